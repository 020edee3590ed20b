//! Checks what a rule says of lists of names: where they stand, and that there are such lists.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Slot, Take};
use super::raw::RawFrame;
use super::validate::Checker;
use crate::lexicon::{NameLists, Spanned, instead};
use crate::value::ValueType;

impl Checker<'_> {
    /// A slot that holds the proper name of an event.
    pub(super) fn text_slot(
        &mut self,
        name: Spanned<String>,
        slots: &BTreeMap<String, Slot>,
    ) -> String {
        let found = self.slot(&name, slots);
        if found.is_some_and(|found| found != ValueType::Text) {
            self.wrong(
                &name,
                format!("slot `{}` holds no names", name.value),
                "name a slot of type text: `named_by` is the one for the event's proper name",
            );
        }
        name.value
    }

    /// Takes the lists of names, with their `@`, out of `raw`.
    pub(super) fn lists(&mut self, raw: &mut Vec<Spanned<String>>) -> BTreeSet<String> {
        let lists = self.vocabulary.lists;
        let is_list = |word: &mut Spanned<String>| word.value.starts_with(NameLists::MARK);
        let mut found = BTreeSet::new();
        for list in raw.extract_if(.., is_list) {
            let name = list.value.trim_start_matches(NameLists::MARK);
            if lists.get(name).is_none() {
                let help = instead(name, "lists", lists.names());
                self.wrong(&list, format!("no list of names `@{name}`"), &help);
            }
            found.insert(list.value);
        }
        found
    }

    /// Tells that a list of names stands among words.
    pub(super) fn is_no_word(&mut self, list: &Spanned<String>) {
        self.wrong(
            list,
            format!("`{}` is a list of names, and no word", list.value),
            "lists stand in `actors`, in the `values` of a slot, and in patterns as `<@list>`",
        );
    }

    /// Checks that the slot of a frame that takes names can hold some.
    pub(super) fn takes_names(&mut self, raw: &RawFrame, slots: &BTreeMap<String, Slot>) {
        let holds_none = |slot: &Slot| slot.value_type == ValueType::Text && slot.lists.is_empty();
        if raw.take == Take::Name && slots.get(&raw.slot.value).is_some_and(holds_none) {
            self.wrong(
                &raw.slot,
                format!(
                    "frame {} takes names, slot `{}` holds none",
                    raw.id.value, raw.slot.value
                ),
                "put a list of names, such as '@ships', into the `values` of the slot",
            );
        }
    }

    /// Whether a slot of type text can hold a word or name.
    pub(super) fn can_hold(&self, slot: &Slot, value: &str) -> bool {
        let lists = self.vocabulary.lists;
        slot.values.contains(value) || slot.lists.iter().any(|list| lists.holds(list, value))
    }
}
