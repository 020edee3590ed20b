//! Grammar of lengths of time: "50 days", "fifty-day", "three and a half years", "10 or 12 days", "an hour and 20 minutes".

use super::super::numeral::numeral;
use super::super::words::{Read, Words, sense};
use crate::lexicon::{Kind, Kinds, Sense};
use crate::value::{Bound, Duration, TimeUnit};

/// What a length may begin with.
pub(super) const BEGINS: Kinds = Kinds::of(&[
    Kind::Digits,
    Kind::Number,
    Kind::Scale,
    Kind::VagueNumber,
    Kind::BoundBefore,
    Kind::Fraction,
    Kind::Half,
    Kind::Length,
    Kind::Each,
    Kind::Unit,
    Kind::Article,
    Kind::Opener,
]);

/// The length at `i`, with what bounds it: "more than seven weeks".
pub(super) fn length(w: &Words<'_>, i: usize) -> Read<Duration> {
    // Most words begin no length, and this is asked of each.
    if !w.can(i, BEGINS) || is_name(w, i) {
        return None;
    }
    let (before, start) = bound_before(w, i).unwrap_or((Bound::Exact, i));
    let (mut length, mut next) = amount_of_units(w, start)
        .or_else(|| one_unit(w, start))
        .or_else(|| long(w, start))?;
    if before != Bound::Exact {
        length.bound = before;
    } else if let Some((after, end)) = bound_after(w, next) {
        (length.bound, next) = (after, end);
    }
    Some((length, next))
}

/// Whether the number opens a name in quotation marks: "60 Minutes".
fn is_name(w: &Words<'_>, i: usize) -> bool {
    w.is_number(i)
        && w.glued(i)
        && matches!(w.before(i), "'" | "\"" | "\u{201c}" | "`")
        && w.capital(i + 1)
}

/// A length that names no number: "weeks", "decades-long". Only where nothing before it makes it something else.
pub(super) fn vague(w: &Words<'_>, i: usize) -> Read<Duration> {
    let (unit, next) = unit(w, i).filter(|_| w.form(i).ends_with('s'))?;
    let pointed = matches!(
        w.before(i),
        "the"
            | "these"
            | "those"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "your"
            | "my"
            | "-"
            | "'"
            | "no"
    ) && !reaches(w, i, next);
    let bare = matches!(
        unit,
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Quarter
    ) && !(w.after_preposition(i)
        || (w.before(i) == "just" && w.after_preposition(i - 1)));
    let end = suffix(w, next);
    let joined = end != next;
    // "the early hours", "the small hours" are a part of a day.
    let of_day = unit == TimeUnit::Hour && matches!(w.before(i), "early" | "late" | "small");
    if (pointed && !joined) || bare || of_day || w.is_number(i.wrapping_sub(1)) {
        return None;
    }
    Some((unnumbered(unit), end))
}

/// Whether "the weeks" stretch to something: "in the weeks before the vote", "the years that followed", "over the years".
fn reaches(w: &Words<'_>, i: usize, next: usize) -> bool {
    let bounded = matches!(
        w.form(next),
        "before" | "after" | "since" | "following" | "preceding" | "leading" | "ahead"
    );
    let told = w.is(next, "that") && matches!(w.form(next + 1), "followed" | "preceded" | "passed");
    let over = w.before(i) == "the" && i >= 2 && w.is(i - 2, "over");
    w.before(i) == "the" && (bounded || told || over)
}

/// A unit in the plural without a number, behind "the past", "the coming".
pub(super) fn plural(w: &Words<'_>, i: usize) -> Read<Duration> {
    let (unit, next) = unit(w, i).filter(|_| w.form(i).ends_with('s'))?;
    Some((unnumbered(unit), next))
}

const fn unnumbered(unit: TimeUnit) -> Duration {
    Duration {
        amount: None,
        upper: None,
        unit,
        bound: Bound::Vague,
    }
}

/// Words that bound the number behind them.
pub(in super::super) fn bound_before(w: &Words<'_>, i: usize) -> Read<Bound> {
    sense!(w, i, BoundBefore(bound) => *bound)
}

/// Words that bound the number before them.
pub(in super::super) fn bound_after(w: &Words<'_>, i: usize) -> Read<Bound> {
    sense!(w, i, BoundAfter(bound) => *bound)
}

/// The unit at `i`.
pub(super) fn unit(w: &Words<'_>, i: usize) -> Read<TimeUnit> {
    sense!(w, i, Unit(unit) => *unit)
}

fn amount_of_units(w: &Words<'_>, i: usize) -> Read<Duration> {
    let (amount, upper, next) = amount(w, i)?;
    let (unit, end) = unit_behind(w, next, amount)?;
    let mut length = Duration {
        amount: Some(amount),
        upper,
        unit,
        bound: Bound::Exact,
    };
    let mut next = suffix(w, end);
    if let Some((part, end)) = half_behind(w, next).filter(|_| upper.is_none()) {
        length.amount = Some(amount + part);
        next = end;
    } else if let Some(whole) = with_smaller(w, next, &length).filter(|_| upper.is_none()) {
        (length, next) = whole;
    }
    Some((length, next))
}

/// The amount before a unit: a number, or a range of two.
fn amount(w: &Words<'_>, i: usize) -> Option<(f64, Option<f64>, usize)> {
    let (first, next) = numeral(w, i)?;
    let joined = match w.form(next) {
        "to" | "or" | "-" => next + 1,
        "and" if w.before(i) == "between" => next + 1,
        _ => return Some((first.value, None, next)),
    };
    match numeral(w, joined) {
        Some((last, end)) if last.value > first.value => Some((first.value, Some(last.value), end)),
        _ => Some((first.value, None, next)),
    }
}

/// The unit behind an amount, across a hyphen or a word like "consecutive".
fn unit_behind(w: &Words<'_>, i: usize, amount: f64) -> Read<TimeUnit> {
    if let Some((_, unit, end)) = named_length(w, i) {
        return Some((unit, end));
    }
    let hyphen = w.is(i, "-");
    let at = if hyphen { i + 1 } else { adjective(w, i) };
    let (unit, end) = unit(w, at)?;
    // "three-quarters" is a fraction, "one second round" an ordinal.
    let doubtful = match unit {
        TimeUnit::Quarter => hyphen || amount < 2.0,
        TimeUnit::Second => !hyphen && w.is(at, "second") && w.is_word(end),
        _ => w.glued(at) && !hyphen && w.form(at).len() < 3,
    };
    (!doubtful && !is_age(w, end)).then_some((unit, end))
}

/// Whether "old" follows: "44-year-old", "six months old" is an age, which the recogniser of numbers reads.
pub(in super::super) fn is_age(w: &Words<'_>, i: usize) -> bool {
    let at = w.skip(i, "-");
    w.is(at, "old") || w.is(at, "olds") || (w.is(i, "of") && w.is(i + 1, "age"))
}

/// "a fortnight", "half an hour", "a year and a half", "an hour and 20 minutes".
fn one_unit(w: &Words<'_>, i: usize) -> Read<Duration> {
    let (amount, at) = match w.form(i) {
        "half" if matches!(w.form(i + 1), "a" | "an") => (0.5, i + 2),
        "half" if w.is(i + 1, "-") => (0.5, i + 2),
        "a" | "an" => match w.form(i + 1) {
            "half" => (0.5, w.skip(i + 2, "-")),
            _ => (1.0, adjective(w, i + 1)),
        },
        _ => return vague_number(w, i),
    };
    if let Some((n, unit, end)) = named_length(w, at) {
        return Some((Duration::exact(amount * n, unit), end));
    }
    let single = unit(w, at).filter(|(unit, _)| {
        let doubtful = matches!(unit, TimeUnit::Second | TimeUnit::Quarter);
        !doubtful && !w.form(at).ends_with('s')
    });
    let Some((unit, end)) = single else {
        return vague_number(w, i);
    };
    if is_some_day(w, i, end) {
        return None;
    }
    let end = suffix(w, end);
    if let Some((part, end)) = half_behind(w, end) {
        return Some((Duration::exact(amount + part, unit), end));
    }
    let length = Duration::exact(amount, unit);
    Some(with_smaller(w, end, &length).unwrap_or((length, end)))
}

/// "It was a day of joy", "not a day anyone forgets": a day, and no length.
fn is_some_day(w: &Words<'_>, i: usize, end: usize) -> bool {
    let told = matches!(w.before(i), "not" | "is" | "was" | "be" | "been");
    let told_on = w.is_word(end)
        && w.sense_of(
            Kinds::of(&[Kind::Shift, Kind::Limit, Kind::Part]),
            end,
            |s| matches!(s, Sense::Shift(_) | Sense::Limit(_) | Sense::Part(_)).then_some(()),
        )
        .is_none()
        && !matches!(
            w.form(end),
            "and" | "or" | "to" | "in" | "long" | "behind" | "too"
        );
    told && w.is(i + 1, "day") && told_on
}

/// "week-long", "a single-day drop": one unit.
fn long(w: &Words<'_>, i: usize) -> Read<Duration> {
    if w.is(i, "single") {
        let (unit, end) = unit(w, w.skip(i + 1, "-")).filter(|(unit, _)| *unit >= TimeUnit::Day)?;
        return Some((Duration::exact(1.0, unit), end));
    }
    let (unit, next) = unit(w, i).filter(|_| !w.form(i).ends_with('s'))?;
    let end = suffix(w, next);
    (end > next && !w.glued(i)).then(|| (Duration::exact(1.0, unit), end))
}

/// "several weeks", "a couple of days", "a few hours".
fn vague_number(w: &Words<'_>, i: usize) -> Read<Duration> {
    let ((least, most), next) = sense!(w, i, VagueNumber(least, most) => (*least, *most))?;
    let (unit, end) = unit(w, adjective(w, w.skip(next, "of")))?;
    let exact = (least - most).abs() < f64::EPSILON;
    let length = Duration {
        amount: exact.then_some(least),
        upper: None,
        unit,
        bound: if exact { Bound::About } else { Bound::Vague },
    };
    Some((length, end))
}

/// "fortnight": how many of which unit.
fn named_length(w: &Words<'_>, i: usize) -> Option<(f64, TimeUnit, usize)> {
    let ((amount, unit), end) = sense!(w, i, Length(amount, unit) => (*amount, *unit))?;
    Some((amount, unit, end))
}

/// Index behind a word like "consecutive", or `i`.
fn adjective(w: &Words<'_>, i: usize) -> usize {
    sense!(w, i, LengthAdjective).map_or(i, |((), end)| end)
}

/// Index behind "-long", or `i`.
fn suffix(w: &Words<'_>, i: usize) -> usize {
    let at = w.skip(i, "-");
    if !w.glued(at) {
        return i;
    }
    sense!(w, at, LengthSuffix).map_or(i, |((), end)| end)
}

/// "and a half" behind a unit.
pub(super) fn half_behind(w: &Words<'_>, i: usize) -> Read<f64> {
    let said = w.is(i, "and") && w.is(i + 1, "a") && w.is(i + 2, "half");
    said.then_some((0.5, i + 3))
}

/// "and 20 minutes" behind a greater unit, added to it.
fn with_smaller(w: &Words<'_>, i: usize, length: &Duration) -> Read<Duration> {
    let at = w.skip(w.skip(i, ","), "and");
    // "1 hour 20 minutes" needs no "and", a list does: "an hour, 20 minutes later".
    let joined = at > i && w.is(at - 1, "and");
    let beside = at == i && w.is_number(i);
    if !(joined || beside) {
        return None;
    }
    let (n, next) = numeral(w, at)?;
    let (unit, end) = unit(w, next).filter(|(unit, _)| *unit < length.unit)?;
    Some((sum(length, &Duration::exact(n.value, unit))?, end))
}

/// The sum of two lengths in the smaller unit, where the greater has a fixed number of it.
fn sum(greater: &Duration, smaller: &Duration) -> Option<Duration> {
    let (of, to) = (greater.unit.seconds(), smaller.unit.seconds());
    let factor = match (greater.unit, smaller.unit) {
        (TimeUnit::Year, TimeUnit::Month) => 12.0,
        _ if of.0 == of.1 && to.0 == to.1 => of.0 / to.0,
        // "a year and ten days" has no exact length in either unit.
        _ => return None,
    };
    let amount = greater.amount? * factor + smaller.amount?;
    Some(Duration::exact(amount, smaller.unit))
}
