//! What the stages found, put into the shape of the report: everything sorted, every claim with its place in the raw file.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{ClaimEntry, Coverage, DocumentEntry, EventEntry, Report, StoryEntry, ToolEntry, json};
use crate::detect::{Finding, FindingKind, OPEN_KIND};
use crate::error::{Note, NoteCode};
use crate::extract::{Claim, StoryFacts};
use crate::graph::{ClaimGraph, Event};
use crate::ingest::{Document, Story};
use crate::resolve::Reference;
use crate::value::{DateValue, TimeValue};

/// What a report is built from.
#[derive(Debug)]
pub struct Parts<'a> {
    /// What was read.
    pub documents: Vec<DocumentEntry>,
    /// Claims read from words, and derived ones.
    pub claims: &'a [Claim],
    /// The stories that were considered.
    pub facts: &'a [StoryFacts],
    /// The claims joined into events.
    pub graph: &'a ClaimGraph,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What was wrong with inputs, and what no claim was made of.
    pub notes: Vec<Note>,
    /// Kinds of event there were rules for.
    pub kinds: Vec<String>,
}

/// Builds the report. Whatever order the parts come in, the same parts give the same report.
pub fn build(mut parts: Parts<'_>) -> Report {
    let mut claims: Vec<_> = parts
        .claims
        .iter()
        .map(|claim| claim_entry(claim, parts.graph))
        .collect();
    claims.sort_by(|a, b| claim_key(a).cmp(&claim_key(b)));
    let mut events: Vec<_> = parts.graph.events().iter().map(event_entry).collect();
    events.sort_by(|a, b| (&a.kind, &a.id).cmp(&(&b.kind, &b.id)));
    let mut findings = std::mem::take(&mut parts.findings);
    findings.sort_by(|a, b| finding_key(a).cmp(&finding_key(b)));
    parts.documents.sort_by(|a, b| a.path.cmp(&b.path));
    tell_texts(&mut parts.documents, parts.facts);
    parts.notes.sort();
    parts.notes.dedup();
    parts.kinds.sort();
    Report {
        version: json::VERSION,
        tool: ToolEntry {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            rules: parts.kinds,
        },
        documents: parts.documents,
        coverage: coverage(&claims, parts.facts, &parts.notes),
        claims,
        events,
        findings,
        notes: parts.notes,
    }
}

/// Tells the stories that were considered whose text they have.
fn tell_texts(documents: &mut [DocumentEntry], facts: &[StoryFacts]) {
    let firsts: BTreeMap<&str, &String> = facts
        .iter()
        .filter_map(|facts| Some((facts.id.as_str(), facts.same_text_as.as_ref()?)))
        .collect();
    for story in documents
        .iter_mut()
        .flat_map(|document| &mut document.stories)
    {
        story.same_text_as = firsts.get(story.id.as_str()).map(|first| (*first).clone());
    }
}

fn claim_entry(claim: &Claim, graph: &ClaimGraph) -> ClaimEntry {
    let event = graph.event_of(&claim.id);
    ClaimEntry {
        id: claim.id.clone(),
        story: claim.story.clone(),
        path: claim.path.clone(),
        event: event.map_or_else(String::new, |event| event.id.clone()),
        kind: claim.kind.clone(),
        slot: claim.slot.clone(),
        scope: claim.scope.clone(),
        value_type: claim.value.value_type(),
        value: claim.value.to_string(),
        certainty: claim.certainty,
        said_by: claim.said_by.clone(),
        rule: claim.rule.clone(),
        basis: claim.basis.clone(),
        at: claim.quote.place.into(),
        quote: claim.quote.words.clone(),
        derived_from: claim.derived_from.clone(),
    }
}

fn claim_key(claim: &ClaimEntry) -> impl Ord + '_ {
    (
        (&claim.path, claim.at),
        (&claim.kind, &claim.slot, &claim.value),
        &claim.id,
    )
}

/// Conflicts first, the most severe first; then what no rule vouches for, refinements, agreements.
fn finding_key(finding: &Finding) -> impl Ord + '_ {
    let rank = match finding.finding {
        FindingKind::Conflict => 0,
        FindingKind::Possible => 1,
        FindingKind::Refinement => 2,
        FindingKind::Agreement => 3,
    };
    (
        (rank, Reverse(finding.severity)),
        (&finding.event, &finding.slot),
        &finding.id,
    )
}

fn event_entry(event: &Event) -> EventEntry {
    EventEntry {
        id: event.id.clone(),
        kind: event.kind.clone(),
        label: event.label.clone(),
        identity: event.identity.clone(),
        why_joined: event.why_joined.clone(),
    }
}

/// What the report says of `document`.
pub fn document_entry(document: &Document) -> DocumentEntry {
    let main = document.stories.iter().find(|story| story.main);
    DocumentEntry {
        path: document.path.clone(),
        outlet: main.map_or_else(String::new, |story| story.outlet.clone()),
        url: document.url.clone(),
        stories: document
            .stories
            .iter()
            .map(|story| story_entry(story, &document.text))
            .collect(),
    }
}

fn story_entry(story: &Story, text: &str) -> StoryEntry {
    let title = story.title.map(|span| span.of(text).trim().to_owned());
    StoryEntry {
        id: story.id.clone(),
        title: title
            .or_else(|| story.title_text.clone())
            .unwrap_or_default(),
        main: story.main,
        outlet: story.outlet.clone(),
        reference_time: story.reference.as_ref().map(reference_time),
        basis: story.basis.clone(),
        origin: story.origin.as_ref().map(ToString::to_string),
        same_text_as: None,
    }
}

/// A reference time in canonical notation; a year that is not known stays open.
fn reference_time(reference: &Reference) -> String {
    let mut day = DateValue::day(reference.day);
    if !reference.year_known {
        day.year = None;
    }
    match reference.clock {
        Some(clock) => TimeValue::Instant(day, clock),
        None => TimeValue::Date(day),
    }
    .to_string()
}

/// What the rules understood; open claims are not part of it.
fn coverage(claims: &[ClaimEntry], facts: &[StoryFacts], notes: &[Note]) -> Coverage {
    let ruled = || claims.iter().filter(|claim| claim.kind != OPEN_KIND);
    let mut told: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for claim in ruled().filter(|claim| !claim.event.is_empty()) {
        told.entry((&claim.event, &claim.slot))
            .or_default()
            .insert(&claim.story);
    }
    let speaking: BTreeSet<&str> = ruled().map(|claim| claim.story.as_str()).collect();
    let mut counts: BTreeMap<NoteCode, usize> = BTreeMap::new();
    for note in notes {
        *counts.entry(note.code).or_insert(0) += 1;
    }
    let considered: BTreeSet<&str> = facts.iter().map(|story| story.id.as_str()).collect();
    Coverage {
        stories: considered.len(),
        claims: ruled().count(),
        slots_compared: told.values().filter(|stories| stories.len() > 1).count(),
        stories_without_claims: considered
            .difference(&speaking)
            .map(|id| (*id).to_owned())
            .collect(),
        notes: counts,
    }
}

#[cfg(test)]
mod tests;
