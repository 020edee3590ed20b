//! Runs of words too long for a sentence, cut into pieces.
//!
//! Minified pages, tables and logs hold megabytes without a full stop. Clauses, verbs and what hangs on them are weighed
//! against one another within a sentence, so a sentence must have an end: no writer's is as long as the bound here. Nothing
//! is dropped; what is lost is that words on both sides of a cut belong together.

use super::Span;

/// Bytes of the longest sentence: some 300 words, several times the longest of printed news.
pub const LONGEST_SENTENCE: usize = 2_000;

/// Cuts the sentences that are too long; all others stay as they are.
pub(super) fn cut(text: &str, spans: Vec<Span>) -> Vec<Span> {
    if spans.iter().all(|span| span.len() <= LONGEST_SENTENCE) {
        return spans;
    }
    let mut pieces = Vec::with_capacity(spans.len());
    for span in spans {
        let mut start = span.start;
        while span.end - start > LONGEST_SENTENCE {
            let rest = text.get(start..span.end).unwrap_or_default();
            let len = piece(rest);
            let words = rest.get(..len).unwrap_or_default().trim_end();
            pieces.push(Span::new(start, start + words.len()));
            let behind = rest.get(len..).unwrap_or_default().trim_start();
            start = span.end - behind.len();
        }
        if start < span.end {
            pieces.push(Span::new(start, span.end));
        }
    }
    pieces
}

/// Where the words pause, the best place first.
const PAUSES: [fn(&[u8]) -> bool; 4] = [
    |at| matches!(at, [b';', b' ', ..]),
    |at| matches!(at, [b',', b' ', next] if next.is_ascii_lowercase()),
    // Between two small words: "in July 2025" is not cut.
    |at| matches!(at, [before, b' ', next] if before.is_ascii_lowercase() && next.is_ascii_lowercase()),
    |at| matches!(at, [_, space, _] if space.is_ascii_whitespace()),
];

/// Length of the first piece of `rest`, which is longer than a sentence may be: to the last pause in its second half, or to the
/// last character that fits.
fn piece(rest: &str) -> usize {
    let limit = rest.floor_char_boundary(LONGEST_SENTENCE);
    let window = &rest.as_bytes()[limit / 2..limit];
    let pause = PAUSES
        .iter()
        .find_map(|is_pause| window.windows(3).rposition(is_pause));
    pause.map_or(limit, |at| limit / 2 + at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sentences;

    #[test]
    fn a_run_without_end_is_cut_where_it_pauses() {
        for piece in [
            "they met in Rome on July 23, 2025, and left; ",
            "they met in Rome on July 23, 2025, and left, ",
            "they met in Rome and left ",
            "July 23 ",
            "Монтаж",
            "x",
        ] {
            let text = piece.repeat(4_000);
            let spans = sentences(&text);
            assert!(
                spans
                    .iter()
                    .all(|s| !s.is_empty() && s.len() <= LONGEST_SENTENCE)
            );
            let kept: usize = spans
                .iter()
                .map(|s| s.of(&text).replace(' ', "").len())
                .sum();
            assert_eq!(kept, text.replace(' ', "").len(), "`{piece}`");
            if piece.contains("2025") {
                let first = spans[0].of(&text);
                assert!(first.ends_with(['t', ';', ',']), "{first}");
            }
        }
    }

    #[test]
    fn prose_stays_whole() {
        let text = "they met and left, ".repeat(100);
        assert_eq!(sentences(&text).len(), 1);
    }
}
