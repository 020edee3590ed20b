//! Mentions of whole documents, resolved: recognition of each sentence, then resolution against its story's reference time.
//!
//! Unlike claims, mentions are taken from every segment but clutter: datelines and bylines too.

use crate::ingest::{Corpus, Document, Segment, SegmentRole, Story};
use crate::lexicon::{Complement, EffectTense, Lexicon, Limit};
use crate::mention::{self, Mention, MentionKind};
use crate::phrase::{self, Phrases, Tense};
use crate::report::{MentionEntry, kind_name, raw_place};
use crate::resolve::{self, Context, Direction, Resolved};
use crate::text;
use crate::value::{TimeValue, Value};

/// The mentions of all documents, by document and place.
pub(super) fn of(corpus: &Corpus, lexicon: &Lexicon) -> Vec<MentionEntry> {
    let mut entries = Vec::new();
    for document in &corpus.documents {
        let first = entries.len();
        for story in &document.stories {
            of_story(document, story, lexicon, &mut entries);
        }
        entries[first..].sort_by_key(|entry: &MentionEntry| (entry.text_start, entry.text_end));
    }
    entries
}

fn of_story(
    document: &Document,
    story: &Story,
    lexicon: &Lexicon,
    entries: &mut Vec<MentionEntry>,
) {
    // What "two days later" counts from: the last day the story named.
    let mut anchor: Option<TimeValue> = None;
    for segment in &story.segments {
        if matches!(segment.role, SegmentRole::Clutter) {
            continue;
        }
        for sentence in text::sentences(segment.span.of(&document.text)) {
            let span = sentence.shift(segment.span.start);
            let words = span.of(&document.text);
            let mentions = mention::recognise(words, lexicon);
            let phrases = phrase::analyse(words, &mentions, &lexicon.grammar);
            for mention in &mentions {
                let context = Context {
                    reference: reference(story, segment),
                    direction: direction(mention, &phrases, lexicon),
                    anchor: anchor.as_ref(),
                };
                let resolved = resolve::resolve(mention, &context);
                if let Some(day) = anchoring(&resolved) {
                    anchor = Some(day.clone());
                }
                entries.push(entry(document, mention, span.start, resolved));
            }
        }
    }
}

fn reference<'a>(story: &'a Story, segment: &'a Segment) -> Option<&'a resolve::Reference> {
    segment.reference.as_ref().or(story.reference.as_ref())
}

/// Past or future by the verb in the mention's clause; `None` where there is none or it does not tell.
fn direction(mention: &Mention, phrases: &Phrases, lexicon: &Lexicon) -> Option<Direction> {
    let clause = phrases
        .clauses
        .iter()
        .position(|clause| clause.span.contains(mention.span))?;
    let verb = phrases
        .verbs
        .iter()
        .filter(|verb| verb.clause == clause)
        .min_by_key(|verb| verb.span.start.abs_diff(mention.span.start))?;
    let ahead = || {
        let effect = lexicon.grammar.verb_effect(&verb.lemma, Complement::To);
        effect.is_some_and(|effect| effect.tense == EffectTense::Future)
    };
    match verb.tense {
        Tense::Past => Some(Direction::Past),
        Tense::Future => Some(Direction::Future),
        // "has been closed until Friday": what began is not over.
        Tense::Present if verb.perfect && is_end(mention) => Some(Direction::Future),
        Tense::Present if verb.perfect => Some(Direction::Past),
        // "cuts announced in January" against "talks planned for January".
        Tense::None if verb.passive && ahead() => Some(Direction::Future),
        Tense::None if verb.passive => Some(Direction::Past),
        Tense::Present | Tense::None => None,
    }
}

/// Whether the words name the end of something: "until Friday", "by May".
fn is_end(mention: &Mention) -> bool {
    let limit = match &mention.kind {
        MentionKind::Time(time) => time.limit(),
        _ => None,
    };
    matches!(limit, Some(Limit::By | Limit::Until | Limit::Through))
}

/// The value, where it names a day that later words can count from.
fn anchoring(resolved: &Resolved) -> Option<&TimeValue> {
    match resolved.value.as_ref()? {
        Value::Time(time) => time.days().filter(|days| days.len() == 1).map(|_| time),
        _ => None,
    }
}

fn entry(document: &Document, mention: &Mention, by: usize, resolved: Resolved) -> MentionEntry {
    let span = mention.span.shift(by);
    MentionEntry {
        id: document.id.clone().unwrap_or_else(|| document.path.clone()),
        path: document.path.clone(),
        kind: kind_name(&mention.kind),
        text: span.of(&document.text).to_owned(),
        text_start: span.start,
        text_end: span.end,
        at: raw_place(document, span),
        value: value(mention, &resolved),
        edtf: match &resolved.value {
            Some(Value::Time(time)) => time.edtf(),
            _ => None,
        },
        timex3: resolved.timex3,
        basis: resolved.basis,
    }
}

/// The value in canonical notation; kinds that are no value say what the words mean.
fn value(mention: &Mention, resolved: &Resolved) -> Option<String> {
    if let Some(value) = &resolved.value {
        return Some(value.to_string());
    }
    match &mention.kind {
        MentionKind::Frequency(set) => Some(set.value.clone()),
        MentionKind::Hedge(certainty) => Some(certainty.as_str().to_owned()),
        MentionKind::Agency(name) | MentionKind::Unnamed(name) => Some(name.clone()),
        MentionKind::Party(name) | MentionKind::Person(name) => Some(name.clone()),
        MentionKind::Place(place) => Some(place.to_string()),
        MentionKind::Ordinal(n) => Some(n.to_string()),
        MentionKind::Vote(a, b) => Some(Value::Vote(*a, *b).to_string()),
        MentionKind::Scope(mark) => Some(mark.as_str().to_owned()),
        MentionKind::Quantity(quantity) => Some(quantity.to_string()),
        MentionKind::Duration(duration) => Some(duration.to_string()),
        MentionKind::Time(_) => None,
    }
}
