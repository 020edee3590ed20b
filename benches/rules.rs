//! What rules cost: reading stories, a whole check, and starting up, with the built-in rules and with ten times as many.
//!
//! The text is made of the sentences in the examples of the built-in rules, each article of those of one rule, figures varied: every
//! field that there are rules for is read about in equal parts, and most sentences do touch a rule. The other nine tenths of the rules
//! are those of other fields (see `matters`), which share the general words with ours and name their own: so it would be if somebody wrote
//! rules for all that is reported of, where any one article is about one thing. `extract_same_field` is what it costs if nine rules stand
//! beside each for the very same words, as no set of rules does.
//!
//! `extract_claims` is the figure for rule matching: from documents to claims. `check` holds the comparing as well, which is of the claims and not
//! of the rules. `cargo bench --bench rules` prints the times side by side; `RULES=folder` adds a folder of rule files, and those are
//! multiplied too.

use std::path::Path;

use atodds::engine::{CheckOptions, Engine};
use atodds::extract::{self, extract};
use atodds::ingest::{self, Corpus, Input};
use atodds::lexicon::{Lexicon, RuleFiles};
use atodds::rule::{Examples, Ruleset, load};
use atodds::text::sentences;
use divan::Bencher;
use divan::counter::BytesCount;

use matters::{Vocabulary, multiplied};

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

/// The sentences in the examples of each built-in rule.
fn examples() -> Vec<Vec<String>> {
    let engine = Engine::with_examples(&RuleFiles::builtin()).expect("the rules are read");
    let of_rule = |rule: &atodds::rule::Rule| {
        let texts = rule.examples.iter().map(|example| example.text.as_str());
        let cut = |text: &str| -> Vec<String> {
            let spans = sentences(text);
            spans.iter().map(|span| span.of(text).to_owned()).collect()
        };
        texts.flat_map(cut).collect()
    };
    engine.rules().iter().map(of_rule).collect()
}

fn input(text: &str) -> Vec<Input> {
    vec![Input::bytes("articles.jsonl", text.as_bytes().to_vec())]
}

/// The text into claims under so many times the rules.
fn extract_under(bencher: Bencher<'_, '_>, times: usize, vocabulary: Vocabulary) {
    let files = multiplied(&files(), times, vocabulary);
    let lexicon = Lexicon::read(&files).expect("the words are read");
    let rules = load(&files, lexicon.vocabulary(), Examples::Skip).expect("the rules are read");
    let rules = Ruleset::new(rules);
    let text = text::drawn(SIZE, &examples());
    let corpus: Corpus = ingest::read(input(&text), &lexicon, &ingest::Options::default());
    let options = extract::Options {
        open: true,
        ..extract::Options::default()
    };
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let documents = corpus.documents.iter();
        let claims =
            documents.map(|document| extract(document, &lexicon, &rules, &options).claims.len());
        claims.sum::<usize>()
    });
}

#[divan::bench(sample_count = 5, args = TIMES)]
fn extract_claims(bencher: Bencher<'_, '_>, times: usize) {
    extract_under(bencher, times, Vocabulary::OtherFields);
}

#[divan::bench(sample_count = 3, args = TIMES)]
fn extract_same_field(bencher: Bencher<'_, '_>, times: usize) {
    extract_under(bencher, times, Vocabulary::SameField);
}

#[divan::bench(sample_count = 3, args = TIMES)]
fn check(bencher: Bencher<'_, '_>, times: usize) {
    let files = multiplied(&files(), times, Vocabulary::OtherFields);
    let engine = Engine::new(&files).expect("the rules are read");
    let text = text::drawn(SIZE, &examples());
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| input(&text))
        .bench_values(|inputs| {
            let checked = engine.check(inputs, &CheckOptions::default());
            checked.report.findings.len()
        });
}

/// From files to an engine, as each run of the command does.
#[divan::bench(sample_count = 20, args = TIMES)]
fn start_up(bencher: Bencher<'_, '_>, times: usize) {
    let files = multiplied(&files(), times, Vocabulary::OtherFields);
    bencher.bench(|| {
        Engine::new(&files)
            .expect("the rules are read")
            .rules()
            .len()
    });
}
