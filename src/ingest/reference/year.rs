//! The year of a date that was given without one.
//!
//! Weekday and date give candidate years; another date of the story, a dated main story near by, a full date in the text,
//! or the date given by the user chooses. The year of a past event in the text is no evidence, so only near dates count.

use jiff::civil::{Date, Weekday};

use super::sibling::{Sibling, Siblings};
use super::{Candidate, Source};
use crate::ingest::story::Draft;
use crate::value::{Basis, BasisKind};

/// A date on the same matter lies no further from a story's, in days.
const NEAR_DAYS: i32 = 45;

/// So much of what sets the shorter of two stories apart they must share for one to give the other its year.
const SHARE: f64 = 0.2;

/// Where the weekday leaves one year in seven, less is enough.
const SHARE_WITH_WEEKDAY: f64 = 0.15;

/// Years named to the user where a weekday is matched.
const SHOWN: std::ops::RangeInclusive<i16> = 2010..=2035;

/// The date of `winner`, which has no year, in the year that the evidence chooses; `None` where the year stays open.
pub(in crate::ingest) fn choose(
    draft: &Draft,
    winner: &Candidate,
    siblings: &Siblings<'_>,
    given: Option<Date>,
    basis: &mut Vec<Basis>,
) -> Option<Date> {
    let (month, day) = winner.stamp.day?;
    if let Some(weekday) = winner.stamp.weekday {
        let note = weekday_years(month, day, weekday);
        basis.push(Basis::new(BasisKind::Year, note));
    }
    let fits = |year: i16| in_year(winner, year);
    own_year(draft, winner, &fits, basis)
        .or_else(|| sibling_year(draft, winner, siblings, &fits, basis))
        .or_else(|| page_year(draft, &fits, basis))
        .or_else(|| given_year(given, &fits, basis))
}

/// The candidate's date in `year`, where it exists and has the weekday said.
pub(in crate::ingest) fn in_year(candidate: &Candidate, year: i16) -> Option<Date> {
    let (month, day) = candidate.stamp.day?;
    let date = Date::new(year, month, day).ok()?;
    let weekday = candidate.stamp.weekday;
    weekday
        .is_none_or(|weekday| date.weekday() == weekday)
        .then_some(date)
}

fn weekday_years(month: i8, day: i8, weekday: Weekday) -> String {
    let years: Vec<String> = SHOWN
        .filter(|year| Date::new(*year, month, day).is_ok_and(|date| date.weekday() == weekday))
        .map(|year| year.to_string())
        .collect();
    format!(
        "{month:02}-{day:02} is a {weekday:?} in {}",
        years.join(", ")
    )
}

/// The year another candidate of the same story gives.
fn own_year(
    draft: &Draft,
    winner: &Candidate,
    fits: &impl Fn(i16) -> Option<Date>,
    basis: &mut Vec<Basis>,
) -> Option<Date> {
    let others = draft
        .candidates
        .iter()
        .filter(|other| other.source != Source::YearOnly && !std::ptr::eq(*other, winner));
    let (date, other) = others
        .filter_map(|other| Some((near(other.stamp.date()?, fits)?, other)))
        .next()?;
    let note = format!("year {} from {}", date.year(), other.described());
    basis.push(Basis::new(BasisKind::Year, note));
    Some(date)
}

/// The year in which the open date lies near `other`.
fn near(other: Date, fits: &impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let year = other.year();
    [Some(year), year.checked_sub(1), year.checked_add(1)]
        .into_iter()
        .flatten()
        .filter_map(fits)
        .filter(|date| days_between(*date, other) <= NEAR_DAYS)
        .min_by_key(|date| days_between(*date, other))
}

fn days_between(a: Date, b: Date) -> i32 {
    a.since(b).map_or(i32::MAX, |span| span.get_days().abs())
}

/// The year the dated main stories near by agree on.
fn sibling_year(
    draft: &Draft,
    winner: &Candidate,
    siblings: &Siblings<'_>,
    fits: &impl Fn(i16) -> Option<Date>,
    basis: &mut Vec<Basis>,
) -> Option<Date> {
    let least = match winner.stamp.weekday {
        Some(_) => SHARE_WITH_WEEKDAY,
        None => SHARE,
    };
    let related = siblings.of(draft);
    let found: Vec<(Date, &Sibling<'_, '_>)> = related
        .iter()
        .filter(|sibling| sibling.share >= least)
        .filter_map(|sibling| Some((near(sibling.dated.day, fits)?, sibling)))
        .collect();
    let (date, sibling) = found
        .iter()
        .min_by_key(|(date, sibling)| (days_between(*date, sibling.dated.day), sibling.dated.id))?;
    if found.iter().any(|(another, _)| another != date) {
        let note = "dated main stories point to different years";
        basis.push(Basis::new(BasisKind::Year, note));
        return None;
    }
    let note = format!(
        "year {} from the main story `{}` of {}, which shares {} names",
        date.year(),
        sibling.dated.id,
        sibling.dated.day,
        sibling.names
    );
    basis.push(Basis::new(BasisKind::Year, note));
    Some(*date)
}

/// The year of a full date in the story's own text.
fn page_year(
    draft: &Draft,
    fits: &impl Fn(i16) -> Option<Date>,
    basis: &mut Vec<Basis>,
) -> Option<Date> {
    let full = draft
        .candidates
        .iter()
        .filter(|candidate| candidate.source == Source::YearOnly);
    let (date, other) = full
        .filter_map(|other| Some((near(other.stamp.date()?, fits)?, other)))
        .next()?;
    let note = format!("year {} from `{}` in the text", date.year(), other.words);
    basis.push(Basis::new(BasisKind::Year, note));
    Some(date)
}

/// The year that brings the open date nearest to the date the user gave.
fn given_year(
    given: Option<Date>,
    fits: &impl Fn(i16) -> Option<Date>,
    basis: &mut Vec<Basis>,
) -> Option<Date> {
    const HALF_YEAR: i32 = 183;
    let given = given?;
    let date = (given.year().saturating_sub(1)..=given.year().saturating_add(1))
        .filter_map(fits)
        .min_by_key(|date| days_between(*date, given))
        .filter(|date| days_between(*date, given) <= HALF_YEAR)?;
    let note = format!("year {} as nearest to the date given, {given}", date.year());
    basis.push(Basis::new(BasisKind::Year, note));
    Some(date)
}
