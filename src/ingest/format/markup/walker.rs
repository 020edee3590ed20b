//! Tokens into the blocks of a draft: which elements are open, and what they say of the text inside them.
//!
//! End tags may be left out where the HTML standard lets them, and are missing elsewhere too; a tag that closes nothing is
//! passed over.

use super::attributes::Attributes;
use super::draft::{Draft, Place};
use super::element::{self, Effect, Flow};
use super::entity;
use super::metadata::{Field, Origin};
use super::region::{Region, RegionKind};
use super::table;
use super::token::Token;
use crate::ingest::format::page::Hint;
use crate::lexicon::PageWords;
use crate::text::Span;

/// Elements nested deeper than this are read as if they were not there.
const DEEPEST: usize = 256;

/// The name of an author is not longer, in bytes.
const LONGEST_NAME: usize = 120;

/// An element that is open.
#[derive(Debug, Default)]
struct Open {
    name: String,
    hint: Option<Hint>,
    /// Whether its text is no text for readers.
    skip: bool,
    /// Whether it stands on lines of its own.
    block: bool,
    /// The region it marks.
    region: Option<usize>,
    is_link: bool,
    is_meta: bool,
    /// Whether it is a table of data.
    is_data: bool,
}

/// Turns tokens into the draft of a page.
#[derive(Debug)]
pub(super) struct Walker<'a> {
    text: &'a str,
    words: &'a PageWords,
    open: Vec<Open>,
    pub(super) draft: Draft,
    /// Whether unknown elements stand on their own lines.
    pub(super) xml: bool,
    /// Elements that are open below the deepest.
    below: usize,
    /// The name of an author that is being read, and how many elements are open around it.
    author: Option<(String, usize)>,
}

impl<'a> Walker<'a> {
    pub(super) fn new(text: &'a str, words: &'a PageWords) -> Self {
        Self {
            text,
            words,
            open: Vec::new(),
            draft: Draft::default(),
            xml: false,
            below: 0,
            author: None,
        }
    }

    /// Takes one token of HTML.
    pub(super) fn html(&mut self, token: Token) {
        match token {
            Token::Text(span) => self.text(span),
            Token::Close(name, span) => self.close(&name, span),
            Token::Open {
                name,
                attributes,
                span,
                empty,
            } => self.open(name, attributes, span, empty),
        }
    }

    /// Forgets what is open: what follows stands by itself.
    pub(super) fn reset(&mut self) {
        self.open.clear();
        self.below = 0;
        self.author = None;
    }

    /// Forgets what is open and begins a block: what follows has `hint`, unless its elements say something else.
    pub(super) fn begin(&mut self, hint: Option<Hint>) {
        self.reset();
        self.open.push(Open {
            hint,
            block: true,
            ..Open::default()
        });
    }

    /// Whether the text that follows is no text for readers.
    pub(super) fn is_skipped(&self) -> bool {
        self.open.iter().any(|open| open.skip)
    }

    fn text(&mut self, span: Span) {
        let place = self.place();
        if place.is_skipped {
            return;
        }
        if let Some((name, _)) = &mut self.author
            && name.len() <= LONGEST_NAME
        {
            name.push_str(&entity::decode_all(span.of(self.text)));
        }
        self.draft.push(span, self.text, &place);
    }

    /// What the open elements say. Of hints that of clutter wins anywhere; in a figure all that is no quotation or table is about
    /// its picture; else the innermost holds.
    fn place(&self) -> Place {
        let mut place = Place::default();
        for open in &self.open {
            place.is_skipped |= open.skip;
            place.is_link |= open.is_link;
            place.is_meta |= open.is_meta;
            place.is_preformatted |= open.name == "pre";
            place.region = open.region.unwrap_or(place.region);
            place.hint = match (place.hint, open.hint) {
                (Hint::Clutter, _) | (_, Some(Hint::Clutter)) => Hint::Clutter,
                (Hint::Caption, Some(inner @ (Hint::Quote | Hint::Row | Hint::Title))) => inner,
                (Hint::Caption, _) => Hint::Caption,
                (outer, inner) => inner.unwrap_or(outer),
            };
        }
        place
    }

    fn open(&mut self, name: String, attributes: Span, span: Span, empty: bool) {
        let attributes = Attributes::read(attributes.of(self.text));
        self.metadata(&name, &attributes);
        let effect = self.effect(&name, &attributes);
        if self.in_row(&name) {
            self.open_in_row(name, effect, span);
            return;
        }
        // What is hidden in the middle of a line does not part it.
        let is_line = match effect.flow {
            Flow::Block | Flow::Break => true,
            Flow::Skip => element::is_block(&name),
            Flow::Inline => false,
        };
        if is_line {
            self.draft.flush(span.start);
        }
        if effect.flow == Flow::Break || element::is_void(&name) || empty && self.xml {
            return;
        }
        self.close_implied(&name);
        let region = effect
            .region
            .map(|kind| self.add_region(kind, &name, &attributes));
        if matches!(name.as_str(), "sup" | "sub") && self.is_before_figure(span.end) {
            self.draft.part_figures(span);
        }
        let place = self.place();
        if name == "time" && !place.is_skipped {
            let when = attributes.datetime.map(entity::decode_all);
            let is_publication = attributes.is_publication();
            self.draft.mark(place.region, when, is_publication);
        }
        let is_data = name == "table" && table::is_data(self.text, span.end);
        let in_data = name == "tr" && self.is_in_data();
        self.push(Open {
            hint: if in_data {
                Some(Hint::Row)
            } else {
                effect.hint
            },
            skip: effect.flow == Flow::Skip,
            block: is_line,
            is_link: name == "a" && attributes.href.is_some(),
            is_meta: effect.is_meta,
            region,
            is_data,
            name,
        });
    }

    /// Whether a figure stands at byte `at` of the source.
    fn is_before_figure(&self, at: usize) -> bool {
        let next = self.text.as_bytes().get(at);
        next.is_some_and(u8::is_ascii_digit)
    }

    fn effect(&self, name: &str, attributes: &Attributes<'_>) -> Effect {
        let effect = element::effect(name, attributes, self.words);
        if self.xml && effect.flow == Flow::Inline && name != "time" {
            return Effect {
                flow: Flow::Block,
                ..effect
            };
        }
        effect
    }

    fn add_region(&mut self, kind: RegionKind, name: &str, attributes: &Attributes<'_>) -> usize {
        let region = Region {
            parent: self.place().region,
            kind,
            name: name.to_owned(),
            id: entity::decode_all(attributes.id),
        };
        self.draft.region(region)
    }

    fn push(&mut self, open: Open) {
        if self.open.len() < DEEPEST {
            self.open.push(open);
        } else {
            self.below += 1;
        }
    }

    /// Whether the innermost table is one of data.
    fn is_in_data(&self) -> bool {
        let mut tables = self.open.iter().rev().filter(|open| open.name == "table");
        tables.next().is_some_and(|table| table.is_data)
    }

    /// Whether the element `name` begins inside a row of data, and does not end it.
    fn in_row(&self, name: &str) -> bool {
        let ends = matches!(
            name,
            "tr" | "tbody" | "thead" | "tfoot" | "table" | "caption"
        );
        !ends && self.open.iter().any(|open| open.hint == Some(Hint::Row))
    }

    /// Cells stand side by side, and what is in them runs on.
    fn open_in_row(&mut self, name: String, effect: Effect, span: Span) {
        let is_cell = matches!(name.as_str(), "td" | "th");
        if is_cell {
            self.close_implied(&name);
            self.draft.next_cell();
        } else if effect.flow != Flow::Inline {
            self.draft.part_words(span);
        }
        if !element::is_void(&name) {
            self.push(Open {
                name,
                skip: effect.flow == Flow::Skip,
                ..Open::default()
            });
        }
    }

    /// A paragraph ends where another block begins, a heading where another heading does, and items, cells and rows where the
    /// next of their kind does. Links do not stand in links.
    fn close_implied(&mut self, name: &str) {
        let innermost = self.open.iter().rposition(|open| open.block);
        let innermost = innermost.and_then(|at| Some((at, self.open.get(at)?.name.as_str())));
        let ended = match innermost {
            Some((at, "p")) if element::is_block(name) => Some(at),
            Some((at, other)) if element::is_heading(other) && element::is_heading(name) => {
                Some(at)
            }
            _ => None,
        };
        if let Some(at) = ended {
            self.truncate(at);
        }
        if let Some((ended, around)) = element::ends(name) {
            let last = |names: &[&str]| {
                self.open
                    .iter()
                    .rposition(|open| names.contains(&open.name.as_str()))
            };
            let outer = last(around);
            // Rows end the cells in them, and groups of rows the rows: the outermost that is open goes.
            let inside = outer.map_or(0, |outer| outer + 1);
            let first = self.open.iter().skip(inside);
            let first = first
                .map(|open| open.name.as_str())
                .position(|open| ended.contains(&open));
            if let Some(at) = first {
                self.truncate(inside + at);
            }
        } else if name == "a"
            && let Some(at) = self.open.iter().rposition(|open| open.name == "a")
        {
            self.remove(at);
        }
    }

    fn truncate(&mut self, to: usize) {
        self.open.truncate(to);
        self.end_author(to);
    }

    /// Ends an element in which others are still open: `<b><p>…</b>…</p>`.
    fn remove(&mut self, at: usize) {
        if at < self.open.len() {
            self.open.remove(at);
            self.end_author(at);
        }
    }

    fn end_author(&mut self, open: usize) {
        if self
            .author
            .as_ref()
            .is_some_and(|(_, around)| *around >= open)
            && let Some((name, _)) = self.author.take()
        {
            let name: Vec<&str> = name.split_whitespace().collect();
            let found = &mut self.draft.found;
            found.add(Field::Author, Origin::Element, "author", &name.join(" "));
        }
    }

    fn close(&mut self, name: &str, span: Span) {
        if self.below > 0 && !matches!(name, "html" | "body") {
            self.below -= 1;
            return;
        }
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            if element::is_block(name) {
                self.draft.flush(span.start);
            }
            return;
        };
        let is_block = self.open.get(at).is_some_and(|open| open.block);
        let holds_block = self.open.iter().skip(at).any(|open| open.block);
        if holds_block {
            self.draft.flush(span.start);
        } else if element::is_block(name) && !matches!(name, "td" | "th") {
            self.draft.part_words(span);
        }
        if holds_block && !is_block {
            self.remove(at);
        } else {
            self.truncate(at);
        }
    }

    /// What elements say of the page outside its text.
    fn metadata(&mut self, name: &str, attributes: &Attributes<'_>) {
        let found = &mut self.draft.found;
        match name {
            "html" => found.add(Field::Language, Origin::Page, "lang", attributes.lang),
            "meta" => found.meta(attributes),
            "link" if attributes.rel.eq_ignore_ascii_case("canonical") => {
                let url = entity::decode_all(attributes.href.unwrap_or(""));
                if url.contains("://") {
                    found.add(Field::Url, Origin::Page, "canonical", &url);
                }
            }
            _ => self.author(name, attributes),
        }
    }

    /// Begins to read the name of an author, unless it is that of a comment or of a related story.
    fn author(&mut self, name: &str, attributes: &Attributes<'_>) {
        let is_called = attributes.properties().any(|property| property == "author")
            || attributes
                .rel
                .split_ascii_whitespace()
                .any(|rel| rel == "author");
        let is_readable = self.author.is_none() && !element::is_void(name);
        if is_called && is_readable && !self.draft.is_aside(self.place().region) {
            self.author = Some((String::new(), self.open.len()));
        }
    }
}
