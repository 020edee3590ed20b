//! Inputs into records: an archive of JSON lines is read line by line, anything else as a whole.
//!
//! A record owns its bytes and knows its place in the input, so that an archive larger than memory can be read.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;

use super::raw::{RawPart, Start};
use super::{Declared, Format, Input};
use crate::error::NoteCode;
use crate::text::Position;

/// A record larger than this is left out.
pub(super) const MAX_BYTES: usize = 256 * 1024 * 1024;

/// Some bytes of an input that can be read without the rest of it.
#[derive(Debug)]
pub(super) struct Record {
    /// The bytes, or why there are none.
    pub(super) raw: Result<Arc<RawPart>, Unread>,
    /// What the sender says of the whole input.
    pub(super) declared: Declared,
    /// Its format, where that is known from the input as a whole.
    pub(super) format: Option<Format>,
    /// How many bytes of the input it took, those passed over included.
    pub(super) taken: usize,
}

/// Bytes of an input that were not read.
#[derive(Debug)]
pub(super) struct Unread {
    pub(super) path: String,
    /// 1-based line, where a part of the input is meant.
    pub(super) line: Option<usize>,
    pub(super) code: NoteCode,
    pub(super) message: String,
}

/// The records of all inputs, in order.
pub(super) struct Records {
    inputs: std::vec::IntoIter<Input>,
    lines: Option<Lines>,
}

impl Records {
    /// The records of `inputs`, which are opened one by one.
    pub(super) fn new(inputs: Vec<Input>) -> Self {
        Self {
            inputs: inputs.into_iter(),
            lines: None,
        }
    }

    /// Opens `input`; gives its first record unless it is empty.
    fn open(&mut self, input: Input) -> Record {
        let mut lines = Lines::new(input);
        match lines.first() {
            Ok(first) if lines.may_be_json() && is_line_of_json(&first) => {
                let record = lines.record(first);
                self.lines = Some(lines);
                record
            }
            Ok(first) => lines.whole(first),
            Err(error) => lines.failed(&error),
        }
    }
}

impl Iterator for Records {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        while let Some(lines) = &mut self.lines {
            match lines.line() {
                Ok(line) if line.is_empty() => self.lines = None,
                Ok(line) if is_blank(&line) => lines.pass(&line),
                Ok(line) => return Some(lines.record(line)),
                Err(error) => {
                    let record = lines.failed(&error);
                    self.lines = None;
                    return Some(record);
                }
            }
        }
        let input = self.inputs.next()?;
        Some(self.open(input))
    }
}

/// An input that is read line by line.
struct Lines {
    path: String,
    declared: Declared,
    /// What the user says it is in.
    format: Option<Format>,
    reader: BufReader<Box<dyn Read + Send>>,
    /// Where the next line begins.
    start: Start,
}

impl Lines {
    fn new(input: Input) -> Self {
        Self {
            path: input.path.clone(),
            declared: input.declared.clone(),
            format: input.format,
            reader: BufReader::with_capacity(64 * 1024, input.into_reader()),
            start: Start::OF_INPUT,
        }
    }

    /// Whether the user leaves it open, or says, that it is JSON.
    fn may_be_json(&self) -> bool {
        self.format.is_none_or(Format::is_json)
    }

    /// The next line with its end, or as much of it as a record may hold and one byte more; empty at the end of the input.
    fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        let limit = MAX_BYTES as u64 + 1;
        (&mut self.reader)
            .take(limit)
            .read_until(b'\n', &mut line)?;
        Ok(line)
    }

    /// All up to the end of the first line that is not blank.
    fn first(&mut self) -> io::Result<Vec<u8>> {
        let mut first = self.line()?;
        while is_blank(&first) && first.len() <= MAX_BYTES {
            let line = self.line()?;
            if line.is_empty() {
                break;
            }
            first.extend(line);
        }
        Ok(first)
    }

    /// Steps over bytes that hold nothing.
    fn pass(&mut self, bytes: &[u8]) {
        self.start = self.start.after(bytes);
    }

    /// The record of `bytes`, which begin where the last one ended.
    fn record(&mut self, bytes: Vec<u8>) -> Record {
        let start = self.start;
        self.pass(&bytes);
        let taken = bytes.len();
        if taken > MAX_BYTES {
            return self.too_large(start, taken);
        }
        let raw = RawPart::new(self.path.clone(), bytes, start);
        self.made(raw, self.format.or(Some(Format::Json)))
    }

    fn made(&self, raw: RawPart, format: Option<Format>) -> Record {
        Record {
            taken: raw.bytes.len(),
            raw: Ok(Arc::new(raw)),
            declared: self.declared.clone(),
            format,
        }
    }

    /// The whole input, of which `first` has been read.
    fn whole(mut self, first: Vec<u8>) -> Record {
        let mut bytes = first;
        let limit = (MAX_BYTES as u64 + 1).saturating_sub(bytes.len() as u64);
        if let Err(error) = (&mut self.reader).take(limit).read_to_end(&mut bytes) {
            return self.failed(&error);
        }
        if bytes.len() > MAX_BYTES {
            let message = format!("left out: larger than {} MB", MAX_BYTES >> 20);
            return self.unread(None, NoteCode::TooLarge, message, bytes.len());
        }
        let raw = RawPart::new(self.path.clone(), bytes, Start::OF_INPUT);
        self.made(raw, self.format)
    }

    /// Passes over the rest of a line that is too long for a record.
    fn too_large(&mut self, start: Start, mut taken: usize) -> Record {
        loop {
            match self.line() {
                Ok(line) => {
                    taken += line.len();
                    let ends = line.is_empty() || line.ends_with(b"\n");
                    self.pass(&line);
                    if ends {
                        break;
                    }
                }
                Err(error) => return self.failed(&error),
            }
        }
        let message = format!("left out: longer than {} MB", MAX_BYTES >> 20);
        let line = Some(start.position.line);
        self.unread(line, NoteCode::TooLarge, message, taken)
    }

    fn failed(&self, error: &io::Error) -> Record {
        let message = format!("cannot be read: {}", reason(error));
        let line = self.start.position.line;
        let line = (self.start != Start::OF_INPUT).then_some(line);
        self.unread(line, NoteCode::Unreadable, message, 0)
    }

    fn unread(&self, line: Option<usize>, code: NoteCode, message: String, taken: usize) -> Record {
        Record {
            raw: Err(Unread {
                path: self.path.clone(),
                line,
                code,
                message,
            }),
            declared: self.declared.clone(),
            format: None,
            taken,
        }
    }
}

/// Whether the first line of an input that is not blank holds a whole JSON object, well-formed or not.
fn is_line_of_json(line: &[u8]) -> bool {
    let bare = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    let bare = bare.trim_ascii();
    bare.starts_with(b"{") && bare.ends_with(b"}")
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
}

/// What the operating system said, without its error number.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    text.to_lowercase()
}

impl Start {
    /// The start of what follows `bytes`.
    fn after(self, bytes: &[u8]) -> Self {
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
        let last = bytes.rsplit(|byte| *byte == b'\n').next().unwrap_or(bytes);
        let columns = String::from_utf8_lossy(last).chars().count();
        Self {
            byte: self.byte + bytes.len(),
            position: Position {
                line: self.position.line + lines,
                column: match lines {
                    0 => self.position.column + columns,
                    _ => 1 + columns,
                },
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> Vec<(usize, usize, String)> {
        Records::new(vec![Input::bytes("a", text)])
            .filter_map(|record| record.raw.ok())
            .map(|raw| {
                let place = raw.place(crate::text::Span::new(0, 1));
                let text = String::from_utf8_lossy(&raw.bytes).into_owned();
                (place.bytes.start, place.position.line, text)
            })
            .collect()
    }

    #[test]
    fn json_lines_are_records() {
        let lines = records("\n{\"a\":1}\n\n{oops\n{\"b\":2}");
        assert_eq!(
            lines,
            [
                (0, 1, "\n{\"a\":1}\n".to_owned()),
                (10, 4, "{oops\n".to_owned()),
                (16, 5, "{\"b\":2}".to_owned())
            ]
        );
    }

    #[test]
    fn anything_else_is_whole() {
        let text = "{\n\"text\": \"a\"\n}\n";
        assert_eq!(records(text), [(0, 1, text.to_owned())]);
        assert_eq!(records(""), [(0, 1, String::new())]);
    }
}
