//! Properties over arbitrary claims: findings do not depend on the order of inputs, and each conflict has two sides of
//! different claims.

use proptest::prelude::*;

use super::*;

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        (1i8..=31).prop_map(|d| day(july(d))),
        (1i8..=28).prop_map(|d| range(d, d + 3)),
        (1i8..=30).prop_map(|d| days(&[july(d), july(d + 1)])),
        (0u8..30).prop_map(|n| count(f64::from(n))),
        (1u32..5).prop_map(Value::Ordinal),
        (1u8..60).prop_map(|n| length(f64::from(n), TimeUnit::Day)),
        Just(status(Status::Confirmed)),
        Just(status(Status::No)),
        Just(status(Status::Planned)),
        Just(months()),
    ]
}

fn made() -> impl Strategy<Value = Claim> {
    let story = prop_oneof![Just("a"), Just("b"), Just("c"), Just("d"), Just("unknown")];
    let slot = prop_oneof![
        Just("date"),
        Just("earlier_dates"),
        Just("killed"),
        Just("agreed"),
        Just("weekday")
    ];
    let certainty = prop_oneof![
        3 => Just(Certainty::Firm),
        1 => Just(Certainty::Possible),
        1 => Just(Certainty::Denied),
    ];
    let speaker = proptest::option::of(prop_oneof![
        Just("Volodymyr Zelensky"),
        Just("Dmitry Peskov")
    ]);
    (story, slot, value(), certainty, speaker, 0usize..500).prop_map(
        |(story, slot, value, certainty, speaker, at)| {
            let made = claim(story, slot, value).at(at).sure(certainty);
            match speaker {
                Some(name) => person(made, name).0,
                None => made.0,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn order_never_matters(claims in prop::collection::vec(made(), 0..14)) {
        let forward = run_with(&claims, &rules());
        let mut reversed = claims.clone();
        reversed.reverse();
        prop_assert_eq!(run_with(&reversed, &rules()), forward);
    }

    #[test]
    fn a_conflict_has_sides_of_different_claims(claims in prop::collection::vec(made(), 0..14)) {
        for finding in run_with(&claims, &rules()) {
            let conflict = finding.finding == FindingKind::Conflict;
            prop_assert_eq!(conflict, finding.class.is_some());
            prop_assert!(!conflict || finding.sides.len() > 1);
            if let (Some(class), Some(slot)) = (finding.class, rules()[0].slots.get(&finding.slot)) {
                prop_assert!(possible_classes(slot).contains(&class), "{class:?} of {}", slot.name);
            }
            prop_assert!(finding.sides.iter().all(|side| !side.claims.is_empty() && side.independent > 0));
            let one_story = finding.sides.iter().flat_map(|side| &side.sources).collect::<std::collections::BTreeSet<_>>().len() == 1;
            prop_assert_eq!(one_story, finding.reach == Reach::Within);
        }
    }
}
