//! Calendar dates as said into dates: the missing year, bare weekdays, "this", "next" and "last".
//!
//! AP rule for weekdays: a bare weekday lies within seven days of publication; without a direction it is the most recent one
//! or the same day. A weekday that names the reference day means that day, unless "next" or "last" stands before it.

use jiff::civil::{Date, Weekday};

use super::resolver::{Resolver, add_days, days_between};
use super::{Direction, Reference};
use crate::lexicon::{DateOrder, Which};
use crate::mention::{Calendar, PeriodUnit};
use crate::value::{BasisKind, DateField, DateValue, DayRange, TimeUnit, TimeValue};

impl Resolver<'_> {
    /// The value of a date as said.
    pub(super) fn calendar(&mut self, said: &Calendar) -> Option<TimeValue> {
        let date = match (said.which, said.date.field) {
            (Some(which), DateField::Weekday(weekday)) => self.which_weekday(which, weekday),
            (Some(which), _) => self.which_name(which, said.date),
            (None, DateField::Weekday(weekday)) => {
                self.weekday(weekday, said.within.map(|(_, week)| week))
            }
            (None, DateField::DayOfMonth(day)) => self.day_of_month(said, day),
            (None, _) if said.date.year.is_some() => said.date,
            (None, _) => match (said.within, said.told_year) {
                (Some((_, years)), _) => self.year_within(said.date, years),
                (None, Some(years)) => self.told_year(said, years),
                (None, None) => self.missing_year(said),
            },
        };
        self.note_order(said.order);
        let date = if said.fiscal { self.fiscal(date) } else { date };
        Some(TimeValue::Date(date))
    }

    /// A bare weekday, or one in a week that is named.
    fn weekday(&mut self, weekday: Weekday, week: Option<i8>) -> DateValue {
        let bare = DateValue::new(None, DateField::Weekday(weekday));
        let Some(reference) = self.counting_reference() else {
            return bare;
        };
        let today = reference.day.weekday();
        let day = if let Some(week) = week {
            let offset = i32::from(week) * 7 + weekday.since(Weekday::Monday) as i32
                - today.since(Weekday::Monday) as i32;
            add_days(reference.day, offset)
        } else {
            match self.direction() {
                Some(Direction::Future) => add_days(reference.day, i32::from(weekday.since(today))),
                Some(Direction::Past) | None => {
                    add_days(reference.day, -i32::from(today.since(weekday)))
                }
            }
        };
        let Some(day) = day else { return bare };
        self.note_weekday(weekday, day, reference);
        if week.is_none() && today != weekday {
            self.note_direction();
        }
        open_year(DateValue::day(day), reference)
    }

    /// "May last year", "the first quarter of this year".
    fn year_within(&mut self, date: DateValue, years: i8) -> DateValue {
        let Some(reference) = self.context.reference.filter(|r| r.year_known) else {
            return date;
        };
        let date = date.in_year(reference.day.year().saturating_add(i16::from(years)));
        self.note(
            BasisKind::Relative,
            format!("counted from {}: {date}", reference.day),
        );
        date
    }

    /// "November of that year": counted from the year the text speaks of.
    fn told_year(&mut self, said: &Calendar, years: i8) -> DateValue {
        let year = PeriodUnit::Unit(TimeUnit::Year);
        let Some(named) = self
            .named_within(year)
            .or_else(|| self.context.anchor?.days())
        else {
            return self.missing_year(said);
        };
        self.note(BasisKind::Anchor, format!("counted from {named}"));
        let year = named.start.year().saturating_add(i16::from(years));
        said.date.in_year(year)
    }

    /// The year of a time without one in a text that tells one thing after the other: the year it has come to, or the next one
    /// where the time would end more than half a year back.
    pub(super) fn year_in_order(
        &mut self,
        come_to: Date,
        end: impl Fn(i16) -> Option<Date>,
    ) -> Option<i16> {
        const HALF_A_YEAR: i32 = 180;
        let year = come_to.year();
        let back = end(year).map_or(0, |end| days_between(end, come_to));
        self.note(
            BasisKind::Year,
            format!("no year said: told on from {come_to}"),
        );
        if back > HALF_A_YEAR {
            year.checked_add(1)
        } else {
            Some(year)
        }
    }

    /// The day a name counts from: "that summer", "the following spring" from the time the text speaks of.
    fn named_day(&self, which: Which) -> Option<Date> {
        let days = || self.context.named?.days();
        match which {
            Which::Same | Which::Previous => Some(days()?.start),
            Which::Following => Some(days()?.end),
            Which::This | Which::Next | Which::Last | Which::Past => None,
        }
    }

    /// "this Wednesday", "next Wednesday", "last Wednesday".
    fn which_weekday(&mut self, which: Which, weekday: Weekday) -> DateValue {
        let bare = DateValue::new(None, DateField::Weekday(weekday));
        let anchor = match which {
            Which::This | Which::Next | Which::Last | Which::Past => None,
            Which::Following | Which::Previous | Which::Same => self.anchor_day(),
        };
        let Some(reference) = self.counting_reference() else {
            return bare;
        };
        let from = anchor.unwrap_or(reference.day);
        let ahead = i32::from(weekday.since(from.weekday()));
        let behind = i32::from(from.weekday().since(weekday));
        let offset = match which {
            // The one of this week where it still lies ahead, else the coming one.
            Which::This if self.direction() == Some(Direction::Past) => -behind,
            Which::This | Which::Same => ahead,
            Which::Next | Which::Following => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            Which::Last | Which::Past | Which::Previous => -if behind == 0 { 7 } else { behind },
        };
        let Some(day) = add_days(from, offset) else {
            return bare;
        };
        self.note_weekday(weekday, day, reference);
        open_year(DateValue::day(day), reference)
    }

    /// "next May", "last summer", "this July 4".
    fn which_name(&mut self, which: Which, date: DateValue) -> DateValue {
        let Some(reference) = self.context.reference else {
            return date;
        };
        let direction = match which {
            Which::This | Which::Same => None,
            Which::Next | Which::Following => Some(Direction::Future),
            Which::Last | Which::Past | Which::Previous => Some(Direction::Past),
        };
        if !reference.year_known {
            self.note(
                BasisKind::Year,
                "the year of the story is not known, so it stays open",
            );
            return date;
        }
        let from = self.named_day(which).unwrap_or(reference.day);
        let year = years_around(from)
            .filter_map(|year| Some((year, date.in_year(year).days()?)))
            .filter(|(_, days)| match direction {
                None => true,
                Some(Direction::Past) => days.end < from,
                Some(Direction::Future) => days.start > from,
            })
            .min_by_key(|(year, days)| {
                // "this July" is the one of the story's year, however far away.
                let other_year = direction.is_none() && *year != from.year();
                (other_year, distance(from, days.start, days.end))
            })
            .map(|(year, _)| year);
        match year {
            Some(year) => {
                let date = date.in_year(year);
                self.note(BasisKind::Relative, format!("counted from {from}: {date}"));
                date
            }
            None => date,
        }
    }

    /// A day, month or season without a year: the one nearest to the reference time, on the side of the direction.
    fn missing_year(&mut self, said: &Calendar) -> DateValue {
        let Some(reference) = self.context.reference else {
            return said.date;
        };
        if !reference.year_known {
            self.note(
                BasisKind::Year,
                "the year of the story is not known, so it stays open",
            );
            return said.date;
        }
        if self.context.told_in_order {
            let end = |year| Some(said.date.in_year(year).days()?.end);
            let year = self.year_in_order(reference.day, end);
            return year.map_or(said.date, |year| said.date.in_year(year));
        }
        let direction = self.direction();
        let found = years_around(reference.day)
            .filter_map(|year| Some((year, said.date.in_year(year).days()?)))
            .min_by_key(|(_, days)| {
                let wrong_weekday = said.weekday.is_some_and(|w| days.start.weekday() != w);
                let away = distance(reference.day, days.start, days.end);
                let wrong_side = match direction {
                    None => false,
                    Some(Direction::Past) => days.start > reference.day,
                    Some(Direction::Future) => days.end < reference.day,
                };
                // A weekday that does not fit is a slip to report, not a reason to leave for another year.
                (
                    is_far(*days, reference.day),
                    wrong_weekday,
                    wrong_side,
                    weighed(*days, reference.day, away),
                )
            });
        let Some((year, days)) = found else {
            return said.date;
        };
        let nearest = nearest_year(said.date, reference) == Some(year);
        let date = said.date.in_year(year);
        let why = if said.weekday.is_some_and(|w| days.start.weekday() == w) {
            "the weekday said fits"
        } else if nearest {
            "nearest to the story's day"
        } else {
            "nearest on the side the words look to"
        };
        self.note(
            BasisKind::Year,
            format!("no year said: {year}, {why} {}", reference.day),
        );
        date
    }

    /// "the 23rd", "Monday, the 21st": in the month of the reference, or the one before or after it.
    fn day_of_month(&mut self, said: &Calendar, day: u8) -> DateValue {
        let Some(reference) = self.counting_reference() else {
            return said.date;
        };
        let direction = self.direction();
        let found = (-1..=1)
            .filter_map(|months| {
                let first = reference.day.first_of_month();
                let month = first.checked_add(jiff::Span::new().months(months)).ok()?;
                Date::new(month.year(), month.month(), day as i8).ok()
            })
            .min_by_key(|date| {
                let wrong_weekday = said.weekday.is_some_and(|w| date.weekday() != w);
                if self.context.told_in_order {
                    // "On 2 June they met ... On the 27th": rather on than back.
                    let ahead = days_between(reference.day, *date);
                    let away = if ahead < 0 {
                        ahead.saturating_mul(-4)
                    } else {
                        ahead
                    };
                    return (wrong_weekday, false, away);
                }
                let wrong_side = match direction {
                    None => false,
                    Some(Direction::Past) => *date > reference.day,
                    Some(Direction::Future) => *date < reference.day,
                };
                (
                    wrong_weekday,
                    wrong_side,
                    distance(reference.day, *date, *date),
                )
            });
        match found {
            Some(date) => {
                self.note(
                    BasisKind::Relative,
                    format!("no month said: nearest to {}", reference.day),
                );
                open_year(DateValue::day(date), reference)
            }
            None => said.date,
        }
    }

    /// The order of day and month that the reader was told to take.
    fn note_order(&mut self, order: Option<DateOrder>) {
        let first = match order {
            Some(DateOrder::DayFirst) => "day",
            Some(DateOrder::MonthFirst) => "month",
            Some(DateOrder::Unknown) | None => return,
        };
        self.note(
            BasisKind::Other,
            format!("read with the {first} first, as asked for: the digits fit either order"),
        );
    }

    fn note_weekday(&mut self, weekday: Weekday, day: Date, reference: &Reference) {
        let said = weekday_name(weekday);
        let (day, from) = (
            open_year(DateValue::day(day), reference),
            open_year(DateValue::day(reference.day), reference),
        );
        self.note(
            BasisKind::Relative,
            format!("{said} counted from {from} is {day}"),
        );
    }

    fn note_direction(&mut self) {
        let note = match self.direction() {
            Some(Direction::Future) => "read as the next one: the words look ahead",
            Some(Direction::Past) => "read as the most recent one: the words look back",
            None => "read as the most recent one, the custom for a bare weekday",
        };
        self.note(BasisKind::Direction, note);
    }
}

/// The same date with its year open, where the reference's year is.
pub(super) fn open_year(date: DateValue, reference: &Reference) -> DateValue {
    if reference.year_known {
        date
    } else {
        without_year(date)
    }
}

pub(super) const fn without_year(mut date: DateValue) -> DateValue {
    date.year = None;
    date
}

/// Whether a day or month lies so far away that it is written with its year, whatever the tense beside it suggests. A month to
/// come may lie nearly a year ahead ("opens in August", said in September); one that is past is then "last August".
fn is_far(days: DayRange, reference: Date) -> bool {
    let one_day = days.len() == 1;
    let ahead = days.start > reference;
    (one_day || days.len() <= 31 && !ahead) && distance(reference, days.start, days.end) > 300
}

/// How far days lie from the reference, as news sees it: it names what is past more often than what is to come.
fn weighed(days: DayRange, reference: Date, away: i32) -> i32 {
    if days.start > reference {
        away.saturating_mul(3)
    } else {
        away.saturating_mul(2)
    }
}

pub(super) fn years_around(day: Date) -> impl Iterator<Item = i16> + use<> {
    let year = day.year();
    // Four to either side reach a 29 February.
    (year.saturating_sub(4)..=year.saturating_add(4)).filter(|y| (1..=9999).contains(y))
}

fn nearest_year(date: DateValue, reference: &Reference) -> Option<i16> {
    years_around(reference.day)
        .filter_map(|year| Some((year, date.in_year(year).days()?)))
        .min_by_key(|(_, days)| distance(reference.day, days.start, days.end))
        .map(|(year, _)| year)
}

/// Days between `day` and the range from `start` through `end`; 0 inside it.
fn distance(day: Date, start: Date, end: Date) -> i32 {
    if day < start {
        days_between(day, start)
    } else {
        days_between(end, day).max(0)
    }
}

/// English name of a weekday, for notes.
pub(super) const fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
