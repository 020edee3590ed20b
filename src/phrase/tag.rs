//! Tagging: which of its possible classes each unit has in this sentence. Function words, nouns and adjectives; verbs are in
//! `tag_verb`.
//!
//! One pass from left to right: what stands before is settled, what follows is known by its possible classes only.

use super::unit::{Tag, Unit};
use crate::lexicon::{Complement, Grammar, Sorts};

/// The state of the pass.
pub(super) struct Tagger<'a> {
    pub(super) units: &'a mut [Unit],
    pub(super) grammar: &'a Grammar,
    /// For each unit: whether a finite verb can follow it before the stretch ends.
    pub(super) later: Vec<bool>,
    /// The same, past the next comma or dash.
    pub(super) later_beyond: Vec<bool>,
    /// Index of the last finite verb or auxiliary of this stretch.
    pub(super) finite: Option<usize>,
    /// Whether the stretch around the present one (before a comma, relative or subordinator) has its finite verb.
    pub(super) outer_finite: bool,
    /// Index of the last full verb tagged.
    pub(super) last_verb: Option<usize>,
}

/// Tags all units.
pub(super) fn tag(units: &mut [Unit], grammar: &Grammar) {
    if is_title_case(units) {
        for unit in units.iter_mut() {
            unit.capital &= unit.sorts.is_empty();
        }
    }
    let (later, later_beyond) = later(units);
    let mut tagger = Tagger {
        units,
        grammar,
        later,
        later_beyond,
        finite: None,
        outer_finite: false,
        last_verb: None,
    };
    for i in 0..tagger.units.len() {
        let tag = tagger.choose(i);
        tagger.units[i].tag = tag;
        tagger.note(i, tag);
    }
}

/// A heading in capitals ("Sides to Resume Talks") says nothing by them.
fn is_title_case(units: &[Unit]) -> bool {
    let long = |u: &&Unit| u.mention.is_none() && u.lower.len() > 3 && u.sorts.any(OPEN);
    let total = units.iter().filter(long).count();
    let capital = units.iter().filter(long).filter(|u| u.capital).count();
    total >= 2 && capital * 3 >= total * 2
}

const OPEN: Sorts = Sorts::VERB.with(Sorts::NOUN).with(Sorts::ADJECTIVE);

/// Classes of words that open another stretch.
const OPENERS: Sorts = Sorts::RELATIVE
    .with(Sorts::SUBORDINATOR)
    .with(Sorts::CLAUSE_PREPOSITION);

/// For each unit, whether a finite verb can follow before the stretch ends, and whether one follows beyond the next comma.
fn later(units: &[Unit]) -> (Vec<bool>, Vec<bool>) {
    let mut near = vec![false; units.len()];
    let mut far = vec![false; units.len()];
    let (mut now, mut beyond) = (false, false);
    for i in (0..units.len()).rev() {
        near[i] = now;
        far[i] = beyond;
        let unit = &units[i];
        let verb_follows = units
            .get(i + 1)
            .is_some_and(|u| u.sorts.any(Sorts::VERB.with(Sorts::MODAL)));
        match unit.tag {
            Tag::Comma | Tag::Dash => {
                beyond |= now;
                now = false;
            }
            Tag::Stop | Tag::Quote => (now, beyond) = (false, false),
            _ if unit.sorts.any(OPENERS) => now = false,
            _ if unit.sorts.any(Sorts::CONJUNCTION) && verb_follows => now = false,
            _ => now |= may_be_finite(units, i),
        }
    }
    (near, far)
}

fn may_be_finite(units: &[Unit], i: usize) -> bool {
    let sorts = units[i].sorts;
    let by_follows = units.get(i + 1).is_some_and(|u| u.lower == "by");
    if sorts.any(Sorts::MODAL) {
        return true;
    }
    if sorts.any(Sorts::AUXILIARY) {
        return !matches!(
            units[i].lower.as_str(),
            "be" | "been" | "being" | "having" | "doing" | "done"
        );
    }
    if sorts.any(Sorts::NOUN.with(Sorts::ADJECTIVE)) || units[i].capital {
        return false;
    }
    let determined = i > 0
        && (units[i - 1]
            .sorts
            .any(Sorts::DETERMINER.with(Sorts::POSSESSIVE))
            || matches!(units[i - 1].tag, Tag::Quantity | Tag::Number | Tag::Ordinal));
    let past =
        sorts.any(Sorts::PAST) && !(sorts.any(Sorts::PARTICIPLE) && (by_follows || determined));
    past || sorts.any(Sorts::PRESENT_S)
}

impl Tagger<'_> {
    /// The tag of the unit `back` places before `i`.
    pub(super) fn tag_before(&self, i: usize, back: usize) -> Option<Tag> {
        i.checked_sub(back)
            .and_then(|j| self.units.get(j))
            .map(|u| u.tag)
    }

    /// Index of the nearest unit before `i` that is no adverb, negation, or mark of a quotation inside a verb group (`are "sharply
    /// opposed"`).
    pub(super) fn before(&self, i: usize) -> Option<usize> {
        (0..i).rev().take(6).find(|j| match self.units[*j].tag {
            Tag::Adverb | Tag::Negation => false,
            Tag::Quote => !self.tag_before(*j, 1).is_some_and(Tag::is_auxiliary),
            _ => true,
        })
    }

    /// The unit after `i`.
    pub(super) fn after(&self, i: usize) -> Option<&Unit> {
        self.units.get(i + 1)
    }

    /// Whether what follows `i` begins a noun phrase that cannot be a verb.
    pub(super) fn noun_phrase_follows(&self, i: usize) -> bool {
        let Some(next) = self.after(i) else {
            return false;
        };
        let begins = Sorts::DETERMINER
            .with(Sorts::POSSESSIVE)
            .with(Sorts::PRONOUN);
        if next.mention.is_some() || next.tag == Tag::Number {
            return !matches!(next.tag, Tag::Time | Tag::Frequency);
        }
        if next.tag != Tag::Noun || next.sorts.any(OPENERS) {
            return false;
        }
        next.capital || next.sorts.any(begins) || next.sorts.is_empty() || self.is_plain_noun(next)
    }

    fn is_plain_noun(&self, unit: &Unit) -> bool {
        let verbal = Sorts::VERB.with(Sorts::AUXILIARY).with(Sorts::MODAL);
        let verbal = if unit.sorts.any(Sorts::ADJECTIVE) {
            verbal.without(Sorts::ING.with(Sorts::PARTICIPLE).with(Sorts::PAST))
        } else {
            verbal
        };
        (unit.sorts.any(Sorts::NOUN_FIRST) || !unit.sorts.any(verbal))
            && unit.sorts.any(Sorts::NOUN.with(Sorts::ADJECTIVE))
            && !unit.sorts.any(Sorts::PREPOSITION.with(Sorts::ADVERB))
    }

    /// Whether the word after `i` can stand inside a noun phrase: what makes a participle or an adjective before it its modifier.
    pub(super) fn noun_follows(&self, i: usize) -> bool {
        let Some(next) = self.after(i) else {
            return false;
        };
        if next.mention.is_some() {
            return matches!(next.tag, Tag::Name | Tag::Ordinal);
        }
        let closed = Sorts::DETERMINER
            .with(Sorts::POSSESSIVE)
            .with(Sorts::PRONOUN)
            .with(Sorts::PREPOSITION)
            .with(Sorts::CONJUNCTION)
            .with(Sorts::MODAL)
            .with(Sorts::AUXILIARY)
            .with(Sorts::NEGATION)
            .with(Sorts::ADVERB)
            .with(OPENERS);
        next.tag == Tag::Noun
            && !next.sorts.any(closed)
            && (next.sorts.is_empty()
                || next.capital
                || next
                    .sorts
                    .any(Sorts::NOUN.with(Sorts::ADJECTIVE).with(Sorts::ING)))
    }

    fn choose(&self, i: usize) -> Tag {
        let unit = &self.units[i];
        if unit.mention.is_some() {
            return unit.tag;
        }
        match unit.tag {
            Tag::Dash if self.joins_numbers(i) => Tag::Other,
            Tag::Noun => self.word(i),
            Tag::Other if unit.clitic => self.clitic(i),
            _ => unit.tag,
        }
    }

    /// "10–12", "Kyiv-Moscow": a dash without blanks around it.
    fn joins_numbers(&self, i: usize) -> bool {
        let unit = &self.units[i];
        let before = i.checked_sub(1).map(|j| self.units[j].span.end);
        let after = self.after(i).map(|u| u.span.start);
        !matches!(unit.lower.as_str(), "(" | ")" | "[" | "]" | "\u{2014}")
            && before == Some(unit.span.start)
            && after == Some(unit.span.end)
    }

    fn clitic(&self, i: usize) -> Tag {
        let unit = &self.units[i];
        let before = self.tag_before(i, 1);
        match unit.lower.trim_start_matches(['\'', '\u{2018}', '\u{2bc}']) {
            "" => Tag::Owner,
            "s" if matches!(
                before,
                Some(Tag::Pronoun | Tag::Subordinator | Tag::Relative | Tag::Adverb)
            ) =>
            {
                Tag::Be
            }
            "s" if self.after(i).is_some_and(|n| {
                n.sorts.any(
                    Sorts::DETERMINER
                        .with(Sorts::NEGATION)
                        .with(Sorts::PREPOSITION),
                )
            }) =>
            {
                Tag::Be
            }
            "s" => Tag::Owner,
            _ if unit.sorts.any(Sorts::NEGATION) => Tag::Negation,
            _ if unit.sorts.any(Sorts::MODAL) => Tag::Modal,
            _ if unit.sorts.any(Sorts::HAVE) => Tag::Have,
            _ => Tag::Be,
        }
    }

    fn word(&self, i: usize) -> Tag {
        let unit = &self.units[i];
        let sorts = unit.sorts;
        if unit.capital && self.is_name(i) {
            return Tag::Proper;
        }
        if sorts.is_empty() {
            return Tag::Noun;
        }
        match unit.lower.as_str() {
            "that" => return self.that(i),
            "to" => return self.to(i),
            "there" => return self.there(i),
            "her" => {
                return if self.noun_follows(i) {
                    Tag::Possessive
                } else {
                    Tag::Pronoun
                };
            }
            "so" | "not" | "n't" => {
                return if sorts.any(Sorts::NEGATION) {
                    Tag::Negation
                } else {
                    Tag::Adverb
                };
            }
            _ => {}
        }
        self.function_word(i).unwrap_or_else(|| self.open_word(i))
    }

    /// A capital names something, unless the word opens the sentence (or a quotation) and is a common one.
    fn is_name(&self, i: usize) -> bool {
        let sorts = self.units[i].sorts;
        let first = matches!(
            self.tag_before(i, 1),
            None | Some(Tag::Quote | Tag::Stop | Tag::Dash | Tag::Other)
        );
        if first {
            sorts.is_empty()
        } else {
            !sorts.any(
                Sorts::MODAL
                    .with(Sorts::AUXILIARY)
                    .with(Sorts::CONJUNCTION)
                    .with(Sorts::PREPOSITION),
            ) && !sorts.any(Sorts::DETERMINER)
                && self.units[i].lower != "i"
        }
    }

    fn open_word(&self, i: usize) -> Tag {
        let sorts = self.units[i].sorts;
        if sorts.any(Sorts::VERB)
            && let Some(tag) = self.verb(i)
        {
            return tag;
        }
        if sorts.any(Sorts::ADJECTIVE) {
            return self.adjective(i);
        }
        if sorts.any(Sorts::ADVERB) && !(sorts.any(Sorts::NOUN) && self.is_determined(i)) {
            return Tag::Adverb;
        }
        Tag::Noun
    }

    /// Whether a determiner, a possessive or an owner stands before `i`.
    pub(super) fn is_determined(&self, i: usize) -> bool {
        matches!(
            self.tag_before(i, 1),
            Some(Tag::Determiner | Tag::Possessive | Tag::Owner)
        )
    }

    fn adjective(&self, i: usize) -> Tag {
        let sorts = self.units[i].sorts;
        let of_follows = self.after(i).is_some_and(|n| n.lower == "of");
        let name_follows = self.after(i).is_some_and(|n| n.tag == Tag::Name);
        let before = self.tag_before(i, 1);
        let headed = matches!(
            before,
            Some(
                Tag::Name
                    | Tag::Proper
                    | Tag::Noun
                    | Tag::Ordinal
                    | Tag::Quantity
                    | Tag::Adjective
                    | Tag::VerbalModifier
            )
        );
        // "a source close to the talks" against "the close".
        let to_follows = self.after(i).is_some_and(|n| n.lower == "to");
        if to_follows
            && self
                .grammar
                .adjective_effect(&self.units[i].lower, Complement::Ing)
                .is_some()
        {
            return Tag::Adjective;
        }
        let opens = before.is_none() && self.is_verb_next(i);
        if sorts.any(Sorts::NOUN) && (headed || opens) && !self.noun_follows(i) {
            return Tag::Noun;
        }
        if name_follows && self.grammar.is_title(&self.units[i].lower) {
            Tag::Noun
        } else if self.noun_follows(i) {
            Tag::Adjective
        } else if sorts.any(Sorts::NOUN) && (self.is_determined(i) || of_follows) {
            Tag::Noun
        } else if sorts.any(Sorts::ADVERB)
            && !self.is_determined(i)
            && !matches!(self.tag_before(i, 1), Some(Tag::Be))
        {
            Tag::Adverb
        } else {
            Tag::Adjective
        }
    }

    /// Keeps the account of finite verbs after unit `i` was tagged.
    fn note(&mut self, i: usize, tag: Tag) {
        match tag {
            Tag::Past | Tag::Present => (self.finite, self.last_verb) = (Some(i), Some(i)),
            Tag::Base => {
                self.last_verb = Some(i);
                if self.finite.is_none() && !self.is_governed_base(i) {
                    self.finite = Some(i);
                }
            }
            Tag::Participle | Tag::Ing => self.last_verb = Some(i),
            Tag::Modal | Tag::Have | Tag::Do => self.finite = Some(i),
            Tag::Be if !matches!(self.units[i].lower.as_str(), "be" | "been" | "being") => {
                self.finite = Some(i)
            }
            Tag::Subordinator | Tag::Relative | Tag::Dash => {
                self.outer_finite = self.finite.is_some();
                self.finite = None;
            }
            Tag::Preposition if self.units[i].sorts.any(Sorts::CLAUSE_PREPOSITION) => {
                self.outer_finite = self.finite.is_some();
                self.finite = None;
            }
            Tag::Comma => {
                // A comma after a subordinate clause gives back the stretch around it.
                self.outer_finite = self.finite.is_some() && (self.outer_finite || !self.later[i]);
                self.finite = None;
            }
            Tag::Conjunction | Tag::Stop | Tag::Quote => self.finite = None,
            _ => {}
        }
    }

    fn is_governed_base(&self, i: usize) -> bool {
        self.before(i)
            .is_some_and(|j| matches!(self.units[j].tag, Tag::To | Tag::Modal | Tag::Do))
    }
}
