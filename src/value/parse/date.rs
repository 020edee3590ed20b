//! Date codes: a year with its unknown digits as `X`, and what part of it is meant.

use jiff::civil::{Date, Weekday};

use super::ParseValueError;
use super::reader::Reader;
use crate::value::{DateField, DateValue, Season};

type Read<T> = Result<T, ParseValueError>;

const DATE: &str = "a date such as `2025-07-23`";

/// `~2025-07-23` and the like.
pub(super) fn date(reader: &mut Reader<'_>) -> Read<DateValue> {
    let approximate = reader.eat("~");
    let (year, field) = year(reader)?;
    let (year, field) = match field {
        DateField::Year if reader.eat("-") => part_of_year(reader, year)?,
        field => (year, field),
    };
    let date = DateValue {
        approximate,
        ..DateValue::new(year, field)
    };
    if exists(&date) {
        Ok(date)
    } else {
        Err(reader.out_of_range("a date that exists"))
    }
}

/// `2025`, `XXXX`, `199X`, `19XX`; years before the year 0 have a minus.
fn year(reader: &mut Reader<'_>) -> Read<(Option<i16>, DateField)> {
    let sign = if reader.eat("-") { -1 } else { 1 };
    if sign > 0 && reader.eat("XXXX") {
        return Ok((None, DateField::Year));
    }
    let mut number = |count| reader.digits(count).and_then(|n| i16::try_from(n).ok());
    if let Some(year) = number(4) {
        return Ok((Some(sign * year), DateField::Year));
    }
    let decade = number(3).map(|n| (n * 10, DateField::Decade));
    let found = decade.or_else(|| number(2).map(|n| (n * 100, DateField::Century)));
    let (first, field) = found.ok_or_else(|| reader.expected(DATE))?;
    let masked = match field {
        DateField::Decade => reader.eat("X"),
        _ => reader.eat("XX"),
    };
    if masked {
        Ok((Some(sign * first), field))
    } else {
        Err(reader.expected(DATE))
    }
}

/// What stands behind the year and its hyphen.
fn part_of_year(reader: &mut Reader<'_>, year: Option<i16>) -> Read<(Option<i16>, DateField)> {
    const CODES: &[(&str, DateField)] = &[
        ("H1", DateField::Half(1)),
        ("H2", DateField::Half(2)),
        ("Q1", DateField::Quarter(1)),
        ("Q2", DateField::Quarter(2)),
        ("Q3", DateField::Quarter(3)),
        ("Q4", DateField::Quarter(4)),
        ("SP", DateField::Season(Season::Spring)),
        ("SU", DateField::Season(Season::Summer)),
        ("FA", DateField::Season(Season::Autumn)),
        ("WI", DateField::Season(Season::Winter)),
    ];
    if let Some(field) = reader.one_of(CODES) {
        return Ok((year, field));
    }
    let open = year.is_none();
    if open && reader.eat("WXX-") {
        let number = small(reader, 1).and_then(|n| i8::try_from(n).ok());
        let weekday = number.and_then(|n| Weekday::from_monday_one_offset(n).ok());
        let weekday = weekday.ok_or_else(|| reader.expected("a weekday from 1 to 7"))?;
        return Ok((year, DateField::Weekday(weekday)));
    }
    if open && reader.eat("XX-") {
        let day = small(reader, 2).ok_or_else(|| reader.expected("a day in two digits"))?;
        return Ok((year, DateField::DayOfMonth(day)));
    }
    if reader.eat("W") {
        let week = small(reader, 2).ok_or_else(|| reader.expected("a week in two digits"))?;
        let field = if reader.eat("-WE") {
            DateField::Weekend(week)
        } else {
            DateField::Week(week)
        };
        return Ok((year, field));
    }
    let month = small(reader, 2).ok_or_else(|| reader.expected(DATE))?;
    if !reader.eat("-") {
        return Ok((year, DateField::Month(month)));
    }
    let day = small(reader, 2).ok_or_else(|| reader.expected("a day in two digits"))?;
    Ok((year, DateField::Day(month, day)))
}

fn small(reader: &mut Reader<'_>, count: usize) -> Option<u8> {
    reader.digits(count).and_then(|n| u8::try_from(n).ok())
}

/// Whether there is such a date in that year; with the year open, in any.
fn exists(date: &DateValue) -> bool {
    match date.field {
        DateField::Month(month) => (1..=12).contains(&month),
        DateField::DayOfMonth(day) => (1..=31).contains(&day),
        DateField::Week(week) | DateField::Weekend(week) => match date.year {
            Some(_) => date.days().is_some(),
            None => (1..=53).contains(&week),
        },
        // 2024 is a leap year.
        DateField::Day(month, day) => {
            Date::new(date.year.unwrap_or(2024), month as i8, day as i8).is_ok()
        }
        DateField::Century
        | DateField::Decade
        | DateField::Year
        | DateField::Half(_)
        | DateField::Quarter(_)
        | DateField::Season(_)
        | DateField::Weekday(_) => true,
    }
}
