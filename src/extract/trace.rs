//! What almost became a claim: told by the steps that drop a value, to whoever asked.
//!
//! A trace that is off holds nothing and asks for no words: reading articles pays a test of an option for each dropped value.

use std::cell::RefCell;

use crate::text::Span;

/// Something that fell just short of a claim.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NearMiss {
    /// Index of the sentence among those that were read.
    pub sentence: usize,
    /// Where its words stand in the sentence.
    pub at: Span,
    /// The frame, pattern or kind it would have been a claim of.
    pub rule: String,
    /// Why it is none, in words.
    pub why: String,
}

/// Collects near misses, or does nothing.
#[derive(Debug, Default)]
pub(super) struct Trace(Option<RefCell<Vec<NearMiss>>>);

impl Trace {
    /// One that collects.
    pub(super) fn on() -> Self {
        Self(Some(RefCell::default()))
    }

    /// Tells that the words at `at` give no claim under `rule`.
    pub(super) fn tell(&self, sentence: usize, rule: &str, at: Span, why: impl FnOnce() -> String) {
        if let Some(told) = &self.0 {
            told.borrow_mut().push(NearMiss {
                sentence,
                at,
                rule: rule.to_owned(),
                why: why(),
            });
        }
    }

    /// What was told.
    pub(super) fn told(self) -> Vec<NearMiss> {
        self.0.map(RefCell::into_inner).unwrap_or_default()
    }
}
