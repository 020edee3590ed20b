//! Periods counted from the one around a day: "last week", "this year", "the following day".

use jiff::civil::Date;

use super::Direction;
use super::calendar::without_year;
use super::resolver::{Resolver, add_days, days_between};
use crate::lexicon::Side;
use crate::mention::{Period, PeriodOrigin, PeriodUnit};
use crate::value::{BasisKind, DateField, DateValue, DayRange, TimeUnit, TimeValue};

impl Resolver<'_> {
    /// A period counted from the one around its origin.
    pub(super) fn period(&mut self, said: &Period) -> Option<TimeValue> {
        let (origin, year_known) = match said.from {
            PeriodOrigin::Named => {
                let range = self.named_days(said.unit)?;
                self.note(BasisKind::Anchor, format!("counted from {range}"));
                let edge = if said.offset < 0 {
                    range.start
                } else {
                    range.end
                };
                (edge, true)
            }
            PeriodOrigin::Near => (self.near_day(said.unit)?, true),
            PeriodOrigin::Reference => {
                let reference = self.context.reference?;
                (reference.day, reference.year_known)
            }
        };
        let mut date = period_around(origin, said.unit, self.offset(said, origin))?;
        date.part = said.part;
        let weekly = matches!(
            said.unit,
            PeriodUnit::Weekend | PeriodUnit::Unit(TimeUnit::Week)
        );
        if said.from == PeriodOrigin::Reference {
            self.note(
                BasisKind::Relative,
                format!("counted from {origin}: {date}"),
            );
        }
        if let Some(side) = said.side
            && let Some(range) = date.days().filter(|_| year_known)
        {
            let day = |day| Some(Box::new(TimeValue::day(day)));
            return Some(match side {
                Side::Before => TimeValue::Range(day(range.start), day(origin.max(range.start))),
                Side::After => TimeValue::Range(day(origin.min(range.end)), day(range.end)),
            });
        }
        if year_known {
            return Some(TimeValue::Date(date));
        }
        // Without a year there is no week number; its days are known if the weekday is.
        if weekly {
            let days = date.days().filter(|_| self.weekday_known())?;
            let open = |day| Some(Box::new(TimeValue::Date(without_year(DateValue::day(day)))));
            return Some(TimeValue::Range(open(days.start), open(days.end)));
        }
        Some(TimeValue::Date(without_year(date)))
    }

    /// The days a period of `unit` counts from: those of the last time the text named that is no longer than it.
    fn named_days(&self, unit: PeriodUnit) -> Option<DayRange> {
        self.named_within(unit)
            .or_else(|| self.context.anchor?.days())
    }

    /// The days of the last time named that is no longer than a `unit`. A quarter goes back to a quarter, past days.
    pub(super) fn named_within(&self, unit: PeriodUnit) -> Option<DayRange> {
        let most = unit_days(unit);
        let fits = |time: &TimeValue| time.days().filter(|days| days.len() <= most && most > 1);
        let named = || self.context.named.and_then(fits);
        match unit {
            PeriodUnit::Unit(TimeUnit::Month | TimeUnit::Quarter) => {
                self.context.period.and_then(fits).or_else(named)
            }
            _ => named(),
        }
    }

    /// The day the text speaks of, where it is near the reference day, else that. A year or month is that of the last time
    /// named: "a loss in the fourth quarter, and a gain for the year".
    fn near_day(&self, unit: PeriodUnit) -> Option<Date> {
        let anchor = self.context.anchor?.days()?.start;
        let (told, near) = match unit {
            PeriodUnit::Unit(long) if long >= TimeUnit::Month => {
                let named = self.named_within(unit).map(|named| named.start);
                (named, near_days(long))
            }
            _ => (Some(anchor), NEAR_DAYS),
        };
        let Some(reference) = self.context.reference else {
            return Some(told.unwrap_or(anchor));
        };
        let away = |told: &Date| days_between(*told, reference.day).saturating_abs();
        match told.filter(|told| away(told) <= near) {
            Some(told) => Some(told),
            // The quarter a story is about is over.
            None if unit == PeriodUnit::Unit(TimeUnit::Quarter) => {
                Some(period_around(reference.day, unit, -1)?.days()?.start)
            }
            None => Some(reference.day),
        }
    }

    /// How many periods from the one around `origin`. The weekend spoken of early in a week, or in the past tense, is the one
    /// just gone.
    fn offset(&self, said: &Period, origin: Date) -> i32 {
        let weekday = origin.weekday().to_monday_zero_offset();
        let gone = match self.direction() {
            Some(Direction::Past) => weekday < 5,
            Some(Direction::Future) => false,
            None => weekday < 2,
        };
        let weekend = said.unit == PeriodUnit::Weekend && said.offset == 0;
        said.offset - i32::from(weekend && gone)
    }
}

/// How far from the reference day a month or longer period may begin and still be one the story is about.
fn near_days(unit: TimeUnit) -> i32 {
    let days = unit_days(PeriodUnit::Unit(unit));
    if unit < TimeUnit::Year {
        2 * days
    } else {
        days + NEAR_DAYS
    }
}

/// Days in a unit, at most.
fn unit_days(unit: PeriodUnit) -> i32 {
    match unit {
        PeriodUnit::Weekend => 2,
        PeriodUnit::Weekday(_) => 1,
        PeriodUnit::Unit(unit) => (unit.seconds().1 / 86_400.0) as i32,
    }
}

/// A day at most so far from the reference day is one the story itself is about.
const NEAR_DAYS: i32 = 7;

/// The period of `unit` that lies `offset` of them after the one around `day`.
pub(super) fn period_around(day: Date, unit: PeriodUnit, offset: i32) -> Option<DateValue> {
    if let PeriodUnit::Weekday(weekday) = unit {
        let ahead = i32::from(weekday.since(day.weekday()));
        let days = offset.checked_mul(7)?.checked_add(ahead)?;
        return Some(DateValue::day(add_days(day, days)?));
    }
    let PeriodUnit::Unit(unit) = unit else {
        let week = add_days(day, offset.checked_mul(7)?)?.iso_week_date();
        return Some(DateValue::new(
            Some(week.year()),
            DateField::Weekend(week.week() as u8),
        ));
    };
    let months = |count: i32| {
        day.first_of_month()
            .checked_add(jiff::Span::new().try_months(count).ok()?)
            .ok()
    };
    let floor = |size: i16| {
        let shift = i16::try_from(offset).ok()?.checked_mul(size)?;
        day.year()
            .div_euclid(size)
            .checked_mul(size)?
            .checked_add(shift)
    };
    Some(match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => return None,
        TimeUnit::Day => DateValue::day(add_days(day, offset)?),
        TimeUnit::Week => {
            let week = add_days(day, offset.checked_mul(7)?)?.iso_week_date();
            DateValue::new(Some(week.year()), DateField::Week(week.week() as u8))
        }
        TimeUnit::Month => {
            let month = months(offset)?;
            DateValue::new(Some(month.year()), DateField::Month(month.month() as u8))
        }
        TimeUnit::Quarter => {
            let month = months(offset.checked_mul(3)?)?;
            let quarter = (month.month() as u8 - 1) / 3 + 1;
            DateValue::new(Some(month.year()), DateField::Quarter(quarter))
        }
        TimeUnit::Year => DateValue::new(Some(floor(1)?), DateField::Year),
        TimeUnit::Decade => DateValue::new(Some(floor(10)?), DateField::Decade),
        TimeUnit::Century => DateValue::new(Some(floor(100)?), DateField::Century),
    })
}
