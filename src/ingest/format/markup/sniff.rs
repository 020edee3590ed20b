//! What sort of markup a text is, from how it begins.

use super::feed;
use super::news::newsml;
use super::xml::{Piece, pieces};
use crate::ingest::format::Format;
use crate::text::Span;

/// The name of the first element of `text`, in lower case and without prefix; comments, declarations and instructions before it
/// do not count.
pub(super) fn root(text: &str) -> Option<String> {
    pieces(text, Span::new(0, text.len())).find_map(|piece| match piece {
        Piece::Open { name, .. } => {
            let local = name.of(text).rsplit(':').next()?;
            Some(local.to_ascii_lowercase())
        }
        Piece::Close { .. } | Piece::Text(_) | Piece::Cdata(_) => None,
    })
}

/// The format of a text that begins with a tag, where its first element tells; of XML that says so, `Xml` where it does not.
pub(in crate::ingest::format) fn root_format(text: &str) -> Option<Format> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('<') {
        return None;
    }
    let begins = |mark: &str| {
        let head = text.get(..mark.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(mark))
    };
    match root(text).as_deref() {
        Some(root) if feed::is_root(root) => Some(Format::Feed),
        Some(root) if newsml::is_root(root) => Some(Format::NewsMl),
        Some("nitf") => Some(Format::Nitf),
        Some("html" | "head" | "body") => Some(Format::Html),
        _ if begins("<!doctype html") => Some(Format::Html),
        Some(root) if begins("<?xml") || no_article(root).is_some() => Some(Format::Xml),
        Some(_) | None => None,
    }
}

/// What a document is that lists addresses rather than articles, by its root.
pub(super) fn no_article(root: &str) -> Option<&'static str> {
    match root {
        "opml" => Some("an OPML list of feeds, not a feed: give the feeds themselves"),
        "urlset" => Some("a site map, not an article: give the pages themselves"),
        "sitemapindex" => Some("an index of site maps, not an article: give the pages themselves"),
        _ => None,
    }
}

/// Whether any tag stands in `text`.
pub(in crate::ingest::format) fn has_tags(text: &str) -> bool {
    pieces(text, Span::new(0, text.len()))
        .any(|piece| matches!(piece, Piece::Open { .. } | Piece::Close { .. }))
}

/// Whether `text` is markup of any sort; `named` tells that its file name says so.
pub(in crate::ingest::format) fn is_markup(text: &str, named: bool) -> bool {
    const HEAD: usize = 2048;
    let text = text.trim_start();
    let cut = text.floor_char_boundary(HEAD);
    let head = text.get(..cut).unwrap_or(text);
    let tagged = head.contains("</") || head.contains("/>");
    // A tag's name begins with a letter (HTML standard, 13.2.5.6): "</ " at the start of a text opens nothing.
    let begins = head.strip_prefix('<').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?'))
    });
    tagged && (named || begins)
}
