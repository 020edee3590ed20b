//! Which dated main stories of a run are about the event of another story, judged by the names they share.
//!
//! A name weighs the more the fewer stories of the run have it, so that in a run of many events the police and the county
//! count for little and the street for much. An index from names to stories keeps the search linear in the run.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::names::{Word, Words};
use crate::ingest::story::Draft;

/// Fewer names than these may be shared by chance, whatever they weigh.
const LEAST_NAMES: usize = 3;

/// So many stories are looked at, those that share the rarest names first.
const MOST_SIBLINGS: usize = 64;

/// What one main story may lend to the others.
#[derive(Debug, Clone, Copy)]
pub(in crate::ingest) struct Dated<'a> {
    pub(in crate::ingest) id: &'a str,
    pub(in crate::ingest) day: Date,
    names: &'a Words,
    weight: f64,
}

impl<'a> Dated<'a> {
    /// What the story `id` with these `names` lends, if `day` is its day.
    pub(in crate::ingest) const fn new(id: &'a str, names: &'a Words, day: Date) -> Self {
        Self {
            id,
            day,
            names,
            weight: 0.0,
        }
    }
}

/// A dated story that shares names with another one.
#[derive(Debug, Clone, Copy)]
pub(in crate::ingest) struct Sibling<'a, 'd> {
    pub(in crate::ingest) dated: &'d Dated<'a>,
    /// How many names they share.
    pub(in crate::ingest) names: usize,
    /// Of the story that has less to set it apart, the share of its sure names, by weight, that the other has: 0 to 1.
    pub(in crate::ingest) share: f64,
}

/// The dated main stories of a run, with an index of their names.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Siblings<'a> {
    dated: Vec<Dated<'a>>,
    rarity: Rarity,
    /// For each name, the first of the dated stories that have it.
    having: BTreeMap<Word, Vec<usize>>,
}

impl<'a> Siblings<'a> {
    /// The stories `dated`, in the order of their ids, among all main stories, whose names `run` gives.
    pub(in crate::ingest) fn new(
        mut dated: Vec<Dated<'a>>,
        run: impl Iterator<Item = &'a Words>,
    ) -> Self {
        let rarity = Rarity::of(run);
        let mut having: BTreeMap<Word, Vec<usize>> = BTreeMap::new();
        for (number, story) in dated.iter_mut().enumerate() {
            story.weight = rarity.weight(story.names.sure());
            for name in story.names.names() {
                let stories = having.entry(*name).or_default();
                if stories.len() < MOST_SIBLINGS {
                    stories.push(number);
                }
            }
        }
        Self {
            dated,
            rarity,
            having,
        }
    }

    /// The stories that may be about the event of the main story `draft`, in the order of their ids.
    pub(in crate::ingest) fn of(&self, draft: &Draft) -> Vec<Sibling<'a, '_>> {
        if !draft.story.main {
            return Vec::new();
        }
        let weight = self.rarity.weight(draft.names.sure());
        self.near(draft)
            .into_iter()
            .filter_map(|number| self.dated.get(number))
            .filter(|dated| dated.id != draft.story.id)
            .filter_map(|dated| {
                let names = draft.names.shared(dated.names);
                let (less, more) = if weight <= dated.weight {
                    (&draft.names, dated.names)
                } else {
                    (dated.names, &draft.names)
                };
                let share = self.rarity.weight(&less.found_in(more)) / weight.min(dated.weight);
                (names >= LEAST_NAMES).then_some(Sibling {
                    dated,
                    names,
                    share,
                })
            })
            .collect()
    }

    /// The numbers of the stories that share the rarest names with `draft`.
    fn near(&self, draft: &Draft) -> BTreeSet<usize> {
        let names = draft.names.names().iter();
        let mut names: Vec<(u32, Word)> = names
            .map(|name| (self.rarity.count(*name), *name))
            .collect();
        names.sort_unstable();
        let mut found = BTreeSet::new();
        for (_, name) in names {
            found.extend(self.having.get(&name).into_iter().flatten());
            if found.len() > MOST_SIBLINGS {
                break;
            }
        }
        found
    }
}

/// How many main stories of a run have each name.
#[derive(Debug, Default)]
struct Rarity {
    counts: BTreeMap<Word, u32>,
    stories: u32,
}

impl Rarity {
    fn of<'a>(run: impl Iterator<Item = &'a Words>) -> Self {
        let mut rarity = Self::default();
        for words in run {
            rarity.stories += 1;
            for name in words.names() {
                *rarity.counts.entry(*name).or_insert(0) += 1;
            }
        }
        rarity
    }

    fn count(&self, name: Word) -> u32 {
        self.counts.get(&name).copied().unwrap_or(1)
    }

    /// Inverse document frequency, smoothed so that a name all stories of a small run share still counts.
    fn weight(&self, names: &[Word]) -> f64 {
        names
            .iter()
            .map(|name| (f64::from(self.stories) / f64::from(self.count(*name))).ln_1p())
            .sum()
    }
}
