//! A line made ready for questions about its words: lower case and straight apostrophes, made once for all of them.

/// A line longer than this (in bytes) is not searched for words it may hold anywhere, only for those it begins with.
const SHORT_LINE: usize = 160;

/// A line or sentence of a page, with its words in the form that cues have.
#[derive(Debug)]
pub struct PageLine<'a> {
    /// As it stands.
    raw: &'a str,
    /// Lower case, straight apostrophes; of a long line the beginning.
    lower: String,
}

impl<'a> PageLine<'a> {
    /// The line `raw`, without marks of Markdown and lists at its ends.
    pub fn new(raw: &'a str) -> Self {
        let cut = raw.floor_char_boundary(SHORT_LINE);
        Self {
            raw,
            lower: lower(raw.get(..cut).unwrap_or("")),
        }
    }

    /// As it stands.
    pub const fn raw(&self) -> &'a str {
        self.raw
    }

    /// Whether it is short enough to be about one thing.
    pub(super) const fn is_short(&self) -> bool {
        self.raw.len() <= SHORT_LINE
    }

    /// Its beginning in the form of cues.
    pub(super) fn lower(&self) -> &str {
        &self.lower
    }

    /// The beginning without marks before the first word.
    pub(super) fn head(&self) -> &str {
        self.lower
            .trim_start_matches(|c: char| !c.is_alphanumeric())
    }

    /// A short line as a whole, without marks at either end.
    pub(super) fn whole(&self) -> Option<&str> {
        self.is_short().then(|| unmarked(&self.lower))
    }

    /// Its words in lower case, as far as they were made ready.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
    }
}

/// Lower case, straight apostrophes.
pub(super) fn lower(text: &str) -> String {
    let mut lower = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '’' | '‘' => lower.push('\''),
            _ if c.is_ascii() => lower.push(c.to_ascii_lowercase()),
            _ => lower.extend(c.to_lowercase()),
        }
    }
    lower
}

/// Lower case, straight apostrophes, without marks at either end.
pub(super) fn normal(text: &str) -> String {
    unmarked(&lower(text)).to_owned()
}

fn unmarked(text: &str) -> &str {
    text.trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, ')' | '(')))
}
