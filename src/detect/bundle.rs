//! What compares with what: the claims of one event in one slot under one scope.
//!
//! Comes in: claims and the graph. Goes out: [`Bundle`]s. Scopes must be equal, except where their relation is known: a
//! preliminary figure and a revised one are of one scope, a converted amount is of the scope of the original, and what each
//! side gives is half of the total.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::extract::{Claim, StoryFacts};
use crate::graph::{ClaimGraph, Event};
use crate::rule::{Cardinality, Rule, Slot};
use crate::value::{
    Bound, Quantity, Relation, Scope, ScopeKey, Speaker, SpeakerKind, Value, compare,
};

/// What all detectors need to look up.
pub(super) struct Context<'a> {
    pub(super) graph: &'a ClaimGraph,
    pub(super) facts: BTreeMap<&'a str, &'a StoryFacts>,
    rules: BTreeMap<&'a str, &'a Rule>,
}

impl<'a> Context<'a> {
    pub(super) fn new(graph: &'a ClaimGraph, facts: &'a [StoryFacts], rules: &'a [Rule]) -> Self {
        Self {
            graph,
            facts: facts
                .iter()
                .map(|facts| (facts.id.as_str(), facts))
                .collect(),
            rules: rules
                .iter()
                .map(|rule| (rule.kind.as_str(), rule))
                .collect(),
        }
    }

    /// Whether parties tell events of the kind apart; where they do not a story may tell of several that its words do not part.
    fn by_parties(&self, claim: &Claim) -> bool {
        self.rules
            .get(claim.kind.as_str())
            .is_none_or(|rule| rule.identity.parties)
    }

    /// Whether the slot is the day of something that is told once it has happened.
    fn is_past_day(&self, claim: &Claim) -> bool {
        self.rules.get(claim.kind.as_str()).is_some_and(|rule| {
            rule.identity.past && rule.identity.day.as_deref() == Some(claim.slot.as_str())
        })
    }

    /// The slot as its rule has it; one that no rule names holds one value that neither grows nor is revised.
    fn slot(&self, claim: &Claim) -> Slot {
        self.rules
            .get(claim.kind.as_str())
            .and_then(|rule| rule.slots.get(&claim.slot))
            .cloned()
            .unwrap_or_else(|| Slot {
                name: claim.slot.clone(),
                label: claim.slot.replace('_', " "),
                value_type: claim.value.value_type(),
                cardinality: Cardinality::One,
                grows: false,
                revisable: false,
                unit: None,
                of_person: false,
                adds_up: false,
                begins: false,
                values: std::collections::BTreeSet::new(),
                limit: false,
            })
    }
}

/// A claim as it is compared.
#[derive(Clone)]
pub(super) struct Known<'a> {
    pub(super) claim: &'a Claim,
    /// Its value on the scale of its scope; of a list in a slot of many, one member.
    pub(super) value: Value,
    /// That value as the claim has it.
    pub(super) shown: String,
    /// The day of its story.
    pub(super) day: Option<Date>,
}

impl<'a> Known<'a> {
    pub(super) fn story(&self) -> &'a str {
        &self.claim.story
    }

    pub(super) fn is_derived(&self) -> bool {
        !self.claim.derived_from.is_empty()
    }

    /// Whose words they are, where they are not the outlet's own or another outlet's: the innermost speaker.
    pub(super) fn own_speaker(&self) -> Option<&'a Speaker> {
        self.claim
            .said_by
            .last()
            .filter(|speaker| match speaker.kind {
                SpeakerKind::Person | SpeakerKind::Party | SpeakerKind::Unnamed => true,
                SpeakerKind::Outlet | SpeakerKind::Agency => false,
            })
    }
}

/// The claims of one event in one slot under one scope, by story, place and id.
pub(super) struct Bundle<'a> {
    pub(super) event: &'a Event,
    pub(super) slot: Slot,
    pub(super) claims: Vec<Known<'a>>,
    /// Whether parties tell events of the kind apart.
    pub(super) by_parties: bool,
    /// Whether the slot is the day of something that is told once it has happened.
    pub(super) is_past_day: bool,
}

/// All bundles, by event, slot and scope.
pub(super) fn bundles<'a>(context: &Context<'a>, claims: &'a [Claim]) -> Vec<Bundle<'a>> {
    let mut bundles: BTreeMap<(&str, &str, Scope), Bundle<'a>> = BTreeMap::new();
    for claim in crate::graph::in_order(claims) {
        let Some(event) = context
            .graph
            .event_of(&claim.id)
            .filter(|_| !is_loose_part(claim) && !is_described(claim))
        else {
            continue;
        };
        let key = (
            event.id.as_str(),
            claim.slot.as_str(),
            comparable_scope(&claim.scope),
        );
        let bundle = bundles.entry(key).or_insert_with(|| Bundle {
            event,
            slot: context.slot(claim),
            by_parties: context.by_parties(claim),
            is_past_day: context.is_past_day(claim),
            claims: Vec::new(),
        });
        bundle.claims.push(Known {
            claim,
            value: on_total(claim),
            shown: claim.value.to_string(),
            day: context
                .facts
                .get(claim.story.as_str())
                .and_then(|facts| facts.day),
        });
    }
    bundles.into_values().collect()
}

/// A part of which nothing says which one it is: "nine others", "including four". Two of them need not be the same part.
fn is_loose_part(claim: &Claim) -> bool {
    claim.scope.get(ScopeKey::Subset).is_some() && claim.scope.get(ScopeKey::Group).is_none()
}

/// What is claimed of somebody who is only described: "a girl" here need not be "a girl" there.
fn is_described(claim: &Claim) -> bool {
    let person = claim.scope.get(ScopeKey::Person);
    person.is_some_and(|name| name.starts_with("a "))
}

/// The scope without what does not keep values from being compared.
fn comparable_scope(scope: &Scope) -> Scope {
    scope
        .iter()
        .filter(|(key, _)| !matches!(key, ScopeKey::Revision | ScopeKey::Converted))
        .fold(Scope::new(), |kept, (key, value)| match key {
            ScopeKey::Per => kept.with(key, "total"),
            _ => kept.with(key, value),
        })
}

/// A quantity said per side, as the total of both sides.
fn on_total(claim: &Claim) -> Value {
    let per_side = matches!(claim.scope.get(ScopeKey::Per), Some("side" | "each"));
    match &claim.value {
        Value::Quantity(quantity) if per_side => Value::Quantity(Quantity {
            number: quantity.number * 2.0,
            upper: quantity.upper.map(|upper| upper * 2.0),
            step: if quantity.bound == Bound::Exact && quantity.step <= 1.0 {
                quantity.step
            } else {
                quantity.step * 2.0
            },
            ..quantity.clone()
        }),
        value => value.clone(),
    }
}

/// Claims that say the same value, or all deny it.
pub(super) struct Group<'a> {
    pub(super) value: Value,
    pub(super) shown: String,
    pub(super) denied: bool,
    pub(super) claims: Vec<Known<'a>>,
}

/// Claims by value, in the order of the values' notation. Equal notation is one group, and so is what compares as the same.
pub(super) fn groups<'a>(claims: &[Known<'a>]) -> Vec<Group<'a>> {
    let mut by_notation: BTreeMap<(String, bool), Vec<Known<'a>>> = BTreeMap::new();
    for known in claims {
        let denied = known.claim.certainty == crate::value::Certainty::Denied;
        by_notation
            .entry((known.value.to_string(), denied))
            .or_default()
            .push(known.clone());
    }
    let mut groups: Vec<Group<'a>> = Vec::new();
    for ((_, denied), claims) in by_notation {
        let Some(first) = claims.first() else {
            continue;
        };
        let same = groups.iter_mut().find(|group| {
            group.denied == denied && compare(&group.value, &first.value) == Relation::Same
        });
        match same {
            Some(group) => group.claims.extend(claims),
            None => groups.push(Group {
                value: first.value.clone(),
                shown: first.shown.clone(),
                denied,
                claims,
            }),
        }
    }
    groups
}
