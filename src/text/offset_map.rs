//! The map from bytes of extracted text back to the raw bytes they were decoded from.
//!
//! Extracted text is a sequence of runs. A *verbatim* run has the same bytes in both; a *replaced* run (an entity, a JSON
//! escape, a decoded character) stands for a raw range of another length; a *synthetic* run (a line break put in for a
//! tag) has an empty raw range. Runs tile the extracted text.

use super::Span;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    text: usize,
    raw: Span,
    verbatim: bool,
}

/// Maps byte ranges of an extracted text to byte ranges of the raw input. Look-ups take logarithmic time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OffsetMap {
    runs: Vec<Run>,
    text_len: usize,
}

impl OffsetMap {
    /// The map of a text that is its own raw input, `len` bytes long.
    pub fn identity(len: usize) -> Self {
        Self {
            runs: vec![Run {
                text: 0,
                raw: Span::new(0, len),
                verbatim: true,
            }],
            text_len: len,
        }
    }

    /// The raw byte range that the extracted range `text` was decoded from. Part of a replaced run gives the whole raw
    /// range of that run; an all-synthetic range gives the empty range where it stands.
    pub fn raw(&self, text: Span) -> Span {
        let (Some(first), Some(last)) = (
            self.run_at(text.start),
            self.run_at(text.end.saturating_sub(1).max(text.start)),
        ) else {
            return Span::new(0, 0);
        };
        let start = if first.verbatim {
            first.raw.start + (text.start - first.text)
        } else {
            first.raw.start
        };
        let end = if last.verbatim {
            last.raw.start + (text.end.max(last.text) - last.text)
        } else {
            last.raw.end
        };
        Span::new(start, end.max(start))
    }

    /// Whether the byte at `offset` of the extracted text stands for no raw byte.
    pub fn is_synthetic(&self, offset: usize) -> bool {
        self.run_at(offset)
            .is_none_or(|run| !run.verbatim && run.raw.is_empty())
    }

    /// Length of the extracted text in bytes.
    pub const fn text_len(&self) -> usize {
        self.text_len
    }

    /// The map through two steps of decoding: `self` leads from the extracted text to a middle text, `base` from there to
    /// the raw bytes.
    #[must_use]
    pub fn through(self, base: &Self) -> Self {
        if matches!(base.runs.as_slice(), [run] if run.verbatim && run.raw.start == 0) {
            return self;
        }
        let mut runs = Vec::with_capacity(self.runs.len());
        for run in &self.runs {
            if run.verbatim {
                base.push_parts(*run, &mut runs);
            } else {
                let raw = if run.raw.is_empty() {
                    let at = base.raw(Span::new(run.raw.start, run.raw.start)).start;
                    Span::new(at, at)
                } else {
                    base.raw(run.raw)
                };
                runs.push(Run { raw, ..*run });
            }
        }
        Self {
            runs,
            text_len: self.text_len,
        }
    }

    /// The map into raw bytes before which `by` others stand.
    #[must_use]
    pub fn shifted(mut self, by: usize) -> Self {
        for run in &mut self.runs {
            run.raw = run.raw.shift(by);
        }
        self
    }

    /// Cuts the verbatim `run`, whose raw side points into this map's text, along this map's own runs.
    fn push_parts(&self, run: Run, into: &mut Vec<Run>) {
        let first = self.runs.partition_point(|own| own.text <= run.raw.start);
        for (i, own) in self.runs.iter().enumerate().skip(first.saturating_sub(1)) {
            if own.text >= run.raw.end {
                break;
            }
            let own_end = self.runs.get(i + 1).map_or(self.text_len, |next| next.text);
            let start = own.text.max(run.raw.start);
            let end = own_end.min(run.raw.end);
            let raw = if own.verbatim {
                Span::new(
                    start - own.text + own.raw.start,
                    end - own.text + own.raw.start,
                )
            } else {
                own.raw
            };
            into.push(Run {
                text: run.text + (start - run.raw.start),
                raw,
                verbatim: own.verbatim,
            });
        }
    }

    fn run_at(&self, offset: usize) -> Option<Run> {
        let after = self.runs.partition_point(|run| run.text <= offset);
        after.checked_sub(1).and_then(|i| self.runs.get(i)).copied()
    }
}

/// Builds an extracted text together with its [`OffsetMap`].
#[derive(Debug, Default)]
pub struct OffsetMapBuilder {
    text: String,
    runs: Vec<Run>,
}

impl OffsetMapBuilder {
    /// An empty text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends `piece`, which stands unchanged at raw offset `raw_start`.
    pub fn verbatim(&mut self, piece: &str, raw_start: usize) {
        if piece.is_empty() {
            return;
        }
        if let Some(last) = self.runs.last_mut()
            && last.verbatim
            && last.raw.end == raw_start
        {
            last.raw.end += piece.len();
        } else {
            let raw = Span::new(raw_start, raw_start + piece.len());
            self.runs.push(Run {
                text: self.text.len(),
                raw,
                verbatim: true,
            });
        }
        self.text.push_str(piece);
    }

    /// Appends `piece`, decoded from the raw bytes `raw` of another form.
    pub fn replaced(&mut self, piece: &str, raw: Span) {
        if !piece.is_empty() {
            self.runs.push(Run {
                text: self.text.len(),
                raw,
                verbatim: false,
            });
            self.text.push_str(piece);
        }
    }

    /// Appends `piece`, which stands for no raw byte, at the place `raw_at`.
    pub fn synthetic(&mut self, piece: &str, raw_at: usize) {
        self.replaced(piece, Span::new(raw_at, raw_at));
    }

    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The extracted text and its map.
    pub fn finish(self) -> (String, OffsetMap) {
        let text_len = self.text.len();
        (
            self.text,
            OffsetMap {
                runs: self.runs,
                text_len,
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_compose() {
        // raw: `é` in one byte and `&lt;x`; middle: `é&lt;x`; text: `é<x`
        let mut first = OffsetMapBuilder::new();
        first.replaced("é", Span::new(0, 1));
        first.verbatim("&lt;x", 1);
        let (_, base) = first.finish();
        let mut second = OffsetMapBuilder::new();
        second.verbatim("é", 0);
        second.replaced("<", Span::new(2, 6));
        second.verbatim("x", 6);
        let (text, map) = second.finish();
        let map = map.through(&base);
        assert_eq!(text, "é<x");
        assert_eq!(map.raw(Span::new(0, 2)), Span::new(0, 1));
        assert_eq!(map.raw(Span::new(2, 3)), Span::new(1, 5));
        assert_eq!(map.raw(Span::new(3, 4)), Span::new(5, 6));
    }

    #[test]
    fn maps_through_each_sort_of_run() {
        // raw: `<p>a&amp;b</p>` → text: `a&b\n`
        let mut builder = OffsetMapBuilder::new();
        builder.verbatim("a", 3);
        builder.replaced("&", Span::new(4, 9));
        builder.verbatim("b", 9);
        builder.synthetic("\n", 10);
        let (text, map) = builder.finish();
        assert_eq!(text, "a&b\n");
        assert_eq!(map.raw(Span::new(0, 3)), Span::new(3, 10));
        assert_eq!(map.raw(Span::new(1, 2)), Span::new(4, 9));
        assert_eq!(map.raw(Span::new(2, 3)), Span::new(9, 10));
        assert!(map.is_synthetic(3) && !map.is_synthetic(1));
    }
}
