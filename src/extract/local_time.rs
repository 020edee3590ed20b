//! Clock times by the clocks of the event's place, and on its day.
//!
//! Comes in: the drafts of a rule. Goes out: the same, where a clock time that names no zone has the offset of the event's place. An
//! offset that the words do not ask for ("local time") is marked as inferred: it is shown and excludes nothing. Where the places
//! beside a clock time go by different clocks, and where none is known, it stays open.

use super::draft::Draft;
use super::reading::Sentence;
use super::story::{Scene, of_event_verb};
use super::whereabouts::{self, Clocks};
use crate::mention::{Mention, MentionKind, TimeExpr, TimeOfDay};
use crate::resolve::Direction;
use crate::rule::ClockUse;
use crate::value::{Basis, BasisKind, Clock, DateValue, Place, TimeValue, Value};

/// Gives the clock times of `drafts` their offset and day.
pub(super) fn settle(scene: &Scene<'_>, mut drafts: Vec<Draft>) -> Vec<Draft> {
    let is_clock = |draft: &Draft| {
        matches!(
            draft.value,
            Value::Time(TimeValue::Clock(_) | TimeValue::Instant(..))
        )
    };
    if !drafts.iter().any(is_clock) {
        return drafts;
    }
    let places = event_places(scene, &drafts);
    let days = EventDays::of(scene, &drafts);
    for draft in drafts.iter_mut().filter(|draft| is_clock(draft)) {
        settle_one(scene, &places, &days, draft);
    }
    drafts
}

fn settle_one(scene: &Scene<'_>, places: &[Place], days: &EventDays, draft: &mut Draft) {
    let Value::Time(time) = &draft.value else {
        return;
    };
    let (named, clock) = match time {
        TimeValue::Clock(clock) => (None, *clock),
        TimeValue::Instant(day, clock) => (Some(*day), *clock),
        _ => return,
    };
    let Some((index, said)) = mention_of(scene, draft) else {
        return;
    };
    let slot = scene.rule.slots.get(&draft.slot);
    let usage = slot.and_then(|slot| slot.clock);
    let (day, why_day) = match named {
        Some(day) => (Some(day), None),
        None => days.day_of(scene, draft, index, said),
    };
    let mut basis = Vec::new();
    let clock = match &said.kind {
        MentionKind::Time(TimeExpr::At(_, TimeOfDay::Clock(_))) if usage.is_none() => clock,
        MentionKind::Time(TimeExpr::At(_, told)) => {
            in_place(scene, places, (index, said), told, day, clock, &mut basis)
        }
        _ => clock,
    };
    let time = match (usage, day) {
        (Some(ClockUse::OfDay), _) => TimeValue::Clock(clock),
        (Some(ClockUse::OnDay), Some(day)) => {
            basis.extend(
                why_day.map(|why| Basis::new(BasisKind::Anchor, format!("{day} is {why}"))),
            );
            TimeValue::Instant(day, clock)
        }
        (Some(ClockUse::OnDay) | None, _) => match named {
            Some(day) => TimeValue::Instant(day, clock),
            None => TimeValue::Clock(clock),
        },
    };
    draft.value = Value::Time(time);
    draft.basis.extend(basis);
}

/// `clock` with the offset of the event's place, where it has none of its own.
fn in_place(
    scene: &Scene<'_>,
    places: &[Place],
    (index, said): (usize, &Mention),
    told: &TimeOfDay,
    day: Option<DateValue>,
    clock: Clock,
    basis: &mut Vec<Basis>,
) -> Clock {
    let is_local = matches!(told, TimeOfDay::Local(_));
    if clock.offset.is_some() || !(is_local || matches!(told, TimeOfDay::Clock(_))) {
        return clock;
    }
    let reference = scene.sentences[index].reference;
    let story_day = || reference.filter(|r| r.year_known).map(|r| r.day);
    let Some(on) = day.and_then(|day| day.as_day()).or_else(story_day) else {
        return clock;
    };
    let clocks = Clocks { day: on, clock };
    let found = whereabouts::told_twice(scene, index, said, clocks)
        .or_else(|| whereabouts::of(scene, index, said.span, places, clocks));
    let Some((offset, why)) = found else {
        return clock;
    };
    let named = if is_local {
        "local time is that of"
    } else {
        "no zone is named; read by the clocks of"
    };
    basis.push(Basis::new(BasisKind::TimeZone, format!("{named} {why}")));
    Clock {
        offset: Some(offset),
        inferred: !is_local,
        ..clock
    }
}

/// The sentence and the mention that the value of `draft` was read from.
fn mention_of<'s>(scene: &'s Scene<'_>, draft: &Draft) -> Option<(usize, &'s Mention)> {
    let index = scene
        .sentences
        .iter()
        .position(|sentence| sentence.span == draft.sentence)?;
    let sentence = &scene.sentences[index];
    let end = draft.value_end.checked_sub(sentence.span.start)?;
    let mentions = sentence.mentions.iter();
    let mut ending = mentions.filter(|m| matches!(m.kind, MentionKind::Time(_)));
    Some((index, ending.find(|m| m.span.end == end)?))
}

/// Where the drafts say that the event is.
fn event_places(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<Place> {
    let slot = scene.rule.identity.place.as_deref();
    let of_slot = drafts
        .iter()
        .filter(|draft| Some(draft.slot.as_str()) == slot);
    let mut places: Vec<Place> = of_slot
        .filter_map(|draft| match &draft.value {
            Value::Place(place) => Some(place.clone()),
            _ => None,
        })
        .collect();
    places.dedup();
    places
}

/// The days the drafts give to the event.
struct EventDays(Vec<(super::claim::EventKey, DateValue)>);

impl EventDays {
    fn of(scene: &Scene<'_>, drafts: &[Draft]) -> Self {
        let slot = scene.rule.identity.day.as_deref();
        let of_slot = drafts
            .iter()
            .filter(|draft| Some(draft.slot.as_str()) == slot);
        Self(
            of_slot
                .filter_map(|draft| match &draft.value {
                    Value::Time(TimeValue::Date(date)) => Some((draft.event.clone(), *date)),
                    _ => None,
                })
                .collect(),
        )
    }

    /// The day of the event of `draft`, and why: the one day the story gives it; the day of the entry its words stand in; where
    /// they look ahead and the story names no other day, that of the story.
    fn day_of(
        &self,
        scene: &Scene<'_>,
        draft: &Draft,
        index: usize,
        said: &Mention,
    ) -> (Option<DateValue>, Option<&'static str>) {
        let mut own = self.0.iter().filter(|(event, _)| *event == draft.event);
        if let Some((_, first)) = own.next() {
            let one = own.all(|(_, day)| day == first) && first.as_day().is_some();
            return (one.then_some(*first), Some("the day of the event"));
        }
        let sentence = &scene.sentences[index];
        let Some(reference) = sentence.reference.filter(|r| r.year_known) else {
            return (None, None);
        };
        let why = if sentence.in_entry {
            "the day of the entry"
        } else if looks_ahead(sentence, said) {
            "the day of the story, which names no other"
        } else {
            return (None, None);
        };
        (Some(DateValue::day(reference.day)), Some(why))
    }
}

/// Whether the verb that a clock time hangs on speaks of what is to come.
fn looks_ahead(sentence: &Sentence<'_>, said: &Mention) -> bool {
    let verb = sentence.verb_near(said.span);
    let verb = verb.and_then(|verb| sentence.phrases.verbs.get(verb));
    verb.is_some_and(|verb| of_event_verb(verb) == Direction::Future)
}
