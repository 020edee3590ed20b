//! Which stories and statements a check considers.

use atodds::engine::{CheckOptions, OpenStatements, Stories};
use clap::{Args, ValueEnum};
use jiff::civil::Date;

#[derive(Debug, Args)]
pub(crate) struct StoriesArguments {
    /// Which stories of a page to consider: `main` leaves out related stories
    #[arg(long = "stories", value_enum, value_name = "WHICH", default_value_t = StoriesChoice::Main)]
    pub(crate) choice: StoriesChoice,
    /// Whether to report what may be at odds where no rule tells what is claimed: sentences of two sources that share their
    /// words and differ in a number, date or place
    #[arg(long, value_enum, value_name = "WHETHER", default_value_t = Possible::On)]
    pub(crate) possible: Possible,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Possible {
    /// Report it
    On,
    /// Keep to what rules vouch for
    Off,
}

impl Possible {
    /// The library's option.
    const fn statements(self) -> OpenStatements {
        match self {
            Self::On => OpenStatements::Compared,
            Self::Off => OpenStatements::Ignored,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StoriesChoice {
    /// What the page is about
    Main,
    /// Related stories too
    All,
}

impl StoriesArguments {
    /// The library's options.
    pub(crate) fn options(&self, date: Option<Date>) -> CheckOptions {
        let stories = match self.choice {
            StoriesChoice::Main => Stories::Main,
            StoriesChoice::All => Stories::All,
        };
        CheckOptions {
            stories,
            date,
            open: self.possible.statements(),
        }
    }
}
