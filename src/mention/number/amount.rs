//! Amounts: a number with its unit, a range of two, and vague amounts.
//!
//! "17,000 hectares", "$5-10 million", "between three and seven percent", "10% to 15%", "dozens", "tens of billions of dollars".

use super::super::numeral::{Numeral, dozen, fraction, numeral, price, scale, slashed};
use super::super::words::{Read, Words, sense};
use super::name::is_pronoun;
use super::unit::{self, Written};
use super::{age, preceded};
use crate::lexicon::{Kind, Kinds, Sense};
use crate::value::{Bound, Quantity, Unit};

/// Most scales behind a vague number: "several hundred thousand".
const MOST_SCALES: usize = 2;

/// One end of a range, or the whole amount.
struct End {
    number: Numeral,
    unit: Option<Written>,
    /// Whether the unit is a sign before the number.
    signed: bool,
    next: usize,
}

/// "between 12 and 15 houses", "between $10 billion and $30 billion".
pub(super) fn between(w: &Words<'_>, i: usize) -> Read<Quantity> {
    if !w.is(i, "between") {
        return None;
    }
    let first = end(w, i + 1)?;
    // "between $5m to $10m" is said as well.
    let at = matches!(w.form(first.next), "and" | "to").then_some(first.next + 1)?;
    let (range, next) = range(w, &first, at, true)?;
    // "between 60 and 90 days" is a length of time, "between 2014 and 2016" a time.
    let years = range.unit.is_none() && w.is_year(i + 1) && w.is_year(at);
    (!years && !is_time(w, next)).then(|| (age::aged(w, i, next, range), next))
}

/// Whether what follows makes the numbers before it times: "60 and 90 days", "5 and 7 p.m.".
fn is_time(w: &Words<'_>, i: usize) -> bool {
    const TIME: Kinds = Kinds::of(&[Kind::Unit, Kind::HalfOfDay, Kind::Month]);
    w.can(w.skip(i, "-"), TIME)
}

/// A number or a range of two, with its unit.
pub(super) fn amount(w: &Words<'_>, i: usize) -> Read<Quantity> {
    let first = end(w, i)?;
    let joined = join(w, first.next);
    let (quantity, next) = joined
        .and_then(|at| range(w, &first, at, shares(w, i, at)))
        .unwrap_or_else(|| (single(&first), first.next));
    if quantity.unit.is_none()
        && let Some((symbol, end)) = age::old(w, next)
    {
        let unit = Some(Unit::Measure(symbol));
        return Some((Quantity { unit, ..quantity }, end));
    }
    Some((age::aged(w, i, next, quantity), next))
}

fn single(end: &End) -> Quantity {
    let mut quantity = plain(end.number);
    if let Some(unit) = end.unit.clone() {
        unit.apply(&mut quantity);
    }
    quantity
}

/// An exact count of a number.
pub(super) fn plain(n: Numeral) -> Quantity {
    Quantity {
        step: n.step,
        ..Quantity::count(n.value)
    }
}

fn end(w: &Words<'_>, i: usize) -> Option<End> {
    if let Some((sign, at)) = unit::sign(w, i)
        && let Some(found) = money(w, &sign, at)
    {
        return Some(found);
    }
    if let Some(found) = part_of_unit(w, i) {
        return Some(found);
    }
    let (negative, at) = minus(w, i).unwrap_or((false, i));
    let (n, next) = numeral(w, at)?;
    // "9/11", "24/7"
    let slash = w.is(next, "/") && w.glued(next) && w.glued(next + 1) && w.is_number(next + 1);
    let code = n.digits && (slash || unit::unknown_letters(w, next));
    if code || (!n.digits && is_pronoun(w, at, next)) {
        return None;
    }
    let (mut number, next) = unit::scaled(w, n, next, false)?;
    let (unit, mut next) = match unit::behind(w, next, number.scale) {
        Some((unit, end)) => (Some(unit), end),
        None => (None, next),
    };
    if let Some(unit) = &unit
        && let Some((more, end)) = unit::smaller(w, next, unit)
    {
        (number.value, next) = (number.value + more, end);
    }
    if negative {
        // Not the negative, which prints a zero as "-0".
        number.value = 0.0 - number.value;
    }
    let (number, next) = below_zero(w, number, unit.as_ref(), next);
    Some(End {
        number,
        unit,
        signed: false,
        next,
    })
}

/// "$40 billion", "US$13.5 million", "€5m", "EUR 3 million", "$9.99 US dollars".
fn money(w: &Words<'_>, sign: &unit::Sign, at: usize) -> Option<End> {
    let (n, next) = price(w, at)?;
    let (mut number, next) = unit::scaled(w, n, next, true)?;
    if number.scale == 1.0
        && let Some(factor) = shared_scale(w, next)
    {
        number = number.times(factor);
    }
    if sign.large_only && number.scale < 1000.0 {
        return None;
    }
    let (code, next) = unit::said_again(w, next, sign).unwrap_or_else(|| (sign.code.clone(), next));
    Some(End {
        number,
        unit: Some(Written {
            unit: Unit::Currency(code),
            factor: 1.0,
        }),
        signed: true,
        next,
    })
}

/// The scale that a sum and its conversion in brackets share, behind the number of either: "NTD 398 (USD 13.5) billion".
fn shared_scale(w: &Words<'_>, i: usize) -> Option<f64> {
    let close = if w.is(i, "(") {
        let (_, at) = unit::sign(w, i + 1)?;
        let (n, end) = price(w, at)?;
        (n.scale == 1.0).then_some(end)?
    } else {
        i
    };
    w.is(close, ")")
        .then(|| scale(w, close + 1))?
        .map(|(factor, _)| factor)
}

/// Whether a part of one unit stands at `i`.
pub(super) fn is_part(w: &Words<'_>, i: usize) -> bool {
    part_of_unit(w, i).is_some()
}

/// "half a percent", "half a mile", "three-quarters of a point", "quarter-point", "1/2 inch".
fn part_of_unit(w: &Words<'_>, i: usize) -> Option<End> {
    let (part, next) = fraction(w, i).or_else(|| slashed(w, i))?;
    let behind = w.skip(next, "of");
    // "half-mile", but not "third-degree".
    let compound = part == 0.5 || part == 0.25 || part == 0.75;
    let at = match w.form(behind) {
        "a" | "an" | "one" | "1" => behind + 1,
        "-" if compound => behind + 1,
        _ if next == behind && !w.is(next, "-") => next,
        _ => return None,
    };
    let (unit, end) = unit::behind(w, at, 1.0)?;
    Some(End {
        number: Numeral {
            value: part,
            step: 0.1,
            scale: 1.0,
            digits: false,
        },
        unit: Some(unit),
        signed: false,
        next: end,
    })
}

/// The sign of a number below zero: "minus 20 degrees", "-5°C", "down to -36". A dash before a number may also be a dash: what
/// follows, or a preposition before it, makes it a sign.
fn minus(w: &Words<'_>, i: usize) -> Read<bool> {
    if let Some(((), at)) = sense!(w, i, Negative) {
        let term = i > 0 && w.is_number(i - 1);
        return (!term).then_some((true, at));
    }
    let sign = w.is(i, "-") && !w.glued(i) && w.glued(i + 1) && w.is_number(i + 1);
    if !sign {
        return None;
    }
    let sure = w.after_preposition(i)
        || w.form(i + 1).contains('.')
        || unit::behind(w, i + 2, 1.0).is_some();
    sure.then_some((true, i + 1))
}

/// "20 degrees below zero".
fn below_zero(w: &Words<'_>, n: Numeral, unit: Option<&Written>, next: usize) -> (Numeral, usize) {
    let degrees =
        |u: &Written| matches!(&u.unit, Unit::Measure(s) if s.starts_with('°') || s == "deg");
    let said = w.is(next, "below") && w.is(next + 1, "zero") && unit.is_some_and(degrees);
    if said && n.value > 0.0 {
        let value = -n.value;
        return (Numeral { value, ..n }, next + 2);
    }
    (n, next)
}

/// Index behind what joins the two ends of a range. A hyphen is glued to both: "12 - 15" is a dash.
fn join(w: &Words<'_>, i: usize) -> Option<usize> {
    let hyphen = w.is(i, "-") && w.glued(i) && w.glued(i + 1);
    (hyphen || matches!(w.form(i), "to" | "or")).then_some(i + 1)
}

/// Whether two amounts that each have their unit make one range. "Rose from $5 million to $8 million" and "$5 or $8" tell of
/// two amounts; "ranging from $5 million to $8 million" and "10% to 15%" of one.
fn shares(w: &Words<'_>, i: usize, at: usize) -> bool {
    if w.before(at) == "or" {
        return false;
    }
    w.before(i) != "from" || preceded(w, i - 1, |s| matches!(s, Sense::Ranging))
}

/// The range from `first` to the amount at `at`. `both` tells whether each may have a unit of its own.
fn range(w: &Words<'_>, first: &End, at: usize, both: bool) -> Read<Quantity> {
    let last = end(w, at)?;
    let unit = match (&first.unit, &last.unit) {
        (None, None) => None,
        (None, Some(unit)) if !last.signed => Some(unit),
        (Some(unit), None) if first.signed => Some(unit),
        (Some(a), Some(b)) if a == b && (both || first.signed != last.signed) => Some(a),
        (Some(_), _) | (None, Some(_)) => return None,
    };
    // "12 to 15 million" has its scale on both, "500 to 2 million" on one.
    let (low, high) = (first.number, last.number);
    let whole = low.times(high.scale);
    let low = if low.scale == 1.0 && whole.value < high.value {
        whole
    } else {
        low
    };
    let mut quantity = Quantity {
        upper: Some(high.value),
        step: high.step.max(low.step),
        ..plain(low)
    };
    if let Some(unit) = unit.cloned() {
        unit.apply(&mut quantity);
    }
    (high.value > low.value).then_some((quantity, last.next))
}

/// "dozens", "tens of thousands", "several", "a few hundred", "tens of billions of dollars".
pub(super) fn vague(w: &Words<'_>, i: usize) -> Read<Quantity> {
    let ((mut least, mut most), mut next) =
        sense!(w, i, VagueNumber(least, most) => (*least, *most))?;
    // "several hundred thousand": up to the next that could be said.
    for _ in 0..MOST_SCALES {
        let Some((factor, end)) = scale(w, next).or_else(|| dozen(w, next)) else {
            break;
        };
        (least, most, next) = (least * factor, (most + 1.0) * factor - 1.0, end);
    }
    let mut quantity = Quantity {
        number: least,
        upper: Some(most),
        bound: Bound::Vague,
        step: 1.0,
        unit: None,
    };
    // "tens of billions of dollars", "several kilometres"
    if let Some((unit, end)) = unit::behind(w, w.skip(next, "of"), least) {
        next = end;
        unit.apply(&mut quantity);
    }
    Some((quantity, next))
}
