//! The parts of a rule that need no look at the rest of it: slots, operands, and which capture fits which slot.

use std::collections::BTreeMap;

use super::model::{Operand, Slot};
use super::raw::RawSlot;
use crate::value::ValueType;

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
pub(super) fn slots(raw: BTreeMap<String, RawSlot>) -> BTreeMap<String, Slot> {
    raw.into_iter()
        .map(|(name, slot)| {
            let checked = Slot {
                name: name.clone(),
                label: slot.label,
                value_type: slot.value_type,
                cardinality: slot.cardinality,
                grows: slot.grows,
                revisable: slot.revisable,
                limit: slot.limit,
            };
            (name, checked)
        })
        .collect()
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
