//! The report as JSON, version 1, written and read back.
//!
//! What a terminal would obey is written as a JSON escape (`\u009b`), so that a report can be shown as it is; reading it
//! back gives the same text.

use std::io;

use serde::{Deserialize, Serialize};
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use super::Report;
use super::visible::is_hidden;
use crate::error::{ErrorKind, Result};

/// The version of the contract this program writes and reads.
pub const VERSION: u32 = 1;

/// The report as indented JSON, with a line break at the end.
pub fn write(report: &Report) -> String {
    pretty(report)
}

/// Writes the report as [`write()`] does, piece by piece: that of an archive need not be in memory as a text.
///
/// # Errors
/// Those of `out`.
pub fn write_to(report: &Report, out: impl io::Write) -> io::Result<()> {
    serialise(report, PrettyFormatter::new(), out)
}

/// Any of this program's JSON documents as indented JSON, with a line break at the end.
pub fn pretty<T: Serialize>(value: &T) -> String {
    text_of(value, PrettyFormatter::new())
}

/// One line of JSON lines, line break included.
pub fn line<T: Serialize>(value: &T) -> String {
    text_of(value, CompactFormatter)
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

/// Our types have string keys and no failing serialisers, so there is always text; what was written so far would be the answer
/// if that ever changed.
fn text_of<T: Serialize>(value: &T, formatter: impl Formatter) -> String {
    let mut bytes = Vec::new();
    let _ = serialise(value, formatter, &mut bytes);
    String::from_utf8(bytes).unwrap_or_default()
}

fn serialise<T: Serialize>(
    value: &T,
    formatter: impl Formatter,
    mut out: impl io::Write,
) -> io::Result<()> {
    let mut serialiser = Serializer::with_formatter(&mut out, Escaping(formatter));
    value.serialize(&mut serialiser)?;
    out.write_all(b"\n")
}

/// Writes as `F` does, with escapes for what a terminal would obey. Outside its strings JSON is printable ASCII and line breaks,
/// so whatever is hidden stands inside a string.
struct Escaping<F>(F);

impl<F: Formatter> Formatter for Escaping<F> {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, hidden)) = rest.char_indices().find(|(_, c)| is_hidden(*c)) {
            let (before, from) = rest.split_at(at);
            self.0.write_string_fragment(writer, before)?;
            for unit in hidden.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = from.get(hidden.len_utf8()..).unwrap_or("");
        }
        self.0.write_string_fragment(writer, rest)
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
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
