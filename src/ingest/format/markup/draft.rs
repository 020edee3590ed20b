//! A page while its markup is read: text with its map, blocks, metadata.

use super::entity;
use super::layout::{self, Outline};
use super::metadata::Found;
use super::region::{Mark, Region, RegionKind};
use crate::ingest::format::page::{Block, Hint, Meta, Page};
use crate::lexicon::PageWords;
use crate::text::{OffsetMapBuilder, Span};

/// Text called byline or time is none if it is longer, in bytes: the name of a class was misread.
const LONGEST_META: usize = 240;

/// Between the cells of a row.
const CELLS: &str = " | ";

/// What the open elements say of the text inside them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) hint: Hint,
    /// The innermost region.
    pub(super) region: usize,
    /// Whether it leads to another page.
    pub(super) is_link: bool,
    /// Whether it tells who wrote the article, or when.
    pub(super) is_meta: bool,
    /// Whether its lines stand as they are written.
    pub(super) is_preformatted: bool,
    /// Whether it is no text for readers.
    pub(super) is_skipped: bool,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            hint: Hint::Plain,
            region: 0,
            is_link: false,
            is_meta: false,
            is_preformatted: false,
            is_skipped: false,
        }
    }
}

/// A page in the making.
#[derive(Debug, Default)]
pub(super) struct Draft {
    builder: OffsetMapBuilder,
    outline: Outline,
    block_start: usize,
    current: Current,
    pub(super) meta: Meta,
    /// What elements and scripts say of the page.
    pub(super) found: Found,
}

/// The block that is being read.
#[derive(Debug, Default)]
struct Current {
    /// Where its first character stands.
    place: Option<Place>,
    /// Bytes of it that are links.
    linked: usize,
    /// Bytes of it that are byline or time.
    meta: usize,
    /// Whether a cell of its row has begun that has no text yet.
    next_cell: bool,
    /// A tag that parts the next word from those before it.
    parting: Option<Span>,
}

impl Draft {
    /// Appends the text at `span` of `source`: blanks are collapsed, references decoded.
    pub(super) fn push(&mut self, span: Span, source: &str, place: &Place) {
        let before = self.builder.text().len();
        let mut at = span.start;
        while at < span.end {
            let rest = Span::new(at, span.end).of(source);
            let Some(first) = rest.chars().next() else {
                break;
            };
            at += match first {
                _ if first.is_whitespace() => self.blank(rest, at, place),
                '&' => self.reference(rest, at),
                _ if entity::is_invisible(first) => first.len_utf8(),
                _ => {
                    let ends = |c: char| c == '&' || c.is_whitespace() || entity::is_invisible(c);
                    let length = rest.find(ends).unwrap_or(rest.len());
                    self.cell(at);
                    self.builder.verbatim(rest.get(..length).unwrap_or(""), at);
                    length
                }
            };
            if self.current.place.is_none() && !self.is_blank() {
                self.current.place = Some(*place);
            }
        }
        let pushed = self
            .builder
            .text()
            .len()
            .saturating_sub(before.max(self.block_start));
        self.current.linked += if place.is_link { pushed } else { 0 };
        self.current.meta += if place.is_meta { pushed } else { 0 };
    }

    fn is_blank(&self) -> bool {
        self.builder.text().len() == self.block_start
    }

    /// Whether a blank here would be one too many.
    fn needs_no_blank(&self) -> bool {
        self.is_blank() || self.builder.text().ends_with(' ')
    }

    /// Blanks at the start of a block, or after a blank, are left out; a line break inside a block is a blank, unless it is an
    /// empty line of preformatted text.
    fn blank(&mut self, rest: &str, at: usize, place: &Place) -> usize {
        let length = rest
            .find(|c: char| !c.is_whitespace())
            .unwrap_or(rest.len());
        let blanks = rest.get(..length).unwrap_or("");
        if place.is_preformatted && blanks.matches('\n').count() > 1 {
            self.flush(at);
        } else if !self.needs_no_blank() {
            if blanks == " " {
                self.builder.verbatim(" ", at);
            } else {
                self.builder.replaced(" ", Span::new(at, at + length));
            }
        }
        length
    }

    fn reference(&mut self, rest: &str, at: usize) -> usize {
        let Some((decoded, length)) = entity::decode(rest) else {
            self.cell(at);
            self.builder.verbatim("&", at);
            return 1;
        };
        if !(decoded.trim().is_empty() && self.needs_no_blank()) {
            self.cell(at);
            self.builder.replaced(&decoded, Span::new(at, at + length));
        }
        length
    }

    /// Sets a word apart from the cell, or the line of it, that stands before.
    fn cell(&mut self, at: usize) {
        let parting = self.current.parting.take();
        if std::mem::take(&mut self.current.next_cell) {
            if !self.is_blank() {
                self.builder.synthetic(CELLS, at);
            }
        } else if let Some(tag) = parting
            && !self.needs_no_blank()
        {
            self.builder.replaced(" ", tag);
        }
    }

    /// The next text is that of a further cell of the row.
    pub(super) const fn next_cell(&mut self) {
        self.current.next_cell = true;
    }

    /// A tag that parts words: `<br>` in the cell of a table.
    pub(super) const fn part_words(&mut self, tag: Span) {
        self.current.parting = Some(tag);
    }

    /// A tag between two figures, which are not of one number: 10<sup>6</sup>.
    pub(super) fn part_figures(&mut self, tag: Span) {
        if self.builder.text().ends_with(|c: char| c.is_ascii_digit()) {
            self.part_words(tag);
        }
    }

    /// Adds a region and gives its number.
    pub(super) fn region(&mut self, region: Region) -> usize {
        self.outline.regions.add(region)
    }

    /// Whether `region` stands in one that may be clutter.
    pub(super) fn is_aside(&self, region: usize) -> bool {
        let regions = &self.outline.regions;
        let mut around = regions.around(region).filter_map(|at| regions.get(at));
        around.any(|region| region.kind == RegionKind::Clutter)
    }

    /// Notes that the text that follows, in `region`, is a moment.
    pub(super) fn mark(&mut self, region: usize, when: Option<String>, is_publication: bool) {
        self.outline.marks.push(Mark {
            block: self.outline.blocks.len(),
            region,
            when,
            is_publication,
        });
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
            let place = self.current.place.unwrap_or_default();
            let is_meta = self.current.meta * 5 >= trimmed.len() * 4;
            let hint = match place.hint {
                Hint::Plain | Hint::ListItem if is_meta && trimmed.len() <= LONGEST_META => {
                    Hint::Meta
                }
                hint => hint,
            };
            let lead = self.block_start + (block.len() - block.trim_start().len());
            let block = Block {
                span: Span::new(lead, lead + trimmed.len()),
                hint,
            };
            let linked = self.current.linked.min(trimmed.len());
            self.outline.push(block, trimmed, place.region, linked);
        }
        self.builder.synthetic("\n", raw_at);
        self.block_start = self.builder.text().len();
        self.current = Current::default();
    }

    /// The finished page of an HTML document, whose own metadata are those of the page.
    pub(super) fn finish_document(mut self, raw_end: usize, words: &PageWords) -> Page {
        self.flush(raw_end);
        let mut found = std::mem::take(&mut self.found);
        let notes = found.problems();
        let (meta, live) = found.settle(words, self.first_title());
        self.meta = meta;
        let title = self.meta.title.as_deref();
        let arranged =
            layout::arrange(&mut self.outline, self.builder.text(), title, live.as_ref());
        if self.meta.published.is_empty()
            && let Some(when) = arranged.published
        {
            self.meta.add_date("time", &when);
        }
        Page {
            entries: arranged.entries,
            related: arranged.related,
            notes,
            ..self.page()
        }
    }

    /// The words of the first headline.
    fn first_title(&self) -> Option<String> {
        let mut blocks = self.outline.blocks.iter();
        let title = blocks.find(|block| block.hint == Hint::Title)?;
        Some(title.span.of(self.builder.text()).to_owned())
    }

    /// The finished page, as its elements stand.
    pub(super) fn finish(mut self, raw_end: usize) -> Page {
        self.flush(raw_end);
        self.outline.set_clutter_apart();
        self.page()
    }

    fn page(self) -> Page {
        let (text, map) = self.builder.finish();
        Page {
            text,
            map: Some(map),
            blocks: self.outline.blocks,
            meta: self.meta,
            ..Page::default()
        }
    }
}
