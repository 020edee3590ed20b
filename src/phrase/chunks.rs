//! The chunks of a sentence: noun phrases and verb groups by unit, and what clause cutting asks of them.
//!
//! Comes in: tagged units with their noun phrases and verb groups. Goes out: [`Chunks`], with two tables filled in one pass each: which
//! finite verb lies ahead of a unit, and which quotations are clauses.

use super::noun::NounUnits;
use super::unit::{Tag, Unit};
use super::verb::{Form, VerbUnits};
use super::{NounPhrase, VerbGroup};
use crate::lexicon::{Grammar, Sorts};

/// The chunks of a sentence and where each unit belongs.
pub(super) struct Chunks<'a> {
    pub(super) units: &'a [Unit],
    pub(super) grammar: &'a Grammar,
    pub(super) nouns: &'a [NounPhrase],
    pub(super) noun_units: &'a [NounUnits],
    pub(super) verbs: &'a [VerbGroup],
    pub(super) verb_units: &'a [VerbUnits],
    /// For each unit: the noun phrase it lies in.
    pub(super) noun_of: Vec<Option<usize>>,
    /// For each unit: the verb group it lies in.
    pub(super) verb_of: Vec<Option<usize>>,
    /// For each unit, and for the end: how many units of noun phrases stand before it.
    pub(super) nouns_before: Vec<usize>,
    /// For each unit: the finite verb group reached from it through noun phrases, prepositions and the like; the last entry is for the end.
    pub(super) ahead: Vec<Option<usize>>,
    /// For each unit: whether it is a preposition that opens a clause.
    pub(super) opens: Vec<bool>,
    /// For each quotation mark that opens a quoted clause: the unit that closes it.
    pub(super) quotes: Vec<Option<usize>>,
}

impl<'a> Chunks<'a> {
    pub(super) fn new(
        units: &'a [Unit],
        grammar: &'a Grammar,
        (nouns, noun_units): (&'a [NounPhrase], &'a [NounUnits]),
        (verbs, verb_units): (&'a [VerbGroup], &'a [VerbUnits]),
    ) -> Self {
        let noun_of = covering(units.len(), noun_units.iter().map(|n| (n.first, n.end)));
        let mut chunks = Self {
            nouns_before: counts(&noun_of),
            units,
            grammar,
            nouns,
            noun_units,
            verbs,
            verb_units,
            noun_of,
            verb_of: covering(units.len(), verb_units.iter().map(|v| (v.first, v.end))),
            ahead: vec![None; units.len() + 1],
            opens: vec![false; units.len()],
            quotes: vec![None; units.len()],
        };
        chunks.look_ahead();
        chunks.match_quotes();
        chunks
    }

    /// Fills `ahead` and `opens` from the end.
    fn look_ahead(&mut self) {
        for i in (0..self.units.len()).rev() {
            let next = self.ahead[i + 1];
            let noun_next = self.noun_of.get(i + 1).is_some_and(Option::is_some);
            self.ahead[i] = match self.verb_of[i] {
                Some(v) if self.verb_units[v].form == Form::Finite => Some(v),
                Some(_) => next,
                None => match self.units[i].tag {
                    Tag::Comma
                    | Tag::Dash
                    | Tag::Stop
                    | Tag::Quote
                    | Tag::Subordinator
                    | Tag::Relative => None,
                    Tag::Conjunction if !noun_next => None,
                    _ => next,
                },
            };
            let unit = &self.units[i];
            if unit.tag == Tag::Preposition && unit.sorts.any(Sorts::CLAUSE_PREPOSITION) {
                let gerund = self
                    .verb_of
                    .get(i + 1)
                    .copied()
                    .flatten()
                    .is_some_and(|v| self.verb_units[v].form == Form::Ing);
                self.opens[i] = gerund || (next.is_some() && noun_next);
                if self.opens[i] {
                    self.ahead[i] = None;
                }
            }
        }
    }

    /// Pairs quotation marks; only quotations with a finite verb are clauses.
    fn match_quotes(&mut self) {
        let mut open: Option<usize> = None;
        let mut finite = false;
        for i in 0..self.units.len() {
            if self.units[i].tag == Tag::Quote {
                match open.take() {
                    Some(start) => self.quotes[start] = finite.then_some(i),
                    None => open = Some(i),
                }
                finite = false;
            } else {
                finite |= self.finite_at(i).is_some();
            }
        }
        // A quotation that goes on in the next sentence.
        if let Some(start) = open.filter(|_| finite) {
            self.quotes[start] = Some(self.units.len());
        }
    }

    /// The finite verb group that begins at unit `i`.
    pub(super) fn finite_at(&self, i: usize) -> Option<usize> {
        self.verb_at(i)
            .filter(|v| self.verb_units[*v].form == Form::Finite)
    }

    /// The verb group that begins at unit `i`.
    pub(super) fn verb_at(&self, i: usize) -> Option<usize> {
        self.verb_of
            .get(i)
            .copied()
            .flatten()
            .filter(|v| self.verb_units[*v].first == i)
    }

    /// The participle or form in -ing that begins at unit `i`, adverbs skipped.
    pub(super) fn participial_at(&self, i: usize) -> Option<usize> {
        let at = self.skip_adverbs(i);
        self.verb_at(at)
            .filter(|v| matches!(self.verb_units[*v].form, Form::Ing | Form::Participle))
    }

    pub(super) fn skip_adverbs(&self, i: usize) -> usize {
        let adverb = |j: &usize| {
            self.units
                .get(*j)
                .is_some_and(|u| matches!(u.tag, Tag::Adverb | Tag::Negation))
        };
        (i..i + 4).find(|j| !adverb(j)).unwrap_or(i)
    }

    pub(super) fn is_saying_only(&self, verb: usize) -> bool {
        self.grammar.is_clause_only(&self.verbs[verb].lemma)
    }

    pub(super) fn is_saying(&self, verb: usize) -> bool {
        self.grammar.is_saying(&self.verbs[verb].lemma)
    }
}

fn covering(length: usize, ranges: impl Iterator<Item = (usize, usize)>) -> Vec<Option<usize>> {
    let mut of = vec![None; length];
    for (index, (first, end)) in ranges.enumerate() {
        for place in of.iter_mut().take(end).skip(first) {
            *place = Some(index);
        }
    }
    of
}

fn counts(of: &[Option<usize>]) -> Vec<usize> {
    let mut so_far = 0;
    let mut counts = vec![0];
    counts.extend(of.iter().map(|place| {
        so_far += usize::from(place.is_some());
        so_far
    }));
    counts
}

/// How far up an interrupted clause is looked for: deeper nesting is no news prose, and the bound keeps the pass linear.
pub(super) const MAX_DEPTH: usize = 8;
