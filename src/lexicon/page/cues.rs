//! Lists of cues, ready for use: words a line is, begins with or holds, and patterns.
//!
//! Every question costs about the same however long the lists are, since they are asked of every line of every page.

use std::collections::{BTreeMap, BTreeSet};

use regex::bytes::{Regex, RegexSet};

use super::file::{CueFile, PromptFile};
use super::line::{PageLine, lower, normal};
use super::pattern::{pattern, patterns};

/// A prompt addresses the reader within so many words behind its verb: "Sign up for our letter".
const PROMPT_WORDS: usize = 4;

/// A statement has more words than this.
const STATEMENT_WORDS: usize = 7;

/// One cue list.
#[derive(Debug, Default)]
pub(super) struct Cues {
    equals: BTreeSet<String>,
    /// By their first word.
    starts: BTreeMap<String, Vec<String>>,
    contains: Option<Regex>,
    matches: RegexSet,
}

impl Cues {
    /// The list that `file` gives.
    ///
    /// # Errors
    /// When the patterns together are too large for one automaton.
    pub(super) fn build(file: CueFile) -> Result<Self, regex::Error> {
        let mut starts: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for cue in file.starts {
            let cue = lower(&cue);
            starts
                .entry(first_word(&cue).to_owned())
                .or_default()
                .push(cue);
        }
        let held = file.contains.iter().map(|cue| regex::escape(&lower(cue)));
        let held: Vec<String> = held.collect();
        Ok(Self {
            equals: file.equals.iter().map(|cue| normal(cue)).collect(),
            starts,
            contains: match held.is_empty() {
                true => None,
                false => Some(pattern(&held.join("|"))?),
            },
            matches: patterns(file.matches.iter().map(|pattern| pattern.value.as_str()))?,
        })
    }

    /// Whether a short line holds a cue anywhere.
    pub(super) fn held_by(&self, line: &PageLine<'_>) -> bool {
        let held = |cues: &Regex| cues.is_match(line.lower().as_bytes());
        line.is_short() && self.contains.as_ref().is_some_and(held)
    }

    /// Whether a line or sentence begins with a cue, or is one.
    pub(super) fn sentence(&self, line: &PageLine<'_>) -> bool {
        let head = line.head();
        let starting = self.starts.get(first_word(head)).into_iter().flatten();
        if starting.into_iter().any(|cue| starts_with_words(head, cue)) {
            return true;
        }
        line.whole().is_some_and(|whole| {
            self.equals.contains(whole) || self.matches.is_match(whole.as_bytes())
        })
    }
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric());
    text.get(..end.unwrap_or(text.len())).unwrap_or("")
}

fn starts_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| {
        !words.ends_with(char::is_alphanumeric)
            || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'')
    })
}

/// The words of lines that ask the reader to do something.
#[derive(Debug, Default)]
pub(super) struct Prompts {
    /// What such a line begins with.
    verbs: BTreeSet<String>,
    /// Whom or what it addresses.
    reader: BTreeSet<String>,
    /// Words by which a whole sentence speaks to the reader.
    persons: BTreeSet<String>,
}

impl Prompts {
    /// The words that `file` gives.
    pub(super) fn build(file: PromptFile) -> Self {
        Self {
            verbs: file.verbs.into_iter().collect(),
            reader: file.reader.into_iter().collect(),
            persons: file.persons.into_iter().collect(),
        }
    }

    /// Whether a line or sentence asks the reader to do something; what is quoted asks someone else.
    pub(super) fn is_prompt(&self, line: &PageLine<'_>) -> bool {
        let is_quoted = || {
            let raw = line.raw();
            raw.contains(['"', '“', '”']) || raw.starts_with(['\'', '‘'])
        };
        let mut words = line.words();
        line.is_short()
            && words.next().is_some_and(|word| self.verbs.contains(word))
            && words
                .take(PROMPT_WORDS)
                .any(|word| self.reader.contains(word))
            && !is_quoted()
    }

    /// Whether a short line is running text: a capital at its start, a full stop at its end, and nobody spoken to.
    pub(super) fn is_statement(&self, line: &PageLine<'_>) -> bool {
        let quotes = ['"', '“', '”', '‘', '’', '\'', ')'];
        let bare = line.raw().trim_matches(quotes);
        bare.starts_with(char::is_uppercase)
            && bare.ends_with(['.', '!', '?'])
            && line.raw().split_whitespace().count() > STATEMENT_WORDS
            && !line.words().any(|word| self.persons.contains(word))
    }
}
