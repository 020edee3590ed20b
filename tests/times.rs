//! Times as news writes them, recognised and resolved against a reference day.

mod common;
#[path = "common/values.rs"]
mod values;

use atodds::mention::{MentionKind, time};
use atodds::resolve::{Context, Direction, Reference, resolve};
use jiff::civil::date;

use common::lexicon;
use values::check;

#[test]
fn dates_in_their_written_forms() {
    let reference = Reference::on(date(2025, 7, 21));
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
    let reference = Reference::on(date(2025, 7, 21));
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
        zone: None,
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
    let reference = Reference::on(date(2025, 7, 21));
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
    let reference = Reference::on(date(2025, 7, 21));
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
            (
                "the last three months of 2024",
                &[("three months", "P3M"), ("2024", "2024")],
            ),
            (
                "the past three weeks of talks",
                &[("the past three weeks", "~2025-06-30/2025-07-21")],
            ),
            ("two Fridays ago", &[]),
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
    let reference = Reference::on(date(2025, 7, 21));
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
    let reference = Reference::on(date(2025, 5, 14));
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
    let reference = Reference::on(date(2025, 7, 21));
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
    let reference = Reference::on(date(2025, 7, 21));
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
        ("over the past year and a half", "P1.5Y"),
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
    let reference = Reference::on(date(2025, 7, 21));
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
