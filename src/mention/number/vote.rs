//! Votes: "voted 310 to 325", "a 5-4 ruling", "by 13 votes to 1", "310 in favour and 25 against".
//!
//! Two numbers across a hyphen are a score or a range as well; they are votes where a word of voting stands beside them. The
//! pair is given in the order of the words.

use super::super::words::{Read, Words, sense};
use super::unit;
use crate::lexicon::{Kind, Kinds, Sense};

/// How many tokens before a vote may name it: "the vote in the lower house was 52-35".
const REACH: usize = 7;

/// How many tokens before a vote a verb may tell of it: "approved the plan 5-4".
const VERB_REACH: usize = 3;

/// Longest number of votes, in digits.
const DIGITS: usize = 4;

/// The vote at `i`: those of either side.
pub(super) fn vote(w: &Words<'_>, i: usize) -> Read<(u32, u32)> {
    let (first, next) = count(w, i)?;
    if let Some((second, end)) = counted(w, next) {
        return Some(((first, second), end));
    }
    let hyphen = w.is(next, "-") && w.glued(next) && w.glued(next + 1);
    if !hyphen && !w.is(next, "to") {
        return None;
    }
    let (second, end) = count(w, next + 1)?;
    let range = first < second && w.is(end, "votes");
    let longer = w.is(end, "-") && w.glued(end) && w.is_number(end + 1);
    let plain = !range && !longer && unit::behind(w, end, 1.0).is_none() && !is_time(w, end);
    let named =
        named_before(w, i) || named_behind(w, end) || (hyphen && carried(w, i, first > second));
    (plain && named).then_some(((first, second), end))
}

/// Whether a verb of carrying or failing stands a few words before numbers that fall: "passed the bill 52-48".
fn carried(w: &Words<'_>, i: usize, falls: bool) -> bool {
    let verb = |k| sense!(w, k, VoteVerb).is_some();
    falls && (i.saturating_sub(VERB_REACH)..i).any(verb)
}

/// "votes to 1", "in favour and 25 against", "for, 25 against" behind the votes of one side: those of the other.
fn counted(w: &Words<'_>, i: usize) -> Read<u32> {
    let votes = w.is(i, "votes") || w.is(i, "vote");
    let at = if votes { i + 1 } else { i };
    if votes && matches!(w.form(at), "to" | "against") {
        return count(w, at + 1);
    }
    let ((), at) = sense!(w, at, VoteFor)?;
    let at = w.skip(w.skip(at, ","), "and");
    let at = if matches!(w.form(at), "to" | "with") {
        at + 1
    } else {
        at
    };
    let (second, end) = count(w, at)?;
    let end = w.skip(end, "votes");
    w.is(end, "against").then_some((second, end + 1))
}

/// A whole number, in digits or as one word.
fn count(w: &Words<'_>, i: usize) -> Read<u32> {
    if w.is_number(i) {
        return w.integer(i, DIGITS).map(|n| (n, i + 1));
    }
    // Below a hundred, by its one word: "nine to zero".
    sense!(w, i, Number(n) => *n as u32)
}

/// Whether a word of voting stands right before the numbers, or a few words before with nothing but a link between.
fn named_before(w: &Words<'_>, i: usize) -> bool {
    let word = |k: usize| sense!(w, k, VoteWord).is_some();
    let Some(last) = i.checked_sub(1) else {
        return false;
    };
    let linked = matches!(
        w.form(last),
        "by" | "of" | "was" | "is" | "," | ":" | "(" | "a" | "an" | "the" | "with"
    );
    word(last) || (linked && (last.saturating_sub(REACH)..last).any(word))
}

/// Whether a word of voting follows, a word between at most: "a 5-4 ruling", "a 6-3 Senate vote".
fn named_behind(w: &Words<'_>, i: usize) -> bool {
    let at = w.skip(i, "-");
    (at..=at + 1).any(|k| w.is_word(at) && sense!(w, k, VoteWord).is_some())
}

fn is_time(w: &Words<'_>, i: usize) -> bool {
    w.sense_of(
        Kinds::of(&[Kind::Unit, Kind::HalfOfDay]),
        w.skip(i, "-"),
        |s| matches!(s, Sense::Unit(_) | Sense::HalfOfDay(_)).then_some(()),
    )
    .is_some()
}
