//! Somebody who is not named: "an unidentified source", "two diplomats in Ankara", "officials".
//!
//! A noun from a closed list, with the modifiers before it and a short tail behind it. "source" and the like need a cue that
//! somebody speaks: a water source does not. Names and counts among them stay mentions of their own ("two **Ukrainian**
//! officials in **Ankara**"), so that whoever asks for parties and places finds them; the description keeps all of it.

use super::scan::Scan;
use crate::lexicon::name_index::Name;
use crate::lexicon::sources::WordClass;
use crate::text::Shape;

/// A tail takes this many words at most: "close to **the negotiating team**".
const LONGEST_TAIL: usize = 4;
/// A verb of saying stands this many words behind its subject at most.
const LONGEST_REACH: usize = 7;

/// Somebody who is not named; positions count words, ends are excluded.
pub(super) struct Unnamed {
    /// First word of the mention.
    pub(super) start: usize,
    /// One past its noun, which is its last word.
    pub(super) end: usize,
    /// First word of the description, names and counts included.
    pub(super) from: usize,
    /// One past its last word, the tail included.
    pub(super) to: usize,
}

/// Finds unnamed sources, in order, and takes the words of the mentions.
pub(super) fn find(scan: &mut Scan<'_, '_>) -> Vec<Unnamed> {
    let mut found = Vec::new();
    if !scan.has_any(WordClass::UnnamedHead) && !scan.has_any(WordClass::WeakHead) {
        return found;
    }
    for head in 0..scan.len() {
        if let Some(unnamed) = around(scan, head) {
            scan.take(unnamed.start, unnamed.end);
            found.push(unnamed);
        }
    }
    found
}

fn around(scan: &Scan<'_, '_>, head: usize) -> Option<Unnamed> {
    let weak = scan.is(head, WordClass::WeakHead);
    if !weak && !scan.is(head, WordClass::UnnamedHead) {
        return None;
    }
    if !scan.is_free(head, head + 1) || !is_last_noun(scan, head) {
        return None;
    }
    let from = first_modifier(scan, head);
    let speaks = if weak {
        is_cued(scan, from, head)
    } else {
        scan.key(head).ends_with('s') || from < head || has_article(scan, head)
    };
    if !speaks || is_predicate(scan, from) {
        return None;
    }
    Some(Unnamed {
        start: first_common(scan, from, head),
        end: head + 1,
        from,
        to: tail_end(scan, head + 1),
    })
}

/// Whether the word at `at` belongs to the name of a state, body or place.
fn is_name(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.covering(at).is_some_and(|m| is_whose(scan, m.names))
}

/// The first modifier behind the last name and the counts among them.
fn first_common(scan: &Scan<'_, '_>, from: usize, head: usize) -> usize {
    let behind_names = (from..head)
        .rev()
        .find(|at| is_name(scan, *at))
        .map_or(from, |at| at + 1);
    (behind_names..head)
        .find(|at| !scan.is(*at, WordClass::Function))
        .unwrap_or(head)
}

/// Whether no noun follows: "an official visit" and "a witness box" are no people. A plural is hardly ever followed by one.
fn is_last_noun(scan: &Scan<'_, '_>, head: usize) -> bool {
    let Some(shape) = scan.shape(head + 1) else {
        return true;
    };
    let next = scan.key(head + 1);
    match shape {
        Shape::Mark => next != "-" || !scan.is_joined(head + 1),
        Shape::Number => true,
        Shape::Capital | Shape::Upper => !scan.is_capital(head) && !is_apposition(scan, head + 1),
        Shape::Lower => {
            scan.key(head).ends_with('s')
                || scan.is(head + 1, WordClass::Function)
                || scan.is_saying(head + 1)
                || scan
                    .covering(head + 1)
                    .is_some_and(|m| m.any(|n| matches!(n, Name::Cue | Name::Hedge(_))))
                || next.ends_with("ed")
                || next.ends_with("ly")
        }
    }
}

/// Whether the noun is named right behind: "the mediators Qatar and Egypt".
fn is_apposition(scan: &Scan<'_, '_>, at: usize) -> bool {
    !scan.is_free(at, at + 1) || scan.starting(at).is_some_and(|m| is_whose(scan, m.names))
}

/// Whether the noun says what somebody named is: "she is a military analyst".
fn is_predicate(scan: &Scan<'_, '_>, start: usize) -> bool {
    let verb = start
        .checked_sub(1)
        .map(|at| at.saturating_sub(usize::from(has_article(scan, at + 1))));
    verb.is_some_and(|at| {
        ["is", "was", "are", "were", "be", "been"]
            .iter()
            .any(|be| scan.has(at, be))
    })
}

/// Where the modifiers of the noun begin; articles are left out.
fn first_modifier(scan: &Scan<'_, '_>, head: usize) -> usize {
    let mut at = head;
    while at > 0 && !scan.is_joined(at) && scan.is_free(at - 1, at) {
        if let Some(before) = scan.ending(at).filter(|m| is_whose(scan, m.names)) {
            at = before.start;
        } else if at >= 3
            && scan.has(at - 2, "-")
            && scan.is_joined(at - 1)
            && scan.is_joined(at - 2)
        {
            at -= 3;
        } else if scan.is(at - 1, WordClass::UnnamedModifier) || is_named_body(scan, at - 1) {
            at -= 1;
        } else if let Some(owner) = owner(scan, at) {
            return owner;
        } else {
            break;
        }
    }
    at
}

/// A state, body or place: "Ukrainian officials", "NATO diplomats". An outlet stays apart: its source speaks through it.
fn is_whose(scan: &Scan<'_, '_>, names: &[Name]) -> bool {
    names
        .iter()
        .any(|n| scan.gazetteer.party_of(*n).is_some() || matches!(n, Name::Place(_)))
}

/// A capitalised word inside the sentence: "Interior Ministry officials".
fn is_named_body(scan: &Scan<'_, '_>, at: usize) -> bool {
    at > 0
        && !scan.is_title
        && scan.is_capital(at)
        && scan.shape(at - 1) != Some(Shape::Mark)
        && scan.covering(at).is_none()
        && !scan.is(at, WordClass::Function)
        && !scan.is(at, WordClass::Calendar)
}

/// "the agency's interlocutor": a common noun as owner.
fn owner(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    let noun = at.checked_sub(3)?;
    (scan.is_possessive(noun + 1)
        && at == noun + 3
        && scan.shape(noun) == Some(Shape::Lower)
        && scan.is_free(noun, at))
    .then_some(noun)
}

fn has_article(scan: &Scan<'_, '_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        ["a", "an", "the", "one", "another"]
            .iter()
            .any(|article| scan.has(before, article))
    })
}

/// Whether the words around a weak noun say that somebody speaks.
fn is_cued(scan: &Scan<'_, '_>, start: usize, head: usize) -> bool {
    let telling = (start..head).any(|at| {
        scan.is(at, WordClass::TellingModifier)
            || scan.covering(at).is_some_and(|m| is_whose(scan, m.names))
    });
    let has_cue = scan
        .starting(head + 1)
        .is_some_and(|m| m.any(|n| matches!(n, Name::Cue)));
    let before = start
        .checked_sub(1)
        .map(|at| at - usize::from(at > 0 && has_article(scan, at + 1)));
    let quoted = before.is_some_and(|at| scan.is_saying(at) || is_attribution(scan, at));
    let of_what = scan.has(head + 1, "of");
    let of_outlet = scan
        .ending(start)
        .is_some_and(|m| m.any(|n| matches!(n, Name::Outlet(_))));
    let is_source = scan.key(head).starts_with("source");
    let speaks = || telling || quoted || of_outlet || says_soon(scan, head + 1);
    has_cue || closes_heading(scan, start, head) || (is_source && !of_what && speaks())
}

/// "Talks may be held this week - source": set off at the end.
fn closes_heading(scan: &Scan<'_, '_>, start: usize, head: usize) -> bool {
    let set_off = start.checked_sub(1).is_some_and(|mark| {
        !scan.is_joined(start)
            && ["-", "\u{2013}", "\u{2014}", ":"]
                .iter()
                .any(|m| scan.has(mark, m))
    });
    set_off && scan.shape(head + 1).is_none()
}

/// Whether a verb of saying follows at once, or after where the source is: "a source in the capital earlier told".
fn says_soon(scan: &Scan<'_, '_>, at: usize) -> bool {
    let reach = if scan.is(at, WordClass::UnnamedTail) {
        LONGEST_REACH
    } else {
        1
    };
    (at..at + reach)
        .take_while(|at| {
            let shape = scan.shape(*at);
            shape.is_some_and(|shape| shape != Shape::Mark || scan.has(*at, "'"))
        })
        .any(|at| scan.is_saying(at))
}

/// Whether a phrase like "according to" ends at the word `at`.
fn is_attribution(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.sources().attributions().any(|phrase| {
        let mut position = Some(at);
        phrase.rsplit(' ').all(|word| {
            let here = position.is_some_and(|p| scan.has(p, word));
            position = position.and_then(|p| p.checked_sub(1));
            here
        })
    })
}

/// Where the tail of the noun ends: "in Ankara", "close to the talks"; `at` where there is none.
fn tail_end(scan: &Scan<'_, '_>, at: usize) -> usize {
    if let Some(cue) = scan
        .starting(at)
        .filter(|m| m.any(|n| matches!(n, Name::Cue)))
    {
        return noun_phrase_end(scan, cue.end).unwrap_or(at);
    }
    if !scan.is(at, WordClass::UnnamedTail) {
        return at;
    }
    let name = at + 1 + usize::from(scan.has(at + 1, "the"));
    match scan.starting(name) {
        Some(m)
            if is_whose(scan, m.names)
                && !scan.is_possessive(m.end)
                && scan.is_free(name, m.end) =>
        {
            m.end
        }
        _ => at,
    }
}

/// The end of the noun phrase from `at`: an article, then words up to the next mark, function word, or verb of saying.
fn noun_phrase_end(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    let start = at + usize::from(has_article(scan, at + 1));
    let stop = |at: usize| {
        scan.shape(at).is_none_or(|shape| shape == Shape::Mark)
            || scan.is(at, WordClass::Function)
            || scan.is_saying(at)
    };
    let end = (start..start + LONGEST_TAIL)
        .find(|at| stop(*at))
        .unwrap_or(start + LONGEST_TAIL);
    (end > start).then_some(end)
}
