//! JSON Feed, versions 1 and 1.1 (jsonfeed.org): one page for each item, with what it has of its feed.

use super::record::Record;
use super::value::Value;
use crate::ingest::format::markup::layers::Form;
use crate::ingest::format::page::Meta;

/// What is expected of an item.
pub(super) const EXPECTED: &str = "an item with `content_html`, `content_text` or `title`";

/// What the items of a feed have in common.
#[derive(Debug)]
pub(super) struct Feed {
    title: Option<String>,
    language: Option<String>,
    authors: Vec<String>,
}

/// Whether an object is a feed: it names the version of the format by address.
pub(super) fn is_feed(value: &Value<'_>) -> bool {
    let version = value.member("version").and_then(|version| version.word());
    version.is_some_and(|version| version.contains("jsonfeed.org/version/"))
}

impl Feed {
    /// Reads what the object `value` says of the feed as a whole.
    pub(super) fn read(value: &Value<'_>) -> Self {
        let word = |key| value.member(key).and_then(|value| value.word());
        Self {
            title: word("title"),
            language: word("language"),
            authors: authors(value),
        }
    }

    /// Reads an item. HTML wins over words, since it tells paragraphs and lists apart; a summary stands in where there is neither.
    pub(super) fn item<'a>(&self, value: &Value<'a>) -> Record<'a> {
        let word = |key| value.member(key).and_then(|value| value.word());
        let text = |key| value.member(key).filter(|value| value.is_text());
        let body = text("content_html")
            .map(|body| (Form::Html, body))
            .or_else(|| text("content_text").map(|body| (Form::Words, body)))
            .or_else(|| text("summary").map(|body| (Form::Words, body)));
        let mut meta = Meta {
            site: self.title.clone(),
            url: word("url").or_else(|| word("external_url")),
            authors: authors(value),
            language: word("language").or_else(|| self.language.clone()),
            ..Meta::default()
        };
        if meta.authors.is_empty() {
            meta.authors.clone_from(&self.authors);
        }
        let modified = word("date_modified").map(|when| ("date_modified".to_owned(), when));
        match word("date_published") {
            Some(when) => {
                meta.add_date("date_published", &when);
                meta.modified.extend(modified);
            }
            None => meta.published.extend(modified),
        }
        Record {
            id: word("id"),
            meta,
            title: text("title"),
            body,
        }
    }
}

/// `authors`, or the one `author` of version 1.
fn authors(value: &Value<'_>) -> Vec<String> {
    let given = value.member("authors").or_else(|| value.member("author"));
    given.map(|authors| authors.names()).unwrap_or_default()
}
