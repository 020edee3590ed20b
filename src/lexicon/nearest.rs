//! Help for names that do not exist: the existing one a writer most likely meant, and which others there are.

/// The longest name that is compared: what is longer is no slip of the hand.
const LONGEST: usize = 64;
/// So many names are listed.
const LISTED: usize = 40;

/// The name among `known` that differs least from `word`; the first of several, none where all differ in more than a third.
///
/// ```
/// use atodds::lexicon::nearest;
/// assert_eq!(nearest("kiled", ["injured", "killed"]), Some("killed"));
/// assert_eq!(nearest("magnitude", ["injured", "killed"]), None);
/// ```
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length > LONGEST {
        return None;
    }
    let most = length.div_ceil(3);
    known
        .into_iter()
        .filter(|name| name.chars().count().abs_diff(length) <= most)
        .map(|name| (strsim::damerau_levenshtein(word, name), name))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// A help line for `word`, which is none of the `known` names: "did you mean `killed`? slots of this rule are injured, killed".
/// `what` says what the names are.
pub fn instead<'a>(word: &str, what: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<&str> = known.into_iter().collect();
    let guess = nearest(word, names.iter().copied())
        .map_or_else(String::new, |name| format!("did you mean `{name}`? "));
    let listed = names.get(..LISTED).unwrap_or(&names).join(", ");
    match names.len() {
        0 => format!("there are no {what}"),
        count if count > LISTED => {
            format!(
                "{guess}{what} are {listed}, and {} more",
                count.saturating_sub(LISTED)
            )
        }
        _ => format!("{guess}{what} are {listed}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_found_and_another_word_is_not() {
        let known = ["date", "place", "earlier_dates"];
        assert_eq!(nearest("dtae", known), Some("date"));
        assert_eq!(nearest("earlier-date", known), Some("earlier_dates"));
        assert_eq!(nearest("round", known), None);
        assert_eq!(nearest(&"a".repeat(100_000), known), None);
    }

    #[test]
    fn the_help_names_what_there_is() {
        let known = ["date", "place"];
        assert_eq!(
            instead("plaec", "slots", known),
            "did you mean `place`? slots are date, place"
        );
        assert_eq!(instead("round", "slots", known), "slots are date, place");
        assert_eq!(instead("round", "slots", []), "there are no slots");
        let many: Vec<String> = (0..50).map(|n| format!("class-{n}")).collect();
        let help = instead("other", "classes", many.iter().map(String::as_str));
        assert!(help.ends_with("class-39, and 10 more"), "{help}");
    }
}
