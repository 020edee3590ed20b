//! Numbers as news writes them.

mod common;

use atodds::mention::{MentionKind, recognise};

use common::lexicon;

fn check(cases: &[(&str, &[(&str, &str)])]) {
    for (sentence, expected) in cases {
        let found: Vec<(String, String)> = recognise(sentence, lexicon())
            .iter()
            .filter_map(|mention| {
                let value = match &mention.kind {
                    MentionKind::Quantity(quantity) => quantity.to_string(),
                    MentionKind::Ordinal(n) => format!("#{n}"),
                    MentionKind::Duration(length) => length.to_string(),
                    _ => return None,
                };
                Some((mention.span.of(sentence).to_owned(), value))
            })
            .collect();
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        assert_eq!(found, *expected, "in `{sentence}`");
    }
}

#[test]
fn counts() {
    check(&[
        ("1,012 were hurt", &[("1,012", "1012")]),
        (
            "a hundred and twenty-one ships",
            &[("a hundred and twenty-one", "121")],
        ),
        ("twelve hundred sheep", &[("twelve hundred", "1200")]),
        (
            "two million three hundred thousand",
            &[("two million three hundred thousand", "2.3e6")],
        ),
        ("1.2 million trees", &[("1.2 million", "1.2e6")]),
        ("half a million trees", &[("half a million", "500000")]),
        ("a dozen or more boats", &[("a dozen or more", ">=12")]),
        ("dozens fled", &[("dozens", "24..99")]),
        ("12 to 15 houses", &[("12 to 15", "12..15")]),
        ("no fewer than 30 goats", &[("no fewer than 30", ">=30")]),
        ("nearly 50 cows", &[("nearly 50", "<50")]),
        ("more than 1,000 cows", &[("more than 1,000", ">1000")]),
        (
            "one of the largest, one of the 65",
            &[("one", "1"), ("65", "65")],
        ),
        (
            "thirty-one point eight billion",
            &[("thirty-one point eight billion", "3.18e10")],
        ),
        (
            "three and a half million trees",
            &[("three and a half million", "3.5e6")],
        ),
        (
            "a hundred and fifty thousand trees",
            &[("a hundred and fifty thousand", "150000")],
        ),
        ("1 million", &[("1 million", "1e6")]),
    ]);
}

#[test]
fn units() {
    check(&[
        (
            "up by 2.5 percentage points",
            &[("2.5 percentage points", "2.5 pp")],
        ),
        ("100 per cent", &[("100 per cent", "100%")]),
        ("60.7% voted", &[("60.7%", "60.7%")]),
        ("$40 billion", &[("$40 billion", "USD 4e10")]),
        (
            "NT$398.27 billion",
            &[("NT$398.27 billion", "TWD 3.9827e11")],
        ),
        ("US$13.5 million", &[("US$13.5 million", "USD 1.35e7")]),
        ("a €5m fine", &[("€5m", "EUR 5e6")]),
        ("6 billion dollars", &[("6 billion dollars", "USD 6e9")]),
        (
            "between $10 billion and $30 billion",
            &[("$10 billion and $30 billion", "USD 1e10..3e10")],
        ),
        (
            "tens of billions of dollars",
            &[("tens of billions of dollars", "USD 2e10..99999999999")],
        ),
        ("EUR 3 million", &[("EUR 3 million", "EUR 3e6")]),
        ("17,000 hectares", &[("17,000 hectares", "17000 ha")]),
        ("a 6.6-magnitude quake", &[("6.6-magnitude", "6.6 Mw")]),
        ("magnitude 6.6", &[("magnitude 6.6", "6.6 Mw")]),
        ("30 km away, 25C", &[("30 km", "30 km"), ("25C", "25 °C")]),
        ("a 44-year-old man", &[("44-year-old", "44 yr")]),
        ("a third of the crew", &[("a third", "33.3%")]),
    ]);
}

#[test]
fn ordinals_and_what_is_no_number() {
    check(&[
        ("the third such meeting", &[("third", "#3")]),
        (
            "the 3rd and the twenty-first",
            &[("3rd", "#3"), ("twenty-first", "#21")],
        ),
        ("a B52 and COVID-19", &[]),
        ("no one came, one of them said", &[]),
        ("a second round", &[("second", "#2")]),
        ("on the third of June", &[]),
    ]);
}

#[test]
fn lengths() {
    check(&[
        ("a fifty-day truce", &[("fifty-day", "P50D")]),
        ("had 50 days", &[("50 days", "P50D")]),
        (
            "three and a half years",
            &[("three and a half years", "P3.5Y")],
        ),
        (
            "almost three and a half years of war",
            &[("almost three and a half years", "<P3.5Y")],
        ),
        ("10 or 12 days", &[("10 or 12 days", "P10D/P12D")]),
        ("for 24 to 48 hours", &[("24 to 48 hours", "PT24H/PT48H")]),
        ("less than an hour", &[("less than an hour", "<PT1H")]),
        ("a fortnight", &[("a fortnight", "P2W")]),
        ("for weeks", &[("weeks", "PXW")]),
        (
            "an hour and 20 minutes",
            &[("an hour and 20 minutes", "PT80M")],
        ),
        ("half an hour", &[("half an hour", "PT0.5H")]),
        (
            "the first talks in seven weeks",
            &[("first", "#1"), ("seven weeks", "P7W")],
        ),
    ]);
}
