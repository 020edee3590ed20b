//! Numbers in digits and words into values: "17,000", "twenty-one", "1.2 million", "two and a half", "third".
//!
//! Shared by the recognisers of times and of quantities. A numeral here is a bare number: bounds ("about"), ranges and
//! units are added by those who use it.

mod digits;
mod fraction;
mod ordinal;
mod spoken;

pub(super) use fraction::{fraction, slashed};
pub(super) use ordinal::ordinal;

use super::words::{Read, Words, sense};
use crate::lexicon::{Kind, Kinds};

/// A number as written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    pub(super) value: f64,
    /// What a ±1 in the last place written would change: 1 for "50", 100,000 for "1.2 million".
    pub(super) step: f64,
    /// The scale it is given in: 1,000,000 for "1.2 million", 1 without one.
    pub(super) scale: f64,
    /// Whether it is written with digits.
    pub(super) digits: bool,
}

impl Numeral {
    /// A number in words without a scale.
    const fn spoken(value: f64, step: f64) -> Self {
        Self {
            value,
            step,
            scale: 1.0,
            digits: false,
        }
    }

    /// This number in a scale: "1.2" and million.
    pub(super) fn times(self, scale: f64) -> Self {
        Self {
            value: product(self.value, scale),
            step: product(self.step, scale),
            scale: self.scale * scale,
            digits: self.digits,
        }
    }
}

/// The product to twelve digits, so that 4.1 million is 4,100,000 and not a hair less.
fn product(value: f64, scale: f64) -> f64 {
    let product = value * scale;
    if product.fract() == 0.0 {
        return product;
    }
    format!("{product:.11e}").parse().unwrap_or(product)
}

/// The number at `i`. A comma before decimals is taken for one only where a scale or a unit follows: "1,5 million".
pub(super) fn numeral(w: &Words<'_>, i: usize) -> Read<Numeral> {
    if !may_begin(w, i) {
        return None;
    }
    w.numeral_once(i, || {
        let found = if w.is_number(i) {
            digits::digits(w, i, false)
        } else {
            spoken::half_of_scale(w, i).or_else(|| spoken::number_words(w, i))
        };
        found.filter(|(n, _)| n.value.is_finite())
    })
}

/// Whether a number may begin at `i`: most words begin none. An article does before another word of numbers alone.
fn may_begin(w: &Words<'_>, i: usize) -> bool {
    const SURE: Kinds = Kinds::of(&[Kind::Digits, Kind::Number, Kind::Scale]);
    const PART: Kinds = Kinds::of(&[Kind::Fraction]);
    const BEHIND: Kinds = Kinds::of(&[
        Kind::Number,
        Kind::Scale,
        Kind::Dozen,
        Kind::Fraction,
        Kind::FractionPart,
        Kind::Ordinal,
        Kind::Unit,
        Kind::Half,
    ]);
    if is_article(w, i) {
        return w.can(i + 1, BEHIND);
    }
    w.can(i, SURE) || w.can(i, PART)
}

/// Whether "a" or "an" stands at `i`.
fn is_article(w: &Words<'_>, i: usize) -> bool {
    w.can(i, Kinds::of(&[Kind::Article]))
}

/// The number at `i`, where a sum of money stands: "€1,50" has decimals.
pub(super) fn price(w: &Words<'_>, i: usize) -> Read<Numeral> {
    digits::digits(w, i, true)
        .filter(|(n, _)| n.value.is_finite())
        .or_else(|| numeral(w, i))
}

/// A scale: "hundred", "million".
pub(super) fn scale(w: &Words<'_>, i: usize) -> Read<f64> {
    sense!(w, i, Scale(n) => *n)
}

/// "dozen".
pub(super) fn dozen(w: &Words<'_>, i: usize) -> Read<f64> {
    sense!(w, i, Dozen => 12.0)
}

/// "twenty", "twenty-one", "seven".
fn below_hundred(w: &Words<'_>, i: usize) -> Read<f64> {
    let word = |i| sense!(w, i, Number(n) => *n);
    let (tens, next) = word(i)?;
    if tens >= 20.0 {
        let after = w.skip(next, "-");
        if let Some((unit, end)) = word(after).filter(|(n, _)| (1.0..10.0).contains(n)) {
            return Some((tens + unit, end));
        }
    }
    Some((tens, next))
}
