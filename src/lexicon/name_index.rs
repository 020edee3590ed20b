//! Names and phrases by their first word: the longest one that stands at a word of a text.
//!
//! Look-up goes word by word, so a name never matches inside another word, and a longer name that fails halfway does not
//! hide a shorter one. (An Aho-Corasick automaton over letters does both, and takes longer to build than to use.)

use std::collections::HashMap;

use super::words::{Shape, Word, words};
use crate::value::Certainty;

/// What a name in the gazetteer stands for; the numbers index the gazetteer's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    /// A state by its own name.
    Country(usize),
    /// An adjective or noun for the people of a state.
    People(usize),
    /// A place within a state, or wider than one.
    Place(usize),
    /// A body that acts.
    Organisation(usize),
    /// A news agency or outlet.
    Outlet(usize),
    /// A person by full name.
    Person(usize),
    /// A person by last name.
    Surname(usize),
    /// An office: "prime minister".
    Role,
    /// A form of address: "Mr".
    Title,
    /// A hedge.
    Hedge(Certainty),
    /// A phrase that makes the noun before it somebody who speaks: "close to".
    Cue,
}

/// Which spellings of a name count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// As printed, or wholly in capitals.
    AsPrinted,
    /// Any.
    Any,
}

#[derive(Debug)]
struct Alias {
    /// Folded words, case kept.
    pieces: Vec<String>,
    case: Case,
    /// Letters in all: very short names in capitals are other words ("XI").
    letters: usize,
    names: Vec<Name>,
}

/// All names, by the lower-case form of their first word.
#[derive(Debug, Default)]
pub(crate) struct NameIndex {
    by_first: HashMap<String, Vec<Alias>>,
}

impl NameIndex {
    /// Adds `alias` for `name`; an alias may stand for several.
    pub(crate) fn add(&mut self, alias: &str, case: Case, name: Name) {
        let cut = words(alias);
        let Some(first) = cut.first() else { return };
        let key = first.key.clone();
        let pieces: Vec<String> = cut.into_iter().map(|w| w.folded).collect();
        let same_first = self.by_first.entry(key).or_default();
        if let Some(known) = same_first
            .iter_mut()
            .find(|a| a.pieces == pieces && a.case == case)
        {
            if !known.names.contains(&name) {
                known.names.push(name);
            }
            return;
        }
        let letters = pieces.iter().map(String::len).sum();
        let at = same_first.partition_point(|a| a.pieces.len() >= pieces.len());
        same_first.insert(
            at,
            Alias {
                pieces,
                case,
                letters,
                names: vec![name],
            },
        );
    }

    /// Whether `alias` is known already, as printed.
    pub(crate) fn has(&self, alias: &str) -> bool {
        !self.exactly(&words(alias)).is_empty()
    }

    /// The longest name that starts with the first of `words`: how many words it takes, and what it may stand for.
    pub(crate) fn longest(&self, words: &[Word]) -> Option<(usize, &[Name])> {
        let aliases = self.by_first.get(&words.first()?.key)?;
        aliases
            .iter()
            .find(|alias| alias.matches(words))
            .map(|alias| (alias.pieces.len(), alias.names.as_slice()))
    }

    /// What all of `words` together stand for; empty where nothing is known.
    pub(crate) fn exactly(&self, words: &[Word]) -> &[Name] {
        words
            .first()
            .and_then(|first| self.by_first.get(&first.key))
            .and_then(|aliases| {
                aliases
                    .iter()
                    .find(|a| a.pieces.len() == words.len() && a.matches(words))
            })
            .map_or(&[], |alias| alias.names.as_slice())
    }
}

impl Alias {
    fn matches(&self, words: &[Word]) -> bool {
        words.len() >= self.pieces.len()
            && self
                .pieces
                .iter()
                .zip(words)
                .all(|(piece, word)| self.fits(piece, word))
    }

    fn fits(&self, piece: &str, word: &Word) -> bool {
        if *piece == word.folded {
            return true;
        }
        let any_case = self.case == Case::Any || (word.shape == Shape::Upper && self.letters >= 4);
        any_case && piece.to_lowercase() == word.key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(index: &NameIndex, text: &str) -> Option<usize> {
        index.longest(&words(text)).map(|(length, _)| length)
    }

    #[test]
    fn longest_name_wins_and_case_counts() {
        let mut index = NameIndex::default();
        index.add("Niger", Case::AsPrinted, Name::Country(0));
        index.add("New York", Case::AsPrinted, Name::Place(0));
        index.add("New York Times", Case::AsPrinted, Name::Outlet(0));
        index.add("Xi", Case::AsPrinted, Name::Surname(0));
        assert_eq!(found(&index, "New York Times report"), Some(3));
        assert_eq!(found(&index, "New York Timesheet"), Some(2));
        assert_eq!(found(&index, "NEW YORK"), Some(2));
        assert_eq!(found(&index, "Nigerian"), None);
        assert_eq!(found(&index, "niger"), None);
        assert_eq!(found(&index, "XI"), None);
    }
}
