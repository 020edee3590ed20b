//! `atodds rules test`: the examples of rules, and how what they give differs from what they must.

use std::collections::BTreeSet;
use std::path::Path;

use atodds::engine::{ClaimOutcome, Engine, ExampleOutcome, Found, RuleOutcome};
use atodds::error::{Error, Result};
use atodds::lexicon::{RuleFile, RuleFiles};
use atodds::report::{json, table, visible, visible_lines, words};
use atodds::rule::Expected;
use atodds::value::Scope;
use colored::Colorize;
use serde::Serialize;

use super::arguments::{TestArguments, TestFormat};
use crate::cli::args::Global;
use crate::cli::listing::painted;
use crate::cli::{CLEAN, FINDINGS, inputs, output, rule_files};

/// The version of the JSON form.
const VERSION: u32 = 1;

pub(super) fn run(arguments: &TestArguments, global: &Global) -> Result<u8> {
    let mut files = rule_files(&arguments.rules)?;
    let mut asked = BTreeSet::new();
    for path in &arguments.files {
        asked.insert(add(&mut files, path, &asked)?);
    }
    let engine = Engine::with_examples(&files)?;
    let outcomes: Vec<RuleOutcome> = engine
        .rules()
        .iter()
        .filter(|rule| asked.is_empty() || asked.contains(&rule.path))
        .map(|rule| engine.test_rule(rule))
        .collect();
    output::print(&match arguments.format {
        TestFormat::Terminal => text(&outcomes, global.quiet),
        TestFormat::Json => json::pretty(&document(&outcomes)),
    })?;
    let passed = outcomes.iter().all(RuleOutcome::passed);
    Ok(if passed { CLEAN } else { FINDINGS })
}

/// Puts a rule file among the others, in place of the one of the same name, unless that is one of those `asked` for before.
/// Returns the path it is shown with.
fn add(files: &mut RuleFiles, path: &Path, asked: &BTreeSet<String>) -> Result<String> {
    let shown = inputs::name(path);
    let stem = path
        .file_stem()
        .ok_or_else(|| Error::usage(format!("{shown}: not a file"), "name a rule file"))?;
    let name = format!("{}.yaml", stem.to_string_lossy());
    let file = RuleFile::read(path, shown.clone())?;
    if let Some(other) = files.get(&name)
        && other.path != shown
        && asked.contains(&other.path)
    {
        return Err(Error::usage(
            format!("{shown}: has the name of {}", other.path),
            "test them one after the other, since a rule file takes the place of one of the same name",
        ));
    }
    files.insert(name, file);
    Ok(shown)
}

/// How many claims came out in which way.
#[derive(Debug, Default, Serialize)]
struct Counts {
    examples: usize,
    failed: usize,
    pass: usize,
    missing: usize,
    noisy: usize,
    wrong_value: usize,
}

impl Counts {
    fn of(outcome: &RuleOutcome) -> Self {
        let mut counts = Self {
            examples: outcome.examples.len(),
            failed: outcome.failures().count(),
            ..Self::default()
        };
        for claim in outcome.examples.iter().flat_map(|example| &example.claims) {
            match claim {
                ClaimOutcome::Pass { .. } => counts.pass += 1,
                ClaimOutcome::Missing { .. } => counts.missing += 1,
                ClaimOutcome::Noisy { .. } => counts.noisy += 1,
                ClaimOutcome::WrongValue { .. } => counts.wrong_value += 1,
            }
        }
        counts
    }
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    passed: bool,
    rules: Vec<RuleEntry<'a>>,
}

#[derive(Serialize)]
struct RuleEntry<'a> {
    kind: &'a str,
    path: &'a str,
    passed: bool,
    both_sorts: bool,
    counts: Counts,
    failures: Vec<&'a ExampleOutcome>,
}

fn document(outcomes: &[RuleOutcome]) -> Document<'_> {
    Document {
        version: VERSION,
        passed: outcomes.iter().all(RuleOutcome::passed),
        rules: outcomes
            .iter()
            .map(|rule| RuleEntry {
                kind: &rule.kind,
                path: &rule.path,
                passed: rule.passed(),
                both_sorts: rule.has_both_sorts(),
                counts: Counts::of(rule),
                failures: rule.failures().collect(),
            })
            .collect(),
    }
}

/// Every failure, then a line for each rule, then one for all of them; with `quiet` without the middle.
fn text(outcomes: &[RuleOutcome], quiet: bool) -> String {
    let mut out: String = outcomes.iter().map(failures).collect();
    if !quiet {
        let rows: Vec<_> = outcomes.iter().map(row).collect();
        let heading = [
            "kind",
            "examples",
            "failed",
            "pass",
            "missing",
            "noisy",
            "wrong value",
            "file",
        ];
        out.push_str(&painted(table::columns(heading, &rows)));
    }
    let examples: usize = outcomes.iter().map(|rule| rule.examples.len()).sum();
    let failed = outcomes.iter().filter(|rule| !rule.passed()).count();
    let summary = format!(
        "{} of {}: {} failed",
        words::count(examples, "example"),
        words::count(outcomes.len(), "rule"),
        words::count(failed, "rule"),
    );
    let summary = if failed == 0 {
        summary.green()
    } else {
        summary.red()
    };
    out.push_str(&format!("{summary}\n"));
    out
}

fn row(rule: &RuleOutcome) -> [String; 8] {
    let counts = Counts::of(rule);
    [
        rule.kind.clone(),
        counts.examples.to_string(),
        counts.failed.to_string(),
        counts.pass.to_string(),
        counts.missing.to_string(),
        counts.noisy.to_string(),
        counts.wrong_value.to_string(),
        rule.path.clone(),
    ]
}

/// What is wrong with the examples of one rule: each with its place, its text, and what became of each claim.
fn failures(rule: &RuleOutcome) -> String {
    let mut out = String::new();
    let failed = "failed".red().bold();
    let path = visible(&rule.path);
    if !rule.has_both_sorts() {
        out.push_str(&format!(
            "{failed} {path}: rule {} lacks examples that give claims, or examples that give none\n\n",
            visible(&rule.kind),
        ));
    }
    for example in rule.failures() {
        let text = visible_lines(&example.text);
        out.push_str(&format!("{failed} {path}:{}\n  {text}\n", example.line));
        for claim in &example.claims {
            out.push_str(&format!("{}\n", diff_line(claim)));
        }
        out.push('\n');
    }
    out
}

/// One line of the difference, with its sign in front.
fn diff_line(claim: &ClaimOutcome) -> String {
    match claim {
        ClaimOutcome::Pass { expected, .. } => format!("    pass         {}", must(expected)),
        ClaimOutcome::Missing { expected } => format!("  - missing      {}", must(expected))
            .red()
            .to_string(),
        ClaimOutcome::Noisy { found } => {
            let slot = visible(&found.slot);
            format!("  + noisy        {slot} = {}", was(found))
                .green()
                .to_string()
        }
        ClaimOutcome::WrongValue { expected, found } => {
            format!("  ~ wrong value  {}; given {}", must(expected), was(found))
                .yellow()
                .to_string()
        }
    }
}

/// What must be given: `date = 2025-07-23, possible, said by Peru`.
fn must(expected: &Expected) -> String {
    let mut out = format!("{} = {}", visible(&expected.slot), visible(&expected.value));
    if let Some(certainty) = expected.certainty {
        out.push_str(&format!(", {}", certainty.as_str()));
    }
    if let Some(speaker) = &expected.said_by {
        out.push_str(&format!(", said by {}", visible(speaker)));
    }
    if let Some(scope) = &expected.scope {
        out.push_str(&format!(", scope {}", parts(scope)));
    }
    out
}

/// A scope as examples write it: `{group: child}`.
fn parts(scope: &Scope) -> String {
    let parts: Vec<String> = scope
        .iter()
        .map(|(key, value)| format!("{}: {}", key.as_str(), visible(value)))
        .collect();
    format!("{{{}}}", parts.join(", "))
}

/// What was given, and how it came to be.
fn was(found: &Found) -> String {
    let said_by = found
        .said_by
        .as_ref()
        .map_or_else(String::new, |name| format!(", said by {}", visible(name)));
    let scope = if found.scope.is_empty() {
        String::new()
    } else {
        format!(", scope {}", parts(&found.scope))
    };
    format!(
        "{}, {}{said_by}{scope} (`{}`, by {})",
        visible(&found.value),
        found.certainty.as_str(),
        visible(&found.quote),
        visible(&found.rule),
    )
}
