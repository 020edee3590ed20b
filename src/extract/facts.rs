//! What later stages need to know of a story without seeing its text.

use std::collections::BTreeSet;

use jiff::civil::Date;

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
    /// Names it is full of: places below the country, persons, other proper names; empty for a story without claims.
    pub about: BTreeSet<String>,
    /// Of its text, by which reprints are told.
    pub sketch: Sketch,
    /// The first story of the run with nearly its text: known once all stories are read.
    pub same_text_as: Option<String>,
}
