//! How surely a thing is said.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How surely a claim is made, by the words around it. The order is from the surest to the least sure assertion;
/// `denied` stands apart, at the end.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Stated as fact, or as fixed: "met on", "is scheduled for", "will be held on".
    #[default]
    Firm,
    /// Meant, offered or expected, not fixed: "plans to", "proposed", "is expected".
    Planned,
    /// Only held possible: "may", "could", "perhaps", "appear close to", "is being considered".
    Possible,
    /// Hangs on a condition: "if", "unless", "would".
    Conditional,
    /// Said not to be so.
    Denied,
}

impl Certainty {
    /// Whether the claim only hedges: anything but firm or denied.
    pub const fn is_hedged(self) -> bool {
        matches!(self, Self::Planned | Self::Possible | Self::Conditional)
    }

    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Firm => "firm",
            Self::Planned => "planned",
            Self::Possible => "possible",
            Self::Conditional => "conditional",
            Self::Denied => "denied",
        }
    }
}
