//! One item of a feed into a page: title and text with their places, and what the item says of itself.

use super::address;
use super::channel::Channel;
use crate::ingest::format::markup::entity;
use crate::ingest::format::markup::layers::{Form, Layers};
use crate::ingest::format::markup::node::{Node, children};
use crate::ingest::format::page::{Hint, Meta, Page, clean};
use crate::lexicon::PageWords;
use crate::text::Span;

/// What an element of an item is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Content,
    Summary,
    Published,
    Updated,
    Id,
    Link,
    Source,
    Author,
    Language,
}

/// The elements of RSS 2.0, RSS 1.0 (RDF, with Dublin Core and `content`) and Atom (RFC 4287, and 0.3) that mean the same, brought
/// together. Prefixes are taken as everybody writes them; those of other vocabularies (`media:title`) mean something else.
fn field(name: &str) -> Option<Field> {
    Some(match name {
        "title" => Field::Title,
        "content" | "content:encoded" | "body" | "xhtml:body" => Field::Content,
        "description" | "summary" => Field::Summary,
        "pubdate" | "published" | "issued" | "created" | "dc:date" | "dcterms:issued"
        | "dcterms:created" => Field::Published,
        "updated" | "modified" | "dcterms:modified" => Field::Updated,
        "guid" | "id" => Field::Id,
        "link" => Field::Link,
        "source" => Field::Source,
        "author" | "dc:creator" => Field::Author,
        "language" | "dc:language" => Field::Language,
        _ => return None,
    })
}

/// A name without its prefix, where that is the usual one of RSS or Atom, or `own`, that of the feed itself. With any other the
/// element belongs to another vocabulary.
pub(super) fn without_own<'a>(name: &'a str, own: Option<&str>) -> &'a str {
    match name.split_once(':') {
        Some((prefix, local)) if matches!(prefix, "atom" | "rss") || own == Some(prefix) => local,
        _ => name,
    }
}

/// The item `text`, from its opening to its closing tag.
pub(in crate::ingest) fn item(text: &str, channel: &Channel, words: &PageWords) -> Page {
    let mut reader = Reader {
        channel,
        base: channel.base.clone(),
        meta: Meta {
            site: channel.title.clone(),
            language: channel.language.clone(),
            ..Meta::default()
        },
        id: None,
        updated: Vec::new(),
        titles: Vec::new(),
        contents: Vec::new(),
        summaries: Vec::new(),
    };
    if let Some(item) = children(text, Span::new(0, text.len())).first() {
        reader.read(item);
    }
    let mut page = reader.finish(words);
    page.notes
        .extend(entity::unexpanded(&channel.entities, text));
    page
}

struct Reader<'a> {
    channel: &'a Channel,
    base: Option<String>,
    meta: Meta,
    id: Option<String>,
    updated: Vec<(String, String)>,
    titles: Vec<Node<'a>>,
    contents: Vec<Node<'a>>,
    summaries: Vec<Node<'a>>,
}

impl<'a> Reader<'a> {
    fn read(&mut self, item: &Node<'a>) {
        if let Some(base) = item.attribute("xml:base") {
            self.base = Some(address::resolve(self.base.as_deref(), &base));
        }
        self.meta.language = item.attribute("xml:lang").or(self.meta.language.take());
        // RSS 1.0 names an item by its address.
        self.id = item.attribute("rdf:about");
        for node in item.children() {
            let name = without_own(node.name, item.prefix());
            if let Some(field) = field(&name.to_ascii_lowercase()) {
                self.take(field, name, node);
            }
        }
    }

    fn take(&mut self, field: Field, name: &str, node: Node<'a>) {
        match field {
            Field::Title => self.titles.push(node),
            Field::Content => self.contents.extend(Some(node).filter(is_text)),
            Field::Summary => self.summaries.push(node),
            Field::Published => self.meta.add_date(name, &node.value()),
            Field::Updated => self.updated.push((name.to_owned(), node.value())),
            Field::Id => self.take_id(&node),
            Field::Link => self.take_link(&node),
            Field::Source => self.meta.source = source(&node).or(self.meta.source.take()),
            Field::Author => {
                let name = author(&node).filter(|name| !self.meta.authors.contains(name));
                self.meta.authors.extend(name);
            }
            Field::Language => {
                self.meta.language = clean(&node.value()).or(self.meta.language.take());
            }
        }
    }

    /// A `guid` is an address unless it says that it is none (RSS 2.0).
    fn take_id(&mut self, node: &Node<'_>) {
        let Some(value) = clean(&node.value()) else {
            return;
        };
        let permanent = node.attribute("isPermaLink");
        let is_address = value.starts_with("https://") || value.starts_with("http://");
        if is_address && node.is("guid") && permanent.is_none_or(|says| says != "false") {
            self.meta.url.get_or_insert_with(|| value.clone());
        }
        self.id = Some(value);
    }

    /// The item's own address: the text of `link` in RSS; in Atom the attribute of the `link` that is the page itself.
    fn take_link(&mut self, node: &Node<'_>) {
        let address = match node.attribute("href") {
            Some(href) => {
                let rel = node.attribute("rel");
                let is_page = rel.is_none_or(|rel| rel.eq_ignore_ascii_case("alternate"));
                clean(&href).filter(|_| is_page)
            }
            None => clean(&node.value()),
        };
        let Some(address) = address else { return };
        let base = match node.attribute("xml:base") {
            Some(base) => Some(address::resolve(self.base.as_deref(), &base)),
            None => self.base.clone(),
        };
        self.meta.url = Some(address::resolve(base.as_deref(), &address));
    }

    /// The item becomes a page. Beside the whole text the summary says everything twice, so it is set aside as clutter; the
    /// time of the last change counts as that of publication where no other is given.
    fn finish(mut self, words: &PageWords) -> Page {
        if self.meta.published.is_empty() {
            for (name, value) in std::mem::take(&mut self.updated) {
                self.meta.add_date(&name, &value);
            }
        }
        self.meta.modified = self.updated;
        if self.meta.authors.is_empty() {
            self.meta.authors.clone_from(&self.channel.authors);
        }
        let summary = if self.contents.is_empty() {
            Hint::Plain
        } else {
            Hint::Clutter
        };
        let mut parts: Vec<(Node<'_>, Hint)> = Vec::new();
        parts.extend(self.titles.iter().map(|node| (*node, Hint::Title)));
        parts.extend(self.summaries.iter().map(|node| (*node, summary)));
        parts.extend(self.contents.iter().map(|node| (*node, Hint::Plain)));
        parts.sort_by_key(|(node, _)| node.span.start);
        let mut layers = Layers::default();
        for (node, hint) in parts {
            add(&mut layers, &node, hint);
        }
        Page {
            id: self.id.or_else(|| self.meta.url.clone()),
            in_list: true,
            meta: self.meta,
            ..layers.page(words)
        }
    }
}

/// Adds the text of `node`. RSS carries HTML, escaped or in a CDATA section; so does Atom, where the type says so (RFC 4287, 3.1.1);
/// XHTML stands in the feed as elements, as HTML does in broken feeds.
fn add(layers: &mut Layers, node: &Node<'_>, hint: Hint) {
    let kind = node.attribute("type").map(|kind| kind.to_ascii_lowercase());
    if node.has_elements {
        return layers.part(Form::Html, hint, |builder| node.copy_into(builder));
    }
    let form = match kind.as_deref() {
        Some("text" | "text/plain") => Form::Words,
        _ => Form::Html,
    };
    layers.part(form, hint, |builder| node.decode_into(builder));
}

/// Whether content is text at all, and stands here: Atom has pictures and content elsewhere too.
fn is_text(node: &Node<'_>) -> bool {
    let kind = node.attribute("type").map(|kind| kind.to_ascii_lowercase());
    let of_text = kind.is_none_or(|kind| {
        !kind.contains('/')
            || kind.starts_with("text/")
            || kind.ends_with("+xml")
            || kind.ends_with("/xml")
    });
    of_text && !node.is_blank() && node.attribute("src").is_none()
}

/// The name of an author: in Atom an element, in RSS behind the address, "desk@quay.example (Ann Aas)".
pub(super) fn author(node: &Node<'_>) -> Option<String> {
    if let Some(name) = node.child("name") {
        return clean(&name.value());
    }
    let value = clean(&node.value())?;
    if !value.contains('@') {
        return Some(value);
    }
    let (_, behind) = value.split_once('(')?;
    clean(behind.trim_end_matches(')'))
}

/// The outlet an item was taken from: in Atom an element with a title.
fn source(node: &Node<'_>) -> Option<String> {
    match node.child("title") {
        Some(title) => clean(&title.value()),
        None if node.has_elements => None,
        None => clean(&node.value()),
    }
}
