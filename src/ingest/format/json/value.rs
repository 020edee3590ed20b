//! Values of well-formed JSON with their places in the text, so that what is read keeps its place, escapes included.
//!
//! Whether JSON is well-formed is left to `serde_json`; here it is only walked over.

use std::ops::ControlFlow;

use crate::ingest::format::page::clean;
use crate::text::{OffsetMapBuilder, Span};

/// A value in a well-formed text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'a> {
    text: &'a str,
    /// From its first byte to its last.
    pub(super) span: Span,
}

impl<'a> Value<'a> {
    /// The value that begins at or after `at`.
    pub(super) fn at(text: &'a str, at: usize) -> Self {
        let mut scanner = Scanner { text, at };
        scanner.blanks();
        let span = scanner.skip_value();
        Self { text, span }
    }

    fn begins_with(&self, first: char) -> bool {
        self.span.of(self.text).starts_with(first)
    }

    /// Whether it is an object.
    pub(super) fn is_object(&self) -> bool {
        self.begins_with('{')
    }

    /// Whether it is an array.
    pub(super) fn is_array(&self) -> bool {
        self.begins_with('[')
    }

    /// Whether it is a string with more than blanks in it.
    pub(super) fn is_text(&self) -> bool {
        self.begins_with('"') && self.span.of(self.text).len() > 2 && self.word().is_some()
    }

    /// The members of an object, in order; none of anything else.
    pub(super) fn members(&self) -> Vec<(String, Self)> {
        let mut found = Vec::new();
        if !self.is_object() {
            return found;
        }
        self.each(|scanner| {
            let Some(key) = scanner.string() else {
                return ControlFlow::Break(());
            };
            scanner.blanks();
            // The colon.
            scanner.at += 1;
            scanner.blanks();
            let span = scanner.skip_value();
            let key = unescaped(self.text, key);
            found.push((key, Self { span, ..*self }));
            ControlFlow::Continue(())
        });
        found
    }

    /// The elements of an array, in order; none of anything else.
    pub(super) fn elements(&self) -> Vec<Self> {
        let mut found = Vec::new();
        if !self.is_array() {
            return found;
        }
        self.each(|scanner| {
            let span = scanner.skip_value();
            if span.is_empty() {
                return ControlFlow::Break(());
            }
            found.push(Self { span, ..*self });
            ControlFlow::Continue(())
        });
        found
    }

    /// Calls `take` at the beginning of each member or element.
    fn each(&self, mut take: impl FnMut(&mut Scanner<'a>) -> ControlFlow<()>) {
        let mut scanner = Scanner {
            text: self.text,
            at: self.span.start + 1,
        };
        loop {
            scanner.blanks();
            match scanner.peek() {
                Some(b',') => scanner.at += 1,
                Some(b']' | b'}') | None => break,
                Some(_) => {
                    if take(&mut scanner).is_break() {
                        break;
                    }
                }
            }
        }
    }

    /// The value of the member `key` of an object.
    pub(super) fn member(&self, key: &str) -> Option<Self> {
        let mut members = self.members().into_iter();
        members
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// A string or number, as it is meant: escapes decoded, without blanks at its ends.
    pub(super) fn word(&self) -> Option<String> {
        if self.begins_with('"') {
            let inner = Span::new(self.span.start + 1, self.span.end.saturating_sub(1));
            return clean(&unescaped(self.text, inner));
        }
        let raw = self.span.of(self.text);
        raw.starts_with(|c: char| c.is_ascii_digit())
            .then(|| raw.to_owned())
    }

    /// Appends a string, its escapes decoded; nothing of other values.
    pub(super) fn decode_into(&self, builder: &mut OffsetMapBuilder) {
        if self.begins_with('"') {
            let inner = Span::new(self.span.start + 1, self.span.end.saturating_sub(1));
            unescape(self.text, inner, builder);
        }
    }

    /// A string, its escapes decoded, blanks and all.
    pub(super) fn string(&self) -> String {
        let mut builder = OffsetMapBuilder::new();
        self.decode_into(&mut builder);
        builder.finish().0
    }

    /// The names a value gives: a string, an object with a `name`, or an array of these.
    pub(super) fn names(&self) -> Vec<String> {
        if self.is_array() {
            let elements = self.elements().into_iter();
            return elements.flat_map(|element| element.names()).collect();
        }
        let name = match self.is_object() {
            true => self.member("name").and_then(|name| name.word()),
            false => self.word(),
        };
        name.into_iter().collect()
    }
}

/// Walks over well-formed JSON.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// Steps over the string that begins here and gives what stands between its quotes.
    fn string(&mut self) -> Option<Span> {
        let start = self.at + 1;
        self.at = start;
        loop {
            match self.peek()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(Span::new(start, self.at - 1))
    }

    /// Steps over any value.
    fn skip_value(&mut self) -> Span {
        let start = self.at;
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    if self.string().is_none() || depth == 0 {
                        break;
                    }
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth <= 1 => {
                    // The bracket is the value's own, or that of what holds it.
                    self.at += depth;
                    break;
                }
                b'}' | b']' => depth -= 1,
                b',' | b' ' | b'\t' | b'\r' | b'\n' if depth == 0 => break,
                _ => {}
            }
            self.at += 1;
        }
        let end = self.at.min(self.text.len());
        Span::new(start.min(end), end)
    }
}

fn unescaped(text: &str, span: Span) -> String {
    let mut builder = OffsetMapBuilder::new();
    unescape(text, span, &mut builder);
    builder.finish().0
}

/// Appends the string between the quotes at `span`, its escapes decoded.
fn unescape(text: &str, span: Span, builder: &mut OffsetMapBuilder) {
    let mut at = span.start;
    while at < span.end {
        let rest = Span::new(at, span.end).of(text);
        let plain = rest.find('\\').unwrap_or(rest.len());
        builder.verbatim(rest.get(..plain).unwrap_or(""), at);
        at += plain;
        let Some(escape) = rest.get(plain..).filter(|rest| !rest.is_empty()) else {
            break;
        };
        let (decoded, length) = unescape_one(escape);
        builder.replaced(decoded.encode_utf8(&mut [0; 4]), Span::new(at, at + length));
        at += length;
    }
}

/// The character of the escape at the start of `rest`, and how many bytes it takes.
fn unescape_one(rest: &str) -> (char, usize) {
    let simple = match rest.as_bytes().get(1) {
        Some(b'n') => '\n',
        Some(b't') => '\t',
        Some(b'r') => '\r',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'u') => return unescape_code(rest),
        Some(_) => {
            let next = rest.get(1..).and_then(|r| r.chars().next());
            let next = next.unwrap_or('\u{fffd}');
            return (next, 1 + next.len_utf8());
        }
        None => '\u{fffd}',
    };
    (simple, rest.len().min(2))
}

fn unescape_code(rest: &str) -> (char, usize) {
    let unit = |at: usize| {
        rest.get(at..at + 4)
            .and_then(|hex| u32::from_str_radix(hex, 16).ok())
    };
    let first = unit(2).unwrap_or(0xFFFD);
    if (0xD800..0xDC00).contains(&first)
        && rest.get(6..8) == Some("\\u")
        && let Some(second) = unit(8).filter(|unit| (0xDC00..0xE000).contains(unit))
    {
        let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        return (char::from_u32(code).unwrap_or('\u{fffd}'), 12);
    }
    (
        char::from_u32(first).unwrap_or('\u{fffd}'),
        rest.len().min(6),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_and_elements() {
        let text = r#" {"a": [1, "x", {"y": []}], "b\u0062": {"name": "n"}, "c" : null } "#;
        let value = Value::at(text, 0);
        let keys: Vec<String> = value.members().into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, ["a", "bb", "c"]);
        let lengths = value.member("a").map(|a| a.elements().len());
        assert_eq!(lengths, Some(3));
        assert_eq!(
            value.member("bb").map(|b| b.names()),
            Some(vec!["n".to_owned()])
        );
        assert!(value.elements().is_empty());
    }
}
