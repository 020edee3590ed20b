//! The examples inside rule files, run through the same reading as any story, and how what they give differs from what they must.

use serde::Serialize;

use super::{Claim, Options, extract};
use crate::ingest::{self, Input};
use crate::lexicon::Lexicon;
use crate::rule::{Example, Expected, Rule, Ruleset};
use crate::value::{Certainty, Scope, SpeakerKind};

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

    /// The examples that failed, in the order of the file.
    pub fn failures(&self) -> impl Iterator<Item = &ExampleOutcome> {
        self.examples.iter().filter(|example| !example.passed())
    }
}

/// How one example came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExampleOutcome {
    /// 1-based line of the example in the rule's file.
    pub line: usize,
    /// The text.
    pub text: String,
    /// Whether the example is one that must give nothing.
    pub negative: bool,
    /// What became of each claim it must give, in the order of the file; then the claims it must not.
    pub claims: Vec<ClaimOutcome>,
}

impl ExampleOutcome {
    /// Whether it gave just what it must.
    pub fn passed(&self) -> bool {
        self.claims
            .iter()
            .all(|claim| matches!(claim, ClaimOutcome::Pass { .. }))
    }
}

/// What became of one claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum ClaimOutcome {
    /// It must be given, and was.
    Pass {
        /// What must be given.
        expected: Expected,
        /// What was.
        found: Found,
    },
    /// It must be given, and was not.
    Missing {
        /// What must be given.
        expected: Expected,
    },
    /// It was given, and must not be.
    Noisy {
        /// What was given.
        found: Found,
    },
    /// The slot was filled, with another value, certainty, speaker or scope.
    WrongValue {
        /// What must be given.
        expected: Expected,
        /// What was given in its place.
        found: Found,
    },
}

/// A claim an example gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Slot.
    pub slot: String,
    /// Value in canonical notation.
    pub value: String,
    /// Certainty.
    pub certainty: Certainty,
    /// The innermost speaker; none where the text says it in its own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said_by: Option<String>,
    /// What part of the matter it is about.
    #[serde(skip_serializing_if = "Scope::is_empty")]
    pub scope: Scope,
    /// The words.
    pub quote: String,
    /// Id of the frame, pattern or derivation that gave it.
    pub rule: String,
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
            .map(|example| ExampleOutcome {
                line: example.line,
                text: example.text.clone(),
                negative: example.gives.is_empty(),
                claims: judge(&example.gives, given(&alone, &rule.kind, example, lexicon)),
            })
            .collect(),
    }
}

/// The claims of that kind that the text of `example` gives, by place.
fn given(rules: &Ruleset, kind: &str, example: &Example, lexicon: &Lexicon) -> Vec<Found> {
    let input = Input::bytes("example", example.text.clone().into_bytes());
    let options = ingest::Options {
        date: Some(example.date),
    };
    let corpus = ingest::read(vec![input], lexicon, &options);
    corpus
        .documents
        .iter()
        .flat_map(|document| extract(document, lexicon, rules, &Options::default()).claims)
        .filter(|claim| claim.kind == kind)
        .map(found)
        .collect()
}

fn found(claim: Claim) -> Found {
    Found {
        value: claim.value.to_string(),
        said_by: claim
            .said_by
            .last()
            .filter(|speaker| speaker.kind != SpeakerKind::Outlet)
            .map(|speaker| speaker.name.clone()),
        slot: claim.slot,
        certainty: claim.certainty,
        scope: claim.scope,
        quote: claim.quote.words,
        rule: claim.rule,
    }
}

/// Sets what was given against what must be.
fn judge(gives: &[Expected], given: Vec<Found>) -> Vec<ClaimOutcome> {
    let mut met: Vec<Option<Found>> = vec![None; gives.len()];
    let mut noisy: Vec<Found> = Vec::new();
    for found in given {
        let fitting = || (0..gives.len()).filter(|at| is_met(&gives[*at], &found));
        // The one that asks for most: what fits both of `{date}` and `{date, possible}` must not be spent on the first.
        let open = fitting()
            .filter(|at| met[*at].is_none())
            .max_by_key(|at| demands(&gives[*at]));
        match open {
            Some(at) => met[at] = Some(found),
            // A claim that a text makes twice is listed once.
            None if fitting().next().is_some() => {}
            None => noisy.push(found),
        }
    }
    let mut wrong: Vec<Option<Found>> = vec![None; gives.len()];
    for same_value in [true, false] {
        for at in (0..gives.len()).filter(|at| met[*at].is_none()) {
            let expected = &gives[at];
            let takes_place = |found: &Found| {
                found.slot == expected.slot && (!same_value || found.value == expected.value)
            };
            if wrong[at].is_none()
                && let Some(index) = noisy.iter().position(takes_place)
            {
                wrong[at] = Some(noisy.remove(index));
            }
        }
    }
    let listed = gives.iter().zip(met.into_iter().zip(wrong));
    listed
        .map(|(expected, (met, wrong))| {
            let expected = expected.clone();
            match (met, wrong) {
                (Some(found), _) => ClaimOutcome::Pass { expected, found },
                (None, Some(found)) => ClaimOutcome::WrongValue { expected, found },
                (None, None) => ClaimOutcome::Missing { expected },
            }
        })
        .chain(noisy.into_iter().map(|found| ClaimOutcome::Noisy { found }))
        .collect()
}

fn is_met(expected: &Expected, found: &Found) -> bool {
    expected.slot == found.slot
        && expected.value == found.value
        && expected.certainty.is_none_or(|c| c == found.certainty)
        && expected
            .said_by
            .as_ref()
            .is_none_or(|_| expected.said_by == found.said_by)
        && expected.scope.as_ref().is_none_or(|s| *s == found.scope)
}

/// How much an expected claim asks for beyond slot and value.
fn demands(expected: &Expected) -> usize {
    usize::from(expected.certainty.is_some())
        + usize::from(expected.said_by.is_some())
        + usize::from(expected.scope.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected(slot: &str, value: &str, certainty: Option<Certainty>) -> Expected {
        Expected {
            slot: slot.to_owned(),
            value: value.to_owned(),
            certainty,
            said_by: None,
            scope: None,
        }
    }

    fn given(slot: &str, value: &str, certainty: Certainty) -> Found {
        Found {
            slot: slot.to_owned(),
            value: value.to_owned(),
            certainty,
            said_by: None,
            scope: Scope::new(),
            quote: value.to_owned(),
            rule: format!("talks/{slot}"),
        }
    }

    fn outcomes(gives: &[Expected], found: Vec<Found>) -> Vec<String> {
        judge(gives, found)
            .iter()
            .map(|outcome| match outcome {
                ClaimOutcome::Pass { expected, .. } => format!("pass {}", expected.value),
                ClaimOutcome::Missing { expected } => format!("missing {}", expected.value),
                ClaimOutcome::Noisy { found } => format!("noisy {}", found.value),
                ClaimOutcome::WrongValue { expected, found } => {
                    format!("{} not {}", found.value, expected.value)
                }
            })
            .collect()
    }

    #[test]
    fn each_claim_has_one_outcome() {
        let gives = [
            expected("date", "2025-07-23", None),
            expected("place", "Lima, PE", None),
            expected("length", "P2D", None),
        ];
        let found = vec![
            given("place", "Lima, PE", Certainty::Firm),
            given("date", "2025-07-24", Certainty::Firm),
            given("round", "2", Certainty::Firm),
        ];
        assert_eq!(
            outcomes(&gives, found),
            [
                "2025-07-24 not 2025-07-23",
                "pass Lima, PE",
                "missing P2D",
                "noisy 2"
            ]
        );
    }

    #[test]
    fn the_expectation_that_asks_for_more_is_met_first() {
        let gives = [
            expected("date", "2025-07-23", None),
            expected("date", "2025-07-23", Some(Certainty::Possible)),
        ];
        let found = vec![
            given("date", "2025-07-23", Certainty::Possible),
            given("date", "2025-07-23", Certainty::Firm),
            given("date", "2025-07-23", Certainty::Firm),
        ];
        assert_eq!(
            outcomes(&gives, found),
            ["pass 2025-07-23", "pass 2025-07-23"]
        );
    }

    #[test]
    fn another_certainty_stands_against_the_same_value() {
        let gives = [
            expected("date", "2025-07-25", None),
            expected("date", "2025-07-23", Some(Certainty::Possible)),
        ];
        let found = vec![given("date", "2025-07-23", Certainty::Firm)];
        assert_eq!(
            outcomes(&gives, found),
            ["missing 2025-07-25", "2025-07-23 not 2025-07-23"]
        );
    }
}
