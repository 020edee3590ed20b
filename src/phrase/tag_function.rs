//! Tagging of function words: determiner or pronoun, preposition or adverb, "that", "to", "there".
//!
//! The rest of the tagger is in `tag`.

use super::tag::Tagger;
use super::unit::Tag;
use crate::lexicon::Sorts;

impl Tagger<'_> {
    /// The tag of a word from a closed class; `None` for any other. The order settles words of several classes: "may" is a modal
    /// before it is anything else, except behind an article or adjective ("the will", "strong will"), where it is a noun.
    pub(super) fn function_word(&self, i: usize) -> Option<Tag> {
        let unit = &self.units[i];
        let sorts = unit.sorts;
        let noun = self.noun_follows(i) || self.noun_phrase_follows(i);
        let tag = if sorts.any(Sorts::RELATIVE) {
            Tag::Relative
        } else if sorts.any(Sorts::MODAL) {
            let determined = matches!(
                self.tag_before(i, 1),
                Some(Tag::Determiner | Tag::Possessive | Tag::Adjective)
            );
            if determined { Tag::Noun } else { Tag::Modal }
        } else if sorts.any(Sorts::BE) {
            Tag::Be
        } else if sorts.any(Sorts::HAVE) {
            Tag::Have
        } else if sorts.any(Sorts::DO) {
            Tag::Do
        } else if sorts.any(Sorts::NEGATION) {
            Tag::Negation
        } else if sorts.any(Sorts::CONJUNCTION) {
            Tag::Conjunction
        } else if sorts.any(Sorts::SUBORDINATOR) {
            Tag::Subordinator
        } else if sorts.any(Sorts::POSSESSIVE) {
            Tag::Possessive
        } else if sorts.any(Sorts::DETERMINER) {
            self.determiner(i, noun)
        } else if sorts.any(Sorts::PRONOUN) {
            Tag::Pronoun
        } else if sorts.any(Sorts::PREPOSITION) {
            // "A **near** miss": between an article and a noun it describes the noun.
            let article = matches!(self.tag_before(i, 1), Some(Tag::Determiner));
            if article && self.after(i).is_some_and(|n| n.tag == Tag::Noun) {
                Tag::Adjective
            } else {
                self.preposition(i, noun)
            }
        } else {
            return None;
        };
        Some(tag)
    }

    /// A determiner that no noun follows stands for one itself: "this is", "some of them". "No longer" negates the verb, "no
    /// talks" the noun.
    pub(super) fn determiner(&self, i: usize, noun: bool) -> Tag {
        let sorts = self.units[i].sorts;
        let another = self
            .after(i)
            .is_some_and(|n| n.sorts.any(Sorts::ADVERB) || n.tag == Tag::Time);
        let verb_follows = self.after(i).is_some_and(|n| {
            n.sorts.any(Sorts::MODAL.with(Sorts::AUXILIARY)) || n.tag == Tag::Comma
        });
        let of_follows = self.after(i).is_some_and(|n| n.lower == "of");
        let article = matches!(self.units[i].lower.as_str(), "a" | "an" | "the");
        if article || (noun && !verb_follows) {
            Tag::Determiner
        } else if self.units[i].lower == "no" && self.after(i).is_some_and(|n| n.lower == "longer")
        {
            Tag::Negation
        } else if sorts.any(Sorts::PRONOUN) || verb_follows || of_follows {
            Tag::Pronoun
        } else if sorts.any(Sorts::ADVERB) && !another {
            Tag::Adverb
        } else {
            Tag::Determiner
        }
    }

    /// "In" and the like at the end of a clause, or before another preposition, belong to their verb: "the talks went on", "came
    /// in from".
    pub(super) fn preposition(&self, i: usize, noun: bool) -> Tag {
        let sorts = self.units[i].sorts;
        let ends = self.after(i).is_none_or(|n| {
            matches!(
                n.tag,
                Tag::Comma | Tag::Dash | Tag::Stop | Tag::Quote | Tag::Other
            )
        });
        let another = self
            .after(i)
            .is_some_and(|n| n.sorts.any(Sorts::PREPOSITION));
        if sorts.any(Sorts::ADVERB) && !noun && (ends || another) {
            Tag::Adverb
        } else {
            Tag::Preposition
        }
    }

    /// "That" is four words: "that is final" (pronoun), "that day" (determiner), "talks that failed" (relative), "said that
    /// talks" (subordinator). What stands before it and whether a finite verb follows tell them apart; in doubt it opens a
    /// clause, as it mostly does in news.
    pub(super) fn that(&self, i: usize) -> Tag {
        let next_verbal = self.after(i).is_some_and(|n| {
            n.sorts.any(Sorts::MODAL.with(Sorts::AUXILIARY))
                || (n.sorts.any(Sorts::PAST.with(Sorts::PRESENT_S)) && !n.sorts.any(Sorts::NOUN))
        });
        let next_time = self
            .after(i)
            .is_some_and(|n| n.tag == Tag::Time || n.lower == "day");
        match self.tag_before(i, 1) {
            None | Some(Tag::Preposition | Tag::Quote) if next_verbal => Tag::Pronoun,
            None | Some(Tag::Preposition) => Tag::Determiner,
            _ if next_time => Tag::Determiner,
            Some(t) if t.is_head() && next_verbal => Tag::Relative,
            Some(Tag::Comma | Tag::Time) if next_verbal => Tag::Relative,
            Some(Tag::Conjunction) if next_verbal => Tag::Pronoun,
            _ => Tag::Subordinator,
        }
    }

    /// Whether "to" opens an infinitive or is a preposition. Up to two adverbs may stand between ("to finally meet"); a name or a
    /// capitalised word after it is always where something goes, never a verb.
    pub(super) fn to(&self, i: usize) -> Tag {
        let mut next = i + 1;
        while next < i + 3
            && self.units.get(next).is_some_and(|u| {
                u.mention.is_none()
                    && u.sorts.any(Sorts::ADVERB.with(Sorts::NEGATION))
                    && !u.sorts.any(Sorts::PREPOSITION)
            })
        {
            next += 1;
        }
        let Some(word) = self.units.get(next) else {
            return Tag::Preposition;
        };
        let infinitive = matches!(word.lower.as_str(), "be" | "have" | "do");
        if word.mention.is_some()
            || !(infinitive || word.sorts.any(Sorts::BASE))
            || (word.capital && !infinitive)
        {
            return Tag::Preposition;
        }
        let after_noun = self.tag_before(i, 1).is_some_and(Tag::is_head);
        let bare = self.units.get(next + 1).is_none_or(|u| {
            matches!(u.tag, Tag::Comma | Tag::Stop | Tag::Other)
                || matches!(u.lower.as_str(), "of" | "in" | "from")
        });
        let known = i > 0 && {
            let lemma = self.grammar.noun_lemma(&self.units[i - 1].lower);
            self.grammar.noun_effect(&lemma).is_some()
        };
        // "a response to attack in the east", but "a plan to attack in the east".
        if after_noun && bare && !known && word.sorts.any(Sorts::NOUN) {
            Tag::Preposition
        } else {
            Tag::To
        }
    }

    /// "There were talks" has its subject behind the verb; "met there" names a place.
    pub(super) fn there(&self, i: usize) -> Tag {
        let existential = self.after(i).is_some_and(|n| {
            n.sorts.any(Sorts::MODAL.with(Sorts::AUXILIARY))
                || (n.clitic && n.lower.starts_with('\''))
        });
        if existential {
            Tag::Pronoun
        } else {
            Tag::Adverb
        }
    }
}
