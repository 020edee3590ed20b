//! Reading values: each notation, what is refused and why.

use super::super::{
    Bound, DateField, DateValue, Duration, Part, Quantity, TimeUnit, TimeValue, Unit,
};
use super::*;

fn error<T: FromStr<Err = ParseValueError> + std::fmt::Debug>(text: &str) -> String {
    match text.parse::<T>() {
        Ok(value) => format!("read as {value:?}"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_notation_of_the_design_comes_back() {
    for text in [
        "2025-07-23",
        "XXXX-07-23",
        "2025-05",
        "2025-07-24/2025-07-25",
        "2025-07-24/..",
        "../2025-08-08",
        "2025-07-23T19:00+03:00",
        "2025-07-21T22:29Z",
        "13:39+05:30",
        "01:30-00:30",
        "{2025-05-16, 2025-06-02}",
        "[2025-07-23, 2025-07-24/2025-07-26]",
        "{[2025, 2026], 2027}",
        "{}",
        "2025-07-23TEV",
        "XXXX-WXX-3T19:00",
        "~2025-07-07",
        "XXXX-XX-23",
        "199X",
        "19XX",
        "2025-Q2",
        "XXXX-H1",
        "2025-SU",
        "XXXX-W30-WE",
        "-0044-03-15",
        "PRESENT_REF",
        "PAST_REF/2025",
    ] {
        let time: Result<TimeValue, _> = text.parse();
        assert_eq!(time.map(|t| t.to_string()).as_deref(), Ok(text));
    }
    for text in ["P50D", "P10D/P12D", "~P3W", "<PT1H", "PXY", ">PXW", "P1.5Y"] {
        let length: Result<Duration, _> = text.parse();
        assert_eq!(length.map(|t| t.to_string()).as_deref(), Ok(text));
    }
    for text in [
        "1012",
        "12..15",
        "~50",
        ">=30",
        "60.7%",
        "0.5 pp",
        "16000 ha",
        "USD 6e9",
        "EUR <=1.35e10",
        "-5..-3 °C",
        "1000000.5",
        "2 km/h",
    ] {
        let quantity: Result<Quantity, _> = text.parse();
        assert_eq!(quantity.map(|t| t.to_string()).as_deref(), Ok(text));
    }
}

#[test]
fn an_error_says_what_was_expected_and_where() {
    for (text, expected) in [
        (
            "2025-13",
            "out of range: expected a date that exists, at byte 7",
        ),
        (
            "2025-02-30",
            "out of range: expected a date that exists, at byte 10",
        ),
        ("2025-7", "expected a date such as `2025-07-23`, at byte 5"),
        ("2025-07-23 ", "expected the end of the value, at byte 10"),
        ("..", "expected `/` behind an open end, at byte 2"),
        (
            "{2025;2026}",
            "expected `, ` or the end of the set, at byte 5",
        ),
        (
            "2025-07-23T25:00",
            "out of range: expected a clock time up to `24:00`, at byte 16",
        ),
        ("", "expected a date such as `2025-07-23`, at byte 0"),
    ] {
        assert_eq!(error::<TimeValue>(text), expected, "{text}");
    }
    let deep = "[".repeat(100_000);
    assert_eq!(
        error::<TimeValue>(&deep),
        "sets nested too deeply, at byte 9"
    );
    assert_eq!(
        error::<Duration>("P3D/P4W"),
        "out of range: expected two amounts of one unit, at byte 7"
    );
    assert_eq!(error::<Quantity>("5e999"), "expected a number, at byte 0");
    assert_eq!(
        error::<Quantity>("5  ha"),
        "expected the end of the value, at byte 1"
    );
}

#[test]
fn what_printing_leaves_out() {
    let early = TimeValue::Date(DateValue {
        part: Some(Part::Early),
        approximate: true,
        ..DateValue::new(None, DateField::Month(9))
    });
    assert_eq!(early.to_string(), "~XXXX-09-01/~XXXX-09-10");
    assert_eq!(early.to_string().parse(), Ok(early.as_printed()));
    let week = TimeValue::Date(DateValue::new(Some(2025), DateField::Week(30)));
    let since = TimeValue::Range(Some(Box::new(week)), None);
    assert_eq!(since.to_string(), "2025-07-21/..");
    let decades = Duration::exact(3.0, TimeUnit::Decade);
    assert_eq!(decades.as_printed(), Duration::exact(30.0, TimeUnit::Year));
    let dozens = Quantity {
        upper: Some(99.0),
        bound: Bound::Vague,
        ..Quantity::count(24.0)
    };
    assert_eq!(dozens.as_printed().bound, Bound::Exact);
    let billions = Quantity {
        step: 1e6,
        unit: Some(Unit::Currency("USD".to_owned())),
        ..Quantity::count(6e9)
    };
    assert!((billions.as_printed().step - 1e9).abs() < 1.0);
}

#[test]
fn values_of_the_other_types() {
    let read = |kind, text| Value::read(kind, text).map(|v| v.to_string());
    assert_eq!(read(ValueType::Ordinal, "3").as_deref(), Ok("3"));
    assert_eq!(read(ValueType::Vote, "5-4").as_deref(), Ok("5-4"));
    assert_eq!(read(ValueType::Status, "on-hold").as_deref(), Ok("on-hold"));
    assert_eq!(read(ValueType::Money, "USD 6e9").as_deref(), Ok("USD 6e9"));
    for (kind, text) in [
        (ValueType::Ordinal, "+3"),
        (ValueType::Ordinal, "4294967296"),
        (ValueType::Vote, "5-4-3"),
        (ValueType::Status, "gone"),
        (ValueType::Place, "Istanbul, TR"),
    ] {
        assert!(read(kind, text).is_err(), "{text}");
    }
}
