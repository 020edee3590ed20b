//! A claim: one value for one slot of one event, with who says so, how surely, by which rule, where, and why it was read so.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ingest::{Document, RawPlace};
use crate::text::{Excerpt, Span};
use crate::value::{Basis, Certainty, Scope, Speaker, Value};

/// Stable id of a claim: a hash of story, slot, value, quote and occurrence, so it survives changes of unrelated text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClaimId(pub String);

impl fmt::Display for ClaimId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One value for one slot of one event, as one story has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// Id of the story it comes from.
    pub story: String,
    /// Path of the document it comes from.
    pub path: String,
    /// Kind of event, as the rule file names it: `talks`, `ultimatum`.
    pub kind: String,
    /// Slot, as the rule file names it: `date`, `length`.
    pub slot: String,
    /// Under which scope.
    pub scope: Scope,
    /// What is claimed.
    pub value: Value,
    /// How surely.
    pub certainty: Certainty,
    /// Through whose mouths, outermost first: outlet, then whom it quotes, then whom those quote.
    pub said_by: Vec<Speaker>,
    /// The rule that made it: `talks/scheduled`.
    pub rule: String,
    /// Each assumption made.
    pub basis: Vec<Basis>,
    /// Where the words it rests on stand in the document's text.
    pub at: Span,
    /// Those words, and their place in the raw input.
    pub quote: Quote,
    /// The sentence those words stand in: span in the document's text.
    pub sentence: Span,
    /// What tells which event it is about.
    pub event: EventKey,
    /// The claims it was derived from; empty for one read from words.
    pub derived_from: Vec<ClaimId>,
}

/// Words of a document that outlive its text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Quote {
    /// The words.
    pub words: String,
    /// The same with what stands around them.
    pub excerpt: Excerpt,
    /// Where they stand in the raw input.
    pub place: RawPlace,
}

impl Quote {
    /// The words at `at` in the text of `document`.
    pub fn of(document: &Document, at: Span) -> Self {
        Self {
            words: at.of(&document.text).to_owned(),
            excerpt: Excerpt::cut(&document.text, at),
            place: document.place(at),
        }
    }
}

/// What a claim knows of the event it is about: the evidence the event gate works on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EventKey {
    /// Canonical names of the states, governments or organisations that take part, as far as the words or the story's topic tell.
    pub parties: BTreeSet<String>,
    /// Proper names that identify it: flight, vessel, victim, address.
    pub names: BTreeSet<String>,
    /// Where in a series it stands.
    pub series: Series,
    /// Whether it is the story's topic (or was read through focus), rather than background.
    pub topic: bool,
    /// Words that say it is another one: "a separate incident", "last year's".
    pub apart: Vec<String>,
}

/// Where an event stands in a series of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Series {
    /// Nothing is said: the one the story is about.
    #[default]
    Current,
    /// "the third": by number.
    Number(u32),
    /// "previous", "earlier", "last": one or several before the current one, number not said.
    Earlier,
    /// "the next one after that".
    Later,
}

/// Whether two sets of parties can be those of one event: one holds the other, or they share two.
pub fn parties_fit(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    a.is_subset(b) || b.is_subset(a) || a.intersection(b).nth(1).is_some()
}
