//! TIMEX3 (ISO-TimeML) type and value of a resolved time, for interchange with other taggers.

use serde::{Deserialize, Serialize};

/// Type and value of a TIMEX3 annotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timex3 {
    /// The type.
    #[serde(rename = "type")]
    pub kind: Timex3Type,
    /// The value, in TIMEX3's extension of ISO 8601.
    pub value: String,
    /// The modifier (`START`, `MID`, `END`, `APPROX`, `LESS_THAN` …), where there is one.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
}

/// The types of TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "the names are TIMEX3's")]
pub enum Timex3Type {
    Date,
    Time,
    Duration,
    Set,
}
