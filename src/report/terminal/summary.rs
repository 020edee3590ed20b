//! The end of the report: refinements and agreements in a line each, notes on inputs, coverage, totals.

use super::{View, is_shown_whole};
use crate::detect::{Finding, FindingKind, Severity, Side};
use crate::error::Note;
use crate::report::lookup::Lookup;
use crate::report::style::Role;
use crate::report::visible::visible;
use crate::report::{Report, words};

/// Everything after the conflicts.
pub(super) fn write(report: &Report, lookup: &Lookup<'_>, view: &View<'_>) -> String {
    let mut out = String::new();
    for finding in &report.findings {
        if let Some(line) = line(finding, lookup) {
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
    write_coverage(&mut out, report, lookup);
    out.push_str(&totals(report));
    out.push('\n');
    out
}

/// Notes on inputs, a line each.
pub(super) fn write_notes<'a>(
    out: &mut String,
    notes: impl Iterator<Item = &'a Note>,
    view: &View<'_>,
) {
    for note in notes {
        let line = note
            .line
            .map_or_else(String::new, |line| format!(":{line}"));
        let mark = view.style.paint(Role::Severity(Severity::Note), "note");
        let (path, message) = (visible(&note.path), visible(&note.message));
        out.push_str(&format!("{mark}: {path}{line}: {message}\n"));
    }
}

/// `agreed`, and `ultimatum, length P50D (3 sources, 3 independent)`.
fn line(finding: &Finding, lookup: &Lookup<'_>) -> Option<(&'static str, String)> {
    let word = match finding.finding {
        FindingKind::Agreement => "agreed",
        FindingKind::Refinement => "fits",
        FindingKind::Conflict | FindingKind::Possible => return None,
    };
    let kind = words::plain(lookup.kind_of(&finding.event));
    let slot = words::plain(&finding.slot);
    let sides: Vec<_> = finding.sides.iter().map(side).collect();
    Some((word, format!("{kind}, {slot} {}", sides.join("; "))))
}

fn side(side: &Side) -> String {
    format!(
        "{} ({}, {} independent)",
        visible(&side.value),
        words::count(side.sources.len(), "source"),
        side.independent
    )
}

fn write_coverage(out: &mut String, report: &Report, lookup: &Lookup<'_>) {
    let coverage = &report.coverage;
    out.push_str(&format!(
        "covered: {}, {}, {} compared\n",
        words::count(coverage.stories, "story"),
        words::count(coverage.claims, "claim"),
        words::count(coverage.slots_compared, "slot"),
    ));
    for id in &coverage.stories_without_claims {
        let name = lookup.story(id).map_or_else(String::new, |story| {
            format!(" ({})", words::story_name(story))
        });
        out.push_str(&format!("no claims: {}{name}\n", visible(id)));
    }
}

/// `1 error, 2 warnings, 1 note; 7 agreements, 2 refinements`.
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
    let conflicts = if conflicts.is_empty() && report.coverage.slots_compared == 0 {
        "nothing to compare: no two stories claim the same thing of one event".to_owned()
    } else if conflicts.is_empty() {
        "no conflict found".to_owned()
    } else {
        conflicts.join(", ")
    };
    format!(
        "{conflicts}; {}, {}",
        words::count(kind(FindingKind::Agreement), "agreement"),
        words::count(kind(FindingKind::Refinement), "refinement")
    )
}
