//! What every format is brought to before stories are looked for: a text, its map, its blocks, and the metadata found.
//!
//! A block is a paragraph, a line or a list item, with what the format says of it. Blocks hold every byte of the text
//! that is not white space, in order.

use std::ops::Range;

use crate::error::NoteCode;
use crate::text::{OffsetMap, Span};

/// One article as its format gives it.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Page {
    /// Its id inside the file, where the file holds several articles.
    pub(in crate::ingest) id: Option<String>,
    /// Whether it is one of several articles of its file.
    pub(in crate::ingest) in_list: bool,
    pub(in crate::ingest) text: String,
    pub(in crate::ingest) map: Option<OffsetMap>,
    pub(in crate::ingest) blocks: Vec<Block>,
    pub(in crate::ingest) meta: Meta,
    /// The entries of a live blog, in order, none inside another.
    pub(in crate::ingest) entries: Vec<Entry>,
    /// Other articles, in order, none inside another.
    pub(in crate::ingest) related: Vec<Related>,
    /// What its reader should know of how it was read.
    pub(in crate::ingest) notes: Vec<Problem>,
}

/// An entry of a live blog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ingest) struct Entry {
    /// Numbers of its blocks.
    pub(in crate::ingest) blocks: Range<usize>,
    /// When it was written, as the page writes it for machines.
    pub(in crate::ingest) when: Option<String>,
}

/// An article of the page that is not what the page is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ingest) struct Related {
    /// Numbers of its blocks.
    pub(in crate::ingest) blocks: Range<usize>,
    /// When it was published, as the page writes it for machines.
    pub(in crate::ingest) published: Option<String>,
}

/// Why an article was not read, or what a reader should know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ingest) struct Problem {
    pub(in crate::ingest) code: NoteCode,
    pub(in crate::ingest) message: String,
}

impl Problem {
    /// What does not follow its format.
    pub(in crate::ingest) fn malformed(message: impl Into<String>) -> Self {
        Self {
            code: NoteCode::Malformed,
            message: message.into(),
        }
    }
}

/// A stretch of text between two breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) struct Block {
    /// In the page's text, without white space at its ends.
    pub(in crate::ingest) span: Span,
    pub(in crate::ingest) hint: Hint,
}

/// What the format says of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum Hint {
    /// Nothing: the words decide.
    Plain,
    /// The format calls it the headline.
    Title,
    /// The format calls it a heading.
    Heading,
    /// The format calls it an item of a list.
    ListItem,
    /// The format calls it the caption of a picture or table.
    Caption,
    /// The format calls it a quotation from another text.
    Quote,
    /// The format calls it a row of a table: its cells stand between ` | `.
    Row,
    /// It is front matter: read as metadata already.
    Front,
    /// The format marks it as byline or time.
    Meta,
    /// The format marks it as navigation, advertising or the like.
    Clutter,
}

/// Metadata as published, unread.
#[derive(Debug, Clone, Default)]
pub(in crate::ingest) struct Meta {
    pub(in crate::ingest) title: Option<String>,
    /// The credited source: front matter `source`, JSON `source`.
    pub(in crate::ingest) source: Option<String>,
    /// Name of the channel or site.
    pub(in crate::ingest) site: Option<String>,
    pub(in crate::ingest) url: Option<String>,
    /// Who wrote it, in the order given.
    pub(in crate::ingest) authors: Vec<String>,
    /// Its language, as a tag of BCP 47.
    pub(in crate::ingest) language: Option<String>,
    /// The wire agency it credits in its metadata.
    pub(in crate::ingest) credit: Option<String>,
    /// When it was last changed, in words, with the name of the field.
    pub(in crate::ingest) modified: Vec<(String, String)>,
    /// When it was published, in words, with the name of the field.
    pub(in crate::ingest) published: Vec<(String, String)>,
}

impl Meta {
    /// Adds a publication date found in `field`.
    pub(in crate::ingest) fn add_date(&mut self, field: &str, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            self.published.push((field.to_owned(), value.to_owned()));
        }
    }
}

/// The note on an article that its publisher withholds or has taken back, as the field `field` says with `status`: a word, a code
/// `stat:canceled` or the address of one (IPTC NewsCodes, publishing status). `None` for one that may be used.
pub(in crate::ingest) fn withheld(field: &str, status: &str) -> Option<Problem> {
    let word = status.rsplit([':', '/']).next().unwrap_or(status);
    let word = word.trim().to_ascii_lowercase();
    matches!(word.as_str(), "withheld" | "canceled" | "cancelled").then(|| Problem {
        code: NoteCode::Withheld,
        message: format!("not read, since its publisher has `{word}` as its {field}"),
    })
}

/// The author a byline names: "By Ann Aas".
pub(in crate::ingest) fn author(byline: &str) -> Option<String> {
    let byline = byline.trim();
    let name = match byline.get(..3) {
        Some(by) if by.eq_ignore_ascii_case("by ") => byline.get(3..)?,
        _ => byline,
    };
    clean(name)
}

/// A value without control characters or blanks at its ends, `None` where nothing is left.
pub(in crate::ingest) fn clean(value: &str) -> Option<String> {
    let value: String = value
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}
