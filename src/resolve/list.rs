//! Ranges and lists of times: "Tuesday to Sunday", "Thursday and Friday", "23 or 24 July", "December to January".
//!
//! Members are resolved one by one and then put in the order they are said in: what would run backwards belongs to another
//! week, or another year.

use jiff::civil::Date;

use super::Direction;
use super::calendar::open_year;
use super::resolver::{Resolver, add_days};
use crate::mention::{Member, TimeExpr};
use crate::value::{BasisKind, DateField, DateValue, TimeValue};

impl Resolver<'_> {
    /// From the first through the last.
    pub(super) fn range(&mut self, first: &Member, last: &Member) -> Option<TimeValue> {
        let mut ends = self.members(&[first, last])?.into_iter();
        let (start, end) = (ends.next()?, ends.next()?);
        Some(TimeValue::Range(Some(Box::new(start)), Some(Box::new(end))))
    }

    /// Each of several; days that follow one another become a range.
    pub(super) fn all_of(&mut self, all: &[Member]) -> Option<TimeValue> {
        let values = self.members(&all.iter().collect::<Vec<_>>())?;
        let days: Option<Vec<Date>> = values.iter().map(|v| self.day_of(v)).collect();
        let consecutive = days.is_some_and(|days| {
            days.windows(2)
                .all(|pair| add_days(pair[0], 1) == Some(pair[1]))
        });
        if consecutive && let (Some(first), Some(last)) = (values.first(), values.last()) {
            let (first, last) = (Box::new(first.clone()), Box::new(last.clone()));
            return Some(TimeValue::Range(Some(first), Some(last)));
        }
        Some(TimeValue::AllOf(values))
    }

    /// One of several.
    pub(super) fn one_of(&mut self, all: &[Member]) -> Option<TimeValue> {
        let all: Vec<&Member> = all.iter().collect();
        Some(TimeValue::OneOf(self.members(&all)?))
    }

    /// The values of all members, put in the order they are said in.
    pub(super) fn members(&mut self, all: &[&Member]) -> Option<Vec<TimeValue>> {
        let mut values: Vec<TimeValue> = all
            .iter()
            .map(|member| self.time(&member.time))
            .collect::<Option<_>>()?;
        for i in 1..values.len() {
            let runs_back = match (self.first_day(&values[i - 1]), self.first_day(&values[i])) {
                (Some(before), Some(after)) => after < before,
                _ => false,
            };
            if runs_back {
                self.put_in_order(all, &mut values, i);
            }
        }
        Some(values)
    }

    /// Moves the member at `i`, or those before it where the words look back, to the week or year the order asks for.
    fn put_in_order(&mut self, all: &[&Member], values: &mut [TimeValue], i: usize) {
        let back = self.direction() == Some(Direction::Past);
        let (range, by) = if back { (0..i, -1) } else { (i..i + 1, 1) };
        let weekdays = all[..=i].iter().all(|m| is_bare_weekday(&m.time));
        let yearless = range.clone().all(|k| lacks_year(&all[k].time));
        if !weekdays && !yearless {
            return;
        }
        for value in &mut values[range] {
            let moved = if weekdays {
                self.day_of(value)
                    .and_then(|day| add_days(day, 7 * by))
                    .map(|day| self.open(day))
            } else {
                in_other_year(value, by)
            };
            if let Some(moved) = moved {
                *value = TimeValue::Date(moved);
            }
        }
        self.note(BasisKind::Relative, "taken in the order they are said in");
    }

    fn open(&self, day: Date) -> DateValue {
        let date = DateValue::day(day);
        self.context
            .reference
            .map_or(date, |reference| open_year(date, reference))
    }

    fn first_day(&self, value: &TimeValue) -> Option<Date> {
        let days = value.days().map(|days| days.start);
        days.or_else(|| self.stand_in(value))
    }

    /// The one day a value is, in the stand-in year where its own is open.
    fn day_of(&self, value: &TimeValue) -> Option<Date> {
        match value.days() {
            Some(days) => (days.len() == 1).then_some(days.start),
            None => self.stand_in(value),
        }
    }
}

fn is_bare_weekday(time: &TimeExpr) -> bool {
    matches!(time, TimeExpr::Calendar(c)
        if matches!(c.date.field, DateField::Weekday(_)) && c.which.is_none() && c.within.is_none())
}

fn lacks_year(time: &TimeExpr) -> bool {
    matches!(time, TimeExpr::Calendar(c)
        if c.date.year.is_none() && c.which.is_none() && !is_bare_weekday(time))
}

fn in_other_year(value: &TimeValue, by: i32) -> Option<DateValue> {
    let TimeValue::Date(date) = value else {
        return None;
    };
    let year = i32::from(date.year?).checked_add(by)?;
    let moved = date.in_year(i16::try_from(year).ok()?);
    moved.days().map(|_| moved)
}
