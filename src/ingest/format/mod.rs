//! The formats of inputs: bytes into text, text into pages.
//!
//! Comes in: decoded text and what is known of its format. Goes out: its items, each a [`page::Page`] or what was wrong with it,
//! with the offset at which it begins.

pub(in crate::ingest) mod decode;
mod detect;
pub(in crate::ingest) mod json;
pub(in crate::ingest) mod marker;
pub(in crate::ingest) mod markup;
pub(in crate::ingest) mod page;
mod plain;
mod wrap;

pub(in crate::ingest) use self::detect::detect;
pub(in crate::ingest) use self::markup::feed::{Channel, Cut, Splitter, item as feed_item};

use self::page::{Page, Problem};
use crate::lexicon::PageWords;

/// What a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text and Markdown, with or without front matter.
    Text,
    /// HTML.
    Html,
    /// RSS 2.0, RSS 1.0 or Atom.
    Feed,
    /// NewsML-G2: a news item, or a message with several.
    NewsMl,
    /// NITF: one article.
    Nitf,
    /// XML of another vocabulary: the text between its tags.
    Xml,
    /// JSON: one object, an array, or one on each line; what they are shows in their keys.
    Json,
    /// JSON Feed.
    JsonFeed,
    /// IPTC ninjs.
    Ninjs,
}

impl Format {
    /// Whether it is JSON of any sort.
    pub const fn is_json(self) -> bool {
        match self {
            Self::Json | Self::JsonFeed | Self::Ninjs => true,
            Self::Text | Self::Html | Self::Feed | Self::NewsMl | Self::Nitf | Self::Xml => false,
        }
    }
}

/// An article, or what was wrong with it, with the offset at which it begins in the text.
pub(in crate::ingest) type Item = (usize, Result<Page, Problem>);

/// Whether a text that begins with `head` is a feed.
pub(in crate::ingest) fn is_feed(head: &str) -> bool {
    markup::root_format(head) == Some(Format::Feed)
}

/// Reads every article of `text`.
pub(in crate::ingest) fn read(text: String, format: Format, words: &PageWords) -> Vec<Item> {
    match format {
        Format::Text => vec![(0, Ok(plain::read(text)))],
        Format::Json => json::read(&text, json::Kind::Any, words),
        Format::JsonFeed => json::read(&text, json::Kind::Feed, words),
        Format::Ninjs => json::read(&text, json::Kind::Ninjs, words),
        Format::Html | Format::Feed | Format::NewsMl | Format::Nitf | Format::Xml => {
            markup::read(&text, format, words)
        }
    }
}
