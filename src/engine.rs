//! The pipeline put together: from rule files and named bytes to a report.
//!
//! An [`Engine`] is built once from rule files and checks any number of sets of inputs. It holds no state between them: the
//! same inputs, in any order, give the same report.

mod mentions;
mod told;
mod why;

use jiff::civil::Date;

use crate::detect;
use crate::error::{Error, ErrorKind, Note, Result};
use crate::extract::{self, Claim, ClaimId};
use crate::graph::{self, ClaimGraph};
use crate::ingest::{self, Document, Input, Unwatched, Watch};
use crate::lexicon::{
    DateOrder, Gazetteer, Lexicon, NameLists, RuleFiles, Vocabulary, WordClasses, instead,
};
use crate::report::{self, Excerpts, Labels, MentionEntry, Report};
use crate::rule::{self, Examples, Rule, Ruleset};

pub use self::why::Why;
pub use crate::extract::{ClaimOutcome, ExampleOutcome, Found, RuleOutcome};

/// Rules and words, ready to read inputs.
#[derive(Debug)]
pub struct Engine {
    lexicon: Lexicon,
    rules: Ruleset,
}

/// What to look at, and from when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CheckOptions {
    /// Which stories to consider.
    pub stories: Stories,
    /// The reference day of stories whose own cannot be found; without it their relative dates stay unresolved.
    pub date: Option<Date>,
    /// What is done with statements no rule has made a claim of.
    pub open: OpenStatements,
}

/// What is done with statements no rule has made a claim of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum OpenStatements {
    /// Those that share their words with another source's and differ in a value are possible findings.
    #[default]
    Compared,
    /// Nothing: they are not even kept.
    Ignored,
}

/// Which stories of a page are considered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Stories {
    /// What the page is about.
    #[default]
    Main,
    /// Related stories on the page too.
    All,
}

/// What a check found, with what it was found in.
#[derive(Debug)]
pub struct Checked {
    /// The report.
    pub report: Report,
    /// The claims, read and derived, sorted by document and place.
    pub claims: Vec<Claim>,
    /// The claims joined into events.
    pub graph: ClaimGraph,
}

impl Checked {
    /// Every claim's words with what stands around them.
    pub fn excerpts(&self) -> Excerpts {
        Excerpts::of_claims(&self.claims)
    }
}

/// The mentions of all inputs.
#[derive(Debug)]
pub struct Mentions {
    /// By document and place.
    pub mentions: Vec<MentionEntry>,
    /// What was wrong with inputs, sorted.
    pub notes: Vec<Note>,
    /// Number of documents that could be read.
    pub documents: usize,
}

impl Engine {
    /// Reads words and rules from `files`.
    ///
    /// # Errors
    /// [`ErrorKind::Rules`] with every problem of every file; where word classes or gazetteers are wrong, rule files are not looked at.
    pub fn new(files: &RuleFiles) -> Result<Self> {
        Self::read(files, Examples::Skip)
    }

    /// The same with the examples of all rules, for [`Engine::test_rules`].
    ///
    /// # Errors
    /// Those of [`Engine::new`], and what is wrong in the examples of built-in files.
    pub fn with_examples(files: &RuleFiles) -> Result<Self> {
        Self::read(files, Examples::Read)
    }

    fn read(files: &RuleFiles, examples: Examples) -> Result<Self> {
        let lexicon = Lexicon::read(files).map_err(|error| with_rules(error, files, examples))?;
        let rules = Ruleset::new(rule::load(files, lexicon.vocabulary(), examples)?);
        Ok(Self { lexicon, rules })
    }

    /// The same engine, reading dates of digits alone in that order. Without it "03/04/2025" is left unread.
    #[must_use]
    pub const fn with_date_order(mut self, order: DateOrder) -> Self {
        self.lexicon.language.date_order = order;
        self
    }

    /// The rules, sorted by kind of event.
    pub fn rules(&self) -> &[Rule] {
        self.rules.rules()
    }

    /// The rule for one kind of event.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] when there is none; the message names those there are.
    pub fn rule(&self, kind: &str) -> Result<&Rule> {
        let found = self.rules().iter().find(|rule| rule.kind == kind);
        let kinds = self.rules().iter().map(|rule| rule.kind.as_str());
        Ok(found.ok_or_else(|| ErrorKind::Usage {
            message: format!("no rule for the kind of event `{kind}`"),
            help: instead(kind, "the kinds there are rules for", kinds),
        })?)
    }

    /// What kinds of event and their slots are called, for people.
    pub fn labels(&self) -> Labels {
        Labels::of(self.rules())
    }

    /// The word classes that rules share.
    pub const fn classes(&self) -> &WordClasses {
        &self.lexicon.classes
    }

    /// The lists of names that rules may ask for.
    pub const fn lists(&self) -> &NameLists {
        self.lexicon.gazetteer.lists()
    }

    /// Tries one rule on its own examples, in the order of the rule file.
    pub fn test_rule(&self, rule: &Rule) -> RuleOutcome {
        extract::run_examples(rule, &self.lexicon)
    }

    /// Tries every rule on its own examples; by rule.
    pub fn test_rules(&self) -> Vec<RuleOutcome> {
        self.rules()
            .iter()
            .map(|rule| self.test_rule(rule))
            .collect()
    }

    /// Reads `inputs`, extracts claims, joins them into events and compares them.
    pub fn check(&self, inputs: Vec<Input>, options: &CheckOptions) -> Checked {
        self.check_watched(inputs, options, &Unwatched)
    }

    /// The same, telling `watch` how far the reading has come.
    ///
    /// Documents are read side by side, and the text of each is dropped when its claims are known: memory grows with what is
    /// claimed, not with what is read.
    pub fn check_watched(
        &self,
        inputs: Vec<Input>,
        options: &CheckOptions,
        watch: &dyn Watch,
    ) -> Checked {
        let reading = extract::Options {
            all_stories: options.stories == Stories::All,
            open: options.open == OpenStatements::Compared,
        };
        let read = self.map(inputs, options.date, watch, |document| {
            let extraction = extract::extract(&document, &self.lexicon, &self.rules, &reading);
            (report::document_entry(&document), extraction)
        });
        let mut notes = read.notes;
        let (mut documents, mut claims, mut facts) = (Vec::new(), Vec::new(), Vec::new());
        let mut open = Vec::new();
        for (document, extraction) in read.documents {
            documents.push(document);
            claims.extend(extraction.claims);
            facts.extend(extraction.facts);
            open.extend(extraction.open);
            notes.extend(extraction.notes);
        }
        detect::tie_texts(&mut facts);
        claims.extend(detect::derive(&claims, &facts, self.rules()));
        claims.sort_by(|a, b| order(a).cmp(&order(b)));
        let graph = graph::join(&claims, &facts, self.rules());
        let mut findings = detect::detect(&graph, &claims, &facts, self.rules());
        let possible = detect::possible(&open, &facts, &claims, &graph, self.rules());
        drop(open);
        findings.extend(possible.findings);
        claims.extend(possible.claims);
        claims.sort_by(|a, b| order(a).cmp(&order(b)));
        let graph = graph.with_events(possible.events, &claims, &facts);
        let report = report::build(report::Parts {
            documents,
            claims: &claims,
            facts: &facts,
            graph: &graph,
            findings,
            notes,
            kinds: self.rules().iter().map(|rule| rule.kind.clone()).collect(),
        });
        Checked {
            report,
            claims,
            graph,
        }
    }

    /// Recognises and resolves the typed expressions of all stories, clutter aside. `date` is the reference day of stories
    /// that have none.
    pub fn mentions(&self, inputs: Vec<Input>, date: Option<Date>) -> Mentions {
        let read = self.map(inputs, date, &Unwatched, |document| {
            mentions::of(&document, &self.lexicon)
        });
        Mentions {
            documents: read.documents.len(),
            mentions: read.documents.into_iter().flatten().collect(),
            notes: read.notes,
        }
    }

    fn map<T: Send>(
        &self,
        mut inputs: Vec<Input>,
        date: Option<Date>,
        watch: &dyn Watch,
        work: impl Fn(Document) -> T + Sync,
    ) -> ingest::Read<T> {
        inputs.sort_by(|a, b| a.path.cmp(&b.path));
        let options = ingest::Options { date };
        ingest::map(inputs, &self.lexicon, &options, watch, work)
    }
}

/// The problems of the word files in `error`, and with them those of the rule files: without right classes and lists these would
/// be strewn with problems that are none of theirs.
fn with_rules(error: Error, files: &RuleFiles, examples: Examples) -> Error {
    let mut unclassed = Vec::new();
    let classes = WordClasses::read(files, &mut unclassed);
    let gazetteer = Gazetteer::read(files, &mut unclassed);
    if !unclassed.is_empty() {
        return error;
    }
    let vocabulary = Vocabulary {
        classes: &classes,
        lists: gazetteer.lists(),
    };
    match (error.kind(), rule::load(files, vocabulary, examples)) {
        (ErrorKind::Rules(words), Err(other)) => match other.kind() {
            ErrorKind::Rules(rules) => ErrorKind::Rules([words.as_slice(), rules].concat()).into(),
            _ => other,
        },
        _ => error,
    }
}

/// Claims by document and place, so that later stages see them in one order.
fn order(claim: &Claim) -> (&str, usize, usize, &str, &ClaimId) {
    (
        &claim.path,
        claim.at.start,
        claim.at.end,
        &claim.slot,
        &claim.id,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_inputs_changes_nothing() -> Result<()> {
        let engine = Engine::new(&RuleFiles::builtin())?;
        let input = |path: &str, text: &str| Input::bytes(path, text.as_bytes().to_vec());
        let inputs = || {
            vec![
                input(
                    "b.txt",
                    "Russia and Ukraine will hold talks on Friday, July 25, 2025.",
                ),
                input(
                    "a.txt",
                    "Russia and Ukraine will hold talks on Thursday, July 24, 2025.",
                ),
                input("c.txt", ""),
            ]
        };
        let one = engine.check(inputs(), &CheckOptions::default());
        let reversed = inputs().into_iter().rev().collect();
        let other = engine.check(reversed, &CheckOptions::default());
        assert_eq!(
            report::json::write(&one.report),
            report::json::write(&other.report)
        );
        assert_eq!(one.graph.to_dot(&[]), other.graph.to_dot(&[]));
        Ok(())
    }
}
