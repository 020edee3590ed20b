//! How many sources are independent: stories of one origin count once.
//!
//! Comes in: stories. Goes out: a number. One outlet, one credited wire agency, or nearly the same text tie stories to one origin,
//! so forty reprints are one source. An agency that is not named ties nothing: two such stories are one source only where
//! their texts are one, which `ingest` has found.

use std::collections::{BTreeMap, BTreeSet};

use super::bundle::Context;

/// The number of independent sources among `stories`; a story of which nothing is known stands for itself.
pub(super) fn independent(context: &Context<'_>, stories: &BTreeSet<&str>) -> usize {
    let mut origins = Origins::default();
    for story in stories {
        let origin = origins.begin();
        let Some(facts) = context.facts.get(story) else {
            continue;
        };
        origins.tie(origin, Tie::Name(&facts.outlet));
        if let Some(agency) = &facts.agency {
            origins.tie(origin, Tie::Name(agency));
        }
        let first = facts.same_text_as.as_deref().unwrap_or(story);
        origins.tie(origin, Tie::Text(first));
    }
    origins.count()
}

/// What stories of one origin share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie<'a> {
    /// An outlet or agency: what one agency publishes itself and what others take from it are of one origin.
    Name(&'a str),
    /// A text, by the first story that has it.
    Text(&'a str),
}

/// Origins, some of which turn out to be one.
#[derive(Debug, Default)]
struct Origins<'a> {
    /// Where each is the same as an earlier one.
    same: Vec<usize>,
    by_tie: BTreeMap<Tie<'a>, usize>,
}

impl<'a> Origins<'a> {
    /// A new origin.
    fn begin(&mut self) -> usize {
        self.same.push(self.same.len());
        self.same.len() - 1
    }

    fn tie(&mut self, origin: usize, tie: Tie<'a>) {
        let other = *self.by_tie.entry(tie).or_insert(origin);
        let (one, other) = (self.root(origin), self.root(other));
        if let Some(later) = self.same.get_mut(one.max(other)) {
            *later = one.min(other);
        }
    }

    fn root(&self, mut origin: usize) -> usize {
        while let Some(same) = self.same.get(origin).filter(|same| **same != origin) {
            origin = *same;
        }
        origin
    }

    fn count(&self) -> usize {
        let is_first = |(number, same): &(usize, &usize)| number == *same;
        self.same.iter().enumerate().filter(is_first).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::StoryFacts;
    use crate::graph::testing::story;

    fn count(facts: &[StoryFacts]) -> usize {
        let graph = crate::graph::join(&[], &[], &[]);
        let context = Context::new(&graph, facts, &[]);
        independent(
            &context,
            &facts.iter().map(|facts| facts.id.as_str()).collect(),
        )
    }

    #[test]
    fn one_agency_counts_once() {
        let wire = |id: &str| StoryFacts {
            agency: Some("AFP".into()),
            ..story(id, None)
        };
        assert_eq!(count(&[wire("a"), wire("b"), story("c", None)]), 2);
        assert_eq!(count(&[wire("a"), story("AFP", None)]), 1);
    }

    #[test]
    fn one_text_counts_once() {
        let copy = |id: &str, of: &str| StoryFacts {
            same_text_as: Some(of.into()),
            ..story(id, None)
        };
        let stories = [story("a", None), copy("b", "a"), copy("c", "a")];
        assert_eq!(count(&stories), 1);
        assert_eq!(count(&stories[1..]), 1, "the first need not be among them");
        assert_eq!(count(&[story("a", None), copy("b", "x")]), 2);
    }

    #[test]
    fn a_story_may_tie_origins_that_stood_apart() {
        let by = |id: &str, agency: &str, of: Option<&str>| StoryFacts {
            agency: Some(agency.into()),
            same_text_as: of.map(str::to_owned),
            ..story(id, None)
        };
        let apart = [by("a", "AFP", None), by("b", "TASS", None)];
        assert_eq!(count(&apart), 2);
        let [first, second] = apart;
        assert_eq!(count(&[first, second, by("c", "TASS", Some("a"))]), 1);
    }
}
