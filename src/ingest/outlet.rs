//! Who published a story: the outlet it credits, else its site, else its byline, else its file.

use super::line::{Line, core, outlet_like, row};
use super::page::Meta;
use super::stamp::stamps;
use crate::lexicon::Lexicon;
use crate::lexicon::PageWords;

/// What may name a story's outlet, strongest first.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    /// Agency of the dateline.
    pub(super) dateline: Option<&'a str>,
    /// Outlet of the card on the page.
    pub(super) card: Option<&'a str>,
    /// Outlet of byline or masthead.
    pub(super) byline: Option<String>,
}

/// The outlet of a page's main story.
pub(super) fn of_main(names: &Names<'_>, meta: &Meta, path: &str, words: &PageWords) -> String {
    let found = [
        names.dateline.map(str::to_owned),
        names.card.map(str::to_owned),
        meta.source.clone(),
        meta.site.as_deref().and_then(|site| site_name(site, words)),
        names.byline.clone(),
        meta.url.as_deref().and_then(host),
    ];
    found
        .into_iter()
        .flatten()
        .find(|name| !words.is_aggregator(name))
        .unwrap_or_else(|| file_name(path))
}

/// The outlet of a related story, which does not share the page's.
pub(super) fn of_related(names: &Names<'_>, path: &str, words: &PageWords) -> String {
    [names.dateline, names.card]
        .into_iter()
        .flatten()
        .find(|name| !words.is_aggregator(name))
        .map_or_else(|| file_name(path), str::to_owned)
}

/// "Quay Post - World" as "Quay Post".
fn site_name(site: &str, words: &PageWords) -> Option<String> {
    let mut pieces = [" - ", " | ", ": ", " – ", " — ", " :: "]
        .into_iter()
        .find(|mark| site.contains(mark))
        .map_or_else(|| vec![site], |mark| site.split(mark).collect());
    pieces.retain(|piece| !words.is_section(piece));
    pieces
        .first()
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
}

/// The host of an address, without `www.`.
fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.rsplit('@').next()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let plain = host
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    (plain && host.contains('.')).then(|| host.to_owned())
}

/// The article's id inside its file, or the file's name without folder and extension.
fn file_name(path: &str) -> String {
    if let Some((_, id)) = path.split_once('#') {
        return id.to_owned();
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem.to_owned(),
        _ => name.to_owned(),
    }
}

/// The outlet a byline or masthead names: "Quay Post, Monday, Aug. 11", "QUAY POST | World | Sign in".
pub(super) fn in_line(line: &Line, text: &str, lexicon: &Lexicon) -> Option<String> {
    let words = line.span.of(text);
    let bare = core(words).of(words);
    if bare.len() > 240 || lexicon.page.is_meta(bare) {
        return None;
    }
    let date = stamps(bare, lexicon)
        .into_iter()
        .find(|stamp| stamp.day.is_some());
    let pieces = row(bare);
    if !pieces.is_empty() {
        let on_piece = |piece: &&str| {
            let date = date.as_ref().is_some_and(|date| {
                date.span.of(bare).contains(piece) || piece.contains(date.span.of(bare))
            });
            !date && !lexicon.page.is_section(piece)
        };
        return pieces.into_iter().find(on_piece).and_then(masthead);
    }
    let Some(date) = date else {
        return shouted(bare);
    };
    let before = bare.get(..date.span.start)?;
    let names = before
        .split([',', '–', '—', '•', '·', '"', '“', '”'])
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .filter(|part| !part.is_empty() && !lexicon.page.is_section(part));
    names.filter_map(masthead).last()
}

/// A name in capitals at the start of a line that says more: "QUAY POST. All the news."
fn shouted(line: &str) -> Option<String> {
    let (name, _) = line.split_once(". ")?;
    let loud = name.split_whitespace().count() >= 2 && !name.contains(|c: char| c.is_lowercase());
    loud.then(|| masthead(name)).flatten()
}

/// A name at the top of a page, without the words newsrooms add to it.
pub(super) fn masthead(name: &str) -> Option<String> {
    let name = name.trim();
    let name = name
        .strip_suffix(" newsroom")
        .or_else(|| name.strip_suffix(" Newsroom"))
        .unwrap_or(name);
    outlet_like(name).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fallbacks() {
        assert_eq!(
            host("https://www.Quay.example:80/a?b"),
            Some("quay.example".to_owned())
        );
        assert_eq!(file_name("a/b/quay_post.txt"), "quay_post");
        assert_eq!(file_name("a.jsonl#x/1"), "x/1");
        let mut problems = Vec::new();
        let words = PageWords::read(&crate::lexicon::RuleFiles::builtin(), &mut problems);
        assert_eq!(
            site_name("Quay Post - World", &words).as_deref(),
            Some("Quay Post")
        );
        let meta = Meta {
            source: Some("Daily8".to_owned()),
            ..Meta::default()
        };
        assert_eq!(of_main(&Names::default(), &meta, "x.txt", &words), "x");
    }
}
