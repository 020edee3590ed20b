//! A tokenised sentence with the senses of its words: what the recognisers' grammars read.
//!
//! A grammar function takes the index of a token and gives what it read with the index behind it, or `None`. Nothing here
//! moves backwards, so a sentence is read in linear time. [`Words::times`] and [`Words::numbers`] tell where it is worth trying at
//! all, [`Words::first_of`] which of its forms.

use std::cell::Cell;

use super::Mention;
use super::numeral::Numeral;
use crate::lexicon::{Core, DateOrder, Kind, Kinds, Language, Sense, WordEntry};
use crate::text::{Span, TokenKind, Tokens};

/// What was read, and the index of the token behind it.
pub(super) type Read<T> = Option<(T, usize)>;

/// One form of what a grammar reads: what it may begin with, and what reads it.
pub(super) type Form<T> = (Kinds, fn(&Words<'_>, usize) -> Read<T>);

/// The longest phrase at a token that has a sense of one kind: `sense!(w, i, Month(n) => *n)` reads a month. That the token
/// has no such sense is known at once.
macro_rules! sense {
    ($w:expr, $i:expr, $kind:ident $(($($part:tt)*))?) => {
        sense!($w, $i, $kind $(($($part)*))? => ())
    };
    ($w:expr, $i:expr, $kind:ident $(($($part:tt)*))? => $value:expr) => {
        $w.sense_of(
            const { crate::lexicon::Kinds::of(&[crate::lexicon::Kind::$kind]) },
            $i,
            |sense| match sense {
                crate::lexicon::Sense::$kind $(($($part)*))? => Some($value),
                _ => None,
            },
        )
    };
}
pub(super) use sense;

/// What a time, a length or a frequency may begin with, prepositions before one left out.
pub(super) const TIME_OPENERS: Kinds = Kinds::of(&[
    Kind::The,
    Kind::Article,
    Kind::Opener,
    Kind::Digits,
    Kind::Month,
    Kind::Weekday,
    Kind::Season,
    Kind::Unit,
    Kind::Length,
    Kind::Day,
    Kind::DayPart,
    Kind::DayPartOn,
    Kind::ClockName,
    Kind::Which,
    Kind::Part,
    Kind::Side,
    Kind::Each,
    Kind::Times,
    Kind::Count,
    Kind::NamedDay,
    Kind::NoDay,
    Kind::Half,
    Kind::Fiscal,
    Kind::Era,
    Kind::Weekend,
    Kind::Remainder,
    Kind::Yearly,
    Kind::InSeries,
    Kind::LengthAdjective,
    Kind::Vague,
    Kind::Frequency,
    Kind::Number,
    Kind::Scale,
    Kind::Ordinal,
    Kind::VagueNumber,
    Kind::Dozen,
    Kind::Fraction,
    Kind::BoundBefore,
]);

/// Prepositions that make something of the time behind them.
const LEADERS: Kinds = Kinds::of(&[Kind::Limit, Kind::Lead]);

/// What a quantity or an ordinal may begin with.
const NUMBER_OPENERS: Kinds = Kinds::of(&[
    Kind::Article,
    Kind::Opener,
    Kind::Digits,
    Kind::Each,
    Kind::Half,
    Kind::Number,
    Kind::Scale,
    Kind::Ordinal,
    Kind::VagueNumber,
    Kind::Dozen,
    Kind::Fraction,
    Kind::Negative,
    Kind::Part,
    Kind::AgeDecade,
    Kind::Ranging,
    Kind::BoundBefore,
    Kind::CurrencySign,
    Kind::LargeCurrencySign,
    Kind::MeasureBefore,
]);

/// What the words of a language make of the tokens of a sentence; kept to be filled again for the next one.
#[derive(Debug, Default)]
pub(super) struct Senses<'l> {
    /// Of each token.
    words: Vec<WordSenses<'l>>,
    /// The tokens at which a time may begin, from the last to the first.
    times: Vec<usize>,
    /// The same for a number.
    numbers: Vec<usize>,
    /// Whether each form of a grammar is tried at every word: what forms may begin with must change nothing.
    everywhere: bool,
    date_order: DateOrder,
}

/// What a token can be where it stands.
#[derive(Debug, Clone, Copy, Default)]
struct WordSenses<'l> {
    /// What is known of its form.
    entry: Option<&'l WordEntry>,
    /// The kinds of its senses before the token that follows.
    kinds: Kinds,
}

impl<'l> Senses<'l> {
    /// Looks up all of `tokens`. From the last to the first, since what follows a token decides what it can be.
    pub(super) fn read(&mut self, tokens: &Tokens, language: &'l Language) {
        self.date_order = language.date_order;
        self.words.clear();
        self.words.resize(tokens.len(), WordSenses::default());
        self.times.clear();
        self.numbers.clear();
        let (mut ahead, mut next) = (Core::default(), 0);
        for (i, token) in tokens.iter().enumerate().rev() {
            let entry = language.word(tokens, token);
            let mut kinds = entry.map_or_else(Kinds::default, |entry| entry.kinds_before(next));
            ahead = match (token.kind, entry) {
                (TokenKind::Number, _) => {
                    kinds.add(Kind::Digits);
                    Core::BOTH
                }
                (_, Some(entry)) => ahead.with(entry.core),
                (TokenKind::Mark, None) => ahead,
                // A word no table has ends every mention.
                (TokenKind::Word, None) => Core::default(),
            };
            if ahead.time && kinds.any(TIME_OPENERS.with(LEADERS)) {
                self.times.push(i);
            }
            if ahead.number && kinds.any(NUMBER_OPENERS) {
                self.numbers.push(i);
            }
            self.words[i] = WordSenses { entry, kinds };
            next = token.hash;
        }
    }
}

#[cfg(test)]
impl Senses<'_> {
    /// Lets the grammars, and all their forms, be tried at every word.
    pub(super) fn begin_everywhere(&mut self) {
        self.everywhere = true;
        self.times = (0..self.words.len()).rev().collect();
        self.numbers.clone_from(&self.times);
    }
}

/// What one recogniser alone finds in `sentence`.
pub(super) fn found(
    sentence: &str,
    language: &Language,
    find: impl Fn(&Words<'_>, &mut Vec<Mention>),
) -> Vec<Mention> {
    let tokens = Tokens::of(sentence);
    let mut senses = Senses::default();
    senses.read(&tokens, language);
    let mut mentions = Vec::new();
    find(&Words::new(sentence, &tokens, &senses), &mut mentions);
    mentions
}

/// A tokenised sentence.
pub(super) struct Words<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    senses: &'a Senses<'a>,
    /// The number read last, with the token it was read at: several grammars ask for it in turn.
    numeral: Cell<(usize, Read<Numeral>)>,
}

impl<'a> Words<'a> {
    pub(super) const fn new(text: &'a str, tokens: &'a Tokens, senses: &'a Senses<'a>) -> Self {
        Self {
            text,
            tokens,
            senses,
            numeral: Cell::new((usize::MAX, None)),
        }
    }

    /// The number that `read` finds at `i`; it is read once while the grammars stay there.
    pub(super) fn numeral_once(&self, i: usize, read: impl Fn() -> Read<Numeral>) -> Read<Numeral> {
        let (at, found) = self.numeral.get();
        if at == i {
            return found;
        }
        let found = read();
        self.numeral.set((i, found));
        found
    }

    /// The tokens at which a time, a length or a frequency may begin, in order: most words of a text begin none.
    pub(super) fn times(&self) -> impl Iterator<Item = usize> {
        self.senses.times.iter().rev().copied()
    }

    /// The tokens at which a quantity or an ordinal may begin, in order.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> {
        self.senses.numbers.iter().rev().copied()
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    #[inline]
    fn word(&self, i: usize) -> Option<&WordSenses<'a>> {
        self.senses.words.get(i)
    }

    fn entry(&self, i: usize) -> Option<&'a WordEntry> {
        self.word(i)?.entry
    }

    /// Span of the tokens from `from` up to, not including, `to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.tokens.get(from).map_or(0, |t| t.span.start);
        let end = to
            .checked_sub(1)
            .and_then(|last| self.tokens.get(last))
            .map_or(start, |t| t.span.end);
        Span::new(start, end.max(start))
    }

    /// Lower-case form of the token at `i`; `""` beyond the end.
    #[inline]
    pub(super) fn form(&self, i: usize) -> &str {
        self.tokens.form(i)
    }

    /// Form of the token before `i`; `""` at the start.
    pub(super) fn before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |i| self.form(i))
    }

    /// The token at `i` as written.
    pub(super) fn written(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span.of(self.text))
    }

    #[inline]
    pub(super) fn is(&self, i: usize, form: &str) -> bool {
        self.tokens.is(i, form)
    }

    /// Index behind the token at `i` if it is `form`, else `i`.
    #[inline]
    pub(super) fn skip(&self, i: usize, form: &str) -> usize {
        if self.is(i, form) { i + 1 } else { i }
    }

    pub(super) fn kind(&self, i: usize) -> Option<TokenKind> {
        self.tokens.get(i).map(|t| t.kind)
    }

    pub(super) fn is_number(&self, i: usize) -> bool {
        self.kind(i) == Some(TokenKind::Number)
    }

    pub(super) fn is_word(&self, i: usize) -> bool {
        self.kind(i) == Some(TokenKind::Word)
    }

    /// Whether no white space stands between the token at `i` and the one before.
    pub(super) fn glued(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.glued)
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        self.tokens
            .get(i)
            .is_some_and(|token| token.shape.is_capital())
    }

    /// How dates of digits alone are read.
    pub(super) const fn date_order(&self) -> DateOrder {
        self.senses.date_order
    }

    /// Whether the token at `i` has a sense of one of `kinds`.
    #[inline]
    pub(super) fn can(&self, i: usize, kinds: Kinds) -> bool {
        self.word(i).is_some_and(|word| word.kinds.any(kinds))
    }

    /// What the first of `forms` that fits reads at `i`; one that cannot begin there is not tried.
    #[inline]
    pub(super) fn first_of<T>(&self, i: usize, forms: &[Form<T>]) -> Read<T> {
        let kinds = self.word(i)?.kinds;
        forms
            .iter()
            .filter(|(begins, _)| kinds.any(*begins) || self.senses.everywhere)
            .find_map(|(_, read)| read(self, i))
    }

    /// The longest phrase at `i` that has a sense `pick` takes, which is one of `kinds`.
    #[inline]
    pub(super) fn sense_of<T>(
        &self,
        kinds: Kinds,
        i: usize,
        pick: impl Fn(&Sense) -> Option<T>,
    ) -> Read<T> {
        if self.can(i, kinds) {
            self.sense(i, pick)
        } else {
            None
        }
    }

    /// The longest phrase at `i` that has a sense `pick` takes.
    pub(super) fn sense<T>(&self, i: usize, pick: impl Fn(&Sense) -> Option<T>) -> Read<T> {
        let entry = self.entry(i)?;
        entry
            .senses_before(self.tokens.hash(i + 1))
            .find_map(|(rest, sense)| {
                let value = pick(sense)?;
                let fits = rest
                    .iter()
                    .enumerate()
                    .all(|(k, form)| self.is(i + 1 + k, form));
                fits.then_some((value, i + 1 + rest.len()))
            })
    }

    /// Whether the name at `i` is another word as well, in this writing: "may" always, "May" by its neighbours.
    pub(super) fn is_ambiguous(&self, i: usize) -> bool {
        self.entry(i).is_some_and(WordEntry::is_ambiguous)
    }

    /// Whether the token before `i` is a word that a time may follow: "in", "on", "since", "last".
    pub(super) fn after_preposition(&self, i: usize) -> bool {
        // "mid-July": the hyphen does not part them.
        let back = if self.before(i) == "-" && self.glued(i) {
            2
        } else {
            1
        };
        i.checked_sub(back)
            .is_some_and(|before| sense!(self, before, Preposition).is_some())
    }

    /// Whether the token before `i` opens a noun phrase: "the", "their", "Peru's".
    pub(super) fn after_determiner(&self, i: usize) -> bool {
        matches!(
            self.before(i),
            "the" | "a" | "an" | "its" | "his" | "her" | "their" | "our" | "'s" | "s"
        )
    }

    /// Whether what stands before `i` is held every year and named with it: "the Olympics 2012", "WWDC 2005".
    pub(super) fn is_yearly_before(&self, i: usize) -> bool {
        let Some(before) = i.checked_sub(1) else {
            return false;
        };
        let acronym = self.written(before);
        let acronym = acronym.len() >= 3 && acronym.chars().all(char::is_uppercase);
        self.capital(before) && (acronym || sense!(self, before, Yearly).is_some())
    }

    /// The whole number written in at most `digits` digits, without grouping, at `i`.
    pub(super) fn integer(&self, i: usize, digits: usize) -> Option<u32> {
        if !self.is_number(i) {
            return None;
        }
        let form = self.form(i).as_bytes();
        // Nine digits are below 2^32.
        if form.is_empty() || form.len() > digits.min(9) {
            return None;
        }
        form.iter().try_fold(0, |n, b| {
            b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0'))
        })
    }

    /// Whether a year of our times, in four digits, may stand at `i`.
    pub(super) fn is_year(&self, i: usize) -> bool {
        self.integer(i, 4)
            .is_some_and(|n| (1900..2100).contains(&n))
    }

    /// The currency whose sign or code stands at `i`.
    pub(super) fn currency_sign_at(&self, i: usize) -> Read<String> {
        sense!(self, i, CurrencySign(code) => code.clone())
    }

    /// The factor of the scale letter at `i`: "m", "bn".
    pub(super) fn scale_letter(&self, i: usize) -> Read<f64> {
        sense!(self, i, ScaleLetter(factor) => *factor)
    }
}
