//! Grammar of periods that the text takes as known: "the day", "the weekend", "the year before", "a third straight week",
//! "the week of March 6", "the last week of May", "the same period last year".
//!
//! A bare "the day" is mostly no time ("the day belonged to the winners"): it needs a word before it that makes it one.

use super::super::expr::{Origin, Period, PeriodOrigin, PeriodUnit, Pick, Shift, TimeExpr, Way};
use super::super::numeral::ordinal;
use super::super::words::{Read, Words, sense};
use super::calendar::{weekday, which};
use super::length::{length, unit};
use super::period::quarter_or_half;
use super::single::{day, possessive, this_unit};
use crate::lexicon::{Kind, Kinds, ShiftWord, Which};
use crate::value::{Duration, Part, TimeUnit};

/// What such a period may begin with.
pub(super) const BEGINS: Kinds = Kinds::of(&[
    Kind::The,
    Kind::Article,
    Kind::Opener,
    Kind::Each,
    Kind::Ordinal,
    Kind::Digits,
    Kind::Number,
    Kind::Unit,
    Kind::Which,
]);

/// A period of any of these forms at `i`. The first word decides which are tried.
pub(super) fn definite(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    match w.form(i) {
        "the" => same_period(w, i)
            .or_else(|| counted(w, i, i + 1))
            .or_else(|| beside(w, i))
            .or_else(|| bare(w, i)),
        "a" => counted(w, i, i + 1),
        "same" => same_period(w, i),
        _ => match w.form(i + 1) {
            "since" => ranked(w, i),
            "-" | "end" => unit_end(w, i)
                .or_else(|| same_period(w, i))
                .or_else(|| counted(w, i, i)),
            _ => counted(w, i, i),
        },
    }
}

/// A period with its rank at `at`: "the last week of May", "a second straight day". It begins at `i`.
fn counted(w: &Words<'_>, i: usize, at: usize) -> Read<TimeExpr> {
    match w.form(at) {
        "last" | "final" => picked(w, Pick::Last, at + 1),
        "week" | "weekend" if at > i => picked(w, Pick::Around, at),
        _ => {
            let (n, next) = ordinal(w, at)?;
            let rank = u8::try_from(n).ok().filter(|n| *n <= 53);
            rank.and_then(|n| picked(w, Pick::Rank(n), next))
                .or_else(|| running(w, next))
        }
    }
}

/// A period around the day the text speaks of, or that day.
fn near(unit: PeriodUnit) -> TimeExpr {
    let mut period = Period::new(unit, 0);
    period.from = PeriodOrigin::Near;
    TimeExpr::Period(period)
}

/// A unit of a day or more in the singular, or "weekend".
fn long_unit(w: &Words<'_>, i: usize) -> Read<PeriodUnit> {
    let named = unit(w, i)
        .filter(|(unit, _)| *unit >= TimeUnit::Day && !w.form(i).ends_with('s'))
        .map(|(unit, next)| (PeriodUnit::Unit(unit), next));
    named.or_else(|| weekend(w, i))
}

fn weekend(w: &Words<'_>, i: usize) -> Read<PeriodUnit> {
    sense!(w, i, Weekend => PeriodUnit::Weekend)
}

/// "the day" behind "to end" or "for", "the rest of the week", "the weekend".
fn bare(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    if !w.is(i, "the") {
        return None;
    }
    if let Some((weekend, next)) = weekend(w, i + 1) {
        return Some((TimeExpr::Period(Period::new(weekend, 0)), next));
    }
    let whole = matches!(w.form(i + 1), "full" | "whole" | "entire");
    let (unit, next) = long_unit(w, if whole { i + 2 } else { i + 1 })?;
    // "sales rose in the quarter": stories about money count in quarters.
    let quarter = unit == PeriodUnit::Unit(TimeUnit::Quarter) && w.after_preposition(i);
    let led = i
        .checked_sub(1)
        .is_some_and(|k| sense!(w, k, DayLead).is_some());
    let led = led || quarter;
    let rest = w.before(i) == "of"
        && (2..=3).any(|back| {
            let k = i.checked_sub(back);
            k.is_some_and(|k| {
                let found = sense!(w, k, Remainder);
                found.is_some_and(|((), end)| end == i - 1)
            })
        });
    // "for the day of the vote", "the year ended in March", "end the day-long siege".
    let goes_on = matches!(
        w.form(next),
        "of" | "when" | "that" | "ended" | "ending" | "to" | "after" | "before" | "-" | "'"
    );
    ((led || rest) && !goes_on).then(|| (near(unit), next))
}

/// "the day before", "the year previous", "the day before last Tuesday".
fn beside(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    if !w.is(i, "the") {
        return None;
    }
    let (unit, next) = long_unit(w, i + 1)?;
    let way = way_word(w, next)?;
    if let (PeriodUnit::Unit(unit), Some((time, end))) = (unit, day(w, next + 1)) {
        let shift = Shift {
            length: Duration::exact(1.0, unit),
            way,
            origin: Origin::Time(Box::new(time)),
            within: false,
        };
        return (!possessive(w, end) || unit == TimeUnit::Day)
            .then_some((TimeExpr::Shift(shift), end));
    }
    // "the day before the vote" is counted from what the words do not date.
    if w.is_word(next + 1) || w.is_number(next + 1) {
        return None;
    }
    let mut period = Period::new(unit, if way == Way::Before { -1 } else { 1 });
    period.from = PeriodOrigin::Named;
    Some((TimeExpr::Period(period), next + 1))
}

/// "before", "previous", "earlier", "after", "following" behind a unit.
fn way_word(w: &Words<'_>, i: usize) -> Option<Way> {
    match w.form(i) {
        "before" | "previous" | "prior" | "earlier" => Some(Way::Before),
        "after" | "following" | "later" => Some(Way::After),
        _ => None,
    }
}

/// "by year-end", "at month end".
fn unit_end(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let (unit, next) = long_unit(w, i)?;
    let hyphen = w.is(next, "-") && w.glued(next) && w.glued(next + 1);
    let end = w.skip(next, "-");
    let fits = w.is(end, "end") && (hyphen || w.after_preposition(i));
    let mut period = Period::new(unit, 0);
    period.part = Some(Part::End);
    let long = matches!(unit, PeriodUnit::Unit(unit) if unit > TimeUnit::Week);
    (fits && long).then_some((TimeExpr::Period(period), end + 1))
}

/// "consecutive day", "week in a row" behind a rank: the one around the day the text speaks of.
fn running(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let in_series = |at| sense!(w, at, InSeries);
    if let Some(((), at)) = in_series(i) {
        let (unit, end) = long_unit(w, at)?;
        return Some((near(unit), end));
    }
    let (unit, end) = long_unit(w, i)?;
    in_series(end).map(|((), _)| (near(unit), end))
}

/// "their best week since May": the one the text speaks of, among others of its length.
fn ranked(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let best = matches!(w.before(i), "best" | "worst")
        || (w.before(i).len() > 5 && w.before(i).ends_with("est"));
    let (unit, next) = long_unit(w, i).filter(|_| best)?;
    w.is(next, "since").then(|| (near(unit), next))
}

/// "week of March 6", "weekend in June" behind what picks it.
fn picked(w: &Words<'_>, pick: Pick, i: usize) -> Read<TimeExpr> {
    let (unit, next) = weekday(w, i)
        .map(|(day, next)| (PeriodUnit::Weekday(day), next))
        .or_else(|| long_unit(w, i))?;
    // "the first quarter of 2009" and "the last year of the war" are read elsewhere, or are no time.
    let short = matches!(
        unit,
        PeriodUnit::Weekend
            | PeriodUnit::Weekday(_)
            | PeriodUnit::Unit(TimeUnit::Day | TimeUnit::Week | TimeUnit::Month)
    );
    if !short || !matches!(w.form(next), "of" | "in") {
        return None;
    }
    let at = next + 1;
    let (of, end) =
        day(w, at).or_else(|| this_unit(w, w.skip(at, "the")).filter(|_| w.is(at, "the")))?;
    Some((TimeExpr::Picked(pick, unit, Box::new(of)), end))
}

/// "the same period last year", "the same month a year earlier", "the year-earlier quarter".
fn same_period(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let at = w.skip(i, "the");
    if w.is(at, "same") {
        let (unit, next) = period_noun(w, at + 1)?;
        let (years, end) = other_year(w, w.skip(w.skip(next, "of"), "in"))?;
        return Some((TimeExpr::SamePeriod(unit, years), end));
    }
    let word = w.skip(at + 1, "-");
    let hyphen = word > at + 1;
    let earlier = w.is(at, "year") && matches!(w.form(word), "earlier" | "ago");
    if !earlier || !(hyphen || at > i) {
        return None;
    }
    // "the year-earlier third quarter": the story tells of a third quarter.
    let quarter = quarter_or_half(w, word + 1).map(|(_, end)| (Some(TimeUnit::Quarter), end));
    let (unit, end) = period_noun(w, word + 1).or(quarter)?;
    Some((TimeExpr::SamePeriod(unit, -1), end))
}

/// "period", "quarter", "month": a unit, where the noun is one.
fn period_noun(w: &Words<'_>, i: usize) -> Read<Option<TimeUnit>> {
    if matches!(w.form(i), "period" | "time" | "point") {
        return Some((None, i + 1));
    }
    let (unit, next) = unit(w, i)?;
    let fits = (TimeUnit::Day..TimeUnit::Year).contains(&unit) && !w.form(i).ends_with('s');
    fits.then_some((Some(unit), next))
}

/// "last year", "the previous year", "a year earlier", "two years ago".
fn other_year(w: &Words<'_>, i: usize) -> Read<i32> {
    if let Some((which, next)) = which(w, i) {
        let years = match which {
            Which::Last | Which::Previous => -1,
            Which::Next | Which::Following => 1,
            Which::This | Which::Past | Which::Same => return None,
        };
        return w.is(next, "year").then_some((years, next + 1));
    }
    if w.is(i, "the") && w.is(i + 1, "year") {
        let years = if way_word(w, i + 2)? == Way::Before {
            -1
        } else {
            1
        };
        return Some((years, i + 3));
    }
    let (length, next) = length(w, i).filter(|(length, _)| length.unit == TimeUnit::Year)?;
    let years = length.amount.filter(|n| n.fract() == 0.0 && *n < 100.0)? as i32;
    let (word, end) = sense!(w, next, Shift(word) => *word)?;
    match word {
        ShiftWord::Ago | ShiftWord::Earlier => Some((-years, end)),
        ShiftWord::Later | ShiftWord::FromNow => None,
    }
}
