//! Who says what: saying clauses that follow or interrupt what they report, "according to", and what hangs on reported clauses.
//!
//! Clauses after a verb of saying are assigned while clauses are cut; here the rest is.

use super::chunks::MAX_DEPTH;
use super::link::Linker;
use super::unit::Tag;
use crate::text::Span;

/// Fills in `reported_by` and `source`.
pub(super) fn report(linker: &mut Linker<'_, '_>) {
    trailing(linker);
    inherit(linker);
    sources(linker);
}

/// "…, Zelenskyy said": a saying clause set off by a comma or quotation mark, with nothing said after its verb, reports the main clauses around it.
fn trailing(linker: &mut Linker<'_, '_>) {
    let mut reports = vec![false; linker.verbs.len()];
    for clause in &linker.clauses {
        if let Some(verb) = clause.reported_by {
            reports[verb] = true;
        }
    }
    // Each trailing saying clause reports what stands since the one before it.
    let mut from = 0;
    for clause in 1..linker.clauses.len() {
        let Some(verb) = linker.drafts[clause].finite else {
            continue;
        };
        let own = linker.verbs[verb].clause == clause && linker.clauses[clause].parent.is_none();
        if own
            && !reports[verb]
            && linker.chunks.is_saying(verb)
            && linker.drafts[clause].set_off
            && is_bare(linker, clause, verb)
        {
            mark(linker, (from, clause), verb, &reports);
            reports[verb] = true;
            from = clause;
        }
    }
}

/// Whether the saying clause has no object of its own: "Kyiv announced a plan" reports nothing.
fn is_bare(linker: &Linker<'_, '_>, clause: usize, verb: usize) -> bool {
    let end = linker.chunks.verb_units[verb].end;
    let after = linker.chunks.noun_units.partition_point(|n| n.first < end);
    let objects = linker
        .nouns
        .iter()
        .enumerate()
        .skip(after)
        .take_while(|(_, n)| n.clause == clause)
        .filter(|(_, n)| {
            n.preposition.is_none() && n.owner.is_none() && n.coordinated_with.is_none()
        })
        .count();
    let inverted = linker.verbs[verb].subject.is_some_and(|s| s >= after);
    let addressed = linker
        .chunks
        .grammar
        .is_addressing(&linker.verbs[verb].lemma);
    objects <= usize::from(inverted) + usize::from(addressed)
}

/// Main clauses from `from` up to the saying clause, and a quotation right after it, are what it reports.
fn mark(
    linker: &mut Linker<'_, '_>,
    (from, saying): (usize, usize),
    verb: usize,
    reports: &[bool],
) {
    let end = linker.clauses.len().min(saying + 2);
    for clause in from..end {
        let root = linker.root(clause);
        let main =
            linker.clauses[root].parent.is_none() && linker.clauses[root].reported_by.is_none();
        let quoted_after = clause == saying + 1 && linker.clauses[clause].quoted;
        let says = linker.drafts[root].finite.is_some_and(|v| reports[v]);
        if root != saying && main && !says && (root < saying || quoted_after) {
            linker.clauses[clause].reported_by = Some(verb);
        }
    }
}

/// What hangs on a reported clause, or goes on with one, is reported by the same verb.
fn inherit(linker: &mut Linker<'_, '_>) {
    for clause in 0..linker.clauses.len() {
        if linker.clauses[clause].reported_by.is_none() {
            let root = linker.root(clause);
            let above = if root == clause {
                linker.clauses[clause].parent
            } else {
                Some(root)
            };
            linker.clauses[clause].reported_by = above.and_then(|p| linker.clauses[p].reported_by);
        }
    }
}

/// "according to the ministry": the source of the clause it stands in and of those above, below and beside it.
fn sources(linker: &mut Linker<'_, '_>) {
    for noun in 0..linker.nouns.len() {
        let Some(span) = source(linker, noun) else {
            continue;
        };
        let mut has_source = vec![false; linker.clauses.len()];
        let mut at = top(linker, linker.nouns[noun].clause);
        has_source[at] = true;
        // "12 died and 30 were hurt, according to": what is coordinated with the clause has the same source.
        while is_coordinate(linker, at) {
            at = top(linker, at - 1);
            has_source[at] = true;
        }
        for clause in 0..linker.clauses.len() {
            if has_source[top(linker, clause)] {
                linker.clauses[clause].source = Some(span);
            }
        }
        return;
    }
}

fn is_coordinate(linker: &Linker<'_, '_>, clause: usize) -> bool {
    let first = linker.drafts[clause].first;
    let conjunction = linker
        .chunks
        .units
        .get(first)
        .is_some_and(|u| u.tag == Tag::Conjunction);
    conjunction && clause > 0 && top(linker, clause - 1) < clause
}

/// The span of the phrase `noun` (with what hangs on it through "of" or an owner) where "according to" governs it.
fn source(linker: &Linker<'_, '_>, noun: usize) -> Option<Span> {
    let first = linker.chunks.noun_units[noun].first;
    let to = first.checked_sub(1)?;
    let according = to.checked_sub(1)?;
    let units = linker.chunks.units;
    if units[to].lower != "to"
        || units[according].lower != "according"
        || units[to].tag != Tag::Preposition
    {
        return None;
    }
    let mut last = noun;
    while linker.chunks.noun_units[last].owns && last + 1 < linker.nouns.len() {
        last += 1;
    }
    if let Some(of) = linker.nouns[last].of {
        last = of;
    }
    Some(linker.nouns[noun].span.cover(linker.nouns[last].span))
}

/// The clause at the top of what `clause` hangs on.
fn top(linker: &Linker<'_, '_>, clause: usize) -> usize {
    let mut at = linker.root(clause);
    for _ in 0..MAX_DEPTH {
        match linker.clauses[at].parent {
            Some(parent) if linker.root(parent) != at => at = linker.root(parent),
            _ => break,
        }
    }
    at
}
