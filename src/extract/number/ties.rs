//! What a number hangs on in its sentence: the noun it counts, verbs it is subject or object of, states, and what it measures.
//!
//! Comes in: a sentence with its phrases. Goes out: one [`Number`] for each quantity, with its [`Tie`]s by lemma. It knows nothing of
//! rules: ties are read off once for a sentence, however many rules ask.

use super::super::reading::Sentence;
use super::measure;
use crate::lexicon::WordClasses;
use crate::mention::MentionKind;
use crate::phrase::{NounPhrase, Token, TokenClass};
use crate::text::Span;
use crate::value::{Quantity, ScopeMark};

/// A quantity in a sentence with what it hangs on. Spans and indices are those of the sentence.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::extract) struct Number {
    /// Index of its mention.
    pub(in crate::extract) mention: usize,
    /// What it says.
    pub(in crate::extract) quantity: Quantity,
    /// The words of its noun phrase, or its own where it stands in none.
    pub(in crate::extract) span: Span,
    /// The clause it stands in.
    pub(in crate::extract) clause: usize,
    /// Index of the noun phrase it counts, or that it is.
    pub(in crate::extract) noun: Option<usize>,
    /// Lemma of the noun it counts; `None` for a bare number.
    pub(in crate::extract) counted: Option<String>,
    /// Lemmas of what stands between the number and that noun.
    pub(in crate::extract) modifiers: Vec<String>,
    /// Lemmas of the words right behind the noun phrase, articles left out.
    pub(in crate::extract) behind: Vec<String>,
    /// What a word beside it says of its relation to other numbers.
    pub(in crate::extract) mark: Option<ScopeMark>,
    /// Whether it gives another number in another unit: "16,000 ha (**39,500 acres**)".
    pub(in crate::extract) converted: bool,
    /// What it hangs on.
    pub(in crate::extract) ties: Vec<Tie>,
}

/// One thing a number hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract) enum Tie {
    /// What is counted does what the verb group of this index says: "35 people **died**".
    Subject(usize),
    /// It is done to what is counted: "**killed** 35 people", "35 people were **killed**".
    Object(usize),
    /// A word says how the counted are: "35 people **dead**", "35 are **missing**".
    State(String),
    /// The counted are a noun's: "the **deaths** of 35 people". Index of that noun phrase.
    Of(usize),
    /// It is the amount of the noun phrase of this index, or how much that moved.
    Measure {
        /// The noun phrase.
        noun: usize,
        /// How the number relates to it.
        way: Way,
    },
}

/// How a number relates to what it measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Way {
    /// What it is, or came to.
    Level,
    /// How much it rose, or moved.
    Up,
    /// How much it fell.
    Down,
}

/// How many words behind a noun phrase may narrow it.
const WORDS_BEHIND: usize = 6;

/// The numbers of a sentence, in order.
pub(in crate::extract) fn numbers(sentence: &Sentence<'_>, classes: &WordClasses) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    for (mention, said) in sentence.mentions.iter().enumerate() {
        let MentionKind::Quantity(quantity) = &said.kind else {
            continue;
        };
        let mut number = number(sentence, mention, said.span, quantity);
        let before = found.last();
        if let Some(first) = before.filter(|first| is_conversion(sentence, first, said.span)) {
            number.ties.clone_from(&first.ties);
            number.mark = first.mark;
            number.converted = true;
        } else {
            tie(sentence, classes, &mut number, before);
        }
        found.push(number);
    }
    found
}

fn number(sentence: &Sentence<'_>, mention: usize, at: Span, quantity: &Quantity) -> Number {
    let nouns = &sentence.phrases.nouns;
    let noun = nouns
        .iter()
        .position(|n| n.quantity == Some(mention))
        .or_else(|| nouns.iter().position(|n| n.span.contains(at)));
    let phrase = noun.and_then(|n| nouns.get(n));
    let is_bare = |n: &NounPhrase| at.contains(n.head);
    let part_of = |n: &NounPhrase| n.of.and_then(|of| nouns.get(of)).cloned();
    let mut span = phrase.map_or(at, |n| n.span.cover(at));
    let mut counted = phrase.filter(|n| !is_bare(n)).cloned();
    let noun = noun.map(|n| others_behind(sentence, n).unwrap_or(n));
    // "dozens of people", "23 of the 65": what is counted stands behind "of".
    if let Some(whole) = phrase.filter(|n| is_bare(n)).and_then(part_of) {
        let is_noun = !is_number_alone(sentence, &whole) && !is_pronoun(sentence, &whole);
        counted = Some(whole.clone()).filter(|_| is_noun);
        // "30 of the 65 people **on board**": what stands behind is said of the 65.
        if whole.quantity.is_none() {
            span = span.cover(whole.span);
        }
    }
    Number {
        mention,
        quantity: quantity.clone(),
        span,
        clause: phrase.map_or_else(|| sentence.clause_at(at.start), |n| n.clause),
        noun,
        modifiers: counted
            .as_ref()
            .map(|n| n.modifiers.clone())
            .unwrap_or_default(),
        counted: counted.map(|n| n.lemma),
        behind: words_behind(sentence, span.end),
        mark: mark(sentence, at, span),
        converted: false,
        ties: Vec::new(),
    }
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
fn is_number_alone(sentence: &Sentence<'_>, noun: &NounPhrase) -> bool {
    sentence
        .mentions
        .iter()
        .any(|m| matches!(m.kind, MentionKind::Quantity(_)) && m.span.contains(noun.head))
}

fn tie(
    sentence: &Sentence<'_>,
    classes: &WordClasses,
    number: &mut Number,
    before: Option<&Number>,
) {
    let Some(noun) = number.noun else {
        number.ties = measure::ties(sentence, classes, number);
        return;
    };
    let inherits = |number: &Number| {
        matches!(number.mark, Some(ScopeMark::Part))
            && !number
                .ties
                .iter()
                .any(|t| matches!(t, Tie::Subject(_) | Tie::Object(_)))
    };
    let phrases = &sentence.phrases;
    let whole = phrases.whole_of(noun);
    let is_part = whole != noun
        && phrases
            .nouns
            .get(whole)
            .is_some_and(|n| n.quantity.is_some() || is_number_alone(sentence, n));
    // "23 of **the 65** on board": only what stands behind it is said of the whole.
    if is_part {
        return;
    }
    let mut ties = Vec::new();
    if whole == noun {
        verbs(sentence, noun, &mut ties);
        if let Some(whole) = among(sentence, noun, &ties) {
            ties.push(Tie::Of(whole));
            number.mark = number.mark.or(Some(ScopeMark::Part));
        }
        states(sentence, number, &ties.clone(), &mut ties);
    } else {
        ties.push(Tie::Of(whole));
    }
    ties.extend(measure::ties(sentence, classes, number));
    // "magnitudes of 7.7 **and 6.6**": what holds of the first of a list holds of the others.
    if let Some(first) = before
        && ties.is_empty()
        && first
            .noun
            .is_some_and(|other| phrases.is_conjunct(other, noun))
    {
        ties.clone_from(&first.ties);
    }
    number.ties = ties;
    // "13 people were injured, including **nine firefighters**": a part has what its whole has.
    if let Some(whole) = before.filter(|_| inherits(number)) {
        number.ties.extend(whole.ties.iter().cloned());
    }
}

/// Verbs that the counted are subject or object of.
fn verbs(sentence: &Sentence<'_>, noun: usize, ties: &mut Vec<Tie>) {
    let phrases = &sentence.phrases;
    let is_it = |other: usize| other == noun || phrases.is_conjunct(other, noun);
    for (index, verb) in phrases.verbs.iter().enumerate() {
        if verb.subject.is_some_and(is_it) {
            ties.push(if verb.passive {
                Tie::Object(index)
            } else {
                Tie::Subject(index)
            });
        } else if !verb.passive && object(sentence, index).is_some_and(|o| o <= noun && is_it(o)) {
            ties.push(Tie::Object(index));
        }
    }
}

/// "Five children were **among the dead**", "**among the dead** were five children": what the counted are a part of.
fn among(sentence: &Sentence<'_>, noun: usize, verbs: &[Tie]) -> Option<usize> {
    let phrases = &sentence.phrases;
    let clause = phrases.nouns.get(noun)?.clause;
    let is_copula = verbs.iter().any(|tie| match tie {
        Tie::Subject(verb) | Tie::Object(verb) => {
            phrases.verbs.get(*verb).is_some_and(|v| v.lemma == "be")
        }
        Tie::State(_) | Tie::Of(_) | Tie::Measure { .. } => false,
    });
    phrases
        .nouns
        .iter()
        .position(|n| {
            n.preposition.as_deref() == Some("among") && sentence.same_clause(n.clause, clause)
        })
        .filter(|_| is_copula)
}

/// The noun phrase that is the object of an active verb: the first behind it in its clause, with no preposition and no other
/// verb before it.
pub(super) fn object(sentence: &Sentence<'_>, verb: usize) -> Option<usize> {
    let phrases = &sentence.phrases;
    let group = phrases.verbs.get(verb)?;
    let first = phrases
        .nouns
        .iter()
        .position(|n| n.span.start >= group.span.end)?;
    let noun = phrases.nouns.get(first)?;
    let next = phrases
        .verbs
        .iter()
        .map(|v| v.span.start)
        .find(|start| *start >= group.span.end)
        .unwrap_or(usize::MAX);
    let fits = noun.preposition.is_none()
        && sentence.same_clause(noun.clause, group.clause)
        && next >= noun.span.start;
    fits.then_some(first)
}

/// Words that say how the counted are: before the noun, right behind the phrase, or behind a verb whose subject they are.
fn states(sentence: &Sentence<'_>, number: &Number, verbs: &[Tie], ties: &mut Vec<Tie>) {
    let mut words: Vec<String> = number.modifiers.clone();
    words.extend(state_at(sentence, number.span.end));
    for tie in verbs {
        let (Tie::Subject(verb) | Tie::Object(verb)) = tie else {
            continue;
        };
        let Some(group) = sentence.phrases.verbs.get(*verb) else {
            continue;
        };
        if group.span.start >= number.span.end {
            words.push(group.head.of(sentence.text).to_lowercase());
            words.extend(state_at(sentence, group.span.end));
        }
    }
    ties.extend(words.into_iter().map(Tie::State));
}

/// The word at `offset`, and it with the next, adverbs left out: "dead", "unaccounted for".
fn state_at(sentence: &Sentence<'_>, offset: usize) -> Vec<String> {
    let tokens = &sentence.phrases.tokens;
    let at = tokens.partition_point(|t| t.span.start < offset);
    let mut rest = tokens[at..]
        .iter()
        .skip_while(|t| t.class == TokenClass::Adverb || is_reported(t));
    let Some(first) = rest.next() else {
        return Vec::new();
    };
    let said = first.span.of(sentence.text).to_lowercase();
    let next = rest.next().map(|t| format!("{said} {}", t.lemma));
    std::iter::once(said).chain(next).collect()
}

/// "35 people **feared** dead", "**reported** missing".
fn is_reported(token: &Token) -> bool {
    matches!(
        token.lemma.as_str(),
        "fear" | "report" | "confirm" | "presume" | "believe" | "declare" | "pronounce" | "list"
    )
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
                let here = mention.span.overlaps(near)
                    || mention.span.start >= near.end && mention.span.start - near.end <= 2;
                let leads = mention.span.end <= at.start
                    && matches!(mark, ScopeMark::Part | ScopeMark::Excluded)
                    && (at.start - mention.span.end <= 40
                        && sentence.clause_at(mention.span.start) == clause);
                if here || leads {
                    found = Some(*mark);
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether the number at `at` stands in brackets right behind another: the same in another unit.
fn is_conversion(sentence: &Sentence<'_>, first: &Number, at: Span) -> bool {
    let start = sentence.mentions[first.mention].span.end;
    let Some(between) = sentence.text.get(start..at.start) else {
        return false;
    };
    let inside = between.trim_start();
    let bracket = inside
        .strip_prefix(['(', '['])
        .or_else(|| inside.strip_prefix("or "));
    let word = |c: char| c.is_alphabetic() || c == ' ' || c == '$' || c == '~';
    bracket.is_some_and(|rest| rest.len() <= 16 && rest.chars().all(word))
}
