//! The time a story's words are counted from, by a fixed order of sources, each step recorded.
//!
//! Metadata, dateline, byline, timestamp, a weekday with its date in the text, the date given by the user. A missing year
//! is chosen by a dated main story of the same run on the same event, by a dated text on the page, or stays open. Related
//! stories never take a year from others.

pub(in crate::ingest) mod entry;
mod moment;
pub(in crate::ingest) mod names;
mod sibling;
pub(in crate::ingest) mod stamp;
mod year;

use std::collections::BTreeSet;

use jiff::civil::Date;

use self::moment::reconciled;
use self::sibling::{Dated, Siblings};
use self::stamp::Stamp;
use super::story::Draft;
use crate::resolve::Reference;
use crate::value::{Basis, BasisKind};

/// Where a date was found; the order is that of trust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ingest) enum Source {
    Metadata,
    Dateline,
    Byline,
    Timestamp,
    /// When the metadata says it was last changed: a page may be changed long after its day.
    Modified,
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
            Self::Modified => "time of the last change",
            Self::InText => "weekday with its date in the text",
            Self::YearOnly => "date in the text",
        }
    }
}

/// A date a story may be counted from.
#[derive(Debug, Clone)]
pub(in crate::ingest) struct Candidate {
    pub(in crate::ingest) source: Source,
    pub(in crate::ingest) stamp: Stamp,
    /// The words it was read from.
    pub(in crate::ingest) words: String,
    /// The zone the line says its times are in, in minutes east of UTC.
    pub(in crate::ingest) zone: Option<i16>,
}

impl Candidate {
    pub(in crate::ingest) fn new(source: Source, stamp: Stamp, words: impl Into<String>) -> Self {
        Self {
            source,
            stamp,
            words: words.into(),
            zone: None,
        }
    }

    /// "dateline `MOSCOW, July 21`: XXXX-07-21".
    pub(in crate::ingest) fn described(&self) -> String {
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

/// Decides the reference time of every story; `given` is the date the user gave.
pub(in crate::ingest) fn decide(drafts: &mut [&mut Draft], given: Option<Date>) {
    let plain: BTreeSet<String> = drafts
        .iter()
        .flat_map(|draft| draft.names.plain().cloned())
        .collect();
    for draft in drafts.iter_mut() {
        draft.names.without(&plain);
    }
    let first = decided(drafts, None, |draft| winner(draft)?.stamp.date());
    store(drafts, first);
    // A second round: a story whose year was found may give it to one that stayed open.
    let second = decided(drafts, given, |draft| {
        winner(draft)?;
        let reference = draft.story.reference.as_ref();
        Some(reference.filter(|known| known.year_known)?.day)
    });
    store(drafts, second);
    for draft in drafts {
        entry::set(draft);
    }
}

type Decision = (Option<Reference>, Vec<Basis>);

/// Decides each story that has no full date yet; `day` gives what a story may lend.
fn decided(
    drafts: &[&mut Draft],
    given: Option<Date>,
    day: impl Fn(&Draft) -> Option<Date>,
) -> Vec<Option<Decision>> {
    let main = || drafts.iter().filter(|draft| draft.story.main);
    let dated = main()
        .filter_map(|draft| Some(Dated::new(draft, day(draft)?)))
        .collect();
    let siblings = Siblings::new(dated, main().map(|draft| &draft.names));
    drafts
        .iter()
        .map(|draft| {
            let reference = draft.story.reference.as_ref();
            let open = reference.is_none_or(|reference| !reference.year_known);
            open.then(|| decide_one(draft, &siblings, given))
        })
        .collect()
}

fn store(drafts: &mut [&mut Draft], decisions: Vec<Option<Decision>>) {
    for (draft, decision) in drafts.iter_mut().zip(decisions) {
        if let Some((reference, basis)) = decision {
            draft.story.reference = reference;
            draft.story.basis = basis;
        }
    }
}

/// The strongest candidate with a day.
fn winner(draft: &Draft) -> Option<&Candidate> {
    draft
        .candidates
        .iter()
        .find(|candidate| candidate.stamp.day.is_some() && candidate.source != Source::YearOnly)
}

fn decide_one(draft: &Draft, siblings: &Siblings<'_>, given: Option<Date>) -> Decision {
    let mut basis = Vec::new();
    let reference = match winner(draft) {
        Some(winner) => {
            basis.push(Basis::new(BasisKind::ReferenceTime, winner.described()));
            of_stamp(draft, winner, siblings, given, &mut basis)
        }
        None => of_user(draft, given, &mut basis),
    };
    note_others(draft, &mut basis);
    (reference, basis)
}

/// The dates that were not taken, each once.
fn note_others(draft: &Draft, basis: &mut Vec<Basis>) {
    let first = winner(draft);
    for other in &draft.candidates {
        if first.is_some_and(|first| std::ptr::eq(first, other)) || other.source == Source::YearOnly
        {
            continue;
        }
        let mut note = format!("also found, not taken: {}", other.described());
        if let Some(zones) = first.and_then(|first| reconciled(&first.stamp, &other.stamp)) {
            note = format!("{note}, {zones}");
        }
        let entry = Basis::new(BasisKind::ReferenceTime, note);
        if !basis.contains(&entry) {
            basis.push(entry);
        }
    }
}

/// The reference time of a candidate with a day, its year inferred where it is missing.
fn of_stamp(
    draft: &Draft,
    winner: &Candidate,
    siblings: &Siblings<'_>,
    given: Option<Date>,
    basis: &mut Vec<Basis>,
) -> Option<Reference> {
    let stamp = winner.stamp;
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
    let chosen = year::choose(draft, winner, siblings, given, basis);
    if let Some(date) = chosen {
        return Some(reference(date, true));
    }
    basis.push(Basis::new(
        BasisKind::Year,
        "the year stays open: nothing tells it",
    ));
    // A leap year, so that every day exists; any year of the right weekday serves where one is known.
    let stand_in = std::iter::once(2000)
        .chain(2001..=2028)
        .find_map(|year| year::in_year(winner, year))?;
    Some(reference(stand_in, false))
}

/// For a story without any day: the date given.
///
/// Another story on the same event lends no day: outlets report on it over days and weeks. Of the pairs of articles on one
/// shooting a quarter are of one day; of pairs that share most of their text, which one outlet took from the other, half.
fn of_user(draft: &Draft, given: Option<Date>, basis: &mut Vec<Basis>) -> Option<Reference> {
    let day = given.filter(|_| draft.story.main)?;
    let note = format!("the date given, {day}");
    basis.push(Basis::new(BasisKind::ReferenceTime, note));
    Some(Reference {
        day,
        year_known: true,
        weekday_known: true,
        clock: None,
    })
}
