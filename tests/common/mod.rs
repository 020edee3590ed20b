//! What several test programs need: the built-in words and rules, read once for all tests of a program.

use std::sync::LazyLock;

use atodds::lexicon::{Lexicon, RuleFiles};

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(&RuleFiles::builtin()).expect("the built-in files are right"));

/// The built-in words and names. Reading them takes a fifth of a second without optimisation, far longer than most tests.
pub(crate) fn lexicon() -> &'static Lexicon {
    &LEXICON
}
