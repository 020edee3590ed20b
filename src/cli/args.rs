//! What the command line accepts. The doc comments here are the `--help` texts.

use std::path::PathBuf;
#[cfg(feature = "fetch")]
use std::time::Duration;

use atodds::detect::Severity;
use atodds::ingest::Format;
use atodds::lexicon::DateOrder;
#[cfg(feature = "fetch")]
use clap::value_parser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

#[cfg(feature = "fetch")]
use super::fetch::{Limits, MIB};
use super::rules::arguments::RulesCommand;

mod considered;
pub(crate) use considered::StoriesArguments;

/// Read what several sources say about the same events, and report where they are at odds.
///
/// Each finding names the words of every side with file, line and column, who said it, how surely, and how each date or
/// number was worked out. It never says who is right. Nothing is sent anywhere: no network unless a URL is given, no model, no
/// clock.
#[derive(Debug, Parser)]
#[command(name = "atodds", version, arg_required_else_help = true, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
Examples:
  atodds check monday/*.txt                 where do these articles disagree?
  atodds check --format json feed/ > r.json the same as JSON, for other programs
  atodds explain 3fa2 monday/*.txt          every step behind a finding or claim
  atodds diff yesterday.json today.json     what is new since yesterday
  atodds claims article.txt                 what was understood of one article
  atodds check https://example.org/feed.xml a feed as it is now

Exit codes: 0 nothing found, 1 findings, 2 wrong usage or rules, or no readable input.";

#[derive(Debug, Args)]
pub(crate) struct Global {
    /// When to colour the output; NO_COLOR and CLICOLOR_FORCE are honoured
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto, global = true)]
    pub(crate) color: Colour,
    /// Whether to show a progress bar on the terminal when reading takes a while
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Progress::Auto, global = true)]
    pub(crate) progress: Progress,
    /// Tell less: one line for each conflict
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Tell more: every claim and every step, and files that were passed over
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Progress {
    /// When standard error is a terminal
    Auto,
    /// Never
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// When standard output is a terminal
    Auto,
    /// Always, in pipes too
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Report where the articles are at odds, and what they agree on
    Check(CheckCommand),
    /// List what was understood: every claim with its place
    Claims(ClaimsCommand),
    /// List every time, number, name and cue that was recognised
    Mentions(MentionsCommand),
    /// Draw the graph of stories, claims, events and speakers
    Graph(GraphCommand),
    /// Show every step from the words to one finding, claim or event
    Explain(ExplainCommand),
    /// Compare two JSON reports: which findings are new, gone or changed
    Diff(DiffCommand),
    /// List, show, test or begin rules
    Rules(RulesCommand),
}

#[derive(Debug, Args)]
pub(crate) struct RuleArguments {
    /// Folder of rule files to add; a file with the path of a built-in one replaces it. May be repeated
    #[arg(long, value_name = "DIR")]
    pub(crate) rules: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct InputArguments {
    /// Articles to read: files, folders, http:// and https:// URLs, or `-` for standard input. In folders, hidden files and
    /// files that are no articles are passed over
    #[arg(value_name = "PATH|URL", required_unless_present = "inputs_from")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}

#[derive(Debug, Args)]
pub(crate) struct ReadingArguments {
    /// Name of what comes from standard input
    #[arg(long, value_name = "NAME", default_value = "stdin")]
    pub(crate) stdin_name: String,
    /// File that lists more articles to read, a path or URL a line, or `-` for such a list from standard input. Blank lines and
    /// lines that begin with `#` are passed over; paths are relative to the working folder
    #[arg(long, value_name = "FILE")]
    pub(crate) inputs_from: Option<PathBuf>,
    /// Day to count from in articles that do not tell theirs
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) date: Option<Date>,
    /// Order of day and month in dates such as 03/04/2025; without it they are not read
    #[arg(long, value_enum, value_name = "ORDER")]
    pub(crate) date_order: Option<DateOrderChoice>,
    /// Format of the articles, whatever they are named or look like; without it each file shows its own
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) input_format: Option<InputFormat>,
    /// Fail when any input cannot be read, rather than note it and go on
    #[arg(long)]
    pub(crate) strict_inputs: bool,
    #[cfg(feature = "fetch")]
    #[command(flatten)]
    pub(crate) fetch: FetchArguments,
    #[command(flatten)]
    pub(crate) rules: RuleArguments,
}

#[cfg(feature = "fetch")]
#[derive(Debug, Args)]
pub(crate) struct FetchArguments {
    /// How long one URL may take in all, redirects included
    #[arg(long, value_name = "SECONDS", help_heading = "URLs", default_value_t = 30,
        value_parser = value_parser!(u64).range(1..=3600))]
    pub(crate) timeout: u64,
    /// How much one URL may give, compression taken off
    #[arg(long, value_name = "MIB", help_heading = "URLs", default_value_t = 16,
        value_parser = value_parser!(u64).range(1..=256))]
    pub(crate) max_size: u64,
    /// Fetch from hosts that are not on the public internet, too: this machine, the local network. Through a proxy, which looks
    /// hosts up itself, nothing is fetched without this
    #[arg(long, help_heading = "URLs")]
    pub(crate) allow_private: bool,
    /// Folder to keep pages in, so that next time their servers are only asked whether they have changed
    #[arg(long, value_name = "DIR", help_heading = "URLs")]
    pub(crate) cache: Option<PathBuf>,
}

#[cfg(feature = "fetch")]
impl FetchArguments {
    /// How far to go for a page.
    pub(crate) const fn limits(&self) -> Limits {
        Limits {
            timeout: Duration::from_secs(self.timeout),
            max_bytes: self.max_size * MIB,
            allow_private: self.allow_private,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DateOrderChoice {
    /// 3 April: most of the world
    Dmy,
    /// March 4: the United States
    Mdy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// Plain text or Markdown
    #[value(alias = "markdown")]
    Text,
    /// A web page
    Html,
    /// RSS or Atom
    #[value(alias = "rss", alias = "atom")]
    Feed,
    /// NewsML-G2
    Newsml,
    /// NITF
    Nitf,
    /// XML of any other sort
    Xml,
    /// JSON: one article, an array, or one on each line
    #[value(alias = "jsonl")]
    Json,
    /// JSON Feed
    JsonFeed,
    /// IPTC ninjs
    Ninjs,
}

impl InputFormat {
    /// The library's format.
    pub(crate) const fn format(self) -> Format {
        match self {
            Self::Text => Format::Text,
            Self::Html => Format::Html,
            Self::Feed => Format::Feed,
            Self::Newsml => Format::NewsMl,
            Self::Nitf => Format::Nitf,
            Self::Xml => Format::Xml,
            Self::Json => Format::Json,
            Self::JsonFeed => Format::JsonFeed,
            Self::Ninjs => Format::Ninjs,
        }
    }
}

impl ReadingArguments {
    /// The library's option.
    pub(crate) fn order(&self) -> DateOrder {
        match self.date_order {
            None => DateOrder::Unknown,
            Some(DateOrderChoice::Dmy) => DateOrder::DayFirst,
            Some(DateOrderChoice::Mdy) => DateOrder::MonthFirst,
        }
    }
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  atodds check a.txt b.txt c.md
  atodds check --fail-on error feed/
  atodds check https://example.org/feed.xml b.txt
  curl -s https://example.org/story | atodds check --stdin-name story.html - b.txt")]
pub(crate) struct CheckCommand {
    #[command(flatten)]
    pub(crate) inputs: InputArguments,
    /// Form of the report
    #[arg(long, value_enum, default_value_t = ReportFormat::Terminal)]
    pub(crate) format: ReportFormat,
    /// Exit with 1 when there is a finding of this severity or a higher one; `none` never does
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = FailOn::Warning)]
    pub(crate) fail_on: FailOn,
    #[command(flatten)]
    pub(crate) stories: StoriesArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// Text for a person
    Terminal,
    /// JSON, version 1
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Never
    None,
    /// What may be at odds, though no rule vouches for it
    Possible,
    /// Updates and whatever is worth knowing
    Note,
    /// Disputes and hedged statements
    Warning,
    /// Contradictions
    Error,
}

impl FailOn {
    /// The least severity that fails; `None` for never.
    pub(crate) const fn severity(self) -> Option<Severity> {
        match self {
            Self::None => None,
            Self::Possible => Some(Severity::Possible),
            Self::Note => Some(Severity::Note),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct ClaimsCommand {
    #[command(flatten)]
    pub(crate) inputs: InputArguments,
    /// Form of the list
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(crate) format: ListFormat,
    #[command(flatten)]
    pub(crate) stories: StoriesArguments,
}

#[derive(Debug, Args)]
pub(crate) struct MentionsCommand {
    #[command(flatten)]
    pub(crate) inputs: InputArguments,
    /// Form of the list
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(crate) format: ListFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// Columns for a person
    Table,
    /// One JSON object a line
    Jsonl,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  atodds graph feed/ | dot -Tsvg > graph.svg")]
pub(crate) struct GraphCommand {
    #[command(flatten)]
    pub(crate) inputs: InputArguments,
    /// Form of the graph
    #[arg(long, value_enum, default_value_t = GraphFormat::Dot)]
    pub(crate) format: GraphFormat,
    #[command(flatten)]
    pub(crate) stories: StoriesArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum GraphFormat {
    /// The language of Graphviz
    Dot,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  atodds explain 3fa2 a.txt b.txt           the articles are read again, with their text
  atodds explain 3fa2 --report report.json  from a report alone

Give the same --stories, --possible, --date, --date-order and --rules as to the check the id comes from.")]
pub(crate) struct ExplainCommand {
    /// Id of a finding, claim or event, or the beginning of one
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// Articles to read, as for `check`
    #[arg(
        value_name = "PATH|URL",
        required_unless_present_any = ["report", "inputs_from"],
        conflicts_with = "report"
    )]
    pub(crate) paths: Vec<PathBuf>,
    /// JSON report to look the id up in
    #[arg(long, value_name = "REPORT.json", conflicts_with = "inputs_from")]
    pub(crate) report: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
    #[command(flatten)]
    pub(crate) stories: StoriesArguments,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Exits with 1 when there is a new conflict of severity warning or error, or one has risen to it."
)]
pub(crate) struct DiffCommand {
    /// The earlier report, from `atodds check --format json`
    #[arg(value_name = "OLD.json")]
    pub(crate) old: PathBuf,
    /// The later report
    #[arg(value_name = "NEW.json")]
    pub(crate) new: PathBuf,
    /// Form of the difference
    #[arg(long, value_enum, default_value_t = ReportFormat::Terminal)]
    pub(crate) format: ReportFormat,
}

pub(crate) fn day(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_| "expected a day such as 2025-07-21".to_owned())
}
