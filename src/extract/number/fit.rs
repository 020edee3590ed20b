//! Which frames a number fits, and by which of its ties.

use std::collections::BTreeSet;

use super::super::reading::Sentence;
use super::super::story::Scene;
use super::ties::{Number, Tie, Way};
use crate::mention::MentionKind;
use crate::phrase::VerbGroup;
use crate::rule::{Frame, NumberFrame, SlotUnit, Take};
use crate::text::Span;
use crate::value::{Quantity, Unit, ValueType};

/// A frame that a number fits.
#[derive(Debug, Clone)]
pub(super) struct Fit<'r> {
    pub(super) frame: &'r Frame,
    /// The number, in the unit of the slot.
    pub(super) quantity: Quantity,
    /// The tie it fits by; `None` for words behind the number.
    pub(super) tie: Option<Tie>,
    /// The verb group that tells tense and certainty.
    pub(super) verb: Option<usize>,
    rank: Rank,
    /// How many words of the measure the frame names: "operating profit" before "profit".
    named: usize,
}

/// How directly the words say it. Frames of one rank compete; what stands beside a number competes with nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// A state, or the noun counted: "35 dead", "found dead".
    State,
    /// A verb, or a noun of what happened, or what is measured.
    Happened,
    /// An adjective before the noun: "12 **missing** miners".
    Modifier,
    /// Words behind: "on board".
    Beside,
}

/// The frames that `number` fits; none where two compete.
pub(super) fn fits<'r>(
    scene: &Scene<'r>,
    frames: &[&'r Frame],
    index: usize,
    number: &Number,
    last_counted: Option<&str>,
) -> Vec<Fit<'r>> {
    let candidates = frames.iter().filter(|f| f.take == Take::Number);
    let found: Vec<Fit<'r>> = candidates
        .filter_map(|frame| fit(scene, frame, index, number, last_counted))
        .collect();
    let longest = found.iter().map(|fit| fit.named).max().unwrap_or(0);
    let found: Vec<Fit<'r>> = found
        .into_iter()
        .filter(|fit| fit.named == 0 || fit.named == longest)
        .collect();
    let best = found
        .iter()
        .map(|fit| fit.rank)
        .filter(|rank| *rank != Rank::Beside)
        .min();
    let rivals: Vec<&str> = found
        .iter()
        .filter(|fit| Some(fit.rank) == best)
        .map(|fit| fit.frame.slot.as_str())
        .collect();
    let competing = rivals.iter().any(|slot| Some(slot) != rivals.first());
    let mut taken: Vec<Fit<'r>> = Vec::new();
    for fit in found {
        // "killing 241 people on board" counts those killed, "all 242 people on board died" those on board too.
        let is_all = || best != Some(Rank::Happened) || number.is_whole;
        let stands = if fit.rank == Rank::Beside {
            is_all()
        } else {
            Some(fit.rank) == best && !competing
        };
        if stands && !taken.iter().any(|t| t.frame.slot == fit.frame.slot) {
            taken.push(fit);
        } else if !stands {
            scene.trace.tell(index, &fit.frame.id, number.span, || {
                if competing {
                    format!(
                        "its words fit the slots {}: which is meant is not known",
                        rivals.join(" and ")
                    )
                } else {
                    "words that say more directly what the number is stand beside it".to_owned()
                }
            });
        }
    }
    taken
}

fn fit<'r>(
    scene: &Scene<'r>,
    frame: &'r Frame,
    index: usize,
    number: &Number,
    last_counted: Option<&str>,
) -> Option<Fit<'r>> {
    let sentence = scene.sentences.get(index)?;
    let words = frame.number.as_ref()?;
    let slot = scene.rule.slots.get(&frame.slot)?;
    // An age with its unit fits no count, and one without counts nothing.
    if number.age.is_some() {
        return None;
    }
    let noun_fits = counts(words, sentence, number, last_counted);
    let found = number
        .ties
        .iter()
        .filter_map(|tie| Some((by_tie(words, sentence, number, tie, noun_fits)?, Some(tie))));
    let by_head = number
        .counted
        .as_ref()
        .filter(|noun| words.heads.contains(*noun) && !number.is_part)
        .map(|_| (Rank::State, None));
    let beside = (noun_fits && words.beside.iter().any(|w| stands_behind(number, w)))
        .then_some((Rank::Beside, None));
    // "a man": only what happened to him counts him.
    let is_person = || {
        let classes = &scene.lexicon.classes;
        let noun = number.counted.as_ref();
        noun.is_some_and(|noun| {
            classes.holds("people", noun) || classes.holds("person-groups", noun)
        })
    };
    let is_told = |rank: Rank| {
        !number.implied
            || number.quantity.number == 0.0 && !is_graded(sentence, number)
            || rank == Rank::Happened && is_person()
    };
    let (rank, tie) = found
        .chain(by_head)
        .chain(beside)
        .filter(|(rank, _)| is_told(*rank))
        .min_by_key(|(rank, _)| *rank)?;
    let quantity = suited(&number.quantity, slot.value_type, slot.unit.as_ref())?;
    let said = Span::new(0, compared_from(scene, sentence, number));
    if is_another(&words.never_with, sentence, number.clause, said) {
        return scene.no_claim(index, &frame.id, number.span, || {
            "a word of its `never_with` stands in the clause".to_owned()
        });
    }
    let named = match tie {
        Some(Tie::Measure { noun, .. }) => is_named(&words.measures, sentence, *noun),
        _ => 0,
    };
    Some(Fit {
        frame,
        named,
        quantity,
        // "Some 2,000 **evacuated** people could not go home": they were evacuated, whatever they could not do.
        verb: verb_of(sentence, number, tie).filter(|_| rank != Rank::Modifier),
        tie: tie.cloned(),
        rank,
    })
}

/// "No one was **seriously** injured": some may have been hurt all the same.
fn is_graded(sentence: &Sentence<'_>, number: &Number) -> bool {
    let grades = [
        "seriously",
        "critically",
        "badly",
        "severely",
        "gravely",
        "serious",
        "severe",
        "major",
    ];
    let tokens = &sentence.phrases.tokens;
    tokens
        .iter()
        .filter(|t| sentence.same_clause(sentence.clause_at(t.span.start), number.clause))
        .any(|t| grades.contains(&t.lemma.as_str()))
}

/// The verb that tells tense and certainty: the tie's own, else the one the number's phrase goes with.
fn verb_of(sentence: &Sentence<'_>, number: &Number, tie: Option<&Tie>) -> Option<usize> {
    match tie {
        Some(Tie::Subject(verb) | Tie::Object(verb)) => Some(*verb),
        Some(Tie::Of(noun)) => sentence.phrases.governing_verb(*noun),
        Some(Tie::State(_) | Tie::Measure { .. }) | None => sentence
            .phrases
            .nearest_verb(number.span.start)
            .filter(|_| number.noun.is_some() || tie.is_some()),
    }
}

pub(super) fn by_tie(
    words: &NumberFrame,
    sentence: &Sentence<'_>,
    number: &Number,
    tie: &Tie,
    noun_fits: bool,
) -> Option<Rank> {
    let verb = |index: &usize| sentence.phrases.verbs.get(*index);
    match tie {
        Tie::Subject(v) => (noun_fits && sentence.is_verb_of(&words.subject_of, verb(v)?))
            .then_some(Rank::Happened),
        Tie::Object(v) => {
            let group = verb(v)?;
            // "One woman died and nine were hurt": a bare participle may be the past tense.
            let may_be_past = group.passive && group.span == group.head;
            let does = sentence.is_verb_of(&words.object_of, group)
                || is_split_verb(&words.object_of, group, number)
                || may_be_past && sentence.is_verb_of(&words.subject_of, group);
            (noun_fits && does).then_some(Rank::Happened)
        }
        Tie::State(word) => {
            let rank = if number.modifiers.contains(word) {
                Rank::Modifier
            } else {
                Rank::State
            };
            (noun_fits && words.states.contains(word)).then_some(rank)
        }
        Tie::Of(noun) => {
            (noun_fits && sentence.is_noun_of(&words.heads, *noun)).then_some(Rank::Happened)
        }
        Tie::Measure { noun, way } => {
            let moved = *way != Way::Level;
            (words.change == moved && is_named(&words.measures, sentence, *noun) > 0)
                .then_some(Rank::Happened)
        }
    }
}

/// "**took** 30 students **hostage**", "**shot** two people **dead**": a verb of several words with what it is done to between them.
fn is_split_verb(set: &BTreeSet<String>, group: &VerbGroup, number: &Number) -> bool {
    let mut words = group.lemma.clone();
    number.behind.iter().take(2).any(|word| {
        words.push(' ');
        words.push_str(word);
        set.contains(&words)
    })
}

/// How many words of `noun` the set names, or of the first of the chain that it ends through "of": "the number **of dead**". None
/// for a noun that is not named.
fn is_named(set: &BTreeSet<String>, sentence: &Sentence<'_>, noun: usize) -> usize {
    let whole = sentence.phrases.whole_of(noun);
    let own = sentence.noun_of(set, noun);
    own.or_else(|| sentence.noun_of(set, whole)).unwrap_or(0)
}

/// Whether what is counted may be counted by the frame.
pub(super) fn counts(
    words: &NumberFrame,
    sentence: &Sentence<'_>,
    number: &Number,
    last_counted: Option<&str>,
) -> bool {
    if words.counts.is_empty() && words.groups.is_empty() {
        return true;
    }
    let fits = |noun: &str| {
        words.counts.contains(noun) || words.groups.contains(noun) || words.heads.contains(noun)
    };
    match number.counted.as_deref() {
        Some(noun) => fits(noun) || !words.groups.is_empty() && is_people(sentence, number),
        // "destroyed 25 homes and damaged **30**": what was counted last is meant.
        None => words.bare || last_counted.is_some_and(fits),
    }
}

/// Whether a people is counted: "35 Peruvians".
fn is_people(sentence: &Sentence<'_>, number: &Number) -> bool {
    people(sentence, number).is_some_and(|is_head| is_head.1)
}

/// The people named in the number's phrase, and whether they are its head: "35 **Peruvians**", "35 **Peruvian** soldiers".
pub(super) fn people<'s>(sentence: &'s Sentence<'_>, number: &Number) -> Option<(&'s str, bool)> {
    let head = number
        .noun
        .and_then(|n| sentence.phrases.nouns.get(n))
        .map(|n| n.head)?;
    sentence.mentions.iter().find_map(|m| match &m.kind {
        MentionKind::Party(name) if number.span.contains(m.span) => {
            Some((name.as_str(), m.span.overlaps(head)))
        }
        _ => None,
    })
}

/// Whether the words behind the number's phrase begin with `words`, one of them left out at most: "people still on board".
pub(super) fn stands_behind(number: &Number, words: &str) -> bool {
    (0..2).any(|skip| {
        let behind = number.behind.get(skip..);
        behind.is_some_and(|behind| begins_with(behind, words))
    })
}

/// Whether a row of lemmas begins with `words`.
pub(super) fn begins_with(lemmas: &[String], words: &str) -> bool {
    let count = words.split(' ').count();
    lemmas
        .iter()
        .map(String::as_str)
        .take(count)
        .eq(words.split(' '))
}

/// Where what a number is compared with begins, past the word that compares: of "sales were $3 billion, ahead **of the forecast**" the
/// forecast is not what the number is.
fn compared_from(scene: &Scene<'_>, sentence: &Sentence<'_>, number: &Number) -> usize {
    let classes = &scene.lexicon.classes;
    let tokens = &sentence.phrases.tokens;
    let behind = tokens.partition_point(|t| t.span.start < number.span.end);
    tokens[behind..]
        .iter()
        .take_while(|t| sentence.same_clause(sentence.clause_at(t.span.start), number.clause))
        .find(|t| classes.holds("comparing", &t.lemma))
        .map_or(sentence.text.len(), |t| t.span.end)
}

/// Whether words of the clause, those within a span, make another thing of what it says; of several words in a row, articles are left out.
pub(in crate::extract) fn is_another(
    never_with: &BTreeSet<String>,
    sentence: &Sentence<'_>,
    clause: usize,
    within: Span,
) -> bool {
    if never_with.is_empty() {
        return false;
    }
    let words: Vec<&str> = sentence
        .phrases
        .tokens
        .iter()
        .filter(|t| within.contains(t.span))
        .filter(|t| sentence.same_clause(sentence.clause_at(t.span.start), clause))
        .map(|t| t.lemma.as_str())
        .filter(|lemma| !matches!(*lemma, "a" | "an" | "the"))
        .collect();
    (0..words.len()).any(|at| {
        (1..=3).any(|length| {
            words
                .get(at..at + length)
                .is_some_and(|run| never_with.contains(run.join(" ").as_str()))
        })
    })
}

/// A quantity as a slot of that type and unit holds it; `None` where it is of another. A bare number below ten is a magnitude where
/// one is asked for: "two quakes of magnitudes 7.7 and 6.6".
pub(in crate::extract) fn suited(
    quantity: &Quantity,
    wanted: ValueType,
    unit: Option<&SlotUnit>,
) -> Option<Quantity> {
    if let (None, Some(SlotUnit::Measures(symbols))) = (&quantity.unit, unit)
        && symbols.contains(MAGNITUDE)
        && (0.0..10.0).contains(&quantity.number)
    {
        return Some(Quantity {
            unit: Some(Unit::Measure(MAGNITUDE.to_owned())),
            ..quantity.clone()
        });
    }
    suits(quantity, wanted, unit).then(|| quantity.clone())
}

/// The unit of magnitudes of earthquakes.
const MAGNITUDE: &str = "Mw";

fn suits(quantity: &Quantity, wanted: ValueType, unit: Option<&SlotUnit>) -> bool {
    match (&quantity.unit, unit) {
        (None, None) => wanted == ValueType::Quantity && quantity.number >= 0.0,
        (Some(Unit::Currency(_)), Some(SlotUnit::Money)) => wanted == ValueType::Money,
        (Some(Unit::Percent | Unit::PercentagePoint), Some(SlotUnit::Percent)) => true,
        (Some(Unit::Measure(symbol)), Some(SlotUnit::Percent)) => {
            matches!(symbol.as_str(), "bp" | "pt")
        }
        (Some(Unit::Measure(symbol)), Some(SlotUnit::Measures(all))) => all.contains(symbol),
        _ => false,
    }
}
