//! The words of a rule by their sorts, as its file names these.

use std::collections::BTreeSet;

use atodds::report::visible;
use atodds::rule::{NumberFrame, Trigger};

/// So many words of each sort are shown where not all are asked for.
const FEW: usize = 12;

/// Words, and the key they stand under in a rule file.
pub(super) type Sort<'a> = (&'static str, &'a BTreeSet<String>);

/// The words that name an event.
pub(super) fn event_words(trigger: &Trigger) -> [Sort<'_>; 15] {
    [
        ("nouns", &trigger.nouns),
        ("loose_nouns", &trigger.loose_nouns),
        ("verbs", &trigger.verbs),
        ("actors", &trigger.actors),
        ("holding", &trigger.holding),
        ("happening", &trigger.happening),
        ("proposing", &trigger.proposing),
        ("fixing", &trigger.fixing),
        ("moving", &trigger.moving),
        ("rank", &trigger.rank),
        ("earlier", &trigger.earlier),
        ("current", &trigger.current),
        ("never_with", &trigger.never_with),
        ("not_beside", &trigger.not_beside),
        ("never_under", &trigger.never_under),
    ]
}

/// The words by which a frame takes numbers.
pub(super) fn number_words(number: &NumberFrame) -> [Sort<'_>; 9] {
    [
        ("subject_of", &number.subject_of),
        ("object_of", &number.object_of),
        ("states", &number.states),
        ("heads", &number.heads),
        ("beside", &number.beside),
        ("measures", &number.measures),
        ("counts", &number.counts),
        ("groups", &number.groups),
        ("never_with", &number.never_with),
    ]
}

/// A line for each sort of which there are words: all of them, or the first.
pub(super) fn sorts(sorts: &[Sort<'_>], all: bool) -> String {
    sorts
        .iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(sort, words)| {
            let most = if all { words.len() } else { FEW };
            format!("  {sort:<12} {}\n", first(words, most))
        })
        .collect()
}

/// The first words of a list, and how many there are beyond them.
pub(super) fn few(words: &BTreeSet<String>) -> String {
    first(words, FEW)
}

fn first(words: &BTreeSet<String>, most: usize) -> String {
    let shown: Vec<_> = words.iter().take(most).map(|word| visible(word)).collect();
    let more = match words.len().saturating_sub(most) {
        0 => String::new(),
        n => format!(", and {n} more"),
    };
    shown.join(", ") + &more
}
