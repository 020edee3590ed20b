//! The words for who says a thing and how surely, read from `lang/sources.yaml`.
//!
//! Comes in: rule files. Goes out: [`SourceWords`]: look-ups by lemma, by inflected form and by word class. No text is read here.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;

use super::inflect::{ing, past, third_person};
use super::name_index::{Case, Name, NameIndex};
use super::{RuleFiles, read_yaml};
use crate::error::RuleProblem;
use crate::text::key_of;
use crate::value::Certainty;

/// Words of saying, roles, unnamed sources, and the closed word classes that name recognition needs.
#[derive(Debug, Default)]
pub struct SourceWords {
    saying: HashMap<String, Certainty>,
    /// Inflected forms, the base form among them, to the base form.
    forms: HashMap<String, String>,
    nouns: HashSet<String>,
    attribution: Vec<String>,
}

/// The classes a word is of, as a set of flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct ClassSet(u32);

impl ClassSet {
    /// The classes of both.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether `class` is one of them.
    #[inline]
    pub(crate) const fn has(self, class: WordClass) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// Adds a class.
    pub(crate) const fn add(&mut self, class: WordClass) {
        self.0 |= 1 << class as u32;
    }
}

/// A closed class of words, lower-case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordClass {
    /// Any form of a verb of saying that is one word.
    Saying,
    /// Verbs of saying that only people do.
    PersonalVerb,
    /// Those of them whose subject may follow: "said X"; what follows "told" is its object.
    InvertingVerb,
    /// Before a role or inside it: "deputy", "police".
    RoleWord,
    /// Before a role: its holder of today is not meant.
    NotIncumbent,
    /// Nouns for somebody who is not named.
    UnnamedHead,
    /// Those that need a cue.
    WeakHead,
    /// Adjectives and nouns before such a noun.
    UnnamedModifier,
    /// Those that are cue enough for a weak head.
    TellingModifier,
    /// What may follow such a noun and belongs to it.
    UnnamedTail,
    /// A preposition or verb of place.
    PlaceBefore,
    /// The same for a capital only.
    PlaceBeforeCity,
    /// Before "of": "city", "north".
    PlaceBeforeOf,
    /// Between the preposition and the name.
    PlaceSkip,
    /// Two words that make the one who acts of what follows.
    ActorPair,
    /// The first of such a pair.
    ActorPairFirst,
    /// After a capital that stays a place.
    PlaceAfterCity,
    /// After a name that is the one who acts, whatever stands before.
    ActorAfter,
    /// Names of months and days.
    Calendar,
    /// Words that are no part of a name.
    Function,
    /// Small words inside a name: "von der".
    Particle,
    /// First names.
    Given,
    /// Places that are first names.
    GivenPlace,
    /// Last words of bodies and places.
    Body,
    /// Behind a place these make another name of it.
    OtherNameAfter,
    /// Before a place these make another name of it.
    OtherNameBefore,
    /// Last words of newspapers.
    OutletWord,
    /// What a web address begins with.
    Address,
}

impl SourceWords {
    /// Reads every file `lang/sources*.yaml`; roles, titles and hedges go to `index`.
    pub(crate) fn read(
        files: &RuleFiles,
        index: &mut NameIndex,
        problems: &mut Vec<RuleProblem>,
    ) -> Self {
        let mut read = Self::default();
        for word in ["http", "https", "www"] {
            index.add_class(word, WordClass::Address);
        }
        for (_, file) in files.under("lang/sources") {
            match read_yaml::<RawSources>(file) {
                Ok(raw) => read.add(raw, index),
                Err(problem) => problems.push(problem),
            }
        }
        read
    }

    /// Whether `lemma`, the lower-case base form, is a verb of saying: "say", "tell", "point out".
    pub fn is_saying(&self, lemma: &str) -> bool {
        self.saying.contains_key(lemma)
    }

    /// The base forms of all verbs of saying that are one word, in no order.
    pub(crate) fn saying_verbs(&self) -> impl Iterator<Item = &str> {
        let verbs = self.saying.keys().map(String::as_str);
        verbs.filter(|verb| !verb.contains(' '))
    }

    /// What a verb of saying, by its base form, makes of the thing said: "deny" denies it, "propose" plans it.
    pub fn certainty_of_saying(&self, lemma: &str) -> Option<Certainty> {
        self.saying.get(lemma).copied()
    }

    /// The base form of an inflected verb of saying, lower-case: "said" gives "say". Verbs of one word only.
    pub fn saying_lemma(&self, form: &str) -> Option<&str> {
        self.forms.get(form).map(String::as_str)
    }

    /// Whether the lower-case `noun` names a thing said: "statement", "announcement".
    pub fn is_saying_noun(&self, noun: &str) -> bool {
        self.nouns.contains(noun)
    }

    /// Phrases that stand before the one who is quoted, lower-case: "according to", "citing".
    pub fn attributions(&self) -> impl Iterator<Item = &str> {
        self.attribution.iter().map(String::as_str)
    }

    fn add(&mut self, raw: RawSources, index: &mut NameIndex) {
        for (certainty, verbs) in raw.saying.by_certainty() {
            for verb in verbs {
                self.add_verb(verb, certainty, &raw.irregular, index);
            }
        }
        self.nouns.extend(raw.nouns);
        self.attribution.extend(raw.attribution);
        for role in &raw.roles {
            index.add(role, Case::Any, Name::Role);
        }
        for title in &raw.titles {
            index.add(title, Case::AsPrinted, Name::Title);
        }
        for cue in &raw.unnamed.cues {
            index.add(cue, Case::Any, Name::Cue);
        }
        for (certainty, hedges) in raw.hedges.by_certainty() {
            for hedge in hedges {
                index.add(&hedge, Case::Any, Name::Hedge(certainty));
            }
        }
        let places = raw.place_cues;
        for pair in &places.actor {
            let first = pair.split(' ').next().unwrap_or_default();
            index.add_class(&joined(first), WordClass::ActorPairFirst);
        }
        let unnamed = raw.unnamed;
        for (class, words) in [
            (WordClass::PersonalVerb, raw.personal),
            (WordClass::InvertingVerb, raw.inverting),
            (WordClass::RoleWord, raw.role_words),
            (WordClass::NotIncumbent, raw.not_incumbent),
            (WordClass::UnnamedHead, unnamed.heads),
            (WordClass::WeakHead, unnamed.weak),
            (WordClass::UnnamedModifier, unnamed.modifiers),
            (WordClass::TellingModifier, unnamed.telling),
            (WordClass::UnnamedTail, unnamed.tails),
            (WordClass::PlaceBefore, places.before),
            (WordClass::PlaceBeforeCity, places.before_city),
            (WordClass::PlaceBeforeOf, places.before_of),
            (WordClass::PlaceSkip, places.skip),
            (WordClass::ActorPair, places.actor),
            (WordClass::PlaceAfterCity, places.after_city),
            (WordClass::ActorAfter, places.actor_after),
            (WordClass::Calendar, raw.months_and_days),
            (WordClass::Function, raw.function_words),
            (WordClass::Particle, raw.particles),
        ] {
            add_class(index, class, words);
        }
    }

    fn add_verb(
        &mut self,
        verb: String,
        certainty: Certainty,
        irregular: &BTreeMap<String, Vec<String>>,
        index: &mut NameIndex,
    ) {
        // Only single words are looked up by form; "point out" is known by its lemma alone.
        if !verb.contains(' ') {
            let known = irregular.get(&verb).map_or(&[][..], Vec::as_slice);
            let mut forms = vec![verb.clone(), third_person(&verb), ing(&verb)];
            if known.is_empty() {
                forms.push(past(&verb));
            }
            forms.extend_from_slice(known);
            for form in forms {
                index.add_class(&form, WordClass::Saying);
                self.forms.entry(form).or_insert_with(|| verb.clone());
            }
        }
        self.saying.insert(verb, certainty);
    }
}

/// Adds words to a class.
pub(super) fn add_class(index: &mut NameIndex, class: WordClass, words: Vec<String>) {
    for word in words {
        index.add_class(&joined(&word), class);
    }
}

/// Lower-case and folded; hyphened words stay one.
fn joined(word: &str) -> String {
    key_of(word).replace(" - ", "-")
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawSources {
    saying: RawByCertainty,
    personal: Vec<String>,
    inverting: Vec<String>,
    irregular: BTreeMap<String, Vec<String>>,
    nouns: Vec<String>,
    attribution: Vec<String>,
    roles: Vec<String>,
    titles: Vec<String>,
    role_words: Vec<String>,
    not_incumbent: Vec<String>,
    unnamed: RawUnnamed,
    hedges: RawByCertainty,
    place_cues: RawPlaceCues,
    months_and_days: Vec<String>,
    function_words: Vec<String>,
    particles: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawByCertainty {
    firm: Vec<String>,
    planned: Vec<String>,
    possible: Vec<String>,
    conditional: Vec<String>,
    denied: Vec<String>,
}

impl RawByCertainty {
    fn by_certainty(self) -> [(Certainty, Vec<String>); 5] {
        [
            (Certainty::Firm, self.firm),
            (Certainty::Planned, self.planned),
            (Certainty::Possible, self.possible),
            (Certainty::Conditional, self.conditional),
            (Certainty::Denied, self.denied),
        ]
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawUnnamed {
    heads: Vec<String>,
    weak: Vec<String>,
    modifiers: Vec<String>,
    telling: Vec<String>,
    cues: Vec<String>,
    tails: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawPlaceCues {
    before: Vec<String>,
    before_city: Vec<String>,
    before_of: Vec<String>,
    skip: Vec<String>,
    actor: Vec<String>,
    after_city: Vec<String>,
    actor_after: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::assert_prepared;

    fn builtin() -> SourceWords {
        let mut problems = Vec::new();
        let files = RuleFiles::builtin();
        let read = SourceWords::read(&files, &mut NameIndex::default(), &mut problems);
        assert_eq!(problems, []);
        read
    }

    #[test]
    fn the_built_in_file_is_prepared_as_it_is_written() {
        for (_, file) in RuleFiles::builtin().under("lang/sources") {
            assert_prepared::<RawSources>(file, |_| ());
        }
    }

    #[test]
    fn verbs_of_saying_are_known_by_lemma_and_form() {
        let words = builtin();
        assert!(words.is_saying("tell") && !words.is_saying("hold"));
        assert_eq!(words.saying_lemma("told"), Some("tell"));
        assert_eq!(words.saying_lemma("announcing"), Some("announce"));
        assert_eq!(words.saying_lemma("denies"), Some("deny"));
        assert_eq!(words.saying_lemma("telled"), None);
        assert_eq!(words.certainty_of_saying("deny"), Some(Certainty::Denied));
        assert!(words.is_saying_noun("announcement"));
    }
}
