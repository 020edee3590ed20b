//! Grammar of fiscal years and their quarters: "fiscal 2024", "FY24", "the 2023-24 fiscal year", "fiscal first quarter".
//!
//! A fiscal year goes by the year it ends in, as governments and companies name theirs; "2023-24" by its second half.

use super::super::expr::Calendar;
use super::super::numeral::ordinal;
use super::super::words::{Form, Read, Words, sense};
use super::calendar::{which, year};
use super::length::unit;
use super::period::{quarter_code, quarter_or_half};
use crate::lexicon::{Kind, Kinds, Which};
use crate::value::{DateField, TimeUnit};

/// What a fiscal year may begin with.
pub(super) const BEGINS: Kinds =
    Kinds::of(&[Kind::Fiscal, Kind::Digits, Kind::Ordinal, Kind::Which]);

/// The forms of a fiscal year or a part of one, in the order they are tried.
const FORMS: [Form<Calendar>; 4] = [
    (Kinds::of(&[Kind::Fiscal]), said_first),
    (Kinds::of(&[Kind::Digits]), said_last),
    (Kinds::of(&[Kind::Ordinal]), ranked),
    (Kinds::of(&[Kind::Which]), counted),
];

/// A fiscal year or a part of one at `i`.
pub(super) fn fiscal(w: &Words<'_>, i: usize) -> Read<Calendar> {
    w.first_of(i, &FORMS)
}

/// "fiscal 2024", "FY24", "fiscal first quarter of 2024"; "the fiscal year" is that of the story.
fn said_first(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let next = word(w, i)?;
    if let Some((year, end)) = named_year(w, i, next) {
        // "fiscal 2024 third quarter"
        let (field, end) = quarter_or_half(w, end).unwrap_or((DateField::Year, end));
        return Some((fiscal_date(Some(year), field), end));
    }
    if let Some((field, at)) = quarter_code(w, next).or_else(|| quarter_or_half(w, next)) {
        return Some(with_year(w, field, at));
    }
    let mut date = fiscal_date(None, DateField::Year);
    date.which = Some(Which::This);
    (next > i + 1 && w.before(i) == "the").then_some((date, next))
}

/// "2024 fiscal year", "2023-24 fiscal year"; never "2024 fiscal deficit".
fn said_last(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let (year, next) = full_year(w, i)?;
    let end = word(w, next).filter(|end| *end > next + 1)?;
    Some((fiscal_date(Some(year), DateField::Year), end))
}

/// "first fiscal quarter", "second fiscal quarter of 2024".
fn ranked(w: &Words<'_>, i: usize) -> Read<Calendar> {
    if !w.is_word(i + 1) {
        return None;
    }
    let at = word(w, i + 1)?;
    let (n, _) = ordinal(w, i).filter(|(n, next)| *next == i + 1 && (1..=4).contains(n))?;
    let (_, end) = unit(w, at).filter(|(unit, _)| *unit == TimeUnit::Quarter)?;
    Some(with_year(w, DateField::Quarter(u8::try_from(n).ok()?), end))
}

/// "last fiscal year", "the current financial year".
fn counted(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let (which, at) = which(w, i)?;
    let end = word(w, at).filter(|end| *end > at + 1)?;
    let mut date = fiscal_date(None, DateField::Year);
    date.which = Some(which);
    Some((date, end))
}

/// "of fiscal 2024", "FY24" behind a quarter or half that is said.
pub(super) fn year_behind(w: &Words<'_>, field: DateField, i: usize) -> Read<Calendar> {
    let at = w.skip(w.skip(i, ","), "of");
    let next = word(w, at)?;
    let (year, end) = named_year(w, at, next)?;
    Some((fiscal_date(Some(year), field), end))
}

/// A quarter or half of a fiscal year, with its year where one follows.
fn with_year(w: &Words<'_>, field: DateField, i: usize) -> (Calendar, usize) {
    match year(w, w.skip(w.skip(i, ","), "of")) {
        Some((year, end)) => (fiscal_date(Some(year), field), end),
        None => (fiscal_date(None, field), i),
    }
}

const fn fiscal_date(year: Option<i16>, field: DateField) -> Calendar {
    Calendar {
        fiscal: true,
        ..Calendar::new(year, field)
    }
}

/// Index behind the words for a fiscal year at `i`.
fn word(w: &Words<'_>, i: usize) -> Option<usize> {
    let found = sense!(w, i, Fiscal);
    found.map(|((), end)| end)
}

/// The year behind the words from `from` to `i`; in two digits only behind an abbreviation, or with an apostrophe.
fn named_year(w: &Words<'_>, from: usize, i: usize) -> Read<i16> {
    let quoted = w.is(i, "'") && w.glued(i + 1);
    let at = if quoted { i + 1 } else { i };
    let short = quoted || (i == from + 1 && w.form(from).len() == 2);
    full_year(w, i).or_else(|| {
        let n = w
            .integer(at, 2)
            .filter(|_| short && w.form(at).len() == 2)?;
        let year = if n < 70 { 2000 + n } else { 1900 + n };
        Some(second_half(w, i16::try_from(year).ok()?, at + 1))
    })
}

/// "2024", "2023-24", "2023/2024".
fn full_year(w: &Words<'_>, i: usize) -> Read<i16> {
    let (first, next) = year(w, i).filter(|_| w.is_number(i))?;
    Some(second_half(w, first, next))
}

/// The year that follows `first` where it stands behind it: "-24", "/2024".
fn second_half(w: &Words<'_>, first: i16, i: usize) -> (i16, usize) {
    let next = first.saturating_add(1);
    let joined = matches!(w.form(i), "-" | "/") && w.glued(i) && w.glued(i + 1);
    let said = w.integer(i + 1, 4).filter(|_| joined);
    let fits = said.and_then(|n| i16::try_from(n).ok());
    match (fits, w.form(i + 1).len()) {
        (Some(n), 4) if n == next => (next, i + 2),
        (Some(n), 2) if n == next % 100 => (next, i + 2),
        _ => (first, i),
    }
}
