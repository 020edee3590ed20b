//! Tagging of words that can be verbs: verb or noun, finite or participle.
//!
//! What decides is what stands before (a determiner makes a noun, a modal an infinitive), whether the stretch has or will have
//! its finite verb, and what follows (an object makes a finite verb, "by" a participle).

use super::tag::Tagger;
use super::unit::Tag;
use crate::lexicon::{Complement, Sorts};
use crate::value::Certainty;

/// The subject of a relative clause has this many units at most.
const LONGEST_SUBJECT: usize = 6;

impl Tagger<'_> {
    /// The tag of the possible verb at `i`; `None` where it is no verb here.
    pub(super) fn verb(&self, i: usize) -> Option<Tag> {
        let sorts = self.units[i].sorts;
        if let Some(tag) = self.after_auxiliary(i) {
            return Some(tag);
        }
        if sorts.any(Sorts::PAST.with(Sorts::PARTICIPLE)) {
            self.past(i)
        } else if sorts.any(Sorts::ING) {
            self.ing(i)
        } else if sorts.any(Sorts::PRESENT_S) {
            self.present(i)
        } else {
            self.base(i)
        }
    }

    /// After "to", a modal, "do", "have" or "be" the form is settled.
    fn after_auxiliary(&self, i: usize) -> Option<Tag> {
        let sorts = self.units[i].sorts;
        let mut j = self.before(i)?;
        // "Will the sides meet", "did Russia attack": the subject stands between.
        if self.units[j].tag.ends_noun() && self.is_inverted(j) {
            j = self.before(j)?;
            if self.units[j].tag == Tag::Determiner {
                j = self.before(j)?;
            }
        }
        let adjacent = j + 1 == i;
        match self.units[j].tag {
            Tag::To | Tag::Modal | Tag::Do if sorts.any(Sorts::BASE) => Some(Tag::Base),
            Tag::Have
                if sorts.any(Sorts::PARTICIPLE)
                    && !(self.noun_follows(i) && sorts.any(Sorts::ADJECTIVE)) =>
            {
                Some(Tag::Participle)
            }
            Tag::Be if sorts.any(Sorts::PARTICIPLE) && !self.modifies(i, adjacent) => {
                Some(Tag::Participle)
            }
            Tag::Be
                if sorts.any(Sorts::ING)
                    && !(sorts.any(Sorts::ADJECTIVE) && self.noun_follows(i)) =>
            {
                Some(Tag::Ing)
            }
            _ => None,
        }
    }

    /// Whether the subject that ends at `j` follows an auxiliary that opens the sentence.
    fn is_inverted(&self, j: usize) -> bool {
        self.units.first().is_some_and(|u| u.tag.is_auxiliary()) && j <= 2
    }

    /// "has been limited exchanges": a listed adjective after "be" with its noun.
    fn modifies(&self, i: usize, adjacent: bool) -> bool {
        adjacent && self.units[i].sorts.any(Sorts::ADJECTIVE) && self.noun_follows(i)
    }

    fn past(&self, i: usize) -> Option<Tag> {
        let sorts = self.units[i].sorts;
        let ambiguous = sorts.any(Sorts::PAST) && sorts.any(Sorts::PARTICIPLE);
        let Some(j) = self.before(i) else {
            return Some(self.opening_past(i));
        };
        let before = self.units[j].tag;
        let counted = matches!(before, Tag::Quantity | Tag::Number | Tag::Ordinal);
        if self.is_modifier_place(before) {
            if self.noun_follows(i) {
                return Some(Tag::VerbalModifier);
            }
            if sorts.any(Sorts::NOUN) || self.is_determined(i) {
                return None;
            }
        }
        if counted && self.noun_follows(i) {
            return Some(Tag::VerbalModifier);
        }
        if !sorts.any(Sorts::PAST) {
            return Some(Tag::Participle);
        }
        if !ambiguous {
            return Some(Tag::Past);
        }
        Some(match before {
            Tag::Preposition if self.noun_follows(i) => Tag::VerbalModifier,
            Tag::Preposition | Tag::Subordinator | Tag::Be | Tag::Have => Tag::Participle,
            Tag::Relative => Tag::Past,
            Tag::Pronoun => Tag::Past,
            Tag::Conjunction => self.coordinated_past(i, j),
            Tag::Comma | Tag::Dash => self.past_after_comma(i),
            Tag::Past | Tag::Present | Tag::Base | Tag::Participle | Tag::Ing
                if self.noun_follows(i) =>
            {
                Tag::VerbalModifier
            }
            Tag::Past | Tag::Present | Tag::Base | Tag::Participle | Tag::Ing => Tag::Participle,
            Tag::Adjective if self.noun_follows(i) => Tag::VerbalModifier,
            _ => self.past_after_noun(i),
        })
    }

    fn is_modifier_place(&self, before: Tag) -> bool {
        matches!(
            before,
            Tag::Determiner | Tag::Possessive | Tag::Owner | Tag::VerbalModifier
        )
    }

    fn opening_past(&self, i: usize) -> Tag {
        if self.noun_follows(i) {
            Tag::VerbalModifier
        } else if self.units[i].sorts.any(Sorts::PARTICIPLE) {
            Tag::Participle
        } else {
            Tag::Past
        }
    }

    /// "met and signed", "was held and charged": as the verb before the conjunction.
    fn coordinated_past(&self, i: usize, conjunction: usize) -> Tag {
        if self.noun_follows(i)
            && self
                .tag_before(conjunction, 1)
                .is_some_and(|t| matches!(t, Tag::VerbalModifier | Tag::Adjective))
        {
            return Tag::VerbalModifier;
        }
        match self.last_verb.map(|v| self.units[v].tag) {
            Some(Tag::Participle) if !self.noun_phrase_follows(i) => Tag::Participle,
            _ => Tag::Past,
        }
    }

    fn past_after_comma(&self, i: usize) -> Tag {
        let uttered = self
            .grammar
            .is_uttering(&self.grammar.verb_lemma(&self.units[i].lower));
        let by_follows = self.after(i).is_some_and(|n| n.lower == "by");
        if !self.outer_finite && self.later_beyond[i] && !self.noun_phrase_follows(i) {
            // "The talks, held in May, ended": the finite verb is still to come.
            if uttered && !by_follows {
                Tag::Past
            } else {
                Tag::Participle
            }
        } else if self.outer_finite && !self.noun_phrase_follows(i) && !uttered {
            Tag::Participle
        } else {
            Tag::Past
        }
    }

    fn past_after_noun(&self, i: usize) -> Tag {
        let lemma = self.grammar.verb_lemma(&self.units[i].lower);
        let next = self.after(i);
        let by_follows = next.is_some_and(|n| n.lower == "by");
        let counted = self
            .units
            .get(i + 2)
            .is_some_and(|u| matches!(u.tag, Tag::Quantity | Tag::Number));
        if by_follows && !counted && (self.finite.is_some() || self.outer_finite || self.later[i]) {
            return Tag::Participle;
        }
        if self.grammar.is_uttering(&lemma) && !self.later_without_clause(i) {
            return Tag::Past;
        }
        if self.noun_phrase_follows(i) || self.is_object_relative(i) {
            return Tag::Past;
        }
        let reported = self.finite.is_some_and(|f| {
            self.grammar
                .is_saying(&self.grammar.verb_lemma(&self.units[f].lower))
        });
        if self.lacks_object(i, &lemma) || self.later[i] || (self.finite.is_some() && !reported) {
            Tag::Participle
        } else {
            Tag::Past
        }
    }

    /// "the talks that both sides **held** in May": the relative word stands for the object, so the verb needs none.
    fn is_object_relative(&self, i: usize) -> bool {
        let opener = (0..i).rev().find(|j| {
            let unit = &self.units[*j];
            unit.tag == Tag::Relative || matches!(unit.lower.as_str(), "that" | "which")
        });
        opener.is_some_and(|o| {
            o > 0
                && self.units[o - 1].tag.ends_noun()
                && i - o <= LONGEST_SUBJECT
                && (o + 1..i).any(|j| self.units[j].tag.is_head())
                && (o + 1..i).all(|j| {
                    !self.units[j].tag.is_auxiliary()
                        && self.units[j].tag != Tag::Past
                        && self.units[j].tag != Tag::Present
                })
        })
    }

    /// "30 injured in the blast": of a verb that needs an object, a past form without one is passive. "The ministry planned to pay" has its
    /// infinitive; "set to", "scheduled to" are passive even so.
    fn lacks_object(&self, i: usize, lemma: &str) -> bool {
        let complement = match self.after(i).map(|n| n.lower.as_str()) {
            Some("to") => self
                .grammar
                .verb_effect(lemma, Complement::To)
                .is_some_and(|effect| effect.certainty == Certainty::Planned),
            Some("that") => true,
            _ => false,
        };
        !complement
            && self.grammar.is_transitive(lemma)
            && self.units[i].sorts.any(Sorts::PARTICIPLE)
    }

    /// An uttering verb takes a clause of its own: a later finite verb does not make it a participle, unless "in", "on" or "at" follows it.
    fn later_without_clause(&self, i: usize) -> bool {
        self.finite.is_some()
            && self
                .after(i)
                .is_some_and(|n| matches!(n.lower.as_str(), "in" | "on" | "at" | "by" | "to"))
    }

    fn ing(&self, i: usize) -> Option<Tag> {
        let sorts = self.units[i].sorts;
        let noun = sorts.any(Sorts::NOUN);
        let object = self.noun_phrase_follows(i);
        let before = self.before(i).map(|j| self.units[j].tag);
        match before {
            Some(
                Tag::Determiner
                | Tag::Possessive
                | Tag::Owner
                | Tag::Quantity
                | Tag::Number
                | Tag::Ordinal
                | Tag::VerbalModifier,
            ) => {
                if self.noun_follows(i) && !(noun && self.is_verb_next(i)) {
                    Some(Tag::VerbalModifier)
                } else {
                    None
                }
            }
            Some(Tag::Adjective) if noun && !object => None,
            Some(Tag::Adjective) if self.noun_follows(i) => Some(Tag::VerbalModifier),
            Some(Tag::Preposition) => self.ing_after_preposition(i, noun, object),
            Some(Tag::Noun) if self.is_plural_noun_before(i) && !self.is_verb_next(i) => {
                Some(Tag::Ing)
            }
            Some(t) if t.is_head() && noun && !object => None,
            None | Some(Tag::Comma | Tag::Conjunction | Tag::Subordinator)
                if noun && self.is_verb_next(i) =>
            {
                None
            }
            Some(Tag::Conjunction | Tag::Past | Tag::Present | Tag::Base) if noun && !object => {
                None
            }
            _ if sorts.any(Sorts::ADJECTIVE) && self.noun_follows(i) => Some(Tag::VerbalModifier),
            _ => Some(Tag::Ing),
        }
    }

    /// "countries trading with": after a plural the form in -ing is a verb.
    fn is_plural_noun_before(&self, i: usize) -> bool {
        i > 0
            && self.is_plural(i - 1)
            && self
                .after(i)
                .is_some_and(|n| n.sorts.any(Sorts::PREPOSITION))
    }

    /// "after meeting in Ankara": a noun that can be counted would have its article. "in fighting": that one cannot.
    fn ing_after_preposition(&self, i: usize, noun: bool, object: bool) -> Option<Tag> {
        let clause = self
            .before(i)
            .is_some_and(|j| self.units[j].sorts.any(Sorts::CLAUSE_PREPOSITION));
        if self.units[i].sorts.any(Sorts::ADJECTIVE) && self.noun_follows(i) {
            Some(Tag::VerbalModifier)
        } else if object || clause || !noun {
            Some(Tag::Ing)
        } else {
            None
        }
    }

    pub(super) fn is_verb_next(&self, i: usize) -> bool {
        self.after(i).is_some_and(|n| {
            n.sorts.any(
                Sorts::MODAL
                    .with(Sorts::AUXILIARY)
                    .with(Sorts::PAST)
                    .with(Sorts::PRESENT_S),
            ) && !n.sorts.any(Sorts::NOUN)
                || n.lower == "of"
        })
    }

    /// Present in -s, or plural noun.
    fn present(&self, i: usize) -> Option<Tag> {
        let sorts = self.units[i].sorts;
        let Some(j) = self.before(i) else {
            return (!sorts.any(Sorts::NOUN)).then_some(Tag::Present);
        };
        let before = self.units[j].tag;
        // "said that talks may resume": a noun with its verb behind it.
        let relative = (before == Tag::Relative || self.units[j].lower == "that")
            && !(sorts.any(Sorts::NOUN) && self.is_verb_next(i));
        if matches!(self.units[j].lower.as_str(), "he" | "she" | "it") || relative {
            return Some(Tag::Present);
        }
        if !sorts.any(Sorts::NOUN) {
            return (!self.is_determined(i)).then_some(Tag::Present);
        }
        if before == Tag::Conjunction {
            let parallel = self
                .last_verb
                .is_some_and(|v| self.units[v].tag == Tag::Present);
            return (parallel && self.noun_phrase_follows(i)).then_some(Tag::Present);
        }
        let counted = matches!(before, Tag::Quantity | Tag::Number | Tag::Ordinal);
        let subject =
            (before.ends_noun() || before == Tag::Comma) && !counted && !self.is_plural(j);
        let closed = self.finite.is_some() || self.later[i];
        // "the peace talks that both held": only a verb of saying takes a clause with "that".
        let named = self.after(i).is_some_and(|n| n.lower == "that")
            && !self
                .grammar
                .is_saying(&self.grammar.verb_lemma(&self.units[i].lower));
        (subject && !closed && !named && self.takes_verb_complement(i)).then_some(Tag::Present)
    }

    /// Base form: present of a plural subject, infinitive, or noun.
    fn base(&self, i: usize) -> Option<Tag> {
        let sorts = self.units[i].sorts;
        let other = sorts.any(Sorts::NOUN.with(Sorts::ADJECTIVE));
        let Some(j) = self.before(i) else {
            return (!other && self.noun_phrase_follows(i)).then_some(Tag::Base);
        };
        let before = self.units[j].tag;
        if self.units[j].sorts.any(Sorts::SUBJECT_PRONOUN) || before == Tag::Relative {
            return Some(Tag::Base);
        }
        if before == Tag::Conjunction {
            let parallel = self
                .last_verb
                .is_some_and(|v| self.units[v].tag == Tag::Base);
            return (parallel && (!other || self.noun_phrase_follows(i))).then_some(Tag::Base);
        }
        if !other {
            return (!self.is_determined(i) && before != Tag::Preposition).then_some(Tag::Base);
        }
        let saying = self.finite.is_some_and(|f| {
            self.grammar
                .is_saying(&self.grammar.verb_lemma(&self.units[f].lower))
        });
        let closed = (self.finite.is_some() && !saying) || (self.later[i] && !self.takes_clause(i));
        if closed || !before.ends_noun() {
            return None;
        }
        let subject = self.is_plural(j) || self.is_plural_before_preposition(j);
        let wanted = self.is_wanted(j) && self.noun_phrase_follows(i);
        (wanted || subject && self.takes_verb_complement(i)).then_some(Tag::Base)
    }

    /// A verb of saying with a noun phrase after it: "officials hope the talks will resume".
    fn takes_clause(&self, i: usize) -> bool {
        self.noun_phrase_follows(i)
            && self
                .grammar
                .is_saying(&self.grammar.verb_lemma(&self.units[i].lower))
    }

    /// "officials in Ankara hope": the plural stands before the preposition of the name at `j`.
    fn is_plural_before_preposition(&self, j: usize) -> bool {
        self.tag_before(j, 1) == Some(Tag::Preposition) && j > 1 && self.is_plural(j - 2)
    }

    /// "insists that Ukraine abandon": after "that" a bare infinitive may follow a singular subject.
    fn is_wanted(&self, j: usize) -> bool {
        (0..=j)
            .rev()
            .take(4)
            .any(|k| self.units[k].lower == "that" && self.units[k].tag == Tag::Subordinator)
    }

    /// Whether the unit at `j` can end a plural subject.
    fn is_plural(&self, j: usize) -> bool {
        let unit = &self.units[j];
        (unit.tag == Tag::Noun || unit.tag == Tag::Proper && j == 0)
            && self.grammar.is_plural(&unit.lower)
            || matches!(unit.lower.as_str(), "they" | "we" | "you" | "i" | "both")
    }

    /// Whether what follows `i` rather follows a verb than a noun: an object, "that", "to", an adverb; for a word that is not first of all a noun
    /// also a preposition or the end.
    fn takes_verb_complement(&self, i: usize) -> bool {
        let Some(next) = self.after(i) else {
            return !self.units[i].sorts.any(Sorts::NOUN_FIRST);
        };
        let strong = self.noun_phrase_follows(i)
            || matches!(next.lower.as_str(), "that" | "to" | "not")
            || next.sorts.any(Sorts::ADVERB) && !next.sorts.any(Sorts::PREPOSITION);
        let weak = !self.units[i].sorts.any(Sorts::NOUN_FIRST)
            && (next.sorts.any(Sorts::PREPOSITION) && next.lower != "of"
                || matches!(next.tag, Tag::Other | Tag::Stop | Tag::Comma | Tag::Time));
        strong || weak
    }
}
