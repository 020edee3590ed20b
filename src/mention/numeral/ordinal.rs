//! Places in a series: "third", "3rd", "twenty-first", "hundred and first", "two-hundredth".

use super::super::words::{Read, Words, sense};
use super::spoken::groups;
use super::{is_article, scale};
use crate::lexicon::{Kind, Kinds};

/// The ordinal at `i`: "third", "3rd", "twenty-first".
pub(in super::super) fn ordinal(w: &Words<'_>, i: usize) -> Read<u32> {
    if w.is_number(i) {
        return numbered(w, i);
    }
    word(w, i).or_else(|| compound(w, i))
}

fn word(w: &Words<'_>, i: usize) -> Read<u32> {
    sense!(w, i, Ordinal(n) => *n)
}

/// "3rd", "1,500th"; "st" may mean a street or a saint where it stands apart.
fn numbered(w: &Words<'_>, i: usize) -> Read<u32> {
    let suffix = match w.form(i + 1) {
        "st" => w.glued(i + 1),
        "nd" | "rd" | "th" => true,
        _ => false,
    };
    if !suffix {
        return None;
    }
    let form = w.form(i);
    let plain: String = form.chars().filter(|c| *c != ',').collect();
    let n = plain.parse().ok().filter(|_| plain.len() <= 6)?;
    Some((n, i + 2))
}

/// "twenty-first", "hundred and first", "two-hundredth"; never "twenty first-time voters".
fn compound(w: &Words<'_>, i: usize) -> Read<u32> {
    if is_article(w, i) {
        // "a hundred and first"; "a second" has an article and no number.
        scale(w, i + 1).filter(|(n, _)| *n >= 100.0)?;
    } else if !w.can(i, Kinds::of(&[Kind::Number])) {
        return None;
    }
    let before = groups(w, i)?;
    let hyphen = w.is(before.next, "-") && w.glued(before.next);
    let joined = w.is(before.next, "and") && before.round >= 100.0;
    let at = if hyphen || joined {
        before.next + 1
    } else {
        before.next
    };
    let (last, end) = word(w, at)?;
    let last_value = f64::from(last);
    let value = if last_value >= 100.0 && (hyphen || before.value > 1.0) && !w.is(end, "of") {
        before.value * last_value
    } else if last_value < before.round && (hyphen || joined) {
        before.value + last_value
    } else {
        return None;
    };
    // Ordinals of this size are in no text that means them.
    (value <= 1e9).then_some((value as u32, end))
}
