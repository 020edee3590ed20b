//! Whose age a number is: "Ana Ruiz, 34,", "a 65-year-old woman", "Ruiz, who was 34".
//!
//! A person who is named keys the claim by the fullest form of the name the story has; one who is only described keys it by the
//! description, and only where the story has one age for such a person.

use super::super::draft::Draft;
use super::super::reading::Sentence;
use super::super::story::{Part, Scene, certainty};
use super::ties::{Number, Tie};
use crate::mention::MentionKind;
use crate::phrase::TokenClass;
use crate::rule::Frame;
use crate::text::Span;
use crate::value::{Certainty, Quantity, ScopeKey, Unit, Value};

/// Nobody is older.
const OLDEST: f64 = 115.0;

/// The ages of persons in sentence `index`.
pub(super) fn apply(scene: &Scene<'_>, frame: &Frame, index: usize) -> Vec<Draft> {
    let Some(sentence) = scene.sentences.get(index) else {
        return Vec::new();
    };
    sentence
        .numbers(&scene.lexicon.classes)
        .iter()
        .filter_map(|number| draft(scene, frame, sentence, number, index))
        .collect()
}

fn draft(
    scene: &Scene<'_>,
    frame: &Frame,
    sentence: &Sentence<'_>,
    number: &Number,
    index: usize,
) -> Option<Draft> {
    if number.implied {
        return None;
    }
    let at = number.at;
    let years = years(&number.quantity)?;
    let (person, whose) = whose(frame, sentence, number, at)?;
    let said = certainty(sentence, at, None);
    if said == Certainty::Denied {
        return None;
    }
    let part = Part {
        slot: &frame.slot,
        rule: &frame.id,
        value: Value::Quantity(years),
        certainty: said,
        basis: Vec::new(),
        at,
        about: Some(whose),
        occurrence: None,
        parties: Vec::new(),
    };
    let mut draft = scene.draft(index, part)?;
    draft.scope.set(ScopeKey::Person, fullest(scene, person));
    draft.event.topic = true;
    Some(draft)
}

/// The quantity as an age: in years, or a bare whole number.
fn years(quantity: &Quantity) -> Option<Quantity> {
    let fits = match &quantity.unit {
        Some(Unit::Measure(symbol)) => matches!(symbol.as_str(), "yr" | "mo"),
        None => quantity.number.fract() == 0.0 && quantity.step <= 1.0,
        Some(Unit::Percent | Unit::PercentagePoint | Unit::Currency(_)) => false,
    };
    (fits && (0.0..=OLDEST).contains(&quantity.number)).then(|| Quantity {
        unit: quantity
            .unit
            .clone()
            .or_else(|| Some(Unit::Measure("yr".to_owned()))),
        ..quantity.clone()
    })
}

/// The person the number is the age of, and the words that name them.
fn whose(
    frame: &Frame,
    sentence: &Sentence<'_>,
    number: &Number,
    at: Span,
) -> Option<(String, Span)> {
    if number.quantity.unit.is_none() {
        return behind_name(sentence, at).or_else(|| is_of(sentence, number));
    }
    let words = frame.number.as_ref()?;
    let nouns = &sentence.phrases.nouns;
    // "the 34-year-old Ana Ruiz", "a 65-year-old woman"
    let own = number
        .noun
        .and_then(|n| nouns.get(n))
        .filter(|n| n.head.start >= at.end);
    if let Some(noun) = own {
        let named = name_in(sentence, noun.span)
            .or_else(|| name_at(sentence, noun.span.end))
            .or_else(|| named_before(sentence, noun.span.start));
        let described = || {
            words
                .groups
                .contains(&noun.lemma)
                .then(|| (format!("a {}", noun.lemma), noun.span))
        };
        return named.or_else(described);
    }
    if let Some(named) = behind_name(sentence, at).or_else(|| name_at(sentence, at.end)) {
        return Some(named);
    }
    // "Ruiz was 34 years old": the subject of the verb before.
    number.ties.iter().find_map(|tie| match tie {
        Tie::Measure { noun, .. } => name_in(sentence, nouns.get(*noun)?.span),
        _ => None,
    })
}

/// "Juan Mora, **a 34-year-old electrician**": the name before the comma.
fn named_before(sentence: &Sentence<'_>, offset: usize) -> Option<(String, Span)> {
    let stem = sentence.text.get(..offset)?.trim_end();
    name_ending(sentence, stem.strip_suffix(',')?.trim_end().len())
}

/// "Paz **was 19**", "Mora **turned** 35": a bare number behind a verb of being, whose subject is a person.
fn is_of(sentence: &Sentence<'_>, number: &Number) -> Option<(String, Span)> {
    let phrases = &sentence.phrases;
    let verb = number.ties.iter().find_map(|tie| match tie {
        Tie::Object(verb) => phrases.verbs.get(*verb),
        Tie::Subject(_) | Tie::State(_) | Tie::Of(_) | Tie::Measure { .. } => None,
    })?;
    let subject = phrases.nouns.get(verb.subject?)?;
    let is_bare = number.counted.is_none();
    (is_bare && matches!(verb.lemma.as_str(), "be" | "turn"))
        .then(|| name_in(sentence, subject.span))
        .flatten()
}

/// "Ana Ruiz, **34**," or "Ana Ruiz (34)", "Ana Ruiz, aged 34": a name right before, marks around.
pub(super) fn behind_name(sentence: &Sentence<'_>, at: Span) -> Option<(String, Span)> {
    let before = sentence.text.get(..at.start)?;
    let stem = before.trim_end();
    let stem = stem
        .strip_suffix("aged")
        .or_else(|| stem.strip_suffix(" age"))
        .unwrap_or(stem)
        .trim_end();
    let stem = stem.strip_suffix([',', '(', '—', '–', '-'])?.trim_end();
    let after = sentence.text.get(at.end..)?.trim_start();
    let closes = after.is_empty()
        || after.starts_with([',', ')', '.', ';', '—', '–', ':'])
        || after.starts_with("and ");
    let is_date = after.starts_with(", 20") || after.starts_with(", 19");
    if !closes || is_date {
        return None;
    }
    name_ending(sentence, stem.len())
}

/// The person's name that begins right behind `offset`.
fn name_at(sentence: &Sentence<'_>, offset: usize) -> Option<(String, Span)> {
    let known = sentence.mentions.iter().find_map(|m| match &m.kind {
        MentionKind::Person(name) if m.span.start >= offset && m.span.start - offset <= 2 => {
            Some((name.clone(), m.span))
        }
        _ => None,
    });
    known.or_else(|| {
        let tokens = &sentence.phrases.tokens;
        let at = tokens.partition_point(|t| t.span.start < offset);
        let run: Vec<Span> = tokens[at..]
            .iter()
            .take_while(|t| t.class == TokenClass::ProperNoun)
            .map(|t| t.span)
            .collect();
        let whole = run.first()?.cover(*run.last()?);
        let fits = (2..=4).contains(&run.len()) && whole.start - offset <= 2;
        fits.then(|| (whole.of(sentence.text).to_owned(), whole))
    })
}

fn name_in(sentence: &Sentence<'_>, span: Span) -> Option<(String, Span)> {
    sentence.mentions.iter().find_map(|m| match &m.kind {
        MentionKind::Person(name) if m.span.overlaps(span) => Some((name.clone(), m.span)),
        _ => None,
    })
}

/// The person's name that ends at `offset`: a mention, or two or more capitalised words in a row.
pub(super) fn name_ending(sentence: &Sentence<'_>, offset: usize) -> Option<(String, Span)> {
    let known = sentence.mentions.iter().find_map(|m| match &m.kind {
        MentionKind::Person(name) if m.span.end == offset => Some((name.clone(), m.span)),
        _ => None,
    });
    if known.is_some() {
        return known;
    }
    let tokens = &sentence.phrases.tokens;
    let end = tokens.partition_point(|t| t.span.end <= offset);
    let run: Vec<Span> = tokens[..end]
        .iter()
        .rev()
        .take_while(|t| t.class == TokenClass::ProperNoun)
        .map(|t| t.span)
        .collect();
    let (last, first) = (run.first()?, run.last()?);
    let whole = first.cover(*last);
    let fits = (2..=4).contains(&run.len()) && last.end == offset;
    fits.then(|| (whole.of(sentence.text).to_owned(), whole))
}

/// The longest name of the story's persons that ends with all of `name`: "Ana Ruiz" for "Ruiz".
pub(in crate::extract) fn fullest(scene: &Scene<'_>, name: String) -> String {
    let ending = format!(" {name}");
    let mut longest = name;
    for sentence in scene.sentences {
        for mention in &sentence.mentions {
            if let MentionKind::Person(full) = &mention.kind
                && full.ends_with(&ending)
                && full.len() > longest.len()
            {
                longest.clone_from(full);
            }
        }
    }
    longest
}
