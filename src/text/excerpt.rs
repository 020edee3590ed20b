//! Words with what stands before and after them on their line.
//!
//! Scraped pages have lines of many thousand characters; an excerpt is a window on one. It is cut from the extracted text, so
//! entities and JSON escapes are already read.

use super::Span;

/// A line up to this many bytes is shown whole.
const WHOLE: usize = 110;
/// Bytes of a longer line that are kept on each side of the quote.
const CONTEXT: usize = 48;
/// Bytes of a quote that are kept.
const QUOTE: usize = 120;

/// A quote in its surroundings, as published: not yet safe to show.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Excerpt {
    /// What stands before the quote on its line, cut at a word, "..." in front where something was left out.
    pub before: String,
    /// The quote.
    pub quote: String,
    /// What stands after it, likewise.
    pub after: String,
}

impl Excerpt {
    /// The window of `text` around the quote `at`. Looks at a bounded stretch of text, however long the line is.
    pub fn cut(text: &str, at: Span) -> Self {
        let start = text.floor_char_boundary(at.start);
        let end = text.floor_char_boundary(at.end).max(start);
        let (head, tail) = (&text[..start], &text[end..]);
        let before = after_line_break(last_bytes(head, WHOLE));
        let after = before_line_break(first_bytes(tail, WHOLE));
        let whole = before.len() + (end - start) + after.len() <= WHOLE;
        let keep = if whole { WHOLE } else { CONTEXT };
        Self {
            before: shorten_front(before, keep, reaches_line_start(head, before)),
            quote: shorten_back(&text[start..end], QUOTE, true),
            after: shorten_back(after, keep, reaches_line_end(tail, after)),
        }
    }
}

fn last_bytes(text: &str, count: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(count))..]
}

fn first_bytes(text: &str, count: usize) -> &str {
    &text[..text.floor_char_boundary(count)]
}

fn after_line_break(text: &str) -> &str {
    text.rfind('\n').map_or(text, |i| &text[i + 1..])
}

fn before_line_break(text: &str) -> &str {
    text.find('\n').map_or(text, |i| &text[..i])
}

fn reaches_line_start(head: &str, before: &str) -> bool {
    let rest = &head[..head.len() - before.len()];
    rest.is_empty() || rest.ends_with('\n')
}

fn reaches_line_end(tail: &str, after: &str) -> bool {
    let rest = &tail[after.len()..];
    rest.is_empty() || rest.starts_with('\n')
}

/// The last `keep` bytes of `text` from a word's start on; `complete` tells that nothing was left out before it.
fn shorten_front(text: &str, keep: usize, complete: bool) -> String {
    if complete && text.len() <= keep {
        return text.trim_start().to_owned();
    }
    let kept = last_bytes(text, keep);
    let words = kept.find(' ').map_or(kept, |i| &kept[i + 1..]);
    format!("...{words}")
}

/// The first `keep` bytes of `text` up to a word's end.
fn shorten_back(text: &str, keep: usize, complete: bool) -> String {
    if complete && text.len() <= keep {
        return text.trim_end_matches('\r').to_owned();
    }
    let kept = first_bytes(text, keep);
    let words = kept.rfind(' ').map_or(kept, |i| &kept[..i]);
    format!("{words}...")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, quote: &str) -> Excerpt {
        let start = text.find(quote).unwrap_or(0);
        Excerpt::cut(text, Span::new(start, start + quote.len()))
    }

    #[test]
    fn a_short_line_is_whole_and_a_long_one_a_window() {
        let short = cut("first\nThey meet on Friday.\nlast", "Friday");
        assert_eq!(
            (short.before.as_str(), short.after.as_str()),
            ("They meet on ", ".")
        );
        let long = format!(
            "{}They meet on Friday.{}",
            "word ".repeat(900),
            " word".repeat(900)
        );
        let long = cut(&long, "Friday");
        assert!(long.before.starts_with("...word") && long.before.ends_with("meet on "));
        assert!(long.after.ends_with("word...") && long.after.len() < 60);
    }

    #[test]
    fn odd_spans_and_scripts_do_not_panic() {
        let text = "日本語のとても長い行".repeat(50);
        for start in 0..40 {
            let _ = Excerpt::cut(&text, Span::new(start, start + 7));
        }
        assert_eq!(Excerpt::cut("ab", Span::new(90, 3)).quote, "");
    }
}
