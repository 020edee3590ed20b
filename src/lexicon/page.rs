//! Words by which a page shows what is not its article: clutter, related stories, bylines, wire credits.
//!
//! Comes in: `lang/page.yaml`. Goes out: [`PageWords`], whose questions are about one line or one sentence. Case,
//! typographic quotes and marks around the words do not count.

use regex::{Regex, RegexSet, RegexSetBuilder};
use serde::Deserialize;

use super::{RuleFile, RuleFiles, read_yaml};
use crate::error::RuleProblem;

const PATH: &str = "lang/page.yaml";

/// A line longer than this (in bytes) is not searched for words it may hold anywhere.
const SHORT_LINE: usize = 160;

/// A prompt addresses the reader within so many words behind its verb: "Sign up for our letter".
const PROMPT_WORDS: usize = 4;

/// A statement has more words than this.
const STATEMENT_WORDS: usize = 7;

/// The words of pages.
#[derive(Debug, Default)]
pub struct PageWords {
    clutter: Cues,
    clutter_tail: Cues,
    prompts: Prompts,
    related: Cues,
    meta: Cues,
    label: Cues,
    sections: Vec<String>,
    never_in_place: Vec<String>,
    age: Option<Regex>,
    aggregators: Vec<String>,
    agencies: Vec<Agency>,
    credits: Vec<String>,
    clutter_classes: Vec<String>,
    meta_classes: Vec<String>,
    body_classes: Vec<String>,
    caption_classes: Vec<String>,
    hidden_classes: Vec<String>,
    live_classes: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PageFile {
    clutter: CueFile,
    clutter_tail: CueFile,
    prompts: Prompts,
    related: CueFile,
    meta: CueFile,
    label: CueFile,
    sections: Vec<String>,
    never_in_place: Vec<String>,
    ages: Vec<String>,
    aggregators: Vec<String>,
    agencies: Vec<Agency>,
    credits: Vec<String>,
    clutter_classes: Vec<String>,
    meta_classes: Vec<String>,
    #[serde(default)]
    body_classes: Vec<String>,
    #[serde(default)]
    caption_classes: Vec<String>,
    #[serde(default)]
    hidden_classes: Vec<String>,
    #[serde(default)]
    live_classes: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct CueFile {
    equals: Vec<String>,
    starts: Vec<String>,
    contains: Vec<String>,
    matches: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Agency {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
}

/// The words of lines that ask the reader to do something.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Prompts {
    /// What such a line begins with.
    verbs: Vec<String>,
    /// Whom or what it addresses.
    reader: Vec<String>,
    /// Words by which a whole sentence speaks to the reader.
    persons: Vec<String>,
}

/// One cue list, ready for use.
#[derive(Debug, Default)]
struct Cues {
    equals: Vec<String>,
    starts: Vec<String>,
    contains: Vec<String>,
    matches: RegexSet,
}

impl PageWords {
    /// Reads `lang/page.yaml` among `files`; what is wrong with it goes to `problems`.
    pub fn read(files: &RuleFiles, problems: &mut Vec<RuleProblem>) -> Self {
        let Some(file) = files.get(PATH) else {
            return Self::default();
        };
        let built = read_yaml::<PageFile>(file).and_then(|raw| Self::build(raw, file));
        built.unwrap_or_else(|problem| {
            problems.push(problem);
            Self::default()
        })
    }

    fn build(raw: PageFile, file: &RuleFile) -> Result<Self, RuleProblem> {
        let age = format!("^(.*?)(?:{})$", raw.ages.join("|"));
        Ok(Self {
            clutter: Cues::build(raw.clutter, file)?,
            clutter_tail: Cues::build(raw.clutter_tail, file)?,
            prompts: raw.prompts,
            related: Cues::build(raw.related, file)?,
            meta: Cues::build(raw.meta, file)?,
            label: Cues::build(raw.label, file)?,
            sections: raw.sections.iter().map(|word| normal(word)).collect(),
            never_in_place: raw.never_in_place,
            age: Some(Regex::new(&age).map_err(|e| bad_regex(file, &e))?),
            aggregators: raw.aggregators.iter().map(|name| normal(name)).collect(),
            agencies: raw.agencies,
            credits: raw.credits.iter().map(|credit| normal(credit)).collect(),
            clutter_classes: raw.clutter_classes,
            meta_classes: raw.meta_classes,
            body_classes: raw.body_classes,
            caption_classes: raw.caption_classes,
            hidden_classes: raw.hidden_classes,
            live_classes: raw.live_classes,
        })
    }

    /// Whether a line is no part of an article.
    pub fn is_clutter(&self, line: &str) -> bool {
        self.clutter.sentence(line)
            || self.prompts.is_prompt(line)
            || !self.prompts.is_statement(line) && self.clutter.held_by(line)
    }

    /// Whether a sentence at the edge of a paragraph is no part of an article.
    pub fn is_clutter_sentence(&self, sentence: &str) -> bool {
        self.clutter.sentence(sentence) || self.prompts.is_prompt(sentence)
    }

    /// Whether the rest of the paragraph is clutter from this sentence on.
    pub fn is_clutter_tail(&self, sentence: &str) -> bool {
        self.clutter_tail.sentence(sentence)
    }

    /// Whether a line is the heading of other stories.
    pub fn is_related(&self, line: &str) -> bool {
        self.related.sentence(line) || self.related.held_by(line)
    }

    /// Whether a line begins as bylines do.
    pub fn is_meta(&self, line: &str) -> bool {
        self.meta.sentence(line)
    }

    /// Whether a heading only says what follows.
    pub fn is_label(&self, line: &str) -> bool {
        self.label.sentence(line) || self.label.held_by(line)
    }

    /// Whether `word` is the name of a section, not of an outlet.
    pub fn is_section(&self, word: &str) -> bool {
        self.sections.contains(&normal(word))
    }

    /// Whether `word` stands in no name of a place.
    pub fn is_never_in_place(&self, word: &str) -> bool {
        self.never_in_place.contains(&lower(word))
    }

    /// What stands before the age at the end of a short line ("Reuters4 days ago" gives "Reuters"); `None` where it
    /// does not end with an age.
    pub fn before_age<'a>(&self, line: &'a str) -> Option<&'a str> {
        if line.len() > SHORT_LINE {
            return None;
        }
        let lower = line.to_ascii_lowercase();
        let before = self.age.as_ref()?.captures(&lower)?.get(1)?;
        line.get(..before.end())
    }

    /// Whether `name` is a collector of other outlets' stories.
    pub fn is_aggregator(&self, name: &str) -> bool {
        let name = normal(name);
        self.aggregators
            .iter()
            .any(|known| name == *known || name.starts_with(&format!("{known} ")))
    }

    /// Canonical name of the news agency that is called `name`.
    pub fn agency(&self, name: &str) -> Option<&str> {
        let name = name.trim();
        self.agencies
            .iter()
            .find(|agency| agency.is_called(name))
            .map(|agency| agency.name.as_str())
    }

    /// The agency that a line or sentence credits: "With inputs from AFP", "(Reuters)", "AP".
    pub fn credited(&self, line: &str) -> Option<&str> {
        let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
        if let Some(name) = self.agency(bare) {
            return Some(name);
        }
        let lower = normal(bare);
        let credit = self
            .credits
            .iter()
            .find(|credit| lower.starts_with(*credit))?;
        let rest = bare.get(credit.len()..)?;
        rest.split([',', '/', '&'])
            .flat_map(|part| part.split(" and "))
            .find_map(|part| self.agency(part.trim_matches(|c: char| !c.is_alphanumeric())))
    }

    /// Whether a class name of a page element says that it holds clutter.
    pub fn is_clutter_class(&self, class: &str) -> bool {
        class_in(class, &self.clutter_classes)
    }

    /// Whether a class name of a page element says that it holds byline or time.
    pub fn is_meta_class(&self, class: &str) -> bool {
        class_in(class, &self.meta_classes)
    }

    /// Whether a class name of a page element says that it holds the running text of an article.
    pub fn is_body_class(&self, class: &str) -> bool {
        is_class(class, &self.body_classes)
    }

    /// Whether a class name of a page element says that it holds the caption of a picture.
    pub fn is_caption_class(&self, class: &str) -> bool {
        is_class(class, &self.caption_classes)
    }

    /// Whether a class name of a page element says that no reader sees it.
    pub fn is_hidden_class(&self, class: &str) -> bool {
        is_class(class, &self.hidden_classes)
    }

    /// Whether a class name of a page element says that it holds the entries of a live blog.
    pub fn is_live_class(&self, class: &str) -> bool {
        is_class(class, &self.live_classes)
    }
}

impl Prompts {
    /// Whether a line or sentence asks the reader to do something; what is quoted asks someone else.
    fn is_prompt(&self, line: &str) -> bool {
        let is_quoted = line.contains(['"', '“', '”']) || line.starts_with(['\'', '‘']);
        if is_quoted || line.len() > SHORT_LINE {
            return false;
        }
        let lower = lower(line);
        let mut words = lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let begins = words.next().is_some_and(|word| is_among(word, &self.verbs));
        begins
            && words
                .take(PROMPT_WORDS)
                .any(|word| is_among(word, &self.reader))
    }

    /// Whether a line is running text: a capital at its start, a full stop at its end, and nobody spoken to.
    fn is_statement(&self, line: &str) -> bool {
        let quotes = ['"', '“', '”', '‘', '’', '\'', ')'];
        let bare = line.trim_matches(quotes);
        let lower = lower(line);
        let mut words = lower.split(|c: char| !c.is_alphanumeric());
        bare.starts_with(char::is_uppercase)
            && bare.ends_with(['.', '!', '?'])
            && line.split_whitespace().count() > STATEMENT_WORDS
            && !words.any(|word| is_among(word, &self.persons))
    }
}

fn is_among(word: &str, words: &[String]) -> bool {
    words.iter().any(|known| known == word)
}

impl Agency {
    fn is_called(&self, name: &str) -> bool {
        self.name == name || self.aliases.iter().any(|alias| alias == name)
    }
}

impl Cues {
    fn build(raw: CueFile, file: &RuleFile) -> Result<Self, RuleProblem> {
        let normalised = |cues: Vec<String>| cues.iter().map(|cue| lower(cue)).collect();
        Ok(Self {
            equals: raw.equals.iter().map(|cue| normal(cue)).collect(),
            starts: normalised(raw.starts),
            contains: normalised(raw.contains),
            matches: RegexSetBuilder::new(&raw.matches)
                .build()
                .map_err(|e| bad_regex(file, &e))?,
        })
    }

    /// Whether a short line holds a cue anywhere.
    fn held_by(&self, line: &str) -> bool {
        let lower = lower(line);
        line.len() <= SHORT_LINE && self.contains.iter().any(|cue| lower.contains(cue))
    }

    fn sentence(&self, sentence: &str) -> bool {
        let mut cut = sentence.len().min(SHORT_LINE);
        while !sentence.is_char_boundary(cut) {
            cut -= 1;
        }
        let head = lower(sentence.get(..cut).unwrap_or(""));
        let head = head.trim_start_matches(|c: char| !c.is_alphanumeric());
        if self.starts.iter().any(|cue| starts_with_words(head, cue)) {
            return true;
        }
        if cut < sentence.len() {
            return false;
        }
        let whole = normal(sentence);
        self.equals.contains(&whole) || self.matches.is_match(&whole)
    }
}

fn starts_with_words(text: &str, words: &str) -> bool {
    text.strip_prefix(words).is_some_and(|rest| {
        !words.ends_with(char::is_alphanumeric)
            || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'')
    })
}

fn class_in(class: &str, known: &[String]) -> bool {
    let class = class.to_ascii_lowercase();
    known.iter().any(|name| {
        class
            .strip_prefix(name.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
    })
}

/// Whether `class` is one of the names, whole: longer ones that begin so name parts of the element, `entry-content-meta`.
fn is_class(class: &str, known: &[String]) -> bool {
    known.iter().any(|name| class.eq_ignore_ascii_case(name))
}

/// Lower case, straight apostrophes.
fn lower(text: &str) -> String {
    text.to_lowercase().replace(['’', '‘'], "'")
}

/// Lower case, straight apostrophes, without marks at either end.
fn normal(text: &str) -> String {
    lower(text)
        .trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, ')' | '(')))
        .to_owned()
}

/// The last line of a regex error says what is wrong; those before it show the pattern.
fn bad_regex(file: &RuleFile, error: &regex::Error) -> RuleProblem {
    let message = error.to_string();
    file.bad_key(message.lines().last().unwrap_or("bad regular expression"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> PageWords {
        let mut problems = Vec::new();
        let words = PageWords::read(&RuleFiles::builtin(), &mut problems);
        assert_eq!(problems, []);
        words
    }

    #[test]
    fn clutter_and_what_only_looks_like_it() {
        let words = words();
        for line in [
            "STORY CONTINUES BELOW",
            "- ADVERTISEMENT -",
            "Comments (214)",
            "We use cookies. ACCEPT ALL",
            "Get our morning letter with the best of the harbour",
            "Try Our New Charts",
        ] {
            assert!(words.is_clutter(line), "{line}");
        }
        for line in [
            "Save the bees, says mayor",
            "Comments by the minister angered Oslo",
            "Supporters gathered",
            "The minister wrote in his newsletter that ships would sail again.",
            "“Join us now,” the pilot said.",
            "Support for the pact grew in our port last year",
        ] {
            assert!(!words.is_clutter(line), "{line}");
        }
    }

    #[test]
    fn ages_and_credits() {
        let words = words();
        assert_eq!(words.before_age("Quay Post4 days ago"), Some("Quay Post"));
        assert_eq!(words.before_age("It began 4 days ago in Oslo"), None);
        assert_eq!(words.credited("(With inputs from AFP and AP)"), Some("AFP"));
        assert_eq!(words.credited("(Reuters)"), Some("Reuters"));
        assert_eq!(words.credited("Reuters was first"), None);
    }
}
