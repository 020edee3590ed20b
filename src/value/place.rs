//! Named places and what contains them.

use std::fmt;

/// A named place with the chain of places that contain it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Canonical name.
    pub name: String,
    /// Canonical names of what contains it, innermost first: `["Istanbul", "Turkey"]` for the Ciragan Palace. Empty for a country.
    pub within: Vec<String>,
    /// ISO 3166-1 alpha-2 code of the country, where known.
    pub country: Option<String>,
}

impl Place {
    /// Whether `other` lies in this place, or is this place.
    pub fn contains(&self, other: &Self) -> bool {
        self.name == other.name || other.within.contains(&self.name)
    }
}

impl fmt::Display for Place {
    /// `Istanbul, TR`; a country by its name alone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.country {
            Some(code) if !self.within.is_empty() => write!(f, "{}, {code}", self.name),
            _ => f.write_str(&self.name),
        }
    }
}
