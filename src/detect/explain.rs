//! The steps of a finding, in words a person can check.
//!
//! Comes in: a finding's sides with their claims. Goes out: neutral sentences: who says what and how surely, how each value was
//! worked out, why it is one event, why the values do not go together, why this class. Nothing is told twice. Never who is right.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::Event;
use crate::rule::Slot;
use crate::value::{BasisKind, Certainty, Relation, ScopeKey, SpeakerKind, Value};

use super::bundle::{Context, Known};
use super::finding::{FindingClass, Reach, Side};

/// Stories of one side that are told one by one; the rest are counted.
const STORIES_TOLD: usize = 4;

/// Reasons for one event that are told.
const REASONS_TOLD: usize = 2;

/// Who says the value of one side, and how it was worked out: one sentence on the speakers, then one for each way of working out.
pub(super) fn side(context: &Context<'_>, side: &Side, claims: &[&Known<'_>]) -> Vec<String> {
    let mut by_story: BTreeMap<&str, Vec<&Known<'_>>> = BTreeMap::new();
    for known in claims {
        by_story.entry(known.story()).or_default().push(known);
    }
    let mut told: Vec<String> = by_story
        .iter()
        .take(STORIES_TOLD)
        .map(|(story, claims)| speakers(context, story, claims))
        .collect();
    if by_story.len() > STORIES_TOLD {
        told.push(format!("and {} more", by_story.len() - STORIES_TOLD));
    }
    let sources = if side.independent < side.sources.len() {
        format!(
            "{} ({} independent)",
            counted(side.sources.len()),
            side.independent
        )
    } else {
        counted(side.sources.len())
    };
    let mut steps = vec![format!("{}: {sources}: {}", side.value, told.join("; "))];
    steps.extend(workings(by_story.into_iter().take(STORIES_TOLD)));
    steps
}

/// "`Evening Wire` in its own words, firm; quoting `TASS`, quoting `a source`, possible": each voice once.
fn speakers(context: &Context<'_>, story: &str, claims: &[&Known<'_>]) -> String {
    let outlet = context
        .facts
        .get(story)
        .map_or(story, |facts| facts.outlet.as_str());
    let mut voices: Vec<String> = Vec::new();
    for known in claims {
        let chain: Vec<String> = known
            .claim
            .said_by
            .iter()
            .filter(|speaker| speaker.kind != SpeakerKind::Outlet)
            .map(|speaker| format!("quoting `{}`", speaker.name))
            .collect();
        let said = if chain.is_empty() {
            "in its own words".to_owned()
        } else {
            chain.join(", ")
        };
        let derived = if known.is_derived() { ", derived" } else { "" };
        let voice = format!("{said}, {}{derived}", known.claim.certainty.as_str());
        if !voices.contains(&voice) {
            voices.push(voice);
        }
    }
    format!("`{outlet}` {}", voices.join(", and "))
}

/// How values were worked out, and how words were read: stories that took the same steps share a sentence.
fn workings<'k, 'a: 'k>(
    by_story: impl Iterator<Item = (&'k str, Vec<&'k Known<'a>>)>,
) -> Vec<String> {
    let mut stories_of: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
    for (story, claims) in by_story {
        let mut notes: Vec<&str> = Vec::new();
        // What bears on the value comes first, what bears on the event it belongs to after it.
        for on_value in [true, false] {
            let basis = claims.iter().flat_map(|known| &known.claim.basis);
            for one in basis.filter(|one| bears_on_value(one.kind) == on_value) {
                if !notes.contains(&one.note.as_str()) {
                    notes.push(&one.note);
                }
            }
        }
        match stories_of.iter_mut().find(|(known, _)| *known == notes) {
            Some((_, stories)) => stories.push(story),
            None => stories_of.push((notes, vec![story])),
        }
    }
    stories_of
        .into_iter()
        .filter(|(notes, _)| !notes.is_empty())
        .map(|(notes, stories)| format!("in {}: {}", quoted(stories), notes.join("; ")))
        .collect()
}

/// Whether a step led to the value, rather than to the event it is claimed of.
const fn bears_on_value(kind: BasisKind) -> bool {
    !matches!(
        kind,
        BasisKind::Focus | BasisKind::Series | BasisKind::Speaker
    )
}

/// Why the claims are about one event: one sentence.
pub(super) fn event(event: &Event, slot: &Slot, claims: &[&Known<'_>]) -> String {
    let stories: BTreeSet<&str> = claims.iter().map(|known| known.story()).collect();
    let scope: Vec<String> = claims
        .first()
        .into_iter()
        .flat_map(|known| known.claim.scope.iter())
        .filter(|(key, _)| !matches!(key, ScopeKey::Revision | ScopeKey::Converted))
        .map(|(_, value)| format!(", of `{value}`"))
        .collect();
    let about = format!("{} ({}{})", event.label, slot.label, scope.concat());
    if stories.len() == 1 {
        return format!("one story, {}, on {about}", quoted(stories));
    }
    let mut why: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for join in &event.joins {
        if join
            .stories
            .iter()
            .all(|story| stories.contains(story.as_str()))
        {
            let known = why.entry(&join.why).or_default();
            known.extend(join.stories.iter().map(String::as_str));
        }
    }
    let mut told: Vec<(&str, BTreeSet<&str>)> = why.into_iter().collect();
    told.sort_by_key(|(why, joined)| (std::cmp::Reverse(joined.len()), *why));
    // One reason that ties all of them needs no names.
    let reasons: Vec<String> = match told.as_slice() {
        [(why, joined)] if joined.len() == stories.len() => vec![(*why).to_owned()],
        several => several
            .iter()
            .take(REASONS_TOLD)
            .map(|(why, joined)| format!("{why} ({})", few(joined)))
            .collect(),
    };
    if reasons.is_empty() {
        format!("one event, {about}")
    } else {
        format!("one event, {about}: {}", reasons.join("; "))
    }
}

/// How values relate, each pair's relation given: one sentence.
pub(super) fn relations(pairs: &[(&str, &str, Relation)]) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut apart: Vec<&str> = Vec::new();
    for (a, b, relation) in pairs {
        match relation {
            Relation::Disjoint => apart.extend([*a, *b]),
            other => said.push(self::relation(a, b, *other)),
        }
    }
    let distinct: BTreeSet<&str> = apart.iter().copied().collect();
    let all = distinct.len() * distinct.len().saturating_sub(1) / 2;
    if apart.len() / 2 == all && all > 1 {
        let values: Vec<&str> = distinct.into_iter().collect();
        said.insert(0, format!("no two of {} go together", values.join(", ")));
    } else {
        let pairs = apart.chunks(2).filter_map(|pair| match pair {
            [a, b] => Some(relation(a, b, Relation::Disjoint)),
            _ => None,
        });
        said.splice(0..0, pairs);
    }
    said.truncate(3);
    said.join("; ")
}

/// How two values relate.
pub(super) fn relation(a: &str, b: &str, relation: Relation) -> String {
    match relation {
        Relation::Disjoint => format!("no possibility satisfies both {a} and {b}"),
        Relation::Overlaps => {
            format!("{a} and {b} have some possibilities in common, and others not")
        }
        Relation::Refines => format!("{a} and {b} fit, but one leaves open what the other fixes"),
        Relation::Shifted => format!("{a} and {b} are bounds of one direction that differ"),
        Relation::Same => format!("{a} is stated and denied"),
        Relation::Unknown => format!("{a} and {b} cannot be compared"),
    }
}

/// Why a conflict is of its class, with the sides that make it one.
pub(super) fn class(
    class: FindingClass,
    reach: Reach,
    sides: &[(Side, Vec<&Known<'_>>)],
) -> String {
    let why = match class {
        FindingClass::Update => format!("update: {}", times_told(sides)),
        FindingClass::Hedged => format!("hedged: {}", hedges(sides)),
        FindingClass::Dispute if sides.iter().any(|(_, claims)| is_status(claims)) => {
            "dispute: how a plan stands is as those who speak of it see it".to_owned()
        }
        FindingClass::Dispute => {
            "dispute: each side is attributed to speakers of its own".to_owned()
        }
        FindingClass::Contradiction => {
            "contradiction: stated as fact on each side, and nothing says that one replaced the other"
                .to_owned()
        }
    };
    match reach {
        Reach::Across => why,
        Reach::Within => format!("{why}; both stand in one story"),
        Reach::Network => format!("{why}; only all of them together cannot hold"),
    }
}

fn is_status(claims: &[&Known<'_>]) -> bool {
    claims
        .iter()
        .any(|known| matches!(known.value, Value::Status(_)))
}

/// "2025-07-24/2025-07-25 is only said as possible".
fn hedges(sides: &[(Side, Vec<&Known<'_>>)]) -> String {
    let hedged: Vec<String> = sides
        .iter()
        .filter_map(|(side, claims)| {
            let surest = claims.iter().map(|known| known.claim.certainty).min()?;
            let word = Certainty::as_str(surest);
            let only = format!("{} is only said as {word}", side.value);
            surest.is_hedged().then_some(only)
        })
        .collect();
    if hedged.is_empty() {
        "one side leaves open what the other fixes".to_owned()
    } else {
        hedged.join("; ")
    }
}

/// "10 was first told on 2025-07-14, 12 on 2025-07-15: the later may replace the earlier".
fn times_told(sides: &[(Side, Vec<&Known<'_>>)]) -> String {
    let mut told: Vec<_> = sides
        .iter()
        .filter_map(|(side, claims)| {
            let first = claims.iter().filter_map(|known| known.day).min()?;
            Some((first, side.value.as_str()))
        })
        .collect();
    told.sort_unstable();
    let days: BTreeSet<_> = told.iter().map(|(day, _)| day).collect();
    if days.len() < 2 {
        return "one value is marked as revised, and may replace the other".to_owned();
    }
    let words: Vec<String> = told
        .iter()
        .map(|(day, value)| format!("{value} on {day}"))
        .collect();
    format!(
        "first told: {}; a later value may replace an earlier one",
        words.join(", ")
    )
}

fn counted(sources: usize) -> String {
    format!(
        "{sources} {}",
        if sources == 1 { "source" } else { "sources" }
    )
}

fn quoted<'a>(stories: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = stories.into_iter().map(|id| format!("`{id}`")).collect();
    quoted.join(" and ")
}

/// The first few of many, and how many more.
fn few(stories: &BTreeSet<&str>) -> String {
    let mut told: Vec<String> = stories
        .iter()
        .take(STORIES_TOLD)
        .map(|id| format!("`{id}`"))
        .collect();
    if stories.len() > STORIES_TOLD {
        told.push(format!("{} more", stories.len() - STORIES_TOLD));
    }
    told.join(", ")
}
