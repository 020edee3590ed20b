//! Sentences worth setting beside each other: those that share a rare word, and state values of one role.
//!
//! Each sentence is entered under its rarest words, so many as two sentences that share enough must have one of in common, with
//! the role of each value. Under one word and role a sentence meets only the next few, stories being in the order of their
//! days, so that time and memory grow with the run.

use super::judge::LEAST_SHARED;
use super::run::{Place, Run};
use crate::extract::said_role;

/// How many sentences that follow it under one word and role a sentence meets. In a run of few stories that is all of them.
const MEETS: usize = 24;

/// Pairs of sentences of two stories, each once, in order.
pub(super) fn candidates(run: &Run<'_>) -> Vec<(Place, Place)> {
    let places: Vec<Place> = run.places().collect();
    let mut under: Vec<(u64, usize)> = Vec::new();
    for (number, place) in places.iter().enumerate() {
        let Some(sentence) = run.sentence(*place) else {
            continue;
        };
        for word in rarest(run, sentence.words.iter().map(|word| word.key)) {
            let roles = sentence
                .values
                .iter()
                .map(|open| said_role(&open.role, word));
            under.extend(roles.map(|role| (role, number)));
        }
    }
    under.sort_unstable();
    under.dedup();
    let mut pairs: Vec<(Place, Place)> = Vec::new();
    for meeting in under.chunk_by(|(a, _), (b, _)| a == b) {
        for (at, (_, one)) in meeting.iter().enumerate() {
            let others = meeting.iter().skip(at + 1).take(MEETS);
            let met =
                others.filter_map(|(_, other)| Some((*places.get(*one)?, *places.get(*other)?)));
            pairs.extend(met.filter(|(one, other)| run.may_meet(one.story, other.story)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The rarest words of a sentence, until those left weigh less than what two sentences must share.
fn rarest(run: &Run<'_>, words: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut words: Vec<(u32, u32)> = words.map(|word| (run.weight(word), word)).collect();
    words.sort_unstable_by(|a, b| b.cmp(a));
    let mut left: u32 = words.iter().map(|(weight, _)| weight).sum();
    let enough = left * LEAST_SHARED / 200;
    words
        .into_iter()
        .take_while(|(weight, _)| {
            let more = left > enough;
            left -= weight;
            more
        })
        .map(|(_, word)| word)
        .collect()
}
