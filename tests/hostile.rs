//! No input makes the program crash: broken copies of the fixtures, and arbitrary bytes under the name of each format.
//!
//! Whatever the files hold, `check` ends with one of its own exit codes, and what it prints is a JSON report.

#![cfg(feature = "cli")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use atodds::report::Report;
use proptest::prelude::*;
use proptest::test_runner::{TestError, TestRunner};

/// Each run reads this many files, since starting the program costs more than reading one.
const FILES_PER_RUN: usize = 24;
const RUNS: u32 = 12;

#[test]
fn no_input_makes_the_program_crash() -> Result<(), Box<dyn Error>> {
    let fixtures = fixtures()?;
    let config = ProptestConfig {
        cases: RUNS,
        failure_persistence: None,
        // A failure names its folder; shrinking would start the program hundreds of times.
        max_shrink_iters: 0,
        ..ProptestConfig::default()
    };
    let files = prop::collection::vec(any_file(fixtures), FILES_PER_RUN);
    let outcome = TestRunner::new(config).run(&files, |files| {
        run_on(&files).map_err(|error| TestCaseError::fail(error.to_string()))
    });
    match outcome {
        Ok(()) => Ok(()),
        Err(TestError::Fail(reason, _)) => Err(reason.to_string().into()),
        Err(TestError::Abort(reason)) => Err(reason.to_string().into()),
    }
}

/// Minified pages and tables are one line of thousands of sentences, or one sentence of thousands of clauses. What is weighed
/// in pairs within a sentence or a story must end all the same; no clock is asked, since other machines are slower.
#[test]
fn one_long_line_is_read_to_its_end() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("long-lines");
    fs::create_dir_all(&folder)?;
    for (i, piece) in [
        "The next round of talks will be held on Wednesday in Istanbul. ",
        "Ukraine gave Russia 50 days to make peace. ",
        "the next round of talks will be held on Wednesday in Istanbul and ",
        "the delegates said on Monday they had 50 days to agree, ",
        "Monday, 23 July, 4 p.m. ",
    ]
    .iter()
    .enumerate()
    {
        let path = folder.join(format!("{i}.txt"));
        fs::write(&path, piece.repeat(2_000))?;
        for command in ["mentions", "check"] {
            let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_atodds"))
                .args([
                    command,
                    "--format",
                    if command == "check" { "json" } else { "jsonl" },
                ])
                .arg(&path)
                .output()?;
            assert!(matches!(output.status.code(), Some(0 | 1)), "`{piece}`");
            assert!(!output.stdout.is_empty(), "`{piece}`");
        }
    }
    Ok(())
}

/// Writes the files to a folder of their own, and runs the program on it.
fn run_on(files: &[(&'static str, Vec<u8>)]) -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (i, (extension, bytes)) in files.iter().enumerate() {
        fs::write(folder.join(format!("{i:02}.{extension}")), bytes)?;
    }
    let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_atodds"))
        .args(["check", "--format", "json"])
        .arg(&folder)
        .output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0 | 1) => serde_json::from_slice::<Report>(&output.stdout)
            .map(|_| ())
            .map_err(|error| format!("{}: no report: {error}\n{said}", folder.display()).into()),
        Some(2) if !said.contains("panicked") => Ok(()),
        code => Err(format!("{}: exit {code:?}\n{said}", folder.display()).into()),
    }
}

/// The articles among the fixtures.
fn fixtures() -> Result<Vec<(&'static str, Vec<u8>)>, std::io::Error> {
    let root: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut articles = Vec::new();
    for case in fs::read_dir(root)? {
        let case = case?.path();
        if case.is_dir() {
            for file in fs::read_dir(case)? {
                let path = file?.path();
                let extension = path.extension().and_then(|e| e.to_str());
                if let Some(known) = EXTENSIONS.iter().find(|known| Some(**known) == extension) {
                    articles.push((*known, fs::read(path)?));
                }
            }
        }
    }
    articles.sort();
    Ok(articles)
}

const EXTENSIONS: &[&str] = &["txt", "md", "jsonl", "json", "html", "xml"];

fn any_file(
    fixtures: Vec<(&'static str, Vec<u8>)>,
) -> impl Strategy<Value = (&'static str, Vec<u8>)> {
    let extension = prop::sample::select(EXTENSIONS);
    let bytes = prop::collection::vec(any::<u8>(), 0..300);
    let text = prop::collection::vec(any::<char>(), 0..200)
        .prop_map(|chars| chars.into_iter().collect::<String>().into_bytes());
    let broken = (
        prop::sample::select(fixtures),
        prop::collection::vec(any_damage(), 1..6),
    )
        .prop_map(|((extension, mut bytes), damages)| {
            damages.iter().for_each(|damage| damage.inflict(&mut bytes));
            (extension, bytes)
        });
    prop_oneof![
        1 => (extension.clone(), bytes),
        1 => (extension, text),
        4 => broken,
    ]
}

/// One thing done to the bytes of a file; places are thousandths of its length.
#[derive(Debug, Clone)]
enum Damage {
    Truncate(usize),
    Remove(usize, usize),
    Repeat(usize, usize),
    Insert(usize, Vec<u8>),
}

impl Damage {
    fn inflict(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Truncate(at) => bytes.truncate(place(*at, bytes)),
            Self::Remove(at, length) => {
                let start = place(*at, bytes);
                bytes.drain(start..(start + length).min(bytes.len()));
            }
            Self::Repeat(at, length) => {
                let start = place(*at, bytes);
                let piece = bytes[start..(start + length).min(bytes.len())].to_vec();
                bytes.splice(start..start, piece);
            }
            Self::Insert(at, piece) => {
                let start = place(*at, bytes);
                bytes.splice(start..start, piece.iter().copied());
            }
        }
    }
}

/// `share` in thousandths.
fn place(share: usize, bytes: &[u8]) -> usize {
    bytes.len() * share / 1000
}

fn any_damage() -> impl Strategy<Value = Damage> {
    let share = 0_usize..=1000;
    let odd = prop_oneof![
        prop::collection::vec(any::<u8>(), 1..6),
        prop::sample::select(vec![
            "\u{0}",
            "\u{1b}[31m",
            "İ",
            "ﬁ",
            "é\u{301}",
            "\u{202e}",
            "𝟚𝟛",
            "99999999999999999999",
            "February 31",
            "July 0, 0000",
            "the 4294967297th round of talks",
            "-0 days",
            "\"\\ud800\"",
            "&#x110000;",
            "<![CDATA[",
            "](",
            "---\n",
            "\r",
            "“",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop_oneof![
        1 => share.clone().prop_map(Damage::Truncate),
        2 => (share.clone(), 1_usize..40).prop_map(|(at, length)| Damage::Remove(at, length)),
        1 => (share.clone(), 1_usize..400).prop_map(|(at, length)| Damage::Repeat(at, length)),
        6 => (share, odd).prop_map(|(at, piece)| Damage::Insert(at, piece)),
    ]
}
