//! Frames: what hangs on an event's words fills its slots.

use jiff::civil::Date;

use super::claim::Series;
use super::draft::Draft;
use super::occurrence::Occurrence;
use super::outlook::{is_fixed, is_proposed, lies_ahead, looks_ahead, who_puts};
use super::reading::Sentence;
use super::series;
use super::story::{Part, Scene, bound_of, certainty, event_direction, of_past_event};
use crate::mention::MentionKind;
use crate::phrase::Tense;
use crate::resolve::Direction;
use crate::rule::{Frame, Take, Which};
use crate::text::Span;
use crate::value::{Basis, BasisKind, Certainty, ScopeKey, TimeValue, Value};

/// The drafts that the frames of the scene's rule give.
pub(super) fn apply(scene: &Scene<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (index, occurrence) in scene.occurrences.iter().enumerate() {
        if scene.topic.parties.is_empty() && scene.rule.identity.parties {
            continue;
        }
        for frame in scene.rule.frames.iter().filter(|f| fits(f, occurrence)) {
            match frame.take {
                Take::Ordinal => drafts.extend(ordinal(scene, frame, occurrence)),
                Take::Count => drafts.extend(count(scene, frame, occurrence)),
                // Numbers hang on words of their own: see `number`.
                Take::Number | Take::Age => {}
                Take::Time | Take::Clock | Take::Duration | Take::Place | Take::Name => {
                    hanging(scene, frame, index, occurrence, &mut drafts);
                }
            }
        }
    }
    settle_weekdays(&mut drafts);
    drafts
}

fn fits(frame: &Frame, occurrence: &Occurrence) -> bool {
    frame.which == Which::Any || frame.which == occurrence.which
}

fn hanging(
    scene: &Scene<'_>,
    frame: &Frame,
    index: usize,
    occurrence: &Occurrence,
    drafts: &mut Vec<Draft>,
) {
    let before = drafts.len();
    drafts.extend(
        scene
            .hanging_on(index)
            .into_iter()
            .filter_map(|mention| take(scene, frame, occurrence, mention)),
    );
    if frame.take == Take::Place && drafts.len() == before {
        drafts.extend(there(scene, frame, occurrence));
    }
}

/// The draft that one mention hanging on the event gives, where it is of the sort the frame takes.
fn take(scene: &Scene<'_>, frame: &Frame, occurrence: &Occurrence, index: usize) -> Option<Draft> {
    let sentence = scene.sentences.get(occurrence.sentence)?;
    let mention = sentence.mentions.get(index)?;
    if frame.take == Take::Name {
        return name(scene, frame, occurrence, index);
    }
    let wanted = matches!(
        (&mention.kind, frame.take),
        (MentionKind::Time(_), Take::Time | Take::Clock)
            | (MentionKind::Duration(_), Take::Duration)
            | (MentionKind::Place(_), Take::Place)
    );
    if !wanted {
        return None;
    }
    let no_claim = |why| told(scene, frame, occurrence, mention.span, why);
    if !governed(frame, scene, occurrence, mention.span) {
        return no_claim(UNGOVERNED);
    }
    let way = if looks_ahead(scene, occurrence) {
        Some(Direction::Future)
    } else if scene.rule.identity.past {
        let verb = series::governing(occurrence, scene.sentences);
        Some(of_past_event(scene, sentence, verb))
    } else {
        event_direction(occurrence, scene.sentences)
    };
    let resolved = sentence.resolve(index, way);
    let slot = scene.rule.slots.get(&frame.slot)?;
    let Some(value) = resolved.value.map(|value| bound_of(value, slot)) else {
        return no_claim("nothing tells from which day it counts");
    };
    let value = suited(value, frame.take)?;
    if is_far(scene, frame.which, occurrence.sentence, &value) {
        return no_claim(TOO_FAR);
    }
    let alternatives = match way {
        None => other_readings(sentence, index, &value),
        Some(_) => Vec::new(),
    };
    let found = draft(
        scene,
        frame,
        occurrence,
        value,
        mention.span,
        resolved.basis,
    )?;
    Some(Draft {
        alternatives,
        ..found
    })
}

/// The draft that a name on a list of the frame's slot gives.
fn name(scene: &Scene<'_>, frame: &Frame, occurrence: &Occurrence, index: usize) -> Option<Draft> {
    let sentence = scene.sentences.get(occurrence.sentence)?;
    let at = sentence.mentions.get(index)?.span;
    let slot = scene.rule.slots.get(&frame.slot)?;
    let name = sentence.on_list(index, &slot.lists)?;
    if !governed(frame, scene, occurrence, at) {
        return told(scene, frame, occurrence, at, UNGOVERNED);
    }
    let value = Value::Text(name.to_owned());
    draft(scene, frame, occurrence, value, at, Vec::new())
}

/// Why what hangs on an event is not taken by a frame.
const UNGOVERNED: &str = "it lacks one of the `verbs` or `prepositions` of the frame";

/// Why a time is none of the event.
pub(super) const TOO_FAR: &str = "it lies outside `window_days`, or is too long to date the event";

/// Tells why a mention that hangs on the event gives no claim, and gives none.
fn told<T>(
    scene: &Scene<'_>,
    frame: &Frame,
    occurrence: &Occurrence,
    at: Span,
    why: &'static str,
) -> Option<T> {
    scene.no_claim(occurrence.sentence, &frame.id, at, || why.to_owned())
}

/// The values a weekday has when read the other way, where they differ.
fn other_readings(sentence: &Sentence<'_>, mention: usize, value: &Value) -> Vec<Value> {
    let is_weekday = matches!(&sentence.mentions[mention].kind, MentionKind::Time(time) if time.weekday().is_some());
    [Direction::Past, Direction::Future]
        .into_iter()
        .filter(|_| is_weekday)
        .filter_map(|way| sentence.resolve(mention, Some(way)).value)
        .filter(|other| other != value)
        .collect()
}

/// A weekday whose direction nothing tells ("Wednesday's meeting") is the day the story names elsewhere for the same slot.
fn settle_weekdays(drafts: &mut [Draft]) {
    let settled: Vec<(String, Value)> = drafts
        .iter()
        .filter(|d| d.alternatives.is_empty())
        .map(|d| (d.slot.clone(), d.value.clone()))
        .collect();
    for draft in drafts {
        let known = |value: &Value| {
            settled
                .iter()
                .any(|(slot, v)| *slot == draft.slot && v == value)
        };
        if let Some(value) = draft
            .alternatives
            .iter()
            .find(|v| known(v))
            .filter(|_| !known(&draft.value))
        {
            let note = format!("read as {value}, which the story names elsewhere");
            draft.basis = vec![Basis::new(BasisKind::Focus, note)];
            draft.value = value.clone();
        }
    }
}

/// "there" in the event's clause is the place last named beside the event.
fn there(scene: &Scene<'_>, frame: &Frame, occurrence: &Occurrence) -> Option<Draft> {
    let sentence = scene.sentences.get(occurrence.sentence)?;
    let clause = sentence.phrases.clauses.get(occurrence.clause)?;
    let token = sentence.phrases.tokens.iter().find(|t| {
        t.lemma == "there"
            && clause.span.contains(t.span)
            && t.span.start >= occurrence.span.end
            && t.span.start - occurrence.span.end < 30
    })?;
    let place = scene.topic.place_before(occurrence.sentence)?.clone();
    let basis = vec![Basis::new(
        BasisKind::Focus,
        format!("`there` is read as {place}, named last beside the event"),
    )];
    draft(
        scene,
        frame,
        occurrence,
        Value::Place(place),
        token.span,
        basis,
    )
}

/// Whether the preposition before `span`, and the verb over the event, are among those the frame asks for.
fn governed(frame: &Frame, scene: &Scene<'_>, occurrence: &Occurrence, span: Span) -> bool {
    let Some(sentence) = scene.sentences.get(occurrence.sentence) else {
        return false;
    };
    // The verb over the event, or the one the value hangs on: "a fire that **broke out** on Friday has burned 30 houses".
    let near = || {
        let verb = sentence.verb_near(span)?;
        sentence.phrases.verbs.get(verb)
    };
    let verb_fits = frame.verbs.is_empty()
        || series::governing(occurrence, scene.sentences)
            .into_iter()
            .chain(near())
            .any(|v| sentence.is_verb_of(&frame.verbs, v));
    let preposition = || {
        let tokens = &sentence.phrases.tokens;
        let at = tokens.partition_point(|t| t.span.end <= span.start);
        let before: Vec<&str> = tokens[at.saturating_sub(2)..at]
            .iter()
            .rev()
            .map(|t| t.lemma.as_str())
            .collect();
        match before.as_slice() {
            ["the" | "a", word, ..] | [word, ..] => frame.prepositions.contains(*word),
            [] => false,
        }
    };
    verb_fits && (frame.prepositions.is_empty() || preposition())
}

/// The value, where it is of the sort the frame takes: dates without a mere clock time, or clock times.
pub(super) fn suited(value: Value, take: Take) -> Option<Value> {
    match (&value, take) {
        (Value::Time(TimeValue::Vague(_) | TimeValue::Clock(_)), Take::Time) => None,
        (Value::Time(TimeValue::Instant(..) | TimeValue::Clock(_)), Take::Clock) => Some(value),
        (Value::Time(TimeValue::Instant(date, _) | TimeValue::DayPart(date, _)), Take::Time) => {
            Some(Value::Time(TimeValue::Date(*date)))
        }
        (Value::Time(_), Take::Clock) => None,
        _ => Some(value),
    }
}

fn draft(
    scene: &Scene<'_>,
    frame: &Frame,
    occurrence: &Occurrence,
    value: Value,
    at: Span,
    basis: Vec<Basis>,
) -> Option<Draft> {
    let sentence = scene.sentences.get(occurrence.sentence)?;
    let verb = series::governing(occurrence, scene.sentences);
    let mut certainty = certainty(sentence, occurrence.span, verb);
    // "had been expected on Saturday": what was planned once says nothing of what is planned now.
    let once = verb.is_some_and(|v| v.perfect && v.tense == Tense::Past);
    if certainty == Certainty::Denied
        || once && (is_fixed(scene, occurrence) || is_proposed(scene, occurrence))
    {
        return told(
            scene,
            frame,
            occurrence,
            at,
            "the sentence denies it, or tells of a plan that was",
        );
    }
    if is_proposed(scene, occurrence) {
        certainty = certainty.max(Certainty::Planned);
    }
    // "would be the third such meeting": which one it is, is not in doubt.
    if frame.take == Take::Ordinal && certainty.is_hedged() {
        certainty = Certainty::Firm;
    }
    let words = verb
        .filter(|v| v.clause == occurrence.clause)
        .map_or(occurrence.span, |v| v.span.cover(occurrence.span));
    let mut draft = scene.draft(
        occurrence.sentence,
        Part {
            slot: &frame.slot,
            rule: &frame.id,
            value,
            certainty,
            basis,
            at,
            about: Some(words),
            occurrence: Some(occurrence),
            parties: Vec::new(),
        },
    )?;
    if frame.take == Take::Time
        && verb.is_some_and(|v| sentence.is_verb_of(&scene.rule.trigger.moving, v))
    {
        draft.scope.set(ScopeKey::Revision, "revised");
    }
    if frame.which == Which::Any && occurrence.which == Which::Earlier {
        draft.event.series = Series::Earlier;
    }
    let putting = verb
        .and_then(|v| who_puts(scene, sentence, v))
        .filter(|s| !draft.said_by.contains(s));
    draft.said_by.extend(putting);
    Some(draft)
}

/// A longer period than this many days says nothing of when the event is: "their third round this year".
const LONGEST_PERIOD: i32 = 62;

/// What is planned further ahead than this many days is no plan for the event a story tells of.
const FURTHEST_PLAN: i32 = 400;

/// Whether a time is too far from the story's day to be of the event, or of its series, or too coarse to date it.
pub(super) fn is_far(scene: &Scene<'_>, which: Which, index: usize, value: &Value) -> bool {
    let reference = scene.sentences.get(index).and_then(|s| s.reference);
    let identity = &scene.rule.identity;
    let window = match which {
        Which::Current => Some(identity.window_days),
        Which::Earlier | Which::Any => identity.series_days,
    };
    let (Some(reference), Some(window), Value::Time(time)) =
        (reference.filter(|r| r.year_known), window, value)
    else {
        return false;
    };
    let apart = |a: Date, b: Date| a.since(b).map_or(i32::MAX, |span| span.get_days());
    let open = match time {
        TimeValue::Range(None, Some(one)) | TimeValue::Range(Some(one), None) => one.days(),
        _ => None,
    };
    let some_year = || time.in_year(reference.day.year()).days();
    if time
        .days()
        .or_else(some_year)
        .is_some_and(|days| days.len() > LONGEST_PERIOD)
    {
        return true;
    }
    // What is planned may lie further ahead than two reports of one event lie apart, where no parties tell which plan it is.
    let ahead = if identity.parties {
        i32::from(window)
    } else {
        FURTHEST_PLAN
    };
    time.days().or(open).is_some_and(|days| {
        apart(days.start, reference.day) > ahead
            || apart(reference.day, days.end) > i32::from(window)
    })
}

fn ordinal(scene: &Scene<'_>, frame: &Frame, occurrence: &Occurrence) -> Option<Draft> {
    // "the first direct contact since the war began" counts from another point than "the first round".
    let n = occurrence
        .ordinal
        .filter(|n| !occurrence.plural && *n > 1)
        .filter(|_| !occurrence.is_denied(scene.sentences))?;
    let sentence = scene.sentences.get(occurrence.sentence)?;
    let at = sentence.mentions.get(occurrence.ordinal_mention?)?.span;
    draft(scene, frame, occurrence, Value::Ordinal(n), at, Vec::new())
}

/// "two rounds of talks": the number, when what it counts are the events themselves.
fn count(scene: &Scene<'_>, frame: &Frame, occurrence: &Occurrence) -> Option<Draft> {
    let sentence = scene.sentences.get(occurrence.sentence)?;
    let mention = sentence.mentions.get(occurrence.count?)?;
    let MentionKind::Quantity(quantity) = &mention.kind else {
        return None;
    };
    let countable = occurrence.plural && quantity.unit.is_none() && quantity.number.fract() == 0.0;
    let value = Value::Quantity(quantity.clone());
    countable
        .then(|| draft(scene, frame, occurrence, value, mention.span, Vec::new()))
        .flatten()
}

/// What follows from drafts: a firm date to come is an agreed one.
pub(super) fn implied(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<Draft> {
    let mut found = Vec::new();
    for draft in drafts.iter().filter(|d| d.certainty == Certainty::Firm) {
        let frame = scene.rule.frames.iter().find(|f| f.id == draft.rule);
        let Some((slot, status)) = frame.and_then(|f| f.implies.as_ref()) else {
            continue;
        };
        if !lies_ahead(scene, draft) {
            continue;
        }
        let mut implied = draft.clone();
        implied.slot.clone_from(slot);
        implied.basis.push(Basis::new(
            BasisKind::Derived,
            format!("a firm date to come, {}, is an agreed one", draft.value),
        ));
        implied.value = Value::Status(*status);
        found.push(implied);
    }
    found
}
