//! Open statements: what a story says with a number, date or place that no rule has made a claim of.
//!
//! Comes in: a story's sentences, and the claims the rules made. Goes out: an [`OpenStory`]: the sentences with such a value, each
//! with its content words, and what the story is about. Stories are not kept after extraction and a run may have a hundred
//! thousand of them, so words are kept as hashes with their places, and of each story only a bounded number of values.

mod read;
mod stated;
mod words;

pub use words::Word;

pub(super) use read::read;

use crate::ingest::RawPlace;
use crate::text::{Excerpt, Span};
use crate::value::{Basis, Certainty, Speaker, Value};

use super::claim::Quote;

/// A story's open statements.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenStory {
    /// Its id.
    pub id: String,
    /// Path of its document.
    pub path: String,
    /// The names it tells first, by their hashes; sorted, each once.
    pub names: Vec<u32>,
    /// The nouns it tells first, likewise.
    pub things: Vec<u32>,
    /// Every value it states anywhere, with the noun it counts: hashes, sorted, each once.
    pub said: Vec<u64>,
    /// Its sentences that state an open value, in order.
    pub sentences: Vec<OpenSentence>,
}

/// A sentence with open values.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenSentence {
    /// Its words.
    pub text: Box<str>,
    /// Where it stands in the document's text.
    pub span: Span,
    /// Its content words, by hash, each once.
    pub words: Vec<Word>,
    /// Its values, in order.
    pub values: Vec<OpenValue>,
}

/// A value that a sentence states, with the words it hangs on.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenValue {
    /// The value.
    pub value: Value,
    /// What it measures.
    pub role: OpenRole,
    /// The verb that governs it, by hash; none for "be" and "have", which say nothing.
    pub verb: Option<u32>,
    /// The words quoted, in the sentence.
    pub at: Span,
    /// Where they stand in the raw input.
    pub place: RawPlace,
    /// How surely it is said.
    pub certainty: Certainty,
    /// Through whose mouths, outermost first.
    pub said_by: Vec<Speaker>,
    /// Each assumption made.
    pub basis: Vec<Basis>,
}

/// What an open value measures: two values of different roles say nothing of one another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpenRole {
    /// The head noun it counts, or the preposition that puts a place, by hash; `None` for a bare one.
    pub head: Option<u32>,
    /// What narrows the head ("wounded", "of the crew"), by hash, sorted.
    pub narrowed: Vec<u32>,
    /// A plain word for it, which slots are named by: the head noun in the singular, or `date`, `place`, `share` and the like.
    pub name: String,
}

impl OpenSentence {
    /// The quote of one of its values.
    pub fn quote(&self, value: &OpenValue) -> Quote {
        Quote {
            words: value.at.of(&self.text).to_owned(),
            excerpt: Excerpt::cut(&self.text, value.at),
            place: value.place,
        }
    }

    /// One of its words as it stands there.
    pub fn spelled(&self, word: &Word) -> &str {
        word.at().of(&self.text)
    }
}

/// What [`OpenStory::said`] holds of a value: its notation with the head it stands beside.
pub fn said_key(role: &OpenRole, value: &Value) -> u64 {
    let head = role.head.unwrap_or_default().to_le_bytes();
    let value = value.to_string();
    crate::value::fnv1a(head.into_iter().chain(value.bytes()))
}

/// A hash of a role with a word beside it: where two differ, values of the roles say nothing of one another, or the words differ.
pub fn said_role(role: &OpenRole, word: u32) -> u64 {
    let head = role.head.unwrap_or_default().to_le_bytes();
    let narrowed = role.narrowed.iter().flat_map(|key| key.to_le_bytes());
    let beside = word.to_le_bytes().into_iter().chain(head);
    crate::value::fnv1a(beside.chain(narrowed).chain(role.name.bytes()))
}
