//! Names in a sentence: the persons that are known as such, and capitalised words in a row.

use super::reading::Sentence;
use crate::mention::MentionKind;
use crate::phrase::{Token, TokenClass};
use crate::text::Span;

/// Capitalised words in a row that no gazetteer knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// All of them.
    pub(super) span: Span,
    /// How many they are.
    pub(super) words: usize,
}

/// The runs of capitalised words that `belongs` takes, each as long as it can be, in order.
pub(super) fn runs<'s>(
    sentence: &'s Sentence<'_>,
    belongs: impl Fn(&Token) -> bool + Copy + 's,
) -> impl Iterator<Item = Run> + 's {
    let is_part = move |token: &Token| token.class == TokenClass::ProperNoun && belongs(token);
    let tokens = &sentence.phrases.tokens;
    tokens
        .chunk_by(move |a, b| is_part(a) && is_part(b))
        .filter_map(move |run| {
            let first = run.first().filter(|token| is_part(token))?;
            Some(Run {
                span: first.span.cover(run.last()?.span),
                words: run.len(),
            })
        })
}

/// The run that begins with the first word at `offset` or behind it; "and the" before it is not passed over.
pub(super) fn run_at(sentence: &Sentence<'_>, offset: usize) -> Option<Run> {
    let tokens = &sentence.phrases.tokens;
    let at = tokens.partition_point(|t| t.span.start < offset);
    let start = tokens.get(at)?.span.start;
    runs(sentence, |_| true).find(|run| run.span.start == start)
}

/// The run that ends at `offset`.
pub(super) fn run_ending(sentence: &Sentence<'_>, offset: usize) -> Option<Run> {
    runs(sentence, |_| true).find(|run| run.span.end == offset)
}

/// The known person whose words `wanted` takes.
pub(super) fn person(
    sentence: &Sentence<'_>,
    wanted: impl Fn(Span) -> bool,
) -> Option<(String, Span)> {
    sentence.mentions.iter().find_map(|m| match &m.kind {
        MentionKind::Person(name) if wanted(m.span) => Some((name.clone(), m.span)),
        _ => None,
    })
}
