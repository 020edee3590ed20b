//! Raw bytes as published, and the places in them that people go to.

use crate::text::{LineIndex, Position, Span};

/// A stretch of a raw input: all of it, or one record of an archive. The one owner of its bytes.
#[derive(Debug)]
pub struct RawPart {
    /// The path of the input, as given.
    pub path: String,
    /// The bytes as published.
    pub bytes: Vec<u8>,
    /// Where it begins in the input.
    start: Start,
    lines: LineIndex,
}

/// Where a part begins in its input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    /// Bytes before it.
    pub(super) byte: usize,
    /// Line and column of its first byte, both 1-based.
    pub(super) position: Position,
}

impl Start {
    /// The start of the input.
    pub(super) const OF_INPUT: Self = Self {
        byte: 0,
        position: Position { line: 1, column: 1 },
    };
}

/// A place in a raw input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct RawPlace {
    /// The bytes.
    pub bytes: Span,
    /// Line and column of the first of them.
    pub position: Position,
}

impl RawPart {
    /// An input as a whole.
    pub fn whole(path: String, bytes: Vec<u8>) -> Self {
        Self::new(path, bytes, Start::OF_INPUT)
    }

    /// The part of an input that begins at `start`.
    pub(super) fn new(path: String, bytes: Vec<u8>, start: Start) -> Self {
        Self {
            path,
            lines: LineIndex::new(&bytes),
            bytes,
            start,
        }
    }

    /// The place in the input of `span`, which points into these bytes.
    pub fn place(&self, span: Span) -> RawPlace {
        RawPlace {
            bytes: span.shift(self.start.byte),
            position: self.position(span.start),
        }
    }

    /// Line and column in the input of the byte `at` of these bytes.
    pub fn position(&self, at: usize) -> Position {
        let within = self.lines.position(&self.bytes, at);
        let before = self.start.position;
        Position {
            line: before.line + within.line - 1,
            column: match within.line {
                1 => before.column + within.column - 1,
                _ => within.column,
            },
        }
    }
}
