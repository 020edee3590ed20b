//! Properties of the canonical notation: printing a value and reading it back gives the value as printed, printing that gives
//! the same text, and no text makes the reader panic. What a printed time lacks never changes which days are meant.

use atodds::value::{
    Bound, Clock, DateField, DateValue, DayPart, Duration, Part, Quantity, Relation, Season,
    TimeUnit, TimeValue, Unit, Vague, Value, ValueType, compare,
};
use jiff::civil::{Date, Weekday};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn times_come_back(time in any_time()) {
        let text = time.to_string();
        let read: TimeValue = text.parse().map_err(|e| TestCaseError::fail(format!("{text}: {e}")))?;
        prop_assert_eq!(&read, &time.as_printed(), "{}", text);
        prop_assert_eq!(&read.to_string(), &text);
        prop_assert_eq!(&read.as_printed(), &read);
        let relation = compare(&Value::Time(time), &Value::Time(read));
        prop_assert_ne!(relation, Relation::Disjoint, "{}", text);
    }

    /// A plain date, its range, and a clock time on it come back as they were, not only as what they print.
    #[test]
    fn plain_times_come_back_as_they_were(date in any_plain_date(), clock in any_clock(), to in any_plain_date()) {
        for time in [
            TimeValue::Date(date),
            TimeValue::Instant(date, clock),
            TimeValue::Range(Some(Box::new(TimeValue::Date(date))), Some(Box::new(TimeValue::Date(to)))),
            TimeValue::AllOf(vec![TimeValue::Date(date), TimeValue::Instant(to, clock)]),
            TimeValue::OneOf(vec![TimeValue::Date(to), TimeValue::Clock(clock)]),
        ] {
            prop_assert_eq!(time.to_string().parse(), Ok(time));
        }
        prop_assert_eq!(date.to_string().parse(), Ok(date));
        prop_assert_eq!(clock.to_string().parse(), Ok(clock));
    }

    #[test]
    fn durations_come_back(length in any_duration()) {
        let text = length.to_string();
        prop_assert_eq!(text.parse(), Ok(length.as_printed()), "{}", text);
        prop_assert_eq!(length.as_printed().to_string(), text);
    }

    /// All but the rounding unit, which is not printed.
    #[test]
    fn quantities_come_back(quantity in any_quantity()) {
        let text = quantity.to_string();
        prop_assert_eq!(text.parse(), Ok(quantity.as_printed()), "{}", text);
        prop_assert_eq!(quantity.as_printed().to_string(), text);
    }

    #[test]
    fn ordinals_and_votes_come_back(a: u32, b: u32) {
        for value in [Value::Ordinal(a), Value::Vote(a, b)] {
            prop_assert_eq!(Value::read(value.value_type(), &value.to_string()), Ok(value));
        }
    }

    /// Whatever stands in a report that somebody wrote by hand is read or refused.
    #[test]
    fn no_text_makes_the_reader_panic(text in prop_oneof!["\\PC{0,12}", "[-~<>=0-9XTPWDMYZ:/.,{}\\[\\] QHSFE+e%]{0,24}"]) {
        for kind in [
            ValueType::Time, ValueType::Duration, ValueType::Quantity, ValueType::Money, ValueType::Ordinal,
            ValueType::Place, ValueType::Party, ValueType::Person, ValueType::Status, ValueType::Vote, ValueType::Text,
        ] {
            if let Ok(value) = Value::read(kind, &text) {
                prop_assert_eq!(Value::read(kind, &value.to_string()), Ok(value.as_printed()), "{}", text);
                if let Value::Time(time) = value {
                    let _ = (time.edtf(), time.timex3(), time.days());
                }
            }
        }
    }

    /// EDTF has no form for some times, but the same one for a time and for what it prints.
    #[test]
    fn edtf_is_that_of_the_printed_time(time in any_time()) {
        prop_assert_eq!(time.edtf(), time.as_printed().edtf());
    }
}

fn any_year() -> impl Strategy<Value = i16> + Clone {
    prop_oneof![4 => 1900_i16..2100, 1 => -9998_i16..9999]
}

/// Days that exist, months, quarters and the like, with the year known or open.
fn any_plain_date() -> impl Strategy<Value = DateValue> {
    let day = (any_year(), 0_i64..366).prop_map(|(year, days)| {
        let first = Date::new(year, 1, 1).unwrap_or(Date::MIN);
        first.saturating_add(jiff::Span::new().days(days))
    });
    let field = prop_oneof![
        (1_u8..=2).prop_map(DateField::Half),
        (1_u8..=4).prop_map(DateField::Quarter),
        prop::sample::select(vec![
            Season::Spring,
            Season::Summer,
            Season::Autumn,
            Season::Winter
        ])
        .prop_map(DateField::Season),
        (1_u8..=12).prop_map(DateField::Month),
    ];
    let known = prop_oneof![
        Just(DateField::Year),
        Just(DateField::Decade),
        Just(DateField::Century),
        field.clone()
    ];
    let bare = prop_oneof![
        (1_i8..=7).prop_map(|n| {
            DateField::Weekday(Weekday::from_monday_one_offset(n).unwrap_or(Weekday::Monday))
        }),
        (1_u8..=31).prop_map(DateField::DayOfMonth),
        field
    ];
    let date = prop_oneof![
        4 => day.clone().prop_map(DateValue::day),
        1 => day.prop_map(|day| DateValue { year: None, ..DateValue::day(day) }),
        3 => (any_year(), known).prop_map(|(year, field)| {
            let year = match field {
                DateField::Decade => year - year % 10,
                DateField::Century => year - year % 100,
                _ => year,
            };
            DateValue::new(Some(year), field)
        }),
        2 => bare.prop_map(|field| DateValue::new(None, field)),
    ];
    (date, prop::bool::weighted(0.2)).prop_map(|(date, approximate)| DateValue {
        approximate,
        ..date
    })
}

/// Those, weeks and weekends, and parts of any.
fn any_date() -> impl Strategy<Value = DateValue> {
    let week = (prop::option::of(any_year()), 1_u8..=52, any::<bool>());
    let week = week.prop_map(|(year, week, whole)| {
        let field = if whole {
            DateField::Week(week)
        } else {
            DateField::Weekend(week)
        };
        DateValue::new(year, field)
    });
    let part = prop::sample::select(vec![Part::Early, Part::Mid, Part::Late, Part::End]);
    let date = prop_oneof![3 => any_plain_date(), 1 => week];
    (date, prop::option::weighted(0.3, part)).prop_map(|(date, part)| DateValue { part, ..date })
}

fn any_clock() -> impl Strategy<Value = Clock> {
    let offset = prop::option::of(-720_i16..=840);
    (0_u8..=24, 0_u8..60, offset).prop_map(|(hour, minute, offset)| Clock {
        hour,
        minute: if hour == 24 { 0 } else { minute },
        offset,
        inferred: false,
    })
}

fn any_time() -> impl Strategy<Value = TimeValue> {
    let part = prop::sample::select(vec![
        DayPart::Morning,
        DayPart::Midday,
        DayPart::Afternoon,
        DayPart::Evening,
        DayPart::Night,
    ]);
    let vague = prop::sample::select(vec![Vague::Past, Vague::Present, Vague::Future]);
    let leaf = prop_oneof![
        6 => any_date().prop_map(TimeValue::Date),
        2 => (any_plain_date(), any_clock()).prop_map(|(date, clock)| TimeValue::Instant(date, clock)),
        1 => (any_plain_date(), part).prop_map(|(date, part)| TimeValue::DayPart(date, part)),
        1 => any_clock().prop_map(TimeValue::Clock),
        1 => vague.prop_map(TimeValue::Vague),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let end = prop::option::of(inner.clone().prop_map(Box::new));
        prop_oneof![
            (end.clone(), end).prop_map(|(start, end)| TimeValue::Range(start, end)),
            prop::collection::vec(inner.clone(), 0..4).prop_map(TimeValue::AllOf),
            prop::collection::vec(inner, 0..4).prop_map(TimeValue::OneOf),
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

fn any_amount() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => (0_u32..1000).prop_map(f64::from),
        1 => (0_u32..1000).prop_map(|n| f64::from(n) / 8.0),
        1 => 0.0_f64..1e6,
    ]
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
    let amount = prop::option::weighted(0.9, any_amount());
    let more = prop::option::weighted(0.3, any_amount());
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
        prop::sample::select(vec!["ha", "km/h", "°C", "bbl/d", "m2"])
            .prop_map(|symbol| Unit::Measure(symbol.to_owned())),
    ]);
    let number = prop_oneof![
        4 => any_amount(),
        2 => (1_u32..9999, 3_i32..15).prop_map(|(n, zeros)| f64::from(n) * 10_f64.powi(zeros)),
        1 => any::<f64>().prop_filter("a number", |n| n.is_finite()),
    ];
    let more = prop::option::weighted(0.3, any_amount());
    let step = prop::sample::select(vec![1.0, 0.1, 10.0, 1000.0]);
    (number, more, any_bound(), step, unit).prop_map(|(number, more, bound, step, unit)| Quantity {
        number,
        upper: more.map(|more| number + more).filter(|n| n.is_finite()),
        bound,
        step,
        unit,
    })
}
