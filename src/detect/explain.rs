//! The steps of a finding, in words a person can check.
//!
//! Comes in: a finding's sides with their claims. Goes out: neutral sentences: who says what and how surely, how each value was
//! worked out, why it is one event, why the values cannot both hold, why this class. Never who is right.

use std::collections::BTreeSet;

use crate::graph::Event;
use crate::rule::Slot;
use crate::value::{Relation, ScopeKey, SpeakerKind};

use super::bundle::{Context, Known};
use super::finding::{FindingClass, Reach};

/// Claims of one side that are told one by one; the rest are counted.
const CLAIMS_TOLD: usize = 4;

/// Who says the value of one side, and how it was worked out.
pub(super) fn side(
    context: &Context<'_>,
    shown: &str,
    claims: &[&Known<'_>],
    independent: usize,
) -> Vec<String> {
    let stories: BTreeSet<&str> = claims.iter().map(|known| known.story()).collect();
    let mut told: Vec<String> = claims
        .iter()
        .take(CLAIMS_TOLD)
        .map(|known| who(context, known))
        .collect();
    if claims.len() > CLAIMS_TOLD {
        told.push(format!("and {} more", claims.len() - CLAIMS_TOLD));
    }
    let mut steps = vec![format!(
        "{shown}: {} ({independent} independent): {}",
        counted(stories.len(), "source", "sources"),
        told.join("; ")
    )];
    let mut seen = BTreeSet::new();
    for known in claims.iter().take(CLAIMS_TOLD) {
        let notes: Vec<&str> = known
            .claim
            .basis
            .iter()
            .map(|basis| basis.note.as_str())
            .collect();
        if !notes.is_empty() && seen.insert((known.story(), notes.clone())) {
            steps.push(format!(
                "{} in `{}`: {}",
                known.shown,
                known.story(),
                notes.join("; ")
            ));
        }
    }
    steps
}

fn who(context: &Context<'_>, known: &Known<'_>) -> String {
    let outlet = context
        .facts
        .get(known.story())
        .map_or(known.story(), |facts| facts.outlet.as_str());
    let chain: Vec<String> = known
        .claim
        .said_by
        .iter()
        .filter(|speaker| speaker.kind != SpeakerKind::Outlet)
        .map(|speaker| format!("`{}`", speaker.name))
        .collect();
    let said = if chain.is_empty() {
        "in its own words".to_owned()
    } else {
        format!("quoting {}", chain.join(", quoting "))
    };
    let derived = if known.is_derived() { ", derived" } else { "" };
    format!(
        "`{outlet}` {said}, {}{derived}",
        known.claim.certainty.as_str()
    )
}

/// Why the claims are about one event.
pub(super) fn event(event: &Event, slot: &Slot, claims: &[&Known<'_>]) -> Vec<String> {
    let known = claims.first();
    let stories: BTreeSet<String> = claims
        .iter()
        .map(|known| format!("`{}`", known.story()))
        .collect();
    let scope: Vec<String> = known
        .into_iter()
        .flat_map(|known| known.claim.scope.iter())
        .filter(|(key, _)| !matches!(key, ScopeKey::Revision | ScopeKey::Converted))
        .map(|(_, value)| format!("`{value}`"))
        .collect();
    let scope = if scope.is_empty() {
        String::new()
    } else {
        format!(", of {}", scope.join(", "))
    };
    let mut steps = vec![format!(
        "all are about {} ({}{scope})",
        event.label, slot.label
    )];
    let joined: Vec<&str> = event
        .why_joined
        .iter()
        .filter(|why| !why.starts_with("kept apart"))
        .filter(|why| {
            stories
                .iter()
                .filter(|story| why.contains(*story))
                .nth(1)
                .is_some()
        })
        .map(String::as_str)
        .take(3)
        .collect();
    if !joined.is_empty() {
        steps.push(format!("taken for one event: {}", joined.join("; ")));
    }
    steps
}

/// How two values relate.
pub(super) fn relation(a: &str, b: &str, relation: Relation) -> String {
    match relation {
        Relation::Disjoint => format!("no possibility satisfies both {a} and {b}"),
        Relation::Overlaps => {
            format!("{a} and {b} have some possibilities in common, and others not")
        }
        Relation::Refines => format!("{a} and {b} fit, but one leaves open what the other fixes"),
        Relation::Shifted => format!("{a} and {b} are bounds of one direction that differ"),
        Relation::Same => format!("{a} is stated and denied"),
        Relation::Unknown => format!("{a} and {b} cannot be compared"),
    }
}

/// Why a conflict is of its class.
pub(super) fn class(class: FindingClass, reach: Reach) -> String {
    let why = match class {
        FindingClass::Update => {
            "update: one value was told later than the other, or is marked as revised, and may replace it"
        }
        FindingClass::Hedged => {
            "hedged: at least one side only says that it may, should or could be so"
        }
        FindingClass::Dispute => "dispute: each side is attributed to speakers of its own",
        FindingClass::Contradiction => {
            "contradiction: both are stated as fact, and neither replacement nor hedging nor separate speakers account for it"
        }
    };
    match reach {
        Reach::Across => why.to_owned(),
        Reach::Within => format!("{why}; both stand in one story"),
        Reach::Network => format!("{why}; only all of them together cannot hold"),
    }
}

fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
