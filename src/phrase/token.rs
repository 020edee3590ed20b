//! A sentence into raw tokens: words, numbers and marks, with their byte spans.
//!
//! Clitics ('s, n't, 're) are tokens of their own, a hyphenated word and an abbreviation ("U.S.", "Gen.") are one. Knows no
//! words; which class a token has is said elsewhere.

use crate::text::Span;

/// What a raw token is by its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Word,
    /// A clitic after a word: "'s", "n't", a plural's bare "'".
    Clitic,
    Number,
    Quote,
    Mark,
}

/// A raw token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RawToken {
    pub(super) span: Span,
    pub(super) shape: Shape,
}

/// Splits `sentence` into raw tokens, in order. Nothing but white space is left out.
pub(super) fn tokenise(sentence: &str) -> Vec<RawToken> {
    let mut scanner = Scanner {
        text: sentence,
        chars: sentence.char_indices().collect(),
        at: 0,
        single_open: false,
        found: Vec::new(),
    };
    while let Some(c) = scanner.peek(0) {
        scanner.step(c);
    }
    scanner.found
}

struct Scanner<'a> {
    text: &'a str,
    chars: Vec<(usize, char)>,
    /// Index into `chars`.
    at: usize,
    /// Whether a single quotation mark is open.
    single_open: bool,
    found: Vec<RawToken>,
}

impl Scanner<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).map(|(_, c)| *c)
    }

    fn before(&self) -> Option<char> {
        let index = self.at.checked_sub(1)?;
        self.chars.get(index).map(|(_, c)| *c)
    }

    fn offset(&self, index: usize) -> usize {
        self.chars
            .get(index)
            .map_or(self.text.len(), |(offset, _)| *offset)
    }

    fn push(&mut self, length: usize, shape: Shape) {
        let span = Span::new(self.offset(self.at), self.offset(self.at + length));
        self.found.push(RawToken { span, shape });
        self.at += length;
    }

    fn step(&mut self, c: char) {
        if c.is_whitespace() {
            self.at += 1;
        } else if is_currency(c) && self.peek(1).is_some_and(|n| n.is_ascii_digit()) {
            let length = self.number_length(1);
            self.push(length, Shape::Number);
        } else if c.is_numeric() {
            let length = self.number_length(0);
            let shape = if self.peek(length).is_some_and(char::is_alphabetic) {
                Shape::Word
            } else {
                Shape::Number
            };
            let length = self.word_length(length);
            self.push(length, shape);
        } else if c.is_alphabetic() {
            self.word();
        } else if is_apostrophe(c) {
            self.apostrophe();
        } else if is_quote(c) {
            self.push(1, Shape::Quote);
        } else {
            self.push(1, Shape::Mark);
        }
    }

    /// Length of a number that begins `from` characters ahead: "1,012", "7.5", "2023-24", "20%".
    fn number_length(&self, from: usize) -> usize {
        let mut n = from;
        while let Some(c) = self.peek(n) {
            let digit_follows = self.peek(n + 1).is_some_and(char::is_numeric);
            if !(c.is_numeric() || (matches!(c, ',' | '.' | ':') && digit_follows)) {
                break;
            }
            n += 1;
        }
        if self.peek(n) == Some('%') { n + 1 } else { n }
    }

    /// Length of a word whose first `n` characters are known: letters, digits, inner hyphens and apostrophes that open no clitic.
    fn word_length(&self, mut n: usize) -> usize {
        while let Some(c) = self.peek(n) {
            let inner = self.peek(n + 1).is_some_and(char::is_alphanumeric);
            let hyphen = matches!(c, '-' | '\u{2010}' | '\u{2011}') && inner;
            let name = is_apostrophe(c) && inner && n <= 2 && self.clitic_length(n) == 0;
            if !(c.is_alphanumeric() || is_combining(c) || hyphen || name) {
                break;
            }
            n += 1;
        }
        n
    }

    fn word(&mut self) {
        if let Some(length) = self.dotted_length() {
            return self.push(length, Shape::Word);
        }
        let mut length = self.word_length(1);
        let negated = self.peek(length).is_some_and(is_apostrophe)
            && length > 1
            && matches!(self.peek(length - 1), Some('n' | 'N'))
            && matches!(self.peek(length + 1), Some('t' | 'T'))
            && !self.peek(length + 2).is_some_and(char::is_alphanumeric);
        if negated {
            self.push(length - 1, Shape::Word);
            return self.push(3, Shape::Clitic);
        }
        if self.is_title(length) {
            length += 1;
        }
        self.push(length, Shape::Word);
        if self.peek(0).is_some_and(is_apostrophe) {
            let clitic = self.clitic_length(0);
            if clitic > 0 {
                self.push(clitic, Shape::Clitic);
            }
        }
    }

    /// "U.S.", "a.m.": single letters, each with its stop.
    fn dotted_length(&self) -> Option<usize> {
        let mut n = 0;
        while self.peek(n).is_some_and(char::is_alphabetic) && self.peek(n + 1) == Some('.') {
            n += 2;
        }
        let ends = !self.peek(n).is_some_and(char::is_alphanumeric);
        (n >= 4 && ends).then_some(n)
    }

    /// "Gen. Smith", "No. 3": a short capitalised word whose stop is followed by a capital or a number.
    fn is_title(&self, length: usize) -> bool {
        length <= 4
            && self.peek(0).is_some_and(char::is_uppercase)
            && self.peek(length) == Some('.')
            && self.peek(length + 1).is_some_and(char::is_whitespace)
            && self
                .peek(length + 2)
                .is_some_and(|c| c.is_uppercase() || c.is_numeric())
    }

    /// Length of the clitic whose apostrophe stands `from` characters ahead; 0 where there is none.
    fn clitic_length(&self, from: usize) -> usize {
        for clitic in ["s", "re", "ve", "ll", "d", "m"] {
            let fits = clitic.chars().enumerate().all(|(i, c)| {
                self.peek(from + 1 + i)
                    .is_some_and(|p| p.eq_ignore_ascii_case(&c))
            });
            let length = 1 + clitic.len();
            if fits && !self.peek(from + length).is_some_and(char::is_alphanumeric) {
                return length;
            }
        }
        0
    }

    /// An apostrophe outside a word: a quotation mark, the clitic of a plural ("leaders'"), or that of a mention just ended.
    fn apostrophe(&mut self) {
        let after_word = self.before().is_some_and(char::is_alphanumeric);
        let clitic = if after_word { self.clitic_length(0) } else { 0 };
        let plural = self.before() == Some('s') && self.peek(1).is_some_and(char::is_whitespace);
        if clitic > 0 {
            self.push(clitic, Shape::Clitic);
        } else if plural && !self.single_open {
            self.push(1, Shape::Clitic);
        } else {
            self.single_open = !after_word && self.peek(1).is_some_and(|c| !c.is_whitespace());
            self.push(1, Shape::Quote);
        }
    }
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₴' | '₺')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02bc}')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '«' | '»')
}

/// Combining marks belong to the letter before them.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenise(text).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn clitics_and_hyphens() {
        assert_eq!(
            words("Umer's 50-day deal isn't the leaders' best."),
            [
                "Umer", "'s", "50-day", "deal", "is", "n't", "the", "leaders", "'", "best", "."
            ]
        );
        assert_eq!(words("they’ll"), ["they", "’ll"]);
        assert_eq!(words("O'Brien won"), ["O'Brien", "won"]);
    }

    #[test]
    fn quotes_and_numbers() {
        assert_eq!(words("'Go,' he said"), ["'", "Go", ",", "'", "he", "said"]);
        assert_eq!(
            words("$1.2 and 1,012 or 20%"),
            ["$1.2", "and", "1,012", "or", "20%"]
        );
        assert_eq!(words("U.S. Gen. Fox"), ["U.S.", "Gen.", "Fox"]);
    }
}
