//! Subjects: which noun phrase each finite verb and participle goes with.
//!
//! The rest of the linker is in `link`.

use super::link::Linker;
use super::unit::Tag;
use super::verb::Form;

impl Linker<'_, '_> {
    pub(super) fn subjects(&mut self) {
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
    pub(super) fn is_coordinated(&self, verb: usize, earlier: usize) -> bool {
        let first = self.chunks.verb_units[verb].first;
        let conjunction = first
            .checked_sub(1)
            .is_some_and(|i| self.chunks.units[i].tag == Tag::Conjunction);
        conjunction && earlier + 1 == verb
    }

    /// "was arrested and charged": the second participle shares the auxiliaries of the first.
    pub(super) fn coordinated_participle(&mut self, verb: usize, earlier: usize) -> Option<usize> {
        let first = self.verbs[earlier].clone();
        let second = &mut self.verbs[verb];
        second.tense = first.tense;
        second.perfect = first.perfect;
        second.passive = first.passive;
        second.certainty = first.certainty;
        second.negated |= first.negated;
        first.subject
    }

    pub(super) fn finite_subject(&self, verb: usize, root: usize) -> Option<usize> {
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
        // "will they meet?", "is it over?"
        if self.chunks.units[place.first].tag.is_auxiliary()
            && self.drafts[root].first + 1 >= place.first
        {
            let inside = self
                .chunks
                .noun_units
                .partition_point(|n| n.first < place.first);
            let asked = self
                .chunks
                .noun_units
                .get(inside)
                .filter(|n| n.end <= place.end);
            return asked
                .map(|_| inside)
                .or_else(|| self.noun_after(place.end, verb));
        }
        // "said Peskov"
        let after = self
            .chunks
            .is_saying(verb)
            .then(|| self.noun_after(place.end, verb))
            .flatten();
        after.or_else(|| self.inherited(self.verbs[verb].clause))
    }

    /// What the relative clause `root` describes: the noun phrase before it. Where a time stands between, a name under a preposition is only
    /// where it was ("talks held in Istanbul in May, which failed").
    pub(super) fn antecedent(&self, root: usize) -> Option<usize> {
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
    pub(super) fn counted_whole(&self, noun: usize) -> usize {
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
    pub(super) fn bare_before(&self, verb: usize, root: usize) -> Option<usize> {
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
    pub(super) fn is_object(&self, noun: usize) -> bool {
        let first = self.chunks.noun_units[noun].first;
        first
            .checked_sub(1)
            .and_then(|i| self.chunks.verb_of[i])
            .is_some_and(|v| self.chunks.verb_units[v].form != Form::Finite)
    }

    pub(super) fn is_bare(&self, noun: usize) -> bool {
        self.nouns[noun].preposition.is_none()
            && !self.chunks.noun_units[noun].owns
            && self.is_nominative(noun)
    }

    /// Whether it is no pronoun in the objective case.
    pub(super) fn is_nominative(&self, noun: usize) -> bool {
        let pronoun = self.chunks.units[self.chunks.noun_units[noun].head].tag == Tag::Pronoun;
        let objective = matches!(
            self.nouns[noun].lemma.as_str(),
            "him" | "them" | "me" | "us" | "himself" | "itself" | "themselves" | "whom"
        );
        !(pronoun && objective)
    }

    /// "Peskov, the Kremlin spokesman, said": the phrase before the comma.
    pub(super) fn explained(&self, noun: usize, verb_first: usize) -> usize {
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
    pub(super) fn noun_after(&self, from: usize, verb: usize) -> Option<usize> {
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
    pub(super) fn noun_before_unit(&self, end: usize) -> Option<usize> {
        self.chunks
            .noun_units
            .partition_point(|n| n.end <= end)
            .checked_sub(1)
    }

    /// What a reduced participle describes: "talks held in May", "the rounds, held in May".
    pub(super) fn described(&self, verb: usize) -> Option<usize> {
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
    pub(super) fn inherited(&self, clause: usize) -> Option<usize> {
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
    pub(super) fn following(&self, verb: usize) -> Option<usize> {
        let clause = self.verbs[verb].clause;
        let parent = self.clauses[clause].parent.filter(|p| *p > clause)?;
        self.drafts[parent]
            .finite
            .and_then(|v| self.verbs[v].subject)
    }

    /// The subject of the finite verb before `verb` in its clause: "met in Kyiv to discuss".
    pub(super) fn finite_before(&self, verb: usize) -> Option<usize> {
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
}

/// How far back a subject is looked for, in noun phrases or verb groups: keeps the pass linear.
const MAX_BACK: usize = 24;
