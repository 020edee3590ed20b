//! Everything about one finding, claim or event: each step from the words to the result.

use super::finding::{headline, label, title, write_steps};
use super::side::{sources, steps, who, write_claim};
use super::topic::Topic;
use super::{View, snippet};
use crate::detect::{Finding, Side};
use crate::report::lookup::Lookup;
use crate::report::style::Role;
use crate::report::visible::visible;
use crate::report::{ClaimEntry, EventEntry, Report, words};

/// What an id, or the beginning of one, stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Found<'a> {
    /// A finding.
    Finding(&'a Finding),
    /// A claim.
    Claim(&'a ClaimEntry),
    /// An event.
    Event(&'a EventEntry),
}

impl Found<'_> {
    /// The whole id.
    pub fn id(&self) -> &str {
        match self {
            Self::Finding(finding) => &finding.id,
            Self::Claim(claim) => &claim.id.0,
            Self::Event(event) => &event.id,
        }
    }
}

/// Findings, claims and events whose id is `id`; failing that, those whose id begins with it. In that order.
pub fn find<'a>(report: &'a Report, id: &str) -> Vec<Found<'a>> {
    let all = || {
        let findings = report.findings.iter().map(Found::Finding);
        let claims = report.claims.iter().map(Found::Claim);
        let events = report.events.iter().map(Found::Event);
        findings.chain(claims).chain(events)
    };
    let exact: Vec<_> = all().filter(|found| found.id() == id).collect();
    if exact.is_empty() {
        all().filter(|found| found.id().starts_with(id)).collect()
    } else {
        exact
    }
}

/// Everything the report knows about what was found, as text with a line break at the end.
pub fn explain(found: Found<'_>, report: &Report, view: &View<'_>) -> String {
    let lookup = Lookup::new(report);
    match found {
        Found::Finding(finding) => of_finding(finding, &lookup, view),
        Found::Claim(claim) => of_claim(claim, report, &lookup, view),
        Found::Event(event) => of_event(event, report, &lookup, view),
    }
}

fn of_finding(finding: &Finding, lookup: &Lookup<'_>, view: &View<'_>) -> String {
    let mut out = headline(&Topic::alone(finding), lookup, view);
    out.push_str("\n\n");
    for (i, side) in finding.sides.iter().enumerate() {
        write_side(&mut out, i + 1, side, lookup, view);
    }
    if let Some(event) = lookup.event(&finding.event) {
        write_event(&mut out, event, lookup, view);
    }
    let why: Vec<String> = finding
        .why()
        .iter()
        .map(|step| lookup.names.shorten(step))
        .collect();
    write_steps(&mut out, "from there to the finding", &why);
    out
}

fn write_side(out: &mut String, number: usize, side: &Side, lookup: &Lookup<'_>, view: &View<'_>) {
    let value = view.style.paint(Role::Strong, &words::value(&side.value));
    out.push_str(&format!("side {number}: {value}, {}\n", sources(side)));
    for claim in lookup.claims_of(side) {
        write_whole(out, claim, lookup, view);
    }
    out.push('\n');
}

/// One claim with its quote underlined, its story's reference time and all steps.
fn write_whole(out: &mut String, claim: &ClaimEntry, lookup: &Lookup<'_>, view: &View<'_>) {
    out.push_str(&snippet::alone(claim, &label(claim), view));
    out.push('\n');
    out.push_str(&format!("    {}\n", who(claim, lookup)));
    for step in steps(claim, lookup) {
        out.push_str(&format!("      {step}\n"));
    }
    if let Some(story) = lookup.story(&claim.story) {
        out.push_str(&format!("    in {}\n", words::story_name(story)));
        match &story.reference_time {
            Some(time) => out.push_str(&format!("      its day is {}\n", visible(time))),
            None => out.push_str("      no reference time: relative dates stay unresolved\n"),
        }
        for basis in &story.basis {
            out.push_str(&format!("      {}\n", visible(&basis.note)));
        }
    }
    let scope: Vec<_> = claim
        .scope
        .iter()
        .map(|(key, value)| format!("{} {}", words::scope(key), visible(value)))
        .collect();
    if !scope.is_empty() {
        out.push_str(&format!("    only for: {}\n", scope.join(", ")));
    }
    let foot = format!(
        "claim {}, rule {}",
        visible(&claim.id.0),
        visible(&claim.rule)
    );
    out.push_str(&format!("    {}\n", view.style.paint(Role::Dim, &foot)));
}

fn of_claim(claim: &ClaimEntry, report: &Report, lookup: &Lookup<'_>, view: &View<'_>) -> String {
    let value = view.style.paint(Role::Strong, &visible(&claim.value));
    let kind = view.labels.kind(&claim.kind);
    let slot = view.labels.slot(&claim.kind, &claim.slot);
    let mut out = format!("claim: {kind}, {slot} = {value}\n\n");
    write_whole(&mut out, claim, lookup, view);
    for parent in &claim.derived_from {
        if let Some(parent) = lookup.claim(&parent.0) {
            out.push_str("\nderived from\n");
            write_whole(&mut out, parent, lookup, view);
        }
    }
    out.push('\n');
    if let Some(event) = lookup.event(&claim.event) {
        write_event(&mut out, event, lookup, view);
    }
    let mine = |f: &&Finding| f.sides.iter().any(|side| side.claims.contains(&claim.id));
    for finding in report.findings.iter().filter(mine) {
        out.push_str(&format!(
            "  part of {}\n",
            headline(&Topic::alone(finding), lookup, view)
        ));
    }
    out
}

fn of_event(event: &EventEntry, report: &Report, lookup: &Lookup<'_>, view: &View<'_>) -> String {
    let mut out = String::new();
    write_event(&mut out, event, lookup, view);
    for claim in report.claims.iter().filter(|claim| claim.event == event.id) {
        out.push_str(&format!(
            "  {} = {}\n",
            view.labels.slot(&claim.kind, &claim.slot),
            words::value(&claim.value)
        ));
        write_claim(&mut out, claim, lookup, view);
    }
    for finding in report.findings.iter().filter(|f| f.event == event.id) {
        out.push_str(&format!(
            "  {}\n",
            title(&Topic::alone(finding), lookup, view)
        ));
    }
    out
}

fn write_event(out: &mut String, event: &EventEntry, lookup: &Lookup<'_>, view: &View<'_>) {
    let label = view.style.paint(Role::Strong, &visible(&event.label));
    out.push_str(&format!("event: {label} ({})\n", visible(&event.id)));
    for (what, value) in &event.identity {
        out.push_str(&format!("  {}: {}\n", words::plain(what), visible(value)));
    }
    let why: Vec<String> = event
        .why_joined
        .iter()
        .map(|step| lookup.names.shorten(step))
        .collect();
    write_steps(out, "one event, because", &why);
}
