//! `atodds graph`.

use atodds::detect::FindingKind;
use atodds::error::Result;
use atodds::graph::Marked;
use atodds::report::{Labels, Report, visible_lines, words};

use super::args::{Global, GraphCommand, GraphFormat};
use super::{CLEAN, check, engine, output};

pub(crate) fn run(command: &GraphCommand, global: &Global) -> Result<u8> {
    let engine = engine(&command.inputs.reading)?;
    let checked = check::checked(
        &engine,
        &command.inputs.paths,
        &command.inputs.reading,
        &command.stories,
        global,
    )?;
    output::notes(&checked.report.notes);
    let conflicts = conflicts(&checked.report, &engine.labels());
    match command.format {
        GraphFormat::Dot => {
            output::print(&visible_lines(&checked.graph.to_dot(&conflicts)))?;
        }
    }
    Ok(CLEAN)
}

/// The conflicts of a report, each with its claims.
fn conflicts(report: &Report, labels: &Labels) -> Vec<Marked> {
    let found = report.findings.iter();
    found
        .filter(|finding| finding.finding == FindingKind::Conflict)
        .map(|finding| {
            let event = report.events.iter().find(|event| event.id == finding.event);
            let kind = event.map_or("", |event| event.kind.as_str());
            let (class, slot) = (words::class(finding), labels.slot(kind, &finding.slot));
            Marked {
                label: format!("{class}: {}, {slot}", labels.kind(kind)),
                claims: finding
                    .sides
                    .iter()
                    .flat_map(|s| s.claims.clone())
                    .collect(),
            }
        })
        .collect()
}
