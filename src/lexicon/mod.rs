//! Words as data: the words of a language, gazetteers, cue lists, and the reading of YAML files.
//!
//! Comes in: the built-in files under `rules/` and those of a user's folder. Goes out: [`Lexicon`], read once and shared.
//! This is the only module that knows YAML.

mod bloom;
mod classes;
mod date_order;
mod files;
mod form_table;
mod gazetteer;
mod gazetteer_build;
mod gazetteer_file;
mod gazetteer_overlay;
mod grammar;
mod grammar_file;
mod inflect;
mod language;
pub(crate) mod name_index;
mod name_lists;
mod nearest;
mod page;
mod sorts;
pub(crate) mod sources;
mod yaml;

pub use classes::WordClasses;
pub use date_order::DateOrder;
pub use files::{RuleFile, RuleFiles};
pub use gazetteer::{
    CountryEntry, Gazetteer, OrganisationEntry, OutletEntry, OutletKind, PersonEntry, PlaceEntry,
};
pub use grammar::{Complement, Effect, EffectTense, Grammar, Word};
pub(crate) use language::{Core, Kind, Kinds, WordEntry};
pub use language::{HalfOfDay, Language, Lead, Limit, Sense, ShiftWord, Side, Which};
pub use name_lists::{ListedName, NameList, NameLists, OnList};
pub use nearest::{instead, nearest};
pub use page::{Credit, PageLine, PageWords};
pub use sorts::Sorts;
pub use sources::SourceWords;
#[cfg(test)]
pub(crate) use yaml::assert_prepared;
pub use yaml::{Location, Spanned, read_yaml};

use crate::error::{ErrorKind, Result, RuleProblem};

/// What rules may ask for by name: `$classes` of words and `@lists` of names.
#[derive(Debug, Clone, Copy)]
pub struct Vocabulary<'l> {
    /// Word classes shared by rules.
    pub classes: &'l WordClasses,
    /// Lists of names.
    pub lists: &'l NameLists,
}

/// All word data of one run.
#[derive(Debug)]
pub struct Lexicon {
    /// Word classes shared by rules.
    pub classes: WordClasses,
    /// Names of places, parties, persons and outlets, and the words for sources.
    pub gazetteer: Gazetteer,
    /// Function words, verbs and nouns for the phrase layer.
    pub grammar: Grammar,
    /// Words for times, numbers and measures.
    pub language: Language,
    /// Cues of clutter, story boundaries and credits on pages.
    pub page: PageWords,
}

impl Lexicon {
    /// What rules may ask for by name.
    pub const fn vocabulary(&self) -> Vocabulary<'_> {
        Vocabulary {
            classes: &self.classes,
            lists: self.gazetteer.lists(),
        }
    }

    /// Reads the language files and gazetteers among `files`.
    ///
    /// # Errors
    /// [`ErrorKind::Rules`] with every problem of every file, after all were read.
    pub fn read(files: &RuleFiles) -> Result<Self> {
        let mut problems: Vec<RuleProblem> = Vec::new();
        let mut lexicon = Self::read_all(files, &mut problems);
        if !problems.is_empty() {
            // What is prepared knows no lines: problems, of any file, are told from the texts.
            problems.clear();
            lexicon = Self::read_all(&files.as_written(), &mut problems);
        }
        if problems.is_empty() {
            Ok(lexicon)
        } else {
            Err(ErrorKind::Rules(problems).into())
        }
    }

    fn read_all(files: &RuleFiles, problems: &mut Vec<RuleProblem>) -> Self {
        let gazetteer = Gazetteer::read(files, problems);
        Self {
            classes: WordClasses::read(files, problems),
            grammar: Grammar::read(files, &gazetteer.sources, problems),
            gazetteer,
            language: Language::read(files, problems),
            page: PageWords::read(files, problems),
        }
    }
}
