//! Grammar of days with a name: "Christmas Day", "Easter 2024", "last Thanksgiving", "Labor Day of this year".

use super::super::expr::{Calendar, Holiday, TimeExpr};
use super::super::words::{Read, Words, sense};
use super::calendar::{which, year};
use super::period::year_behind;
use crate::lexicon::{Kind, Kinds, Sense, Which};
use crate::value::{DateField, DayRule, TimeUnit};

/// The named day at `i`, with its year or with "last", "next" where they stand beside it.
pub(super) fn named_day(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let (which, at) = match which(w, i) {
        Some((which, at)) => (Some(which), at),
        None => (None, i),
    };
    let (rule, next) = rule(w, at)?;
    let of = w.skip(w.skip(next, ","), "of");
    let (year, within, end) = match (year(w, of), year_behind(w, next)) {
        (Some((year, end)), _) => (Some(year), None, end),
        (None, Some((years, end))) => (None, Some(years), end),
        (None, None) => (None, None, next),
    };
    // "that Christmas" and "the same Easter" go back to one that was told of.
    let which = which.filter(|which| *which != Which::Same);
    Some((expr(rule, year, which, within), end))
}

/// A day that is the same each year is a date like any other, so that ranges and lists can hold it.
fn expr(rule: DayRule, year: Option<i16>, which: Option<Which>, within: Option<i8>) -> TimeExpr {
    match rule {
        DayRule::Fixed(month, day) => TimeExpr::Calendar(Calendar {
            which: which.filter(|_| year.is_none()),
            within: within.map(|years| (TimeUnit::Year, years)),
            ..Calendar::new(year, DateField::Day(month, day))
        }),
        DayRule::Nth { .. }
        | DayRule::From { .. }
        | DayRule::Easter(_)
        | DayRule::OrthodoxEaster(_) => TimeExpr::Holiday(Holiday {
            rule,
            year,
            which,
            within,
        }),
    }
}

/// The rule of the day named at `i`. Names are written with a capital; "Easter Island" and "Good Friday Agreement" are other names.
fn rule(w: &Words<'_>, i: usize) -> Read<DayRule> {
    let (day, next) = w.sense_of(Kinds::of(&[Kind::NamedDay, Kind::NoDay]), i, |s| match s {
        Sense::NamedDay(rule, national) => Some(Some((*rule, *national))),
        Sense::NoDay => Some(None),
        _ => None,
    })?;
    let (rule, national) = day.filter(|_| w.capital(i))?;
    (!national || (written_as_name(w, i, next) && !of_a_country(w, i))).then_some((rule, next))
}

/// "Election Day", while "election day" is that of any vote.
fn written_as_name(w: &Words<'_>, i: usize, end: usize) -> bool {
    (i..end).all(|k| w.capital(k) || !w.is_word(k) || w.form(k).len() < 3)
}

/// "Ukraine's Independence Day", "Indian Independence Day": another country has another day of that name.
fn of_a_country(w: &Words<'_>, i: usize) -> bool {
    let Some(last) = i.checked_sub(1) else {
        return false;
    };
    let possessor = w.is(last, "s") && w.before(last) == "'";
    let name = last > 0 && w.is_word(last) && w.capital(last) && !w.after_preposition(i);
    possessor || name
}

/// Index behind a name at `i` that only begins like that of a day, or holds one: "Good Friday Agreement".
pub(super) fn no_day(w: &Words<'_>, i: usize) -> Option<usize> {
    // Names are written with a capital; most words are not, and need no look-up.
    if !w.capital(i) {
        return None;
    }
    let found = sense!(w, i, NoDay);
    found.map(|((), end)| end)
}
