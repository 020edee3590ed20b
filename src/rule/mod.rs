//! Rules: YAML into validated rules. One file names one kind of event.
//!
//! Comes in: rule files, word classes and lists of names. Goes out: [`Rule`]s the engine can trust; all problems of all files are reported at once.

mod example;
mod index;
mod model;
mod names;
mod number;
mod parts;
mod pattern;
mod prefix;
mod raw;
mod required;
mod schema;
mod validate;

pub use index::{Reach, Ruleset};
pub use model::{
    Cardinality, ClockUse, Derivation, Example, Expected, Frame, Identity, NumberFrame, Op,
    Operand, PatternRule, Rule, ScopeWords, Slot, SlotUnit, Take, Trigger, Which,
};
pub use parts::is_kind;
pub use pattern::{ITEM_CLOSE, ITEM_OPEN, Pattern, PatternError, TYPES};
pub use prefix::Prefix;
pub use schema::schema;

use crate::error::{ErrorKind, Result, RuleProblem};
use crate::lexicon::{RuleFiles, Vocabulary};

/// Reads and checks all event rules among `files`, in the order of their paths.
///
/// # Errors
/// [`ErrorKind::Rules`] with every problem of every file: broken YAML, unknown keys, words, classes or lists, patterns that do not
/// parse, frames and examples that name no slot, and two rules of one kind.
pub fn load(
    files: &RuleFiles,
    vocabulary: Vocabulary<'_>,
    examples: Examples,
) -> Result<Vec<Rule>> {
    if examples == Examples::Skip
        && let Ok(rules) = read_all(files, vocabulary)
    {
        return Ok(rules);
    }
    // What is prepared has neither examples nor the lines of mistakes.
    read_all(&files.as_written(), vocabulary)
}

/// Whether the examples inside rule files are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Examples {
    /// All of them.
    Read,
    /// Not those of built-in files, which make up most of their text and are tested where the program is built. A user's own
    /// are always checked.
    Skip,
}

fn read_all(files: &RuleFiles, vocabulary: Vocabulary<'_>) -> Result<Vec<Rule>> {
    let mut problems = Vec::new();
    let mut rules: Vec<Rule> = Vec::new();
    for (_, file) in files.rules() {
        let Some(rule) = validate::read(file, vocabulary, &mut problems) else {
            continue;
        };
        if let Some(other) = rules.iter().find(|other| other.kind == rule.kind) {
            problems.push(file.problem(
                format!("kind `{}` is already ruled by {}", rule.kind, other.path),
                "give the file the same name as the built-in one to replace it, or choose another kind",
            ));
        }
        rules.push(rule);
    }
    finish(rules, problems)
}

fn finish(rules: Vec<Rule>, mut problems: Vec<RuleProblem>) -> Result<Vec<Rule>> {
    if problems.is_empty() {
        return Ok(rules);
    }
    problems.sort();
    Err(ErrorKind::Rules(problems).into())
}
