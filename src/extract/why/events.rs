//! Words that could name an event of a rule, in a story where none is named, or where nobody takes part in it.

use super::super::reading::Sentence;
use super::super::story::Scene;
use super::super::trace::NearMiss;
use crate::text::Span;

/// Where words of the rule's `event` stand and name no event, or one without parties.
pub(super) fn near(scene: &Scene<'_>) -> Vec<NearMiss> {
    let miss = |sentence: usize, at: Span, why: String| NearMiss {
        sentence,
        at,
        rule: scene.rule.kind.clone(),
        why,
    };
    if scene.rule.identity.parties
        && scene.topic.parties.is_empty()
        && let Some(first) = scene.occurrences.first()
    {
        let why = "the event is named, but the story names no state or organisation that could be one of its `parties`";
        return vec![miss(first.sentence, first.span, why.to_owned())];
    }
    let mut found = Vec::new();
    for (index, sentence) in scene.sentences.iter().enumerate() {
        let here = scene.occurrences_in(index);
        let is_named = |at: Span| here.iter().any(|(_, o)| o.span.overlaps(at));
        let words = unnamed(scene, sentence).into_iter();
        found.extend(
            words
                .filter(|(at, _)| !is_named(*at))
                .map(|(at, why)| miss(index, at, why)),
        );
    }
    found
}

/// The words of a sentence that stand in a list of `event`, with what they lack where they name no event.
fn unnamed(scene: &Scene<'_>, sentence: &Sentence<'_>) -> Vec<(Span, String)> {
    let trigger = &scene.rule.trigger;
    let mut found = Vec::new();
    for (index, noun) in sentence.phrases.nouns.iter().enumerate() {
        if sentence.is_noun_of(&trigger.nouns, index) {
            let beside = noun
                .modifiers
                .iter()
                .find(|m| trigger.never_with.contains(*m));
            let why = match beside {
                Some(word) => format!("`{word}` (`never_with`) makes another thing of it"),
                None => {
                    "words beside it make another thing of it, or others are its parties".to_owned()
                }
            };
            found.push((noun.span, why));
        } else if sentence.is_noun_of(&trigger.loose_nouns, index) {
            let why = "one of `loose_nouns`: it names the event only beside two parties, or in a story that names it by one of `nouns`";
            found.push((noun.span, why.to_owned()));
        }
    }
    if let Some((at, noun)) = not_a_noun(scene, sentence) {
        let why = format!("`{noun}` (`nouns`) stands here, but is not read as such a noun");
        found.push((at, why));
    }
    for verb in &sentence.phrases.verbs {
        if sentence.is_verb_of(&trigger.verbs, verb) {
            let why = "one of `verbs`: its subject is neither a party nor one of `actors`, or the story names no event of its own";
            found.push((verb.span, why.to_owned()));
        }
    }
    found
}

/// Words of `nouns` that stand in the sentence where no noun phrase is named by them: "the wind will **strike**".
fn not_a_noun<'r>(scene: &Scene<'r>, sentence: &Sentence<'_>) -> Option<(Span, &'r str)> {
    let tokens = &sentence.phrases.tokens;
    let nouns = scene.rule.trigger.nouns.iter();
    nouns
        .filter_map(|noun| {
            let length = noun.split(' ').count();
            let run = tokens.windows(length).find(|run| {
                let lemmas = run.iter().map(|token| token.lemma.as_str());
                lemmas.eq(noun.split(' '))
            })?;
            let at = run.first()?.span.cover(run.last()?.span);
            let phrases = sentence.phrases.nouns.iter().enumerate();
            let mut named =
                phrases.filter(|(i, _)| sentence.is_noun_of(&scene.rule.trigger.nouns, *i));
            let is_read = named.any(|(_, phrase)| phrase.span.overlaps(at));
            (!is_read).then_some((at, noun.as_str()))
        })
        .next()
}
