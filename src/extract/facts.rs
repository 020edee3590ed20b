//! What later stages need to know of a story without seeing its text.

use jiff::civil::Date;

/// A story as the graph and the detectors see it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryFacts {
    /// Its id.
    pub id: String,
    /// Index of its document in the corpus.
    pub document: usize,
    /// Who published it.
    pub outlet: String,
    /// The wire agency it was taken from, where one is named.
    pub agency: Option<String>,
    /// Whether it is what its page is about.
    pub main: bool,
    /// The day of its reference time, where the year is known.
    pub day: Option<Date>,
    /// The first story of the run with nearly its text.
    pub same_text_as: Option<String>,
}
