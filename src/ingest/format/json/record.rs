//! What an article in JSON comes to, whatever its keys: metadata, a headline and a body, each with its place.

use super::value::Value;
use crate::ingest::format::markup::layers::{Form, Layers, has_closing_tag};
use crate::ingest::format::page::{Hint, Meta, Page, Problem};
use crate::ingest::format::plain;
use crate::lexicon::PageWords;
use crate::text::OffsetMapBuilder;

/// An article whose strings are not decoded yet.
#[derive(Debug, Default)]
pub(super) struct Record<'a> {
    pub(super) id: Option<String>,
    pub(super) meta: Meta,
    pub(super) title: Option<Value<'a>>,
    /// The string that holds the text, and what its key says it is.
    pub(super) body: Option<(Form, Value<'a>)>,
}

impl Record<'_> {
    /// The article as a page.
    ///
    /// # Errors
    /// When it has neither text nor headline.
    pub(super) fn page(mut self, expected: &str, words: &PageWords) -> Result<Page, Problem> {
        if self.body.is_none() && self.title.is_none() {
            return Err(Problem::malformed(format!("expected {expected}")));
        }
        if let Some(title) = &self.title {
            self.meta.title = title.word();
        }
        let page = match self.body {
            Some((form, body)) if form == Form::Html || has_closing_tag(&body.string()) => {
                self.of_html(&body, words)
            }
            Some((_, body)) => self.of_words(Some(&body)),
            None => self.of_words(None),
        };
        let id = self.id.or_else(|| self.meta.url.clone());
        Ok(Page {
            id,
            in_list: true,
            meta: self.meta,
            ..page
        })
    }

    fn of_html(&self, body: &Value<'_>, words: &PageWords) -> Page {
        let mut layers = Layers::default();
        if let Some(title) = &self.title {
            layers.part(Form::Html, Hint::Title, |builder| {
                title.decode_into(builder);
            });
        }
        layers.part(Form::Html, Hint::Plain, |builder| body.decode_into(builder));
        layers.page(words)
    }

    /// The headline stands above the text, unless the text begins with it.
    fn of_words(&self, body: Option<&Value<'_>>) -> Page {
        let mut builder = OffsetMapBuilder::new();
        let text = body.map(Value::string).unwrap_or_default();
        let repeated = self
            .meta
            .title
            .as_deref()
            .is_some_and(|title| text.trim_start().starts_with(title));
        if let Some(title) = self.title.as_ref().filter(|_| !repeated) {
            title.decode_into(&mut builder);
            builder.synthetic("\n\n", title.span.end);
        }
        let headline = builder.text().len();
        if let Some(body) = body {
            body.decode_into(&mut builder);
        }
        let (text, map) = builder.finish();
        let mut page = plain::page(text, Some(map), headline);
        for block in &mut page.blocks {
            if block.span.end <= headline {
                block.hint = Hint::Title;
            }
        }
        page
    }
}
