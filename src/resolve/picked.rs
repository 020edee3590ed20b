//! Periods found through another time: "the last week of March", "the week of March 6", "the same period last year".

use jiff::civil::Date;

use super::period::period_around;
use super::resolver::{Resolver, add_days};
use crate::mention::{PeriodUnit, Pick, TimeExpr};
use crate::value::{BasisKind, DateField, DateValue, DayRange, TimeUnit, TimeValue};

impl Resolver<'_> {
    /// A period picked out of the days of another time.
    pub(super) fn picked(
        &mut self,
        pick: Pick,
        unit: PeriodUnit,
        of: &TimeExpr,
    ) -> Option<TimeValue> {
        let whole = self.time(of)?.days()?;
        let value = match pick {
            Pick::Around => period_around(whole.start, unit, 0)?,
            Pick::Rank(n) => first_within(whole, unit)
                .and_then(|day| period_around(day, unit, i32::from(n) - 1))?,
            Pick::Last => last_within(whole, unit)?,
        };
        self.note(BasisKind::Relative, format!("counted within {whole}"));
        Some(TimeValue::Date(value))
    }

    /// The period the text speaks of, `years` away. A quarter or month that was not named is the last one that is over.
    pub(super) fn same_period(&mut self, unit: Option<TimeUnit>, years: i32) -> Option<TimeValue> {
        let date = match unit.map(PeriodUnit::Unit) {
            Some(unit) => match self.named_within(unit) {
                Some(named) => period_around(named.start, unit, 0)?,
                None => {
                    // Claims know of no time named before, and are left without a guess.
                    self.context.anchor?;
                    let reference = self.context.reference.filter(|r| r.year_known)?;
                    let over = i32::from(unit != PeriodUnit::Unit(TimeUnit::Day));
                    period_around(reference.day, unit, -over)?
                }
            },
            None => match self.context.period.or(self.context.named) {
                Some(TimeValue::Date(date)) => *date,
                Some(other) => DateValue::day(other.days()?.start),
                // Of a story that named none, the year at least is known.
                None => {
                    self.context.anchor?;
                    let reference = self.context.reference.filter(|r| r.year_known)?;
                    DateValue::new(Some(reference.day.year()), DateField::Year)
                }
            },
        };
        let year = i16::try_from(i32::from(date.year?).checked_add(years)?).ok()?;
        let moved = date.in_year(year);
        moved.days()?;
        self.note(BasisKind::Anchor, format!("counted from {date}"));
        Some(TimeValue::Date(moved))
    }
}

/// The first day of the first period of `unit` that lies wholly within `whole`, or begins in it.
fn first_within(whole: DayRange, unit: PeriodUnit) -> Option<Date> {
    let first = period_around(whole.start, unit, 0)?.days()?;
    if first.start >= whole.start {
        return Some(first.start);
    }
    // A week that began before: most of its days decide.
    let inside = first.end.since(whole.start).ok()?.get_days() + 1;
    let next = || period_around(whole.start, unit, 1)?.days().map(|d| d.start);
    if inside >= 4 {
        Some(whole.start)
    } else {
        next()
    }
}

/// The last period of `unit` that ends within `whole`.
fn last_within(whole: DayRange, unit: PeriodUnit) -> Option<DateValue> {
    if matches!(unit, PeriodUnit::Weekday(_)) {
        return period_around(add_days(whole.end, -6)?, unit, 0);
    }
    let last = period_around(whole.end, unit, 0)?;
    let fits = |date: &DateValue| date.days().is_some_and(|days| days.end <= whole.end);
    if fits(&last) || matches!(last.field, DateField::Month(_)) {
        return Some(last);
    }
    let before = add_days(last.days()?.start, -1)?;
    period_around(before, unit, 0)
}
