//! The same amount in another unit, "NT$398 billion (**US$13.5 billion**)": whatever the first number is the value of, this one is.
//!
//! Comes in: the drafts of a rule. Goes out: a draft for each conversion right behind the value of one of them.

use std::collections::BTreeMap;

use super::super::draft::Draft;
use super::super::reading::Sentence;
use super::super::story::Scene;
use super::fit::suited;
use super::ties::Number;
use crate::text::Span;
use crate::value::{Basis, BasisKind, ScopeKey, Unit, Value};

/// How many letters may stand between the bracket, or "or", and the number: "(about $13 billion)".
const WORDS_BETWEEN: usize = 16;

/// Words that say that what follows is the same amount.
const SAME_AMOUNT: [&str; 5] = [
    "or ",
    "equal to ",
    "equivalent to ",
    "which is ",
    "that is ",
];

/// Drafts for the conversions that stand behind the values of `drafts`.
pub(in crate::extract) fn conversions(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<Draft> {
    let mut found: Vec<Draft> = Vec::new();
    if drafts.is_empty() {
        return found;
    }
    let spans = scene.sentences.iter().map(|s| s.span);
    let places: BTreeMap<Span, usize> = spans.enumerate().map(|(at, span)| (span, at)).collect();
    for draft in drafts {
        let Some(sentence) = places
            .get(&draft.sentence)
            .and_then(|at| scene.sentences.get(*at))
        else {
            continue;
        };
        // "16,000 hectares, or 39,500 acres (62 square miles)"
        let mut next = converted(scene, sentence, draft);
        while let Some(draft) = next {
            let is_known = |f: &Draft| {
                f.slot == draft.slot && f.value_end == draft.value_end && f.event == draft.event
            };
            if found.iter().any(is_known) {
                break;
            }
            next = converted(scene, sentence, &draft);
            found.push(draft);
        }
    }
    found
}

/// The draft of the number right behind the value of `draft`, where that gives the same amount in another unit.
fn converted(scene: &Scene<'_>, sentence: &Sentence<'_>, draft: &Draft) -> Option<Draft> {
    if !matches!(draft.value, Value::Quantity(_)) {
        return None;
    }
    let slot = scene.rule.slots.get(&draft.slot)?;
    let end = draft.value_end.checked_sub(sentence.span.start)?;
    let numbers = sentence.numbers(scene.lexicon);
    let at = numbers
        .iter()
        .position(|n| n.at.end == end || n.span.end == end && !n.implied)?;
    let number = numbers.get(at + 1).filter(|n| n.converted)?;
    let quantity = suited(&number.quantity, slot.value_type, slot.unit.as_ref())?;
    let mut basis = draft.basis.clone();
    basis.push(Basis::new(
        BasisKind::Other,
        "the same amount in another unit",
    ));
    let mut scope = draft.scope.clone();
    scope.set(ScopeKey::Converted, draft.value.to_string());
    Some(Draft {
        value: Value::Quantity(quantity),
        scope,
        basis,
        at: draft.at.cover(number.at.shift(sentence.span.start)),
        value_end: number.at.end + sentence.span.start,
        ..draft.clone()
    })
}

/// Whether `number` stands in brackets or behind "or" right behind another, in another unit of the same sort.
pub(super) fn is_conversion(sentence: &Sentence<'_>, first: &Number, number: &Number) -> bool {
    let Some(between) = sentence.text.get(first.at.end..number.at.start) else {
        return false;
    };
    let inside = between.trim_start_matches([',', ' ']);
    let rest = inside.strip_prefix(['(', '[']).or_else(|| {
        SAME_AMOUNT
            .iter()
            .find_map(|words| inside.strip_prefix(words))
    });
    let word = |c: char| c.is_alphabetic() || matches!(c, ' ' | '$' | '~');
    rest.is_some_and(|rest| rest.len() <= WORDS_BETWEEN && rest.chars().all(word))
        && are_of_one_sort(first, number)
}

fn are_of_one_sort(first: &Number, number: &Number) -> bool {
    match (&first.quantity.unit, &number.quantity.unit) {
        (Some(Unit::Currency(a)), Some(Unit::Currency(b))) => a != b,
        (Some(Unit::Measure(a)), Some(Unit::Measure(b))) => a != b,
        _ => false,
    }
}
