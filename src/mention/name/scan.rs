//! One sentence, cut into words, with the gazetteer's names that stand in it, and which words are taken already.

use crate::lexicon::Gazetteer;
use crate::lexicon::name_index::{Name, NameWord};
use crate::lexicon::sources::{ClassSet, SourceWords, WordClass};
use crate::text::{Shape, Span, Token, Tokens};

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

/// What is known of the words of a sentence; kept to be filled again for the next one.
#[derive(Debug, Default)]
pub(in crate::mention) struct NameSenses<'l> {
    words: Vec<ScanWord>,
    /// Longest names from the left, not overlapping.
    found: Vec<Match<'l>>,
}

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
struct ScanWord {
    known: NameWord,
    /// One more than the number of the match it is part of; 0 for none.
    covered: u32,
    /// Whether it is part of a mention.
    taken: bool,
}

/// The sentence under work. Positions count the tokens of the sentence.
pub(super) struct Scan<'s, 'l> {
    pub(super) sentence: &'s str,
    pub(super) gazetteer: &'l Gazetteer,
    tokens: &'s Tokens,
    senses: &'s mut NameSenses<'l>,
    /// Whether the sentence is set in title case, so that capitals say nothing.
    pub(super) is_title: bool,
    /// The classes of all its words.
    all_classes: ClassSet,
}

impl<'s, 'l> Scan<'s, 'l> {
    pub(super) fn new(
        sentence: &'s str,
        tokens: &'s Tokens,
        gazetteer: &'l Gazetteer,
        senses: &'s mut NameSenses<'l>,
    ) -> Self {
        let mut all_classes = ClassSet::default();
        let index = gazetteer.index();
        senses.words.clear();
        senses.words.extend(tokens.iter().map(|token| {
            let known = index.word(tokens, token);
            all_classes = all_classes.with(known.classes());
            ScanWord {
                known,
                covered: 0,
                taken: false,
            }
        }));
        senses.found.clear();
        let mut scan = Self {
            sentence,
            gazetteer,
            tokens,
            senses,
            is_title: is_title(tokens),
            all_classes,
        };
        scan.find_names();
        scan
    }

    fn find_names(&mut self) {
        let index = self.gazetteer.index();
        let addresses = self.has_any(WordClass::Address);
        let mut at = 0;
        while at < self.len() {
            if addresses && let Some(length) = self.address_length(at) {
                at += length;
                continue;
            }
            let word = self.senses.words[at].known;
            let found = index.longest(word, self.sentence, self.tokens, at);
            let Some((length, names)) = found else {
                at += 1;
                continue;
            };
            let end = at + length;
            if !self.is_currency(end) && !self.is_shouted(at) {
                self.senses.found.push(Match {
                    start: at,
                    end,
                    names,
                });
                let number = u32::try_from(self.senses.found.len()).unwrap_or(u32::MAX);
                for word in &mut self.senses.words[at..end] {
                    word.covered = number;
                }
            }
            at = end;
        }
    }

    /// Whether any word is of that class.
    pub(super) const fn has_any(&self, class: WordClass) -> bool {
        self.all_classes.has(class)
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The names of the gazetteer, in order.
    pub(super) fn found(&self) -> &[Match<'l>] {
        &self.senses.found
    }

    fn word(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// What the word at `at` looks like; `None` past the ends.
    pub(super) fn shape(&self, at: usize) -> Option<Shape> {
        self.word(at).map(|w| w.shape)
    }

    /// The word at `at` in lower case, without accents; `""` past the ends.
    pub(super) fn key(&self, at: usize) -> &str {
        self.tokens.form(at)
    }

    /// The words for sources.
    pub(super) fn sources(&self) -> &'l SourceWords {
        self.gazetteer.sources()
    }

    /// Whether the word at `at` is of that class; `false` past the ends.
    #[inline]
    pub(super) fn is(&self, at: usize, class: WordClass) -> bool {
        let word = self.senses.words.get(at);
        word.is_some_and(|word| word.known.classes().has(class))
    }

    /// Whether the word at `at` is `key`, in lower case.
    #[inline]
    pub(super) fn has(&self, at: usize, key: &str) -> bool {
        self.tokens.is(at, key)
    }

    /// Whether the word at `at` directly follows the one before, without white space.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        self.word(at).is_some_and(|w| w.glued)
    }

    /// Whether digits go on with the word at `at`: "Q13".
    pub(super) fn is_joined_to_digits(&self, at: usize) -> bool {
        self.tokens.is_joined_to_digits(at)
    }

    /// Whether the word at `at` starts with a capital letter.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.shape(at).is_some_and(Shape::is_capital)
    }

    /// Whether the word at `at` is a form of a verb of saying.
    pub(super) fn is_saying(&self, at: usize) -> bool {
        self.is(at, WordClass::Saying) && self.shape(at) == Some(Shape::Lower)
    }

    /// The match the word at `at` is part of.
    pub(super) fn covering(&self, at: usize) -> Option<&Match<'l>> {
        let number = self.senses.words.get(at)?.covered.checked_sub(1)?;
        self.senses.found.get(number as usize)
    }

    /// Whether the word at `at` starts with a capital letter or is part of a match: most words do not, and are not.
    #[inline]
    pub(super) fn is_nameable(&self, at: usize) -> bool {
        self.is_capital(at)
            || self
                .senses
                .words
                .get(at)
                .is_some_and(|word| word.covered > 0)
    }

    /// The match that starts at word `at`.
    pub(super) fn starting(&self, at: usize) -> Option<&Match<'l>> {
        self.covering(at).filter(|m| m.start == at)
    }

    /// The match that ends before word `at`.
    pub(super) fn ending(&self, at: usize) -> Option<&Match<'l>> {
        self.covering(at.checked_sub(1)?).filter(|m| m.end == at)
    }

    /// Whether "'s", or "'" after a plural, follows at word `at`.
    pub(super) fn is_possessive(&self, at: usize) -> bool {
        let plural = || {
            self.key(at.wrapping_sub(1)).ends_with('s')
                && !self.is_joined(at + 1)
                && self.word(at + 1).is_some()
        };
        self.has(at, "'")
            && self.is_joined(at)
            && ((self.has(at + 1, "s") && self.is_joined(at + 1)) || plural())
    }

    /// Whether no word from `start` up to `end` is part of a mention yet.
    pub(super) fn is_free(&self, start: usize, end: usize) -> bool {
        let words = self.senses.words.get(start..end);
        words.is_some_and(|words| words.iter().all(|word| !word.taken))
    }

    /// Makes the words from `start` up to `end` part of a mention.
    pub(super) fn take(&mut self, start: usize, end: usize) {
        let words = self.senses.words.get_mut(start..end);
        for word in words.into_iter().flatten() {
            word.taken = true;
        }
    }

    /// Makes the words from `start` up to `end` part of no match: what matched there is another name.
    pub(super) fn forget(&mut self, start: usize, end: usize) {
        let words = self.senses.words.get_mut(start..end);
        for word in words.into_iter().flatten() {
            word.covered = 0;
        }
    }

    /// The byte range of the words from `start` up to `end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        match (self.word(start), self.word(end.wrapping_sub(1))) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::new(0, 0),
        }
    }

    /// The words from `start` up to `end` as written, with single spaces.
    pub(super) fn written(&self, start: usize, end: usize) -> String {
        let slice = self.span(start, end).of(self.sentence);
        slice.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// How many words a web address that starts at `at` takes; its parts name nobody.
    fn address_length(&self, at: usize) -> Option<usize> {
        let scheme =
            self.is(at, WordClass::Address) && self.is_joined(at + 1) && !self.is_joined(at);
        let rest = || (at + 1..self.len()).take_while(|at| self.is_joined(*at));
        scheme.then(|| 1 + rest().count())
    }

    /// Whether the word at `at` makes a sum of money of a state's short name before it: "US$13bn".
    fn is_currency(&self, at: usize) -> bool {
        self.is_joined(at) && matches!(self.key(at), "$" | "€" | "£" | "¥")
    }

    /// Whether a word that is both a name and a small word ("US", "WHO") stands among others in capitals, which say nothing
    /// then.
    fn is_shouted(&self, at: usize) -> bool {
        let is_upper = |at: usize| self.shape(at) == Some(Shape::Upper) && self.key(at).len() > 3;
        self.shape(at) == Some(Shape::Upper)
            && self.is(at, WordClass::Function)
            && (is_upper(at.wrapping_sub(1)) || is_upper(at + 1))
    }
}

/// Whether nearly every longer word is capitalised and no full stop ends the sentence: a headline.
fn is_title(tokens: &Tokens) -> bool {
    if tokens.form(tokens.len().wrapping_sub(1)) == "." {
        return false;
    }
    let (mut all, mut capital) = (0, 0);
    let longer = tokens.iter().filter(|w| w.span.len() >= 4);
    for word in longer.filter(|w| !matches!(w.shape, Shape::Mark | Shape::Number)) {
        all += 1;
        capital += usize::from(word.shape.is_capital());
    }
    all >= 5 && capital * 10 >= all * 8
}
