//! Words as data: the words of a language, gazetteers, cue lists, and the reading of YAML files.
//!
//! Comes in: the built-in files under `rules/` and those of a user's folder. Goes out: [`Lexicon`], read once and shared.
//! This is the only module that knows YAML.

mod classes;
mod files;
mod yaml;

pub use classes::WordClasses;
pub use files::{RuleFile, RuleFiles};
pub use yaml::{Location, Spanned, read_yaml};

use crate::error::{ErrorKind, Result, RuleProblem};

/// All word data of one run.
#[derive(Debug)]
pub struct Lexicon {
    /// Word classes shared by rules.
    pub classes: WordClasses,
}

impl Lexicon {
    /// Reads the language files and gazetteers among `files`.
    ///
    /// # Errors
    /// [`ErrorKind::Rules`] with every problem of every file, after all were read.
    pub fn read(files: &RuleFiles) -> Result<Self> {
        let mut problems: Vec<RuleProblem> = Vec::new();
        let lexicon = Self {
            classes: WordClasses::read(files, &mut problems),
        };
        if problems.is_empty() {
            Ok(lexicon)
        } else {
            Err(ErrorKind::Rules(problems).into())
        }
    }
}
