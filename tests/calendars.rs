//! Times that need a rule, an option or a table of the world: holidays, fiscal years, the order of day and month, zones of places; and
//! the attributes of TIMEX3 that tell what a time counts from.

mod common;
#[path = "common/values.rs"]
mod values;

use atodds::mention::time;
use atodds::resolve::{Context, Reference, resolve};
use jiff::civil::date;

use common::lexicon;
use values::check;

/// TimeML 1.2.1, "Attributes of TIMEX3": `beginPoint`, `endPoint`, `anchorTimeID`, `quant` and `freq`, with their values.
#[test]
fn timex3_anchors_and_quantifiers() {
    let reference = Reference::on(date(2025, 7, 21));
    let anchor = atodds::value::TimeValue::day(date(2025, 6, 2));
    let context = Context {
        reference: Some(&reference),
        anchor: Some(&anchor),
        ..Context::default()
    };
    let attributes = |sentence| {
        let found = time::recognise(sentence, &lexicon().language);
        let timex = resolve(&found[0], &context).timex3;
        let json = timex.and_then(|t| serde_json::to_value(t).ok());
        let mut json = json.unwrap_or_default();
        if let Some(fields) = json.as_object_mut() {
            fields.remove("type");
        }
        json.to_string()
    };
    for (sentence, expected) in [
        (
            "over the past three weeks",
            r#"{"beginPoint":"2025-06-30","endPoint":"2025-07-21","value":"P3W"}"#,
        ),
        (
            "the next two years",
            r#"{"beginPoint":"2025-07-21","endPoint":"2027","value":"P2Y"}"#,
        ),
        (
            "within 50 days",
            r#"{"beginPoint":"2025-07-21","endPoint":"2025-09-09","value":"P50D"}"#,
        ),
        (
            "in recent weeks",
            r#"{"endPoint":"2025-07-21","value":"PXW"}"#,
        ),
        (
            "two weeks ago",
            r#"{"anchorTime":"2025-07-21","value":"2025-W28"}"#,
        ),
        (
            "two days later",
            r#"{"anchorTime":"2025-06-02","value":"2025-06-04"}"#,
        ),
        (
            "two days after July 21",
            r#"{"anchorTime":"2025-07-21","value":"2025-07-23"}"#,
        ),
        (
            "by next week",
            r#"{"anchorTime":"2025-07-21","value":"2025-W31"}"#,
        ),
        (
            "on Friday at 9 p.m.",
            r#"{"anchorTime":"2025-07-21","value":"2025-07-18T21:00"}"#,
        ),
        ("on July 23, 2025", r#"{"value":"2025-07-23"}"#),
        ("every two weeks", r#"{"quant":"EVERY","value":"P2W"}"#),
        ("each Monday", r#"{"quant":"EACH","value":"XXXX-WXX-1"}"#),
        ("twice a week", r#"{"freq":"2X","value":"P1W"}"#),
        ("three times a year", r#"{"freq":"3X","value":"P1Y"}"#),
        ("15 a year", r#"{"freq":"15X","value":"P1Y"}"#),
        (
            "once every two weeks",
            r#"{"freq":"1X","quant":"EVERY","value":"P2W"}"#,
        ),
        ("weekly", r#"{"value":"P1W"}"#),
    ] {
        assert_eq!(attributes(sentence), expected, "{sentence}");
    }
}

#[test]
fn days_with_a_name() {
    let reference = Reference::on(date(2025, 7, 21));
    let context = Context {
        reference: Some(&reference),
        ..Context::default()
    };
    check(
        &context,
        &[
            ("at Easter 2024", &[("Easter 2024", "2024-03-31")]),
            ("on Good Friday", &[("Good Friday", "2025-04-18")]),
            (
                "before Thanksgiving Day",
                &[("Thanksgiving Day", "../2025-11-26")],
            ),
            ("last Thanksgiving", &[("last Thanksgiving", "2024-11-28")]),
            (
                "next Christmas Eve",
                &[("next Christmas Eve", "2025-12-24")],
            ),
            (
                "since Easter last year",
                &[("Easter last year", "2024-03-31/..")],
            ),
            ("on Election Day", &[("Election Day", "2025-11-04")]),
            ("on election day", &[]),
            ("on Labor Day", &[("Labor Day", "2025-09-01")]),
            (
                "on Memorial Day in 2024",
                &[("Memorial Day", "2025-05-26"), ("2024", "2024")],
            ),
            (
                "Orthodox Easter 2024",
                &[("Orthodox Easter 2024", "2024-05-05")],
            ),
            (
                "an Independence Day parade",
                &[("Independence Day", "2025-07-04")],
            ),
            ("on Ukraine's Independence Day", &[]),
            ("the Indian Independence Day", &[]),
            ("on Easter Island", &[]),
            ("under the Good Friday Agreement", &[]),
            (
                "from Christmas to New Year's Eve",
                &[("Christmas to New Year's Eve", "2024-12-25/2024-12-31")],
            ),
            (
                "three days after Easter",
                &[("three days after Easter", "2025-04-23")],
            ),
            (
                "the night of Halloween",
                &[("night of Halloween", "2025-10-31TNI")],
            ),
            (
                "on Easter Sunday morning",
                &[("Easter Sunday morning", "2025-04-20TMO")],
            ),
            (
                "at 9 a.m. on Good Friday",
                &[("9 a.m. on Good Friday", "2025-04-18T09:00")],
            ),
        ],
    );
    let undated = Context::default();
    check(&undated, &[("at Easter", &[("Easter", "")])]);
}

/// A day that cannot be is reported with its line.
#[test]
fn a_wrong_rule_for_a_day_is_named_with_its_place() {
    use atodds::lexicon::{Lexicon, RuleFile, RuleFiles};
    let mut files = RuleFiles::builtin();
    let path = "lang/en.yaml".to_owned();
    let text = files.get(&path).map(|f| f.text.clone()).unwrap_or_default();
    let line = text
        .lines()
        .position(|l| l.starts_with("  halloween:"))
        .unwrap_or(0)
        + 1;
    for (wrong, message) in [
        ("{ on: [13, 31] }", "day `halloween` is day 31 of month 13"),
        ("{ on: [2, 30] }", "day `halloween` is day 30 of month 2"),
        (
            "{ month: 10, weekday: 8, rank: 1 }",
            "day `halloween` has weekday 8",
        ),
        (
            "{ month: 10, weekday: 1, rank: 0 }",
            "day `halloween` is number 0 of month 10",
        ),
        ("{ on: [10, 31], easter: 1 }", "day `halloween` needs `on`"),
    ] {
        let text = text.replace(
            "  halloween: { on: [10, 31] }",
            &format!("  halloween: {wrong}"),
        );
        files.insert(
            path.clone(),
            RuleFile {
                path: path.clone(),
                text,
                builtin: true,
                prepared: None,
            },
        );
        let error = Lexicon::read(&files).expect_err("a wrong day").to_string();
        let place = format!("lang/en.yaml:{line}:");
        assert!(error.contains(&place) && error.contains(message), "{error}");
    }
}

#[test]
fn fiscal_years() {
    let reference = Reference::on(date(2025, 7, 21));
    let context = Context {
        reference: Some(&reference),
        ..Context::default()
    };
    check(
        &context,
        &[
            ("in fiscal 2024", &[("fiscal 2024", "~2024")]),
            ("the fiscal year 2024", &[("fiscal year 2024", "~2024")]),
            (
                "sales of FY2024 and FY23",
                &[("FY2024 and FY23", "{~2024, ~2023}")],
            ),
            (
                "in the 2023-24 fiscal year",
                &[("2023-24 fiscal year", "~2024")],
            ),
            (
                "in financial year 2023/24",
                &[("financial year 2023/24", "~2024")],
            ),
            (
                "its fiscal first quarter of 2024",
                &[("fiscal first quarter of 2024", "~2024-Q1")],
            ),
            (
                "the third quarter of fiscal 2024",
                &[("the third quarter of fiscal 2024", "~2024-Q3")],
            ),
            ("Q3 FY24", &[("Q3 FY24", "~2024-Q3")]),
            (
                "the first fiscal quarter",
                &[("first fiscal quarter", "~2025-Q1")],
            ),
            ("last fiscal year", &[("last fiscal year", "~2024")]),
            (
                "the end of the fiscal year",
                &[("the end of the fiscal year", "~2025")],
            ),
            ("a fiscal deficit of 2024 billion", &[]),
            ("fiscal policy and 24 others", &[]),
        ],
    );
    let found = time::recognise("in fiscal 2024", &lexicon().language);
    let resolved = resolve(&found[0], &context);
    assert_eq!(resolved.timex3.map(|t| t.value).as_deref(), Some("FY2024"));
    assert!(
        resolved
            .basis
            .iter()
            .any(|b| b.note.contains("start is not known"))
    );
}

#[test]
fn dates_of_digits_alone_by_their_order() {
    use atodds::lexicon::DateOrder;
    let reference = Reference::on(date(2025, 7, 21));
    let context = Context {
        reference: Some(&reference),
        ..Context::default()
    };
    let read = |order, sentence: &str| -> Vec<String> {
        let mut language = lexicon().language.clone();
        language.date_order = order;
        let found = time::recognise(sentence, &language);
        let value = |m| resolve(m, &context).value.map(|v| v.to_string());
        found.iter().filter_map(value).collect()
    };
    for (sentence, unknown, day_first, month_first) in [
        (
            "on 03/04/2025",
            &[][..],
            &["2025-04-03"][..],
            &["2025-03-04"][..],
        ),
        ("on 7/8/07", &[], &["2007-08-07"], &["2007-07-08"]),
        ("due 3/4/99", &[], &["1999-04-03"], &["1999-03-04"]),
        // With one reading only, or with day and month of one number, the order changes nothing.
        (
            "on 23/07/2025",
            &["2025-07-23"],
            &["2025-07-23"],
            &["2025-07-23"],
        ),
        (
            "on 7/23/07",
            &["2007-07-23"],
            &["2007-07-23"],
            &["2007-07-23"],
        ),
        (
            "on 05/05/2025",
            &["2025-05-05"],
            &["2025-05-05"],
            &["2025-05-05"],
        ),
        (
            "on 23.7.25",
            &["2025-07-23"],
            &["2025-07-23"],
            &["2025-07-23"],
        ),
        ("version 13.1.20", &[], &[], &[]),
        ("a 31/31/2025 ratio of 24/7/365", &[], &[], &[]),
    ] {
        assert_eq!(read(DateOrder::Unknown, sentence), unknown, "{sentence}");
        assert_eq!(read(DateOrder::DayFirst, sentence), day_first, "{sentence}");
        assert_eq!(
            read(DateOrder::MonthFirst, sentence),
            month_first,
            "{sentence}"
        );
    }
    let mut language = lexicon().language.clone();
    language.date_order = DateOrder::MonthFirst;
    let found = time::recognise("on 03/04/2025", &language);
    let notes = resolve(&found[0], &context).basis;
    assert_eq!(notes.len(), 1);
    assert!(
        notes[0]
            .note
            .starts_with("read with the month first, as asked for")
    );
}

/// "7 p.m. Kyiv time" and "1600 GMT" are one instant in July, and not in January.
#[test]
fn clocks_of_a_place_by_the_day() {
    use atodds::value::{Relation, compare};
    let reference = Reference::on(date(2025, 7, 21));
    let context = Context {
        reference: Some(&reference),
        ..Context::default()
    };
    check(
        &context,
        &[
            (
                "at 7 p.m. Kyiv time",
                &[("7 p.m. Kyiv time", "19:00+03:00")],
            ),
            ("at 9 a.m. ET", &[("9 a.m. ET", "09:00-04:00")]),
            (
                "on January 21, 2025 at 7 p.m. Kyiv time",
                &[(
                    "January 21, 2025 at 7 p.m. Kyiv time",
                    "2025-01-21T19:00+02:00",
                )],
            ),
            (
                "on July 1, 2012, 9:30 a.m. Moscow time",
                &[(
                    "July 1, 2012, 9:30 a.m. Moscow time",
                    "2012-07-01T09:30+04:00",
                )],
            ),
            (
                "7 p.m. (London time) on Friday",
                &[("7 p.m. (London time) on Friday", "2025-07-18T19:00+01:00")],
            ),
            // The hour that comes twice when the clocks go back.
            (
                "at 2:30 a.m. Berlin time on October 26, 2025",
                &[(
                    "2:30 a.m. Berlin time on October 26, 2025",
                    "2025-10-26T02:30",
                )],
            ),
            (
                "Friday, 9 a.m. ET to 5 p.m. ET",
                &[(
                    "Friday, 9 a.m. ET to 5 p.m. ET",
                    "2025-07-18T09:00-04:00/2025-07-18T17:00-04:00",
                )],
            ),
            ("at 7 p.m. et al.", &[("7 p.m.", "19:00")]),
            ("at 9 a.m. EST", &[("9 a.m. EST", "09:00-05:00")]),
        ],
    );
    let value = |sentence| {
        let found = time::recognise(sentence, &lexicon().language);
        resolve(&found[0], &context).value.expect("a value")
    };
    let kyiv = value("on July 22 at 1:29 a.m. Kyiv time");
    for (other, relation) in [
        ("on July 21 at 22:29 UTC", Relation::Same),
        ("on July 21 at 6:29 p.m. ET", Relation::Same),
        ("on July 22 at 22:29 UTC", Relation::Disjoint),
        ("on July 22 at 1:29 a.m. Moscow time", Relation::Same),
    ] {
        assert_eq!(compare(&kyiv, &value(other)), relation, "{other}");
    }
    let found = time::recognise("at 9 a.m. ET", &lexicon().language);
    let resolved = resolve(&found[0], &context);
    assert_eq!(
        resolved.basis[0].note,
        "the clocks of America/New_York are at -04:00 on the story's day 2025-07-21"
    );
    // TIMEX3 has the time as said.
    assert_eq!(
        resolved.timex3.map(|t| t.value).as_deref(),
        Some("2025-07-21T09:00")
    );
}
