//! One sentence, cut into words, with the gazetteer's names that stand in it, and which words are taken already.

use crate::lexicon::Gazetteer;
use crate::lexicon::name_index::Name;
use crate::lexicon::sources::{SourceWords, WordClass};
use crate::lexicon::words::{Shape, Word, words};
use crate::text::Span;

/// A name of the gazetteer in a sentence; positions count words, the end is excluded.
#[derive(Debug, Clone, Copy)]
pub(super) struct Match<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) names: &'a [Name],
}

impl Match<'_> {
    /// Whether one of its readings is `wanted`.
    pub(super) fn any(&self, wanted: fn(&Name) -> bool) -> bool {
        self.names.iter().any(wanted)
    }

    /// Whether it is an office or a form of address.
    pub(super) fn is_role(&self) -> bool {
        self.any(|n| matches!(n, Name::Role | Name::Title))
    }
}

/// The sentence under work.
pub(super) struct Scan<'a> {
    pub(super) sentence: &'a str,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) words: Vec<Word>,
    /// Longest names from the left, not overlapping.
    pub(super) found: Vec<Match<'a>>,
    /// For each word the number of the match it is part of.
    covered: Vec<Option<usize>>,
    taken: Vec<bool>,
    /// Whether the sentence is set in title case, so that capitals say nothing.
    pub(super) is_title: bool,
}

impl<'a> Scan<'a> {
    pub(super) fn new(sentence: &'a str, gazetteer: &'a Gazetteer) -> Self {
        let words = words(sentence);
        let mut found = Vec::new();
        let mut covered = vec![None; words.len()];
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            if let Some(length) = address_length(sentence, rest) {
                at += length;
                continue;
            }
            let Some((length, names)) = gazetteer.longest(rest) else {
                at += 1;
                continue;
            };
            let end = at + length;
            if is_currency(words.get(end)) || is_shouted(&words, at, gazetteer) {
                at = end;
                continue;
            }
            covered[at..end].fill(Some(found.len()));
            found.push(Match {
                start: at,
                end,
                names,
            });
            at = end;
        }
        Self {
            sentence,
            gazetteer,
            taken: vec![false; words.len()],
            is_title: is_title(&words),
            words,
            found,
            covered,
        }
    }

    /// The words for sources.
    pub(super) fn sources(&self) -> &'a SourceWords {
        self.gazetteer.sources()
    }

    /// Whether the word at `at` is of that class; `false` past the ends.
    pub(super) fn is(&self, at: usize, class: WordClass) -> bool {
        self.words
            .get(at)
            .is_some_and(|w| self.sources().is(class, &w.key))
    }

    /// Whether the word at `at` is `key`, in lower case.
    pub(super) fn has(&self, at: usize, key: &str) -> bool {
        self.words.get(at).is_some_and(|w| w.key == key)
    }

    /// Whether the word at `at` directly follows the one before, without white space.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| !w.spaced)
    }

    /// Whether the word at `at` starts with a capital letter.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| w.shape.is_capital())
    }

    /// Whether the word at `at` is a form of a verb of saying.
    pub(super) fn is_saying(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|w| {
            w.shape == Shape::Lower && self.sources().saying_lemma(&w.key).is_some()
        })
    }

    /// The match the word at `at` is part of.
    pub(super) fn covering(&self, at: usize) -> Option<&Match<'a>> {
        self.found.get((*self.covered.get(at)?)?)
    }

    /// The match that starts at word `at`.
    pub(super) fn starting(&self, at: usize) -> Option<&Match<'a>> {
        self.covering(at).filter(|m| m.start == at)
    }

    /// The match that ends before word `at`.
    pub(super) fn ending(&self, at: usize) -> Option<&Match<'a>> {
        self.covering(at.checked_sub(1)?).filter(|m| m.end == at)
    }

    /// Whether "'s", or "'" after a plural, follows at word `at`.
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        let plural = || {
            self.words
                .get(at.wrapping_sub(1))
                .is_some_and(|w| w.key.ends_with('s'))
                && !self.is_joined(at + 1)
                && self.words.get(at + 1).is_some()
        };
        self.has(at, "'")
            && self.is_joined(at)
            && ((self.has(at + 1, "s") && self.is_joined(at + 1)) || plural())
    }

    /// Whether no word from `start` up to `end` is part of a mention yet.
    pub(super) fn is_free(&self, start: usize, end: usize) -> bool {
        self.taken
            .get(start..end)
            .is_some_and(|range| !range.contains(&true))
    }

    /// Makes the words from `start` up to `end` part of a mention.
    pub(super) fn take(&mut self, start: usize, end: usize) {
        if let Some(range) = self.taken.get_mut(start..end) {
            range.fill(true);
        }
    }

    /// The byte range of the words from `start` up to `end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        match (self.words.get(start), self.words.get(end.wrapping_sub(1))) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::new(0, 0),
        }
    }

    /// The words from `start` up to `end` as written, with single spaces.
    pub(super) fn written(&self, start: usize, end: usize) -> String {
        let slice = self.span(start, end).of(self.sentence);
        slice.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// How many of `words` a web address that starts with the first of them takes; its parts name nobody.
fn address_length(sentence: &str, words: &[Word]) -> Option<usize> {
    let first = words.first().filter(|w| w.spaced)?;
    let rest = sentence.get(first.span.start..)?;
    let scheme = rest.starts_with("http") || rest.starts_with("www.");
    scheme.then(|| 1 + words.iter().skip(1).take_while(|w| !w.spaced).count())
}

/// Whether the next word makes a sum of money of a state's short name: "US$13bn".
fn is_currency(next: Option<&Word>) -> bool {
    next.is_some_and(|w| !w.spaced && matches!(w.key.as_str(), "$" | "€" | "£" | "¥"))
}

/// Whether a word that is both a name and a small word ("US", "WHO") stands among others in capitals, which say nothing then.
fn is_shouted(words: &[Word], at: usize, gazetteer: &Gazetteer) -> bool {
    let is_upper = |at: Option<usize>| {
        at.and_then(|at| words.get(at))
            .is_some_and(|w| w.shape == Shape::Upper && w.key.len() > 3)
    };
    let word = &words[at];
    word.shape == Shape::Upper
        && gazetteer.sources().is(WordClass::Function, &word.key)
        && (is_upper(at.checked_sub(1)) || is_upper(Some(at + 1)))
}

/// Whether nearly every longer word is capitalised and no full stop ends the sentence: a headline.
fn is_title(words: &[Word]) -> bool {
    let long = words
        .iter()
        .filter(|w| w.shape != Shape::Mark && w.shape != Shape::Number && w.key.len() >= 4);
    let (mut all, mut capital) = (0, 0);
    for word in long {
        all += 1;
        capital += usize::from(word.shape.is_capital());
    }
    let stops = words.last().is_some_and(|w| w.key == ".");
    !stops && all >= 5 && capital * 10 >= all * 8
}
