//! Names that only lists have: "Alder Star" of a list of ships.
//!
//! What another part of the gazetteer knows by the same words is read as that. A name of one word yields to a longer one it is
//! part of: "Helene" of a list of storms is none in "Helene Quell".

use super::place::is_plain_capital;
use super::scan::{Match, Scan};
use crate::lexicon::name_index::Name;
use crate::lexicon::sources::WordClass;

/// Finds such names as ranges of words with the name as the list has it, in order, and takes their words.
pub(super) fn find<'l>(scan: &mut Scan<'_, 'l>) -> Vec<(usize, usize, &'l str)> {
    let gazetteer = scan.gazetteer;
    let listed = |found: &Match<'_>| {
        let number = found.names.iter().find_map(|name| match name {
            Name::Listed(number) => Some(*number),
            _ => None,
        })?;
        Some((found.start, found.end, gazetteer.listed_name(number)?))
    };
    let all: Vec<_> = scan.found().iter().filter_map(listed).collect();
    let mut kept = Vec::new();
    for (start, end, name) in all {
        if is_part_of_longer(scan, start, end) {
            scan.forget(start, end);
        } else {
            scan.take(start, end);
            kept.push((start, end, name));
        }
    }
    kept
}

fn is_part_of_longer(scan: &Scan<'_, '_>, start: usize, end: usize) -> bool {
    if end - start > 1 || scan.is_title || !scan.is_capital(start) {
        return false;
    }
    let goes_on = !scan.is_joined(end)
        && scan.is_capital(end)
        && (is_plain_capital(scan, end) || scan.is(end, WordClass::OtherNameAfter));
    let follows_given = start.checked_sub(1).is_some_and(|at| {
        scan.is_capital(at) && scan.is(at, WordClass::Given) && !scan.is_joined(start)
    });
    goes_on || follows_given
}
