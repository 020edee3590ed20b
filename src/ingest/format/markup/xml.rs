//! A forgiving scanner for XML, over bytes, so that it can follow a buffer that still grows.
//!
//! Comes in: bytes in a character set whose ASCII is ASCII. Goes out: text, CDATA sections and tags with their places; comments,
//! instructions and declarations are stepped over. It never fails: what is no tag is text. It expands nothing: a document type
//! is skipped, and with it every entity it declares. Linear in its input.

use memchr::{memchr, memchr2, memmem};

use crate::text::Span;

/// A piece of XML, with where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text, its references not yet decoded.
    Text(Span),
    /// What stands in a CDATA section, or a part of it.
    Cdata(Span),
    /// An opening tag.
    Open {
        /// Where the tag stands.
        tag: Span,
        /// Its name, prefix included.
        name: Span,
        /// What stands behind the name.
        attributes: Span,
        /// Whether it closes itself.
        empty: bool,
    },
    /// A closing tag.
    Close {
        /// Where the tag stands.
        tag: Span,
        /// Its name, prefix included.
        name: Span,
    },
}

/// The outcome of one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The next piece.
    Piece(Piece),
    /// More bytes are needed to tell.
    NeedMore,
    /// Nothing is left.
    End,
}

/// What the scanner is in the middle of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Within {
    #[default]
    Content,
    Cdata,
    Comment,
    Instruction,
    /// A declaration such as a document type, up to its internal subset.
    Declaration,
    /// The internal subset of a document type.
    Subset,
}

/// Steps over the pieces of a buffer; it holds places only, so that the buffer may grow between two steps.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scanner {
    at: usize,
    within: Within,
}

/// A tag longer than this is text: no publisher writes one, and looking for its end must not take for ever.
const LONGEST_TAG: usize = 64 * 1024;

const CDATA: &[u8] = b"<![CDATA[";

impl Scanner {
    /// A scanner that begins at byte `at`.
    pub(super) const fn from(at: usize) -> Self {
        Self {
            at,
            within: Within::Content,
        }
    }

    /// Forgets the first `count` bytes, which were taken out of the buffer and lie behind the scanner.
    pub(super) fn forget(&mut self, count: usize) {
        self.at = self.at.saturating_sub(count);
    }

    /// The next piece of `bytes`; `ended` tells that no more will come.
    pub(super) fn step(&mut self, bytes: &[u8], ended: bool) -> Step {
        loop {
            let rest = bytes.get(self.at..).unwrap_or(&[]);
            if rest.is_empty() {
                return if ended { Step::End } else { Step::NeedMore };
            }
            let found = match self.within {
                Within::Content => self.content(bytes, rest, ended),
                Within::Cdata => Some(self.cdata(rest, ended)),
                Within::Comment => self.skip_to(rest, b"-->", ended),
                Within::Instruction => self.skip_to(rest, b">", ended),
                Within::Declaration => self.declaration(rest),
                Within::Subset => self.subset(rest, ended),
            };
            if let Some(step) = found {
                return step;
            }
        }
    }

    /// A step in content; `None` where something else begins here.
    fn content(&mut self, bytes: &[u8], rest: &[u8], ended: bool) -> Option<Step> {
        if rest.first() != Some(&b'<') {
            return Some(self.text(rest, 0));
        }
        let opens = [
            (&b"<!--"[..], Within::Comment),
            (CDATA, Within::Cdata),
            (b"<?", Within::Instruction),
            (b"<!", Within::Declaration),
        ];
        if !ended && rest.len() < CDATA.len() && CDATA.starts_with(rest.get(..2).unwrap_or(rest)) {
            return Some(Step::NeedMore);
        }
        if let Some((mark, within)) = opens.iter().find(|(mark, _)| rest.starts_with(mark)) {
            self.at += mark.len();
            self.within = *within;
            return None;
        }
        let close = rest.get(1) == Some(&b'/');
        let name_start = if close { 2 } else { 1 };
        let Some(first) = rest.get(name_start) else {
            return Some(if ended {
                self.text(rest, 1)
            } else {
                Step::NeedMore
            });
        };
        if !(first.is_ascii_alphabetic() || *first == b'_' || !first.is_ascii()) {
            return Some(self.text(rest, 1));
        }
        Some(match tag_end(rest, name_start) {
            End::At(end) => self.tag(bytes, name_start, end, close),
            End::Open if !ended && rest.len() < LONGEST_TAG => Step::NeedMore,
            End::Open | End::None => self.text(rest, 1),
        })
    }

    /// Text up to the next `<` at or after `from`.
    fn text(&mut self, rest: &[u8], from: usize) -> Step {
        let length = memchr(b'<', rest.get(from..).unwrap_or(&[]));
        let length = length.map_or(rest.len(), |found| from + found);
        let span = Span::new(self.at, self.at + length);
        self.at = span.end;
        Step::Piece(Piece::Text(span))
    }

    /// The tag that begins here and whose `>` stands `end` bytes on.
    fn tag(&mut self, bytes: &[u8], name_start: usize, end: usize, close: bool) -> Step {
        let tag = Span::new(self.at, self.at + end + 1);
        let name_start = self.at + name_start;
        self.at = tag.end;
        let inner = bytes.get(name_start..tag.end - 1).unwrap_or(&[]);
        let name_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'/';
        let length = inner.iter().position(name_end).unwrap_or(inner.len());
        let name = Span::new(name_start, name_start + length);
        Step::Piece(if close {
            Piece::Close { tag, name }
        } else {
            Piece::Open {
                tag,
                name,
                attributes: Span::new(name.end, tag.end - 1),
                empty: inner.ends_with(b"/"),
            }
        })
    }

    /// Text of a CDATA section, up to its end or as far as it is there.
    fn cdata(&mut self, rest: &[u8], ended: bool) -> Step {
        const END: &[u8] = b"]]>";
        let (length, skipped) = match memmem::find(rest, END) {
            Some(found) => (found, END.len()),
            None if ended => (rest.len(), 0),
            None if rest.len() < END.len() => return Step::NeedMore,
            None => (rest.len() + 1 - END.len(), 0),
        };
        if skipped > 0 {
            self.within = Within::Content;
        }
        let span = Span::new(self.at, self.at + length);
        self.at = span.end + skipped;
        Step::Piece(Piece::Cdata(span))
    }

    /// Steps behind `end`; what has no end goes on to the end of the input.
    fn skip_to(&mut self, rest: &[u8], end: &[u8], ended: bool) -> Option<Step> {
        match memmem::find(rest, end) {
            Some(found) => {
                self.at += found + end.len();
                self.within = Within::Content;
                None
            }
            None if ended => {
                self.at += rest.len();
                None
            }
            None => {
                self.at += (rest.len() + 1).saturating_sub(end.len());
                Some(Step::NeedMore)
            }
        }
    }

    fn declaration(&mut self, rest: &[u8]) -> Option<Step> {
        let found = memchr2(b'[', b'>', rest);
        self.at += found.map_or(rest.len(), |found| found + 1);
        match found.and_then(|found| rest.get(found)) {
            Some(b'[') => self.within = Within::Subset,
            Some(_) => self.within = Within::Content,
            None => {}
        }
        None
    }

    /// Steps behind the `]>` that ends an internal subset.
    fn subset(&mut self, rest: &[u8], ended: bool) -> Option<Step> {
        let Some(found) = memchr(b']', rest) else {
            self.at += rest.len();
            return None;
        };
        self.at += found;
        let behind = rest.get(found + 1..).unwrap_or(&[]);
        match behind.iter().position(|byte| !byte.is_ascii_whitespace()) {
            Some(blanks) => {
                self.at += 1;
                if behind.get(blanks) == Some(&b'>') {
                    self.at += blanks + 1;
                    self.within = Within::Content;
                }
                None
            }
            None if ended => {
                self.at += 1 + behind.len();
                None
            }
            None => Some(Step::NeedMore),
        }
    }
}

/// Where a tag ends.
enum End {
    At(usize),
    /// Not in these bytes.
    Open,
    /// It does not: another tag begins before.
    None,
}

/// Where the `>` of the tag at the start of `rest` stands. A `<` cannot stand in a tag (XML 1.0, 2.3 and 3.1); where one does, a
/// quotation mark was left open, and the first `>` ends the tag.
fn tag_end(rest: &[u8], from: usize) -> End {
    let mut quote = None;
    let mut unquoted = None;
    for (i, byte) in rest.iter().enumerate().take(LONGEST_TAG).skip(from) {
        match (quote, *byte) {
            (None, b'>') => return End::At(i),
            (None, b'"' | b'\'') => quote = Some(*byte),
            (Some(_), b'>') => {
                unquoted.get_or_insert(i);
            }
            (_, b'<') => return unquoted.map_or(End::None, End::At),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    End::Open
}

/// The pieces of `text` within `span`.
pub(super) fn pieces(text: &str, span: Span) -> impl Iterator<Item = Piece> + '_ {
    let bytes = text.as_bytes().get(..span.end).unwrap_or(text.as_bytes());
    let mut scanner = Scanner::from(span.start);
    std::iter::from_fn(move || match scanner.step(bytes, true) {
        Step::Piece(piece) => Some(piece),
        Step::NeedMore | Step::End => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let show = |piece| match piece {
            Piece::Text(span) => format!("text {}", span.of(text)),
            Piece::Cdata(span) => format!("cdata {}", span.of(text)),
            Piece::Open { name, empty, .. } => format!("open {} {empty}", name.of(text)),
            Piece::Close { name, .. } => format!("close {}", name.of(text)),
        };
        pieces(text, Span::new(0, text.len())).map(show).collect()
    }

    #[test]
    fn pieces_of_every_sort() {
        let text = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b \"c>\">] ><a:b c='>'>x<!-- <d> --><![CDATA[<e>]]]]><f/></a:b>";
        assert_eq!(
            shown(text),
            [
                "open a:b false",
                "text x",
                "cdata <e>]]",
                "open f true",
                "close a:b"
            ]
        );
    }

    #[test]
    fn what_is_no_tag_is_text() {
        assert_eq!(
            shown("1 < 2 <b c='>x</b> <3 <i"),
            [
                "text 1 ",
                "text < 2 ",
                "open b false",
                "text x",
                "close b",
                "text  ",
                "text <3 ",
                "text <i"
            ]
        );
    }

    #[test]
    fn a_growing_buffer_gives_the_same_tags() {
        let text = "<a b='1'><!-- x > y --><![CDATA[ </a> ]]><!DOCTYPE q [ ] > ]><c/>t</a>";
        let tags = |pieces: Vec<Piece>| -> Vec<Piece> {
            let is_tag = |piece: &Piece| matches!(piece, Piece::Open { .. } | Piece::Close { .. });
            pieces.into_iter().filter(is_tag).collect()
        };
        let whole = tags(pieces(text, Span::new(0, text.len())).collect());
        assert_eq!(whole.len(), 3);
        let mut scanner = Scanner::default();
        let mut grown = Vec::new();
        for end in 0..=text.len() {
            let ended = end == text.len();
            while let Step::Piece(piece) = scanner.step(&text.as_bytes()[..end], ended) {
                grown.push(piece);
            }
        }
        assert_eq!(tags(grown), whole);
    }
}
