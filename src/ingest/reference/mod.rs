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
use self::names::{Word, Words};
use self::sibling::{Dated, Siblings};
use self::stamp::Stamp;
pub(in crate::ingest) use self::stamp::StatedZone;
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

/// What the main stories of a run may lend each other: kept while documents are read one by one and their texts dropped.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Evidence {
    /// Words that some story has in lower case.
    plain: BTreeSet<Word>,
    stories: Vec<Lender>,
}

/// A main story whose time is decided.
#[derive(Debug)]
struct Lender {
    id: String,
    day: Option<Date>,
    names: Words,
}

/// What one decided story may lend.
#[derive(Debug)]
pub(in crate::ingest) struct Lent {
    plain: Vec<Word>,
    /// Only a main story lends its year.
    story: Option<Lender>,
}

impl Lent {
    /// Takes out of `draft` what others may need.
    pub(in crate::ingest) fn of(draft: &mut Draft) -> Self {
        Self {
            plain: draft.names.take_plain(),
            story: draft.story.main.then(|| Lender {
                id: draft.story.id.clone(),
                day: winner(draft).and_then(|winner| winner.stamp.date()),
                names: std::mem::take(&mut draft.names),
            }),
        }
    }
}

impl Evidence {
    /// Adds what a decided story may lend.
    pub(in crate::ingest) fn add(&mut self, lent: Lent) {
        self.plain.extend(lent.plain);
        self.stories.extend(lent.story);
    }
}

/// Decides the reference time of a story that needs no other story for it; `given` is the date the user gave. Whether it is
/// decided: a main story with a day but no year waits for the others.
pub(in crate::ingest) fn decide_alone(draft: &mut Draft, given: Option<Date>) -> bool {
    let waits = draft.story.main && winner(draft).is_some_and(|w| w.stamp.date().is_none());
    if !waits {
        let decision = decide_one(draft, &Siblings::default(), given);
        store(draft, decision);
        set_zone(draft);
        entry::set(draft);
    }
    !waits
}

/// Decides the reference times of the stories that waited for the others.
pub(in crate::ingest) fn decide_together(
    drafts: &mut [&mut Draft],
    mut evidence: Evidence,
    given: Option<Date>,
) {
    for draft in drafts.iter_mut() {
        evidence.plain.extend(draft.names.take_plain());
    }
    let Evidence { plain, mut stories } = evidence;
    stories.sort_by(|a, b| a.id.cmp(&b.id));
    let lent = stories.iter_mut().map(|story| &mut story.names);
    for names in lent.chain(drafts.iter_mut().map(|draft| &mut draft.names)) {
        names.without(&plain);
    }
    // In the second round a story whose year was found may give it to one that stayed open.
    for given in [None, given] {
        let decisions = decided(drafts, &stories, given);
        for (draft, decision) in drafts.iter_mut().zip(decisions) {
            if let Some(decision) = decision {
                store(draft, decision);
            }
        }
    }
    for draft in drafts {
        set_zone(draft);
        entry::set(draft);
    }
}

type Decision = (Option<Reference>, Vec<Basis>);

/// Decides each story that has no full date yet.
fn decided(
    drafts: &[&mut Draft],
    stories: &[Lender],
    given: Option<Date>,
) -> Vec<Option<Decision>> {
    let known = |draft: &Draft| {
        let reference = draft.story.reference.as_ref()?;
        reference.year_known.then_some(reference.day)
    };
    let told = stories
        .iter()
        .filter_map(|story| Some(Dated::new(&story.id, &story.names, story.day?)));
    let found = drafts
        .iter()
        .filter(|draft| draft.story.main)
        .filter_map(|draft| Some(Dated::new(&draft.story.id, &draft.names, known(draft)?)));
    let main = drafts.iter().filter(|draft| draft.story.main);
    let run = stories.iter().map(|story| &story.names);
    let mut dated: Vec<Dated<'_>> = told.chain(found).collect();
    dated.sort_by(|a, b| a.id.cmp(b.id));
    let siblings = Siblings::new(dated, run.chain(main.map(|draft| &draft.names)));
    drafts
        .iter()
        .map(|draft| {
            known(draft)
                .is_none()
                .then(|| decide_one(draft, &siblings, given))
        })
        .collect()
}

fn store(draft: &mut Draft, (reference, basis): Decision) {
    draft.story.reference = reference;
    draft.story.basis = basis;
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
        zone: None,
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
        zone: None,
    })
}

/// Gives clock times of the story the zone it says they are in.
fn set_zone(draft: &mut Draft) {
    if let Some(reference) = &mut draft.story.reference {
        let day = reference.year_known.then_some(reference.day);
        reference.zone = draft.zone.as_ref().and_then(|zone| zone.on(day));
    }
}
