//! `atodds claims` and `atodds mentions`: what was read, as a table or as JSON lines.

use atodds::error::Result;
use atodds::report::{ClaimEntry, MentionEntry, json, table, words};
use colored::Colorize;

use super::args::{ClaimsCommand, Global, ListFormat, MentionsCommand};
use super::{CLEAN, check, engine, inputs, output};

pub(crate) fn claims(command: &ClaimsCommand, global: &Global) -> Result<u8> {
    let checked = check::checked(
        &engine(&command.inputs.reading)?,
        &command.inputs.paths,
        &command.inputs.reading,
        &command.stories,
        global,
    )?;
    let claims = &checked.report.claims;
    output::notes(&checked.report.notes);
    output::print(&match command.format {
        ListFormat::Jsonl => claims.iter().map(json::line).collect(),
        ListFormat::Table => painted(table::columns(
            [
                "place",
                "kind, slot",
                "value",
                "certainty",
                "said by",
                "id",
                "quote",
            ],
            &claims.iter().map(claim_row).collect::<Vec<_>>(),
        )),
    })?;
    Ok(CLEAN)
}

pub(crate) fn mentions(command: &MentionsCommand, global: &Global) -> Result<u8> {
    let reading = &command.inputs.reading;
    let engine = engine(reading)?;
    let read = inputs::read(&command.inputs.paths, reading, global.verbose)?;
    let found = engine.mentions(read, reading.date);
    inputs::judge(found.documents, &found.notes, reading.strict_inputs)?;
    output::notes(&found.notes);
    output::print(&match command.format {
        ListFormat::Jsonl => found.mentions.iter().map(json::line).collect(),
        ListFormat::Table => painted(table::columns(
            ["place", "kind", "value", "timex3", "text"],
            &found.mentions.iter().map(mention_row).collect::<Vec<_>>(),
        )),
    })?;
    Ok(CLEAN)
}

fn claim_row(claim: &ClaimEntry) -> [String; 7] {
    [
        words::place(claim),
        format!(
            "{}, {}",
            words::plain(&claim.kind),
            words::plain(&claim.slot)
        ),
        claim.value.clone(),
        claim.certainty.as_str().to_owned(),
        words::chain(&claim.said_by),
        claim.id.0.clone(),
        claim.quote.clone(),
    ]
}

fn mention_row(mention: &MentionEntry) -> [String; 5] {
    [
        format!("{}:{}:{}", mention.path, mention.at.line, mention.at.column),
        [&[mention.kind.to_owned()], mention.lists.as_slice()]
            .concat()
            .join(" "),
        mention.value.clone().unwrap_or_default(),
        mention.timex3.as_ref().map_or_else(String::new, |timex| {
            format!("{:?} {}", timex.kind, timex.value).to_uppercase()
        }),
        mention.text.clone(),
    ]
}

/// The lines of a table as text, the heading bold.
pub(crate) fn painted(lines: Vec<String>) -> String {
    let mut out = String::new();
    for (i, line) in lines.into_iter().enumerate() {
        let line = if i == 0 {
            line.bold().to_string()
        } else {
            line
        };
        out.push_str(&line);
        out.push('\n');
    }
    out
}
