//! What holds of any text: tagging it and resolving what was found never panics, whatever the reference day; spans lie on character
//! boundaries and do not overlap; and every value that comes out is read back from its printed form.

use std::sync::LazyLock;

use atodds::mention::{Mention, MentionKind, number, time};
use atodds::resolve::{Context, Direction, Reference};
use atodds::tag::{DateOrder, Tagger, resolve};
use atodds::text::sentences;
use atodds::value::{Clock, TimeValue, Value, ValueType};
use jiff::civil::Date;
use proptest::prelude::*;

mod common;

static TAGGERS: LazyLock<[Tagger; 3]> = LazyLock::new(|| {
    let tagger = |order| {
        let tagger = Tagger::english().expect("the built-in files are right");
        tagger.with_date_order(order)
    };
    [
        tagger(DateOrder::Unknown),
        tagger(DateOrder::DayFirst),
        tagger(DateOrder::MonthFirst),
    ]
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_tagged_and_resolved(
        text in prop_oneof![3 => wordy(), 1 => "\\PC*"],
        day in any_day(),
        known in (any::<bool>(), any::<bool>()),
        clock in prop::option::of(-720_i16..=840),
        side in 0_usize..3,
        order in 0_usize..3,
    ) {
        let reference = Reference {
            day,
            year_known: known.0,
            weekday_known: known.0 || known.1,
            clock: clock.map(|offset| Clock { hour: 9, minute: 30, offset: Some(offset), inferred: false }),
            zone: None,
        };
        let mentions = TAGGERS[order].tag(&text);
        prop_assert!(well_formed(&text, &mentions));
        let anchor = TimeValue::day(day);
        let context = Context {
            reference: Some(&reference),
            direction: [None, Some(Direction::Past), Some(Direction::Future)][side],
            anchor: Some(&anchor),
            ..Context::default()
        };
        for mention in &mentions {
            for context in [&context, &Context::default()] {
                let resolved = resolve(mention, context);
                if let Some(value) = resolved.value {
                    prop_assert!(comes_back(&value), "{}: {value}", mention.span.of(&text));
                }
            }
        }
    }

    /// Of each recogniser by itself, and not only of what is left when the longest have won.
    #[test]
    fn mentions_of_one_kind_never_overlap(text in wordy()) {
        let lexicon = common::lexicon();
        for sentence in sentences(&text) {
            let words = sentence.of(&text);
            prop_assert!(well_formed(words, &time::recognise(words, &lexicon.language)));
            prop_assert!(well_formed(words, &number::recognise(words, &lexicon.language)));
        }
    }
}

/// Whether the value is what its printed form reads as. A place is not read back from its name.
fn comes_back(value: &Value) -> bool {
    let kind = value.value_type();
    kind == ValueType::Place || Value::read(kind, &value.to_string()) == Ok(value.as_printed())
}

/// In order, apart from one another, on character boundaries, parts within their whole.
fn well_formed(text: &str, mentions: &[Mention]) -> bool {
    let on_boundaries = mentions.iter().all(|mention| {
        let words = text.get(mention.span.start..mention.span.end);
        words.is_some_and(|words| !words.is_empty())
    });
    let parts_inside = mentions.iter().all(|mention| match &mention.kind {
        MentionKind::Time(time) => time.members().iter().all(|member| {
            let span = member.span;
            mention.span.contains(span) && text.get(span.start..span.end).is_some()
        }),
        _ => true,
    });
    let apart = mentions
        .windows(2)
        .all(|pair| pair[0].span.end <= pair[1].span.start);
    on_boundaries && parts_inside && apart
}

/// Any day of the years 1 to 9999.
fn any_day() -> impl Strategy<Value = Date> {
    (1_i16..=9999, 0_i64..366).prop_map(|(year, days)| {
        let first = Date::new(year, 1, 1).unwrap_or(Date::MIN);
        first.saturating_add(jiff::Span::new().days(days))
    })
}

/// Text made of the words the grammars know, in any order, with odd characters between them.
fn wordy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "(Monday|Fri\\.|July|May|February|23|3rd|30|1990s|2025|0800|31|99|'25|\\$|€|%|half|a|an|the|of|and|or|to|-|–|,|\\(|\\)|'s|:|/|\\.)",
        "(two|hundred|million|third|dozen|days|weeks|year|quarter|ago|later|after|before|in|within|until|since|next|last|this)",
        "(early|mid|the end of|p\\.m\\.|GMT|noon|night|every|twice|times|today|fortnight|and a half|old|percent|km|½|é|\u{a0}|T|Q4)",
        "(Easter|Good Friday|Thanksgiving|last Christmas|Orthodox Easter|Easter Island|fiscal|FY|FY24|fiscal year|2023-24)",
        "(7 p\\.m\\. Kyiv time|ET|London time|local time|UTC|\\+05:30|24:00|03/04/2025|7/8/07|23\\.7\\.25|2025-02-30|W30|summer|weekend)",
        "(\\PC{0,3}|\\. |\n|999999999999999999999|1e308|century|decades|31 February|XXXX)",
    ];
    prop::collection::vec((piece, prop::bool::ANY), 0..24).prop_map(|parts| {
        parts
            .into_iter()
            .map(|(word, space)| if space { word + " " } else { word })
            .collect()
    })
}
