//! JSON-LD: what a page's scripts say of its article, in the words of schema.org.
//!
//! A page may describe many articles: its own, and those it links to. Its own is the one with the page's address or headline,
//! or the only one.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::entity::decode_all;
use super::live::{Live, Update};
use crate::ingest::format::page::clean;

/// A longer script is not read, in bytes.
const LONGEST: usize = 8 << 20;

/// Objects inside objects are looked at to this depth.
const DEEPEST: usize = 8;

/// Of a live blog so many entries are known.
const MOST_UPDATES: usize = 5_000;

/// An article as a script describes it.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) urls: Vec<String>,
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) language: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) authors: Vec<String>,
    /// Who else had a part in it: an agency, perhaps.
    pub(super) credits: Vec<String>,
    /// Its entries, where it is a live blog.
    pub(super) live: Option<Live>,
}

/// The articles a script describes.
///
/// # Errors
///
/// Says what is wrong with a script that is no JSON even when what pages do to it is undone.
pub(super) fn read(script: &str) -> Result<Vec<Node>, String> {
    if script.len() > LONGEST {
        return Err("it is too long".to_owned());
    }
    let value = parse(script)?;
    let mut objects = Vec::new();
    collect(&value, 0, &mut objects);
    let called = |object: &&Map<String, Value>| {
        let id = object.get("@id")?.as_str()?;
        Some((
            id.to_owned(),
            clean(&decode_all(object.get("name")?.as_str()?))?,
        ))
    };
    let reader = Reader {
        names: objects.iter().filter_map(called).collect(),
    };
    let articles = objects.into_iter().filter(|object| is_article(object));
    Ok(articles.map(|object| reader.node(object)).collect())
}

/// Pages wrap JSON in comments or CDATA marks, leave line breaks in strings, and escape quotes.
fn parse(script: &str) -> Result<Value, String> {
    let bare = unwrapped(script);
    if bare.is_empty() {
        return Ok(Value::Null);
    }
    let first = serde_json::from_str(bare).map_err(|error| error.to_string());
    first.or_else(|reason| {
        let blank = |c: char| if c.is_control() { ' ' } else { c };
        let plain: String = bare.chars().map(blank).collect();
        serde_json::from_str(&plain)
            .or_else(|_| serde_json::from_str(&decode_all(&plain)))
            .map_err(|_| reason)
    })
}

fn unwrapped(script: &str) -> &str {
    let mut bare = script.trim();
    loop {
        let before = bare;
        for mark in [
            "<!--",
            "//<![CDATA[",
            "/*<![CDATA[*/",
            "<![CDATA[",
            "// <![CDATA[",
        ] {
            bare = bare.strip_prefix(mark).unwrap_or(bare).trim_start();
        }
        for mark in ["-->", "//]]>", "/*]]>*/", "]]>", "// ]]>", "//", ";"] {
            bare = bare.strip_suffix(mark).unwrap_or(bare).trim_end();
        }
        if bare.len() == before.len() {
            return bare;
        }
    }
}

/// The objects that a page's own data may be: not those of lists of others.
fn collect<'a>(value: &'a Value, depth: usize, objects: &mut Vec<&'a Map<String, Value>>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(members) => {
            for member in members {
                collect(member, depth + 1, objects);
            }
        }
        Value::Object(object) => {
            objects.push(object);
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(inner) = object.get(key) {
                    collect(inner, depth + 1, objects);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Whether it is of schema.org's type Article or one of those below it that news pages use.
fn is_article(object: &Map<String, Value>) -> bool {
    let mut kinds = each(object.get("@type")).filter_map(Value::as_str);
    kinds.any(|kind| {
        let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
        kind.ends_with("Article") || matches!(kind, "LiveBlogPosting" | "BlogPosting" | "Report")
    })
}

/// A value, or each member of a list of values.
fn each(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let members = match value {
        Some(Value::Array(members)) => members.as_slice(),
        Some(single) => std::slice::from_ref(single),
        None => &[],
    };
    members.iter()
}

/// Reads objects of which one may stand for another by its `@id`.
struct Reader {
    /// Names of objects by their `@id`.
    names: BTreeMap<String, String>,
}

impl Reader {
    fn node(&self, object: &Map<String, Value>) -> Node {
        let first = |key: &str| self.texts(object, key).into_iter().next();
        let entries = each(object.get("liveBlogUpdate")).filter_map(Value::as_object);
        let entries = entries.take(MOST_UPDATES);
        let updates: Vec<Update> = entries.filter_map(|entry| self.update(entry)).collect();
        let mut kinds = each(object.get("@type"));
        let is_live = kinds.any(|kind| kind.as_str() == Some("LiveBlogPosting"));
        let urls = ["url", "@id", "mainEntityOfPage"];
        Node {
            urls: urls.iter().flat_map(|key| addresses(object, key)).collect(),
            headline: first("headline").or_else(|| first("name")),
            published: first("datePublished").or_else(|| first("coverageStartTime")),
            modified: first("dateModified"),
            language: first("inLanguage"),
            publisher: first("publisher"),
            authors: self.texts(object, "author"),
            credits: ["sourceOrganization", "provider", "creditText"]
                .iter()
                .flat_map(|key| self.texts(object, key))
                .collect(),
            live: (is_live || !updates.is_empty()).then_some(Live { updates }),
        }
    }

    /// An entry of a live blog that tells when it was written.
    fn update(&self, object: &Map<String, Value>) -> Option<Update> {
        let first = |key: &str| self.texts(object, key).into_iter().next();
        let mut addresses = addresses(object, "url").chain(addresses(object, "@id"));
        let fragment = addresses.find_map(|url| Some(url.rsplit_once('#')?.1.to_owned()));
        Some(Update {
            id: fragment.unwrap_or_default(),
            headline: first("headline").unwrap_or_default(),
            when: first("datePublished")?,
        })
    }

    /// The texts under `key`: strings, or the names of objects.
    fn texts(&self, object: &Map<String, Value>, key: &str) -> Vec<String> {
        let text = |value: &Value| match value {
            Value::String(text) => clean(&decode_all(text)),
            Value::Object(inner) => {
                let of = |key: &str| inner.get(key)?.as_str();
                let own = of("name").or_else(|| of("@value"));
                let known = || self.names.get(of("@id")?).map(String::as_str);
                clean(&decode_all(own.or_else(known)?))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
        };
        each(object.get(key)).filter_map(text).collect()
    }
}

/// The addresses under `key`, or of the objects under it.
fn addresses<'a>(object: &'a Map<String, Value>, key: &str) -> impl Iterator<Item = String> + 'a {
    let address = |value: &'a Value| match value {
        Value::Object(inner) => inner.get("@id").or_else(|| inner.get("url"))?.as_str(),
        other => other.as_str(),
    };
    each(object.get(key)).filter_map(address).filter_map(clean)
}

/// The article of a page that is called by one of `urls` and `titles`.
pub(super) fn of_page(nodes: Vec<Node>, urls: &[String], titles: &[String]) -> Option<Node> {
    let is_here = |node: &Node| {
        let mut own = node.urls.iter().map(|url| address(url));
        own.any(|own| urls.iter().any(|url| address(url) == own))
    };
    let is_called = |node: &Node| {
        let headline = node.headline.as_deref().map(letters);
        let headline = headline.filter(|own| !own.is_empty());
        headline.is_some_and(|own| titles.iter().any(|title| letters(title).starts_with(&own)))
    };
    let best = nodes.iter().position(is_here);
    let best = best.or_else(|| nodes.iter().position(is_called));
    let only = (nodes.len() == 1).then_some(0);
    nodes.into_iter().nth(best.or(only)?)
}

/// An address without scheme, fragment and slash at its end.
fn address(url: &str) -> &str {
    let url = url.split('#').next().unwrap_or(url);
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    url.trim_end_matches('/')
}

/// A headline by its letters and figures alone.
pub(super) fn letters(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headlines(script: &str) -> Vec<String> {
        let nodes = read(script).unwrap_or_default();
        nodes.into_iter().filter_map(|node| node.headline).collect()
    }

    #[test]
    fn graphs_lists_and_wrappings() {
        for script in [
            r#"{"@type": "NewsArticle", "headline": "A &amp; B"}"#,
            r#"[{"@type": "Person"}, {"@graph": [{"@type": ["Thing", "ReportageNewsArticle"], "headline": "A & B"}]}]"#,
            r#"//<![CDATA[
               {"@type": "WebPage", "mainEntity": {"@type": "Article", "headline": "A & B"}};
               //]]>"#,
            "<!-- {\"@type\": \"Article\", \"headline\": \"A &\nB\"} -->",
            "{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;A &amp; B&quot;}",
        ] {
            assert_eq!(headlines(script), ["A & B"], "{script}");
        }
        assert!(read("{broken").is_err());
        assert!(read("").is_ok_and(|nodes| nodes.is_empty()));
        assert!(read(&"[".repeat(100_000)).is_err());
    }

    #[test]
    fn articles_in_lists_are_others() {
        let list = r#"{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}]}"#;
        assert_eq!(headlines(list), Vec::<String>::new());
    }

    #[test]
    fn the_page_s_own_article() {
        let nodes = || {
            let script = r#"[{"@type": "Article", "headline": "One", "url": "https://q.example/1"},
                {"@type": "Article", "headline": "Two: ships", "mainEntityOfPage": {"@id": "http://q.example/2/"}}]"#;
            read(script).unwrap_or_default()
        };
        let of = |urls: &[&str], titles: &[&str]| {
            let owned = |texts: &[&str]| texts.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
            of_page(nodes(), &owned(urls), &owned(titles)).and_then(|node| node.headline)
        };
        assert_eq!(
            of(&["https://q.example/2"], &[]).as_deref(),
            Some("Two: ships")
        );
        assert_eq!(
            of(&[], &["Two – Ships | Quay"]).as_deref(),
            Some("Two: ships")
        );
        assert_eq!(of(&["https://q.example/3"], &["Three"]), None);
    }
}
