//! A report's lists by id.

use std::collections::BTreeMap;

use super::{ClaimEntry, EventEntry, Report, StoryEntry};
use crate::detect::Side;

/// A report's claims, events and stories by id.
#[derive(Debug)]
pub(super) struct Lookup<'a> {
    claims: BTreeMap<&'a str, &'a ClaimEntry>,
    events: BTreeMap<&'a str, &'a EventEntry>,
    stories: BTreeMap<&'a str, &'a StoryEntry>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let stories = report.documents.iter().flat_map(|d| &d.stories);
        Self {
            claims: report.claims.iter().map(|c| (c.id.0.as_str(), c)).collect(),
            events: report.events.iter().map(|e| (e.id.as_str(), e)).collect(),
            stories: stories.map(|s| (s.id.as_str(), s)).collect(),
        }
    }

    pub(super) fn claim(&self, id: &str) -> Option<&'a ClaimEntry> {
        self.claims.get(id).copied()
    }

    pub(super) fn event(&self, id: &str) -> Option<&'a EventEntry> {
        self.events.get(id).copied()
    }

    pub(super) fn story(&self, id: &str) -> Option<&'a StoryEntry> {
        self.stories.get(id).copied()
    }

    /// The claims of one side, in its order; ids the report does not have are left out.
    pub(super) fn claims_of(&self, side: &Side) -> Vec<&'a ClaimEntry> {
        side.claims
            .iter()
            .filter_map(|id| self.claim(&id.0))
            .collect()
    }

    /// What an event's finding is about: the label of its kind, "talks".
    pub(super) fn kind_of(&self, event: &str) -> &'a str {
        self.event(event).map_or("", |e| e.kind.as_str())
    }
}
