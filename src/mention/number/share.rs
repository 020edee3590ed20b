//! Shares of a whole, in percent: "two-thirds", "a third of the crew", "by half", "one in five", "three out of four".

use super::super::numeral::{fraction, numeral, slashed};
use super::super::words::{Read, Words, sense};
use super::{amount, preceded, unit};
use crate::lexicon::{Kind, Kinds, Sense};
use crate::value::{Bound, Quantity, Unit};

/// Most that news says "N in M" of as a share, where M is not round.
const SMALL: u32 = 12;

/// What a share in words leaves open to either side, twice: "a third" is said of 31 to 35 percent.
const ROUNDING: f64 = 4.0;

/// The share at `i`; `bounded` tells that a bound stands before it ("about a third").
pub(super) fn share(w: &Words<'_>, i: usize, bounded: bool) -> Read<Quantity> {
    let (part, next) = proportion(w, i).or_else(|| of_whole(w, i, bounded))?;
    let percent = part * 100.0;
    // One decimal; "1 in 10,000" keeps what it has.
    let places = if percent < 1.0 { 1e6 } else { 10.0 };
    let quantity = Quantity {
        number: (percent * places).round() / places,
        upper: None,
        bound: Bound::Exact,
        step: if percent < ROUNDING {
            percent / 10.0
        } else {
            ROUNDING
        },
        unit: Some(Unit::Percent),
    };
    Some((quantity, next))
}

/// "a third of", "two-thirds", "cut by half", "half the crew".
fn of_whole(w: &Words<'_>, i: usize, bounded: bool) -> Read<f64> {
    let (part, next) =
        fraction(w, i).or_else(|| slashed(w, i).filter(|(_, end)| w.is(*end, "of")))?;
    // "the first half of the game"
    let period = preceded(w, i, |s| matches!(s, Sense::Ordinal(_) | Sense::Which(_)));
    if period || amount::is_part(w, i) {
        return None;
    }
    if w.is(next, "of") && is_measured(w, next + 1) {
        return None;
    }
    let of = w.is(next, "of");
    let one = matches!(w.form(i), "a" | "an");
    // "two-thirds"; a lone "quarter" is a part of the year more often.
    let many = !one && next > i + 1 && w.is_word(i);
    let determined = matches!(
        w.form(next),
        "the" | "its" | "their" | "his" | "her" | "our" | "all" | "those"
    );
    let sure = of
        || bounded && !is_noun(w, next)
        || many && !w.is(next, "of")
        || w.before(i) == "by" && !is_noun(w, next)
        || w.is(i, "half") && determined && i + 1 == next;
    sure.then_some((part, next))
}

/// Whether what a part is taken of makes it a time or an amount of its own: "a quarter of an hour", "half of July", "half of
/// 2024", "three quarters of a million", "half of one percent".
fn is_measured(w: &Words<'_>, i: usize) -> bool {
    const TIME: Kinds = Kinds::of(&[Kind::Unit, Kind::Month, Kind::Weekday]);
    const SCALE: Kinds = Kinds::of(&[Kind::Scale, Kind::Dozen]);
    let article = matches!(w.form(i), "a" | "an" | "one");
    let at = if article || w.is(i, "the") { i + 1 } else { i };
    let year = w.integer(i, 4).is_some_and(|n| n > 1000);
    year || w.can(at, TIME) || (article && (w.can(at, SCALE) || unit::behind(w, at, 1.0).is_some()))
}

/// Whether a word of content follows: "nearly a third man".
fn is_noun(w: &Words<'_>, i: usize) -> bool {
    let closed = |s: &Sense| {
        matches!(s, Sense::Preposition | Sense::Limit(_) | Sense::Shift(_)).then_some(())
    };
    let little = matches!(
        w.form(i),
        "and"
            | "or"
            | "but"
            | "as"
            | "more"
            | "less"
            | "were"
            | "was"
            | "are"
            | "is"
            | "have"
            | "had"
            | "has"
            | "say"
            | "said"
            | "the"
            | "its"
            | "their"
            | "than"
            | "came"
            | "come"
            | "did"
            | "do"
            | "would"
            | "will"
            | "who"
            | "that"
    );
    w.is_word(i) && !little && w.sense(i, closed).is_none()
}

/// "one in five", "three out of four", "1 in 10,000".
fn proportion(w: &Words<'_>, i: usize) -> Read<f64> {
    let (above, next) = small(w, i)?;
    let (at, out_of) = match (w.form(next), w.form(next + 1)) {
        ("in" | "of", "every") => (next + 2, false),
        ("in", _) => (next + 1, false),
        ("out", "of") => (
            if w.is(next + 2, "every") {
                next + 3
            } else {
                next + 2
            },
            true,
        ),
        _ => return None,
    };
    let (below, end) = numeral(w, at)?;
    let ungrouped_year = w.integer(at, 4).is_some_and(|n| n >= 1000);
    let round = below.value >= 10.0
        && (below.value.log10().fract() == 0.0
            || (below.value <= 100.0 && below.value % 5.0 == 0.0));
    let fits = below.value.fract() == 0.0
        && below.value > f64::from(above)
        && (below.value <= f64::from(SMALL) || (round && !out_of) || below.value == 100.0);
    // "three in ten days", "one in 20 kilometres"
    let measured = sense!(w, w.skip(end, "-"), Unit(_)).is_some()
        || unit::behind(w, end, 1.0).is_some()
        || sense!(w, end, Month(_)).is_some();
    (fits && !ungrouped_year && !measured).then_some((f64::from(above) / below.value, end))
}

/// A whole number of up to twelve, in digits or in one word.
fn small(w: &Words<'_>, i: usize) -> Read<u32> {
    let n = w.integer(i, 2).or_else(|| {
        let number = |s: &Sense| match s {
            Sense::Number(n) => Some(*n as u32),
            _ => None,
        };
        w.sense(i, number).map(|(n, _)| n)
    })?;
    (1..=SMALL).contains(&n).then_some((n, i + 1))
}
