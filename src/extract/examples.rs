//! The examples inside rule files, run through the same reading as any story.

use super::{Options, extract};
use crate::ingest::{self, Input};
use crate::lexicon::Lexicon;
use crate::rule::{Example, Expected, Rule, Ruleset};

/// How the examples of one rule came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleOutcome {
    /// Kind of the rule.
    pub kind: String,
    /// File of the rule.
    pub path: String,
    /// Its examples, in the order of the file.
    pub examples: Vec<ExampleOutcome>,
}

impl RuleOutcome {
    /// Whether it has examples of both sorts: some that must give claims, some that must give none.
    pub fn has_both_sorts(&self) -> bool {
        self.examples.iter().any(|e| e.negative) && self.examples.iter().any(|e| !e.negative)
    }

    /// Whether every example gave just what it must, and there are examples of both sorts.
    pub fn passed(&self) -> bool {
        self.has_both_sorts() && self.examples.iter().all(ExampleOutcome::passed)
    }
}

/// How one example came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleOutcome {
    /// 1-based line of the example in the rule's file.
    pub line: usize,
    /// The text.
    pub text: String,
    /// Claims it must give and did not.
    pub missing: Vec<Expected>,
    /// Claims it gave and must not.
    pub noisy: Vec<Found>,
    /// Whether the example is one that must give nothing.
    pub negative: bool,
}

/// A claim an example gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Slot.
    pub slot: String,
    /// Value in canonical notation.
    pub value: String,
    /// Certainty, by its word.
    pub certainty: String,
    /// The innermost speaker.
    pub said_by: String,
    /// The words.
    pub quote: String,
}

impl ExampleOutcome {
    /// Whether it gave just what it must.
    pub fn passed(&self) -> bool {
        self.missing.is_empty() && self.noisy.is_empty()
    }
}

/// Runs all examples of `rule`.
pub fn run_examples(rule: &Rule, lexicon: &Lexicon) -> RuleOutcome {
    let alone = Ruleset::new(vec![rule.clone()]);
    RuleOutcome {
        kind: rule.kind.clone(),
        path: rule.path.clone(),
        examples: rule
            .examples
            .iter()
            .map(|example| run(&alone, &rule.kind, example, lexicon))
            .collect(),
    }
}

fn run(rules: &Ruleset, kind: &str, example: &Example, lexicon: &Lexicon) -> ExampleOutcome {
    let input = Input::bytes("example", example.text.clone().into_bytes());
    let options = ingest::Options {
        date: Some(example.date),
    };
    let corpus = ingest::read(vec![input], lexicon, &options);
    let claims = corpus
        .documents
        .iter()
        .flat_map(|document| extract(document, lexicon, rules, &Options::default()).claims);
    let mut noisy: Vec<Found> = Vec::new();
    let mut missing = example.gives.clone();
    for claim in claims.filter(|claim| claim.kind == kind) {
        let found = Found {
            slot: claim.slot.clone(),
            value: claim.value.to_string(),
            certainty: claim.certainty.as_str().to_owned(),
            said_by: claim
                .said_by
                .last()
                .map(|s| s.name.clone())
                .unwrap_or_default(),
            quote: claim.quote.words,
        };
        match missing.iter().position(|expected| is_met(expected, &found)) {
            Some(at) => {
                missing.remove(at);
            }
            None if example
                .gives
                .iter()
                .any(|expected| is_met(expected, &found)) => {}
            None => noisy.push(found),
        }
    }
    ExampleOutcome {
        line: example.line,
        text: example.text.clone(),
        missing,
        noisy,
        negative: example.gives.is_empty(),
    }
}

fn is_met(expected: &Expected, found: &Found) -> bool {
    expected.slot == found.slot
        && expected.value == found.value
        && expected
            .certainty
            .is_none_or(|c| c.as_str() == found.certainty)
        && expected
            .said_by
            .as_ref()
            .is_none_or(|s| *s == found.said_by)
}
