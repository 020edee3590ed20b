//! The only place that prints.

use std::io::{self, BufWriter, ErrorKind, Write};

use atodds::error::{Error, Note, Result};
use atodds::report::{visible, visible_lines};

/// Writes to standard output. A reader that closed the pipe has seen enough: no error.
///
/// # Errors
/// When standard output cannot be written for another reason, a full disk for one.
pub(crate) fn print(text: &str) -> Result<()> {
    print_with(|out| out.write_all(text.as_bytes()))
}

/// Lets `write` write to standard output, likewise.
///
/// # Errors
/// Those of [`print`].
pub(crate) fn print_with(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Error::io("standard output", error))
        }
        _ => Ok(()),
    }
}

/// Writes an error to standard error.
pub(crate) fn error(error: &Error) {
    warn(&format!("error: {error}"));
}

/// Writes notes on inputs to standard error, for commands whose output has no place for them.
pub(crate) fn notes(notes: &[Note]) {
    for note in notes {
        let line = note
            .line
            .map_or_else(String::new, |line| format!(":{line}"));
        warn(&format!(
            "note: {}{line}: {}",
            visible(&note.path),
            visible(&note.message)
        ));
    }
}

/// Writes a line to standard error. If that fails there is nobody left to tell.
pub(crate) fn warn(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", visible_lines(text));
}
