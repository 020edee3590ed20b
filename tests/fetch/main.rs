//! URLs as inputs of the command, against a server on this machine. What fetching itself does is tested beside it.

#![cfg(feature = "fetch")]

mod lists;
mod pages;
mod refusals;
#[path = "../../src/cli/fetch/tests/server.rs"]
mod server;

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

const ARTICLE: &str =
    "LIMA, 1 July 2025 - Japan and Peru will hold talks in Lima on 23 July 2025.\n";

const TEXT: &str = "Content-Type: text/plain";

/// A folder of one test to run the command in, empty at first.
struct Folder(PathBuf);

/// What one run gave.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Folder {
    fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("fetch")
            .join(test);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    fn with(self, name: &str, content: &str) -> Self {
        std::fs::write(self.0.join(name), content).expect("a file for the test");
        self
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_atodds"));
        command.current_dir(&self.0).args(arguments);
        for name in ["all_proxy", "http_proxy", "https_proxy", "no_proxy"] {
            command.env_remove(name).env_remove(name.to_uppercase());
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments))
    }

    /// Checks these inputs, hosts of this machine permitted, and gives the report.
    fn report(&self, arguments: &[&str]) -> Value {
        let first = ["check", "--format", "json", "--allow-private"];
        let run = self.run(&[&first, arguments].concat());
        assert_ne!(run.out, "", "{}", run.err);
        serde_json::from_str(&run.out).expect("JSON on standard output")
    }
}

impl Run {
    fn of(mut command: Command) -> Self {
        let output = command.output().expect("the command runs");
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
            err: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
        }
    }
}

/// The paths of the documents of a report.
fn paths(report: &Value) -> Vec<&str> {
    let documents = report["documents"].as_array().expect("documents");
    let paths = documents.iter().map(|document| &document["path"]);
    paths.filter_map(Value::as_str).collect()
}

/// What is said of an input that could not be read.
fn unread(report: &Value, path: &str) -> Vec<String> {
    let notes = report["notes"].as_array().expect("notes");
    let of_path = notes
        .iter()
        .filter(|note| note["code"] == "unreadable" && note["path"] == path);
    of_path
        .filter_map(|note| note["message"].as_str().map(str::to_owned))
        .collect()
}
