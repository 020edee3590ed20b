//! A report's lists by id, with the short names things go by.

use std::collections::BTreeMap;

use super::names::Names;
use super::visible::visible;
use super::{ClaimEntry, EventEntry, Report, StoryEntry};
use crate::detect::Side;

/// A report's claims, events and stories by id.
#[derive(Debug)]
pub(super) struct Lookup<'a> {
    claims: BTreeMap<&'a str, &'a ClaimEntry>,
    events: BTreeMap<&'a str, &'a EventEntry>,
    stories: BTreeMap<&'a str, &'a StoryEntry>,
    /// Short forms of paths and ids.
    pub(super) names: Names<'a>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let stories = report.documents.iter().flat_map(|d| &d.stories);
        Self {
            claims: report.claims.iter().map(|c| (c.id.0.as_str(), c)).collect(),
            events: report.events.iter().map(|e| (e.id.as_str(), e)).collect(),
            stories: stories.map(|s| (s.id.as_str(), s)).collect(),
            names: Names::of(report),
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

    /// `a.txt:3:41`, the path in its short form.
    pub(super) fn place(&self, claim: &ClaimEntry) -> String {
        let path = visible(self.names.path(&claim.path));
        format!("{path}:{}:{}", claim.at.line, claim.at.column)
    }

    /// The claims of one side, in its order; ids the report does not have are left out.
    pub(super) fn claims_of(&self, side: &Side) -> Vec<&'a ClaimEntry> {
        side.claims
            .iter()
            .filter_map(|id| self.claim(&id.0))
            .collect()
    }

    /// The kind of an event, empty where the report does not have it.
    pub(super) fn kind_of(&self, event: &str) -> &'a str {
        self.event(event).map_or("", |e| e.kind.as_str())
    }
}
