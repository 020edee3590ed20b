//! Recogniser of quantities and ordinals: counts, ranges, bounds, percentages, measures, money, ages, places in a series.
//!
//! Comes in: a sentence and the words of its language. Goes out: mentions in order, which do not overlap. Numbers inside
//! times are reported here as well; the merge of all recognisers drops them.

use super::numeral::{Numeral, numeral, ordinal};
use super::time::length::{bound_after, bound_before, is_age};
use super::words::{Read, Senses, Words};
use super::{Mention, MentionKind};
use crate::lexicon::{Language, Sense};
use crate::text::Tokens;
use crate::value::{Bound, Quantity, Unit};

/// The counts, percentages, measures, sums of money and ordinals of `sentence`, in order; spans point into `sentence`.
pub fn recognise(sentence: &str, language: &Language) -> Vec<Mention> {
    let tokens = Tokens::of(sentence);
    let mut senses = Senses::default();
    senses.read(&tokens, language);
    let mut mentions = Vec::new();
    find(&Words::new(sentence, &tokens, &senses), &mut mentions);
    mentions
}

/// Adds the quantities and ordinals of a sentence to `mentions`, in order.
pub(super) fn find(words: &Words<'_>, mentions: &mut Vec<Mention>) {
    let mut i = 0;
    while i < words.len() {
        let found = if words.may_begin(i).number {
            phrase(words, i)
        } else {
            None
        };
        match found {
            Some((kind, next)) => {
                let span = words.span(i, next);
                mentions.push(Mention { span, kind });
                i = next.max(i + 1);
            }
            None => i += 1,
        }
    }
}

fn phrase(w: &Words<'_>, i: usize) -> Read<MentionKind> {
    if inside_name(w, i) {
        return None;
    }
    // A second as a unit of time has its number before it: "one second".
    let unit = w.is(i, "second") && i > 0 && numeral(w, i - 1).is_some();
    if let Some((n, next)) = ordinal(w, i).filter(|(n, _)| *n > 0 && !unit) {
        return Some((MentionKind::Ordinal(n), next));
    }
    quantity(w, i).map(|(quantity, next)| (MentionKind::Quantity(quantity), next))
}

/// Whether the number at `i` is a piece of a name or a code: "B52", "COVID-19", "v2.0", "#12", "@user1".
fn inside_name(w: &Words<'_>, i: usize) -> bool {
    // "1." at the start of a line numbers it.
    if i == 0 && w.is_number(0) && matches!(w.form(1), "." | ")") && w.glued(1) {
        return true;
    }
    if !w.is_number(i) || !w.glued(i) || i == 0 {
        return false;
    }
    let letters = |k: usize| w.is_word(k) && w.currency_sign_at(k).is_none();
    match w.before(i) {
        "-" => w.glued(i - 1) && i >= 2 && w.is_word(i - 2) && numeral(w, i - 2).is_none(),
        "@" | "#" | "_" | "/" | "." | "&" | "=" | "\\" => true,
        _ => letters(i - 1),
    }
}

/// A number with what bounds it, the second of a range, and its unit.
fn quantity(w: &Words<'_>, i: usize) -> Read<Quantity> {
    let (before, at) = bound_before(w, i).unwrap_or((Bound::Exact, i));
    let (mut quantity, mut next) = money_before(w, at)
        .or_else(|| measure_before(w, at))
        .or_else(|| with_unit(w, at))
        .or_else(|| vague(w, at))
        .or_else(|| share(w, at))?;
    if before != Bound::Exact {
        quantity.bound = before;
    } else if quantity.bound == Bound::Exact
        && let Some((after, end)) = bound_after(w, next)
    {
        (quantity.bound, next) = (after, end);
        // "100 or more hectares"
        if quantity.unit.is_none()
            && let Some((unit, end)) = unit(w, next)
        {
            (quantity.unit, next) = (Some(unit), end);
        }
    }
    Some((quantity, next))
}

/// "$40 billion", "US$13.5 million", "€5m", "EUR 3 million", "$10bn to $15bn".
fn money_before(w: &Words<'_>, i: usize) -> Read<Quantity> {
    let (code, at) = w.currency_sign_at(i)?;
    if w.is_word(i) && !w.capital(i) {
        return None;
    }
    let (first, next) = scaled(w, at)?;
    let mut quantity = plain(first);
    quantity.unit = Some(Unit::Currency(code));
    let Some(joined) = join(w, i, next) else {
        return Some((quantity, next));
    };
    let at = w.currency_sign_at(joined).map_or(joined, |(_, at)| at);
    let range = scaled(w, at).and_then(|(last, end)| Some((range(&quantity, first, last)?, end)));
    Some(range.unwrap_or((quantity, next)))
}

/// "magnitude 6.6".
fn measure_before(w: &Words<'_>, i: usize) -> Read<Quantity> {
    let (symbol, at) = w.sense(i, |s| match s {
        Sense::MeasureBefore(symbol) => Some(symbol.clone()),
        _ => None,
    })?;
    let (n, next) = numeral(w, w.skip(at, "-"))?;
    let mut quantity = plain(n);
    quantity.unit = Some(Unit::Measure(symbol));
    Some((quantity, next))
}

/// A number or a range of two, with the unit behind it.
fn with_unit(w: &Words<'_>, i: usize) -> Read<Quantity> {
    let (first, next) = numeral(w, i)?;
    // An article is a number only before a scale: "a hundred", "a dozen".
    if first.digits
        && w.glued(next)
        && w.is_word(next)
        && unit(w, next).is_none()
        && !letter_follows(w, next)
    {
        return None;
    }
    if !first.digits && is_pronoun(w, i, next) {
        return None;
    }
    let mut quantity = plain(first);
    let mut next = next;
    if let Some(joined) = join(w, i, next)
        && let Some((last, end)) = numeral(w, joined)
        && let Some(wider) = range(&quantity, first, last)
    {
        (quantity, next) = (wider, end);
    }
    if is_age(w, next_unit_of_age(w, next).unwrap_or(usize::MAX)) {
        let end = next_unit_of_age(w, next).map_or(next, |at| w.skip(at, "-") + 1);
        quantity.unit = Some(Unit::Measure("yr".to_owned()));
        return Some((quantity, end));
    }
    if let Some((unit, end)) = unit(w, next) {
        quantity.unit = Some(unit);
        next = end;
    }
    Some((quantity, next))
}

/// Index behind "year" or "years" of an age.
fn next_unit_of_age(w: &Words<'_>, i: usize) -> Option<usize> {
    let at = w.skip(i, "-");
    matches!(w.form(at), "year" | "years").then_some(at + 1)
}

/// Whether "one" stands for a thing and counts nothing: "one of them", "this one", "no one", "one another".
fn is_pronoun(w: &Words<'_>, i: usize, next: usize) -> bool {
    w.is(i, "one")
        && next == i + 1
        && (matches!(
            w.form(next),
            "of" | "another" | "who" | "that" | "by" | "day" | "'"
        ) || matches!(
            w.before(i),
            "no" | "this" | "that" | "which" | "the" | "any" | "every" | "each" | "some"
        ))
        && !(w.is(next, "of") && w.is(next + 1, "the") && !superlative(w, next + 2))
}

/// Whether one of the words from `i` on makes "one of the" say nothing of a number: "one of the world's most …".
fn superlative(w: &Words<'_>, i: usize) -> bool {
    (i..i + 4).any(|k| {
        let form = w.form(k);
        matches!(form, "most" | "best" | "worst" | "few" | "last")
            || (form.len() > 5 && form.ends_with("est"))
    })
}

/// Whether a scale letter is glued to a number outside of money: "5m people", "10k".
fn letter_follows(w: &Words<'_>, i: usize) -> bool {
    w.scale_letter(i).is_some()
}

/// A number with a scale letter glued to it: "5m", "2.5bn".
fn scaled(w: &Words<'_>, i: usize) -> Read<Numeral> {
    let (mut n, next) = numeral(w, i)?;
    match w.scale_letter(next) {
        Some((factor, end)) if w.glued(next) => {
            n.value *= factor;
            n.step *= factor;
            Some((n, end))
        }
        _ => Some((n, next)),
    }
}

/// "dozens", "tens of thousands", "several".
fn vague(w: &Words<'_>, i: usize) -> Read<Quantity> {
    let ((least, most), next) = w.sense(i, |s| match s {
        Sense::VagueNumber(least, most) => Some((*least, *most)),
        _ => None,
    })?;
    let mut quantity = Quantity {
        number: least,
        upper: Some(most),
        bound: Bound::Vague,
        step: 1.0,
        unit: None,
    };
    // "tens of billions of dollars", "several kilometres"
    let Some((unit, end)) = unit(w, w.skip(next, "of")) else {
        return Some((quantity, next));
    };
    quantity.unit = Some(unit);
    Some((quantity, end))
}

/// "a third of", "two thirds of", "half of": a share in percent.
fn share(w: &Words<'_>, i: usize) -> Read<Quantity> {
    let (part, next) = w.sense(i, |s| match s {
        Sense::Fraction(n) => Some(*n),
        _ => None,
    })?;
    if !w.is(next, "of") {
        return None;
    }
    let percent = (part * 1000.0).round() / 10.0;
    let quantity = Quantity {
        number: percent,
        upper: None,
        bound: Bound::Exact,
        step: 1.0,
        unit: Some(Unit::Percent),
    };
    Some((quantity, next))
}

/// The unit behind a number: percent, currency or measure.
fn unit(w: &Words<'_>, i: usize) -> Read<Unit> {
    let at = w.skip(i, "-");
    let read = |at| {
        w.sense(at, |s| match s {
            Sense::Percent(unit) => Some(unit.clone()),
            Sense::CurrencyWord(code) => Some(Unit::Currency(code.clone())),
            Sense::Measure(symbol) => Some(Unit::Measure(symbol.clone())),
            _ => None,
        })
    };
    // A single letter is a unit only where it is glued to the number: "25C", never "25 c".
    read(i)
        .or_else(|| read(at))
        .filter(|(_, end)| *end > i + 1 || w.form(i).len() > 1 || w.glued(i) || !w.is_word(i))
}

/// Index behind what joins the two ends of a range.
fn join(w: &Words<'_>, start: usize, i: usize) -> Option<usize> {
    let between = w.before(start) == "between" && w.is(i, "and");
    (between || matches!(w.form(i), "to" | "-" | "or")).then_some(i + 1)
}

/// The range from `first` to `last`; "12 to 15 million" has its scale on both.
fn range(quantity: &Quantity, first: Numeral, last: Numeral) -> Option<Quantity> {
    let factor = if last.value >= 1000.0 * first.value && last.step >= 1000.0 {
        last.step.min(1e12)
    } else {
        1.0
    };
    let number = first.value * factor;
    (last.value > number).then(|| Quantity {
        number,
        upper: Some(last.value),
        step: last.step.max(quantity.step),
        ..quantity.clone()
    })
}

fn plain(n: Numeral) -> Quantity {
    Quantity {
        step: n.step,
        ..Quantity::count(n.value)
    }
}
