//! What holds of any text: no panic, clauses tile it, spans fit, indices are in range.

use proptest::prelude::*;

use super::{LEXICON, mentions};
use crate::mention::{Mention, MentionKind};
use crate::phrase::{Phrases, analyse};
use crate::text::Span;

/// What must hold of any analysis.
fn check(text: &str, phrases: &Phrases) {
    let mut end = 0;
    for (index, clause) in phrases.clauses.iter().enumerate() {
        assert_eq!(clause.span.start, end, "clauses tile the sentence");
        end = clause.span.end;
        assert!(
            clause
                .parent
                .is_none_or(|p| p < phrases.clauses.len() && p != index)
        );
        assert!(clause.continues.is_none_or(|c| c < index));
        assert!(clause.reported_by.is_none_or(|v| v < phrases.verbs.len()));
    }
    assert_eq!(end, text.len());
    let spans = phrases.tokens.iter().map(|t| t.span);
    let spans = spans.chain(phrases.nouns.iter().flat_map(|n| [n.span, n.head]));
    let spans = spans.chain(phrases.verbs.iter().flat_map(|v| [v.span, v.head]));
    for span in spans.chain(phrases.clauses.iter().map(|c| c.span)) {
        assert!(
            text.get(span.start..span.end).is_some(),
            "{span:?} fits {text:?}"
        );
    }
    for noun in &phrases.nouns {
        let inside = [noun.of, noun.owner, noun.coordinated_with];
        assert!(
            inside
                .into_iter()
                .flatten()
                .all(|n| n < phrases.nouns.len())
        );
        assert!(noun.clause < phrases.clauses.len());
    }
    for verb in &phrases.verbs {
        assert!(verb.subject.is_none_or(|n| n < phrases.nouns.len()));
        assert!(verb.hangs_on.is_none_or(|v| v < phrases.verbs.len()));
        assert!(verb.clause < phrases.clauses.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_analysed(text in "\\PC{0,60}", at in 0usize..40, length in 0usize..20) {
        let kind = MentionKind::Ordinal(1);
        let mention = Mention { span: Span::new(at, at + length), kind };
        check(&text, &analyse(&text, &[mention], &LEXICON.grammar));
    }

    #[test]
    fn any_words_are_analysed(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..30)) {
        let text = words.join(" ");
        check(&text, &analyse(&text, &mentions(&text), &LEXICON.grammar));
    }
}

const WORDS: &[&str] = &[
    "Norland",
    "Varga",
    "two",
    "third",
    "50-day",
    "Monday",
    "said",
    "that",
    "who",
    "which",
    "and",
    "but",
    ",",
    "\"",
    "'s",
    "-",
    "to",
    "of",
    "in",
    "as",
    "after",
    "if",
    "the",
    "a",
    "no",
    "talks",
    "meet",
    "held",
    "meeting",
    "will",
    "would",
    "have",
    "is",
    "been",
    "not",
    "due",
    "close",
    "agreeing",
    "he",
    "there",
    "according",
    ":",
    ".",
    "plan",
    "denied",
    "killed",
    "while",
    "what",
    "'",
    "says",
    "told",
    "quoted",
    "saying",
];

/// Long runs of what nests or opens: the pass stays linear, and nothing overflows.
#[test]
fn long_runs_are_read() {
    for run in [
        "who ",
        "that ",
        "said ",
        "\" ",
        ", ",
        "a, ",
        "if he is ",
        "of talks ",
        "to plan ",
        "he said the deal, held in May, ",
        "and it is ",
        ": x is ",
        "it is bad, he said, ",
        "who is bad, according to the man, ",
    ] {
        let text = run.repeat(2_000);
        check(&text, &analyse(&text, &[], &LEXICON.grammar));
    }
}
