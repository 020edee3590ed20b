//! Properties of [`compare`] over arbitrary values: symmetric, reflexive where anything is known, never panicking.

use jiff::civil::Weekday;
use proptest::prelude::*;

use super::super::{
    Bound, Clock, DateField, DateValue, DayPart, Duration, Part, Place, Quantity, Status, TimeUnit,
    TimeValue, Unit, Vague, Value,
};
use super::{Relation, compare};

fn date_value() -> impl Strategy<Value = DateValue> {
    let field = prop_oneof![
        Just(DateField::Year),
        Just(DateField::Decade),
        Just(DateField::Century),
        (1u8..=2).prop_map(DateField::Half),
        (1u8..=4).prop_map(DateField::Quarter),
        (0u8..=14).prop_map(DateField::Month),
        (0u8..=54).prop_map(DateField::Week),
        (1u8..=53).prop_map(DateField::Weekend),
        (0u8..=13, 0u8..=32).prop_map(|(month, day)| DateField::Day(month, day)),
        (1i8..=7).prop_map(|n| DateField::Weekday(
            Weekday::from_monday_one_offset(n).unwrap_or(Weekday::Monday)
        )),
        (0u8..=32).prop_map(DateField::DayOfMonth),
    ];
    let year = proptest::option::of(prop_oneof![2024i16..=2026, any::<i16>()]);
    let part = proptest::option::of(prop_oneof![
        Just(Part::Early),
        Just(Part::Late),
        Just(Part::End)
    ]);
    (year, field, part, any::<bool>()).prop_map(|(year, field, part, approximate)| DateValue {
        year,
        field,
        part,
        approximate,
    })
}

fn clock() -> impl Strategy<Value = Clock> {
    (0u8..=24, 0u8..60, proptest::option::of(-720i16..=840)).prop_map(|(hour, minute, offset)| {
        Clock {
            hour,
            minute,
            offset,
            inferred: false,
        }
    })
}

fn time() -> impl Strategy<Value = TimeValue> {
    let leaf = prop_oneof![
        4 => date_value().prop_map(TimeValue::Date),
        1 => (date_value(), clock()).prop_map(|(day, clock)| TimeValue::Instant(day, clock)),
        1 => date_value().prop_map(|day| TimeValue::DayPart(day, DayPart::Night)),
        1 => clock().prop_map(TimeValue::Clock),
        1 => Just(TimeValue::Vague(Vague::Past)),
    ];
    leaf.prop_recursive(2, 12, 3, |inner| {
        let end = || proptest::option::of(inner.clone().prop_map(Box::new));
        prop_oneof![
            (end(), end()).prop_map(|(a, b)| TimeValue::Range(a, b)),
            prop::collection::vec(inner.clone(), 0..4).prop_map(TimeValue::AllOf),
            prop::collection::vec(inner.clone(), 0..4).prop_map(TimeValue::OneOf),
        ]
    })
}

fn bound() -> impl Strategy<Value = Bound> {
    prop_oneof![
        Just(Bound::Exact),
        Just(Bound::About),
        Just(Bound::AtLeast),
        Just(Bound::MoreThan),
        Just(Bound::AtMost),
        Just(Bound::LessThan),
        Just(Bound::Vague),
    ]
}

fn quantity() -> impl Strategy<Value = Quantity> {
    let unit = proptest::option::of(prop_oneof![
        Just(Unit::Percent),
        Just(Unit::Currency("USD".into())),
        Just(Unit::Measure("ha".into())),
        Just(Unit::Measure("acre".into())),
    ]);
    let step = prop_oneof![Just(0.1), Just(1.0), Just(100.0)];
    (
        -50f64..5000.0,
        proptest::option::of(0f64..9000.0),
        bound(),
        step,
        unit,
    )
        .prop_map(|(number, upper, bound, step, unit)| Quantity {
            number: number.round(),
            upper: upper.map(|upper| number.round() + upper.round()),
            bound,
            step,
            unit,
        })
}

fn duration() -> impl Strategy<Value = Duration> {
    let unit = prop_oneof![
        Just(TimeUnit::Minute),
        Just(TimeUnit::Hour),
        Just(TimeUnit::Day),
        Just(TimeUnit::Week),
        Just(TimeUnit::Month),
        Just(TimeUnit::Year),
    ];
    (
        proptest::option::of(0u16..400),
        proptest::option::of(0u16..40),
        unit,
        bound(),
    )
        .prop_map(|(amount, more, unit, bound)| Duration {
            amount: amount.map(f64::from),
            upper: amount
                .zip(more)
                .map(|(amount, more)| f64::from(amount + more)),
            unit,
            bound,
        })
}

fn place() -> impl Strategy<Value = Value> {
    let name = prop_oneof![
        Just("Istanbul"),
        Just("Ankara"),
        Just("Turkey"),
        Just("Kyiv")
    ];
    (name, proptest::option::of(Just("TR")), any::<bool>()).prop_map(|(name, country, inside)| {
        Value::Place(Place {
            name: name.into(),
            within: if inside {
                vec!["Turkey".into()]
            } else {
                Vec::new()
            },
            country: country.map(Into::into),
        })
    })
}

fn value() -> impl Strategy<Value = Value> {
    let status = prop_oneof![
        Just(Status::Planned),
        Just(Status::Confirmed),
        Just(Status::Held),
        Just(Status::Ended),
        Just(Status::OnHold),
        Just(Status::Cancelled),
        Just(Status::Postponed),
        Just(Status::Denied),
        Just(Status::Yes),
        Just(Status::No),
    ];
    prop_oneof![
        6 => time().prop_map(Value::Time),
        3 => quantity().prop_map(Value::Quantity),
        3 => duration().prop_map(Value::Duration),
        1 => place(),
        1 => status.prop_map(Value::Status),
        1 => (0u32..6).prop_map(Value::Ordinal),
        1 => "[a-c]{0,2}( [a-c])?".prop_map(Value::Person),
        1 => (0u32..3, 0u32..3).prop_map(|(a, b)| Value::Vote(a, b)),
        1 => ".{0,4}".prop_map(Value::Text),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn compare_is_symmetric(a in value(), b in value()) {
        prop_assert_eq!(compare(&a, &b), compare(&b, &a), "{} {}", a, b);
    }

    #[test]
    fn times_compare_symmetrically(a in time(), b in time()) {
        let (a, b) = (Value::Time(a), Value::Time(b));
        prop_assert_eq!(compare(&a, &b), compare(&b, &a), "{} {}", a, b);
    }

    #[test]
    fn a_value_is_the_same_as_itself_or_not_known(a in value()) {
        prop_assert!(matches!(compare(&a, &a), Relation::Same | Relation::Unknown), "{}", a);
    }
}
