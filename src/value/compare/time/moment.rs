//! Clock times, instants and parts of the day.
//!
//! Comes in: two times that are not sets. Goes out: their relation; what carries no clock time goes on to `period`.
//! An instant whose offset is not zero is told in the time of a place, so its day is that place's day. UTC and clock
//! times without a zone may be another day where the thing happened: the neighbouring day is then not known, rather than excluded.
//! An offset that was inferred from the place counts as none.

use jiff::civil::Date;

use super::super::super::{Clock, DateValue, DayPart, TimeValue};
use super::super::{Relation, intervals};
use super::period;

const DAY: i64 = 24 * 60;

/// No two zones lie further apart, in minutes (UTC-12 to UTC+14).
const ZONES_APART: i64 = 26 * 60;

/// The year put in where both sides leave it open.
const SOME_YEAR: i16 = 2024;

/// Zones differ by multiples of this many minutes (a quarter of an hour in three places, which is let go).
const ZONE_STEP: i64 = 30;

/// Relates two times that are not sets.
pub(super) fn compare(a: &TimeValue, b: &TimeValue) -> Relation {
    use TimeValue::{
        AllOf, Clock as OfDay, Date as Days, DayPart as Part, Instant, OneOf, Range, Vague,
    };
    match (a, b) {
        (AllOf(_) | OneOf(_) | Vague(_), _) | (_, AllOf(_) | OneOf(_) | Vague(_)) => {
            Relation::Unknown
        }
        (OfDay(x), OfDay(y)) => clocks(x.as_named(), y.as_named()),
        (OfDay(x), Instant(_, y)) | (Instant(_, y), OfDay(x)) => {
            clocks(x.as_named(), y.as_named()).at_most_refines()
        }
        (OfDay(_), Days(_) | Part(..) | Range(..)) | (Days(_) | Part(..) | Range(..), OfDay(_)) => {
            Relation::Unknown
        }
        (Instant(day, x), Instant(other, y)) => {
            instants((day, x.as_named()), (other, y.as_named()))
        }
        (Instant(day, clock), Part(other, part)) | (Part(other, part), Instant(day, clock)) => {
            let fits = instant_in(day, *clock, &Days(*other)).fits();
            match instant_in(day, *clock, &Days(*other)) {
                Relation::Disjoint => Relation::Disjoint,
                _ if fits && within_part(*clock, *part) => Relation::Refines,
                _ => Relation::Unknown,
            }
        }
        (Instant(day, clock), other) | (other, Instant(day, clock)) => {
            instant_in(day, *clock, other)
        }
        (Part(x, part), Part(y, other)) => match period::compare(&Days(*x), &Days(*y)) {
            Relation::Same => intervals(part_minutes(*part), part_minutes(*other)),
            relation => relation,
        },
        (Part(day, _), other) | (other, Part(day, _)) => {
            period::compare(&Days(*day), other).at_most_refines()
        }
        (Days(_) | Range(..), Days(_) | Range(..)) => period::compare(a, b),
    }
}

/// Two times of day.
fn clocks(a: Clock, b: Clock) -> Relation {
    let apart = match (a.offset, b.offset) {
        (Some(x), Some(y)) => (minutes(a) - i64::from(x)) - (minutes(b) - i64::from(y)),
        _ => minutes(a) - minutes(b),
    };
    let known =
        a.offset.is_some() == b.offset.is_some() && (a.offset.is_some() || !zone_apart(apart));
    match apart.rem_euclid(DAY) {
        0 if a.offset.is_some() != b.offset.is_some() => Relation::Refines,
        0 => Relation::Same,
        _ if known || !zone_apart(apart) => Relation::Disjoint,
        _ => Relation::Unknown,
    }
}

/// Two instants: on the time line where both zones are known. An open year is that of the other side, so that "01:29 in Kyiv on
/// the 22nd" is 22:29 UTC on the 21st whether a year is said or not.
fn instants((day, x): (&DateValue, Clock), (other, y): (&DateValue, Clock)) -> Relation {
    let zones = x.offset.is_some() && y.offset.is_some();
    match (day.year, other.year) {
        (Some(year), None) if zones => {
            return instants((day, x), (&other.in_year(year), y)).at_most_refines();
        }
        (None, Some(year)) if zones => {
            return instants((&day.in_year(year), x), (other, y)).at_most_refines();
        }
        (None, None) if zones => {
            let (day, other) = (day.in_year(SOME_YEAR), other.in_year(SOME_YEAR));
            return instants((&day, x), (&other, y));
        }
        _ => {}
    }
    let days = period::compare(&TimeValue::Date(*day), &TimeValue::Date(*other));
    let (Some(first), Some(second)) = (day.as_day(), other.as_day()) else {
        // A year is open on one side: the day decides as far as it can, then the clock.
        return match days {
            Relation::Same | Relation::Refines => clocks(x, y),
            relation => relation,
        };
    };
    let local = minutes_between(second, first) + minutes(x) - minutes(y);
    match (x.offset, y.offset) {
        (Some(a), Some(b)) if local == i64::from(a) - i64::from(b) => Relation::Same,
        (Some(_), Some(_)) => Relation::Disjoint,
        _ if local == 0 => {
            if x.offset == y.offset {
                Relation::Same
            } else {
                Relation::Refines
            }
        }
        _ if zone_apart(local) => Relation::Unknown,
        _ => Relation::Disjoint,
    }
}

/// An instant against days.
fn instant_in(day: &DateValue, clock: Clock, days: &TimeValue) -> Relation {
    let own = period::compare(&TimeValue::Date(*day), days).at_most_refines();
    let local = clock.as_named().offset.is_some_and(|offset| offset != 0);
    if own != Relation::Disjoint || local {
        return own;
    }
    let Some(date) = day.as_day() else {
        return own;
    };
    let neighbours = [
        (minutes(clock) < 12 * 60).then(|| date.yesterday()),
        (minutes(clock) >= DAY - 14 * 60).then(|| date.tomorrow()),
    ];
    let reaches = neighbours
        .into_iter()
        .flatten()
        .flatten()
        .any(|near| period::compare(&TimeValue::day(near), days) != Relation::Disjoint);
    if reaches {
        Relation::Unknown
    } else {
        Relation::Disjoint
    }
}

fn minutes(clock: Clock) -> i64 {
    i64::from(clock.hour) * 60 + i64::from(clock.minute)
}

fn minutes_between(from: Date, to: Date) -> i64 {
    from.until(to)
        .map_or(0, |span| i64::from(span.get_days()) * DAY)
}

fn zone_apart(minutes: i64) -> bool {
    minutes.abs() <= ZONES_APART && minutes % ZONE_STEP == 0
}

fn within_part(clock: Clock, part: DayPart) -> bool {
    let (start, end) = part_minutes(part);
    let at = minutes(clock);
    (start <= at && at <= end) || (start <= at + DAY && at + DAY <= end)
}

/// Generous bounds, in minutes of the day: speakers differ about where an evening ends.
const fn part_minutes(part: DayPart) -> (i64, i64) {
    match part {
        DayPart::Morning => (3 * 60, 12 * 60),
        DayPart::Midday => (11 * 60, 14 * 60),
        DayPart::Afternoon => (12 * 60, 18 * 60),
        DayPart::Evening => (17 * 60, DAY),
        DayPart::Night => (18 * 60, DAY + 7 * 60),
    }
}
