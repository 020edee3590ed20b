//! Marks of scope beside a quantity: "each", "in total", "including", "among them", "others", "so far".
//!
//! A mark says how the quantity next to it relates to others that are told, for the reasoning to come; it says nothing by
//! itself, so only marks within a few words of a quantity of the same sentence are reported.

use super::super::MentionKind;
use super::super::words::{Words, sense};
use super::Found;
use crate::value::ScopeMark;

/// How many tokens a mark may begin away from its quantity: "12 soldiers from both armies each".
const REACH: usize = 5;

/// Adds the marks beside the quantities of `found`, which stands in order, and so does the result.
pub(super) fn add(w: &Words<'_>, found: Vec<Found>) -> Vec<Found> {
    let mut all = Vec::with_capacity(found.len());
    // Where the last quantity ends, while a mark may belong to it.
    let (mut start, mut last) = (0, None);
    for (kind, from, to) in found {
        let next = is_amount(&kind).then_some(from);
        marks(w, (start, from), (last, next), &mut all);
        (start, last) = (to, is_amount(&kind).then_some(to));
        all.push((kind, from, to));
    }
    marks(w, (start, w.len()), (last, None), &mut all);
    all
}

const fn is_amount(kind: &MentionKind) -> bool {
    matches!(kind, MentionKind::Quantity(_) | MentionKind::Vote(..))
}

/// The marks in a gap between two numbers, as far as they are near a quantity that ends before it or begins behind it.
fn marks(
    w: &Words<'_>,
    (mut i, to): (usize, usize),
    (before, behind): (Option<usize>, Option<usize>),
    all: &mut Vec<Found>,
) {
    while i < to {
        let near = before.is_some_and(|end| i < end + REACH)
            || behind.is_some_and(|start| i + REACH >= start);
        if !near {
            // On to the words before the next quantity, if there is one.
            i = behind.map_or(to, |start| start.saturating_sub(REACH).max(i + 1));
            continue;
        }
        let mark = sense!(w, i, Scope(mark) => *mark);
        let Some((mark, end)) = mark else {
            i += 1;
            continue;
        };
        let adjacent = before == Some(i) || behind == Some(end);
        if let Some(mark) =
            mark.filter(|mark| end <= to && (adjacent || may_stand_apart(*mark, end - i)))
        {
            all.push((MentionKind::Scope(mark), i, end));
        }
        i = end;
    }
}

/// Whether a mark of so many tokens means the quantity near it even where words stand between: "12 others", but not "12 of the
/// people who had seen others".
fn may_stand_apart(mark: ScopeMark, tokens: usize) -> bool {
    mark != ScopeMark::Further || tokens > 1
}
