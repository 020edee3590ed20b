//! One finding in full: heading, underlined quotes, who says what and how it was worked out.

use std::collections::BTreeSet;

use super::{Detail, View, snippet};
use crate::detect::{Finding, Reach, Severity, Side};
use crate::report::lookup::Lookup;
use crate::report::style::{Role, Style};
use crate::report::visible::visible;
use crate::report::{ClaimEntry, words};
use crate::value::{BasisKind, Certainty};

/// Claims of one side that are told, unless all are asked for.
const TOLD: usize = 4;

/// `warning[hedged] talks, date: 2 sources say A, 1 source says B (id)`.
pub(super) fn headline(finding: &Finding, lookup: &Lookup<'_>, style: Style) -> String {
    let class = words::class(finding);
    let mark = match finding.severity {
        Severity::None => class.to_owned(),
        severity @ (Severity::Note | Severity::Warning | Severity::Error) => {
            format!("{}[{class}]", words::severity(severity))
        }
    };
    let id = visible(&finding.id);
    format!(
        "{} {} {}",
        style.paint(Role::Severity(finding.severity), &mark),
        title(finding, lookup),
        style.paint(Role::Dim, &format!("({id})"))
    )
}

/// The finding as a block of lines.
pub(super) fn block(finding: &Finding, lookup: &Lookup<'_>, view: &View<'_>) -> String {
    let shown: Vec<_> = finding
        .sides
        .iter()
        .filter_map(|side| underlined(side, lookup))
        .map(|claim| (claim, label(claim)))
        .collect();
    let mut out = snippet::render(
        finding.severity,
        words::class(finding),
        &title(finding, lookup),
        &shown,
        view,
    );
    out.push_str("\n\n");
    for side in &finding.sides {
        write_side(&mut out, side, lookup, view);
    }
    write_steps(&mut out, "why", &finding.explanation);
    if view.detail == Detail::Full
        && let Some(event) = lookup.event(&finding.event)
    {
        write_steps(&mut out, "one event, because", &event.why_joined);
    }
    let event = lookup
        .event(&finding.event)
        .map_or("", |event| &event.label);
    let foot = format!("about {}, id {}", visible(event), visible(&finding.id));
    out.push_str(&format!("  {}\n", view.style.paint(Role::Dim, &foot)));
    out
}

/// What stands beside an underlined quote: `2025-07-23, firm`.
pub(super) fn label(claim: &ClaimEntry) -> String {
    format!("{}, {}", visible(&claim.value), claim.certainty.as_str())
}

/// `talks, date: 2 sources say A, 1 source says B`.
pub(super) fn title(finding: &Finding, lookup: &Lookup<'_>) -> String {
    let kind = words::plain(lookup.kind_of(&finding.event));
    let slot = words::plain(&finding.slot);
    let about = if kind.is_empty() {
        slot
    } else {
        format!("{kind}, {slot}")
    };
    let values: Vec<_> = finding.sides.iter().map(|s| visible(&s.value)).collect();
    let said = match finding.reach {
        Reach::Network => {
            let claims: usize = finding.sides.iter().map(|side| side.claims.len()).sum();
            format!(
                "{} cannot all hold: {}",
                words::count(claims, "claim"),
                values.join(", ")
            )
        }
        Reach::Within => format!("one story says {}", values.join(" and ")),
        Reach::Across => {
            let sides: Vec<_> = finding.sides.iter().map(|s| says(s, lookup)).collect();
            sides.join(", ")
        }
    };
    format!("{about}: {said}")
}

/// `2 sources say A`, `1 source denies B`.
fn says(side: &Side, lookup: &Lookup<'_>) -> String {
    let claims = lookup.claims_of(side);
    let denied = !claims.is_empty() && claims.iter().all(|c| c.certainty == Certainty::Denied);
    let one = side.sources.len() == 1;
    let verb = match (denied, one) {
        (false, true) => "says",
        (false, false) => "say",
        (true, true) => "denies",
        (true, false) => "deny",
    };
    format!("{} {verb} {}", sources(side), visible(&side.value))
}

/// `3 sources`, `3 sources (1 independent)`.
pub(super) fn sources(side: &Side) -> String {
    let sources = words::count(side.sources.len(), "source");
    if side.independent < side.sources.len() {
        format!("{sources} ({} independent)", side.independent)
    } else {
        sources
    }
}

/// The claim of a side whose words are underlined: the first one read from words, else the first.
fn underlined<'a>(side: &Side, lookup: &Lookup<'a>) -> Option<&'a ClaimEntry> {
    let claims = lookup.claims_of(side);
    let read = claims.iter().find(|claim| claim.derived_from.is_empty());
    read.or(claims.first()).copied()
}

fn write_side(out: &mut String, side: &Side, lookup: &Lookup<'_>, view: &View<'_>) {
    let value = view.style.paint(Role::Strong, &visible(&side.value));
    out.push_str(&format!("  {value}, {}\n", sources(side)));
    let claims = lookup.claims_of(side);
    let told = if view.detail == Detail::Full {
        claims.len()
    } else {
        TOLD
    };
    let mut explained = BTreeSet::new();
    for claim in claims.iter().take(told) {
        write_claim(out, claim, lookup, view);
        // The same words counted from the same day need not be explained twice.
        let mut steps = steps(claim, lookup);
        steps.extend(counted_from(claim, lookup));
        if view.detail == Detail::Full || explained.insert(steps.clone()) {
            for step in steps {
                out.push_str(&format!("      {step}\n"));
            }
        }
    }
    if let Some(rest) = claims.len().checked_sub(told + 1) {
        out.push_str(&format!(
            "    and {} (-v lists all)\n",
            words::count(rest + 1, "more claim")
        ));
    }
}

/// `a.txt:3:41 "on Wednesday": Reuters <- TASS <- a source, possible`.
pub(super) fn write_claim(
    out: &mut String,
    claim: &ClaimEntry,
    lookup: &Lookup<'_>,
    view: &View<'_>,
) {
    let place = view.style.paint(Role::Dim, &words::place(claim));
    let quote = visible(&claim.quote);
    out.push_str(&format!(
        "    {place} \"{quote}\": {}\n",
        who(claim, lookup)
    ));
}

/// `Reuters <- TASS <- a source, possible`: through whose mouths, and how surely.
pub(super) fn who(claim: &ClaimEntry, lookup: &Lookup<'_>) -> String {
    let speakers = if claim.said_by.is_empty() {
        let story = lookup.story(&claim.story);
        story.map_or_else(String::new, |story| visible(&story.outlet).into_owned())
    } else {
        words::chain(&claim.said_by)
    };
    let derived = if claim.derived_from.is_empty() {
        ""
    } else {
        ", derived"
    };
    format!("{speakers}, {}{derived}", claim.certainty.as_str())
}

/// How the value was worked out, a line for each step.
pub(super) fn steps(claim: &ClaimEntry, lookup: &Lookup<'_>) -> Vec<String> {
    let mut steps: Vec<String> = claim
        .basis
        .iter()
        .map(|basis| visible(&basis.note).into_owned())
        .collect();
    for parent in &claim.derived_from {
        if let Some(parent) = lookup.claim(&parent.0) {
            steps.push(format!(
                "from \"{}\" ({}, {})",
                visible(&parent.quote),
                visible(&parent.value),
                words::place(parent)
            ));
        }
    }
    steps
}

/// Where the day comes from that the value was counted from; `None` where it was not, or the claim says so itself.
fn counted_from(claim: &ClaimEntry, lookup: &Lookup<'_>) -> Option<String> {
    let has = |kinds: &[BasisKind]| claim.basis.iter().any(|basis| kinds.contains(&basis.kind));
    let counted = has(&[BasisKind::Relative, BasisKind::Year, BasisKind::Direction]);
    if !counted || has(&[BasisKind::ReferenceTime]) {
        return None;
    }
    let story = lookup.story(&claim.story)?;
    let (time, source) = (story.reference_time.as_ref()?, story.basis.first()?);
    let (time, source) = (visible(time), visible(&source.note));
    Some(format!("the story counts from {time}: {source}"))
}

/// Numbered steps under a heading; a single one stands on the heading's line.
pub(super) fn write_steps(out: &mut String, heading: &str, steps: &[String]) {
    match steps {
        [] => {}
        [only] => out.push_str(&format!("  {heading}: {}\n", visible(only))),
        several => {
            out.push_str(&format!("  {heading}:\n"));
            for (i, step) in several.iter().enumerate() {
                out.push_str(&format!("    {}. {}\n", i + 1, visible(step)));
            }
        }
    }
}
