//! A page while its markup is read: text with its map, blocks, metadata.

use super::entity;
use crate::ingest::format::page::{Block, Hint, Meta, Page, clean};
use crate::text::{OffsetMapBuilder, Span};

/// A page in the making.
#[derive(Debug, Default)]
pub(super) struct Draft {
    builder: OffsetMapBuilder,
    blocks: Vec<Block>,
    block_start: usize,
    hint: Option<Hint>,
    pub(super) meta: Meta,
}

impl Draft {
    /// Appends the text at `span` of `source`: blanks are collapsed, references decoded.
    pub(super) fn push(&mut self, span: Span, source: &str, hint: Hint) {
        let mut at = span.start;
        while at < span.end {
            let rest = Span::new(at, span.end).of(source);
            let Some(first) = rest.chars().next() else {
                break;
            };
            let length = if first.is_whitespace() {
                self.blank(rest, at)
            } else if first == '&' {
                self.reference(rest, at)
            } else {
                let length = rest
                    .find(|c: char| c == '&' || c.is_whitespace())
                    .unwrap_or(rest.len());
                self.builder.verbatim(rest.get(..length).unwrap_or(""), at);
                length
            };
            if !self.is_blank() {
                self.hint.get_or_insert(hint);
            }
            at += length;
        }
    }

    fn is_blank(&self) -> bool {
        self.builder.text().len() == self.block_start
    }

    /// Blanks at the start of a block, or after a blank, are left out; a line break inside a block is a blank.
    fn blank(&mut self, rest: &str, at: usize) -> usize {
        let length = rest
            .find(|c: char| !c.is_whitespace())
            .unwrap_or(rest.len());
        if self.is_blank() || self.builder.text().ends_with(' ') {
            return length;
        }
        if rest.get(..length) == Some(" ") {
            self.builder.verbatim(" ", at);
        } else {
            self.builder.replaced(" ", Span::new(at, at + length));
        }
        length
    }

    fn reference(&mut self, rest: &str, at: usize) -> usize {
        let Some((decoded, length)) = entity::decode(rest) else {
            self.builder.verbatim("&", at);
            return 1;
        };
        if !(decoded.trim().is_empty() && (self.is_blank() || self.builder.text().ends_with(' '))) {
            self.builder.replaced(&decoded, Span::new(at, at + length));
        }
        length
    }

    /// Ends the block, if one is begun.
    pub(super) fn flush(&mut self, raw_at: usize) {
        let text = self.builder.text();
        let block = text.get(self.block_start..).unwrap_or("");
        let trimmed = block.trim();
        if block.is_empty() {
            return;
        }
        if !trimmed.is_empty() {
            let lead = self.block_start + (block.len() - block.trim_start().len());
            self.blocks.push(Block {
                span: Span::new(lead, lead + trimmed.len()),
                hint: self.hint.unwrap_or(Hint::Plain),
            });
        }
        self.builder.synthetic("\n", raw_at);
        self.block_start = self.builder.text().len();
        self.hint = None;
    }

    /// Takes the page's `<title>`: "headline | site".
    pub(super) fn page_title(&mut self, title: &str) {
        let Some(title) = clean(title) else { return };
        if self.meta.title.is_some() {
            return;
        }
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        match title.rsplit_once(" | ") {
            Some((headline, site)) if site.split(' ').count() <= 5 => {
                self.meta.title = clean(headline);
                if self.meta.site.is_none() {
                    self.meta.site = clean(site);
                }
            }
            _ => self.meta.title = Some(title),
        }
    }

    /// The finished page.
    pub(super) fn finish(mut self, raw_end: usize) -> Page {
        self.flush(raw_end);
        let (text, map) = self.builder.finish();
        Page {
            text,
            map: Some(map),
            blocks: self.blocks,
            meta: self.meta,
            ..Page::default()
        }
    }
}
