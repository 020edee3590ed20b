//! Weekday against date: "Friday, May 15" when 15 May was a Thursday, and the years in which the two agree.

use std::ops::RangeInclusive;

use jiff::civil::{Date, Weekday};

use super::{Context, resolve};
use crate::mention::{Mention, MentionKind, TimeExpr};
use crate::value::{TimeValue, Value};

/// A weekday that is not the one of the date it stands beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekdaySlip {
    /// The weekday the words say.
    pub said: Weekday,
    /// The weekday of the date.
    pub actual: Weekday,
    /// The date, resolved.
    pub date: Date,
}

/// The slip in `mention`, if its weekday is not that of its date. `None` where no weekday stands beside a date, or where the
/// year is neither said nor known.
pub fn weekday_slip(mention: &Mention, context: &Context<'_>) -> Option<WeekdaySlip> {
    let MentionKind::Time(time) = &mention.kind else {
        return None;
    };
    let said = time.weekday()?;
    let Some(Value::Time(TimeValue::Date(date) | TimeValue::Instant(date, _))) =
        resolve(mention, context).value
    else {
        return None;
    };
    let date = date.as_day()?;
    let actual = date.weekday();
    let sure = year_is_said(time) || context.reference.is_some_and(|r| is_near(r.day, date));
    (said != actual && sure).then_some(WeekdaySlip { said, actual, date })
}

/// A day without a year that lies this far before its report, or further, may well be one of another year, on which the
/// weekday is right: pages that list old cases are full of them.
const SURE_DAYS_BACK: i32 = 45;

/// The same for days to come, which reports name less often.
const SURE_DAYS_AHEAD: i32 = 14;

fn is_near(reference: Date, date: Date) -> bool {
    let back = date
        .until(reference)
        .map_or(i32::MAX, |span| span.get_days());
    (-SURE_DAYS_AHEAD..=SURE_DAYS_BACK).contains(&back)
}

fn year_is_said(time: &TimeExpr) -> bool {
    match time {
        TimeExpr::Calendar(calendar) => calendar.date.year.is_some(),
        TimeExpr::At(Some(day), _) => year_is_said(day),
        _ => false,
    }
}

/// The years of `around` in which `day` of `month` is a `weekday`, ascending.
pub fn candidate_years(
    month: u8,
    day: u8,
    weekday: Weekday,
    around: RangeInclusive<i16>,
) -> Vec<i16> {
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
        return Vec::new();
    };
    let (first, last) = ((*around.start()).max(1), (*around.end()).min(9999));
    (first..=last)
        .filter(|year| Date::new(*year, month, day).is_ok_and(|d| d.weekday() == weekday))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_years_in_which_weekday_and_date_agree() {
        assert_eq!(
            candidate_years(7, 21, Weekday::Monday, 2010..=2035),
            [2014, 2025, 2031]
        );
        assert_eq!(
            candidate_years(2, 29, Weekday::Thursday, 2000..=2030),
            [2024]
        );
        assert!(candidate_years(13, 200, Weekday::Friday, 1..=9999).is_empty());
    }
}
