//! Recogniser of quantities and ordinals: counts, ranges, bounds, percentages, measures, money, ages, votes, places in a
//! series, and the marks of scope beside them.
//!
//! Comes in: a sentence and the words of its language. Goes out: mentions in order, which do not overlap. Numbers inside
//! times are reported here as well; the merge of all recognisers drops them.

mod age;
mod amount;
mod name;
mod scope;
mod share;
mod unit;
mod vote;

use super::numeral::{numeral, ordinal};
use super::time::length::{bound_after, bound_before};
use super::words::{Read, Words, found, sense};
use super::{Mention, MentionKind};
use crate::lexicon::{Kind, Kinds, Language, Sense};
use crate::value::{Bound, Quantity};

/// The counts, percentages, measures, sums of money, votes, ordinals and marks of scope of `sentence`, in order; spans point
/// into `sentence`.
pub fn recognise(sentence: &str, language: &Language) -> Vec<Mention> {
    found(sentence, language, find)
}

/// Adds the quantities and ordinals of a sentence to `mentions`, in order, behind the times that stand there in theirs: the
/// numbers inside those are not read again.
pub(super) fn find(words: &Words<'_>, mentions: &mut Vec<Mention>) {
    let mut all = Vec::new();
    let mut times = mentions.iter().map(|time| time.span).peekable();
    let mut behind = 0;
    for i in words.numbers() {
        if i < behind {
            continue;
        }
        let start = words.span(i, i + 1).start;
        while times.next_if(|time| time.end <= start).is_some() {}
        if times.peek().is_some_and(|time| time.start <= start) {
            continue;
        }
        if let Some((kind, next)) = phrase(words, i) {
            behind = next.max(i + 1);
            all.push((kind, i, behind));
        }
    }
    drop(times);
    let mention = |(kind, from, to)| Mention {
        span: words.span(from, to),
        kind,
    };
    mentions.extend(scope::add(words, all).into_iter().map(mention));
}

/// What was found, with its first token and the one behind its last.
type Found = (MentionKind, usize, usize);

fn phrase(w: &Words<'_>, i: usize) -> Read<MentionKind> {
    if w.is_number(i) {
        if name::holds(w, i) {
            return None;
        }
    } else if !may_begin(w, i) {
        // "her late sixties" begins with no number.
        return age::decade(w, i).map(|(age, next)| (MentionKind::Quantity(age), next));
    }
    if let Some((votes, next)) = vote::vote(w, i) {
        return Some((MentionKind::Vote(votes.0, votes.1), next));
    }
    // A second as a unit of time has its number before it: "one second".
    let unit = w.is(i, "second") && i > 0 && numeral(w, i - 1).is_some();
    if let Some((n, next)) = ordinal(w, i).filter(|(n, _)| *n > 0 && !unit) {
        return Some((MentionKind::Ordinal(n), next));
    }
    let (quantity, next) = quantity(w, i)?;
    let labelled = quantity.unit.is_none() && name::labelled(w, i);
    (!labelled).then_some((MentionKind::Quantity(quantity), next))
}

/// Whether a word or mark can begin anything that is read here: the cheap test before all others, which most words fail.
fn may_begin(w: &Words<'_>, i: usize) -> bool {
    const BEGINS: Kinds = Kinds::of(&[
        Kind::Number,
        Kind::Ordinal,
        Kind::VagueNumber,
        Kind::Fraction,
        Kind::BoundBefore,
        Kind::CurrencySign,
        Kind::LargeCurrencySign,
        Kind::MeasureBefore,
        Kind::Negative,
    ]);
    if matches!(w.form(i), "a" | "an" | "-" | "between") {
        return true;
    }
    w.can(i, BEGINS)
}

/// A number with what bounds it, the second of a range, and its unit.
fn quantity(w: &Words<'_>, i: usize) -> Read<Quantity> {
    if let Some(found) = amount::between(w, i).or_else(|| age::decade(w, i)) {
        return Some(found);
    }
    let (before, at) = bound_before(w, i).unwrap_or((Bound::Exact, i));
    let (mut quantity, mut next) = share::share(w, at, before != Bound::Exact)
        .or_else(|| measure_before(w, at))
        .or_else(|| amount::amount(w, at))
        .or_else(|| amount::vague(w, at))?;
    if before != Bound::Exact {
        quantity.bound = before;
    } else if quantity.bound == Bound::Exact
        && let Some((after, end)) = bound_after(w, next)
        // "678 points or more than 7 percent", "12 and over 300 others" tell of another amount.
        && !w.is(end, "than")
        && amount::amount(w, end).is_none()
    {
        (quantity.bound, next) = (after, end);
        // "100 or more hectares"
        if quantity.unit.is_none()
            && let Some((unit, end)) = unit::behind(w, next, 1.0)
        {
            next = end;
            unit.apply(&mut quantity);
        }
    }
    Some((quantity, next))
}

/// "magnitude 6.6".
fn measure_before(w: &Words<'_>, i: usize) -> Read<Quantity> {
    let (symbol, at) = sense!(w, i, MeasureBefore(symbol) => symbol.clone())?;
    let (n, next) = numeral(w, w.skip(at, "-"))?;
    let mut quantity = amount::plain(n);
    quantity.unit = Some(crate::value::Unit::Measure(symbol));
    Some((quantity, next))
}

/// First token of a phrase of up to three tokens with a sense that `pick` takes and that ends right before `i`.
fn lead(w: &Words<'_>, i: usize, pick: impl Fn(&Sense) -> bool) -> Option<usize> {
    (i.saturating_sub(3)..i).find(|k| {
        w.sense(*k, |s| pick(s).then_some(()))
            .is_some_and(|((), end)| end == i)
    })
}

/// Whether such a phrase ends right before `i`.
fn preceded(w: &Words<'_>, i: usize, pick: impl Fn(&Sense) -> bool) -> bool {
    lead(w, i, pick).is_some()
}
