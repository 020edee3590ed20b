//! Periods counted from the one around a day: "last week", "this year", "the following day".

use jiff::civil::Date;

use super::calendar::without_year;
use super::resolver::{Resolver, add_days};
use crate::lexicon::Side;
use crate::mention::{Period, PeriodUnit};
use crate::value::{BasisKind, DateField, DateValue, TimeUnit, TimeValue};

impl Resolver<'_> {
    /// A period counted from the one around its origin.
    pub(super) fn period(&mut self, said: &Period) -> Option<TimeValue> {
        let (origin, year_known) = if said.from_anchor {
            let range = self.context.anchor?.days()?;
            self.note(BasisKind::Anchor, format!("counted from {range}"));
            (
                if said.offset < 0 {
                    range.start
                } else {
                    range.end
                },
                true,
            )
        } else {
            let reference = self.context.reference?;
            (reference.day, reference.year_known)
        };
        let mut date = period_around(origin, said.unit, said.offset)?;
        date.part = said.part;
        let weekly = matches!(
            said.unit,
            PeriodUnit::Weekend | PeriodUnit::Unit(TimeUnit::Week)
        );
        if !said.from_anchor {
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
}

/// The period of `unit` that lies `offset` of them after the one around `day`.
fn period_around(day: Date, unit: PeriodUnit, offset: i32) -> Option<DateValue> {
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
