//! Where a story's words name an event of a rule's kind.
//!
//! Comes in: sentences. Goes out: [`Occurrence`]s: the noun phrase or verb group that names the event, what ranks or counts it,
//! and the parties named beside it. Which event of a series it is, `series` decides.

use std::collections::BTreeSet;

use super::governor::{Governor, Role, governors};
use super::reading::Sentence;
use crate::lexicon::Lexicon;
use crate::mention::MentionKind;
use crate::phrase::{NounPhrase, TokenClass, VerbGroup};
use crate::rule::{Reach, Trigger, Which};
use crate::text::Span;

/// A place where an event is named.
#[derive(Debug, Clone)]
pub(super) struct Occurrence {
    /// Index of the sentence.
    pub(super) sentence: usize,
    /// What names it.
    pub(super) anchor: Anchor,
    /// The words that name it, "of" phrases included: "a fresh round of peace talks".
    pub(super) span: Span,
    /// The clause they stand in.
    pub(super) clause: usize,
    /// Verb groups the event is subject or object of; for a verb, itself.
    pub(super) governors: Vec<Governor>,
    /// Whether the words name it on their own.
    pub(super) strong: bool,
    /// States and organisations named in its words or its clause.
    pub(super) parties: BTreeSet<String>,
    /// The number that ranks it.
    pub(super) ordinal: Option<u32>,
    /// Index of the mention that ranks it.
    pub(super) ordinal_mention: Option<usize>,
    /// Index of the quantity mention that counts it.
    pub(super) count: Option<usize>,
    /// Lemmas of its determiners and modifiers.
    pub(super) modifiers: BTreeSet<String>,
    /// Preposition that governs it.
    pub(super) preposition: Option<String>,
    /// Whether the words are plural.
    pub(super) plural: bool,
    /// Which one in its series; set by `series`.
    pub(super) which: Which,
    /// Why, in words; empty where nothing was said.
    pub(super) why: String,
}

impl Occurrence {
    /// Whether its clause denies: "no date has been fixed for a third round".
    pub(super) fn is_denied(&self, sentences: &[Sentence<'_>]) -> bool {
        sentences.get(self.sentence).is_some_and(|sentence| {
            let here = |v: &&VerbGroup| sentence.same_clause(v.clause, self.clause);
            sentence
                .phrases
                .verbs
                .iter()
                .filter(here)
                .any(|v| v.negated)
        })
    }
}

/// What names an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// A noun phrase, by index.
    Noun(usize),
    /// A verb group, by index.
    Verb(usize),
}

/// All places in `sentences` where words name an event of this trigger. Loose nouns count when the story names such an
/// event on its own somewhere, or names two parties beside them.
pub(super) fn find(
    reach: &Reach<'_>,
    sentences: &[Sentence<'_>],
    lexicon: &Lexicon,
) -> Vec<Occurrence> {
    let (rule, trigger) = (reach.rule, &reach.rule.trigger);
    let mut found = Vec::new();
    for index in reach.events.iter().copied() {
        let Some(sentence) = sentences.get(index) else {
            continue;
        };
        nouns(trigger, index, sentence, lexicon, &mut found);
        let before = found.len();
        verbs(trigger, index, sentence, lexicon, &mut found);
        // Where parties tell events apart "they met" may be any meeting; "the bus crashed" names a crash on its own.
        for occurrence in found.iter_mut().skip(before) {
            occurrence.strong = !rule.identity.parties;
        }
    }
    let topical = is_topical(trigger, &found, sentences);
    found.retain(|o| o.strong || topical || o.parties.len() >= 2 && !blocked(trigger, sentences));
    if topical {
        elliptic(&mut found, sentences);
    }
    found.sort_by_key(|o| (o.sentence, o.span));
    found
}

/// Whether the story is about such an event: some words name it on their own, or loose words name it twice or more
/// in a story that names two parties beside them, and nothing says that it is about another thing.
fn is_topical(trigger: &Trigger, found: &[Occurrence], sentences: &[Sentence<'_>]) -> bool {
    let parties: BTreeSet<&String> = found.iter().flat_map(|o| &o.parties).collect();
    found.iter().any(|o| o.strong)
        || found.len() >= 2 && parties.len() >= 2 && !blocked(trigger, sentences)
}

/// Whether the story holds two words or more of another matter: "cup" and "goal" in a report of two nations' match.
fn blocked(trigger: &Trigger, sentences: &[Sentence<'_>]) -> bool {
    let tokens = sentences.iter().flat_map(|s| &s.phrases.tokens);
    let words: BTreeSet<&String> = tokens
        .map(|t| &t.lemma)
        .filter(|l| trigger.not_beside.contains(*l))
        .collect();
    words.len() >= 2
}

/// "At **the first**, on 16 May": an ordinal without a noun means an event counted in the two sentences before it.
fn elliptic(found: &mut Vec<Occurrence>, sentences: &[Sentence<'_>]) {
    let counted: Vec<usize> = found
        .iter()
        .filter(|o| o.count.is_some() && o.plural)
        .map(|o| o.sentence)
        .collect();
    for (index, sentence) in sentences.iter().enumerate() {
        if !counted.iter().any(|at| *at <= index && index - at <= 2) {
            continue;
        }
        for (i, noun) in sentence.phrases.nouns.iter().enumerate() {
            let ordinal_mention = noun.ordinal.filter(|m| {
                sentence
                    .mentions
                    .get(*m)
                    .is_some_and(|m| m.span.contains(noun.head))
                    && noun.of.is_none()
            });
            if ordinal_mention.is_none() || noun.determiner.as_deref() != Some("the") {
                continue;
            }
            found.push(Occurrence {
                sentence: index,
                anchor: Anchor::Noun(i),
                span: noun.span,
                clause: noun.clause,
                governors: Vec::new(),
                strong: false,
                parties: BTreeSet::new(),
                ordinal: ordinal_mention.and_then(|m| ordinal(sentence, m)),
                ordinal_mention,
                count: None,
                modifiers: BTreeSet::new(),
                preposition: noun.preposition.clone(),
                plural: false,
                which: Which::Current,
                why: String::new(),
            });
        }
    }
}

fn nouns(
    trigger: &Trigger,
    index: usize,
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    found: &mut Vec<Occurrence>,
) {
    let phrases = &sentence.phrases;
    let mut used = BTreeSet::new();
    for (i, noun) in phrases.nouns.iter().enumerate() {
        if used.contains(&i) {
            continue;
        }
        let chain = chain(&phrases.nouns, i);
        let Some(strong) = names(trigger, sentence, &chain) else {
            continue;
        };
        used.extend(chain.iter().copied());
        if !strong && is_under(&trigger.never_under, sentence, noun.clause)
            || is_between_others(trigger, sentence, &chain, lexicon)
        {
            continue;
        }
        let span = chain
            .iter()
            .map(|c| phrases.nouns[*c].span)
            .fold(noun.span, Span::cover);
        let links: Vec<&NounPhrase> = chain.iter().map(|c| &phrases.nouns[*c]).collect();
        let ordinal_mention = links.iter().find_map(|n| n.ordinal);
        let mut modifiers: BTreeSet<String> = links
            .iter()
            .flat_map(|n| n.modifiers.iter().cloned())
            .collect();
        modifiers.extend(noun.determiner.clone());
        modifiers.extend(word_before(sentence, noun.span));
        if modifiers.iter().any(|m| trigger.never_with.contains(m))
            || is_about_another(trigger, sentence, &chain)
        {
            continue;
        }
        found.push(Occurrence {
            sentence: index,
            anchor: Anchor::Noun(i),
            span,
            clause: noun.clause,
            governors: governors(trigger, sentence, &chain, noun),
            strong,
            parties: parties_beside(sentence, span, noun.clause, lexicon),
            ordinal: ordinal_mention.and_then(|m| ordinal(sentence, m)),
            ordinal_mention,
            count: links.iter().find_map(|n| n.quantity),
            modifiers,
            preposition: noun.preposition.clone(),
            plural: noun.plural,
            which: Which::Current,
            why: String::new(),
        });
    }
}

/// Whether what hangs on the chain by "in", "on", "over" or "of" makes another thing of it: "a pause **in tariffs**".
fn is_about_another(trigger: &Trigger, sentence: &Sentence<'_>, chain: &[usize]) -> bool {
    let nouns = &sentence.phrases.nouns;
    let last = chain.iter().max().copied().unwrap_or_default();
    let hangs = |noun: &NounPhrase| {
        matches!(
            noun.preposition.as_deref(),
            Some("in" | "on" | "over" | "of" | "for")
        )
    };
    let rest = chain.iter().skip(1).filter_map(|n| nouns.get(*n));
    let behind = nouns.iter().skip(last + 1).take(1).take_while(|n| hangs(n));
    rest.chain(behind)
        .any(|n| trigger.never_with.contains(&n.lemma))
}

/// Whether a verb of `set` stands in the clause.
fn is_under(set: &BTreeSet<String>, sentence: &Sentence<'_>, clause: usize) -> bool {
    let verbs = &sentence.phrases.verbs;
    verbs
        .iter()
        .any(|v| sentence.same_clause(v.clause, clause) && sentence.is_verb_of(set, v))
}

/// "talks **between the union and the company**": between others than parties, or people who act for them.
fn is_between_others(
    trigger: &Trigger,
    sentence: &Sentence<'_>,
    chain: &[usize],
    lexicon: &Lexicon,
) -> bool {
    let nouns = &sentence.phrases.nouns;
    let Some(end) = chain
        .iter()
        .filter_map(|i| nouns.get(*i))
        .map(|n| n.span.end)
        .max()
    else {
        return false;
    };
    let next = nouns.iter().find(|n| n.span.start >= end);
    next.is_some_and(|noun| {
        noun.preposition.as_deref() == Some("between")
            && !trigger.actors.contains(&noun.lemma)
            && named_in(sentence, noun.span, lexicon).is_empty()
    })
}

/// A noun phrase and those it is linked to through "of".
fn chain(nouns: &[NounPhrase], start: usize) -> Vec<usize> {
    let mut chain = vec![start];
    while let Some(next) = chain.last().and_then(|i| nouns.get(*i)).and_then(|n| n.of)
        && next < nouns.len()
        && !chain.contains(&next)
    {
        chain.push(next);
    }
    chain
}

/// Whether a chain of noun phrases names the event, and whether on its own: its head does, or ranks one that does.
fn names(trigger: &Trigger, sentence: &Sentence<'_>, chain: &[usize]) -> Option<bool> {
    let first = *chain.first()?;
    let rest = chain.get(1..).unwrap_or_default();
    let is = |set: &BTreeSet<String>, noun: usize| sentence.is_noun_of(set, noun);
    if is(&trigger.nouns, first) {
        return Some(true);
    }
    if is(&trigger.rank, first) && rest.iter().any(|n| is(&trigger.nouns, *n)) {
        return Some(true);
    }
    // "the second round of the cup" is a round of another thing.
    let of_other = rest
        .first()
        .is_some_and(|n| !is(&trigger.nouns, *n) && !is(&trigger.loose_nouns, *n));
    (is(&trigger.loose_nouns, first) && !of_other).then_some(false)
}

fn verbs(
    trigger: &Trigger,
    index: usize,
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    found: &mut Vec<Occurrence>,
) {
    for (v, verb) in sentence.phrases.verbs.iter().enumerate() {
        if !sentence.is_verb_of(&trigger.verbs, verb) {
            continue;
        }
        let parties = parties_beside(sentence, verb.span, verb.clause, lexicon);
        let actor = verb
            .subject
            .and_then(|s| sentence.phrases.nouns.get(s))
            .is_some_and(|n| {
                trigger.actors.contains(&n.lemma)
                    || !named_in(sentence, n.span, lexicon).is_empty()
                    || trigger.actors.contains(ANY_PERSON) && names_person(sentence, n)
                    || sentence.names_listed(n.span, &trigger.actors)
            });
        if !actor {
            continue;
        }
        found.push(Occurrence {
            sentence: index,
            anchor: Anchor::Verb(v),
            span: verb.span,
            clause: verb.clause,
            governors: vec![Governor {
                verb: v,
                role: Role::Itself,
            }],
            strong: false,
            parties,
            ordinal: None,
            ordinal_mention: None,
            count: None,
            modifiers: words_before(sentence, verb.span),
            preposition: None,
            plural: false,
            which: Which::Current,
            why: String::new(),
        });
    }
}

/// Stands among the actors of a rule for any person who is named.
const ANY_PERSON: &str = "<person>";

fn names_person(sentence: &Sentence<'_>, noun: &NounPhrase) -> bool {
    let is_proper = sentence
        .phrases
        .tokens
        .iter()
        .any(|t| t.class == TokenClass::ProperNoun && t.span == noun.head);
    let is_person = sentence
        .mentions
        .iter()
        .any(|m| matches!(m.kind, MentionKind::Person(_)) && m.span.overlaps(noun.span));
    is_proper || is_person
}

/// The adjective or adverb right before a noun phrase that left it out: "the **earlier** rounds".
fn word_before(sentence: &Sentence<'_>, noun: Span) -> Option<String> {
    let tokens = &sentence.phrases.tokens;
    let at = tokens
        .partition_point(|t| t.span.start < noun.start)
        .checked_sub(1)?;
    let token = tokens.get(at)?;
    matches!(token.class, TokenClass::Adverb | TokenClass::Adjective).then(|| token.lemma.clone())
}

/// The two words before a verb group, and the adverbs inside it: "last met", "have previously met".
fn words_before(sentence: &Sentence<'_>, verb: Span) -> BTreeSet<String> {
    let tokens = &sentence.phrases.tokens;
    let first = tokens.partition_point(|t| t.span.start < verb.start);
    let last = tokens.partition_point(|t| t.span.start < verb.end);
    tokens[first.saturating_sub(1)..last]
        .iter()
        .map(|t| t.lemma.clone())
        .collect()
}

fn ordinal(sentence: &Sentence<'_>, mention: usize) -> Option<u32> {
    match sentence.mentions.get(mention)?.kind {
        MentionKind::Ordinal(n) => Some(n),
        _ => None,
    }
}

/// States and organisations named in the clause, by name or through a person who speaks for one.
fn parties_beside(
    sentence: &Sentence<'_>,
    span: Span,
    clause: usize,
    lexicon: &Lexicon,
) -> BTreeSet<String> {
    let whole = sentence
        .phrases
        .clauses
        .get(clause)
        .map_or(span, |c| c.span.cover(span));
    named_in(sentence, whole, lexicon)
}

/// States and organisations named within `span`.
pub(super) fn named_in(sentence: &Sentence<'_>, span: Span, lexicon: &Lexicon) -> BTreeSet<String> {
    let inside = sentence
        .mentions
        .iter()
        .filter(|m| span.contains(m.span) && !is_of_place(sentence, m.span, lexicon));
    inside
        .filter_map(|m| match &m.kind {
            MentionKind::Party(name) => Some(name.clone()),
            MentionKind::Person(name) => lexicon.gazetteer.party_of_person(name).map(str::to_owned),
            _ => None,
        })
        .collect()
}

/// Whether a party's name only says where: "in the **Omani** capital".
fn is_of_place(sentence: &Sentence<'_>, mention: Span, lexicon: &Lexicon) -> bool {
    sentence.phrases.nouns.iter().any(|noun| {
        noun.span.contains(mention)
            && noun.preposition.is_some()
            && lexicon.classes.holds("place-nouns", &noun.lemma)
    })
}
