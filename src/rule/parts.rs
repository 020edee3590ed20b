//! The parts of a rule that need no look at the rest of it: slots, operands, and which capture fits which slot.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Operand, Slot, SlotUnit};
use super::raw::RawSlot;
use crate::lexicon::Spanned;
use crate::value::{ValueType, measure_symbols};

/// Whether `name` can name a kind of event: lower-case letters, digits, `-` and `_`, a letter first.
///
/// ```
/// assert!(atodds::rule::is_kind("near-miss"));
/// assert!(!atodds::rule::is_kind("Near Miss"));
/// ```
pub fn is_kind(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'))
}

/// Slots by name.
pub(super) fn slots(
    raw: BTreeMap<String, RawSlot>,
    wrong: &mut dyn FnMut(&Spanned<String>, String, &str),
) -> BTreeMap<String, Slot> {
    raw.into_iter()
        .map(|(name, slot)| {
            let unit = unit(&slot, wrong);
            let checked = Slot {
                name: name.clone(),
                label: slot.label,
                value_type: slot.value_type,
                cardinality: slot.cardinality,
                grows: slot.grows,
                revisable: slot.revisable,
                limit: slot.limit,
                begins: slot.begins,
                values: slot.values.into_iter().collect(),
                unit,
                of_person: slot.of_person,
                adds_up: slot.adds_up,
            };
            (name, checked)
        })
        .collect()
}

/// What the numbers of a slot are counted in: `percent`, or symbols of measures. Money follows from the slot's type.
fn unit(slot: &RawSlot, wrong: &mut dyn FnMut(&Spanned<String>, String, &str)) -> Option<SlotUnit> {
    if slot.value_type == ValueType::Money {
        return Some(SlotUnit::Money);
    }
    let mut measures = BTreeSet::new();
    for name in &slot.unit {
        if name.value == "percent" {
            return Some(SlotUnit::Percent);
        }
        let symbols = measure_symbols(&name.value);
        if symbols.is_empty() {
            wrong(
                name,
                format!("`{}` is no unit", name.value),
                "use percent, a symbol such as `ha`, or what is measured: area, length, mass, speed, temperature, magnitude, ...",
            );
        }
        measures.extend(symbols.into_iter().map(str::to_owned));
    }
    (!measures.is_empty()).then_some(SlotUnit::Measures(measures))
}

/// Whether a capture of type `kind` can fill a slot of that type.
pub(super) fn capture_fits(kind: &str, slot: ValueType) -> bool {
    match slot {
        ValueType::Time => matches!(kind, "time" | "clock"),
        ValueType::Duration => kind == "duration",
        ValueType::Quantity | ValueType::Money => kind == "quantity",
        ValueType::Ordinal => kind == "ordinal",
        ValueType::Place => kind == "place",
        ValueType::Party => kind == "party",
        ValueType::Person => kind == "person",
        ValueType::Vote => kind == "vote",
        ValueType::Status | ValueType::Text => false,
    }
}

/// An operand as written: a slot, `last:SLOT`, `reference`, or a number.
pub(super) fn operand(text: &str, slots: &BTreeMap<String, Slot>) -> Option<Operand> {
    if text == "reference" {
        return Some(Operand::Reference);
    }
    if let Some(slot) = text.strip_prefix("last:") {
        return slots
            .contains_key(slot)
            .then(|| Operand::Last(slot.to_owned()));
    }
    if slots.contains_key(text) {
        return Some(Operand::Slot(text.to_owned()));
    }
    text.parse().ok().map(Operand::Number)
}
