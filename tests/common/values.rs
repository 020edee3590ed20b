//! Sentences against what is expected of their times: words and canonical values.

use atodds::mention::time;
use atodds::resolve::{Context, resolve};

use crate::common::lexicon;

/// Words and canonical values of the times of `sentence`.
fn values(sentence: &str, context: &Context<'_>) -> Vec<(String, String)> {
    time::recognise(sentence, &lexicon().language)
        .iter()
        .map(|mention| {
            let value = resolve(mention, context).value;
            let value = value.map_or_else(String::new, |v| v.to_string());
            (mention.span.of(sentence).to_owned(), value)
        })
        .collect()
}

/// Tries all of `cases`, then fails with those that are wrong.
pub(crate) fn check(context: &Context<'_>, cases: &[(&str, &[(&str, &str)])]) {
    let mut wrong = Vec::new();
    for (sentence, expected) in cases {
        let found = values(sentence, context);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(words, value)| (words.as_str(), value.as_str()))
            .collect();
        wrong.extend((found != *expected).then(|| format!("{sentence}: {found:?}")));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
