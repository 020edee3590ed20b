//! Grammar of frequencies: "every day", "twice a week", "15 a year", "annual", "every two weeks".

use super::super::numeral::numeral;
use super::super::words::{Read, Words, sense};
use super::{calendar, clock, length};
use crate::lexicon::{Kind, Kinds};

/// The TIMEX3 SET value of the frequency at `i`.
pub(super) fn repeat(w: &Words<'_>, i: usize) -> Read<String> {
    let word = sense!(w, i, Frequency(value) => value.clone());
    // "the Daily Mail" and "Daily8" are names, "the Party daily Granma" is a newspaper.
    let paper = |end| {
        let acronym = !w.written(end).contains(char::is_lowercase);
        i > 0 && w.capital(i - 1) && w.is_word(end) && w.capital(end) && !acronym && !w.capital(i)
    };
    let named = |end| {
        paper(end)
            || (w.capital(i) && (i > 0 || (w.is_word(end) && w.capital(end))))
            || (w.glued(end) && w.is_number(end))
    };
    // "on Mondays"
    let word = word.filter(|(value, end)| value.starts_with('X') || !named(*end));
    // "two Fridays ago" is one day.
    let word = word.filter(|(_, end)| !w.can(*end, Kinds::of(&[Kind::Shift])));
    word.or_else(|| every(w, i))
        .or_else(|| times(w, i))
        .or_else(|| rate(w, i))
}

/// "every day", "each Monday", "every morning", "every two weeks".
fn every(w: &Words<'_>, i: usize) -> Read<String> {
    let ((), at) = each(w, i).filter(|_| !matches!(w.form(i), "a" | "an"))?;
    if w.is(at, "other")
        && let Some((unit, next)) = length::unit(w, at + 1)
    {
        let value = crate::value::Duration::exact(2.0, unit).timex3().value;
        return Some((value, next));
    }
    if let Some((part, next)) = clock::day_part(w, at) {
        return Some((format!("XXXX-XX-XXT{}", part.code()), next));
    }
    if let Some((day, next)) = calendar::weekday(w, at) {
        return Some((format!("XXXX-WXX-{}", day.to_monday_one_offset()), next));
    }
    if let Some((unit, next)) = length::unit(w, at).filter(|_| !w.form(at).ends_with('s')) {
        return Some((
            crate::value::Duration::exact(1.0, unit).timex3().value,
            next,
        ));
    }
    let (length, next) = length::length(w, at)?;
    Some((length.timex3().value, next))
}

/// "twice a week", "three times a day", "24 hours a day": how often, or how much, in each.
fn times(w: &Words<'_>, i: usize) -> Read<String> {
    const BEGINS: Kinds = Kinds::of(&[
        Kind::Digits,
        Kind::Number,
        Kind::Scale,
        Kind::Times,
        Kind::Count,
        Kind::Fraction,
    ]);
    if !w.can(i, BEGINS) {
        return None;
    }
    // Most numbers are told from these by what stands behind them.
    let near = (i + 1..i + 5).any(|k| matches!(w.form(k), "a" | "an" | "per" | "each" | "every"));
    if !near {
        return None;
    }
    if (w.is_number(i) || numeral(w, i).is_some())
        && let Some(found) = hours_a_day(w, i)
    {
        return Some(found);
    }
    let counted = numeral(w, i).map_or(i, |(_, next)| next);
    let ((), at) = sense!(w, counted, Times)?;
    let ((), unit_at) = each(w, at)?;
    let (unit, next) = length::unit(w, unit_at).filter(|_| !w.form(unit_at).ends_with('s'))?;
    let value = crate::value::Duration::exact(1.0, unit).timex3().value;
    Some((value, next))
}

/// "24 hours a day", "six days a week".
fn hours_a_day(w: &Words<'_>, i: usize) -> Read<String> {
    let (length, at) = length::length(w, i)?;
    let ((), unit_at) = each(w, at)?;
    let (unit, next) = length::unit(w, unit_at)
        .filter(|(unit, _)| *unit > length.unit && !w.form(unit_at).ends_with('s'))?;
    // "two weeks a year ago" holds another time.
    let ago = sense!(w, next, Shift(_));
    let value = crate::value::Duration::exact(1.0, unit).timex3().value;
    ago.is_none().then_some((value, next))
}

/// "a year" behind a number or "twice": so many in every one.
fn rate(w: &Words<'_>, i: usize) -> Read<String> {
    let ((), at) = each(w, i).filter(|_| matches!(w.form(i), "a" | "an"))?;
    let before = i.checked_sub(1)?;
    let times = sense!(w, before, Times);
    if times.is_none() && !w.is_number(before) && !counts_things(w, before) {
        return None;
    }
    let (unit, next) = length::unit(w, at).filter(|_| !w.form(at).ends_with('s'))?;
    // "saw 20 people a year ago", "two men a day before the vote"
    let moved = w.can(next, Kinds::of(&[Kind::Shift, Kind::Limit]));
    let value = crate::value::Duration::exact(1.0, unit).timex3().value;
    (!moved).then_some((value, next))
}

/// Whether the noun at `i` is counted: "dozens of calls" a day, "20 new cases" a week.
fn counts_things(w: &Words<'_>, i: usize) -> bool {
    let plural = w.is_word(i) && w.form(i).len() > 3 && w.form(i).ends_with('s');
    let number = |k: usize| {
        w.can(
            k,
            Kinds::of(&[Kind::Digits, Kind::Number, Kind::VagueNumber, Kind::Scale]),
        )
    };
    plural && length::unit(w, i).is_none() && (i.saturating_sub(4)..i).any(number)
}

fn each(w: &Words<'_>, i: usize) -> Read<()> {
    sense!(w, i, Each)
}
