//! Text from articles, made harmless for whoever shows it.
//!
//! Articles are untrusted. A terminal obeys control characters and escape codes, and bidirectional controls reorder what a
//! reader sees. Every such character is replaced by a visible form, `\u{1b}`; everything else stays as it is. All output
//! of this module and of the command line passes text it did not write itself through [`visible`].

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a terminal, or a reader's eye, could be misled by `c`: control characters (C0, DEL, C1), bidirectional controls,
/// line and paragraph separators, invisible marks and tag characters. Joiners stay: scripts such as Persian need them.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// `text` on one line, with every hidden character in a visible form. Line breaks and tabs become spaces.
///
/// ```
/// use atodds::report::visible;
/// assert_eq!(visible("on\nWednesday"), "on Wednesday");
/// assert_eq!(visible("\u{1b}[31mred"), r"\u{1b}[31mred");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    replace(text, |c| matches!(c, '\n' | '\r' | '\t').then_some(' '))
}

/// Like [`visible`], for text of several lines: line breaks and tabs stay.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    replace(text, |c| matches!(c, '\n' | '\t').then_some(c))
}

fn replace(text: &str, allowed: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if !is_hidden(c) {
            shown.push(c);
        } else if let Some(instead) = allowed(c) {
            shown.push(instead);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_would_drive_a_terminal_or_mislead_a_reader() {
        assert_eq!(visible("a\u{1b}]0;x\u{7}b"), r"a\u{1b}]0;x\u{7}b");
        assert_eq!(visible("\u{9b}31m\u{7f}"), r"\u{9b}31m\u{7f}");
        assert_eq!(visible("12\u{202e}34"), r"12\u{202e}34");
        assert_eq!(visible_lines("a\nb\r"), "a\nb\\u{d}");
    }

    #[test]
    fn leaves_ordinary_text_alone() {
        let text = "Çırağan — «Київ» می\u{200c}خواهم 東京 🇺🇦";
        assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
    }
}
