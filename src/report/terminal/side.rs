//! One side of a finding: the claims that say it best, who says it, and how the value was worked out.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Detail, View};
use crate::detect::Side;
use crate::report::lookup::Lookup;
use crate::report::style::Role;
use crate::report::visible::visible;
use crate::report::{ClaimEntry, words};
use crate::value::{BasisKind, SpeakerKind};

/// Claims of one side that are told, unless all are asked for.
const TOLD: usize = 3;

/// Steps of working out that one line holds.
const STEPS_IN_LINE: usize = 2;

/// The value with its sources, and a line or two for each claim told.
pub(super) fn write(out: &mut String, side: &Side, lookup: &Lookup<'_>, view: &View<'_>) {
    let value = view.style.paint(Role::Strong, &words::value(&side.value));
    out.push_str(&format!("  {value}: {}\n", sources(side)));
    let claims = told(side, lookup, view.detail);
    let mut explained = BTreeSet::new();
    for claim in &claims {
        write_claim(out, claim, lookup, view);
        let steps = match view.detail {
            Detail::Full => steps(claim, lookup),
            Detail::Brief | Detail::Normal => gist(claim, lookup).into_iter().collect(),
        };
        // The same words counted from the same day need not be explained twice.
        for step in steps {
            if explained.insert((claim.story.as_str(), step.clone())) {
                out.push_str(&format!("      {step}\n"));
            }
        }
    }
    let rest = side.claims.len().saturating_sub(claims.len());
    if rest > 0 {
        let more = words::count(rest, "more claim");
        out.push_str(&format!("    and {more} (-v lists all)\n"));
    }
}

/// `2 sources`, `3 sources (1 independent)`.
pub(super) fn sources(side: &Side) -> String {
    let sources = words::count(side.sources.len(), "source");
    if side.independent < side.sources.len() {
        format!("{sources} ({} independent)", side.independent)
    } else {
        sources
    }
}

/// The claim whose words stand for the side.
pub(super) fn best<'a>(side: &Side, lookup: &Lookup<'a>) -> Option<&'a ClaimEntry> {
    ranked(side, lookup).first().copied()
}

/// Claims to tell: all, or the best of each source and then what other voices say, up to a few.
fn told<'a>(side: &Side, lookup: &Lookup<'a>, detail: Detail) -> Vec<&'a ClaimEntry> {
    let ranked = ranked(side, lookup);
    if detail == Detail::Full {
        return ranked;
    }
    let (mut stories, mut voices) = (BTreeSet::new(), BTreeSet::new());
    let (mut first, mut later) = (Vec::new(), Vec::new());
    for claim in ranked {
        if stories.insert(claim.story.as_str()) {
            voices.insert((claim.story.as_str(), words::chain(&claim.said_by)));
            first.push(claim);
        } else if voices.insert((claim.story.as_str(), words::chain(&claim.said_by))) {
            later.push(claim);
        }
    }
    first.extend(later);
    first.truncate(TOLD);
    first
}

/// Claims of a side, the most telling first: read from words rather than derived, surely said, with its value spelled out
/// rather than counted, in a speaker's mouth, not in a headline; then as they stand.
fn ranked<'a>(side: &Side, lookup: &Lookup<'a>) -> Vec<&'a ClaimEntry> {
    let mut claims = lookup.claims_of(side);
    claims.sort_by_key(|claim| {
        let worked_out = claim.basis.iter().any(|basis| is_reckoning(basis.kind));
        let attributed = claim
            .said_by
            .iter()
            .any(|speaker| speaker.kind != SpeakerKind::Outlet);
        (
            !claim.derived_from.is_empty(),
            claim.certainty,
            worked_out,
            is_headline(claim, lookup),
            Reverse(attributed),
            &claim.path,
            claim.at,
        )
    });
    claims
}

fn is_headline(claim: &ClaimEntry, lookup: &Lookup<'_>) -> bool {
    lookup
        .story(&claim.story)
        .is_some_and(|story| !claim.quote.is_empty() && story.title.contains(&claim.quote))
}

/// `a.txt:3:41 "on Wednesday": Reuters <- TASS <- a source, possible`.
pub(super) fn write_claim(
    out: &mut String,
    claim: &ClaimEntry,
    lookup: &Lookup<'_>,
    view: &View<'_>,
) {
    let place = view.style.paint(Role::Dim, &lookup.place(claim));
    out.push_str(&format!("    {place} {}\n", who(claim, lookup)));
}

/// `Reuters <- TASS <- a source, possible`: through whose mouths, and how surely. An outlet that goes by its file's name, which
/// stands beside it, is not named again.
pub(super) fn who(claim: &ClaimEntry, lookup: &Lookup<'_>) -> String {
    let nameless = |name: &str| {
        let file = lookup.names.path(&claim.path);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        stem.rsplit('/').next() == Some(name)
    };
    let outlet = lookup
        .story(&claim.story)
        .map_or("", |story| story.outlet.as_str());
    let speakers = match claim.said_by.as_slice() {
        [] if nameless(outlet) => "in its own words".to_owned(),
        [] => visible(outlet).into_owned(),
        [only] if nameless(&only.name) => "in its own words".to_owned(),
        [first, inner @ ..] if nameless(&first.name) => words::chain(inner),
        all => words::chain(all),
    };
    let derived = if claim.derived_from.is_empty() {
        ""
    } else {
        ", derived"
    };
    format!("{speakers}, {}{derived}", claim.certainty.as_str())
}

/// How the value was worked out, in a line; none where the words say it outright.
fn gist(claim: &ClaimEntry, lookup: &Lookup<'_>) -> Option<String> {
    let derived = claim.basis.iter().filter(|b| b.kind == BasisKind::Derived);
    let reckoned = claim.basis.iter().filter(|b| is_reckoning(b.kind));
    let mut notes: Vec<String> = Vec::new();
    for basis in derived.chain(reckoned) {
        let note = visible(&basis.note).into_owned();
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes.truncate(STEPS_IN_LINE);
    notes.extend(counted_from(claim, lookup));
    (!notes.is_empty()).then(|| lookup.names.shorten(&notes.join("; ")))
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
                lookup.place(parent)
            ));
        }
    }
    steps.extend(counted_from(claim, lookup));
    steps
}

/// Whether a step reckoned the value from something else, as against reading it off the words.
const fn is_reckoning(kind: BasisKind) -> bool {
    matches!(
        kind,
        BasisKind::Relative
            | BasisKind::Anchor
            | BasisKind::Year
            | BasisKind::TimeZone
            | BasisKind::Derived
    )
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
    let named = claim
        .basis
        .iter()
        .any(|basis| basis.note.contains(time.as_ref()));
    Some(if named {
        format!("{time} is the day of the story: {source}")
    } else {
        format!("the story counts from {time}: {source}")
    })
}
