//! What holds of mentions whatever the text: no panic, spans on character boundaries, no overlap, no date needed.

mod common;

use atodds::mention::{Mention, number, recognise, time};
use atodds::resolve::{Context, Direction, Reference, resolve, weekday_slip};
use jiff::civil::Date;
use proptest::prelude::*;

use common::lexicon;

/// Text made of the words the grammars know, in any order, with odd characters between them.
fn wordy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "(Monday|Fri\\.|July|May|may|23|3rd|1990s|2025|0800|31|99|\\$|€|%|half|a|an|the|of|and|or|to|-|–|,|\\(|\\)|'s|:|/|\\.)",
        "(two|hundred|million|third|dozen|days|weeks|year|quarter|ago|later|after|before|in|within|until|next|last|this)",
        "(early|mid|the end of|p\\.m\\.|GMT|noon|night|every|today|fortnight|and a half|old|percent|km|½|٣|é|\u{a0}|T|Q4)",
        "(day|weekend|the week of|same|straight|in a row|the|year-end|single|recent|morning|in the|twice|80s|'82|that time|fifth)",
        "\\PC{0,3}",
    ];
    prop::collection::vec((piece, prop::bool::ANY), 0..24).prop_map(|parts| {
        parts
            .into_iter()
            .map(|(word, space)| if space { word + " " } else { word })
            .collect()
    })
}

fn reference(year: i16, days: i64, year_known: bool) -> Reference {
    let first = Date::new(year, 1, 1).unwrap_or(Date::MIN);
    Reference {
        day: first.saturating_add(jiff::Span::new().days(days)),
        year_known,
        weekday_known: days % 2 == 0,
        clock: None,
        zone: None,
    }
}

fn well_formed(text: &str, mentions: &[Mention]) -> bool {
    let fits = mentions.iter().all(|m| {
        text.get(m.span.start..m.span.end)
            .is_some_and(|s| !s.is_empty())
    });
    fits && mentions
        .windows(2)
        .all(|pair| pair[0].span.end <= pair[1].span.start)
}

proptest! {
    #[test]
    fn any_words_resolve_on_any_day(
        text in wordy(), year in 1i16..=9999, days in 0i64..366, known: bool, side in 0u8..3,
    ) {
        let mentions = recognise(&text, lexicon());
        let reference = reference(year, days, known);
        let direction = match side { 0 => None, 1 => Some(Direction::Past), _ => Some(Direction::Future) };
        let anchor = atodds::value::TimeValue::day(reference.day);
        for anchor in [None, Some(&anchor)] {
            let context = Context { reference: Some(&reference), direction, anchor, named: anchor, period: anchor, told_in_order: anchor.is_some() };
            for mention in &mentions {
                let resolved = resolve(mention, &context);
                let _ = resolved.value.map(|v| v.to_string());
                let _ = weekday_slip(mention, &context);
                let _ = resolve(mention, &Context::default());
            }
        }
    }

    #[test]
    fn mentions_are_well_formed(text in wordy()) {
        prop_assert!(well_formed(&text, &time::recognise(&text, &lexicon().language)));
        prop_assert!(well_formed(&text, &number::recognise(&text, &lexicon().language)));
        prop_assert!(well_formed(&text, &recognise(&text, lexicon())));
    }

    #[test]
    fn any_text_at_all(text in "\\PC*") {
        prop_assert!(well_formed(&text, &recognise(&text, lexicon())));
    }

    #[test]
    fn the_same_sentence_gives_the_same_mentions(text in wordy()) {
        prop_assert_eq!(recognise(&text, lexicon()), recognise(&text, lexicon()));
    }
}

/// Runs of one expression, thousands long, are what tables, tickers and hostile pages are made of: each is read to its end,
/// and eight times the text holds about eight times the mentions. A reader that tried every pair of them would not come
/// back from the longer text; no clock is asked, since other machines are slower.
#[test]
fn long_runs_are_read_to_the_end() {
    for piece in [
        "Monday, ",
        "Monday and Tuesday, ",
        "Monday and Tuesday, July 3 and 4, ",
        "one hundred ",
        "a million ",
        "May 3 and ",
        "the end of ",
        "5-",
        "two days after ",
        "1,000 ",
        "the last week of ",
        "the day before ",
        "the morning of ",
        "twice a ",
        "the same month a year ",
        "'82 ",
    ] {
        let found = |times: usize| {
            let text = piece.repeat(times);
            let mentions = recognise(&text, lexicon());
            assert!(well_formed(&text, &mentions), "`{piece}` {times} times");
            mentions.len()
        };
        let (short, long) = (found(1_000), found(8_000));
        assert!(
            long >= short && long <= 8 * short + 8,
            "`{piece}`: {short} mentions, then {long}"
        );
    }
}
