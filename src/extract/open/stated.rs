//! Which mentions of a sentence state a value that can be set beside another story's, and what each of them measures.
//!
//! Comes in: a sentence and one of its mentions. Goes out: value, role, verb and quote, or nothing: where words beside the value
//! narrow it in ways that are not understood, where it is a day of saying, or where nothing tells what it measures.

use super::OpenRole;
use super::words::{is_light, key};
use crate::extract::direction::direction;
use crate::extract::reading::Sentence;
use crate::lexicon::Lexicon;
use crate::mention::{Mention, MentionKind, TimeExpr};
use crate::phrase::{NounPhrase, TokenClass, VerbGroup};
use crate::text::Span;
use crate::value::{Basis, Bound, DateField, Quantity, ScopeMark, TimeValue, Unit, Value};

/// A value with what it hangs on.
pub(super) struct Stated {
    pub(super) value: Value,
    pub(super) role: OpenRole,
    pub(super) verb: Option<usize>,
    pub(super) at: Span,
    pub(super) basis: Vec<Basis>,
}

/// The open value that mention `index` of `sentence` states.
pub(super) fn stated(sentence: &Sentence<'_>, index: usize, lexicon: &Lexicon) -> Option<Stated> {
    let mention = sentence.mentions.get(index)?;
    match &mention.kind {
        MentionKind::Quantity(quantity) => {
            let counted = quantity.unit.is_none();
            let trivial = counted && quantity.number <= 1.0;
            (quantity.bound != Bound::Vague && !trivial && !is_age(quantity))
                .then(|| amount(sentence, index, lexicon))
                .flatten()
        }
        MentionKind::Duration(_) => amount(sentence, index, lexicon),
        MentionKind::Time(time) => moment(sentence, index, time, lexicon),
        MentionKind::Place(_) => place(sentence, index, lexicon),
        _ => None,
    }
}

/// A number, measure or length of time, by the noun it counts.
fn amount(sentence: &Sentence<'_>, index: usize, lexicon: &Lexicon) -> Option<Stated> {
    let mention = sentence.mentions.get(index)?;
    let nouns = &sentence.phrases.nouns;
    let holder = nouns.iter().position(|n| n.span.contains(mention.span))?;
    let noun = nouns.get(holder)?;
    let of = noun.of.and_then(|i| nouns.get(i));
    // "23 of the 65", "the first of two": a part of a whole that is counted, too.
    if is_narrowed_by_count(noun, of) || is_beside_mark(sentence, mention) {
        return None;
    }
    let bare = mention.span.contains(noun.head);
    let head = if bare { of } else { Some(noun) };
    let value = sentence.resolve(index, None).value?;
    let measured = is_measured(&value);
    // "Image 2 of 111", "18 Plymouth St.": what is no noun of the language is not counted.
    if !measured && !head.is_some_and(|head| is_common(sentence, head)) {
        return None;
    }
    let mut narrowed = narrowing(sentence, noun, mention.span);
    if !bare && let Some(of) = of {
        narrowed.push(key(&of.lemma));
    }
    narrowed.sort_unstable();
    narrowed.dedup();
    let name = match head {
        Some(head) if !measured => head.lemma.clone(),
        _ => type_word(&value).to_owned(),
    };
    let verb = sentence.phrases.governing_verb(holder);
    let at = head.map_or(mention.span, |head| mention.span.cover(head.head));
    Some(Stated {
        role: OpenRole {
            head: head.map(|head| key(&head.lemma)),
            narrowed,
            name,
        },
        verb: usable(sentence, verb, lexicon, true)?,
        at,
        basis: Vec::new(),
        value,
    })
}

/// Ages belong to people, and which of several people is meant the words around them do not tell.
fn is_age(quantity: &Quantity) -> bool {
    matches!(&quantity.unit, Some(Unit::Measure(symbol)) if matches!(symbol.as_str(), "yr" | "mo"))
}

fn is_narrowed_by_count(noun: &NounPhrase, of: Option<&NounPhrase>) -> bool {
    // "two of the victims"
    let definite = |of: &NounPhrase| {
        of.determiner
            .as_deref()
            .is_some_and(|word| word != "a" && word != "an")
    };
    let counted_whole =
        of.is_some_and(|of| of.quantity.is_some() || of.ordinal.is_some() || definite(of));
    let other = |word: &String| {
        matches!(
            word.as_str(),
            "other" | "more" | "another" | "additional" | "further" | "remaining" | "last" | "next"
        )
    };
    counted_whole
        || noun.ordinal.is_some()
        || noun.modifiers.iter().any(other)
        || noun.determiner.iter().any(other)
}

/// Whether a word in the clause sets the amount in relation to others: "each", "including", "in total", "so far".
fn is_beside_mark(sentence: &Sentence<'_>, mention: &Mention) -> bool {
    let clause = sentence.clause_at(mention.span.start);
    sentence.mentions.iter().any(|m| {
        let same = sentence.same_clause(sentence.clause_at(m.span.start), clause);
        match m.kind {
            MentionKind::Scope(
                ScopeMark::Part | ScopeMark::Each | ScopeMark::Further | ScopeMark::Excluded,
            ) => same,
            _ => false,
        }
    })
}

/// What stands between determiner and head: "20 **empty** homes".
fn narrowing(sentence: &Sentence<'_>, noun: &NounPhrase, value: Span) -> Vec<u32> {
    let tokens = sentence.phrases.tokens.iter();
    tokens
        .filter(|t| {
            noun.span.contains(t.span) && !value.overlaps(t.span) && !noun.head.overlaps(t.span)
        })
        .filter(|t| {
            matches!(
                t.class,
                TokenClass::Adjective
                    | TokenClass::Noun
                    | TokenClass::Participle
                    | TokenClass::ProperNoun
                    | TokenClass::Mention
            )
        })
        .map(|t| key(&t.lemma))
        .collect()
}

/// A day, or a clock time on one, by the verb it hangs on.
fn moment(
    sentence: &Sentence<'_>,
    index: usize,
    time: &TimeExpr,
    lexicon: &Lexicon,
) -> Option<Stated> {
    let mention = sentence.mentions.get(index)?;
    let counted = matches!(time, TimeExpr::Vague(_) | TimeExpr::Shift(_));
    if time.limit().is_some() || counted || is_by_night(sentence) {
        return None;
    }
    let way = direction(mention, sentence.text, &sentence.phrases, &lexicon.grammar);
    let resolved = sentence.resolve(index, way);
    let value = resolved.value.filter(is_day)?;
    let verb = sentence.verb_near(mention.span);
    Some(Stated {
        role: OpenRole {
            head: None,
            narrowed: Vec::new(),
            name: type_word(&value).to_owned(),
        },
        verb: Some(usable(sentence, verb, lexicon, false)??),
        at: mention.span,
        basis: resolved.basis,
        value,
    })
}

/// "Overnight Saturday" is on Sunday for others.
fn is_by_night(sentence: &Sentence<'_>) -> bool {
    let mut tokens = sentence.phrases.tokens.iter();
    tokens.any(|token| matches!(token.lemma.as_str(), "overnight" | "midnight"))
}

/// Whether a time is one known day, or a clock time on one.
fn is_day(value: &Value) -> bool {
    match value {
        Value::Time(TimeValue::Date(date) | TimeValue::Instant(date, _)) => {
            date.year.is_some() && matches!(date.field, DateField::Day(..))
        }
        _ => false,
    }
}

/// A place, by the preposition that puts it and the verb it hangs on.
fn place(sentence: &Sentence<'_>, index: usize, lexicon: &Lexicon) -> Option<Stated> {
    let mention = sentence.mentions.get(index)?;
    let nouns = &sentence.phrases.nouns;
    let noun = nouns.iter().find(|n| n.span.contains(mention.span))?;
    let preposition = noun.preposition.as_deref()?;
    let puts = matches!(
        preposition,
        "in" | "at" | "near" | "outside" | "to" | "from" | "into"
    );
    // "in the Omani capital", "Reading, Pennsylvania": only a place that is the whole phrase.
    if !puts || noun.head != mention.span {
        return None;
    }
    let verb = sentence.verb_near(mention.span);
    let value = sentence.resolve(index, None).value?;
    Some(Stated {
        role: OpenRole {
            head: Some(key(preposition)),
            narrowed: Vec::new(),
            name: type_word(&value).to_owned(),
        },
        verb: Some(usable(sentence, verb, lexicon, false)??),
        at: mention.span,
        basis: Vec::new(),
        value,
    })
}

/// The governing verb where it can be set beside another's: `None` rules the value out (denied, or a verb of saying: the day of
/// saying a thing is not that of the thing), `Some(None)` is a verb that says nothing.
#[allow(
    clippy::option_option,
    reason = "ruled out, silent, telling: three answers"
)]
fn usable(
    sentence: &Sentence<'_>,
    verb: Option<usize>,
    lexicon: &Lexicon,
    is_amount: bool,
) -> Option<Option<usize>> {
    let Some(group) = verb.and_then(|v| sentence.phrases.verbs.get(v)) else {
        return Some(None);
    };
    let saying = lexicon.gazetteer.sources().is_saying(&group.lemma);
    if group.negated || saying && !is_amount {
        return None;
    }
    Some(verb.filter(|_| !saying && tells(group)))
}

fn tells(verb: &VerbGroup) -> bool {
    !is_light(&verb.lemma)
}

/// Whether a unit says what is measured, so that a noun is not needed.
fn is_measured(value: &Value) -> bool {
    match value {
        Value::Quantity(quantity) => quantity.unit.is_some(),
        Value::Duration(_) => true,
        _ => false,
    }
}

/// Whether the head of a phrase is a common noun, in letters.
fn is_common(sentence: &Sentence<'_>, noun: &NounPhrase) -> bool {
    let letters = noun.lemma.chars().all(char::is_alphabetic) && noun.lemma.chars().count() > 2;
    let tokens = &sentence.phrases.tokens;
    letters
        && tokens
            .iter()
            .any(|token| noun.head.contains(token.span) && token.class == TokenClass::Noun)
}

/// The slot of a value that has no noun of its own.
fn type_word(value: &Value) -> &'static str {
    match value {
        Value::Time(TimeValue::Instant(..)) => "time",
        Value::Time(_) => "date",
        Value::Place(_) => "place",
        Value::Duration(_) => "length",
        Value::Quantity(quantity) => match &quantity.unit {
            Some(Unit::Percent | Unit::PercentagePoint) => "share",
            Some(Unit::Currency(_)) => "amount",
            Some(Unit::Measure(_)) => "measure",
            None => "number",
        },
        _ => "value",
    }
}
