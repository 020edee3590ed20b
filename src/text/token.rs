//! Words, numbers and marks of a text, in one pass.
//!
//! Comes in: text. Goes out: [`Tokens`], with byte spans into it and the form each is looked up by: lower case, accents
//! folded, one sign for all apostrophes and hyphens. A number keeps its grouping (`17,000`, `1 000 000`) and its decimals;
//! letters glued to digits become a token of their own (`3rd` is `3` and `rd`), and so does a clitic (`'s`).
//!
//! Times, numbers and names are all recognised over these tokens. The phrase layer cuts anew, because it counts clitics and
//! compounds as a grammar does (`phrase::token`, "50-day" and "U.S." whole).

use super::Span;
use super::cut::{CLASSES, Class, letters_end, number_len, shape, wide, wide_shape, word_end};
use super::fold::{fold, is_combining};
use super::hash::{PADDING, form_hash, hash_at, mix};

/// One word, number or mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands in the text that was split.
    pub span: Span,
    /// Its sort.
    pub kind: TokenKind,
    /// What it looks like.
    pub shape: Shape,
    /// Whether no white space stands between it and the token before.
    pub glued: bool,
    /// Where its form is found: [`LOWER`], a sign of [`SIGNS`], or a folded word by its number behind those.
    form: u32,
    /// Hash of its form, see [`Tokens::form`].
    pub(crate) hash: u64,
}

/// The form is in the lower-case copy of the text.
const LOWER: u32 = 0;

/// Signs that stand for several, by their form less one.
const SIGNS: [&str; 2] = ["-", "'"];

/// Hashes of [`SIGNS`].
const SIGN_HASHES: [u64; 2] = [mix(1, b'-' as u64, 1), mix(1, b'\'' as u64, 1)];

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

/// What a [`Token`] looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Starts with a lower-case letter, or a letter without case.
    Lower,
    /// Starts with an upper-case letter and goes on otherwise; also a single upper-case letter.
    Capital,
    /// Two or more letters, all upper case.
    Upper,
    /// A number.
    Number,
    /// Punctuation or a symbol.
    Mark,
}

impl Shape {
    /// Whether it starts with an upper-case letter.
    pub const fn is_capital(self) -> bool {
        matches!(self, Self::Capital | Self::Upper)
    }
}

/// A word with letters beyond ASCII.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Folded {
    /// Without accents, case kept.
    cased: String,
    /// The same in lower case.
    form: String,
}

/// The tokens of a text, in order; they leave out nothing but white space and control characters.
///
/// ```
/// use atodds::text::Tokens;
///
/// let tokens = Tokens::of("Çırağan’s 3rd");
/// let forms: Vec<&str> = (0..tokens.len()).map(|i| tokens.form(i)).collect();
/// assert_eq!(forms, ["ciragan", "'", "s", "3", "rd"]);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Tokens {
    list: Vec<Token>,
    /// The text, its ASCII letters in lower case, with [`PADDING`] behind it.
    lower: String,
    folded: Vec<Folded>,
}

impl Tokens {
    /// The tokens of `text`.
    pub fn of(text: &str) -> Self {
        let mut tokens = Self::default();
        tokens.read(text);
        tokens
    }

    /// Takes the tokens of `text` in place of those held; memory is used again.
    pub fn read(&mut self, text: &str) {
        self.list.clear();
        self.folded.clear();
        self.lower.clear();
        self.lower.push_str(text);
        self.lower.make_ascii_lowercase();
        self.lower.push_str(PADDING);
        let (mut at, mut last_end) = (0, usize::MAX);
        // The padding behind the text reads as white space, so no byte is asked for that is not there.
        while at < text.len() {
            let bytes = self.lower.as_bytes();
            let (kind, end) = match CLASSES[usize::from(bytes[at])] {
                Class::Space => {
                    at += 1;
                    continue;
                }
                Class::Letter => (TokenKind::Word, letters_end(bytes, at)),
                Class::Digit => (TokenKind::Number, at + number_len(&bytes[at..])),
                Class::Mark => (TokenKind::Mark, at + 1),
                Class::Wide => match wide(text, at) {
                    Ok(found) => found,
                    Err(blank) => {
                        at += blank;
                        continue;
                    }
                },
            };
            let glued = at == last_end;
            let plain =
                bytes[at] < 0x80 && (kind != TokenKind::Number || bytes[at..end].is_ascii());
            last_end = if plain && (kind != TokenKind::Word || bytes[end] < 0x80) {
                self.push_plain(text, Span::new(at, end), kind, glued);
                end
            } else {
                self.push_wide(text, at, end, kind, glued)
            };
            // A single space stands behind most tokens.
            at = last_end + usize::from(self.lower.as_bytes()[last_end] == b' ');
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The token at `i`.
    #[inline]
    pub fn get(&self, i: usize) -> Option<&Token> {
        self.list.get(i)
    }

    /// All of them, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Token> {
        self.list.iter()
    }

    /// Hash of the form of the token at `i`; 0 beyond the end.
    #[inline]
    pub(crate) fn hash(&self, i: usize) -> u64 {
        self.list.get(i).map_or(0, |token| token.hash)
    }

    /// Whether the form of the token at `i` is `form`.
    #[inline]
    pub(crate) fn is(&self, i: usize, form: &str) -> bool {
        match self.list.get(i) {
            Some(token) => self.has_form(token, form),
            None => form.is_empty(),
        }
    }

    /// Whether the form of `token`, one of these, is `form`.
    #[inline]
    pub(crate) fn has_form(&self, token: &Token, form: &str) -> bool {
        if token.form == LOWER {
            token.span.len() == form.len()
                && self.lower.as_bytes()[token.span.start..token.span.end] == *form.as_bytes()
        } else {
            self.other_form(token.form) == form
        }
    }

    /// What the token at `i` is looked up by: lower case, without accents, `'` and `-` for their kin; `""` beyond the end.
    #[inline]
    pub fn form(&self, i: usize) -> &str {
        let Some(token) = self.list.get(i) else {
            return "";
        };
        if token.form == LOWER {
            return token.span.of(&self.lower);
        }
        self.other_form(token.form)
    }

    #[cold]
    fn other_form(&self, form: u32) -> &str {
        let number = form as usize - 1;
        match SIGNS.get(number) {
            Some(sign) => sign,
            None => self
                .folded
                .get(number - SIGNS.len())
                .map_or("", |f| &f.form),
        }
    }

    /// The token at `i` without accents, its case kept; `text` is the text that was read.
    pub fn cased<'a>(&'a self, i: usize, text: &'a str) -> &'a str {
        let Some(token) = self.list.get(i) else {
            return "";
        };
        if token.form == LOWER {
            return token.span.of(text);
        }
        let number = token.form as usize - 1;
        match SIGNS.get(number) {
            Some(sign) => sign,
            None => self
                .folded
                .get(number - SIGNS.len())
                .map_or("", |f| &f.cased),
        }
    }

    /// Length of the form of `token`, one of these, in bytes.
    #[inline]
    pub(crate) fn form_len(&self, token: &Token) -> usize {
        if token.form == LOWER {
            token.span.len()
        } else {
            self.other_form(token.form).len()
        }
    }

    /// Whether the word at `i` and digits behind it are one thing: the letters of "CBS4", never those of "3rd".
    pub(crate) fn is_joined_to_digits(&self, i: usize) -> bool {
        let is = |i: usize, kind| self.list.get(i).is_some_and(|token| token.kind == kind);
        is(i, TokenKind::Word)
            && is(i + 1, TokenKind::Number)
            && self.list.get(i + 1).is_some_and(|token| token.glued)
    }

    /// Adds a token of ASCII characters.
    #[inline]
    fn push_plain(&mut self, text: &str, span: Span, kind: TokenKind, glued: bool) {
        let shape = match kind {
            TokenKind::Word => shape(&text.as_bytes()[span.start..span.end]),
            TokenKind::Number => Shape::Number,
            TokenKind::Mark => Shape::Mark,
        };
        self.list.push(Token {
            span,
            kind,
            shape,
            glued,
            form: LOWER,
            hash: hash_at(self.lower.as_bytes(), span.start, span.len()),
        });
    }

    /// Adds a token with characters beyond ASCII that begins at `start`, its letters so far up to `end`; returns its end.
    fn push_wide(
        &mut self,
        text: &str,
        start: usize,
        end: usize,
        kind: TokenKind,
        glued: bool,
    ) -> usize {
        let end = if kind == TokenKind::Word {
            word_end(text, end)
        } else {
            end
        };
        let span = Span::new(start, end);
        let shape = match kind {
            TokenKind::Word => wide_shape(span.of(text)),
            TokenKind::Number => Shape::Number,
            TokenKind::Mark => Shape::Mark,
        };
        let (form, hash) = if span.of(text).is_ascii() {
            let hash = hash_at(self.lower.as_bytes(), start, span.len());
            (LOWER, hash)
        } else {
            self.fold(span.of(text), kind)
        };
        self.list.push(Token {
            span,
            kind,
            shape,
            glued,
            form,
            hash,
        });
        end
    }

    /// The form of a token that is not plain ASCII.
    fn fold(&mut self, slice: &str, kind: TokenKind) -> (u32, u64) {
        match slice {
            "‐" | "‑" | "‒" | "–" | "−" => return (1, SIGN_HASHES[0]),
            "’" | "‘" if kind == TokenKind::Mark => return (2, SIGN_HASHES[1]),
            "ʼ" | "ʻ" if kind == TokenKind::Mark => return (2, SIGN_HASHES[1]),
            _ => {}
        }
        let cased: String = slice
            .chars()
            .filter(|c| !is_combining(*c))
            .map(fold)
            .collect();
        let form = cased.to_lowercase();
        let hash = form_hash(&form);
        self.folded.push(Folded { cased, form });
        let number = u32::try_from(self.folded.len() + SIGNS.len()).unwrap_or(u32::MAX);
        (number, hash)
    }
}

/// The forms of the tokens of `text`, joined by single spaces: one key for all spellings of a name.
pub(crate) fn key_of(text: &str) -> String {
    let tokens = Tokens::of(text);
    let mut key = String::with_capacity(text.len());
    for i in 0..tokens.len() {
        if i > 0 {
            key.push(' ');
        }
        key.push_str(tokens.form(i));
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        Tokens::of(text).iter().map(|t| t.span.of(text)).collect()
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
        assert!(Tokens::of("3rd").get(1).is_some_and(|t| t.glued));
    }

    #[test]
    fn one_form_stands_for_all_spellings() {
        let forms = |text: &str| {
            let tokens = Tokens::of(text);
            let all: Vec<String> = (0..tokens.len())
                .map(|i| tokens.form(i).to_owned())
                .collect();
            all.join(" ")
        };
        assert_eq!(forms("Çırağan Sarayı"), "ciragan sarayi");
        assert_eq!(forms("İzmir"), "izmir");
        assert_eq!(forms("Côte d’Ivoire"), "cote d ' ivoire");
        assert_eq!(forms("Tu\u{308}rkiye"), "turkiye");
        assert_eq!(forms("mid–July"), "mid - july");
    }

    #[test]
    fn equal_forms_have_equal_hashes() {
        assert_eq!(SIGN_HASHES, SIGNS.map(form_hash));
        let (plain, folded) = (
            Tokens::of("x TURKIYE administration"),
            Tokens::of("Türkiye"),
        );
        assert_eq!(plain.get(1).map(|t| t.hash), folded.get(0).map(|t| t.hash));
        assert_eq!(
            plain.get(2).map(|t| t.hash),
            Some(form_hash("administration"))
        );
        assert_ne!(form_hash("ab"), form_hash("ab\0"));
    }

    #[test]
    fn tells_shapes() {
        let tokens = Tokens::of("KYIV, May 5-day É É́A U.S.");
        let shapes: Vec<_> = tokens.iter().map(|t| t.shape).collect();
        use Shape::{Capital, Lower, Mark, Number, Upper};
        assert_eq!(
            shapes,
            [
                Upper, Mark, Capital, Number, Mark, Lower, Capital, Upper, Capital, Mark, Capital,
                Mark
            ]
        );
    }
}
