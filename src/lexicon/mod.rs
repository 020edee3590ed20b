//! Words as data: the words of a language, gazetteers, cue lists, and the reading of YAML files.
//!
//! Comes in: the built-in files under `rules/` and those of a user's folder. Goes out: [`Lexicon`], read once and shared.
//! This is the only module that knows YAML.

mod files;
mod yaml;

pub use files::{RuleFile, RuleFiles};
pub use yaml::{Spanned, read_yaml};

use crate::error::{ErrorKind, Result, RuleProblem};

/// All word data of one run.
#[derive(Debug)]
pub struct Lexicon {}

impl Lexicon {
    /// Reads the language files and gazetteers among `files`.
    ///
    /// # Errors
    /// [`ErrorKind::Rules`] with every problem of every file, after all were read.
    pub fn read(files: &RuleFiles) -> Result<Self> {
        let problems: Vec<RuleProblem> = Vec::new();
        let _ = files;
        if problems.is_empty() {
            Ok(Self {})
        } else {
            Err(ErrorKind::Rules(problems).into())
        }
    }
}
