//! Numbers that count nothing: pieces of names and codes ("B52", "COVID-19"), scores of games ("won 3-1")
//! and pronouns ("one of them").

use super::super::numeral::numeral;
use super::super::words::Words;
use super::lead;
use crate::lexicon::Sense;

/// Whether the digits at `i` are a piece of a name, a code or a score: "B52", "COVID-19", "v2.0", "#12", "@user1", "won 3-1".
pub(super) fn holds(w: &Words<'_>, i: usize) -> bool {
    // "1." at the start of a line numbers it.
    if i == 0 && matches!(w.form(1), "." | ")") && w.glued(1) {
        return true;
    }
    let score = score(w, i) || (i >= 2 && score(w, i - 2));
    if chained(w, i) || (score && super::vote::vote(w, i).is_none()) {
        return true;
    }
    if !w.glued(i) || i == 0 {
        return false;
    }
    let letters = |k: usize| w.is_word(k) && w.currency_sign_at(k).is_none();
    match w.before(i) {
        "-" => w.glued(i - 1) && i >= 2 && w.is_word(i - 2) && numeral(w, i - 2).is_none(),
        "@" | "#" | "_" | "/" | "." | "&" | "=" | "\\" => true,
        _ => letters(i - 1),
    }
}

/// Whether the number at `i` tells which one is meant and not how many: "Flight 447", "chapter 11", "No. 1", "phase two". "In the
/// district 12 people were hurt" has a noun of its own before the number.
pub(super) fn labelled(w: &Words<'_>, i: usize) -> bool {
    let Some(at) = lead(w, i, |s| matches!(s, Sense::Label)) else {
        return false;
    };
    let determined = matches!(
        w.before(at),
        "the"
            | "this"
            | "that"
            | "a"
            | "an"
            | "its"
            | "their"
            | "his"
            | "her"
            | "our"
            | "every"
            | "each"
            | "one"
            | "same"
    );
    w.capital(at) || !determined
}

/// Whether the number at `i` is a piece of a telephone number or a code: "1-800-555-0199", "555-1234", "(555) 010-1234", "9/11".
fn chained(w: &Words<'_>, i: usize) -> bool {
    let joined = |k: usize| {
        w.is_number(k) && w.is(k + 1, "-") && w.glued(k + 1) && w.glued(k + 2) && w.is_number(k + 2)
    };
    let before = |steps: usize| i >= steps && joined(i - steps);
    let three = (joined(i) && (joined(i + 2) || before(2))) || (before(2) && before(4));
    let telephone = |k: usize| {
        joined(k)
            && w.form(k).len() == 3
            && w.integer(k + 2, 4).is_some()
            && w.form(k + 2).len() == 4
    };
    let area = || w.before(i) == "(" && w.is(i + 1, ")") && telephone(i + 2);
    three || telephone(i) || (i >= 2 && telephone(i - 2)) || area() || dialled(w, i)
}

/// Most groups of digits that a telephone number is written in behind its "+".
const DIALLED: usize = 5;

/// Whether the number at `i` is one of three or more groups of digits behind a "+": "+44 20 7946 0958".
fn dialled(w: &Words<'_>, i: usize) -> bool {
    // Cheap test first: a group stands beside another group.
    let beside = w.is_number(i + 1) || (i > 0 && w.is_number(i - 1));
    if !beside {
        return false;
    }
    (i.saturating_sub(DIALLED - 1)..=i)
        .rev()
        .take_while(|first| w.is_number(*first))
        .find(|first| w.glued(*first) && w.before(*first) == "+")
        .is_some_and(|first| (first..first + 3).all(|group| w.is_number(group)))
}

/// Whether the score of a game stands at `i`: two small numbers across a hyphen that do not rise, and no unit behind them.
fn score(w: &Words<'_>, i: usize) -> bool {
    let joined = w.is(i + 1, "-") && w.glued(i + 1) && w.glued(i + 2);
    if !joined || (w.is(i + 3, "-") && w.glued(i + 3)) {
        return false;
    }
    let (Some(first), Some(second)) = (w.integer(i, 3), w.integer(i + 2, 3)) else {
        return false;
    };
    second <= first && super::unit::behind(w, i + 3, 1.0).is_none()
}

/// Whether "one" stands for a thing and counts nothing: "one of them", "this one", "no one", "one another".
pub(super) fn is_pronoun(w: &Words<'_>, i: usize, next: usize) -> bool {
    w.is(i, "one")
        && next == i + 1
        && (matches!(
            w.form(next),
            "of" | "another" | "who" | "that" | "by" | "day" | "'"
        ) || (w.is(next, "point") && w.before(i) == "at")
            || matches!(
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
