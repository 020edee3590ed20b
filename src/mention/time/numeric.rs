//! Grammar of dates in digits alone: "2025-07-23", "23/07/2025", "23.07.2025".
//!
//! "16/05" is read as a date only behind a preposition. Where day and month could be swapped, [`DateOrder`] tells; without it there
//! is no date.

use super::super::expr::Calendar;
use super::super::words::{Read, Words};
use crate::lexicon::DateOrder;
use crate::value::DateField;

/// A date in digits at `i`.
pub(super) fn date(w: &Words<'_>, i: usize) -> Read<Calendar> {
    if !w.is_number(i) || (w.glued(i) && matches!(w.before(i), "/" | "-" | "$" | "#")) {
        return None;
    }
    iso(w, i).or_else(|| slashed(w, i)).or_else(|| dotted(w, i))
}

/// "2025-07-23", with or without a clock time behind it.
fn iso(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let dashes = w.is(i + 1, "-") && w.is(i + 3, "-") && (1..=4).all(|k| w.glued(i + k));
    if !dashes || w.form(i).len() != 4 {
        return None;
    }
    let date = build(w.integer(i, 4)?, w.integer(i + 2, 2)?, w.integer(i + 4, 2)?)?;
    Some((date, i + 5))
}

/// "23/07/2025", "07/23/2025", "23/7/25"; "16/05" behind a preposition.
fn slashed(w: &Words<'_>, i: usize) -> Read<Calendar> {
    if !(w.is(i + 1, "/") && w.glued(i + 1) && w.glued(i + 2)) {
        return None;
    }
    let (first, second) = (w.integer(i, 2)?, w.integer(i + 2, 2)?);
    let third = w.is(i + 3, "/") && w.glued(i + 3) && w.glued(i + 4);
    if third {
        let year = year(w.form(i + 4)).filter(|_| w.is_number(i + 4))?;
        let goes_on = w.glued(i + 5) && (w.is(i + 5, "/") || w.is_word(i + 5));
        let date = ordered(w, Some(year), first, second)?;
        return (!goes_on).then_some((date, i + 5));
    }
    let alone = w.after_preposition(i) && !(w.is_word(i + 3) && w.is(i + 3, "of"));
    let date = ordered(w, None, first, second)?;
    (alone && w.form(i + 2).len() == 2).then_some((date, i + 3))
}

/// "02/06" in "on 16/05 and 02/06": day and month in the order of `first`, which is written at `from`.
pub(super) fn alike(w: &Words<'_>, i: usize, first: &Calendar, from: usize) -> Read<Calendar> {
    let is_slashed = |at: usize| w.is(at + 1, "/") && w.glued(at + 1) && w.glued(at + 2);
    if !is_slashed(i) || !is_slashed(from) || (w.is(i + 3, "/") && w.glued(i + 3)) {
        return None;
    }
    let DateField::Day(month, _) = first.date.field else {
        return None;
    };
    let month_first = w.integer(from, 2) == Some(u32::from(month));
    let (one, two) = (w.integer(i, 2)?, w.integer(i + 2, 2)?);
    let (month, day) = if month_first { (one, two) } else { (two, one) };
    let date = Calendar::new(first.date.year, day_field(month, day)?);
    Some((date, i + 3))
}

/// "23.07.2025"; "23.7.25" behind a preposition, for versions and chapters look the same.
fn dotted(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let mut parts = w.form(i).split('.');
    let (day, month, written) = (parts.next()?, parts.next()?, parts.next()?);
    let fits = day.len() <= 2 && month.len() <= 2 && parts.next().is_none();
    if !fits || (written.len() == 2 && !w.after_preposition(i)) {
        return None;
    }
    let date = build(year(written)?, month.parse().ok()?, day.parse().ok()?)?;
    Some((date, i + 1))
}

/// A year in four digits, or in two: of the last century from 30 on.
fn year(digits: &str) -> Option<u32> {
    let plain = digits.bytes().all(|b| b.is_ascii_digit());
    let n: u32 = digits.parse().ok().filter(|_| plain)?;
    match digits.len() {
        4 => Some(n),
        2 if n < 30 => Some(2000 + n),
        2 => Some(1900 + n),
        _ => None,
    }
}

/// Day and month in the only order that fits, else in the one that is asked for; a day and month of one number need no order.
fn ordered(w: &Words<'_>, year: Option<u32>, first: u32, second: u32) -> Option<Calendar> {
    let open = (1..=12).contains(&first) && (1..=12).contains(&second) && first != second;
    let order = if open {
        w.date_order()
    } else if first > 12 {
        DateOrder::DayFirst
    } else {
        DateOrder::MonthFirst
    };
    let (day, month) = match order {
        DateOrder::DayFirst => (first, second),
        DateOrder::MonthFirst => (second, first),
        DateOrder::Unknown => return None,
    };
    let year = match year {
        Some(year) => Some(i16::try_from(year).ok()?),
        None => None,
    };
    Some(Calendar {
        order: open.then_some(order),
        ..Calendar::new(year, day_field(month, day)?)
    })
}

fn build(year: u32, month: u32, day: u32) -> Option<Calendar> {
    let year = i16::try_from(year)
        .ok()
        .filter(|y| (1000..3000).contains(y))?;
    let field = day_field(month, day)?;
    Some(Calendar::new(Some(year), field))
}

fn day_field(month: u32, day: u32) -> Option<DateField> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let fits = (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then_some(DateField::Day(month, day))
}
