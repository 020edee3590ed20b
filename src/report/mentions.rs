//! One mention as the `mentions` command gives it: what was recognised, where, and what it resolves to.

use serde::Serialize;

use super::At;
use crate::mention::MentionKind;
use crate::value::{Basis, Timex3};

/// One mention, by article and place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MentionEntry {
    /// The article: the id it came with inside its file, else its path.
    pub id: String,
    /// Path of its document.
    pub path: String,
    /// What sort of expression it is: `time`, `duration`, `frequency`, `quantity` …; [`PART`] for a part of the range or list before it.
    pub kind: &'static str,
    /// The words, as published.
    pub text: String,
    /// First byte in the document's extracted text.
    pub text_start: usize,
    /// One past the last byte in the document's extracted text.
    pub text_end: usize,
    /// Where the words stand in the raw file.
    pub at: At,
    /// The value in canonical notation, where it could be resolved.
    pub value: Option<String>,
    /// The lists of names that hold it, with their `@`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<String>,
    /// TIMEX3 type and value, for times, durations and frequencies; a range or list leaves them to its parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timex3: Option<Timex3>,
    /// The time in EDTF (ISO 8601-2), of every time that it has a form for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edtf: Option<String>,
    /// Each assumption made on the way to the value.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis>,
}

/// The `kind` of an entry that is a part of the range or list in the entry before it.
pub const PART: &str = "part";

/// The name of a mention's kind, as [`MentionEntry`] has it.
pub const fn kind_name(kind: &MentionKind) -> &'static str {
    match kind {
        MentionKind::Time(_) => "time",
        MentionKind::Duration(_) => "duration",
        MentionKind::Frequency(_) => "frequency",
        MentionKind::Quantity(_) => "quantity",
        MentionKind::Ordinal(_) => "ordinal",
        MentionKind::Vote(..) => "vote",
        MentionKind::Scope(_) => "scope",
        MentionKind::Place(_) => "place",
        MentionKind::Party(_) => "party",
        MentionKind::Person(_) => "person",
        MentionKind::Agency(_) => "agency",
        MentionKind::Listed(_) => "listed",
        MentionKind::Unnamed(_) => "unnamed",
        MentionKind::Hedge(_) => "hedge",
    }
}
