//! Pages whose text lies under two layers of escapes: HTML in a feed, in JSON, in a wire file.
//!
//! The outer layer is decoded first, part by part, into a middle text with its map; each part is then read as the HTML or the
//! words that it is, and the two maps are joined. So each byte of the page leads to the bytes it was written with, whatever
//! the layers: `&amp;rsquo;`, `\u0026rsquo;`, a CDATA section.

use super::draft::Place;
use super::element;
use super::token::{Token, Tokens};
use super::walker::Walker;
use crate::ingest::format::page::{Hint, Page};
use crate::lexicon::PageWords;
use crate::text::{OffsetMapBuilder, Span};

/// What a part of a page is under its outer layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest::format) enum Form {
    /// Words; a tag in them is words too. Blank lines part paragraphs.
    Words,
    /// HTML.
    Html,
}

#[derive(Debug)]
struct Part {
    form: Form,
    hint: Hint,
    /// In the middle text.
    span: Span,
}

/// A page put together from parts.
#[derive(Debug, Default)]
pub(in crate::ingest::format) struct Layers {
    builder: OffsetMapBuilder,
    parts: Vec<Part>,
}

impl Layers {
    /// Adds the part that `fill` appends, decoded from its outer layer.
    pub(in crate::ingest::format) fn part(
        &mut self,
        form: Form,
        hint: Hint,
        fill: impl FnOnce(&mut OffsetMapBuilder),
    ) {
        let start = self.builder.text().len();
        fill(&mut self.builder);
        let span = Span::new(start, self.builder.text().len());
        // HTML where words were declared is common in feeds, and read as what it is.
        let form = match form {
            Form::Words if has_closing_tag(span.of(self.builder.text())) => Form::Html,
            Form::Words | Form::Html => form,
        };
        self.parts.push(Part { form, hint, span });
    }

    /// The page of all parts in their order, without metadata.
    pub(in crate::ingest::format) fn page(self, words: &PageWords) -> Page {
        let (middle, base) = self.builder.finish();
        let mut walker = Walker::new(&middle, words);
        for part in &self.parts {
            walker.reset();
            match part.form {
                Form::Words => paragraphs(&mut walker, &middle, part),
                Form::Html => html(&mut walker, &middle, part),
            }
            walker.draft.flush(part.span.end);
        }
        let mut page = walker.draft.finish(middle.len());
        page.map = page.map.map(|map| map.through(&base));
        page
    }
}

/// Whether words hold a closing tag, as no prose does.
pub(in crate::ingest::format) fn has_closing_tag(words: &str) -> bool {
    let mut closing = words.match_indices("</");
    closing.any(|(at, _)| {
        let rest = words.get(at + 2..).unwrap_or("");
        let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
        name.len() < rest.len() && name.starts_with('>')
    })
}

fn paragraphs(walker: &mut Walker<'_>, middle: &str, part: &Part) {
    let place = Place {
        hint: part.hint,
        ..Place::default()
    };
    let mut at = part.span.start;
    for line in part.span.of(middle).split_inclusive('\n') {
        let span = Span::new(at, at + line.len());
        if line.trim().is_empty() {
            walker.draft.flush(span.start);
        } else {
            walker.draft.push(span, middle, &place);
        }
        at = span.end;
    }
}

fn html(walker: &mut Walker<'_>, middle: &str, part: &Part) {
    walker.begin(Some(part.hint));
    let mut tokens = Tokens::within(middle, part.span);
    while let Some(token) = tokens.next() {
        // In XHTML an `<iframe/>` is closed, and what follows is no part of it.
        if let Token::Open { name, empty, .. } = &token
            && element::is_raw(name)
            && !empty
        {
            tokens.skip_raw(name);
            continue;
        }
        walker.html(token);
    }
}
