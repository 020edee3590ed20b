//! What a story is about, in the words by which stories of one event are told where no parties tell them.

use std::collections::{BTreeMap, BTreeSet};

use super::names;
use super::reading::Sentence;
use crate::mention::MentionKind;
use crate::phrase::{Token, TokenClass};
use crate::text::Span;

/// How many names are kept of a story, the most frequent first.
const MOST_NAMES: usize = 40;

/// How many nouns.
const MOST_NOUNS: usize = 20;

/// The names and nouns a story is full of; empty for a story without claims.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct About {
    /// Places below the country, persons, other proper names.
    pub names: BTreeSet<String>,
    /// Countries and organisations.
    pub parties: BTreeSet<String>,
    /// Lemmas of its most frequent nouns.
    pub nouns: BTreeSet<String>,
}

impl About {
    /// Reads it off the sentences.
    pub(super) fn of(sentences: &[Sentence<'_>]) -> Self {
        let (mut names, mut parties, mut nouns) = (Counts::new(), Counts::new(), Counts::new());
        for sentence in sentences {
            for mention in &sentence.mentions {
                match &mention.kind {
                    MentionKind::Place(place) if place.country.as_ref() != Some(&place.name) => {
                        count(&mut names, place.name.clone());
                    }
                    MentionKind::Person(name) | MentionKind::Listed(name) => {
                        count(&mut names, name.clone())
                    }
                    MentionKind::Party(name) => count(&mut parties, name.clone()),
                    _ => {}
                }
                if let MentionKind::Place(place) = &mention.kind {
                    parties_of(place, &mut parties);
                }
            }
            for name in proper_names(sentence) {
                count(&mut names, name);
            }
            for noun in common_nouns(sentence) {
                count(&mut nouns, noun);
            }
        }
        Self {
            names: most_frequent(names, MOST_NAMES),
            parties: most_frequent(parties, MOST_NAMES),
            nouns: most_frequent(nouns, MOST_NOUNS),
        }
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.parties.is_empty()
    }
}

type Counts = BTreeMap<String, usize>;

fn count(counts: &mut Counts, word: String) {
    *counts.entry(word).or_insert(0) += 1;
}

fn parties_of(place: &crate::value::Place, parties: &mut Counts) {
    let country = place.country.clone().or_else(|| {
        let is_country = place.within.is_empty();
        is_country.then(|| place.name.clone())
    });
    if let Some(country) = country {
        count(parties, country);
    }
}

fn most_frequent(counts: Counts, most: usize) -> BTreeSet<String> {
    let mut ranked: Vec<(String, usize)> = counts.into_iter().collect();
    ranked.sort_by(|(a, n), (b, m)| (m, a).cmp(&(n, b)));
    ranked
        .into_iter()
        .take(most)
        .map(|(word, _)| word)
        .collect()
}

fn common_nouns<'s>(sentence: &'s Sentence<'_>) -> impl Iterator<Item = String> + 's {
    let in_mention = |span: Span| sentence.mentions.iter().any(|m| m.span.contains(span));
    sentence
        .phrases
        .tokens
        .iter()
        .filter(move |t| t.class == TokenClass::Noun && t.lemma.len() > 3 && !in_mention(t.span))
        .map(|t| t.lemma.clone())
}

/// Runs of capitalised words that no gazetteer knows; the first word of a sentence tells nothing.
fn proper_names(sentence: &Sentence<'_>) -> Vec<String> {
    let is_unknown = |token: &Token| {
        let in_mention = || {
            sentence
                .mentions
                .iter()
                .any(|m| m.span.contains(token.span))
        };
        token.span.start > 0 && !in_mention()
    };
    names::runs(sentence, is_unknown)
        .map(|run| run.span.of(sentence.text).to_owned())
        .filter(|name| name.chars().count() > 2)
        .collect()
}
