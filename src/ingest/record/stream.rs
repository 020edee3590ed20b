//! An input while it is read: how far the reading has come, and records made of what was read.

use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;

use super::{Record, RecordKind, Unread};
use crate::error::NoteCode;
use crate::ingest::raw::{RawPart, Start};
use crate::ingest::{Declared, Format, Input};
use crate::text::Position;

/// So many bytes tell what an input is.
const HEAD: usize = 4 * 1024;

/// An input that has been opened.
pub(super) struct Stream {
    pub(super) path: String,
    pub(super) declared: Declared,
    pub(super) format: Option<Format>,
    reader: BufReader<Box<dyn Read + Send>>,
    /// Bytes a record may have.
    pub(super) limit: usize,
    /// Where the next record begins.
    pub(super) start: Start,
}

impl Stream {
    pub(super) fn new(input: Input, limit: usize) -> Self {
        Self {
            path: input.path.clone(),
            declared: input.declared.clone(),
            format: input.format,
            reader: BufReader::with_capacity(64 * 1024, input.into_reader()),
            limit,
            start: Start::OF_INPUT,
        }
    }

    /// The next line with its end, or as much of it as a record may hold and one byte more; empty at the end of the input.
    pub(super) fn line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        let limit = self.limit as u64 + 1;
        (&mut self.reader)
            .take(limit)
            .read_until(b'\n', &mut line)?;
        Ok(line)
    }

    /// All up to the end of the first line that is not blank.
    pub(super) fn first_line(&mut self) -> io::Result<Vec<u8>> {
        let mut first = self.line()?;
        while is_blank(&first) && first.len() <= self.limit {
            let line = self.line()?;
            if line.is_empty() {
                break;
            }
            first.extend(line);
        }
        Ok(first)
    }

    /// `begun` and what follows, up to where it can be told what the input is.
    pub(super) fn head(&mut self, begun: Vec<u8>) -> io::Result<Vec<u8>> {
        let mut head = begun;
        let missing = HEAD.saturating_sub(head.len());
        (&mut self.reader)
            .take(missing as u64)
            .read_to_end(&mut head)?;
        Ok(head)
    }

    /// Reads some more bytes into `buffer`; whether there were any.
    pub(super) fn more(&mut self, buffer: &mut Vec<u8>) -> io::Result<bool> {
        let found = self.reader.fill_buf()?;
        let length = found.len();
        buffer.extend_from_slice(found);
        self.reader.consume(length);
        Ok(length > 0)
    }

    /// Steps over bytes that no record holds.
    pub(super) fn pass(&mut self, bytes: &[u8]) {
        self.start = self.start.after(bytes);
    }

    /// The record of `bytes`, which begin where the last one ended.
    pub(super) fn record(&mut self, bytes: Vec<u8>, kind: RecordKind) -> Record {
        let start = self.start;
        self.pass(&bytes);
        let raw = RawPart::new(self.path.clone(), bytes, start);
        Record {
            taken: raw.bytes.len(),
            raw: Ok(Arc::new(raw)),
            declared: self.declared.clone(),
            format: self.format,
            kind,
        }
    }

    /// The record of the whole input, of which `begun` has been read.
    pub(super) fn whole(mut self, begun: Vec<u8>) -> Record {
        let mut bytes = begun;
        let limit = (self.limit as u64 + 1).saturating_sub(bytes.len() as u64);
        if let Err(error) = (&mut self.reader).take(limit).read_to_end(&mut bytes) {
            return self.failed(&error);
        }
        if bytes.len() > self.limit {
            return self.too_large(None, bytes.len());
        }
        self.record(bytes, RecordKind::Whole)
    }

    /// The record of bytes that are too many, at `line` of the input or all of it.
    pub(super) fn too_large(&self, line: Option<usize>, taken: usize) -> Record {
        let message = format!("left out: larger than {} MB", self.limit >> 20);
        self.unread(line, NoteCode::TooLarge, message, taken)
    }

    /// The record of an input that could not be read, or not to its end.
    pub(super) fn failed(&self, error: &io::Error) -> Record {
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
            format: self.format,
            kind: RecordKind::Whole,
            taken,
        }
    }
}

pub(super) fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
}

/// What the operating system said, without its error number; the words of other readers as they are.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    if error.raw_os_error().is_none() {
        return text;
    }
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
