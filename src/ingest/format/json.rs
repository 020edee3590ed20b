//! JSON articles: one object a line, one object, or an array of objects; keys `id`, `source`, `url`, `title`,
//! `published`, `text`.
//!
//! Whether JSON is well-formed is left to `serde_json`; a small scanner then finds where the strings of the outermost
//! object stand, so that the article's text keeps its place in the file, escapes included.

use serde::de::IgnoredAny;

use super::page::{Meta, Page, clean};
use super::plain;
use crate::text::{OffsetMapBuilder, Span};

/// A page, or what was wrong, with the offset of the article in the text.
pub(in crate::ingest) type Item = (usize, Result<Page, String>);

/// Whether `text` holds JSON articles.
pub(in crate::ingest) fn is_json(text: &str) -> bool {
    let first = text.trim_start().lines().next().unwrap_or("");
    first.starts_with('{') && (valid(first).is_ok() || valid(text).is_ok())
        || first.starts_with('[') && valid(text).is_ok()
}

fn valid(json: &str) -> Result<IgnoredAny, serde_json::Error> {
    serde_json::from_str(json)
}

/// Reads every article of `text`.
pub(in crate::ingest) fn read(text: &str) -> Vec<Item> {
    if valid(text).is_ok() {
        return objects(text);
    }
    let mut items = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            let page = self::line(line).map(|mut page| {
                page.map = page.map.map(|map| map.shifted(start));
                page
            });
            items.push((start, page));
        }
        start += line.len();
    }
    items
}

/// Reads one line of JSON lines.
pub(in crate::ingest) fn line(text: &str) -> Result<Page, String> {
    match valid(text) {
        Ok(_) => read_at(text, 0),
        Err(error) => Err(format!("not read as JSON: {}", reason(&error))),
    }
}

/// The parser's message without its line, which counts from the start of the article.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(at) => message.get(..at).unwrap_or(&message).to_owned(),
        None => message,
    }
}

/// The objects of a well-formed text: itself, or the members of an array.
fn objects(text: &str) -> Vec<Item> {
    let mut scanner = Scanner { text, at: 0 };
    scanner.blanks();
    let mut items = Vec::new();
    if scanner.peek() == Some(b'[') {
        scanner.at += 1;
        loop {
            scanner.blanks();
            match scanner.peek() {
                Some(b']') | None => break,
                Some(b',') => scanner.at += 1,
                Some(_) => {
                    let start = scanner.at;
                    items.push((start, read_at(text, start)));
                    scanner.skip_value();
                    if scanner.at == start {
                        break;
                    }
                }
            }
        }
    } else {
        items.push((scanner.at, read_at(text, scanner.at)));
    }
    items
}

fn read_at(text: &str, start: usize) -> Result<Page, String> {
    article(text, start).ok_or_else(|| "expected an object with a string `text`".to_owned())
}

/// The article whose well-formed object begins at or after `start`.
fn article(text: &str, start: usize) -> Option<Page> {
    let mut scanner = Scanner { text, at: start };
    scanner.blanks();
    (scanner.peek()? == b'{').then_some(())?;
    scanner.at += 1;
    let mut meta = Meta::default();
    let (mut id, mut body) = (None, None);
    loop {
        scanner.blanks();
        match scanner.peek()? {
            b',' => scanner.at += 1,
            b'"' => {
                let key = scanner.string()?;
                let key = unescape(text, key).finish().0;
                scanner.blanks();
                scanner.at += 1;
                scanner.blanks();
                let value = scanner.skip_value();
                if key == "text" {
                    body = (text.as_bytes().get(value.start) == Some(&b'"')).then_some(value);
                } else {
                    set(&mut meta, &mut id, &key, text, value);
                }
            }
            _ => break,
        }
    }
    let body = body?;
    let (text, map) = unescape(text, Span::new(body.start + 1, body.end - 1)).finish();
    Some(Page {
        id,
        in_list: true,
        meta,
        ..plain::page(text, Some(map), 0)
    })
}

fn set(meta: &mut Meta, id: &mut Option<String>, key: &str, text: &str, value: Span) {
    let raw = value.of(text);
    let value = if raw.starts_with('"') {
        let inner = Span::new(value.start + 1, value.end.saturating_sub(1));
        clean(&unescape(text, inner).finish().0)
    } else if raw.starts_with(|c: char| c.is_ascii_digit()) {
        Some(raw.to_owned())
    } else {
        None
    };
    let Some(value) = value else { return };
    match key {
        "id" => *id = Some(value),
        "title" | "headline" => meta.title = Some(value),
        "source" | "outlet" => meta.source = Some(value),
        "url" => meta.url = Some(value),
        "published" | "date" => meta.add_date(key, &value),
        _ => {}
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
                    if self.string().is_none() {
                        break;
                    }
                    if depth == 0 {
                        break;
                    }
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth <= 1 => {
                    self.at += depth;
                    break;
                }
                b'}' | b']' => depth -= 1,
                b',' | b' ' | b'\t' | b'\r' | b'\n' if depth == 0 => break,
                _ => {}
            }
            self.at += 1;
        }
        Span::new(start, self.at.min(self.text.len()))
    }
}

/// The string between the quotes at `span`, its escapes decoded.
fn unescape(text: &str, span: Span) -> OffsetMapBuilder {
    let mut builder = OffsetMapBuilder::new();
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
    builder
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
    fn strings_keep_their_place() {
        let raw = r#"{"id": 7, "n": {"text": [1, "x"]}, "text": "A\u00e9\ud83d\ude00 \"b\"\nc", "title": null}"#;
        let items = read(raw);
        let Some((0, Ok(page))) = items.first() else {
            unreachable!("{items:?}")
        };
        assert_eq!(page.text, "Aé😀 \"b\"\nc");
        assert_eq!(page.id.as_deref(), Some("7"));
        let at = page.text.find('c').unwrap_or(0);
        let raw_span = page
            .map
            .as_ref()
            .map(|map| map.raw(Span::new(at, at + 1)))
            .unwrap_or(Span::new(0, 0));
        assert_eq!(raw_span.of(raw), "c");
    }

    #[test]
    fn broken_lines_do_not_stop_the_others() {
        let items =
            read("{\"text\":\"a\"}\n{\"text\": oops}\n{\"title\":\"t\"}\n{\"text\":\"b\"}\n");
        let fine: Vec<bool> = items.iter().map(|(_, item)| item.is_ok()).collect();
        assert_eq!(fine, [true, false, false, true]);
    }

    #[test]
    fn arrays_are_read() {
        let items = read("[{\"text\":\"a\"}, 3, {\"text\":\"b\"}]");
        assert_eq!(items.iter().filter(|(_, item)| item.is_ok()).count(), 2);
    }
}
