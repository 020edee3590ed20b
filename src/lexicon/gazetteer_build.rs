//! Raw gazetteer entries into a [`Gazetteer`]: names into the index, references between entries resolved and checked.
//!
//! A name that is known already as another sort of thing, or as a second place, keeps all it stands for.

use std::collections::HashMap;

use super::gazetteer::{
    CountryEntry, Gazetteer, OrganisationEntry, OutletEntry, OutletKind, PersonEntry, PlaceEntry,
    office,
};
use super::gazetteer_file::{
    RawCities, RawCountry, RawGazetteer, RawOrganisation, RawOutlet, RawOutletKind, RawPerson,
    RawPlace, RawZone,
};
use super::name_index::{Case, Name};
use super::name_lists::{ListBuilder, RawNamed};
use super::sources::{WordClass, add_class};
use super::{RuleFile, Spanned};
use crate::error::RuleProblem;
use crate::text::key_of;
use crate::value::{Place, ZoneName};

/// Containers nest this deep at most: venue, district, city, region, state.
const MAX_DEPTH: usize = 8;

/// A gazetteer under construction.
pub(super) struct Builder<'p> {
    gazetteer: Gazetteer,
    problems: &'p mut Vec<RuleProblem>,
    countries: HashMap<String, usize>,
    places: HashMap<String, usize>,
    organisations: HashMap<String, usize>,
    outlets: HashMap<String, usize>,
    persons: HashMap<String, usize>,
}

impl<'p> Builder<'p> {
    pub(super) fn new(gazetteer: Gazetteer, problems: &'p mut Vec<RuleProblem>) -> Self {
        Self {
            gazetteer,
            problems,
            countries: HashMap::new(),
            places: HashMap::new(),
            organisations: HashMap::new(),
            outlets: HashMap::new(),
            persons: HashMap::new(),
        }
    }

    /// Adds all entries. States come first, since all others refer to them; cities last, since they yield to every other name.
    pub(super) fn build(mut self, raw: RawGazetteer<'_>) -> Gazetteer {
        for country in raw.countries {
            self.country(country);
        }
        for (_, organisation) in &raw.organisations {
            self.organisation(organisation);
        }
        self.places(&raw.places);
        for (file, organisation) in &raw.organisations {
            self.check_state(file, organisation.of.as_ref());
        }
        for outlet in raw.outlets {
            self.outlet(outlet);
        }
        for (file, person) in raw.persons {
            self.person(file, person);
        }
        for (file, cities) in raw.cities {
            self.cities(file, cities);
        }
        self.capitals();
        self.lists(raw.lists);
        for (file, zone) in &raw.zones {
            self.zone(file, zone);
        }
        let index = &mut self.gazetteer.index;
        add_class(index, WordClass::Given, raw.given_names);
        add_class(index, WordClass::GivenPlace, raw.given_places);
        add_class(index, WordClass::Body, raw.body_words);
        add_class(index, WordClass::OtherNameAfter, raw.other_names_after);
        add_class(index, WordClass::OtherNameBefore, raw.other_names_before);
        add_class(index, WordClass::OutletWord, raw.outlet_words);
        self.gazetteer
    }

    fn country(&mut self, raw: RawCountry) {
        let number = *self.countries.entry(raw.name.clone()).or_insert_with(|| {
            self.gazetteer.countries.push(CountryEntry {
                place: Place {
                    name: raw.name.clone(),
                    within: Vec::new(),
                    country: Some(raw.code.clone()),
                },
                name: raw.name.clone(),
                code: raw.code,
                capital: raw.capital,
            });
            self.gazetteer.countries.len() - 1
        });
        self.names(&raw.name, &raw.aliases, Name::Country(number));
        for adjective in &raw.adjective {
            self.name(adjective, Name::People(number));
            if adjective.ends_with(['n', 'i']) {
                self.name(&format!("{adjective}s"), Name::People(number));
            }
        }
        for people in &raw.people {
            self.name(people, Name::People(number));
        }
    }

    fn organisation(&mut self, raw: &RawOrganisation) {
        let number = *self
            .organisations
            .entry(raw.name.clone())
            .or_insert_with(|| {
                self.gazetteer.organisations.push(OrganisationEntry {
                    name: raw.name.clone(),
                    of: raw.of.as_ref().map(|of| of.value.clone()),
                });
                self.gazetteer.organisations.len() - 1
            });
        self.names(&raw.name, &raw.aliases, Name::Organisation(number));
    }

    /// Two passes: a place may stand before its container in the file.
    fn places(&mut self, all: &[(&RuleFile, RawPlace)]) {
        let mut containers: HashMap<String, String> = HashMap::new();
        for country in &self.gazetteer.countries {
            if let Some(capital) = &country.capital {
                containers.insert(capital.clone(), country.name.clone());
            }
        }
        for (_, raw) in all {
            if let Some(within) = &raw.within {
                containers.insert(raw.name.clone(), within.value.clone());
            }
        }
        for (file, raw) in all {
            let chain = chain(&raw.name, &containers);
            self.place(file, raw, chain);
        }
        for (file, raw) in all {
            self.check_container(file, raw.within.as_ref());
        }
    }

    fn place(&mut self, file: &RuleFile, raw: &RawPlace, within: Vec<String>) {
        if let Some(means) = &raw.means {
            self.check_party(file, means);
        }
        let means = raw.means.as_ref().map(|m| m.value.clone());
        let number = self.place_number(&raw.name, within, means, raw.guarded == Some(true));
        self.names(&raw.name, &raw.aliases, Name::Place(number));
    }

    fn place_number(
        &mut self,
        name: &str,
        within: Vec<String>,
        means: Option<String>,
        guarded: bool,
    ) -> usize {
        let country = within
            .last()
            .and_then(|outermost| self.countries.get(outermost))
            .map(|c| self.gazetteer.countries[*c].code.clone());
        *self.places.entry(name.to_owned()).or_insert_with(|| {
            let place = Place {
                name: name.to_owned(),
                within,
                country,
            };
            self.gazetteer.places.push(PlaceEntry {
                place,
                means,
                guarded,
            });
            self.gazetteer.places.len() - 1
        })
    }

    fn cities(&mut self, file: &RuleFile, raw: RawCities) {
        let code = &raw.country.value;
        let country = self.gazetteer.countries.iter().find(|c| c.code == *code);
        let Some(country) = country.map(|c| c.name.clone()) else {
            let message = format!("`{code}` is no country code of the gazetteer");
            let help = "use an ISO 3166-1 alpha-2 code that stands in gazetteer/countries.yaml";
            self.problems
                .push(file.problem_at(&raw.country.referenced, message, help));
            return;
        };
        for name in raw.names {
            if !self.gazetteer.index.has(&name) {
                let number = self.place_number(&name, vec![country.clone()], None, false);
                self.name(&name, Name::Place(number));
            }
        }
    }

    /// Makes places of the capitals that no file lists, and gives all of them their state to stand for.
    fn capitals(&mut self) {
        for number in 0..self.gazetteer.countries.len() {
            let country = self.gazetteer.countries[number].clone();
            let Some(capital) = country.capital else {
                continue;
            };
            let key = key_of(&capital);
            // The country first: folding names is what costs, and start-up pays it for each capital.
            let known = self.gazetteer.places.iter().position(|p| {
                p.place.country.as_deref() == Some(&country.code) && key_of(&p.place.name) == key
            });
            let place = known.unwrap_or_else(|| {
                self.places.remove(&capital);
                self.place_number(&capital, vec![country.name.clone()], None, false)
            });
            let entry = &mut self.gazetteer.places[place];
            if entry.means.is_none() && !entry.guarded {
                entry.means = Some(country.name);
            }
            self.name(&capital, Name::Place(place));
        }
    }

    /// Lists come last of all: a name that another entry has stays what it is there.
    fn lists(&mut self, raw: Vec<RawNamed<'_>>) {
        let built = ListBuilder::new(raw, self.problems).build(|name| self.gazetteer.known(name));
        self.gazetteer.lists = built.lists;
        let mut numbers: HashMap<String, usize> = HashMap::new();
        for (spelling, name) in built.own {
            let listed = &mut self.gazetteer.listed;
            let number = *numbers.entry(name).or_insert_with_key(|name| {
                listed.push(name.clone());
                listed.len() - 1
            });
            // What is written in small letters is no proper name: it may begin a sentence.
            let case = if spelling.contains(char::is_uppercase) {
                Case::AsPrinted
            } else {
                Case::Any
            };
            self.gazetteer
                .index
                .add(&spelling, case, Name::Listed(number));
        }
    }

    fn zone(&mut self, file: &RuleFile, raw: &RawZone) {
        let Some(zone) = ZoneName::find(&raw.zone.value) else {
            let message = format!("`{}` is no zone of the time zone database", raw.zone.value);
            let help = "use a name such as `Europe/Kyiv`";
            self.problems
                .push(file.problem_at(&raw.zone.referenced, message, help));
            return;
        };
        for place in &raw.of {
            self.check_container(file, Some(place));
            let place = place.value.clone();
            let zones = self.gazetteer.zones.entry(place).or_default();
            zones.push(zone.clone());
        }
    }

    fn outlet(&mut self, raw: RawOutlet) {
        let number = *self.outlets.entry(raw.name.clone()).or_insert_with(|| {
            self.gazetteer.outlets.push(OutletEntry {
                name: raw.name.clone(),
                kind: match raw.kind {
                    RawOutletKind::Agency => OutletKind::Agency,
                    RawOutletKind::Outlet => OutletKind::Outlet,
                },
                aggregator: raw.aggregator == Some(true),
            });
            self.gazetteer.outlets.len() - 1
        });
        if !raw.lines.contains(&raw.name) {
            self.name(&raw.name, Name::Outlet(number));
        }
        for alias in &raw.aliases {
            self.name(alias, Name::Outlet(number));
        }
        for alias in raw.aliases.iter().chain(&raw.lines).chain([&raw.name]) {
            self.gazetteer.outlet_lines.insert(key_of(alias), number);
        }
    }

    fn person(&mut self, file: &RuleFile, raw: RawPerson) {
        if let Some(party) = &raw.party {
            self.check_party(file, party);
        }
        let party = raw.party.map(|p| p.value);
        let number = *self.persons.entry(raw.name.clone()).or_insert_with(|| {
            self.gazetteer.persons.push(PersonEntry {
                name: raw.name.clone(),
                role: raw.role.clone(),
                party: party.clone(),
            });
            self.gazetteer.persons.len() - 1
        });
        if let (Some(role), Some(party)) = (&raw.role, &party) {
            let held = self.gazetteer.incumbents.entry(party.clone());
            let (held, office) = (held.or_default(), office(role));
            // The last file that names a holder counts.
            held.retain(|(known, _)| *known != office);
            held.push((office, number));
        }
        let surname = raw.name.rsplit(' ').next().unwrap_or_default();
        if raw.surname != Some(false) && surname != raw.name {
            self.name(surname, Name::Surname(number));
        }
        self.name(&raw.name, Name::Person(number));
        for alias in &raw.aliases {
            let name = if alias.contains(' ') || surname == raw.name {
                Name::Person(number)
            } else {
                Name::Surname(number)
            };
            self.name(alias, name);
        }
    }

    fn names(&mut self, name: &str, aliases: &[String], target: Name) {
        self.name(name, target);
        for alias in aliases {
            self.name(alias, target);
        }
    }

    fn name(&mut self, alias: &str, target: Name) {
        self.gazetteer.index.add(alias, Case::AsPrinted, target);
    }

    fn check_container(&mut self, file: &RuleFile, within: Option<&Spanned<String>>) {
        if let Some(within) = within
            && !self.countries.contains_key(&within.value)
            && !self.places.contains_key(&within.value)
        {
            let capital = self
                .gazetteer
                .countries
                .iter()
                .any(|c| c.capital.as_ref() == Some(&within.value));
            if !capital {
                let message = format!("`{}` is no country or place of the gazetteer", within.value);
                let help = "name a country or place by its canonical name, or add it";
                self.problems
                    .push(file.problem_at(&within.referenced, message, help));
            }
        }
    }

    fn check_state(&mut self, file: &RuleFile, state: Option<&Spanned<String>>) {
        if let Some(state) = state
            && !self.countries.contains_key(&state.value)
        {
            let message = format!("`{}` is no country of the gazetteer", state.value);
            let help = "name a country by its canonical name, or add it";
            self.problems
                .push(file.problem_at(&state.referenced, message, help));
        }
    }

    fn check_party(&mut self, file: &RuleFile, party: &Spanned<String>) {
        if !self.countries.contains_key(&party.value)
            && !self.organisations.contains_key(&party.value)
        {
            let message = format!(
                "`{}` is no country or organisation of the gazetteer",
                party.value
            );
            let help = "name a country or organisation by its canonical name, or add it";
            self.problems
                .push(file.problem_at(&party.referenced, message, help));
        }
    }
}

/// What contains `name`, innermost first.
fn chain(name: &str, containers: &HashMap<String, String>) -> Vec<String> {
    let mut chain = Vec::new();
    let mut at = name;
    while let Some(outer) = containers.get(at)
        && chain.len() < MAX_DEPTH
        && !chain.iter().any(|c| c == outer)
    {
        chain.push(outer.clone());
        at = outer;
    }
    chain
}
