//! The scope of a claim: what part, group, side or plan a value is about.
//!
//! Claims compare only under scopes that are equal or whose relation is known; this key decides precision.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One dimension of a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScopeKey {
    /// Whom it counts: children, soldiers, civilians, Thais.
    Group,
    /// Where, when narrower than the event.
    Place,
    /// From whom to whom.
    Direction,
    /// `side`, `each` or `total`.
    Per,
    /// A part of the whole: "of them", "others", "including".
    Subset,
    /// As of when the figure holds.
    AsOf,
    /// `planned` or `actual`.
    Phase,
    /// `preliminary` or `revised`.
    Revision,
    /// The window of an ordinal: "this year", "since August".
    Window,
    /// The value was converted from another unit or currency.
    Converted,
    /// Which one in a series: `1`, `2`, `earlier`.
    Series,
    /// The named person the value belongs to.
    Person,
}

impl ScopeKey {
    /// The dimension of that word, as rule files have it.
    pub fn from_word(word: &str) -> Option<Self> {
        let key = match word {
            "group" => Self::Group,
            "place" => Self::Place,
            "direction" => Self::Direction,
            "per" => Self::Per,
            "subset" => Self::Subset,
            "as-of" => Self::AsOf,
            "phase" => Self::Phase,
            "revision" => Self::Revision,
            "window" => Self::Window,
            "series" => Self::Series,
            "person" => Self::Person,
            _ => return None,
        };
        Some(key)
    }

    /// Its word in rule files and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Place => "place",
            Self::Direction => "direction",
            Self::Per => "per",
            Self::Subset => "subset",
            Self::AsOf => "as-of",
            Self::Phase => "phase",
            Self::Revision => "revision",
            Self::Window => "window",
            Self::Converted => "converted",
            Self::Series => "series",
            Self::Person => "person",
        }
    }
}

/// What a word beside a quantity says of its relation to others of the same matter. Context-free: which quantity it means, and
/// what follows, is for those who read the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScopeMark {
    /// It holds for every one of several: "1,000 each", "per side", "apiece".
    Each,
    /// It is the whole: "in total", "in all", "altogether", "combined".
    Total,
    /// What follows is a part of what was told before: "including 12 children", "among them", "of them".
    Part,
    /// What follows is left out: "excluding the crew", "not counting".
    Excluded,
    /// It comes beside what was told before: "12 others", "a further 30", "in addition to".
    Further,
    /// It stands as of now and may grow: "so far", "to date".
    SoFar,
}

impl ScopeMark {
    /// Its word, as reports have it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Each => "each",
            Self::Total => "total",
            Self::Part => "part",
            Self::Excluded => "excluded",
            Self::Further => "further",
            Self::SoFar => "so-far",
        }
    }
}

/// What part of the matter a value is about. The empty scope is the whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Scope(BTreeMap<ScopeKey, String>);

impl Scope {
    /// The whole.
    pub fn new() -> Self {
        Self::default()
    }

    /// This scope, narrowed in one dimension.
    #[must_use]
    pub fn with(mut self, key: ScopeKey, value: impl Into<String>) -> Self {
        self.0.insert(key, value.into());
        self
    }

    /// Sets one dimension.
    pub fn set(&mut self, key: ScopeKey, value: impl Into<String>) {
        self.0.insert(key, value.into());
    }

    /// Forgets one dimension.
    pub fn remove(&mut self, key: ScopeKey) {
        self.0.remove(&key);
    }

    /// The value of one dimension.
    pub fn get(&self, key: ScopeKey) -> Option<&str> {
        self.0.get(&key).map(String::as_str)
    }

    /// Whether it is the whole.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The dimensions in their order.
    pub fn iter(&self) -> impl Iterator<Item = (ScopeKey, &str)> {
        self.0.iter().map(|(key, value)| (*key, value.as_str()))
    }
}
