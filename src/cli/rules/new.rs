//! `atodds rules new`: a commented rule file to begin with, which passes its own test.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use atodds::engine::Engine;
use atodds::error::{Error, Result};
use atodds::rule;

use crate::cli::args::RuleArguments;
use crate::cli::{CLEAN, inputs, output, rule_files};

/// A rule for strikes, with the kind left open: its words and examples are to be replaced, and pass until they are.
const SKELETON: &str = include_str!("skeleton.yaml");
/// What stands for the kind in it.
const KIND: &str = "KIND";

pub(super) fn run(kind: &str, path: Option<&Path>, arguments: &RuleArguments) -> Result<u8> {
    if !rule::is_kind(kind) {
        return Err(Error::usage(
            format!("`{kind}` is no name of a kind of event"),
            "use lower-case letters, digits, `-` and `_`, a letter first: near-miss",
        ));
    }
    let engine = Engine::new(&rule_files(arguments)?)?;
    if let Ok(other) = engine.rule(kind) {
        return Err(Error::usage(
            format!("kind `{kind}` is already ruled by {}", other.path),
            format!(
                "choose another name, or change a copy of that file: `atodds rules show {kind} -v` prints it, and in a \
                 folder given with --rules it takes the place of the built-in one"
            ),
        ));
    }
    let text = SKELETON.replace(KIND, kind);
    match path {
        None => output::print(&text)?,
        Some(path) => write(path, &text)?,
    }
    Ok(CLEAN)
}

/// Writes a file that does not exist yet.
fn write(path: &Path, text: &str) -> Result<()> {
    let shown = inputs::name(path);
    let opened = OpenOptions::new().write(true).create_new(true).open(path);
    let mut file = opened.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Error::usage(
            format!("{shown}: exists already"),
            "give --output a file that does not; nothing is overwritten",
        ),
        _ => Error::io(&shown, error),
    })?;
    file.write_all(text.as_bytes())
        .map_err(|error| Error::io(&shown, error))
}
