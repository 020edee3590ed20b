//! What a file under `gazetteer/` may say, and the reading of all of them into one [`RawGazetteer`].
//!
//! Every file has the same optional sections, so a user's folder can add to any of them from a file of its own. Names that
//! refer to other entries keep their place in the file for messages; they are resolved in [`super::gazetteer`].

use serde::Deserialize;

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
    pub(super) given_names: Vec<String>,
    pub(super) given_places: Vec<String>,
    pub(super) body_words: Vec<String>,
    pub(super) other_names_after: Vec<String>,
    pub(super) other_names_before: Vec<String>,
    pub(super) outlet_words: Vec<String>,
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
    given_names: Vec<String>,
    given_places: Vec<String>,
    body_words: Vec<String>,
    other_names_after: Vec<String>,
    other_names_before: Vec<String>,
    outlet_words: Vec<String>,
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
    #[serde(default)]
    pub(super) guarded: bool,
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
    #[serde(default)]
    pub(super) aggregator: bool,
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
    #[serde(default = "yes")]
    pub(super) surname: bool,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
}

const fn yes() -> bool {
    true
}

impl<'a> RawGazetteer<'a> {
    /// Reads every file under `gazetteer/`; a file that cannot be read is a problem, and the others are read on.
    pub(super) fn read(files: &'a RuleFiles, problems: &mut Vec<RuleProblem>) -> Self {
        let mut all = Self::default();
        for (_, file) in files.under("gazetteer/") {
            match read_yaml::<RawFile>(file) {
                Ok(raw) => all.add(file, raw),
                Err(problem) => problems.push(problem),
            }
        }
        all
    }

    fn add(&mut self, file: &'a RuleFile, raw: RawFile) {
        self.countries.extend(raw.countries);
        self.places
            .extend(raw.places.into_iter().map(|p| (file, p)));
        self.cities
            .extend(raw.cities.into_iter().map(|c| (file, c)));
        self.organisations
            .extend(raw.organisations.into_iter().map(|o| (file, o)));
        self.outlets.extend(raw.outlets);
        self.persons
            .extend(raw.persons.into_iter().map(|p| (file, p)));
        self.given_names.extend(raw.given_names);
        self.given_places.extend(raw.given_places);
        self.body_words.extend(raw.body_words);
        self.other_names_after.extend(raw.other_names_after);
        self.other_names_before.extend(raw.other_names_before);
        self.outlet_words.extend(raw.outlet_words);
    }
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
