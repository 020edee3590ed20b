//! Whose a value is: the person, party or company that is named beside it.
//!
//! The name right before the number ("Ruiz with 52%", "Ruiz (52%)"), behind it ("52% for Ruiz"), or the subject of its verb, in that
//! order; the fullest form of it that the story has.

use super::super::names;
use super::super::reading::Sentence;
use super::super::story::Scene;
use super::age::fullest;
use crate::mention::MentionKind;
use crate::phrase::{NounPhrase, TokenClass};
use crate::text::Span;

/// Whose the value at `at` of sentence `index` is.
pub(in crate::extract) fn owner(scene: &Scene<'_>, index: usize, at: Span) -> Option<String> {
    let sentence = scene.sentences.get(index)?;
    let found = before(sentence, at)
        .or_else(|| behind(sentence, at))
        .or_else(|| subject(sentence, at))?;
    Some(fullest(scene, found))
}

fn before(sentence: &Sentence<'_>, at: Span) -> Option<String> {
    let stem = sentence.text.get(..at.start)?.trim_end();
    let stem = ["with", "on", "at", "(", "'s", "’s", ":", "won"]
        .iter()
        .find_map(|link| stem.strip_suffix(link))
        .unwrap_or(stem)
        .trim_end();
    let known = sentence
        .mentions
        .iter()
        .find(|m| m.span.end == stem.len())
        .and_then(|m| name_of(&m.kind));
    known.or_else(|| name_ending(sentence, stem.len()))
}

fn behind(sentence: &Sentence<'_>, at: Span) -> Option<String> {
    let rest = sentence.text.get(at.end..)?;
    let trimmed = rest.trim_start();
    let link = ["for ", "by ", "to "]
        .iter()
        .find(|link| trimmed.starts_with(**link))?;
    let start = at.end + (rest.len() - trimmed.len()) + link.len();
    sentence
        .mentions
        .iter()
        .find(|m| m.span.start >= start && m.span.start - start <= 4)
        .and_then(|m| name_of(&m.kind))
        .or_else(|| proper_at(sentence, start))
}

fn subject(sentence: &Sentence<'_>, at: Span) -> Option<String> {
    let phrases = &sentence.phrases;
    let verb = phrases.verbs.get(phrases.nearest_verb(at.start)?)?;
    let noun = phrases.nouns.get(verb.subject?)?;
    sentence
        .mentions
        .iter()
        .filter(|m| m.span.overlaps(noun.span))
        .find_map(|m| name_of(&m.kind))
        .or_else(|| proper_at(sentence, noun.span.start))
        .or_else(|| described(noun))
}

/// "**the ruling party** won 61 seats": who is not named goes by the description.
fn described(noun: &NounPhrase) -> Option<String> {
    let words = noun.modifiers.iter().chain([&noun.lemma]);
    let words: Vec<&str> = words.map(String::as_str).collect();
    (noun.determiner.as_deref() == Some("the")).then(|| format!("the {}", words.join(" ")))
}

fn name_of(kind: &MentionKind) -> Option<String> {
    match kind {
        MentionKind::Person(name) | MentionKind::Party(name) | MentionKind::Listed(name) => {
            Some(name.clone())
        }
        _ => None,
    }
}

/// The run of capitalised words that begins at `offset`, an article before it left out.
fn proper_at(sentence: &Sentence<'_>, offset: usize) -> Option<String> {
    let tokens = &sentence.phrases.tokens;
    let at = tokens.partition_point(|t| t.span.start < offset);
    let first = tokens[at..]
        .iter()
        .find(|t| t.class != TokenClass::Determiner)?;
    let run = names::run_at(sentence, first.span.start)?;
    Some(run.span.of(sentence.text).to_owned())
}

/// The person's name that ends at `offset`: a known one, or two or more capitalised words in a row.
fn name_ending(sentence: &Sentence<'_>, offset: usize) -> Option<String> {
    let known = names::person(sentence, |span| span.end == offset);
    known.map(|(name, _)| name).or_else(|| {
        let run = names::run_ending(sentence, offset)?;
        (2..=4)
            .contains(&run.words)
            .then(|| run.span.of(sentence.text).to_owned())
    })
}
