//! NewsML-G2 (iptc.org/std/nar): news items, alone or several in a message. One page for each that holds text.
//!
//! The envelope tells what the item is, when and by whom; its text stands inside, as NITF, as XHTML, or as words. Packages and
//! pictures only point elsewhere and are passed over. NewsML 1, an older format of another shape, is not this one.

use super::nitf;
use crate::ingest::format::Item;
use crate::ingest::format::markup::layers::{Form, Layers};
use crate::ingest::format::markup::node::{Node, children};
use crate::ingest::format::page::{Hint, Meta, Page, Problem, author, clean, withheld};
use crate::lexicon::PageWords;
use crate::text::Span;

/// Whether an element of that name, in lower case, is the root of a document of NewsML-G2.
pub(in crate::ingest::format::markup) fn is_root(name: &str) -> bool {
    matches!(name, "newsmessage" | "newsitem" | "packageitem")
}

/// Reads every item of `text` that holds words.
pub(in crate::ingest::format::markup) fn read(text: &str, words: &PageWords) -> Vec<Item> {
    let mut found = Vec::new();
    for root in children(text, Span::new(0, text.len())) {
        if root.local() == "newsItem" {
            found.extend(item(&root, words));
        }
        for set in root.all("itemSet") {
            for news in set.all("newsItem") {
                let mut item = item(&news, words);
                if let Some((_, Ok(page))) = &mut item {
                    page.in_list = true;
                    page.id = news.attribute("guid").as_deref().and_then(clean);
                }
                found.extend(item);
            }
        }
    }
    if found.is_empty() {
        let problem = Problem::malformed("no `newsItem` with text stands in it");
        found.push((0, Err(problem)));
    }
    found
}

/// The item as a page; `None` where it holds no text.
fn item(item: &Node<'_>, words: &PageWords) -> Option<Item> {
    let at = item.span.start;
    let status = item.find(&["itemMeta", "pubStatus"]);
    let status = status.and_then(|status| status.attribute("qcode").or(status.attribute("uri")));
    if let Some(problem) = status.and_then(|status| withheld("pubStatus", &status)) {
        return Some((at, Err(problem)));
    }
    let mut meta = metadata(item);
    let content = item.child("contentMeta");
    let mut layers = Layers::default();
    match body(item)? {
        Body::Nitf(nitf) => {
            match nitf::metadata(&nitf) {
                Ok(inner) => complete(&mut meta, inner),
                Err(problem) => return Some((at, Err(problem))),
            }
            if nitf
                .find(&["body", "body.head", "hedline", "hl1"])
                .is_none()
            {
                headline(content.as_ref(), &mut layers);
            }
            nitf::text_of(&nitf, &mut layers);
        }
        Body::Markup(node) => {
            headline(content.as_ref(), &mut layers);
            layers.part(Form::Html, Hint::Plain, |builder| node.copy_into(builder));
        }
        Body::Data(node, form) => {
            headline(content.as_ref(), &mut layers);
            layers.part(form, Hint::Plain, |builder| node.decode_into(builder));
        }
    }
    let page = Page {
        meta,
        ..layers.page(words)
    };
    Some((at, Ok(page)))
}

/// The text of an item.
enum Body<'a> {
    Nitf(Node<'a>),
    /// Elements of XHTML, or of another vocabulary.
    Markup(Node<'a>),
    /// Words, or HTML that is escaped.
    Data(Node<'a>, Form),
}

/// The first rendition of the content that is text.
fn body<'a>(item: &Node<'a>) -> Option<Body<'a>> {
    item.all("contentSet").into_iter().find_map(|set| {
        let renditions = set.children();
        let xml = renditions.iter().find(|node| node.local() == "inlineXML");
        if let Some(xml) = xml {
            if let Some(nitf) = xml.child("nitf") {
                return Some(Body::Nitf(nitf));
            }
            let page = xml.find(&["html", "body"]);
            return Some(Body::Markup(page.unwrap_or(*xml)));
        }
        let data = renditions
            .iter()
            .find(|node| node.local() == "inlineData")?;
        let kind = data.attribute("contenttype").unwrap_or_default();
        // Pictures and sound stand here too, in base 64.
        let form = match kind.to_ascii_lowercase().as_str() {
            "" | "text/plain" => Form::Words,
            kind if kind.contains("html") || kind.contains("xml") => Form::Html,
            _ => return None,
        };
        Some(Body::Data(*data, form))
    })
}

/// The headline of the envelope, and its dateline.
fn headline(content: Option<&Node<'_>>, layers: &mut Layers) {
    let Some(content) = content else { return };
    let line = |name, hint, layers: &mut Layers| {
        if let Some(node) = content.child(name) {
            layers.part(Form::Words, hint, |builder| node.decode_into(builder));
        }
    };
    line("headline", Hint::Title, layers);
    line("dateline", Hint::Meta, layers);
}

/// What the envelope says.
fn metadata(item: &Node<'_>) -> Meta {
    let value = |path: &[&str]| item.find(path).and_then(|node| clean(&node.value()));
    let language = item.find(&["contentMeta", "language"]);
    let by = value(&["contentMeta", "by"]).as_deref().and_then(author);
    let mut meta = Meta {
        language: language
            .and_then(|language| language.attribute("tag"))
            .or_else(|| item.attribute("xml:lang")),
        source: value(&["itemMeta", "provider", "name"])
            .or_else(|| value(&["rightsInfo", "copyrightHolder", "name"])),
        credit: value(&["contentMeta", "creditline"])
            .or_else(|| value(&["contentMeta", "infoSource", "name"])),
        authors: by
            .or_else(|| value(&["contentMeta", "creator", "name"]))
            .into_iter()
            .collect(),
        ..Meta::default()
    };
    dates(item, &mut meta);
    meta
}

/// When the text was written, else when the item was made; a later version is a change.
fn dates(item: &Node<'_>, meta: &mut Meta) {
    let value = |parent: &str, name: &str| {
        let node = item.find(&[parent, name])?;
        Some((name.to_owned(), clean(&node.value())?))
    };
    let created =
        value("contentMeta", "contentCreated").or_else(|| value("itemMeta", "firstCreated"));
    let modified = value("contentMeta", "contentModified");
    let version = value("itemMeta", "versionCreated");
    if created.is_some() {
        meta.published.extend(created);
        meta.modified.extend(modified.into_iter().chain(version));
    } else {
        meta.published.extend(version);
        meta.modified.extend(modified);
    }
}

/// What the envelope leaves open is taken from the article inside.
fn complete(meta: &mut Meta, inner: Meta) {
    if meta.published.is_empty() {
        meta.published = inner.published;
    }
    if meta.authors.is_empty() {
        meta.authors = inner.authors;
    }
    meta.source = meta.source.take().or(inner.source);
    meta.credit = meta.credit.take().or(inner.credit);
    meta.language = meta.language.take().or(inner.language);
}
