//! By whose clocks a sentence tells a time: the place right behind it, the places beside it, those of the event, the dateline.
//!
//! Comes in: a story under a rule, and a clock time in it. Goes out: an offset and the words that tell why. The first of these that
//! names a place decides; where its places go by different clocks, or by clocks that are not known, nothing is said.

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
    let sentence = scene.sentences.get(index)?;
    if let Some(place) = right_behind(sentence, at)
        && let Some(offset) = clocks.of(gazetteer, place)
    {
        return Some((offset, format!("{place}, named right behind")));
    }
    let beside = located(sentence);
    let own: Vec<&Place> = beside.into_iter().chain(places).collect();
    if !own.is_empty() || names_unknown(sentence) {
        let (offset, place) = clocks.common(gazetteer, &own)?;
        return Some((offset, format!("{place}, the place of the event")));
    }
    let topic: Vec<&Place> = scene
        .sentences
        .iter()
        .enumerate()
        .filter(|(at, s)| s.role == SegmentRole::Title || !scene.occurrences_in(*at).is_empty())
        .flat_map(|(_, sentence)| located(sentence))
        .collect();
    if !topic.is_empty() {
        let (offset, place) = clocks.common(gazetteer, &topic)?;
        return Some((offset, format!("{place}, named where the story tells of the event")));
    }
    let mut all: Vec<&Place> = scene.story.dateline.iter().collect();
    if all.is_empty() {
        return None;
    }
    all.extend(scene.sentences.iter().flat_map(located));
    let (offset, place) = clocks.common(gazetteer, &all)?;
    Some((offset, format!("{place}, where the story was filed")))
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
        .or_else(|| same_day.of(&scene.lexicon.gazetteer, place?))?;
    let ahead = minutes(clocks.clock) - minutes(clock) + offset;
    let (least, most, day) = (-12 * 60, 14 * 60, 24 * 60);
    let offset = [ahead, ahead - day, ahead + day]
        .into_iter()
        .find(|offset| (least..=most).contains(offset) && offset % 15 == 0)?;
    let words = other.span.of(sentence.text);
    Some((offset, format!("the place where it was then `{words}` elsewhere")))
}

impl Clocks {
    /// The offset of the clocks of `place`.
    fn of(self, gazetteer: &Gazetteer, place: &Place) -> Option<i16> {
        gazetteer.zone(place)?.offset(self.day, self.clock)
    }

    /// The offset of all of `places` whose clocks are known, with the first of them; `None` where they differ.
    fn common<'p>(self, gazetteer: &Gazetteer, places: &[&'p Place]) -> Option<(i16, &'p Place)> {
        let mut known = places
            .iter()
            .filter_map(|place| Some((self.of(gazetteer, place)?, *place)));
        let first = known.next()?;
        known
            .all(|(offset, _)| offset == first.0)
            .then_some(first)
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
