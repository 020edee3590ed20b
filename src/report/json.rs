//! The report as JSON, version 1, written and read back.
//!
//! What a terminal would obey is written as a JSON escape (`\u009b`), so that a report can be shown as it is; reading it
//! back gives the same text.

use serde::{Deserialize, Serialize};

use super::Report;
use super::visible::is_hidden;
use crate::error::{ErrorKind, Result};

/// The version of the contract this program writes and reads.
pub const VERSION: u32 = 1;

/// The report as indented JSON, with a line break at the end.
pub fn write(report: &Report) -> String {
    pretty(report)
}

/// Any of this program's JSON documents as indented JSON, with a line break at the end.
pub fn pretty<T: Serialize>(value: &T) -> String {
    finish(serde_json::to_string_pretty(value))
}

/// One line of JSON lines, line break included.
pub fn line<T: Serialize>(value: &T) -> String {
    finish(serde_json::to_string(value))
}

/// Reads a report that [`write()`] wrote, of this version. `path` is named in errors only.
///
/// # Errors
/// [`ErrorKind::Report`] when `text` is not JSON, not a report, or one of a later version.
pub fn read(path: &str, text: &str) -> Result<Report> {
    let wrong = |message: String| ErrorKind::Report {
        path: path.to_owned(),
        message,
    };
    let head: Head = serde_json::from_str(text).map_err(|error| wrong(error.to_string()))?;
    if head.version != VERSION {
        return Err(wrong(format!(
            "expected version {VERSION} of the report, found {}",
            head.version
        ))
        .into());
    }
    Ok(serde_json::from_str(text).map_err(|error| wrong(error.to_string()))?)
}

/// The one field that every version has.
#[derive(Deserialize)]
struct Head {
    version: u32,
}

/// Our types have string keys and no failing serialisers, so there is always text; an empty document would be the answer if
/// that ever changed.
fn finish(json: serde_json::Result<String>) -> String {
    let mut text = escape(json.unwrap_or_default());
    text.push('\n');
    text
}

/// Outside its strings JSON is printable ASCII and line breaks, so whatever is hidden here stands inside a string.
fn escape(json: String) -> String {
    let escapes = |c: char| c != '\n' && is_hidden(c);
    if !json.contains(escapes) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if escapes(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn a_report_comes_back_as_it_went() {
        let mut report = sample::report();
        report.claims[0].quote = "a\u{9b}31m \u{202e}b\u{1b}[0m \u{e0041}".to_owned();
        let text = write(&report);
        assert!(!text.contains(|c| c != '\n' && is_hidden(c)), "{text}");
        assert!(text.ends_with("}\n"));
        assert_eq!(read("r.json", &text).ok(), Some(report));
    }

    #[test]
    fn what_is_no_report_is_refused_by_name() {
        let message = |text: &str| match read("r.json", text) {
            Ok(_) => String::new(),
            Err(error) => error.to_string(),
        };
        assert!(message("[1]").starts_with("r.json: not a JSON report of atodds: "));
        assert!(message("{\"version\":2}").contains("expected version 1 of the report, found 2"));
        assert!(message("").contains("help: write one with"));
    }
}
