//! What a number is the amount of: "the toll rose **to 35**", "revenue **of $3 million**", "profit **up 5%**".
//!
//! The noun is found through "of", through the verb between the two, through "up", "down", "at" or a colon, or behind the number:
//! "a 5% rise in profit". The preposition before the number, and the verb, tell a level from a change.

use super::super::reading::Sentence;
use super::phrase;
use super::ties::{Number, Tie, Way, object};
use crate::lexicon::WordClasses;
use crate::phrase::{Token, TokenClass, VerbGroup};
use crate::text::Span;

/// The measures that `number` is the amount of.
pub(super) fn ties(sentence: &Sentence<'_>, classes: &WordClasses, number: &Number) -> Vec<Tie> {
    if number.implied {
        return Vec::new();
    }
    let words = Words {
        sentence,
        classes,
        at: number.at,
    };
    let tie = |(noun, way)| Tie::Measure { noun, way };
    let mut found: Vec<Tie> = words.inside(number).into_iter().map(tie).collect();
    found.extend(words.behind(number).map(tie));
    // "revenue stood at $30 million and profit **at $3 million**": a noun right before "at" is nearer than the verb; before "to" it is not.
    let near = || words.beside().filter(|_| !words.is_behind("to"));
    if let Some(before) = words
        .of()
        .or_else(near)
        .or_else(|| words.by_verb())
        .or_else(|| words.beside())
    {
        found.push(tie(before));
        // "a jump in **profit** for the quarter at $3 million": a rule knows which of the nouns it measures.
        if words.is_behind("at") {
            let first = words.subject_head(before.0);
            found.extend((first..before.0).rev().map(|noun| tie((noun, before.1))));
        }
    }
    found
}

/// The measure of a number whose verb is left out, that of the one before it: "revenue rose 38.6% and **profit** 60.7%".
pub(super) fn gapped(
    sentence: &Sentence<'_>,
    classes: &WordClasses,
    before: &Number,
    number: &Number,
) -> Option<Tie> {
    let way = before.ties.iter().find_map(|tie| match tie {
        Tie::Measure { way, .. } => Some(*way),
        Tie::Subject(_) | Tie::Object(_) | Tie::State(_) | Tie::Of(_) => None,
    })?;
    let words = Words {
        sentence,
        classes,
        at: number.at,
    };
    let noun = words.noun_ending_at(number.at.start)?;
    let phrase = sentence.phrases.nouns.get(noun)?;
    let between = sentence.text.get(before.at.end..phrase.span.start)?;
    let verbs = &sentence.phrases.verbs;
    let has_verb = verbs
        .iter()
        .any(|v| v.span.start >= before.at.end && v.span.end <= number.at.start);
    let joined = between.trim_end();
    let joins = joined.ends_with(',') || joined.ends_with(';') || joined.ends_with(" and");
    let adjacent = sentence.text.get(phrase.span.end..number.at.start)?;
    let fits = joins
        && !has_verb
        && adjacent.chars().all(char::is_whitespace)
        && phrase.preposition.is_none()
        && phrase::is_of_same_sort(before, number);
    fits.then_some(Tie::Measure { noun, way })
}

struct Words<'s, 'a> {
    sentence: &'s Sentence<'a>,
    classes: &'s WordClasses,
    at: Span,
}

impl Words<'_, '_> {
    fn is(&self, class: &str, lemma: &str) -> bool {
        self.classes.holds(class, lemma)
    }

    fn tokens(&self) -> &[Token] {
        &self.sentence.phrases.tokens
    }

    /// Whether the number stands behind that word.
    fn is_behind(&self, word: &str) -> bool {
        self.token_before().is_some_and(|t| t.lemma == word)
    }

    /// The token before the number, determiners and adverbs left out.
    fn token_before(&self) -> Option<&Token> {
        let tokens = self.tokens();
        let end = tokens.partition_point(|t| t.span.start < self.at.start);
        tokens[..end].iter().rev().find(|t| {
            !matches!(t.class, TokenClass::Determiner | TokenClass::Adverb)
                && !matches!(t.lemma.as_str(), "record" | "new" | "just" | "some")
                || matches!(t.lemma.as_str(), "up" | "down")
        })
    }

    /// The last noun phrase that ends at `offset` or before, with nothing but closing marks between.
    fn noun_ending_at(&self, offset: usize) -> Option<usize> {
        let nouns = &self.sentence.phrases.nouns;
        let noun = nouns.iter().rposition(|n| n.span.end <= offset)?;
        let between = self.sentence.text.get(nouns[noun].span.end..offset)?;
        between
            .chars()
            .all(|c| !c.is_alphanumeric())
            .then_some(noun)
    }

    /// "a 58.6% **margin**": the number stands before the noun it measures. Of "a 25-basis-point **cut**" it is how much what the modifier
    /// names moved; a noun of rising may be a measure itself as well, "a 3-metre **surge**".
    fn inside(&self, number: &Number) -> Vec<(usize, Way)> {
        let noun = number.noun.filter(|_| number.quantity.unit.is_some());
        let phrase = noun.and_then(|n| self.sentence.phrases.nouns.get(n));
        let Some((noun, phrase)) = noun
            .zip(phrase)
            .filter(|(_, n)| n.head.start >= self.at.end)
        else {
            return Vec::new();
        };
        let moved = self.change_noun(&phrase.lemma).map(|way| (noun, way));
        std::iter::once((noun, Way::Level)).chain(moved).collect()
    }

    /// "a 60.7% **rise in profit**", "$30 billion **in revenue**".
    fn behind(&self, number: &Number) -> Option<(usize, Way)> {
        let nouns = &self.sentence.phrases.nouns;
        let phrase = number.noun.and_then(|n| nouns.get(n));
        let head = phrase.filter(|n| n.head.start >= self.at.end);
        let end = head.map_or(self.at.end, |n| n.span.end);
        let way = match head {
            Some(n) => self.change_noun(&n.lemma)?,
            None => Way::Level,
        };
        let next = nouns.iter().position(|n| n.span.start >= end)?;
        let noun = nouns.get(next)?;
        let close = noun.span.start.saturating_sub(end) <= 10;
        let fits = close
            && match way {
                Way::Level => noun.preposition.as_deref() == Some("in"),
                Way::Up | Way::Down => matches!(noun.preposition.as_deref(), Some("in" | "of")),
            };
        fits.then_some((next, way))
    }

    /// "a toll **of 35**", "a rise **of 5%** in revenue".
    fn of(&self) -> Option<(usize, Way)> {
        let token = self.token_before()?;
        if token.lemma != "of" {
            return None;
        }
        let noun = self.noun_ending_at(token.span.start)?;
        let nouns = &self.sentence.phrases.nouns;
        let Some(way) = self.change_noun(&nouns.get(noun)?.lemma) else {
            return Some((noun, Way::Level));
        };
        // "revenue growth of 5%": the noun with its modifier is what a rule names.
        let behind = nouns.iter().position(|n| n.span.start >= self.at.end);
        let measured = behind.filter(|n| {
            nouns[*n].preposition.as_deref() == Some("in")
                && nouns[*n].span.start - self.at.end <= 10
        });
        Some((measured.unwrap_or(noun), way))
    }

    /// "the toll **rose to** 35", "**put** the toll **at** 35", "cut the rate **by** 25 points".
    fn by_verb(&self) -> Option<(usize, Way)> {
        let phrases = &self.sentence.phrases;
        let clause = self.sentence.clause_at(self.at.start);
        let index = phrases.verbs.iter().rposition(|v| {
            v.span.end <= self.at.start && self.sentence.same_clause(v.clause, clause)
        })?;
        let verb = phrases.verbs.get(index)?;
        let before = self.token_before()?;
        let is_direct = verb.span.contains(before.span);
        let way = self.way(verb, &before.lemma, is_direct)?;
        if verb.subject.is_none() && self.is_moving(verb) {
            return Some((self.before_verb(verb)?, way));
        }
        let between = object(self.sentence, index)
            .filter(|o| !verb.passive && phrases.nouns[*o].span.end <= self.at.start)
            .filter(|o| !phrase::is_number_alone(self.sentence, &phrases.nouns[*o]));
        if let Some(noun) = between {
            return (!is_direct).then_some((noun, way));
        }
        Some((self.subject_head(verb.subject?), way))
    }

    fn is_moving(&self, verb: &VerbGroup) -> bool {
        ["falling", "rising"]
            .iter()
            .any(|class| self.is(class, &verb.lemma))
    }

    /// "with **profit** in the three months to June climbing 5%": what a verb without a subject is said of stands before it.
    fn before_verb(&self, verb: &VerbGroup) -> Option<usize> {
        let nouns = &self.sentence.phrases.nouns;
        let noun = nouns.iter().rposition(|n| {
            n.span.end <= verb.span.start && self.sentence.same_clause(n.clause, verb.clause)
        })?;
        Some(self.subject_head(noun))
    }

    /// "The **tariff** on Japanese goods rose": the noun before those that prepositions hang on it.
    fn subject_head(&self, subject: usize) -> usize {
        let nouns = &self.sentence.phrases.nouns;
        let hangs = |noun: usize| {
            matches!(
                nouns[noun].preposition.as_deref(),
                Some("on" | "for" | "against" | "from" | "in" | "at")
            )
        };
        let mut at = subject;
        while let Some(before) = at.checked_sub(1).filter(|_| hangs(at))
            && self
                .sentence
                .same_clause(nouns[before].clause, nouns[subject].clause)
        {
            at = before;
        }
        at
    }

    fn way(&self, verb: &VerbGroup, before: &str, is_direct: bool) -> Option<Way> {
        let falls = self.is("falling", &verb.lemma) || self.is("lowering", &verb.lemma);
        let rises = self.is("rising", &verb.lemma) || self.is("raising", &verb.lemma);
        let moved = if falls { Way::Down } else { Way::Up };
        match before {
            "to" | "at" => Some(Way::Level),
            "by" => Some(moved),
            "up" => Some(Way::Up),
            "down" => Some(Way::Down),
            _ if is_direct && (falls || rises) => Some(moved),
            _ if is_direct && (verb.lemma == "be" || self.is("reaching", &verb.lemma)) => {
                Some(Way::Level)
            }
            _ => None,
        }
    }

    /// "profit **up** 5%", "Death toll**:** 35", "the key rate **at** 4%".
    fn beside(&self) -> Option<(usize, Way)> {
        let token = self.token_before()?;
        let way = match token.lemma.as_str() {
            "up" => Way::Up,
            "down" => Way::Down,
            "at" | "to" | ":" => Way::Level,
            _ => return None,
        };
        let noun = self.noun_ending_at(token.span.start)?;
        // "a 5% rise in profit **to** $3 million"
        let risen = token.lemma != "to" || {
            let nouns = &self.sentence.phrases.nouns;
            nouns[..noun]
                .iter()
                .rev()
                .take(2)
                .any(|n| self.change_noun(&n.lemma).is_some())
        };
        risen.then_some((noun, way))
    }

    fn change_noun(&self, lemma: &str) -> Option<Way> {
        if self.is("rises", lemma) {
            Some(Way::Up)
        } else if self.is("falls", lemma) {
            Some(Way::Down)
        } else {
            None
        }
    }
}
