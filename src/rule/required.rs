//! Which words every match of a pattern must hold, gathered while the pattern is read.
//!
//! An item gives one list of words, of which a match holds one; so does a bracket all of whose alternatives hold words.

/// What stands in the pattern as a whole, or in one bracket, so far.
#[derive(Debug, Default)]
pub(super) struct Level {
    /// The present alternative holds an item that must be there.
    pub(super) is_filled: bool,
    /// An alternative before it holds none.
    pub(super) has_empty: bool,
    /// The lists of words, of each of which the present alternative holds one.
    pub(super) lists: Vec<Vec<String>>,
    /// The words of which each alternative before it holds one, together.
    either: Vec<String>,
    /// An alternative before it holds none of which that is known.
    has_wordless: bool,
}

impl Level {
    /// Whether every alternative holds an item that must be there.
    pub(super) const fn is_needed(&self) -> bool {
        self.is_filled && !self.has_empty
    }

    /// Ends the present alternative.
    pub(super) fn end_alternative(&mut self) {
        let shortest = std::mem::take(&mut self.lists);
        match shortest.into_iter().min_by_key(Vec::len) {
            Some(words) => self.either.extend(words),
            None => self.has_wordless = true,
        }
    }

    /// The words of which every alternative holds one.
    pub(super) fn into_words(mut self) -> Option<Vec<String>> {
        self.end_alternative();
        (!self.has_wordless).then_some(self.either)
    }
}

/// Words as they stand among the items of a skeleton: of several in a row, which are several items, the longest.
pub(super) fn in_items(words: Vec<String>) -> Vec<String> {
    let one = |word: String| match word.split_once(' ') {
        None => word,
        Some(_) => word
            .split(' ')
            .rev()
            .max_by_key(|word| word.len())
            .unwrap_or_default()
            .to_owned(),
    };
    words.into_iter().map(one).collect()
}
