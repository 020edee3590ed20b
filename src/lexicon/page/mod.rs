//! Words by which a page shows what is not its article: clutter, related stories, bylines, wire credits.
//!
//! Comes in: `lang/page.yaml`, and the files of `lang/page/`, whose lists are put behind its. Goes out: [`PageWords`], whose
//! questions are about one line or one sentence. Case, typographic quotes and marks around the words do not count.

mod credit;
mod cues;
mod file;
mod line;
mod pattern;

use std::collections::BTreeSet;

use regex::bytes::Regex;

use self::credit::Credits;
use self::cues::{Cues, Prompts};
use self::file::PageFile;
use self::line::{lower, normal};
use self::pattern::pattern;
use super::RuleFiles;
use crate::error::RuleProblem;

pub use self::credit::Credit;
pub use self::line::PageLine;

const PATH: &str = "lang/page.yaml";

/// The folder of files that add to it.
const MORE: &str = "lang/page/";

/// The words of pages.
#[derive(Debug, Default)]
pub struct PageWords {
    clutter: Cues,
    clutter_tail: Cues,
    prompts: Prompts,
    related: Cues,
    meta: Cues,
    broadcast: Cues,
    label: Cues,
    pictures: Cues,
    credits: Credits,
    sections: BTreeSet<String>,
    never_in_place: BTreeSet<String>,
    age: Option<Regex>,
    zone_notes: Vec<String>,
    aggregators: Vec<String>,
    clutter_classes: Vec<String>,
    meta_classes: Vec<String>,
    body_classes: Vec<String>,
    caption_classes: Vec<String>,
    hidden_classes: Vec<String>,
    live_classes: Vec<String>,
}

impl PageWords {
    /// Reads `lang/page.yaml` and the files of `lang/page/` among `files`; what is wrong with them goes to `problems`.
    pub fn read(files: &RuleFiles, problems: &mut Vec<RuleProblem>) -> Self {
        let mut lists = PageFile::default();
        let more = files.under(MORE).map(|(_, file)| file);
        for file in files.get(PATH).into_iter().chain(more) {
            lists.add(PageFile::read(file, problems));
        }
        Self::build(lists).unwrap_or_else(|error| {
            // Each pattern was tried on its own: only all of them together can still be too much.
            if let Some(file) = files.get(PATH) {
                problems.push(file.bad_key(error.to_string()));
            }
            Self::default()
        })
    }

    fn build(lists: PageFile) -> Result<Self, regex::Error> {
        let ages: Vec<&str> = lists.ages.iter().map(|age| age.value.as_str()).collect();
        let age = pattern(&format!("(?:{})$", ages.join("|")))?;
        Ok(Self {
            credits: Credits::build(lists.agencies, &lists.credits, lists.unnamed_agency)?,
            clutter: Cues::build(lists.clutter)?,
            clutter_tail: Cues::build(lists.clutter_tail)?,
            prompts: Prompts::build(lists.prompts),
            related: Cues::build(lists.related)?,
            meta: Cues::build(lists.meta)?,
            broadcast: Cues::build(lists.broadcast)?,
            label: Cues::build(lists.label)?,
            pictures: Cues::build(lists.pictures)?,
            sections: lists.sections.iter().map(|word| normal(word)).collect(),
            never_in_place: lists.never_in_place.into_iter().collect(),
            age: (!ages.is_empty()).then_some(age),
            zone_notes: lists.zone_notes.iter().map(|note| lower(note)).collect(),
            aggregators: lists.aggregators.iter().map(|name| normal(name)).collect(),
            clutter_classes: lists.clutter_classes,
            meta_classes: lists.meta_classes,
            body_classes: lists.body_classes,
            caption_classes: lists.caption_classes,
            hidden_classes: lists.hidden_classes,
            live_classes: lists.live_classes,
        })
    }

    /// Whether a line is no part of an article.
    pub fn is_clutter(&self, line: &PageLine<'_>) -> bool {
        self.clutter.sentence(line)
            || self.prompts.is_prompt(line)
            || line.is_short() && self.pictures.sentence(line)
            || self.clutter.held_by(line) && !self.prompts.is_statement(line)
    }

    /// Whether a sentence at the edge of a paragraph is no part of an article.
    pub fn is_clutter_sentence(&self, sentence: &PageLine<'_>) -> bool {
        self.clutter.sentence(sentence) || self.prompts.is_prompt(sentence)
    }

    /// Whether the rest of the paragraph is clutter from this sentence on.
    pub fn is_clutter_tail(&self, sentence: &PageLine<'_>) -> bool {
        self.clutter_tail.sentence(sentence)
    }

    /// Whether a line is the heading of other stories.
    pub fn is_related(&self, line: &PageLine<'_>) -> bool {
        self.related.sentence(line) || self.related.held_by(line)
    }

    /// Whether a line begins as bylines do.
    pub fn is_meta(&self, line: &PageLine<'_>) -> bool {
        self.meta.sentence(line)
    }

    /// Whether a line begins as those that tell when a programme was broadcast.
    pub fn is_broadcast(&self, line: &PageLine<'_>) -> bool {
        self.broadcast.sentence(line)
    }

    /// Whether a heading only says what follows.
    pub fn is_label(&self, line: &PageLine<'_>) -> bool {
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
    pub fn before_age<'a>(&self, line: &PageLine<'a>) -> Option<&'a str> {
        let age = self.age.as_ref().filter(|_| line.is_short())?;
        let found = age.find(line.raw().as_bytes())?;
        line.raw().get(..found.start())
    }

    /// What stands behind the words by which a line tells the zone of its clock times: "(GMT+3)" of "All times local
    /// (GMT+3)".
    pub fn zone_note<'a>(&self, line: &PageLine<'a>) -> Option<&'a str> {
        let head = line.head();
        let note = self
            .zone_notes
            .iter()
            .find(|note| head.starts_with(*note))?;
        // Notes begin with letters of the line's own length, so that the raw line can be cut there.
        let raw = line
            .raw()
            .trim_start_matches(|c: char| !c.is_alphanumeric());
        raw.get(note.len()..)
    }

    /// Whether `name` is a collector of other outlets' stories.
    pub fn is_aggregator(&self, name: &str) -> bool {
        let name = normal(name);
        self.aggregators.iter().any(|known| {
            name.strip_prefix(known.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    }

    /// Canonical name of the news agency that is called `name`.
    pub fn agency(&self, name: &str) -> Option<&str> {
        self.credits.agency(name)
    }

    /// The agency that a line or sentence credits: "With inputs from AFP", "(Reuters)", "© 2025 AP". A picture's agency is
    /// not that of the story.
    pub fn credit(&self, line: &PageLine<'_>) -> Option<Credit<'_>> {
        let credit = self.credits.of(line)?;
        (!self.pictures.sentence(line)).then_some(credit)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::RuleFile;

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
            assert!(words.is_clutter(&PageLine::new(line)), "{line}");
        }
        for line in [
            "Save the bees, says mayor",
            "Comments by the minister angered Oslo",
            "Supporters gathered",
            "The minister wrote in his newsletter that ships would sail again.",
            "“Join us now,” the pilot said.",
            "Support for the pact grew in our port last year",
        ] {
            assert!(!words.is_clutter(&PageLine::new(line)), "{line}");
        }
    }

    #[test]
    fn ages() {
        let words = words();
        assert_eq!(
            words.before_age(&PageLine::new("Quay Post4 days ago")),
            Some("Quay Post")
        );
        assert_eq!(
            words.before_age(&PageLine::new("It began 4 days ago in Oslo")),
            None
        );
    }

    fn with_file(path: &str, text: &str) -> (PageWords, Vec<String>) {
        let mut files = RuleFiles::builtin();
        let file = RuleFile {
            path: format!("mine/{path}"),
            text: text.to_owned(),
            builtin: false,
            prepared: None,
        };
        files.insert(path, file);
        let mut problems = Vec::new();
        let words = PageWords::read(&files, &mut problems);
        let told = |problem: &RuleProblem| {
            let line = problem.line.unwrap_or_default();
            format!("{}:{line}: {}", problem.path, problem.message)
        };
        (words, problems.iter().map(told).collect())
    }

    #[test]
    fn files_of_the_folder_add_to_the_lists() {
        let text = "clutter:\n  starts: [tide table]\nagencies:\n  - {name: Gannet}\n";
        let (words, problems) = with_file("lang/page/mine.yaml", text);
        assert_eq!(problems, [""; 0]);
        assert!(words.is_clutter(&PageLine::new("Tide table for Monday")));
        assert!(words.is_clutter(&PageLine::new("Share this article")));
        assert_eq!(words.agency("Gannet"), Some("Gannet"));
        assert_eq!(words.agency("AFP"), Some("AFP"));
    }

    #[test]
    fn each_bad_pattern_is_told_with_its_line() {
        let text =
            "clutter:\n  matches:\n    - 'one ('\n    - 'tide'\n    - '[z-a]'\nages:\n  - '*'\n";
        let (words, problems) = with_file("lang/page/mine.yaml", text);
        let [first, second, third] = problems.as_slice() else {
            unreachable!("three of four patterns are none: {problems:?}");
        };
        assert!(first.starts_with("mine/lang/page/mine.yaml:3: `one (` is no pattern: "));
        assert!(second.starts_with("mine/lang/page/mine.yaml:5: `[z-a]` is no pattern: "));
        assert!(third.starts_with("mine/lang/page/mine.yaml:7: `*` is no pattern: "));
        assert!(words.is_clutter(&PageLine::new("Tide")));
    }
}
