//! Where a clause opens without a comma: at subordinators and relatives, and before the subject of a second finite verb.
//!
//! The rest of the cutter is in `clause`.

use super::chunks::MAX_DEPTH;
use super::clause::{Cutter, Draft};
use super::unit::Tag;
use super::verb::Form;
use crate::lexicon::Complement;

impl Cutter<'_, '_> {
    pub(super) fn subordinate(&mut self, i: usize) {
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

    pub(super) fn is_as_soon_as(&self, i: usize) -> bool {
        self.chunks.units[i].lower == "as"
            && i > 1
            && self.chunks.units[i - 2].lower == "as"
            && self.chunks.units[i - 1].tag == Tag::Adverb
    }

    /// The clause that the one opened at `i` hangs on. An adverbial clause does not hang on a relative one ("countries that buy it if …"), nor does any clause
    /// set off after "…, he said,".
    pub(super) fn attachment(&self, i: usize, set_off: bool) -> usize {
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
    pub(super) fn reporter(&self, i: usize, first: usize) -> Option<usize> {
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
            .verb_effect(&self.chunks.verbs[verb].lemma, Complement::Clause)
            .is_some();
        (self.chunks.is_saying(verb) || (denied_noun && rejecting)).then_some(verb)
    }

    /// "said the suspect, arrested on Monday, had fled": after a verb that takes no thing as object, the noun phrase before an interruption at `i` opens
    /// what is said.
    pub(super) fn open_said(&mut self, i: usize) {
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

    pub(super) fn verb(&mut self, i: usize) {
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
    pub(super) fn contact(&mut self, i: usize, verb: usize) {
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
    pub(super) fn second_finite(&mut self, i: usize, earlier: usize) {
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
    pub(super) fn bare_subject(&self, earlier: usize, i: usize, saying: bool) -> Option<usize> {
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
