//! Relations of times, one news situation a test.

use jiff::civil::{Weekday, date};

use super::super::super::{Clock, DateField, DateValue, DayPart, Part, Season, TimeValue, Vague};
use super::super::Relation;
use super::compare;

fn day(y: i16, m: i8, d: i8) -> TimeValue {
    TimeValue::day(date(y, m, d))
}

fn july(d: i8) -> TimeValue {
    day(2025, 7, d)
}

fn span(a: TimeValue, b: TimeValue) -> TimeValue {
    TimeValue::Range(Some(Box::new(a)), Some(Box::new(b)))
}

fn field(year: Option<i16>, field: DateField) -> TimeValue {
    TimeValue::Date(DateValue::new(year, field))
}

fn month(m: u8) -> TimeValue {
    field(Some(2025), DateField::Month(m))
}

fn open(m: u8, d: u8) -> TimeValue {
    field(None, DateField::Day(m, d))
}

fn clock(hour: u8, minute: u8, offset: Option<i16>) -> Clock {
    Clock {
        hour,
        minute,
        offset,
        inferred: false,
    }
}

fn instant(d: i8, hour: u8, minute: u8, offset: Option<i16>) -> TimeValue {
    TimeValue::Instant(
        DateValue::day(date(2025, 7, d)),
        clock(hour, minute, offset),
    )
}

#[track_caller]
fn check(a: &TimeValue, b: &TimeValue, expected: Relation) {
    assert_eq!(compare(a, b), expected, "{a} against {b}");
    assert_eq!(compare(b, a), expected, "{b} against {a}");
}

/// An offset that was inferred from a place excludes nothing: "13:39" there, and "9:09" where nobody says.
#[test]
fn an_inferred_offset_counts_as_none() {
    let at = |hour, minute, offset, inferred| {
        TimeValue::Clock(Clock {
            hour,
            minute,
            offset,
            inferred,
        })
    };
    let inferred = at(13, 39, Some(330), true);
    for (other, relation) in [
        (at(13, 39, None, false), Relation::Same),
        (at(13, 39, Some(60), true), Relation::Same),
        (at(13, 39, Some(330), false), Relation::Refines),
        (at(9, 9, Some(60), false), Relation::Unknown),
        (at(13, 38, None, false), Relation::Disjoint),
    ] {
        assert_eq!(compare(&inferred, &other), relation, "{other}");
    }
    let stated = at(13, 39, Some(330), false);
    assert_eq!(compare(&stated, &at(9, 9, Some(60), false)), Relation::Same);
}

#[test]
fn days_and_periods() {
    check(&july(23), &july(23), Relation::Same);
    check(&july(23), &july(24), Relation::Disjoint);
    check(&july(23), &month(7), Relation::Refines);
    check(&july(23), &month(8), Relation::Disjoint);
    check(
        &span(july(23), july(24)),
        &span(july(24), july(25)),
        Relation::Overlaps,
    );
    check(
        &july(23),
        &field(Some(2025), DateField::Week(30)),
        Relation::Refines,
    );
    let early = TimeValue::Date(DateValue {
        part: Some(Part::Early),
        ..DateValue::new(Some(2025), DateField::Month(9))
    });
    check(&early, &day(2025, 9, 2), Relation::Refines);
    check(
        &TimeValue::Vague(Vague::Future),
        &july(23),
        Relation::Unknown,
    );
}

#[test]
fn an_open_year_is_the_other_sides_year() {
    check(&open(7, 23), &july(24), Relation::Disjoint);
    check(&open(7, 23), &july(23), Relation::Refines);
    check(&open(7, 23), &month(7), Relation::Refines);
    check(&open(7, 23), &open(7, 24), Relation::Disjoint);
    check(
        &open(7, 23),
        &field(None, DateField::Month(7)),
        Relation::Refines,
    );
    check(
        &open(7, 23),
        &span(open(7, 24), open(7, 25)),
        Relation::Disjoint,
    );
    check(
        &open(1, 1),
        &span(day(2024, 12, 30), day(2025, 1, 2)),
        Relation::Refines,
    );
}

#[test]
fn a_bare_weekday_fits_each_day_of_its_name() {
    let wednesday = field(None, DateField::Weekday(Weekday::Wednesday));
    check(&wednesday, &july(23), Relation::Refines);
    check(&wednesday, &july(24), Relation::Disjoint);
    check(&wednesday, &span(july(24), july(25)), Relation::Disjoint);
    check(&wednesday, &month(7), Relation::Refines);
    check(&wednesday, &open(7, 23), Relation::Unknown);
    check(
        &wednesday,
        &field(None, DateField::Weekday(Weekday::Friday)),
        Relation::Disjoint,
    );
    let the_23rd = field(None, DateField::DayOfMonth(23));
    check(&the_23rd, &july(23), Relation::Refines);
    check(&the_23rd, &open(7, 24), Relation::Disjoint);
    check(&the_23rd, &wednesday, Relation::Unknown);
}

#[test]
fn lists_need_a_counterpart_for_each_member() {
    let rounds = TimeValue::AllOf(vec![day(2025, 5, 16), day(2025, 6, 2)]);
    let slip = TimeValue::AllOf(vec![day(2025, 5, 16), day(2025, 6, 3)]);
    let months = TimeValue::AllOf(vec![month(5), month(6)]);
    check(&rounds, &months, Relation::Refines);
    check(&rounds, &slip, Relation::Disjoint);
    check(&rounds, &day(2025, 6, 2), Relation::Refines);
    check(&rounds, &day(2025, 6, 3), Relation::Disjoint);
    let listed = TimeValue::AllOf(vec![july(25), july(24)]);
    check(&listed, &span(july(24), july(25)), Relation::Same);
    check(&listed, &july(23), Relation::Disjoint);
    check(&listed, &july(24), Relation::Refines);
}

#[test]
fn alternatives_hold_where_one_does() {
    let either = TimeValue::OneOf(vec![july(23), july(24)]);
    check(&either, &july(23), Relation::Refines);
    check(&either, &july(25), Relation::Disjoint);
    check(
        &either,
        &TimeValue::OneOf(vec![july(24), july(25)]),
        Relation::Overlaps,
    );
    check(&either, &month(7), Relation::Refines);
}

#[test]
fn instants_are_compared_as_instants() {
    check(
        &instant(21, 22, 29, Some(0)),
        &instant(22, 1, 29, Some(180)),
        Relation::Same,
    );
    check(
        &instant(23, 19, 0, Some(180)),
        &instant(23, 16, 0, Some(0)),
        Relation::Same,
    );
    check(
        &instant(23, 19, 0, Some(180)),
        &instant(23, 19, 30, Some(180)),
        Relation::Disjoint,
    );
    check(
        &instant(23, 19, 0, Some(180)),
        &instant(23, 16, 0, None),
        Relation::Unknown,
    );
    check(
        &instant(23, 19, 0, None),
        &instant(23, 19, 0, None),
        Relation::Same,
    );
}

#[test]
fn an_instant_lies_on_its_day_or_next_to_it() {
    check(&instant(23, 19, 0, Some(180)), &july(23), Relation::Refines);
    check(
        &instant(23, 19, 0, Some(180)),
        &july(24),
        Relation::Disjoint,
    );
    check(&instant(21, 22, 29, Some(0)), &july(22), Relation::Unknown);
    check(&instant(21, 22, 29, Some(0)), &july(20), Relation::Disjoint);
    check(&instant(21, 22, 29, Some(0)), &july(24), Relation::Disjoint);
}

#[test]
fn clocks_and_parts_of_the_day() {
    let local = |h, m| TimeValue::Clock(clock(h, m, Some(330)));
    check(&local(13, 38), &local(13, 39), Relation::Disjoint);
    check(
        &local(13, 39),
        &TimeValue::Clock(clock(8, 9, Some(0))),
        Relation::Same,
    );
    check(
        &local(13, 39),
        &TimeValue::Clock(clock(8, 9, None)),
        Relation::Unknown,
    );
    let part = |d, part| TimeValue::DayPart(DateValue::day(date(2025, 7, d)), part);
    check(&part(23, DayPart::Evening), &july(23), Relation::Refines);
    check(&part(23, DayPart::Evening), &july(24), Relation::Disjoint);
    check(
        &part(23, DayPart::Evening),
        &part(23, DayPart::Morning),
        Relation::Disjoint,
    );
    check(
        &part(23, DayPart::Evening),
        &instant(23, 19, 0, Some(180)),
        Relation::Refines,
    );
}

#[test]
fn an_open_year_ends_in_the_next() {
    let turn = span(open(12, 30), open(1, 2));
    check(&turn, &open(1, 1), Relation::Refines);
    check(&turn, &open(1, 5), Relation::Disjoint);
    let mut winter = DateValue::new(None, DateField::Season(Season::Winter));
    winter.part = Some(Part::Late);
    let late = TimeValue::Date(winter);
    check(&late, &open(2, 3), Relation::Refines);
    check(&late, &open(12, 3), Relation::Disjoint);
    check(&late, &late.as_printed(), Relation::Same);
}

#[test]
fn open_ends_shift() {
    let from = |d| TimeValue::Range(Some(Box::new(july(d))), None);
    check(&from(24), &from(26), Relation::Shifted);
    check(&from(24), &july(26), Relation::Refines);
    check(&from(24), &july(23), Relation::Disjoint);
}

/// A feed's time in UTC and a dateline's in Kyiv are one moment, though the days differ and one side has no year.
#[test]
fn instants_with_an_open_year_are_on_one_line() {
    let read = |text: &str| {
        text.parse::<TimeValue>()
            .unwrap_or(TimeValue::Vague(Vague::Past))
    };
    let relation = |a, b| compare(&read(a), &read(b));
    assert!(relation("2025-07-21T22:29Z", "XXXX-07-22T01:29+03:00").fits());
    assert_eq!(
        relation("XXXX-07-21T22:29Z", "XXXX-07-22T01:29+03:00"),
        Relation::Same
    );
    assert_eq!(
        relation("2025-07-21T22:29Z", "XXXX-07-22T22:29Z"),
        Relation::Disjoint
    );
}
