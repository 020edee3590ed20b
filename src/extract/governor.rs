//! Which verbs stand over an event, and what the event is to them.
//!
//! Comes in: a sentence and the noun phrases that name an event. Goes out: [`Governor`]s: verbs whose subject it is, the one whose
//! object it is, and those of a relative clause of its own ("the talks that were held in May").

use std::collections::BTreeSet;

use super::reading::Sentence;
use crate::phrase::{NounPhrase, TokenClass};
use crate::rule::Trigger;

/// A verb group over an event, by index, and what the event is to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Governor {
    pub(super) verb: usize,
    pub(super) role: Role,
}

/// What an event is to a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Object,
    Subject,
    /// The verb is the event.
    Itself,
}

/// Verb groups whose subject the chain is, and the one it is the object of: the last before it in its clause, when no
/// preposition stands between, or one that belongs to the verb ("call for").
pub(super) fn governors(
    trigger: &Trigger,
    sentence: &Sentence<'_>,
    chain: &[usize],
    noun: &NounPhrase,
) -> Vec<Governor> {
    let verbs = &sentence.phrases.verbs;
    let subject = |v: &usize| verbs[*v].subject.is_some_and(|s| chain.contains(&s));
    let mut found: Vec<Governor> = (0..verbs.len())
        .filter(subject)
        .map(|verb| Governor {
            verb,
            role: Role::Subject,
        })
        .collect();
    let before = (0..verbs.len()).rev().find(|v| {
        verbs[*v].span.end <= noun.span.start && sentence.same_clause(verbs[*v].clause, noun.clause)
    });
    if let Some(verb) = before
        && (noun.preposition.is_none()
            || sentence.is_verb_of(&trigger.holding, &verbs[verb])
                && !trigger.holding.contains(&verbs[verb].lemma))
        && !found.iter().any(|g| g.verb == verb)
    {
        found.push(Governor {
            verb,
            role: Role::Object,
        });
    }
    let known: BTreeSet<usize> = found.iter().map(|g| g.verb).collect();
    let relative =
        (0..verbs.len()).filter(|v| !known.contains(v) && is_relative_to(sentence, noun, *v));
    found.extend(relative.map(|verb| {
        let is_subject =
            verbs[verb].passive || sentence.is_verb_of(&trigger.happening, &verbs[verb]);
        Governor {
            verb,
            role: if is_subject {
                Role::Subject
            } else {
                Role::Object
            },
        }
    }));
    found.sort_unstable();
    found
}

/// Whether verb group `verb` stands in a relative clause of the noun, with nothing but names between: "the talks between
/// Japan and Peru **that were held** in May", "the talks **that both held**".
fn is_relative_to(sentence: &Sentence<'_>, noun: &NounPhrase, verb: usize) -> bool {
    let phrases = &sentence.phrases;
    let Some(clause) = phrases
        .verbs
        .get(verb)
        .and_then(|v| phrases.clauses.get(v.clause))
    else {
        return false;
    };
    matches!(clause.marker.as_deref(), Some("that" | "which"))
        && clause.span.start >= noun.span.end
        && clause.reported_by.is_none_or(|by| {
            phrases
                .verbs
                .get(by)
                .is_some_and(|v| v.span.end <= noun.span.start)
        })
        && phrases
            .tokens
            .iter()
            .filter(|t| t.span.start >= noun.span.end && t.span.end <= clause.span.start)
            .all(|t| {
                matches!(
                    t.class,
                    TokenClass::Mention
                        | TokenClass::ProperNoun
                        | TokenClass::Conjunction
                        | TokenClass::Punctuation
                ) || matches!(t.lemma.as_str(), "between" | "of" | "with" | "in" | "from")
            })
}
