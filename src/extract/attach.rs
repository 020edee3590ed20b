//! Which event a typed expression hangs on.
//!
//! Three ties, the closest first: inside the event's own words or owning them ("Wednesday's meeting"); right after them, with
//! nothing but prepositions, places and names between; in the clause of a verb whose subject or object the event is. When two
//! events, or an event and a verb of saying, have the same tie there is no claim.

use super::governor::Role;
use super::occurrence::{Anchor, Occurrence};
use super::reading::Sentence;
use crate::lexicon::Lexicon;
use crate::mention::{MentionKind, TimeExpr};
use crate::phrase::{Phrases, TokenClass, VerbGroup};
use crate::rule::{Rule, Trigger};
use crate::text::Span;

/// How close an expression stands to the words that name an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    Inside,
    After,
    Verb,
}

/// The outcome of looking for the event a mention hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attached {
    /// It hangs on the occurrence of this index.
    To(usize),
    /// It hangs on none.
    Nowhere,
    /// Two have the same claim to it.
    Ambiguous,
}

/// Finds the occurrence, among those of one sentence, that the expression at `span` hangs on. The indices are those of `occurrences`.
pub(super) fn attach(
    span: Span,
    sentence: &Sentence<'_>,
    occurrences: &[(usize, &Occurrence)],
    trigger: &Trigger,
    lexicon: &Lexicon,
) -> Attached {
    if is_excluded(span, &sentence.phrases) {
        return Attached::Nowhere;
    }
    let mut ties: Vec<(Tie, usize, usize)> = occurrences
        .iter()
        .filter_map(|(index, o)| {
            tie(span, sentence, o, trigger, lexicon).map(|tie| (tie, span.distance(o.span), *index))
        })
        .collect();
    ties.sort_unstable();
    match ties.as_slice() {
        [] => Attached::Nowhere,
        [(a, near, _), (b, next, _), ..] if a == b && near == next => Attached::Ambiguous,
        [(_, _, index), ..] => Attached::To(*index),
    }
}

/// Whether the words before an expression rule it out: "in Muscat, **not in** Rome", "**instead of** Friday".
fn is_excluded(span: Span, phrases: &Phrases) -> bool {
    let end = phrases
        .tokens
        .partition_point(|t| t.span.start < span.start);
    let before: Vec<&str> = phrases.tokens[end.saturating_sub(3)..end]
        .iter()
        .map(|t| t.lemma.as_str())
        .collect();
    matches!(
        before.as_slice(),
        [.., "not", _]
            | [.., "not", _, "the"]
            | [.., "not"]
            | [.., "instead", "of"]
            | [.., "rather", "than"]
            | [.., "rather", "than", _]
    )
}

fn tie(
    span: Span,
    sentence: &Sentence<'_>,
    occurrence: &Occurrence,
    trigger: &Trigger,
    lexicon: &Lexicon,
) -> Option<Tie> {
    let phrases = &sentence.phrases;
    if matches!(occurrence.anchor, Anchor::Noun(_)) {
        if occurrence.span.contains(span) || owns(span, occurrence.span, phrases) {
            return Some(Tie::Inside);
        }
        if occurrence.span.end <= span.start
            && only_places_between(phrases, occurrence.span.end, span.start)
        {
            return (!said(occurrence, sentence, lexicon)).then_some(Tie::After);
        }
    }
    let near = sentence.verb_near(span)?;
    let verb = phrases.verbs.get(near)?;
    let governor = occurrence.governors.iter().find(|g| g.verb == near)?;
    let holds = match governor.role {
        Role::Itself => true,
        Role::Subject => {
            sentence.is_verb_of(&trigger.happening, verb)
                || verb.passive && sentence.is_verb_of(&trigger.holding, verb)
        }
        // "On Saturday Ukraine proposed new talks": the day is that of proposing, unless it stands behind the talks.
        Role::Object => {
            let acts = sentence.is_verb_of(&trigger.proposing, verb)
                || sentence.is_verb_of(&trigger.fixing, verb);
            sentence.is_verb_of(&trigger.holding, verb)
                && (!acts || span.start >= occurrence.span.end)
        }
    };
    (holds && !verb.negated && free(span, verb, occurrence, phrases)).then_some(Tie::Verb)
}

/// Whether the words before `event` are `span` and a possessive, or `span` alone: "Wednesday's meeting", "the July 23 talks".
fn owns(span: Span, event: Span, phrases: &Phrases) -> bool {
    span.end <= event.start
        && tokens_between(phrases, span.end, event.start).all(|t| {
            matches!(t.class, TokenClass::Possessive | TokenClass::Adjective)
                || t.lemma == "'s"
                || t.lemma == "’s"
        })
        && event.start - span.end <= 24
}

fn only_places_between(phrases: &Phrases, start: usize, end: usize) -> bool {
    let mut count = 0;
    tokens_between(phrases, start, end).all(|token| {
        count += 1;
        let fits = match token.class {
            TokenClass::Preposition => {
                matches!(
                    token.lemma.as_str(),
                    "in" | "at"
                        | "on"
                        | "for"
                        | "between"
                        | "with"
                        | "from"
                        | "of"
                        | "near"
                        | "by"
                        | "during"
                )
            }
            TokenClass::Determiner
            | TokenClass::ProperNoun
            | TokenClass::Mention
            | TokenClass::Possessive => true,
            TokenClass::Conjunction => token.lemma == "and",
            TokenClass::Punctuation => matches!(token.lemma.as_str(), "," | "("),
            TokenClass::Adverb => {
                matches!(token.lemma.as_str(), "there" | "here" | "again" | "both")
            }
            _ => false,
        };
        fits && count <= 12
    })
}

fn tokens_between(
    phrases: &Phrases,
    start: usize,
    end: usize,
) -> impl Iterator<Item = &crate::phrase::Token> {
    phrases
        .tokens
        .iter()
        .filter(move |t| t.span.start >= start && t.span.end <= end)
}

/// Whether the event is what somebody spoke of in the past tense: then a time behind it may be the time of speaking.
fn said(occurrence: &Occurrence, sentence: &Sentence<'_>, lexicon: &Lexicon) -> bool {
    let before = sentence
        .phrases
        .verbs
        .iter()
        .rev()
        .find(|v| v.span.end <= occurrence.span.start);
    before.is_some_and(|v| {
        v.clause == occurrence.clause
            && v.tense == crate::phrase::Tense::Past
            && lexicon.gazetteer.sources().is_saying(&v.lemma)
    })
}

/// Whether no noun phrase of another thing stands between verb and expression in a way that takes it: "met on the July 14 deadline".
fn free(span: Span, verb: &VerbGroup, occurrence: &Occurrence, phrases: &Phrases) -> bool {
    let inside_other = phrases.nouns.iter().any(|n| {
        n.span.contains(span)
            && n.span != span
            && !occurrence.span.overlaps(n.span)
            && n.head.start >= span.end
    });
    !inside_other && (span.start.saturating_sub(verb.span.end) <= 160)
}

/// For each sentence and mention, the occurrence it hangs on; nothing for sentences that name no event.
pub(super) fn attach_all(
    occurrences: &[Occurrence],
    sentences: &[Sentence<'_>],
    rule: &Rule,
    lexicon: &Lexicon,
) -> Vec<Vec<Attached>> {
    let lists = rule.listed_names();
    sentences
        .iter()
        .enumerate()
        .map(|(index, sentence)| {
            let here = in_sentence(occurrences, index);
            if here.is_empty() {
                return Vec::new();
            }
            let mentions = sentence.mentions.iter().enumerate();
            mentions
                .map(|(at, mention)| match mention.kind {
                    // "future talks": no date hangs on them.
                    MentionKind::Time(TimeExpr::Vague(_)) => Attached::Nowhere,
                    MentionKind::Time(_) | MentionKind::Place(_) | MentionKind::Duration(_) => {
                        attach(mention.span, sentence, &here, &rule.trigger, lexicon)
                    }
                    _ if sentence.on_list(at, &lists).is_some() => {
                        attach(mention.span, sentence, &here, &rule.trigger, lexicon)
                    }
                    _ => Attached::Nowhere,
                })
                .collect()
        })
        .collect()
}

/// The occurrences in sentence `index`, with their own indices.
pub(super) fn in_sentence(occurrences: &[Occurrence], index: usize) -> Vec<(usize, &Occurrence)> {
    let start = occurrences.partition_point(|o| o.sentence < index);
    occurrences
        .iter()
        .enumerate()
        .skip(start)
        .take_while(|(_, o)| o.sentence == index)
        .collect()
}
