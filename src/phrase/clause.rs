//! Clause cuts: one pass over the units with noun phrases and verb groups known.
//!
//! Comes in: the chunks of a sentence. Goes out: drafts of clauses that tile its units. A clause that is interrupted ("Putin, who …, turned down") goes
//! on in another piece, which points back to the first.

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
    nouns_before: Vec<usize>,
    /// For each unit: the finite verb group reached from it through noun phrases, prepositions and the like; the last entry is for the end.
    pub(super) ahead: Vec<Option<usize>>,
    /// For each unit: whether it is a preposition that opens a clause.
    pub(super) opens: Vec<bool>,
    /// For each quotation mark that opens a quoted clause: the unit that closes it.
    pub(super) quotes: Vec<Option<usize>>,
}

/// A clause while it is being cut.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    /// Its first unit.
    pub(super) first: usize,
    pub(super) marker: Option<String>,
    pub(super) parent: Option<usize>,
    pub(super) continues: Option<usize>,
    pub(super) quoted: bool,
    /// Its finite verb.
    pub(super) finite: Option<usize>,
    /// Its last verb of any form.
    pub(super) last_verb: Option<usize>,
    /// Whether it opened after a comma or dash, so that one closes it.
    pub(super) set_off: bool,
    /// The verb that reports it.
    pub(super) reported_by: Option<usize>,
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
    fn verb_at(&self, i: usize) -> Option<usize> {
        self.verb_of
            .get(i)
            .copied()
            .flatten()
            .filter(|v| self.verb_units[*v].first == i)
    }

    /// The participle or form in -ing that begins at unit `i`, adverbs skipped.
    fn participial_at(&self, i: usize) -> Option<usize> {
        let at = self.skip_adverbs(i);
        self.verb_at(at)
            .filter(|v| matches!(self.verb_units[*v].form, Form::Ing | Form::Participle))
    }

    fn skip_adverbs(&self, i: usize) -> usize {
        let adverb = |j: &usize| {
            self.units
                .get(*j)
                .is_some_and(|u| matches!(u.tag, Tag::Adverb | Tag::Negation))
        };
        (i..i + 4).find(|j| !adverb(j)).unwrap_or(i)
    }

    fn is_saying_only(&self, verb: usize) -> bool {
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

/// Cuts the sentence into clauses.
pub(super) fn cut(chunks: &Chunks<'_>) -> Vec<Draft> {
    let mut cutter = Cutter {
        chunks,
        drafts: vec![Draft::default()],
        current: 0,
        around_quote: 0,
        quote_end: None,
    };
    for i in 0..chunks.units.len() {
        cutter.step(i);
    }
    cutter.drafts
}

/// How far up an interrupted clause is looked for: deeper nesting is no news prose, and the bound keeps the pass linear.
const MAX_DEPTH: usize = 8;

struct Cutter<'a, 'b> {
    chunks: &'b Chunks<'a>,
    drafts: Vec<Draft>,
    current: usize,
    /// The clause a quotation interrupts, and where the quotation ends.
    around_quote: usize,
    quote_end: Option<usize>,
}

impl Cutter<'_, '_> {
    fn step(&mut self, i: usize) {
        if self.quote_end == Some(i) {
            self.quote_end = None;
            self.after_quote(i + 1);
            return;
        }
        match self.chunks.units[i].tag {
            Tag::Quote if self.quote_end.is_none() => self.quote(i),
            Tag::Subordinator | Tag::Relative => self.subordinate(i),
            Tag::Preposition if self.chunks.opens[i] => self.subordinate(i),
            Tag::Comma | Tag::Dash => self.comma(i),
            Tag::Conjunction => self.conjunction(i),
            Tag::Stop => self.stop(i),
            _ => self.verb(i),
        }
    }

    /// Opens a clause at unit `first`; a clause that would be empty is taken over.
    fn open(&mut self, first: usize, draft: Draft) -> usize {
        let quoted = draft.quoted || self.quote_end.is_some_and(|end| first <= end);
        let draft = Draft {
            first,
            quoted,
            ..draft
        };
        let last = self.drafts.len() - 1;
        if self.drafts[last].first >= first
            || (self.is_empty(last, first) && self.may_take_over(last, &draft))
        {
            let (kept, old) = (self.drafts[last].first, self.drafts[last].clone());
            let parent = draft.parent.filter(|p| *p != last).or(old.parent);
            self.drafts[last] = Draft {
                first: kept,
                parent,
                marker: draft.marker.or(old.marker),
                reported_by: draft.reported_by.or(old.reported_by),
                continues: draft.continues.filter(|c| *c != last),
                set_off: draft.set_off || old.set_off,
                ..draft
            };
            self.current = last;
        } else {
            self.drafts.push(draft);
            self.current = last + 1;
        }
        self.current
    }

    /// "that, after talks end, …": an opener with a clause of its own to come is no empty clause.
    fn may_take_over(&self, last: usize, draft: &Draft) -> bool {
        let old = &self.drafts[last];
        old.continues.is_none()
            && !(old.marker.is_some() && draft.marker.is_some() && old.reported_by.is_some())
    }

    /// Whether the last clause holds no noun phrase and no verb before unit `end`.
    fn is_empty(&self, clause: usize, end: usize) -> bool {
        let from = self.drafts[clause].first;
        (from..end).all(|i| {
            self.chunks.noun_of[i].is_none()
                && self.chunks.verb_of[i].is_none()
                && !matches!(self.chunks.units[i].tag, Tag::Time | Tag::Frequency)
        })
    }

    /// The clause whose finite verb is still to come, around `clause`.
    fn waiting(&self, clause: usize) -> Option<usize> {
        let mut at = self.parent_of(clause);
        for _ in 0..MAX_DEPTH {
            let found = at?;
            let root = self.root(found);
            if self.drafts[root].finite.is_none() && !self.is_empty_at_all(root) {
                return Some(root);
            }
            at = self.parent_of(root);
        }
        None
    }

    fn is_empty_at_all(&self, clause: usize) -> bool {
        let end = self
            .drafts
            .get(clause + 1)
            .map_or(self.chunks.units.len(), |d| d.first);
        let from = self.drafts[clause].first;
        self.chunks.nouns_before[from] == self.chunks.nouns_before[end]
    }

    fn parent_of(&self, clause: usize) -> Option<usize> {
        self.drafts[self.root(clause)].parent
    }

    /// The first piece of `clause`.
    fn root(&self, clause: usize) -> usize {
        self.drafts[clause].continues.unwrap_or(clause)
    }

    fn finite(&self, clause: usize) -> Option<usize> {
        self.drafts[self.root(clause)].finite
    }

    fn resume(&mut self, first: usize, clause: usize) {
        let root = self.root(clause);
        let old = &self.drafts[root];
        let draft = Draft {
            parent: old.parent,
            continues: Some(root),
            finite: old.finite,
            last_verb: old.last_verb,
            reported_by: old.reported_by,
            set_off: old.set_off,
            ..Draft::default()
        };
        self.open(first, draft);
    }

    fn quote(&mut self, i: usize) {
        let Some(end) = self.chunks.quotes[i] else {
            return;
        };
        let around = self.root(self.current);
        let reported_by = self.drafts[self.current]
            .last_verb
            .filter(|v| self.chunks.is_saying(*v));
        let parent = reported_by.map(|_| around);
        self.around_quote = around;
        self.quote_end = Some(end);
        self.open(
            i,
            Draft {
                parent,
                reported_by,
                quoted: true,
                ..Draft::default()
            },
        );
    }

    fn after_quote(&mut self, first: usize) {
        let from = if self
            .chunks
            .units
            .get(first)
            .is_some_and(|u| u.tag == Tag::Comma)
        {
            first + 1
        } else {
            first
        };
        let rest = (from..self.chunks.units.len()).any(|i| {
            !matches!(
                self.chunks.units[i].tag,
                Tag::Other | Tag::Quote | Tag::Stop | Tag::Comma | Tag::Dash
            )
        });
        if !rest {
            return;
        }
        let around = self.around_quote.min(self.drafts.len() - 1);
        let fresh = self.chunks.ahead[from].is_some() && self.finite(around).is_some();
        if fresh || self.drafts[around].quoted {
            self.open(
                first,
                Draft {
                    set_off: true,
                    ..Draft::default()
                },
            );
        } else {
            self.resume(first, around);
        }
    }

    fn subordinate(&mut self, i: usize) {
        let unit = &self.chunks.units[i];
        let before = i.checked_sub(1).map(|j| self.chunks.units[j].tag);
        let pied = before == Some(Tag::Preposition)
            && (unit.tag == Tag::Relative
                || matches!(unit.lower.as_str(), "what" | "where" | "whom"));
        let first = if pied || self.is_as_soon_as(i) {
            i - if pied { 1 } else { 2 }
        } else {
            i
        };
        let preceding = first.checked_sub(1).map(|j| self.chunks.units[j].tag);
        let set_off = matches!(preceding, Some(Tag::Comma | Tag::Dash));
        if set_off && unit.tag == Tag::Relative && first > 0 {
            self.open_said(first - 1);
        }
        let sibling = preceding == Some(Tag::Conjunction)
            && self.drafts[self.root(self.current)].marker.as_deref() == Some(&unit.lower);
        let (parent, reported_by) = if sibling {
            (
                self.parent_of(self.current),
                self.drafts[self.current].reported_by,
            )
        } else {
            let reporter = if pied { None } else { self.reporter(i, first) };
            (
                Some(self.attachment(i, set_off && reporter.is_none())),
                reporter,
            )
        };
        let marker = Some(unit.lower.clone());
        self.open(
            first,
            Draft {
                marker,
                parent,
                set_off,
                reported_by,
                ..Draft::default()
            },
        );
    }

    fn is_as_soon_as(&self, i: usize) -> bool {
        self.chunks.units[i].lower == "as"
            && i > 1
            && self.chunks.units[i - 2].lower == "as"
            && self.chunks.units[i - 1].tag == Tag::Adverb
    }

    /// The clause that the one opened at `i` hangs on. An adverbial clause does not hang on a relative one ("countries that buy it if …"), nor does any clause
    /// set off after "…, he said,".
    fn attachment(&self, i: usize, set_off: bool) -> usize {
        let mut at = self.root(self.current);
        let nominal = self.chunks.units[i].tag == Tag::Relative
            || matches!(
                self.chunks.units[i].lower.as_str(),
                "that" | "whether" | "how" | "why" | "what"
            );
        for _ in 0..MAX_DEPTH {
            let draft = &self.drafts[at];
            let relative = draft.reported_by.is_none()
                && matches!(
                    draft.marker.as_deref(),
                    Some("who" | "which" | "whose" | "whom" | "that")
                );
            match draft.parent {
                Some(parent) if relative && !nominal => at = self.root(parent),
                _ => break,
            }
        }
        let draft = &self.drafts[at];
        let said = set_off
            && draft.set_off
            && draft.parent.is_none()
            && draft.finite.is_some_and(|v| self.chunks.is_saying(v));
        if said && at > 0 {
            self.root(at - 1)
        } else {
            at
        }
    }

    /// The verb that reports the clause opened at `i`: the last one before it, if it is a verb of saying and the opener can follow such a verb.
    fn reporter(&self, i: usize, first: usize) -> Option<usize> {
        let marker = self.chunks.units[i].lower.as_str();
        if !matches!(marker, "that" | "whether" | "how" | "why" | "what") {
            return None;
        }
        let verb = self.drafts[self.current].last_verb?;
        let after_noun = first.checked_sub(1).and_then(|j| self.chunks.noun_of[j]);
        let denied_noun = after_noun.is_some_and(|n| {
            self.chunks
                .grammar
                .is_saying_noun(&self.chunks.nouns[n].lemma)
        });
        let rejecting = self
            .chunks
            .grammar
            .verb_effect(
                &self.chunks.verbs[verb].lemma,
                crate::lexicon::Complement::Clause,
            )
            .is_some();
        (self.chunks.is_saying(verb) || (denied_noun && rejecting)).then_some(verb)
    }

    fn comma(&mut self, i: usize) {
        let next = i + 1;
        let Some(following) = self.chunks.units.get(next) else {
            return;
        };
        if matches!(
            following.tag,
            Tag::Conjunction
                | Tag::Subordinator
                | Tag::Relative
                | Tag::Quote
                | Tag::Comma
                | Tag::Dash
        ) || self.chunks.opens[next]
        {
            return;
        }
        let current = self.current;
        let has_verb = self.drafts[self.root(current)].last_verb.is_some();
        let ahead = self.chunks.ahead[self.chunks.skip_adverbs(next)];
        let direct = self
            .chunks
            .finite_at(self.chunks.skip_adverbs(next))
            .is_some();
        if self.finite(current).is_some()
            || (self.drafts[current].set_off && has_verb)
            || self.opens_with_verb(current)
        {
            match ahead {
                Some(_) if direct => self.direct_verb(next),
                Some(_) => self.fresh(next),
                None if self.chunks.participial_at(next).is_some() => self.participial(next),
                None if self.drafts[current].set_off => {
                    if let Some(outer) = self.waiting(current) {
                        self.resume(next, outer);
                    }
                }
                None => {}
            }
        } else if self.chunks.participial_at(next).is_some() && !self.is_empty(current, i) {
            self.participial(next);
        }
    }

    /// "Speaking in Kyiv, he said": the clause at the head of the sentence has a verb, but no finite one.
    fn opens_with_verb(&self, clause: usize) -> bool {
        let draft = &self.drafts[clause];
        draft.last_verb.is_some_and(|v| {
            let first = self.chunks.skip_adverbs(draft.first);
            let led = self
                .chunks
                .units
                .get(first)
                .is_some_and(|u| u.tag == Tag::Preposition || u.tag == Tag::Subordinator);
            self.chunks.verb_units[v].first <= first + usize::from(led) && draft.finite.is_none()
        })
    }

    fn is_saying_at(&self, i: usize) -> bool {
        self.chunks
            .finite_at(self.chunks.skip_adverbs(i))
            .is_some_and(|v| {
                let after = self.chunks.verb_units[v].end;
                let noun_follows = self.chunks.noun_of.get(after).is_some_and(Option::is_some);
                self.chunks.is_saying(v) && noun_follows
            })
    }

    fn direct_verb(&mut self, first: usize) {
        if let Some(outer) = self.waiting(self.current) {
            self.resume(first, outer);
        } else if self.is_saying_at(first) {
            // "…, said Orlov"
            self.open(
                first,
                Draft {
                    set_off: true,
                    ..Draft::default()
                },
            );
        } else {
            let parent = self.parent_of(self.current);
            let reported_by = self.drafts[self.current].reported_by;
            self.open(
                first,
                Draft {
                    parent,
                    reported_by,
                    ..Draft::default()
                },
            );
        }
    }

    /// A clause with its own subject after a comma: the main one after a subordinate one, or a saying clause, or another main one.
    fn fresh(&mut self, first: usize) {
        let root = self.root(self.current);
        let coordinate = self
            .chunks
            .units
            .get(self.drafts[root].first)
            .is_some_and(|u| u.tag == Tag::Conjunction);
        let leading = self.drafts[root].parent.is_none()
            && !coordinate
            && (self.drafts[root].marker.is_some() || self.drafts[root].finite.is_none());
        if let Some(outer) = self.waiting(self.current)
            && self.drafts[outer].parent.is_none()
            && self.drafts[outer].marker.is_some()
        {
            self.resume(first, outer);
            return;
        }
        // "said that if no deal is reached, he would": the clause that hangs on "said" goes on.
        let enclosing = self
            .parent_of(root)
            .filter(|p| self.drafts[*p].reported_by.is_some() && self.drafts[*p].finite.is_none());
        if let Some(outer) = enclosing {
            self.resume(first, outer);
            return;
        }
        let opened = self.open(
            first,
            Draft {
                set_off: true,
                ..Draft::default()
            },
        );
        if leading && opened != root {
            self.drafts[root].parent = Some(opened);
        }
    }

    /// "said the suspect, arrested on Monday, had fled": after a verb that takes no thing as object, the noun phrase before an interruption at `i` opens
    /// what is said.
    fn open_said(&mut self, i: usize) {
        let root = self.root(self.current);
        let Some(saying) = self.drafts[root]
            .finite
            .filter(|v| self.drafts[root].last_verb == Some(*v))
        else {
            return;
        };
        if self
            .chunks
            .grammar
            .is_clause_only(&self.chunks.verbs[saying].lemma)
            && let Some(subject) = self.bare_subject(saying, i, true)
            && self.chunks.noun_of[subject].is_some_and(|n| self.chunks.noun_units[n].end == i)
            && self.current == self.drafts.len() - 1
        {
            self.open(
                subject,
                Draft {
                    parent: Some(root),
                    reported_by: Some(saying),
                    ..Draft::default()
                },
            );
        }
    }

    fn participial(&mut self, first: usize) {
        self.open_said(first - 1);
        let parent = Some(self.root(self.current));
        self.open(
            first,
            Draft {
                parent,
                set_off: true,
                ..Draft::default()
            },
        );
    }

    fn conjunction(&mut self, i: usize) {
        let Some(ahead) = self.chunks.ahead[self.chunks.skip_adverbs(i + 1)] else {
            return;
        };
        if self.finite(self.current).is_none() || self.chunks.verb_units[ahead].first <= i {
            return;
        }
        let after_comma = i > 0 && matches!(self.chunks.units[i - 1].tag, Tag::Comma | Tag::Dash);
        let marker = Some(self.chunks.units[i].lower.clone());
        let own_subject = self.chunks.finite_at(self.chunks.skip_adverbs(i + 1)) != Some(ahead);
        let outer = if after_comma {
            self.waiting(self.current)
        } else {
            None
        };
        if let Some(outer) = outer.filter(|_| !own_subject) {
            return self.resume(i, outer);
        }
        let inherits = !(after_comma && own_subject);
        let (parent, reported_by) = if inherits {
            (
                self.parent_of(self.current),
                self.drafts[self.current].reported_by,
            )
        } else {
            (None, None)
        };
        self.open(
            i,
            Draft {
                marker,
                parent,
                reported_by,
                ..Draft::default()
            },
        );
    }

    fn stop(&mut self, i: usize) {
        let last = i + 1 >= self.chunks.units.len() || self.quote_end == Some(i + 1);
        if last || self.is_empty(self.current, i) {
            return;
        }
        let draft = &self.drafts[self.current];
        let colon = self.chunks.units[i].lower == ":";
        let reported_by = draft
            .last_verb
            .filter(|v| colon && self.chunks.is_saying(*v));
        let parent = reported_by.map(|_| self.root(self.current));
        self.open(
            i + 1,
            Draft {
                parent,
                reported_by,
                ..Draft::default()
            },
        );
    }

    fn verb(&mut self, i: usize) {
        let Some(verb) = self.chunks.verb_at(i) else {
            return;
        };
        if self.chunks.verb_units[verb].form == Form::Finite {
            match self.finite(self.current) {
                Some(earlier) => self.second_finite(i, earlier),
                None => self.contact(i, verb),
            }
            let root = self.root(self.current);
            self.drafts[root].finite = Some(verb);
            self.drafts[self.current].finite = Some(verb);
        }
        let root = self.root(self.current);
        self.drafts[root].last_verb = Some(verb);
        self.drafts[self.current].last_verb = Some(verb);
    }

    /// "the deal Trump announced collapsed": two noun phrases side by side and another finite verb to come; the second phrase opens a relative
    /// clause without opener.
    fn contact(&mut self, i: usize, verb: usize) {
        let Some(subject) = i.checked_sub(1).and_then(|j| self.chunks.noun_of[j]) else {
            return;
        };
        let (Some(before), true) = (
            subject.checked_sub(1),
            self.current == self.drafts.len() - 1,
        ) else {
            return;
        };
        let (described, own) = (
            self.chunks.noun_units[before],
            self.chunks.noun_units[subject],
        );
        let thing = self.chunks.units[described.head].tag == Tag::Noun && !described.owns;
        let more = self.chunks.ahead[self.chunks.verb_units[verb].end].is_some();
        let inside = described.first >= self.drafts[self.current].first;
        if thing
            && more
            && inside
            && described.end == own.first
            && !self.chunks.is_saying_only(verb)
        {
            let parent = Some(self.root(self.current));
            self.open(
                own.first,
                Draft {
                    parent,
                    ..Draft::default()
                },
            );
        }
    }

    /// A finite verb in a clause that has one: an outer clause goes on, or a clause without opener begins before its subject.
    fn second_finite(&mut self, i: usize, earlier: usize) {
        if let Some(outer) = self.waiting(self.current) {
            return self.resume(i, outer);
        }
        let earlier = self.drafts[self.current]
            .last_verb
            .map_or(earlier, |v| v.max(earlier));
        let saying = self.chunks.is_saying(earlier);
        let subject = self.bare_subject(earlier, i, saying);
        let (parent, reported_by) = if subject.is_some() {
            (Some(self.root(self.current)), saying.then_some(earlier))
        } else {
            (
                self.parent_of(self.current),
                self.drafts[self.current].reported_by,
            )
        };
        self.open(
            subject.unwrap_or(i),
            Draft {
                parent,
                reported_by,
                ..Draft::default()
            },
        );
    }

    /// First unit of the subject of the finite verb at `i`, among the noun phrases without preposition since the verb group `earlier`.
    fn bare_subject(&self, earlier: usize, i: usize, saying: bool) -> Option<usize> {
        let from = self.chunks.verb_units[earlier]
            .end
            .max(self.drafts[self.current].first);
        let mut bare: Vec<usize> = Vec::new();
        let mut at = from;
        while at < i {
            match self.chunks.noun_of[at] {
                Some(n) => {
                    let place = self.chunks.noun_units[n];
                    if self.chunks.nouns[n].preposition.is_none()
                        && self.chunks.nouns[n].owner.is_none()
                    {
                        bare.push(place.first);
                    }
                    at = place.end.max(at + 1);
                }
                None => at += 1,
            }
        }
        let addressed = self
            .chunks
            .grammar
            .is_addressing(&self.chunks.verbs[earlier].lemma);
        match bare.as_slice() {
            [] => None,
            [_, second, ..] if addressed => Some(*second),
            [first, ..] if saying => Some(*first),
            [.., last] => Some(*last),
        }
    }
}
