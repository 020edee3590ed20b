//! What quantifies a frequency: "every" and "each" at its start, "twice" and "three times" before it.

use super::super::Frequency;
use super::super::numeral::numeral;
use super::super::words::Words;
use crate::lexicon::Sense;

/// The frequency of TIMEX3 value `value` that begins at `i`, with what the words around say of it.
pub(super) fn quantified(w: &Words<'_>, i: usize, value: String) -> Frequency {
    let rate = matches!(w.form(i), "a" | "an" | "per");
    let each = w.sense(i, |s| matches!(s, Sense::Each).then_some(()));
    Frequency {
        quant: each.filter(|_| !rate).map(|_| w.form(i).to_uppercase()),
        freq: count_before(w, i, rate).map(|n| format!("{n}X")),
        ..value.into()
    }
}

/// "twice", "three times"; a number alone ("15 a year") only before a rate.
fn count_before(w: &Words<'_>, i: usize, rate: bool) -> Option<u32> {
    let last = i.checked_sub(1)?;
    let counted = w.sense(last, |s| match s {
        Sense::Count(n) => Some(*n),
        _ => None,
    });
    if let Some((n, _)) = counted {
        return Some(n);
    }
    let times = w.sense(last, |s| matches!(s, Sense::Times).then_some(()));
    let (at, end) = match times {
        Some(_) => (last.checked_sub(1)?, last),
        None if rate => (last, i),
        None => return None,
    };
    let (n, next) = numeral(w, at)?;
    let whole = n.value.fract() == 0.0 && (1.0..1000.0).contains(&n.value);
    (whole && next == end).then_some(n.value as u32)
}
