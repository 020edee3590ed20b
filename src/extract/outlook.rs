//! Whether words look ahead: an event that is proposed or put at a time lies in the future, whatever the tense of putting it there.

use super::draft::Draft;
use super::occurrence::Occurrence;
use super::reading::Sentence;
use super::series;
use super::speaker::named_speaker;
use super::story::Scene;
use crate::phrase::{Tense, VerbGroup};
use crate::rule::Which;
use crate::value::Speaker;

/// Whether the words look ahead whatever their tense: the event is proposed, or is put at a time ("were scheduled for Wednesday").
pub(super) fn looks_ahead(scene: &Scene<'_>, occurrence: &Occurrence) -> bool {
    occurrence.which == Which::Current
        && (is_proposed(scene, occurrence) || is_fixed(scene, occurrence))
}

/// Whether the event is put at a time: "is scheduled for", "were set for".
pub(super) fn is_fixed(scene: &Scene<'_>, occurrence: &Occurrence) -> bool {
    let trigger = &scene.rule.trigger;
    let sentence = scene.sentences.get(occurrence.sentence);
    let verb = series::governing(occurrence, scene.sentences);
    sentence.zip(verb).is_some_and(|(s, v)| {
        v.passive && (s.is_verb_of(&trigger.fixing, v) || s.is_verb_of(&trigger.moving, v))
    })
}

/// Who puts the event at a time, which is to say when it is: "**a source** put the next round on 24 July".
pub(super) fn who_puts(
    scene: &Scene<'_>,
    sentence: &Sentence<'_>,
    verb: &VerbGroup,
) -> Option<Speaker> {
    let trigger = &scene.rule.trigger;
    let says =
        sentence.is_verb_of(&trigger.fixing, verb) || sentence.is_verb_of(&trigger.proposing, verb);
    let subject = sentence
        .phrases
        .nouns
        .get(verb.subject.filter(|_| says && !verb.passive)?)?;
    named_speaker(sentence, subject.span)
}

/// Whether the verb over the event, or else the last one before it, only proposes it: "called for new talks".
pub(super) fn is_proposed(scene: &Scene<'_>, occurrence: &Occurrence) -> bool {
    let Some(sentence) = scene.sentences.get(occurrence.sentence) else {
        return false;
    };
    let verbs = &sentence.phrases.verbs;
    let before = || {
        let in_clause = |v: &&VerbGroup| sentence.same_clause(v.clause, occurrence.clause);
        verbs
            .iter()
            .rev()
            .filter(in_clause)
            .find(|v| v.span.end <= occurrence.span.start)
    };
    let verb = series::governing(occurrence, scene.sentences).or_else(before);
    verb.is_some_and(|v| sentence.is_verb_of(&scene.rule.trigger.proposing, v))
}

/// Whether the sentence speaks of what is to come: by the tense over the event, or because the event is put at a time.
pub(super) fn lies_ahead(scene: &Scene<'_>, draft: &Draft) -> bool {
    let here = |o: &&Occurrence| {
        scene
            .sentences
            .get(o.sentence)
            .is_some_and(|s| s.span == draft.sentence)
    };
    scene.occurrences.iter().filter(here).any(|occurrence| {
        is_fixed(scene, occurrence)
            || series::governing(occurrence, scene.sentences).is_some_and(|verb| match verb.tense {
                Tense::Future | Tense::Present => !verb.perfect,
                Tense::Past | Tense::None => false,
            })
    })
}
