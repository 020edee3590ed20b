//! Line and column of a byte offset, computed at the edge from a table of line starts.

use serde::{Deserialize, Serialize};

/// A place a person can go to: 1-based line and 1-based column, the column counted in code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// 1-based line.
    pub line: usize,
    /// 1-based column in code points.
    pub column: usize,
}

/// Where each line of a raw file begins.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Indexes the lines of `raw`; a line ends at `\n`, and a `\r` before it belongs to the line.
    pub fn new(raw: &[u8]) -> Self {
        let mut starts = vec![0];
        starts.extend(
            raw.iter()
                .enumerate()
                .filter(|(_, b)| **b == b'\n')
                .map(|(i, _)| i + 1),
        );
        Self { starts }
    }

    /// Line and column of the byte at `offset` of the same raw bytes. Bytes that are no UTF-8 count one column each.
    pub fn position(&self, raw: &[u8], offset: usize) -> Position {
        let offset = offset.min(raw.len());
        let line = self.starts.partition_point(|&s| s <= offset);
        let start = self
            .starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        let column = String::from_utf8_lossy(&raw[start..offset]).chars().count() + 1;
        Position { line, column }
    }

    /// The raw byte range of the 1-based `line`, without its line end.
    pub fn line_span(&self, raw: &[u8], line: usize) -> super::Span {
        let start = self
            .starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(raw.len());
        let end = self
            .starts
            .get(line)
            .map_or(raw.len(), |next| next.saturating_sub(1));
        super::Span::new(start, end.max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_code_points() {
        let raw = "a\nÇıx".as_bytes();
        let index = LineIndex::new(raw);
        assert_eq!(index.position(raw, 0), Position { line: 1, column: 1 });
        assert_eq!(index.position(raw, 2), Position { line: 2, column: 1 });
        assert_eq!(index.position(raw, 6), Position { line: 2, column: 3 });
    }
}
