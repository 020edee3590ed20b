//! Patterns of which a word stands in a sentence, and which match in part.

use super::super::draft::Draft;
use super::super::reading::Sentence;
use super::super::skeleton::Skeleton;
use super::super::story::Scene;
use super::super::trace::NearMiss;
use crate::phrase::TokenClass;
use crate::rule::{Pattern, PatternRule, Prefix};
use crate::text::Span;

/// So many patterns of a rule are told of in a sentence: those that come nearest.
const MOST: usize = 3;

/// Patterns that match in part, the nearest of each sentence. Unless all are asked for, those of which half matches, two items at
/// least and more than function words, where no claim of the rule rests on the same words.
pub(super) fn near(scene: &Scene<'_>, drafts: &[Draft], all: bool) -> Vec<NearMiss> {
    let mut found = Vec::new();
    for (index, sentence) in scene.sentences.iter().enumerate() {
        let skeleton = Skeleton::of(sentence, &scene.occurrences_in(index));
        let entries = scene.rule.patterns.iter();
        let mut prefixes: Vec<(&PatternRule, &Pattern, Prefix)> = entries
            .flat_map(|entry| entry.patterns.iter().map(move |pattern| (entry, pattern)))
            .filter(|(_, pattern)| !is_match(pattern, &skeleton))
            .filter_map(|(rule, pattern)| {
                let prefix = pattern.prefix(&skeleton.text, scene.lexicon.vocabulary())?;
                Some((rule, pattern, prefix))
            })
            .filter(|(_, _, prefix)| {
                let words = skeleton.words(prefix.at.start, prefix.at.end);
                all || prefix.items >= 2
                    && prefix.items * 2 >= prefix.of
                    && words.is_some_and(|at| {
                        says_something(sentence, at) && !is_claimed(drafts, sentence, at)
                    })
            })
            .collect();
        // The share of the items that matched, without fractions.
        prefixes.sort_by(|(_, _, a), (_, _, b)| {
            (b.items * a.of, b.items).cmp(&(a.items * b.of, a.items))
        });
        for (rule, pattern, prefix) in prefixes.into_iter().take(MOST) {
            let words = skeleton.words(prefix.at.start, prefix.at.end);
            found.push(NearMiss {
                sentence: index,
                at: words.unwrap_or(Span::new(0, 0)),
                rule: rule.id.clone(),
                why: told(pattern, &prefix),
            });
        }
    }
    found
}

/// Whether a noun, verb or adjective stands among the words, not only expressions and what joins them.
fn says_something(sentence: &Sentence<'_>, at: Span) -> bool {
    let tokens = sentence.phrases.tokens.iter();
    let mut inside = tokens.filter(|t| at.contains(t.span));
    inside.any(|t| {
        matches!(
            t.class,
            TokenClass::Noun | TokenClass::Verb | TokenClass::Adjective
        ) && !matches!(t.lemma.as_str(), "be" | "have")
    })
}

/// Whether a draft rests on some of the words.
fn is_claimed(drafts: &[Draft], sentence: &Sentence<'_>, at: Span) -> bool {
    let at = at.shift(sentence.span.start);
    drafts.iter().any(|draft| draft.at.overlaps(at))
}

fn is_match(pattern: &Pattern, skeleton: &Skeleton) -> bool {
    pattern
        .regex()
        .is_some_and(|regex| regex.is_match(skeleton.text.as_bytes()))
}

fn told(pattern: &Pattern, prefix: &Prefix) -> String {
    format!(
        "of `{}` only `{}` matches: `{}` does not follow",
        pattern.source, prefix.matched, prefix.wanted
    )
}
