//! Credits: which news agency a line says a story is from.
//!
//! A credit is a line or a last sentence of its own: an agency's name alone, a name behind or before the words of a credit,
//! or a line in the manner of one agency. An agency quoted in running text ("Reuters reported") is a speaker, no credit.

use std::collections::BTreeMap;

use regex::bytes::RegexSet;

use super::cues::Cues;
use super::file::{AgencyEntry, CreditFile, CueFile};
use super::line::{PageLine, lower};
use super::pattern::patterns;

/// No credit is longer, in bytes.
const LONGEST: usize = 240;

/// Whom a story is credited to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credit<'a> {
    /// The agency of that canonical name.
    Agency(&'a str),
    /// Some agency, not named: "generated from an automated news agency feed".
    Unnamed,
}

/// The agencies and the words of credits.
#[derive(Debug, Default)]
pub(super) struct Credits {
    /// Canonical names by what agencies are called.
    names: BTreeMap<String, String>,
    /// Lines in the manner of one agency, and whose manner each pattern is.
    manners: RegexSet,
    manner_of: Vec<String>,
    before: Vec<String>,
    behind: Vec<String>,
    unnamed: Cues,
}

impl Credits {
    /// Credits of `agencies` by the words of `credits`.
    ///
    /// # Errors
    /// When the patterns together are too large for one automaton.
    pub(super) fn build(
        agencies: Vec<AgencyEntry>,
        credits: &CreditFile,
        unnamed: CueFile,
    ) -> Result<Self, regex::Error> {
        let mut built = Self {
            before: longest_first(&credits.before),
            behind: longest_first(&credits.behind),
            unnamed: Cues::build(unnamed)?,
            ..Self::default()
        };
        let mut manners = Vec::new();
        for agency in agencies {
            for pattern in agency.matches {
                manners.push(pattern.value);
                built.manner_of.push(agency.name.clone());
            }
            for called in agency.aliases.into_iter().chain([agency.name.clone()]) {
                // Bylines are often in capitals: "By ASSOCIATED PRESS".
                built
                    .names
                    .insert(called.to_uppercase(), agency.name.clone());
                built.names.insert(called, agency.name.clone());
            }
        }
        built.manners = patterns(manners.iter().map(String::as_str))?;
        Ok(built)
    }

    /// Canonical name of the news agency that is called `name`.
    pub(super) fn agency(&self, name: &str) -> Option<&str> {
        self.names.get(name.trim()).map(String::as_str)
    }

    /// Whom `line` credits.
    pub(super) fn of(&self, line: &PageLine<'_>) -> Option<Credit<'_>> {
        if line.raw().len() > LONGEST {
            return None;
        }
        if let Some(name) = self.agency(unmarked(line.raw())) {
            return Some(Credit::Agency(name));
        }
        let bare = |c: char| !c.is_alphanumeric() && c != '©';
        if let Some(named) = self.named_part(line.raw().trim_matches(bare)) {
            let found = named
                .split([',', '/', '&', ';', '|', '.'])
                .flat_map(|part| part.split(" and "))
                .find_map(|part| self.holder(part));
            if let Some(name) = found {
                return Some(Credit::Agency(name));
            }
        }
        if self.unnamed.sentence(line) {
            return Some(Credit::Unnamed);
        }
        let whole = line.whole()?;
        // Which pattern it is costs more to ask than whether there is one.
        if !self.manners.is_match(whole.as_bytes()) {
            return None;
        }
        let manner = self.manners.matches(whole.as_bytes()).iter().next()?;
        let name = self.manner_of.get(manner)?;
        Some(Credit::Agency(name))
    }

    /// What stands between the words of a credit.
    fn named_part<'l>(&self, line: &'l str) -> Option<&'l str> {
        let mut named = line;
        let mut is_credit = false;
        let lowered = lower(named);
        // Lower case of another length would cut the line elsewhere.
        if lowered.len() != named.len() {
            return None;
        }
        if let Some(words) = self.before.iter().find(|words| begins(&lowered, words)) {
            named = named.get(words.len()..)?;
            is_credit = true;
        }
        if let Some(words) = self.behind.iter().find(|words| lowered.ends_with(*words)) {
            named = named.get(..named.len().checked_sub(words.len())?)?;
            is_credit = true;
        }
        is_credit.then_some(named)
    }

    /// The agency that "2014 The Associated Press" names.
    fn holder(&self, part: &str) -> Option<&str> {
        let is_filler = |word: &str| {
            word.bytes().all(|b| b.is_ascii_digit())
                || matches!(word, "by" | "By" | "from" | "©" | "the")
        };
        let mut rest = unmarked(part);
        loop {
            if let Some(name) = self.agency(rest) {
                return Some(name);
            }
            let (word, behind) = rest.split_once(' ')?;
            if !is_filler(word) {
                return None;
            }
            rest = behind.trim_start();
        }
    }
}

fn unmarked(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

fn longest_first(words: &[String]) -> Vec<String> {
    let mut words: Vec<String> = words.iter().map(|words| lower(words)).collect();
    words.sort_by_key(|words| std::cmp::Reverse(words.len()));
    words
}

fn begins(text: &str, words: &str) -> bool {
    text.strip_prefix(words)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{PageWords, RuleFiles};

    #[test]
    fn credits_and_what_only_names_an_agency() {
        let mut problems = Vec::new();
        let words = PageWords::read(&RuleFiles::builtin(), &mut problems);
        assert_eq!(problems, []);
        let credit = |line: &str| match words.credit(&PageLine::new(line)) {
            Some(Credit::Agency(name)) => name.to_owned(),
            Some(Credit::Unnamed) => "unnamed".to_owned(),
            None => "none".to_owned(),
        };
        for (line, name) in [
            ("(With inputs from AFP and AP)", "AFP"),
            ("(Reuters)", "Reuters"),
            ("— Reuters", "Reuters"),
            ("/TASS/", "TASS"),
            ("(With AP inputs)", "AP"),
            ("By ASSOCIATED PRESS", "AP"),
            ("By: The Associated Press", "AP"),
            ("By Berit Aas, Associated Press", "AP"),
            ("© 2025 AFP", "AFP"),
            (
                "Copyright 2014 The Associated Press. All rights reserved.",
                "AP",
            ),
            ("The Associated Press contributed to this report.", "AP"),
            ("(Reporting by Berit Aas; Editing by Ola Dahl)", "Reuters"),
            ("Agencies", "unnamed"),
            ("With inputs from agencies", "unnamed"),
            (
                "This article was generated from an automated news agency feed without modifications to text.",
                "unnamed",
            ),
            ("Reuters was first", "none"),
            (
                "Reuters reported on Monday that the ferry had sunk.",
                "none",
            ),
            ("AFP/file", "none"),
            ("Photo: Reuters", "none"),
            ("Copyright 2025 Quay Post", "none"),
        ] {
            assert_eq!(credit(line), name, "{line}");
        }
    }
}
