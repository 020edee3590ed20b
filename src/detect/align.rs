//! Slots of several values: which members of two stories' lists stand for the same one.
//!
//! Comes in: a bundle of a slot of many. Goes out: conflicts between aligned members only. A story that merely names more members is
//! at odds with nobody; members are aligned when neither has a counterpart of its own and they lie close.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::value::{DayRange, Relation, TimeValue, Value, compare};

use super::bundle::{Bundle, Context, Group, Known, groups};
use super::finding::Finding;
use super::sides::{Judge, Odds, assemble};

/// Members this close stand for one even where one list is longer: "15 May" beside "16 May and 2 June".
const NEXT_TO: i32 = 3;

/// Members of equally long lists stand for one up to this distance.
const NEAR: i32 = 4;

/// The year put in where all years are open.
const SOME_YEAR: i16 = 2024;

/// The conflicts of a slot that has several values.
pub(super) fn conflicts(context: &Context<'_>, bundle: &Bundle<'_>) -> Vec<Finding> {
    let members: Vec<Known<'_>> = bundle
        .claims
        .iter()
        .filter(|known| !known.is_derived())
        .flat_map(members)
        .collect();
    let groups = groups(&members);
    let judge = Judge::new(bundle);
    let odds: Vec<Odds<'_, '_>> = aligned(&groups)
        .into_iter()
        .filter_map(|(a, b)| judge.pair(&groups, a, b))
        .collect();
    assemble(context, bundle, &groups, &odds)
}

/// The members of a claim's list, each as a claim of its own.
fn members<'a>(known: &Known<'a>) -> Vec<Known<'a>> {
    match &known.value {
        Value::Time(TimeValue::AllOf(all)) => all
            .iter()
            .map(|member| Known {
                value: Value::Time(member.clone()),
                shown: member.to_string(),
                ..known.clone()
            })
            .collect(),
        _ => vec![known.clone()],
    }
}

/// Pairs of groups that stand for one member in some two stories.
fn aligned(groups: &[Group<'_>]) -> BTreeSet<(usize, usize)> {
    let mut lists: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (index, group) in groups.iter().enumerate() {
        for known in &group.claims {
            lists.entry(known.story()).or_default().insert(index);
        }
    }
    // Stories with the same list align alike: each distinct list is looked at once.
    let distinct: Vec<BTreeSet<usize>> = lists
        .into_values()
        .map(|list| finest(groups, &list))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let mut pairs = BTreeSet::new();
    for (index, a) in distinct.iter().enumerate() {
        for b in distinct.iter().skip(index + 1) {
            pairs.extend(align(groups, a, b));
        }
    }
    pairs
}

/// A story's list without the members it states more exactly itself: "in May and June" beside "on 15 May".
fn finest(groups: &[Group<'_>], list: &BTreeSet<usize>) -> BTreeSet<usize> {
    let days = |index: usize| match groups.get(index).map(|group| &group.value) {
        Some(Value::Time(time)) => time.days(),
        _ => None,
    };
    list.iter()
        .copied()
        .filter(|coarse| {
            !list.iter().any(|fine| {
                days(*coarse)
                    .zip(days(*fine))
                    .is_some_and(|(whole, part)| whole != part && whole.contains(part))
            })
        })
        .collect()
}

fn align(groups: &[Group<'_>], a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> Vec<(usize, usize)> {
    let reach = if a.len() == b.len() { NEAR } else { NEXT_TO };
    let (left, right) = (unmatched(groups, a, b), unmatched(groups, b, a));
    // Of values without a distance, the one that either list has beyond what they share stands for one member.
    if let ([x], [y]) = (left.as_slice(), right.as_slice())
        && !is_time(groups, *x)
    {
        return vec![(*x.min(y), *x.max(y))];
    }
    let nearest = |from: usize, to: &[usize]| -> Option<(i32, usize)> {
        to.iter()
            .filter_map(|other| Some((distance(groups, from, *other)?, *other)))
            .min()
    };
    left.iter()
        .filter_map(|x| {
            let (days, y) = nearest(*x, &right)?;
            let mutual = nearest(y, &left).is_some_and(|(_, back)| back == *x);
            (days <= reach && mutual).then_some((*x.min(&y), *x.max(&y)))
        })
        .collect()
}

fn is_time(groups: &[Group<'_>], index: usize) -> bool {
    groups
        .get(index)
        .is_some_and(|group| matches!(group.value, Value::Time(_)))
}

/// Members of `own` that every member of `other` excludes.
fn unmatched(groups: &[Group<'_>], own: &BTreeSet<usize>, other: &BTreeSet<usize>) -> Vec<usize> {
    own.iter()
        .copied()
        .filter(|x| {
            other
                .iter()
                .all(|y| match (groups.get(*x), groups.get(*y)) {
                    (Some(x), Some(y)) => compare(&x.value, &y.value) == Relation::Disjoint,
                    _ => false,
                })
        })
        .collect()
}

fn distance(groups: &[Group<'_>], a: usize, b: usize) -> Option<i32> {
    match (&groups.get(a)?.value, &groups.get(b)?.value) {
        (Value::Time(a), Value::Time(b)) => days_between(a, b),
        _ => None,
    }
}

/// Days between two times, 0 where they meet; an open year is the other's.
pub(super) fn days_between(a: &TimeValue, b: &TimeValue) -> Option<i32> {
    let year = |time: &TimeValue| time.days().map(|days| days.start.year());
    let filled = |time: &TimeValue, other: &TimeValue| -> Option<DayRange> {
        time.days()
            .or_else(|| time.in_year(year(other).unwrap_or(SOME_YEAR)).days())
    };
    let (a, b) = (filled(a, b)?, filled(b, a)?);
    let days = |from: Date, to: Date| from.until(to).map(|span| span.get_days()).ok();
    if a.overlaps(b) {
        Some(0)
    } else if a.end < b.start {
        days(a.end, b.start)
    } else {
        days(b.end, a.start)
    }
}

/// Days of a past event that differ by one are two sides of a night, or of a time zone; days further apart than this are of
/// another event of its kind.
const MOST_DAYS_OFF: i32 = 4;

/// Whether two days can be those of one past event and differ all the same.
pub(super) fn is_of_one_event(x: &Value, y: &Value) -> bool {
    match (x, y) {
        (Value::Time(x), Value::Time(y)) => {
            days_between(x, y).is_some_and(|days| (2..=MOST_DAYS_OFF).contains(&days))
        }
        _ => true,
    }
}
