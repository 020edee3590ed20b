//! NITF, the News Industry Text Format (iptc.org/std/NITF, version 3): one article.
//!
//! `docdata` tells when it was issued and by whom; `body.head` holds headlines, byline, dateline and abstract; `body.content`
//! holds paragraphs, with names, places and dates marked in their words, which are read through.

use super::{authors, block};
use crate::ingest::format::markup::layers::{Form, Layers};
use crate::ingest::format::markup::node::{Node, children};
use crate::ingest::format::page::{Hint, Meta, Page, Problem, clean, withheld};
use crate::lexicon::PageWords;
use crate::text::Span;

/// Blocks nested deeper than this are not looked into.
const DEEPEST: usize = 16;

/// Reads the article of `text`.
///
/// # Errors
/// When there is none, or its publisher withholds it.
pub(in crate::ingest::format::markup) fn read(
    text: &str,
    words: &PageWords,
) -> Result<Page, Problem> {
    let roots = children(text, Span::new(0, text.len()));
    let nitf = roots.iter().find(|root| root.local() == "nitf");
    let nitf = nitf.ok_or_else(|| Problem::malformed("no `nitf` element stands in it"))?;
    let meta = metadata(nitf)?;
    let mut layers = Layers::default();
    text_of(nitf, &mut layers);
    Ok(Page {
        meta,
        ..layers.page(words)
    })
}

/// What the article says of itself.
///
/// # Errors
/// When its publisher withholds it.
pub(super) fn metadata(nitf: &Node<'_>) -> Result<Meta, Problem> {
    let mut meta = Meta {
        language: nitf.attribute("xml:lang"),
        ..Meta::default()
    };
    if let Some(head) = nitf.child("head") {
        meta.title = head.child("title").and_then(|title| clean(&title.value()));
        head_data(&head, &mut meta)?;
    }
    if let Some(head) = nitf.find(&["body", "body.head"]) {
        if let Some(byline) = head.child("byline") {
            meta.authors = authors(&byline);
        }
        let distributor = head.child("distributor");
        meta.credit = distributor.and_then(|distributor| clean(&distributor.value()));
        let date = head.find(&["dateline", "story.date"]);
        if let Some(date) = date.filter(|_| meta.published.is_empty()) {
            let norm = date.attribute("norm").unwrap_or_else(|| date.value());
            meta.add_date("story.date", &norm);
        }
    }
    Ok(meta)
}

/// `docdata` and `pubdata`.
fn head_data(head: &Node<'_>, meta: &mut Meta) -> Result<(), Problem> {
    if let Some(data) = head.child("docdata") {
        let status = data.attribute("management-status");
        if let Some(problem) = status.and_then(|status| withheld("management-status", &status)) {
            return Err(problem);
        }
        for key in ["date.issue", "date.release"] {
            if let Some(norm) = data.child(key).and_then(|date| date.attribute("norm")) {
                meta.add_date(key, &norm);
            }
        }
        let copyright = data.child("doc.copyright");
        let holder = copyright.and_then(|copyright| copyright.attribute("holder"));
        meta.source = holder.as_deref().and_then(clean);
    }
    if let Some(data) = head.child("pubdata") {
        let name = data.attribute("name");
        meta.source = name.as_deref().and_then(clean).or(meta.source.take());
        if let Some(date) = data.attribute("date.publication") {
            meta.add_date("date.publication", &date);
        }
    }
    Ok(())
}

/// Adds the text of the article.
pub(super) fn text_of(nitf: &Node<'_>, layers: &mut Layers) {
    for body in nitf.all("body") {
        for part in body.children() {
            match part.local() {
                "body.head" => head(&part, layers),
                "body.content" => content(&part, layers, 0),
                "body.end" => block(layers, &part, Hint::Clutter),
                _ => {}
            }
        }
    }
}

/// The abstract says over again what the text says, and is set aside as a feed's summary is.
fn head(head: &Node<'_>, layers: &mut Layers) {
    for part in head.children() {
        match part.local() {
            "hedline" => {
                for line in part.children() {
                    let hint = match line.local() {
                        "hl1" => Hint::Title,
                        _ => Hint::Heading,
                    };
                    block(layers, &line, hint);
                }
            }
            "byline" | "dateline" | "distributor" | "copyrite" | "rights" => {
                block(layers, &part, Hint::Meta);
            }
            "abstract" | "note" => block(layers, &part, Hint::Clutter),
            _ => {}
        }
    }
}

fn content(node: &Node<'_>, layers: &mut Layers, depth: usize) {
    let parts = node.children();
    if parts.is_empty() {
        return block(layers, node, Hint::Plain);
    }
    for part in parts {
        match part.local() {
            "block" if depth < DEEPEST => content(&part, layers, depth + 1),
            "hl2" => block(layers, &part, Hint::Heading),
            // Pictures with their captions, and notes of the desk.
            "media" | "note" => block(layers, &part, Hint::Clutter),
            _ => layers.part(Form::Html, Hint::Plain, |builder| {
                part.copy_whole_into(builder);
            }),
        }
    }
}
