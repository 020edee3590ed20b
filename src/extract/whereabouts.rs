//! By whose clocks a sentence tells a time: the place right behind it, the places beside it, those of the event, the dateline.
//!
//! Comes in: a story under a rule, and a clock time in it. Goes out: an offset and the words that tell why. The first of these that
//! names a place decides; where its places go by different clocks, by clocks that are not known, or by others than most of the
//! story's places, nothing is said.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::reading::Sentence;
use super::story::Scene;
use crate::ingest::SegmentRole;
use crate::lexicon::Gazetteer;
use crate::mention::{Mention, MentionKind, TimeExpr};
use crate::phrase::TokenClass;
use crate::text::Span;
use crate::value::{Clock, Place, TimeValue, Value};

/// A clock time on a day, for which offsets are asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clocks {
    pub(super) day: Date,
    pub(super) clock: Clock,
}

/// The offset by which the clock time at `at` of sentence `index` is told, and by whose clocks; `places` are those of the event.
pub(super) fn of(
    scene: &Scene<'_>,
    index: usize,
    at: Span,
    places: &[Place],
    clocks: Clocks,
) -> Option<(i16, String)> {
    let gazetteer = &scene.lexicon.gazetteer;
    let (telling, how) = telling(scene, index, at, places, clocks)?;
    let offset = clocks.common(gazetteer, &telling)?;
    let place = telling
        .iter()
        .find(|place| clocks.offsets(gazetteer, place).len() == 1)
        .or(telling.first())?;
    fits_story(scene, &telling, offset, clocks).then(|| (offset, format!("{place}, {how}")))
}

/// The places that tell by whose clocks it is, and how they are named.
fn telling<'s>(
    scene: &'s Scene<'_>,
    index: usize,
    at: Span,
    places: &'s [Place],
    clocks: Clocks,
) -> Option<(Vec<&'s Place>, &'static str)> {
    let gazetteer = &scene.lexicon.gazetteer;
    let sentence = scene.sentences.get(index)?;
    let behind = right_behind(sentence, at);
    if let Some(place) = behind.filter(|place| clocks.offsets(gazetteer, place).len() == 1) {
        return Some((vec![place], "named right behind"));
    }
    let own: Vec<&Place> = located(sentence).into_iter().chain(places).collect();
    if !own.is_empty() || names_unknown(sentence) {
        return Some((own, "the place of the event"));
    }
    let topic: Vec<&Place> = scene
        .sentences
        .iter()
        .enumerate()
        .filter(|(at, s)| s.role == SegmentRole::Title || !scene.occurrences_in(*at).is_empty())
        .flat_map(|(_, sentence)| located(sentence))
        .collect();
    if !topic.is_empty() {
        return Some((topic, "named where the story tells of the event"));
    }
    let filed = scene.story.dateline.as_ref()?;
    Some((vec![filed], "where the story was filed"))
}

/// Whether no more of the other places that the story names go by other clocks than by these: a name may be that of a far town, or of
/// a street.
fn fits_story(scene: &Scene<'_>, telling: &[&Place], offset: i16, clocks: Clocks) -> bool {
    let gazetteer = &scene.lexicon.gazetteer;
    let own = |place: &Place| {
        let mut own = telling.iter();
        own.any(|told| told.contains(place) || place.contains(told))
    };
    let others: BTreeSet<&Place> = scene
        .sentences
        .iter()
        .flat_map(located)
        .chain(&scene.story.dateline)
        .filter(|place| !own(place))
        .collect();
    let offsets = others.iter().map(|place| clocks.offsets(gazetteer, place));
    let (fitting, apart): (Vec<_>, Vec<_>) = offsets
        .filter(|offsets| !offsets.is_empty())
        .partition(|offsets| offsets.contains(&offset));
    apart.len() <= fitting.len()
}

/// "1:39 p.m. local time, 9:09 in London": the same moment told twice gives the offset of the first.
pub(super) fn told_twice(
    scene: &Scene<'_>,
    index: usize,
    said: &Mention,
    clocks: Clocks,
) -> Option<(i16, String)> {
    let sentence = scene.sentences.get(index)?;
    let next = sentence
        .mentions
        .iter()
        .position(|m| m.span.start >= said.span.end)?;
    let other = sentence.mentions.get(next)?;
    let between = Span::new(said.span.end, other.span.start).of(sentence.text);
    let joined = matches!(between.trim(), "," | "(" | "or" | ", or" | "/");
    if !joined || !is_clock(other) {
        return None;
    }
    let Some(Value::Time(TimeValue::Clock(clock) | TimeValue::Instant(_, clock))) =
        sentence.resolve(next, None).value
    else {
        return None;
    };
    let same_day = Clocks { clock, ..clocks };
    let place = right_behind(sentence, other.span);
    let offset = clock
        .offset
        .or_else(|| same_day.common(&scene.lexicon.gazetteer, &[place?]))?;
    let ahead = minutes(clocks.clock) - minutes(clock) + offset;
    let (least, most, day) = (-12 * 60, 14 * 60, 24 * 60);
    let offset = [ahead, ahead - day, ahead + day]
        .into_iter()
        .find(|offset| (least..=most).contains(offset) && offset % 15 == 0)?;
    let words = other.span.of(sentence.text);
    Some((
        offset,
        format!("the place where it was then `{words}` elsewhere"),
    ))
}

impl Clocks {
    /// The offsets that the clocks of `place` may have: several in a state of several zones.
    fn offsets(self, gazetteer: &Gazetteer, place: &Place) -> BTreeSet<i16> {
        let zones = gazetteer.zones(place).iter();
        zones
            .filter_map(|zone| zone.offset(self.day, self.clock))
            .collect()
    }

    /// The one offset that fits all of `places` whose clocks are known: "Portland, Maine".
    fn common(self, gazetteer: &Gazetteer, places: &[&Place]) -> Option<i16> {
        let known = places
            .iter()
            .map(|place| self.offsets(gazetteer, place))
            .filter(|offsets| !offsets.is_empty());
        let common = known.reduce(|a, b| a.intersection(&b).copied().collect())?;
        common.first().copied().filter(|_| common.len() == 1)
    }
}

fn minutes(clock: Clock) -> i16 {
    i16::from(clock.hour) * 60 + i16::from(clock.minute)
}

fn is_clock(mention: &Mention) -> bool {
    matches!(&mention.kind, MentionKind::Time(TimeExpr::At(_, time)) if time.is_clock())
}

/// The place that stands right behind a clock time: "9:30 p.m. **in Phoenix**".
fn right_behind<'s>(sentence: &'s Sentence<'_>, at: Span) -> Option<&'s Place> {
    let mut behind = sentence.mentions.iter().filter_map(place);
    let (span, place) = behind.find(|(span, _)| span.start >= at.end)?;
    let between = Span::new(at.end, span.start).of(sentence.text);
    matches!(between.trim(), "in" | "at" | "near" | "outside" | "off").then_some(place)
}

/// The places a sentence names as where something is: not those somebody goes to, and not those another clock time is told for.
fn located<'s>(sentence: &'s Sentence<'_>) -> Vec<&'s Place> {
    let of_clock = |span: Span| {
        let mut clocks = sentence.mentions.iter().filter(|m| is_clock(m));
        clocks.any(|clock| {
            right_behind(sentence, clock.span).is_some()
                && clock.span.end <= span.start
                && !Span::new(clock.span.end, span.start)
                    .of(sentence.text)
                    .contains(',')
        })
    };
    let places = sentence.mentions.iter().filter_map(place);
    places
        .filter(|(span, _)| !is_aim(sentence, *span) && !of_clock(*span))
        .map(|(_, place)| place)
        .collect()
}

fn place(mention: &Mention) -> Option<(Span, &Place)> {
    match &mention.kind {
        MentionKind::Place(place) => Some((mention.span, place)),
        _ => None,
    }
}

/// Whether the place at `span` is where somebody is bound for: "**to London** Gatwick", "a London-bound jet".
fn is_aim(sentence: &Sentence<'_>, span: Span) -> bool {
    let tokens = &sentence.phrases.tokens;
    let at = tokens.partition_point(|t| t.span.start < span.start);
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    let bound = sentence.text.get(span.end..).is_some_and(|rest| {
        rest.starts_with("-bound") || rest.starts_with("-based") || rest.starts_with("'s")
    });
    bound
        || before.is_some_and(|t| {
            matches!(
                t.lemma.as_str(),
                "to" | "for" | "toward" | "towards" | "into" | "with" | "between" | "by"
            )
        })
}

/// Whether a sentence says that something is in a place that is not known: "in **Brone**".
fn names_unknown(sentence: &Sentence<'_>) -> bool {
    let tokens = &sentence.phrases.tokens;
    tokens.windows(2).any(|pair| match pair {
        [before, name] => {
            matches!(before.lemma.as_str(), "in" | "near" | "outside")
                && name.class == TokenClass::ProperNoun
        }
        _ => false,
    })
}
