//! The command line: arguments in, text and an exit code out. Thin: every command calls the library and prints.
//!
//! Exit codes: 0 nothing to report at the level asked for, 1 findings, 2 wrong usage, wrong rule files or no readable input.

mod args;
mod check;
mod colour;
mod diff;
mod explain;
#[cfg(feature = "fetch")]
mod fetch;
mod graph;
mod inputs;
mod listing;
mod output;
mod progress;
mod rules;

use std::process::ExitCode;

use atodds::engine::Engine;
use atodds::error::{Error, Result};
use atodds::lexicon::RuleFiles;
use clap::Parser;

use self::args::{Arguments, Command, ReadingArguments, RuleArguments};

/// Everything went well, and nothing is at odds.
const CLEAN: u8 = 0;
/// There are findings, failed examples or new conflicts.
const FINDINGS: u8 = 1;
/// The command could not do its work.
const FAILED: u8 = 2;

/// Runs the command the process was started with.
pub(crate) fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let show = colour::decide(arguments.global.color);
    let done = match &arguments.command {
        Command::Check(command) => check::run(command, &arguments.global, show),
        Command::Claims(command) => listing::claims(command, &arguments.global),
        Command::Mentions(command) => listing::mentions(command, &arguments.global),
        Command::Graph(command) => graph::run(command, &arguments.global),
        Command::Explain(command) => explain::run(command, &arguments.global, show),
        Command::Diff(command) => diff::run(command, &arguments.global, show),
        Command::Rules(command) => rules::run(command, &arguments.global),
    };
    let code = done.unwrap_or_else(|error| {
        output::error(&error);
        FAILED
    });
    ExitCode::from(code)
}

/// The built-in rules, overlaid by the folders given. A folder without rule files is a slip of the hand, and must not pass for
/// a run with those rules.
fn rule_files(arguments: &RuleArguments) -> Result<RuleFiles> {
    let mut files = RuleFiles::builtin();
    for folder in &arguments.rules {
        if !folder.is_dir() {
            return Err(Error::usage(
                format!("{}: no such folder of rule files", folder.display()),
                "--rules takes a folder; `atodds rules test FILE` tries a single file",
            ));
        }
        let mut alone = RuleFiles::default();
        alone.overlay(folder)?;
        if alone.under("").next().is_none() {
            return Err(Error::usage(
                format!("{}: no rule file in this folder", folder.display()),
                "rule files end in .yaml or .yml; `atodds rules new KIND` writes one",
            ));
        }
        files.overlay(folder)?;
    }
    Ok(files)
}

/// The engine for reading articles as `arguments` say.
fn engine(arguments: &ReadingArguments) -> Result<Engine> {
    let engine = Engine::new(&rule_files(&arguments.rules)?)?;
    Ok(engine.with_date_order(arguments.order()))
}
