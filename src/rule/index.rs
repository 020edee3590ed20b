//! Which rules, and which parts of them, the words of a sentence can touch at all, so that a rule costs nothing where none of its words
//! stand.
//!
//! Comes in: validated rules. Goes out: a [`Ruleset`], one table of words for all rules; asked with the words of a story's sentences it
//! gives the [`Reach`] of each rule in the story.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use super::model::{NumberFrame, Rule, Take, Trigger};

/// Rules with an index of the words that touch them.
#[derive(Debug, Clone, Default)]
pub struct Ruleset {
    rules: Vec<Rule>,
    by_word: HashMap<String, Vec<Use>>,
    /// What needs no word: it is looked for in every sentence.
    always: Vec<Use>,
}

/// What a word is to a rule, which is named by its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// It may name the event.
    Event(usize),
    /// A number may hang on it.
    Number(usize),
    /// The same, and that makes claims by itself.
    NumberAlone(usize),
    /// Every match of the pattern holds it, or one of several: indices of the rule, of the entry under `patterns`, and inside that.
    Pattern(usize, usize, usize),
}

/// Where in a story the words of a rule stand. Sentences are named by index, in order.
#[derive(Debug, Clone)]
pub struct Reach<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// Sentences with words that may name its event.
    pub events: Vec<usize>,
    /// Sentences with words that its numbers hang on.
    pub numbers: Vec<usize>,
    /// Patterns that may match, by sentence and place in the rule: the index of an entry of `patterns`, and inside that.
    pub patterns: Vec<(usize, usize, usize)>,
    /// Whether something of it makes claims where nothing names the event.
    is_alone: bool,
}

impl Ruleset {
    /// These rules, sorted by kind.
    pub fn new(mut rules: Vec<Rule>) -> Self {
        rules.sort_by(|a, b| a.kind.cmp(&b.kind));
        let mut set = Self::default();
        let commonness = Commonness::of(&rules);
        for (index, rule) in rules.iter().enumerate() {
            set.add(index, rule, &commonness);
        }
        set.rules = rules;
        set
    }

    /// All rules, sorted by kind.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rules that can make claims of a story whose sentences hold these lower-case words, sorted by kind.
    pub fn reach<'w, W>(&self, sentences: impl Iterator<Item = W>) -> Vec<Reach<'_>>
    where
        W: IntoIterator<Item = Cow<'w, str>>,
    {
        let mut found: Vec<Reach<'_>> = self.rules.iter().map(Reach::nowhere).collect();
        for (sentence, words) in sentences.enumerate() {
            let words: HashSet<Cow<'w, str>> = words.into_iter().collect();
            let uses = words
                .iter()
                .filter_map(|word| self.by_word.get(word.as_ref()))
                .flatten();
            for used in uses.chain(&self.always) {
                if self.may_match(*used, |word| words.contains(word)) {
                    note(&mut found, *used, sentence);
                }
            }
        }
        found.retain(|reach| reach.is_alone || !reach.events.is_empty());
        for reach in &mut found {
            reach.patterns.sort_unstable();
            reach.patterns.dedup();
        }
        found
    }

    /// Whether all the words that a pattern asks for stand in a sentence; what is no pattern asks for one word alone.
    fn may_match(&self, used: Use, stands: impl Fn(&str) -> bool) -> bool {
        let Use::Pattern(rule, i, j) = used else {
            return true;
        };
        let entry = self.rules.get(rule).and_then(|rule| rule.patterns.get(i));
        let pattern = entry.and_then(|entry| entry.patterns.get(j));
        pattern.is_some_and(|pattern| pattern.may_match(stands))
    }

    /// Every rule with the reach it would have if all its words stood in each of so many sentences.
    pub fn everywhere(&self, sentences: usize) -> Vec<Reach<'_>> {
        let all: Vec<usize> = (0..sentences).collect();
        let reach = |rule| {
            let mut reach = Reach::nowhere(rule);
            reach.events.clone_from(&all);
            reach.numbers.clone_from(&all);
            for (i, entry) in reach.rule.patterns.iter().enumerate() {
                for j in 0..entry.patterns.len() {
                    reach.patterns.extend(all.iter().map(|at| (*at, i, j)));
                }
            }
            reach.patterns.sort_unstable();
            reach
        };
        self.rules.iter().map(reach).collect()
    }

    fn add(&mut self, index: usize, rule: &Rule, commonness: &Commonness<'_>) {
        for word in names(&rule.trigger).into_iter().flatten() {
            self.put(word, Use::Event(index));
        }
        for frame in &rule.frames {
            let Some(number) = &frame.number else {
                continue;
            };
            let used = match number.alone {
                true => Use::NumberAlone(index),
                false => Use::Number(index),
            };
            if frame.take == Take::Age {
                self.always.push(used);
            }
            for word in ways(number).into_iter().flatten() {
                self.put(word, used);
            }
        }
        for (i, entry) in rule.patterns.iter().enumerate() {
            for (j, pattern) in entry.patterns.iter().enumerate() {
                let used = Use::Pattern(index, i, j);
                let Some(words) = commonness.rarest(&pattern.required_words) else {
                    self.always.push(used);
                    continue;
                };
                for word in words {
                    self.put(word, used);
                }
            }
        }
    }

    fn put(&mut self, words: &str, used: Use) {
        let word = rarest(words);
        match self.by_word.get_mut(word) {
            Some(uses) if uses.contains(&used) => {}
            Some(uses) => uses.push(used),
            None => {
                self.by_word.insert(word.to_owned(), vec![used]);
            }
        }
    }
}

/// How many patterns ask for a word: what many ask for stands in many texts, and tells little.
struct Commonness<'r>(HashMap<&'r str, usize>);

impl<'r> Commonness<'r> {
    fn of(rules: &'r [Rule]) -> Self {
        let mut counts = HashMap::new();
        let entries = rules.iter().flat_map(|rule| &rule.patterns);
        let patterns = entries.flat_map(|entry| &entry.patterns);
        for word in patterns.flat_map(|p| p.required_words.iter().flatten()) {
            *counts.entry(word.as_str()).or_default() += 1;
        }
        Self(counts)
    }

    /// Of the lists of which a match must hold a word each, the one whose words are asked for least.
    fn rarest<'l>(&self, lists: &'l [Vec<String>]) -> Option<&'l Vec<String>> {
        let asked = |word: &String| self.0.get(word.as_str()).copied().unwrap_or_default();
        lists
            .iter()
            .min_by_key(|list| list.iter().map(asked).sum::<usize>())
    }
}

impl<'r> Reach<'r> {
    const fn nowhere(rule: &'r Rule) -> Self {
        Self {
            rule,
            events: Vec::new(),
            numbers: Vec::new(),
            patterns: Vec::new(),
            is_alone: false,
        }
    }
}

/// Adds a use in the sentence to the reach of its rule. Sentences come in order.
fn note(found: &mut [Reach<'_>], used: Use, sentence: usize) {
    let rule = match used {
        Use::Event(rule) | Use::Number(rule) | Use::NumberAlone(rule) => rule,
        Use::Pattern(rule, ..) => rule,
    };
    let Some(reach) = found.get_mut(rule) else {
        return;
    };
    let once = |list: &mut Vec<usize>| {
        if list.last() != Some(&sentence) {
            list.push(sentence);
        }
    };
    match used {
        Use::Event(_) => once(&mut reach.events),
        Use::Number(_) => once(&mut reach.numbers),
        Use::NumberAlone(_) => {
            once(&mut reach.numbers);
            reach.is_alone = true;
        }
        Use::Pattern(_, i, j) => {
            reach.patterns.push((sentence, i, j));
            reach.is_alone |= reach.rule.patterns.get(i).is_some_and(|entry| entry.alone);
        }
    }
}

/// The sets of words that can name an event.
const fn names(trigger: &Trigger) -> [&BTreeSet<String>; 4] {
    [
        &trigger.nouns,
        &trigger.loose_nouns,
        &trigger.verbs,
        &trigger.rank,
    ]
}

/// The sets of words by which a frame takes numbers.
const fn ways(number: &NumberFrame) -> [&BTreeSet<String>; 6] {
    [
        &number.heads,
        &number.subject_of,
        &number.object_of,
        &number.states,
        &number.beside,
        &number.measures,
    ]
}

/// Of several words in a row the longest, which stands in fewest texts: "board" of "on board".
fn rarest(words: &str) -> &str {
    // Of those of one length the first.
    let longest = words.split(' ').rev().max_by_key(|word| word.len());
    longest.unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Frame, Which};

    fn rule(kind: &str, nouns: &[&str]) -> Rule {
        let mut rule = Rule {
            kind: kind.to_owned(),
            ..Rule::default()
        };
        rule.trigger.nouns = nouns.iter().map(|noun| (*noun).to_owned()).collect();
        rule
    }

    fn words(text: &str) -> Vec<Cow<'_, str>> {
        text.split(' ').map(Cow::Borrowed).collect()
    }

    #[test]
    fn a_rule_reaches_only_where_its_words_stand() {
        let mut boats = rule("boats", &["regatta"]);
        boats.frames.push(Frame {
            id: "boats/aboard".to_owned(),
            slot: "aboard".to_owned(),
            which: Which::Any,
            take: Take::Number,
            prepositions: BTreeSet::new(),
            verbs: BTreeSet::new(),
            implies: None,
            number: Some(NumberFrame {
                beside: BTreeSet::from(["on board".to_owned()]),
                ..NumberFrame::default()
            }),
            why: String::new(),
        });
        let set = Ruleset::new(vec![boats, rule("birds", &["heron"])]);
        let story = [
            "the regatta begin",
            "rain fall on it",
            "40 people be on board",
        ];
        let found = set.reach(story.iter().map(|text| words(text)));
        let [reach] = found.as_slice() else {
            unreachable!("one rule is reached: {found:?}");
        };
        assert_eq!(reach.rule.kind, "boats");
        assert_eq!(
            (&reach.events[..], &reach.numbers[..]),
            (&[0][..], &[2][..])
        );
        // Words that hang on an event alone reach nothing where none is named.
        assert!(
            set.reach([words("40 people be on board")].into_iter())
                .is_empty()
        );
    }
}
