//! What the matches of patterns claim: sequences of words and typed expressions over a sentence's skeleton.

mod verb;

use std::collections::{BTreeMap, BTreeSet};

use super::claim::Series;
use super::draft::Draft;
use super::frames;
use super::matches::Match;
use super::number::{self, fullest, owner, suited};
use super::occurrence::{Occurrence, named_in};
use super::reading::Sentence;
use super::story::{Part, Scene, bound_of, certainty, of_event_verb, of_past_event};
use crate::lexicon::Limit;
use crate::mention::MentionKind;
use crate::phrase::{Tense, VerbGroup};
use crate::resolve::Direction;
use crate::rule::{Take, Which};
use crate::text::Span;
use crate::value::{Basis, BasisKind, Certainty, Quantity, ScopeKey, TimeValue, Value};

/// The parties that patterns capture by role ("gave **Moscow** 50 days"), most captured first: they take part for certain,
/// where those merely named beside an event may not.
pub(super) fn captured_parties(scene: &Scene<'_>) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for found in &scene.matches {
        for party in (Hit { scene, found }).by_role() {
            *counts.entry(party).or_insert(0) += 1;
        }
    }
    let mut ranked: Vec<(String, usize)> = counts.into_iter().collect();
    ranked.sort_by(|(a, n), (b, m)| (m, a).cmp(&(n, b)));
    ranked
        .into_iter()
        .take(scene.rule.identity.topic_parties)
        .map(|(name, _)| name)
        .collect()
}

/// The drafts that the patterns of the scene's rule give.
pub(super) fn apply(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    // Of patterns that take one expression for two slots the first in the file has it: "won 5-4 on penalties".
    let mut taken: BTreeMap<(usize, usize), &str> = BTreeMap::new();
    for found in &scene.matches {
        let hit = Hit { scene, found };
        let parties = hit.by_role();
        for (name, mention) in found.captures.iter().filter(|(name, _)| !is_role(name)) {
            let first = taken.entry((found.index, *mention)).or_insert(*name);
            if first == name || scene.rule.identity.parties {
                drafts.extend(hit.captured(name, *mention, &parties));
            }
        }
        for (slot, value) in &found.rule.set {
            drafts.extend(hit.draft(slot, value.clone(), found.whole, Vec::new(), &parties));
        }
        drafts.extend(hit.at_entry(&parties));
    }
    replaced(&mut drafts);
    drafts
}

/// Why a quantity fills no slot that is counted in something else.
const OTHER_UNIT: &str = "it is in another unit than the slot's";

/// The capture that names whose the value is.
const WHO: &str = "who";

/// The capture names that give parties, or a person, instead of filling slots.
fn is_role(name: &str) -> bool {
    matches!(name, "from" | "to" | WHO)
}

/// A value that one sentence says is replaced is the earlier one wherever the story repeats it, and what else hangs on
/// the same words is the earlier event's too: "cut his 50-day deadline, due to end in September, to ten days".
fn replaced(drafts: &mut [Draft]) {
    let before: Vec<(String, Value, Option<Span>)> = drafts
        .iter()
        .filter(|d| d.event.series == Series::Earlier)
        .map(|d| (d.slot.clone(), d.value.clone(), d.named))
        .collect();
    for draft in drafts
        .iter_mut()
        .filter(|d| d.event.series != Series::Earlier)
    {
        let is_earlier = before.iter().any(|(slot, value, named)| {
            let same_slot = *slot == draft.slot;
            same_slot && *value == draft.value
                || !same_slot && named.is_some() && *named == draft.named
        });
        if is_earlier {
            draft.event.series = Series::Earlier;
            draft.basis.push(Basis::new(
                BasisKind::Series,
                "the story says that this was changed",
            ));
        }
    }
}

/// A match, and the scene it is found in.
struct Hit<'s, 'a> {
    scene: &'s Scene<'a>,
    found: &'s Match<'a>,
}

impl Hit<'_, '_> {
    fn sentence(&self) -> &Sentence<'_> {
        &self.scene.sentences[self.found.index]
    }

    /// The parties that the match captures by role.
    fn by_role(&self) -> Vec<String> {
        let sentence = self.sentence();
        ["from", "to"]
            .iter()
            .filter_map(|role| sentence.mentions.get(self.found.capture(role)?))
            .flat_map(|m| named_in(sentence, m.span, self.scene.lexicon))
            .collect()
    }

    fn captured(&self, slot: &str, mention: usize, parties: &[String]) -> Option<Draft> {
        let sentence = self.sentence();
        let found = sentence.mentions.get(mention)?;
        let slot_of = self.scene.rule.slots.get(slot)?;
        let wanted = slot_of.value_type;
        let verb = sentence
            .verb_near(found.span)
            .and_then(|v| sentence.phrases.verbs.get(v));
        let (value, basis) = match &found.kind {
            MentionKind::Quantity(said) => {
                if number::is_bare_age(self.scene, self.found.index, found.span) {
                    return self.no_claim(found.span, "it is somebody's age");
                }
                let quantity = suited(said, wanted, slot_of.unit.as_ref());
                let quantity = quantity.or_else(|| self.no_claim(found.span, OTHER_UNIT))?;
                (Value::Quantity(quantity), Vec::new())
            }
            MentionKind::Time(time) if wanted == crate::value::ValueType::Duration => {
                (Value::Duration(time.duration()?.clone()), Vec::new())
            }
            _ if wanted == crate::value::ValueType::Text => {
                let name = sentence.on_list(mention, &slot_of.lists)?;
                (Value::Text(name.to_owned()), Vec::new())
            }
            _ => {
                // "gave Peru until Friday": the end of a term lies ahead of its setting.
                let is_over = || {
                    let end = matches!(time_limit(&found.kind), Some(Limit::Until | Limit::By));
                    !end && verb.is_some_and(|v| {
                        v.tense == Tense::Past
                            && !v.passive
                            && is_running_out(self.scene, sentence, v)
                    })
                };
                let way = if slot_of.limit && is_over() {
                    Some(Direction::Past)
                } else if slot_of.limit {
                    Some(Direction::Future)
                } else if self.scene.rule.identity.past {
                    Some(of_past_event(self.scene, sentence, verb))
                } else if verb.is_some_and(|v| verb::puts_ahead(self.scene, sentence, v)) {
                    Some(Direction::Future)
                } else {
                    verb.map(of_event_verb)
                };
                let resolved = sentence.resolve(mention, way);
                (bound_of(resolved.value?, slot_of), resolved.basis)
            }
        };
        if value.value_type() != wanted || is_empty(&value) {
            return None;
        }
        let value = if self.scene.rule.identity.day.as_deref() == Some(slot) {
            frames::suited(value, Take::Time)
                .filter(|v| !frames::is_far(self.scene, self.found.rule.which, self.found.index, v))
                .or_else(|| self.no_claim(found.span, frames::TOO_FAR))?
        } else {
            value
        };
        self.draft(slot, value, found.span, basis, parties)
    }

    /// Tells why the words at `at` give no claim, and gives none.
    fn no_claim<T>(&self, at: Span, why: &str) -> Option<T> {
        let (scene, index) = (self.scene, self.found.index);
        scene.no_claim(index, &self.found.rule.id, at, || why.to_owned())
    }

    fn draft(
        &self,
        slot: &str,
        value: Value,
        at: Span,
        mut basis: Vec<Basis>,
        parties: &[String],
    ) -> Option<Draft> {
        let scene = self.scene;
        let owner = self.owner(slot, at);
        let owner = owner.or_else(|| self.no_claim(at, "whose it is, is not said"))?;
        let occurrence = self.scene.nearest(self.found.index, self.found.whole);
        let which = self.found.rule.which;
        let other =
            !self.is_moved() && occurrence.is_some_and(|o| which != Which::Any && o.which != which);
        let nobody =
            scene.rule.identity.parties && scene.topic.parties.is_empty() && parties.is_empty();
        let refused = if other {
            Some("`of` asks for another event of the series")
        } else if nobody {
            Some("the event has parties, and the story names none")
        } else {
            let turned = self.is_turned_round();
            turned.then_some("the words deny what the pattern sets")
        };
        if let Some(why) = refused {
            return self.no_claim(at, why);
        }
        if occurrence.is_none() && !self.found.rule.alone {
            let note = "the event is not named in this sentence: the story's topic is meant";
            basis.push(Basis::new(BasisKind::Focus, note));
        }
        let certainty = self.certainty(at);
        if certainty == Certainty::Denied {
            return self.no_claim(at, "the sentence denies it");
        }
        let part = Part {
            slot,
            rule: &self.found.rule.id,
            value,
            certainty,
            basis,
            at,
            about: Some(self.found.whole),
            occurrence,
            parties: parties.to_vec(),
        };
        let mut draft = scene.draft(self.found.index, part)?;
        if let Some(scope) = number::scope_at(scene, self.found.index, slot, at) {
            draft.scope = scope;
        }
        if let Some(owner) = owner {
            draft.scope.set(ScopeKey::Person, owner);
        }
        if self.is_moved() {
            draft.scope.set(ScopeKey::Revision, "revised");
        }
        if let Some(why) = self.why_earlier(occurrence, at) {
            draft.event.series = Series::Earlier;
            draft.basis.push(Basis::new(BasisKind::Series, why));
        }
        Some(draft)
    }

    /// Whose the value is, for a slot that is claimed of a person or another that is named: the capture `who`, else who stands beside it.
    /// `Some(None)` for any other slot, `None` where nobody is found.
    fn owner(&self, slot: &str, at: Span) -> Option<Option<String>> {
        let scene = self.scene;
        if !scene.rule.slots.get(slot)?.of_person {
            return Some(None);
        }
        let sentence = self.sentence();
        let who = self.found.capture(WHO);
        let who = who.and_then(|m| sentence.mentions.get(m));
        match who.map(|m| (&m.kind, m.span)) {
            Some((
                MentionKind::Person(name) | MentionKind::Party(name) | MentionKind::Listed(name),
                _,
            )) => Some(Some(fullest(scene, name.clone()))),
            _ => owner(scene, self.found.index, at).map(Some),
        }
    }

    /// The verb the match is about: one inside it, else the one that a word at `at` hangs on.
    fn verb(&self, at: Span) -> Option<&VerbGroup> {
        let sentence = self.sentence();
        let near = || {
            sentence
                .verb_near(at)
                .and_then(|v| sentence.phrases.verbs.get(v))
        };
        self.verb_inside().or_else(near)
    }

    fn verb_inside(&self) -> Option<&VerbGroup> {
        let verbs = &self.sentence().phrases.verbs;
        verbs.iter().find(|v| self.found.whole.overlaps(v.span))
    }

    /// Whether the words deny what the pattern sets: "no date has been agreed" is not "the date has been agreed". A pattern that
    /// says "not" itself means it.
    fn is_turned_round(&self) -> bool {
        !self.found.rule.set.is_empty()
            && !self.found.pattern.is_negative
            && self.verb_inside().is_some_and(|v| v.negated)
    }

    fn certainty(&self, at: Span) -> Certainty {
        let sentence = self.sentence();
        let said = self
            .found
            .rule
            .certainty
            .unwrap_or_else(|| certainty(sentence, at, self.verb(at)));
        // What a pattern sets says yes or no by itself: a negated verb is part of it, not a denial.
        if said == Certainty::Denied && !self.found.rule.set.is_empty() {
            Certainty::Firm
        } else {
            said
        }
    }

    /// Why the words speak of an event before the present one, if they do.
    fn why_earlier(&self, occurrence: Option<&Occurrence>, at: Span) -> Option<&'static str> {
        if self.found.rule.replaced {
            return Some("what is said to be changed is what held before");
        }
        // "would have run out", "had threatened … within 50 days": what is told so lies before the present one.
        let told_before = self.verb(at).is_some_and(|v| {
            v.perfect && (v.certainty == Certainty::Conditional || v.tense == Tense::Past)
        });
        let named_earlier = occurrence.is_some_and(|o| o.which == Which::Earlier);
        (self.found.rule.which == Which::Any && (told_before || named_earlier))
            .then_some("what is spoken of is what held before")
    }
}

fn time_limit(kind: &MentionKind) -> Option<Limit> {
    match kind {
        MentionKind::Time(time) => time.limit(),
        _ => None,
    }
}

/// "The deadline **passed** on Friday": the verb tells that the term is over.
fn is_running_out(scene: &Scene<'_>, sentence: &Sentence<'_>, verb: &VerbGroup) -> bool {
    let classes = &scene.lexicon.classes;
    ["running-out", "ending"]
        .iter()
        .any(|class| sentence.is_verb(verb, |word| classes.holds(class, word)))
}

/// Values that say nothing: a vague time, a length without a number.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Time(TimeValue::Vague(_)) => true,
        Value::Duration(duration) => duration.amount.is_none(),
        Value::Quantity(Quantity { number, .. }) => number.is_nan(),
        _ => false,
    }
}
