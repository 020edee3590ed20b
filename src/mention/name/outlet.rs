//! Newspapers that no file lists, by their last word: "Alder County Gazette".
//!
//! Known outlets come from the gazetteer; this only adds what is named like one.

use super::scan::Scan;
use crate::lexicon::name_index::Name;
use crate::lexicon::sources::WordClass;
use crate::text::Shape;

/// Words before the last one, at most.
const LONGEST: usize = 3;

/// Finds such names as ranges of words, in order, and takes their words.
pub(super) fn find(scan: &mut Scan<'_, '_>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if scan.is_title || !scan.has_any(WordClass::OutletWord) {
        return found;
    }
    for last in 1..scan.len() {
        if let Some(start) = start_of(scan, last) {
            let end = end_of(scan, last);
            scan.take(start, end);
            found.push((start, end));
        }
    }
    found
}

fn start_of(scan: &Scan<'_, '_>, last: usize) -> Option<usize> {
    let is_outlet_word = scan.shape(last) == Some(Shape::Capital)
        && scan.is(last, WordClass::OutletWord)
        && scan.covering(last).is_none()
        && !scan.is_capital(last + 1);
    if !is_outlet_word {
        return None;
    }
    let start = (last.saturating_sub(LONGEST)..last)
        .rev()
        .take_while(|at| is_name_word(scan, *at))
        .last()?;
    (!scan.is(start, WordClass::Given)).then_some(start)
}

/// "Journal-Constitution" is one name.
fn end_of(scan: &Scan<'_, '_>, last: usize) -> usize {
    let is_double = scan.has(last + 1, "-")
        && scan.is_joined(last + 1)
        && scan.is_joined(last + 2)
        && scan.is_capital(last + 2);
    last + if is_double { 3 } else { 1 }
}

/// A capitalised word, free or the name of a place, before another word of the name.
fn is_name_word(scan: &Scan<'_, '_>, at: usize) -> bool {
    let is_place =
        |name: &Name| matches!(name, Name::Place(_) | Name::Country(_) | Name::People(_));
    scan.shape(at) == Some(Shape::Capital)
        && !scan.is_joined(at + 1)
        && scan.is_free(at, at + 1)
        && !scan.is(at, WordClass::Function)
        && !scan.is(at, WordClass::Calendar)
        && scan.covering(at).is_none_or(|m| m.any(is_place))
}
