//! JSON lines: a record for each line that is not blank.

use super::stream::{Stream, is_blank};
use super::{Record, RecordKind};

/// An input of JSON lines.
pub(super) struct Lines {
    stream: Stream,
    /// A line that has been read already.
    read: Option<Vec<u8>>,
    failed: bool,
}

/// Whether the first line of an input that is not blank holds a whole JSON object, well-formed or not.
pub(super) fn is_line(line: &[u8]) -> bool {
    let bare = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    let bare = bare.trim_ascii();
    bare.starts_with(b"{") && bare.ends_with(b"}")
}

impl Lines {
    /// The lines of `stream`, of which the `first` has been read.
    pub(super) const fn new(stream: Stream, first: Vec<u8>) -> Self {
        Self {
            stream,
            read: Some(first),
            failed: false,
        }
    }

    /// The rest of a line too long for a record is passed over.
    fn too_large(&mut self, begun: &[u8]) -> std::io::Result<Record> {
        let line = self.stream.start.position.line;
        let mut taken = begun.len();
        self.stream.pass(begun);
        loop {
            let more = self.stream.line()?;
            taken += more.len();
            self.stream.pass(&more);
            if more.is_empty() || more.ends_with(b"\n") {
                return Ok(self.stream.too_large(Some(line), taken));
            }
        }
    }

    fn read(&mut self) -> std::io::Result<Option<Record>> {
        loop {
            let line = match self.read.take() {
                Some(line) => line,
                None => self.stream.line()?,
            };
            if line.is_empty() {
                return Ok(None);
            }
            if line.len() > self.stream.limit {
                return self.too_large(&line).map(Some);
            }
            if !is_blank(&line) {
                return Ok(Some(self.stream.record(line, RecordKind::JsonLine)));
            }
            self.stream.pass(&line);
        }
    }
}

impl Iterator for Lines {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.failed {
            return None;
        }
        self.read().unwrap_or_else(|error| {
            self.failed = true;
            Some(self.stream.failed(&error))
        })
    }
}
