//! How a planned thing stands: a closed set of words.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a planned thing stands, or yes / no for a property.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Meant, not fixed.
    Planned,
    /// Fixed, agreed.
    Confirmed,
    /// Suspended for now.
    OnHold,
    /// Moved to a later time.
    Postponed,
    /// Called off.
    Cancelled,
    /// Has taken place.
    Held,
    /// Is over.
    Ended,
    /// Said not to be so.
    Denied,
    /// The property holds.
    Yes,
    /// The property does not hold.
    No,
}

impl Status {
    /// Every status, in the order of a plan's life.
    pub const ALL: [Self; 10] = [
        Self::Planned,
        Self::Confirmed,
        Self::OnHold,
        Self::Postponed,
        Self::Cancelled,
        Self::Held,
        Self::Ended,
        Self::Denied,
        Self::Yes,
        Self::No,
    ];

    /// The word for it, as in reports and rule files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Confirmed => "confirmed",
            Self::OnHold => "on-hold",
            Self::Postponed => "postponed",
            Self::Cancelled => "cancelled",
            Self::Held => "held",
            Self::Ended => "ended",
            Self::Denied => "denied",
            Self::Yes => "yes",
            Self::No => "no",
        }
    }

    /// The status of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
