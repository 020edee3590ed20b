//! Where tokens begin and end: the sorts of bytes, runs of letters, numbers with what groups them, and shapes of words.

use super::fold::is_combining;
use super::hash::eight_at;
use super::token::{Shape, TokenKind};

/// What a byte begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Space,
    Letter,
    Digit,
    Mark,
    /// A character beyond ASCII.
    Wide,
}

/// By byte.
pub(super) const CLASSES: [Class; 256] = {
    let mut classes = [Class::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            0..=b' ' | 0x7f => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            0x80.. => Class::Wide,
            _ => Class::Mark,
        };
        byte += 1;
    }
    classes
};

/// The sort of token a character beyond ASCII begins, and the end of a mark (of a word its start); or the length of what is no
/// token.
pub(super) fn wide(text: &str, at: usize) -> Result<(TokenKind, usize), usize> {
    // Quotation marks, dashes and spaces of print, U+2000 to U+203F: by far the most of them.
    if let [0xe2, 0x80, last, ..] = text.as_bytes()[at..] {
        return match last {
            0x80..=0x8a | 0xa8 | 0xa9 | 0xaf => Err(3),
            _ => Ok((TokenKind::Mark, at + 3)),
        };
    }
    let Some(c) = text[at..].chars().next() else {
        return Err(1);
    };
    if c.is_alphabetic() {
        Ok((TokenKind::Word, at))
    } else if c.is_whitespace() || c.is_control() {
        Err(c.len_utf8())
    } else {
        Ok((TokenKind::Mark, at + c.len_utf8()))
    }
}

/// End of the run of ASCII letters, all of them small, that begins at `at`; something else stands behind it in `padded`, and
/// eight bytes behind that. Eight letters are told at a time: most words have no more.
#[inline]
pub(super) fn letters_end(padded: &[u8], at: usize) -> usize {
    let mut end = at;
    while let Some(eight) = eight_at(padded, end) {
        let others = not_small_letters(eight);
        if others != 0 {
            return end + others.trailing_zeros() as usize / 8;
        }
        end += 8;
    }
    end
}

/// The highest bit of each byte of `eight` that is no small ASCII letter.
const fn not_small_letters(eight: u64) -> u64 {
    const HIGHEST: u64 = 0x8080_8080_8080_8080;
    const ONES: u64 = 0x0101_0101_0101_0101;
    // Each sum stays within its byte: seven bits and what carries "a", or what follows "z", into the eighth.
    let seven_bits = eight & !HIGHEST;
    let from_a = seven_bits + ONES * (0x80 - b'a' as u64);
    let beyond_z = seven_bits + ONES * (0x7f - b'z' as u64);
    !(from_a & !beyond_z & !eight) & HIGHEST
}

/// End of the run of letters that goes on at `at`; marks that combine with a letter belong to it.
pub(super) fn word_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let other = |c: char| !c.is_alphabetic() && !is_combining(c);
    at + rest.find(other).unwrap_or(rest.len())
}

/// Length of the number `rest` begins with.
pub(super) fn number_len(rest: &[u8]) -> usize {
    let digits = |from: usize| {
        rest.get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count()
    };
    let mut len = digits(0);
    loop {
        let separator = match rest.get(len..) {
            Some([b',' | b'.', ..]) => 1,
            Some([0xC2, 0xA0, ..]) => 2,
            Some([0xE2, 0x80, 0xAF | 0x89, ..]) => 3,
            _ => return len,
        };
        let group = digits(len + separator);
        let next_is_group = group == 2 && rest.get(len + 3) == Some(&b',');
        // A comma or a space groups three digits (two in the Indian way: 1,00,000); a point may begin decimals.
        let joins = match rest.get(len) {
            Some(b'.') => group > 0,
            Some(b',') => group == 3 || (next_is_group && digits(len + 4) >= 2),
            _ => group == 3 && len <= 15,
        };
        if !joins {
            return len;
        }
        len += separator + group;
    }
}

/// The shape of a word of ASCII letters.
#[inline]
pub(super) fn shape(letters: &[u8]) -> Shape {
    match letters {
        [first, ..] if !first.is_ascii_uppercase() => Shape::Lower,
        [_, second, rest @ ..] if second.is_ascii_uppercase() => {
            if rest.iter().all(u8::is_ascii_uppercase) {
                Shape::Upper
            } else {
                Shape::Capital
            }
        }
        _ => Shape::Capital,
    }
}

/// The shape of a word with letters beyond ASCII.
pub(super) fn wide_shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    if !letters.next().is_some_and(char::is_uppercase) {
        return Shape::Lower;
    }
    let mut rest = letters.peekable();
    if rest.peek().is_some() && rest.all(char::is_uppercase) {
        Shape::Upper
    } else {
        Shape::Capital
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_end_before_any_other_byte() {
        for byte in 0..=u8::MAX {
            for length in [1, 7, 8, 9, 20] {
                let mut text = vec![b'a'; length];
                text.extend([byte, b'z', b' ']);
                text.extend([0; 8]);
                let letter = byte.is_ascii_lowercase();
                let end = if letter { length + 2 } else { length };
                assert_eq!(letters_end(&text, 0), end, "{byte} behind {length}");
            }
        }
    }
}
