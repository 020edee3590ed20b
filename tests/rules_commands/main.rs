//! The commands of the rule language: `atodds rules list`, `show`, `test`, `new`, `schema` and `why`, and what they say of wrong files.

#![cfg(feature = "cli")]

mod hostile;
mod lists;
mod outcomes;
mod problems;
mod schema;
mod shown;
mod skeleton;
mod why;

use std::path::PathBuf;

use assert_cmd::Command;

/// A rule that passes its own test.
const STRIKE: &str = "\
kind: strike
label: strike
about: Walk-outs by workers.
identity: {window_days: 14}
event:
  nouns: [strike, walkout]
  happening: [begin]
slots:
  start: {label: first day, type: time}
  length: {label: length, type: duration}
frames:
  - {id: strike/start, slot: start, take: time}
patterns:
  - id: strike/of-length
    match: ['<length:duration> ( strike | walkout )']
examples:
  - text: The 48-hour strike begins on Wednesday.
    gives:
      - {slot: start, value: '2025-07-23'}
      - {slot: length, value: PT48H}
  - text: The doctor will strike out on Wednesday.
    gives: []
";

/// What one run of the command gave.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Run {
    /// The lines of a table whose first cell is `name`, cell by cell.
    fn row(&self, name: &str) -> Vec<&str> {
        let line = self.out.lines().find(|line| {
            line.split_whitespace()
                .next()
                .is_some_and(|cell| cell == name)
        });
        line.map(|line| {
            line.split("  ")
                .map(str::trim)
                .filter(|cell| !cell.is_empty())
                .collect()
        })
        .unwrap_or_default()
    }
}

/// A folder of its own for one test, removed afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let name = format!("atodds-rules-{test}-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.0.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).expect("a folder for the file");
        }
        std::fs::write(path, content).expect("a file for the test");
        self
    }

    /// Runs `atodds rules` in this folder.
    fn rules(&self, arguments: &[&str]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_atodds"));
        command.current_dir(&self.0).arg("rules").args(arguments);
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        let output = command.output().expect("the command runs");
        Run {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
            err: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn assert_has(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is missing in\n{text}");
    }
}
