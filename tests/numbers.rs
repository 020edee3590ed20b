//! Numbers as news writes them.

mod common;

use atodds::mention::{MentionKind, recognise};
use atodds::value::ScopeMark;

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
                    MentionKind::Vote(a, b) => format!("vote {a}-{b}"),
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
            &[("between $10 billion and $30 billion", "USD 1e10..3e10")],
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

#[test]
fn grouping_of_digits() {
    check(&[
        ("1.200.000 litres", &[("1.200.000 litres", "1.2e6 l")]),
        ("1'250'000 votes", &[("1'250'000", "1.25e6")]),
        ("1 000 000 bricks", &[("1 000 000", "1e6")]),
        ("with 12 500 sheep", &[("12 500", "12500")]),
        ("12,34,567 rupees", &[("12,34,567 rupees", "INR 1234567")]),
        ("3 crore 20 lakh", &[("3 crore 20 lakh", "3.2e7")]),
        ("1,5 million tiles", &[("1,5 million", "1.5e6")]),
        ("up 2,5%", &[("2,5%", "2.5%")]),
        ("for €1.234,56", &[("€1.234,56", "EUR 1234.56")]),
        ("for €1,50", &[("€1,50", "EUR 1.5")]),
        ("1 012 in all", &[("1 012", "1012")]),
        // Two numbers, wherever they can be two.
        ("rows 1,5 and 7", &[("1", "1"), ("5", "5"), ("7", "7")]),
        ("Ward 12 300 beds", &[("300", "300")]),
        ("12 500 000 1", &[("12 500 000", "1.25e7"), ("1", "1")]),
        ("at 10.0.0.1", &[]),
    ]);
}

#[test]
fn numbers_in_words() {
    check(&[
        (
            "a million and a half hens",
            &[("a million and a half", "1.5e6")],
        ),
        (
            "one and a half acres",
            &[("one and a half acres", "1.5 acre")],
        ),
        (
            "two and a half thousand hens",
            &[("two and a half thousand", "2500")],
        ),
        (
            "three quarters of a million hens",
            &[("three quarters of a million", "750000")],
        ),
        ("a quarter million hens", &[("a quarter million", "250000")]),
        (
            "two thousand and five hens",
            &[("two thousand and five", "2005")],
        ),
        (
            "between a thousand and twelve hundred hens",
            &[("between a thousand and twelve hundred", "1000..1200")],
        ),
        ("four trillion", &[("four trillion", "4e12")]),
        ("half a dozen hens", &[("half a dozen", "6")]),
        ("two dozen hens", &[("two dozen", "24")]),
        ("several dozen hens", &[("several dozen", "36..119")]),
        ("a few hundred hens", &[("a few hundred", "200..999")]),
        (
            "several hundred thousand",
            &[("several hundred thousand", "300000..999999")],
        ),
        (
            "one-and-a-half million hens",
            &[("one-and-a-half million", "1.5e6")],
        ),
        // An ordinal, not two and a third.
        ("two and a third hen", &[("two", "2"), ("third", "#3")]),
    ]);
}

#[test]
fn ranges() {
    check(&[
        ("between 12 and 15 hens", &[("between 12 and 15", "12..15")]),
        ("12-15 million hens", &[("12-15 million", "1.2e7..1.5e7")]),
        (
            "1.5-2.5 million hens",
            &[("1.5-2.5 million", "1.5e6..2.5e6")],
        ),
        ("500 to 2 million hens", &[("500 to 2 million", "500..2e6")]),
        (
            "two to three dozen hens",
            &[("two to three dozen", "24..36")],
        ),
        (
            "five or six hundred hens",
            &[("five or six hundred", "500..600")],
        ),
        ("from 10 to 20 percent", &[("10 to 20 percent", "10..20%")]),
        ("10% to 15%", &[("10% to 15%", "10..15%")]),
        ("5 km to 8 km", &[("5 km to 8 km", "5..8 km")]),
        ("$5-10 million", &[("$5-10 million", "USD 5e6..1e7")]),
        ("€5m to €8m", &[("€5m to €8m", "EUR 5e6..8e6")]),
        // What was and what is; one of two; two in a row.
        (
            "rose from $5m to $8m",
            &[("$5m", "USD 5e6"), ("$8m", "USD 8e6")],
        ),
        ("ranging from $5m to $8m", &[("$5m to $8m", "USD 5e6..8e6")]),
        (
            "9% or 998 points",
            &[("9%", "9%"), ("998 points", "998 pt")],
        ),
        ("12 - 15 more", &[("12", "12"), ("15", "15")]),
        ("from 2014, between 2014 and 2016", &[]),
        ("between 60 and 90 days", &[("60 and 90 days", "P60D/P90D")]),
    ]);
}

#[test]
fn bounds() {
    check(&[
        ("30-odd hens", &[("30-odd", "~30")]),
        ("50 or so hens", &[("50 or so", "~50")]),
        ("30-plus hens", &[("30-plus", ">=30")]),
        ("40 and counting", &[("40 and counting", ">=40")]),
        ("50, give or take", &[("50", "50")]),
        ("50 give or take", &[("50 give or take", "~50")]),
        ("just over $5m", &[("just over $5m", "USD >5e6")]),
        ("as many as 40 hens", &[("as many as 40", "<=40")]),
        ("some 2,500 hens", &[("some 2,500", "~2500")]),
        ("about 12 to 15 hens", &[("about 12 to 15", "~12..15")]),
        (
            "8 points or more than 7 percent",
            &[("8 points", "8 pt"), ("more than 7 percent", ">7%")],
        ),
    ]);
}

#[test]
fn shares() {
    check(&[
        ("two-thirds of the hens", &[("two-thirds", "66.7%")]),
        ("about a third", &[("about a third", "~33.3%")]),
        ("fell by half", &[("half", "50%")]),
        ("half the hens", &[("half", "50%")]),
        ("one in five hens", &[("one in five", "20%")]),
        ("three out of four hens", &[("three out of four", "75%")]),
        ("1 in 10,000", &[("1 in 10,000", "0.01%")]),
        ("1/3 of the hens", &[("1/3", "33.3%")]),
        ("half a percent", &[("half a percent", "0.5%")]),
        ("a half-point cut", &[("a half-point", "0.5 pt")]),
        (
            "half a percentage point",
            &[("half a percentage point", "0.5 pp")],
        ),
        ("25 basis points", &[("25 basis points", "25 bp")]),
        ("half a mile", &[("half a mile", "0.5 mi")]),
        // No shares.
        ("the second half of the game", &[("second", "#2")]),
        ("the quarter profit", &[]),
        ("a third man", &[("third", "#3")]),
        ("won two in 2024", &[("two", "2")]),
        (
            "three in ten kilometres",
            &[("three", "3"), ("ten kilometres", "10 km")],
        ),
    ]);
}

#[test]
fn money() {
    check(&[
        ("C$5m", &[("C$5m", "CAD 5e6")]),
        ("Rs 500 crore", &[("Rs 500 crore", "INR 5e9")]),
        ("GB£3 million", &[("GB£3 million", "GBP 3e6")]),
        (
            "USD$ 23 billion dollar",
            &[("USD$ 23 billion dollar", "USD 2.3e10")],
        ),
        ("5bn euros", &[("5bn euros", "EUR 5e9")]),
        ("euro 5bn", &[("euro 5bn", "EUR 5e9")]),
        ("US$ 7.2 bn", &[("US$ 7.2 bn", "USD 7.2e9")]),
        ("$9.99 US dollars", &[("$9.99 US dollars", "USD 9.99")]),
        ("$50 CAD", &[("$50 CAD", "CAD 50")]),
        ("26 cents", &[("26 cents", "USD 0.26")]),
        (
            "5 €, 2 million SEK",
            &[("5 €", "EUR 5"), ("2 million SEK", "SEK 2e6")],
        ),
        (
            "thirteen dollars and forty-five cents",
            &[("thirteen dollars and forty-five cents", "USD 13.45")],
        ),
        ("50p", &[("50p", "GBP 0.5")]),
        ("5 million pounds", &[("5 million pounds", "GBP 5e6")]),
        (
            "5 million pounds of beef",
            &[("5 million pounds", "5e6 lb")],
        ),
        ("200 pounds", &[("200 pounds", "200 lb")]),
        // A conversion in brackets is an amount of its own.
        (
            "$40 billion (£20 billion)",
            &[("$40 billion", "USD 4e10"), ("£20 billion", "GBP 2e10")],
        ),
        ("A $5 million barn", &[("$5 million", "USD 5e6")]),
        // They share their scale.
        (
            "NTD 39.8 (USD 1.3) billion",
            &[("NTD 39.8", "TWD 3.98e10"), ("USD 1.3", "USD 1.3e9")],
        ),
        // Codes are in capitals: "try" is a verb.
        ("Try 5 cakes", &[("5", "5")]),
        ("at Euro 96", &[("96", "96")]),
    ]);
}

#[test]
fn measures() {
    check(&[
        ("-5°C", &[("-5°C", "-5 °C")]),
        (
            "minus 20 degrees Celsius",
            &[("minus 20 degrees Celsius", "-20 °C")],
        ),
        (
            "10 degrees below zero",
            &[("10 degrees below zero", "-10 deg")],
        ),
        ("down to -36", &[("-36", "-36")]),
        ("104F", &[("104F", "104 °F")]),
        (
            "6 feet 7 inches",
            &[("6 feet 7 inches", "6.583333333333333 ft")],
        ),
        (
            "a three-quarter-mile walk",
            &[("three-quarter-mile", "0.75 mi")],
        ),
        ("a 1/4 mile race", &[("1/4 mile", "0.25 mi")]),
        ("12 km2, 30 m³", &[("12 km2", "12 km2"), ("30 m³", "30 m3")]),
        ("12 km 3 goats", &[("12 km", "12 km"), ("3", "3")]),
        ("a 30GB disk", &[("30GB", "30 GB")]),
        ("2 GHz", &[("2 GHz", "2 GHz")]),
        ("500 MW", &[("500 MW", "500 MW")]),
        ("50g of salt, a 5G mast", &[("50g", "50 g")]),
        ("a 100m race", &[("100m", "100 m")]),
        ("5m people", &[("5m", "5e6")]),
        ("10k people", &[("10k", "10000")]),
        ("500 short tons", &[("500 short tons", "500 short ton")]),
        ("12 square miles", &[("12 square miles", "12 mi2")]),
        ("1,013 hPa", &[("1,013 hPa", "1013 hPa")]),
    ]);
}

#[test]
fn votes() {
    check(&[
        ("They voted 310 to 325.", &[("310 to 325", "vote 310-325")]),
        ("a 5-4 ruling", &[("5-4", "vote 5-4")]),
        ("by 13 votes to 1", &[("13 votes to 1", "vote 13-1")]),
        (
            "the vote in the upper house was 52–48",
            &[("52–48", "vote 52-48")],
        ),
        ("a vote of nine to zero", &[("nine to zero", "vote 9-0")]),
        (
            "310 in favour and 25 against",
            &[("310 in favour and 25 against", "vote 310-25")],
        ),
        ("It passed the bill 52-48.", &[("52-48", "vote 52-48")]),
        // A score stands behind the verb like a vote; ranges and margins are none.
        ("They won 3-1.", &[("3-1", "vote 3-1")]),
        ("voted to build 5-10 mills", &[("5-10", "5..10")]),
        ("by 5 to 10 votes", &[("5 to 10", "5..10")]),
        (
            "voted to cut it by 5 to 10 percent",
            &[("5 to 10 percent", "5..10%")],
        ),
    ]);
}

#[test]
fn ages_ordinals_and_labels() {
    check(&[
        ("a man aged 34", &[("34", "34 yr")]),
        ("at the age of 56", &[("56", "56 yr")]),
        ("34 years old", &[("34 years old", "34 yr")]),
        ("a 6-month-old lamb", &[("6-month-old", "6 mo")]),
        ("aged between 5 and 12", &[("between 5 and 12", "5..12 yr")]),
        ("a woman in her 60s", &[("60s", "60..69 yr")]),
        ("in his late twenties", &[("late twenties", "27..29 yr")]),
        (
            "the 22nd and the 1,500th",
            &[("22nd", "#22"), ("1,500th", "#1500")],
        ),
        ("the one-hundredth", &[("one-hundredth", "#100")]),
        (
            "two hundred and fifty-first",
            &[("two hundred and fifty-first", "#251")],
        ),
        ("a hundred and first", &[("a hundred and first", "#101")]),
        ("the umpteenth", &[]),
        ("Flight 447, No. 1, chapter 11, phase two", &[]),
        ("in the district 12 hens died", &[("12", "12")]),
        ("call 555-1234 or 1-800-555-0199", &[]),
        ("call +44 20 7946 0958 or (555) 010-1234", &[]),
        (
            "on 9/11, at one point, a third-degree burn",
            &[("third", "#3")],
        ),
    ]);
}

/// Marks of scope, beside a quantity only, and their words.
#[test]
fn scope_marks() {
    let marks = |sentence: &str| -> Vec<(String, ScopeMark)> {
        let mentions = recognise(sentence, lexicon());
        let mark = |m: &atodds::mention::Mention| match m.kind {
            MentionKind::Scope(mark) => Some((m.span.of(sentence).to_owned(), mark)),
            _ => None,
        };
        mentions.iter().filter_map(mark).collect()
    };
    for (sentence, expected) in [
        ("The sides freed 1,000 each.", ("each", ScopeMark::Each)),
        (
            "They freed 1,000 men per side.",
            ("per side", ScopeMark::Each),
        ),
        ("In all, 40 boats sank.", ("In all", ScopeMark::Total)),
        (
            "A total of 40 boats sank.",
            ("A total of", ScopeMark::Total),
        ),
        (
            "Boats sank, including 12 ferries.",
            ("including", ScopeMark::Part),
        ),
        (
            "The storm sank 40, among them ferries.",
            ("among them", ScopeMark::Part),
        ),
        (
            "Excluding the crew, 40 drowned.",
            ("Excluding", ScopeMark::Excluded),
        ),
        ("It hurt 12 others.", ("others", ScopeMark::Further)),
        ("So far 40 have been found.", ("So far", ScopeMark::SoFar)),
    ] {
        let expected = vec![(expected.0.to_owned(), expected.1)];
        assert_eq!(marks(sentence), expected, "in `{sentence}`");
    }
    assert_eq!(marks("The others left, each with a bag."), vec![]);
    assert_eq!(
        marks("They found 12 at the mill and drove on to the next village, and the others left."),
        vec![]
    );
}

/// Runs of numbers, thousands long, are read to their end, with about as many mentions for each repetition.
#[test]
fn long_runs() {
    for piece in [
        "1 000 ",
        "1'000'",
        "1,5,",
        "5-4-",
        "5-4 vote ",
        "1 million ",
        "million ",
        "2 crore 3 lakh ",
        "half of a ",
        "two-thirds-",
        "one in five ",
        "several hundred ",
        "between 1 and 2 ",
        "$5 to ",
        "from $5 ",
        "-5 ",
        "and a half ",
        "hundred and ",
        "or more ",
        "12 each other ",
        "no. ",
        "aged 5 ",
    ] {
        let found = |times: usize| recognise(&piece.repeat(times), lexicon()).len();
        let (short, long) = (found(250), found(2_000));
        assert!(
            short <= long && long <= 8 * short + 8,
            "`{piece}`: {short} mentions, then {long}"
        );
    }
}
