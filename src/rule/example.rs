//! Examples of a rule file, checked.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::model::{Example, Expected, Slot};
use super::raw::RawExample;
use super::validate::Checker;

/// Reference day of examples that name none: a Monday.
const EXAMPLE_DAY: Date = jiff::civil::date(2025, 7, 21);

impl Checker<'_> {
    /// An example with its day and the claims it gives.
    pub(super) fn example(&mut self, raw: RawExample, slots: &BTreeMap<String, Slot>) -> Example {
        let date = match &raw.date {
            None => EXAMPLE_DAY,
            Some(text) => text.value.parse().unwrap_or_else(|_| {
                self.wrong(
                    text,
                    format!("`{}` is no date", text.value),
                    "write it as 2025-07-21",
                );
                EXAMPLE_DAY
            }),
        };
        let mut gives = Vec::new();
        for expected in raw.gives {
            self.slot(&expected.slot, slots);
            gives.push(Expected {
                slot: expected.slot.value,
                value: expected.value,
                certainty: expected.certainty,
                said_by: expected.said_by,
                scope: expected.scope,
            });
        }
        let line = usize::try_from(raw.text.referenced.line()).unwrap_or(0);
        Example {
            text: raw.text.value,
            date,
            line,
            gives,
        }
    }
}
