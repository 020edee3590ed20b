//! The words of English grammar: classes of words, verb forms, modals, catenative and saying verbs.
//!
//! Comes in: `lang/grammar.yaml` and `lang/words.yaml`. Goes out: [`Grammar`], hash maps built once, asked by the phrase
//! layer for each word. It knows words one by one; what stands around them is the phrase layer's business.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use super::grammar_file::{ClosedWords, OpenWords, RawEffect};
use super::inflect;
use super::sorts::Sorts;
use super::sources::SourceWords;
use super::{RuleFiles, read_yaml};
use crate::error::RuleProblem;
use crate::value::Certainty;

/// What is known of one lower-case word form.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Word {
    /// Its possible classes.
    pub sorts: Sorts,
    /// Its lemma as a verb.
    pub verb: Option<Box<str>>,
    /// Its lemma as a noun, where that is irregular.
    pub noun: Option<Box<str>>,
}

/// What hangs on a catenative word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Complement {
    /// An infinitive.
    To,
    /// A form in -ing.
    Ing,
    /// A clause.
    Clause,
}

/// The tense a modal or catenative word gives the verb that hangs on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EffectTense {
    /// It lies ahead.
    Future,
    /// It holds now.
    Present,
    /// That of the word it hangs on.
    Same,
}

/// What a word makes of the verb that hangs on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effect {
    /// How sure the second verb becomes.
    pub certainty: Certainty,
    /// When it lies.
    pub tense: EffectTense,
    /// Whether it says that the second did not happen: "refuse", "fail".
    pub negates: bool,
    /// Whether the subject of the second verb may stand between: "urge them to meet".
    pub object: bool,
}

/// Catenative words by lemma and what hangs on them.
type Effects = HashMap<Box<str>, Vec<(Complement, Effect)>>;

/// The words of grammar.
#[derive(Debug, Default)]
pub struct Grammar {
    words: HashMap<Box<str>, Word>,
    modals: HashMap<Box<str>, Effect>,
    verb_effects: Effects,
    adjective_effects: Effects,
    noun_effects: Effects,
    saying: HashSet<Box<str>>,
    uttering: HashSet<Box<str>>,
    saying_nouns: HashSet<Box<str>>,
    conditional: HashSet<Box<str>>,
    negative_determiners: HashSet<Box<str>>,
    particles: HashSet<Box<str>>,
    phrasal: HashSet<Box<str>>,
    singular_s: HashSet<Box<str>>,
    titles: HashSet<Box<str>>,
    partitives: HashSet<Box<str>>,
    addressing: HashSet<Box<str>>,
    clause_only: HashSet<Box<str>>,
    transitive: HashSet<Box<str>>,
    scheduling: HashSet<Box<str>>,
    granting: HashSet<Box<str>>,
    timetabled: HashSet<Box<str>>,
}

impl Grammar {
    /// Reads `lang/grammar.yaml` and `lang/words.yaml`; what is wrong with them is added to `problems`. The verbs of saying are those of
    /// `sources`.
    pub fn read(files: &RuleFiles, sources: &SourceWords, problems: &mut Vec<RuleProblem>) -> Self {
        let mut grammar = Self::default();
        if let Some(open) = section::<OpenWords>(files, "lang/words.yaml", problems) {
            grammar.add_open(&open);
        }
        if let Some(closed) = section::<ClosedWords>(files, "lang/grammar.yaml", problems) {
            grammar.add_closed(&closed);
            grammar.saying = clause_verbs(&closed, sources);
        }
        grammar
    }

    /// What is known of the lower-case form `word`.
    pub fn word(&self, word: &str) -> Option<&Word> {
        self.words.get(word)
    }

    /// Its possible classes: listed ones, else guessed from its ending; empty where nothing is known (then mostly a noun).
    pub fn sorts(&self, word: &str) -> Sorts {
        self.words
            .get(word)
            .map_or_else(|| inflect::guess_sorts(word), |w| w.sorts)
    }

    /// Lemma of `word` as a verb: "met" → "meet"; guessed from its ending where it is not listed.
    pub fn verb_lemma(&self, word: &str) -> String {
        match self.words.get(word).and_then(|w| w.verb.as_deref()) {
            Some(lemma) => lemma.to_owned(),
            None => inflect::guess_verb_lemma(word),
        }
    }

    /// Lemma of `word` as a noun: "rounds" → "round".
    pub fn noun_lemma(&self, word: &str) -> String {
        match self.words.get(word).and_then(|w| w.noun.as_deref()) {
            Some(lemma) => lemma.to_owned(),
            None if self.singular_s.contains(word) => word.to_owned(),
            None => inflect::singular(word),
        }
    }

    /// Whether `word` is plural by form.
    pub fn is_plural(&self, word: &str) -> bool {
        match self.words.get(word).and_then(|w| w.noun.as_deref()) {
            Some(lemma) => lemma != word || word == "police",
            None => !self.singular_s.contains(word) && inflect::singular(word) != word,
        }
    }

    /// What the modal `word` makes of its verb.
    pub fn modal(&self, word: &str) -> Option<Effect> {
        self.modals.get(word).copied()
    }

    /// What the verb `lemma` makes of the `complement` that hangs on it.
    pub fn verb_effect(&self, lemma: &str, complement: Complement) -> Option<Effect> {
        effect(&self.verb_effects, lemma, complement)
    }

    /// What the predicative adjective or participle `word` ("due", "set", "close") makes of the `complement` that hangs on it.
    pub fn adjective_effect(&self, word: &str, complement: Complement) -> Option<Effect> {
        effect(&self.adjective_effects, word, complement)
    }

    /// What the noun `lemma` ("plan", "decision") makes of an infinitive that hangs on it.
    pub fn noun_effect(&self, lemma: &str) -> Option<Effect> {
        effect(&self.noun_effects, lemma, Complement::To)
    }

    /// Whether the verb `lemma` reports what somebody says or holds.
    pub fn is_saying(&self, lemma: &str) -> bool {
        self.saying.contains(lemma)
    }

    /// Whether the verb `lemma` only utters: "say", "announce"; a bare clause after it is always what was said.
    pub fn is_uttering(&self, lemma: &str) -> bool {
        self.uttering.contains(lemma)
    }

    /// Whether a "that" clause after the noun `lemma` tells what was said: "report", "claim".
    pub fn is_saying_noun(&self, lemma: &str) -> bool {
        self.saying_nouns.contains(lemma)
    }

    /// Whether the noun `word` stands before a person's name: "president".
    pub fn is_title(&self, word: &str) -> bool {
        self.titles.contains(word)
    }

    /// Whether the noun `lemma` only counts what follows "of": "round", "number".
    pub fn is_partitive(&self, lemma: &str) -> bool {
        self.partitives.contains(lemma)
    }

    /// Whether the first object of the saying verb `lemma` is who is spoken to: "tell".
    pub fn is_addressing(&self, lemma: &str) -> bool {
        self.addressing.contains(lemma)
    }

    /// Whether a noun phrase after the saying verb `lemma` is the subject of what is said: "say".
    pub fn is_clause_only(&self, lemma: &str) -> bool {
        self.clause_only.contains(lemma)
    }

    /// Whether the verb `lemma` needs an object, so that a past form without one is passive: "30 injured".
    pub fn is_transitive(&self, lemma: &str) -> bool {
        self.transitive.contains(lemma)
    }

    /// Whether the verb `lemma` puts a thing at a time to come: "schedule", "postpone".
    pub fn is_scheduling(&self, lemma: &str) -> bool {
        self.scheduling.contains(lemma)
    }

    /// Whether the verb `lemma` sets a term, whose end lies ahead: "give".
    pub fn is_granting(&self, lemma: &str) -> bool {
        self.granting.contains(lemma)
    }

    /// Whether the present tense of the verb `lemma` speaks of what is to come: "the trial opens Monday".
    pub fn is_timetabled(&self, lemma: &str) -> bool {
        self.timetabled.contains(lemma)
    }

    /// Whether the clause opener `marker` makes its clause conditional.
    pub fn is_conditional(&self, marker: &str) -> bool {
        self.conditional.contains(marker)
    }

    /// Whether the determiner or pronoun `word` negates the verb it is the subject of.
    pub fn is_negative(&self, word: &str) -> bool {
        self.negative_determiners.contains(word)
    }

    /// Whether `verb` and `particle` make a phrasal verb: "sit", "down".
    pub fn is_phrasal(&self, verb: &str, particle: &str) -> bool {
        self.particles.contains(particle)
            && self.phrasal.contains(format!("{verb} {particle}").as_str())
    }

    fn add(&mut self, words: &str, sorts: Sorts) {
        for word in words.split_whitespace() {
            let entry = self.words.entry(word.into()).or_default();
            entry.sorts = entry.sorts.with(sorts);
        }
    }

    /// Function words have no open-class readings beside the ones given here: "will" is no noun, "as" no verb.
    fn add_function(&mut self, words: &str, sorts: Sorts) {
        let open = Sorts::VERB.with(Sorts::NOUN).with(Sorts::ADJECTIVE);
        self.add(words, sorts);
        for word in words.split_whitespace() {
            if let Some(entry) = self.words.get_mut(word) {
                entry.sorts = entry.sorts.without(open);
            }
        }
    }

    fn add_verb_form(&mut self, form: &str, lemma: &str, sorts: Sorts) {
        let entry = self.words.entry(form.into()).or_default();
        entry.sorts = entry.sorts.with(sorts);
        if entry.verb.is_none() {
            entry.verb = Some(lemma.into());
        }
    }

    fn add_regular(&mut self, lemma: &str) {
        let past = inflect::past(lemma);
        self.add_verb_form(&past, lemma, Sorts::PAST.with(Sorts::PARTICIPLE));
    }

    fn add_open(&mut self, open: &OpenWords) {
        for lemma in open.verbs.split_whitespace() {
            self.add_verb_form(lemma, lemma, Sorts::BASE);
            self.add_verb_form(&inflect::third_person(lemma), lemma, Sorts::PRESENT_S);
            self.add_verb_form(&inflect::ing(lemma), lemma, Sorts::ING);
        }
        for lemma in open.noun_verbs.split_whitespace() {
            self.add(lemma, Sorts::NOUN);
            self.add(&inflect::third_person(lemma), Sorts::NOUN);
        }
        self.add(&open.adjective_verbs, Sorts::ADJECTIVE);
        self.add(&open.adjectives, Sorts::ADJECTIVE);
        self.add(&open.ing_nouns, Sorts::NOUN);
        self.add_pasts(&open.verbs);
    }

    /// Regular past forms of all verbs; those of irregular verbs are taken back in [`Self::add_irregular`].
    fn add_pasts(&mut self, verbs: &str) {
        for lemma in verbs.split_whitespace() {
            self.add_regular(lemma);
        }
    }

    fn add_irregular(&mut self, verbs: &str, also_regular: &str) {
        let regular: HashSet<&str> = also_regular.split_whitespace().collect();
        for verb in verbs.split_whitespace() {
            let mut forms = verb.split('/');
            let (Some(base), Some(past), Some(participle)) =
                (forms.next(), forms.next(), forms.next())
            else {
                continue;
            };
            if !regular.contains(base) {
                self.words.remove(inflect::past(base).as_str());
            }
            self.add_verb_form(base, base, Sorts::BASE);
            self.add_verb_form(&inflect::third_person(base), base, Sorts::PRESENT_S);
            self.add_verb_form(&inflect::ing(base), base, Sorts::ING);
            self.prefer_verb_form(past, base, Sorts::PAST);
            self.prefer_verb_form(participle, base, Sorts::PARTICIPLE);
        }
    }

    /// "found" is first of all the past of "find", "left" that of "leave": an irregular past outweighs another verb's base.
    fn prefer_verb_form(&mut self, form: &str, lemma: &str, sorts: Sorts) {
        self.add_verb_form(form, lemma, sorts);
        let keeps_base = matches!(form, "lay" | "saw" | "fell" | "felt" | "bore");
        if let Some(entry) = self.words.get_mut(form)
            && form != lemma
            && entry.verb.as_deref() != Some(lemma)
            && !keeps_base
        {
            entry.verb = Some(lemma.into());
            entry.sorts = entry.sorts.without(Sorts::BASE);
        }
    }

    fn add_closed(&mut self, closed: &ClosedWords) {
        self.add_irregular(&closed.irregular_verbs, &closed.also_regular);
        self.add(&closed.nouns, Sorts::NOUN.with(Sorts::NOUN_FIRST));
        self.add(&closed.adjectives, Sorts::ADJECTIVE);
        self.add_function(&closed.adjectives_only, Sorts::default());
        self.add(&closed.adjectives_only, Sorts::ADJECTIVE);
        self.add(&closed.adverbs, Sorts::ADVERB);
        for pair in closed.irregular_plurals.split_whitespace() {
            if let Some((singular, plural)) = pair.split_once('/') {
                let entry = self.words.entry(plural.into()).or_default();
                entry.noun = Some(singular.into());
                entry.sorts = entry.sorts.with(Sorts::NOUN);
            }
        }
        self.add_function_words(closed);
        self.add_word_sets(closed);
        self.add_effects(closed);
    }

    fn add_function_words(&mut self, closed: &ClosedWords) {
        self.add_function(&closed.determiners, Sorts::DETERMINER);
        self.add_function(&closed.possessives, Sorts::POSSESSIVE);
        self.add_function(&closed.pronouns, Sorts::PRONOUN);
        self.add_function(&closed.subject_pronouns, Sorts::SUBJECT_PRONOUN);
        self.add_function(&closed.relatives, Sorts::RELATIVE);
        self.add_function(&closed.prepositions, Sorts::PREPOSITION);
        self.add_function(&closed.clause_prepositions, Sorts::CLAUSE_PREPOSITION);
        self.add_function(&closed.subordinators, Sorts::SUBORDINATOR);
        self.add_function(&closed.conjunctions, Sorts::CONJUNCTION);
        self.add_function(&closed.negations, Sorts::NEGATION);
        for (words, lemma, sorts) in [
            (&closed.auxiliaries.be, "be", Sorts::BE),
            (&closed.auxiliaries.have, "have", Sorts::HAVE),
            (&closed.auxiliaries.r#do, "do", Sorts::DO),
        ] {
            self.add_function(words, sorts);
            for form in words.split_whitespace() {
                self.add_verb_form(form, lemma, Sorts::default());
            }
        }
        for modal in &closed.modals {
            self.add_function(&modal.words, Sorts::MODAL);
        }
    }

    fn add_word_sets(&mut self, closed: &ClosedWords) {
        self.uttering = set(&closed.uttering);
        self.saying_nouns = set(&closed.saying_nouns);
        self.conditional = set(&closed.conditional);
        self.negative_determiners = set(&closed.negative_determiners);
        self.particles = set(&closed.particles);
        self.phrasal = set(&closed.phrasal_verbs);
        self.singular_s = set(&closed.singular_s);
        self.titles = set(&closed.titles);
        self.partitives = set(&closed.partitives);
        self.addressing = set(&closed.addressing);
        self.clause_only = set(&closed.clause_only);
        self.transitive = set(&closed.transitive);
        self.scheduling = set(&closed.scheduling);
        self.granting = set(&closed.granting);
        self.timetabled = set(&closed.timetabled);
    }

    fn add_effects(&mut self, closed: &ClosedWords) {
        for modal in &closed.modals {
            for word in modal.words.split_whitespace() {
                self.modals.insert(word.into(), modal.effect());
            }
        }
        self.verb_effects = effects(&closed.catenatives);
        self.adjective_effects = effects(&closed.adjectives_to);
        self.noun_effects = effects(&closed.nouns_to);
    }
}

fn section<T: serde::de::DeserializeOwned>(
    files: &RuleFiles,
    path: &str,
    problems: &mut Vec<RuleProblem>,
) -> Option<T> {
    let file = files.get(path)?;
    read_yaml(file).map_err(|p| problems.push(p)).ok()
}

/// The verbs that take a reported clause.
fn clause_verbs(closed: &ClosedWords, sources: &SourceWords) -> HashSet<Box<str>> {
    let never = set(&closed.no_clause);
    let mut verbs = set(&closed.saying_also);
    verbs.extend(sources.saying_verbs().map(Into::into));
    verbs.retain(|verb| !never.contains(verb));
    verbs
}

/// The words of a list; "put_off" is two words.
fn set(words: &str) -> HashSet<Box<str>> {
    let word = |word: &str| word.replace('_', " ").into_boxed_str();
    words.split_whitespace().map(word).collect()
}

fn effect(effects: &Effects, lemma: &str, complement: Complement) -> Option<Effect> {
    let list = effects.get(lemma)?;
    list.iter()
        .find(|(c, _)| *c == complement)
        .map(|(_, effect)| *effect)
}

fn effects(groups: &[RawEffect]) -> Effects {
    let mut found = Effects::new();
    for group in groups {
        for word in group.words.split_whitespace() {
            let list = found.entry(word.into()).or_default();
            list.extend(group.after.iter().map(|c| (*c, group.effect())));
        }
    }
    found
}
