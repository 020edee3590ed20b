//! The one error type of the library, and the note: what was wrong with one input while the rest was processed.
//!
//! Errors carry structure; their text is written when they are displayed.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Result of a fallible library call.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a run could not go on. Boxed inside, so that a `Result` stays small.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(Box<ErrorKind>);

/// The kinds of [`Error`].
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Rule, lexicon or configuration files are wrong; every problem of every file is listed.
    #[error("{}", RuleProblems(.0))]
    Rules(Vec<RuleProblem>),
    /// A file the run cannot do without could not be read.
    #[error("{path}: cannot be read: {source}")]
    Io {
        /// The path as given.
        path: String,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// An earlier report could not be understood.
    #[error(
        "{path}: not a JSON report of atodds: {message}\nhelp: write one with `atodds check --format json`"
    )]
    Report {
        /// The path as given.
        path: String,
        /// What was expected and what was found.
        message: String,
    },
    /// What the caller asked for makes no sense; the message says what would.
    #[error("{message}\nhelp: {help}")]
    Usage {
        /// What is wrong.
        message: String,
        /// The next step.
        help: String,
    },
}

impl Error {
    /// The structured kind.
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    /// A [`ErrorKind::Usage`] error.
    pub fn usage(message: impl Into<String>, help: impl Into<String>) -> Self {
        ErrorKind::Usage {
            message: message.into(),
            help: help.into(),
        }
        .into()
    }

    /// A [`ErrorKind::Io`] error.
    pub fn io(path: impl Into<String>, source: std::io::Error) -> Self {
        ErrorKind::Io {
            path: path.into(),
            source,
        }
        .into()
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self(Box::new(kind))
    }
}

/// One mistake in one rule, lexicon or configuration file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleProblem {
    /// File as given, or its name among the built-in ones.
    pub path: String,
    /// 1-based line, where known.
    pub line: Option<usize>,
    /// 1-based column in code points, where known.
    pub column: Option<usize>,
    /// What was expected and what was found.
    pub message: String,
    /// The next step.
    pub help: String,
}

impl fmt::Display for RuleProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        write!(f, ": {}\n  help: {}", self.message, self.help)
    }
}

struct RuleProblems<'a>(&'a [RuleProblem]);

impl fmt::Display for RuleProblems<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in self.0 {
            writeln!(f, "{problem}")?;
        }
        let count = self.0.len();
        write!(
            f,
            "{count} {} in rule files",
            if count == 1 { "problem" } else { "problems" }
        )
    }
}

/// Something about one input that a reader of the report should know; the rest was processed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Note {
    /// The input, as given on the command line, with `#id` for an article inside a file.
    pub path: String,
    /// 1-based line in the raw file, where one is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Stable short name of the kind of note.
    pub code: NoteCode,
    /// What was wrong, and what was done about it.
    pub message: String,
}

/// The kinds of [`Note`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NoteCode {
    /// The input could not be opened or read.
    Unreadable,
    /// The input is empty.
    Empty,
    /// The input is binary.
    Binary,
    /// The input was decoded from another character set, or had bytes that are none.
    Encoding,
    /// The input, or a part of it, does not follow its format.
    Malformed,
    /// The text is not in a language the tool reads.
    Language,
    /// No reference time was found: relative dates stay unresolved.
    NoReferenceTime,
    /// A date in the metadata could not be read.
    BadDate,
    /// Input beyond a size limit was left out.
    TooLarge,
    /// Its publisher withholds it or has taken it back: it was not read.
    Withheld,
    /// Two frames or events competed for one value: no claim was made.
    Ambiguous,
}

impl NoteCode {
    /// Its name in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::Encoding => "encoding",
            Self::Malformed => "malformed",
            Self::Language => "language",
            Self::NoReferenceTime => "no-reference-time",
            Self::BadDate => "bad-date",
            Self::TooLarge => "too-large",
            Self::Withheld => "withheld",
            Self::Ambiguous => "ambiguous",
        }
    }

    /// Whether the note says that an input gave no text at all.
    pub const fn is_unread(self) -> bool {
        matches!(self, Self::Unreadable | Self::Empty | Self::Binary)
    }
}
