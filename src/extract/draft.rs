//! Drafts of claims, and the last step: ids, order, one claim for one place.

use std::collections::BTreeMap;

use super::claim::{Claim, ClaimId, EventKey};
use crate::ingest::{Document, Story};
use crate::text::Span;
use crate::value::{Basis, Certainty, Scope, Speaker, Value, stable_hash};

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
    pub(super) sentence: Span,
    pub(super) event: EventKey,
    /// The event's own words in the sentence of the draft, where it is named there.
    pub(super) named: Option<Span>,
    /// Other readings of a weekday whose direction nothing tells.
    pub(super) alternatives: Vec<Value>,
}

/// Gives drafts of one kind their ids, drops repeats of one value at one place, and sorts them by place.
pub(super) fn finish(
    mut drafts: Vec<Draft>,
    kind: &str,
    document: (usize, &Document),
    story: &Story,
) -> Vec<Claim> {
    drafts.sort_by(|a, b| {
        (&a.slot, a.at, a.value.to_string(), &a.rule).cmp(&(
            &b.slot,
            b.at,
            b.value.to_string(),
            &b.rule,
        ))
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
            let quote = draft.at.of(&document.1.text);
            let value = draft.value.to_string();
            let occurrence = seen
                .entry(stable_hash([&draft.slot, &value, quote]))
                .or_insert(0);
            *occurrence += 1;
            let id = stable_hash([
                &story.id,
                kind,
                &draft.slot,
                &value,
                quote,
                &occurrence.to_string(),
            ]);
            Claim {
                id: ClaimId(format!("c{id}")),
                story: story.id.clone(),
                document: document.0,
                kind: kind.to_owned(),
                slot: draft.slot,
                scope: draft.scope,
                value: draft.value,
                certainty: draft.certainty,
                said_by: draft.said_by,
                rule: draft.rule,
                basis: draft.basis,
                at: draft.at,
                sentence: draft.sentence,
                event: draft.event,
                derived_from: Vec::new(),
            }
        })
        .collect();
    claims.sort_by(|a, b| (a.at, &a.slot, &a.id).cmp(&(b.at, &b.slot, &b.id)));
    claims
}
