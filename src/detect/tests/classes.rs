//! The class of a conflict, one situation a test.

use super::*;

#[test]
fn the_first_class_that_applies() {
    let on = |story, d| claim(story, "date", day(july(d)));
    assert_eq!(
        classes(vec![on("a", 23), on("b", 24)]),
        [FindingClass::Contradiction]
    );
    assert_eq!(
        classes(vec![
            person(on("a", 23), "Volodymyr Zelensky"),
            person(on("b", 24), "Dmitry Peskov")
        ]),
        [FindingClass::Dispute]
    );
    assert_eq!(
        classes(vec![on("a", 23), on("b", 24).sure(Certainty::Planned)]),
        [FindingClass::Hedged]
    );
    let killed = |story, n| claim(story, "killed", count(n));
    assert_eq!(
        classes(vec![killed("a", 20.0), killed("d", 23.0)]),
        [FindingClass::Update]
    );
    // Corrected downwards, and on one day: a count that grows moves all the same.
    assert_eq!(
        classes(vec![killed("a", 23.0), killed("d", 20.0)]),
        [FindingClass::Update]
    );
    assert_eq!(
        classes(vec![killed("a", 20.0), killed("b", 23.0)]),
        [FindingClass::Update]
    );
    let severities: Vec<Severity> = conflicts(vec![killed("a", 20.0), killed("d", 23.0)])
        .iter()
        .map(|finding| finding.severity)
        .collect();
    assert_eq!(severities, [Severity::Note]);
}

#[test]
fn an_unnamed_source_alone_is_no_hedge() {
    let unnamed = claim("b", "date", day(july(24))).by("a diplomat", SpeakerKind::Unnamed);
    assert_eq!(
        classes(vec![claim("a", "date", day(july(23))), unnamed]),
        [FindingClass::Contradiction]
    );
}

#[test]
fn alternatives_that_hedge_around_a_firm_day() {
    let firm = || claim("a", "date", day(july(23)));
    let around = claim("b", "date", range(23, 24)).sure(Certainty::Possible);
    assert_eq!(classes(vec![firm(), around]), [FindingClass::Hedged]);
    let next_week = Value::Time(TimeValue::Date(DateValue::new(
        Some(2025),
        DateField::Week(30),
    )));
    assert!(
        classes(vec![
            firm(),
            claim("b", "date", next_week).sure(Certainty::Planned)
        ])
        .is_empty()
    );
    assert!(classes(vec![firm(), claim("b", "date", range(23, 24))]).is_empty());
    let both = days(&[july(23), july(24)]);
    assert!(
        classes(vec![
            firm(),
            claim("b", "date", both).sure(Certainty::Possible)
        ])
        .is_empty()
    );
}

#[test]
fn a_plan_that_was_changed_is_an_update() {
    let term = |story: &str, value| {
        claim(story, "length", value)
            .kind("ultimatum")
            .parties(&["Russia", "United States"])
    };
    let ten_or_twelve = Value::Duration(Duration {
        upper: Some(12.0),
        ..Duration::exact(10.0, TimeUnit::Day)
    });
    let ten = || length(10.0, TimeUnit::Day);
    assert_eq!(
        classes(vec![term("a", ten_or_twelve.clone()), term("d", ten())]),
        [FindingClass::Update]
    );
    assert!(classes(vec![term("a", ten_or_twelve), term("b", ten())]).is_empty());
    assert_eq!(
        classes(vec![
            term("a", length(50.0, TimeUnit::Day)),
            term("d", ten())
        ]),
        [FindingClass::Update]
    );
}
