//! IPTC ninjs, "News in JSON", versions 1 and 2 (iptc.org/std/ninjs).
//!
//! Version 2 keeps headlines and bodies in arrays, each with a role and a media type; version 1 has `headline`, `body_text`,
//! `body_xhtml` and other `body_…`. Associated items (pictures) are no articles of their own.

use super::record::Record;
use super::value::Value;
use crate::ingest::format::markup::layers::Form;
use crate::ingest::format::page::{Meta, Problem, author, withheld};

/// What is expected of an item.
pub(super) const EXPECTED: &str =
    "a ninjs item with `bodies`, `body_text`, `body_xhtml` or a headline";

/// Keys that only ninjs has.
const OWN: &[&str] = &[
    "pubstatus",
    "versioncreated",
    "firstcreated",
    "headlines",
    "bodies",
    "body_text",
    "body_xhtml",
    "infosources",
    "copyrightholder",
    "representationtype",
];

/// Whether an object is an item of ninjs: it has a `uri`, the one thing required, and what only ninjs has.
pub(super) fn is_ninjs(value: &Value<'_>) -> bool {
    let members = value.members();
    let has = |key: &str| members.iter().any(|(name, _)| name == key);
    (has("uri") || has("guid")) && OWN.iter().any(|key| has(key))
}

/// Reads an item.
///
/// # Errors
/// When its publisher withholds or has cancelled it.
pub(super) fn item<'a>(value: &Value<'a>) -> Result<Record<'a>, Problem> {
    let word = |key| value.member(key).and_then(|value| value.word());
    let names = |key| {
        value
            .member(key)
            .map_or_else(Vec::new, |value| value.names())
    };
    if let Some(problem) = word("pubstatus").and_then(|status| withheld("pubstatus", &status)) {
        return Err(problem);
    }
    let mut meta = Meta {
        source: word("source").or_else(|| word("copyrightholder")),
        language: word("language"),
        credit: names("infosources")
            .into_iter()
            .chain(names("infosource"))
            .chain(word("creditline"))
            .next(),
        authors: word("by")
            .or_else(|| word("byline"))
            .as_deref()
            .and_then(author)
            .into_iter()
            .collect(),
        ..Meta::default()
    };
    for key in ["contentcreated", "firstcreated"] {
        if let Some(when) = word(key) {
            meta.add_date(key, &when);
        }
    }
    let version = word("versioncreated").map(|when| ("versioncreated".to_owned(), when));
    if meta.published.is_empty() {
        meta.published.extend(version);
    } else {
        meta.modified.extend(version);
    }
    Ok(Record {
        id: word("uri").or_else(|| word("guid")),
        meta,
        title: headline(value),
        body: body(value),
    })
}

/// The headline for readers: that with the role `main`, else the first.
fn headline<'a>(value: &Value<'a>) -> Option<Value<'a>> {
    if let Some(plain) = value.member("headline").filter(Value::is_text) {
        return Some(plain);
    }
    let given = value.member("headlines")?.elements();
    let is_main = |one: &&Value<'_>| {
        let role = one.member("role").and_then(|role| role.word());
        role.is_some_and(|role| role == "main")
    };
    let chosen = given.iter().find(is_main).or(given.first())?;
    chosen.member("value").filter(Value::is_text)
}

/// The body: markup before words, since it tells paragraphs apart.
fn body<'a>(value: &Value<'a>) -> Option<(Form, Value<'a>)> {
    let mut found: Vec<(Form, Value<'a>)> = Vec::new();
    for body in value
        .member("bodies")
        .map_or_else(Vec::new, |all| all.elements())
    {
        let kind = body.member("contenttype").and_then(|kind| kind.word());
        let text = body.member("value").filter(Value::is_text);
        found.extend(text.map(|text| (form(kind.as_deref()), text)));
    }
    for (key, text) in value.members() {
        if let Some(kind) = key.strip_prefix("body_")
            && text.is_text()
        {
            found.push((form(Some(kind)), text));
        }
    }
    let html = found.iter().find(|(form, _)| *form == Form::Html);
    html.or(found.first()).copied()
}

/// What a media type, or the name a body goes by, says of it. Markup of any sort is read as HTML is.
fn form(kind: Option<&str>) -> Form {
    match kind {
        Some(kind) if kind.contains("html") || kind.contains("xml") => Form::Html,
        Some(_) | None => Form::Words,
    }
}
