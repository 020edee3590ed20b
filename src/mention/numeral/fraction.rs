//! Fractions: "half", "a third", "two-thirds", "¾", "1/2", and those behind a whole number: "and a half".

use super::super::words::{Read, Words, sense};
use super::below_hundred;

/// The fraction at `i`, below one.
pub(in super::super) fn fraction(w: &Words<'_>, i: usize) -> Read<f64> {
    parts(w, i).or_else(|| sense!(w, i, Fraction(n) => *n))
}

/// "two-thirds", "one third", "three quarters": how many of which part.
fn parts(w: &Words<'_>, i: usize) -> Read<f64> {
    let (above, next) = below_hundred(w, i).filter(|(n, _)| *n >= 1.0)?;
    let at = w.skip(next, "-");
    let (below, end) = sense!(w, at, FractionPart(n) => f64::from(*n))?;
    let plural = w.form(end - 1).ends_with('s');
    // "one third-party seller" has no fraction, "three-quarter-mile" has one.
    let joined = w.is(end, "-") && w.glued(end);
    let fits = match (plural, above == 1.0) {
        (true, one) => !one,
        (false, true) => !joined,
        (false, false) => joined,
    };
    (fits && above < below).then_some((above / below, end))
}

/// "1/3", in digits: both below a hundred, and no date, since the caller asks only where a part is meant.
pub(in super::super) fn slashed(w: &Words<'_>, i: usize) -> Read<f64> {
    let slash = w.is(i + 1, "/") && w.glued(i + 1) && w.glued(i + 2);
    if !slash || (w.is(i + 3, "/") && w.glued(i + 3)) {
        return None;
    }
    let (above, below) = (w.integer(i, 2)?, w.integer(i + 2, 2)?);
    (0 < above && above < below).then(|| (f64::from(above) / f64::from(below), i + 3))
}

/// "½", "1/2" or "and a half" behind a whole number.
pub(super) fn behind(w: &Words<'_>, i: usize) -> Read<f64> {
    if w.is(i, "and") {
        // "killed two and a third was hurt": an ordinal, where "two and two thirds" has a fraction.
        let ordinal = |n: f64| matches!(w.form(i + 1), "a" | "an") && n != 0.5 && n != 0.25;
        return fraction(w, i + 1).filter(|(n, _)| !w.is(i + 1, "half") && !ordinal(*n));
    }
    // "two-and-a-half-year", "one-and-a-half million"
    let at = w.skip(i, "-");
    if at > i && w.is(at, "and") && w.is(at + 1, "-") && w.is(at + 2, "a") && w.is(at + 3, "-") {
        return w.is(at + 4, "half").then_some((0.5, at + 5));
    }
    if let Some(found) = slashed(w, i) {
        return Some(found);
    }
    // Signs only: "5 half-hour shows" has no half more.
    fraction(w, i).filter(|(_, end)| *end == i + 1 && !w.is_word(i) && !w.is_number(i))
}
