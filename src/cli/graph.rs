//! `atodds graph`.

use atodds::error::Result;
use atodds::report::visible_lines;

use super::args::{Global, GraphCommand, GraphFormat};
use super::{CLEAN, check, engine, output};

pub(crate) fn run(command: &GraphCommand, global: &Global) -> Result<u8> {
    let checked = check::checked(
        &engine(&command.inputs.reading.rules)?,
        &command.inputs.paths,
        &command.inputs.reading,
        &command.stories,
        global,
    )?;
    output::notes(&checked.report.notes);
    match command.format {
        GraphFormat::Dot => output::print(&visible_lines(&checked.graph.to_dot()))?,
    }
    Ok(CLEAN)
}
