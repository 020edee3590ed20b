//! Numbers in digits, whatever groups them: "17,000", "1.000.000", "1'000", "12 500", "12,34,567", "1,5 million", "5 1/2".
//!
//! A comma or a point that may mean two things is read in the English way; only where nothing else makes sense is it
//! read otherwise. White space groups digits only where the number cannot be two.

use super::super::words::{Read, Words};
use super::{Numeral, dozen, fraction, scale};
use crate::lexicon::Sense;

/// Most groups of digits behind the first one that are read as one number.
const MOST_GROUPS: usize = 6;

/// The number in digits at `i` with its scale. `money` tells that a currency sign stands before it.
pub(super) fn digits(w: &Words<'_>, i: usize, money: bool) -> Read<Numeral> {
    if !w.is_number(i) {
        return None;
    }
    let ((value, step), next) = written(w, i, money)?;
    let plain = Numeral {
        value,
        step,
        scale: 1.0,
        digits: true,
    };
    // "5 1/2", "5 and a half"
    if let Some((part, end)) = fraction::behind(w, next) {
        let (factor, end) = scale(w, end).unwrap_or((1.0, end));
        let whole = Numeral {
            value: value + part,
            step: 0.25,
            ..plain
        };
        return Some((whole.times(factor), end));
    }
    Some(scaled(w, plain, next))
}

/// The number with the scales behind it: "1.2 million", "12-million", "100 thousand million", "two dozen", "3 crore 20 lakh".
fn scaled(w: &Words<'_>, mut read: Numeral, mut next: usize) -> (Numeral, usize) {
    // "12-million-strong" has a hyphen before its scale; "12 million" has none.
    while let Some((factor, end)) = scale(w, w.skip(next, "-")) {
        (read, next) = (read.times(factor), end);
    }
    if let Some((twelve, end)) = dozen(w, next) {
        (read.value, read.scale) = (read.value * twelve, twelve);
        next = end;
    }
    if read.scale >= 1000.0
        && let Some((rest, end)) = smaller(w, next, read.scale)
    {
        read.value += rest.value;
        read.step = rest.step;
        next = end;
    }
    (read, next)
}

/// "20 lakh" behind "3 crore": a number of a smaller scale.
fn smaller(w: &Words<'_>, i: usize, above: f64) -> Read<Numeral> {
    let value = w.integer(i, 3)?;
    let (factor, end) = scale(w, i + 1).filter(|(factor, _)| *factor < above)?;
    let plain = Numeral {
        value: f64::from(value),
        step: 1.0,
        scale: 1.0,
        digits: true,
    };
    (plain.times(factor).value < above).then(|| (plain.times(factor), end))
}

/// Value and step of the digits at `i`, and the index behind them.
fn written(w: &Words<'_>, i: usize, money: bool) -> Read<(f64, f64)> {
    if w.is(i + 1, ",")
        && let Some(found) = decimal_comma(w, i, money)
    {
        return Some(found);
    }
    if let Some((value, end)) = grouped(w, i) {
        return Some(((value, 1.0), end));
    }
    Some((parse(w.form(i))?, i + 1))
}

/// "1,5", "1.234,56": a comma before decimals, where it can mean nothing else.
fn decimal_comma(w: &Words<'_>, i: usize, money: bool) -> Read<(f64, f64)> {
    let decimals = w.form(i + 2);
    let comma = w.is(i + 1, ",") && w.glued(i + 1) && w.glued(i + 2);
    if !comma || decimals.len() > 2 || !w.is_number(i + 2) || !decimals.bytes().all(is_digit) {
        return None;
    }
    // "1,2,3" is a list.
    if w.is(i + 3, ",") && w.glued(i + 3) && w.glued(i + 4) {
        return None;
    }
    let form = w.form(i);
    let dotted = form.contains('.') && thousands(form.split('.'));
    let plain = form.bytes().all(is_digit);
    let sure = dotted || (plain && (money || measured(w, i + 3)));
    let whole: f64 = whole_number(form).filter(|_| sure)?;
    let places = i32::try_from(decimals.len()).ok()?;
    let step = 10f64.powi(-places);
    let part: f64 = decimals.parse().ok()?;
    Some(((whole + part * step, step), i + 3))
}

/// Whether a scale or a unit stands at `i`.
fn measured(w: &Words<'_>, i: usize) -> bool {
    let unit = |s: &Sense| {
        matches!(
            s,
            Sense::Scale(_)
                | Sense::Percent(_)
                | Sense::CurrencyWord(_)
                | Sense::Measure(_)
                | Sense::Unit(_)
        )
        .then_some(())
    };
    w.sense(w.skip(i, "-"), unit).is_some() && (w.form(i).len() > 1 || !w.is_word(i))
}

/// "1'000", "12 500 people", "1 000 000": groups of three digits as tokens of their own.
fn grouped(w: &Words<'_>, i: usize) -> Read<f64> {
    let first = w.form(i);
    if first.len() > 3 || first.starts_with('0') || !first.bytes().all(is_digit) {
        return None;
    }
    let group =
        |k: usize| w.is_number(k) && w.form(k).len() == 3 && w.form(k).bytes().all(is_digit);
    let mut value: f64 = first.parse().ok()?;
    let mut next = i + 1;
    let quoted = w.is(next, "'") && w.glued(next);
    let (mut groups, mut zero) = (0, false);
    loop {
        let at = if quoted { next + 1 } else { next };
        let joined = if quoted {
            w.is(next, "'") && w.glued(next) && w.glued(at)
        } else {
            !w.glued(at)
        };
        if !joined || !group(at) {
            break;
        }
        groups += 1;
        // No number of its own begins with a zero.
        zero |= w.form(at).starts_with('0');
        if groups > MOST_GROUPS {
            return None;
        }
        value = value * 1000.0 + w.form(at).parse::<f64>().ok()?;
        next = at + 1;
    }
    let sure = quoted || zero || groups > 1 || alone(w, i, next);
    (groups > 0 && sure).then_some((value, next))
}

/// Whether two numbers side by side can only be one: nothing before the first that it could belong to ("Flight 12 300
/// passengers", "July 5 200 people"), and a word in small letters behind the second.
fn alone(w: &Words<'_>, i: usize, next: usize) -> bool {
    let owned = i > 1 && w.is_word(i - 1) && w.capital(i - 1);
    let number_before =
        i > 0 && (w.is_number(i - 1) || matches!(w.before(i), "-" | "," | "/" | ":"));
    let counted = w.is_word(next) && !w.capital(next) && !w.glued(next);
    !owned && !number_before && counted
}

/// Value and step of one token of digits.
fn parse(form: &str) -> Option<(f64, f64)> {
    // Most numbers are a few digits and nothing else; up to fifteen of them a float holds exactly.
    if form.len() <= 15 && form.bytes().all(is_digit) {
        let value = form.bytes().fold(0, |n, b| n * 10 + u64::from(b - b'0'));
        return Some((value as f64, 1.0));
    }
    if form.matches('.').count() > 1 {
        // 1.200.000; anything else with two points is a date, a version or an address.
        let value = whole_number(form).filter(|_| thousands(form.split('.')))?;
        return Some((value, 1.0));
    }
    let plain: String = form
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '.')
        .collect();
    let value: f64 = plain.parse().ok()?;
    let decimals = plain.split_once('.').map_or(0, |(_, d)| d.len());
    let step = 10f64.powi(-i32::try_from(decimals).ok()?);
    value.is_finite().then_some((value, step))
}

/// Whether the pieces of a number are groups of three digits behind one of up to three.
fn thousands<'a>(mut groups: impl Iterator<Item = &'a str>) -> bool {
    groups.next().is_some_and(|first| first.len() <= 3) && groups.all(|group| group.len() == 3)
}

/// The digits of `form` as one whole number, whatever stands between them.
fn whole_number(form: &str) -> Option<f64> {
    let digits: String = form.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|n: &f64| n.is_finite())
}

const fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}
