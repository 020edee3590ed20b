//! What later stages need to know of a story without seeing its text.

use jiff::civil::Date;

/// A story as the graph and the detectors see it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryFacts {
    /// Its id.
    pub id: String,
    /// Who published it.
    pub outlet: String,
    /// The wire agency it was taken from, where credited.
    pub origin: Option<String>,
    /// Whether it is what its page is about.
    pub main: bool,
    /// The day of its reference time, where the year is known.
    pub day: Option<Date>,
    /// Bottom-k sketch of its word shingles, sorted: the share of common members estimates how much text two stories share.
    pub sketch: Vec<u64>,
}
