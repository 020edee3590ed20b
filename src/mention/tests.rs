//! Where a grammar is tried changes nothing but the time it takes.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::words::{Senses, Words};
use super::{Mention, number, time};
use crate::lexicon::{Lexicon, RuleFiles};
use crate::text::{Tokens, sentences};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::read(&RuleFiles::builtin()).expect("the built-in word files are read and valid")
});

/// The times and numbers of `text`, with grammars tried where a core can be reached, or at every word.
fn found(text: &str, everywhere: bool) -> Vec<Mention> {
    let tokens = Tokens::of(text);
    let mut senses = Senses::default();
    senses.read(&tokens, &LEXICON.language);
    if everywhere {
        senses.begin_everywhere();
    }
    let words = Words::new(text, &tokens, &senses);
    let mut mentions = Vec::new();
    time::find(&words, &mut mentions);
    number::find(&words, &mut mentions);
    mentions
}

/// Words of the grammars and others, in any order.
fn wordy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "(Monday|Fri\\.|July|May|may|23|3rd|1990s|2025|0800|\\$|€|%|half|a|an|the|of|and|or|to|-|–|,|\\(|\\)|'s|:|/|\\.)",
        "(two|hundred|million|third|dozen|days|weeks|year|quarter|ago|later|after|before|in|within|until|next|last|this)",
        "(early|mid|end|p\\.m\\.|GMT|noon|night|every|today|fortnight|old|percent|km|½|about|at least|recent|time|per|each)",
        "[a-z]{1,6}",
    ];
    prop::collection::vec(piece, 0..20).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn no_mention_is_lost_where_no_core_is_reached(text in wordy()) {
        prop_assert_eq!(found(&text, false), found(&text, true));
    }
}

/// Words the grammars look for only beside a mention, or behind its core.
const BESIDE: [&str; 58] = [
    "against", "any", "are", "can", "could", "might", "must", "onward", "onwards", "should", "be",
    "been", "behind", "best", "but", "came", "come", "d", "deg", "did", "do", "followed", "had",
    "has", "have", "her", "his", "its", "leading", "mo", "my", "never", "only", "our", "passed",
    "preceded", "said", "say", "their", "too", "was", "were", "when", "who", "will", "with",
    "worst", "would", "your", "wk", "yr", "he", "she", "it", "they", "we", "i", "there",
];

/// A word that the grammars ask for by its letters must be known, or no core is reached across it.
#[test]
fn all_words_in_the_grammars_are_known() {
    let literal = regex::Regex::new("\"([a-z]+)\"").expect("it is a regex");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/mention");
    let mut folders = vec![root.join("time"), root.join("number"), root.join("numeral")];
    let mut unknown = std::collections::BTreeSet::new();
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for file in std::fs::read_dir(folder)
            .expect("the folder is there")
            .flatten()
        {
            let source = std::fs::read_to_string(file.path()).expect("it is a file");
            let code = source
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            for word in code.flat_map(|line| literal.captures_iter(line)) {
                read += 1;
                let tokens = Tokens::of(&word[1]);
                let known = |token| LEXICON.language.word(&tokens, token).is_some();
                if !tokens.iter().all(known) && !BESIDE.contains(&&word[1]) {
                    unknown.insert(word[1].to_owned());
                }
            }
        }
    }
    assert!(read > 100, "{read} words");
    assert!(unknown.is_empty(), "add to GRAMMAR_WORDS: {unknown:?}");
}

#[test]
fn nor_in_the_fixtures() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut read = 0;
    for case in std::fs::read_dir(root)
        .expect("fixtures are there")
        .flatten()
    {
        for file in std::fs::read_dir(case.path())
            .into_iter()
            .flatten()
            .flatten()
        {
            let Ok(text) = std::fs::read_to_string(file.path()) else {
                continue;
            };
            for sentence in sentences(&text) {
                let sentence = sentence.of(&text);
                assert_eq!(found(sentence, false), found(sentence, true), "{sentence}");
                read += 1;
            }
        }
    }
    assert!(read > 100, "{read} sentences");
}
