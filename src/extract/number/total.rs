//! The whole of which a sentence lists the parts: "230 passengers and 12 crew aboard" are 242.
//!
//! Comes in: the drafts of one sentence. Goes out: one more for each slot whose groups add up, where no whole is said.

use super::super::draft::Draft;
use crate::rule::Rule;
use crate::text::Span;
use crate::value::{Basis, BasisKind, Bound, Quantity, ScopeKey, Value};

/// Wholes of the groups that `drafts`, all of one sentence, give for slots that add up.
pub(super) fn totals(rule: &Rule, drafts: &[Draft]) -> Vec<Draft> {
    let slots = rule.slots.values().filter(|slot| slot.adds_up);
    slots
        .filter_map(|slot| {
            let all: Vec<&Draft> = drafts.iter().filter(|d| d.slot == slot.name).collect();
            total(&all)
        })
        .collect()
}

fn total(parts: &[&Draft]) -> Option<Draft> {
    let (first, rest) = parts.split_first()?;
    let is_of_list = |d: &&Draft| {
        d.scope.get(ScopeKey::Group).is_some()
            && d.scope.iter().count() == 1
            && d.event == first.event
            && d.certainty == first.certainty
    };
    if rest.is_empty() || !parts.iter().all(is_of_list) {
        return None;
    }
    let numbers: Vec<f64> = parts.iter().filter_map(|d| exact(&d.value)).collect();
    if numbers.len() != parts.len() {
        return None;
    }
    let listed: Vec<String> = parts.iter().map(|d| d.value.to_string()).collect();
    let mut draft = Draft {
        value: Value::Quantity(Quantity::count(numbers.iter().sum())),
        at: parts.iter().map(|d| d.at).fold(first.at, Span::cover),
        ..(*first).clone()
    };
    draft.scope.remove(ScopeKey::Group);
    draft.value_end = parts.iter().map(|d| d.value_end).max()?;
    draft.basis.push(Basis::new(
        BasisKind::Derived,
        format!("the sum of the groups listed: {}", listed.join(" + ")),
    ));
    Some(draft)
}

/// The number of an exact count.
fn exact(value: &Value) -> Option<f64> {
    match value {
        Value::Quantity(q) if q.bound == Bound::Exact && q.upper.is_none() && q.unit.is_none() => {
            Some(q.number)
        }
        _ => None,
    }
}
