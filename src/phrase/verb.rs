//! Units into verb groups: auxiliaries, main verb and particle, with tense, voice, modality and negation.
//!
//! Comes in: tagged units. Goes out: verb groups in order, and which units each covers. What depends on other groups (subject,
//! what a catenative verb makes of the next) is added later.

use super::heading::is_heading;
use super::unit::{Tag, Unit};
use super::{Tense, VerbGroup};
use crate::lexicon::{Complement, Effect, EffectTense, Grammar};
use crate::text::Span;
use crate::value::Certainty;

/// What a group is in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Finite,
    Infinitive,
    Ing,
    Participle,
}

/// The units of a verb group and what is needed of it to link groups.
#[derive(Debug, Clone, Copy)]
pub(super) struct VerbUnits {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) form: Form,
    /// Whether its modal is "would", which a past verb of saying makes a plan.
    pub(super) would: bool,
    /// Whether its certainty was set by a modal or a word merged into it.
    pub(super) modal: bool,
}

/// Finds the verb groups among `units`.
pub(super) fn verbs(units: &[Unit], grammar: &Grammar) -> (Vec<VerbGroup>, Vec<VerbUnits>) {
    let mut groups: Vec<VerbGroup> = Vec::new();
    let mut places: Vec<VerbUnits> = Vec::new();
    let mut at = 0;
    while at < units.len() {
        if !units[at].tag.is_verbal() {
            at += 1;
            continue;
        }
        let mut reader = Reader::new(units, grammar, at);
        reader.read();
        let (mut group, mut place) = reader.finish();
        if shares_auxiliary(units, at)
            && let (Some(before), Some(earlier)) = (groups.last(), places.last())
            && (earlier.form == Form::Infinitive || earlier.modal)
        {
            (group.tense, group.certainty) = (before.tense, before.certainty);
            group.negated |= before.negated;
            place = VerbUnits {
                form: earlier.form,
                would: earlier.would,
                modal: earlier.modal,
                ..place
            };
        }
        at = place.end;
        groups.push(group);
        places.push(place);
    }
    (groups, places)
}

/// "to meet or sign", "will meet and sign": a bare infinitive after a conjunction shares what stands before the first.
fn shares_auxiliary(units: &[Unit], first: usize) -> bool {
    units[first].tag == Tag::Base && first > 0 && units[first - 1].tag == Tag::Conjunction
}

/// Reads one verb group from its first unit to its last. English builds them in one order (modal, have, be, main verb), so one
/// pass forward is enough; each unit only has to fit the one before it.
struct Reader<'a> {
    units: &'a [Unit],
    grammar: &'a Grammar,
    first: usize,
    /// The last verb unit read: in the end, the main verb.
    head: usize,
    end: usize,
    negated: bool,
    perfect: bool,
    passive: bool,
    modal: Option<Effect>,
    would: bool,
    /// "is to meet", "is going to meet", "is due to meet".
    effect: Option<Effect>,
    tense: Tense,
    form: Form,
}

/// What "is to meet" and "is going to meet" say: it lies ahead and is as firm as "will".
const AHEAD: Effect = Effect {
    certainty: Certainty::Firm,
    tense: EffectTense::Future,
    negates: false,
    object: false,
};

impl<'a> Reader<'a> {
    fn new(units: &'a [Unit], grammar: &'a Grammar, first: usize) -> Self {
        Self {
            units,
            grammar,
            first,
            head: first,
            end: first + 1,
            negated: false,
            perfect: false,
            passive: false,
            modal: None,
            would: false,
            effect: None,
            tense: Tense::None,
            form: Form::Finite,
        }
    }

    /// From the first unit as far as each next one fits. A negation may stand before the group ("not to meet"), inside or behind
    /// it.
    fn read(&mut self) {
        self.open();
        while let Some(next) = self.next_verb() {
            self.take(next);
        }
        if self.first > 0 && self.units[self.first - 1].tag == Tag::Negation {
            self.negated = true;
        }
        self.adverbs_between(self.end, self.end, true);
        self.particle();
    }

    /// Form and tense by the first unit.
    fn open(&mut self) {
        let unit = &self.units[self.first];
        match unit.tag {
            Tag::Modal => {
                self.modal = self.grammar.modal(&unit.lower);
                self.would = matches!(unit.lower.as_str(), "would" | "'d");
                self.tense = Tense::Future;
                if self.modal.is_some_and(|m| m.tense == EffectTense::Present) {
                    self.tense = Tense::Present;
                }
            }
            Tag::To => self.open_infinitive(),
            Tag::Ing => self.form = Form::Ing,
            Tag::Participle => self.open_participle(),
            Tag::Past => self.tense = Tense::Past,
            _ => self.open_auxiliary(),
        }
    }

    /// "New round to begin on Wednesday": the infinitive of a heading stands for "is to begin".
    fn open_infinitive(&mut self) {
        self.form = Form::Infinitive;
        let noun = self.first.checked_sub(1).map(|i| &self.units[i]);
        let free = noun.is_some_and(|u| {
            u.tag.is_head()
                && self
                    .grammar
                    .noun_effect(&self.grammar.noun_lemma(&u.lower))
                    .is_none()
        });
        if free && is_heading(self.units, self.first) {
            (self.form, self.tense) = (Form::Finite, Tense::Future);
            self.effect = Some(AHEAD);
        }
    }

    /// "Talks set for Wednesday", "30 injured": the participle of a heading stands for "are set", "were injured".
    fn open_participle(&mut self) {
        self.form = Form::Participle;
        self.passive = true;
        let headed = self.first.checked_sub(1).is_some_and(|i| {
            let tag = self.units[i].tag;
            tag.is_head() || matches!(tag, Tag::Quantity | Tag::Number)
        });
        if !headed || !is_heading(self.units, self.first) {
            return;
        }
        let word = &self.units[self.first].lower;
        let effect = self
            .grammar
            .adjective_effect(word, Complement::To)
            .or_else(|| {
                self.grammar
                    .verb_effect(&self.grammar.verb_lemma(word), Complement::To)
            })
            .filter(|effect| effect.tense == EffectTense::Future && !effect.negates);
        self.form = Form::Finite;
        self.tense = if effect.is_some() {
            Tense::Present
        } else {
            Tense::Past
        };
        self.effect = effect;
    }

    /// Form and tense by an auxiliary or a full verb that opens the group.
    fn open_auxiliary(&mut self) {
        match self.units[self.first].lower.as_str() {
            "was" | "were" | "had" | "did" => self.tense = Tense::Past,
            "being" | "having" | "doing" => self.form = Form::Ing,
            "been" | "done" => self.form = Form::Participle,
            _ => self.tense = Tense::Present,
        }
    }

    /// The next unit of the chain, past adverbs and negations.
    fn next_verb(&mut self) -> Option<usize> {
        let from = self.head + 1;
        let mut at = from;
        while at < from + 5
            && self
                .units
                .get(at)
                .is_some_and(|u| matches!(u.tag, Tag::Adverb | Tag::Negation))
        {
            at += 1;
        }
        let next = self.units.get(at)?;
        let fits = match self.units[self.head].tag {
            Tag::Modal | Tag::To | Tag::Do => {
                matches!(next.tag, Tag::Base | Tag::Be | Tag::Have | Tag::Do)
            }
            Tag::Have => {
                matches!(next.tag, Tag::Participle | Tag::To)
                    || matches!(next.lower.as_str(), "been" | "had" | "done")
            }
            Tag::Be => {
                matches!(next.tag, Tag::Participle | Tag::Ing | Tag::To)
                    || matches!(next.lower.as_str(), "being" | "having" | "doing" | "done")
            }
            _ => false,
        };
        // "will they meet?"
        let asked = matches!(self.units[self.head].tag, Tag::Modal | Tag::Do)
            && next.tag == Tag::Pronoun
            && self.units.get(at + 1).is_some_and(|u| u.tag == Tag::Base);
        if asked {
            return Some(at + 1);
        }
        if fits {
            self.adverbs_between(from, at, false);
            return Some(at);
        }
        self.adjective_link(at)
    }

    /// "is due to meet", "are close to agreeing", "is expected to be released": the infinitive after an adjective or participle that says how
    /// sure it is belongs to the group.
    fn adjective_link(&mut self, at: usize) -> Option<usize> {
        let head = &self.units[self.head];
        let linking = head.tag == Tag::Be
            && !matches!(self.units.get(at)?.tag, Tag::Participle | Tag::Ing)
            || matches!(
                self.grammar.verb_lemma(&head.lower).as_str(),
                "appear" | "seem" | "remain" | "look" | "come" | "edge" | "move"
            );
        let (word, to) = if linking {
            (at, at + 1)
        } else if self.passive && self.form != Form::Infinitive && self.head > self.first {
            (self.head, self.head + 1)
        } else {
            return None;
        };
        let target = self.units.get(to + 1)?;
        let effect = self.link_effect(word, to, target)?;
        self.negated |= effect.negates;
        let first_certainty = self
            .grammar
            .verb_effect(&self.grammar.verb_lemma(&head.lower), Complement::To);
        let certainty = match first_certainty {
            Some(hedge) if linking => hedge.certainty.max(effect.certainty),
            _ => effect.certainty,
        };
        self.effect = Some(Effect {
            certainty,
            ..effect
        });
        self.passive = false;
        Some(if self.units[to].tag == Tag::To {
            to
        } else {
            to + 1
        })
    }

    /// What the word between "be" and the infinitive says of it: an adjective ("due", "likely"), or the participle of a verb that
    /// takes an infinitive ("is expected to meet"). A noun there is a predicate: "is a plan to meet" says nothing of its subject.
    fn link_effect(&self, word: usize, to: usize, target: &Unit) -> Option<Effect> {
        let lower = &self.units.get(word)?.lower;
        if matches!(self.units[word].tag, Tag::Noun | Tag::Proper) {
            return None;
        }
        let link = self.units.get(to)?;
        if link.tag == Tag::To {
            let adjective = self.grammar.adjective_effect(lower, Complement::To);
            let verb = || {
                self.grammar
                    .verb_effect(&self.grammar.verb_lemma(lower), Complement::To)
            };
            return adjective.or_else(|| {
                (self.units[word].tag == Tag::Participle)
                    .then(verb)
                    .flatten()
            });
        }
        let gerund = link.lower == "to" && target.tag == Tag::Ing;
        gerund
            .then(|| self.grammar.adjective_effect(lower, Complement::Ing))
            .flatten()
    }

    fn take(&mut self, next: usize) {
        let (from, to) = (self.units[self.head].tag, self.units[next].tag);
        match (from, to) {
            (Tag::Have, Tag::To) => {
                self.effect = Some(Effect {
                    certainty: Certainty::Planned,
                    ..AHEAD
                })
            }
            (Tag::Have, _) => self.perfect = true,
            (Tag::Be, Tag::To) if self.effect.is_none() => {
                let past = self.tense == Tense::Past;
                let certainty = if past {
                    Certainty::Planned
                } else {
                    Certainty::Firm
                };
                let tense = if past {
                    EffectTense::Same
                } else {
                    EffectTense::Future
                };
                self.effect = Some(Effect {
                    certainty,
                    tense,
                    ..AHEAD
                });
            }
            (Tag::Be, Tag::Participle) => self.passive = true,
            (Tag::Be, Tag::Ing) if self.is_going_to(next) => {
                self.effect = Some(AHEAD);
                self.head = next + 1;
                self.end = next + 2;
                return;
            }
            _ => {}
        }
        self.head = next;
        self.end = next + 1;
    }

    fn is_going_to(&self, next: usize) -> bool {
        self.units[next].lower == "going"
            && self.units.get(next + 1).is_some_and(|u| u.tag == Tag::To)
    }

    /// Notes negations among the units `from..to`; with `trailing`, takes those that follow the group directly ("does n't", "was not").
    fn adverbs_between(&mut self, from: usize, to: usize, trailing: bool) {
        let until = if trailing { to + 2 } else { to };
        for unit in self.units.iter().take(until).skip(from) {
            match unit.tag {
                Tag::Negation => {
                    self.negated |= !trailing || self.units[self.head].tag.is_auxiliary();
                }
                Tag::Adverb => {}
                _ => break,
            }
        }
    }

    /// "sit down", "called the talks off" only when adjacent.
    fn particle(&mut self) {
        let lemma = self.grammar.verb_lemma(&self.units[self.head].lower);
        if let Some(next) = self.units.get(self.end)
            && matches!(next.tag, Tag::Adverb | Tag::Preposition)
            && self.grammar.is_phrasal(&lemma, &next.lower)
            // "held on Monday" is no "hold on".
            && !self.units.get(self.end + 1).is_some_and(|u| matches!(u.tag, Tag::Time | Tag::Frequency))
        {
            self.end += 1;
        }
    }

    fn finish(self) -> (VerbGroup, VerbUnits) {
        let head = &self.units[self.head];
        let base = self.grammar.verb_lemma(&head.lower);
        let lemma = if head.tag == Tag::Be {
            "be".to_owned()
        } else if head.tag == Tag::To || head.tag == Tag::Modal {
            String::new()
        } else if self.end > self.head + 1 && self.units[self.end - 1].tag != Tag::Negation {
            format!("{base} {}", self.units[self.end - 1].lower)
        } else {
            base
        };
        let effect = self.effect.or(self.modal);
        let end = self.end.max(self.head + 1);
        let group = VerbGroup {
            span: Span::new(
                self.units[self.first].span.start,
                self.units[end - 1].span.end,
            ),
            head: head.span,
            lemma,
            tense: self.final_tense(),
            perfect: self.perfect,
            passive: self.passive,
            negated: self.negated,
            certainty: effect.map_or(Certainty::Firm, |e| e.certainty),
            subject: None,
            hangs_on: None,
            clause: 0,
        };
        let place = VerbUnits {
            first: self.first,
            end,
            form: self.form,
            would: self.would,
            modal: effect.is_some(),
        };
        (group, place)
    }

    fn final_tense(&self) -> Tense {
        let will = self.units[self.first].lower.as_str();
        match self.effect {
            Some(e) if e.tense == EffectTense::Future && self.tense != Tense::None => {
                return Tense::Future;
            }
            Some(_)
                if self.perfect && self.head > self.first + 2 && self.tense == Tense::Present =>
            {
                return Tense::Past;
            }
            _ => {}
        }
        // "may have met" is past, "will have met" is not.
        if self.modal.is_some() && self.perfect && !matches!(will, "will" | "'ll" | "shall") {
            return Tense::Past;
        }
        self.tense
    }
}
