//! Mentions of whole documents, resolved: recognition of each sentence, then resolution against its story's reference time.
//!
//! Unlike claims, mentions are taken from every segment but clutter: datelines and bylines too.

use super::told::Told;
use crate::extract;
use crate::ingest::{Document, Segment, SegmentRole, Story};
use crate::lexicon::Lexicon;
use crate::mention::{Mention, MentionKind, Recogniser};
use crate::phrase;
use crate::report::{MentionEntry, PART, kind_name};
use crate::resolve::{Reference, Resolved, ResolvedPart};
use crate::text::{self, Span};
use crate::value::{TimeValue, Value};

/// The mentions of `document`, by place.
pub(super) fn of(document: &Document, lexicon: &Lexicon) -> Vec<MentionEntry> {
    let mut entries = Vec::new();
    for story in &document.stories {
        of_story(document, story, lexicon, &mut entries);
    }
    // A range or list stands before its parts.
    entries.sort_by_key(|entry| (entry.text_start, std::cmp::Reverse(entry.text_end)));
    entries
}

fn of_story(
    document: &Document,
    story: &Story,
    lexicon: &Lexicon,
    entries: &mut Vec<MentionEntry>,
) {
    let mut recogniser = Recogniser::new(lexicon);
    let mut sentences = Vec::new();
    for segment in &story.segments {
        if matches!(segment.role, SegmentRole::Clutter) {
            continue;
        }
        for sentence in text::sentences(segment.span.of(&document.text)) {
            let span = sentence.shift(segment.span.start);
            let mentions = recogniser.recognise(span.of(&document.text));
            sentences.push((segment, span, mentions));
        }
    }
    let mut told = Told::of(
        story,
        sentences.iter().flat_map(|(_, _, mentions)| mentions),
    );
    for (segment, span, mentions) in &sentences {
        let words = span.of(&document.text);
        let phrases = phrase::analyse(words, mentions, &lexicon.grammar);
        for mention in mentions {
            let direction = || extract::direction(mention, words, &phrases, &lexicon.grammar);
            let resolved = told.resolve(mention, reference(story, segment), direction);
            entries.extend(parts(document, &resolved, span.start));
            entries.push(MentionEntry {
                lists: lists(mention, lexicon),
                ..entry(document, mention, span.start, resolved)
            });
        }
    }
}

fn reference<'a>(story: &'a Story, segment: &'a Segment) -> Option<&'a Reference> {
    segment.reference.as_ref().or(story.reference.as_ref())
}

fn entry(document: &Document, mention: &Mention, by: usize, resolved: Resolved) -> MentionEntry {
    MentionEntry {
        kind: kind_name(&mention.kind),
        value: value(mention, &resolved),
        edtf: match &resolved.value {
            Some(Value::Time(time)) => time.edtf(),
            _ => None,
        },
        timex3: resolved.timex3,
        basis: resolved.basis,
        ..bare_entry(document, mention.span.shift(by))
    }
}

/// The lists of names that hold what is named.
fn lists(mention: &Mention, lexicon: &Lexicon) -> Vec<String> {
    let name = mention.kind.name();
    let on = name.map_or(&[][..], |name| lexicon.gazetteer.lists().of(name));
    on.iter().map(|on| on.list.clone()).collect()
}

/// An entry for each part of a range or list: TIMEX3 annotates those.
fn parts(document: &Document, resolved: &Resolved, by: usize) -> Vec<MentionEntry> {
    let part = |part: &ResolvedPart| MentionEntry {
        value: part.value.as_ref().map(ToString::to_string),
        edtf: part.value.as_ref().and_then(TimeValue::edtf),
        timex3: part.timex3.clone(),
        ..bare_entry(document, part.span.shift(by))
    };
    resolved.parts.iter().map(part).collect()
}

/// What the place in the document alone tells of an entry.
fn bare_entry(document: &Document, span: Span) -> MentionEntry {
    MentionEntry {
        id: document.id.clone().unwrap_or_else(|| document.path.clone()),
        path: document.path.clone(),
        kind: PART,
        text: span.of(&document.text).to_owned(),
        text_start: span.start,
        text_end: span.end,
        at: document.place(span).into(),
        value: None,
        lists: Vec::new(),
        edtf: None,
        timex3: None,
        basis: Vec::new(),
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
        MentionKind::Party(name) | MentionKind::Person(name) | MentionKind::Listed(name) => {
            Some(name.clone())
        }
        MentionKind::Place(place) => Some(place.to_string()),
        MentionKind::Ordinal(n) => Some(n.to_string()),
        MentionKind::Vote(a, b) => Some(Value::Vote(*a, *b).to_string()),
        MentionKind::Scope(mark) => Some(mark.as_str().to_owned()),
        MentionKind::Quantity(quantity) => Some(quantity.to_string()),
        MentionKind::Duration(duration) => Some(duration.to_string()),
        // "two days after the vote" has no date, but a length.
        MentionKind::Time(time) => time.duration().map(ToString::to_string),
    }
}
