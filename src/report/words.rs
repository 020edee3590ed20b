//! Small wordings that several outputs share: counts, places, chains of speakers, names of slots.

use super::visible::visible;
use super::{ClaimEntry, StoryEntry};
use crate::detect::{Finding, FindingKind, Severity};
use crate::value::{ScopeKey, Speaker};

/// `1 source`, `2 sources`.
pub fn count(n: usize, noun: &str) -> String {
    // "stories", but "days".
    let plural = match noun.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{noun}s"),
    };
    format!("{n} {}", if n == 1 { noun } else { &plural })
}

/// `a.txt:3:41`.
pub fn place(claim: &ClaimEntry) -> String {
    let path = visible(&claim.path);
    format!("{path}:{}:{}", claim.at.line, claim.at.column)
}

/// `Reuters <- TASS <- an unidentified source`: outermost mouth first.
pub fn chain(said_by: &[Speaker]) -> String {
    let names: Vec<_> = said_by.iter().map(|s| visible(&s.name)).collect();
    names.join(" <- ")
}

/// The name of a slot or kind in plain words: `earlier dates`.
pub fn plain(name: &str) -> String {
    visible(name).replace('_', " ")
}

/// A value for a person: its notation, except that a weekday without a date goes by its name. Safe to show.
pub fn value(notation: &str) -> String {
    weekday(notation).map_or_else(|| visible(notation).into_owned(), str::to_owned)
}

/// The name of the weekday that the notation `XXXX-WXX-5` stands for.
pub fn weekday(notation: &str) -> Option<&'static str> {
    let day = notation.strip_prefix("XXXX-WXX-")?;
    [
        ("1", "Monday"),
        ("2", "Tuesday"),
        ("3", "Wednesday"),
        ("4", "Thursday"),
        ("5", "Friday"),
        ("6", "Saturday"),
        ("7", "Sunday"),
    ]
    .into_iter()
    .find_map(|(digit, name)| (digit == day).then_some(name))
}

/// The name of the weekday on which a date in canonical notation falls, or which a bare weekday is.
pub fn falls_on(notation: &str) -> Option<&'static str> {
    let of_date = || {
        let date: jiff::civil::Date = notation.parse().ok()?;
        let day = date.weekday().to_monday_one_offset();
        weekday(&format!("XXXX-WXX-{day}"))
    };
    weekday(notation).or_else(of_date)
}

/// The headline of a story with its outlet, or its outlet alone.
pub fn story_name(story: &StoryEntry) -> String {
    let outlet = visible(&story.outlet);
    if story.title.is_empty() {
        outlet.into_owned()
    } else {
        format!("{outlet}, \"{}\"", visible(&story.title))
    }
}

/// What is said of two statements that no rule vouches for.
pub const POSSIBLY: &str = "possibly at odds";

/// The word for a severity.
pub const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
        Severity::Possible => "possible",
        Severity::None => "none",
    }
}

/// The word for a class of conflict, or for what else the finding is.
pub const fn class(finding: &Finding) -> &'static str {
    match (finding.class, finding.finding) {
        (Some(class), _) => class.as_str(),
        (None, FindingKind::Conflict) => "conflict",
        (None, FindingKind::Agreement) => "agreement",
        (None, FindingKind::Refinement) => "refinement",
        (None, FindingKind::Possible) => "possible",
    }
}

/// The words for one dimension of a scope.
pub const fn scope(key: ScopeKey) -> &'static str {
    match key {
        ScopeKey::Group => "group",
        ScopeKey::Place => "place",
        ScopeKey::Direction => "direction",
        ScopeKey::Per => "per",
        ScopeKey::Subset => "part",
        ScopeKey::AsOf => "as of",
        ScopeKey::Phase => "phase",
        ScopeKey::Revision => "revision",
        ScopeKey::Window => "window",
        ScopeKey::Converted => "converted from",
        ScopeKey::Series => "in the series",
        ScopeKey::Person => "person",
    }
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn nouns_are_counted_in_english() {
        assert_eq!(count(1, "story"), "1 story");
        assert_eq!(count(2, "story"), "2 stories");
        assert_eq!(count(7, "day"), "7 days");
        assert_eq!(count(0, "claim"), "0 claims");
    }
}
