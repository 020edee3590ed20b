//! RSS, RDF and Atom: one page for each item, with the channel's title as the site.

use std::ops::Range;

use super::draft::Draft;
use super::element;
use super::entity;
use super::token::{Token, Tokens, attribute};
use super::walker::Walker;
use crate::ingest::format::page::{Hint, Page, clean};
use crate::lexicon::PageWords;

/// Whether the first element of `text` is that of a feed.
pub(super) fn is_feed(text: &str) -> bool {
    Tokens::new(text, false)
        .find_map(|token| match token {
            Token::Open { name, .. } => Some(name),
            Token::Text(_) | Token::Close(..) => None,
        })
        .is_some_and(|name| matches!(name.as_str(), "rss" | "feed" | "rdf:rdf"))
}

/// Where the text of an element goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Content,
    /// Content that only sums up, where the whole is given too.
    Summary,
    Date,
    Id,
    Link,
    Source,
    Other,
}

/// The elements of RSS 2.0, RSS 1.0 (RDF, with Dublin Core dates) and Atom (RFC 4287) that mean the same, brought together.
fn field(name: &str) -> Field {
    match name {
        "title" => Field::Title,
        "content" | "content:encoded" => Field::Content,
        "description" | "summary" => Field::Summary,
        "pubdate" | "published" | "updated" | "dc:date" => Field::Date,
        "guid" | "id" => Field::Id,
        "link" => Field::Link,
        "source" => Field::Source,
        _ => Field::Other,
    }
}

/// Reads every item.
pub(super) fn read(text: &str, words: &PageWords) -> Vec<Page> {
    let mut reader = Reader {
        text,
        walker: Walker::new(text, words),
        pages: Vec::new(),
        channel: None,
        in_item: false,
        field: None,
        value: String::new(),
        summary: 0..0,
        has_content: false,
    };
    let mut tokens = Tokens::new(text, true);
    while let Some(token) = tokens.next() {
        if let Token::Open { name, .. } = &token
            && element::is_raw(name)
        {
            tokens.skip_raw(name);
            continue;
        }
        reader.take(token);
    }
    if reader.in_item {
        reader.end_item(text.len());
    }
    reader.finish()
}

/// Reads the tokens of a feed one by one. Only one element of an item is open at a time; what it holds is the text of the page
/// (title, content, summary), or a value to keep (date, id, link).
struct Reader<'a> {
    text: &'a str,
    walker: Walker<'a>,
    pages: Vec<Page>,
    channel: Option<String>,
    in_item: bool,
    /// The item's element that is being read, its name, and its text where that is no text of the page.
    field: Option<(Field, String)>,
    value: String,
    /// The blocks of the item's summary, which are clutter where the whole text is given too.
    summary: Range<usize>,
    has_content: bool,
}

impl Reader<'_> {
    /// Content comes either escaped or in a CDATA section; in both cases it is HTML, and is walked as such.
    fn take(&mut self, token: Token) {
        match (&token, &self.field) {
            (Token::Close(name, span), Some((field, open))) if name == open => {
                let (field, name, at) = (*field, name.clone(), span.start);
                self.end_field(field, &name, at);
            }
            (_, Some((Field::Title | Field::Content | Field::Summary, _))) if self.in_item => {
                self.walker.html(token);
            }
            (Token::Text(span), Some(_)) => {
                self.value.push_str(&entity::decode_all(span.of(self.text)));
            }
            (_, Some(_)) => {}
            (Token::Open { name, .. }, None) if matches!(name.as_str(), "item" | "entry") => {
                self.begin_item();
            }
            (Token::Close(name, span), None) if matches!(name.as_str(), "item" | "entry") => {
                let at = span.start;
                self.end_item(at);
            }
            (
                Token::Open {
                    name,
                    attributes,
                    empty,
                    ..
                },
                None,
            ) => {
                let attributes = attributes.of(self.text);
                if let ("link", Some(href)) = (name.as_str(), attribute(attributes, "href"))
                    && attribute(attributes, "rel").is_none_or(|rel| rel == "alternate")
                    && self.in_item
                {
                    self.walker.draft.meta.url = clean(&entity::decode_all(href));
                }
                let within_channel =
                    matches!(name.as_str(), "rss" | "feed" | "rdf:rdf" | "channel");
                if !empty && !within_channel {
                    self.begin_field(name.clone());
                }
            }
            (Token::Text(_) | Token::Close(..), None) => {}
        }
    }

    /// A new item closes the one before it: in broken feeds `</item>` is missing, and two articles must not become one.
    fn begin_item(&mut self) {
        if self.in_item {
            self.end_item(self.text.len());
        }
        self.in_item = true;
        self.walker.draft = Draft::of_feed();
        self.summary = 0..0;
        self.has_content = false;
    }

    /// An element opens. A summary is read as plain text for the time being: only at the end of the item is it known whether the
    /// whole text follows.
    fn begin_field(&mut self, name: String) {
        let field = field(&name);
        self.value.clear();
        let hint = match field {
            Field::Title => Some(Hint::Title),
            Field::Summary => Some(Hint::Plain),
            Field::Content
            | Field::Date
            | Field::Id
            | Field::Link
            | Field::Source
            | Field::Other => None,
        };
        self.walker.begin(hint);
        if field == Field::Summary {
            let at = self.walker.draft.count();
            self.summary = at..at;
        }
        self.field = Some((field, name));
    }

    /// An element closes: its text goes to the page, or its value to the page's metadata. Outside items only the title counts, as
    /// the name of the site.
    fn end_field(&mut self, field: Field, name: &str, at: usize) {
        self.field = None;
        self.walker.reset();
        self.walker.draft.flush(at);
        let value = std::mem::take(&mut self.value);
        if !self.in_item {
            if field == Field::Title && self.channel.is_none() {
                self.channel = clean(&value);
            }
            return;
        }
        let draft = &mut self.walker.draft;
        match field {
            Field::Date => draft.meta.add_date(name, &value),
            Field::Id => draft.id = clean(&value),
            Field::Link => draft.meta.url = clean(&value).or(draft.meta.url.take()),
            Field::Source => draft.meta.source = clean(&value),
            Field::Summary => self.summary.end = draft.count(),
            Field::Content => self.has_content = true,
            Field::Title | Field::Other => {}
        }
    }

    /// The item becomes a page. Beside the whole text the summary says everything twice, so it is set aside as clutter.
    fn end_item(&mut self, at: usize) {
        self.in_item = false;
        self.field = None;
        self.walker.reset();
        let mut draft = std::mem::take(&mut self.walker.draft);
        if self.has_content {
            draft.demote(self.summary.clone());
        }
        let page = draft.finish(at);
        self.pages.push(page);
    }

    /// All pages, each under the name of its channel.
    fn finish(self) -> Vec<Page> {
        let channel = self.channel;
        self.pages
            .into_iter()
            .map(|mut page| {
                page.meta.site = channel.clone();
                page
            })
            .collect()
    }
}
