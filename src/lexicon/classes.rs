//! Word classes shared by all rules: `$holding` is hold, host, convene …
//!
//! Comes in: `lang/classes.yaml` (and a user's file of the same path). Goes out: lists of lemmas by class name.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{RuleFiles, Spanned, read_yaml};
use crate::error::RuleProblem;

const PATH: &str = "lang/classes.yaml";

/// Lists of lower-case lemmas by class name. A lemma may have several words: `sit down`.
#[derive(Debug, Clone, Default)]
pub struct WordClasses {
    classes: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClasses {
    classes: BTreeMap<String, RawClass>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClass {
    #[serde(default)]
    #[allow(dead_code, reason = "documentation for readers of the file")]
    about: String,
    words: Vec<Spanned<String>>,
}

impl WordClasses {
    /// Reads the classes among `files`; what is wrong is added to `problems`.
    pub fn read(files: &RuleFiles, problems: &mut Vec<RuleProblem>) -> Self {
        let mut found = Self::default();
        let Some(file) = files.get(PATH) else {
            return found;
        };
        match read_yaml::<RawClasses>(file) {
            Err(problem) => problems.push(problem),
            Ok(raw) => {
                for (name, class) in raw.classes {
                    for word in &class.words {
                        if word.value.trim() != word.value
                            || word.value != word.value.to_lowercase()
                        {
                            problems.push(file.problem_at(
                                &word.referenced,
                                format!("class ${name}: `{}` is no lower-case lemma", word.value),
                                "write lemmas in lower case, without spaces around them",
                            ));
                        }
                    }
                    found
                        .classes
                        .insert(name, class.words.into_iter().map(|w| w.value).collect());
                }
            }
        }
        found
    }

    /// One class alone.
    #[cfg(test)]
    pub(crate) fn of(name: &str, words: Vec<String>) -> Self {
        Self {
            classes: BTreeMap::from([(name.to_owned(), words)]),
        }
    }

    /// The lemmas of class `name`, without its `$`.
    pub fn get(&self, name: &str) -> Option<&[String]> {
        self.classes.get(name).map(Vec::as_slice)
    }

    /// The names of all classes, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.classes.keys().map(String::as_str)
    }
}
