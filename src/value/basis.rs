//! Why a value is what it is: each assumption made between the words and the value.

use serde::{Deserialize, Serialize};

/// One assumption or step, in words a person can check.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Basis {
    /// Which sort of step it was.
    pub kind: BasisKind,
    /// The step in words: lower-case start, no final stop, text from articles in backticks.
    pub note: String,
}

/// The sorts of [`Basis`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum BasisKind {
    /// Where the story's reference time came from, or that another place was looked at and not taken.
    ReferenceTime,
    /// A missing year was inferred, or left open.
    Year,
    /// A weekday, "today" or the like was turned into a date.
    Relative,
    /// Past or future reading chosen by tense, cue or default.
    Direction,
    /// A time counted from another time ("two days after the vote").
    Anchor,
    /// A time zone or offset was assumed.
    TimeZone,
    /// An alias was read as its canonical name.
    Alias,
    /// A word ("the talks", "there", "they") was read as the story's topic.
    Focus,
    /// A place in a series, tense or cue decided which event is meant.
    Series,
    /// Whose words they are.
    Speaker,
    /// The value was derived from other claims.
    Derived,
    /// Anything else worth recording.
    Other,
}

impl Basis {
    /// A step of sort `kind`, described by `note`.
    pub fn new(kind: BasisKind, note: impl Into<String>) -> Self {
        Self {
            kind,
            note: note.into(),
        }
    }
}
