//! Times: dates with clock times and parts of the day, ranges and sets.

use super::date::date;
use super::reader::Reader;
use super::{ParseValueError, ParseValueErrorKind};
use crate::value::{Clock, DayPart, TimeValue, Vague};

type Read<T> = Result<T, ParseValueError>;

/// Sets within sets that are read: a sentence has one within another at most.
const DEEPEST: usize = 8;

/// Any time.
pub(super) fn time(reader: &mut Reader<'_>) -> Read<TimeValue> {
    range_or_single(reader, 0)
}

/// `a`, `a/b`, `a/..`, `../b`.
fn range_or_single(reader: &mut Reader<'_>, depth: usize) -> Read<TimeValue> {
    let first = end(reader, depth)?;
    if reader.eat("/") {
        let last = end(reader, depth)?;
        return Ok(TimeValue::Range(first.map(Box::new), last.map(Box::new)));
    }
    first.ok_or_else(|| reader.expected("`/` behind an open end"))
}

/// One end of a range; `None` for `..`.
fn end(reader: &mut Reader<'_>, depth: usize) -> Read<Option<TimeValue>> {
    if reader.eat("..") {
        return Ok(None);
    }
    single(reader, depth).map(Some)
}

fn single(reader: &mut Reader<'_>, depth: usize) -> Read<TimeValue> {
    if reader.eat("{") {
        return Ok(TimeValue::AllOf(members(reader, "}", depth)?));
    }
    if reader.eat("[") {
        return Ok(TimeValue::OneOf(members(reader, "]", depth)?));
    }
    let vague = [Vague::Past, Vague::Present, Vague::Future].map(|vague| (vague.code(), vague));
    if let Some(vague) = reader.one_of(&vague) {
        return Ok(TimeValue::Vague(vague));
    }
    if reader.rest().as_bytes().get(2) == Some(&b':') {
        return Ok(TimeValue::Clock(clock(reader)?));
    }
    let day = date(reader)?;
    if !reader.eat("T") {
        return Ok(TimeValue::Date(day));
    }
    let parts = [
        DayPart::Morning,
        DayPart::Midday,
        DayPart::Afternoon,
        DayPart::Evening,
        DayPart::Night,
    ]
    .map(|part| (part.code(), part));
    if let Some(part) = reader.one_of(&parts) {
        return Ok(TimeValue::DayPart(day, part));
    }
    Ok(TimeValue::Instant(day, clock(reader)?))
}

/// Times with `, ` between them, up to `close`.
fn members(reader: &mut Reader<'_>, close: &str, depth: usize) -> Read<Vec<TimeValue>> {
    if depth >= DEEPEST {
        return Err(reader.error(ParseValueErrorKind::TooDeep));
    }
    let mut all = Vec::new();
    while !reader.eat(close) {
        if !all.is_empty() && !reader.eat(", ") {
            return Err(reader.expected("`, ` or the end of the set"));
        }
        all.push(range_or_single(reader, depth + 1)?);
    }
    Ok(all)
}

/// `19:00`, `19:00Z`, `19:00+03:00`.
pub(super) fn clock(reader: &mut Reader<'_>) -> Read<Clock> {
    let (hour, minute) = hour_and_minute(reader)?;
    if hour > 24 || (hour == 24 && minute > 0) {
        return Err(reader.out_of_range("a clock time up to `24:00`"));
    }
    let offset = if reader.eat("Z") {
        Some(0)
    } else if let Some(sign) = reader.one_of(&[("+", 1), ("-", -1)]) {
        let (hours, minutes) = hour_and_minute(reader)?;
        let offset = sign * (i16::from(hours) * 60 + i16::from(minutes));
        if hours > 24 {
            return Err(reader.out_of_range("an offset such as `+03:00`"));
        }
        Some(offset)
    } else {
        None
    };
    Ok(Clock {
        hour,
        minute,
        offset,
        inferred: false,
    })
}

fn hour_and_minute(reader: &mut Reader<'_>) -> Read<(u8, u8)> {
    let mut two = || reader.digits(2).and_then(|n| u8::try_from(n).ok());
    let hour = two();
    let colon = reader.eat(":");
    let minute = reader.digits(2).and_then(|n| u8::try_from(n).ok());
    match (hour, minute) {
        (Some(hour), Some(minute)) if colon && minute < 60 => Ok((hour, minute)),
        _ => Err(reader.expected("hours and minutes such as `19:00`")),
    }
}
