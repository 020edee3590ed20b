//! Two reports compared: which findings are new, gone or changed.
//!
//! Findings are matched by id first. Ids change with the claims behind them, so what is left is matched by event, slot and
//! sort: "the date of the talks is still at odds, now between other sources".

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;

use super::Report;
use super::words::{count, severity};
use crate::detect::{Finding, FindingKind, Severity};

/// What changed from one report to a later one. Lists keep the order of the reports.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Diff {
    /// Version of this document's form: 1.
    pub version: u32,
    /// Findings only the later report has.
    pub new: Vec<Finding>,
    /// Findings only the earlier report has.
    pub gone: Vec<Finding>,
    /// Findings both have, in different words or weight.
    pub changed: Vec<Change>,
}

/// One finding before and after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// In the earlier report.
    pub before: Finding,
    /// In the later report.
    pub after: Finding,
    /// What is different, each in words.
    pub what: Vec<String>,
}

impl Diff {
    /// Compares `old` with the later `new`.
    pub fn between(old: &Report, new: &Report) -> Self {
        let (mut pairs, old, new) = match_by(&old.findings, &new.findings, |f| f.id.clone());
        let by_slot = |f: &Finding| (f.event.clone(), f.slot.clone(), f.finding);
        let (more, gone, new) = match_by(old, new, by_slot);
        pairs.extend(more);
        Self {
            version: 1,
            new: new.into_iter().cloned().collect(),
            gone: gone.into_iter().cloned().collect(),
            changed: pairs.into_iter().filter_map(change).collect(),
        }
    }

    /// Whether a conflict of at least `level` is new, or has risen to it.
    pub fn has_new_conflict(&self, level: Severity) -> bool {
        let bad = |f: &Finding| f.finding == FindingKind::Conflict && f.severity >= level;
        self.new.iter().any(bad)
            || self
                .changed
                .iter()
                .any(|change| bad(&change.after) && !bad(&change.before))
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.gone.is_empty() && self.changed.is_empty()
    }
}

/// Pairs of one key, and what stayed without partner on either side; all in the order of the lists.
type Matched<'a> = (
    Vec<(&'a Finding, &'a Finding)>,
    Vec<&'a Finding>,
    Vec<&'a Finding>,
);

fn match_by<'a, K: Ord>(
    old: impl IntoIterator<Item = &'a Finding>,
    new: impl IntoIterator<Item = &'a Finding>,
    key: impl Fn(&Finding) -> K,
) -> Matched<'a> {
    let mut waiting: BTreeMap<K, VecDeque<(usize, &Finding)>> = BTreeMap::new();
    for (i, finding) in old.into_iter().enumerate() {
        waiting
            .entry(key(finding))
            .or_default()
            .push_back((i, finding));
    }
    let (mut pairs, mut unmatched) = (Vec::new(), Vec::new());
    for finding in new {
        match waiting.get_mut(&key(finding)).and_then(VecDeque::pop_front) {
            Some((_, before)) => pairs.push((before, finding)),
            None => unmatched.push(finding),
        }
    }
    let mut left: Vec<_> = waiting.into_values().flatten().collect();
    left.sort_by_key(|(i, _)| *i);
    (pairs, left.into_iter().map(|(_, f)| f).collect(), unmatched)
}

/// The change from `before` to `after`, if there is one worth telling. Explanations may be worded anew at any time.
fn change((before, after): (&Finding, &Finding)) -> Option<Change> {
    let what: Vec<String> = [
        (before.class != after.class).then(|| {
            format!(
                "class {} -> {}",
                super::words::class(before),
                super::words::class(after)
            )
        }),
        (before.severity != after.severity).then(|| {
            format!(
                "severity {} -> {}",
                severity(before.severity),
                severity(after.severity)
            )
        }),
        (values(before) != values(after))
            .then(|| format!("values {} -> {}", values(before), values(after))),
        (sources(before) != sources(after)).then(|| {
            format!(
                "{} -> {}",
                count(sources(before), "source"),
                count(sources(after), "source")
            )
        }),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!what.is_empty()).then(|| Change {
        before: before.clone(),
        after: after.clone(),
        what,
    })
}

fn values(finding: &Finding) -> String {
    let values: Vec<_> = finding
        .sides
        .iter()
        .map(|side| side.value.as_str())
        .collect();
    values.join(" | ")
}

fn sources(finding: &Finding) -> usize {
    finding.sides.iter().map(|side| side.sources.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn the_same_report_has_no_difference() {
        let report = sample::report();
        assert!(Diff::between(&report, &report).is_empty());
    }

    #[test]
    fn findings_match_by_id_then_by_event_and_slot() {
        let old = sample::report();
        let mut new = old.clone();
        new.findings[0].id = "renamed".to_owned();
        new.findings[0].severity = Severity::Error;
        let gone = new.findings.pop();
        let diff = Diff::between(&old, &new);
        assert_eq!(diff.new, []);
        assert_eq!(diff.gone.first(), gone.as_ref());
        assert_eq!(diff.changed[0].what, ["severity warning -> error"]);
        assert!(diff.has_new_conflict(Severity::Error));
        assert!(
            !diff.has_new_conflict(Severity::Warning),
            "it was a warning before"
        );
    }
}
