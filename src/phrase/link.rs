//! What holds between phrases: clause of each, coordination, subjects, and what a verb makes of the one that hangs on it.
//!
//! Comes in: chunks and drafts of clauses. Goes out: the finished lists.

use super::clause::{Chunks, Draft};
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

    fn subjects(&mut self) {
        let mut last_of: Vec<Option<usize>> = vec![None; self.clauses.len()];
        for verb in 0..self.verbs.len() {
            let clause = self.verbs[verb].clause;
            let root = self.root(clause);
            let earlier = last_of[root];
            let subject = match self.chunks.verb_units[verb].form {
                Form::Finite if earlier.is_some_and(|e| self.is_coordinated(verb, e)) => {
                    earlier.and_then(|e| self.verbs[e].subject)
                }
                Form::Finite => self.finite_subject(verb, root),
                Form::Participle if earlier.is_some_and(|e| self.is_coordinated(verb, e)) => {
                    earlier.and_then(|e| self.coordinated_participle(verb, e))
                }
                Form::Participle => self
                    .described(verb)
                    .or_else(|| self.finite_before(verb))
                    .or_else(|| self.inherited(clause)),
                Form::Ing | Form::Infinitive => None,
            };
            self.verbs[verb].subject = subject;
            last_of[root] = Some(verb);
        }
    }

    /// Whether only a conjunction (and adverbs) stands between the ends of two groups' stretches: "was held and charged".
    fn is_coordinated(&self, verb: usize, earlier: usize) -> bool {
        let first = self.chunks.verb_units[verb].first;
        let conjunction = first
            .checked_sub(1)
            .is_some_and(|i| self.chunks.units[i].tag == Tag::Conjunction);
        conjunction && earlier + 1 == verb
    }

    /// "was arrested and charged": the second participle shares the auxiliaries of the first.
    fn coordinated_participle(&mut self, verb: usize, earlier: usize) -> Option<usize> {
        let first = self.verbs[earlier].clone();
        let second = &mut self.verbs[verb];
        second.tense = first.tense;
        second.perfect = first.perfect;
        second.passive = first.passive;
        second.certainty = first.certainty;
        second.negated |= first.negated;
        first.subject
    }

    fn finite_subject(&self, verb: usize, root: usize) -> Option<usize> {
        let place = self.chunks.verb_units[verb];
        let before = self.bare_before(verb, root);
        if let Some(noun) = before {
            if self.nouns[noun].lemma == "there" {
                return self.noun_after(place.end, verb).or(before);
            }
            return Some(noun);
        }
        let relative = self.clauses[root]
            .marker
            .as_deref()
            .is_some_and(|m| matches!(m, "who" | "which" | "that" | "whom"));
        if relative && let Some(described) = self.antecedent(root) {
            return Some(described);
        }
        if self.clauses[root].marker.as_deref() == Some("what") {
            return None;
        }
        // "said Peskov"
        if self.chunks.is_saying(verb) {
            return self.noun_after(place.end, verb);
        }
        self.inherited(self.verbs[verb].clause)
    }

    /// What the relative clause `root` describes: the noun phrase before it. Where a time stands between, a name under a preposition is only
    /// where it was ("talks held in Istanbul in May, which failed").
    fn antecedent(&self, root: usize) -> Option<usize> {
        let first = self.drafts[root].first;
        let nearest = self.noun_before_unit(first)?;
        let adjacent = (self.chunks.noun_units[nearest].end..first)
            .all(|i| matches!(self.chunks.units[i].tag, Tag::Comma | Tag::Dash));
        if adjacent {
            return Some(nearest);
        }
        let named = |n: &usize| {
            self.nouns[*n].preposition.is_some()
                && self.chunks.units[self.chunks.noun_units[*n].head].tag == Tag::Name
        };
        let found = (0..=nearest)
            .rev()
            .take(4)
            .find(|n| !named(n))
            .unwrap_or(nearest);
        Some(self.counted_whole(found))
    }

    /// The whole that `noun` is counted in: of "two rounds of talks" the rounds; else `noun`.
    fn counted_whole(&self, noun: usize) -> usize {
        noun.checked_sub(1)
            .filter(|h| {
                let head = &self.nouns[*h];
                let counted = head.quantity.is_some()
                    || head.ordinal.is_some()
                    || self.chunks.grammar.is_partitive(&head.lemma);
                head.of == Some(noun) && counted
            })
            .unwrap_or(noun)
    }

    /// The nearest noun phrase without preposition before `verb` in its clause; of an apposition, what it explains.
    fn bare_before(&self, verb: usize, root: usize) -> Option<usize> {
        let first = self.chunks.verb_units[verb].first;
        let last = self
            .chunks
            .noun_units
            .partition_point(|n| n.first < first)
            .checked_sub(1)?;
        let mut found = None;
        for noun in (0..=last).rev().take(MAX_BACK) {
            let own = self.root(self.nouns[noun].clause);
            if own == root && self.is_bare(noun) {
                found = Some(noun);
                if !self.is_object(noun) {
                    break;
                }
            }
            if own < root && self.nouns[noun].clause < root {
                break;
            }
        }
        found.map(|noun| self.explained(noun, first))
    }

    /// Whether `noun` directly follows a participle, infinitive or form in -ing: "rebels holding **the town** freed two men".
    fn is_object(&self, noun: usize) -> bool {
        let first = self.chunks.noun_units[noun].first;
        first
            .checked_sub(1)
            .and_then(|i| self.chunks.verb_of[i])
            .is_some_and(|v| self.chunks.verb_units[v].form != Form::Finite)
    }

    fn is_bare(&self, noun: usize) -> bool {
        self.nouns[noun].preposition.is_none()
            && !self.chunks.noun_units[noun].owns
            && self.is_nominative(noun)
    }

    fn is_nominative(&self, noun: usize) -> bool {
        !matches!(
            self.nouns[noun].lemma.as_str(),
            "him" | "them" | "me" | "us" | "himself" | "itself" | "themselves" | "whom"
        )
    }

    /// "Peskov, the Kremlin spokesman, said": the phrase before the comma.
    fn explained(&self, noun: usize, verb_first: usize) -> usize {
        let place = self.chunks.noun_units[noun];
        let comma = |i: usize| {
            self.chunks
                .units
                .get(i)
                .is_some_and(|u| u.tag == Tag::Comma)
        };
        let closed = (place.end..verb_first).any(comma);
        let opened = place.first.checked_sub(1).is_some_and(comma);
        if closed && opened && noun > 0 && self.nouns[noun].coordinated_with.is_none() {
            let before = noun - 1;
            let same = self.root(self.nouns[before].clause) == self.root(self.nouns[noun].clause);
            if same && self.is_bare(before) && self.chunks.noun_units[before].end + 1 == place.first
            {
                return before;
            }
        }
        noun
    }

    /// The first noun phrase without preposition after unit `from`, in the clause of `verb`.
    fn noun_after(&self, from: usize, verb: usize) -> Option<usize> {
        let next = self.chunks.noun_units.partition_point(|n| n.first < from);
        let place = self.chunks.noun_units.get(next)?;
        let same = self.nouns[next].clause == self.verbs[verb].clause;
        let near = (from..place.first).all(|i| {
            matches!(
                self.chunks.units[i].tag,
                Tag::Adverb | Tag::Negation | Tag::Time
            )
        });
        let next = if self.chunks.noun_units[next].owns {
            next + 1
        } else {
            next
        };
        (same && near && self.nouns.get(next)?.preposition.is_none()).then_some(next)
    }

    /// The last noun phrase before unit `end`, a comma or preposition between left aside; of "X of Y, which" the nearer one.
    fn noun_before_unit(&self, end: usize) -> Option<usize> {
        self.chunks
            .noun_units
            .partition_point(|n| n.end <= end)
            .checked_sub(1)
    }

    /// What a reduced participle describes: "talks held in May", "the rounds, held in May".
    fn described(&self, verb: usize) -> Option<usize> {
        let first = self.chunks.verb_units[verb].first;
        let noun = self.noun_before_unit(first)?;
        let between = &self.chunks.units[self.chunks.noun_units[noun].end..first];
        let near = between.iter().all(|u| {
            matches!(
                u.tag,
                Tag::Comma | Tag::Adverb | Tag::Time | Tag::Dash | Tag::Negation
            )
        });
        if !near || self.chunks.noun_units[noun].owns {
            return None;
        }
        Some(self.counted_whole(noun))
    }

    /// The subject of the clause before, for a clause that shares it: "met and signed", "resigned, killing hopes".
    fn inherited(&self, clause: usize) -> Option<usize> {
        let end = self.drafts[clause].first;
        let last = self
            .chunks
            .verb_units
            .partition_point(|v| v.first < end)
            .checked_sub(1)?;
        (0..=last)
            .rev()
            .take(MAX_BACK)
            .find(|v| {
                self.chunks.verb_units[*v].form == Form::Finite
                    && self.clauses[self.verbs[*v].clause].parent == self.clauses[clause].parent
                    || self.clauses[clause].parent == Some(self.root(self.verbs[*v].clause))
            })
            .and_then(|v| self.verbs[v].subject)
    }

    /// "Speaking in Kyiv, he said": the subject of the clause after.
    fn following(&self, verb: usize) -> Option<usize> {
        let clause = self.verbs[verb].clause;
        let parent = self.clauses[clause].parent.filter(|p| *p > clause)?;
        self.drafts[parent]
            .finite
            .and_then(|v| self.verbs[v].subject)
    }

    /// The subject of the finite verb before `verb` in its clause: "met in Kyiv to discuss".
    fn finite_before(&self, verb: usize) -> Option<usize> {
        let root = self.root(self.verbs[verb].clause);
        let same = |v: &usize| {
            self.chunks.verb_units[*v].form == Form::Finite
                && self.root(self.verbs[*v].clause) == root
        };
        (0..verb)
            .rev()
            .take(MAX_BACK)
            .find(same)
            .and_then(|v| self.verbs[v].subject)
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

/// How far back a subject is looked for, in noun phrases or verb groups: keeps the pass linear.
const MAX_BACK: usize = 24;
