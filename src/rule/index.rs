//! Which rules and patterns the words of a text can touch at all, so that a rule costs nothing where none of its words stand.
//!
//! Comes in: validated rules. Goes out: a [`Ruleset`], asked with the lemmas of a story; and for each rule its [`PatternIndex`], asked
//! with the items of a sentence.

use std::collections::{BTreeSet, HashMap};

use super::model::{NumberFrame, PatternRule, Rule, Take, Trigger};
use super::pattern::Pattern;

/// Rules with an index of the words that touch them.
#[derive(Debug, Clone, Default)]
pub struct Ruleset {
    rules: Vec<Rule>,
    by_word: HashMap<String, Vec<usize>>,
    /// Rules that may make claims of a story by no word of their own.
    always: Vec<usize>,
}

impl Ruleset {
    /// These rules, sorted by kind.
    pub fn new(mut rules: Vec<Rule>) -> Self {
        rules.sort_by(|a, b| a.kind.cmp(&b.kind));
        let mut set = Self {
            rules,
            ..Self::default()
        };
        for (index, rule) in set.rules.iter().enumerate() {
            match words(rule) {
                Some(words) => {
                    for word in words {
                        let rules = set.by_word.entry(word.to_owned()).or_default();
                        rules.push(index);
                    }
                }
                None => set.always.push(index),
            }
        }
        set
    }

    /// All rules, sorted by kind.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rules that a text with these lower-case lemmas can touch, sorted by kind.
    pub fn touched<'w>(&self, lemmas: impl Iterator<Item = &'w str>) -> Vec<&Rule> {
        let mut found: BTreeSet<usize> = self.always.iter().copied().collect();
        for lemma in lemmas {
            found.extend(self.by_word.get(lemma).into_iter().flatten());
        }
        found
            .into_iter()
            .filter_map(|index| self.rules.get(index))
            .collect()
    }
}

/// The words of which one must stand in a story that the rule makes claims of, several-word ones by their first; `None` where
/// it may do so without any.
fn words(rule: &Rule) -> Option<BTreeSet<&str>> {
    let Trigger {
        nouns,
        loose_nouns,
        verbs,
        rank,
        ..
    } = &rule.trigger;
    let mut sets: Vec<&BTreeSet<String>> = vec![nouns, loose_nouns, verbs, rank];
    for frame in &rule.frames {
        let Some(number) = frame.number.as_ref().filter(|n| n.alone) else {
            continue;
        };
        if frame.take == Take::Age {
            return None;
        }
        sets.extend(ways(number));
    }
    for pattern in alone(&rule.patterns) {
        if pattern.anchors.is_empty() {
            return None;
        }
        sets.push(&pattern.anchors);
    }
    Some(sets.into_iter().flatten().map(|w| first(w)).collect())
}

/// The sets of words by which a frame takes numbers.
fn ways(number: &NumberFrame) -> [&BTreeSet<String>; 6] {
    [
        &number.heads,
        &number.subject_of,
        &number.object_of,
        &number.states,
        &number.beside,
        &number.measures,
    ]
}

fn alone(rules: &[PatternRule]) -> impl Iterator<Item = &Pattern> {
    let alone = rules.iter().filter(|rule| rule.alone);
    alone.flat_map(|rule| &rule.patterns)
}

fn first(words: &str) -> &str {
    words.split(' ').next().unwrap_or(words)
}

/// The patterns of a rule by the words of which every match holds one.
#[derive(Debug, Clone, Default)]
pub struct PatternIndex {
    by_word: HashMap<String, Vec<(usize, usize)>>,
    always: Vec<(usize, usize)>,
}

impl PatternIndex {
    /// An index over the patterns of `rules`.
    pub fn new(rules: &[PatternRule]) -> Self {
        let mut index = Self::default();
        for (i, rule) in rules.iter().enumerate() {
            for (j, pattern) in rule.patterns.iter().enumerate() {
                if pattern.anchors.is_empty() {
                    index.always.push((i, j));
                }
                for word in &pattern.anchors {
                    let here = index.by_word.entry(word.clone()).or_default();
                    here.push((i, j));
                }
            }
        }
        index
    }

    /// Rule and pattern, by index, of those that a sentence with these items can match, in their order.
    pub fn touched<'w>(&self, items: impl Iterator<Item = &'w str>) -> BTreeSet<(usize, usize)> {
        let mut found: BTreeSet<(usize, usize)> = self.always.iter().copied().collect();
        for item in items {
            found.extend(self.by_word.get(item).into_iter().flatten());
        }
        found
    }
}
