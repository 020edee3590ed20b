//! The class of a conflict: the first that applies of update, hedged, dispute, contradiction.
//!
//! Comes in: two sides, how their values relate, and the slot. Goes out: a class, or none where the difference is no conflict.
//! Comparison is blind to time and certainty; here they decide.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::rule::Slot;
use crate::value::{Certainty, DateField, Relation, ScopeKey, Status, TimeValue, Value, ValueType};

use super::bundle::Known;
use super::finding::{FindingClass, Severity};

/// Days a list of alternatives may span and still be a list of alternatives ("23 or 24 July"), rather than a period ("next week").
const ALTERNATIVE_DAYS: i32 = 4;

/// One side as the class is judged: its value and the claims that stand for it against the other.
pub(super) struct Stand<'a> {
    pub(super) value: Value,
    pub(super) claims: Vec<Known<'a>>,
}

/// How severe a conflict of that class is.
pub(super) const fn severity(class: FindingClass) -> Severity {
    match class {
        FindingClass::Contradiction => Severity::Error,
        FindingClass::Dispute | FindingClass::Hedged => Severity::Warning,
        FindingClass::Update => Severity::Note,
    }
}

/// The classes that conflicts over `slot` can have, the gravest first. In any slot a difference is an update too where the words say
/// that the later value is a revised one.
pub fn possible_classes(slot: &Slot) -> Vec<FindingClass> {
    let mut classes = Vec::new();
    if !is_as_seen(slot) {
        classes.push(FindingClass::Contradiction);
    }
    classes.extend([FindingClass::Dispute, FindingClass::Hedged]);
    if slot.grows || slot.revisable {
        classes.push(FindingClass::Update);
    }
    classes
}

/// The class of the conflict between `a` and `b`, where there is one.
pub(super) fn class(
    a: &Stand<'_>,
    b: &Stand<'_>,
    relation: Relation,
    slot: &Slot,
) -> Option<FindingClass> {
    let (sure_a, sure_b) = (a.best_certainty()?, b.best_certainty()?);
    let both_firm = !sure_a.is_hedged() && !sure_b.is_hedged();
    match relation {
        Relation::Disjoint => Some(if is_update(a, b, slot, both_firm) {
            FindingClass::Update
        } else if sure_a.is_hedged() || sure_b.is_hedged() {
            FindingClass::Hedged
        } else if is_dispute(a, b) || is_as_seen(slot) {
            FindingClass::Dispute
        } else {
            FindingClass::Contradiction
        }),
        Relation::Shifted => is_update(a, b, slot, both_firm).then_some(FindingClass::Update),
        Relation::Overlaps | Relation::Refines => loose(a, b, slot, both_firm),
        Relation::Same | Relation::Unknown => None,
    }
}

/// Whether the slot holds how a plan stands ("the date is agreed"): that is as each side to it sees it, and reports that differ
/// differ on whose word counts, even where they do not say whose it is.
fn is_as_seen(slot: &Slot) -> bool {
    slot.value_type == ValueType::Status && slot.revisable
}

impl Stand<'_> {
    /// The surest that any of its claims is.
    fn best_certainty(&self) -> Option<Certainty> {
        self.claims.iter().map(|known| known.claim.certainty).min()
    }

    /// The first day on which it was told.
    fn first_told(&self) -> Option<Date> {
        self.claims.iter().filter_map(|known| known.day).min()
    }

    fn is_of_another_story(&self, other: &Self) -> bool {
        let told = |claims: &[Known<'_>], story: &str| claims.iter().all(|k| k.story() == story);
        !self.claims.first().is_some_and(|known| {
            told(&self.claims, known.story()) && told(&other.claims, known.story())
        })
    }

    fn is_revised(&self) -> bool {
        self.claims
            .iter()
            .any(|known| known.claim.scope.get(ScopeKey::Revision) == Some("revised"))
    }
}

/// Evidence that one value replaced the other: a revised figure; a count that moves on, upwards or corrected; a plan of which
/// another version was firmly told on a later day.
fn is_update(a: &Stand<'_>, b: &Stand<'_>, slot: &Slot, both_firm: bool) -> bool {
    if a.is_revised() != b.is_revised() {
        return true;
    }
    let (Some(day_a), Some(day_b)) = (a.first_told(), b.first_told()) else {
        return false;
    };
    // A count that grows moves within a day as well, and is corrected downwards: which of two is the later one is not for reports
    // of one day to tell.
    if slot.grows && both_firm && a.is_of_another_story(b) {
        return true;
    }
    if day_a == day_b {
        return false;
    }
    let (earlier, later) = if day_a < day_b { (a, b) } else { (b, a) };
    let grown =
        matches!((amount(&earlier.value), amount(&later.value)), (Some(x), Some(y)) if x < y);
    (slot.grows && grown) || (slot.revisable && both_firm)
}

/// The number a value stands for when it is asked whether a count has grown: its finite end.
fn amount(value: &Value) -> Option<f64> {
    match value {
        Value::Quantity(quantity) => Some(quantity.number),
        Value::Duration(duration) => Some(duration.seconds().0),
        Value::Ordinal(n) => Some(f64::from(*n)),
        _ => None,
    }
}

/// Each side has its own speakers, none of them an outlet, and nobody says both.
fn is_dispute(a: &Stand<'_>, b: &Stand<'_>) -> bool {
    let speakers = |stand: &Stand<'_>| -> Option<BTreeSet<String>> {
        stand
            .claims
            .iter()
            .map(|known| known.own_speaker().map(|speaker| speaker.name.clone()))
            .collect()
    };
    match (speakers(a), speakers(b)) {
        (Some(a), Some(b)) => a.is_disjoint(&b),
        _ => false,
    }
}

/// Values that could both hold: a conflict only where one side is firm and the other, hedging, names alternatives around it, or
/// where alternatives have given way to one of them.
fn loose(a: &Stand<'_>, b: &Stand<'_>, slot: &Slot, both_firm: bool) -> Option<FindingClass> {
    let hedging = |x: &Stand<'_>, y: &Stand<'_>| {
        let firm = y.best_certainty() == Some(Certainty::Firm);
        let hedged = x.best_certainty().is_some_and(Certainty::is_hedged);
        hedged && firm && (names_alternatives(&x.value, &y.value) || holds_back(x, y))
    };
    if hedging(a, b) || hedging(b, a) {
        return Some(FindingClass::Hedged);
    }
    let alternatives =
        names_alternatives(&a.value, &b.value) || names_alternatives(&b.value, &a.value);
    (alternatives && both_firm && slot.revisable && is_update(a, b, slot, both_firm))
        .then_some(FindingClass::Update)
}

/// Whether `value` lists alternatives on the grain of `other`, rather than being a coarser period that holds it. "All of" a
/// list is no alternative: a meeting on Thursday and Friday is one that begins on Thursday.
fn names_alternatives(value: &Value, other: &Value) -> bool {
    match (value, other) {
        (Value::Time(value), Value::Time(other)) => {
            let few = value
                .days()
                .or_else(|| in_some_year(value))
                .is_some_and(|days| days.len() <= ALTERNATIVE_DAYS);
            few && of_days(value) && width(other) <= width(value)
        }
        (Value::Duration(value), Value::Duration(other)) => {
            value.upper.is_some() && other.upper.is_none()
        }
        _ => false,
    }
}

fn width(time: &TimeValue) -> i32 {
    time.days()
        .or_else(|| in_some_year(time))
        .map_or(i32::MAX, crate::value::DayRange::len)
}

/// A range or choice whose ends are named days.
fn of_days(time: &TimeValue) -> bool {
    let is_day = |end: &TimeValue| matches!(end, TimeValue::Date(date) if matches!(date.field, DateField::Day(..)));
    match time {
        TimeValue::Range(Some(start), Some(end)) => is_day(start) && is_day(end),
        TimeValue::OneOf(all) => all.iter().all(is_day),
        TimeValue::Range(..)
        | TimeValue::Date(_)
        | TimeValue::Instant(..)
        | TimeValue::DayPart(..)
        | TimeValue::Clock(_)
        | TimeValue::AllOf(_)
        | TimeValue::Vague(_) => false,
    }
}

/// The days of a time whose year is open, in a year that has all of them.
fn in_some_year(time: &TimeValue) -> Option<crate::value::DayRange> {
    time.in_year(2024).days()
}

/// A status that is only meant or held possible, against one that stands fixed: "close to agreeing" / "agreed". A mere plan,
/// stated as one, is no hedge around the decision that followed it.
fn holds_back(hedging: &Stand<'_>, firm: &Stand<'_>) -> bool {
    let unsure = hedging.claims.iter().any(|known| {
        matches!(
            known.claim.certainty,
            Certainty::Possible | Certainty::Conditional
        )
    });
    let fixed = matches!(firm.value, Value::Status(Status::Confirmed | Status::Yes));
    unsure && fixed && matches!(hedging.value, Value::Status(Status::Planned))
}
