//! Checks what a rule says of numbers: the words a frame takes them by, and the words that narrow them to a part.

use std::collections::BTreeMap;

use super::model::{NumberFrame, ScopeWords, Take};
use super::raw::RawFrame;
use super::validate::Checker;
use crate::lexicon::Spanned;
use crate::value::ScopeKey;

/// The words of one dimension of a scope, by what they narrow to.
type RawScope = BTreeMap<String, Vec<Spanned<String>>>;

impl Checker<'_> {
    /// The words by which `raw` takes numbers; `None` for a frame that takes something else, which must have none of them.
    pub(super) fn number_frame(&mut self, raw: &mut RawFrame) -> Option<NumberFrame> {
        let mut words = |list: &mut Vec<Spanned<String>>| self.words(std::mem::take(list));
        let frame = NumberFrame {
            counts: words(&mut raw.counts),
            groups: words(&mut raw.groups),
            bare: raw.bare,
            heads: words(&mut raw.heads),
            subject_of: words(&mut raw.subject_of),
            object_of: words(&mut raw.object_of),
            states: words(&mut raw.states),
            beside: words(&mut raw.beside),
            measures: words(&mut raw.measures),
            change: raw.change,
            never_with: words(&mut raw.never_with),
            alone: raw.alone,
        };
        let ways = [
            &frame.heads,
            &frame.subject_of,
            &frame.object_of,
            &frame.states,
            &frame.beside,
            &frame.measures,
        ];
        let says_none = ways.iter().all(|words| words.is_empty());
        match raw.take {
            Take::Number if says_none => {
                self.wrong(
                    &raw.id,
                    format!("frame {} takes numbers by no word", raw.id.value),
                    "say by which: `heads`, `subject_of`, `object_of`, `states`, `beside` or `measures`",
                );
                None
            }
            Take::Number | Take::Age => Some(frame),
            Take::Time
            | Take::Clock
            | Take::Duration
            | Take::Place
            | Take::Name
            | Take::Ordinal
            | Take::Count => {
                if !says_none || !frame.counts.is_empty() || !frame.groups.is_empty() {
                    self.wrong(
                        &raw.id,
                        format!(
                            "frame {} has words for numbers and takes none",
                            raw.id.value
                        ),
                        "write `take: number`, or leave them out",
                    );
                }
                None
            }
        }
    }

    /// The words that narrow numbers, by dimension and value.
    pub(super) fn scopes(&mut self, raw: BTreeMap<String, RawScope>) -> Vec<ScopeWords> {
        let mut found = Vec::new();
        for (dimension, values) in raw {
            let key = ScopeKey::from_word(&dimension);
            for (value, words) in values {
                match key {
                    Some(key) => found.push(ScopeWords {
                        key,
                        value,
                        words: self.words(words),
                    }),
                    None => {
                        if let Some(word) = words.first() {
                            self.wrong(
                                word,
                                format!("`{dimension}` is no dimension of a scope"),
                                "use group, place, direction, per, subset, phase or window",
                            );
                        }
                    }
                }
            }
        }
        found
    }
}
