//! A finding: a conflict, agreement or refinement over two or more claims.

use serde::{Deserialize, Serialize};

use crate::extract::ClaimId;

/// What two or more claims amount to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Stable id: a hash of event, slot, class and the ids of the claims.
    pub id: String,
    /// What it is.
    pub finding: FindingKind,
    /// Class of a conflict; absent for others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<FindingClass>,
    /// How far it reaches.
    pub reach: Reach,
    /// How severe it is.
    pub severity: Severity,
    /// Id of the event.
    pub event: String,
    /// The slot; claims of several slots may meet in a finding of reach `network`.
    pub slot: String,
    /// The sides: at least two for a conflict, one or more for an agreement. Ordered by independent sources, most first, then by value.
    pub sides: Vec<Side>,
    /// Steps from the words to the finding, in order, each one a sentence a person can check. The last three of a conflict say
    /// why it is one event, why the values do not go together, and why it is of its class.
    pub explanation: Vec<String>,
}

impl Finding {
    /// The last steps of a conflict's explanation: why one event, why not both, why this class. Fewer where it has fewer.
    pub fn why(&self) -> &[String] {
        let first = self.explanation.len().saturating_sub(3);
        self.explanation.get(first..).unwrap_or_default()
    }
}

/// One side of a finding.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// The value in canonical notation; of several that fit one another, the finest.
    pub value: String,
    /// Its claims.
    pub claims: Vec<ClaimId>,
    /// Ids of the stories they come from, sorted, each once.
    pub sources: Vec<String>,
    /// Number of sources that are independent: stories of one origin count once.
    pub independent: usize,
}

/// What a [`Finding`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FindingKind {
    /// Not all can be true.
    Conflict,
    /// Two or more stories say the same.
    Agreement,
    /// They fit, and one is finer.
    Refinement,
    /// Open claims that differ; no rule vouches for it.
    Possible,
}

/// The classes of conflict; the first that applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FindingClass {
    /// Evidence that the later value replaces the earlier one.
    Update,
    /// One side only says may, likely, planned, perhaps.
    Hedged,
    /// Each side is attributed to its own speaker.
    Dispute,
    /// Neither of these.
    Contradiction,
}

impl FindingClass {
    /// The word for it, as in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Update => "update",
            Self::Hedged => "hedged",
            Self::Dispute => "dispute",
            Self::Contradiction => "contradiction",
        }
    }
}

/// How far a finding reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reach {
    /// Between stories.
    Across,
    /// Inside one story.
    Within,
    /// Three or more claims that cannot all hold, though every pair may.
    Network,
}

/// How severe a finding is. Ordered: `None < Possible < Note < Warning < Error`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Not a problem: agreements and refinements.
    None,
    /// May be a problem: no rule vouches for it.
    Possible,
    /// Worth knowing.
    Note,
    /// Should be looked at.
    Warning,
    /// Must be looked at.
    Error,
}
