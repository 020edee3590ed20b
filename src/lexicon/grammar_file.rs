//! `lang/grammar.yaml` and `lang/words.yaml` as written; each key is explained in the file.
//!
//! Lists are words separated by blanks in one scalar, which spares the YAML reader a node per word.

use serde::Deserialize;

use super::grammar::{Complement, Effect, EffectTense};
use crate::value::Certainty;

/// `lang/words.yaml` as written: each value a list of words separated by blanks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OpenWords {
    pub(super) verbs: String,
    pub(super) noun_verbs: String,
    pub(super) adjective_verbs: String,
    pub(super) adjectives: String,
    pub(super) ing_nouns: String,
}

/// `lang/grammar.yaml` as written; each key is explained there.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClosedWords {
    pub(super) determiners: String,
    pub(super) negative_determiners: String,
    pub(super) possessives: String,
    pub(super) pronouns: String,
    pub(super) subject_pronouns: String,
    pub(super) relatives: String,
    pub(super) prepositions: String,
    pub(super) clause_prepositions: String,
    pub(super) subordinators: String,
    pub(super) conditional: String,
    pub(super) conjunctions: String,
    pub(super) negations: String,
    pub(super) adjectives_only: String,
    pub(super) adverbs: String,
    pub(super) adjectives: String,
    pub(super) nouns: String,
    pub(super) auxiliaries: Auxiliaries,
    pub(super) modals: Vec<RawEffect>,
    pub(super) catenatives: Vec<RawEffect>,
    pub(super) adjectives_to: Vec<RawEffect>,
    pub(super) nouns_to: Vec<RawEffect>,
    pub(super) saying_also: String,
    pub(super) no_clause: String,
    pub(super) uttering: String,
    pub(super) saying_nouns: String,
    pub(super) titles: String,
    pub(super) partitives: String,
    pub(super) addressing: String,
    pub(super) clause_only: String,
    pub(super) transitive: String,
    pub(super) scheduling: String,
    pub(super) granting: String,
    pub(super) timetabled: String,
    pub(super) particles: String,
    pub(super) phrasal_verbs: String,
    pub(super) irregular_verbs: String,
    pub(super) also_regular: String,
    pub(super) irregular_plurals: String,
    pub(super) singular_s: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Auxiliaries {
    pub(super) be: String,
    pub(super) have: String,
    pub(super) r#do: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEffect {
    pub(super) words: String,
    pub(super) makes: Certainty,
    pub(super) tense: EffectTense,
    #[serde(default)]
    pub(super) after: Vec<Complement>,
    #[serde(default)]
    pub(super) object: bool,
    #[serde(default)]
    pub(super) negates: bool,
}

impl RawEffect {
    pub(super) fn effect(&self) -> Effect {
        Effect {
            certainty: self.makes,
            tense: self.tense,
            negates: self.negates,
            object: self.object,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{RuleFiles, assert_prepared};

    #[test]
    fn built_in_files_are_prepared_as_they_are_written() {
        let files = RuleFiles::builtin();
        let file = |path| files.get(path).expect("there is such a file");
        assert_prepared::<OpenWords>(file("lang/words.yaml"), |_| ());
        assert_prepared::<ClosedWords>(file("lang/grammar.yaml"), |_| ());
    }
}
