//! Calendar periods and ranges of days.
//!
//! Comes in: two times made of dates. Goes out: their relation as intervals of days. Where a year is open the other
//! side's year is tried, and its neighbours, and the closest relation stands; a bare weekday fits each day of that name.

use jiff::civil::{Date, Weekday};

use super::super::super::{DateField, DateValue, DayRange, TimeValue};
use super::super::{Relation, intervals};

/// The year put in where both sides leave it open; a leap year, so that 29 February exists.
const SOME_YEAR: i16 = 2024;

/// Relates two dates or ranges of dates.
pub(super) fn compare(a: &TimeValue, b: &TimeValue) -> Relation {
    if a == b {
        return Relation::Same;
    }
    match (pattern(a), pattern(b)) {
        (Some(x), Some(y)) => match (x, y) {
            (x, y) if x == y => Relation::Same,
            (Pattern::Weekday(_), Pattern::Weekday(_))
            | (Pattern::DayOfMonth(_), Pattern::DayOfMonth(_)) => Relation::Disjoint,
            (Pattern::Weekday(_), Pattern::DayOfMonth(_))
            | (Pattern::DayOfMonth(_), Pattern::Weekday(_)) => Relation::Unknown,
        },
        (Some(pattern), None) => pattern.fits(b),
        (None, Some(pattern)) => pattern.fits(a),
        (None, None) => periods(a, b),
    }
}

/// A day of which only the weekday or the number is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pattern {
    Weekday(Weekday),
    DayOfMonth(u8),
}

fn pattern(time: &TimeValue) -> Option<Pattern> {
    match time {
        TimeValue::Date(DateValue {
            field: DateField::Weekday(weekday),
            ..
        }) => Some(Pattern::Weekday(*weekday)),
        TimeValue::Date(DateValue {
            field: DateField::DayOfMonth(day),
            ..
        }) => Some(Pattern::DayOfMonth(*day)),
        _ => None,
    }
}

impl Pattern {
    /// Whether one of the days is such a day. With the year open only the number of a day can be looked at.
    fn fits(self, days: &TimeValue) -> Relation {
        let open = has_open_year(days);
        let year = match (self, open) {
            (Self::Weekday(_), true) => return Relation::Unknown,
            (Self::Weekday(_) | Self::DayOfMonth(_), _) => open.then_some(SOME_YEAR),
        };
        let Some(Reach { start, end }) = reach(days, year) else {
            return Relation::Unknown;
        };
        let mut day = start;
        // 62 days hold each weekday and each number.
        for _ in 0..62 {
            if self.matches(day) {
                return Relation::Refines;
            }
            match day.tomorrow() {
                Ok(next) if next <= end => day = next,
                _ => return Relation::Disjoint,
            }
        }
        Relation::Refines
    }

    fn matches(self, day: Date) -> bool {
        match self {
            Self::Weekday(weekday) => day.weekday() == weekday,
            Self::DayOfMonth(number) => i16::from(day.day()) == i16::from(number),
        }
    }
}

/// Days from `start` through `end`; [`Date::MIN`] and [`Date::MAX`] stand for open ends.
#[derive(Clone, Copy)]
struct Reach {
    start: Date,
    end: Date,
}

fn periods(a: &TimeValue, b: &TimeValue) -> Relation {
    match (has_open_year(a), has_open_year(b)) {
        (false, false) => relate(reach(a, None), reach(b, None)),
        (true, true) => in_some_year(a, b),
        (true, false) => with_year_of(a, b),
        (false, true) => with_year_of(b, a),
    }
}

/// The relation of two times in one year, or in the years beside it, where a winter or a range ends that began in the first.
fn in_some_year(a: &TimeValue, b: &TimeValue) -> Relation {
    let beside = |(x, y)| relate(reach(a, Some(x)), reach(b, Some(y)));
    let (before, behind) = (SOME_YEAR - 1, SOME_YEAR + 1);
    match beside((SOME_YEAR, SOME_YEAR)) {
        // Each side in the leap year once: only there is a 29 February.
        Relation::Disjoint => [before, behind]
            .into_iter()
            .flat_map(|year| [(SOME_YEAR, year), (year, SOME_YEAR)])
            .map(beside)
            .filter(|relation| *relation != Relation::Unknown)
            .min_by_key(closeness)
            .unwrap_or(Relation::Disjoint),
        relation => relation,
    }
}

/// Less is closer.
const fn closeness(relation: &Relation) -> u8 {
    match relation {
        Relation::Same | Relation::Refines => 0,
        Relation::Overlaps => 1,
        Relation::Shifted => 2,
        Relation::Disjoint => 3,
        Relation::Unknown => 4,
    }
}

/// The closest relation over the years the dated side lies in; the open side never gives more than a refinement.
fn with_year_of(open: &TimeValue, dated: &TimeValue) -> Relation {
    let Some(dated) = reach(dated, None) else {
        return Relation::Unknown;
    };
    let (first, last) = match (dated.start == Date::MIN, dated.end == Date::MAX) {
        (true, true) => return Relation::Unknown,
        (true, false) => (dated.end.year(), dated.end.year()),
        (false, true) => (dated.start.year(), dated.start.year()),
        (false, false) => (dated.start.year(), dated.end.year()),
    };
    // A century holds every date; no need to try all its years.
    let last = last.min(first.saturating_add(3));
    (first.saturating_sub(1)..=last.saturating_add(1))
        .map(|year| relate(reach(open, Some(year)), Some(dated)))
        .min_by_key(closeness)
        .map_or(Relation::Unknown, Relation::at_most_refines)
}

fn relate(a: Option<Reach>, b: Option<Reach>) -> Relation {
    let (Some(a), Some(b)) = (a, b) else {
        return Relation::Unknown;
    };
    let shifted = |x: Date, y: Date| {
        if x == y {
            Relation::Same
        } else {
            Relation::Shifted
        }
    };
    if a.end == Date::MAX && b.end == Date::MAX {
        return shifted(a.start, b.start);
    }
    if a.start == Date::MIN && b.start == Date::MIN {
        return shifted(a.end, b.end);
    }
    intervals((a.start, a.end), (b.start, b.end))
}

fn has_open_year(time: &TimeValue) -> bool {
    match time {
        TimeValue::Date(date) | TimeValue::Instant(date, _) | TimeValue::DayPart(date, _) => {
            date.year.is_none()
        }
        TimeValue::Range(start, end) => [start, end]
            .into_iter()
            .flatten()
            .any(|end| has_open_year(end)),
        TimeValue::AllOf(all) | TimeValue::OneOf(all) => all.iter().any(has_open_year),
        TimeValue::Clock(_) | TimeValue::Vague(_) => false,
    }
}

/// The days of a date or range, an open year filled in.
fn reach(time: &TimeValue, year: Option<i16>) -> Option<Reach> {
    match time {
        TimeValue::Date(date) | TimeValue::Instant(date, _) | TimeValue::DayPart(date, _) => {
            let filled = match (date.year, year) {
                (None, Some(year)) => date.in_year(year),
                _ => *date,
            };
            let DayRange { start, end } = filled.days()?;
            Some(if date.approximate {
                about(start, end)
            } else {
                Reach { start, end }
            })
        }
        TimeValue::Range(start, end) => {
            let start = start.as_ref().map(|time| reach(time, year));
            let end = end.as_ref().map(|time| reach(time, year));
            let start = start.map_or(Some(Date::MIN), |reach| Some(reach?.start))?;
            let end = end.map_or(Some(Date::MAX), |reach| Some(reach?.end))?;
            if start <= end {
                Some(Reach { start, end })
            } else {
                // "30 December to 2 January" with the year open.
                let end = year.and_then(|year| {
                    Date::new(year.checked_add(1)?, end.month(), end.day()).ok()
                })?;
                (start <= end).then_some(Reach { start, end })
            }
        }
        TimeValue::Clock(_) | TimeValue::AllOf(_) | TimeValue::OneOf(_) | TimeValue::Vague(_) => {
            None
        }
    }
}

/// "About": a third of the period to either side, and a day at least.
fn about(start: Date, end: Date) -> Reach {
    let margin = jiff::Span::new().days(i64::from((DayRange { start, end }.len() / 3).max(1)));
    Reach {
        start: start.saturating_sub(margin),
        end: end.saturating_add(margin),
    }
}
