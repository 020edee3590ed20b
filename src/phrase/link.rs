//! What holds between phrases: clause of each, coordination, subjects, and what a verb makes of the one that hangs on it.
//!
//! Comes in: chunks and drafts of clauses. Goes out: the finished lists.

use super::chunks::Chunks;
use super::clause::Draft;
use super::report;
use super::unit::Tag;
use super::verb::Form;
use super::{Clause, NounPhrase, Tense, VerbGroup};
use crate::lexicon::{Complement, Effect, EffectTense};
use crate::text::Span;
use crate::value::Certainty;

/// Links all phrases.
pub(super) fn link(
    text: &str,
    chunks: &Chunks<'_>,
    drafts: Vec<Draft>,
) -> (Vec<NounPhrase>, Vec<VerbGroup>, Vec<Clause>) {
    let mut linker = Linker {
        clause_of: clause_of_units(chunks, &drafts),
        clauses: clauses(text, chunks, &drafts),
        nouns: chunks.nouns.to_vec(),
        verbs: chunks.verbs.to_vec(),
        chunks,
        drafts,
    };
    linker.place();
    linker.coordinate();
    linker.subjects();
    report::report(&mut linker);
    linker.hang();
    linker.reported_future();
    linker.conditions();
    linker.negative_subjects();
    (linker.nouns, linker.verbs, linker.clauses)
}

/// The lists while they are linked.
pub(super) struct Linker<'a, 'b> {
    pub(super) chunks: &'b Chunks<'a>,
    pub(super) drafts: Vec<Draft>,
    pub(super) clause_of: Vec<usize>,
    pub(super) nouns: Vec<NounPhrase>,
    pub(super) verbs: Vec<VerbGroup>,
    pub(super) clauses: Vec<Clause>,
}

fn clause_of_units(chunks: &Chunks<'_>, drafts: &[Draft]) -> Vec<usize> {
    let mut clause = 0;
    (0..chunks.units.len())
        .map(|i| {
            while drafts.get(clause + 1).is_some_and(|d| d.first <= i) {
                clause += 1;
            }
            clause
        })
        .collect()
}

/// Drafts into clauses whose spans tile the sentence.
fn clauses(text: &str, chunks: &Chunks<'_>, drafts: &[Draft]) -> Vec<Clause> {
    let start = |index: usize| match drafts.get(index) {
        _ if index == 0 => 0,
        Some(draft) => chunks
            .units
            .get(draft.first)
            .map_or(text.len(), |u| u.span.start),
        None => text.len(),
    };
    drafts
        .iter()
        .enumerate()
        .map(|(i, draft)| Clause {
            span: Span::new(start(i), start(i + 1)),
            marker: draft.marker.clone(),
            parent: draft.parent,
            continues: draft.continues,
            quoted: draft.quoted,
            reported_by: draft.reported_by,
            source: None,
        })
        .collect()
}

impl Linker<'_, '_> {
    /// The first piece of `clause`.
    pub(super) fn root(&self, clause: usize) -> usize {
        self.clauses[clause].continues.unwrap_or(clause)
    }

    fn place(&mut self) {
        for (noun, place) in self.nouns.iter_mut().zip(self.chunks.noun_units) {
            noun.clause = self.clause_of[place.head];
            let opener = place
                .first
                .checked_sub(1)
                .is_some_and(|i| self.chunks.opens[i]);
            if opener {
                noun.preposition = None;
            }
        }
        for (verb, place) in self.verbs.iter_mut().zip(self.chunks.verb_units) {
            verb.clause = self.clause_of[place.first];
        }
    }

    /// "Russia and Ukraine"; "A, B and C", where the comma counts only because the list ends in a conjunction.
    fn coordinate(&mut self) {
        let mut list_goes_on = false;
        for right in (1..self.nouns.len()).rev() {
            let (left, between) = (right - 1, self.between(right));
            let same = self.nouns[left].clause == self.nouns[right].clause;
            let kind = match between {
                [Tag::Conjunction] | [Tag::Comma, Tag::Conjunction] => same,
                [Tag::Comma] => same && list_goes_on,
                _ => false,
            };
            list_goes_on = kind;
            if kind && !self.chunks.noun_units[left].owns {
                self.nouns[right].coordinated_with = Some(left);
            }
        }
        for right in 1..self.nouns.len() {
            if let Some(left) = self.nouns[right].coordinated_with
                && self.nouns[right].preposition.is_none()
            {
                self.nouns[right].preposition = self.nouns[left].preposition.clone();
            }
        }
    }

    fn between(&self, right: usize) -> &'static [Tag] {
        let (from, to) = (
            self.chunks.noun_units[right - 1].end,
            self.chunks.noun_units[right].first,
        );
        match self.chunks.units.get(from..to).unwrap_or(&[]) {
            [one] if one.tag == Tag::Conjunction => &[Tag::Conjunction],
            [one] if one.tag == Tag::Comma => &[Tag::Comma],
            [one, two] if one.tag == Tag::Comma && two.tag == Tag::Conjunction => {
                &[Tag::Comma, Tag::Conjunction]
            }
            _ => &[],
        }
    }

    /// Infinitives and forms in -ing hang on the verb, adjective or noun before them.
    fn hang(&mut self) {
        for verb in 0..self.verbs.len() {
            let complement = match self.chunks.verb_units[verb].form {
                Form::Infinitive => Complement::To,
                Form::Ing => Complement::Ing,
                Form::Finite | Form::Participle => continue,
            };
            let first = self.chunks.verb_units[verb].first;
            if self.is_coordinated_form(verb) {
                self.share(verb);
            } else if let Some(effect) = self.noun_effect(verb, complement) {
                self.apply(verb, None, effect);
            } else if let Some((head, effect, object)) = self.governor(verb, complement) {
                self.verbs[verb].hangs_on = Some(head);
                self.verbs[verb].subject = object.or(self.verbs[head].subject);
                if let Some(effect) = effect {
                    self.apply(verb, Some(head), effect);
                }
            } else {
                self.verbs[verb].subject =
                    if complement == Complement::Ing && !self.follows_preposition(first) {
                        self.described(verb)
                            .or_else(|| self.inherited(self.verbs[verb].clause))
                            .or_else(|| self.following(verb))
                    } else {
                        self.finite_before(verb)
                    };
            }
        }
    }

    fn follows_preposition(&self, first: usize) -> bool {
        first
            .checked_sub(1)
            .is_some_and(|i| self.chunks.units[i].tag == Tag::Preposition)
    }

    /// "to meet and to sign", "to meet and sign".
    fn is_coordinated_form(&self, verb: usize) -> bool {
        verb > 0
            && self.is_coordinated(verb, verb - 1)
            && self.chunks.verb_units[verb - 1].form == self.chunks.verb_units[verb].form
    }

    fn share(&mut self, verb: usize) {
        let before = self.verbs[verb - 1].clone();
        let group = &mut self.verbs[verb];
        (group.tense, group.certainty, group.subject, group.hangs_on) = (
            before.tense,
            before.certainty,
            before.subject,
            before.hangs_on,
        );
        group.negated |= before.negated;
    }

    /// "a plan to meet", "the decision to resume".
    fn noun_effect(&self, verb: usize, complement: Complement) -> Option<Effect> {
        let first = self.chunks.verb_units[verb].first;
        let noun = first.checked_sub(1).and_then(|i| self.chunks.noun_of[i])?;
        if complement != Complement::To
            || self.nouns[noun].head.end != self.chunks.units[first - 1].span.end
        {
            return None;
        }
        self.chunks.grammar.noun_effect(&self.nouns[noun].lemma)
    }

    /// The verb group before `verb` that it hangs on, what that makes of it, and the object that stands between.
    fn governor(
        &self,
        verb: usize,
        complement: Complement,
    ) -> Option<(usize, Option<Effect>, Option<usize>)> {
        let head = verb.checked_sub(1)?;
        if self.verbs[head].clause != self.verbs[verb].clause && !self.is_as_saying(verb) {
            return None;
        }
        let (from, to) = (
            self.chunks.verb_units[head].end,
            self.chunks.verb_units[verb].first,
        );
        let between = self.chunks.units.get(from..to)?;
        let object = self
            .noun_before_unit(to)
            .filter(|n| self.chunks.noun_units[*n].first >= from);
        if self.is_as_saying(verb) {
            return Some((head, None, object));
        }
        if between
            .iter()
            .any(|u| matches!(u.tag, Tag::Comma | Tag::Dash | Tag::Quote | Tag::Stop))
        {
            return None;
        }
        let effect = self
            .chunks
            .grammar
            .verb_effect(base(&self.verbs[head].lemma), complement);
        let adjacent = between
            .iter()
            .all(|u| matches!(u.tag, Tag::Adverb | Tag::Negation | Tag::Time));
        if adjacent {
            return (complement == Complement::To || effect.is_some())
                .then_some((head, effect, None));
        }
        let effect = effect.filter(|e| e.object && complement == Complement::To)?;
        let object = object.filter(|n| {
            self.nouns[*n].preposition.is_none() || self.verbs[head].lemma.starts_with("call")
        });
        Some((head, Some(effect), object))
    }

    /// "quoted a source as saying": the form in -ing hangs on the quoting verb; the source says it.
    fn is_as_saying(&self, verb: usize) -> bool {
        let first = self.chunks.verb_units[verb].first;
        self.chunks.is_saying(verb)
            && first
                .checked_sub(1)
                .is_some_and(|i| self.chunks.units[i].lower == "as")
    }

    fn apply(&mut self, verb: usize, head: Option<usize>, effect: Effect) {
        let governing = head.map(|h| self.verbs[h].clone());
        let group = &mut self.verbs[verb];
        group.certainty = group.certainty.max(effect.certainty);
        group.tense = match effect.tense {
            EffectTense::Future => Tense::Future,
            EffectTense::Present => Tense::Present,
            EffectTense::Same if group.perfect => Tense::Past,
            EffectTense::Same => governing.as_ref().map_or(Tense::None, |g| g.tense),
        };
        group.negated ^= effect.negates;
        if let Some(governing) = governing {
            group.certainty = group.certainty.max(governing.certainty);
            group.negated |= governing.negated;
        }
    }

    /// "said he would impose": after a past verb of saying "would" is a future told in the past. "hopes talks will resume": what a verb makes of its
    /// clause.
    fn reported_future(&mut self) {
        for verb in 0..self.verbs.len() {
            if self.chunks.verb_units[verb].form != Form::Finite {
                continue;
            }
            let clause = self.verbs[verb].clause;
            let Some(saying) = self.clauses[clause].reported_by else {
                continue;
            };
            let spoken_past = self.verbs[saying].tense == Tense::Past
                || self.verbs[saying].perfect
                || self.verbs[saying].tense == Tense::None;
            if self.chunks.verb_units[verb].would && !self.verbs[verb].perfect && spoken_past {
                self.verbs[verb].certainty = Certainty::Planned;
                self.verbs[verb].tense = Tense::Future;
            }
            let effect = self
                .chunks
                .grammar
                .verb_effect(&self.verbs[saying].lemma, Complement::Clause);
            if let Some(effect) = effect.filter(|_| !self.verbs[saying].negated) {
                self.verbs[verb].certainty = self.verbs[verb].certainty.max(effect.certainty);
            }
        }
    }

    /// Verbs of an "if" clause are conditional, and so is what lies ahead in the clause it hangs on.
    fn conditions(&mut self) {
        let mut conditional = vec![false; self.clauses.len()];
        let mut consequence = vec![false; self.clauses.len()];
        for (index, clause) in self.clauses.iter().enumerate() {
            let marker = clause.marker.as_deref();
            if marker.is_some_and(|m| self.chunks.grammar.is_conditional(m)) {
                conditional[self.root(index)] = true;
                if let Some(parent) = clause.parent {
                    consequence[self.root(parent)] = true;
                }
            }
        }
        for verb in 0..self.verbs.len() {
            let root = self.root(self.verbs[verb].clause);
            let ahead =
                self.verbs[verb].tense == Tense::Future && self.chunks.verb_units[verb].modal;
            // "said he would act if" stays a plan: the source commits itself, the condition is told beside it.
            let told = self.chunks.verb_units[verb].would
                && self.verbs[verb].certainty == Certainty::Planned;
            if conditional[root] || (consequence[root] && ahead && !told) {
                let certainty = &mut self.verbs[verb].certainty;
                *certainty = (*certainty).max(Certainty::Conditional);
            }
        }
    }

    /// "no date has been set", "none of them met".
    fn negative_subjects(&mut self) {
        for verb in 0..self.verbs.len() {
            let Some(subject) = self.verbs[verb].subject else {
                continue;
            };
            let noun = &self.nouns[subject];
            let word = noun.determiner.as_deref().unwrap_or(&noun.lemma);
            if self.chunks.grammar.is_negative(word)
                && self.chunks.verb_units[verb].form == Form::Finite
            {
                self.verbs[verb].negated = true;
            }
        }
    }
}

/// A verb without its particle: "call on" → "call".
fn base(lemma: &str) -> &str {
    lemma.split(' ').next().unwrap_or(lemma)
}
