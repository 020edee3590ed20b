//! Headings: whether a stretch of units is one, and who says what it says, by its shape: "Umerov: talks on Wednesday",
//! "Talks on Wednesday: Umerov", "Talks may be held this week - source".
//!
//! Comes in: tagged units; the clauses of a sentence and its mentions. Goes out: a verdict; the clauses' sources.

use super::Phrases;
use super::unit::{Tag, Unit};
use crate::mention::{Mention, MentionKind};
use crate::text::Span;

/// A speaker beside a heading takes this many bytes at most.
const LONGEST_NAME: usize = 60;

/// Names the speaker of a heading as the source of its clauses.
pub(super) fn attribute(sentence: &str, mentions: &[Mention], phrases: &mut Phrases) {
    let Some(span) = speaker(sentence, mentions, phrases) else {
        return;
    };
    let is_other = |clause: Span| {
        let words = clause
            .of(sentence)
            .trim_matches(|c: char| !c.is_alphanumeric());
        words.len() > span.len() || !clause.overlaps(span)
    };
    for clause in &mut phrases.clauses {
        if is_other(clause.span) && clause.source.is_none() && clause.reported_by.is_none() {
            clause.source = Some(span);
        }
    }
}

fn speaker(sentence: &str, mentions: &[Mention], phrases: &Phrases) -> Option<Span> {
    let colon = || sentence.find(": ").map(|at| (at, at + 2));
    let dash = || {
        [" - ", " \u{2013} ", " \u{2014} "]
            .iter()
            .filter_map(|mark| sentence.rfind(mark).map(|at| (at, at + mark.len())))
            .max()
    };
    let before = |(end, _): (usize, usize)| trimmed(sentence, 0, end);
    let after = |(_, start): (usize, usize)| trimmed(sentence, start, sentence.len());
    let named = |span: &Span| is_speaker(*span, mentions, phrases, false);
    let trailing = |span: &Span| is_speaker(*span, mentions, phrases, true);
    colon()
        .and_then(before)
        .filter(named)
        .or_else(|| {
            sentence
                .rfind(": ")
                .map(|at| (at, at + 2))
                .and_then(after)
                .filter(trailing)
        })
        .or_else(|| dash().and_then(after).filter(trailing))
}

/// The words from `start` to `end`, without white space around them and a last full stop.
fn trimmed(sentence: &str, start: usize, end: usize) -> Option<Span> {
    let slice = sentence.get(start..end)?;
    let words = slice.trim_end_matches(['.', ' ']).trim();
    let start = start + (slice.len() - slice.trim_start().len());
    (!words.is_empty()).then(|| Span::new(start, start + words.len()))
}

/// Whether the words are one speaker and nothing else. Before a heading only a person is: "Ukraine: what we know" names a subject.
fn is_speaker(span: Span, mentions: &[Mention], phrases: &Phrases, trailing: bool) -> bool {
    let speaks = |kind: &MentionKind| match kind {
        MentionKind::Person(_) => true,
        MentionKind::Agency(_) | MentionKind::Unnamed(_) | MentionKind::Party(_) => trailing,
        _ => false,
    };
    let whole = |m: &&Mention| span.contains(m.span) && m.span.end == span.end && speaks(&m.kind);
    let one_noun = || {
        let mut within = phrases.nouns.iter().filter(|n| n.span.overlaps(span));
        within.next().is_some_and(|n| n.span == span) && within.next().is_none()
    };
    let verb = || phrases.verbs.iter().any(|v| v.span.overlaps(span));
    span.len() <= LONGEST_NAME && mentions.iter().any(|m| whole(&m)) && one_noun() && !verb()
}

/// Whether the stretch of unit `at`, from the sentence's start or a colon to the next mark, holds no finite verb: a heading, or a part of one.
pub(super) fn is_heading(units: &[Unit], at: usize) -> bool {
    let mark = |u: &&Unit| matches!(u.tag, Tag::Comma | Tag::Dash | Tag::Stop | Tag::Quote);
    let finite = |u: &Unit| {
        matches!(
            u.tag,
            Tag::Past
                | Tag::Present
                | Tag::Base
                | Tag::Modal
                | Tag::Be
                | Tag::Have
                | Tag::Do
                | Tag::Relative
                | Tag::Subordinator
        )
    };
    let (before, after) = (
        units.get(..at).unwrap_or(&[]),
        units.get(at + 2..).unwrap_or(&[]),
    );
    // Bounded, so that the pass stays linear.
    let lead = before
        .iter()
        .rev()
        .take(LONGEST_HEADING)
        .take_while(|u| !mark(u));
    let opens = match before.len().checked_sub(lead.clone().count()) {
        Some(0) => true,
        Some(end) => units[end - 1].tag == Tag::Stop,
        None => false,
    };
    let rest = after.iter().take(LONGEST_HEADING).take_while(|u| !mark(u));
    opens && !lead.chain(rest).any(finite)
}

/// A heading has this many units at most.
const LONGEST_HEADING: usize = 16;
