//! Who says a thing.

use serde::{Deserialize, Serialize};

/// One mouth in the chain a claim came through.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Speaker {
    /// Canonical name, or the words for an unnamed source ("an unidentified source").
    pub name: String,
    /// Which sort of speaker.
    pub kind: SpeakerKind,
}

/// The sorts of [`Speaker`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SpeakerKind {
    /// The outlet whose story it is.
    Outlet,
    /// Another outlet or a news agency that is quoted.
    Agency,
    /// A named person.
    Person,
    /// A state, government, ministry or organisation.
    Party,
    /// Somebody who is not named.
    Unnamed,
}

impl Speaker {
    /// A speaker of sort `kind`.
    pub fn new(name: impl Into<String>, kind: SpeakerKind) -> Self {
        Self {
            name: name.into(),
            kind,
        }
    }
}
