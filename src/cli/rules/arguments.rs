//! What `atodds rules` accepts. The doc comments here are the `--help` texts.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::cli::args::{RuleArguments, day};

#[derive(Debug, Args)]
pub(crate) struct RulesCommand {
    #[command(subcommand)]
    pub(crate) action: RulesAction,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RulesAction {
    /// List the kinds of event there are rules for, and the lists of names
    List(RuleArguments),
    /// Show what a rule reads and why, and which findings it can give
    #[command(after_help = "\
Examples:
  atodds rules show talks            the rule for one kind of event
  atodds rules show talks/date-open  one frame, pattern or derivation of it
  atodds rules show '$giving'        the words of a class
  atodds rules show @ships           the names of a list
  atodds rules show talks -v         the rule file itself; of one pattern, its classes written out")]
    Show {
        /// Kind of event, as `rules list` names it, id of a frame, pattern or derivation, `$class` of words, or `@list` of
        /// names
        #[arg(value_name = "KIND|ID|$CLASS|@LIST")]
        name: String,
        #[command(flatten)]
        rules: RuleArguments,
    },
    /// Try rules on their own examples; exits with 1 when one fails
    Test(TestArguments),
    /// Write a commented rule file to begin with, which passes its own test
    #[command(
        after_help = "Example:\n  atodds rules new near-miss --output mine/near-miss.yaml\n  atodds rules test mine/near-miss.yaml"
    )]
    New {
        /// Name of the kind of event: lower-case letters, digits, `-` and `_`
        kind: String,
        /// File to write, which must not exist; without it the rule is printed
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        #[command(flatten)]
        rules: RuleArguments,
    },
    /// Print the JSON Schema of rule files, by which editors complete and check them
    #[command(
        after_help = "Example:\n  atodds rules schema > rule.schema.json\n\nand as the first line of a rule file beside it:\n  # yaml-language-server: $schema=rule.schema.json"
    )]
    Schema,
    /// Tell what rules make of a text, and what almost matched and why it failed
    #[command(after_help = "\
Examples:
  atodds rules why 'The blast killed 35 people on Monday.'
  atodds rules why --rules mine --kind near-miss --file draft.txt")]
    Why(WhyArguments),
}

#[derive(Debug, Args)]
pub(crate) struct WhyArguments {
    /// The text: one or several sentences
    #[arg(required_unless_present = "file", conflicts_with = "file")]
    pub(crate) text: Option<String>,
    /// File to read the text from
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// Day to count from, where the text does not tell its own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) date: Option<Date>,
    /// Tell of the rule for this kind of event alone, and of every pattern of it that matches in part
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,
    #[command(flatten)]
    pub(crate) rules: RuleArguments,
}

#[derive(Debug, Args)]
pub(crate) struct TestArguments {
    /// Rule files to try, read together with the built-in ones; without any, all rules are tried
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Form of the outcome
    #[arg(long, value_enum, default_value_t = TestFormat::Terminal)]
    pub(crate) format: TestFormat,
    #[command(flatten)]
    pub(crate) rules: RuleArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TestFormat {
    /// Text for a person
    Terminal,
    /// JSON for other programs
    Json,
}
