//! Patterns of page words: regular expressions over bytes, whose classes are those of ASCII.
//!
//! With the letters of all languages a single `\w` takes longer to make ready than all cues together; `(?u)` in a pattern asks
//! for them.

use regex::bytes::{Regex, RegexBuilder, RegexSet, RegexSetBuilder};

/// One pattern.
///
/// # Errors
/// When it is none, or too large.
pub(super) fn pattern(text: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(text)
        .unicode(false)
        .case_insensitive(true)
        .build()
}

/// Several patterns, to be looked for at once.
///
/// # Errors
/// When one is none, or all of them together are too large.
pub(super) fn patterns<'a>(
    texts: impl IntoIterator<Item = &'a str>,
) -> Result<RegexSet, regex::Error> {
    RegexSetBuilder::new(texts)
        .unicode(false)
        .case_insensitive(true)
        .build()
}
