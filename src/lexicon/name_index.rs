//! Names and phrases by their first word: the longest one that stands at a word of a text.
//!
//! Look-up goes word by word, so a name never matches inside another word, and a longer name that fails halfway does not
//! hide a shorter one. (An Aho-Corasick automaton over letters does both, and takes longer to build than to use.)

use super::bloom::Bloom;
use super::form_table::FormTable;
use super::sources::{ClassSet, WordClass};
use crate::text::{Shape, Token, Tokens};
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
    /// A name that only lists of names have.
    Listed(usize),
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
    pieces: Vec<Piece>,
    case: Case,
    /// Letters in all: very short names in capitals are other words ("XI").
    letters: usize,
    names: Vec<Name>,
}

/// A word of an alias, without accents.
#[derive(Debug, PartialEq, Eq)]
struct Piece {
    /// Case kept.
    cased: String,
    /// In lower case.
    form: String,
    /// Hash of `form`.
    hash: u64,
}

/// All names, by the lower-case form of their first word, and the classes of single words beside them, so that a text is
/// looked up once.
#[derive(Debug, Default)]
pub(crate) struct NameIndex {
    words: FormTable<NameWord>,
    begun: Vec<Begun>,
}

/// What is known of a word. It is small, since every word of a text asks for it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct NameWord {
    classes: ClassSet,
    /// One more than the number of the names it begins; 0 for none.
    begun: u32,
    /// Whether one of them may begin in small letters.
    small: bool,
}

/// The names a word begins.
#[derive(Debug, Default)]
struct Begun {
    /// The word by itself.
    single: Vec<Alias>,
    /// Names of several words, by the hash of the second; those of one hash in order of length, longest first. Many names
    /// begin alike ("New", "The"): the second word tells them apart.
    longer: Vec<(u64, Alias)>,
    /// Those hashes.
    seconds: Bloom,
}

impl NameIndex {
    /// Adds `alias` for `name`; an alias may stand for several.
    pub(crate) fn add(&mut self, alias: &str, case: Case, name: Name) {
        let tokens = Tokens::of(alias);
        if tokens.is_empty() {
            return;
        }
        let pieces: Vec<Piece> = tokens
            .iter()
            .enumerate()
            .map(|(i, token)| Piece {
                cased: tokens.cased(i, alias).to_owned(),
                form: tokens.form(i).to_owned(),
                hash: token.hash,
            })
            .collect();
        let word = self.words.entry(tokens.form(0));
        if word.begun == 0 {
            self.begun.push(Begun::default());
            word.begun = u32::try_from(self.begun.len()).unwrap_or(u32::MAX);
        }
        word.small |= case == Case::Any || pieces[0].cased == pieces[0].form;
        let begun = &mut self.begun[word.begun as usize - 1];
        if let Some(known) = begun
            .all_mut()
            .find(|a| a.pieces == pieces && a.case == case)
        {
            if !known.names.contains(&name) {
                known.names.push(name);
            }
            return;
        }
        begun.insert(Alias {
            letters: pieces.iter().map(|piece| piece.cased.len()).sum(),
            pieces,
            case,
            names: vec![name],
        });
    }

    /// Makes the lower-case `word` one of `class`.
    pub(crate) fn add_class(&mut self, word: &str, class: WordClass) {
        self.words.entry(word).classes.add(class);
    }

    /// The classes of the lower-case `word`.
    pub(crate) fn classes(&self, word: &str) -> ClassSet {
        self.words
            .get(word)
            .map_or_else(ClassSet::default, |word| word.classes)
    }

    /// What is known of `token`, one of `tokens`.
    #[inline]
    pub(crate) fn word(&self, tokens: &Tokens, token: &Token) -> NameWord {
        let known = self.words.of_token(tokens, token);
        known.copied().unwrap_or_default()
    }

    /// The longest name that starts with the token at `at` of `text`, which is `word`: how many tokens it takes, and what it
    /// may stand for.
    #[inline]
    pub(crate) fn longest(
        &self,
        word: NameWord,
        text: &str,
        tokens: &Tokens,
        at: usize,
    ) -> Option<(usize, &[Name])> {
        let begun = self.begun.get((word.begun as usize).checked_sub(1)?)?;
        let small = || {
            tokens
                .get(at)
                .is_some_and(|token| token.shape == Shape::Lower)
        };
        if !word.small && small() {
            return None;
        }
        begun.longest(text, tokens, at)
    }

    /// Whether `alias` is known already, as printed.
    pub(crate) fn has(&self, alias: &str) -> bool {
        !self.exactly(alias).is_empty()
    }

    /// What the whole of `name` stands for; empty where nothing is known.
    pub(crate) fn exactly(&self, name: &str) -> &[Name] {
        let tokens = Tokens::of(name);
        self.words
            .get(tokens.form(0))
            .and_then(|word| self.begun.get((word.begun as usize).checked_sub(1)?))
            .and_then(|begun| {
                begun
                    .all()
                    .find(|a| a.pieces.len() == tokens.len() && a.matches(name, &tokens, 0))
            })
            .map_or(&[], |alias| alias.names.as_slice())
    }
}

impl NameWord {
    /// Its classes.
    pub(crate) const fn classes(self) -> ClassSet {
        self.classes
    }
}

impl Begun {
    fn longest(&self, text: &str, tokens: &Tokens, at: usize) -> Option<(usize, &[Name])> {
        let second = tokens.hash(at + 1);
        let from = if self.seconds.may_have(second) {
            self.longer.partition_point(|(hash, _)| *hash < second)
        } else {
            self.longer.len()
        };
        self.longer[from..]
            .iter()
            .take_while(|(hash, _)| *hash == second)
            .map(|(_, alias)| alias)
            .chain(&self.single)
            .find(|alias| alias.matches(text, tokens, at))
            .map(|alias| (alias.pieces.len(), alias.names.as_slice()))
    }

    fn insert(&mut self, alias: Alias) {
        let Some(second) = alias.pieces.get(1).map(|piece| piece.hash) else {
            self.single.push(alias);
            return;
        };
        let before = |(hash, known): &(u64, Alias)| {
            (*hash, std::cmp::Reverse(known.pieces.len()))
                <= (second, std::cmp::Reverse(alias.pieces.len()))
        };
        self.seconds.add(second);
        let at = self.longer.partition_point(before);
        self.longer.insert(at, (second, alias));
    }

    fn all(&self) -> impl Iterator<Item = &Alias> {
        self.longer
            .iter()
            .map(|(_, alias)| alias)
            .chain(&self.single)
    }

    fn all_mut(&mut self) -> impl Iterator<Item = &mut Alias> {
        self.longer
            .iter_mut()
            .map(|(_, alias)| alias)
            .chain(&mut self.single)
    }
}

impl Alias {
    fn matches(&self, text: &str, tokens: &Tokens, at: usize) -> bool {
        // The hashes first: they tell nearly always, and cost next to nothing.
        let alike = self
            .pieces
            .iter()
            .zip(at..)
            .skip(1)
            .all(|(piece, at)| tokens.get(at).is_some_and(|token| token.hash == piece.hash));
        alike
            && self
                .pieces
                .iter()
                .zip(at..)
                .all(|(piece, at)| self.fits(piece, text, tokens, at))
            && !tokens.is_joined_to_digits(at + self.pieces.len() - 1)
    }

    fn fits(&self, piece: &Piece, text: &str, tokens: &Tokens, at: usize) -> bool {
        if *piece.cased == *tokens.cased(at, text) {
            return true;
        }
        let shouted = || {
            tokens
                .get(at)
                .is_some_and(|token| token.shape == Shape::Upper)
        };
        let any_case = self.case == Case::Any || (self.letters >= 4 && shouted());
        any_case && tokens.is(at, &piece.form)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(index: &NameIndex, text: &str) -> Option<usize> {
        let tokens = Tokens::of(text);
        let word = index.word(&tokens, tokens.get(0)?);
        index
            .longest(word, text, &tokens, 0)
            .map(|(length, _)| length)
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
