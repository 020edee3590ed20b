//! Times made of other times: shifts, windows, bounds, and clock times on a day.

use jiff::civil::Date;

use super::Direction;
use super::calendar::{open_year, without_year};
use super::resolver::{Resolver, add_days};
use crate::lexicon::Limit;
use crate::mention::{Origin, Shift, TimeExpr, TimeOfDay, Way};
use crate::value::{BasisKind, Bound, DateField, DateValue, Duration, TimeUnit, TimeValue};

impl Resolver<'_> {
    /// A time so long before or after its origin, as fine as the unit counted in.
    pub(super) fn shift(&mut self, said: &Shift) -> Option<TimeValue> {
        // "sales grew in three months": behind a past tense it is a length, no time to come.
        let ahead = said.way == Way::After && said.origin == Origin::Reference;
        if ahead && self.direction() == Some(Direction::Past) {
            return None;
        }
        let (origin, year_known) = self.origin(&said.origin, said.length.unit)?;
        let target = shifted(origin, &said.length, said.way)?;
        let value = if year_known {
            target
        } else {
            open_value(target)
        };
        if !said.within {
            return Some(value);
        }
        let start = DateValue::day(origin);
        let start = TimeValue::Date(if year_known {
            start
        } else {
            without_year(start)
        });
        let (start, end) = (Some(Box::new(start)), Some(Box::new(value)));
        Some(match said.way {
            Way::After => TimeValue::Range(start, end),
            Way::Before => TimeValue::Range(end, start),
        })
    }

    /// The day a shift of so many `unit`s counts from, and whether its year is known.
    fn origin(&mut self, origin: &Origin, unit: TimeUnit) -> Option<(Date, bool)> {
        match origin {
            Origin::Reference => {
                let reference = self.context.reference?;
                let from = open_year(DateValue::day(reference.day), reference);
                self.note(BasisKind::Relative, format!("counted from {from}"));
                Some((reference.day, reference.year_known))
            }
            Origin::Anchor => {
                // "In 1941 ... Two years later": years go on from a year, days from a day.
                let named = self.context.named.filter(|_| unit >= TimeUnit::Month);
                let anchor = named.or(self.context.anchor)?;
                let days = anchor.days()?;
                self.note(BasisKind::Anchor, format!("counted from {anchor}"));
                Some((days.start, true))
            }
            Origin::Event => None,
            Origin::Time(time) => {
                let value = self.time(time)?;
                let (day, known) = match value.days() {
                    Some(days) => (days.start, true),
                    None => (self.stand_in(&value)?, false),
                };
                self.note(BasisKind::Anchor, format!("counted from {value}"));
                Some((day, known))
            }
        }
    }

    /// A day of an open year, in the year of the reference.
    pub(super) fn stand_in(&self, value: &TimeValue) -> Option<Date> {
        let TimeValue::Date(date) = value else {
            return None;
        };
        let year = self.context.reference?.day.year();
        match date.field {
            DateField::Day(..) => date.in_year(year).as_day(),
            _ => None,
        }
    }

    /// "the past three weeks": the days from then to the reference day.
    pub(super) fn window(&mut self, length: &Duration, way: Way) -> Option<TimeValue> {
        self.shift(&Shift {
            length: length.clone(),
            way,
            origin: Origin::Reference,
            within: true,
        })
    }

    /// A clock time or part of a day, on its day.
    pub(super) fn at(&mut self, day: Option<&TimeExpr>, time: &TimeOfDay) -> Option<TimeValue> {
        let day = match day {
            Some(day) => match self.time(day)? {
                TimeValue::Date(date) => Some(date),
                TimeValue::Instant(date, _) | TimeValue::DayPart(date, _) => Some(date),
                _ => None,
            },
            None => self.anchor_day().map(DateValue::day),
        };
        let clock = match time {
            TimeOfDay::Clock(clock) | TimeOfDay::Local(clock) => self.in_stated_zone(*clock),
            TimeOfDay::Elsewhere(clock) => *clock,
            TimeOfDay::Zoned(clock, zone) => self.in_zone(day.as_ref(), *clock, zone),
            TimeOfDay::Part(part) => return day.map(|day| TimeValue::DayPart(day, *part)),
        };
        Some(match day {
            Some(day) => TimeValue::Instant(day, clock),
            None => TimeValue::Clock(clock),
        })
    }

    /// A bounded time as a range with an open end.
    pub(super) fn bounded(&mut self, limit: Limit, inner: &TimeExpr) -> Option<TimeValue> {
        let value = self.time(inner)?;
        if matches!(value, TimeValue::Range(..) | TimeValue::Vague(_)) {
            return Some(value);
        }
        let edge = |value: TimeValue| Some(Box::new(value));
        Some(match limit {
            Limit::By | Limit::Until | Limit::Through => TimeValue::Range(None, edge(value)),
            Limit::Since | Limit::From => TimeValue::Range(edge(value), None),
            Limit::Before => TimeValue::Range(None, edge(next_to(value, -1))),
            Limit::After => TimeValue::Range(edge(next_to(value, 1)), None),
        })
    }
}

/// `length` before or after `origin`; a range of lengths gives a range of times.
fn shifted(origin: Date, length: &Duration, way: Way) -> Option<TimeValue> {
    let amount = length.amount?;
    let first = moved(origin, amount, length, way)?;
    let Some(upper) = length.upper else {
        return Some(TimeValue::Date(first));
    };
    let last = moved(origin, upper, length, way)?;
    let (start, end) = match way {
        Way::After => (first, last),
        Way::Before => (last, first),
    };
    let edge = |date| Some(Box::new(TimeValue::Date(date)));
    Some(TimeValue::Range(edge(start), edge(end)))
}

/// The date `amount` units from `origin`: a day for days, the day for whole weeks, the month for months, the year for years.
fn moved(origin: Date, amount: f64, length: &Duration, way: Way) -> Option<DateValue> {
    let signed = if way == Way::Before { -amount } else { amount };
    if !signed.is_finite() || signed.abs() > 20_000.0 {
        return None;
    }
    let whole = signed.fract() == 0.0;
    let days = |n: f64| add_days(origin, n.round() as i32);
    let months = |n: f64| {
        let span = jiff::Span::new().try_months(n.round() as i32).ok()?;
        origin.checked_add(span).ok()
    };
    let month_of =
        |date: Date| DateValue::new(Some(date.year()), DateField::Month(date.month() as u8));
    let year_of = |date: Date| DateValue::new(Some(date.year()), DateField::Year);
    let mut date = match length.unit {
        TimeUnit::Second | TimeUnit::Minute => DateValue::day(origin),
        TimeUnit::Hour => DateValue::day(days(signed / 24.0)?),
        TimeUnit::Day => DateValue::day(days(signed)?),
        TimeUnit::Week => DateValue::day(days(signed * 7.0)?),
        TimeUnit::Month => month_of(months(signed)?),
        TimeUnit::Quarter => month_of(months(signed * 3.0)?),
        TimeUnit::Year if whole => year_of(months(signed * 12.0)?),
        TimeUnit::Year => month_of(months(signed * 12.0)?),
        TimeUnit::Decade => year_of(months(signed * 120.0)?),
        TimeUnit::Century => year_of(months(signed * 1200.0)?),
    };
    date.approximate = length.bound != Bound::Exact || length.unit >= TimeUnit::Week;
    Some(date)
}

fn open_value(value: TimeValue) -> TimeValue {
    match value {
        TimeValue::Date(date) => TimeValue::Date(without_year(date)),
        TimeValue::Range(start, end) => {
            let open = |edge: Option<Box<TimeValue>>| edge.map(|v| Box::new(open_value(*v)));
            TimeValue::Range(open(start), open(end))
        }
        other => other,
    }
}

/// The day just before (`-1`) or behind (`1`) a known time; the time itself where it is not known.
fn next_to(value: TimeValue, side: i32) -> TimeValue {
    if !matches!(value, TimeValue::Date(_)) {
        return value;
    }
    let Some(days) = value.days() else {
        return value;
    };
    let edge = if side < 0 { days.start } else { days.end };
    add_days(edge, side).map_or(value, TimeValue::day)
}
