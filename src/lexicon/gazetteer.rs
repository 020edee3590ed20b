//! The gazetteer: states, places, bodies, outlets and persons, with their names and how they hang together.
//!
//! Comes in: the files under `gazetteer/` and the words of `lang/sources.yaml`. Goes out: [`Gazetteer`], look-ups by any
//! known spelling. What a name means in a sentence is decided in `mention::name`, not here.

use std::collections::HashMap;

use super::gazetteer_build::Builder;
use super::name_index::{Name, NameIndex};
use super::name_lists::{Known, NameLists};
use super::sources::{SourceWords, WordClass};
use super::{RuleFiles, gazetteer_file::RawGazetteer};
use crate::error::RuleProblem;
use crate::text::{Tokens, key_of};
use crate::value::{Place, ZoneName};

/// Known names of all sorts. Lists are in the order of the files; look-ups ignore accents.
#[derive(Debug, Default)]
pub struct Gazetteer {
    pub(super) index: NameIndex,
    pub(super) countries: Vec<CountryEntry>,
    pub(super) places: Vec<PlaceEntry>,
    pub(super) organisations: Vec<OrganisationEntry>,
    pub(super) outlets: Vec<OutletEntry>,
    pub(super) persons: Vec<PersonEntry>,
    /// By canonical name of a place or state: the zones of its clocks.
    pub(super) zones: HashMap<String, Vec<ZoneName>>,
    /// Every name of an outlet, those for lines of their own too, to its number; by folded lower-case spelling.
    pub(super) outlet_lines: HashMap<String, usize>,
    /// By canonical party: its offices, as [`office`] spells them, and who holds them.
    pub(super) incumbents: HashMap<String, Vec<(String, usize)>>,
    pub(super) sources: SourceWords,
    pub(super) lists: NameLists,
    /// What [`Name::Listed`] counts: the names of lists that are no other entry's.
    pub(super) listed: Vec<String>,
}

/// A state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryEntry {
    /// Canonical name.
    pub name: String,
    /// ISO 3166-1 alpha-2 code.
    pub code: String,
    /// Canonical name of its seat of government.
    pub capital: Option<String>,
    /// The state as a place.
    pub place: Place,
}

/// A place inside a state, or wider than one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceEntry {
    /// The place with what contains it.
    pub place: Place,
    /// Whom its name stands for when it acts: the state of a capital, the government of a palace.
    pub means: Option<String>,
    /// Whether its name is a common word too.
    pub guarded: bool,
}

/// A body that acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationEntry {
    /// Canonical name.
    pub name: String,
    /// The state it belongs to.
    pub of: Option<String>,
}

/// A news agency or outlet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutletEntry {
    /// Canonical name.
    pub name: String,
    /// Agency or outlet.
    pub kind: OutletKind,
    /// Whether it only shows what other outlets wrote.
    pub aggregator: bool,
}

/// The sorts of [`OutletEntry`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OutletKind {
    /// Sells its news to others.
    Agency,
    /// Publishes to readers.
    Outlet,
}

/// A person in the news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonEntry {
    /// Canonical name.
    pub name: String,
    /// Office held: "president", "former chancellor".
    pub role: Option<String>,
    /// The state or body the person speaks for.
    pub party: Option<String>,
}

impl Gazetteer {
    /// Reads the files under `gazetteer/` and `lang/sources.yaml`; what is wrong in them is added to `problems`, and the
    /// rest is read on.
    pub fn read(files: &RuleFiles, problems: &mut Vec<RuleProblem>) -> Self {
        let raw = RawGazetteer::read(files, problems);
        let mut gazetteer = Self::default();
        gazetteer.sources = SourceWords::read(files, &mut gazetteer.index, problems);
        Builder::new(gazetteer, problems).build(raw)
    }

    /// The person of that full or, where it is unambiguous, last name.
    pub fn person(&self, name: &str) -> Option<&PersonEntry> {
        self.named(name).iter().find_map(|name| match name {
            Name::Person(i) | Name::Surname(i) => self.persons.get(*i),
            _ => None,
        })
    }

    /// The state or body for which the person of that name speaks.
    pub fn party_of_person(&self, name: &str) -> Option<&str> {
        self.person(name)?.party.as_deref()
    }

    /// The holder of an office: `("Ukraine", "president")`, `("Russia", "Kremlin spokesman")`.
    pub fn incumbent(&self, party: &str, role: &str) -> Option<&PersonEntry> {
        let held = self.incumbents.get(party)?;
        let wanted = office(role);
        let (_, number) = held.iter().find(|(office, _)| *office == wanted)?;
        self.persons.get(*number)
    }

    /// The outlet of that name, in any of its spellings, as in a byline or credit: "AFP", "The Telegraph", "Mint".
    pub fn outlet(&self, alias: &str) -> Option<&OutletEntry> {
        let number = self.outlet_lines.get(&key_of(alias))?;
        self.outlets.get(*number)
    }

    /// The place of that name, a state included. A name of two places gives one without container or country.
    pub fn place(&self, name: &str) -> Option<Place> {
        self.place_among(self.named(name), name)
    }

    /// The zones of the clocks of `place`: its own, or those of the nearest place around it that has any. None where it is not
    /// known which place of the name is meant.
    pub fn zones(&self, place: &Place) -> &[ZoneName] {
        std::iter::once(&place.name)
            .chain(&place.within)
            .filter(|_| place.country.is_some())
            .find_map(|name| self.zones.get(name))
            .map_or(&[], Vec::as_slice)
    }

    /// The state or body a name of a state, people, capital, seat of government or organisation stands for.
    pub fn party(&self, name: &str) -> Option<&str> {
        self.named(name)
            .iter()
            .find_map(|name| self.party_of(*name))
    }

    /// The state or body that is meant when a capital or seat of government acts: "Kyiv", "the Kremlin".
    pub fn party_of_capital(&self, name: &str) -> Option<&str> {
        self.named(name).iter().find_map(|name| match name {
            Name::Place(i) => self.places.get(*i)?.means.as_deref(),
            _ => None,
        })
    }

    /// The state an organisation belongs to: "FSB" belongs to Russia.
    pub fn state_of(&self, organisation: &str) -> Option<&str> {
        self.named(organisation).iter().find_map(|name| match name {
            Name::Organisation(i) => self.organisations.get(*i)?.of.as_deref(),
            _ => None,
        })
    }

    /// Words for sources, roles and hedges.
    pub fn sources(&self) -> &SourceWords {
        &self.sources
    }

    /// Lists of names that rules ask for.
    pub const fn lists(&self) -> &NameLists {
        &self.lists
    }

    /// The names and classes of words.
    pub(crate) const fn index(&self) -> &NameIndex {
        &self.index
    }

    /// Whether the lower-case `word` is of that class.
    pub(crate) fn is(&self, class: WordClass, word: &str) -> bool {
        self.index.classes(word).has(class)
    }

    /// Canonical party of one reading of a name, if it can be one.
    pub(crate) fn party_of(&self, name: Name) -> Option<&str> {
        match name {
            Name::Country(i) | Name::People(i) => self.countries.get(i).map(|c| c.name.as_str()),
            Name::Place(i) => self.places.get(i)?.means.as_deref(),
            Name::Organisation(i) => self.organisations.get(i).map(|o| o.name.as_str()),
            Name::Outlet(_) | Name::Person(_) | Name::Surname(_) | Name::Listed(_) => None,
            Name::Role | Name::Title | Name::Hedge(_) | Name::Cue => None,
        }
    }

    /// The place among the readings of a name written `written`.
    pub(crate) fn place_among(&self, names: &[Name], written: &str) -> Option<Place> {
        let mut found = names.iter().filter_map(|name| self.place_of(*name));
        let first = found.next()?;
        Some(match found.next() {
            None => first.clone(),
            Some(_) => Place {
                name: written.to_owned(),
                within: Vec::new(),
                country: None,
            },
        })
    }

    /// The place of one reading of a name, if it is one.
    pub(crate) fn place_of(&self, name: Name) -> Option<&Place> {
        match name {
            Name::Country(i) => self.countries.get(i).map(|country| &country.place),
            Name::Place(i) => self.places.get(i).map(|entry| &entry.place),
            _ => None,
        }
    }

    /// One name of those that only lists have.
    pub(crate) fn listed_name(&self, number: usize) -> Option<&str> {
        self.listed.get(number).map(String::as_str)
    }

    /// What a spelling stands for, lists aside.
    pub(super) fn known(&self, spelling: &str) -> Known {
        let names = self.named(spelling);
        let entries = names.iter().filter_map(|name| self.canonical(*name));
        let entries: Vec<String> = entries.map(str::to_owned).collect();
        match (names.is_empty(), entries.is_empty()) {
            (true, _) => Known::No,
            (false, true) => Known::Word,
            (false, false) => Known::As(entries),
        }
    }

    /// The name by which mentions of an entry go.
    fn canonical(&self, name: Name) -> Option<&str> {
        match name {
            Name::Country(i) | Name::People(i) => self.countries.get(i).map(|c| c.name.as_str()),
            Name::Place(i) => self.places.get(i).map(|p| p.place.name.as_str()),
            Name::Organisation(i) => self.organisations.get(i).map(|o| o.name.as_str()),
            Name::Outlet(i) => self.outlets.get(i).map(|o| o.name.as_str()),
            Name::Person(i) | Name::Surname(i) => self.persons.get(i).map(|p| p.name.as_str()),
            Name::Listed(i) => self.listed_name(i),
            Name::Role | Name::Title | Name::Hedge(_) | Name::Cue => None,
        }
    }

    /// One place of the list.
    pub(crate) fn place_entry(&self, number: usize) -> Option<&PlaceEntry> {
        self.places.get(number)
    }

    /// One outlet of the list.
    pub(crate) fn outlet_entry(&self, number: usize) -> Option<&OutletEntry> {
        self.outlets.get(number)
    }

    /// One person of the list.
    pub(crate) fn person_entry(&self, number: usize) -> Option<&PersonEntry> {
        self.persons.get(number)
    }

    fn named(&self, name: &str) -> &[Name] {
        self.index.exactly(name)
    }
}

/// The key of an office. Spellings that mean one office share it.
pub(super) fn office(role: &str) -> String {
    let tokens = Tokens::of(role);
    let mut key = String::with_capacity(role.len() + 8);
    for i in (0..tokens.len()).filter(|i| !tokens.is(*i, "-")) {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(match tokens.form(i) {
            "defense" => "defence",
            "spokesman" | "spokeswoman" => "spokesperson",
            word => word,
        });
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::RuleFile;

    /// The built-in files and one of a user.
    fn read_with(text: &str) -> (Gazetteer, Vec<RuleProblem>) {
        let mut files = RuleFiles::builtin();
        let file = RuleFile {
            path: "mine/gazetteer/own.yaml".to_owned(),
            text: text.to_owned(),
            builtin: false,
            prepared: None,
        };
        files.insert("gazetteer/own.yaml", file);
        let mut problems = Vec::new();
        let gazetteer = Gazetteer::read(&files, &mut problems);
        (gazetteer, problems)
    }

    #[test]
    fn a_users_file_adds_entries_and_aliases() {
        let (gazetteer, problems) = read_with(
            "places:\n  - {name: Brone Castle, in: Ankara}\n  - {name: Istanbul, in: Turkey, aliases: [Stamboul]}\n\
             persons:\n  - {name: Tamsin Quell, role: mayor, party: Turkey}\n",
        );
        assert_eq!(problems, []);
        let castle = gazetteer.place("Brone Castle").map(|p| p.within);
        assert_eq!(castle, Some(vec!["Ankara".to_owned(), "Turkey".to_owned()]));
        assert_eq!(gazetteer.place("Stamboul"), gazetteer.place("Istanbul"));
        assert_eq!(gazetteer.party_of_person("Quell"), Some("Turkey"));
        assert!(gazetteer.incumbent("Turkey", "mayor").is_some());
    }

    #[test]
    fn a_users_entry_goes_before_the_built_in_one() {
        let holder = |gazetteer: &Gazetteer| {
            let holder = gazetteer.incumbent("Ukraine", "president");
            holder.map(|person| person.name.clone())
        };
        let (before, _) = read_with("{}");
        let known = holder(&before);
        assert!(known.is_some());
        let known = known.unwrap_or_default();
        let (gazetteer, problems) = read_with(&format!(
            "persons:\n  - {{name: {known}, role: former president, aliases: [Old Quell]}}\n  - {{name: Tamsin Quell, role: president, party: Ukraine}}\n\
             places:\n  - {{name: Brussels, means: Belgium}}\n\
             organisations:\n  - {{name: NATO, of: Belgium}}\n",
        ));
        assert_eq!(problems, []);
        assert_eq!(holder(&gazetteer).as_deref(), Some("Tamsin Quell"));
        let former = gazetteer.person(&known);
        assert_eq!(
            former.and_then(|p| p.role.as_deref()),
            Some("former president")
        );
        assert_eq!(former.and_then(|p| p.party.as_deref()), Some("Ukraine"));
        assert_eq!(gazetteer.person("Old Quell"), former);
        assert_eq!(gazetteer.party_of_capital("Brussels"), Some("Belgium"));
        assert_eq!(gazetteer.place("Brussels"), before.place("Brussels"));
        assert_eq!(gazetteer.state_of("Nato"), Some("Belgium"));
    }

    #[test]
    fn every_mistake_has_its_place_and_a_help() {
        let (_, problems) = read_with(
            "places:\n  - {name: Brone, in: Nowhere}\npersons:\n  - {name: Tamsin Quell, party: Nobody}\n\
             organisations:\n  - {name: Brone Guild, of: Alderland}\ncities:\n  - {country: QQ, names: [Aldertown]}\n",
        );
        let mut places: Vec<_> = problems.iter().map(|p| (p.line, p.column)).collect();
        places.sort_unstable();
        assert_eq!(
            places,
            [
                (Some(2), Some(23)),
                (Some(4), Some(33)),
                (Some(6), Some(29)),
                (Some(8), Some(15))
            ]
        );
        assert!(
            problems
                .iter()
                .all(|p| !p.help.is_empty() && p.path.starts_with("mine/"))
        );
        let (_, problems) = read_with("places:\n  - {name: Brone, near: Ankara}\n");
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].line, Some(2));
        assert!(
            problems[0].message.contains("near"),
            "{}",
            problems[0].message
        );
    }

    #[test]
    fn capitals_and_cities_have_their_state() {
        let (gazetteer, _) = read_with("{}");
        for (city, state) in [
            ("Paris", "FR"),
            ("Abuja", "NG"),
            ("Hamburg", "DE"),
            ("Mariupol", "UA"),
        ] {
            assert_eq!(
                gazetteer.place(city).and_then(|p| p.country),
                Some(state.to_owned())
            );
        }
        assert_eq!(
            gazetteer.party_of_capital("Brussels"),
            Some("European Union")
        );
        assert_eq!(gazetteer.place("Georgia").and_then(|p| p.country), None);
    }
}
