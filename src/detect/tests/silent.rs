//! What compares with what: scopes, lists, one story against itself, and what must stay silent.

use super::*;
use crate::value::Unit;

#[test]
fn bounds_rounding_and_vague_amounts_stay_silent() {
    let amount = |story: &str, number, bound| {
        claim(
            story,
            "swapped",
            Value::Quantity(Quantity {
                bound,
                ..Quantity::count(number)
            }),
        )
    };
    let exact = || amount("a", 1012.0, Bound::Exact);
    for (number, bound) in [
        (1000.0, Bound::MoreThan),
        (1000.0, Bound::About),
        (1100.0, Bound::AtMost),
        (1.0, Bound::Vague),
    ] {
        assert!(
            classes(vec![exact(), amount("b", number, bound)]).is_empty(),
            "{bound:?} {number}"
        );
    }
    assert!(
        classes(vec![
            amount("a", 30.0, Bound::AtLeast),
            amount("b", 33.0, Bound::AtLeast)
        ])
        .is_empty()
    );
    assert_eq!(
        classes(vec![exact(), amount("b", 1500.0, Bound::AtLeast)]),
        [FindingClass::Contradiction]
    );
}

#[test]
fn other_scopes_do_not_compare_and_sides_add_up() {
    let swapped = |story: &str, n| claim(story, "swapped", count(n));
    assert!(
        classes(vec![
            swapped("a", 5.0).scope(ScopeKey::Group, "children"),
            swapped("b", 9.0)
        ])
        .is_empty()
    );
    let each = swapped("a", 1000.0).scope(ScopeKey::Per, "each");
    let total = swapped("b", 2000.0).scope(ScopeKey::Per, "total");
    let found = run(vec![each, total]);
    assert_eq!(
        found.iter().map(|f| f.finding).collect::<Vec<_>>(),
        [FindingKind::Agreement]
    );
    let revised = swapped("b", 9.0).scope(ScopeKey::Revision, "revised");
    assert_eq!(
        classes(vec![swapped("a", 5.0), revised]),
        [FindingClass::Update]
    );
    let converted = swapped("b", 9.0).scope(ScopeKey::Converted, "yes");
    assert!(classes(vec![swapped("a", 5.0), converted]).is_empty());
}

#[test]
fn sums_in_the_currency_they_were_turned_into_do_not_compare() {
    let sum = |story: &str, code: &str, n| {
        let mut quantity = Quantity::count(n);
        quantity.unit = Some(Unit::Currency(code.to_owned()));
        claim(story, "swapped", Value::Quantity(quantity))
    };
    // Two outlets that took two rates; the sum in pesos is told by both.
    let told = |pesos| {
        vec![
            sum("a", "PEN", 300.0).at(10),
            sum("a", "USD", 80.0).at(20),
            sum("b", "PEN", pesos).at(10),
            sum("b", "USD", 84.0).at(20),
        ]
    };
    assert!(classes(told(300.0)).is_empty());
    assert_eq!(classes(told(310.0)), [FindingClass::Contradiction]);
    // Nothing is a conversion where each story gives one sum.
    assert_eq!(
        classes(vec![sum("a", "USD", 80.0), sum("b", "USD", 84.0)]),
        [FindingClass::Contradiction]
    );
}

#[test]
fn members_of_lists_are_aligned() {
    let earlier = |story: &str, all: &[_]| claim(story, "earlier_dates", days(all));
    let (may15, may16, june2, june3) = (
        date(2025, 5, 15),
        date(2025, 5, 16),
        date(2025, 6, 2),
        date(2025, 6, 3),
    );
    let sides = |made| -> Vec<Vec<String>> {
        conflicts(made)
            .into_iter()
            .map(|finding| finding.sides.into_iter().map(|side| side.value).collect())
            .collect()
    };
    assert_eq!(
        sides(vec![
            earlier("a", &[may16, june2]),
            earlier("b", &[may16, june3])
        ]),
        [["2025-06-02", "2025-06-03"]]
    );
    assert_eq!(
        sides(vec![
            earlier("a", &[may16, june2]),
            claim("b", "earlier_dates", day(may15))
        ]),
        [["2025-05-15", "2025-05-16"]]
    );
    assert!(
        sides(vec![
            earlier("a", &[may16, june2]),
            claim("b", "earlier_dates", day(may16))
        ])
        .is_empty()
    );
    assert!(
        sides(vec![
            earlier("a", &[may16, june2]),
            claim("b", "earlier_dates", months())
        ])
        .is_empty()
    );
}

#[test]
fn a_story_that_gives_both_values_is_not_at_odds_with_either() {
    let on = |story, d| claim(story, "killed", count(f64::from(d)));
    let found = conflicts(vec![on("a", 5), on("b", 5).at(100), on("b", 6).at(900)]);
    assert!(found.is_empty(), "{found:#?}");
    // Told in two voices it is a dispute that the story itself reports.
    let date = |story, d, who| person(claim(story, "date", day(july(d))), who);
    let found = classes(vec![
        date("a", 23, "Volodymyr Zelensky"),
        date("b", 23, "Volodymyr Zelensky").at(100),
        date("b", 24, "Dmitry Peskov").at(900),
    ]);
    assert_eq!(found, [FindingClass::Dispute]);
}

#[test]
fn one_story_against_itself() {
    let place = |name, at| claim("a", "place", town(name, "Turkey", "TR")).at(at);
    let found = conflicts(vec![place("Istanbul", 100), place("Ankara", 500)]);
    assert_eq!(
        found.iter().map(|f| (f.class, f.reach)).collect::<Vec<_>>(),
        [(Some(FindingClass::Contradiction), Reach::Within)]
    );
    // Between stories its first word stands.
    let found = conflicts(vec![
        place("Istanbul", 100),
        place("Ankara", 500),
        claim("b", "place", town("Istanbul", "Turkey", "TR")),
    ]);
    assert_eq!(
        found.iter().map(|f| f.reach).collect::<Vec<_>>(),
        [Reach::Within]
    );
}

#[test]
fn a_slip_in_conversion_counts_even_where_figures_grow() {
    let area = |number, unit: &str, at| {
        let unit = Some(Unit::Measure(unit.into()));
        claim(
            "a",
            "killed",
            Value::Quantity(Quantity {
                unit,
                ..Quantity::count(number)
            }),
        )
        .at(at)
    };
    assert_eq!(
        classes(vec![area(17_000.0, "ha", 100), area(4_200.0, "acre", 110)]),
        [FindingClass::Contradiction]
    );
    assert!(classes(vec![area(17_000.0, "ha", 100), area(16_000.0, "ha", 110)]).is_empty());
}

#[test]
fn a_weekday_that_is_not_its_dates() {
    let bare = |weekday| {
        Value::Time(TimeValue::Date(DateValue::new(
            None,
            DateField::Weekday(weekday),
        )))
    };
    let pair = |said, falls_on, date: jiff::civil::Date, at| {
        let of = |weekday| {
            claim("a", "weekday", bare(weekday))
                .scope(ScopeKey::AsOf, &date.to_string())
                .at(at)
        };
        vec![of(said), of(falls_on)]
    };
    let mut made = pair(Weekday::Friday, Weekday::Thursday, date(2025, 5, 15), 100);
    let wednesday = Weekday::Wednesday;
    made.extend(pair(wednesday, wednesday, july(23), 400));
    let found = conflicts(made);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].reach, found[0].severity),
        (Reach::Within, Severity::Error)
    );
    let values: Vec<&str> = found[0].sides.iter().map(|s| s.value.as_str()).collect();
    assert_eq!(values, ["XXXX-WXX-5", "XXXX-WXX-4"]);
}

#[test]
fn a_bare_weekday_excludes_nothing() {
    let bare = Value::Time(TimeValue::Date(DateValue::new(
        None,
        DateField::Weekday(Weekday::Wednesday),
    )));
    let wednesday = || claim("c", "date", bare.clone());
    assert!(
        classes(vec![
            claim("a", "date", days(&[july(24), july(25)])),
            wednesday()
        ])
        .is_empty()
    );
    let found = run(vec![claim("a", "date", day(july(23))), wednesday()]);
    assert_eq!(found[0].finding, FindingKind::Refinement);
}

#[test]
fn a_denial_stands_against_what_it_denies() {
    let held = |story| claim(story, "agreed", status(Status::Held));
    assert_eq!(
        classes(vec![held("a"), held("b").sure(Certainty::Denied)]),
        [FindingClass::Contradiction]
    );
}

#[test]
fn many_values_of_one_slot_are_one_finding() {
    let killed = |story, n| claim(story, "swapped", count(n));
    let found = conflicts(vec![killed("a", 5.0), killed("b", 6.0), killed("c", 7.0)]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].sides.len(), 3);
}
