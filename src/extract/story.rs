//! One rule over one story: where its events are named, what hangs on them, and the drafts of claims that follow.

use std::collections::BTreeSet;

use super::attach::{Attached, attach_all, in_sentence};
use super::claim::{EventKey, Series};
use super::direction;
use super::draft::Draft;
use super::matches::Match;
use super::occurrence::{self, Occurrence};
use super::reading::Sentence;
use super::series;
use super::speaker::{self, Register};
use super::topic::Topic;
use super::trace::Trace;
use crate::error::{Note, NoteCode};
use crate::ingest::{Document, Story};
use crate::lexicon::Lexicon;
use crate::mention::{Mention, MentionKind};
use crate::phrase::{Tense, VerbGroup};
use crate::resolve::{Direction, Resolved};
use crate::rule::{Reach, Rule, Slot, Which};
use crate::text::Span;
use crate::value::{Basis, BasisKind, Certainty, Scope, Speaker, TimeValue, Value};

/// Longest quote, in bytes: beyond it only the value's own words are quoted.
const MAX_QUOTE: usize = 180;

/// A time longer than this many days is a period.
pub(super) const DAYS_OF_WEEK: i32 = 7;

/// What every step over one story under one rule needs.
pub(super) struct Scene<'a> {
    pub(super) rule: &'a Rule,
    /// Where its words stand.
    pub(super) reach: Reach<'a>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) document: &'a Document,
    pub(super) story: &'a Story,
    pub(super) sentences: &'a [Sentence<'a>],
    pub(super) register: &'a Register,
    /// Told of what gives no claim.
    pub(super) trace: &'a Trace,
    pub(super) occurrences: Vec<Occurrence>,
    pub(super) topic: Topic,
    /// Whether the story names such an event, by its words or by a pattern that speaks for itself.
    pub(super) is_named: bool,
    /// Where its patterns match, in order.
    pub(super) matches: Vec<Match<'a>>,
    /// For each sentence and mention, the occurrence it hangs on; nothing for sentences without any.
    attached: Vec<Vec<Attached>>,
}

impl<'a> Scene<'a> {
    /// Finds the events of a rule in the story, and what hangs on them.
    pub(super) fn new(
        reach: Reach<'a>,
        lexicon: &'a Lexicon,
        document: &'a Document,
        story: &'a Story,
        sentences: &'a [Sentence<'a>],
        register: &'a Register,
        trace: &'a Trace,
    ) -> Self {
        let rule = reach.rule;
        let mut occurrences = occurrence::find(&reach, sentences, lexicon);
        let attached = attach_all(&occurrences, sentences, rule, lexicon);
        // The number in the series tells which occurrences are past, and those counted as past tell the number: two passes settle it.
        let mut topic = Topic::default();
        for _ in 0..2 {
            let mut decided = occurrences.clone();
            let days_back = |o: &Occurrence| {
                let times = occurrences_of(&attached, o, sentences);
                days_back(o, &times, sentences, rule.identity.period)
            };
            let is_dated = |o: &Occurrence| !occurrences_of(&attached, o, sentences).is_empty();
            series::decide(
                &rule.trigger,
                topic.number,
                &mut decided,
                sentences,
                &days_back,
                &is_dated,
            );
            occurrences = decided;
            topic = Topic::of(&rule.identity, &occurrences, sentences, lexicon);
        }
        Self {
            is_named: !occurrences.is_empty(),
            rule,
            reach,
            lexicon,
            document,
            story,
            sentences,
            register,
            trace,
            occurrences,
            topic,
            matches: Vec::new(),
            attached,
        }
    }

    /// Takes the parties that patterns capture by role as the topic's, where there are any.
    pub(super) fn settle_parties(&mut self, captured: BTreeSet<String>) {
        if !captured.is_empty() {
            self.topic.parties = captured;
        }
    }

    /// Mentions of sentence `sentence` that hang on occurrence `index`.
    pub(super) fn hanging_on(&self, index: usize) -> Vec<usize> {
        let Some(occurrence) = self.occurrences.get(index) else {
            return Vec::new();
        };
        let Some(row) = self.attached.get(occurrence.sentence) else {
            return Vec::new();
        };
        (0..row.len())
            .filter(|m| row[*m] == Attached::To(index))
            .collect()
    }

    /// The event named nearest to `span` in sentence `index`.
    pub(super) fn nearest(&self, index: usize, span: Span) -> Option<&Occurrence> {
        self.occurrences_in(index)
            .into_iter()
            .map(|(_, o)| o)
            .min_by_key(|o| o.span.distance(span))
    }

    /// The occurrences in sentence `index`, with their own indices.
    pub(super) fn occurrences_in(&self, index: usize) -> Vec<(usize, &Occurrence)> {
        in_sentence(&self.occurrences, index)
    }

    /// Times that two events, or an event and a verb of saying, compete for, with the index of their sentence.
    pub(super) fn ambiguous(&self) -> impl Iterator<Item = (usize, &Mention)> {
        let rows = self.sentences.iter().zip(&self.attached).enumerate();
        rows.flat_map(|(index, (sentence, row))| {
            let mentions = sentence.mentions.iter().zip(row);
            mentions
                .filter(|(_, attached)| **attached == Attached::Ambiguous)
                .map(move |(mention, _)| (index, mention))
        })
    }

    /// Notes on what no claim was made of since it may belong to two events.
    pub(super) fn notes(&self) -> Vec<Note> {
        let note = |(index, mention): (usize, &Mention)| {
            let sentence = self.sentences.get(index)?;
            let at = mention.span.shift(sentence.span.start);
            let raw = &self.document.raw;
            let place = self.document.map.raw(at);
            Some(Note {
                path: self.document.path.clone(),
                line: Some(raw.position(place.start).line),
                code: NoteCode::Ambiguous,
                message: format!(
                    "`{}` may belong to two events of kind {}: no claim was made",
                    mention.span.of(sentence.text),
                    self.rule.kind
                ),
            })
        };
        self.ambiguous().filter_map(note).collect()
    }

    /// What a claim about `occurrence` in sentence `index` knows of its event, and the steps that told it; `None` where several
    /// events could be meant.
    pub(super) fn event_key(
        &self,
        occurrence: Option<&Occurrence>,
        named: &[String],
        index: usize,
    ) -> Option<(EventKey, Vec<Basis>)> {
        let mut basis = Vec::new();
        if !self.rule.identity.parties {
            let key = EventKey {
                topic: true,
                ..EventKey::default()
            };
            return Some((key, basis));
        }
        // Who takes part by role is not in question; who is only named beside the event is weighed against the topic.
        let by_role: BTreeSet<String> = named.iter().cloned().collect();
        let beside = occurrence.map(|o| o.parties.clone()).unwrap_or_default();
        let (parties, from_topic) = if by_role.is_empty() {
            self.topic.parties_of(&beside, index)?
        } else {
            let is_topic = by_role == self.topic.parties;
            (by_role, is_topic)
        };
        if from_topic && !parties.is_subset(&beside) {
            let list: Vec<&str> = parties.iter().map(String::as_str).collect();
            basis.push(Basis::new(
                BasisKind::Focus,
                format!(
                    "parties not named here are the story's: {}",
                    list.join(", ")
                ),
            ));
        }
        if let Some(why) = occurrence.map(|o| &o.why).filter(|why| !why.is_empty()) {
            basis.push(Basis::new(BasisKind::Series, why.clone()));
        }
        let series = match self.topic.number {
            Some(n) if self.rule.identity.series => Series::Number(n),
            _ => Series::Current,
        };
        let key = EventKey {
            parties,
            series,
            topic: from_topic,
            ..EventKey::default()
        };
        Some((key, basis))
    }

    /// The speakers of what is said at `clause` of sentence `index`.
    pub(super) fn said_by(
        &self,
        index: usize,
        clause: usize,
        basis: &mut Vec<Basis>,
    ) -> Vec<Speaker> {
        match self.sentences.get(index) {
            Some(sentence) => speaker::said_by(
                self.story,
                index,
                sentence,
                clause,
                self.register,
                self.lexicon,
                basis,
            ),
            None => Vec::new(),
        }
    }

    /// Tells the trace why the words at `at` give no claim under `rule`, and gives none.
    pub(super) fn no_claim<T>(
        &self,
        index: usize,
        rule: &str,
        at: Span,
        why: impl FnOnce() -> String,
    ) -> Option<T> {
        self.trace.tell(index, rule, at, why);
        None
    }

    /// A draft for `value`, read at `value_span` of sentence `index` and quoted together with `about`.
    pub(super) fn draft(&self, index: usize, part: Part<'_>) -> Option<Draft> {
        let sentence = self.sentences.get(index)?;
        let mut basis = part.basis;
        let clause = sentence.clause_at(part.at.start);
        let said_by = self.said_by(index, clause, &mut basis);
        let key = self.event_key(part.occurrence, &part.parties, index);
        let (event, event_basis) = key.or_else(|| {
            self.no_claim(index, part.rule, part.at, || {
                "it may be of several events of the story, with other parties".to_owned()
            })
        })?;
        basis.extend(event_basis);
        let quote = part.about.map_or(part.at, |about| about.cover(part.at));
        let at = if quote.len() <= MAX_QUOTE {
            quote
        } else {
            part.at
        };
        Some(Draft {
            slot: part.slot.to_owned(),
            scope: Scope::new(),
            value: part.value,
            certainty: part.certainty,
            said_by,
            rule: part.rule.to_owned(),
            basis,
            at: at.shift(sentence.span.start),
            value_end: part.at.end + sentence.span.start,
            sentence: sentence.span,
            event,
            named: part.occurrence.map(|o| o.span.shift(sentence.span.start)),
            alternatives: Vec::new(),
        })
    }
}

/// What a draft is made of. Spans point into the sentence.
pub(super) struct Part<'p> {
    pub(super) slot: &'p str,
    pub(super) rule: &'p str,
    pub(super) value: Value,
    pub(super) certainty: Certainty,
    pub(super) basis: Vec<Basis>,
    pub(super) at: Span,
    pub(super) about: Option<Span>,
    pub(super) occurrence: Option<&'p Occurrence>,
    pub(super) parties: Vec<String>,
}

/// How surely the words at `span` are said, by verb and hedges of their clause.
pub(super) fn certainty(
    sentence: &Sentence<'_>,
    span: Span,
    verb: Option<&VerbGroup>,
) -> Certainty {
    let clause = sentence.clause_at(span.start);
    let hedge = sentence
        .mentions
        .iter()
        .filter(|m| sentence.clause_at(m.span.start) == clause)
        .filter_map(|m| match m.kind {
            MentionKind::Hedge(certainty) => Some(certainty),
            _ => None,
        })
        .max();
    let said = verb.map_or(Certainty::Firm, |v| match v.certainty {
        _ if v.negated => Certainty::Denied,
        // "said the round would be held": what was said is that it will be.
        Certainty::Planned if is_reported_would(sentence, v) => Certainty::Firm,
        said => said,
    });
    hedge.map_or(said, |hedge| hedge.max(said))
}

/// Whether the verb is "would" in a reported clause: "will", moved back by the tense of the saying.
fn is_reported_would(sentence: &Sentence<'_>, verb: &VerbGroup) -> bool {
    let words = verb.span.of(sentence.text).to_lowercase();
    let reported = sentence
        .phrases
        .clauses
        .get(verb.clause)
        .is_some_and(|c| c.reported_by.is_some());
    reported && words.starts_with("would ")
}

/// The day that bounds an open range, for a slot that holds it: "until 8 August" as a limit is 8 August, "from 1 August" as a
/// beginning 1 August.
pub(super) fn bound_of(value: Value, slot: &Slot) -> Value {
    match value {
        Value::Time(TimeValue::Range(None, Some(end))) if slot.limit => Value::Time(*end),
        Value::Time(TimeValue::Range(Some(start), None)) if slot.begins => Value::Time(*start),
        other => other,
    }
}

/// Which way times are read that hang on `occurrence`.
pub(super) fn event_direction(
    occurrence: &Occurrence,
    sentences: &[Sentence<'_>],
) -> Option<Direction> {
    let governing = series::governing(occurrence, sentences);
    if governing.is_some_and(direction::is_counterfactual) {
        return Some(Direction::Future);
    }
    if occurrence.which == Which::Earlier {
        return Some(Direction::Past);
    }
    if let Some(verb) = governing {
        return Some(of_event_verb(verb));
    }
    // "At the talks on Wednesday Peru will speak first": no verb governs the talks, but what is done there lies ahead.
    let sentence = sentences.get(occurrence.sentence)?;
    let future = |v: &VerbGroup| {
        v.tense == Tense::Future && sentence.same_clause(v.clause, occurrence.clause)
    };
    sentence
        .phrases
        .verbs
        .iter()
        .any(future)
        .then_some(Direction::Future)
}

/// Which way times are read that hang on `verb`, of a kind that is told of once it has happened: back, unless the verb looks ahead.
pub(super) fn of_past_event(
    scene: &Scene<'_>,
    sentence: &Sentence<'_>,
    verb: Option<&VerbGroup>,
) -> Direction {
    let foretells = |v: &VerbGroup| {
        let classes = &scene.lexicon.classes;
        classes.holds("forecasting", &v.lemma) || classes.holds("scheduling", &v.lemma)
    };
    let ahead = |v: &VerbGroup| {
        let over = v.hangs_on.and_then(|over| sentence.phrases.verbs.get(over));
        v.tense == Tense::Future
            || v.certainty == Certainty::Planned
            || direction::is_counterfactual(v)
            || v.tense == Tense::None && over.is_some_and(foretells)
    };
    if verb.is_some_and(ahead) {
        Direction::Future
    } else {
        Direction::Past
    }
}

/// Which way times are read that hang on the verb of an event. "Is scheduled for Wednesday", "meets on Wednesday": the present
/// speaks of what is to come.
pub(super) fn of_event_verb(verb: &VerbGroup) -> Direction {
    direction::of_verb(verb).unwrap_or(Direction::Future)
}

/// The values of the times that hang on an occurrence, read as past.
fn occurrences_of(
    attached: &[Vec<Attached>],
    occurrence: &Occurrence,
    sentences: &[Sentence<'_>],
) -> Vec<Resolved> {
    let Some((row, sentence)) = attached
        .get(occurrence.sentence)
        .zip(sentences.get(occurrence.sentence))
    else {
        return Vec::new();
    };
    (0..row.len())
        .filter(|m| matches!(row[*m], Attached::To(_)))
        .filter(|m| sentence.clause_at(sentence.mentions[*m].span.start) == occurrence.clause)
        .map(|m| sentence.resolve(m, Some(Direction::Past)))
        .collect()
}

/// How many days before the reference time the times beside an occurrence lie; of what is about a period only those no longer than a
/// week.
fn days_back(
    occurrence: &Occurrence,
    times: &[Resolved],
    sentences: &[Sentence<'_>],
    is_about_period: bool,
) -> Option<i32> {
    let reference = sentences
        .get(occurrence.sentence)?
        .reference
        .filter(|r| r.year_known)?;
    let latest = times.iter().filter_map(|r| match r.value.as_ref()? {
        Value::Time(time) => TimeValue::days(time),
        _ => None,
    });
    let end = latest
        .filter(|days| !is_about_period || days.len() <= DAYS_OF_WEEK)
        .map(|days| days.end)
        .max()?;
    reference.day.since(end).ok().map(|span| span.get_days())
}
