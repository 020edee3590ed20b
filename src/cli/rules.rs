//! `atodds rules`: list, show and test.

use std::path::{Path, PathBuf};

use atodds::engine::{Engine, RuleOutcome};
use atodds::error::{Error, Result};
use atodds::lexicon::{RuleFile, RuleFiles};
use atodds::report::{table, visible, visible_lines, words};
use atodds::rule::{Cardinality, Derivation, Op, Operand, Rule, Slot};
use atodds::value::Certainty;
use colored::Colorize;

use super::args::{Global, RuleArguments, RulesAction, RulesCommand};
use super::listing::painted;
use super::{CLEAN, FINDINGS, inputs, output, rule_files};

pub(crate) fn run(command: &RulesCommand, global: &Global) -> Result<u8> {
    match &command.action {
        RulesAction::List(rules) => list(rules),
        RulesAction::Show { kind, rules } => show(kind, rules, global.verbose),
        RulesAction::Test { file, rules } => test(file.as_ref(), rules),
    }
}

fn list(arguments: &RuleArguments) -> Result<u8> {
    let engine = Engine::new(&rule_files(arguments)?)?;
    let rows: Vec<_> = engine
        .rules()
        .iter()
        .map(|rule| {
            let slots: Vec<_> = rule.slots.keys().map(|slot| words::plain(slot)).collect();
            [rule.kind.clone(), slots.join(", ")]
        })
        .collect();
    output::print(&painted(table::columns(
        ["kind", "what is claimed of it"],
        &rows,
    )))?;
    Ok(CLEAN)
}

fn show(kind: &str, arguments: &RuleArguments, verbose: bool) -> Result<u8> {
    let files = rule_files(arguments)?;
    let engine = Engine::new(&files)?;
    let rule = engine.rule(kind)?;
    let rows: Vec<_> = rule.slots.values().map(slot_row).collect();
    let mut out = format!(
        "{}: {}\n{}\n\n",
        visible(&rule.kind).bold(),
        visible(&rule.label),
        identity(rule)
    );
    out.push_str(&painted(table::columns(
        ["slot", "type", "values", "label"],
        &rows,
    )));
    if !rule.derivations.is_empty() {
        out.push_str(&format!("\n{}\n", "derived".bold()));
    }
    for derivation in &rule.derivations {
        out.push_str(&format!("  {}\n", derived(derivation)));
    }
    if let Some(file) = files.get(&format!("{kind}.yaml")) {
        out.push_str(&format!("\nfile: {}\n", visible(&file.path)));
        if verbose {
            out.push_str(&visible_lines(&file.text));
        }
    }
    output::print(&out)?;
    Ok(CLEAN)
}

fn slot_row(slot: &Slot) -> [String; 4] {
    let values = match slot.cardinality {
        Cardinality::One => "one",
        Cardinality::Many => "several",
    };
    let mut values = values.to_owned();
    if slot.grows {
        values.push_str(", grows");
    }
    if slot.revisable {
        values.push_str(", may be revised");
    }
    [
        slot.name.clone(),
        format!("{:?}", slot.value_type).to_lowercase(),
        values,
        slot.label.clone(),
    ]
}

/// What tells two events of the kind apart, as a sentence.
fn identity(rule: &Rule) -> String {
    let window = words::count(usize::from(rule.identity.window_days), "day");
    let mut needs = vec![format!("no more than {window} apart")];
    if rule.identity.parties {
        needs.push("compatible parties".to_owned());
    }
    if rule.identity.series {
        needs.push("the same place in a series".to_owned());
    }
    format!("two mentions are one event with: {}", needs.join(", "))
}

fn derived(derivation: &Derivation) -> String {
    let op = match derivation.op {
        Op::Plus => "+",
        Op::Minus => "-",
    };
    format!(
        "{} = {} {op} {}: {} ({})",
        words::plain(&derivation.target),
        operand(&derivation.left),
        operand(&derivation.right),
        visible(&derivation.why),
        visible(&derivation.id)
    )
}

fn operand(operand: &Operand) -> String {
    match operand {
        Operand::Slot(slot) => words::plain(slot),
        Operand::Last(slot) => format!("the last of {}", words::plain(slot)),
        Operand::Number(n) => n.to_string(),
        Operand::Reference => "the day of the report".to_owned(),
    }
}

fn test(file: Option<&PathBuf>, arguments: &RuleArguments) -> Result<u8> {
    let mut files = rule_files(arguments)?;
    if let Some(path) = file {
        add(&mut files, path)?;
    }
    let engine = Engine::with_examples(&files)?;
    let outcomes = engine.test_rules();
    let mut out = String::new();
    for rule in outcomes.iter().filter(|rule| !rule.passed()) {
        out.push_str(&failures(rule));
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
    output::print(&out)?;
    Ok(if failed == 0 { CLEAN } else { FINDINGS })
}

/// Puts a rule file among the others, in place of the one of the same name.
fn add(files: &mut RuleFiles, path: &Path) -> Result<()> {
    let (shown, text) = inputs::text(path)?;
    let name = path
        .file_stem()
        .map(|stem| format!("{}.yaml", stem.to_string_lossy()))
        .ok_or_else(|| Error::usage(format!("{shown}: not a file"), "name a rule file"))?;
    files.insert(
        name,
        RuleFile {
            path: shown,
            text,
            builtin: false,
        },
    );
    Ok(())
}

/// What is wrong with the examples of one rule: each with its place, its text, and what is missing or too much.
fn failures(rule: &RuleOutcome) -> String {
    let mut out = String::new();
    if !rule.has_both_sorts() {
        out.push_str(&format!(
            "{} {}: rule {} lacks examples that give claims, or examples that give none\n",
            "failed".red().bold(),
            visible(&rule.path),
            visible(&rule.kind),
        ));
    }
    for example in rule.examples.iter().filter(|example| !example.passed()) {
        out.push_str(&format!(
            "{} {}:{}: {}\n",
            "failed".red().bold(),
            visible(&rule.path),
            example.line,
            visible_lines(&example.text),
        ));
        for missing in &example.missing {
            let certainty = missing.certainty.map_or("", Certainty::as_str);
            out.push_str(&format!(
                "  - missing {} = {} {certainty}\n",
                visible(&missing.slot),
                visible(&missing.value)
            ));
        }
        for noisy in &example.noisy {
            out.push_str(&format!(
                "  + noisy   {} = {} {} (`{}`, said by {})\n",
                visible(&noisy.slot),
                visible(&noisy.value),
                visible(&noisy.certainty),
                visible(&noisy.quote),
                visible(&noisy.said_by)
            ));
        }
    }
    out
}
