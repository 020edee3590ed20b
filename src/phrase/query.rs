//! Questions extraction asks of the phrases of a sentence.

use super::{NounPhrase, Phrases, VerbGroup};

impl Phrases {
    /// Index of the clause that holds the byte `offset` of the sentence.
    pub fn clause_at(&self, offset: usize) -> Option<usize> {
        let after = self.clauses.partition_point(|c| c.span.start <= offset);
        after
            .checked_sub(1)
            .filter(|i| offset < self.clauses[*i].span.end)
    }

    /// The first piece of the clause `clause`: itself, unless it goes on with an interrupted one.
    pub fn first_piece(&self, clause: usize) -> usize {
        self.clauses
            .get(clause)
            .and_then(|c| c.continues)
            .unwrap_or(clause)
    }

    /// Whether two clause indices mean pieces of one clause.
    pub fn is_same_clause(&self, one: usize, other: usize) -> bool {
        self.first_piece(one) == self.first_piece(other)
    }

    /// Index of the verb group that carries the clause `clause`, in any of its pieces: the finite one, else the first.
    pub fn verb_of_clause(&self, clause: usize) -> Option<usize> {
        let mut first = None;
        for (index, verb) in self.verbs.iter().enumerate() {
            if self.is_same_clause(verb.clause, clause) {
                if verb.tense != super::Tense::None && verb.hangs_on.is_none() {
                    return Some(index);
                }
                first = first.or(Some(index));
            }
        }
        first
    }

    /// Index of the noun phrase that holds the byte `offset`.
    pub fn noun_at(&self, offset: usize) -> Option<usize> {
        let after = self.nouns.partition_point(|n| n.span.start <= offset);
        after
            .checked_sub(1)
            .filter(|i| offset < self.nouns[*i].span.end)
    }

    /// Index of the verb group `noun` goes with: the one it is the subject of, else the last one before it in its clause, else the clause's.
    pub fn governing_verb(&self, noun: usize) -> Option<usize> {
        let phrase = self.nouns.get(noun)?;
        let head = self.whole_of(noun);
        let as_subject = self.verbs.iter().position(|v| {
            v.subject
                .is_some_and(|s| s == head || self.is_conjunct(s, head))
                && self.is_same_clause(v.clause, phrase.clause)
        });
        as_subject
            .or_else(|| self.verb_before(phrase))
            .or_else(|| self.verb_of_clause(phrase.clause))
    }

    /// Index of the verb group nearest to the byte `offset` within the clause there: the last one that begins before it, else the next.
    pub fn nearest_verb(&self, offset: usize) -> Option<usize> {
        let clause = self.clause_at(offset)?;
        let inside = |v: &&VerbGroup| self.is_same_clause(v.clause, clause);
        let before = self
            .verbs
            .iter()
            .rposition(|v| v.span.start <= offset && inside(&v));
        before.or_else(|| self.verbs.iter().position(|v| inside(&v)))
    }

    /// Indices of the noun phrases of the clause `clause`, in all its pieces, in order.
    pub fn nouns_in_clause(&self, clause: usize) -> impl Iterator<Item = usize> {
        self.nouns
            .iter()
            .enumerate()
            .filter(move |(_, n)| self.is_same_clause(n.clause, clause))
            .map(|(i, _)| i)
    }

    /// The noun phrase that `noun` is a part of through "of", outermost: of "rounds of talks" that of the rounds, asked for the talks.
    pub fn whole_of(&self, noun: usize) -> usize {
        let mut at = noun;
        while let Some(before) = at
            .checked_sub(1)
            .filter(|b| self.nouns.get(*b).is_some_and(|n| n.of == Some(at)))
        {
            at = before;
        }
        at
    }

    /// Whether `noun` comes before `conjunct` in one coordination, or after it.
    pub fn is_conjunct(&self, noun: usize, conjunct: usize) -> bool {
        let (from, to) = (noun.max(conjunct), noun.min(conjunct));
        let mut at = from;
        while let Some(before) = self.nouns.get(at).and_then(|n| n.coordinated_with) {
            if before == to {
                return true;
            }
            at = before;
        }
        false
    }

    fn verb_before(&self, phrase: &NounPhrase) -> Option<usize> {
        self.verbs.iter().rposition(|v| {
            v.span.end <= phrase.span.start && self.is_same_clause(v.clause, phrase.clause)
        })
    }
}
