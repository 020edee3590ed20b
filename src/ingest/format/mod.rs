//! The formats of inputs: bytes into text, text into pages.
//!
//! Comes in: decoded text and what is known of its format. Goes out: its items, each a [`page::Page`] or what was wrong with it,
//! with the offset at which it begins.

pub(in crate::ingest) mod decode;
pub(in crate::ingest) mod json;
pub(in crate::ingest) mod marker;
pub(in crate::ingest) mod markup;
pub(in crate::ingest) mod page;
mod plain;
mod wrap;

pub(in crate::ingest) use self::markup::feed::{Channel, Cut, Splitter, item as feed_item};
use self::page::Page;
use super::Declared;
use crate::lexicon::PageWords;

/// What a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Plain text and Markdown, with or without front matter.
    Text,
    /// HTML, feeds and other XML.
    Markup,
    /// JSON articles: one, an array, or one on each line.
    Json,
}

/// An article, or what was wrong with it, with the offset at which it begins in the text.
pub(in crate::ingest) type Item = (usize, Result<Page, String>);

/// The format of `text`: what its sender declares, else what it looks like; the extension of `path` only where both leave it open.
pub(in crate::ingest) fn detect(text: &str, _declared: &Declared, path: &str) -> Format {
    if json::is_json(text) {
        Format::Json
    } else if markup::is_markup(text, is_named_markup(path)) {
        Format::Markup
    } else {
        Format::Text
    }
}

/// Whether a text that begins with `head` is a feed.
pub(in crate::ingest) fn is_feed(head: &str) -> bool {
    head.trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with('<')
        && markup::is_feed(head)
}

/// Reads every article of `text`.
pub(in crate::ingest) fn read(text: String, format: Format, words: &PageWords) -> Vec<Item> {
    match format {
        Format::Text => vec![(0, Ok(plain::read(text)))],
        Format::Markup => markup::read(&text, words),
        Format::Json => json::read(&text),
    }
}

fn is_named_markup(path: &str) -> bool {
    let extension = path.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    matches!(
        extension.as_str(),
        "html" | "htm" | "xhtml" | "xml" | "rss" | "atom" | "rdf"
    )
}
