//! The report for a person at a terminal.
//!
//! Conflicts come first, each with the words of every side underlined, how its value was worked out, and why it is a conflict;
//! then one line for each refinement and agreement; then what could not be read, and what was covered, so that silence is not
//! read as consistency. Every step of it is for `-v` and `explain`.

mod explain;
mod finding;
mod side;
mod snippet;
mod summary;
mod topic;

pub use explain::{Found, explain, find};

use super::excerpts::Excerpts;
use super::lookup::Lookup;
use super::style::Style;
use super::{Diff, Labels, Report, style::Role, visible::visible, words};
use crate::detect::{Finding, FindingKind};
use topic::Topic;

/// How much to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Detail {
    /// Conflicts as one line each, and inputs that could not be read.
    Brief,
    /// Conflicts in full, the rest summed up.
    #[default]
    Normal,
    /// Every claim of every side with all its steps.
    Full,
}

/// How to show a report.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The surroundings of quotes.
    pub excerpts: &'a Excerpts,
    /// What kinds of event and slots are called.
    pub labels: &'a Labels,
    /// Colour, or none.
    pub style: Style,
    /// How much to tell.
    pub detail: Detail,
}

/// The whole report as text, with a line break at the end.
pub fn write(report: &Report, view: &View<'_>) -> String {
    let lookup = Lookup::new(report);
    let mut out = String::new();
    for topic in topic::topics(report, &lookup) {
        let text = if view.detail == Detail::Brief {
            finding::headline(&topic, &lookup, view)
        } else {
            finding::block(&topic, &lookup, view)
        };
        out.push_str(&text);
        out.push('\n');
    }
    if view.detail == Detail::Brief {
        let unread = report.notes.iter().filter(|note| note.code.is_unread());
        summary::write_notes(&mut out, unread, view);
    } else {
        out.push_str(&summary::write(report, &lookup, view));
    }
    out
}

/// The difference between two reports as text. `old` and `new` are the reports it was made from.
pub fn write_diff(diff: &Diff, old: &Report, new: &Report, view: &View<'_>) -> String {
    let (before, after) = (Lookup::new(old), Lookup::new(new));
    let mut out = String::new();
    let told = |f: &&Finding| is_shown_whole(f) || view.detail == Detail::Full;
    for finding in diff.new.iter().filter(told) {
        let line = finding::headline(&Topic::alone(finding), &after, view);
        out.push_str(&format!("new      {line}\n"));
    }
    for finding in diff.gone.iter().filter(told) {
        let line = finding::headline(&Topic::alone(finding), &before, view);
        out.push_str(&format!("gone     {line}\n"));
    }
    for change in diff.changed.iter().filter(|c| told(&&c.after)) {
        let line = finding::headline(&Topic::alone(&change.after), &after, view);
        out.push_str(&format!("changed  {line}\n"));
        for what in &change.what {
            let what = view.style.paint(Role::Dim, &visible(what));
            out.push_str(&format!("         {what}\n"));
        }
    }
    out.push_str(&diff_totals(diff));
    out
}

fn diff_totals(diff: &Diff) -> String {
    let of = |kinds: &[FindingKind]| {
        let count = |findings: &[Finding]| {
            let found = findings.iter();
            found.filter(|f| kinds.contains(&f.finding)).count()
        };
        let changed = diff.changed.iter().map(|change| change.after.finding);
        let changed = changed.filter(|kind| kinds.contains(kind)).count();
        (count(&diff.new), count(&diff.gone), changed)
    };
    let told = |(new, gone, changed)| format!("{new} new, {gone} gone, {changed} changed");
    let possible = match of(&[FindingKind::Possible]) {
        (0, 0, 0) => String::new(),
        some => format!("; {}: {}", words::POSSIBLY, told(some)),
    };
    format!(
        "conflicts: {}; agreements and refinements: {}{possible}\n",
        told(of(&[FindingKind::Conflict])),
        told(of(&[FindingKind::Agreement, FindingKind::Refinement])),
    )
}

/// Conflicts, and differences no rule vouches for, are told in full; what agrees is summed up.
fn is_shown_whole(finding: &Finding) -> bool {
    match finding.finding {
        FindingKind::Conflict | FindingKind::Possible => true,
        FindingKind::Agreement | FindingKind::Refinement => false,
    }
}

#[cfg(test)]
mod tests;
