//! YAML text into typed values, with the place of every mistake; of built-in files what was made of it when the program was built.

use serde::de::DeserializeOwned;
use serde_yaml::{MessageFormatter, UserMessageFormatter};

use super::{RuleFile, instead};
use crate::error::RuleProblem;

pub use serde_yaml::{Location, Spanned};

/// What to do about a file that the YAML reader refuses.
const KEYS_HELP: &str = "see rules/README.md for the keys a file may have";

impl RuleFile {
    /// A mistake at `place` of this file. A place the reader does not know (line 0) is left out rather than shown.
    pub fn problem_at(
        &self,
        place: &Location,
        message: impl Into<String>,
        help: &str,
    ) -> RuleProblem {
        let known = |n: u64| usize::try_from(n).ok().filter(|n| *n > 0);
        RuleProblem {
            line: known(place.line()),
            column: known(place.column()),
            ..self.problem(message, help)
        }
    }

    /// A mistake at character `offset` of the text that begins at `place`: the quotation mark before it, and what is written
    /// with two characters (`''`, `\"`), are counted. In a text of several lines the place is its beginning.
    pub fn problem_inside(
        &self,
        place: &Location,
        offset: usize,
        message: impl Into<String>,
        help: &str,
    ) -> RuleProblem {
        let mut problem = self.problem_at(place, message, help);
        let line = problem
            .line
            .and_then(|line| self.text.lines().nth(line.saturating_sub(1)));
        if let (Some(line), Some(column)) = (line, problem.column) {
            let written: String = line.chars().skip(column.saturating_sub(1)).collect();
            problem.column = Some(column + width_of(&written, offset).unwrap_or(0));
        }
        problem
    }

    /// A mistake of this file as a whole.
    pub fn problem(&self, message: impl Into<String>, help: &str) -> RuleProblem {
        RuleProblem {
            path: self.path.clone(),
            line: None,
            column: None,
            message: message.into(),
            help: help.to_owned(),
        }
    }

    /// A key of this file whose value does not do what it is for: a pattern that is none.
    pub(super) fn bad_key(&self, message: impl Into<String>) -> RuleProblem {
        self.problem(message, KEYS_HELP)
    }
}

/// Reads one file as `T`.
///
/// # Errors
/// The first mistake with line, column, and what was expected: broken YAML, an unknown or repeated key, a value of another type,
/// or more nesting, nodes or repetition by aliases than the reader allows. Of a file that is prepared without its place.
pub fn read_yaml<T: DeserializeOwned>(file: &RuleFile) -> std::result::Result<T, RuleProblem> {
    if let Some(json) = file.prepared {
        let wrong = |error: serde_json::Error| file.problem(error.to_string(), KEYS_HELP);
        return serde_json::from_str(json).map_err(wrong);
    }
    serde_yaml::from_str(&file.text).map_err(|error| {
        let (message, help) = told(error.without_snippet());
        match error.location() {
            Some(place) => file.problem_at(&place, message, &help),
            None => file.problem(message, &help),
        }
    })
}

/// What is wrong, and the next step. The place stands before the message already.
fn told(error: &serde_yaml::Error) -> (String, String) {
    match error {
        serde_yaml::Error::SerdeUnknownField {
            field, expected, ..
        } => (
            format!("unknown key `{field}`"),
            instead(field, "keys here", expected.iter().copied()),
        ),
        serde_yaml::Error::SerdeUnknownVariant {
            variant, expected, ..
        } => (
            format!("`{variant}` cannot stand here"),
            instead(variant, "the words for it", expected.iter().copied()),
        ),
        serde_yaml::Error::SerdeMissingField { field, .. } => {
            (format!("key `{field}` is missing"), KEYS_HELP.to_owned())
        }
        // What is wrong with the text that an alias stands for.
        serde_yaml::Error::AliasError { error, .. } => told(error),
        // What a reader of hostile text must bound: values, depth, aliases and what they repeat.
        serde_yaml::Error::Budget { .. }
        | serde_yaml::Error::AliasReplayLimitExceeded { .. }
        | serde_yaml::Error::AliasReplayStackDepthExceeded { .. } => (
            "holds or repeats more than a file may".to_owned(),
            "split it into several files, and write out what aliases (`*name`) repeat".to_owned(),
        ),
        serde_yaml::Error::MultipleDocuments { .. } => (
            "a second document begins here".to_owned(),
            "put it into a file of its own".to_owned(),
        ),
        other => (
            UserMessageFormatter.format_message(other).into_owned(),
            KEYS_HELP.to_owned(),
        ),
    }
}

/// How many characters the first `offset` ones of a scalar take where it is written, its quotation mark among them. `None`
/// where it is not on one line.
fn width_of(written: &str, offset: usize) -> Option<usize> {
    let mut rest = written.chars();
    let (mut width, quote) = match rest.clone().next()? {
        quote @ ('\'' | '"') => {
            rest.next();
            (1, Some(quote))
        }
        '|' | '>' => return None,
        _ => (0, None),
    };
    for _ in 0..offset {
        let character = rest.next()?;
        width += 1;
        let is_pair = match quote {
            Some('\'') => character == '\'',
            Some(_) => character == '\\',
            None => false,
        };
        if is_pair {
            rest.next()?;
            width += 1;
        }
    }
    Some(width)
}

/// Checks that a built-in file says the same to `T` as it was prepared and as it is written, places and what `leave_out` drops aside.
#[cfg(test)]
pub(crate) fn assert_prepared<T>(file: &RuleFile, leave_out: impl Fn(&mut T))
where
    T: DeserializeOwned + std::fmt::Debug,
{
    assert!(file.prepared.is_some(), "{} is not prepared", file.path);
    let written = RuleFile {
        prepared: None,
        ..file.clone()
    };
    let place = r"(referenced|defined): Location \{[^{}]*\{[^{}]*\}[^{}]*\}";
    let places = regex::Regex::new(place).expect("the pattern is right");
    let [written, prepared] = [&written, file].map(|file| {
        let mut read: T = read_yaml(file).expect("a built-in file is right");
        leave_out(&mut read);
        let read = format!("{read:#?}");
        places.replace_all(&read, "").into_owned()
    });
    for (one, other) in written.lines().zip(prepared.lines()) {
        assert_eq!(one, other, "{}", file.path);
    }
    assert_eq!(written.lines().count(), prepared.lines().count());
}

#[cfg(test)]
mod tests {
    use super::width_of;

    #[test]
    fn characters_are_counted_as_they_are_written() {
        assert_eq!(width_of("give <x>", 5), Some(5));
        assert_eq!(width_of("'give <x>'", 5), Some(6));
        assert_eq!(width_of("'n''t <x>'", 4), Some(6));
        assert_eq!(width_of(r#""a\"b <x>""#, 4), Some(6));
        assert_eq!(width_of("'give", 9), None);
        assert_eq!(width_of(">-", 1), None);
    }
}
