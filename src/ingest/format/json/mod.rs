//! JSON: articles one a line, one alone, or in an array; JSON Feed; IPTC ninjs.
//!
//! Whether JSON is well-formed is left to `serde_json`; [`value`] then finds where the strings stand, so that the article's
//! text keeps its place in the file. What an object is shows in its keys: each sort has its table of them in a module.

mod article;
mod feed;
mod ninjs;
mod record;
mod value;

use serde::de::IgnoredAny;

use self::value::Value;
use super::Item;
use super::page::{Page, Problem};
use crate::lexicon::PageWords;

/// What the user or the sender says an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum Kind {
    /// Nothing: its keys decide.
    Any,
    /// A JSON Feed.
    Feed,
    /// An item of ninjs.
    Ninjs,
}

/// Keys under which an object keeps articles.
const LISTS: &[&str] = &[
    "articles", "items", "results", "stories", "entries", "docs", "@graph",
];

/// So many lines are looked at to see whether a text is JSON lines.
const LOOKED_AT: usize = 20;

/// Whether `text` holds JSON objects.
pub(in crate::ingest) fn is_json(text: &str) -> bool {
    let text = text.trim_start();
    let begun = text.starts_with('{') || text.starts_with('[');
    begun && (is_lines(text) || valid(text).is_ok())
}

/// Whether one of the first lines is an object by itself.
fn is_lines(text: &str) -> bool {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut objects = lines.take(LOOKED_AT).filter(|line| line.starts_with('{'));
    objects.any(|line| valid(line).is_ok())
}

fn valid(json: &str) -> Result<IgnoredAny, serde_json::Error> {
    serde_json::from_str(json)
}

/// Reads every article of `text`.
pub(in crate::ingest) fn read(text: &str, kind: Kind, words: &PageWords) -> Vec<Item> {
    if valid(text).is_err() && is_lines(text) {
        lines(text, kind, words)
    } else {
        value(text, kind, words)
    }
}

/// Reads each line by itself.
fn lines(text: &str, kind: Kind, words: &PageWords) -> Vec<Item> {
    let mut items = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            let found = value(line, kind, words).into_iter();
            items.extend(found.map(|item| shifted(item, start)));
        }
        start += line.len();
    }
    items
}

/// An item of a text before which `by` bytes stand.
fn shifted((start, item): Item, by: usize) -> Item {
    let item = item.map(|mut page| {
        page.map = page.map.map(|map| map.shifted(by));
        page
    });
    (start + by, item)
}

/// Reads the articles of one value: a whole document, or a line of JSON lines.
pub(in crate::ingest) fn value(text: &str, kind: Kind, words: &PageWords) -> Vec<Item> {
    let mut items = Vec::new();
    // Behind the last value a message about what is missing would name a line without words.
    match valid(text.trim_end()) {
        Ok(_) => all(&Value::at(text, 0), kind, words, &mut items),
        Err(error) => items.push((line_start(text, error.line()), Err(broken(&error)))),
    }
    items
}

/// The parser's message without its line, which is that of the note.
fn broken(error: &serde_json::Error) -> Problem {
    let message = error.to_string();
    let end = message.rfind(" at line ").unwrap_or(message.len());
    let message = message.get(..end).unwrap_or(&message);
    Problem::malformed(format!("not read as JSON: {message}"))
}

/// Where the 1-based `line` begins.
fn line_start(text: &str, line: usize) -> usize {
    let lines = text.split_inclusive('\n').take(line.saturating_sub(1));
    lines.map(str::len).sum()
}

/// The articles of a value: its own, those of an array, those an object keeps in a list.
fn all(value: &Value<'_>, kind: Kind, words: &PageWords, items: &mut Vec<Item>) {
    if value.is_array() {
        for element in value.elements() {
            items.push((element.span.start, object(&element, kind, words)));
        }
        return;
    }
    if kind == Kind::Feed || kind == Kind::Any && feed::is_feed(value) {
        return of_feed(value, words, items);
    }
    match list(value, kind) {
        Some(list) => all(&list, kind, words, items),
        None => items.push((value.span.start, object(value, kind, words))),
    }
    if items.is_empty() {
        let problem = Problem::malformed("the list holds no article");
        items.push((value.span.start, Err(problem)));
    }
}

/// The list of articles of an object that is none itself.
fn list<'a>(value: &Value<'a>, kind: Kind) -> Option<Value<'a>> {
    let is_article =
        kind == Kind::Ninjs || ninjs::is_ninjs(value) || article::article(value).body.is_some();
    let mut lists = LISTS.iter().filter_map(|key| value.member(key));
    lists.find(|list| !is_article && list.is_array())
}

fn of_feed(value: &Value<'_>, words: &PageWords, items: &mut Vec<Item>) {
    let feed = feed::Feed::read(value);
    let given = value.member("items").map(|items| items.elements());
    for item in given.unwrap_or_default() {
        let page = feed.item(&item).page(feed::EXPECTED, words);
        items.push((item.span.start, page));
    }
    if items.is_empty() {
        let problem = Problem::malformed("the feed holds no item");
        items.push((value.span.start, Err(problem)));
    }
}

/// The article that is the object `value`.
fn object(value: &Value<'_>, kind: Kind, words: &PageWords) -> Result<Page, Problem> {
    match kind {
        Kind::Ninjs => ninjs::item(value)?.page(ninjs::EXPECTED, words),
        Kind::Any if ninjs::is_ninjs(value) => ninjs::item(value)?.page(ninjs::EXPECTED, words),
        Kind::Any | Kind::Feed => article::article(value).page(article::EXPECTED, words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn items(text: &str) -> Vec<Item> {
        read(text, Kind::Any, &PageWords::default())
    }

    fn pages(text: &str) -> Vec<Page> {
        items(text)
            .into_iter()
            .filter_map(|(_, item)| item.ok())
            .collect()
    }

    #[test]
    fn strings_keep_their_place() {
        let raw = r#"{"id": 7, "n": {"text": [1, "x"]}, "text": "A\u00e9\ud83d\ude00 \"b\"\nc", "title": null}"#;
        let pages = pages(raw);
        let [page] = pages.as_slice() else {
            unreachable!("{pages:?}")
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
            items("{\"text\": oops}\n{\"text\":\"a\"}\n{\"mood\":\"t\"}\n{\"text\":\"b\"}\n");
        let fine: Vec<bool> = items.iter().map(|(_, item)| item.is_ok()).collect();
        assert_eq!(fine, [false, true, false, true]);
    }

    #[test]
    fn a_broken_document_is_noted_once() {
        let items = items("{\n\"text\": \"a\",\n\"title\": oops\n}\n");
        let [(start, Err(problem))] = items.as_slice() else {
            unreachable!("{items:?}")
        };
        assert_eq!(*start, 15);
        assert!(problem.message.starts_with("not read as JSON"));
    }

    #[test]
    fn lists_are_read() {
        for text in [
            "[{\"text\":\"a\"}, 3, {\"text\":\"b\"}]",
            "{\"status\":\"ok\",\"articles\":[{\"content\":\"a\",\"source\":{\"name\":\"Quay\"}},{\"body\":\"b\"}]}",
            "{\"@graph\":[{\"@type\":\"NewsArticle\",\"articleBody\":\"a\"},{\"headline\":\"b\"}]}",
        ] {
            assert_eq!(pages(text).len(), 2, "{text}");
        }
    }

    #[test]
    fn keys_of_every_sort() {
        let text = r#"{"_id":"x","Source":{"id":null,"name":"Quay"},"publishedAt":1714600000,"updated_at":"2024-05-03",
            "byline":["Ann Aas","Bo Aas"],"content":"<p>One &amp; two.</p>","headline":"Title","url":"https://quay.example/1"}"#;
        let pages = pages(text);
        let [page] = pages.as_slice() else {
            unreachable!("{pages:?}")
        };
        assert_eq!(page.text, "Title\nOne & two.\n");
        assert_eq!(page.meta.source.as_deref(), Some("Quay"));
        assert_eq!(page.meta.authors, ["Ann Aas", "Bo Aas"]);
        let date = ("publishedAt".to_owned(), "2024-05-01T21:46:40Z".to_owned());
        assert_eq!(page.meta.published, [date]);
        assert_eq!(page.meta.modified.len(), 1);
    }

    #[test]
    fn feeds_and_wires_by_their_keys() {
        let feed = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Quay","language":"en","items":[
            {"id":"1","title":"A","content_html":"<p>It\u0026rsquo;s on.</p>","content_text":"no","date_modified":"2024-05-03"}]}"#;
        let found = pages(feed);
        let [item] = found.as_slice() else {
            unreachable!("{found:?}")
        };
        assert_eq!(item.text, "A\nIt’s on.\n");
        assert_eq!(item.meta.site.as_deref(), Some("Quay"));
        assert_eq!(item.meta.published.len(), 1);
        let wire = r#"[{"uri":"urn:1","headlines":[{"value":"No"},{"role":"main","value":"Yes"}],"versioncreated":"2024-05-03T10:00:00Z",
            "bodies":[{"contenttype":"text/plain","value":"a"},{"contenttype":"text/html","value":"<p>b</p>"}],"by":"By Ann Aas"},
            {"uri":"urn:2","pubstatus":"canceled","body_text":"c"}]"#;
        let found = items(wire);
        let [(_, Ok(one)), (_, Err(two))] = found.as_slice() else {
            unreachable!("{found:?}")
        };
        assert_eq!(one.text, "Yes\nb\n");
        assert_eq!(one.meta.authors, ["Ann Aas"]);
        assert_eq!(two.code, crate::error::NoteCode::Withheld);
    }
}
