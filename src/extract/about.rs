//! The names a story is full of, by which stories of one event are told where no parties tell them.

use std::collections::{BTreeMap, BTreeSet};

use super::reading::Sentence;
use crate::mention::MentionKind;
use crate::phrase::TokenClass;

/// How many names are kept of a story, the most frequent first.
const MOST_NAMES: usize = 40;

/// Places, persons and other proper names of the story.
pub(super) fn about(sentences: &[Sentence<'_>]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for sentence in sentences {
        for mention in &sentence.mentions {
            let name = match &mention.kind {
                MentionKind::Place(place) => place.name.clone(),
                MentionKind::Person(name) => name.clone(),
                _ => continue,
            };
            *counts.entry(name).or_insert(0) += 1;
        }
        for name in proper_names(sentence) {
            *counts.entry(name).or_insert(0) += 1;
        }
    }
    let mut ranked: Vec<(String, usize)> = counts.into_iter().collect();
    ranked.sort_by(|(a, n), (b, m)| (m, a).cmp(&(n, b)));
    ranked
        .into_iter()
        .take(MOST_NAMES)
        .map(|(name, _)| name)
        .collect()
}

/// Runs of capitalised words that no gazetteer knows; the first word of a sentence tells nothing.
fn proper_names(sentence: &Sentence<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut run: Option<crate::text::Span> = None;
    for token in &sentence.phrases.tokens {
        let in_mention = sentence
            .mentions
            .iter()
            .any(|m| m.span.contains(token.span));
        if token.class == TokenClass::ProperNoun && !in_mention && token.span.start > 0 {
            run = Some(run.map_or(token.span, |span| span.cover(token.span)));
        } else if let Some(span) = run.take() {
            names.push(span.of(sentence.text).to_owned());
        }
    }
    names.extend(run.map(|span| span.of(sentence.text).to_owned()));
    names.retain(|name| name.chars().count() > 2);
    names
}
