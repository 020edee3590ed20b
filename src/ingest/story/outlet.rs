//! Who published a story: the outlet it credits, else its site, else its byline, else the host it was fetched
//! from, else its file.

use super::line::{Line, core, outlet_like, row};
use crate::ingest::format::page::Meta;
use crate::ingest::reference::stamp::stamps;
use crate::lexicon::Lexicon;
use crate::lexicon::PageWords;

/// What may name a story's outlet, strongest first.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Names<'a> {
    /// Agency of the dateline.
    pub(in crate::ingest) dateline: Option<&'a str>,
    /// Outlet of the card on the page.
    pub(in crate::ingest) card: Option<&'a str>,
    /// Outlet of byline or masthead.
    pub(in crate::ingest) byline: Option<String>,
}

/// The outlet of a page's main story, whose text is `text`.
pub(in crate::ingest) fn of_main(
    names: &Names<'_>,
    meta: &Meta,
    path: &str,
    text: &str,
    lexicon: &Lexicon,
) -> String {
    let found = [
        names.dateline.map(str::to_owned),
        names.card.map(str::to_owned),
        meta.source.clone(),
        meta.site
            .as_deref()
            .and_then(|site| site_name(site, &lexicon.page)),
        names.byline.clone(),
        meta.url.as_deref().and_then(host),
        host(path),
        named_as_file(path, text),
    ];
    let known = found.into_iter().flatten();
    let mut known = known.filter_map(|name| canonical(&name, lexicon));
    known.next().unwrap_or_else(|| file_name(path))
}

/// The outlet of a related story, which does not share the page's.
pub(in crate::ingest) fn of_related(names: &Names<'_>, path: &str, lexicon: &Lexicon) -> String {
    [names.dateline, names.card]
        .into_iter()
        .flatten()
        .find_map(|name| canonical(name, lexicon))
        .unwrap_or_else(|| file_name(path))
}

/// The name known outlets go by, others as they are; `None` for an aggregator.
pub(in crate::ingest) fn canonical(name: &str, lexicon: &Lexicon) -> Option<String> {
    if lexicon.page.is_aggregator(name) {
        return None;
    }
    match lexicon.gazetteer.outlet(name) {
        Some(known) => (!known.aggregator).then(|| known.name.clone()),
        None => Some(name.to_owned()),
    }
}

/// The name that a text has for the paper its file is named after: "told The Quay Post" in `04_quay_post.txt`.
fn named_as_file(path: &str, text: &str) -> Option<String> {
    const SEARCHED: usize = 50_000;
    let stem = file_name(path).to_lowercase();
    let words: Vec<&str> = stem
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    let long = words.len() >= 2 && words.iter().all(|word| word.len() >= 2);
    let name = long.then(|| words.join(" "))?;
    // Names that are not ASCII are left alone: lower case may have another length.
    let head: String = text.chars().take(SEARCHED).collect();
    let at = head.to_ascii_lowercase().find(&name)?;
    let article = head.get(at.checked_sub(4)?..at).filter(|a| *a == "The ");
    let start = at - article.map_or(0, str::len);
    let found = head.get(start..at + name.len())?;
    let rest = head.get(at + name.len()..)?;
    let whole = !rest.starts_with(char::is_alphanumeric);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    (whole && found.split(' ').all(capital)).then(|| found.to_owned())
}

/// Where the headline of "Harbour reopens | Quay Post" ends, in bytes: before a mark and a name of a few words. Behind a
/// dash only a known outlet counts, since headlines have dashes of their own.
pub(in crate::ingest) fn headline_end(title: &str, lexicon: &Lexicon) -> Option<usize> {
    let named = |mark: &str| {
        let (headline, name) = title.rsplit_once(mark)?;
        let name = outlet_like(name)?;
        let is_long = headline.split_whitespace().count() >= 3;
        let known = mark == " | " || lexicon.gazetteer.outlet(name).is_some();
        (known && is_long && !lexicon.page.is_section(name)).then_some(headline.trim_end().len())
    };
    [" | ", " - ", " – ", " — "].into_iter().find_map(named)
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

/// The host of an address, without `www.`; `None` for a path.
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
pub(in crate::ingest) fn in_line(line: &Line, text: &str, lexicon: &Lexicon) -> Option<String> {
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
        let is_date = |piece: &&str| {
            date.as_ref().is_some_and(|date| {
                date.span.of(bare).contains(piece) || piece.contains(date.span.of(bare))
            })
        };
        // A row that begins with a section is the page's navigation: "Home | Asia | Shop".
        let name = pieces.into_iter().find(|piece| !is_date(piece))?;
        return (!lexicon.page.is_section(name))
            .then(|| masthead(name))
            .flatten();
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
pub(in crate::ingest) fn masthead(name: &str) -> Option<String> {
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
    use crate::lexicon::RuleFiles;

    #[test]
    fn fallbacks() {
        assert_eq!(
            host("https://www.Quay.example:80/a?b"),
            Some("quay.example".to_owned())
        );
        assert_eq!(host("a/b.txt"), None);
        assert_eq!(file_name("a/b/quay_post.txt"), "quay_post");
        assert_eq!(file_name("a.jsonl#x/1"), "x/1");
        let lexicon = Lexicon::read(&RuleFiles::builtin()).unwrap_or_else(|e| unreachable!("{e}"));
        assert_eq!(
            site_name("Quay Post - World", &lexicon.page).as_deref(),
            Some("Quay Post")
        );
        let meta = Meta {
            source: Some("Daily8".to_owned()),
            ..Meta::default()
        };
        let of = |path: &str| {
            let text = "Two ships came in, a pilot told The Quay Post.";
            of_main(&Names::default(), &meta, path, text, &lexicon)
        };
        assert_eq!(of("x.txt"), "x");
        assert_eq!(of("https://quay.example/x.txt"), "quay.example");
        assert_eq!(of("a/04_quay_post.txt"), "The Quay Post");
        assert_eq!(of("04_two_ships.txt"), "04_two_ships");
        assert_eq!(
            headline_end("Ships come in | Quay Post", &lexicon),
            Some("Ships come in".len())
        );
        assert_eq!(headline_end("Ships come in - at last", &lexicon), None);
    }
}
