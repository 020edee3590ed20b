//! Times as business pages and histories write them. Counted from Friday, 3 November 1989, unless a case says otherwise.

mod common;

use atodds::mention::time;
use atodds::resolve::{Context, Reference, resolve};
use jiff::civil::date;

use common::lexicon;

/// Checks the mentions of each sentence: words, canonical value, words, value.
fn check(cases: &[(&str, &[(&str, &str)])]) {
    let reference = Reference::on(date(1989, 11, 3));
    let context = Context {
        reference: Some(&reference),
        ..Context::default()
    };
    let mut wrong = Vec::new();
    for (sentence, expected) in cases {
        let mentions = time::recognise(sentence, &lexicon().language);
        let found = mentions.iter().map(|mention| {
            let value = resolve(mention, &context).value;
            let value = value.map_or_else(String::new, |v| v.to_string());
            (mention.span.of(sentence), value)
        });
        let found: Vec<(&str, String)> = found.collect();
        let same = found.iter().map(|(words, value)| (*words, value.as_str()));
        wrong
            .extend((!same.eq(expected.iter().copied())).then(|| format!("{sentence}: {found:?}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn quarters_with_the_year_before_them() {
    check(&[
        ("3Q sales rose", &[("3Q", "1989-Q3")]),
        ("a weak 4Q", &[("4Q", "1989-Q4")]),
        (
            "the 1988 third quarter",
            &[("1988 third quarter", "1988-Q3")],
        ),
        (
            "the fiscal 1988 third quarter",
            &[("fiscal 1988 third quarter", "~1988-Q3")],
        ),
        ("the 3 questions", &[]),
        ("April-June sales", &[("April-June", "1989-04/1989-06")]),
        ("by the year 2000", &[("the year 2000", "../2000")]),
    ]);
}

#[test]
fn a_day_by_its_number_before_the_next_clause() {
    check(&[
        (
            "shares fell on Friday the 13th in heavy trading",
            &[("Friday the 13th", "1989-10-13")],
        ),
        ("on the 27th they left", &[("the 27th", "1989-10-27")]),
        ("on the 27th floor", &[]),
        ("on the 3rd hole", &[]),
    ]);
}

#[test]
fn clock_times_in_four_digits() {
    check(&[
        ("It began at 0300 hours.", &[("0300 hours", "03:00")]),
        ("It ended by 0530 hours.", &[("0530 hours", "../05:30")]),
        (
            "They left at 1430 on 7 June.",
            &[("1430 on 7 June", "1989-06-07T14:30")],
        ),
        ("He flew for 1500 hours.", &[("1500 hours", "PT1500H")]),
    ]);
}

#[test]
fn years_long_gone() {
    check(&[
        ("The king died in 1066, childless.", &[("1066", "1066")]),
        ("In 1812 the army marched.", &[("1812", "1812")]),
        ("In 1861 war broke out.", &[("1861", "1861")]),
        ("the 1863 battle", &[("1863", "1863")]),
        ("the 1980-1988 war", &[("1980-1988", "1980/1988")]),
        ("in 1600 Oslo homes", &[]),
        ("in 1200 homes", &[]),
        ("the 1800 men", &[]),
        ("of 1850 votes", &[]),
    ]);
}

#[test]
fn years_with_their_era() {
    check(&[
        ("The temple fell in AD 70.", &[("AD 70", "0070")]),
        ("in 70 A.D.", &[("70 A.D.", "0070")]),
        // The year before the year 1 is 0.
        ("Caesar died in 44 BC.", &[("44 BC", "-0043")]),
        ("around 500 BC", &[("around 500 BC", "~-0499")]),
        ("in the 1st century BC", &[("1st century BC", "-00XX")]),
        ("44 ad agencies", &[]),
        ("BC lost 44 games", &[]),
    ]);
}

#[test]
fn nights_and_mornings_with_their_day() {
    check(&[
        (
            "on the night of 7/8 August",
            &[("night of 7/8 August", "1989-08-07TNI")],
        ),
        (
            "on the night of 7-8 August 1942",
            &[("night of 7-8 August 1942", "1942-08-07TNI")],
        ),
        (
            "It was early morning on 6 June when they landed.",
            &[("early morning on 6 June", "1989-06-06TMO")],
        ),
        ("a night on board", &[]),
    ]);
}

#[test]
fn a_season_or_month_of_a_year_named_before() {
    check(&[
        (
            "in summer 1943 and autumn of that year",
            &[("summer 1943 and autumn of that year", "{1943-SU, 1943-FA}")],
        ),
        (
            "in August of the same year",
            &[("August of the same year", "1989-08")],
        ),
    ]);
}

#[test]
fn what_looks_like_a_time() {
    check(&[
        // A newspaper.
        ("the Party daily Novosti wrote", &[]),
        ("regular daily Pentagon briefings", &[("daily", "")]),
        // One of many.
        ("a future in which all is well", &[]),
        // How far a place lies.
        ("It is 15 minutes away.", &[("15 minutes", "PT15M")]),
        (
            "It is two weeks away.",
            &[("two weeks away", "~1989-11-17")],
        ),
    ]);
}
