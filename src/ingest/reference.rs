//! The time a story's words are counted from, by a fixed order of sources, each step recorded.
//!
//! Metadata, dateline, byline, timestamp, a weekday with its date in the text, a main story of the same run on the same
//! event, the date given by the user. A missing year is chosen by a dated main story near by, by a dated text on the page,
//! or stays open. Related stories never take a date from others.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

use super::stamp::Stamp;
use super::story::Draft;
use crate::resolve::Reference;
use crate::value::{Basis, BasisKind, Clock};

/// A date on the same matter lies no further from a story's, in days.
const NEAR_DAYS: i32 = 45;

/// So many names two stories must share for one to give the other its year, and its day.
const NAMES_FOR_YEAR: usize = 3;
const NAMES_FOR_DAY: usize = 6;

/// Years a weekday is matched against.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2040;

/// Where a date was found; the order is that of trust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Source {
    Metadata,
    Dateline,
    Byline,
    Timestamp,
    InText,
    /// A full date in the text: it may only tell the year.
    YearOnly,
}

impl Source {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Metadata => "metadata",
            Self::Dateline => "dateline",
            Self::Byline => "byline",
            Self::Timestamp => "timestamp",
            Self::InText => "weekday with its date in the text",
            Self::YearOnly => "date in the text",
        }
    }
}

/// A date a story may be counted from.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) source: Source,
    pub(super) stamp: Stamp,
    /// The words it was read from.
    pub(super) words: String,
    /// The zone the line says its times are in, in minutes east of UTC.
    pub(super) zone: Option<i16>,
}

impl Candidate {
    pub(super) fn new(source: Source, stamp: Stamp, words: impl Into<String>) -> Self {
        Self {
            source,
            stamp,
            words: words.into(),
            zone: None,
        }
    }

    /// "dateline `MOSCOW, July 21`: XXXX-07-21".
    fn described(&self) -> String {
        let words: String = self.words.trim().chars().take(80).collect();
        let day = match (self.stamp.year, self.stamp.day) {
            (Some(year), Some((month, day))) => format!("{year:04}-{month:02}-{day:02}"),
            (None, Some((month, day))) => format!("XXXX-{month:02}-{day:02}"),
            (_, None) => "no day".to_owned(),
        };
        let clock = self.stamp.clock.map_or(String::new(), |c| format!("T{c}"));
        format!("{} `{words}`: {day}{clock}", self.source.as_str())
    }
}

/// What one main story may lend to the others.
#[derive(Debug)]
struct Dated {
    id: String,
    day: Date,
    names: BTreeSet<String>,
}

/// Decides the reference time of every story; `given` is the date the user gave.
pub(super) fn decide(drafts: &mut [&mut Draft], given: Option<Date>) {
    let plain: BTreeSet<String> = drafts
        .iter()
        .flat_map(|draft| draft.plain.iter().cloned())
        .collect();
    for draft in drafts.iter_mut() {
        draft.names.retain(|name| !plain.contains(name));
    }
    let dated: Vec<Dated> = drafts
        .iter()
        .filter_map(|draft| lendable(draft, winner(draft)?.stamp.date()?))
        .collect();
    for draft in drafts.iter_mut() {
        decide_one(draft, &dated, given);
    }
    // A second round: a story whose year was found may give it to one that stayed open.
    let dated: Vec<Dated> = drafts
        .iter()
        .filter_map(|draft| {
            let reference = draft.story.reference.as_ref();
            lendable(draft, reference.filter(|known| known.year_known)?.day)
        })
        .collect();
    for draft in drafts {
        let open = draft.story.reference.as_ref().is_none_or(|r| !r.year_known);
        if open && draft.story.main {
            decide_one(draft, &dated, given);
        }
        set_clocks(draft);
    }
}

fn lendable(draft: &Draft, day: Date) -> Option<Dated> {
    draft.story.main.then(|| Dated {
        id: draft.story.id.clone(),
        day,
        names: draft.names.clone(),
    })
}

/// The strongest candidate with a day.
fn winner(draft: &Draft) -> Option<&Candidate> {
    draft
        .candidates
        .iter()
        .find(|candidate| candidate.stamp.day.is_some() && candidate.source != Source::YearOnly)
}

fn decide_one(draft: &mut Draft, dated: &[Dated], given: Option<Date>) {
    let mut basis = Vec::new();
    let reference = match winner(draft) {
        Some(winner) => {
            basis.push(Basis::new(BasisKind::ReferenceTime, winner.described()));
            of_stamp(draft, winner, dated, given, &mut basis)
        }
        None => borrowed(draft, dated, given, &mut basis),
    };
    let first = winner(draft).map(std::ptr::from_ref);
    for other in &draft.candidates {
        if Some(std::ptr::from_ref(other)) != first && other.source != Source::YearOnly {
            let note = format!("also found, not taken: {}", other.described());
            let entry = Basis::new(BasisKind::ReferenceTime, note);
            if !basis.contains(&entry) {
                basis.push(entry);
            }
        }
    }
    draft.story.reference = reference;
    draft.story.basis = basis;
}

/// The reference time of a candidate with a day, its year inferred where it is missing.
fn of_stamp(
    draft: &Draft,
    winner: &Candidate,
    dated: &[Dated],
    given: Option<Date>,
    basis: &mut Vec<Basis>,
) -> Option<Reference> {
    let stamp = winner.stamp;
    let (month, day) = stamp.day?;
    let reference = |day: Date, year_known: bool| Reference {
        day,
        year_known,
        weekday_known: year_known || stamp.weekday.is_some(),
        clock: stamp.clock,
    };
    if !stamp.agrees() {
        let note = "the weekday beside it is that of another day: the date is taken";
        basis.push(Basis::new(BasisKind::ReferenceTime, note));
    }
    if let Some(date) = stamp.date() {
        return Some(reference(date, true));
    }
    let fits = |year: i16| {
        let date = Date::new(year, month, day).ok()?;
        stamp
            .weekday
            .is_none_or(|weekday| date.weekday() == weekday)
            .then_some(date)
    };
    if let Some(weekday) = stamp.weekday {
        basis.push(Basis::new(
            BasisKind::Year,
            weekday_years(month, day, weekday),
        ));
    }
    let chosen = own_year(draft, winner, &fits, basis)
        .or_else(|| sibling_year(draft, dated, &fits, basis))
        .or_else(|| page_year(draft, &fits, basis))
        .or_else(|| given_year(given, &fits, basis));
    if let Some(date) = chosen {
        return Some(reference(date, true));
    }
    basis.push(Basis::new(
        BasisKind::Year,
        "the year stays open: nothing tells it",
    ));
    // A leap year, so that every day exists; any year of the right weekday serves where one is known.
    let stand_in = std::iter::once(2000).chain(2001..=2028).find_map(fits)?;
    Some(reference(stand_in, false))
}

fn weekday_years(month: i8, day: i8, weekday: Weekday) -> String {
    let years: Vec<String> = YEARS
        .filter(|year| (2010..=2035).contains(year))
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

/// Other dated main stories that share names with `draft`, with how many.
fn siblings<'a>(
    draft: &'a Draft,
    dated: &'a [Dated],
    least: usize,
) -> impl Iterator<Item = (&'a Dated, usize)> {
    dated
        .iter()
        .filter(|other| draft.story.main && other.id != draft.story.id)
        .map(|other| (other, other.names.intersection(&draft.names).count()))
        .filter(move |(other, shared)| {
            let smaller = other.names.len().min(draft.names.len());
            // Of a short text a third of its few names is enough.
            *shared >= least && shared * 4 >= smaller
                || *shared + 1 >= least && shared * 3 >= smaller
        })
}

/// The year the dated main stories near by agree on.
fn sibling_year(
    draft: &Draft,
    dated: &[Dated],
    fits: &impl Fn(i16) -> Option<Date>,
    basis: &mut Vec<Basis>,
) -> Option<Date> {
    let found: Vec<(Date, &Dated, usize)> = siblings(draft, dated, NAMES_FOR_YEAR)
        .filter_map(|(other, shared)| Some((near(other.day, fits)?, other, shared)))
        .collect();
    let (date, other, shared) = found
        .iter()
        .min_by_key(|(date, other, _)| (days_between(*date, other.day), &other.id))?;
    if found.iter().any(|(another, _, _)| another != date) {
        let note = "dated main stories point to different years";
        basis.push(Basis::new(BasisKind::Year, note));
        return None;
    }
    let note = format!(
        "year {} from the main story `{}` of {}, which shares {shared} names",
        date.year(),
        other.id,
        other.day
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

/// For a story without any day: that of a main story on clearly the same event, else the date given.
fn borrowed(
    draft: &Draft,
    dated: &[Dated],
    given: Option<Date>,
    basis: &mut Vec<Basis>,
) -> Option<Reference> {
    let known = |day: Date, note: String, basis: &mut Vec<Basis>| {
        basis.push(Basis::new(BasisKind::ReferenceTime, note));
        Some(Reference {
            day,
            year_known: true,
            weekday_known: true,
            clock: None,
        })
    };
    let weekday = draft
        .candidates
        .iter()
        .find_map(|candidate| candidate.stamp.weekday);
    let same: Vec<(&Dated, usize)> = siblings(draft, dated, NAMES_FOR_DAY)
        .filter(|(other, shared)| shared * 2 >= other.names.len().min(draft.names.len()))
        .filter(|(other, _)| weekday.is_none_or(|weekday| other.day.weekday() == weekday))
        .collect();
    let days: BTreeSet<Date> = same.iter().map(|(other, _)| other.day).collect();
    if let (Some((other, shared)), 1) = (same.first(), days.len()) {
        let note = format!(
            "no date of its own: that of the main story `{}`, which shares {shared} names",
            other.id
        );
        return known(other.day, note, basis);
    }
    match given {
        Some(day) if draft.story.main => known(day, format!("the date given, {day}"), basis),
        _ => None,
    }
}

/// Gives the entries of a live blog their own clock time on the story's day.
fn set_clocks(draft: &mut Draft) {
    let Some(reference) = draft.story.reference.clone() else {
        return;
    };
    let zone = draft
        .candidates
        .iter()
        .find_map(|candidate| candidate.zone)
        .or(reference.clock.and_then(|clock| clock.offset));
    for segment in &mut draft.story.segments {
        let begun = draft
            .clocks
            .iter()
            .rev()
            .find(|(from, _)| *from <= segment.span.start);
        if let Some((_, clock)) = begun
            && segment.role.is_content()
        {
            segment.reference = Some(Reference {
                clock: Some(Clock {
                    offset: zone,
                    ..*clock
                }),
                ..reference.clone()
            });
        }
    }
}
