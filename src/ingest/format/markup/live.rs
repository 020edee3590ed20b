//! The entries of a live blog: parts of a page that are alike and each begin with a time of their own.
//!
//! A list of headlines with times looks the same. So the page must say that it is a live blog, or the times be mere clock
//! times, which only make sense on one day.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::layout::Outline;
use super::linked::letters;
use super::region::RegionKind;
use crate::ingest::format::page::{Entry, Hint};

/// What the page's data say of its live blog.
#[derive(Debug, Default)]
pub(super) struct Live {
    pub(super) updates: Vec<Update>,
}

/// An entry as the data describe it.
#[derive(Debug)]
pub(super) struct Update {
    /// The `id` of its element; empty where none is given.
    pub(super) id: String,
    /// Empty where none is given.
    pub(super) headline: String,
    pub(super) when: String,
}

/// An entry's time stands in one of its first blocks.
const LEAD: usize = 3;

/// So many like parts are entries on a page that does not call itself a live blog.
const FEWEST: usize = 3;

/// The entries found, and the regions they are, where they are regions.
#[derive(Debug, Default)]
pub(super) struct Entries {
    pub(super) entries: Vec<Entry>,
    pub(super) regions: BTreeSet<usize>,
    /// The blocks that are their clock times and nothing else.
    pub(super) times: Vec<usize>,
}

/// The entries of the page `outline`, whose blocks stand in `text`.
pub(super) fn entries(outline: &Outline, text: &str, live: Option<&Live>) -> Entries {
    let is_live = live.is_some()
        || outline
            .regions
            .iter()
            .any(|(_, region)| region.kind == RegionKind::Live);
    let finder = Finder::new(outline, text, live);
    let mut found = finder.alike(is_live);
    if found.entries.is_empty() && is_live {
        found.entries = finder.in_a_row();
    }
    let lead = |entry: &Entry| entry.blocks.start..entry.blocks.end.min(entry.blocks.start + LEAD);
    let is_time = |at: &usize| finder.times.get(at).is_some_and(|(is_clock, _)| *is_clock);
    found.times = found
        .entries
        .iter()
        .flat_map(lead)
        .filter(is_time)
        .collect();
    found
}

struct Finder<'a> {
    outline: &'a Outline,
    text: &'a str,
    /// When entries were written, by the id of their element and by the letters of their headline.
    by_id: BTreeMap<&'a str, &'a str>,
    by_headline: BTreeMap<String, &'a str>,
    /// For each block with a time whether it is a mere clock time, and the time for machines.
    times: BTreeMap<usize, (bool, Option<&'a str>)>,
}

impl<'a> Finder<'a> {
    fn new(outline: &'a Outline, text: &'a str, live: Option<&'a Live>) -> Self {
        let words = |at: usize| outline.blocks.get(at).map(|block| block.span.of(text));
        let mut times = BTreeMap::new();
        for (at, block) in outline.blocks.iter().enumerate() {
            if block.hint != Hint::Clutter && is_clock(block.span.of(text)) {
                times.insert(at, (true, None));
            }
        }
        for mark in &outline.marks {
            let when = mark.when.as_deref();
            let is_read = outline
                .blocks
                .get(mark.block)
                .is_some_and(|block| block.hint != Hint::Clutter);
            if is_read {
                let clock = words(mark.block).is_some_and(is_clock);
                let time = times.entry(mark.block).or_insert((clock, when));
                time.1 = time.1.or(when);
            }
        }
        let updates = live.map_or(&[][..], |live| live.updates.as_slice());
        let by_headline = updates
            .iter()
            .map(|update| (letters(&update.headline), update));
        let by_id = updates
            .iter()
            .map(|update| (update.id.as_str(), update.when.as_str()));
        Self {
            outline,
            text,
            by_id: by_id.filter(|(id, _)| !id.is_empty()).collect(),
            by_headline: by_headline
                .filter(|(headline, _)| !headline.is_empty())
                .map(|(headline, update)| (headline, update.when.as_str()))
                .collect(),
            times,
        }
    }

    /// Like regions that stand side by side and each begin with a time; none inside another.
    fn alike(&self, is_live: bool) -> Entries {
        let ranges = self.outline.ranges();
        let mut groups: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
        for (at, region) in self.outline.regions.iter() {
            let range = ranges.get(at).cloned().unwrap_or(0..0);
            let may_be = matches!(region.kind, RegionKind::Plain | RegionKind::Article);
            let is_timed = || {
                self.time_at_start(&range).is_some()
                    || self.update(range.clone(), &region.id).is_some()
            };
            if may_be && range.len() >= 2 && is_timed() {
                let group = groups.entry((region.parent, region.name.as_str()));
                group.or_default().push(at);
            }
        }
        let mut found = Entries::default();
        let least = if is_live { 2 } else { FEWEST };
        let groups = groups.into_values().filter(|group| group.len() >= least);
        let mut members: Vec<usize> = groups
            .filter(|group| is_live || self.is_one_day(group, &ranges))
            .flatten()
            .collect();
        members.sort_unstable();
        for at in members {
            let mut around = self.outline.regions.around(at);
            if around.any(|outer| found.regions.contains(&outer)) {
                continue;
            }
            let blocks = ranges.get(at).cloned().unwrap_or(0..0);
            let id = self
                .outline
                .regions
                .get(at)
                .map_or("", |region| region.id.as_str());
            found.entries.push(self.entry(blocks, id));
            found.regions.insert(at);
        }
        found
    }

    /// Whether the times of all regions of a group are mere clock times, and most of the page's text is theirs.
    fn is_one_day(&self, group: &[usize], ranges: &[Range<usize>]) -> bool {
        let blocks = |at: &usize| ranges.get(*at).cloned().unwrap_or(0..0);
        let clocks = group.iter().all(|at| {
            let first = self.time_at_start(&blocks(at));
            first.is_some_and(|(is_clock, _)| is_clock)
        });
        let running = |range: Range<usize>| range.map(|at| self.outline.running(at)).sum::<usize>();
        let own: usize = group.iter().map(|at| running(blocks(at))).sum();
        clocks && own * 2 > running(0..self.outline.blocks.len())
    }

    fn time_at_start(&self, blocks: &Range<usize>) -> Option<(bool, Option<&'a str>)> {
        let end = blocks.end.min(blocks.start + LEAD);
        let (_, time) = self.times.range(blocks.start..end).next()?;
        Some(*time)
    }

    /// Entries of a page whose elements do not hold them together: each from its time, or the heading above it, to the next.
    fn in_a_row(&self) -> Vec<Entry> {
        let mut starts: Vec<usize> = self.times.keys().copied().collect();
        let is_heading = |at: usize| {
            let block = self.outline.blocks.get(at);
            block.is_some_and(|block| block.hint == Hint::Heading)
        };
        let above = |at: &usize| at.checked_sub(1).filter(|above| is_heading(*above));
        if starts.iter().filter(|at| above(at).is_some()).count() * 2 > starts.len() {
            starts = starts.iter().map(|at| above(at).unwrap_or(*at)).collect();
        }
        if starts.len() < 2 {
            let is_update = |at: &usize| is_heading(*at) && self.update(*at..at + 1, "").is_some();
            starts = (0..self.outline.blocks.len()).filter(is_update).collect();
        }
        let ends = starts.iter().copied().skip(1);
        let ends: Vec<usize> = ends.chain([self.outline.blocks.len()]).collect();
        let pairs = starts.iter().zip(ends);
        pairs
            .map(|(start, end)| self.entry(*start..end, ""))
            .collect()
    }

    fn entry(&self, blocks: Range<usize>, id: &str) -> Entry {
        let time = self.time_at_start(&blocks).and_then(|(_, when)| when);
        let when = time.or_else(|| self.update(blocks.clone(), id));
        Entry {
            when: when.map(str::to_owned),
            blocks,
        }
    }

    /// When the entry was written that the data know by its id or one of its headings.
    fn update(&self, blocks: Range<usize>, id: &str) -> Option<&'a str> {
        let by_headline = || {
            let blocks = self.outline.blocks.get(blocks).unwrap_or(&[]);
            let headings = blocks.iter().take(LEAD + 1);
            headings
                .filter(|block| matches!(block.hint, Hint::Heading | Hint::Title))
                .find_map(|block| self.by_headline.get(&letters(block.span.of(self.text))))
        };
        self.by_id.get(id).or_else(by_headline).copied()
    }
}

/// Whether a block is a clock time and nothing else: "22:05", "9.14pm BST".
fn is_clock(words: &str) -> bool {
    const LONGEST: usize = 16;
    let (hour, rest) = words.split_once([':', '.']).unwrap_or((words, ""));
    let minute: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let tail = rest.get(minute.len()..).unwrap_or("");
    let is_number = |text: &str, most: u8| text.parse::<u8>().is_ok_and(|number| number < most);
    // "1.50" is a price.
    let is_price = words.len() < 5 && words.contains('.');
    words.len() <= LONGEST
        && !is_price
        && is_number(hour, 24)
        && minute.len() == 2
        && is_number(&minute, 60)
        && tail
            .split(|c: char| c == '.' || c.is_whitespace())
            .all(|word| word.len() <= 5 && word.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks() {
        for words in ["22:05", "9.14pm BST", "09:14 a.m. ET", "0:00", "11.32 CEST"] {
            assert!(is_clock(words), "{words}");
        }
        for words in [
            "22:75",
            "24:00",
            "5:4 win for Ajax",
            "2.5 million",
            "1.50",
            "10:30-11:00",
        ] {
            assert!(!is_clock(words), "{words}");
        }
    }
}
