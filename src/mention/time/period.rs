//! Grammar of periods: years, decades, centuries, quarters, and periods counted from the story's ("last week", "today").

use super::super::expr::{Calendar, Period, PeriodOrigin, PeriodUnit, TimeExpr};
use super::super::numeral::ordinal;
use super::super::words::{Form, Read, Words, sense};
use super::calendar::{goes_on, which, year};
use super::fiscal;
use super::holiday::named_day;
use super::length::{bound_before, unit};
use crate::lexicon::{Kind, Kinds, Sense, Which};
use crate::value::{Bound, DateField, TimeUnit};

/// What a period may begin with.
pub(super) const BEGINS: Kinds = Kinds::of(&[
    Kind::The,
    Kind::Opener,
    Kind::Digits,
    Kind::Number,
    Kind::Ordinal,
    Kind::Day,
    Kind::Which,
    Kind::NamedDay,
    Kind::Fiscal,
    Kind::BoundBefore,
    Kind::Era,
]);

/// What the place of a quarter or a century among others may begin with.
const RANK: Kinds = Kinds::of(&[Kind::Digits, Kind::Ordinal, Kind::Number]);

/// The forms of a period that is told from the story's day, in the order they are tried.
const TOLD_FORMS: [Form<TimeExpr>; 4] = [
    (Kinds::of(&[Kind::Day]), near_day),
    (Kinds::of(&[Kind::Opener]), that_time),
    (Kinds::of(&[Kind::Which]), which_unit),
    (Kinds::of(&[Kind::Which, Kind::NamedDay]), named_day),
];

/// The forms of a period of the calendar, tried behind those.
const CALENDAR_FORMS: [Form<Calendar>; 7] = [
    (fiscal::BEGINS, fiscal::fiscal),
    (
        Kinds::of(&[Kind::The, Kind::Opener]).with(RANK),
        part_of_year,
    ),
    (RANK, century),
    (
        Kinds::of(&[Kind::Digits, Kind::BoundBefore, Kind::Era]),
        era_year,
    ),
    (Kinds::of(&[Kind::Digits]), decade),
    (Kinds::of(&[Kind::The]), named_year),
    (Kinds::of(&[Kind::Digits, Kind::Opener]), bare_year),
];

/// A period of any form at `i`.
pub(super) fn period(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    w.first_of(i, &TOLD_FORMS).or_else(|| {
        let (date, next) = w.first_of(i, &CALENDAR_FORMS)?;
        Some((TimeExpr::Calendar(date), next))
    })
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

/// "the first quarter of 2009", "Q4 2006", "the second half of this year", "the 1988 third quarter".
fn part_of_year(w: &Words<'_>, i: usize) -> Read<Calendar> {
    if let Some((year, next)) = year(w, i).filter(|(_, next)| w.is_number(i) && w.is_word(*next)) {
        let (field, end) = quarter_or_half(w, next)?;
        return Some((Calendar::new(Some(year), field), end));
    }
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
    if let Some((years, end)) = told_year_behind(w, next) {
        let told_year = Some(years);
        return Some((Calendar { told_year, ..date }, end));
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

/// "of that year", "the same year", "of the following year" behind a date: from the year the text speaks of.
pub(super) fn told_year_behind(w: &Words<'_>, i: usize) -> Read<i8> {
    let of = w.skip(i, "of");
    let (which, at) = which(w, of)?;
    let years = match which {
        Which::Same => 0,
        Which::Following if of != i => 1,
        Which::Previous if of != i => -1,
        _ => return None,
    };
    w.is(at, "year").then_some((years, at + 1))
}

/// "Q4", "4Q".
pub(super) fn quarter_code(w: &Words<'_>, i: usize) -> Read<DateField> {
    let (digit, letter) = if w.is_number(i) {
        (i, i + 1)
    } else {
        (i + 1, i)
    };
    if !w.is(letter, "q") || !w.glued(i + 1) {
        return None;
    }
    let n = w.integer(digit, 1).filter(|n| (1..=4).contains(n))?;
    Some((DateField::Quarter(u8::try_from(n).ok()?), i + 2))
}

/// "fourth quarter", "third-quarter", "final quarter", "second half".
pub(super) fn quarter_or_half(w: &Words<'_>, i: usize) -> Read<DateField> {
    if !w.can(i, Kinds::of(&[Kind::Opener]).with(RANK)) {
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
    Some(match era(w, end) {
        // The first century BC ends with the year 0.
        Some((true, end)) => (Calendar::new(Some(-99 - first), DateField::Century), end),
        Some((false, end)) => (Calendar::new(Some(first), DateField::Century), end),
        None => (Calendar::new(Some(first), DateField::Century), end),
    })
}

/// An era in capitals at `i`, and whether it counts back: "BC".
fn era(w: &Words<'_>, i: usize) -> Read<bool> {
    let shouted = |i| w.written(i).chars().any(char::is_uppercase);
    sense!(w, i, Era(back) => *back)
        .filter(|_| shouted(i) && !w.written(i).contains(char::is_lowercase))
}

/// "44 BC", "AD 70", "70 AD". The year before the year 1 is 0, as ISO 8601 counts.
fn era_year(w: &Words<'_>, start: usize) -> Read<Calendar> {
    // "around 500 BC"
    let about = bound_before(w, start).filter(|(bound, _)| *bound == Bound::About);
    let i = about.map_or(start, |(_, at)| at);
    let number = |at| w.integer(at, 4).filter(|n| (1..3000).contains(n));
    let (year, back, end) = match era(w, i) {
        Some((back, at)) => (number(at).filter(|_| !back)?, back, at + 1),
        None => {
            let year = number(i).filter(|_| !w.glued(i))?;
            let (back, end) = era(w, i + 1)?;
            (year, back, end)
        }
    };
    let year = i16::try_from(year).ok()?;
    let year = if back { 1 - year } else { year };
    let mut date = Calendar::new(Some(year), DateField::Year);
    date.date.approximate = start != i;
    Some((date, end))
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

/// "the year 2000".
fn named_year(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let named = w.is(i, "the") && w.is(i + 1, "year") && w.is_number(i + 2);
    let (year, next) = year(w, i + 2).filter(|_| named)?;
    Some((Calendar::new(Some(year), DateField::Year), next))
}

/// A year alone, where its neighbours make it one: "in 2014", "the 2022 invasion", "(2008)".
fn bare_year(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let (year, next) = year(w, i).filter(|(year, _)| (1000..2200).contains(year))?;
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
        !counts && (modern || old_year(w, i, year, next))
    } else {
        let told = w.after_determiner(i) || matches!(w.before(i), "and" | "or" | "," | "(");
        let bracketed = w.before(i) == "(" && w.is(next, ")");
        // "the 2014-15 season"
        let season = w.is(next, "-")
            && w.glued(next)
            && (w.integer(next + 1, 2).is_some() || w.is_year(next + 1));
        let held = w.is_yearly_before(i);
        // "the 1863 battle"; a round number counts: "the 1800 men".
        let modern = modern || (year > 1700 && year % 100 != 0 && w.after_determiner(i));
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

/// Whether a year before 1900 behind a preposition is surely one: "in 1066, the king", "In 1812 the army", "in 1861 war broke
/// out"; never "in 1200 homes", "of 1800 votes".
fn old_year(w: &Words<'_>, i: usize, year: i16, next: usize) -> bool {
    let led = matches!(w.before(i), "in" | "since" | "until" | "till");
    let round = year % 100 == 0;
    let open = !w.is_word(next) || goes_on(w, next) || (w.capital(next) && !round);
    match year {
        ..1500 => led && open,
        _ => !w.is_word(next) || (led && (open || !round)),
    }
}
