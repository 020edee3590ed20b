//! What of a page is its article: told from its structure, from where text runs and where it only links.
//!
//! Comes in: the blocks of a page with the regions they stand in. Goes out: their hints, those outside the article made
//! clutter; other articles; the entries of a live blog. Nothing is left out, and where the structure says too little nothing is
//! made clutter: the words decide then.

use std::ops::Range;

use super::article;
use super::live::{Live, entries};
use super::region::{Mark, RegionKind, Regions};
use crate::ingest::format::page::{Block, Entry, Hint, Related};

/// The shortest line that is running text by its length alone, in bytes, and the shortest that is by its full stop.
const LONG_LINE: usize = 80;
const SENTENCE: usize = 30;

/// The parts of a page as they are read.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub(super) blocks: Vec<Block>,
    /// For each block, what is known of it besides.
    details: Vec<Detail>,
    pub(super) regions: Regions,
    pub(super) marks: Vec<Mark>,
}

#[derive(Debug, Clone, Copy)]
struct Detail {
    region: usize,
    /// Bytes of it that are links.
    linked: usize,
    /// Whether it ends as sentences do.
    ends: bool,
}

impl Outline {
    /// Adds a block of `region` with `words`, so many bytes of which are `linked`.
    pub(super) fn push(&mut self, block: Block, words: &str, region: usize, linked: usize) {
        let ends = words.ends_with(['.', '!', '?', '”', '"', '…']);
        self.blocks.push(block);
        self.details.push(Detail {
            region,
            linked,
            ends,
        });
    }

    /// The region in which block `at` stands.
    pub(super) fn region_of(&self, at: usize) -> usize {
        self.details.get(at).map_or(0, |detail| detail.region)
    }

    /// How much running text block `at` is, in bytes.
    pub(super) fn running(&self, at: usize) -> usize {
        let (Some(block), Some(detail)) = (self.blocks.get(at), self.details.get(at)) else {
            return 0;
        };
        let length = block.span.len();
        let may_be = matches!(block.hint, Hint::Plain | Hint::ListItem | Hint::Quote);
        let runs = length >= LONG_LINE || detail.ends && length >= SENTENCE;
        if may_be && runs && detail.linked * 2 < length {
            length
        } else {
            0
        }
    }

    /// Whether block `at` is a link and nothing else.
    pub(super) fn is_link(&self, at: usize) -> bool {
        let linked = self.details.get(at).map_or(0, |detail| detail.linked);
        self.blocks
            .get(at)
            .is_some_and(|block| linked * 5 >= block.span.len() * 4)
    }

    /// `of` each block summed up for each region.
    pub(super) fn totals(&self, of: impl Fn(usize) -> usize) -> Vec<usize> {
        let mut own = vec![0; self.regions.count()];
        for at in 0..self.blocks.len() {
            if let Some(sum) = own.get_mut(self.region_of(at)) {
                *sum += of(at);
            }
        }
        self.regions.totals(own)
    }

    /// The blocks of each region, those of regions inside it too; `0..0` where there are none.
    pub(super) fn ranges(&self) -> Vec<Range<usize>> {
        let mut ranges = vec![0..0; self.regions.count()];
        let grow = |range: Option<&mut Range<usize>>, by: &Range<usize>| {
            if let Some(range) = range
                && by.start < by.end
            {
                let is_first = range.start == range.end;
                let start = if is_first {
                    by.start
                } else {
                    range.start.min(by.start)
                };
                *range = start..range.end.max(by.end);
            }
        };
        for at in 0..self.blocks.len() {
            grow(ranges.get_mut(self.region_of(at)), &(at..at + 1));
        }
        for (at, region) in self.regions.iter().rev() {
            let inside = ranges.get(at).cloned().unwrap_or(0..0);
            grow(ranges.get_mut(region.parent), &inside);
        }
        ranges
    }

    /// Gives block `at` another hint.
    pub(super) fn set(&mut self, at: usize, hint: Hint) {
        if let Some(block) = self.blocks.get_mut(at) {
            block.hint = hint;
        }
    }

    /// Whether block `at` has `hint`.
    pub(super) fn has(&self, at: usize, hint: Hint) -> bool {
        self.blocks.get(at).is_some_and(|block| block.hint == hint)
    }

    /// Makes clutter of what stands in regions of that kind, and of lines that are mere links.
    ///
    /// A region that holds the headline and most of the running text is the page itself, whatever its element is called; so are
    /// words for pages without scripts where there is no other text. Where all is link, an element was not closed.
    pub(super) fn set_clutter_apart(&mut self) {
        let running = self.totals(|at| self.running(at));
        let titles = self.totals(|at| usize::from(self.has(at, Hint::Title)));
        let total = running.first().copied().unwrap_or(0);
        let has_title = titles.first().is_some_and(|count| *count > 0);
        let is_page = |at: usize| {
            let own = running.get(at).copied().unwrap_or(0);
            let titled = titles.get(at).is_some_and(|count| *count > 0);
            if has_title {
                titled && own * 2 > total
            } else {
                own * 5 > total * 4
            }
        };
        let aside = self.regions.spread(|at, region| match region.kind {
            RegionKind::Clutter => !is_page(at),
            RegionKind::Fallback => running.get(at).is_some_and(|own| *own < total),
            RegionKind::Plain
            | RegionKind::Article
            | RegionKind::Main
            | RegionKind::Body
            | RegionKind::Live => false,
        });
        let is_aside = |at: usize| aside.get(self.region_of(at)) == Some(&true);
        let linked = (0..self.blocks.len())
            .filter(|at| self.is_link(*at))
            .count();
        let links_tell = linked * 10 < self.blocks.len() * 9;
        let is_clutter = |at: usize| {
            let line = self.has(at, Hint::Plain) || self.has(at, Hint::ListItem);
            is_aside(at) || links_tell && line && self.is_link(at)
        };
        let clutter: Vec<usize> = (0..self.blocks.len())
            .filter(|at| is_clutter(*at))
            .collect();
        let is_only_title = |at: &usize| self.has(*at, Hint::Title);
        let lost = clutter.iter().filter(|at| is_only_title(at)).count();
        let keep_titles = has_title && titles.first() == Some(&lost);
        for at in clutter {
            if !(keep_titles && self.has(at, Hint::Title)) {
                self.set(at, Hint::Clutter);
            }
        }
    }
}

/// What was found besides the hints.
#[derive(Debug, Default)]
pub(super) struct Arranged {
    pub(super) entries: Vec<Entry>,
    pub(super) related: Vec<Related>,
    /// When the article was published, by a `<time>` of its own.
    pub(super) published: Option<String>,
}

/// Sets the hints of a page called `title`, whose blocks stand in `text` and whose data say it is a live blog, if it is.
pub(super) fn arrange(
    outline: &mut Outline,
    text: &str,
    title: Option<&str>,
    live: Option<&Live>,
) -> Arranged {
    outline.set_clutter_apart();
    let found = entries(outline, text, live);
    for at in &found.times {
        outline.set(*at, Hint::Meta);
    }
    let related = article::set_apart(outline, text, title, &found.regions);
    let others: Vec<&Range<usize>> = related.iter().map(|other| &other.blocks).collect();
    let pieces: Vec<&Range<usize>> = found.entries.iter().map(|entry| &entry.blocks).collect();
    let published = published(outline, |at| {
        !outline.has(at, Hint::Clutter)
            && holding(&others, at).is_none()
            && holding(&pieces, at).is_none()
    });
    let first = |entry: Option<&Entry>| entry.and_then(|entry| entry.when.clone());
    let published = published.or_else(|| {
        let ends = [first(found.entries.first()), first(found.entries.last())];
        ends.into_iter().flatten().min()
    });
    Arranged {
        published,
        entries: found.entries,
        related,
    }
}

/// Which of `ranges`, which are in order and do not overlap, holds `at`.
pub(super) fn holding(ranges: &[&Range<usize>], at: usize) -> Option<usize> {
    let next = ranges.partition_point(|range| range.start <= at);
    let last = next.checked_sub(1)?;
    ranges
        .get(last)
        .is_some_and(|range| range.contains(&at))
        .then_some(last)
}

/// The moment that the article's head gives, or a line of its own: one in the middle of a sentence is what the words are about.
fn published(outline: &Outline, is_own: impl Fn(usize) -> bool) -> Option<String> {
    let blocks = 0..outline.blocks.len();
    let head = blocks
        .clone()
        .find(|at| is_own(*at) && outline.running(*at) > 0);
    let head = head.unwrap_or(blocks.end);
    let mut marks = outline.marks.iter().filter(|mark| is_own(mark.block));
    let called = marks
        .clone()
        .find(|mark| mark.is_publication && mark.when.is_some());
    let stands = |mark: &&Mark| {
        mark.when.is_some() && (mark.block < head || outline.has(mark.block, Hint::Meta))
    };
    called.or_else(|| marks.find(stands))?.when.clone()
}
