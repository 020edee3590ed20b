//! Properties that hold for all inputs, tried on generated ones: comparing is symmetric, sentences tile their text, the
//! offset map leads back to the bytes each piece came from, and a rule file may hold anything.

use atodds::lexicon::{Lexicon, RuleFile, RuleFiles};
use atodds::text::{LineIndex, OffsetMapBuilder, Span, sentences};
use atodds::value::{
    Bound, Clock, DateField, DateValue, DayPart, Duration, Part, Place, Quantity, Relation, Season,
    Status, TimeUnit, TimeValue, Unit, Vague, Value, compare,
};
use jiff::civil::Weekday;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    /// Which of two values comes first must not matter: findings would depend on the order of the inputs.
    #[test]
    fn compare_is_symmetric(a in any_value(), b in any_value()) {
        prop_assert_eq!(compare(&a, &b), compare(&b, &a), "{} and {}", a, b);
    }

    /// A value is never at odds with itself.
    #[test]
    fn no_value_is_disjoint_from_itself(a in any_value()) {
        prop_assert_ne!(compare(&a, &a), Relation::Disjoint, "{}", a);
    }

    /// Values of different types are never called equal or at odds.
    #[test]
    fn values_of_other_types_are_not_compared(a in any_time(), b in any_duration()) {
        prop_assert_eq!(compare(&Value::Time(a), &Value::Duration(b)), Relation::Unknown);
    }

    /// Sentences are in order, do not overlap, begin and end with a character that is no white space, and leave out
    /// nothing but white space.
    #[test]
    fn sentences_tile_their_text(text in any_text()) {
        let mut end = 0;
        for span in sentences(&text) {
            prop_assert!(span.start >= end, "{span:?} begins before {end}");
            prop_assert!(text[end..span.start].trim().is_empty(), "left out: {:?}", &text[end..span.start]);
            let sentence = span.of(&text);
            prop_assert!(!sentence.is_empty() && sentence.trim() == sentence, "{sentence:?}");
            end = span.end;
        }
        prop_assert!(text[end..].trim().is_empty(), "left out: {:?}", &text[end..]);
    }

    /// Each piece of an extracted text leads back to the raw bytes it was made from, and so does any run of pieces.
    #[test]
    fn offsets_lead_back_to_the_raw_bytes(pieces in prop::collection::vec(any_piece(), 1..20)) {
        let (raw, placed, text, map) = assemble(&pieces);
        prop_assert_eq!(map.text_len(), text.len());
        for (piece, from, span) in &placed {
            match piece {
                Piece::Verbatim(words) => prop_assert_eq!(from.of(&raw), words),
                Piece::Replaced { .. } => prop_assert_eq!(map.raw(*span), *from),
                Piece::Synthetic(_) => prop_assert!(map.is_synthetic(span.start)),
                Piece::Skipped(_) => {}
            }
            if let Piece::Verbatim(words) = piece {
                for (i, c) in words.char_indices() {
                    let one = Span::new(span.start + i, span.start + i + c.len_utf8());
                    prop_assert_eq!(map.raw(one), Span::new(from.start + i, from.start + i + c.len_utf8()));
                }
            }
        }
        let written: Vec<_> = placed.iter().filter(|(_, _, span)| !span.is_empty()).collect();
        for pair in written.windows(2) {
            let both = map.raw(pair[0].2.cover(pair[1].2));
            prop_assert!(both.start <= both.end && both.end <= raw.len());
            prop_assert!(both.contains(map.raw(pair[0].2)) || pair[0].1.is_empty());
        }
    }

    /// A span that fits no text is no reason to panic.
    #[test]
    fn offsets_take_any_span(pieces in prop::collection::vec(any_piece(), 0..6), start in 0_usize..200, length in 0_usize..200) {
        let (_, _, _, map) = assemble(&pieces);
        let raw = map.raw(Span::new(start, start + length));
        prop_assert!(raw.start <= raw.end);
    }

    /// Lines and columns exist for each offset of any bytes, and lead back to the line.
    #[test]
    fn positions_take_any_bytes(raw in prop::collection::vec(any::<u8>(), 0..200), offset in 0_usize..220) {
        let index = LineIndex::new(&raw);
        let position = index.position(&raw, offset);
        prop_assert!(position.line >= 1 && position.column >= 1);
        let line = index.line_span(&raw, position.line);
        prop_assert!(line.start <= offset.min(raw.len()) && line.end <= raw.len());
    }

}

proptest! {
    // Fewer cases: each reads all built-in words again, for files are only understood together.
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a rule file holds is read or refused, and nothing panics.
    #[test]
    fn rule_files_may_hold_anything(path in "(lang/|gazetteer/)?[a-z]{1,6}", text in any_text()) {
        let mut files = RuleFiles::builtin();
        let path = format!("{path}.yaml");
        files.insert(path.clone(), RuleFile { path, text, builtin: false, prepared: None });
        let _ = Lexicon::read(&files);
    }
}

/// A piece of a raw text, and what becomes of it.
#[derive(Debug, Clone)]
enum Piece {
    /// Taken over as it stands.
    Verbatim(String),
    /// Decoded into other words.
    Replaced { raw: String, text: String },
    /// Put in without any raw bytes.
    Synthetic(String),
    /// Left out.
    Skipped(String),
}

type Placed<'a> = (&'a Piece, Span, Span);

/// The raw text, each piece with its raw and its extracted span, the extracted text, and the map between them.
fn assemble(pieces: &[Piece]) -> (String, Vec<Placed<'_>>, String, atodds::text::OffsetMap) {
    let (mut raw, mut placed, mut builder) = (String::new(), Vec::new(), OffsetMapBuilder::new());
    for piece in pieces {
        let (raw_start, text_start) = (raw.len(), builder.text().len());
        match piece {
            Piece::Verbatim(words) => {
                raw.push_str(words);
                builder.verbatim(words, raw_start);
            }
            Piece::Replaced { raw: from, text } => {
                raw.push_str(from);
                builder.replaced(text, Span::new(raw_start, raw.len()));
            }
            Piece::Synthetic(text) => builder.synthetic(text, raw_start),
            Piece::Skipped(words) => raw.push_str(words),
        }
        let from = Span::new(raw_start, raw.len());
        placed.push((piece, from, Span::new(text_start, builder.text().len())));
    }
    let (text, map) = builder.finish();
    (raw, placed, text, map)
}

fn any_piece() -> impl Strategy<Value = Piece> {
    let words = "[a-zÇı ]{1,8}";
    prop_oneof![
        4 => words.prop_map(Piece::Verbatim),
        2 => ("&[a-z]{2,5};", "[&<>é]").prop_map(|(raw, text)| Piece::Replaced { raw, text }),
        1 => "[\n ]".prop_map(Piece::Synthetic),
        2 => "<[a-z/]{1,6}>".prop_map(Piece::Skipped),
    ]
}

/// Text with the marks that sentences, quotes and abbreviations are made of, and any other character.
fn any_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[A-Za-z]{1,8}".boxed(),
        2 => prop::sample::select(vec!["Dr.", "U.S.", "July 21.", "3.5", "“No.”", "a.m.", "…", "?!", "\r\n", "\n\n", "\u{a0}", "\u{2028}", ": ", "- "])
            .prop_map(str::to_owned).boxed(),
        1 => any::<char>().prop_map(String::from).boxed(),
    ];
    let space = prop::sample::select(vec![" ", "", "  ", "\t"]);
    prop::collection::vec((word, space), 0..30)
        .prop_map(|all| all.into_iter().map(|(word, space)| word + space).collect())
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => any_time().prop_map(Value::Time),
        3 => any_duration().prop_map(Value::Duration),
        4 => any_quantity().prop_map(Value::Quantity),
        1 => (0_u32..5).prop_map(Value::Ordinal),
        2 => any_place().prop_map(Value::Place),
        1 => "[ab]".prop_map(Value::Party),
        1 => "[ab]".prop_map(Value::Person),
        1 => any_status().prop_map(Value::Status),
        1 => (0_u32..4, 0_u32..4).prop_map(|(a, b)| Value::Vote(a, b)),
        1 => "[ab]".prop_map(Value::Text),
    ]
}

/// Few years, months and days, so that dates often meet; and a few that do not exist.
fn any_date() -> impl Strategy<Value = DateValue> {
    let field = prop_oneof![
        6 => (1_u8..4, 27_u8..33).prop_map(|(month, day)| DateField::Day(month, day)),
        2 => (0_u8..14).prop_map(DateField::Month),
        1 => Just(DateField::Year),
        1 => (0_u8..55).prop_map(DateField::Week),
        1 => (0_u8..55).prop_map(DateField::Weekend),
        1 => (0_u8..4).prop_map(DateField::Half),
        1 => (0_u8..6).prop_map(DateField::Quarter),
        1 => prop::sample::select(vec![Season::Spring, Season::Summer, Season::Autumn, Season::Winter]).prop_map(DateField::Season),
        1 => prop::sample::select(vec![Weekday::Monday, Weekday::Wednesday, Weekday::Sunday]).prop_map(DateField::Weekday),
        1 => (1_u8..32).prop_map(DateField::DayOfMonth),
        1 => Just(DateField::Decade),
        1 => Just(DateField::Century),
    ];
    let year = prop_oneof![4 => (2024_i16..2027).prop_map(Some), 2 => Just(None), 1 => any::<i16>().prop_map(Some)];
    let part = prop::option::weighted(
        0.2,
        prop::sample::select(vec![Part::Early, Part::Mid, Part::Late, Part::End]),
    );
    (year, field, part, prop::bool::weighted(0.1)).prop_map(|(year, field, part, approximate)| {
        DateValue {
            year,
            field,
            part,
            approximate,
        }
    })
}

fn any_time() -> impl Strategy<Value = TimeValue> {
    let clock =
        (0_u8..25, 0_u8..60, prop::option::of(-720_i16..840)).prop_map(|(hour, minute, offset)| {
            Clock {
                hour,
                minute,
                offset,
                inferred: false,
            }
        });
    let part = prop::sample::select(vec![
        DayPart::Morning,
        DayPart::Midday,
        DayPart::Afternoon,
        DayPart::Evening,
        DayPart::Night,
    ]);
    let leaf = prop_oneof![
        6 => any_date().prop_map(TimeValue::Date),
        1 => (any_date(), clock.clone()).prop_map(|(date, clock)| TimeValue::Instant(date, clock)),
        1 => (any_date(), part).prop_map(|(date, part)| TimeValue::DayPart(date, part)),
        1 => clock.prop_map(TimeValue::Clock),
        1 => prop::sample::select(vec![Vague::Past, Vague::Present, Vague::Future]).prop_map(TimeValue::Vague),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        let end = prop::option::of(inner.clone().prop_map(Box::new));
        prop_oneof![
            (end.clone(), end).prop_map(|(start, end)| TimeValue::Range(start, end)),
            prop::collection::vec(inner.clone(), 0..3).prop_map(TimeValue::AllOf),
            prop::collection::vec(inner, 0..3).prop_map(TimeValue::OneOf),
        ]
    })
}

fn any_bound() -> impl Strategy<Value = Bound> {
    prop::sample::select(vec![
        Bound::Exact,
        Bound::About,
        Bound::AtLeast,
        Bound::MoreThan,
        Bound::AtMost,
        Bound::LessThan,
        Bound::Vague,
    ])
}

fn any_duration() -> impl Strategy<Value = Duration> {
    let unit = prop::sample::select(vec![
        TimeUnit::Second,
        TimeUnit::Minute,
        TimeUnit::Hour,
        TimeUnit::Day,
        TimeUnit::Week,
        TimeUnit::Month,
        TimeUnit::Quarter,
        TimeUnit::Year,
        TimeUnit::Decade,
        TimeUnit::Century,
    ]);
    let amount = prop::option::weighted(0.9, (0_u32..30).prop_map(f64::from));
    let more = prop::option::weighted(0.2, (0_u32..30).prop_map(f64::from));
    (amount, more, unit, any_bound()).prop_map(|(amount, more, unit, bound)| Duration {
        amount,
        upper: amount.zip(more).map(|(amount, more)| amount + more),
        unit,
        bound,
    })
}

fn any_quantity() -> impl Strategy<Value = Quantity> {
    let unit = prop::option::of(prop_oneof![
        Just(Unit::Percent),
        Just(Unit::PercentagePoint),
        prop::sample::select(vec!["USD", "EUR"]).prop_map(|code| Unit::Currency(code.to_owned())),
        prop::sample::select(vec!["ha", "km", "mi"])
            .prop_map(|symbol| Unit::Measure(symbol.to_owned())),
    ]);
    let number = prop_oneof![
        4 => (0_u32..60).prop_map(f64::from),
        1 => (1_u32..9).prop_map(|n| f64::from(n) * 1000.0),
        1 => -100.0_f64..100.0,
    ];
    let more = prop::option::weighted(0.2, (0_u32..90).prop_map(f64::from));
    let step = prop::sample::select(vec![1.0, 0.1, 10.0, 1000.0]);
    (number, more, any_bound(), step, unit).prop_map(|(number, more, bound, step, unit)| Quantity {
        number,
        upper: more.map(|more| number + more),
        bound,
        step,
        unit,
    })
}

fn any_place() -> impl Strategy<Value = Place> {
    prop::sample::select(vec![
        ("Turkey", &[][..], Some("TR")),
        ("Istanbul", &["Turkey"][..], Some("TR")),
        ("Ciragan Palace", &["Istanbul", "Turkey"][..], Some("TR")),
        ("Ankara", &["Turkey"][..], Some("TR")),
        ("Sweden", &[][..], Some("SE")),
        ("Nowhere", &[][..], None),
    ])
    .prop_map(|(name, within, country)| Place {
        name: name.to_owned(),
        within: within.iter().map(|&place| place.to_owned()).collect(),
        country: country.map(str::to_owned),
    })
}

fn any_status() -> impl Strategy<Value = Status> {
    prop::sample::select(vec![
        Status::Planned,
        Status::Confirmed,
        Status::OnHold,
        Status::Postponed,
        Status::Cancelled,
        Status::Held,
        Status::Ended,
        Status::Denied,
        Status::Yes,
        Status::No,
    ])
}

/// What the words say does not depend on when they were published: another date changes values, never mentions.
#[cfg(feature = "cli")]
#[test]
fn mentions_ignore_the_date() -> Result<(), Box<dyn std::error::Error>> {
    const TEXT: &str = "Delegations from Russia and Ukraine will meet in Istanbul on Wednesday, two days after the vote. \
        It is the third such meeting. About 40 diplomats sat down on May 16 and June 2, and again last week.\n\n\
        On Friday the president gave Moscow 50 days, that is until early September. Tomorrow, perhaps on the 23rd or 24th, \
        an unidentified source will say more than in the seven weeks before 2022.\n";
    let mentions = |date: &[&str]| -> Result<Vec<serde_json::Value>, Box<dyn std::error::Error>> {
        let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_atodds"))
            .args(["mentions", "--format", "jsonl", "--stdin-name", "story.txt"])
            .args(date)
            .arg("-")
            .write_stdin(TEXT)
            .output()?;
        let mut mentions = Vec::new();
        for line in String::from_utf8(output.stdout)?.lines() {
            let mut mention: serde_json::Value = serde_json::from_str(line)?;
            if let Some(fields) = mention.as_object_mut() {
                fields.retain(|key, _| {
                    matches!(
                        key.as_str(),
                        "id" | "kind" | "text" | "text_start" | "text_end" | "at"
                    )
                });
            }
            mentions.push(mention);
        }
        Ok(mentions)
    };
    let undated = mentions(&[])?;
    assert!(undated.len() > 10, "only {} mentions", undated.len());
    for date in ["2025-07-21", "1998-02-28", "2031-12-31"] {
        assert_eq!(mentions(&["--date", date])?, undated, "counted from {date}");
    }
    Ok(())
}
