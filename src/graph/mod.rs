//! Claims of all stories into events, and the graph that says who asserts what about which event.
//!
//! The only module that imports petgraph. Comes in: claims and facts on stories. Goes out: [`Event`]s with the reasons
//! they were joined or kept apart, and the claim graph as DOT.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::extract::ClaimId;

/// What claims from one or several stories are about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Stable id: a hash of kind and identity.
    pub id: String,
    /// Kind of event, as the rule file names it.
    pub kind: String,
    /// What to call it: "talks: Russia, Ukraine (3rd)".
    pub label: String,
    /// What identifies it: `parties`, `series`, `names`, `place`, `day` …, each in words.
    pub identity: BTreeMap<String, String>,
    /// Why mentions of it were joined, and what was kept apart and why; sorted.
    pub why_joined: Vec<String>,
    /// The claims about it, in the order of the claims.
    #[serde(skip)]
    pub claims: Vec<ClaimId>,
}
