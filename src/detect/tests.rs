//! The detectors on hand-made claims: the main example whole, each class, and what must stay silent.

mod classes;
mod main_example;
mod properties;
mod silent;

use jiff::civil::{Weekday, date};

use crate::extract::{Claim, StoryFacts};
use crate::graph::testing::{Made, claim, count, day, days, july, length, rules, story, town};
use crate::graph::{ClaimGraph, join};
use crate::rule::{Derivation, Op, Operand, Rule};
use crate::value::{
    Bound, Certainty, DateField, DateValue, Duration, Quantity, ScopeKey, SpeakerKind, Status,
    TimeUnit, TimeValue, Value,
};

use super::{
    Finding, FindingClass, FindingKind, Reach, Severity, derive, detect, possible_classes,
};

fn facts() -> Vec<StoryFacts> {
    vec![
        story("a", Some(july(21))),
        story("b", Some(july(21))),
        story("c", Some(july(22))),
        story("d", Some(july(24))),
    ]
}

fn run(made: Vec<Made>) -> Vec<Finding> {
    let claims: Vec<Claim> = made.into_iter().map(|made| made.0).collect();
    run_with(&claims, &rules())
}

fn run_with(claims: &[Claim], rules: &[Rule]) -> Vec<Finding> {
    let graph: ClaimGraph = join(claims, &facts(), rules);
    detect(&graph, claims, &facts(), rules)
}

fn conflicts(made: Vec<Made>) -> Vec<Finding> {
    let mut found = run(made);
    found.retain(|finding| finding.finding == FindingKind::Conflict);
    found
}

fn classes(made: Vec<Made>) -> Vec<FindingClass> {
    conflicts(made)
        .into_iter()
        .filter_map(|finding| finding.class)
        .collect()
}

fn range(from: i8, to: i8) -> Value {
    let end = |day| Some(Box::new(TimeValue::day(july(day))));
    Value::Time(TimeValue::Range(end(from), end(to)))
}

fn status(status: Status) -> Value {
    Value::Status(status)
}

fn person(made: Made, name: &str) -> Made {
    made.by(name, SpeakerKind::Person)
}

fn months() -> Value {
    let month = |m| TimeValue::Date(DateValue::new(Some(2025), DateField::Month(m)));
    Value::Time(TimeValue::AllOf(vec![month(5), month(6)]))
}

fn derivations() -> Vec<Rule> {
    let mut rules = rules();
    let slot = |name: &str| Operand::Slot(name.into());
    rules[0].derivations = vec![
        Derivation {
            id: "talks/round-from-earlier".into(),
            target: "round".into(),
            left: slot("earlier_rounds"),
            op: Op::Plus,
            right: Operand::Number(1.0),
            why: "the next one follows those held".into(),
        },
        Derivation {
            id: "talks/last-from-gap".into(),
            target: "earlier_dates".into(),
            left: Operand::Reference,
            op: Op::Minus,
            right: slot("since_last"),
            why: "counted back from the day of the story".into(),
        },
    ];
    rules[1].derivations = vec![Derivation {
        id: "ultimatum/deadline".into(),
        target: "deadline".into(),
        left: slot("announced"),
        op: Op::Plus,
        right: slot("length"),
        why: "the term runs from its announcement".into(),
    }];
    rules
}

#[test]
fn deadlines_follow_from_announcement_and_length() {
    let of = |slot: &str, value| claim("a", slot, value).kind("ultimatum");
    let week = Value::Time(TimeValue::Date(DateValue::new(
        Some(2025),
        DateField::Week(29),
    )));
    let claims = [
        of("announced", week).0,
        of("length", length(50.0, TimeUnit::Day)).0,
    ];
    let derived = derive(&claims, &facts(), &derivations());
    assert_eq!(
        derived
            .iter()
            .map(|claim| claim.value.to_string())
            .collect::<Vec<_>>(),
        ["2025-09-02/2025-09-08"]
    );
    assert_eq!(derived[0].derived_from.len(), 2);
}

#[test]
fn two_candidates_derive_nothing() {
    let rounds = |n, at| claim("a", "earlier_rounds", count(n)).at(at).0;
    let claims = [rounds(2.0, 100), rounds(3.0, 300)];
    assert!(derive(&claims, &facts(), &derivations()).is_empty());
}
