//! What rules cost: checking the generated text, and starting up, with the built-in rules and with ten times as many.
//!
//! The other nine tenths are rules of other matters: see `matters`. `cargo bench --bench rules` prints the times side by side;
//! `RULES=folder` adds a folder of rule files, and those are multiplied too.

use std::path::Path;

use atodds::engine::{CheckOptions, Engine};
use atodds::ingest::Input;
use atodds::lexicon::RuleFiles;
use divan::Bencher;
use divan::counter::BytesCount;

mod matters;
mod text;

/// Size of the text, in bytes.
const SIZE: usize = 1 << 20;

/// How many times the built-in rules there are.
const TIMES: [usize; 2] = [1, 10];

fn main() {
    // The figures are those of one core.
    let one = rayon::ThreadPoolBuilder::new().num_threads(1);
    one.build_global().expect("no threads were started before");
    divan::main();
}

/// The built-in rules with those of a folder that was asked for, as if they came with the program.
fn files() -> RuleFiles {
    let mut files = RuleFiles::builtin();
    if let Ok(folder) = std::env::var("RULES") {
        let mut added = RuleFiles::default();
        let read = added.overlay(Path::new(&folder));
        read.expect("the folder of rules is read");
        for (path, file) in added.under("") {
            let mut file = file.clone();
            file.builtin = true;
            files.insert(path, file);
        }
    }
    files
}

/// The text under so many times the rules. It is about few events, so that what is compared stays small: what differs between
/// the two figures is the search for rules and patterns, and what rules of other matters find.
#[divan::bench(sample_count = 5, args = TIMES)]
fn check(bencher: Bencher<'_, '_>, times: usize) {
    let files = matters::multiplied(&files(), times);
    let engine = Engine::new(&files).expect("the rules are read");
    let text = text::articles(SIZE);
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| vec![Input::bytes("articles.jsonl", text.as_bytes().to_vec())])
        .bench_values(|inputs| {
            let checked = engine.check(inputs, &CheckOptions::default());
            checked.report.findings.len()
        });
}

/// From files to an engine, as each run of the command does.
#[divan::bench(sample_count = 20, args = TIMES)]
fn start_up(bencher: Bencher<'_, '_>, times: usize) {
    let files = matters::multiplied(&files(), times);
    bencher.bench(|| {
        Engine::new(&files)
            .expect("the rules are read")
            .rules()
            .len()
    });
}
