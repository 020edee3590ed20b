//! A text as words and marks, folded so that one spelling stands for all: case, accents and apostrophes aside.
//!
//! Comes in: a sentence, or a name from a file. Goes out: [`Word`]s, whose spans point into that text. Both sides of a
//! name look-up are cut by this one function, so they cannot differ.

use crate::text::Span;

/// A run of letters and digits, or a single other mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// In the text it was cut from.
    pub(crate) span: Span,
    /// The word without accents, case kept; curly apostrophes straight.
    pub(crate) folded: String,
    /// The same in lower case.
    pub(crate) key: String,
    /// What it looks like.
    pub(crate) shape: Shape,
    /// Whether white space, or nothing, stands before it.
    pub(crate) spaced: bool,
}

/// What a [`Word`] looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Starts with a lower-case letter, or a letter without case.
    Lower,
    /// Starts with an upper-case letter and goes on otherwise; also a single upper-case letter.
    Capital,
    /// Two or more letters, all upper case.
    Upper,
    /// Starts with a digit.
    Number,
    /// Not a word: punctuation or a symbol.
    Mark,
}

impl Shape {
    /// Whether it starts with an upper-case letter.
    pub(crate) const fn is_capital(self) -> bool {
        matches!(self, Self::Capital | Self::Upper)
    }
}

/// Letters with accents, by the letter they fold to. Turkish dotless i folds to i: "Çırağan" is printed "Ciragan".
const FOLDS: [(char, &str); 19] = [
    ('a', "àáâãäåāăąǎạảấầẩẫậắằ"),
    ('c', "çćĉċč"),
    ('d', "ďđḍ"),
    ('e', "èéêëēĕėęěẹẻẽếềểễệ"),
    ('g', "ĝğġģ"),
    ('h', "ĥħḥḩ"),
    ('i', "ìíîïĩīĭįıịỉ"),
    ('j', "ĵ"),
    ('k', "ķ"),
    ('l', "ĺļľł"),
    ('n', "ñńņňṇ"),
    ('o', "òóôõöøōŏőọỏốồổỗộớờơ"),
    ('r', "ŕŗř"),
    ('s', "śŝşšșṣ"),
    ('t', "ţťțṭ"),
    ('u', "ùúûüũūŭůűųụủứừửưữự"),
    ('w', "ŵ"),
    ('y', "ýÿŷỳỹ"),
    ('z', "źżžẓ"),
];

/// Cuts `text` into words and marks, in order. White space is left out; combining accents stay with their letter.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut chars = text.char_indices().peekable();
    let mut spaced = true;
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            spaced = true;
            continue;
        }
        let mut end = start + first.len_utf8();
        if first.is_alphanumeric() {
            while let Some(&(at, c)) = chars.peek()
                && (c.is_alphanumeric() || is_combining(c))
            {
                end = at + c.len_utf8();
                chars.next();
            }
        }
        found.push(word(text, Span::new(start, end), spaced));
        spaced = false;
    }
    found
}

/// The folded, lower-case form of `text`, its words and marks joined by single spaces.
pub(crate) fn key_of(text: &str) -> String {
    let keys: Vec<String> = words(text).into_iter().map(|w| w.key).collect();
    keys.join(" ")
}

fn word(text: &str, span: Span, spaced: bool) -> Word {
    let slice = span.of(text);
    let folded: String = if slice.is_ascii() {
        slice.to_owned()
    } else {
        slice
            .chars()
            .filter(|c| !is_combining(*c))
            .map(fold)
            .collect()
    };
    Word {
        span,
        key: folded.to_lowercase(),
        shape: shape(slice),
        folded,
        spaced,
    }
}

fn shape(slice: &str) -> Shape {
    let mut chars = slice.chars();
    match chars.next() {
        Some(c) if c.is_uppercase() => {
            let mut rest = chars.filter(|c| c.is_alphabetic()).peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) {
                Shape::Upper
            } else {
                Shape::Capital
            }
        }
        Some(c) if c.is_alphabetic() => Shape::Lower,
        Some(c) if c.is_numeric() => Shape::Number,
        _ => Shape::Mark,
    }
}

fn fold(c: char) -> char {
    match c {
        _ if c.is_ascii() => c,
        '’' | '‘' | 'ʼ' | 'ʻ' | '`' => '\'',
        '‐' | '‑' => '-',
        _ => {
            let lower = c.to_lowercase().next().unwrap_or(c);
            let plain = FOLDS
                .iter()
                .find(|(_, accented)| accented.contains(lower))
                .map_or(lower, |(plain, _)| *plain);
            if c.is_uppercase() {
                plain.to_uppercase().next().unwrap_or(plain)
            } else {
                plain
            }
        }
    }
}

const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_accents_and_apostrophes() {
        assert_eq!(key_of("Çırağan Sarayı"), "ciragan sarayi");
        assert_eq!(key_of("İzmir"), "izmir");
        assert_eq!(key_of("Côte d’Ivoire"), "cote d ' ivoire");
        assert_eq!(key_of("Tu\u{308}rkiye"), "turkiye");
    }

    #[test]
    fn tells_shapes_and_spacing() {
        let found = words("KYIV, May 5-day U.S.");
        let shapes: Vec<_> = found.iter().map(|w| w.shape).collect();
        assert_eq!(
            shapes,
            [
                Shape::Upper,
                Shape::Mark,
                Shape::Capital,
                Shape::Number,
                Shape::Mark,
                Shape::Lower,
                Shape::Capital,
                Shape::Mark,
                Shape::Capital,
                Shape::Mark
            ]
        );
        assert!(found[0].spaced && !found[1].spaced && found[2].spaced);
    }
}
