//! What a file under `gazetteer/` may say, and the reading of all of them into one [`RawGazetteer`].
//!
//! Every file has the same optional sections, so a user's folder can add to any of them from a file of its own. What its entries say
//! goes before what built-in ones of the same name say; see [`super::gazetteer_overlay`]. Names that
//! refer to other entries keep their place in the file for messages; they are resolved in [`super::gazetteer`].

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};

use super::gazetteer_overlay::overlay;
use super::name_lists::RawNamed;
use super::{RuleFile, RuleFiles, Spanned, read_yaml};
use crate::error::RuleProblem;

/// All sections of all files, each entry with the path of its file where it can be wrong.
#[derive(Debug, Default)]
pub(super) struct RawGazetteer<'a> {
    pub(super) countries: Vec<RawCountry>,
    pub(super) places: Vec<(&'a RuleFile, RawPlace)>,
    pub(super) cities: Vec<(&'a RuleFile, RawCities)>,
    pub(super) organisations: Vec<(&'a RuleFile, RawOrganisation)>,
    pub(super) outlets: Vec<RawOutlet>,
    pub(super) persons: Vec<(&'a RuleFile, RawPerson)>,
    pub(super) zones: Vec<(&'a RuleFile, RawZone)>,
    pub(super) given_names: Vec<String>,
    pub(super) given_places: Vec<String>,
    pub(super) body_words: Vec<String>,
    pub(super) other_names_after: Vec<String>,
    pub(super) other_names_before: Vec<String>,
    pub(super) outlet_words: Vec<String>,
    pub(super) lists: Vec<RawNamed<'a>>,
}

/// One file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawFile {
    countries: Vec<RawCountry>,
    places: Vec<RawPlace>,
    cities: Vec<RawCities>,
    organisations: Vec<RawOrganisation>,
    outlets: Vec<RawOutlet>,
    persons: Vec<RawPerson>,
    zones: Vec<RawZone>,
    given_names: Vec<String>,
    given_places: Vec<String>,
    body_words: Vec<String>,
    other_names_after: Vec<String>,
    other_names_before: Vec<String>,
    outlet_words: Vec<String>,
    lists: BTreeMap<String, Spanned<RawList>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCountry {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) capital: Option<String>,
    #[serde(default)]
    pub(super) adjective: Vec<String>,
    #[serde(default)]
    pub(super) people: Vec<String>,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPlace {
    pub(super) name: String,
    #[serde(rename = "in")]
    pub(super) within: Option<Spanned<String>>,
    pub(super) means: Option<Spanned<String>>,
    pub(super) guarded: Option<bool>,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCities {
    pub(super) country: Spanned<String>,
    pub(super) names: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawZone {
    pub(super) zone: Spanned<String>,
    pub(super) of: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOrganisation {
    pub(super) name: String,
    pub(super) of: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOutlet {
    pub(super) name: String,
    pub(super) kind: RawOutletKind,
    pub(super) aggregator: Option<bool>,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    #[serde(default)]
    pub(super) lines: Vec<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RawOutletKind {
    Agency,
    Outlet,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPerson {
    pub(super) name: String,
    pub(super) role: Option<String>,
    pub(super) party: Option<Spanned<String>>,
    pub(super) surname: Option<bool>,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
}

/// Names that rules ask for by that of the list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawList {
    #[serde(default)]
    pub(super) about: String,
    #[serde(default)]
    pub(super) extends: bool,
    #[serde(default)]
    pub(super) names: Vec<Spanned<RawListed>>,
}

/// A name of a list: by itself, or under `name` with its other spellings.
#[derive(Debug)]
pub(super) struct RawListed {
    pub(super) name: String,
    pub(super) aliases: Vec<Spanned<String>>,
}

/// The longer of the two forms.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSpelt {
    name: String,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
}

impl<'de> Deserialize<'de> for RawListed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // An untagged enum would lose the place of what is wrong inside.
        deserializer.deserialize_any(ListedVisitor)
    }
}

struct ListedVisitor;

impl<'de> Visitor<'de> for ListedVisitor {
    type Value = RawListed;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name, or {name: ..., aliases: [...]}")
    }

    fn visit_str<E>(self, name: &str) -> Result<RawListed, E> {
        Ok(RawListed {
            name: name.to_owned(),
            aliases: Vec::new(),
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RawListed, A::Error> {
        let RawSpelt { name, aliases } = RawSpelt::deserialize(MapAccessDeserializer::new(map))?;
        Ok(RawListed { name, aliases })
    }
}

impl<'a> RawGazetteer<'a> {
    /// Reads every file under `gazetteer/`; a file that cannot be read is a problem, and the others are read on.
    pub(super) fn read(files: &'a RuleFiles, problems: &mut Vec<RuleProblem>) -> Self {
        let mut all = Self::default();
        let mut files: Vec<_> = files.under("gazetteer/").map(|(_, file)| file).collect();
        files.sort_by_key(|file| !file.builtin);
        for file in files {
            match read_yaml::<RawFile>(file) {
                Ok(raw) => all.add(file, raw),
                Err(problem) => problems.push(problem),
            }
        }
        all
    }

    fn add(&mut self, file: &'a RuleFile, raw: RawFile) {
        overlay(&mut self.countries, raw.countries);
        overlay(&mut self.places, with(file, raw.places));
        self.cities
            .extend(raw.cities.into_iter().map(|c| (file, c)));
        overlay(&mut self.organisations, with(file, raw.organisations));
        overlay(&mut self.outlets, raw.outlets);
        overlay(&mut self.persons, with(file, raw.persons));
        self.zones.extend(raw.zones.into_iter().map(|z| (file, z)));
        self.given_names.extend(raw.given_names);
        self.given_places.extend(raw.given_places);
        self.body_words.extend(raw.body_words);
        self.other_names_after.extend(raw.other_names_after);
        self.other_names_before.extend(raw.other_names_before);
        self.outlet_words.extend(raw.outlet_words);
        let lists = raw.lists.into_iter();
        self.lists
            .extend(lists.map(|(name, list)| (file, name, list)));
    }
}

/// Entries with the file they come from.
fn with<E>(file: &RuleFile, entries: Vec<E>) -> Vec<(&RuleFile, E)> {
    entries.into_iter().map(|entry| (file, entry)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::assert_prepared;

    #[test]
    fn built_in_files_are_prepared_as_they_are_written() {
        for (_, file) in RuleFiles::builtin().under("gazetteer/") {
            assert_prepared::<RawFile>(file, |_| ());
        }
    }
}
