//! The end of the report: refinements and agreements in a line each, notes on inputs, coverage, totals.

use std::collections::BTreeMap;

use super::{Detail, View, finding, is_shown_whole, side};
use crate::detect::{Finding, FindingKind, Severity, Side};
use crate::error::Note;
use crate::report::lookup::Lookup;
use crate::report::style::Role;
use crate::report::visible::visible;
use crate::report::{Report, words};

/// Names that one line lists, unless all are asked for.
const LISTED: usize = 4;

/// Everything after the conflicts.
pub(super) fn write(report: &Report, lookup: &Lookup<'_>, view: &View<'_>) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        if let Some(line) = line(finding, lookup, view) {
            let (word, rest) = line;
            let word = view.style.paint(Role::Good, word);
            out.push_str(&format!("{word}: {rest}\n"));
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    write_notes(&mut out, report.notes.iter(), view);
    if !report.notes.is_empty() {
        out.push('\n');
    }
    write_coverage(&mut out, report, lookup, view);
    out.push_str(&totals(report));
    out.push('\n');
    out
}

/// Notes on inputs; inputs with the same note share a line.
pub(super) fn write_notes<'a>(
    out: &mut String,
    notes: impl Iterator<Item = &'a Note>,
    view: &View<'_>,
) {
    let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for note in notes {
        let path = visible(&note.path);
        let place = match note.line {
            Some(line) => format!("{path}:{line}"),
            None => path.into_owned(),
        };
        let known = places.entry(&note.message).or_default();
        if known.is_empty() {
            order.push(&note.message);
        }
        known.push(place);
    }
    let mark = view.style.paint(Role::Severity(Severity::Note), "note");
    for message in order {
        let places = places.remove(message).unwrap_or_default();
        let places = few(&places, view.detail);
        out.push_str(&format!("{mark}: {places}: {}\n", visible(message)));
    }
}

/// The first of many names and how many more, or all where all are asked for.
fn few(names: &[String], detail: Detail) -> String {
    if detail == Detail::Full || names.len() <= LISTED {
        return names.join(", ");
    }
    let first = names.get(..LISTED).unwrap_or_default().join(", ");
    format!("{first} and {} more (-v lists all)", names.len() - LISTED)
}

/// `agreed`, and `ultimatum, length: P50D (3 sources)`; what fits is told from the most exact value down.
fn line(finding: &Finding, lookup: &Lookup<'_>, view: &View<'_>) -> Option<(&'static str, String)> {
    let word = match finding.finding {
        FindingKind::Agreement => "agreed",
        FindingKind::Refinement => "fits",
        FindingKind::Conflict | FindingKind::Possible => return None,
    };
    let (finest, coarser) = finding.sides.split_first()?;
    let mut line = format!(
        "{}: {}",
        finding::about(finding, lookup, view),
        sourced(finest, lookup)
    );
    if !coarser.is_empty() {
        let coarser: Vec<_> = coarser.iter().map(|side| sourced(side, lookup)).collect();
        line.push_str(&format!("; less exact, {}", coarser.join(", ")));
    }
    if view.detail == Detail::Full {
        let id = format!(" ({})", visible(lookup.names.id(&finding.id)));
        line.push_str(&view.style.paint(Role::Dim, &id));
    }
    Some((word, line))
}

/// `P50D (3 sources)`, `3 (1 source, derived)`.
fn sourced(one: &Side, lookup: &Lookup<'_>) -> String {
    let claims = lookup.claims_of(one);
    let derived = !claims.is_empty() && claims.iter().all(|c| !c.derived_from.is_empty());
    let derived = if derived { ", derived" } else { "" };
    let value = words::value(&one.value);
    format!("{value} ({}{derived})", side::sources(one))
}

fn write_coverage(out: &mut String, report: &Report, lookup: &Lookup<'_>, view: &View<'_>) {
    let coverage = &report.coverage;
    out.push_str(&format!(
        "covered: {}, {}, {} compared\n",
        words::count(coverage.stories, "story"),
        words::count(coverage.claims, "claim"),
        words::count(coverage.slots_compared, "slot"),
    ));
    if !coverage.notes.is_empty() {
        let counts: Vec<String> = coverage
            .notes
            .iter()
            .map(|(code, count)| format!("{count} {}", code.as_str()))
            .collect();
        out.push_str(&format!("notes: {}\n", counts.join(", ")));
    }
    let silent: Vec<String> = coverage
        .stories_without_claims
        .iter()
        .map(|id| visible(lookup.names.path(id)).into_owned())
        .collect();
    if !silent.is_empty() {
        let stories = words::count(silent.len(), "story");
        let names = few(&silent, view.detail);
        out.push_str(&format!("no claims in {stories}: {names}\n"));
    }
    write_shared_texts(out, report, lookup, view);
    if view.detail == Detail::Full {
        write_stories(out, report, lookup);
    }
}

/// Texts that several stories have: `3 of 5 stories share one text: a.txt, b.txt, c.txt`.
fn write_shared_texts(out: &mut String, report: &Report, lookup: &Lookup<'_>, view: &View<'_>) {
    let stories = || report.documents.iter().flat_map(|d| &d.stories);
    let mut sharing: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for story in stories() {
        if let Some(first) = &story.same_text_as {
            sharing
                .entry(first)
                .or_insert_with(|| vec![first])
                .push(&story.id);
        }
    }
    for ids in sharing.values() {
        let names = ids
            .iter()
            .map(|id| visible(lookup.names.path(id)).into_owned());
        let names = few(&names.collect::<Vec<_>>(), view.detail);
        out.push_str(&format!(
            "{} of {} share one text: {names}\n",
            ids.len(),
            words::count(report.coverage.stories, "story"),
        ));
    }
}

/// Every story with the day its words are counted from, and how that is known.
fn write_stories(out: &mut String, report: &Report, lookup: &Lookup<'_>) {
    for story in report.documents.iter().flat_map(|d| &d.stories) {
        let name = visible(lookup.names.path(&story.id)).into_owned();
        let day = match (&story.reference_time, story.basis.first()) {
            (Some(time), Some(basis)) => {
                format!("counts from {}: {}", visible(time), visible(&basis.note))
            }
            (Some(time), None) => format!("counts from {}", visible(time)),
            (None, _) => "no reference time: relative dates stay unresolved".to_owned(),
        };
        let related = if story.main { "" } else { ", a related story" };
        let origin = story
            .origin
            .as_ref()
            .filter(|origin| **origin != story.outlet);
        let origin = origin.map_or(String::new(), |origin| {
            format!(", from {}", visible(origin))
        });
        out.push_str(&format!(
            "story {name} ({}{origin}{related}): {day}\n",
            visible(&story.outlet)
        ));
    }
}

/// `1 error, 2 warnings, 1 note; 7 agreements, 2 refinements; 1 possibly at odds`.
fn totals(report: &Report) -> String {
    let of = |severity| {
        let hit = |f: &&Finding| is_shown_whole(f) && f.severity == severity;
        report.findings.iter().filter(hit).count()
    };
    let kind = |kind| report.findings.iter().filter(|f| f.finding == kind).count();
    let named = [
        (of(Severity::Error), "error"),
        (of(Severity::Warning), "warning"),
        (of(Severity::Note), "note"),
    ];
    let conflicts: Vec<_> = named
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, word)| words::count(n, word))
        .collect();
    let compared = report.coverage.slots_compared + of(Severity::Possible);
    let conflicts = if conflicts.is_empty() && compared == 0 {
        nothing_compared(report)
    } else if conflicts.is_empty() {
        "no conflict found".to_owned()
    } else {
        conflicts.join(", ")
    };
    let possible = match of(Severity::Possible) {
        0 => String::new(),
        some => format!("; {some} {}", words::POSSIBLY),
    };
    format!(
        "{conflicts}; {}, {}{possible}",
        words::count(kind(FindingKind::Agreement), "agreement"),
        words::count(kind(FindingKind::Refinement), "refinement")
    )
}

/// Why nothing was compared, so that silence is not read as consistency.
fn nothing_compared(report: &Report) -> String {
    match (report.coverage.stories, report.coverage.claims) {
        (_, 0) => "nothing to compare: no claim was understood (`atodds rules list` tells what is looked for)",
        (1, _) => "nothing to compare: only one story was read, and it does not contradict itself",
        _ => "nothing to compare: no two stories claim the same thing of one event",
    }
    .to_owned()
}
