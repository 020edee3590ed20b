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
    if limit(mention) == Some(Limit::Since) {
        return Some(Direction::Past);
    }
    let verb = verb_over(mention, phrases)?;
    let puts = grammar.is_scheduling(&verb.lemma);
    if is_in_vain(verb, phrases, grammar) {
        return Some(Direction::Past);
    }
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
    if verb.tense == Tense::Present && !verb.perfect {
        // "The trial opens Monday"; in headlines other verbs tell of what was: "Police arrest two Monday".
        if puts || grammar.is_timetabled(&verb.lemma) || looks_ahead(verb, grammar) {
            return Some(Direction::Future);
        }
    }
    of_verb(verb).or_else(|| above(verb, phrases))
}

/// Which way times are read that hang on `verb`; `None` where its form does not tell.
pub(super) fn of_verb(verb: &VerbGroup) -> Option<Direction> {
    if is_counterfactual(verb) {
        return Some(Direction::Future);
    }
    match verb.tense {
        Tense::Future => Some(Direction::Future),
        Tense::Past => Some(Direction::Past),
        Tense::Present if verb.perfect => Some(Direction::Past),
        Tense::None if verb.passive => Some(Direction::Past),
        Tense::Present | Tense::None => None,
    }
}

/// "could not be reached Wednesday", "no one could be found Friday": it was tried.
fn is_in_vain(verb: &VerbGroup, phrases: &Phrases, grammar: &Grammar) -> bool {
    let possible = verb.certainty == Certainty::Possible && verb.passive;
    let denied = || {
        let clause = phrases.clauses.get(verb.clause).map(|c| c.span);
        let before = |t: &&crate::phrase::Token| t.span.end <= verb.span.start;
        phrases
            .tokens
            .iter()
            .take_while(before)
            .filter(|t| clause.is_some_and(|c| c.contains(t.span)))
            .any(|t| grammar.is_negative(&t.lemma))
    };
    possible && (verb.negated || denied())
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
    matches!(
        limit(mention),
        Some(Limit::By | Limit::Until | Limit::Through)
    )
}

fn limit(mention: &Mention) -> Option<Limit> {
    match &mention.kind {
        MentionKind::Time(time) => time.limit(),
        _ => None,
    }
}

fn is_owner(mention: &Mention, sentence: &str) -> bool {
    let behind = sentence.get(mention.span.end..).unwrap_or_default();
    ["'s ", "\u{2019}s "]
        .iter()
        .any(|owns| behind.trim_start().starts_with(owns))
}
