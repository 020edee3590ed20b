//! The main example as claims: its findings, and no others, in any order of inputs.

use super::*;

/// The main example as claims: three stories on one round of talks and one ultimatum.
fn main_example() -> Vec<Made> {
    let rounds = || days(&[date(2025, 5, 16), date(2025, 6, 2)]);
    let wednesday = |story: &str| person(claim(story, "date", day(july(23))), "Volodymyr Zelensky");
    let ultimatum = |story: &str| {
        claim(story, "length", length(50.0, TimeUnit::Day))
            .kind("ultimatum")
            .parties(&["Russia", "United States"])
            .background()
    };
    vec![
        wednesday("a"),
        wednesday("b"),
        claim("c", "date", days(&[july(24), july(25)]))
            .by("TASS", SpeakerKind::Agency)
            .by("an unidentified source", SpeakerKind::Unnamed)
            .sure(Certainty::Possible),
        claim("a", "agreed", status(Status::Confirmed)),
        claim("b", "agreed", status(Status::Confirmed)),
        claim("c", "agreed", status(Status::Planned)).sure(Certainty::Possible),
        person(claim("c", "agreed", status(Status::No)), "Dmitry Peskov"),
        claim("a", "earlier_dates", rounds()),
        claim("b", "earlier_dates", months()),
        claim("c", "earlier_dates", rounds()),
        claim("a", "round", Value::Ordinal(3)),
        claim("b", "earlier_rounds", count(2.0)),
        claim("c", "earlier_rounds", count(2.0)),
        claim("a", "place", town("Istanbul", "Turkey", "TR")),
        claim("b", "place", town("Istanbul", "Turkey", "TR")),
        claim("c", "since_last", length(7.0, TimeUnit::Week)),
        ultimatum("a"),
        ultimatum("b"),
        ultimatum("c"),
        claim("d", "length", length(60.0, TimeUnit::Day))
            .kind("ceasefire")
            .parties(&["Israel", "Hamas"]),
    ]
}

type Told<'a> = (FindingKind, Option<FindingClass>, &'a str, Vec<&'a str>);

fn expected() -> Vec<Told<'static>> {
    let conflict = |slot, values| {
        (
            FindingKind::Conflict,
            Some(FindingClass::Hedged),
            slot,
            values,
        )
    };
    let agreement = |slot, values| (FindingKind::Agreement, None, slot, values);
    vec![
        conflict("agreed", vec!["confirmed", "no"]),
        conflict("date", vec!["2025-07-23", "{2025-07-24, 2025-07-25}"]),
        agreement("earlier_rounds", vec!["2"]),
        agreement("length", vec!["P50D"]),
        agreement("place", vec!["Istanbul, TR"]),
        agreement("round", vec!["3"]),
        (
            FindingKind::Refinement,
            None,
            "earlier_dates",
            vec![
                "{2025-05-16, 2025-06-02}",
                "2025-05-28/2025-06-03",
                "{2025-05, 2025-06}",
            ],
        ),
    ]
}

#[test]
fn the_main_example_gives_its_findings_and_no_others() {
    let mut claims: Vec<Claim> = main_example().into_iter().map(|made| made.0).collect();
    let rules = derivations();
    let derived = derive(&claims, &facts(), &rules);
    // Two rounds make the third, told by two stories; seven weeks before 22 July is 28 May to 3 June.
    assert_eq!(derived.len(), 3);
    claims.extend(derived);
    let found = run_with(&claims, &rules);
    let told: Vec<Told<'_>> = found
        .iter()
        .map(|finding| {
            let values = finding
                .sides
                .iter()
                .map(|side| side.value.as_str())
                .collect();
            (
                finding.finding,
                finding.class,
                finding.slot.as_str(),
                values,
            )
        })
        .collect();
    let expected = expected();
    for one in &expected {
        assert!(told.contains(one), "{one:?} is missing from {told:#?}");
    }
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    let date = found.iter().find(|f| f.slot == "date").map(|f| &f.sides);
    assert_eq!(
        date.map(|sides| (sides[0].independent, sides[1].independent)),
        Some((2, 1))
    );
}

#[test]
fn order_of_inputs_is_irrelevant() {
    let rules = derivations();
    let claims: Vec<Claim> = main_example().into_iter().map(|made| made.0).collect();
    let forward = run_with(&claims, &rules);
    let mut state = 7usize;
    for _ in 0..20 {
        let mut shuffled = claims.clone();
        for i in (1..shuffled.len()).rev() {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(i, (state >> 33) % (i + 1));
        }
        assert_eq!(run_with(&shuffled, &rules), forward);
    }
}
