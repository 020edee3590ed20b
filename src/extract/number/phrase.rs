//! What a number counts, and the words around it: its noun, the words behind, marks such as "including".
//!
//! Comes in: a sentence. Goes out: its numbers without ties, in order: those that are said, and those that only follow: "**a** man
//! was killed" is one at least, "**no one** was hurt" none.

use super::super::reading::Sentence;
use super::age;
use super::ties::Number;
use crate::mention::MentionKind;
use crate::phrase::{NounPhrase, TokenClass};
use crate::text::Span;
use crate::value::{Bound, Quantity, ScopeMark, Unit};

/// How many words behind a noun phrase may narrow it.
const WORDS_BEHIND: usize = 6;

/// How many words may stand before "be" at the start of a clause.
const WORDS_FRONTED: usize = 3;

/// How far before a number, in bytes, a word such as "including" may stand.
const MARK_REACH: usize = 40;

/// The numbers of a sentence, in order of their words.
pub(super) fn numbers(sentence: &Sentence<'_>) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    for (mention, said) in sentence.mentions.iter().enumerate() {
        if let MentionKind::Quantity(quantity) = &said.kind {
            found.push(number(sentence, mention, said.span, quantity));
        }
    }
    let counted: Vec<Option<usize>> = found.iter().flat_map(|n| [n.noun, n.first]).collect();
    let nouns = sentence.phrases.nouns.iter().enumerate();
    let implied: Vec<Number> = nouns
        .filter(|(index, _)| !counted.contains(&Some(*index)))
        .filter_map(|(index, noun)| implied(sentence, index, noun))
        .collect();
    found.extend(implied);
    found.sort_by_key(|n| n.at);
    found
}

fn number(sentence: &Sentence<'_>, mention: usize, at: Span, quantity: &Quantity) -> Number {
    let nouns = &sentence.phrases.nouns;
    let own = nouns
        .iter()
        .position(|n| n.quantity == Some(mention))
        .or_else(|| nouns.iter().position(|n| n.span.contains(at)));
    let phrase = own.and_then(|n| nouns.get(n));
    let is_bare = |n: &NounPhrase| at.contains(n.head);
    let part_of = |n: &NounPhrase| n.of.and_then(|of| nouns.get(of)).cloned();
    let mut span = phrase.map_or(at, |n| n.span.cover(at));
    let mut counted = phrase.filter(|n| !is_bare(n)).cloned();
    let mut is_part = false;
    let (noun, first) = match own.and_then(|n| others_behind(sentence, n)) {
        Some(others) => (Some(others), own),
        None => (own, None),
    };
    // "dozens of people", "23 of the 65": what is counted stands behind "of".
    if let Some(whole) = phrase.filter(|n| is_bare(n)).and_then(part_of) {
        is_part = whole.quantity.is_none()
            && matches!(whole.determiner.as_deref(), Some("the" | "those" | "these"))
            && !is_number_alone(sentence, &whole);
        let is_noun = !is_number_alone(sentence, &whole) && !is_pronoun(sentence, &whole);
        // "30 of the 65 people **on board**": what stands behind is said of the 65.
        if whole.quantity.is_none() {
            span = span.cover(whole.span);
        }
        counted = Some(whole).filter(|_| is_noun);
    }
    let fronted = fronted(sentence, span);
    let mut quantity = quantity.clone();
    if is_particle(sentence, at) {
        quantity.bound = Bound::Exact;
    }
    Number {
        at,
        is_age: quantity.unit.is_none() && age::behind_name(sentence, at).is_some(),
        quantity,
        span,
        clause: phrase.map_or_else(|| sentence.clause_at(at.start), |n| n.clause),
        noun,
        first,
        modifiers: counted
            .as_ref()
            .map(|n| n.modifiers.clone())
            .unwrap_or_default(),
        counted: counted.map(|n| n.lemma),
        is_fronted: fronted.is_some(),
        behind: fronted.unwrap_or_else(|| words_behind(sentence, span.end)),
        mark: mark(sentence, at, span).or(is_part.then_some(ScopeMark::Part)),
        is_part,
        converted: false,
        implied: false,
        is_whole: phrase.is_some_and(|n| matches!(n.determiner.as_deref(), Some("all" | "the"))),
        taken_from: Vec::new(),
        ties: Vec::new(),
    }
}

/// "handed **over** 1,000 bodies": the word belongs to the verb and bounds nothing.
fn is_particle(sentence: &Sentence<'_>, at: Span) -> bool {
    let before = sentence.text.get(..at.start).unwrap_or_default().trim_end();
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let takes_over = [
        "hand", "turn", "take", "took", "sign", "give", "gave", "pull", "win", "won",
    ];
    at.of(sentence.text).to_lowercase().starts_with("over ")
        && takes_over.iter().any(|verb| word.starts_with(verb))
}

/// "**a** man was killed": one at least; "**no one** was hurt", "**no** deaths": none.
fn implied(sentence: &Sentence<'_>, index: usize, noun: &NounPhrase) -> Option<Number> {
    let is_nobody = matches!(noun.lemma.as_str(), "nobody" | "no one" | "none");
    let none = is_nobody || noun.determiner.as_deref() == Some("no");
    // "a third victim" is no count.
    let one = matches!(noun.determiner.as_deref(), Some("a" | "an"))
        && !noun.plural
        && noun.ordinal.is_none();
    let quantity = if none {
        Quantity::count(0.0)
    } else if one {
        Quantity {
            bound: Bound::AtLeast,
            ..Quantity::count(1.0)
        }
    } else {
        return None;
    };
    Some(Number {
        at: noun.span,
        quantity,
        span: noun.span,
        clause: noun.clause,
        noun: Some(index),
        first: None,
        counted: (!is_nobody).then(|| noun.lemma.clone()),
        modifiers: noun.modifiers.clone(),
        behind: words_behind(sentence, noun.span.end),
        is_fronted: false,
        mark: mark(sentence, noun.span, noun.span)
            .or(noun.of.map(|_| ScopeMark::Part))
            .or(is_other(sentence, noun).then_some(ScopeMark::Further)),
        is_part: noun.of.is_some(),
        converted: false,
        implied: true,
        is_whole: false,
        taken_from: Vec::new(),
        is_age: false,
        ties: Vec::new(),
    })
}

/// "no **other** injuries", "nobody **else**".
fn is_other(sentence: &Sentence<'_>, noun: &NounPhrase) -> bool {
    let behind = sentence.text.get(noun.span.end..).unwrap_or_default();
    noun.modifiers
        .iter()
        .any(|m| matches!(m.as_str(), "other" | "further" | "more"))
        || behind.trim_start().starts_with("else")
}

/// "nine **others** were hurt": the pronoun behind a bare number is its noun phrase.
fn others_behind(sentence: &Sentence<'_>, noun: usize) -> Option<usize> {
    let nouns = &sentence.phrases.nouns;
    let (number, next) = (nouns.get(noun)?, nouns.get(noun + 1)?);
    let adjacent = next.span.start <= number.span.end + 1;
    let further = matches!(next.lemma.as_str(), "other" | "others" | "more");
    (adjacent && further && is_number_alone(sentence, number)).then_some(noun + 1)
}

/// "12 of **them**".
fn is_pronoun(sentence: &Sentence<'_>, noun: &NounPhrase) -> bool {
    let tokens = sentence.phrases.tokens.iter();
    tokens
        .filter(|t| t.span == noun.head)
        .any(|t| t.class == TokenClass::Pronoun)
}

/// Whether the head of a noun phrase is a number: "the 65".
pub(super) fn is_number_alone(sentence: &Sentence<'_>, noun: &NounPhrase) -> bool {
    sentence
        .mentions
        .iter()
        .any(|m| matches!(m.kind, MentionKind::Quantity(_)) && m.span.contains(noun.head))
}

/// "**On board** were 230 passengers": what stands before "be" and nothing else is said of those behind it.
fn fronted(sentence: &Sentence<'_>, number: Span) -> Option<Vec<String>> {
    let phrases = &sentence.phrases;
    let verb = phrases.verbs.iter().rfind(|v| v.span.end < number.start)?;
    let clause = phrases.clauses.get(verb.clause)?.span;
    let between = sentence.text.get(verb.span.end..number.start)?;
    if verb.lemma != "be" || !between.trim().is_empty() {
        return None;
    }
    let before = phrases
        .tokens
        .iter()
        .filter(|t| t.span.start >= clause.start && t.span.end <= verb.span.start);
    let words: Vec<String> = before
        .filter(|t| t.class != TokenClass::Determiner)
        .map(|t| t.lemma.clone())
        .collect();
    let first = phrases
        .tokens
        .iter()
        .find(|t| t.span.start >= clause.start)?;
    let is_place = first.class == TokenClass::Preposition || words.len() == 1;
    (is_place && (1..=WORDS_FRONTED).contains(&words.len())).then_some(words)
}

fn words_behind(sentence: &Sentence<'_>, offset: usize) -> Vec<String> {
    let tokens = &sentence.phrases.tokens;
    let at = tokens.partition_point(|t| t.span.start < offset);
    tokens[at..]
        .iter()
        .filter(|t| !matches!(t.lemma.as_str(), "a" | "an" | "the"))
        .take(WORDS_BEHIND)
        .map(|t| t.lemma.clone())
        .collect()
}

/// What a word at the number, or before it in its clause with no other number between, says of its relation to others.
fn mark(sentence: &Sentence<'_>, at: Span, phrase: Span) -> Option<ScopeMark> {
    let near = Span::new(phrase.start.min(at.start), phrase.end);
    let clause = sentence.clause_at(at.start);
    let mut found = None;
    for mention in &sentence.mentions {
        match &mention.kind {
            MentionKind::Quantity(_) if mention.span.end <= at.start => found = None,
            MentionKind::Scope(mark) => {
                // "including" speaks of what follows it, "others" and "each" of what stands before them.
                let marks_next = matches!(mark, ScopeMark::Part | ScopeMark::Excluded);
                let here = mention.span.overlaps(near)
                    || !marks_next
                        && mention.span.start >= near.end
                        && mention.span.start - near.end <= 2;
                let leads = marks_next
                    && mention.span.end <= at.start
                    && at.start - mention.span.end <= MARK_REACH
                    && sentence.clause_at(mention.span.start) == clause;
                if here || leads {
                    found = Some(*mark);
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether both are amounts of one sort: two percentages, two sums of money, two counts.
pub(super) fn is_of_same_sort(first: &Number, second: &Number) -> bool {
    match (&first.quantity.unit, &second.quantity.unit) {
        (Some(a), Some(b)) => a == b || matches!((a, b), (Unit::Currency(_), Unit::Currency(_))),
        (None, None) => true,
        _ => false,
    }
}

/// "All 241 aboard died, **along with** 19 on the ground": what holds of the number before holds of this one.
pub(super) fn is_added(sentence: &Sentence<'_>, number: &Number) -> bool {
    let before = sentence.text.get(..number.span.start).unwrap_or_default();
    let before = before.trim_end();
    ["along with", "as well as", "in addition to", "plus"]
        .iter()
        .any(|words| before.ends_with(words))
}

/// "**Of the 242** on board, **241** died": a number right behind a whole in the same sentence.
pub(super) fn is_taken_from(sentence: &Sentence<'_>, whole: &Number, number: &Number) -> bool {
    let nouns = &sentence.phrases.nouns;
    let of = whole
        .noun
        .and_then(|n| nouns.get(n))
        .is_some_and(|n| n.preposition.as_deref() == Some("of"));
    of && !number.implied && sentence.same_clause(whole.clause, number.clause)
}

/// Whether a bare number goes on with the list that the one before it began: "Three died in Cusco **and two** in Puno".
pub(super) fn goes_on(sentence: &Sentence<'_>, before: &Number, number: &Number) -> bool {
    let Some(between) = sentence.text.get(before.span.end..number.at.start) else {
        return false;
    };
    let joined = between.trim_end();
    let joins = joined.ends_with(',') || joined.ends_with(" and");
    let verb_between = sentence.phrases.verbs.iter().any(|v| {
        v.span.start >= before.span.end
            && v.span.end <= number.at.start
            && v.span.start + 40 > number.at.start
    });
    let clause_ends = between.contains([';', '.', '(']);
    joins
        && !clause_ends
        && between.len() <= 60
        && (!verb_between || sentence.same_clause(before.clause, number.clause))
}

/// "58 passengers and four crew **on board**", "**on board** were 58 passengers and four crew": words behind the last of a list, or
/// before the first, hold for all of it.
pub(super) fn share_words_behind(sentence: &Sentence<'_>, numbers: &mut [Number]) {
    let is_next = |first: &Number, next: &Number| {
        let between = sentence.text.get(first.span.end..next.span.start);
        between.is_some_and(|between| matches!(between.trim(), "and" | "," | ", and"))
    };
    for index in (1..numbers.len()).rev() {
        let (before, rest) = numbers.split_at_mut(index);
        if let (Some(first), Some(next)) = (before.last_mut(), rest.first())
            && is_next(first, next)
            && !first.is_fronted
        {
            first.behind.clone_from(&next.behind);
        }
    }
    for index in 1..numbers.len() {
        let (before, rest) = numbers.split_at_mut(index);
        if let (Some(first), Some(next)) = (before.last(), rest.first_mut())
            && is_next(first, next)
            && first.is_fronted
        {
            next.behind.clone_from(&first.behind);
            next.is_fronted = true;
        }
    }
}
