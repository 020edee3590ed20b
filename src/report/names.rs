//! Short forms of paths and ids, as short as they stay unambiguous within one report.

use std::collections::{BTreeMap, BTreeSet};

use super::Report;

/// The least number of hexadecimal digits of an id that is shown.
const LEAST_DIGITS: usize = 8;

/// Short forms of the paths and ids of one report.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    /// By path of a document and by id of a story: the file name, where no other document has it.
    short: BTreeMap<&'a str, String>,
    /// Digits of an id that tell it from all others.
    digits: usize,
}

impl<'a> Names<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        let mut users: BTreeMap<&str, usize> = BTreeMap::new();
        for document in &report.documents {
            *users.entry(file_name(&document.path)).or_default() += 1;
        }
        let mut short = BTreeMap::new();
        for document in &report.documents {
            let path = document.path.as_str();
            let name = file_name(path);
            let name = if users.get(name) == Some(&1) {
                name
            } else {
                path
            };
            short.insert(path, name.to_owned());
            for story in &document.stories {
                let more = story.id.strip_prefix(path).unwrap_or_default();
                short.insert(&story.id, format!("{name}{more}"));
            }
        }
        Self {
            short,
            digits: digits(report),
        }
    }

    /// A path or story id in its short form; itself where the report does not have it.
    pub(super) fn path<'b>(&'b self, path: &'b str) -> &'b str {
        self.short.get(path).map_or(path, String::as_str)
    }

    /// `text` with every path and story id that stands in backticks in its short form.
    pub(super) fn shorten(&self, text: &str) -> String {
        let pieces: Vec<&str> = text.split('`').map(|piece| self.path(piece)).collect();
        pieces.join("`")
    }

    /// The beginning of an id that tells it from all others.
    pub(super) fn id<'b>(&self, id: &'b str) -> &'b str {
        beginning(id, self.digits)
    }
}

/// The last part of a path, with the id of an article inside the file.
fn file_name(path: &str) -> &str {
    let file = path.split_once('#').map_or(path, |(file, _)| file);
    file.rfind('/').map_or(path, |slash| &path[slash + 1..])
}

/// An id's first `digits` digits with the word in front of them: `event-3fa2c1d0`.
fn beginning(id: &str, digits: usize) -> &str {
    let word = id.rfind('-').map_or(0, |dash| dash + 1);
    id.get(..word + digits).unwrap_or(id)
}

fn digits(report: &Report) -> usize {
    let findings = report.findings.iter().map(|finding| finding.id.as_str());
    let claims = report.claims.iter().map(|claim| claim.id.0.as_str());
    let events = report.events.iter().map(|event| event.id.as_str());
    let ids: BTreeSet<&str> = findings.chain(claims).chain(events).collect();
    // Of sorted ids, the closest to each other are neighbours.
    let mut digits = LEAST_DIGITS;
    for (a, b) in ids.iter().zip(ids.iter().skip(1)) {
        while digits < 64 && beginning(a, digits) == beginning(b, digits) {
            digits += 1;
        }
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn a_file_name_is_kept_only_where_it_is_the_only_one() {
        let mut report = sample::report();
        report.documents[0].path = "feed/monday/a.txt".to_owned();
        report.documents[0].stories[0].id = "feed/monday/a.txt~2".to_owned();
        let names = Names::of(&report);
        assert_eq!(names.path("feed/monday/a.txt"), "a.txt");
        assert_eq!(names.path("else/where.txt"), "else/where.txt");
        assert_eq!(
            names.shorten("in `feed/monday/a.txt~2`: `on Monday`"),
            "in `a.txt~2`: `on Monday`"
        );
        report.documents[1].path = "feed/tuesday/a.txt".to_owned();
        let names = Names::of(&report);
        assert_eq!(names.path("feed/monday/a.txt"), "feed/monday/a.txt");
    }

    #[test]
    fn ids_are_as_long_as_it_takes() {
        let mut report = sample::report();
        report.events[0].id = "event-0123456789abcdef".to_owned();
        report.findings[0].id = "0123456789abcdef".to_owned();
        let id = |report: &Report, id: &'static str| Names::of(report).id(id);
        assert_eq!(id(&report, "0123456789abcdef"), "01234567");
        assert_eq!(id(&report, "event-0123456789abcdef"), "event-01234567");
        report.findings[1].id = "012345678900".to_owned();
        assert_eq!(id(&report, "0123456789abcdef"), "0123456789a");
    }
}
