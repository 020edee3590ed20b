//! YAML text into typed values, with the place of every mistake.

use serde::de::DeserializeOwned;

use super::RuleFile;
use crate::error::RuleProblem;

pub use serde_yaml::{Location, Spanned};

/// What to do about a file that the YAML reader refuses.
const KEYS_HELP: &str = "see rules/README.md for the keys a file may have";

impl RuleFile {
    /// A mistake at `place` of this file. A place the reader does not know (line 0) is left out rather than shown.
    pub fn problem_at(
        &self,
        place: &Location,
        message: impl Into<String>,
        help: &str,
    ) -> RuleProblem {
        let known = |n: u64| usize::try_from(n).ok().filter(|n| *n > 0);
        RuleProblem {
            line: known(place.line()),
            column: known(place.column()),
            ..self.problem(message, help)
        }
    }

    /// A mistake of this file as a whole.
    pub fn problem(&self, message: impl Into<String>, help: &str) -> RuleProblem {
        RuleProblem {
            path: self.path.clone(),
            line: None,
            column: None,
            message: message.into(),
            help: help.to_owned(),
        }
    }

    /// A key of this file whose value does not do what it is for: a pattern that is none.
    pub(super) fn bad_key(&self, message: impl Into<String>) -> RuleProblem {
        self.problem(message, KEYS_HELP)
    }
}

/// Reads one file as `T`.
///
/// # Errors
/// The first mistake with line, column, and what was expected: broken YAML, an unknown or repeated key, a value of another type.
pub fn read_yaml<T: DeserializeOwned>(file: &RuleFile) -> std::result::Result<T, RuleProblem> {
    serde_yaml::from_str(&file.text).map_err(|error| {
        // The lines after the first show the source, which `path:line:column` already points at.
        let text = error.to_string();
        let first = text.lines().next().unwrap_or_default();
        // "error: line 57 column 11: unknown variant …": the place stands before the message already.
        let message = first
            .strip_prefix("error: line ")
            .and_then(|rest| rest.split_once(": "))
            .map_or(first, |(_, message)| message);
        match error.location() {
            Some(place) => file.problem_at(&place, message, KEYS_HELP),
            None => file.bad_key(message),
        }
    })
}
