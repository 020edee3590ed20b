//! What kinds of event and their slots are called, as the rule files have it.
//!
//! A report names kinds and slots by the plain words programs know them by; people read the rules' labels: "dates of earlier
//! rounds" rather than "earlier dates".

use std::collections::BTreeMap;

use super::visible::visible;
use super::words;
use crate::rule::Rule;

/// Labels of kinds and slots.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    kinds: BTreeMap<String, String>,
    slots: BTreeMap<(String, String), String>,
}

impl Labels {
    /// The labels that `rules` give.
    pub fn of(rules: &[Rule]) -> Self {
        let kinds = rules
            .iter()
            .map(|rule| (rule.kind.clone(), rule.label.clone()));
        let slots = rules.iter().flat_map(|rule| {
            rule.slots
                .values()
                .map(|slot| ((rule.kind.clone(), slot.name.clone()), slot.label.clone()))
        });
        Self {
            kinds: kinds.collect(),
            slots: slots.collect(),
        }
    }

    /// What to call a kind of event: its label, else its name in plain words. Safe to show.
    pub fn kind(&self, kind: &str) -> String {
        match self.kinds.get(kind) {
            Some(label) => visible(label).into_owned(),
            None => words::plain(kind),
        }
    }

    /// What to call a slot of a kind of event: its label, else its name in plain words. Safe to show.
    pub fn slot(&self, kind: &str, slot: &str) -> String {
        match self.slots.get(&(kind.to_owned(), slot.to_owned())) {
            Some(label) => visible(label).into_owned(),
            None => words::plain(slot),
        }
    }
}
