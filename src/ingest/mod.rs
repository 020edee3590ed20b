//! Bytes into documents and stories: decoding, formats, story boundaries, clutter, datelines, reference times.
//!
//! Comes in: named bytes. Goes out: [`Corpus`]: documents whose stories are made of segments of extracted text, each byte
//! mapped to the raw bytes, and notes on whatever could not be read. What is clutter is marked, never deleted.

mod document;
mod format;
mod input;
mod language;
mod raw;
mod read;
mod record;
mod reference;
mod story;

pub use format::Format;
pub use input::{Declared, Input};
pub use raw::{RawPart, RawPlace};
pub use read::{Options, Read, Unwatched, Watch, map, read};

use std::fmt;
use std::sync::Arc;

use crate::error::Note;
use crate::resolve::Reference;
use crate::text::{OffsetMap, Sketch, Span};
use crate::value::{Basis, Place};

/// All documents of a run, in the order of their paths, and what could not be read.
#[derive(Debug, Default)]
pub struct Corpus {
    /// Sorted by path.
    pub documents: Vec<Document>,
    /// Sorted.
    pub notes: Vec<Note>,
}

/// One file, feed item or page as published.
#[derive(Debug)]
pub struct Document {
    /// The raw file's path, with `#id` for an article inside a file.
    pub path: String,
    /// The `id` an article inside a file came with.
    pub id: Option<String>,
    /// The raw bytes it came from.
    pub raw: Arc<RawPart>,
    /// The extracted text: all spans of its stories point into it.
    pub text: String,
    /// From `text` back to the raw bytes.
    pub map: OffsetMap,
    /// Its address, where given.
    pub url: Option<String>,
    /// Who wrote it, as its metadata says.
    pub authors: Vec<String>,
    /// Its language, as its metadata says: a tag of BCP 47.
    pub language: Option<String>,
    /// Its stories in order of appearance; at least one, and one of them main.
    pub stories: Vec<Story>,
}

impl Document {
    /// Where the span `at` of its text stands in the raw input.
    pub fn place(&self, at: Span) -> RawPlace {
        self.raw.place(self.map.raw(at))
    }
}

/// One article inside a document.
#[derive(Debug, Clone)]
pub struct Story {
    /// The document's path, and `~2`, `~3` … for the second story and so on: unique in a run, independent of other inputs.
    pub id: String,
    /// The headline: span in the document's text.
    pub title: Option<Span>,
    /// Headline from metadata, where the text has none.
    pub title_text: Option<String>,
    /// Who published it: a credited outlet, else the site, else the file name. Never an aggregator.
    pub outlet: String,
    /// Whether this is what the page is about, rather than a related story.
    pub main: bool,
    /// Its segments in order; clutter included and marked.
    pub segments: Vec<Segment>,
    /// Where its dateline says it was filed.
    pub dateline: Option<Place>,
    /// The time its words are counted from.
    pub reference: Option<Reference>,
    /// How the reference time is known: the winner first, then what else was found.
    pub basis: Vec<Basis>,
    /// The wire agency it was taken from, where credited.
    pub origin: Option<Origin>,
    /// Of its content, by which reprints are told.
    pub sketch: Sketch,
}

/// Where a story was taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The news agency of that name.
    Agency(String),
    /// A news agency that is not named: which one two such stories are from is not known.
    UnnamedAgency,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agency(name) => f.write_str(name),
            Self::UnnamedAgency => f.write_str("an unnamed news agency"),
        }
    }
}

/// A stretch of a document's text with one role.
#[derive(Debug, Clone)]
pub struct Segment {
    /// In the document's text.
    pub span: Span,
    /// Its role.
    pub role: SegmentRole,
    /// Its own reference time (a live-blog entry), where it has one.
    pub reference: Option<Reference>,
}

/// What a segment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SegmentRole {
    /// The headline.
    Title,
    /// A heading inside the story.
    Heading,
    /// Running text.
    Body,
    /// An item of a list.
    ListItem,
    /// A quotation set apart from the text.
    Quote,
    /// A row of a table, its cells between ` | `, which stand for no raw byte.
    Row,
    /// The caption of a picture or table: it gives no claims, since pictures are often of another day than the text.
    Caption,
    /// Byline, dateline alone, timestamp: read for metadata, gives no claims.
    Meta,
    /// Advertising, navigation, prompts, share rows: gives no claims.
    Clutter,
}

impl SegmentRole {
    /// Whether claims may come from it.
    pub const fn is_content(self) -> bool {
        matches!(
            self,
            Self::Title | Self::Heading | Self::Body | Self::ListItem | Self::Quote | Self::Row
        )
    }
}
