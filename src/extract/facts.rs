//! What later stages need to know of a story without seeing its text.

use jiff::civil::Date;

use super::about::About;
use crate::text::Sketch;

/// A story as the graph and the detectors see it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryFacts {
    /// Its id.
    pub id: String,
    /// Who published it.
    pub outlet: String,
    /// The wire agency it was taken from, where one is named.
    pub agency: Option<String>,
    /// Whether it is what its page is about.
    pub main: bool,
    /// The day of its reference time, where the year is known.
    pub day: Option<Date>,
    /// What it is about.
    pub about: About,
    /// Of its text, by which reprints are told.
    pub sketch: Sketch,
    /// The first story of the run with nearly its text: known once all stories are read.
    pub same_text_as: Option<String>,
}
