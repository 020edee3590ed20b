//! One topic in full: heading, underlined quotes, who says what and how it was worked out, and why it is a conflict.

use super::topic::{Topic, scope};
use super::{Detail, View, side, snippet};
use crate::detect::{Finding, OPEN_KIND, Reach, Severity, Side};
use crate::report::lookup::Lookup;
use crate::report::style::Role;
use crate::report::visible::visible;
use crate::report::{ClaimEntry, words};
use crate::value::{Certainty, ScopeKey};

/// `warning[hedged] talks, date: 2 sources say A, 1 source says B (id)`.
pub(super) fn headline(topic: &Topic<'_>, lookup: &Lookup<'_>, view: &View<'_>) -> String {
    let Some(first) = topic.first() else {
        return String::new();
    };
    let class = words::class(first);
    let mark = match first.severity {
        Severity::None => class.to_owned(),
        Severity::Possible => words::POSSIBLY.to_owned(),
        severity @ (Severity::Note | Severity::Warning | Severity::Error) => {
            format!("{}[{class}]", words::severity(severity))
        }
    };
    format!(
        "{} {} {}",
        view.style.paint(Role::Severity(first.severity), &mark),
        title(topic, lookup, view),
        view.style
            .paint(Role::Dim, &format!("({})", ids(topic, lookup)))
    )
}

/// The topic as a block of lines.
pub(super) fn block(topic: &Topic<'_>, lookup: &Lookup<'_>, view: &View<'_>) -> String {
    let Some(first) = topic.first() else {
        return String::new();
    };
    let mut shown: Vec<(&ClaimEntry, String)> = Vec::new();
    for claim in topic.sides.iter().filter_map(|s| side::best(s, lookup)) {
        // Both sides of a slip may stand in the same words.
        match shown
            .iter_mut()
            .find(|(known, _)| (&known.path, known.at) == (&claim.path, claim.at))
        {
            Some((_, label)) => *label = format!("{label}; {}", self::label(claim)),
            None => shown.push((claim, label(claim))),
        }
    }
    let mut out = snippet::render(
        first.severity,
        words::class(first),
        &title(topic, lookup, view),
        &shown,
        view,
    );
    out.push_str("\n\n");
    // What the words of a slip say, and what their date is, stands in the heading.
    let told = match slip(first, lookup) {
        Some(_) if view.detail != Detail::Full => 0,
        _ => topic.sides.len(),
    };
    for side in topic.sides.iter().take(told) {
        side::write(&mut out, side, lookup, view);
    }
    write_why(&mut out, topic, lookup, view);
    let event = lookup.event(&first.event).map_or("", |event| &event.label);
    let foot = format!("about {}; id {}", visible(event), ids(topic, lookup));
    out.push_str(&format!("  {}\n", view.style.paint(Role::Dim, &foot)));
    out
}

/// Why it is one event, why the values do not go together, why it is of its class.
fn write_why(out: &mut String, topic: &Topic<'_>, lookup: &Lookup<'_>, view: &View<'_>) {
    let short = |text: &String| lookup.names.shorten(&visible(text));
    let mut lines: Vec<String> = Vec::new();
    for finding in &topic.findings {
        match finding.why() {
            [event, rest @ ..] if !rest.is_empty() => {
                lines.push(short(event));
                let rest: Vec<String> = rest.iter().map(short).collect();
                lines.push(rest.join("; "));
            }
            few => lines.extend(few.iter().map(short)),
        }
    }
    let mut told: Vec<String> = Vec::new();
    for line in lines {
        if !line.is_empty() && !told.contains(&line) {
            let head = if told.is_empty() { "why: " } else { "     " };
            out.push_str(&format!("  {head}{line}\n"));
            told.push(line);
        }
    }
    if view.detail == Detail::Full {
        let event = topic.first().and_then(|first| lookup.event(&first.event));
        let joined = event.map_or(&[][..], |event| &event.why_joined);
        let joined: Vec<String> = joined.iter().map(short).collect();
        write_steps(out, "one event, because", &joined);
    }
}

fn ids(topic: &Topic<'_>, lookup: &Lookup<'_>) -> String {
    let ids: Vec<_> = topic
        .findings
        .iter()
        .map(|finding| visible(lookup.names.id(&finding.id)))
        .collect();
    ids.join(", ")
}

/// What stands beside an underlined quote: `2025-07-23, firm`.
pub(super) fn label(claim: &ClaimEntry) -> String {
    let value = words::value(&claim.value);
    format!("{value}, {}", claim.certainty.as_str())
}

/// `talks, date: 2 sources say A, 1 source says B`.
pub(super) fn title(topic: &Topic<'_>, lookup: &Lookup<'_>, view: &View<'_>) -> String {
    let Some(first) = topic.first() else {
        return String::new();
    };
    let about = about(first, lookup, view);
    let said = match slip(first, lookup) {
        Some(slip) => slip,
        None => said(topic, first.reach, lookup),
    };
    format!("{about}: {said}")
}

/// `talks, date of the next round`, `fire, killed (children)`.
pub(super) fn about(finding: &Finding, lookup: &Lookup<'_>, view: &View<'_>) -> String {
    let kind = lookup.kind_of(&finding.event);
    let slot = view.labels.slot(kind, &finding.slot);
    let mut about = if kind.is_empty() || kind == OPEN_KIND {
        slot
    } else {
        format!("{}, {slot}", view.labels.kind(kind))
    };
    // The date of a weekday slip is told with it.
    let scope = scope(finding, lookup);
    let narrower: Vec<_> = scope
        .iter()
        .filter(|_| slip(finding, lookup).is_none())
        .map(|(_, value)| visible(value))
        .collect();
    if !narrower.is_empty() {
        about.push_str(&format!(" ({})", narrower.join(", ")));
    }
    about
}

fn said(topic: &Topic<'_>, reach: Reach, lookup: &Lookup<'_>) -> String {
    let values: Vec<_> = topic.sides.iter().map(|s| words::value(&s.value)).collect();
    match reach {
        Reach::Network => {
            let claims: usize = topic.sides.iter().map(|side| side.claims.len()).sum();
            let claims = words::count(claims, "claim");
            format!("{claims} cannot all hold: {}", values.join(", "))
        }
        Reach::Within if topic.findings.len() == 1 => {
            format!("one story says {}", values.join(" and "))
        }
        Reach::Within | Reach::Across => {
            let sides: Vec<_> = topic.sides.iter().map(|s| says(s, lookup)).collect();
            sides.join(", ")
        }
    }
}

/// "`Friday, May 15, 2025` says Friday, that date is a Thursday", where a finding is of that sort: both sides in the same
/// words, about the weekday of one date.
fn slip(finding: &Finding, lookup: &Lookup<'_>) -> Option<String> {
    let [said, falls] = finding.sides.as_slice() else {
        return None;
    };
    let (a, b) = (
        *lookup.claims_of(said).first()?,
        *lookup.claims_of(falls).first()?,
    );
    a.scope.get(ScopeKey::AsOf)?;
    let (said, falls) = (words::weekday(&said.value)?, words::falls_on(&falls.value)?);
    ((&a.path, a.at) == (&b.path, b.at)).then(|| {
        format!(
            "`{}` says {said}, that date is a {falls}",
            visible(&a.quote)
        )
    })
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
    format!(
        "{} {verb} {}",
        side::sources(side),
        words::value(&side.value)
    )
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
