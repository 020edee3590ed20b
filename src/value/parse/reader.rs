//! A text read from its front, with the place for messages.

use super::{ParseValueError, ParseValueErrorKind};

pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Steps over `word` if it stands here.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    /// Steps over the characters that `fits` takes, and gives them.
    pub(super) fn take_while(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let len = rest.find(|c| !fits(c)).unwrap_or(rest.len());
        self.at += len;
        &rest[..len]
    }

    /// The number written in exactly `count` digits here.
    pub(super) fn digits(&mut self, count: usize) -> Option<u16> {
        let digits = self
            .rest()
            .get(..count)
            .filter(|s| s.bytes().all(|b| b.is_ascii_digit()))?;
        self.at += count;
        digits.parse().ok()
    }

    /// The entry of `table` whose word stands here.
    pub(super) fn one_of<T: Copy>(&mut self, table: &[(&str, T)]) -> Option<T> {
        table
            .iter()
            .find(|(word, _)| self.eat(word))
            .map(|(_, value)| *value)
    }

    pub(super) const fn expected(&self, what: &'static str) -> ParseValueError {
        self.error(ParseValueErrorKind::Expected(what))
    }

    pub(super) const fn out_of_range(&self, what: &'static str) -> ParseValueError {
        self.error(ParseValueErrorKind::OutOfRange(what))
    }

    pub(super) const fn error(&self, kind: ParseValueErrorKind) -> ParseValueError {
        ParseValueError { kind, at: self.at }
    }

    /// Nothing may be left.
    pub(super) const fn finish(&self) -> Result<(), ParseValueError> {
        if self.at < self.text.len() {
            Err(self.error(ParseValueErrorKind::Trailing))
        } else {
            Ok(())
        }
    }
}
