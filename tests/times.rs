//! Times as news writes them, recognised and resolved against a reference day.

mod common;

use atodds::mention::{MentionKind, time};
use atodds::resolve::{Context, Direction, Reference, resolve};
use jiff::civil::{Date, date};

use common::lexicon;

fn reference(day: Date) -> Reference {
    Reference {
        day,
        year_known: true,
        weekday_known: true,
        clock: None,
    }
}

/// Words and canonical values of the mentions of `sentence`.
fn values(sentence: &str, context: &Context<'_>) -> Vec<(String, String)> {
    time::recognise(sentence, &lexicon().language)
        .iter()
        .map(|mention| {
            let value = resolve(mention, context).value;
            let value = value.map_or_else(String::new, |v| v.to_string());
            (mention.span.of(sentence).to_owned(), value)
        })
        .collect()
}

fn check(context: &Context<'_>, cases: &[(&str, &[(&str, &str)])]) {
    let mut wrong = Vec::new();
    for (sentence, expected) in cases {
        let found = values(sentence, context);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(words, value)| (words.as_str(), value.as_str()))
            .collect();
        wrong.extend((found != *expected).then(|| format!("{sentence}: {found:?}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn dates_in_their_written_forms() {
    let reference = reference(date(2025, 7, 21));
    let context = Context {
        reference: Some(&reference),
        ..Context::default()
    };
    check(
        &context,
        &[
            (
                "Both arrive Wednesday, July 23, 2025.",
                &[("Wednesday, July 23, 2025", "2025-07-23")],
            ),
            (
                "On Monday (July 21) it rained.",
                &[("Monday (July 21)", "2025-07-21")],
            ),
            (
                "It closed on the third of June.",
                &[("the third of June", "2025-06-03")],
            ),
            (
                "Signed 23 July 2025 in Oslo",
                &[("23 July 2025", "2025-07-23")],
            ),
            ("the deal of 2025-07-23", &[("2025-07-23", "2025-07-23")]),
            (
                "on 23/07/2025 and 07/24/2025",
                &[("23/07/2025 and 07/24/2025", "2025-07-23/2025-07-24")],
            ),
            ("held in May", &[("May", "2025-05")]),
            (
                "this Wednesday, July 23, 2025",
                &[("this Wednesday, July 23, 2025", "2025-07-23")],
            ),
            (
                "earlier this year",
                &[("earlier this year", "2025-01-01/2025-07-21")],
            ),
            (
                "the middle of May, the sixteenth",
                &[("the middle of May, the sixteenth", "2025-05-16")],
            ),
            ("a Daily Mail reader", &[]),
            ("May said he may march.", &[]),
            ("The March of Friday", &[("Friday", "2025-07-18")]),
            ("Sat at home, the sun shone.", &[]),
        ],
    );
}

#[test]
fn weekdays_by_direction() {
    let reference = reference(date(2025, 7, 21));
    let past = Context {
        reference: Some(&reference),
        ..Context::default()
    };
    check(
        &past,
        &[
            ("on Wednesday", &[("Wednesday", "2025-07-16")]),
            ("on Monday", &[("Monday", "2025-07-21")]),
            ("last Monday", &[("last Monday", "2025-07-14")]),
            ("next Monday", &[("next Monday", "2025-07-28")]),
            ("this Wednesday", &[("this Wednesday", "2025-07-23")]),
        ],
    );
    let future = Context {
        direction: Some(Direction::Future),
        ..past
    };
    check(&future, &[("on Wednesday", &[("Wednesday", "2025-07-23")])]);
}

#[test]
fn an_unknown_year_stays_open() {
    let reference = Reference {
        day: date(2025, 7, 21),
        year_known: false,
        weekday_known: true,
        clock: None,
    };
    let context = Context {
        reference: Some(&reference),
        direction: Some(Direction::Future),
        ..Context::default()
    };
    check(
        &context,
        &[
            ("on Wednesday", &[("Wednesday", "XXXX-07-23")]),
            ("on July 23", &[("July 23", "XXXX-07-23")]),
            (
                "on Thursday and Friday",
                &[("Thursday and Friday", "XXXX-07-24/XXXX-07-25")],
            ),
        ],
    );
    check(
        &Context::default(),
        &[
            ("on Wednesday", &[("Wednesday", "XXXX-WXX-3")]),
            ("on July 23", &[("July 23", "XXXX-07-23")]),
        ],
    );
}

#[test]
fn a_weekday_beside_a_date_is_kept() {
    let found = time::recognise("on Friday, May 15, 2025", &lexicon().language);
    let said = match &found[0].kind {
        MentionKind::Time(time) => time.weekday(),
        _ => None,
    };
    assert_eq!(said, Some(jiff::civil::Weekday::Friday));
    let slip = atodds::resolve::weekday_slip(&found[0], &Context::default()).expect("a slip");
    assert_eq!(slip.actual, jiff::civil::Weekday::Thursday);
}

#[test]
fn ranges_lists_and_bounds() {
    let reference = reference(date(2025, 7, 21));
    let context = Context {
        reference: Some(&reference),
        direction: Some(Direction::Future),
        ..Context::default()
    };
    check(
        &context,
        &[
            (
                "may gather on Thursday and Friday",
                &[("Thursday and Friday", "2025-07-24/2025-07-25")],
            ),
            (
                "on Tuesday and Friday",
                &[("Tuesday and Friday", "{2025-07-22, 2025-07-25}")],
            ),
            (
                "from 3 to 5 August",
                &[("3 to 5 August", "2025-08-03/2025-08-05")],
            ),
            (
                "between August 7 and August 9",
                &[("August 7 and August 9", "2025-08-07/2025-08-09")],
            ),
            ("on 24-25 July", &[("24-25 July", "2025-07-24/2025-07-25")]),
            (
                "on July 23-24 in Oslo",
                &[("July 23-24", "2025-07-23/2025-07-24")],
            ),
            (
                "on 23 or 24 July",
                &[("23 or 24 July", "[2025-07-23, 2025-07-24]")],
            ),
            (
                "Tuesday to Wednesday",
                &[("Tuesday to Wednesday", "2025-07-22/2025-07-23")],
            ),
            (
                "on 5, 6 and 7 August",
                &[("5, 6 and 7 August", "2025-08-05/2025-08-07")],
            ),
            (
                "20 July – 3 August",
                &[("20 July – 3 August", "2025-07-20/2025-08-03")],
            ),
            (
                "from December to January",
                &[("December to January", "2025-12/2026-01")],
            ),
            (
                "Monday and Tuesday",
                &[("Monday and Tuesday", "2025-07-21/2025-07-22")],
            ),
            (
                "Friday, 9 a.m. to 5 p.m.",
                &[(
                    "Friday, 9 a.m. to 5 p.m.",
                    "2025-07-25T09:00/2025-07-25T17:00",
                )],
            ),
            ("on the 23rd.", &[("the 23rd", "2025-07-23")]),
            (
                "on Thursday and Friday, 24-25 July",
                &[("Thursday and Friday, 24-25 July", "2025-07-24/2025-07-25")],
            ),
            ("OSLO, July 17: Snow", &[("July 17", "2025-07-17")]),
            ("on 16/05", &[("16/05", "2026-05-16")]),
            ("by Aug. 8", &[("Aug. 8", "../2025-08-08")]),
            ("until Friday", &[("Friday", "../2025-07-25")]),
            ("from Friday on, it is shut", &[("Friday", "2025-07-25/..")]),
            ("from August onwards", &[("August", "2025-08/..")]),
            ("before August is out", &[("August", "../2025-08")]),
            ("before August", &[("August", "../2025-07-31")]),
            ("since July 1, 2025", &[("July 1, 2025", "2025-07-01/..")]),
            (
                "early September",
                &[("early September", "2025-09-01/2025-09-10")],
            ),
            ("in mid-August", &[("mid-August", "2025-08-11/2025-08-20")]),
            (
                "the end of August",
                &[("the end of August", "2025-08-21/2025-08-31")],
            ),
        ],
    );
}

#[test]
fn times_counted_from_another() {
    let reference = reference(date(2025, 7, 21));
    let anchor = atodds::value::TimeValue::day(date(2025, 6, 2));
    let context = Context {
        reference: Some(&reference),
        direction: None,
        anchor: Some(&anchor),
        ..Context::default()
    };
    check(
        &context,
        &[
            (
                "yesterday and today",
                &[("yesterday and today", "2025-07-20/2025-07-21")],
            ),
            ("tonight", &[("tonight", "2025-07-21TNI")]),
            ("on Friday night", &[("Friday night", "2025-07-18TNI")]),
            ("two days after the vote", &[("two days", "")]),
            (
                "two days after July 21",
                &[("two days after July 21", "2025-07-23")],
            ),
            ("50 days ago", &[("50 days ago", "2025-06-01")]),
            ("a fortnight ago", &[("a fortnight ago", "~2025-07-07")]),
            (
                "ten days from today",
                &[("ten days from today", "2025-07-31")],
            ),
            ("in 50 days", &[("50 days", "2025-09-09")]),
            ("within 50 days", &[("50 days", "2025-07-21/2025-09-09")]),
            ("last week", &[("last week", "2025-07-14/2025-07-20")]),
            (
                "Wednesday of next week",
                &[("Wednesday of next week", "2025-07-30")],
            ),
            ("this year", &[("this year", "2025")]),
            ("the following day", &[("the following day", "2025-06-03")]),
            (
                "the first quarter of last year",
                &[("the first quarter of last year", "2024-Q1")],
            ),
            ("in the 1990s", &[("1990s", "199X")]),
            ("the 2022 raid", &[("2022", "2022")]),
            ("last summer", &[("last summer", "2024-SU")]),
        ],
    );
}

#[test]
fn clock_times() {
    let reference = reference(date(2025, 7, 21));
    let context = Context {
        reference: Some(&reference),
        ..Context::default()
    };
    check(
        &context,
        &[
            ("at 7 p.m. local time", &[("7 p.m. local time", "19:00")]),
            ("at 19:00", &[("19:00", "19:00")]),
            (
                "on Friday at 9 p.m.",
                &[("Friday at 9 p.m.", "2025-07-18T21:00")],
            ),
            (
                "July 21, 10:20 pm",
                &[("July 21, 10:20 pm", "2025-07-21T22:20")],
            ),
            (
                "Mon Jul 21 22:29:56 UTC 2025",
                &[("Mon Jul 21 22:29:56 UTC 2025", "2025-07-21T22:29Z")],
            ),
            (
                "7:00 p.m. Kiev time (4:00 p.m. GMT)",
                &[
                    ("7:00 p.m. Kiev time", "19:00+03:00"),
                    ("4:00 p.m. GMT", "16:00Z"),
                ],
            ),
            ("won 2:1 against 5-4", &[]),
        ],
    );
}

#[test]
fn a_weekday_that_does_not_fit_is_a_slip_and_moves_no_year() {
    let reference = reference(date(2025, 5, 14));
    let context = Context {
        reference: Some(&reference),
        ..Context::default()
    };
    check(
        &context,
        &[("on Friday, May 15", &[("Friday, May 15", "2025-05-15")])],
    );
}

#[test]
fn each_assumption_is_noted() {
    let reference = reference(date(2025, 7, 21));
    let context = Context {
        reference: Some(&reference),
        ..Context::default()
    };
    let notes = |sentence| -> Vec<String> {
        let found = time::recognise(sentence, &lexicon().language);
        resolve(&found[0], &context)
            .basis
            .into_iter()
            .map(|b| b.note)
            .collect()
    };
    assert_eq!(
        notes("on Wednesday"),
        [
            "Wednesday counted from 2025-07-21 is 2025-07-16",
            "read as the most recent one, the custom for a bare weekday"
        ]
    );
    assert_eq!(
        notes("on July 23"),
        ["no year said: 2025, nearest to the story's day 2025-07-21"]
    );
    assert!(notes("on July 23, 2025").is_empty());
}

#[test]
fn timex3_of_times() {
    let reference = reference(date(2025, 7, 21));
    let context = Context {
        reference: Some(&reference),
        ..Context::default()
    };
    let timex = |sentence| {
        let found = time::recognise(sentence, &lexicon().language);
        resolve(&found[0], &context).timex3.map(|t| t.value)
    };
    let cases = [
        ("next week", "2025-W31"),
        ("the fourth quarter of 2006", "2006-Q4"),
        ("in the 1990s", "199"),
        ("now", "PRESENT_REF"),
        ("this evening", "2025-07-21TEV"),
        ("had 50 days", "P50D"),
        ("twice a year", "P1Y"),
        ("5 1/2 hours", "PT5H30M"),
        ("over the past three weeks", "P3W"),
        ("by Aug. 8", "2025-08-08"),
    ];
    for (sentence, expected) in cases {
        assert_eq!(timex(sentence).as_deref(), Some(expected), "{sentence}");
    }
}

#[test]
fn zones_by_name_shift_and_city() {
    check(
        &Context::default(),
        &[
            ("It was 14:10 GMT+3.", &[("14:10 GMT+3", "14:10+03:00")]),
            (
                "It was 14:10 UTC+05:30.",
                &[("14:10 UTC+05:30", "14:10+05:30")],
            ),
            (
                "It shut at 6 p.m. Tokyo time.",
                &[("6 p.m. Tokyo time", "18:00+09:00")],
            ),
            // Without a day summer time leaves the offset open.
            ("It shut at 6 p.m. ET.", &[("6 p.m. ET", "18:00")]),
            ("At 7 p.m. west of here it fell.", &[("7 p.m.", "19:00")]),
            (
                "It was 11 p.m. local time (2000 GMT).",
                &[
                    ("11 p.m. local time", "23:00+03:00"),
                    ("2000 GMT", "20:00Z"),
                ],
            ),
        ],
    );
}

#[test]
fn days_of_a_month_by_their_rank() {
    let reference = reference(date(2025, 7, 21));
    let context = Context {
        reference: Some(&reference),
        ..Context::default()
    };
    check(
        &context,
        &[
            (
                "Rounds are set for the 24th and the 25th, he said.",
                &[("the 24th and the 25th", "2025-07-24/2025-07-25")],
            ),
            ("He left the 24th and the 25th floors.", &[]),
        ],
    );
}

/// TimeML 1.2.1, "Attributes of TIMEX3": `beginPoint`, `endPoint`, `anchorTimeID`, `quant` and `freq`, with their values.
#[test]
fn timex3_anchors_and_quantifiers() {
    let reference = reference(date(2025, 7, 21));
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
            r#"{"anchorTime":"2025-07-21","mod":"APPROX","value":"2025-07-07"}"#,
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
    let reference = reference(date(2025, 7, 21));
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
            },
        );
        let error = Lexicon::read(&files).expect_err("a wrong day").to_string();
        let place = format!("lang/en.yaml:{line}:");
        assert!(error.contains(&place) && error.contains(message), "{error}");
    }
}

#[test]
fn fiscal_years() {
    let reference = reference(date(2025, 7, 21));
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
    let reference = reference(date(2025, 7, 21));
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
    let reference = reference(date(2025, 7, 21));
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
