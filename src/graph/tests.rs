//! The event gate on hand-made claims: what is joined, what is kept apart, and that order does not matter.

use jiff::civil::date;

use crate::extract::{Claim, Series};
use crate::value::{TimeUnit, Value};

use super::testing::{Made, claim, count, day, july, length, rules, story};
use super::{ClaimGraph, Marked, join};

fn joined(made: Vec<Made>) -> (Vec<Claim>, ClaimGraph) {
    let claims: Vec<Claim> = made.into_iter().map(|made| made.0).collect();
    let facts = [
        story("a", Some(july(21))),
        story("b", Some(july(22))),
        story("undated", None),
        story("late", Some(date(2025, 11, 3))),
    ];
    let graph = join(&claims, &facts, &rules());
    (claims, graph)
}

fn one_event(made: Vec<Made>) -> bool {
    let (_, graph) = joined(made);
    graph.events().len() == 1
}

#[test]
fn stories_with_common_parties_and_days_are_joined() {
    let (claims, graph) = joined(vec![
        claim("a", "date", day(july(23))),
        claim("b", "date", day(july(24))),
        claim("undated", "earlier_rounds", count(2.0)),
    ]);
    assert_eq!(graph.events().len(), 1);
    let event = &graph.events()[0];
    assert_eq!(event.label, "talks: Russia, Ukraine");
    assert_eq!(event.why_joined.len(), 2);
    assert_eq!(graph.event_of(&claims[0].id), Some(event));
}

#[test]
fn other_kinds_and_other_parties_never_meet() {
    let pause = claim("b", "length", length(60.0, TimeUnit::Day))
        .kind("ceasefire")
        .parties(&["Israel", "Hamas"]);
    let ultimatum = claim("a", "length", length(50.0, TimeUnit::Day)).kind("ultimatum");
    assert!(!one_event(vec![pause, ultimatum]));
    let gaza = claim("b", "date", day(july(24))).parties(&["Israel", "Hamas"]);
    assert!(!one_event(vec![claim("a", "date", day(july(23))), gaza]));
}

#[test]
fn the_same_pair_months_later_is_another_event() {
    assert!(!one_event(vec![
        claim("a", "place", count(1.0)),
        claim("late", "place", count(2.0))
    ]));
}

#[test]
fn numbers_of_a_series_tell_apart_and_join() {
    let third = |story: &str| claim(story, "place", count(1.0)).series(Series::Number(3));
    let second = claim("b", "place", count(2.0))
        .series(Series::Number(2))
        .background();
    assert!(!one_event(vec![third("a"), second]));
    assert!(one_event(vec![third("a"), third("b")]));
    // The one the story is about is said to be the third.
    assert!(one_event(vec![
        claim("a", "round", Value::Ordinal(3)),
        claim("a", "date", day(july(23))),
        third("b"),
    ]));
}

#[test]
fn a_number_in_question_does_not_hide_the_question() {
    assert!(one_event(vec![
        claim("a", "round", Value::Ordinal(3)),
        claim("a", "date", day(july(23))),
        claim("b", "round", Value::Ordinal(4)),
        claim("b", "date", day(july(23))),
    ]));
    assert!(!one_event(vec![
        claim("a", "round", Value::Ordinal(3)),
        claim("b", "round", Value::Ordinal(4)),
    ]));
}

#[test]
fn earlier_ones_stay_apart_from_the_present_one() {
    let (_, graph) = joined(vec![
        claim("a", "date", day(july(23))),
        claim("b", "killed", count(2.0)).series(Series::Earlier),
    ]);
    assert_eq!(graph.events().len(), 2);
    assert!(graph.events().iter().all(|event| {
        event
            .why_joined
            .iter()
            .any(|why| why.contains("kept apart"))
    }));
}

#[test]
fn names_outweigh_days() {
    let flight = |story: &str, name: &str| {
        claim(story, "killed", count(4.0))
            .kind("crash")
            .parties(&[])
            .names(&[name])
    };
    assert!(one_event(vec![flight("a", "AI171"), flight("b", "AI171")]));
    assert!(!one_event(vec![flight("a", "AI171"), flight("b", "AI172")]));
}

#[test]
fn a_chain_does_not_join_what_excludes_each_other() {
    let (_, graph) = joined(vec![
        claim("a", "date", day(july(23))),
        claim("b", "date", day(july(23))).parties(&["Russia"]),
        claim("undated", "date", day(july(23))).parties(&["Russia", "United States"]),
    ]);
    assert_eq!(graph.events().len(), 2);
}

#[test]
fn a_story_that_names_nobody_joins_the_only_one_it_can_be() {
    let nameless = || claim("undated", "date", day(july(22))).parties(&[]);
    let gaza = || claim("b", "date", day(july(22))).parties(&["Israel", "Hamas"]);
    assert!(one_event(vec![
        claim("a", "date", day(july(23))),
        nameless()
    ]));
    let (_, graph) = joined(vec![claim("a", "date", day(july(23))), gaza(), nameless()]);
    assert_eq!(graph.events().len(), 3);
}

#[test]
fn order_of_claims_is_irrelevant() {
    let made = || {
        vec![
            claim("a", "date", day(july(23))).0,
            claim("b", "date", day(july(24))).0,
            claim("undated", "round", Value::Ordinal(3)).0,
            claim("b", "date", day(july(24)))
                .parties(&["Israel", "Hamas"])
                .at(900)
                .0,
        ]
    };
    let facts = [story("b", Some(july(22))), story("a", Some(july(21)))];
    let forward = join(&made(), &facts, &rules());
    let mut reversed = made();
    reversed.reverse();
    let backward = join(&reversed, &facts, &rules());
    assert_eq!(forward.events(), backward.events());
    assert_eq!(forward.to_dot(&[]), backward.to_dot(&[]));
}

#[test]
fn labels_cannot_leave_the_dot_string() {
    let (_, graph) = joined(vec![claim(
        "a",
        "note",
        Value::Text("x\"]; evil [label=\"\\\u{1b}[31m".into()),
    )]);
    let dot = graph.to_dot(&[]);
    assert!(dot.contains("x\\\"]; evil [label=\\\"\\\\ [31m"));
    assert!(!dot.contains('\u{1b}'));
}

#[test]
fn conflicts_are_drawn_apart() {
    let (_, graph) = joined(vec![
        claim("a", "date", day(july(23))),
        claim("b", "date", day(july(24))),
    ]);
    let claims: Vec<_> = graph
        .events()
        .iter()
        .flat_map(|e| e.claims.clone())
        .collect();
    let marked = Marked {
        label: "contradiction: talks, \"date\"".to_owned(),
        claims,
    };
    let dot = graph.to_dot(&[marked]);
    assert!(dot.contains("x0 [shape=octagon, label=\"contradiction: talks, \\\"date\\\"\""));
    assert_eq!(dot.matches("-> x0").count(), 2);
    assert_eq!(dot.matches("style=filled").count(), 2);
}
