//! Times as a story tells them: what its earlier words, its tense and its day make of the later ones, and how TIMEX3 annotates
//! each. Counted from Wednesday, 12 March 2025, unless a case says otherwise.

use atodds::engine::Engine;
use atodds::ingest::Input;
use atodds::lexicon::RuleFiles;
use jiff::civil::{Date, date};
use std::sync::LazyLock;

static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::new(&RuleFiles::builtin()).expect("the built-in rules are right"));

const DAY: Date = date(2025, 3, 12);

/// Words and TIMEX3 values of the annotations of `text`.
fn annotations(text: &str, day: Date) -> Vec<(String, String)> {
    let input = Input::bytes("story.txt", text.as_bytes().to_vec());
    let found = ENGINE.mentions(vec![input], Some(day)).mentions.into_iter();
    found
        .filter_map(|m| Some((m.text, m.timex3?.value)))
        .collect()
}

/// Checks the annotations of each text: words, value, words, value.
fn check(cases: &[(&str, &[(&str, &str)])]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = annotations(text, DAY);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(words, value)| (words.as_str(), value.as_str()))
            .collect();
        wrong.extend((found != *expected).then(|| format!("{text}: {found:?}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_part_of_a_range_or_list_is_annotated() {
    check(&[
        (
            "The line was open from 1991 to 1997.",
            &[("1991", "1991"), ("1997", "1997")],
        ),
        (
            "Output fell between April and June.",
            &[("April", "2024-04"), ("June", "2024-06")],
        ),
        (
            "They will meet on May 24 and 25 in Oslo.",
            &[("May 24", "2025-05-24"), ("25", "2025-05-25")],
        ),
        (
            "He was there in 1994, 1995 and 1997.",
            &[("1994", "1994"), ("1995", "1995"), ("1997", "1997")],
        ),
        (
            "The songs of the 70s and 80s are back.",
            &[("70s", "197"), ("80s", "198")],
        ),
        // A range of lengths is one length, annotated by its lower end.
        (
            "It takes between 60 and 90 days.",
            &[("60 and 90 days", "P60D")],
        ),
    ]);
}

#[test]
fn a_length_beside_an_event_without_a_date_is_a_length() {
    check(&[
        (
            "The bridge opened on Monday. Five years after its launch the ferry stopped.",
            &[("Monday", "2025-03-10"), ("Five years", "P5Y")],
        ),
        (
            "It closed two days after March 3.",
            &[("two days after March 3", "2025-03-05")],
        ),
        (
            "The vote was on March 3. Two days later he quit.",
            &[("March 3", "2025-03-03"), ("Two days later", "2025-03-05")],
        ),
        (
            "The vote was on March 3. He had left two days before.",
            &[("March 3", "2025-03-03"), ("two days before", "2025-03-01")],
        ),
        (
            "He was seen in the weeks before the fire.",
            &[("weeks", "PXW")],
        ),
    ]);
}

#[test]
fn the_verb_and_its_cues_tell_the_direction() {
    check(&[
        (
            "The mayor said Friday it was safe.",
            &[("Friday", "2025-03-07")],
        ),
        ("The bank will open Friday.", &[("Friday", "2025-03-14")]),
        // What is closed until a day is closed until one to come.
        (
            "The bank has been closed until Friday.",
            &[("Friday", "2025-03-14")],
        ),
        (
            "They kept all roads closed until Friday.",
            &[("Friday", "2025-03-14")],
        ),
        (
            "The judge postponed the case until Friday.",
            &[("Friday", "2025-03-14")],
        ),
        (
            "The court gave them until Friday.",
            &[("Friday", "2025-03-14")],
        ),
        ("He worked there until Friday.", &[("Friday", "2025-03-07")]),
        // Who plans a thing puts it ahead; when the plan was told stands beside the verb.
        (
            "Unions planned a march in Bonn on Saturday.",
            &[("Saturday", "2025-03-15")],
        ),
        (
            "On Friday the union plans to strike.",
            &[("Friday", "2025-03-14")],
        ),
        (
            "The owners could not be reached Friday.",
            &[("Friday", "2025-03-07")],
        ),
        // An owner tells when its noun was, whatever the verb.
        (
            "They will appeal Friday's ruling.",
            &[("Friday", "2025-03-07")],
        ),
        // A clause without a verb opens the next one.
        (
            "No one could be reached Friday.",
            &[("Friday", "2025-03-07")],
        ),
        ("The trial opens Friday.", &[("Friday", "2025-03-14")]),
        (
            "Prices are at their lowest since June.",
            &[("June", "2024-06")],
        ),
        (
            "In May, a week after the vote, a storm killed two.",
            &[("May", "2024-05"), ("a week", "P1W")],
        ),
        ("The January fire killed two.", &[("January", "2025-01")]),
        ("The visit was planned for April.", &[("April", "2025-04")]),
    ]);
}

#[test]
fn a_missing_year_prefers_what_is_past_and_near() {
    let found = |text, day| annotations(text, day).into_iter().map(|(_, v)| v).next();
    // 170 days ahead, 190 back: news names what was.
    let may = date(2025, 5, 6);
    assert_eq!(
        found("the Oct. 23 attack", may).as_deref(),
        Some("2024-10-23")
    );
    // Eleven months back is written with its year, or with "last".
    let august = date(2025, 8, 26);
    assert_eq!(
        found("He spoke of a visit in September.", august).as_deref(),
        Some("2025-09")
    );
}

#[test]
fn periods_the_text_takes_as_known() {
    check(&[
        (
            "Shares fell and ended the day lower.",
            &[("the day", "2025-03-12")],
        ),
        (
            "On Monday shares fell, to end the day at 12.",
            &[("Monday", "2025-03-10"), ("the day", "2025-03-10")],
        ),
        ("The day belonged to the winners.", &[]),
        (
            "It will rain for the rest of the week.",
            &[("the week", "2025-W11")],
        ),
        (
            "Two died over the weekend.",
            &[("the weekend", "2025-W10-WE")],
        ),
        (
            "They will meet at the weekend.",
            &[("the weekend", "2025-W11-WE")],
        ),
        (
            "Trading was shut for a second straight day.",
            &[("a second straight day", "2025-03-12")],
        ),
        (
            "Prices rose for the fourth week in a row.",
            &[("the fourth week", "2025-W11")],
        ),
        (
            "It was their best week since June.",
            &[("week", "2025-W11"), ("June", "2024-06")],
        ),
        (
            "It was heard in the week of March 3.",
            &[("the week of March 3", "2025-W10")],
        ),
        (
            "Sales rose in the last week of January.",
            &[("the last week of January", "2025-W04")],
        ),
        (
            "Term starts on the first Monday in October 2025.",
            &[("the first Monday in October 2025", "2025-10-06")],
        ),
        ("The plant will close by year-end.", &[("year-end", "2025")]),
        (
            "Sales rose in February compared to the same month last year.",
            &[
                ("February", "2025-02"),
                ("the same month last year", "2024-02"),
            ],
        ),
        (
            "He fled in June 1998 and came back later that year.",
            &[("June 1998", "1998-06"), ("later that year", "1998")],
        ),
        (
            "The fair opened on March 3. The day before, it rained.",
            &[("March 3", "2025-03-03"), ("The day before", "2025-03-02")],
        ),
        (
            "He left the day before last Tuesday.",
            &[("the day before last Tuesday", "2025-03-10")],
        ),
        (
            "The deal is due by June 10. If it fails by that time, all is lost.",
            &[("June 10", "2025-06-10"), ("that time", "2025-06-10")],
        ),
    ]);
}

#[test]
fn times_without_a_date() {
    check(&[
        (
            "The recent fall worried the current owners.",
            &[("recent", "PAST_REF"), ("current", "PRESENT_REF")],
        ),
        (
            "They fear for future growth, at least for the time being.",
            &[("future", "FUTURE_REF"), ("the time being", "PRESENT_REF")],
        ),
        ("His most recent book is good.", &[]),
        ("The now-closed plant is empty.", &[]),
        ("Years ago he ran it.", &[("Years ago", "PAST_REF")]),
        (
            "It lost less in the current quarter.",
            &[("the current quarter", "2025-Q1")],
        ),
    ]);
}

#[test]
fn days_and_hours_in_other_words() {
    check(&[
        ("Prices were the highest since '82.", &[("'82", "1982")]),
        (
            "He leaves at 4 in the morning.",
            &[("4 in the morning", "2025-03-12T04:00")],
        ),
        (
            "He rose at 7 o'clock in the evening.",
            &[("7 o'clock in the evening", "2025-03-12T19:00")],
        ),
        (
            "It fell in morning trading.",
            &[("morning", "2025-03-12TMO")],
        ),
        (
            "He died on the night of March 3.",
            &[("night of March 3", "2025-03-03TNI")],
        ),
        (
            "It began in the early hours of Monday.",
            &[("early hours of Monday", "2025-03-10TMO")],
        ),
        (
            "Gates open at 1400 local.",
            &[("1400 local", "2025-03-12T14:00")],
        ),
        (
            "It was the worst single-day fall.",
            &[("single-day", "P1D")],
        ),
        ("They held a day-long meeting.", &[("a day-long", "P1D")]),
        (
            "She trains twice a week and on Mondays.",
            &[("twice a week", "P1W"), ("Mondays", "XXXX-WXX-1")],
        ),
        ("It is open 24 hours a day.", &[("24 hours a day", "P1D")]),
        ("The May elections were calm.", &[("May", "2024-05")]),
        ("The March for peace was calm.", &[]),
        (
            "He spoke at the Olympics 2012 in London.",
            &[("2012", "2012")],
        ),
        ("He told ''60 Minutes'' so.", &[]),
        ("It was a day of joy.", &[]),
        (
            "The ban of two-and-a-half years began at 5 p.m. PDT.",
            &[
                ("two-and-a-half years", "P2.5Y"),
                ("5 p.m. PDT", "2025-03-12T17:00-07:00"),
            ],
        ),
        ("It should last six weeks.", &[("six weeks", "P6W")]),
        (
            "He runs every morning.",
            &[("every morning", "XXXX-XX-XXTMO")],
        ),
        // A comparison does not move the period told of.
        (
            "Third-quarter profit rose from $3 million a year earlier. Sales were flat with the year-ago period.",
            &[
                ("Third-quarter", "2024-Q3"),
                ("a year earlier", "2023"),
                ("the year-ago period", "2023-Q3"),
            ],
        ),
        // The year is all that is known of a period that was not named.
        (
            "It lost less in the year-earlier period.",
            &[("the year-earlier period", "2024")],
        ),
        (
            "Caesar died in 44 BC, in the 1st century BC.",
            &[("44 BC", "BC0044"), ("1st century BC", "BC00")],
        ),
        ("They called it Black Monday.", &[]),
    ]);
}

/// A text that tells of years long gone, and never of its own day, goes on from the last date it named.
#[test]
fn a_history_goes_on_from_its_last_date() {
    check(&[
        (
            "The war began in 1939. In September the army crossed the river. The capital fell on 28 September 1939. \
             In April 1940 the north was taken, and on 10 May the west. Three days later the line broke. By the end of the year it was over.",
            &[
                ("1939", "1939"),
                ("September", "1939-09"),
                ("28 September 1939", "1939-09-28"),
                ("April 1940", "1940-04"),
                ("10 May", "1940-05-10"),
                ("Three days later", "1940-05-13"),
                ("the end of the year", "1940"),
            ],
        ),
        (
            "The war began in 1939, the siege on 2 May 1941. That spring, the islands fell. They were lost until 1945.",
            &[
                ("1939", "1939"),
                ("2 May 1941", "1941-05-02"),
                ("That spring", "1941-SP"),
                ("1945", "1945"),
            ],
        ),
        // "That" and "following" count from what was told; a year is named where it changes, or just gone.
        (
            "The war, over in 1945, began on 1 September 1939. In April 1940 the north was taken. On 22 June the west signed. \
             That summer the towns were bombed. The following spring the islands fell. On 22 June 1941 the east was attacked. \
             In December the cold came, in January the counterattack. In November of that year the ring closed: \
             on 19 November it snowed, at 0720 hours on the 20th and on the 23rd. Today a column stands there. By Easter it was over.",
            &[
                ("1945", "1945"),
                ("1 September 1939", "1939-09-01"),
                ("April 1940", "1940-04"),
                ("22 June", "1940-06-22"),
                ("That summer", "1940-SU"),
                ("The following spring", "1941-SP"),
                ("22 June 1941", "1941-06-22"),
                ("December", "1941-12"),
                ("January", "1942-01"),
                ("November of that year", "1942-11"),
                ("19 November", "1942-11-19"),
                ("0720 hours on the 20th", "1942-11-20T07:20"),
                ("the 23rd", "1942-11-23"),
                ("Today", "2025-03-12"),
                ("Easter", "1943-04-25"),
            ],
        ),
        // One that speaks of its own day does not.
        (
            "The firm was founded in 1939, sold in 1951 and split in 1968. It said Monday it would close in June.",
            &[
                ("1939", "1939"),
                ("1951", "1951"),
                ("1968", "1968"),
                ("Monday", "2025-03-10"),
                ("June", "2025-06"),
            ],
        ),
    ]);
}
