//! Numbers in digits and words into values: "17,000", "twenty-one", "1.2 million", "two and a half", "third".
//!
//! Shared by the recognisers of times and of quantities. A numeral here is a bare number: bounds ("about"), ranges and
//! units are added by those who use it.

use super::words::{Read, Words};
use crate::lexicon::Sense;

/// A number as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    pub(super) value: f64,
    /// What a ±1 in the last place written would change: 1 for "50", 100,000 for "1.2 million".
    pub(super) step: f64,
    /// Whether it is written with digits.
    pub(super) digits: bool,
}

/// The number at `i`.
pub(super) fn numeral(w: &Words<'_>, i: usize) -> Read<Numeral> {
    half_of_scale(w, i)
        .or_else(|| digits(w, i))
        .or_else(|| number_words(w, i))
}

/// The ordinal at `i`: "third", "3rd", "twenty-first".
pub(super) fn ordinal(w: &Words<'_>, i: usize) -> Read<u32> {
    let word = |i| {
        w.sense(i, |s| match s {
            Sense::Ordinal(n) => Some(*n),
            _ => None,
        })
    };
    if let Some(n) = w.integer(i, 4)
        && w.glued(i + 1)
        && matches!(w.form(i + 1), "st" | "nd" | "rd" | "th")
    {
        return Some((n, i + 2));
    }
    if let Some(found) = word(i) {
        return Some(found);
    }
    // "twenty-first"; never "twenty first-time voters".
    let (tens, next) = below_hundred(w, i)?;
    if w.is(next, "-") && w.glued(next) && tens % 10.0 == 0.0 && tens > 0.0 {
        let (unit, end) = word(next + 1).filter(|(n, _)| *n < 10)?;
        return Some((tens as u32 + unit, end));
    }
    None
}

/// "half a million", "a quarter of a million".
fn half_of_scale(w: &Words<'_>, i: usize) -> Read<Numeral> {
    let (part, next) = w.sense(i, |s| match s {
        Sense::Fraction(n) => Some(*n),
        _ => None,
    })?;
    let next = w.skip(next, "of");
    if !w.is(next, "a") {
        return None;
    }
    let (scale, end) = scale(w, next + 1)?;
    Some((
        Numeral {
            value: part * scale,
            step: scale / 10.0,
            digits: false,
        },
        end,
    ))
}

fn digits(w: &Words<'_>, i: usize) -> Read<Numeral> {
    if !w.is_number(i) {
        return None;
    }
    let (value, mut step) = parse_digits(w.form(i))?;
    let mut read = Numeral {
        value,
        step,
        digits: true,
    };
    let mut next = i + 1;
    // "5 1/2", "5 and a half"
    if let Some((part, end)) = fraction_behind(w, next) {
        let (scale, end) = scale(w, end).unwrap_or((1.0, end));
        return Some((
            Numeral {
                value: (value + part) * scale,
                step: 0.25 * scale,
                digits: true,
            },
            end,
        ));
    }
    // "12-million-strong" has a hyphen before its scale; "12 million" has none.
    while let Some((scale, end)) = scale(w, w.skip(next, "-")) {
        read.value *= scale;
        step *= scale;
        next = end;
    }
    if let Some((scale, end)) = dozen(w, next) {
        read.value *= scale;
        next = end;
    }
    read.step = step;
    Some((read, next))
}

/// "½", "1/2" or "and a half" behind a whole number.
fn fraction_behind(w: &Words<'_>, i: usize) -> Read<f64> {
    if w.is(i, "½") {
        return Some((0.5, i + 1));
    }
    if w.integer(i, 1).is_some() && w.is(i + 1, "/") && w.glued(i + 1) && w.glued(i + 2) {
        let (above, below) = (w.integer(i, 1)?, w.integer(i + 2, 1)?);
        return (above < below).then(|| (f64::from(above) / f64::from(below), i + 3));
    }
    // "two-and-a-half-year"
    let at = w.skip(i, "-");
    if at > i && w.is(at, "and") && w.is(at + 1, "-") && w.is(at + 2, "a") && w.is(at + 3, "-") {
        return w.is(at + 4, "half").then_some((0.5, at + 5));
    }
    if !w.is(i, "and") {
        return None;
    }
    w.sense(i + 1, |s| match s {
        Sense::Fraction(n) => Some(*n),
        _ => None,
    })
    .filter(|_| !w.is(i + 1, "half"))
}

/// Value and step of a number in digits, whatever groups them.
fn parse_digits(form: &str) -> Option<(f64, f64)> {
    let points = form.matches('.').count();
    let plain: String = form
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    if points > 1 {
        // 1.200.000; anything else with two points is a date, a version or an address.
        let mut groups = form.split('.');
        let first = groups.next()?;
        let grouped = first.len() <= 3 && groups.all(|g| g.len() == 3);
        return if grouped {
            let whole: String = plain.chars().filter(|c| *c != '.').collect();
            Some((whole.parse().ok()?, 1.0))
        } else {
            None
        };
    }
    let value: f64 = plain.parse().ok()?;
    let decimals = plain.split_once('.').map_or(0, |(_, d)| d.len());
    let step = 10f64.powi(-i32::try_from(decimals).ok()?);
    value.is_finite().then_some((value, step))
}

fn scale(w: &Words<'_>, i: usize) -> Read<f64> {
    w.sense(i, |s| match s {
        Sense::Scale(n) => Some(*n),
        _ => None,
    })
}

fn dozen(w: &Words<'_>, i: usize) -> Read<f64> {
    w.sense(i, |s| matches!(s, Sense::Dozen).then_some(12.0))
}

/// "twenty", "twenty-one", "seven".
fn below_hundred(w: &Words<'_>, i: usize) -> Read<f64> {
    let word = |i| {
        w.sense(i, |s| match s {
            Sense::Number(n) => Some(*n),
            _ => None,
        })
    };
    let (tens, next) = word(i)?;
    if tens >= 20.0 {
        let after = w.skip(next, "-");
        if let Some((unit, end)) = word(after).filter(|(n, _)| (1.0..10.0).contains(n)) {
            return Some((tens + unit, end));
        }
    }
    Some((tens, next))
}

/// A number in words: "seven", "a hundred and twenty", "three and a half", "two million three hundred thousand".
fn number_words(w: &Words<'_>, i: usize) -> Read<Numeral> {
    let done = |value: f64, step: f64, next| {
        Some((
            Numeral {
                value,
                step,
                digits: false,
            },
            next,
        ))
    };
    if matches!(w.form(i), "a" | "an") {
        if let Some((twelve, end)) = dozen(w, i + 1) {
            return done(twelve, 1.0, end);
        }
        scale(w, i + 1)?;
    }
    let (value, step, next) = groups(w, i)?;
    if let Some((decimals, end)) = spoken_decimals(w, next) {
        let (scale, end) = scale(w, end).unwrap_or((1.0, end));
        return done((value + decimals) * scale, 0.1 * scale, end);
    }
    if let Some((part, end)) = fraction_behind(w, next) {
        // "three and a half million"
        let (scale, end) = scale(w, end).unwrap_or((1.0, end));
        return done((value + part) * scale, 0.25 * scale, end);
    }
    if let Some((twelve, end)) = dozen(w, next) {
        return done(value * twelve, 1.0, end);
    }
    done(value, step, next)
}

/// The sum of the groups of a number in words ("two million" + "three hundred thousand"), what its last place stands for, and
/// the index behind it.
fn groups(w: &Words<'_>, i: usize) -> Option<(f64, f64, usize)> {
    let (mut group, mut total, mut step, mut next) = (None, 0.0, 1.0, i);
    let mut last_scale = f64::INFINITY;
    loop {
        let Some(n) = group else {
            let Some((n, end)) = first_part(w, next, i) else {
                break;
            };
            (group, step, next) = (Some(n), 1.0, end);
            continue;
        };
        let Some((factor, end)) = scale(w, next) else {
            break;
        };
        if factor < 1000.0 && n < 100.0 {
            // "two hundred" may go on to "thousand".
            let (rest, after) = hundred_rest(w, end).unwrap_or((0.0, end));
            step = if rest > 0.0 { 1.0 } else { factor };
            (group, next) = (Some(n * factor + rest), after);
        } else if factor < last_scale {
            total += n * factor;
            step *= factor;
            (group, last_scale, next) = (None, factor, end);
        } else {
            // Scales fall from left to right: "five million, five million" are two numbers.
            break;
        }
    }
    (next > i).then(|| (total + group.unwrap_or(0.0), step, next))
}

/// "point eight", "point seven five" behind a number in words.
fn spoken_decimals(w: &Words<'_>, i: usize) -> Read<f64> {
    let (mut value, mut factor, mut next) = (0.0, 0.1, w.skip(i, "point"));
    if next == i {
        return None;
    }
    let digit = |i| below_hundred(w, i).filter(|(n, _)| *n < 10.0);
    while let Some((n, end)) = digit(next).filter(|_| factor > 1e-6) {
        (value, factor, next) = (value + n * factor, factor / 10.0, end);
    }
    (next > i + 1).then_some((value, next))
}

/// A number below a hundred, or the "a" of "a hundred" at the start.
fn first_part(w: &Words<'_>, at: usize, start: usize) -> Read<f64> {
    if at == start && matches!(w.form(at), "a" | "an") {
        return Some((1.0, at + 1));
    }
    below_hundred(w, at)
}

/// "and twenty", "twenty" behind "hundred".
fn hundred_rest(w: &Words<'_>, i: usize) -> Read<f64> {
    let (n, end) = below_hundred(w, w.skip(i, "and"))?;
    (n > 0.0).then_some((n, end))
}
