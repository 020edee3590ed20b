//! What quantifies a frequency: "every" and "each" in it, "twice" and "three times" in it or before it.

use super::super::Frequency;
use super::super::numeral::numeral;
use super::super::words::{Read, Words, sense};

/// The frequency of TIMEX3 value `value` that begins at `i`, with what the words say of it.
pub(super) fn quantified(w: &Words<'_>, i: usize, value: String) -> Frequency {
    // "twice a week" as a whole, or its "a week" with the count before it.
    let inside = times(w, i);
    let at = inside.map_or(i, |(_, next)| next);
    let rate = matches!(w.form(at), "a" | "an" | "per");
    let each = sense!(w, at, Each);
    let count = inside.map_or_else(|| times_before(w, i, rate), |(n, _)| Some(n));
    Frequency {
        quant: each.filter(|_| !rate).map(|_| w.form(at).to_uppercase()),
        freq: count.map(|n| format!("{n}X")),
        ..value.into()
    }
}

/// "twice", "three times" at `i`.
fn times(w: &Words<'_>, i: usize) -> Read<u32> {
    let counted = sense!(w, i, Count(n) => *n);
    if counted.is_some() {
        return counted;
    }
    let (n, next) = whole(w, i)?;
    let ((), end) = sense!(w, next, Times)?;
    Some((n, end))
}

/// The same just before `i`; a number alone ("15 a year") only before a rate.
fn times_before(w: &Words<'_>, i: usize, rate: bool) -> Option<u32> {
    let ends_here = |found: Read<u32>| found.filter(|(_, end)| *end == i).map(|(n, _)| n);
    let back = |count| i.checked_sub(count);
    back(1)
        .and_then(|at| ends_here(times(w, at)))
        .or_else(|| back(2).and_then(|at| ends_here(times(w, at))))
        .or_else(|| {
            back(1)
                .filter(|_| rate)
                .and_then(|at| ends_here(whole(w, at)))
        })
}

fn whole(w: &Words<'_>, i: usize) -> Read<u32> {
    let (n, next) = numeral(w, i)?;
    let whole = n.value.fract() == 0.0 && (1.0..1000.0).contains(&n.value);
    whole.then_some((n.value as u32, next))
}
