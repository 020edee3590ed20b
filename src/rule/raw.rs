//! What a rule file says, before anything is checked. Unknown keys are errors.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::lexicon::Spanned;
use crate::value::{Certainty, ValueType};

use super::model::{Cardinality, Take, Which};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRule {
    pub(super) kind: Spanned<String>,
    pub(super) label: String,
    pub(super) about: String,
    #[serde(default)]
    pub(super) why: String,
    #[serde(default)]
    pub(super) source: String,
    pub(super) identity: RawIdentity,
    pub(super) event: RawTrigger,
    pub(super) slots: BTreeMap<String, RawSlot>,
    #[serde(default)]
    pub(super) frames: Vec<RawFrame>,
    #[serde(default)]
    pub(super) patterns: Vec<RawPattern>,
    #[serde(default)]
    pub(super) derive: Vec<RawDerivation>,
    #[serde(default)]
    pub(super) scopes: BTreeMap<String, BTreeMap<String, Vec<Spanned<String>>>>,
    #[serde(default)]
    pub(super) examples: Vec<RawExample>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawIdentity {
    pub(super) window_days: u16,
    #[serde(default)]
    pub(super) parties: bool,
    #[serde(default)]
    pub(super) series: bool,
    #[serde(default)]
    pub(super) topic_parties: usize,
    #[serde(default)]
    pub(super) series_days: Option<u16>,
    #[serde(default)]
    pub(super) day: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) names: bool,
    #[serde(default)]
    pub(super) past: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawTrigger {
    pub(super) nouns: Vec<Spanned<String>>,
    pub(super) loose_nouns: Vec<Spanned<String>>,
    pub(super) verbs: Vec<Spanned<String>>,
    pub(super) actors: Vec<Spanned<String>>,
    pub(super) holding: Vec<Spanned<String>>,
    pub(super) happening: Vec<Spanned<String>>,
    pub(super) proposing: Vec<Spanned<String>>,
    pub(super) fixing: Vec<Spanned<String>>,
    pub(super) moving: Vec<Spanned<String>>,
    pub(super) rank: Vec<Spanned<String>>,
    pub(super) never_with: Vec<Spanned<String>>,
    pub(super) not_beside: Vec<Spanned<String>>,
    pub(super) never_under: Vec<Spanned<String>>,
    pub(super) earlier: Vec<Spanned<String>>,
    pub(super) current: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSlot {
    pub(super) label: String,
    #[serde(rename = "type")]
    pub(super) value_type: ValueType,
    #[serde(default)]
    pub(super) cardinality: Cardinality,
    #[serde(default)]
    pub(super) grows: bool,
    #[serde(default)]
    pub(super) revisable: bool,
    #[serde(default)]
    pub(super) limit: bool,
    #[serde(default)]
    pub(super) begins: bool,
    #[serde(default)]
    pub(super) values: Vec<String>,
    #[serde(default)]
    pub(super) unit: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) of_person: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFrame {
    pub(super) id: Spanned<String>,
    pub(super) slot: Spanned<String>,
    #[serde(default)]
    pub(super) of: Which,
    pub(super) take: Take,
    #[serde(default)]
    pub(super) prepositions: Vec<String>,
    #[serde(default)]
    pub(super) verbs: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) implies: Option<RawImplied>,
    #[serde(default)]
    pub(super) counts: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) groups: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) bare: bool,
    #[serde(default)]
    pub(super) heads: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) subject_of: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) object_of: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) states: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) beside: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) measures: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) change: bool,
    #[serde(default)]
    pub(super) never_with: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) alone: bool,
    #[serde(default)]
    pub(super) why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawImplied {
    pub(super) slot: Spanned<String>,
    pub(super) value: Spanned<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPattern {
    pub(super) id: Spanned<String>,
    #[serde(rename = "match")]
    pub(super) patterns: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) of: Which,
    #[serde(default)]
    pub(super) set: BTreeMap<String, Spanned<String>>,
    #[serde(default)]
    pub(super) certainty: Option<Certainty>,
    #[serde(default)]
    pub(super) never_with: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) alone: bool,
    #[serde(default)]
    pub(super) replaced: bool,
    #[serde(default)]
    pub(super) why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDerivation {
    pub(super) id: Spanned<String>,
    pub(super) slot: Spanned<String>,
    pub(super) from: Spanned<String>,
    pub(super) why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawExample {
    pub(super) text: Spanned<String>,
    #[serde(default)]
    pub(super) date: Option<Spanned<String>>,
    pub(super) gives: Vec<RawExpected>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawExpected {
    pub(super) slot: Spanned<String>,
    pub(super) value: String,
    #[serde(default)]
    pub(super) certainty: Option<Certainty>,
    #[serde(default)]
    pub(super) said_by: Option<String>,
}
