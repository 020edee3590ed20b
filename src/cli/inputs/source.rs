//! What the inputs are, by how they are written: paths, URLs, standard input; on the command line and in a list.

use std::fmt;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use atodds::error::{Error, Result};

use super::{name, reason, text};

/// Where an input is to be had.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Source {
    Stdin,
    Path(PathBuf),
    /// With the scheme http or https; whatever else may be wrong with it.
    Url(String),
}

/// An input that was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) source: Source,
    /// The line that asked for it, if it was not the command line.
    pub(super) listed: Option<Listed>,
}

/// A line of a list of inputs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    file: String,
    line: usize,
}

impl Listed {
    /// Why an input could not be read, with the line that asked for it.
    pub(super) fn blamed(&self, reason: &str) -> String {
        format!("{reason} (listed in {self})")
    }
}

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// All inputs asked for, in order: `paths`, then the lines of the list.
///
/// # Errors
/// When the list cannot be read, when it and an article are both to come from standard input, and when there are URLs of other
/// schemes; all of these are named.
pub(super) fn all(paths: &[PathBuf], list: Option<&Path>) -> Result<Vec<Asked>> {
    let mut asked = Vec::new();
    let mut refused = Vec::new();
    for path in paths {
        match source(path) {
            Ok(source) => asked.push(Asked {
                source,
                listed: None,
            }),
            Err(reason) => refused.push(reason),
        }
    }
    for (listed, line) in list.map(lines).transpose()?.unwrap_or_default() {
        match source(Path::new(&line)) {
            Ok(source) => asked.push(Asked {
                source,
                listed: Some(listed),
            }),
            Err(reason) => refused.push(format!("{listed}: {reason}")),
        }
    }
    if !refused.is_empty() {
        return Err(Error::usage(
            refused.join("\n"),
            "give a path, or a URL that begins with http:// or https://; save anything else to a file first",
        ));
    }
    let stdin = asked.iter().any(|asked| asked.source == Source::Stdin);
    if stdin && list.is_some_and(is_stdin) {
        return Err(Error::usage(
            "standard input cannot be both a list of inputs and an article",
            "put the list in a file",
        ));
    }
    Ok(asked)
}

/// The lines of a list that name an input, in order.
fn lines(list: &Path) -> Result<Vec<(Listed, String)>> {
    let (file, content) = if is_stdin(list) {
        ("standard input".to_owned(), stdin_text()?)
    } else {
        text(list)?
    };
    let content = content.strip_prefix('\u{feff}').unwrap_or(&content);
    let numbered = content.lines().map(str::trim).zip(1_usize..);
    Ok(numbered
        .filter(|(line, _)| !line.is_empty() && !line.starts_with('#'))
        .map(|(line, number)| {
            let file = file.clone();
            (Listed { file, line: number }, line.to_owned())
        })
        .collect())
}

fn stdin_text() -> Result<String> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).map_err(|error| {
        Error::usage(
            format!("standard input: cannot be read: {}", reason(&error)),
            "give a list of paths and URLs, in UTF-8",
        )
    })?;
    Ok(text)
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What an input is.
///
/// `scheme://` is a URL, always. `scheme:` alone is one if no file has that name, so that `data:` and `javascript:` are told
/// from paths, and a file may have a colon in its name. Schemes have two letters at least, and `C:\` is a drive.
fn source(path: &Path) -> std::result::Result<Source, String> {
    if is_stdin(path) {
        return Ok(Source::Stdin);
    }
    let Some((scheme, rest)) = path.to_str().and_then(split_scheme) else {
        return Ok(Source::Path(path.to_owned()));
    };
    let is_url = rest.starts_with("//");
    if !is_url && path.exists() {
        return Ok(Source::Path(path.to_owned()));
    }
    let fetched = ["http", "https"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known));
    if is_url && fetched {
        return Ok(Source::Url(format!("{scheme}:{rest}")));
    }
    let shown = without_credentials(&name(path));
    Err(match (is_url, fetched) {
        (true, _) => format!("{shown}: `{scheme}://` is not fetched"),
        (false, true) => format!("{shown}: `//` is missing behind `{scheme}:`"),
        (false, false) => format!("{shown}: no such file, and `{scheme}:` is not fetched"),
    })
}

/// The scheme of a URL and what follows its colon (RFC 3986, 3.1).
fn split_scheme(text: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = text.split_once(':')?;
    let valid = scheme.len() >= 2
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    valid.then_some((scheme, rest))
}

/// A URL, of any scheme and sound or not, without user name and password, to be shown.
pub(crate) fn without_credentials(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("//") else {
        return url.to_owned();
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    let host = host.rsplit('@').next().unwrap_or_default();
    format!("{scheme}//{host}{path}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> std::result::Result<Source, String> {
        source(Path::new(text))
    }

    #[test]
    fn urls_are_told_from_paths() {
        for text in ["http://a.example", "HTTPS://a.example/b", "http://"] {
            assert_eq!(of(text), Ok(Source::Url(text.to_owned())));
        }
        for text in [
            "a.txt",
            r"C:\news\a.txt",
            "C:/news/a.txt",
            "c:a.txt",
            "12:30.txt",
            "a.example/b",
            "./http://a",
            "a b:c",
            ":",
        ] {
            assert_eq!(of(text), Ok(Source::Path(text.into())), "{text}");
        }
        assert_eq!(of("-"), Ok(Source::Stdin));
    }

    #[test]
    fn other_schemes_are_refused() {
        for (text, reason) in [
            ("foo://x", "foo://x: `foo://` is not fetched"),
            ("file:///a", "file:///a: `file://` is not fetched"),
            (
                "ftp://me:word@a.example/b@c",
                "ftp://a.example/b@c: `ftp://` is not fetched",
            ),
            (
                "data:text/html,a",
                "data:text/html,a: no such file, and `data:` is not fetched",
            ),
            (
                "javascript:a()",
                "javascript:a(): no such file, and `javascript:` is not fetched",
            ),
            (
                "http:/a.example",
                "http:/a.example: `//` is missing behind `http:`",
            ),
        ] {
            assert_eq!(of(text), Err(reason.to_owned()));
        }
    }
}
