//! `atodds check`.

use std::path::PathBuf;

use atodds::engine::{Checked, Engine};
use atodds::error::Result;
use atodds::report::terminal::{self, Detail, View};
use atodds::report::{Style, json};

use super::args::{CheckCommand, Global, ReadingArguments, ReportFormat, StoriesArguments};
use super::progress::Bar;
use super::{CLEAN, FINDINGS, engine, inputs, output};

pub(crate) fn run(command: &CheckCommand, global: &Global, style: Style) -> Result<u8> {
    let engine = engine(&command.inputs.reading)?;
    let checked = checked(
        &engine,
        &command.inputs.paths,
        &command.inputs.reading,
        &command.stories,
        global,
    )?;
    let report = &checked.report;
    match command.format {
        ReportFormat::Json => output::print_with(|out| json::write_to(report, out))?,
        ReportFormat::Terminal => {
            let excerpts = checked.excerpts();
            output::print(&terminal::write(
                report,
                &View {
                    excerpts: &excerpts,
                    labels: &engine.labels(),
                    style,
                    detail: detail(global),
                },
            ))?;
        }
    }
    let level = command.fail_on.severity();
    let failed = level.is_some_and(|level| report.worst() >= level);
    Ok(if failed { FINDINGS } else { CLEAN })
}

/// Reads the inputs and checks them.
///
/// # Errors
/// An empty folder, no readable input.
pub(crate) fn checked(
    engine: &Engine,
    paths: &[PathBuf],
    reading: &ReadingArguments,
    stories: &StoriesArguments,
    global: &Global,
) -> Result<Checked> {
    let inputs = inputs::read(paths, reading, global.verbose)?;
    let options = stories.options(reading.date);
    let checked = match Bar::new(&inputs, global) {
        Some(bar) => engine.check_watched(inputs, &options, &bar),
        None => engine.check(inputs, &options),
    };
    let documents = checked.report.documents.len();
    inputs::judge(documents, &checked.report.notes, reading.strict_inputs)?;
    Ok(checked)
}

/// How much to tell.
pub(crate) const fn detail(global: &Global) -> Detail {
    match (global.quiet, global.verbose) {
        (true, _) => Detail::Brief,
        (false, false) => Detail::Normal,
        (false, true) => Detail::Full,
    }
}
