//! The events of one story: its claims of one kind, grouped by what their event keys say.
//!
//! Comes in: claims in order. Goes out: [`Local`]s. Inside a story the words of a key decide; nothing is guessed from values
//! except that the event of which the story says "the third" is number three.

use std::collections::BTreeMap;

use crate::extract::{Claim, EventKey, Series, StoryFacts, parties_fit};
use crate::rule::Rule;

use super::evidence::{Evidence, UNRULED};

/// One event as one story tells it.
#[derive(Debug)]
pub(super) struct Local<'a> {
    pub(super) story: &'a str,
    pub(super) kind: &'a str,
    pub(super) evidence: Evidence,
    /// Indices into the ordered claims.
    pub(super) claims: Vec<usize>,
}

/// The local events of all stories, by story and kind, in order of their first claim.
pub(super) fn locals<'a>(
    ordered: &[&'a Claim],
    facts: &BTreeMap<&str, &StoryFacts>,
    rules: &BTreeMap<&str, &Rule>,
) -> Vec<Local<'a>> {
    let mut by_kind: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (index, claim) in ordered.iter().enumerate() {
        by_kind
            .entry((claim.story.as_str(), claim.kind.as_str()))
            .or_default()
            .push(index);
    }
    let mut locals = Vec::new();
    for ((story, kind), indices) in by_kind {
        let rule = rules.get(kind).copied();
        let story_facts = facts.get(story).copied();
        for claims in split(&indices, ordered, story_facts, rule) {
            let members = pick(&claims, ordered);
            locals.push(Local {
                story,
                kind,
                evidence: Evidence::of(&members, story_facts, rule),
                claims,
            });
        }
    }
    locals
}

fn pick<'a>(indices: &[usize], ordered: &[&'a Claim]) -> Vec<&'a Claim> {
    indices
        .iter()
        .filter_map(|index| ordered.get(*index).copied())
        .collect()
}

/// The claims of one story and kind, one group an event.
fn split(
    indices: &[usize],
    ordered: &[&Claim],
    facts: Option<&StoryFacts>,
    rule: Option<&Rule>,
) -> Vec<Vec<usize>> {
    let by_parties = rule.map_or(UNRULED.parties, |rule| rule.identity.parties);
    let mut sorted = pick_with_index(indices, ordered);
    // Those who say most come first; those who name nobody join whom they fit.
    sorted.sort_by_key(|(index, claim)| {
        let key = &claim.event;
        (
            std::cmp::Reverse((key.names.len(), key.parties.len(), key.topic)),
            *index,
        )
    });
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (index, claim) in sorted {
        let best = (0..groups.len())
            .filter(|group| groups[*group].fits(claim, by_parties))
            .max_by_key(|group| (groups[*group].topics, std::cmp::Reverse(*group)));
        match best {
            Some(group) => groups[group].add(index, claim),
            None => {
                let mut group = Group::default();
                group.add(index, claim);
                groups.push(group);
            }
        }
    }
    let groups = groups.into_iter().map(|group| group.claims).collect();
    merge_numbered(groups, facts, rule)
}

/// Claims about one event. A long story repeats few keys often, so each is kept once.
#[derive(Default)]
struct Group<'a> {
    claims: Vec<(usize, &'a Claim)>,
    keys: Vec<&'a EventKey>,
    /// How many of the claims are about the topic.
    topics: usize,
}

impl<'a> Group<'a> {
    fn fits(&self, claim: &Claim, by_parties: bool) -> bool {
        self.keys
            .iter()
            .all(|key| one_event(&claim.event, key, by_parties))
    }

    fn add(&mut self, index: usize, claim: &'a Claim) {
        self.claims.push((index, claim));
        self.topics += usize::from(claim.event.topic);
        if !self.keys.contains(&&claim.event) {
            self.keys.push(&claim.event);
        }
    }
}

fn pick_with_index<'a>(indices: &[usize], ordered: &[&'a Claim]) -> Vec<(usize, &'a Claim)> {
    indices
        .iter()
        .filter_map(|index| Some((*index, *ordered.get(*index)?)))
        .collect()
}

/// Whether claims of one story and kind with these keys may be about one event.
fn one_event(a: &EventKey, b: &EventKey, by_parties: bool) -> bool {
    a.series == b.series
        && a.apart == b.apart
        && (a.names.is_empty() || b.names.is_empty() || !a.names.is_disjoint(&b.names))
        && (!by_parties || parties_fit(&a.parties, &b.parties))
}

/// Joins the numbered group ("the third round") to the story's current one, where that one is said to be of that number, or where the
/// numbered one is itself the topic and the current one has no number.
fn merge_numbered(
    groups: Vec<Vec<(usize, &Claim)>>,
    facts: Option<&StoryFacts>,
    rule: Option<&Rule>,
) -> Vec<Vec<usize>> {
    let evidence = |group: &[(usize, &Claim)]| {
        let claims: Vec<&Claim> = group.iter().map(|(_, claim)| *claim).collect();
        Evidence::of(&claims, facts, rule)
    };
    let numbered = |group: &[(usize, &Claim)]| {
        group
            .first()
            .is_some_and(|(_, claim)| matches!(claim.event.series, Series::Number(_)))
    };
    let (from, mut into): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| numbered(group));
    for group in from {
        let own = evidence(&group);
        let target = into.iter().position(|other| {
            let theirs = evidence(other);
            let number_fits = theirs.number == own.number || (theirs.number.is_none() && own.topic);
            number_fits
                && theirs.series == own.series
                && theirs.apart == own.apart
                && parties_fit(&own.parties, &theirs.parties)
        });
        match target {
            Some(at) => into[at].extend(group),
            None => into.push(group),
        }
    }
    let mut groups: Vec<Vec<usize>> = into
        .into_iter()
        .map(|group| {
            let mut indices: Vec<usize> = group.into_iter().map(|(index, _)| index).collect();
            indices.sort_unstable();
            indices
        })
        .collect();
    groups.sort();
    groups
}
