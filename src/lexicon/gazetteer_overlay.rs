//! Entries of one name in two files: what the later file says goes before what the earlier one says, and their spellings add up.
//!
//! The built-in files come first, so a user's entry changes the built-in one of its name without repeating all of it.

use std::collections::HashMap;

use super::RuleFile;
use super::gazetteer_file::{RawCountry, RawOrganisation, RawOutlet, RawPerson, RawPlace};

/// An entry that another one of its name may come to.
pub(super) trait Entry: Sized {
    /// The canonical name.
    fn name(&self) -> &str;

    /// The entry completed by what `earlier` says and it does not.
    #[must_use]
    fn over(self, earlier: Self) -> Self;
}

/// Puts each of `later` over the entry of its name in `all`, or behind all of them.
pub(super) fn overlay<E: Entry>(all: &mut Vec<E>, later: Vec<E>) {
    if all.is_empty() || later.is_empty() {
        all.extend(later);
        return;
    }
    let numbers = all.iter().enumerate();
    let known: HashMap<String, usize> = numbers
        .map(|(number, entry)| (entry.name().to_owned(), number))
        .collect();
    for entry in later {
        match known.get(entry.name()) {
            Some(number) => {
                let earlier = all.swap_remove(*number);
                all.push(entry.over(earlier));
                let last = all.len() - 1;
                all.swap(*number, last);
            }
            None => all.push(entry),
        }
    }
}

impl<E: Entry> Entry for (&RuleFile, E) {
    fn name(&self) -> &str {
        self.1.name()
    }

    fn over(self, earlier: Self) -> Self {
        (self.0, self.1.over(earlier.1))
    }
}

impl Entry for RawCountry {
    fn name(&self) -> &str {
        &self.name
    }

    fn over(self, earlier: Self) -> Self {
        Self {
            capital: self.capital.or(earlier.capital),
            adjective: [earlier.adjective, self.adjective].concat(),
            people: [earlier.people, self.people].concat(),
            aliases: [earlier.aliases, self.aliases].concat(),
            ..self
        }
    }
}

impl Entry for RawPlace {
    fn name(&self) -> &str {
        &self.name
    }

    fn over(self, earlier: Self) -> Self {
        Self {
            name: self.name,
            within: self.within.or(earlier.within),
            means: self.means.or(earlier.means),
            guarded: self.guarded.or(earlier.guarded),
            aliases: [earlier.aliases, self.aliases].concat(),
        }
    }
}

impl Entry for RawOrganisation {
    fn name(&self) -> &str {
        &self.name
    }

    fn over(self, earlier: Self) -> Self {
        Self {
            name: self.name,
            of: self.of.or(earlier.of),
            aliases: [earlier.aliases, self.aliases].concat(),
        }
    }
}

impl Entry for RawOutlet {
    fn name(&self) -> &str {
        &self.name
    }

    fn over(self, earlier: Self) -> Self {
        Self {
            aggregator: self.aggregator.or(earlier.aggregator),
            aliases: [earlier.aliases, self.aliases].concat(),
            lines: [earlier.lines, self.lines].concat(),
            ..self
        }
    }
}

impl Entry for RawPerson {
    fn name(&self) -> &str {
        &self.name
    }

    fn over(self, earlier: Self) -> Self {
        Self {
            name: self.name,
            role: self.role.or(earlier.role),
            party: self.party.or(earlier.party),
            surname: self.surname.or(earlier.surname),
            aliases: [earlier.aliases, self.aliases].concat(),
        }
    }
}
