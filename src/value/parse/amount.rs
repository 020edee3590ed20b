//! Lengths of time and quantities: a mark, a number or a range of two, a unit.

use super::reader::Reader;
use super::{ParseValueError, mark};
use crate::value::{Bound, Duration, Quantity, TimeUnit, Unit};

type Read<T> = Result<T, ParseValueError>;

/// `P50D`, `P10D/P12D`, `~P3W`, `PXY`.
pub(super) fn duration(reader: &mut Reader<'_>) -> Read<Duration> {
    let bound = mark(reader);
    let (amount, unit) = period(reader)?;
    let mut upper = None;
    if reader.eat("/") {
        let (last, last_unit) = period(reader)?;
        if amount.is_none() || last.is_none() || last_unit != unit {
            return Err(reader.out_of_range("two amounts of one unit"));
        }
        upper = last;
    }
    let bound = match (amount, bound) {
        (None, Bound::Exact) => Bound::Vague,
        (_, bound) => bound,
    };
    Ok(Duration {
        amount,
        upper,
        unit,
        bound,
    })
}

/// An amount and its unit; `X` for an amount that is not said.
fn period(reader: &mut Reader<'_>) -> Read<(Option<f64>, TimeUnit)> {
    const LENGTH: &str = "a length such as `P50D`";
    if !reader.eat("P") {
        return Err(reader.expected(LENGTH));
    }
    let clock = reader.eat("T");
    let amount = if reader.eat("X") {
        None
    } else {
        Some(number(reader)?.0)
    };
    let units: &[(&str, TimeUnit)] = if clock {
        &[
            ("S", TimeUnit::Second),
            ("M", TimeUnit::Minute),
            ("H", TimeUnit::Hour),
        ]
    } else {
        &[
            ("D", TimeUnit::Day),
            ("W", TimeUnit::Week),
            ("M", TimeUnit::Month),
            ("Y", TimeUnit::Year),
        ]
    };
    match reader.one_of(units) {
        Some(unit) => Ok((amount, unit)),
        None => Err(reader.expected(LENGTH)),
    }
}

/// `1012`, `12..15`, `~50`, `60.7%`, `16000 ha`, `USD 6e9`.
pub(super) fn quantity(reader: &mut Reader<'_>) -> Read<Quantity> {
    let currency = currency(reader);
    let bound = mark(reader);
    let (first, step) = number(reader)?;
    let upper = if reader.eat("..") {
        Some(number(reader)?.0)
    } else {
        None
    };
    let unit = match currency {
        Some(code) => Some(Unit::Currency(code)),
        None => unit(reader),
    };
    Ok(Quantity {
        number: first,
        upper,
        bound,
        step,
        unit,
    })
}

fn currency(reader: &mut Reader<'_>) -> Option<String> {
    let code = reader.rest().split_once(' ')?.0;
    let fits = code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    (fits && reader.eat(code) && reader.eat(" ")).then(|| code.to_owned())
}

fn unit(reader: &mut Reader<'_>) -> Option<Unit> {
    if reader.eat("%") {
        return Some(Unit::Percent);
    }
    let symbol = reader.rest().strip_prefix(' ')?;
    if symbol.is_empty() || symbol.starts_with(char::is_whitespace) {
        return None;
    }
    reader.take_while(|_| true);
    Some(if symbol == "pp" {
        Unit::PercentagePoint
    } else {
        Unit::Measure(symbol.to_owned())
    })
}

/// A number, and the unit of its last place written: 1 for `1012`, 0.1 for `60.7`, 1e9 for `6e9`.
fn number(reader: &mut Reader<'_>) -> Read<(f64, f64)> {
    let text = written(reader.rest());
    match text.parse::<f64>() {
        Ok(n) if n.is_finite() && reader.eat(text) => Ok((n, last_place(text))),
        _ => Err(reader.expected("a number")),
    }
}

/// The number at the front of `text`: a sign, digits, decimals, an exponent.
fn written(text: &str) -> &str {
    let bytes = text.as_bytes();
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        rest.iter().take_while(|b| b.is_ascii_digit()).count()
    };
    let sign = |at: usize| usize::from(bytes.get(at) == Some(&b'-'));
    let mut len = sign(0);
    let whole = digits(len);
    if whole == 0 {
        return "";
    }
    len += whole;
    // The two points of a range begin no decimals.
    let decimals = digits(len + 1);
    if bytes.get(len) == Some(&b'.') && decimals > 0 {
        len += 1 + decimals;
    }
    let exponent = sign(len + 1) + digits(len + 1 + sign(len + 1));
    if bytes.get(len) == Some(&b'e') && digits(len + 1 + sign(len + 1)) > 0 {
        len += 1 + exponent;
    }
    text.get(..len).unwrap_or_default()
}

/// The unit of the last place of a number as written.
pub(in crate::value) fn last_place(number: &str) -> f64 {
    let (mantissa, exponent) = number.split_once('e').unwrap_or((number, "0"));
    let decimals = mantissa.split_once('.').map_or(0, |(_, d)| d.len());
    let exponent = exponent.parse::<i32>().unwrap_or(0);
    let place = exponent.saturating_sub(i32::try_from(decimals).unwrap_or(0));
    10_f64.powi(place)
}
