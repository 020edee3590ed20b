//! The architecture, enforced: which module may use which, who may use which crate, how long a file may be.
//!
//! The tables below are the rules; `source` reads the code. A module that is not in the table fails the test: adding one
//! means deciding where it belongs.

mod source;

use std::error::Error;
use std::path::{Path, PathBuf};

use source::{modules_used, names_path, production_code};

type TestResult = Result<(), Box<dyn Error>>;

/// Which other modules a module may use.
enum Uses {
    /// These.
    Only(&'static [&'static str]),
    /// All that stand above it in the table.
    AllAbove,
}
use Uses::{AllAbove, Only};

/// The layers from the lowest to the highest.
const LAYERS: &[(&str, Uses)] = &[
    ("error", Only(&[])),
    ("text", Only(&["error"])),
    ("value", Only(&["text"])),
    ("lexicon", Only(&["text", "value", "error"])),
    ("mention", Only(&["text", "value", "lexicon"])),
    ("phrase", Only(&["text", "value", "lexicon", "mention"])),
    ("resolve", Only(&["text", "value", "lexicon", "mention"])),
    // Recognition and resolution alone, for other programs.
    (
        "tag",
        Only(&["text", "value", "lexicon", "mention", "resolve", "error"]),
    ),
    (
        "ingest",
        Only(&["text", "value", "lexicon", "mention", "resolve", "error"]),
    ),
    (
        "rule",
        Only(&["text", "value", "lexicon", "mention", "error"]),
    ),
    (
        "extract",
        // It hands the lexicon on to `mention` and `phrase`, which it calls on each sentence, and asks it two things itself:
        // which verbs are of saying, and for whom a person speaks. The words of events come from rules.
        Only(&[
            "text", "value", "lexicon", "mention", "phrase", "resolve", "rule", "ingest", "error",
        ]),
    ),
    (
        "graph",
        Only(&["text", "value", "rule", "extract", "error"]),
    ),
    (
        "detect",
        Only(&["value", "rule", "extract", "graph", "error"]),
    ),
    ("report", AllAbove),
    // The stages put together.
    ("engine", AllAbove),
    ("cli", AllAbove),
    ("lib", AllAbove),
    ("main", AllAbove),
];

/// A path outside the crate, the only modules that may name it, and why.
const RESERVED: &[(&str, &[&str], &str)] = &[
    (
        "petgraph",
        &["graph"],
        "the shape of the graph is its own affair",
    ),
    (
        "serde_yaml",
        &["lexicon"],
        "the YAML reader can be replaced in one place",
    ),
    (
        "clap",
        COMMAND,
        "a library user compiles no argument parser",
    ),
    (
        "clap_complete",
        COMMAND,
        "a library user compiles no argument parser",
    ),
    (
        "clap_mangen",
        COMMAND,
        "a library user compiles no argument parser",
    ),
    (
        "colored",
        COMMAND,
        "colour is an argument below the command line",
    ),
    ("ignore", COMMAND, "folders are walked by the command line"),
    (
        "std::fs",
        &["lexicon", "engine", "lib", "cli", "main"],
        "stages are functions of their inputs",
    ),
    ("std::net", COMMAND, "no stage touches the network"),
    ("ureq", COMMAND, "no stage touches the network"),
    ("std::env", COMMAND, "no stage reads the environment"),
    (
        "std::process",
        COMMAND,
        "no stage ends the process or starts one",
    ),
    ("std::time", COMMAND, "no stage reads a clock"),
    ("Zoned::now", COMMAND, "no stage reads a clock"),
    ("Timestamp::now", COMMAND, "no stage reads a clock"),
];

const COMMAND: &[&str] = &["cli", "main"];

/// A module and what it must not name although others may.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("value", &["regex", "aho_corasick", "std::io"]),
    ("resolve", &["std::io"]),
];

/// Longest file, its tests not counted.
const LONGEST_FILE: usize = 450;

#[test]
fn every_file_keeps_to_the_tables() -> TestResult {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for path in rust_files(&src)? {
        let name = path
            .strip_prefix(&src)?
            .to_string_lossy()
            .replace('\\', "/");
        wrong.extend(violations(&name, &std::fs::read_to_string(&path)?));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    Ok(())
}

#[test]
fn modules_use_only_what_lies_below_them() {
    for (i, (module, uses)) in LAYERS.iter().enumerate() {
        if let Only(uses) = uses {
            for used in *uses {
                let place = LAYERS.iter().position(|(name, _)| name == used);
                assert!(
                    place.is_some_and(|place| place < i),
                    "{module} may use {used}, which comes later or is not in the table"
                );
            }
        }
    }
}

#[test]
fn what_breaks_the_tables_is_found() {
    let head = "//! Head.\n";
    for (file, code, part) in [
        (
            "value/time.rs",
            "use crate::mention::Mention;",
            "value must not use mention",
        ),
        (
            "value/mod.rs",
            "fn f() -> super::ingest::Input {}",
            "value must not use ingest",
        ),
        (
            "detect/pairs.rs",
            "use super::super::report::At;",
            "detect must not use report",
        ),
        (
            "graph/mod.rs",
            "use crate::{extract::{Claim, ClaimId}, report};",
            "graph must not use report",
        ),
        (
            "report/json.rs",
            "use crate::cli::Args;",
            "report must not use cli",
        ),
        (
            "engine.rs",
            "use crate::cli::run;",
            "engine must not use cli",
        ),
        (
            "detect/network.rs",
            "use petgraph::graph::DiGraph;",
            "detect must not name petgraph",
        ),
        (
            "rule/raw.rs",
            "let x: T = serde_yaml::from_str(s)?;",
            "rule must not name serde_yaml",
        ),
        (
            "report/terminal.rs",
            "use colored::Colorize;",
            "report must not name colored",
        ),
        (
            "value/quantity.rs",
            "use regex::Regex;",
            "value must not name regex",
        ),
        (
            "mention/time.rs",
            "let now = jiff::Zoned::now();",
            "mention must not name Zoned::now",
        ),
        (
            "resolve/mod.rs",
            "let s = std::fs::read(p);",
            "resolve must not name std::fs",
        ),
        ("helpers.rs", "fn f() {}", "helpers is not in the table"),
    ] {
        let found = violations(file, &format!("{head}{code}\n"));
        assert!(
            found.iter().any(|v| v.contains(part)),
            "{file}: {code}: {found:?}"
        );
    }
    let long = format!("{head}{}", "fn f() {}\n".repeat(LONGEST_FILE));
    assert_eq!(violations("value/time.rs", &long).len(), 1);
    assert_eq!(
        violations("value/time.rs", "fn f() {}\n").len(),
        1,
        "no head"
    );
}

#[test]
fn what_only_looks_like_a_breach_is_not() {
    let code = r##"//! Head: see [`crate::report`].
/* crate::cli /* nested */ petgraph::x */
use crate::text::Span;
use super::date::DateValue;
const A: &str = "crate::report::Report \" petgraph::";
const B: &str = r#"serde_yaml::from_str(" crate::cli")"#;
const C: char = '"'; // crate::detect
fn f<'a>(ignore: &'a str, q: char) -> bool { q == '\'' && ignore.is_empty() && crate::value::Scope::new().is_empty() }
#[cfg(test)]
use crate::cli;
#[cfg(test)]
mod tests {
    use crate::ingest::Input;
    fn g() { let _ = "}"; clap::Command::new("x"); }
}
"##;
    assert_eq!(violations("value/time.rs", code), Vec::<String>::new());
    let tests_last = format!("{code}fn h() {{ crate::detect::x(); }}\n");
    assert_eq!(
        violations("value/time.rs", &tests_last).len(),
        1,
        "code after tests counts"
    );
}

/// Everything in the file `name` (path under `src/`) that the tables do not allow.
fn violations(name: &str, source: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    if !source.starts_with("//!") {
        wrong.push(format!("src/{name}: the file must begin with a `//!` head"));
    }
    let (module, depth) = place_of(name);
    let Some(layer) = LAYERS.iter().position(|(layer, _)| *layer == module) else {
        wrong.push(format!(
            "src/{name}: {module} is not in the table of tests/architecture"
        ));
        return wrong;
    };
    let own_tests = source.find("#[cfg(test)]\nmod ").unwrap_or(source.len());
    let lines = source[..own_tests].lines().count();
    if lines > LONGEST_FILE {
        wrong.push(format!("src/{name}: {lines} lines, {LONGEST_FILE} at most"));
    }
    let code = production_code(source);
    for used in modules_used(&code, depth) {
        if used != module && !may_use(layer, &used) {
            wrong.push(format!("src/{name}: {module} must not use {used}"));
        }
    }
    for (path, modules, why) in RESERVED {
        if !modules.contains(&module) && names_path(&code, path) {
            wrong.push(format!("src/{name}: {module} must not name {path}: {why}"));
        }
    }
    for (_, paths) in FORBIDDEN.iter().filter(|(layer, _)| *layer == module) {
        for path in paths.iter().filter(|path| names_path(&code, path)) {
            wrong.push(format!("src/{name}: {module} must not name {path}"));
        }
    }
    wrong
}

/// Whether the module in row `layer` may use `used`. What is no module (a macro or a type at the root) is left alone.
fn may_use(layer: usize, used: &str) -> bool {
    match (
        &LAYERS[layer].1,
        LAYERS.iter().position(|(name, _)| *name == used),
    ) {
        (_, None) => true,
        (Only(uses), _) => uses.contains(&used),
        (AllAbove, Some(place)) => place < layer,
    }
}

/// The top-level module of a file, and how many modules lie between it and the crate's root.
fn place_of(name: &str) -> (&str, usize) {
    let parts: Vec<_> = name.split('/').collect();
    let module = parts[0].trim_end_matches(".rs");
    let is_root = matches!(module, "lib" | "main") && parts.len() == 1;
    let is_mod = parts.last() == Some(&"mod.rs");
    (module, parts.len() - usize::from(is_mod || is_root))
}

/// All Rust files under `folder`, test files (`tests.rs`, `tests/`) left out, sorted.
fn rust_files(folder: &Path) -> Result<Vec<PathBuf>, std::io::Error> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.file_stem().is_some_and(|stem| stem == "tests") {
            continue;
        }
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
