//! Patterns: sequences of words and typed expressions over a sentence's skeleton.

mod verb;

use std::collections::{BTreeMap, BTreeSet};

use regex::bytes::Captures;

use super::claim::Series;
use super::draft::Draft;
use super::frames;
use super::number::{self, fullest, is_another, owner, suited};
use super::occurrence::{Occurrence, named_in};
use super::reading::Sentence;
use super::skeleton::{Skeleton, item_index};
use super::story::{Part, Scene, bound_of, certainty, of_event_verb, of_past_event};
use crate::lexicon::Limit;
use crate::mention::MentionKind;
use crate::phrase::{Tense, VerbGroup};
use crate::resolve::Direction;
use crate::rule::{Pattern, PatternRule, Take, Which};
use crate::text::Span;
use crate::value::{Basis, BasisKind, Certainty, Quantity, ScopeKey, TimeValue, Value};

/// The parties that patterns capture by role ("gave **Moscow** 50 days"), most captured first: they take part for certain,
/// where those merely named beside an event may not.
pub(super) fn captured_parties(scene: &Scene<'_>) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let has_role = |pattern: &Pattern| pattern.captures.iter().any(|(name, _)| is_role(name));
    each_match(scene, &has_role, &mut |hit, _, found| {
        for party in hit.by_role(found) {
            *counts.entry(party).or_insert(0) += 1;
        }
    });
    let mut ranked: Vec<(String, usize)> = counts.into_iter().collect();
    ranked.sort_by(|(a, n), (b, m)| (m, a).cmp(&(n, b)));
    ranked
        .into_iter()
        .take(scene.rule.identity.topic_parties)
        .map(|(name, _)| name)
        .collect()
}

/// Whether a pattern that needs no event named matches somewhere: the story is then about such an event.
pub(super) fn speak_alone(scene: &Scene<'_>) -> bool {
    let mut found = false;
    if !scene.is_named {
        each_match(scene, &|_| true, &mut |_, _, _| found = true);
    }
    found
}

/// The drafts that the patterns of the scene's rule give.
pub(super) fn apply(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    // Of patterns that take one expression for two slots the first in the file has it: "won 5-4 on penalties".
    let mut taken: BTreeMap<(usize, usize), String> = BTreeMap::new();
    each_match(scene, &|_| true, &mut |hit, pattern, found| {
        let parties = hit.by_role(found);
        for (name, _) in pattern.captures.iter().filter(|(name, _)| !is_role(name)) {
            if let Some(mention) = capture(found, name) {
                let first = taken
                    .entry((hit.index, mention))
                    .or_insert_with(|| name.clone());
                if first != name && !hit.scene.rule.identity.parties {
                    continue;
                }
            }
            let claimed = capture(found, name).and_then(|m| hit.captured(name, m, &parties, found));
            drafts.extend(claimed);
        }
        for (slot, value) in &hit.rule.set {
            drafts.extend(hit.draft(slot, value.clone(), hit.whole, Vec::new(), &parties, found));
        }
        drafts.extend(hit.at_entry(&parties, found));
    });
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

fn capture(found: &Captures<'_>, name: &str) -> Option<usize> {
    let item = std::str::from_utf8(found.name(name)?.as_bytes()).ok()?;
    item_index(item)
}

/// Calls `take` for every match of every pattern that is `wanted`, sentence by sentence.
fn each_match(
    scene: &Scene<'_>,
    wanted: &dyn Fn(&Pattern) -> bool,
    take: &mut dyn FnMut(&Hit<'_, '_>, &Pattern, &Captures<'_>),
) {
    let named = scene.is_named;
    let rules = &scene.rule.patterns;
    if !rules.iter().any(|rule| rule.alone || named) {
        return;
    }
    for index in 0..scene.sentences.len() {
        let events = scene.occurrences_in(index);
        let sentence = &scene.sentences[index];
        let built;
        let skeleton = if events.is_empty() {
            sentence.skeleton()
        } else {
            built = Skeleton::of(sentence, &events);
            &built
        };
        for (i, j) in scene.rule.pattern_index.touched(skeleton.words_of_items()) {
            let rule = &rules[i];
            let pattern = &rule.patterns[j];
            if (rule.alone || named) && wanted(pattern) {
                matches(scene, index, skeleton, rule, pattern, take);
            }
        }
    }
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

fn matches(
    scene: &Scene<'_>,
    index: usize,
    skeleton: &Skeleton,
    rule: &PatternRule,
    pattern: &Pattern,
    take: &mut dyn FnMut(&Hit<'_, '_>, &Pattern, &Captures<'_>),
) {
    // First, since a pattern is compiled when it is first asked for: most never can match.
    let mut types = pattern.required_types.iter();
    if !types.all(|t| skeleton.types.contains(t)) {
        return;
    }
    let Some(regex) = pattern.regex() else {
        return;
    };
    for found in regex.captures_iter(skeleton.text.as_bytes()) {
        let words = found
            .get(0)
            .filter(|m| !names_another(&scene.rule.trigger.nouns, m.as_bytes()))
            .and_then(|m| skeleton.words(m.start(), m.end()))
            .filter(|words| {
                let sentence = &scene.sentences[index];
                !is_another(
                    &rule.never_with,
                    sentence,
                    sentence.clause_at(words.start),
                    sentence.whole(),
                )
            });
        if let Some(whole) = words {
            let hit = Hit {
                scene,
                index,
                rule,
                whole,
                negative: pattern.is_negative,
            };
            take(&hit, pattern, &found);
        }
    }
}

/// Whether the matched items hold a noun that would name the event but was ruled out as another thing: "the tax **deadline** of".
fn names_another(nouns: &BTreeSet<String>, items: &[u8]) -> bool {
    std::str::from_utf8(items).is_ok_and(|text| text.split(' ').any(|item| nouns.contains(item)))
}

/// One match of a pattern in a sentence.
struct Hit<'s, 'a> {
    scene: &'s Scene<'a>,
    index: usize,
    rule: &'s PatternRule,
    whole: Span,
    /// Whether the pattern itself holds a word of negation.
    negative: bool,
}

impl Hit<'_, '_> {
    /// The parties that the match captures by role.
    fn by_role(&self, found: &Captures<'_>) -> Vec<String> {
        let sentence = &self.scene.sentences[self.index];
        ["from", "to"]
            .iter()
            .filter_map(|role| sentence.mentions.get(capture(found, role)?))
            .flat_map(|m| named_in(sentence, m.span, self.scene.lexicon))
            .collect()
    }

    fn captured(
        &self,
        slot: &str,
        mention: usize,
        parties: &[String],
        captures: &Captures<'_>,
    ) -> Option<Draft> {
        let sentence = &self.scene.sentences[self.index];
        let found = sentence.mentions.get(mention)?;
        let slot_of = self.scene.rule.slots.get(slot)?;
        let wanted = slot_of.value_type;
        let verb = sentence
            .verb_near(found.span)
            .and_then(|v| sentence.phrases.verbs.get(v));
        let (value, basis) = match &found.kind {
            MentionKind::Quantity(said) => {
                if number::is_bare_age(self.scene, self.index, found.span) {
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
                .filter(|v| !frames::is_far(self.scene, self.rule.which, self.index, v))
                .or_else(|| self.no_claim(found.span, frames::TOO_FAR))?
        } else {
            value
        };
        self.draft(slot, value, found.span, basis, parties, captures)
    }

    /// Tells why the words at `at` give no claim, and gives none.
    fn no_claim<T>(&self, at: Span, why: &str) -> Option<T> {
        let (scene, index) = (self.scene, self.index);
        scene.no_claim(index, &self.rule.id, at, || why.to_owned())
    }

    fn draft(
        &self,
        slot: &str,
        value: Value,
        at: Span,
        mut basis: Vec<Basis>,
        parties: &[String],
        captures: &Captures<'_>,
    ) -> Option<Draft> {
        let scene = self.scene;
        let owner = self.owner(slot, at, captures);
        let owner = owner.or_else(|| self.no_claim(at, "whose it is, is not said"))?;
        let occurrence = self.scene.nearest(self.index, self.whole);
        let which = self.rule.which;
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
        if occurrence.is_none() && !self.rule.alone {
            let note = "the event is not named in this sentence: the story's topic is meant";
            basis.push(Basis::new(BasisKind::Focus, note));
        }
        let certainty = self.certainty(at);
        if certainty == Certainty::Denied {
            return self.no_claim(at, "the sentence denies it");
        }
        let part = Part {
            slot,
            rule: &self.rule.id,
            value,
            certainty,
            basis,
            at,
            about: Some(self.whole),
            occurrence,
            parties: parties.to_vec(),
        };
        let mut draft = scene.draft(self.index, part)?;
        if let Some(scope) = number::scope_at(scene, self.index, slot, at) {
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
    fn owner(&self, slot: &str, at: Span, captures: &Captures<'_>) -> Option<Option<String>> {
        let scene = self.scene;
        if !scene.rule.slots.get(slot)?.of_person {
            return Some(None);
        }
        let sentence = &scene.sentences[self.index];
        let who = capture(captures, WHO).and_then(|m| sentence.mentions.get(m));
        match who.map(|m| (&m.kind, m.span)) {
            Some((
                MentionKind::Person(name) | MentionKind::Party(name) | MentionKind::Listed(name),
                _,
            )) => Some(Some(fullest(scene, name.clone()))),
            _ => owner(scene, self.index, at).map(Some),
        }
    }

    /// The verb the match is about: one inside it, else the one that a word at `at` hangs on.
    fn verb(&self, at: Span) -> Option<&VerbGroup> {
        let sentence = &self.scene.sentences[self.index];
        let near = || {
            sentence
                .verb_near(at)
                .and_then(|v| sentence.phrases.verbs.get(v))
        };
        self.verb_inside().or_else(near)
    }

    fn verb_inside(&self) -> Option<&VerbGroup> {
        let verbs = &self.scene.sentences[self.index].phrases.verbs;
        verbs.iter().find(|v| self.whole.overlaps(v.span))
    }

    /// Whether the words deny what the pattern sets: "no date has been agreed" is not "the date has been agreed". A pattern that
    /// says "not" itself means it.
    fn is_turned_round(&self) -> bool {
        !self.rule.set.is_empty() && !self.negative && self.verb_inside().is_some_and(|v| v.negated)
    }

    fn certainty(&self, at: Span) -> Certainty {
        let sentence = &self.scene.sentences[self.index];
        let said = self
            .rule
            .certainty
            .unwrap_or_else(|| certainty(sentence, at, self.verb(at)));
        // What a pattern sets says yes or no by itself: a negated verb is part of it, not a denial.
        if said == Certainty::Denied && !self.rule.set.is_empty() {
            Certainty::Firm
        } else {
            said
        }
    }

    /// Why the words speak of an event before the present one, if they do.
    fn why_earlier(&self, occurrence: Option<&Occurrence>, at: Span) -> Option<&'static str> {
        if self.rule.replaced {
            return Some("what is said to be changed is what held before");
        }
        // "would have run out", "had threatened … within 50 days": what is told so lies before the present one.
        let told_before = self.verb(at).is_some_and(|v| {
            v.perfect && (v.certainty == Certainty::Conditional || v.tense == Tense::Past)
        });
        let named_earlier = occurrence.is_some_and(|o| o.which == Which::Earlier);
        (self.rule.which == Which::Any && (told_before || named_earlier))
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
