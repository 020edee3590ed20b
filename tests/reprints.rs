//! Reprints of one text, cut and extended ones among them, are one source, and the report says so.

use std::fs;
use std::path::Path;

use atodds::detect::FindingKind;
use atodds::engine::{CheckOptions, Engine};
use atodds::ingest::Input;
use atodds::lexicon::RuleFiles;
use atodds::report::Report;

const CASE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/reprints");

fn report(files: &[&str]) -> Report {
    let engine = Engine::new(&RuleFiles::builtin()).expect("the built-in rules are right");
    let inputs = files.iter().map(|file| {
        let bytes = fs::read(Path::new(CASE).join(file)).expect("the fixture is there");
        Input::bytes(*file, bytes)
    });
    engine
        .check(inputs.collect(), &CheckOptions::default())
        .report
}

const FILES: [&str; 5] = [
    "01-gannet-wire.txt",
    "02-pelican-post.txt",
    "03-anchorage-brief.md",
    "04-seawall-times.jsonl",
    "05-lamplighter.txt",
];

/// Sources, and independent ones, of the day of the talks.
fn sources_of_the_day(report: &Report) -> (usize, usize) {
    let found = report
        .findings
        .iter()
        .find(|finding| finding.finding == FindingKind::Agreement && finding.slot == "date");
    let side = &found.expect("the day is agreed on").sides[0];
    (side.sources.len(), side.independent)
}

#[test]
fn reprints_count_once() {
    let report = report(&FILES);
    let same: Vec<Option<&str>> = report
        .documents
        .iter()
        .map(|document| document.stories[0].same_text_as.as_deref())
        .collect();
    let first = Some("01-gannet-wire.txt");
    assert_eq!(same, [None, first, first, first, None]);
    assert_eq!(sources_of_the_day(&report), (5, 2));
}

#[test]
fn the_first_of_them_need_not_be_there() {
    let report = report(&FILES[1..]);
    assert_eq!(sources_of_the_day(&report), (4, 2));
}
