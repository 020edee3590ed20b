//! `atodds explain`.

use atodds::error::{Error, Result};
use atodds::report::terminal::{self, Found, View};
use atodds::report::{Excerpts, Report, Style, json};

use super::args::{ExplainCommand, Global};
use super::{CLEAN, check, engine, inputs, output};

/// How many ids an ambiguous beginning lists.
const LISTED: usize = 20;

pub(crate) fn run(command: &ExplainCommand, global: &Global, style: Style) -> Result<u8> {
    let engine = engine(&command.reading)?;
    let (report, excerpts) = match &command.report {
        Some(path) => {
            let (name, text) = inputs::text(path)?;
            (json::read(&name, &text)?, Excerpts::none())
        }
        None => {
            let checked = check::checked(
                &engine,
                &command.paths,
                &command.reading,
                &command.stories,
                global,
            )?;
            let excerpts = checked.excerpts();
            (checked.report, excerpts)
        }
    };
    let found = the_one(&report, &command.id)?;
    let view = View {
        excerpts: &excerpts,
        labels: &engine.labels(),
        style,
        detail: check::detail(global),
    };
    output::print(&terminal::explain(found, &report, &view))?;
    Ok(CLEAN)
}

fn the_one<'a>(report: &'a Report, id: &str) -> Result<Found<'a>> {
    match terminal::find(report, id).as_slice() {
        [] => Err(Error::usage(
            format!("no finding, claim or event has an id that begins with `{id}`"),
            "ids stand in the report of `atodds check`; give the same --stories, --possible, --date, --date-order and --rules as there",
        )),
        [found] => Ok(*found),
        several => {
            let mut ids: Vec<_> = several.iter().map(|f| described(f, report)).collect();
            if let Some(rest) = ids.len().checked_sub(LISTED).filter(|rest| *rest > 0) {
                ids.truncate(LISTED);
                ids.push(format!("and {rest} more"));
            }
            Err(Error::usage(
                format!("`{id}` begins several ids:\n  {}", ids.join("\n  ")),
                "give more of the one that is meant",
            ))
        }
    }
}

/// An id with what it stands for.
fn described(found: &Found<'_>, report: &Report) -> String {
    let what = match found {
        Found::Finding(finding) => {
            let event = report.events.iter().find(|event| event.id == finding.event);
            let label = event.map_or("", |event| event.label.as_str());
            format!("finding on {label}, {}", finding.slot)
        }
        Found::Claim(claim) => format!("claim {} = {} in {}", claim.slot, claim.value, claim.path),
        Found::Event(event) => format!("event {}", event.label),
    };
    format!("{}  {what}", found.id())
}
