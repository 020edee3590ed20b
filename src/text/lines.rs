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

impl Default for Position {
    fn default() -> Self {
        Self { line: 1, column: 1 }
    }
}

/// Raw bytes between two places whose code points were counted beforehand.
const STEP: usize = 4_096;

/// Where each line of a raw file begins. Look-ups take bounded time however long a line is: scraped pages and JSON come as
/// one line of megabytes.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// About every [`STEP`] bytes: an offset on a character boundary, and the code points before it.
    counted: Vec<(usize, usize)>,
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
        Self {
            starts,
            counted: count(raw),
        }
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
        let before = self.code_points(raw, start);
        let column = self.code_points(raw, offset).saturating_sub(before) + 1;
        Position { line, column }
    }

    /// Code points before `offset`.
    fn code_points(&self, raw: &[u8], offset: usize) -> usize {
        let after = self.counted.partition_point(|(place, _)| *place <= offset);
        let (place, before) = after
            .checked_sub(1)
            .and_then(|i| self.counted.get(i))
            .copied()
            .unwrap_or((0, 0));
        before + columns(raw.get(place..offset).unwrap_or_default())
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

/// Code points of `bytes`, each byte that is no UTF-8 counted as one. A character cut at the end counts its bytes.
fn columns(bytes: &[u8]) -> usize {
    bytes
        .utf8_chunks()
        .map(|chunk| chunk.valid().chars().count() + chunk.invalid().len())
        .sum()
}

fn count(raw: &[u8]) -> Vec<(usize, usize)> {
    let mut counted = vec![(0, 0)];
    let (mut place, mut points, mut next) = (0, 0, STEP);
    for chunk in raw.utf8_chunks() {
        let widths = chunk.valid().chars().map(char::len_utf8);
        for width in widths.chain(chunk.invalid().iter().map(|_| 1)) {
            if place >= next {
                counted.push((place, points));
                next = place + STEP;
            }
            place += width;
            points += 1;
        }
    }
    counted
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

    #[test]
    fn a_line_of_megabytes_is_counted_once() {
        let mut raw = b"x\n".to_vec();
        raw.extend("\u{e7}\u{20ac}\u{1f600}".repeat(200_000).bytes());
        raw.extend([0xff, 0x93, b'y']);
        let index = LineIndex::new(&raw);
        let end = raw.len() - 1;
        for _ in 0..10_000 {
            let column = index.position(&raw, end).column;
            assert_eq!(column, 3 * 200_000 + 3);
        }
        let middle = 2 + 9 * 100_000;
        assert_eq!(index.position(&raw, middle).column, 300_001);
    }
}
