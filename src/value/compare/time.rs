//! Times as possibilities, on the grain of a day; clock times where both sides give one.
//!
//! Comes in: two times. Goes out: their relation. Sets are taken apart here; single times are compared in `moment` (clock times)
//! and `period` (days). An open year is taken to be the other side's year.

mod moment;
mod period;

use std::borrow::Cow;

use super::super::{DateValue, TimeValue};
use super::Relation;

/// Sets larger than this are not compared: no sentence lists so many days.
const LARGEST_SET: usize = 32;

/// Relates two times.
pub(super) fn compare(a: &TimeValue, b: &TimeValue) -> Relation {
    if is_vague(a) || is_vague(b) {
        return Relation::Unknown;
    }
    let (a, b) = (joined(a), joined(b));
    if a == b {
        return Relation::Same;
    }
    match (a.as_ref(), b.as_ref()) {
        (TimeValue::AllOf(x) | TimeValue::OneOf(x), _)
        | (_, TimeValue::AllOf(x) | TimeValue::OneOf(x))
            if x.is_empty() || x.len() > LARGEST_SET =>
        {
            Relation::Unknown
        }
        (TimeValue::OneOf(x), TimeValue::OneOf(y)) => one_of(x, y),
        (TimeValue::OneOf(x), y) | (y, TimeValue::OneOf(x)) => one_of(x, std::slice::from_ref(y)),
        (TimeValue::AllOf(x), TimeValue::AllOf(y)) => all_of(x, y),
        (TimeValue::AllOf(x), y) | (y, TimeValue::AllOf(x)) => one_among(x, y),
        (x, y) => moment::compare(x, y),
    }
}

fn is_vague(time: &TimeValue) -> bool {
    match time {
        TimeValue::Vague(_) => true,
        TimeValue::AllOf(all) | TimeValue::OneOf(all) => all.iter().any(is_vague),
        TimeValue::Range(start, end) => [start, end].into_iter().flatten().any(|end| is_vague(end)),
        TimeValue::Date(_)
        | TimeValue::Instant(..)
        | TimeValue::DayPart(..)
        | TimeValue::Clock(_) => false,
    }
}

/// A list of consecutive days as the range it is: "Thursday and Friday" is 24 through 25 July.
fn joined(time: &TimeValue) -> Cow<'_, TimeValue> {
    let TimeValue::AllOf(all) = time else {
        return Cow::Borrowed(time);
    };
    let days: Option<Vec<_>> = all
        .iter()
        .map(|member| single_day(member)?.as_day())
        .collect();
    let Some(mut days) = days else {
        return Cow::Borrowed(time);
    };
    days.sort_unstable();
    let consecutive = days.len() > 1
        && days
            .windows(2)
            .all(|pair| matches!(pair, [a, b] if a.tomorrow().is_ok_and(|next| next == *b)));
    match (days.first(), days.last()) {
        (Some(first), Some(last)) if consecutive => Cow::Owned(TimeValue::Range(
            Some(Box::new(TimeValue::day(*first))),
            Some(Box::new(TimeValue::day(*last))),
        )),
        _ => Cow::Borrowed(time),
    }
}

fn single_day(time: &TimeValue) -> Option<&DateValue> {
    match time {
        TimeValue::Date(date) if !date.approximate && date.part.is_none() => Some(date),
        TimeValue::Date(_)
        | TimeValue::Instant(..)
        | TimeValue::DayPart(..)
        | TimeValue::Clock(_)
        | TimeValue::Range(..)
        | TimeValue::AllOf(_)
        | TimeValue::OneOf(_)
        | TimeValue::Vague(_) => None,
    }
}

/// Alternatives against alternatives; a plain value is its own only alternative.
fn one_of(a: &[TimeValue], b: &[TimeValue]) -> Relation {
    let rows = relations(a, b);
    let columns = transposed(&rows, b.len());
    let each_has = |rows: &[Vec<Relation>], wanted: fn(Relation) -> bool| {
        rows.iter().all(|row| row.iter().any(|r| wanted(*r)))
    };
    let same = |r| r == Relation::Same;
    if each_has(&rows, same) && each_has(&columns, same) {
        Relation::Same
    } else if each_has(&rows, Relation::fits) || each_has(&columns, Relation::fits) {
        Relation::Refines
    } else {
        loosest(&rows)
    }
}

/// Lists against lists, each naming all it means. The shorter one may be a part of the longer; of two equally long ones, each
/// member needs its own counterpart.
fn all_of(a: &[TimeValue], b: &[TimeValue]) -> Relation {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let rows = relations(short, long);
    if can_match(&rows, long.len(), |r| r == Relation::Same) && short.len() == long.len() {
        return Relation::Same;
    }
    if can_match(&rows, long.len(), Relation::fits) {
        return Relation::Refines;
    }
    let shut_out = |rows: &[Vec<Relation>]| {
        rows.iter()
            .any(|row| row.iter().all(|r| *r == Relation::Disjoint))
    };
    let columns = transposed(&rows, long.len());
    if short.len() == long.len() && (shut_out(&rows) || shut_out(&columns)) {
        Relation::Disjoint
    } else {
        loosest(&rows)
    }
}

/// A single time against a list: it may be one of them, or the period that holds them.
fn one_among(all: &[TimeValue], single: &TimeValue) -> Relation {
    let rows = relations(all, std::slice::from_ref(single));
    if rows.iter().flatten().any(|r| r.fits()) {
        Relation::Refines
    } else {
        loosest(&rows)
    }
}

fn relations(a: &[TimeValue], b: &[TimeValue]) -> Vec<Vec<Relation>> {
    a.iter()
        .map(|x| b.iter().map(|y| compare(x, y)).collect())
        .collect()
}

fn transposed(rows: &[Vec<Relation>], width: usize) -> Vec<Vec<Relation>> {
    (0..width)
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column).copied())
                .collect()
        })
        .collect()
}

/// What is left when nothing fits: excluded only where each pair excludes the other.
fn loosest(rows: &[Vec<Relation>]) -> Relation {
    let mut all = rows.iter().flatten();
    if all.clone().any(|r| *r == Relation::Unknown) {
        Relation::Unknown
    } else if all.all(|r| *r == Relation::Disjoint) {
        Relation::Disjoint
    } else {
        Relation::Overlaps
    }
}

/// Whether each row can have a column of its own where `wanted` holds (augmenting paths).
fn can_match(rows: &[Vec<Relation>], width: usize, wanted: fn(Relation) -> bool) -> bool {
    let mut taken: Vec<Option<usize>> = vec![None; width];
    (0..rows.len()).all(|row| {
        let mut seen = vec![false; width];
        place(row, rows, wanted, &mut taken, &mut seen)
    })
}

fn place(
    row: usize,
    rows: &[Vec<Relation>],
    wanted: fn(Relation) -> bool,
    taken: &mut [Option<usize>],
    seen: &mut [bool],
) -> bool {
    let Some(relations) = rows.get(row) else {
        return false;
    };
    for (column, relation) in relations.iter().enumerate() {
        if !wanted(*relation) || seen[column] {
            continue;
        }
        seen[column] = true;
        let free = match taken[column] {
            None => true,
            Some(other) => place(other, rows, wanted, taken, seen),
        };
        if free {
            taken[column] = Some(row);
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests;
