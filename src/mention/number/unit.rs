//! Units beside a number: percent, currencies and measures behind it, currency signs before it, scale letters glued to it.

use super::super::numeral::{Numeral, numeral};
use super::super::words::{Read, Words, sense};
use crate::lexicon::{Kind, Kinds, Sense};
use crate::value::{Quantity, Unit};

/// From this scale on, a word that is a unit and a currency means the currency: "5 million pounds".
const LARGE: f64 = 1e6;

/// A unit as written behind a number: cents are hundredths of their currency.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Written {
    pub(super) unit: Unit,
    /// What one of it is in `unit`: 0.01 for cents, and 1 for almost all.
    pub(super) factor: f64,
}

impl Written {
    /// Gives `quantity` this unit.
    pub(super) fn apply(self, quantity: &mut Quantity) {
        // Dividing keeps 26 cents at 0.26.
        let convert = |n: f64| {
            if self.factor < 1.0 {
                n / self.factor.recip().round()
            } else {
                n
            }
        };
        quantity.number = convert(quantity.number);
        quantity.upper = quantity.upper.map(convert);
        quantity.step = convert(quantity.step);
        quantity.unit = Some(self.unit);
    }
}

/// The unit behind a number that is given in `scale`.
pub(super) fn behind(w: &Words<'_>, i: usize, scale: f64) -> Read<Written> {
    // Most numbers stand before a word that begins no unit: two look-ups at most.
    read(w, i, scale).or_else(|| {
        let at = w.skip(i, "-");
        if at == i { None } else { read(w, at, scale) }
    })
}

fn read(w: &Words<'_>, i: usize, scale: f64) -> Read<Written> {
    const UNITS: Kinds = Kinds::of(&[
        Kind::Percent,
        Kind::CurrencyWord,
        Kind::CurrencySign,
        Kind::LargeCurrencyWord,
        Kind::CurrencyPart,
        Kind::Measure,
    ]);
    let (written, end) = w.sense_of(UNITS, i, |s| {
        let (unit, factor) = match s {
            Sense::Percent(unit) => (unit.clone(), 1.0),
            Sense::CurrencyWord(code) => (Unit::Currency(code.clone()), 1.0),
            Sense::CurrencySign(code) if stands_behind(w, i, code) => {
                (Unit::Currency(code.clone()), 1.0)
            }
            Sense::LargeCurrencyWord(code) if scale >= LARGE => (Unit::Currency(code.clone()), 1.0),
            Sense::CurrencyPart(code, factor) => (Unit::Currency(code.clone()), *factor),
            Sense::Measure(symbol) => (Unit::Measure(symbol.clone()), 1.0),
            _ => return None,
        };
        Some(Written { unit, factor })
    })?;
    let written = match weight(w, i).filter(|_| w.is(end, "of")) {
        Some(unit) => Written { unit, factor: 1.0 },
        None => written,
    };
    // The "m" of "30 m2" is no letter alone.
    let powered = w.glued(end) && matches!(w.form(end), "2" | "²" | "3" | "³");
    (powered || fits(w, i, end, &written.unit)).then(|| power(w, written, end))?
}

/// The unit with the power glued to it: "km2", "m³". Any other number there makes it no unit.
fn power(w: &Words<'_>, written: Written, end: usize) -> Read<Written> {
    let power = match w.form(end) {
        _ if !w.glued(end) => return Some((written, end)),
        "2" | "²" => 2,
        "3" | "³" => 3,
        _ => return (!w.is_number(end)).then_some((written, end)),
    };
    let Unit::Measure(symbol) = &written.unit else {
        return None;
    };
    let unit = Unit::Measure(format!("{symbol}{power}"));
    Some((Written { unit, ..written }, end + 1))
}

/// Whether a currency sign that belongs before its number stands behind one: "5 €", "2 million SEK", but not "10 $ 30".
fn stands_behind(w: &Words<'_>, i: usize, code: &str) -> bool {
    (!w.is_word(i) || w.written(i) == code) && !w.is_number(i + 1)
}

/// The measure that a word means beside a currency: "5 million pounds of beef".
fn weight(w: &Words<'_>, i: usize) -> Option<Unit> {
    let (symbol, _) = sense!(w, i, Measure(symbol) => symbol.clone())?;
    Some(Unit::Measure(symbol))
}

/// Whether the writing fits the unit: a single letter is glued to its number and has its case ("25C", "50g", never "25 c" or
/// "5G"); the code of a currency is in capitals.
fn fits(w: &Words<'_>, i: usize, end: usize, unit: &Unit) -> bool {
    let written = w.written(i);
    if end == i + 1 && w.is_word(i) && written.chars().count() == 1 {
        let case = match unit {
            Unit::Measure(symbol) => symbol.ends_with(written),
            Unit::Currency(_) | Unit::Percent | Unit::PercentagePoint => true,
        };
        return case && w.glued(i);
    }
    is_code(w, i, end, unit)
}

/// Whether a currency is not named by its code in small letters: "try" is a verb.
fn is_code(w: &Words<'_>, i: usize, end: usize, unit: &Unit) -> bool {
    let Unit::Currency(code) = unit else {
        return true;
    };
    let written = w.written(i);
    end != i + 1 || !written.eq_ignore_ascii_case(code) || written == code
}

/// How many of the smaller unit make the greater, where news says both in a row: "6 feet 7 inches", "13 dollars and 45 cents".
fn parts_of(greater: &Written, smaller: &Written) -> Option<f64> {
    match (&greater.unit, &smaller.unit) {
        (Unit::Currency(a), Unit::Currency(b)) => {
            (a == b && greater.factor == 1.0 && smaller.factor < 1.0)
                .then(|| smaller.factor.recip().round())
        }
        (Unit::Measure(a), Unit::Measure(b)) => match (a.as_str(), b.as_str()) {
            ("ft", "in") => Some(12.0),
            ("lb", "oz") => Some(16.0),
            ("m", "cm") => Some(100.0),
            _ => None,
        },
        _ => None,
    }
}

/// What a number of a smaller unit at `i` adds to one in `greater`, in the greater unit.
pub(super) fn smaller(w: &Words<'_>, i: usize, greater: &Written) -> Read<f64> {
    let (n, next) = numeral(w, w.skip(i, "and")).filter(|(n, _)| n.scale == 1.0)?;
    let (unit, end) = behind(w, next, 1.0)?;
    let parts = parts_of(greater, &unit)?;
    (n.value < parts).then(|| (n.value / parts, end))
}

/// A currency sign before a number.
pub(super) struct Sign {
    pub(super) code: String,
    /// Whether it counts only before a number with a scale: "euro 5bn", but not "Euro 2024".
    pub(super) large_only: bool,
    /// Whether it is the bare dollar sign, which words behind the number may tell more of.
    pub(super) bare_dollar: bool,
}

/// The currency sign or code at `i`.
pub(super) fn sign(w: &Words<'_>, i: usize) -> Read<Sign> {
    const SIGNS: Kinds = Kinds::of(&[Kind::CurrencySign, Kind::LargeCurrencySign]);
    let (sign, at) = w.sense_of(SIGNS, i, |s| {
        let (code, large_only) = match s {
            Sense::CurrencySign(code) => (code.clone(), false),
            Sense::LargeCurrencySign(code) => (code.clone(), true),
            _ => return None,
        };
        Some(Sign {
            code,
            large_only,
            bare_dollar: false,
        })
    })?;
    if w.is_word(i) && !sign.large_only {
        // "Rs", "A$" and codes are written so; and "A $5 million house" has an article.
        let code = Unit::Currency(sign.code.clone());
        let short = w.form(i).len() <= 3 && at == i + 1 && !w.capital(i);
        let apart = w.form(i).len() == 1 && !w.glued(i + 1);
        if short || apart || !is_code(w, i, at, &code) {
            return None;
        }
    }
    let bare_dollar = w.is(i, "$") && at == i + 1;
    Some((
        Sign {
            bare_dollar,
            ..sign
        },
        at,
    ))
}

/// The currency said once more behind a sum, "$9.99 US dollars", or told of a bare dollar, "$50 CAD": its code.
pub(super) fn said_again(w: &Words<'_>, i: usize, sign: &Sign) -> Read<String> {
    let (code, end) = sense!(w, i, CurrencyWord(code) => code.clone())?;
    let same = code == sign.code || (sign.bare_dollar && code.ends_with('D'));
    let fits = is_code(w, i, end, &Unit::Currency(code.clone()));
    (same && fits).then_some((code, end))
}

/// The number with the scale letters behind it. In a sum of money any do ("$5m", "US$7.2 bn"); elsewhere "5bn" and "10k", and
/// "5m" only before a currency or a noun that is counted: "100m" is a distance.
pub(super) fn scaled(w: &Words<'_>, n: Numeral, i: usize, money: bool) -> Read<Numeral> {
    let Some((factor, end)) = w.scale_letter(i).filter(|_| n.digits) else {
        return Some((n, i));
    };
    let letters = w.form(i);
    let scaled = Some((n.times(factor), end));
    if !w.glued(i) {
        return if money && letters.len() > 1 {
            scaled
        } else {
            Some((n, i))
        };
    }
    if money || letters.len() > 1 {
        return scaled;
    }
    let counted = || {
        let noun = w.sense_of(
            Kinds::of(&[Kind::CountedNoun, Kind::CurrencyWord]),
            end,
            |s| matches!(s, Sense::CountedNoun | Sense::CurrencyWord(_)).then_some(()),
        );
        noun.is_some() || behind(w, end, n.value * factor).is_some()
    };
    match letters {
        // "4K video" is a format, "a 10k run" a distance.
        "k" if w.written(i) == "K" && n.value < 10.0 => None,
        "k" => matches!(w.before(i - 1), "a" | "an")
            .then_some(())
            .map_or(scaled, |()| None),
        "m" if counted() => scaled,
        _ => Some((n, i)),
    }
}

/// Whether letters are glued to the digits before `i` that are neither a unit nor a scale: "3rd", "4x4".
pub(super) fn unknown_letters(w: &Words<'_>, i: usize) -> bool {
    w.glued(i) && w.is_word(i) && behind(w, i, 1.0).is_none() && w.scale_letter(i).is_none()
}
