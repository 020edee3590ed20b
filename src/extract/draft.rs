//! Drafts of claims, and the last step: ids, order, one claim for one place.

use std::collections::BTreeMap;

use super::claim::{Claim, ClaimId, EventKey, Quote};
use crate::ingest::{Document, Story};
use crate::rule::{Cardinality, Rule};
use crate::text::Span;
use crate::value::{
    Basis, Certainty, Relation, Scope, Speaker, Value, ValueType, compare, stable_hash,
};

/// A claim before it has an id. Spans point into the document's text.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) slot: String,
    pub(super) scope: Scope,
    pub(super) value: Value,
    pub(super) certainty: Certainty,
    pub(super) said_by: Vec<Speaker>,
    pub(super) rule: String,
    pub(super) basis: Vec<Basis>,
    pub(super) at: Span,
    /// Where the words of the value itself end.
    pub(super) value_end: usize,
    pub(super) sentence: Span,
    pub(super) event: EventKey,
    /// The event's own words in the sentence of the draft, where it is named there.
    pub(super) named: Option<Span>,
    /// Other readings of a weekday whose direction nothing tells.
    pub(super) alternatives: Vec<Value>,
}

impl Draft {
    /// Whether both fill the same slot of the same event in one voice, equally surely.
    fn is_of_voice(&self, other: &Self) -> bool {
        self.slot == other.slot
            && self.event == other.event
            && self.scope == other.scope
            && self.said_by.last() == other.said_by.last()
            && self.certainty == other.certainty
    }
}

/// Drops what a story read through focus gives a second, excluding value for a slot of one value, in one voice: words like
/// "the meeting" then meant two events, and which is which is not known. What the story says first stands.
pub(super) fn without_second_values(mut drafts: Vec<Draft>, rule: &Rule) -> Vec<Draft> {
    if !rule.identity.parties {
        return drafts;
    }
    drafts.sort_by_key(|draft| draft.at);
    let mut kept: Vec<Draft> = Vec::new();
    // The kept drafts that a later one can go against, each value of each voice once: a long page repeats few values often.
    let mut firsts: Vec<usize> = Vec::new();
    for draft in drafts {
        let one = rule.slots.get(&draft.slot).is_some_and(|slot| {
            slot.cardinality == Cardinality::One
                && !slot.grows
                && slot.value_type != ValueType::Status
        });
        if one && draft.event.topic {
            let rivals = || {
                firsts
                    .iter()
                    .filter_map(|i| kept.get(*i))
                    .filter(|first| first.is_of_voice(&draft))
            };
            if rivals().any(|first| compare(&first.value, &draft.value) == Relation::Disjoint) {
                continue;
            }
            if !rivals().any(|first| first.value == draft.value) {
                firsts.push(kept.len());
            }
        }
        kept.push(draft);
    }
    kept
}

/// Those of `numbers` whose words fill no other slot already: what patterns take stands before what frames take.
pub(super) fn besides(drafts: &[Draft], numbers: Vec<Draft>) -> Vec<Draft> {
    let is_taken = |number: &Draft| {
        drafts.iter().any(|draft| {
            draft.value_end == number.value_end
                && draft.slot != number.slot
                && draft.value.value_type() == number.value.value_type()
        })
    };
    numbers.into_iter().filter(|n| !is_taken(n)).collect()
}

/// Gives drafts of one kind their ids, drops repeats of one value at one place, and sorts them by place.
pub(super) fn finish(
    mut drafts: Vec<Draft>,
    kind: &str,
    document: &Document,
    story: &Story,
) -> Vec<Claim> {
    drafts.sort_by(|a, b| {
        let key = |d: &Draft| {
            (
                d.slot.clone(),
                d.sentence,
                d.value.to_string(),
                d.scope.clone(),
            )
        };
        (key(a), a.at, &a.rule).cmp(&(key(b), b.at, &b.rule))
    });
    drafts.dedup_by(|later, first| {
        later.slot == first.slot
            && later.value == first.value
            && later.sentence == first.sentence
            && later.scope == first.scope
    });
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut claims: Vec<Claim> = drafts
        .into_iter()
        .map(|draft| {
            let quote = Quote::of(document, draft.at);
            let value = draft.value.to_string();
            let occurrence = seen
                .entry(stable_hash([draft.slot.as_str(), &value, &quote.words]))
                .or_insert(0);
            *occurrence += 1;
            let id = stable_hash([
                &story.id,
                kind,
                &draft.slot,
                &value,
                &quote.words,
                &occurrence.to_string(),
            ]);
            Claim {
                id: ClaimId(format!("c{id}")),
                story: story.id.clone(),
                path: document.path.clone(),
                kind: kind.to_owned(),
                slot: draft.slot,
                scope: draft.scope,
                value: draft.value,
                certainty: draft.certainty,
                said_by: draft.said_by,
                rule: draft.rule,
                basis: draft.basis,
                at: draft.at,
                quote,
                sentence: draft.sentence,
                event: draft.event,
                derived_from: Vec::new(),
            }
        })
        .collect();
    claims.sort_by(|a, b| (a.at, &a.slot, &a.id).cmp(&(b.at, &b.slot, &b.id)));
    claims
}
