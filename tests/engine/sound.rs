//! What must hold of every check, whatever was read.

use std::collections::BTreeSet;

use crate::inputs::File;
use atodds::engine::Checked;
use atodds::report::{ClaimEntry, json};

/// Everything about `checked` that must not be so, one line each.
pub(crate) fn problems(checked: &Checked, inputs: &[File]) -> Vec<String> {
    let mut wrong = Vec::new();
    for claim in &checked.report.claims {
        wrong.extend(misplaced(claim, inputs));
    }
    wrong.extend(spans(checked));
    wrong.extend(references(checked));
    // What was written can be read again, and is the same.
    match json::read("report.json", &json::write(&checked.report)) {
        Ok(again) if again == checked.report => {}
        Ok(_) => wrong.push("the report changes when it is written and read".to_owned()),
        Err(error) => wrong.push(format!("the report cannot be read again: {error}")),
    }
    wrong
}

/// The file of an article: `feed.jsonl#7` stands in `feed.jsonl`.
pub(crate) fn file_of(path: &str) -> &str {
    path.split('#').next().unwrap_or(path)
}

/// Whether the raw place of a claim lies outside its file, or cuts a character.
fn misplaced(claim: &ClaimEntry, inputs: &[File]) -> Option<String> {
    let (start, end) = (claim.at.byte_start, claim.at.byte_end);
    let place = format!("{} {}: bytes {start}..{end}", claim.path, claim.id);
    let file = inputs.iter().find(|i| i.path == file_of(&claim.path));
    let Some(bytes) = file.map(|input| &input.bytes) else {
        return Some(format!("{place} of no input"));
    };
    if start >= end || end > bytes.len() {
        return Some(format!("{place} of {}", bytes.len()));
    }
    // Only a file that is UTF-8 as a whole has characters that could be cut.
    let text = std::str::from_utf8(bytes).ok()?;
    let cut = !text.is_char_boundary(start) || !text.is_char_boundary(end);
    cut.then(|| format!("{place} cut a character"))
}

/// Claims whose words are none, or lie outside their sentence, or in no story.
fn spans(checked: &Checked) -> Vec<String> {
    let mut wrong = Vec::new();
    let stories = checked.report.documents.iter().flat_map(|d| &d.stories);
    let stories: BTreeSet<&str> = stories.map(|story| story.id.as_str()).collect();
    for claim in &checked.claims {
        if !claim.sentence.contains(claim.at) {
            wrong.push(format!("{}: its words are not in its sentence", claim.id));
        }
        if claim.quote.words.len() != claim.at.len() || claim.quote.words.trim().is_empty() {
            wrong.push(format!("{}: `{}` is no quote", claim.id, claim.quote.words));
        }
        if !stories.contains(claim.story.as_str()) {
            wrong.push(format!("{}: of no story", claim.id));
        }
    }
    wrong
}

/// Ids that lead nowhere, or to two things.
fn references(checked: &Checked) -> Vec<String> {
    let mut wrong = Vec::new();
    let report = &checked.report;
    let mut ids = BTreeSet::new();
    for claim in &report.claims {
        if !ids.insert(&claim.id) {
            wrong.push(format!("{}: two claims have this id", claim.id));
        }
    }
    for claim in &report.claims {
        for parent in claim.derived_from.iter().filter(|id| !ids.contains(id)) {
            wrong.push(format!("{}: derived from {parent}, no claim", claim.id));
        }
        if !report.events.iter().any(|event| event.id == claim.event) {
            wrong.push(format!("{}: about no event", claim.id));
        }
    }
    for finding in &report.findings {
        let claims: Vec<_> = finding.sides.iter().flat_map(|s| &s.claims).collect();
        if claims.len() < 2 {
            wrong.push(format!(
                "finding {}: of {} claims",
                finding.id,
                claims.len()
            ));
        }
        for id in claims.into_iter().filter(|id| !ids.contains(id)) {
            wrong.push(format!("finding {}: on {id}, no claim", finding.id));
        }
    }
    wrong
}
