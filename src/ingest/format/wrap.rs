//! Hard-wrapped paragraphs, as wire copy and e-mail have them, into one line each.
//!
//! Comes in: text whose lines may be cut at some width. Goes out: the text with the cuts replaced by a blank, and its map;
//! nothing where no line is cut. A cut shows in the shape: a line of fair length stops in the middle of a sentence, the
//! next goes on in lower case, and its first word would not have fitted on the line.

use super::marker::list_marker;
use crate::text::{OffsetMap, OffsetMapBuilder, Span};

/// Wrapped lines are this long, in characters: a longer one is a paragraph, and of a shorter one it is not sure.
const WRAPPED: std::ops::RangeInclusive<usize> = 46..=110;

/// A line of the text.
#[derive(Debug, Clone, Copy)]
struct Row {
    /// Without white space at its ends.
    span: Span,
    /// In characters.
    width: usize,
    indent: usize,
    /// Whether it begins a block of its own: a list item, heading, quotation, table row.
    marked: bool,
    /// Whether it is a block of its own: a heading or table row.
    alone: bool,
}

/// `text` with its hard-wrapped paragraphs joined from byte `from` on; `None` where there are none.
pub(in crate::ingest) fn unwrapped(text: &str, from: usize) -> Option<(String, OffsetMap)> {
    let rows = rows(text, from);
    let pairs = || rows.iter().zip(rows.iter().skip(1));
    let width = pairs()
        .filter(|(row, next)| may_be_cut(row, next) && runs_on(row, next, text))
        .map(|(row, _)| row.width)
        .max()?;
    let cuts: Vec<Span> = pairs()
        .filter(|(row, next)| may_be_cut(row, next) && is_cut(row, next, text, width))
        .map(|(row, next)| Span::new(row.span.end, next.span.start))
        .collect();
    let mut builder = OffsetMapBuilder::new();
    let mut at = 0;
    for cut in &cuts {
        builder.verbatim(Span::new(at, cut.start).of(text), at);
        if !ends_in_compound(Span::new(at, cut.start).of(text)) {
            builder.replaced(" ", *cut);
        }
        at = cut.end;
    }
    builder.verbatim(text.get(at..).unwrap_or(""), at);
    (!cuts.is_empty()).then(|| builder.finish())
}

fn rows(text: &str, from: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut at = from;
    for line in text.get(from..).unwrap_or("").split_inclusive('\n') {
        let words = line.trim();
        let indent = line.len() - line.trim_start().len();
        let start = at + if words.is_empty() { 0 } else { indent };
        rows.push(Row {
            span: Span::new(start, start + words.len()),
            width: words.chars().count(),
            indent,
            alone: words.starts_with(['#', '|']),
            marked: words.starts_with(['#', '>', '|']) || list_marker(words) > 0,
        });
        at += line.len();
    }
    rows
}

/// Whether the lines can be of one paragraph at all; neither may be empty. A first line may be indented, or marked as an item.
fn may_be_cut(row: &Row, next: &Row) -> bool {
    let indented = next.indent > row.indent && !row.marked;
    (1..=*WRAPPED.end()).contains(&row.width)
        && !row.alone
        && next.width > 0
        && !next.marked
        && !indented
}

/// Whether a sentence surely goes on from one line to the next.
fn runs_on(row: &Row, next: &Row, text: &str) -> bool {
    let ended = row
        .span
        .of(text)
        .ends_with(['.', '!', '?', ':', ';', '"', '”', '…', '|', '*']);
    let long = WRAPPED.contains(&row.width);
    long && !ended && next.span.of(text).starts_with(char::is_lowercase)
}

/// Whether the line ends where it does only because the next word would have made it wider than `width`. Of a sentence
/// that surely goes on the lines may be ragged.
fn is_cut(row: &Row, next: &Row, text: &str, width: usize) -> bool {
    let word = next.span.of(text).split_whitespace().next().unwrap_or("");
    row.width + 1 + word.chars().count() > width && row.width <= width + SLACK
        || runs_on(row, next, text)
}

/// A line that only exceeds the width by a closing quote or the like is of the same paragraph.
const SLACK: usize = 4;

/// Whether the line was cut behind the hyphen of a compound: "a 50-", "day deadline".
fn ends_in_compound(line: &str) -> bool {
    let mut last = line.chars().rev();
    last.next() == Some('-') && last.next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> String {
        unwrapped(text, 0).map_or_else(|| text.to_owned(), |(text, _)| text)
    }

    #[test]
    fn paragraphs_are_joined_and_kept_apart() {
        let text = "The harbour master said on Monday that the two\nferries would sail again by Friday, after a 20-\n\
            day halt. Captain Aas agreed with that plan.\nThe crews had asked for more rest in the past\nmonths.\n\n\
            A second paragraph follows here, in which the\nowners are heard.\n";
        assert_eq!(
            joined(text),
            "The harbour master said on Monday that the two ferries would sail again by Friday, after a 20-day halt. \
             Captain Aas agreed with that plan. The crews had asked for more rest in the past months.\n\n\
             A second paragraph follows here, in which the owners are heard.\n"
        );
    }

    #[test]
    fn lines_that_are_paragraphs_stay_apart() {
        for text in [
            "Ferries will sail again by Friday, master says\nThe harbour master said so on Monday, to the press.\n",
            "Harbour master promises two ferries by Friday\nCrews ask for rest\nOwners want the money back\n",
            "- one item that is long enough to be a line of it\n- another item of the list\n",
            "short lines\nof verse\nthat go on\n",
            "# A heading in Markdown that is quite long, really\nand the words of the body.\n> quoted\n",
        ] {
            assert_eq!(unwrapped(text, 0), None, "{text}");
        }
    }
}
