//! A forgiving tokenizer for HTML and XML: tags and text with their places. It never fails; what is no tag is text.
//!
//! Linear in its input: a search that ran to the end without success is not made again.

use crate::text::Span;

/// A piece of markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Text, its references not yet decoded.
    Text(Span),
    /// An opening tag.
    Open {
        /// Lower-case name.
        name: String,
        /// What stands between name and `>`.
        attributes: Span,
        /// Where the tag stands.
        span: Span,
        /// Whether it closes itself.
        empty: bool,
    },
    /// A closing tag: lower-case name, place.
    Close(String, Span),
}

/// Walks over the tokens of a text.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    in_cdata: bool,
    /// Whether a quoted attribute was found to run to the end: quotes are not trusted any more.
    quotes_broken: bool,
    /// Whether no `>` is left.
    no_more_tags: bool,
    /// Raw-text elements whose closing tag was looked for in vain.
    never_closed: Vec<String>,
}

impl<'a> Tokens<'a> {
    /// The tokens of `text`.
    pub(super) const fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            in_cdata: false,
            quotes_broken: false,
            no_more_tags: false,
            never_closed: Vec::new(),
        }
    }

    /// The tokens of the stretch `span` of `text`.
    pub(super) fn within(text: &'a str, span: Span) -> Self {
        Self {
            at: span.start,
            ..Self::new(text.get(..span.end).unwrap_or(text))
        }
    }

    /// Steps to the closing tag of the raw-text element `name` (script, style), or to the end.
    pub(super) fn skip_raw(&mut self, name: &str) {
        if self.raw(name).is_none() {
            self.at = self.text.len();
        }
    }

    /// Steps to the closing tag of the element `name`, whose content is not markup, and gives what stands before it; `None`,
    /// and no step, where it is never closed.
    pub(super) fn raw(&mut self, name: &str) -> Option<Span> {
        if self.never_closed.iter().any(|known| known == name) {
            return None;
        }
        let start = self.at;
        let Some(end) = self.raw_end(name) else {
            self.never_closed.push(name.to_owned());
            return None;
        };
        self.at = end;
        Some(Span::new(start, end))
    }

    /// Where the closing tag of the raw element `name` stands. A script may write scripts inside a comment (HTML standard,
    /// 13.2.5.17); their closing tags are not its own.
    fn raw_end(&self, name: &str) -> Option<usize> {
        let rest = self.rest().as_bytes();
        let (mut in_comment, mut written) = (false, false);
        for (at, byte) in rest.iter().enumerate() {
            let ahead = |word: &[u8]| rest.get(at..).is_some_and(|r| r.starts_with(word));
            match byte {
                b'<' if name == "script" && ahead(b"<!--") => in_comment = true,
                b'-' if in_comment && ahead(b"-->") => (in_comment, written) = (false, false),
                b']' if self.in_cdata && ahead(b"]]>") => return Some(self.at + at),
                b'<' if in_comment && !written && is_tag(rest, at + 1, name) => written = true,
                b'<' if rest.get(at + 1) == Some(&b'/') && is_tag(rest, at + 2, name) => {
                    if !written {
                        return Some(self.at + at);
                    }
                    written = false;
                }
                _ => {}
            }
        }
        None
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Steps over what is neither tag nor text. Whether there was any.
    fn skip_other(&mut self) -> bool {
        let rest = self.rest();
        let length = if rest.starts_with("<!--") {
            rest.find("-->").map_or(rest.len(), |end| end + 3)
        } else if rest.starts_with("<![CDATA[") {
            self.in_cdata = true;
            "<![CDATA[".len()
        } else if self.in_cdata && rest.starts_with("]]>") {
            self.in_cdata = false;
            "]]>".len()
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            rest.find('>').map_or(rest.len(), |end| end + 1)
        } else {
            return false;
        };
        self.at += length;
        true
    }

    /// The tag that begins here, if one does.
    fn tag(&mut self) -> Option<Token> {
        let rest = self.rest();
        let inner = rest.strip_prefix('<')?;
        let (is_close, named) = match inner.strip_prefix('/') {
            Some(named) => (true, named),
            None => (false, inner),
        };
        if self.no_more_tags || !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let length = named
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_' | '.')))
            .unwrap_or(named.len());
        let name = named.get(..length)?.to_ascii_lowercase();
        let name_end = self.at + 1 + usize::from(is_close) + length;
        let end = self.tag_end(name_end)?;
        let span = Span::new(self.at, end + 1);
        self.at = span.end;
        if is_close {
            return Some(Token::Close(name, span));
        }
        let attributes = Span::new(name_end, end);
        let empty = attributes.of(self.text).trim_end().ends_with('/');
        Some(Token::Open {
            name,
            attributes,
            span,
            empty,
        })
    }

    /// Where the `>` of the tag stands whose attributes begin at `from`.
    fn tag_end(&mut self, from: usize) -> Option<usize> {
        if !self.quotes_broken {
            let mut quote = None;
            for (i, byte) in self.text.bytes().enumerate().skip(from) {
                match (quote, byte) {
                    (None, b'>') => return Some(i),
                    (None, b'"' | b'\'') => quote = Some(byte),
                    (Some(open), _) if open == byte => quote = None,
                    _ => {}
                }
            }
            self.quotes_broken = true;
        }
        let found = self.text.get(from..)?.find('>').map(|at| from + at);
        self.no_more_tags |= found.is_none();
        found
    }

    fn text_token(&mut self) -> Token {
        let start = self.at;
        let rest = self.rest();
        let mut end = rest.len();
        for (i, byte) in rest.bytes().enumerate().skip(1) {
            let stop = match byte {
                b'<' => true,
                b']' => self.in_cdata && rest.get(i..).is_some_and(|r| r.starts_with("]]>")),
                _ => false,
            };
            if stop {
                end = i;
                break;
            }
        }
        self.at = start + end;
        Token::Text(Span::new(start, self.at))
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        while self.skip_other() {}
        if self.at >= self.text.len() {
            return None;
        }
        let tag = self.tag();
        Some(tag.unwrap_or_else(|| self.text_token()))
    }
}

/// Whether the name of a tag stands at `at`, and ends there.
fn is_tag(bytes: &[u8], at: usize, name: &str) -> bool {
    let named = bytes.get(at..at + name.len());
    let end = bytes.get(at + name.len());
    named.is_some_and(|named| named.eq_ignore_ascii_case(name.as_bytes()))
        && end.is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
}

/// The value of attribute `key` among `attributes`, references not decoded; empty where it has none.
pub(super) fn attribute<'a>(attributes: &'a str, key: &str) -> Option<&'a str> {
    attributes_of(attributes)
        .find(|(name, _)| name.eq_ignore_ascii_case(key))
        .map(|(_, value)| value)
}

/// Names and values of all `attributes`, in order.
pub(super) fn attributes_of(attributes: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = attributes;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = rest
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(rest.len());
        // A name that begins with `=` is an error of HTML, and has that sign for its name.
        let end = if end == 0 && rest.starts_with('=') {
            1
        } else {
            end
        };
        let name = rest.get(..end).filter(|name| !name.is_empty())?;
        let after = rest.get(end..)?.trim_start();
        let Some(value) = after.strip_prefix('=') else {
            rest = after;
            return Some((name, ""));
        };
        let value = value.trim_start();
        let (found, tail) = match value.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            Some(quote) => {
                let inner = value.get(1..)?;
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        rest = tail;
        Some((name, found))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_in_every_form() {
        let tag = r#" a="x y" B='z' hidden c=d/ e = "f>" "#;
        assert_eq!(attribute(tag, "a"), Some("x y"));
        assert_eq!(attribute(tag, "b"), Some("z"));
        assert_eq!(attribute(tag, "c"), Some("d/"));
        assert_eq!(attribute(tag, "e"), Some("f>"));
        assert_eq!(attribute(tag, "hidden"), Some(""));
        assert_eq!(attribute(tag, "g"), None);
    }

    #[test]
    fn what_is_no_tag_is_text() {
        let text = "1 < 2 <b>x</b> <3 <i";
        let texts: String = Tokens::new(text)
            .filter_map(|token| match token {
                Token::Text(span) => Some(span.of(text)),
                Token::Open { .. } | Token::Close(..) => None,
            })
            .collect();
        assert_eq!(texts, "1 < 2 x <3 <i");
    }

    #[test]
    fn raw_text_ends_at_its_own_tag() {
        let raw = |text: &'static str, name| {
            let mut tokens = Tokens::new(text);
            tokens.next();
            tokens.raw(name).map(|span| span.of(text))
        };
        assert_eq!(
            raw("<style>a</styles></STYLE >b", "style"),
            Some("a</styles>")
        );
        let written = "<script><!-- w('<script></script>') --></script><p>";
        assert_eq!(
            raw(written, "script"),
            Some("<!-- w('<script></script>') -->")
        );
        assert_eq!(raw("<title>never closed", "title"), None);
    }

    #[test]
    fn hostile_quotes_stay_linear() {
        let text = "<a '".repeat(50_000);
        assert!(Tokens::new(&text).count() > 0);
    }
}
