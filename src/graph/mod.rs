//! Claims of all stories into events, and the graph that says who asserts what about which event.
//!
//! The only module that imports petgraph. Comes in: claims and facts on stories. Goes out: [`Event`]s with the reasons
//! they were joined or kept apart, and the claim graph as DOT.

mod claim_graph;
mod dot;
mod evidence;
mod gate;
mod identity;
mod join;
mod local;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub use claim_graph::ClaimGraph;
pub use dot::Marked;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::extract::{Claim, ClaimId, StoryFacts};
use crate::rule::Rule;

/// What claims from one or several stories are about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Stable id: a hash of kind and identity.
    pub id: String,
    /// Kind of event, as the rule file names it.
    pub kind: String,
    /// What to call it: "talks: Russia, Ukraine (3rd)".
    pub label: String,
    /// What identifies it: `parties`, `series`, `names`, `place`, `day` …, each in words.
    pub identity: BTreeMap<String, String>,
    /// Why mentions of it were joined, and what was kept apart and why; sorted.
    pub why_joined: Vec<String>,
    /// Which stories were joined, and why; the whole list, of which `why_joined` is a selection in words.
    #[serde(skip)]
    pub joins: Vec<Join>,
    /// The claims about it, in the order of the claims.
    #[serde(skip)]
    pub claims: Vec<ClaimId>,
}

/// Why two stories were taken to tell of one event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Join {
    /// The reason in words.
    pub why: String,
    /// Ids of the two stories.
    pub stories: [String; 2],
}

/// Joins claims into events by the evidence they carry, never by the slot under judgement. The result does not depend on
/// the order of `claims` or `facts`; events come sorted by kind and id.
pub fn join(claims: &[Claim], facts: &[StoryFacts], rules: &[Rule]) -> ClaimGraph {
    let ordered = in_order(claims);
    let rules = by_kind(rules);
    let facts = by_id(facts);
    let locals = local::locals(&ordered, &facts, &rules);
    let groups = join::groups(&locals, &rules);
    let events = identity::events(&groups, &locals, &ordered, &rules);
    ClaimGraph::new(&ordered, events, &facts)
}

/// Claims by story, place in its text, and id.
pub(crate) fn in_order(claims: &[Claim]) -> Vec<&Claim> {
    let mut ordered: Vec<&Claim> = claims.iter().collect();
    ordered.sort_by(|a, b| {
        (&a.story, a.at.start, a.at.end, &a.id).cmp(&(&b.story, b.at.start, b.at.end, &b.id))
    });
    ordered
}

/// The claims of each event as one story tells it, before stories are joined.
pub(crate) fn local_events<'a>(
    claims: &'a [Claim],
    facts: &[StoryFacts],
    rules: &[Rule],
) -> Vec<Vec<&'a Claim>> {
    let ordered = in_order(claims);
    local::locals(&ordered, &by_id(facts), &by_kind(rules))
        .iter()
        .map(|local| {
            local
                .claims
                .iter()
                .filter_map(|index| ordered.get(*index).copied())
                .collect()
        })
        .collect()
}

fn by_id(facts: &[StoryFacts]) -> BTreeMap<&str, &StoryFacts> {
    facts
        .iter()
        .map(|facts| (facts.id.as_str(), facts))
        .collect()
}

fn by_kind(rules: &[Rule]) -> BTreeMap<&str, &Rule> {
    rules
        .iter()
        .map(|rule| (rule.kind.as_str(), rule))
        .collect()
}
