//! What is told as one block: the findings on one slot of one event under one scope.
//!
//! A finding has one class, so three values may give several: two that contradict each other, and a hedged one against both. A reader wants one
//! row of sides, each told once, and then which stand against which, and how.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::detect::{Finding, FindingKind, Reach, Side};
use crate::extract::ClaimId;
use crate::report::Report;
use crate::report::lookup::Lookup;
use crate::value::{Scope, ScopeKey};

/// Findings that are told together, the most severe first; never empty.
#[derive(Debug)]
pub(super) struct Topic<'a> {
    pub(super) findings: Vec<&'a Finding>,
    /// Their sides, each value once.
    pub(super) sides: Cow<'a, [Side]>,
}

impl<'a> Topic<'a> {
    /// One finding told alone.
    pub(super) fn alone(finding: &'a Finding) -> Self {
        Self {
            findings: vec![finding],
            sides: Cow::Borrowed(&finding.sides),
        }
    }

    /// The most severe finding.
    pub(super) fn first(&self) -> Option<&'a Finding> {
        self.findings.first().copied()
    }
}

/// The conflicts of a report, gathered; topics come in the order of their first findings. A conflict over several slots stands alone.
pub(super) fn topics<'a>(report: &'a Report, lookup: &Lookup<'_>) -> Vec<Topic<'a>> {
    let mut order: Vec<Vec<&Finding>> = Vec::new();
    let mut known: BTreeMap<(FindingKind, &str, &str, Scope), usize> = BTreeMap::new();
    for finding in report.findings.iter().filter(|f| super::is_shown_whole(f)) {
        let alone = finding.reach == Reach::Network;
        let key = (
            finding.finding,
            finding.event.as_str(),
            finding.slot.as_str(),
            scope(finding, lookup),
        );
        match known.get(&key).filter(|_| !alone) {
            Some(at) => order[*at].push(finding),
            None => {
                if !alone {
                    known.insert(key, order.len());
                }
                order.push(vec![finding]);
            }
        }
    }
    order.into_iter().map(gathered).collect()
}

/// The scope that all claims of a finding share.
pub(super) fn scope(finding: &Finding, lookup: &Lookup<'_>) -> Scope {
    let mut claims = finding
        .sides
        .iter()
        .flat_map(|side| &side.claims)
        .filter_map(|id| lookup.claim(&id.0));
    let Some(first) = claims.next() else {
        return Scope::new();
    };
    let rest: Vec<_> = claims.collect();
    let shared =
        |key: ScopeKey, value: &str| rest.iter().all(|claim| claim.scope.get(key) == Some(value));
    first
        .scope
        .iter()
        .filter(|(key, value)| shared(*key, value))
        .fold(Scope::new(), |kept, (key, value)| kept.with(key, value))
}

fn gathered(findings: Vec<&Finding>) -> Topic<'_> {
    if let [only] = findings.as_slice() {
        return Topic::alone(only);
    }
    let mut by_value: BTreeMap<&str, Side> = BTreeMap::new();
    for side in findings.iter().flat_map(|finding| &finding.sides) {
        match by_value.get_mut(side.value.as_str()) {
            Some(known) => add(known, side),
            None => {
                by_value.insert(&side.value, side.clone());
            }
        }
    }
    let mut sides: Vec<Side> = by_value.into_values().collect();
    sides.sort_by(|a, b| (b.independent, &a.value).cmp(&(a.independent, &b.value)));
    Topic {
        findings,
        sides: Cow::Owned(sides),
    }
}

/// Adds what another finding knows of the same value. How many sources of both together are independent a report does not
/// say: the larger number is what is sure.
fn add(side: &mut Side, more: &Side) {
    let mut seen: BTreeSet<ClaimId> = side.claims.iter().cloned().collect();
    for claim in &more.claims {
        if seen.insert(claim.clone()) {
            side.claims.push(claim.clone());
        }
    }
    side.sources.extend(more.sources.iter().cloned());
    side.sources.sort();
    side.sources.dedup();
    side.independent = side.independent.max(more.independent);
}
