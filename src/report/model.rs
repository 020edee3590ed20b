//! The report as data: version 1 of the JSON contract. Changes are additive only.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::detect::{Finding, FindingKind, Severity};
use crate::error::{Note, NoteCode};
use crate::extract::ClaimId;
use crate::ingest::RawPlace;
use crate::value::{Basis, Certainty, Scope, Speaker, ValueType};

/// Everything one run found. Lists are sorted, so the same input gives the same bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Version of the contract: 1.
    pub version: u32,
    /// What made it.
    pub tool: ToolEntry,
    /// Inputs read, by path.
    pub documents: Vec<DocumentEntry>,
    /// Claims, by path and place.
    pub claims: Vec<ClaimEntry>,
    /// Events, by kind and id.
    pub events: Vec<EventEntry>,
    /// Findings: conflicts first, the most severe first; then possible ones, refinements and agreements.
    pub findings: Vec<Finding>,
    /// What was covered, so that silence is not read as consistency.
    pub coverage: Coverage,
    /// What was wrong with inputs, by path.
    pub notes: Vec<Note>,
}

impl Report {
    /// The highest severity among what cannot all be true; [`Severity::None`] where nothing is at odds.
    pub fn worst(&self) -> Severity {
        let at_odds = |finding: &&Finding| match finding.finding {
            FindingKind::Conflict | FindingKind::Possible => true,
            FindingKind::Agreement | FindingKind::Refinement => false,
        };
        let found = self.findings.iter().filter(at_odds);
        found.map(|f| f.severity).max().unwrap_or(Severity::None)
    }
}

/// What made the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolEntry {
    /// `atodds`.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Kinds of event it had rules for, sorted.
    pub rules: Vec<String>,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentEntry {
    /// As given on the command line, with `#id` for an article inside a file.
    pub path: String,
    /// Outlet of its main story.
    pub outlet: String,
    /// Its address, where given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its stories in order of appearance.
    pub stories: Vec<StoryEntry>,
}

/// One story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoryEntry {
    /// Its id: the document's path, `~2` and so on appended.
    pub id: String,
    /// Its headline, empty where it has none.
    pub title: String,
    /// Whether it is what the page is about.
    pub main: bool,
    /// Who published it.
    pub outlet: String,
    /// What its words are counted from, in canonical notation; `None` where not known.
    pub reference_time: Option<String>,
    /// How the reference time is known.
    pub basis: Vec<Basis>,
    /// The wire agency it was taken from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// The first story of the run with nearly the same text: reprints, cut and extended ones among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_text_as: Option<String>,
}

/// One claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimEntry {
    /// Its id.
    pub id: ClaimId,
    /// Id of its story.
    pub story: String,
    /// Path of its document.
    pub path: String,
    /// Id of its event.
    pub event: String,
    /// Kind of its event.
    pub kind: String,
    /// Slot.
    pub slot: String,
    /// Scope.
    pub scope: Scope,
    /// Type of the value.
    #[serde(rename = "type")]
    pub value_type: ValueType,
    /// The value in canonical notation.
    pub value: String,
    /// How surely it is said.
    pub certainty: Certainty,
    /// Through whose mouths, outermost first.
    pub said_by: Vec<Speaker>,
    /// The rule that made it.
    pub rule: String,
    /// Each assumption made.
    pub basis: Vec<Basis>,
    /// Where the words stand in the raw file.
    pub at: At,
    /// The words.
    pub quote: String,
    /// The claims it was derived from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub derived_from: Vec<ClaimId>,
}

/// A place in a raw file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct At {
    /// First raw byte.
    pub byte_start: usize,
    /// One past the last raw byte.
    pub byte_end: usize,
    /// 1-based line.
    pub line: usize,
    /// 1-based column in code points.
    pub column: usize,
}

impl From<RawPlace> for At {
    fn from(place: RawPlace) -> Self {
        Self {
            byte_start: place.bytes.start,
            byte_end: place.bytes.end,
            line: place.position.line,
            column: place.position.column,
        }
    }
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventEntry {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// What to call it.
    pub label: String,
    /// What identifies it.
    pub identity: BTreeMap<String, String>,
    /// Why claims were joined in it.
    pub why_joined: Vec<String>,
}

/// What was covered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Coverage {
    /// Stories that were considered.
    pub stories: usize,
    /// Claims that rules made or derived; open ones are not counted.
    pub claims: usize,
    /// Slots of events with claims from two stories or more.
    pub slots_compared: usize,
    /// Ids of considered stories that gave no claim, sorted.
    pub stories_without_claims: Vec<String>,
    /// How many notes of each kind there are.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub notes: BTreeMap<NoteCode, usize>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn agreements_are_not_at_odds() {
        let mut report = sample::report();
        assert_eq!(report.worst(), Severity::Warning);
        report.findings.remove(0);
        assert_eq!(report.worst(), Severity::None);
    }
}
