//! Numbers into claims: which frame of a rule a number fits, under which scope, and of which event.
//!
//! `ties` reads off a sentence what each number hangs on, `measure` what it is the amount of, `scope` what part of the matter it is
//! about, `age` whose age it is. A number that two frames compete for gives no claim.

mod age;
mod converted;
mod fit;
mod measure;
mod near;
mod owner;
mod phrase;
mod scope;
mod ties;
mod total;

pub(super) use age::fullest;
pub(super) use converted::conversions;
pub(super) use fit::{is_another, suited};
pub(super) use near::{Near, near};
pub(super) use owner::owner;
pub(super) use ties::{Number, Tie, Way, numbers};

use super::claim::Series;
use super::draft::Draft;
use super::reading::Sentence;
use super::story::{Part, Scene, certainty};
use crate::rule::{Cardinality, Frame, Take, Which};
use crate::text::Span;
use crate::value::{
    Basis, BasisKind, Certainty, Quantity, Relation, Scope, ScopeKey, Value, compare,
};
use fit::Fit;

/// The drafts that the number frames of the scene's rule give.
pub(super) fn apply(scene: &Scene<'_>) -> Vec<Draft> {
    let named = scene.is_named;
    let frames: Vec<&Frame> = scene
        .rule
        .frames
        .iter()
        .filter(|f| f.number.as_ref().is_some_and(|n| n.alone || named))
        .collect();
    if frames.is_empty() {
        return Vec::new();
    }
    let mut drafts = Vec::new();
    for index in scene.reach.numbers.iter().copied() {
        let mut here = of_sentence(scene, &frames, index);
        scope::by_place(scene, index, &mut here);
        let here = without_rivals(scene, here, index);
        drafts.extend(total::totals(scene.rule, &here));
        drafts.extend(here);
        if let Some(frame) = frames.iter().find(|f| f.take == Take::Age) {
            drafts.extend(age::apply(scene, frame, index));
        }
    }
    drafts
}

/// The scope of the number at `at` of sentence `index` that a pattern takes for `slot`; `None` where no number stands there.
pub(super) fn scope_at(scene: &Scene<'_>, index: usize, slot: &str, at: Span) -> Option<Scope> {
    let sentence = scene.sentences.get(index)?;
    let numbers = sentence.numbers(scene.lexicon);
    let number = numbers.iter().find(|n| !n.implied && n.at == at)?;
    let frame = scene
        .rule
        .frames
        .iter()
        .find(|f| f.slot == slot && f.number.is_some());
    Some(scope::of(scene, frame, number, index))
}

/// Whether the number at `at` of sentence `index` is somebody's age without a unit, "a boy, **7**,", which counts nothing.
pub(super) fn is_bare_age(scene: &Scene<'_>, index: usize, at: Span) -> bool {
    scene.sentences.get(index).is_some_and(|sentence| {
        let numbers = sentence.numbers(scene.lexicon).iter();
        numbers
            .filter(|n| n.at == at && n.quantity.unit.is_none())
            .any(|n| n.age.is_some())
    })
}

fn of_sentence(scene: &Scene<'_>, frames: &[&Frame], index: usize) -> Vec<Draft> {
    let Some(sentence) = scene.sentences.get(index) else {
        return Vec::new();
    };
    let mut drafts = Vec::new();
    let mut last_counted: Option<&str> = None;
    for number in sentence.numbers(scene.lexicon) {
        let fits = fit::fits(scene, frames, index, number, last_counted);
        for fit in fits {
            drafts.extend(draft(scene, &fit, number, index));
        }
        last_counted = number.counted.as_deref().or(last_counted);
    }
    drafts
}

/// Of several values for one slot under one scope in one sentence the first stands: which of the others means what is not known.
fn without_rivals(scene: &Scene<'_>, drafts: Vec<Draft>, index: usize) -> Vec<Draft> {
    let within = |draft: &Draft| {
        Span::new(
            draft.at.start.saturating_sub(draft.sentence.start),
            draft.at.end.saturating_sub(draft.sentence.start),
        )
    };
    let mut kept: Vec<Draft> = Vec::new();
    for draft in drafts {
        let one = scene
            .rule
            .slots
            .get(&draft.slot)
            .is_some_and(|slot| slot.cardinality == Cardinality::One);
        let rival = |first: &&Draft| {
            first.slot == draft.slot
                && first.scope == draft.scope
                && first.event == draft.event
                && compare(&first.value, &draft.value) == Relation::Disjoint
        };
        match kept.iter().find(rival).filter(|_| one) {
            Some(first) => scene.trace.tell(index, &draft.rule, within(&draft), || {
                format!(
                    "the sentence has {} for `{}` already",
                    first.value, draft.slot
                )
            }),
            None => kept.push(draft),
        }
    }
    kept
}

fn draft(scene: &Scene<'_>, fit: &Fit<'_>, number: &Number, index: usize) -> Option<Draft> {
    let sentence = scene.sentences.get(index)?;
    let said = how_sure(scene, sentence, fit, number);
    let (rule, at) = (&fit.frame.id, number.span);
    if said == Certainty::Denied {
        return scene.no_claim(index, rule, at, || "the sentence denies it".to_owned());
    }
    let owner = owner_of(scene, fit, number, index)
        .or_else(|| scene.no_claim(index, rule, at, || "whose it is, is not said".to_owned()))?;
    let occurrence = scene.nearest(index, number.span);
    let mut basis = Vec::new();
    if occurrence.is_none() && !fit.frame.number.as_ref().is_some_and(|n| n.alone) {
        let note = "the event is not named in this sentence: the story's topic is meant";
        basis.push(Basis::new(BasisKind::Focus, note));
    }
    let part = Part {
        slot: &fit.frame.slot,
        rule: &fit.frame.id,
        value: value(&fit.quantity, fit.tie.as_ref()),
        certainty: said,
        basis,
        at: number.span,
        about: about(sentence, fit, number),
        occurrence,
        parties: Vec::new(),
    };
    let mut draft = scene.draft(index, part)?;
    draft.scope = scope::of(scene, Some(fit.frame), number, index);
    if let Some(owner) = owner {
        draft.scope.set(ScopeKey::Person, owner);
    }
    if let Some(occurrence) = occurrence.filter(|o| o.which == Which::Earlier) {
        draft.event.series = Series::Earlier;
        draft
            .basis
            .push(Basis::new(BasisKind::Series, occurrence.why.clone()));
    }
    draft.event.apart = scope::apart(scene, occurrence, number.span, index);
    draft.event.topic = draft.event.apart.is_empty();
    Some(draft)
}

/// How surely the number is said. What somebody is forced to do they do; what is feared may be; "no one" denies nothing else.
fn how_sure(
    scene: &Scene<'_>,
    sentence: &Sentence<'_>,
    fit: &Fit<'_>,
    number: &Number,
) -> Certainty {
    let verbs = &sentence.phrases.verbs;
    let own = fit.verb.and_then(|v| verbs.get(v));
    let over = own
        .and_then(|v| verbs.get(v.hangs_on?))
        .filter(|v| scene.lexicon.classes.holds("causing", &v.lemma));
    let said = certainty(sentence, number.span, over.or(own));
    let is_state = matches!(fit.tie, Some(Tie::State(_)));
    let feared = is_state && number.behind.iter().take(4).any(|w| ties::is_feared(w));
    if feared {
        said.max(Certainty::Possible)
    } else if said == Certainty::Denied && number.implied && number.quantity.number == 0.0 {
        Certainty::Firm
    } else {
        said
    }
}

/// Whose the number is, for a slot that is claimed of a person or another that is named: `Some(None)` for any other slot, `None`
/// where nobody is found.
fn owner_of(
    scene: &Scene<'_>,
    fit: &Fit<'_>,
    number: &Number,
    index: usize,
) -> Option<Option<String>> {
    let slot = scene.rule.slots.get(&fit.frame.slot)?;
    if !slot.of_person {
        return Some(None);
    }
    owner::owner(scene, index, number.at).map(Some)
}

/// The value: what fell is below zero.
fn value(quantity: &Quantity, tie: Option<&Tie>) -> Value {
    let falls = matches!(tie, Some(Tie::Measure { way: Way::Down, .. }));
    if falls && quantity.upper.is_none() {
        return Value::Quantity(Quantity {
            number: -quantity.number,
            ..quantity.clone()
        });
    }
    Value::Quantity(quantity.clone())
}

/// The words that say it: the verb, or the noun whose amount it is, with the number.
fn about(sentence: &Sentence<'_>, fit: &Fit<'_>, number: &Number) -> Option<Span> {
    let noun = match fit.tie {
        Some(Tie::Measure { noun, .. } | Tie::Of(noun)) => sentence.phrases.nouns.get(noun),
        _ => None,
    };
    let verb = fit.verb.and_then(|v| sentence.phrases.verbs.get(v));
    let state = match &fit.tie {
        Some(Tie::State(word)) => state_span(sentence, number, word),
        _ => None,
    };
    state
        .or_else(|| noun.map(|n| n.span))
        .or_else(|| verb.map(|v| v.span))
        .map(|span| span.cover(number.span))
}

/// Where the word that says how the counted are stands behind them.
fn state_span(sentence: &Sentence<'_>, number: &Number, word: &str) -> Option<Span> {
    let first = word.split(' ').next()?;
    let tokens = sentence.phrases.tokens.iter();
    let behind = tokens.filter(|t| t.span.start >= number.span.end);
    behind
        .take(8)
        .find(|t| t.span.of(sentence.text).eq_ignore_ascii_case(first))
        .map(|t| t.span)
}
