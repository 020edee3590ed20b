//! The focus register of a story for one kind of event: who takes part, which one in the series, where, and where else to look.
//!
//! Words that name no party ("the talks", "they") are read as the topic's; each such reading is a basis of the claim.

use std::collections::{BTreeMap, BTreeSet};

use super::occurrence::Occurrence;
use super::reading::Sentence;
use crate::ingest::SegmentRole;
use crate::mention::MentionKind;
use crate::rule::{Identity, Which};
use crate::value::Place;

/// What a story is about, for one kind of event.
#[derive(Debug, Default)]
pub(super) struct Topic {
    /// Its parties, the most named first taken, sorted.
    pub(super) parties: BTreeSet<String>,
    /// The number of the present one in its series, where the story says it.
    pub(super) number: Option<u32>,
    /// The place last named beside it, which "there" means; by sentence.
    places: Vec<(usize, Place)>,
}

impl Topic {
    /// Reads the topic off all places where the event is named.
    pub(super) fn of(
        identity: &Identity,
        occurrences: &[Occurrence],
        sentences: &[Sentence<'_>],
    ) -> Self {
        Self {
            parties: main_parties(identity.topic_parties, occurrences, sentences),
            number: occurrences
                .iter()
                .filter(|o| !o.plural)
                .filter_map(|o| o.ordinal)
                .filter(|n| *n <= 60)
                .max(),
            places: places(occurrences, sentences),
        }
    }

    /// The parties of an occurrence: its own where they are another set than the topic's, else the topic's.
    pub(super) fn parties_of(&self, named: &BTreeSet<String>) -> (BTreeSet<String>, bool) {
        let shared = named.intersection(&self.parties).count();
        let others = named.len() >= 2 && shared < 2 && shared < self.parties.len();
        if others || self.parties.is_empty() {
            (named.clone(), false)
        } else {
            (self.parties.clone(), true)
        }
    }

    /// The place that "there" means in sentence `index`: the last one named beside the event up to it.
    pub(super) fn place_before(&self, index: usize) -> Option<&Place> {
        self.places
            .iter()
            .rev()
            .find(|(sentence, _)| *sentence <= index)
            .map(|(_, place)| place)
    }
}

/// The parties named in most sentences beside the event; a headline counts twice. Ties go to the one named first.
fn main_parties(
    most: usize,
    occurrences: &[Occurrence],
    sentences: &[Sentence<'_>],
) -> BTreeSet<String> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for occurrence in occurrences {
        let weight = if sentences
            .get(occurrence.sentence)
            .is_some_and(|s| s.role == SegmentRole::Title)
        {
            2
        } else {
            1
        };
        for party in &occurrence.parties {
            if seen.insert((occurrence.sentence, party.as_str())) {
                let entry = counts.entry(party).or_insert((0, occurrence.sentence));
                entry.0 += weight;
            }
        }
    }
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by_key(|(name, (count, first))| (std::cmp::Reverse(*count), *first, *name));
    ranked
        .into_iter()
        .take(most)
        .map(|(name, _)| name.to_owned())
        .collect()
}

fn places(occurrences: &[Occurrence], sentences: &[Sentence<'_>]) -> Vec<(usize, Place)> {
    let mut found = Vec::new();
    for occurrence in occurrences {
        let Some(sentence) = sentences.get(occurrence.sentence) else {
            continue;
        };
        for mention in &sentence.mentions {
            if let MentionKind::Place(place) = &mention.kind
                && occurrence.which == Which::Current
                && mention.span.start >= occurrence.span.start
            {
                found.push((occurrence.sentence, place.clone()));
            }
        }
    }
    found
}
