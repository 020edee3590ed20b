//! Possible findings: statements of different stories that share their words and differ in a value, where no rule tells what is
//! claimed.
//!
//! Comes in: open statements, facts on stories, the claims and their graph. Goes out: [`Possible`]: a finding for each
//! difference, with the two statements as claims and the matter they tell of as an event. `run` numbers statements and weighs
//! words, `pairs` seeks sentences that share rare words, `stories` says which stories tell of one thing, `judge` sets two
//! statements beside each other, `tell` puts the result into words.

mod judge;
mod pairs;
mod run;
mod stories;
mod tell;

use std::collections::BTreeMap;

use super::bundle::Context;
use super::finding::Finding;
use crate::extract::{Claim, OpenStory, StoryFacts};
use crate::graph::{ClaimGraph, Event};
use crate::rule::Rule;

use judge::{Difference, judge};
use run::{At, Run};
use stories::Stories;

/// Kind of event that open claims are filed under.
pub const OPEN_KIND: &str = "open";

/// What open statements amount to.
#[derive(Debug, Default)]
pub struct Possible {
    /// The statements that differ, as claims.
    pub claims: Vec<Claim>,
    /// What each of them is about.
    pub events: Vec<Event>,
    /// The differences.
    pub findings: Vec<Finding>,
}

/// Compares open statements. Each is set beside the best statement of another source only, and only where that one has no better
/// one itself. The order of `open` does not matter, and the work grows with the number of statements and not with its square.
pub fn possible(
    open: &[OpenStory],
    facts: &[StoryFacts],
    claims: &[Claim],
    graph: &ClaimGraph,
    rules: &[Rule],
) -> Possible {
    let context = Context::new(graph, facts, rules);
    let run = Run::of(open, &context);
    let mut stories = Stories::new(&run, &context, claims);
    let mut found: Vec<Difference> = Vec::new();
    for (one, other) in pairs::candidates(&run) {
        let Some(tie) = stories.tie(one.story, other.story) else {
            continue;
        };
        found.extend(judge(&run, one, other, tie));
    }
    tell::tell(&run, &context, mutual(found))
}

/// The differences of which each statement is the other's best: the strongest first.
fn mutual(found: Vec<Difference>) -> Vec<Difference> {
    let mut best: BTreeMap<At, (u32, At)> = BTreeMap::new();
    let mut offer = |at: At, strength: u32, partner: At| {
        let known = best.entry(at).or_insert((strength, partner));
        if (strength, std::cmp::Reverse(partner)) > (known.0, std::cmp::Reverse(known.1)) {
            *known = (strength, partner);
        }
    };
    for one in &found {
        offer(one.left, one.strength, one.right);
        offer(one.right, one.strength, one.left);
    }
    let is_best = |at: At, partner: At| best.get(&at).is_some_and(|(_, known)| *known == partner);
    found
        .into_iter()
        .filter(|one| is_best(one.left, one.right) && is_best(one.right, one.left))
        .collect()
}
