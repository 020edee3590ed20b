//! Why a text gives the claims it gives: its readings, with the expressions in each sentence and what is derived.

use jiff::civil::Date;

use super::{Engine, mentions};
use crate::detect;
use crate::extract::{self, Claim, NearMiss, NumberRead};
use crate::ingest::{self, Input, Unwatched};
use crate::report::MentionEntry;
use crate::text::Span;

/// A sentence with all that was made of it.
#[derive(Debug)]
pub struct Why {
    /// Its words.
    pub text: String,
    /// Its typed expressions with their values, by place.
    pub expressions: Vec<MentionEntry>,
    /// What patterns see of it: lemmas in a row, each expression as `<type>`, without articles.
    pub items: String,
    /// Heads of its noun phrases with their modifiers, as lemmas.
    pub nouns: Vec<String>,
    /// Lemmas of its verb groups.
    pub verbs: Vec<String>,
    /// Its numbers, with what each hangs on.
    pub numbers: Vec<NumberRead>,
    /// The claims it gives, derived ones behind those read.
    pub claims: Vec<Claim>,
    /// What fell just short of a claim, by place. Spans point into the sentence.
    pub near: Vec<NearMiss>,
}

impl Engine {
    /// Reads `text` as an article of `date` and tells of each sentence what was made of it, and what almost was, under the rules its
    /// words touch, or that of one kind. What patterns come near is told in full only where one kind is asked for.
    pub fn why(&self, text: &str, date: Option<Date>, kind: Option<&str>) -> Vec<Why> {
        let input = Input::bytes("text", text.as_bytes().to_vec());
        let options = ingest::Options { date };
        let read = ingest::map(
            vec![input],
            &self.lexicon,
            &options,
            &Unwatched,
            |document| self.why_of(&document, kind),
        );
        read.documents.into_iter().flatten().collect()
    }

    fn why_of(&self, document: &ingest::Document, kind: Option<&str>) -> Vec<Why> {
        let expressions = mentions::of(document, &self.lexicon);
        let mut found = Vec::new();
        for story in document.stories.iter().filter(|story| story.main) {
            let (readings, facts) = extract::why(document, story, &self.lexicon, &self.rules, kind);
            let claims: Vec<Claim> = readings.iter().flat_map(|r| r.claims.clone()).collect();
            let derived = detect::derive(&claims, &[facts], self.rules());
            for reading in readings {
                let follows = derived.iter().filter(|c| c.sentence == reading.span);
                found.push(Why {
                    text: reading.span.of(&document.text).to_owned(),
                    expressions: expressions
                        .iter()
                        .filter(|e| reading.span.contains(Span::new(e.text_start, e.text_end)))
                        .cloned()
                        .collect(),
                    items: reading.items,
                    nouns: reading.nouns,
                    verbs: reading.verbs,
                    numbers: reading.numbers,
                    claims: reading.claims.iter().chain(follows).cloned().collect(),
                    near: reading.near,
                });
            }
        }
        found
    }
}
