//! The names and numbers of a story, by which two stories are seen to be about one event.

use std::collections::BTreeSet;

/// Letters of a word that count: spellings ("Zelensky", "Zelenskiy") and adjectives ("Ukraine", "Ukrainian") fall together.
const LETTERS: usize = 5;

/// The words of a story that tell what it is about, and those that do not.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Words {
    /// Capitalised words and numbers of three digits and more that are no years.
    names: BTreeSet<String>,
    /// The names that do not only begin a sentence.
    sure: BTreeSet<String>,
    /// Words in lower case: no names, though they may begin a sentence.
    plain: BTreeSet<String>,
}

impl Words {
    /// The words of a text given in pieces.
    pub(in crate::ingest) fn of<'a>(pieces: impl Iterator<Item = &'a str>) -> Self {
        let mut found = Self::default();
        for piece in pieces {
            let mut start = true;
            for word in piece.split_whitespace() {
                let parts = word.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | ',')));
                for part in parts {
                    found.take(part.trim_matches(|c: char| !c.is_alphanumeric()), start);
                }
                start = word.ends_with(['.', '!', '?', ':', '"', '”', '-', '–', '—'])
                    || word.starts_with(['"', '“', '\'', '‘']);
            }
        }
        found
    }

    fn take(&mut self, word: &str, starts_sentence: bool) {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        if digits >= 3 {
            let year = digits == 4 && word.len() == 4 && matches!(word.get(..2), Some("19" | "20"));
            if !year {
                self.names.insert(word.to_owned());
                self.sure.insert(word.to_owned());
            }
        } else if word.starts_with(char::is_lowercase) {
            self.plain.insert(word.chars().take(LETTERS).collect());
        } else if word.len() >= 3 && digits == 0 && !is_calendar(word) {
            let stem: String = word.to_lowercase().chars().take(LETTERS).collect();
            if !starts_sentence {
                self.sure.insert(stem.clone());
            }
            self.names.insert(stem);
        }
    }

    /// The names, in order.
    pub(in crate::ingest) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The names that do not only begin a sentence, in order.
    pub(in crate::ingest) fn sure(&self) -> impl Iterator<Item = &str> {
        self.sure.iter().map(String::as_str)
    }

    /// The words in lower case.
    pub(in crate::ingest) fn plain(&self) -> impl Iterator<Item = &String> {
        self.plain.iter()
    }

    /// Leaves out what stands in `plain`: words that some story has in lower case.
    pub(in crate::ingest) fn without(&mut self, plain: &BTreeSet<String>) {
        self.names.retain(|name| !plain.contains(name));
        self.sure.retain(|name| !plain.contains(name));
    }

    /// The sure names that `other` has too.
    pub(in crate::ingest) fn found_in<'a>(
        &'a self,
        other: &'a Self,
    ) -> impl Iterator<Item = &'a str> {
        self.sure().filter(|name| other.names.contains(*name))
    }

    /// The names both stories have.
    pub(in crate::ingest) fn shared<'a>(
        &'a self,
        other: &'a Self,
    ) -> impl Iterator<Item = &'a str> {
        let (few, many) = if self.names.len() <= other.names.len() {
            (self, other)
        } else {
            (other, self)
        };
        few.names().filter(|name| many.names.contains(*name))
    }
}

/// Names of days and months tell nothing of what a story is about.
fn is_calendar(word: &str) -> bool {
    ["%A", "%B"]
        .iter()
        .any(|format| jiff::fmt::strtime::parse(format, word).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Words {
        Words::of(std::iter::once(text))
    }

    #[test]
    fn names_are_shared_across_spellings() {
        let one = words("In Oslo Mr Zelensky met the Norlandic envoy Aas on Monday.");
        let other = words("Envoys of Norland saw Zelenskiy, and Aas too, in Oslo.");
        assert_eq!(
            one.shared(&other).collect::<Vec<_>>(),
            ["aas", "norla", "oslo", "zelen"]
        );
        assert_eq!(
            one.shared(&words("Rain fell on Tuesday in Bergen."))
                .count(),
            0
        );
    }

    #[test]
    fn words_in_lower_case_are_no_names() {
        let mut one = words("Firefighters came. The Firefighters left Oslo. Rain fell.");
        let plain: BTreeSet<String> = words("the many firefighters").plain().cloned().collect();
        one.without(&plain);
        assert_eq!(one.names().collect::<Vec<_>>(), ["oslo", "rain"]);
        assert_eq!(one.sure().collect::<Vec<_>>(), ["oslo"]);
    }
}
