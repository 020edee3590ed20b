//! Findings: what claims about one event, in one slot, under one scope, agree or cannot agree on.
//!
//! Comes in: the claim graph, claims, facts on stories, rules. Goes out: [`Finding`]s, and claims that follow from others
//! ([`derive()`]). One file for each kind of reasoning: `bundle` (what compares with what), `sides` (who stands against whom), `align`
//! (members of lists), `within` (one story against itself), `currency` (conversions), `class`, `agreement`, `same_text` and
//! `independence` (which stories are one source), `explain`, `derive`,
//! `possible` (what no rule claims).

mod agreement;
mod align;
mod bundle;
mod class;
mod currency;
mod derive;
mod explain;
mod finding;
mod independence;
mod possible;
mod same_text;
mod sides;
#[cfg(test)]
mod tests;
mod within;

pub use class::possible_classes;
pub use derive::derive;
pub use finding::{Finding, FindingClass, FindingKind, Reach, Severity, Side};
pub use possible::{OPEN_KIND, Possible, possible};
pub use same_text::tie_texts;

use std::collections::BTreeSet;

use crate::extract::{Claim, ClaimId, StoryFacts};
use crate::graph::ClaimGraph;
use crate::rule::{Cardinality, Rule};

use bundle::{Bundle, Context};

/// Compares the claims of each event, slot by slot under one scope. Findings come sorted: conflicts first, the most severe
/// first, then refinements and agreements; within these by event, slot and id. The order of the inputs does not matter.
pub fn detect(
    graph: &ClaimGraph,
    claims: &[Claim],
    facts: &[StoryFacts],
    rules: &[Rule],
) -> Vec<Finding> {
    let context = Context::new(graph, facts, rules);
    let mut findings = Vec::new();
    for bundle in bundle::bundles(&context, claims) {
        findings.extend(in_bundle(&context, &bundle));
    }
    findings.sort_by(|a, b| {
        let rank = |f: &Finding| (f.finding, std::cmp::Reverse(f.severity), f.class);
        (rank(a), &a.event, &a.slot, &a.id).cmp(&(rank(b), &b.event, &b.slot, &b.id))
    });
    findings.dedup_by(|a, b| a.id == b.id);
    findings
}

/// Number of slots of events, under one scope each, for which two stories or more make claims.
pub fn slots_compared(graph: &ClaimGraph, claims: &[Claim]) -> usize {
    let context = Context::new(graph, &[], &[]);
    bundle::bundles(&context, claims)
        .iter()
        .filter(|bundle| {
            let stories: BTreeSet<&str> = bundle.claims.iter().map(|known| known.story()).collect();
            stories.len() > 1
        })
        .count()
}

fn in_bundle(context: &Context<'_>, bundle: &Bundle<'_>) -> Vec<Finding> {
    if bundle.slot.name == within::WEEKDAY_SLOT {
        return within::weekday_slips(context, bundle);
    }
    let mut findings = match bundle.slot.cardinality {
        Cardinality::One => sides::conflicts(context, bundle),
        Cardinality::Many => align::conflicts(context, bundle),
    };
    let disputed: BTreeSet<ClaimId> = findings
        .iter()
        .flat_map(|finding| &finding.sides)
        .flat_map(|side| side.claims.iter().cloned())
        .collect();
    findings.extend(agreement::agreements(context, bundle, &disputed));
    findings
}
