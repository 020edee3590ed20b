//! What two or more stories agree on: the same value, or values of which one is finer.
//!
//! Comes in: a bundle and the claims already found in conflict. Goes out: agreements and refinements with the number of independent
//! sources. What is in conflict is not told again.

use std::collections::BTreeSet;

use crate::extract::ClaimId;
use crate::value::{DayRange, Relation, TimeValue, Value, compare};

use super::bundle::{Bundle, Context, Group, Known, groups};
use super::explain;
use super::finding::{Finding, FindingKind, Reach, Severity, Side};
use super::sides::{finding_id, side_of};

/// Agreements of one slot. Each value is told once, with the coarser ones that fit it.
pub(super) fn agreements(
    context: &Context<'_>,
    bundle: &Bundle<'_>,
    disputed: &BTreeSet<ClaimId>,
) -> Vec<Finding> {
    let calm: Vec<Known<'_>> = bundle
        .claims
        .iter()
        .filter(|known| !disputed.contains(&known.claim.id))
        .cloned()
        .collect();
    let mut left = groups(&calm);
    // The finest last, so that it is taken first.
    left.sort_by(|a, b| (fineness(&b.value), &b.shown).cmp(&(fineness(&a.value), &a.shown)));
    let mut findings = Vec::new();
    while let Some(finest) = left.pop() {
        let fits = |other: &Group<'_>| {
            other.denied == finest.denied
                && matches!(
                    compare(&finest.value, &other.value),
                    Relation::Same | Relation::Refines
                )
        };
        let (coarser, rest): (Vec<_>, Vec<_>) = left.into_iter().partition(fits);
        left = rest;
        let mut agreeing = vec![finest];
        agreeing.extend(coarser.into_iter().rev());
        findings.extend(finding(context, bundle, &agreeing));
    }
    findings
}

fn finding(context: &Context<'_>, bundle: &Bundle<'_>, agreeing: &[Group<'_>]) -> Option<Finding> {
    let claims = || agreeing.iter().flat_map(|group| &group.claims);
    let stories: BTreeSet<&str> = claims().map(Known::story).collect();
    let stated = claims().any(|known| !known.is_derived());
    if stories.len() < 2 || !stated {
        return None;
    }
    let kind = if agreeing.len() == 1 {
        FindingKind::Agreement
    } else {
        FindingKind::Refinement
    };
    let mut explanation = Vec::new();
    let sides: Vec<Side> = agreeing
        .iter()
        .map(|group| {
            let claims: Vec<&Known<'_>> = group.claims.iter().collect();
            let shown = if group.denied {
                format!("not {}", group.shown)
            } else {
                group.shown.clone()
            };
            let side = side_of(context, shown, &claims);
            explanation.extend(explain::side(context, &side, &claims));
            side
        })
        .collect();
    let all: Vec<&Known<'_>> = claims().collect();
    explanation.push(explain::event(bundle.event, &bundle.slot, &all));
    if let [finest, coarser, ..] = agreeing {
        explanation.push(explain::relation(
            &finest.shown,
            &coarser.shown,
            Relation::Refines,
        ));
    }
    let word = if kind == FindingKind::Agreement {
        "agreement"
    } else {
        "refinement"
    };
    Some(Finding {
        id: finding_id(bundle, word, &sides),
        finding: kind,
        class: None,
        reach: Reach::Across,
        severity: Severity::None,
        event: bundle.event.id.clone(),
        slot: bundle.slot.name.clone(),
        sides,
        explanation,
    })
}

/// How much a value leaves open, the finest least: days of a time, the width of an amount in thousandths; then fewer
/// members named.
pub(super) fn fineness(value: &Value) -> (i64, i64) {
    match value {
        Value::Time(time) => {
            let members = time.members();
            let widest = members.iter().map(days).max().unwrap_or(i64::MAX);
            let named = i64::try_from(members.len()).unwrap_or(i64::MAX);
            match time {
                TimeValue::OneOf(_) => (widest.saturating_mul(named), 0),
                _ => (widest, -named),
            }
        }
        Value::Duration(duration) => {
            let (low, high) = duration.seconds();
            (thousandths(high - low), 0)
        }
        Value::Quantity(quantity) => {
            let (low, high) = quantity.bounds();
            (thousandths(high - low + quantity.step), 0)
        }
        Value::Place(place) => (-i64::try_from(place.within.len()).unwrap_or(0), 0),
        Value::Person(name) => (-i64::try_from(name.len()).unwrap_or(0), 0),
        Value::Ordinal(_)
        | Value::Party(_)
        | Value::Status(_)
        | Value::Vote(..)
        | Value::Text(_) => (0, 0),
    }
}

/// Tenths of days a time spreads over; a clock time is finer than a day, an open year coarser than a known one.
fn days(time: &TimeValue) -> i64 {
    match time {
        TimeValue::Instant(..) => return 1,
        TimeValue::DayPart(..) => return 5,
        _ => {}
    }
    match time.days().map(DayRange::len) {
        Some(days) => i64::from(days) * 10,
        None => time
            .in_year(2024)
            .days()
            .map_or(i64::from(i32::MAX), |days| i64::from(days.len()) * 10 + 1),
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "saturates, which keeps the order"
)]
fn thousandths(width: f64) -> i64 {
    (width * 1000.0) as i64
}
