//! Days that go by a rule, into dates: which year's is meant.
//!
//! Without a year it is the one nearest to the reference time on the side the words look to, as with a day of a month that
//! has no year.

use jiff::civil::Date;

use super::Direction;
use super::calendar::years_around;
use super::resolver::{Resolver, days_between};
use crate::lexicon::Which;
use crate::mention::Holiday;
use crate::value::{BasisKind, TimeValue};

impl Resolver<'_> {
    /// The day of a holiday.
    pub(super) fn holiday(&mut self, said: &Holiday) -> Option<TimeValue> {
        if let Some(year) = said.year {
            return said.rule.day(year).map(TimeValue::day);
        }
        let reference = self.context.reference?;
        if !reference.year_known {
            self.note(
                BasisKind::Year,
                "the year of the story is not known, and with it the day",
            );
            return None;
        }
        let this_year = reference.day.year();
        if let Some(years) = said.within {
            let day = said.rule.day(this_year.checked_add(i16::from(years))?)?;
            self.note(
                BasisKind::Relative,
                format!("counted from {}: {day}", reference.day),
            );
            return Some(TimeValue::day(day));
        }
        let side = match said.which {
            Some(Which::Last | Which::Past | Which::Previous) => Some(Direction::Past),
            Some(Which::Next | Which::Following) => Some(Direction::Future),
            Some(Which::This | Which::Same) | None => None,
        };
        if self.context.told_in_order && said.which.is_none() {
            let day = |year| said.rule.day(year);
            let day = day(self.year_in_order(reference.day, day)?)?;
            return Some(TimeValue::day(day));
        }
        let lean = side.or(self.direction());
        let day = years_around(reference.day)
            .filter_map(|year| said.rule.day(year))
            // "last Thanksgiving" on the day itself is the one before.
            .filter(|day| side.is_none() || *day != reference.day)
            .min_by_key(|day| {
                let away = distance(reference.day, *day);
                let wrong_side = match lean {
                    None => false,
                    Some(Direction::Past) => *day > reference.day,
                    Some(Direction::Future) => *day < reference.day,
                };
                // "this Easter" is that of the story's year.
                let other_year = said.which == Some(Which::This) && day.year() != this_year;
                // One ten months away is named with its year, whatever the tense beside it suggests.
                (other_year, side.is_none() && away > 300, wrong_side, away)
            })?;
        self.note(
            BasisKind::Year,
            format!(
                "no year said: {day}, counted from the story's day {}",
                reference.day
            ),
        );
        Some(TimeValue::day(day))
    }
}

fn distance(from: Date, to: Date) -> i32 {
    days_between(from.min(to), from.max(to))
}
