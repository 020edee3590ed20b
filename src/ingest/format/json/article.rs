//! Articles in JSON of no standard: news APIs, archives, exports, schema.org's `NewsArticle`.
//!
//! Keys are compared in lower case, without `_`, `-` and `@`; of several that mean the same the first of the table counts, and
//! of dates all do:
//!
//! | meaning | keys |
//! |---|---|
//! | text | `text`, `body`, `articleBody`, `content`, `bodyText`, `contentText`, `fullText`; as HTML `contentHtml`, `bodyHtml`, `bodyXhtml`, `html`; failing these `description`, `summary`, `abstract` |
//! | headline | `title`, `headline` |
//! | outlet | `source`, `outlet`, `publisher`, `siteName`: a string, or an object with a `name` |
//! | published | `published`, `publishedAt`, `datePublished`, `publicationDate`, `pubDate`, `publishDate`, `date`: words, or seconds or milliseconds since 1970 |
//! | changed | `modified`, `updated`, `updatedAt`, `dateModified`, `modifiedAt` |
//! | address | `url`, `link`, `canonicalUrl`, `webUrl` |
//! | author | `author`, `authors`, `byline`, `creator` |
//! | others | `id`, `guid`, `uri`, `identifier`; `language`, `lang`, `inLanguage`; `credit`, `creditLine`, `agency` |

use super::record::Record;
use super::value::Value;
use crate::ingest::format::markup::layers::Form;
use crate::ingest::format::page::Meta;

const WORDS: &[&str] = &[
    "text",
    "body",
    "articlebody",
    "content",
    "bodytext",
    "contenttext",
    "fulltext",
];
const HTML: &[&str] = &["contenthtml", "bodyhtml", "bodyxhtml", "html"];
const SUMMARY: &[&str] = &["description", "summary", "abstract"];
const TITLE: &[&str] = &["title", "headline"];
const SOURCE: &[&str] = &["source", "outlet", "publisher", "sitename"];
const PUBLISHED: &[&str] = &[
    "published",
    "publishedat",
    "datepublished",
    "publicationdate",
    "pubdate",
    "publishdate",
    "date",
];
const MODIFIED: &[&str] = &[
    "modified",
    "updated",
    "updatedat",
    "datemodified",
    "modifiedat",
];
const URL: &[&str] = &["url", "link", "canonicalurl", "weburl"];
const AUTHOR: &[&str] = &["author", "authors", "byline", "creator"];
const ID: &[&str] = &["id", "guid", "uri", "identifier"];
const LANGUAGE: &[&str] = &["language", "lang", "inlanguage"];
const CREDIT: &[&str] = &["credit", "creditline", "agency"];

/// What is expected of an article.
pub(super) const EXPECTED: &str = "an object with a string `text` or `title`";

/// Reads the object `value`.
pub(super) fn article<'a>(value: &Value<'a>) -> Record<'a> {
    let members = Members::of(value);
    let word = |keys| members.all(keys).find_map(|(_, value)| value.word());
    let text = |keys| {
        let mut values = members.all(keys).map(|(_, value)| value);
        values.find(|value| value.is_text())
    };
    let names = |keys| {
        let mut values = members.all(keys).map(|(_, value)| value.names());
        values.find(|names| !names.is_empty()).unwrap_or_default()
    };
    let body = text(WORDS)
        .map(|body| (Form::Words, body))
        .or_else(|| text(HTML).map(|body| (Form::Html, body)))
        .or_else(|| text(SUMMARY).map(|body| (Form::Words, body)));
    let mut meta = Meta {
        source: names(SOURCE).into_iter().next(),
        url: word(URL),
        authors: names(AUTHOR),
        language: word(LANGUAGE),
        credit: names(CREDIT).into_iter().next(),
        ..Meta::default()
    };
    for (key, value) in members.all(PUBLISHED) {
        if let Some(when) = moment(&value) {
            meta.add_date(key, &when);
        }
    }
    for (key, value) in members.all(MODIFIED) {
        meta.modified
            .extend(moment(&value).map(|when| (key.to_owned(), when)));
    }
    Record {
        id: word(ID),
        meta,
        title: text(TITLE),
        body,
    }
}

/// The members of an object, under their keys as they are compared.
struct Members<'a>(Vec<(String, String, Value<'a>)>);

impl<'a> Members<'a> {
    fn of(value: &Value<'a>) -> Self {
        let plain = |key: &str| {
            let kept = key.chars().filter(|c| !matches!(c, '_' | '-' | '@'));
            kept.map(|c| c.to_ascii_lowercase()).collect()
        };
        let members = value.members().into_iter();
        Self(
            members
                .map(|(key, value)| (plain(&key), key, value))
                .collect(),
        )
    }

    /// The members that go by one of `keys`, in the order of `keys`, with their own keys.
    fn all(&self, keys: &'static [&'static str]) -> impl Iterator<Item = (&str, Value<'a>)> {
        keys.iter().flat_map(move |wanted| {
            let members = self.0.iter().filter(move |(key, _, _)| key == wanted);
            members.map(|(_, key, value)| (key.as_str(), *value))
        })
    }
}

/// A date in words; one in seconds or milliseconds since 1970 is put into words.
fn moment(value: &Value<'_>) -> Option<String> {
    let word = value.word()?;
    let unit = match word.len() {
        10 => 1,
        13 => 1000,
        _ => return Some(word),
    };
    let Ok(number) = word.parse::<i64>() else {
        return Some(word);
    };
    let at = jiff::Timestamp::from_second(number / unit).ok()?;
    Some(at.to_string())
}
