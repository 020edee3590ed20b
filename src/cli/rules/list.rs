//! `atodds rules list`: the kinds of event there are rules for, and the lists of names these may ask for.

use atodds::engine::Engine;
use atodds::error::Result;
use atodds::report::{table, words};

use super::{names, origin};
use crate::cli::args::RuleArguments;
use crate::cli::listing::painted;
use crate::cli::{CLEAN, output, rule_files};

pub(super) fn run(arguments: &RuleArguments) -> Result<u8> {
    let files = rule_files(arguments)?;
    let engine = Engine::with_examples(&files)?;
    let rows: Vec<_> = engine
        .rules()
        .iter()
        .map(|rule| {
            let slots: Vec<_> = rule.slots.keys().map(|slot| words::plain(slot)).collect();
            [
                rule.kind.clone(),
                rule.label.clone(),
                rule.frames.len().to_string(),
                rule.patterns.len().to_string(),
                rule.examples.len().to_string(),
                origin(rule, &files),
                slots.join(", "),
            ]
        })
        .collect();
    let mut out = painted(table::columns(
        [
            "kind",
            "label",
            "frames",
            "patterns",
            "examples",
            "file",
            "what is claimed of it",
        ],
        &rows,
    ));
    out.push_str(&names::overview(engine.lists()));
    output::print(&out)?;
    Ok(CLEAN)
}
