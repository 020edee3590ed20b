//! The names and numbers of a story, by which two stories are seen to be about one event.

use std::collections::BTreeSet;

use crate::value::fnv1a;

/// Letters of a word that count: spellings ("Zelensky", "Zelenskiy") and adjectives ("Ukraine", "Ukrainian") fall together.
const LETTERS: usize = 5;

/// A word by a hash of its first letters: a run may have a hundred thousand stories, and nobody reads these words.
pub(in crate::ingest) type Word = u32;

/// The words of a story that tell what it is about, and those that do not; each list is sorted.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Words {
    /// Capitalised words and numbers of three digits and more that are no years.
    names: Vec<Word>,
    /// The names that do not only begin a sentence.
    sure: Vec<Word>,
    /// Words in lower case: no names, though they may begin a sentence.
    plain: Vec<Word>,
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
        for list in [&mut found.names, &mut found.sure, &mut found.plain] {
            list.sort_unstable();
            list.dedup();
            list.shrink_to_fit();
        }
        found
    }

    fn take(&mut self, word: &str, starts_sentence: bool) {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        if digits >= 3 {
            let year = digits == 4 && word.len() == 4 && matches!(word.get(..2), Some("19" | "20"));
            if !year {
                self.names.push(hashed(word.chars()));
                self.sure.push(hashed(word.chars()));
            }
        } else if word.starts_with(char::is_lowercase) {
            self.plain.push(hashed(word.chars().take(LETTERS)));
        } else if word.len() >= 3 && digits == 0 && !is_calendar(word) {
            let stem = hashed(word.chars().flat_map(char::to_lowercase).take(LETTERS));
            if !starts_sentence {
                self.sure.push(stem);
            }
            self.names.push(stem);
        }
    }

    /// The names, in order.
    pub(in crate::ingest) fn names(&self) -> &[Word] {
        &self.names
    }

    /// The names that do not only begin a sentence, in order.
    pub(in crate::ingest) fn sure(&self) -> &[Word] {
        &self.sure
    }

    /// Gives away the words in lower case.
    pub(in crate::ingest) fn take_plain(&mut self) -> Vec<Word> {
        std::mem::take(&mut self.plain)
    }

    /// Leaves out what stands in `plain`: words that some story has in lower case.
    pub(in crate::ingest) fn without(&mut self, plain: &BTreeSet<Word>) {
        self.names.retain(|name| !plain.contains(name));
        self.sure.retain(|name| !plain.contains(name));
    }

    /// The sure names that `other` has too.
    pub(in crate::ingest) fn found_in(&self, other: &Self) -> Vec<Word> {
        let sure = self.sure.iter().copied();
        sure.filter(|name| other.has(*name)).collect()
    }

    /// How many names both stories have.
    pub(in crate::ingest) fn shared(&self, other: &Self) -> usize {
        let (few, many) = if self.names.len() <= other.names.len() {
            (self, other)
        } else {
            (other, self)
        };
        few.names.iter().filter(|name| many.has(**name)).count()
    }

    fn has(&self, name: Word) -> bool {
        self.names.binary_search(&name).is_ok()
    }
}

fn hashed(letters: impl Iterator<Item = char>) -> Word {
    let bytes = letters.flat_map(|letter| u32::from(letter).to_le_bytes());
    let hash = fnv1a(bytes);
    // The upper half is folded in: of so short a hash every bit must count.
    u32::try_from((hash ^ (hash >> 32)) & u64::from(u32::MAX)).unwrap_or_default()
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

    fn hashes(names: &[&str]) -> Vec<Word> {
        let mut hashes: Vec<Word> = names.iter().map(|name| hashed(name.chars())).collect();
        hashes.sort_unstable();
        hashes
    }

    #[test]
    fn names_are_shared_across_spellings() {
        let one = words("In Oslo Mr Zelensky met the Norlandic envoy Aas on Monday.");
        let other = words("Envoys of Norland saw Zelenskiy, and Aas too, in Oslo.");
        assert_eq!(
            one.found_in(&other),
            hashes(&["aas", "norla", "oslo", "zelen"])
        );
        assert_eq!(one.shared(&other), 4);
        assert_eq!(one.shared(&words("Rain fell on Tuesday in Bergen.")), 0);
    }

    #[test]
    fn words_in_lower_case_are_no_names() {
        let mut one = words("Firefighters came. The Firefighters left Oslo. Rain fell.");
        let plain = words("the many firefighters").take_plain();
        one.without(&plain.into_iter().collect());
        assert_eq!(one.names(), hashes(&["oslo", "rain"]));
        assert_eq!(one.sure(), hashes(&["oslo"]));
    }
}
