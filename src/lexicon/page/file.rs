//! What `lang/page.yaml` and the files of `lang/page/` say, before it is made ready for use.

use serde::Deserialize;

use super::pattern::pattern;
use crate::error::RuleProblem;
use crate::lexicon::{RuleFile, Spanned, read_yaml};

/// One file. The lists of several are put together.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PageFile {
    pub(super) clutter: CueFile,
    pub(super) clutter_tail: CueFile,
    pub(super) prompts: PromptFile,
    pub(super) related: CueFile,
    pub(super) meta: CueFile,
    pub(super) broadcast: CueFile,
    pub(super) label: CueFile,
    pub(super) pictures: CueFile,
    pub(super) sections: Vec<String>,
    pub(super) never_in_place: Vec<String>,
    pub(super) ages: Vec<Spanned<String>>,
    pub(super) zone_notes: Vec<String>,
    pub(super) aggregators: Vec<String>,
    pub(super) agencies: Vec<AgencyEntry>,
    pub(super) credits: CreditFile,
    pub(super) unnamed_agency: CueFile,
    pub(super) clutter_classes: Vec<String>,
    pub(super) meta_classes: Vec<String>,
    pub(super) body_classes: Vec<String>,
    pub(super) caption_classes: Vec<String>,
    pub(super) hidden_classes: Vec<String>,
    pub(super) live_classes: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct CueFile {
    pub(super) equals: Vec<String>,
    pub(super) starts: Vec<String>,
    pub(super) contains: Vec<String>,
    pub(super) matches: Vec<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PromptFile {
    pub(super) verbs: Vec<String>,
    pub(super) reader: Vec<String>,
    pub(super) persons: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AgencyEntry {
    pub(super) name: String,
    #[serde(default)]
    pub(super) aliases: Vec<String>,
    /// Patterns of lines that only this agency writes.
    #[serde(default)]
    pub(super) matches: Vec<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct CreditFile {
    pub(super) before: Vec<String>,
    pub(super) behind: Vec<String>,
}

impl PageFile {
    /// Reads `file`; patterns that are none go to `problems`, each with its place, and are left out.
    pub(super) fn read(file: &RuleFile, problems: &mut Vec<RuleProblem>) -> Self {
        let mut raw = read_yaml::<Self>(file).unwrap_or_else(|problem| {
            problems.push(problem);
            Self::default()
        });
        // Built-in files are held right by a test, and need not be made ready twice.
        if !file.builtin {
            for patterns in raw.patterns() {
                patterns.retain(|one| match pattern(&one.value) {
                    Ok(_) => true,
                    Err(error) => {
                        problems.push(bad_pattern(file, one, &error));
                        false
                    }
                });
            }
        }
        raw
    }

    fn patterns(&mut self) -> impl Iterator<Item = &mut Vec<Spanned<String>>> {
        let lists = [
            &mut self.clutter,
            &mut self.clutter_tail,
            &mut self.related,
            &mut self.meta,
            &mut self.broadcast,
            &mut self.label,
            &mut self.pictures,
            &mut self.unnamed_agency,
        ];
        let agencies = self.agencies.iter_mut().map(|agency| &mut agency.matches);
        lists
            .into_iter()
            .map(|list| &mut list.matches)
            .chain([&mut self.ages])
            .chain(agencies)
    }

    /// Puts the lists of `more` behind its own.
    pub(super) fn add(&mut self, more: Self) {
        self.clutter.add(more.clutter);
        self.clutter_tail.add(more.clutter_tail);
        self.prompts.verbs.extend(more.prompts.verbs);
        self.prompts.reader.extend(more.prompts.reader);
        self.prompts.persons.extend(more.prompts.persons);
        self.related.add(more.related);
        self.meta.add(more.meta);
        self.broadcast.add(more.broadcast);
        self.label.add(more.label);
        self.pictures.add(more.pictures);
        self.sections.extend(more.sections);
        self.never_in_place.extend(more.never_in_place);
        self.ages.extend(more.ages);
        self.zone_notes.extend(more.zone_notes);
        self.aggregators.extend(more.aggregators);
        self.agencies.extend(more.agencies);
        self.credits.before.extend(more.credits.before);
        self.credits.behind.extend(more.credits.behind);
        self.unnamed_agency.add(more.unnamed_agency);
        self.clutter_classes.extend(more.clutter_classes);
        self.meta_classes.extend(more.meta_classes);
        self.body_classes.extend(more.body_classes);
        self.caption_classes.extend(more.caption_classes);
        self.hidden_classes.extend(more.hidden_classes);
        self.live_classes.extend(more.live_classes);
    }
}

impl CueFile {
    fn add(&mut self, more: Self) {
        self.equals.extend(more.equals);
        self.starts.extend(more.starts);
        self.contains.extend(more.contains);
        self.matches.extend(more.matches);
    }
}

/// The last line of a regex error says what is wrong; those before it show the pattern.
fn bad_pattern(file: &RuleFile, pattern: &Spanned<String>, error: &regex::Error) -> RuleProblem {
    let error = error.to_string();
    let reason = error.lines().last().unwrap_or_default();
    let reason = reason.strip_prefix("error: ").unwrap_or(reason);
    file.problem_at(
        &pattern.referenced,
        format!("`{}` is no pattern: {reason}", pattern.value),
        "patterns are those of the regex crate, https://docs.rs/regex/latest/regex/#syntax",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{RuleFiles, assert_prepared};

    #[test]
    fn the_built_in_file_is_prepared_as_it_is_written() {
        for (_, file) in RuleFiles::builtin().under("lang/page") {
            assert_prepared::<PageFile>(file, |_| ());
        }
    }
}
