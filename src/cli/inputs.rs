//! Paths and URLs into named bytes: files, folders, pages, standard input.
//!
//! Names are as given, with `/` between their parts and without a leading `./`, so that a report does not depend on how a
//! folder was written. A file that cannot be read is handed on as such: it becomes a note, and the others are read.

pub(crate) mod source;
mod urls;

use std::fs::File;
use std::io::{self, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use atodds::error::{Error, Note, NoteCode, Result};
use atodds::ingest::Input;
use ignore::WalkBuilder;

use self::source::{Asked, Listed, Source};
use super::args::ReadingArguments;
use super::output;

/// Extensions of the files that are read in folders. A file named outright is read whatever it is called.
const ARTICLES: &[&str] = &[
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "xml", "rss", "atom", "json", "jsonl",
    "ndjson",
];

/// Reads all inputs, each once; standard input comes last.
///
/// # Errors
/// When an input is no path and no URL that can be fetched; when a folder holds no article, since a run over nothing must not
/// look like a clean one; when a file and standard input go by one name; when a list cannot be read.
pub(crate) fn read(
    paths: &[PathBuf],
    reading: &ReadingArguments,
    verbose: bool,
) -> Result<Vec<Input>> {
    let asked = source::all(paths, reading.inputs_from.as_deref())?;
    let mut inputs = Vec::new();
    let mut urls = Vec::new();
    let mut stdin = false;
    for Asked { source, listed } in asked {
        match source {
            Source::Stdin => stdin = true,
            Source::Url(url) => urls.push((url, listed)),
            Source::Path(path) if path.is_dir() => inputs.extend(folder(&path, verbose)?),
            Source::Path(path) => inputs.push(file(&path, listed)),
        }
    }
    inputs.extend(urls::read(urls, reading)?);
    inputs.sort_by(|a, b| a.path.cmp(&b.path));
    inputs.dedup_by(|a, b| a.path == b.path);
    if stdin {
        let name = &reading.stdin_name;
        if inputs.iter().any(|input| input.path == *name) {
            return Err(Error::usage(
                format!("{name}: both a file and standard input go by this name"),
                "give standard input another one with --stdin-name",
            ));
        }
        inputs.push(Input::reader(name, io::stdin()));
    }
    if let Some(format) = reading.input_format {
        for input in &mut inputs {
            input.format = Some(format.format());
        }
    }
    Ok(inputs)
}

/// The name and text of a file the command cannot do without.
///
/// # Errors
/// When it cannot be read, or is not UTF-8.
pub(crate) fn text(path: &Path) -> Result<(String, String)> {
    let name = name(path);
    let text = std::fs::read_to_string(path).map_err(|error| {
        let reason = reason(&error);
        Error::usage(
            format!("{name}: cannot be read: {reason}"),
            "give the path of a text file, in UTF-8",
        )
    })?;
    Ok((name, text))
}

/// So many reasons are told.
const REASONS: usize = 20;

/// Whether the run must fail for its inputs: none could be read, or one could not and that matters.
///
/// # Errors
/// That error; its message names the inputs.
pub(crate) fn judge(documents: usize, notes: &[Note], strict: bool) -> Result<()> {
    let unread = |note: &&Note| note.code.is_unread() || note.code == NoteCode::TooLarge;
    let unread: Vec<_> = notes.iter().filter(unread).collect();
    if documents > 0 && (!strict || unread.is_empty()) {
        return Ok(());
    }
    // Where nothing was read, whatever is noted may be the reason.
    let reasons = if documents == 0 {
        notes.iter().collect()
    } else {
        unread
    };
    let names: Vec<_> = reasons
        .iter()
        .take(REASONS)
        .map(|note| format!("\n  {}: {}", note.path, note.message))
        .collect();
    let what = if documents == 0 {
        "no input could be read"
    } else {
        "not every input could be read"
    };
    let help = if documents == 0 {
        "give at least one file that holds an article"
    } else {
        "leave out --strict-inputs to go on with the others"
    };
    Err(Error::usage(format!("{what}{}", names.concat()), help))
}

fn file(path: &Path, listed: Option<Listed>) -> Input {
    let file = LazyFile {
        path: path.to_owned(),
        listed,
        open: None,
    };
    let size = path.metadata().ok().map(|metadata| metadata.len());
    Input::reader(name(path), file).of_size(size)
}

/// A file that is opened when its first byte is asked for, so that thousands can be named at once.
struct LazyFile {
    path: PathBuf,
    listed: Option<Listed>,
    open: Option<File>,
}

impl Read for LazyFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.open {
            Some(file) => file.read(buffer),
            None => File::open(&self.path).and_then(|file| self.open.insert(file).read(buffer)),
        };
        read.map_err(|error| match &self.listed {
            Some(listed) => io::Error::other(listed.blamed(&reason(&error))),
            None => error,
        })
    }
}

fn folder(path: &Path, verbose: bool) -> Result<Vec<Input>> {
    let mut inputs = Vec::new();
    // Of the usual filters only the one on hidden files: what git ignores may well be today's download.
    let walk = WalkBuilder::new(path)
        .standard_filters(false)
        .hidden(true)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_none_or(|kind| kind.is_dir()) => {}
            Ok(entry) if is_article(entry.path()) => inputs.push(file(entry.path(), None)),
            Ok(entry) if verbose => {
                let name = name(entry.path());
                output::warn(&format!("passed over: {name} (name it to have it read)"));
            }
            Ok(_) => {}
            Err(error) => inputs.push(Input::failed(name(path), error.to_string())),
        }
    }
    if inputs.is_empty() {
        return Err(Error::usage(
            format!("{}: no article in this folder", name(path)),
            format!("files read in folders end in: {}", ARTICLES.join(", ")),
        ));
    }
    Ok(inputs)
}

/// Whether a file found in a folder is read: by its extension, and because it is a file rather than a pipe or a device, which
/// could keep the run waiting. A link to nowhere is read, so that it is noted.
fn is_article(path: &Path) -> bool {
    let is_file = path.is_file() || !path.exists();
    let extension = path.extension().and_then(|extension| extension.to_str());
    is_file
        && extension.is_some_and(|extension| {
            ARTICLES
                .iter()
                .any(|known| known.eq_ignore_ascii_case(extension))
        })
}

/// What the operating system said, without its error number.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    text.to_lowercase()
}

/// The name an input goes by.
pub(crate) fn name(path: &Path) -> String {
    let name = path.to_string_lossy().replace(MAIN_SEPARATOR, "/");
    let bare = name
        .strip_prefix("./")
        .map_or(name.as_str(), |rest| rest.trim_start_matches('/'));
    if bare.is_empty() {
        name
    } else {
        bare.to_owned()
    }
}
