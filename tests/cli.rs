//! Transcripts of the command: arguments in; output, errors and exit code out.

#![cfg(feature = "cli")]

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

/// What one run of the command gave.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

/// A folder of its own for one test, removed afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = std::env::temp_dir().join(format!("atodds-cli-{test}-{}", std::process::id()));
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

    /// Runs the command in this folder.
    fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, "", &[])
    }

    /// Runs the command with standard input, in an environment that says nothing else about colour.
    fn run_with(&self, arguments: &[&str], stdin: &str, environment: &[(&str, &str)]) -> Run {
        let mut command = Command::cargo_bin("atodds").expect("the command is built");
        command
            .current_dir(&self.0)
            .args(arguments)
            .write_stdin(stdin);
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        command.envs(environment.iter().copied());
        let output = command.output().expect("the command runs");
        Run {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("UTF-8 on standard output"),
            err: String::from_utf8(output.stderr).expect("UTF-8 on standard error"),
        }
    }

    /// The JSON that `arguments` print.
    fn json(&self, arguments: &[&str], stdin: &str) -> Value {
        let run = self.run_with(arguments, stdin, &[]);
        assert_ne!(run.out, "", "{}", run.err);
        serde_json::from_str(&run.out).expect("JSON on standard output")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const ARTICLE: &str =
    "BERLIN, 3 March 2025 - Ministers will meet on 12 March 2025, a spokesman said.\n";

/// A report as an earlier run left it: a hedged conflict and an agreement. `severity` is that of the conflict.
fn report(severity: &str) -> String {
    let text = include_str!("data/report.json");
    let new = format!("\"severity\": \"{severity}\"");
    text.replace("\"severity\": \"warning\"", &new)
}

fn is_painted(text: &str) -> bool {
    text.contains('\u{1b}')
}

fn assert_has(text: &str, words: &[&str]) {
    for word in words {
        assert!(text.contains(word), "{word:?} is missing in\n{text}");
    }
}

#[test]
fn help_has_examples_and_exit_codes() {
    let run = Folder::new("help").run(&["--help"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert_has(
        &run.out,
        &[
            "Usage: atodds",
            "Examples:",
            "atodds check",
            "Exit codes: 0",
        ],
    );
}

#[test]
fn every_command_has_help() {
    let folder = Folder::new("helps");
    for command in [
        "check", "claims", "mentions", "graph", "explain", "diff", "rules",
    ] {
        let run = folder.run(&[command, "--help"]);
        assert_eq!(run.code, Some(0), "{command}");
        assert_has(&run.out, &[&format!("Usage: atodds {command}")]);
    }
}

#[test]
fn wrong_usage_exits_with_2() {
    let folder = Folder::new("usage").with("a.txt", ARTICLE);
    for arguments in [
        &["check"][..],
        &["check", "--no-such-option", "a.txt"],
        &["check", "--date", "Monday", "a.txt"],
        &["check", "--fail-on", "everything", "a.txt"],
        &["check", "--rules", "no-such-folder", "a.txt"],
        &["explain", "f1"],
        &["explain", "f1", "a.txt", "--report", "r.json"],
        &["rules", "show", "no-such-kind"],
        &["diff", "no.json", "no.json"],
    ] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{arguments:?}");
        assert_has(&run.err, &["error: "]);
    }
}

#[test]
fn a_missing_and_an_empty_file_are_noted_by_name() {
    let folder = Folder::new("missing")
        .with("a.txt", ARTICLE)
        .with("empty.txt", "");
    let run = folder.run(&["check", "a.txt", "empty.txt", "gone.txt"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_has(&run.out, &["note: gone.txt: ", "note: empty.txt: "]);

    let strict = folder.run(&["check", "--strict-inputs", "a.txt", "empty.txt", "gone.txt"]);
    assert_eq!((strict.code, strict.out.as_str()), (Some(2), ""));
    assert_has(&strict.err, &["gone.txt: ", "empty.txt: ", "help: "]);
}

#[test]
fn no_readable_input_exits_with_2_and_says_why() {
    let folder = Folder::new("none")
        .with("empty.txt", "")
        .with("pictures/.keep", "");
    for path in ["gone.txt", "empty.txt", "pictures"] {
        let run = folder.run(&["check", path]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{path}");
        assert_has(&run.err, &[path, "help: "]);
    }
}

#[test]
fn standard_input_goes_by_its_given_name() {
    let folder = Folder::new("stdin");
    let arguments = ["check", "--format", "json", "--stdin-name", "wire.txt", "-"];
    let json = folder.json(&arguments, ARTICLE);
    assert_eq!(json["documents"][0]["path"], "wire.txt");

    let folder = folder.with("wire.txt", ARTICLE);
    let clash = folder.run_with(&[&arguments[..], &["wire.txt"]].concat(), ARTICLE, &[]);
    assert_eq!((clash.code, clash.out.as_str()), (Some(2), ""));
    assert_has(&clash.err, &["wire.txt: both", "help: "]);
}

#[test]
fn the_format_of_inputs_can_be_given() {
    let folder = Folder::new("format").with("a.txt", ARTICLE);
    let run = folder.run(&["claims", "--input-format", "text", "a.txt"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let run = folder.run(&["claims", "--input-format", "json-feed", "a.txt"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert_has(&run.err, &["  a.txt: not read as JSON"]);
}

#[test]
fn folders_are_walked_in_order_without_hidden_files_and_other_formats() {
    let folder = Folder::new("folder")
        .with("feed/b.md", ARTICLE)
        .with("feed/a/z.txt", ARTICLE)
        .with("feed/.hidden.txt", ARTICLE)
        .with("feed/expected.yaml", "talks: []\n");
    for paths in [&["feed"][..], &["feed/b.md", "./feed"]] {
        let json = folder.json(&[&["check", "--format", "json"], paths].concat(), "");
        let documents = json["documents"].as_array().cloned().unwrap_or_default();
        let found: Vec<_> = documents.iter().map(|d| d["path"].clone()).collect();
        assert_eq!(found, ["feed/a/z.txt", "feed/b.md"]);
    }
    let run = folder.run(&["check", "-v", "feed"]);
    assert_has(&run.err, &["passed over: feed/expected.yaml"]);
}

#[test]
fn the_json_report_has_the_shape_of_version_1() {
    let folder = Folder::new("json").with("a.txt", ARTICLE);
    let json = folder.json(&["check", "--format", "json", "a.txt"], "");
    assert_eq!(json["version"], 1);
    assert_eq!(json["tool"]["name"], "atodds");
    for list in ["documents", "claims", "events", "findings", "notes"] {
        assert!(json[list].is_array(), "{list}");
    }
    for number in ["stories", "claims", "slots_compared"] {
        assert!(json["coverage"][number].is_u64(), "{number}");
    }
}

#[test]
fn the_order_of_paths_changes_no_byte() {
    let folder = Folder::new("order")
        .with("a.txt", ARTICLE)
        .with("b.txt", ARTICLE.replace("12", "13"));
    for format in ["json", "terminal"] {
        let run = |paths: [&str; 2]| {
            folder
                .run(&["check", "--format", format, paths[0], paths[1]])
                .out
        };
        assert_eq!(run(["a.txt", "b.txt"]), run(["b.txt", "a.txt"]));
    }
}

#[test]
fn a_report_is_explained_by_the_beginning_of_an_id() {
    let folder = Folder::new("explain").with("r.json", report("warning"));
    let run = folder.run(&["explain", "f1", "--report", "r.json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_has(
        &run.out,
        &[
            "a.txt:3:12",
            "3 | on 12 March",
            "Evening Wire <- an unnamed official, possible",
            "its day is 2025-03-03",
            "one event, because",
            "no day satisfies both",
        ],
    );
    let claim = folder.run(&["explain", "c1aa", "--report", "r.json"]);
    assert_has(
        &claim.out,
        &["talks, date = 2025-03-12", "part of warning[hedged]"],
    );
    let several = folder.run(&["explain", "c", "--report", "r.json"]);
    assert_eq!(several.code, Some(2));
    assert_has(&several.err, &["c1aa  claim", "c2bb  claim", "help: "]);
    let none = folder.run(&["explain", "zz", "--report", "r.json"]);
    assert_eq!(none.code, Some(2));
    assert_has(&none.err, &["`zz`", "help: "]);
}

#[test]
fn what_is_no_report_is_refused() {
    let folder = Folder::new("noreport").with("r.json", "{\"version\": 9}");
    let run = folder.run(&["explain", "f1", "--report", "r.json"]);
    assert_eq!(run.code, Some(2));
    assert_has(
        &run.err,
        &["r.json: not a JSON report of atodds", "found 9"],
    );
}

#[test]
fn diff_fails_only_when_it_got_worse() {
    let folder = Folder::new("diff")
        .with("note.json", report("note"))
        .with("warning.json", report("warning"));
    let same = folder.run(&["diff", "note.json", "note.json"]);
    assert_eq!(same.code, Some(0), "{}", same.err);
    assert_has(&same.out, &["conflicts: 0 new, 0 gone, 0 changed"]);
    let worse = folder.run(&["diff", "note.json", "warning.json"]);
    assert_eq!(worse.code, Some(1));
    assert_has(
        &worse.out,
        &["changed  warning[hedged]", "severity note -> warning"],
    );
    let better = folder.run(&["diff", "warning.json", "note.json"]);
    assert_eq!(better.code, Some(0));
    let json = folder.json(
        &["diff", "--format", "json", "warning.json", "note.json"],
        "",
    );
    assert_eq!(json["changed"][0]["what"][0], "severity warning -> note");
}

#[test]
fn colour_comes_only_where_it_is_wanted() {
    let folder = Folder::new("colour").with("r.json", report("warning"));
    let run = |more: &[&str], environment: &[(&str, &str)]| {
        let arguments = [&["explain", "f1", "--report", "r.json"], more].concat();
        folder.run_with(&arguments, "", environment).out
    };
    assert!(!is_painted(&run(&[], &[])), "a pipe gets no colour");
    assert!(!is_painted(&run(&[], &[("NO_COLOR", "1")])));
    assert!(is_painted(&run(&[], &[("CLICOLOR_FORCE", "1")])));
    assert!(is_painted(&run(
        &["--color", "always"],
        &[("NO_COLOR", "1")]
    )));
    assert!(!is_painted(&run(
        &["--color", "never"],
        &[("CLICOLOR_FORCE", "1")]
    )));
}

#[test]
fn an_article_cannot_drive_the_terminal() {
    let evil = "\u{1b}]0;owned\u{7}\u{9b}2J\u{202e}";
    let folder = Folder::new("hostile")
        .with(
            "a.txt",
            format!("{evil}{ARTICLE}Ministers {evil}met on 12 March 2025.\n"),
        )
        .with(
            "r.json",
            report("warning").replace("on 12 March", "on \\u001b[2J 12 March"),
        );
    for arguments in [
        &["check", "-v", "a.txt"][..],
        &["check", "--format", "json", "a.txt"],
        &["claims", "a.txt"],
        &["mentions", "a.txt"],
        &["mentions", "--format", "jsonl", "a.txt"],
        &["graph", "a.txt"],
        &["explain", "f1", "--report", "r.json"],
        &["check", evil],
    ] {
        let run = folder.run(arguments);
        let hidden = |c: char| c != '\n' && atodds::report::is_hidden(c);
        assert!(!run.out.contains(hidden), "{arguments:?}: {:?}", run.out);
        assert!(!run.err.contains(hidden), "{arguments:?}: {:?}", run.err);
    }
    let run = folder.run(&["explain", "f1", "--report", "r.json"]);
    assert_has(&run.out, &["\\u{1b}[2J"]);
}

#[test]
fn a_wrong_rule_file_stops_the_run() {
    let folder = Folder::new("rules")
        .with("a.txt", ARTICLE)
        .with("mine/lang/en.yaml", "no such key: [\n");
    let run = folder.run(&["check", "--rules", "mine", "a.txt"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    let path = Path::new("mine").join("lang").join("en.yaml");
    assert_has(&run.err, &[&path.display().to_string(), "help: "]);
}

#[test]
fn every_problem_of_every_rule_file_is_told_with_its_place() {
    let folder = Folder::new("typos")
        .with("a.txt", ARTICLE)
        .with("mine/one.yaml", "kind: one\nlabel: one\nslotz: {}\n")
        .with("mine/two.yaml", "kind: [\n");
    let run = folder.run(&["check", "--rules", "mine", "a.txt"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert_has(
        &run.err,
        &[
            "one.yaml:3:1: ",
            "unknown key `slotz`",
            "two.yaml:1:7: ",
            "  help: ",
            "2 problems in rule files",
        ],
    );
}

#[test]
fn a_folder_without_rules_is_no_folder_of_rules() {
    let folder = Folder::new("norules")
        .with("a.txt", ARTICLE)
        .with("empty/.keep", "");
    for (rules, words) in [
        ("empty", "empty: no rule file in this folder"),
        ("gone", "gone: no such folder of rule files"),
    ] {
        let run = folder.run(&["check", "--rules", rules, "a.txt"]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
        assert_has(&run.err, &[words, "help: "]);
    }
}

#[test]
fn a_single_story_and_a_missing_one_are_told_plainly() {
    let folder = Folder::new("single").with("a.txt", "The weather was fine.\n");
    let run = folder.run(&["check", "a.txt", "gone.txt"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_has(
        &run.out,
        &[
            "note: gone.txt: cannot be read: no such file",
            "nothing to compare: no claim was understood",
        ],
    );
    assert!(!run.out.contains("cannot be read: cannot"), "{}", run.out);
}

/// Two sources at odds on the day of one round of talks, told as the terminal shows it.
#[test]
fn a_conflict_is_told_in_a_short_block() {
    let story = |day: &str| {
        format!("GENEVA, 3 March 2025 - Egypt and Sudan will hold talks on {day} March 2025.\n")
    };
    let folder = Folder::new("block")
        .with("feed/a.txt", story("12"))
        .with("feed/b.txt", story("14"));
    let run = folder.run(&["check", "feed"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert_has(
        &run.out,
        &[
            "error[contradiction]: talks, date: 1 source says 2025-03-12, 1 source says 2025-03-14",
            " --> feed/a.txt:1:",
            "\n  2025-03-12: 1 source\n    a.txt:1:",
            "\n  why: one event, talks: Egypt, Sudan",
            "\n       no possibility satisfies both 2025-03-12 and 2025-03-14; contradiction: ",
        ],
    );
    let all = folder.run(&["check", "-v", "feed"]);
    assert_has(
        &all.out,
        &[
            "one event, because: `a.txt` and `b.txt`",
            "story a.txt (",
            "counts from 2025-03-03",
        ],
    );
    let dot = folder.run(&["graph", "feed"]);
    assert_has(
        &dot.out,
        &[
            "shape=octagon, label=\"contradiction: talks, date\"",
            "style=filled",
        ],
    );
}

#[test]
fn a_weekday_that_is_not_its_dates_is_told_as_one() {
    let folder = Folder::new("slip").with(
        "a.txt",
        "GENEVA, 20 May 2025 - Egypt and Sudan held talks on Friday, May 15, 2025.\n",
    );
    let run = folder.run(&["check", "a.txt"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    assert_has(
        &run.out,
        &["`Friday, May 15, 2025` says Friday, that date is a Thursday"],
    );
}

#[test]
fn rules_are_listed_and_pass_their_own_examples() {
    let folder = Folder::new("ruletest");
    let list = folder.run(&["rules", "list"]);
    assert_eq!(list.code, Some(0), "{}", list.err);
    assert!(list.out.starts_with("kind"), "{}", list.out);
    let test = folder.run(&["rules", "test"]);
    assert_eq!(test.code, Some(0), "{}", test.out);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    let folder = Folder::new("pipe").with("r.json", report("warning"));
    let output = std::process::Command::new("sh")
        .current_dir(&folder.0)
        .args([
            "-c",
            "\"$0\" explain f1 --report r.json 2>err | true; cat err",
        ])
        .arg(assert_cmd::cargo::cargo_bin("atodds"))
        .output()
        .expect("a shell");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
}

/// Digits alone do not tell day from month; the reader does, and the step is recorded.
#[test]
fn the_order_of_day_and_month_is_the_readers() {
    let folder = Folder::new("date-order").with("a.txt", "It was signed on 03/04/2025 in Lima.");
    let values = |order: &[&str]| -> Vec<String> {
        let mut arguments = vec!["mentions", "--format", "jsonl", "a.txt"];
        arguments.extend(order);
        let run = folder.run(&arguments);
        assert_eq!(run.code, Some(0), "{}", run.err);
        let lines = run.out.lines().filter_map(|l| serde_json::from_str(l).ok());
        lines
            .filter(|m: &Value| m["kind"] == "time")
            .map(|m| format!("{} {} {}", m["value"], m["edtf"], m["basis"][0]["note"]))
            .collect()
    };
    assert!(values(&[]).is_empty());
    let note = "first, as asked for: the digits fit either order";
    assert_eq!(
        values(&["--date-order", "dmy"]),
        [format!(
            r#""2025-04-03" "2025-04-03" "read with the day {note}""#
        )]
    );
    assert_eq!(
        values(&["--date-order", "mdy"]),
        [format!(
            r#""2025-03-04" "2025-03-04" "read with the month {note}""#
        )]
    );
}
