//! What the noun phrases and verb groups of a sentence are called, as the lists of rules spell it.
//!
//! Comes in: phrases. Goes out: for each noun phrase and verb group its [`Names`]: the lemma alone, and with the words beside it. They
//! are put together once for a sentence, however many rules ask.

use crate::phrase::{NounPhrase, Phrases, TokenClass, VerbGroup};

/// Most words before or behind a lemma that make a longer name of it.
const MOST_BESIDE: usize = 3;

/// The names of all noun phrases and verb groups of a sentence.
#[derive(Debug)]
pub(super) struct Names {
    nouns: Vec<Vec<(String, usize)>>,
    verbs: Vec<Vec<String>>,
}

impl Names {
    pub(super) fn of(phrases: &Phrases) -> Self {
        let nouns = phrases.nouns.iter();
        let verbs = phrases.verbs.iter();
        Self {
            nouns: nouns.map(|noun| noun_names(phrases, noun)).collect(),
            verbs: verbs.map(|verb| verb_names(phrases, verb)).collect(),
        }
    }

    /// The names of a noun phrase, by index, each with its number of words: its lemma alone, with modifiers before it or with the words
    /// behind it: "toll", "death toll", "exchange of prisoner", "earnings per share".
    pub(super) fn of_noun(&self, noun: usize) -> &[(String, usize)] {
        self.nouns.get(noun).map_or(&[], Vec::as_slice)
    }

    /// The names of a verb group, by index: its lemma alone, with the adverb before it ("were **fatally shot**") or with the words
    /// behind it: "take place", "call for", "get under way".
    pub(super) fn of_verb(&self, verb: usize) -> &[String] {
        self.verbs.get(verb).map_or(&[], Vec::as_slice)
    }
}

fn noun_names(phrases: &Phrases, noun: &NounPhrase) -> Vec<(String, usize)> {
    let mut names = vec![(noun.lemma.clone(), 1)];
    let mut name = noun.lemma.clone();
    for (count, modifier) in noun.modifiers.iter().rev().take(MOST_BESIDE).enumerate() {
        name = format!("{modifier} {name}");
        names.push((name.clone(), count + 2));
    }
    let tokens = &phrases.tokens;
    let at = tokens.partition_point(|t| t.span.start < noun.span.end);
    let behind = tokens[at..].iter().take(MOST_BESIDE + 1);
    let behind = behind.filter(|t| !matches!(t.lemma.as_str(), "the" | "a" | "an"));
    let mut name = noun.lemma.clone();
    for (count, token) in behind.take(MOST_BESIDE).enumerate() {
        name = format!("{name} {}", token.lemma);
        names.push((name.clone(), count + 2));
    }
    names
}

fn verb_names(phrases: &Phrases, verb: &VerbGroup) -> Vec<String> {
    let mut names = vec![verb.lemma.clone()];
    let tokens = &phrases.tokens;
    let head = tokens.partition_point(|t| t.span.start < verb.head.start);
    let before = head.checked_sub(1).and_then(|at| tokens.get(at));
    if let Some(adverb) = before.filter(|t| t.class == TokenClass::Adverb) {
        names.push(format!("{} {}", adverb.lemma, verb.lemma));
    }
    let next = tokens.partition_point(|t| t.span.start < verb.span.end);
    let mut name = verb.lemma.clone();
    for token in tokens.iter().skip(next).take(MOST_BESIDE) {
        name = format!("{name} {}", token.lemma);
        names.push(name.clone());
    }
    names
}
