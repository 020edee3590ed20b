//! The whole engine through the library, on inputs nobody wrote: whatever comes in, it does not panic, what it claims leads back
//! to the raw bytes, derived claims name their parents, and the order of inputs changes nothing.

mod inputs;
mod sound;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use atodds::engine::{CheckOptions, Checked, Engine, Stories};
use atodds::ingest::Input;
use atodds::lexicon::RuleFiles;
use atodds::report::json;
use atodds::rule::Example;
use jiff::civil::date;
use proptest::prelude::*;

use inputs::{File, any_articles, any_bytes};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    Engine::with_examples(&RuleFiles::builtin()).expect("the built-in rules are right")
});

/// Few cases, since each reads several articles without optimisation; shrinking would run each again and again.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        max_shrink_iters: 64,
        ..ProptestConfig::default()
    }
}

fn check(files: &[File]) -> Checked {
    let options = CheckOptions {
        stories: Stories::All,
        date: Some(date(2025, 7, 21)),
        ..CheckOptions::default()
    };
    let inputs = files
        .iter()
        .map(|file| Input::bytes(file.path.as_str(), file.bytes.as_slice()));
    ENGINE.check(inputs.collect(), &options)
}

proptest! {
    #![proptest_config(config(48))]

    /// Bytes that follow no format, under the name of each.
    #[test]
    fn any_bytes_are_read_or_noted(inputs in any_bytes()) {
        let checked = check(&inputs);
        let wrong = sound::problems(&checked, &inputs);
        prop_assert!(wrong.is_empty(), "{wrong:#?}");
        for input in &inputs {
            let read = checked.report.documents.iter().any(|d| sound::file_of(&d.path) == input.path);
            let noted = checked.report.notes.iter().any(|n| sound::file_of(&n.path) == input.path);
            prop_assert!(read || noted, "{}: neither read nor noted", input.path);
        }
    }

    /// Articles made of the words that rules look for, in every format.
    #[test]
    fn what_is_claimed_leads_back_to_the_bytes(inputs in any_articles()) {
        let checked = check(&inputs);
        let wrong = sound::problems(&checked, &inputs);
        prop_assert!(wrong.is_empty(), "{wrong:#?}");
    }

    /// Findings of a folder must not depend on how its files are listed.
    #[test]
    fn the_order_of_inputs_changes_nothing(inputs in any_articles(), by in 0_usize..4) {
        let first = check(&inputs);
        let mut turned = inputs;
        turned.reverse();
        let by = by % turned.len();
        turned.rotate_left(by);
        let second = check(&turned);
        prop_assert_eq!(json::write(&first.report), json::write(&second.report));
        prop_assert_eq!(first.graph.to_dot(&[]), second.graph.to_dot(&[]));
    }
}

/// The articles above would prove little if no rule found anything in them.
#[test]
fn made_up_articles_give_claims() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut kinds = BTreeSet::new();
    for _ in 0..24 {
        let inputs = any_articles()
            .new_tree(&mut runner)
            .expect("any articles can be made")
            .current();
        let claims = check(&inputs).claims;
        kinds.extend(claims.into_iter().map(|claim| claim.kind));
    }
    // The generator's words are those of talks and ultimatums.
    for kind in ["talks", "ultimatum"] {
        assert!(kinds.contains(kind), "claims only of {kinds:?}");
    }
}

/// A rule's example, checked as an article of its day.
fn check_example(example: &Example) -> Checked {
    let input = Input::bytes("example.txt", example.text.clone().into_bytes());
    let options = CheckOptions {
        stories: Stories::Main,
        date: Some(example.date),
        ..CheckOptions::default()
    };
    ENGINE.check(vec![input], &options)
}

/// A frame, pattern or derivation that no example reaches is untested, or can never match.
#[test]
fn every_part_of_a_rule_gives_a_claim_somewhere() {
    let mut reached = BTreeSet::new();
    for example in ENGINE.rules().iter().flat_map(|rule| &rule.examples) {
        let claims = check_example(example).report.claims;
        reached.extend(claims.into_iter().map(|claim| claim.rule));
    }
    let unreached: Vec<&String> = ENGINE
        .rules()
        .iter()
        .flat_map(|rule| {
            let frames = rule.frames.iter().map(|frame| &frame.id);
            let patterns = rule.patterns.iter().map(|pattern| &pattern.id);
            let derivations = rule.derivations.iter().map(|derivation| &derivation.id);
            frames.chain(patterns).chain(derivations)
        })
        .filter(|id| !reached.contains(*id))
        .collect();
    assert!(
        unreached.is_empty(),
        "no example gives a claim of {unreached:?}"
    );
}

/// A rule whose examples pass on their own could still be one that no check ever uses.
#[test]
fn every_rule_is_reached_by_a_check() {
    for rule in ENGINE.rules() {
        let example = rule.examples.iter().find(|example| {
            let checked = check_example(example);
            let told = checked.report.claims.iter();
            let told: BTreeSet<_> = told
                .filter(|claim| claim.kind == rule.kind)
                .map(|claim| (claim.slot.as_str(), claim.value.as_str()))
                .collect();
            let gives = example.gives.iter();
            !example.gives.is_empty()
                && gives
                    .map(|e| (e.slot.as_str(), e.value.as_str()))
                    .all(|expected| told.contains(&expected))
        });
        assert!(
            example.is_some(),
            "{}: no check gives its claims",
            rule.kind
        );
        assert!(
            ENGINE.test_rules().iter().any(|o| o.kind == rule.kind),
            "{}: not among the rules tested",
            rule.kind
        );
    }
}
