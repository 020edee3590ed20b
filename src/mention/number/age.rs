//! Ages: "34-year-old", "6 months old", "aged 34", "in her late 60s".
//!
//! The unit of an age is a measure (`yr`, `mo`), so that ages compare with ages only.

use super::super::words::{Read, Words, sense};
use super::preceded;
use crate::lexicon::Sense;
use crate::value::{Part, Quantity, Unit};

/// Oldest age that is one.
const OLDEST: f64 = 130.0;

/// "60s", "late sixties" behind "her": the age of somebody in those years. "The 60s" are a time.
pub(super) fn decade(w: &Words<'_>, i: usize) -> Read<Quantity> {
    if !matches!(w.before(i), "his" | "her" | "their" | "my" | "your" | "our") {
        return None;
    }
    let (part, at) = sense!(w, i, Part(part) => Some(*part)).unwrap_or((None, i));
    let at = w.skip(at, "-");
    let ((first, last), end) = years(w, at)?;
    let (first, last) = match part {
        Some(Part::Early) => (first, first + 3.0),
        Some(Part::Mid) => (first + 4.0, first + 6.0),
        Some(Part::Late | Part::End) => (first + 7.0, last),
        None => (first, last),
    };
    let years = Quantity {
        upper: Some(last),
        unit: Some(Unit::Measure("yr".to_owned())),
        ..Quantity::count(first)
    };
    (first < last).then_some((years, end))
}

/// The first and the last year of "60s" or "sixties".
fn years(w: &Words<'_>, i: usize) -> Read<(f64, f64)> {
    if let Some(n) = w.integer(i, 2) {
        let plain = w.is(i + 1, "s") && w.glued(i + 1);
        let at = if w.is(i + 1, "'") && w.is(i + 2, "s") && w.glued(i + 2) {
            i + 3
        } else {
            i + 2
        };
        let fits = (plain || at > i + 2) && n >= 20 && n % 10 == 0;
        return fits.then_some(((f64::from(n), f64::from(n) + 9.0), at));
    }
    sense!(w, i, AgeDecade(first, last) => (*first, *last))
}

/// "-year-old", "years old", "months old", "years of age" behind a number: the unit of the age.
pub(super) fn old(w: &Words<'_>, i: usize) -> Read<String> {
    let at = w.skip(i, "-");
    let symbol = match w.form(at) {
        "year" | "years" => "yr",
        "month" | "months" => "mo",
        "week" | "weeks" => "wk",
        "day" | "days" => "d",
        _ => return None,
    };
    let old = w.skip(at + 1, "-");
    let end = match w.form(old) {
        "old" | "olds" => old + 1,
        "of" if w.is(old + 1, "age") => old + 2,
        _ => return None,
    };
    Some((symbol.to_owned(), end))
}

/// The amount as an age, where "aged" or "the age of" stands before it.
pub(super) fn aged(w: &Words<'_>, i: usize, next: usize, quantity: Quantity) -> Quantity {
    let years = quantity.unit.is_none() && quantity.upper.unwrap_or(quantity.number) <= OLDEST;
    // Other units may follow: "aged 6 months".
    let whole = sense!(w, w.skip(next, "-"), Unit(_));
    if years && whole.is_none() && preceded(w, i, |s| matches!(s, Sense::AgeLead)) {
        let unit = Some(Unit::Measure("yr".to_owned()));
        return Quantity { unit, ..quantity };
    }
    quantity
}
