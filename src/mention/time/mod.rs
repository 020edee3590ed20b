//! Recogniser of times, durations and frequencies: hand-written grammar over classified words.
//!
//! Comes in: a sentence and the words of its language. Goes out: mentions in order, which do not overlap. At each word the
//! grammars are tried once, in a fixed order; what one reads is not read again.

mod calendar;
mod clock;
mod compound;
mod definite;
mod fiscal;
mod holiday;
pub(super) mod length;
mod numeric;
mod period;
mod repeat;
mod set;
mod single;
mod zone;

use super::expr::TimeExpr;
use super::words::{TIME_OPENERS, Words, found, sense};
use super::{Mention, MentionKind};
use crate::lexicon::{Language, Limit};

/// The times, durations and frequencies of `sentence`, in order; spans point into `sentence`.
pub fn recognise(sentence: &str, language: &Language) -> Vec<Mention> {
    found(sentence, language, find)
}

/// Adds the times, durations and frequencies of a sentence to `mentions`, in order.
pub(super) fn find(words: &Words<'_>, mentions: &mut Vec<Mention>) {
    let mut behind = 0;
    for i in words.times() {
        if i < behind {
            continue;
        }
        let inside_word = words.glued(i) && words.is_number(i) && words.is_word(i.wrapping_sub(1));
        match phrase(words, i).filter(|_| !inside_word) {
            Some(Phrase { kind, start, end }) => {
                let span = words.span(start, end);
                mentions.push(Mention { span, kind });
                behind = end;
            }
            None => behind = holiday::no_day(words, i).unwrap_or(behind),
        }
    }
}

/// What a grammar read: the tokens from `start` up to, not including, `end`.
struct Phrase {
    kind: MentionKind,
    start: usize,
    end: usize,
}

/// The mention that begins at `i`, or behind a preposition at `i`.
fn phrase(w: &Words<'_>, i: usize) -> Option<Phrase> {
    let at_i = |kind, end| Phrase {
        kind,
        start: i,
        end,
    };
    let led = || {
        let (time, start, end) = single::led(w, i)?;
        let kind = MentionKind::Time(time);
        Some(Phrase { kind, start, end })
    };
    // A preposition begins nothing by itself: "in July" is read from "July" on.
    if !w.can(i, TIME_OPENERS) {
        return bounded(w, i).or_else(led);
    }
    bounded(w, i)
        .or_else(|| {
            let (value, end) = repeat::repeat(w, i)?;
            let kind = MentionKind::Frequency(set::quantified(w, i, value));
            Some(at_i(kind, end))
        })
        .or_else(|| {
            let (time, end) = compound::compound(w, i)?;
            let (time, end) = onwards(w, i, time, end);
            Some(at_i(MentionKind::Time(time), end))
        })
        .or_else(led)
        .or_else(|| {
            let (length, end) = length::length(w, i).or_else(|| length::vague(w, i))?;
            Some(at_i(MentionKind::Duration(length), end))
        })
}

/// "from Monday on", "from May onwards": open to what follows.
fn onwards(w: &Words<'_>, i: usize, time: TimeExpr, end: usize) -> (TimeExpr, usize) {
    let on = match w.form(end) {
        "on" => !w.is_word(end + 1) && !w.is_number(end + 1),
        "onward" | "onwards" => true,
        _ => false,
    };
    let single = time.members().is_empty() && !matches!(time, TimeExpr::Vague(_));
    if !(on && single && w.before(i) == "from") {
        return (time, end);
    }
    (TimeExpr::Bounded(Limit::From, Box::new(time)), end)
}

/// A time bounded by the preposition at `i`; the mention begins behind it.
fn bounded(w: &Words<'_>, i: usize) -> Option<Phrase> {
    let (limit, start) = sense!(w, i, Limit(limit) => *limit)?;
    let (time, end) = compound::compound(w, start)?;
    if single::possessive(w, end) {
        let kind = MentionKind::Time(time);
        return Some(Phrase { kind, start, end });
    }
    let to_its_end = sense!(w, end, LimitEnd);
    let limit = match limit {
        Limit::Before if to_its_end.is_some() => Limit::Through,
        other => other,
    };
    let kind = MentionKind::Time(TimeExpr::Bounded(limit, Box::new(time)));
    Some(Phrase { kind, start, end })
}
