//! The events of one story: its claims of one kind, grouped by what their event keys say.
//!
//! Comes in: claims in order. Goes out: [`Local`]s. Inside a story the words of a key decide; nothing is guessed from values
//! except that the event of which the story says "the third" is number three.

use std::collections::BTreeMap;

use crate::extract::{Claim, Series, StoryFacts, parties_fit};
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
    let mut groups: Vec<Vec<(usize, &Claim)>> = Vec::new();
    for (index, claim) in sorted {
        let best = (0..groups.len())
            .filter(|group| {
                groups[*group]
                    .iter()
                    .all(|(_, other)| one_event(claim, other, by_parties))
            })
            .max_by_key(|group| {
                let topics = groups[*group]
                    .iter()
                    .filter(|(_, other)| other.event.topic)
                    .count();
                (topics, std::cmp::Reverse(*group))
            });
        match best {
            Some(group) => groups[group].push((index, claim)),
            None => groups.push(vec![(index, claim)]),
        }
    }
    merge_numbered(groups, facts, rule)
}

fn pick_with_index<'a>(indices: &[usize], ordered: &[&'a Claim]) -> Vec<(usize, &'a Claim)> {
    indices
        .iter()
        .filter_map(|index| Some((*index, *ordered.get(*index)?)))
        .collect()
}

/// Whether two claims of one story and kind may be about one event.
fn one_event(a: &Claim, b: &Claim, by_parties: bool) -> bool {
    let (a, b) = (&a.event, &b.event);
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
