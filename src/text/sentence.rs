//! Sentence boundaries inside a segment.
//!
//! The splitting itself is `sentencex`, which knows abbreviations and quotes; here its answer is turned into spans that tile the segment.

use super::Span;

/// Splits `text` into sentences. The spans point into `text`, are in order, do not overlap, carry no leading or trailing
/// white space, and leave out nothing but white space. A line break always ends a sentence.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            for boundary in sentencex::get_sentence_boundaries("en", line) {
                push_trimmed(
                    &mut spans,
                    text,
                    line_start + boundary.start_byte,
                    line_start + boundary.end_byte,
                );
            }
        }
        line_start += line.len();
    }
    spans
}

fn push_trimmed(spans: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let Some(slice) = text.get(start..end) else {
        return;
    };
    let trimmed = slice.trim();
    if !trimmed.is_empty() {
        let lead = slice.len() - slice.trim_start().len();
        spans.push(Span::new(start + lead, start + lead + trimmed.len()));
    }
}
