//! Clause cuts: one pass over the units with noun phrases and verb groups known.
//!
//! Comes in: the chunks of a sentence. Goes out: drafts of clauses that tile its units. A clause that is interrupted
//! ("Putin, who …, turned down") goes on in another piece, which points back to the first.

use super::chunks::{Chunks, MAX_DEPTH};
use super::unit::Tag;

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

/// The clauses cut so far.
pub(super) struct Cutter<'a, 'b> {
    pub(super) chunks: &'b Chunks<'a>,
    pub(super) drafts: Vec<Draft>,
    pub(super) current: usize,
    /// The clause a quotation interrupts, and where the quotation ends.
    around_quote: usize,
    quote_end: Option<usize>,
}

impl Cutter<'_, '_> {
    pub(super) fn step(&mut self, i: usize) {
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
    pub(super) fn open(&mut self, first: usize, draft: Draft) -> usize {
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
    pub(super) fn may_take_over(&self, last: usize, draft: &Draft) -> bool {
        let old = &self.drafts[last];
        old.continues.is_none()
            && !(old.marker.is_some() && draft.marker.is_some() && old.reported_by.is_some())
    }

    /// Whether the last clause holds no noun phrase and no verb before unit `end`.
    pub(super) fn is_empty(&self, clause: usize, end: usize) -> bool {
        let from = self.drafts[clause].first;
        (from..end).all(|i| {
            self.chunks.noun_of[i].is_none()
                && self.chunks.verb_of[i].is_none()
                && !matches!(self.chunks.units[i].tag, Tag::Time | Tag::Frequency)
        })
    }

    /// The clause whose finite verb is still to come, around `clause`.
    pub(super) fn waiting(&self, clause: usize) -> Option<usize> {
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

    pub(super) fn is_empty_at_all(&self, clause: usize) -> bool {
        let end = self
            .drafts
            .get(clause + 1)
            .map_or(self.chunks.units.len(), |d| d.first);
        let from = self.drafts[clause].first;
        self.chunks.nouns_before[from] == self.chunks.nouns_before[end]
    }

    pub(super) fn parent_of(&self, clause: usize) -> Option<usize> {
        self.drafts[self.root(clause)].parent
    }

    /// The first piece of `clause`.
    pub(super) fn root(&self, clause: usize) -> usize {
        self.drafts[clause].continues.unwrap_or(clause)
    }

    pub(super) fn finite(&self, clause: usize) -> Option<usize> {
        self.drafts[self.root(clause)].finite
    }

    pub(super) fn resume(&mut self, first: usize, clause: usize) {
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

    pub(super) fn quote(&mut self, i: usize) {
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

    pub(super) fn after_quote(&mut self, first: usize) {
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

    pub(super) fn comma(&mut self, i: usize) {
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
    pub(super) fn opens_with_verb(&self, clause: usize) -> bool {
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

    pub(super) fn is_saying_at(&self, i: usize) -> bool {
        self.chunks
            .finite_at(self.chunks.skip_adverbs(i))
            .is_some_and(|v| {
                let after = self.chunks.verb_units[v].end;
                let noun_follows = self.chunks.noun_of.get(after).is_some_and(Option::is_some);
                self.chunks.is_saying(v) && noun_follows
            })
    }

    pub(super) fn direct_verb(&mut self, first: usize) {
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
    pub(super) fn fresh(&mut self, first: usize) {
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

    pub(super) fn participial(&mut self, first: usize) {
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

    pub(super) fn conjunction(&mut self, i: usize) {
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

    pub(super) fn stop(&mut self, i: usize) {
        let last = i + 1 >= self.chunks.units.len()
            || self.quote_end == Some(i + 1)
            || self.chunks.units.get(i + 1..).is_some_and(|rest| {
                rest.len() < 4
                    && rest
                        .iter()
                        .all(|u| matches!(u.tag, Tag::Quote | Tag::Stop | Tag::Other | Tag::Dash))
            });
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
}
