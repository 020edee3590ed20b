//! YAML text into typed values, with the place of every mistake.

use serde::de::DeserializeOwned;

use super::RuleFile;
use crate::error::RuleProblem;

pub use serde_yaml::{Location, Spanned};

impl RuleFile {
    /// A mistake at `place` of this file.
    pub fn problem_at(
        &self,
        place: &Location,
        message: impl Into<String>,
        help: &str,
    ) -> RuleProblem {
        RuleProblem {
            path: self.path.clone(),
            line: usize::try_from(place.line()).ok(),
            column: usize::try_from(place.column()).ok(),
            message: message.into(),
            help: help.to_owned(),
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
}

/// Reads one file as `T`.
///
/// # Errors
/// The first mistake with line, column, and what was expected: broken YAML, an unknown or repeated key, a value of another type.
pub fn read_yaml<T: DeserializeOwned>(file: &RuleFile) -> std::result::Result<T, RuleProblem> {
    serde_yaml::from_str(&file.text).map_err(|error| {
        let place = error.location();
        RuleProblem {
            path: file.path.clone(),
            line: place
                .as_ref()
                .map(|l| usize::try_from(l.line()).unwrap_or(0)),
            column: place
                .as_ref()
                .map(|l| usize::try_from(l.column()).unwrap_or(0)),
            message: error
                .to_string()
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned(),
            help: "see rules/README.md for the keys a file may have".to_owned(),
        }
    })
}
