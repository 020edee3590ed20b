//! Why a story gives the claims it gives: what its numbers hang on, what became of them, and what came near.
//!
//! The story is read as ever, with a trace that collects what was dropped on the way. What never came so far (words that name
//! no event, numbers no frame takes, patterns that match in part) is looked for afterwards, here.

mod events;
mod numbers;
mod patterns;

use std::collections::BTreeSet;

use super::draft::{self, Draft};
use super::reading::{self, Sentence};
use super::story::Scene;
use super::trace::{NearMiss, Trace};
use super::{About, Claim, StoryFacts, drafts, facts_of, settled, speaker};
use crate::ingest::{Document, Story};
use crate::lexicon::Lexicon;
use crate::mention::Mention;
use crate::rule::Ruleset;
use crate::text::Span;

pub use numbers::NumberRead;

/// A sentence, and what was made of it. Spans of numbers and near misses point into the sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Where it stands in the document's text.
    pub span: Span,
    /// What patterns see of it: lemmas in a row, each expression as `<type>`, without articles.
    pub items: String,
    /// Heads of its noun phrases with their modifiers, as lemmas.
    pub nouns: Vec<String>,
    /// Lemmas of its verb groups.
    pub verbs: Vec<String>,
    /// Its numbers, with what each hangs on.
    pub numbers: Vec<NumberRead>,
    /// The claims it gives.
    pub claims: Vec<Claim>,
    /// What fell just short of a claim, by place and rule.
    pub near: Vec<NearMiss>,
}

/// Reads a story under the rules its words touch, those of one kind if that is asked for, and tells why it gives what it gives.
pub fn why(
    document: &Document,
    story: &Story,
    lexicon: &Lexicon,
    rules: &Ruleset,
    kind: Option<&str>,
) -> (Vec<Reading>, StoryFacts) {
    let sentences = reading::read(document, story, lexicon);
    let register = speaker::Register::of(&sentences, lexicon);
    let trace = Trace::on();
    let (mut claims, mut near) = (Vec::new(), Vec::new());
    let (mut lacking, mut partial) = (Vec::new(), Vec::new());
    let mut counted = numbers::Counted::new();
    let touched = rules.reach(sentences.iter().map(reading::words));
    let touched: BTreeSet<&str> = touched.iter().map(|r| r.rule.kind.as_str()).collect();
    // What a rule may count, and part of what a pattern asks for, touch nothing, and are worth telling.
    for reach in rules.everywhere(sentences.len()) {
        if kind.is_some_and(|kind| kind != reach.rule.kind) {
            continue;
        }
        let is_touched = touched.contains(reach.rule.kind.as_str());
        let scene = settled(Scene::new(
            reach, lexicon, document, story, &sentences, &register, &trace,
        ));
        let drafts = drafts(&scene);
        lacking.extend(numbers::near(&scene, &drafts, &mut counted));
        partial.extend(patterns::near(&scene, &drafts, kind.is_some()));
        if !is_touched {
            continue;
        }
        near.extend(events::near(&scene));
        near.extend(ambiguous(&scene));
        claims.extend(draft::finish(drafts, &scene.rule.kind, document, story));
    }
    near.extend(trace.told());
    // What patterns come near to says nothing of what the number lacks for a frame.
    counted.retain(|(sentence, at), _| {
        let is_same = |miss: &NearMiss| miss.sentence == *sentence && miss.at == *at;
        !lacking.iter().any(is_same) && !near.iter().any(is_same)
    });
    near.extend(lacking);
    near.extend(partial);
    near.retain(|miss| !is_settled(miss, &claims, &sentences));
    near.extend(numbers::only_counted(counted, &claims, &sentences));
    near.sort();
    near.dedup();
    let mut facts = facts_of(story);
    facts.about = About::of(&sentences);
    let readings = sentences.iter().enumerate();
    let readings = readings
        .map(|(index, sentence)| Reading {
            span: sentence.span,
            items: sentence.skeleton().shown(),
            nouns: nouns(sentence),
            verbs: sentence
                .phrases
                .verbs
                .iter()
                .map(|v| v.lemma.clone())
                .collect(),
            numbers: numbers::read(sentence, lexicon),
            claims: claims
                .iter()
                .filter(|c: &&Claim| c.sentence == sentence.span)
                .cloned()
                .collect(),
            near: near
                .iter()
                .filter(|n| n.sentence == index)
                .cloned()
                .collect(),
        })
        .collect();
    (readings, facts)
}

/// The noun phrases of a sentence, as the lists of a rule name them.
fn nouns(sentence: &Sentence<'_>) -> Vec<String> {
    let nouns = sentence.phrases.nouns.iter();
    nouns
        .map(|noun| {
            let words = noun.modifiers.iter().chain([&noun.lemma]);
            words.map(String::as_str).collect::<Vec<_>>().join(" ")
        })
        .collect()
}

/// Whether a claim of another kind rests on the words: what they mean is known.
fn is_settled(miss: &NearMiss, claims: &[Claim], sentences: &[Sentence<'_>]) -> bool {
    let at = sentences
        .get(miss.sentence)
        .map(|s| miss.at.shift(s.span.start));
    let kind = miss.rule.split('/').next().unwrap_or_default();
    claims
        .iter()
        .any(|claim| claim.kind != kind && at.is_some_and(|at| claim.at.contains(at)))
}

/// Times that may belong to two events of the kind.
fn ambiguous(scene: &Scene<'_>) -> Vec<NearMiss> {
    let miss = |(sentence, mention): (usize, &Mention)| NearMiss {
        sentence,
        at: mention.span,
        rule: scene.rule.kind.clone(),
        why: "it may belong to two events, or to a verb of saying".to_owned(),
    };
    scene.ambiguous().map(miss).collect()
}

/// Whether one of the drafts rests on words at `at` of the sentence.
fn is_claimed(drafts: &[Draft], sentence: &Sentence<'_>, at: Span) -> bool {
    drafts.iter().any(|draft| {
        draft.sentence == sentence.span && draft.value_end == at.end + sentence.span.start
    })
}
