//! Which way a time is read whose words leave it open: "Wednesday", "in May", "23 July".
//!
//! Comes in: a mention, and the phrases of its sentence. Goes out: the side of the reference time it lies on, where the verb over it
//! or a cue beside it tells. The only place that reads tense as direction: claims and bare mentions share it.

use crate::lexicon::{Complement, EffectTense, Grammar, Limit};
use crate::mention::{Mention, MentionKind};
use crate::phrase::{Phrases, Tense, VerbGroup};
use crate::resolve::Direction;
use crate::value::Certainty;

/// The direction of `mention` in `sentence`, by the verb it hangs on and the words beside it; `None` where they do not tell.
pub fn direction(
    mention: &Mention,
    sentence: &str,
    phrases: &Phrases,
    grammar: &Grammar,
) -> Option<Direction> {
    // "Friday's ruling", "the May 3 attack" as an owner: the noun tells when, not the verb beside it.
    if is_owner(mention, sentence) {
        return None;
    }
    let verb = verb_over(mention, phrases)?;
    let puts = grammar.is_scheduling(&verb.lemma);
    if is_end(mention) && (puts || grammar.is_granting(&verb.lemma) || is_open(verb)) {
        return Some(Direction::Future);
    }
    let after = verb.span.end < mention.span.start;
    let apart = || {
        !sentence
            .get(verb.span.end..mention.span.start)
            .is_some_and(|between| between.trim().is_empty())
    };
    // "planned a rally on Saturday", "put off until May", but "planned Saturday to march": told on Saturday.
    if puts && after && apart() {
        return Some(Direction::Future);
    }
    let plans =
        verb.tense == Tense::Present && !verb.perfect && (puts || looks_ahead(verb, grammar));
    if plans {
        return Some(Direction::Future);
    }
    of_verb(verb).or_else(|| above(verb, phrases))
}

/// Which way times are read that hang on `verb`; `None` where its form does not tell.
pub(super) fn of_verb(verb: &VerbGroup) -> Option<Direction> {
    if is_counterfactual(verb) {
        return Some(Direction::Future);
    }
    // "could not be reached Wednesday": it tried in vain.
    let in_vain = verb.negated && verb.certainty == Certainty::Possible && verb.passive;
    match verb.tense {
        Tense::Future if in_vain => Some(Direction::Past),
        Tense::Future => Some(Direction::Future),
        Tense::Past => Some(Direction::Past),
        Tense::Present if verb.perfect => Some(Direction::Past),
        Tense::None if verb.passive => Some(Direction::Past),
        Tense::Present | Tense::None => None,
    }
}

/// "would have run out in September": it looks ahead from the time of what is told.
pub(super) fn is_counterfactual(verb: &VerbGroup) -> bool {
    verb.perfect && verb.certainty == Certainty::Conditional
}

/// The verb a time hangs on: the nearest of its clause. A clause without one only opens the next: "In May, a week after the
/// vote, a bomb killed two".
fn verb_over<'p>(mention: &Mention, phrases: &'p Phrases) -> Option<&'p VerbGroup> {
    let clause = phrases.clause_at(mention.span.start)?;
    let verbs = &phrases.verbs;
    verbs
        .iter()
        .filter(|verb| phrases.is_same_clause(verb.clause, clause))
        .min_by_key(|verb| verb.span.start.abs_diff(mention.span.start))
        .or_else(|| {
            verbs.iter().find(|verb| {
                verb.span.start > mention.span.end
                    && matches!(verb.tense, Tense::Past | Tense::Future)
            })
        })
}

/// "plans to meet", "hopes to open", "agrees to go".
fn looks_ahead(verb: &VerbGroup, grammar: &Grammar) -> bool {
    grammar
        .verb_effect(&verb.lemma, Complement::To)
        .is_some_and(|effect| effect.tense == EffectTense::Future)
}

/// The direction of the verb that a form without tense hangs on: "**will** try to meet".
fn above(verb: &VerbGroup, phrases: &Phrases) -> Option<Direction> {
    let over = phrases.verbs.get(verb.hangs_on?)?;
    (verb.tense == Tense::None).then(|| of_verb(over)).flatten()
}

/// Whether what the verb tells of goes on: "has been closed", "remains", "a road closed".
fn is_open(verb: &VerbGroup) -> bool {
    verb.tense != Tense::Past
}

/// Whether the words name the end of something: "until Friday", "by May".
fn is_end(mention: &Mention) -> bool {
    let limit = match &mention.kind {
        MentionKind::Time(time) => time.limit(),
        _ => None,
    };
    matches!(limit, Some(Limit::By | Limit::Until | Limit::Through))
}

fn is_owner(mention: &Mention, sentence: &str) -> bool {
    let behind = sentence.get(mention.span.end..).unwrap_or_default();
    ["'s ", "\u{2019}s "]
        .iter()
        .any(|owns| behind.trim_start().starts_with(owns))
}
