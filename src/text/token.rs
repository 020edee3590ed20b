//! Words, numbers and marks of a text, in one pass.
//!
//! Comes in: text. Goes out: tokens with byte spans into it. A number keeps its grouping (`17,000`, `1 000 000`) and its
//! decimals; letters glued to digits become a token of their own (`3rd` is `3` and `rd`), and so does a clitic (`'s`).
//!
//! Three layers cut text in three ways, because each asks another question, and none can be made from another without
//! undoing its work: times and numbers need digits apart from letters (here); names need one spelling for all ways to
//! write one (`lexicon::words`, accents folded, "U.S." in pieces); phrases need clitics and compounds as a grammar counts
//! them (`phrase::token`, "50-day" and "U.S." whole).

use super::Span;

/// One word, number or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text that was split.
    pub span: Span,
    /// Its sort.
    pub kind: TokenKind,
    /// Whether no white space stands between it and the token before.
    pub glued: bool,
}

/// The sorts of [`Token`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// A run of letters.
    Word,
    /// A run of digits with what groups them.
    Number,
    /// Any other character, alone.
    Mark,
}

/// Splits `text` into tokens, in order; they leave out nothing but white space and control characters.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if c.is_whitespace() || c.is_control() {
            at += c.len_utf8();
            continue;
        }
        let (kind, len) = if c.is_ascii_digit() {
            (TokenKind::Number, number_len(&text.as_bytes()[at..]))
        } else if c.is_alphabetic() {
            (TokenKind::Word, word_len(&text[at..]))
        } else {
            (TokenKind::Mark, c.len_utf8())
        };
        let glued = found.last().is_some_and(|last| last.span.end == at);
        let span = Span::new(at, at + len);
        found.push(Token { span, kind, glued });
        at += len;
    }
    found
}

/// Length of the run of letters `rest` begins with; marks that combine with a letter belong to it.
fn word_len(rest: &str) -> usize {
    rest.char_indices()
        .find(|(_, c)| !c.is_alphabetic() && !('\u{300}'..='\u{36f}').contains(c))
        .map_or(rest.len(), |(i, _)| i)
}

/// Length of the number `rest` begins with.
fn number_len(rest: &[u8]) -> usize {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn numbers_keep_their_grouping_and_nothing_else() {
        assert_eq!(words("17,000 of 1.5m"), ["17,000", "of", "1.5", "m"]);
        assert_eq!(words("July 21,2014."), ["July", "21", ",", "2014", "."]);
        assert_eq!(words("1\u{a0}000\u{202f}000"), ["1\u{a0}000\u{202f}000"]);
        assert_eq!(words("1,00,000"), ["1,00,000"]);
        assert_eq!(words("23.07.2025"), ["23.07.2025"]);
        assert_eq!(words("5, 600"), ["5", ",", "600"]);
    }

    #[test]
    fn clitics_and_suffixes_stand_alone() {
        assert_eq!(words("Wednesday’s 3rd"), ["Wednesday", "’", "s", "3", "rd"]);
        assert!(tokens("3rd")[1].glued);
    }
}
