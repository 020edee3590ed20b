//! The focus register of a story for one kind of event: who takes part, which one in the series, where, and where else to look.
//!
//! Words that name no party ("the talks", "they") are read as the topic's; each such reading is a basis of the claim.

use std::collections::{BTreeMap, BTreeSet};

use super::claim::parties_fit;
use super::occurrence::Occurrence;
use super::reading::Sentence;
use crate::ingest::SegmentRole;
use crate::lexicon::Lexicon;
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
    /// The sets of two parties or more named beside it, by sentence.
    sets: Vec<(usize, BTreeSet<String>)>,
    /// The place last named beside it, which "there" means; by sentence.
    places: Vec<(usize, Place)>,
}

impl Topic {
    /// Reads the topic off all places where the event is named.
    pub(super) fn of(
        identity: &Identity,
        occurrences: &[Occurrence],
        sentences: &[Sentence<'_>],
        lexicon: &Lexicon,
    ) -> Self {
        let sets: Vec<(usize, BTreeSet<String>)> = occurrences
            .iter()
            .filter(|o| o.parties.len() >= 2)
            .map(|o| (o.sentence, o.parties.clone()))
            .collect();
        Self {
            parties: parties(
                identity.topic_parties,
                occurrences,
                &sets,
                sentences,
                lexicon,
            ),
            number: number(occurrences, sentences),
            sets,
            places: places(occurrences, sentences),
        }
    }

    /// The parties of an occurrence in sentence `index`, and whether they are the topic's: its own where it names two that are
    /// another set, else the topic's. In a story of several such events words that name fewer mean the one named last before
    /// them; `None` where that is not clear.
    pub(super) fn parties_of(
        &self,
        named: &BTreeSet<String>,
        index: usize,
    ) -> Option<(BTreeSet<String>, bool)> {
        if self.parties.is_empty() || named.len() >= 2 && !parties_fit(named, &self.parties) {
            return Some((named.clone(), false));
        }
        let several = self
            .sets
            .iter()
            .any(|(_, set)| !parties_fit(set, &self.parties));
        if named.len() >= 2 || !several {
            return Some((self.parties.clone(), true));
        }
        let (_, last) = self.sets.iter().rev().find(|(at, _)| *at <= index)?;
        let is_topic = parties_fit(last, &self.parties);
        let meant = if is_topic { &self.parties } else { last };
        named.is_subset(meant).then(|| (meant.clone(), is_topic))
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

/// The number of the present event: the highest that ranks one, or one more than are counted as past.
fn number(occurrences: &[Occurrence], sentences: &[Sentence<'_>]) -> Option<u32> {
    let ranked = occurrences
        .iter()
        .filter(|o| !o.plural && !o.is_denied(sentences))
        .filter_map(|o| o.ordinal)
        .filter(|n| (2..=60).contains(n));
    let counted = occurrences
        .iter()
        .filter(|o| o.plural && o.which == Which::Earlier)
        .filter_map(|o| {
            match &sentences.get(o.sentence)?.mentions.get(o.count?)?.kind {
                MentionKind::Quantity(q)
                    if q.number >= 1.0 && q.number <= 60.0 && q.number.fract() == 0.0 =>
                {
                    // In range by the line above.
                    Some(q.number as u32 + 1)
                }
                _ => None,
            }
        });
    ranked.chain(counted).max()
}

/// More than this many level with one another are no parties to one event, but a list of nations.
const MOST_PARTIES: usize = 6;

/// What a party counts for that stands in the event's own clause; elsewhere in its sentence it counts for 1.
const BESIDE: usize = 2;

/// The parties named in most sentences beside the event; where none is named beside it, those of the whole story.
fn parties(
    most: usize,
    occurrences: &[Occurrence],
    sets: &[(usize, BTreeSet<String>)],
    sentences: &[Sentence<'_>],
    lexicon: &Lexicon,
) -> BTreeSet<String> {
    if most == 0 {
        return BTreeSet::new();
    }
    if most >= 2
        && let Some(main) = main_set(sets)
    {
        let fitting = sets.iter().filter(|(_, set)| parties_fit(set, main));
        let named = fitting
            .map(|(at, set)| (*at, set.clone(), BESIDE))
            .collect();
        return most_named(most, named, sentences);
    }
    let in_sentence = occurrences.iter().filter_map(|o| {
        let sentence = sentences.get(o.sentence)?;
        Some((o.sentence, sentence.parties(lexicon).clone(), 1))
    });
    let beside = occurrences
        .iter()
        .map(|o| (o.sentence, o.parties.clone(), BESIDE))
        .chain(in_sentence)
        .collect();
    let found = most_named(most, beside, sentences);
    if !found.is_empty() {
        return found;
    }
    let all = sentences
        .iter()
        .enumerate()
        .map(|(index, sentence)| (index, sentence.parties(lexicon).clone(), 1));
    most_named(most, all.collect(), sentences)
}

/// The set of parties that most sets of the story fit; of several the one named first.
fn main_set(sets: &[(usize, BTreeSet<String>)]) -> Option<&BTreeSet<String>> {
    let weight = |set: &BTreeSet<String>| {
        sets.iter()
            .filter(|(_, other)| parties_fit(set, other))
            .count()
    };
    let best = sets.iter().map(|(_, set)| weight(set)).max()?;
    sets.iter()
        .map(|(_, set)| set)
        .find(|set| weight(set) == best)
}

/// The `most` names that stand in most sentences; a headline counts twice. Ties go to the one named first.
fn most_named(
    most: usize,
    named: Vec<(usize, BTreeSet<String>, usize)>,
    sentences: &[Sentence<'_>],
) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (index, parties, weight) in named {
        let is_title = sentences
            .get(index)
            .is_some_and(|s| s.role == SegmentRole::Title);
        for party in parties {
            if seen.insert((index, party.clone(), weight)) {
                counts.entry(party).or_insert((0, index)).0 +=
                    if is_title { 2 * weight } else { weight };
            }
        }
    }
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_by(|(a, (n, first)), (b, (m, later))| (m, first, a).cmp(&(n, later, b)));
    // Those level with the last one taken take part as well: "Iran and Britain, France and Germany".
    let least = most
        .checked_sub(1)
        .and_then(|last| ranked.get(last))
        .map_or(0, |(_, (count, _))| *count);
    let level = ranked
        .iter()
        .skip(most)
        .take_while(|(_, (count, _))| *count == least)
        .count();
    let taken = if most + level <= MOST_PARTIES {
        most + level
    } else {
        most
    };
    ranked
        .into_iter()
        .take(taken)
        .map(|(name, _)| name)
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
