//! Grammar of periods: years, decades, centuries, quarters, and periods counted from the story's ("last week", "today").

use super::super::expr::{Calendar, Period, PeriodOrigin, PeriodUnit, TimeExpr};
use super::super::numeral::ordinal;
use super::super::words::{Read, Words, sense};
use super::calendar::{which, year};
use super::fiscal;
use super::holiday::named_day;
use super::length::unit;
use crate::lexicon::{Kind, Kinds, Sense, Which};
use crate::value::{DateField, TimeUnit};

/// A period of any form at `i`.
pub(super) fn period(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let calendar = |found: Read<Calendar>| found.map(|(c, next)| (TimeExpr::Calendar(c), next));
    near_day(w, i)
        .or_else(|| that_time(w, i))
        .or_else(|| which_unit(w, i))
        .or_else(|| named_day(w, i))
        .or_else(|| calendar(fiscal::fiscal(w, i)))
        .or_else(|| calendar(part_of_year(w, i)))
        .or_else(|| calendar(century(w, i)))
        .or_else(|| calendar(decade(w, i)))
        .or_else(|| calendar(bare_year(w, i)))
}

/// "today", "yesterday", "the day after tomorrow".
fn near_day(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let (offset, next) = sense!(w, i, Day(offset) => *offset)?;
    let day = Period::new(PeriodUnit::Unit(TimeUnit::Day), offset);
    Some((TimeExpr::Period(day), next))
}

/// "by that time": the day the text speaks of.
fn that_time(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let named = w.is(i, "that") && w.is(i + 1, "time") && !w.is(i + 2, "of");
    let told = matches!(w.before(i), "by" | "at" | "until" | "till" | "since");
    let mut day = Period::new(PeriodUnit::Unit(TimeUnit::Day), 0);
    day.from = PeriodOrigin::Named;
    (named && told).then_some((TimeExpr::Period(day), i + 2))
}

/// "last week", "this year", "the following day", "this weekend".
fn which_unit(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let (which, at) = which(w, i)?;
    let (unit, next) = unit(w, at)
        .filter(|_| !w.form(at).ends_with('s'))
        .filter(|(unit, _)| *unit >= TimeUnit::Day)
        .map(|(unit, next)| (PeriodUnit::Unit(unit), next))
        .or_else(|| sense!(w, at, Weekend => PeriodUnit::Weekend))?;
    // "this second" and "the last minute" are no periods; "the last week of March" is one of something else.
    // "the last year of $5m" names its sum.
    let of_something =
        w.is(next, "of") && which != Which::This && w.currency_sign_at(next + 1).is_none();
    if of_something || (w.is(next, "-") && w.glued(next) && w.glued(next + 1)) {
        return None;
    }
    let mut period = Period::new(unit, offset(which));
    // "the next day" goes on from the time told; "next week" counts from the story's.
    let day = unit == PeriodUnit::Unit(TimeUnit::Day);
    let named = match which {
        Which::Following | Which::Previous | Which::Same => true,
        Which::Next | Which::Last => day,
        Which::This | Which::Past => false,
    };
    if named {
        period.from = PeriodOrigin::Named;
    }
    Some((TimeExpr::Period(period), next))
}

const fn offset(which: Which) -> i32 {
    match which {
        Which::This | Which::Same => 0,
        Which::Next | Which::Following => 1,
        Which::Last | Which::Past | Which::Previous => -1,
    }
}

/// "the first quarter of 2009", "Q4 2006", "the second half of this year".
fn part_of_year(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let (field, next) = quarter_code(w, i).or_else(|| quarter_or_half(w, w.skip(i, "the")))?;
    if let Some(found) = fiscal::year_behind(w, field, next) {
        return Some(found);
    }
    if let Some((year, end)) = year(w, w.skip(w.skip(next, ","), "of")) {
        return Some((Calendar::new(Some(year), field), end));
    }
    let date = Calendar::new(None, field);
    if let Some((within, end)) = year_behind(w, next) {
        let within = Some((TimeUnit::Year, within));
        return Some((Calendar { within, ..date }, end));
    }
    // "the first half" is mostly a game's; "first quarter" a year's.
    matches!(field, DateField::Quarter(_)).then_some((date, next))
}

/// "of last year", "this year", "of the year" behind a month or quarter.
pub(super) fn year_behind(w: &Words<'_>, i: usize) -> Read<i8> {
    let of = w.skip(i, "of");
    if of != i && w.is(of, "the") && w.is(of + 1, "year") {
        return Some((0, of + 2));
    }
    let (which, at) = which(w, of)?;
    let years = match which {
        Which::This => 0,
        Which::Next => 1,
        Which::Last => -1,
        Which::Past | Which::Following | Which::Previous | Which::Same => return None,
    };
    w.is(at, "year").then_some((years, at + 1))
}

/// "Q4".
pub(super) fn quarter_code(w: &Words<'_>, i: usize) -> Read<DateField> {
    if !w.is(i, "q") || !w.glued(i + 1) {
        return None;
    }
    let n = w.integer(i + 1, 1).filter(|n| (1..=4).contains(n))?;
    Some((DateField::Quarter(u8::try_from(n).ok()?), i + 2))
}

/// "fourth quarter", "third-quarter", "final quarter", "second half".
pub(super) fn quarter_or_half(w: &Words<'_>, i: usize) -> Read<DateField> {
    const BEGINS: Kinds = Kinds::of(&[Kind::Digits, Kind::Ordinal, Kind::Number, Kind::Opener]);
    if !w.can(i, BEGINS) {
        return None;
    }
    let (n, next) = match w.form(i) {
        "final" => (4, i + 1),
        "last" if w.is(i + 1, "quarter") && w.is(i + 2, "of") => (4, i + 1),
        _ => ordinal(w, i)?,
    };
    let n = u8::try_from(n).ok()?;
    let at = w.skip(next, "-");
    if let Some((TimeUnit::Quarter, end)) = unit(w, at)
        && (1..=4).contains(&n)
        && w.is(at, "quarter")
    {
        return Some((DateField::Quarter(n), end));
    }
    let half = sense!(w, at, Half);
    half.filter(|_| (1..=2).contains(&n))
        .map(|((), end)| (DateField::Half(n), end))
}

/// "the 21st century", "twentieth-century".
fn century(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let (n, next) = ordinal(w, i).filter(|(n, _)| (1..=21).contains(n))?;
    let at = w.skip(next, "-");
    let (TimeUnit::Century, end) = unit(w, at)? else {
        return None;
    };
    let first = i16::try_from((n - 1) * 100).ok()?;
    Some((Calendar::new(Some(first), DateField::Century), end))
}

/// "80s" behind another decade: "the 70s and 80s".
pub(super) fn later_decade(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let n = w.integer(i, 2).filter(|n| n % 10 == 0 && *n >= 20)?;
    let end = (w.is(i + 1, "s") && w.glued(i + 1)).then_some(i + 2)?;
    let first = i16::try_from(1900 + n).ok()?;
    Some((Calendar::new(Some(first), DateField::Decade), end))
}

/// "the 1990s", "the '90s".
fn decade(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let plural = |at: usize| {
        let at = if w.is(at, "'") && w.glued(at) {
            at + 1
        } else {
            at
        };
        (w.is(at, "s") && w.glued(at)).then_some(at + 1)
    };
    if let Some(n) = w
        .integer(i, 4)
        .filter(|n| n % 10 == 0 && (1000..3000).contains(n))
    {
        let end = plural(i + 1)?;
        return Some((
            Calendar::new(Some(i16::try_from(n).ok()?), DateField::Decade),
            end,
        ));
    }
    let n = w
        .integer(i, 2)
        .filter(|n| n % 10 == 0 && w.form(i).len() == 2 && *n >= 20)?;
    let end = plural(i + 1)?;
    // "in his 60s" is an age; "the 60s" a decade.
    let told = matches!(w.before(i), "the" | "-") || (w.before(i) == "'" && w.glued(i));
    let first = i16::try_from(1900 + n).ok()?;
    told.then_some((Calendar::new(Some(first), DateField::Decade), end))
}

/// A year alone, where its neighbours make it one: "in 2014", "the 2022 invasion", "(2008)".
fn bare_year(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let (year, next) = year(w, i).filter(|(year, _)| (1500..2200).contains(year))?;
    let joined = w.glued(i) && matches!(w.before(i), "-" | "/" | "." | "$" | "#" | ":");
    let short = w.is(i, "'");
    if (joined || short) && !w.after_preposition(i) {
        return None;
    }
    let counts = w.is_word(next)
        && !w.capital(next)
        && w.form(next).ends_with('s')
        && w.form(next).len() > 3;
    let unit = w.is(next, "%") || unit(w, w.skip(next, "-")).is_some();
    let modern = (1900..2100).contains(&year);
    let sure = if w.after_preposition(i) {
        !counts && (modern || !w.is_word(next))
    } else {
        let told = w.after_determiner(i) || matches!(w.before(i), "and" | "or" | "," | "(");
        let bracketed = w.before(i) == "(" && w.is(next, ")");
        // "the 2014-15 season"
        let season = w.is(next, "-") && w.glued(next) && w.integer(next + 1, 2).is_some();
        let held = w.is_yearly_before(i);
        modern && !counts && (bracketed || held || (told && (w.is_word(next) || season)))
    };
    let scaled = w.sense_of(
        Kinds::of(&[
            Kind::Scale,
            Kind::Measure,
            Kind::CurrencyWord,
            Kind::Percent,
        ]),
        next,
        |s| {
            matches!(
                s,
                Sense::Scale(_) | Sense::Measure(_) | Sense::CurrencyWord(_) | Sense::Percent(_)
            )
            .then_some(())
        },
    );
    (sure && !unit && scaled.is_none())
        .then_some((Calendar::new(Some(year), DateField::Year), next))
}
