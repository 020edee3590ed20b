//! Which event of a series an occurrence is about: the present one, or one before it.
//!
//! The order of evidence: modifiers ("previous", "next"), place in a numbered series, a count of past ones, tense, and last how
//! far back the time beside it lies. Each decision leaves its reason.

use super::occurrence::Occurrence;
use super::reading::Sentence;
use crate::phrase::{Tense, VerbGroup};
use crate::rule::{Trigger, Which};
use crate::value::Certainty;

/// Decides for each occurrence which event of the series it is about. `days_back` gives, for the occurrence of that index, how many
/// days before the reference time the time beside it lies, where that is known; `is_dated` whether any time hangs on it.
pub(super) fn decide(
    trigger: &Trigger,
    number: Option<u32>,
    occurrences: &mut [Occurrence],
    sentences: &[Sentence<'_>],
    days_back: &dyn Fn(&Occurrence) -> Option<i32>,
    is_dated: &dyn Fn(&Occurrence) -> bool,
) {
    let ahead = occurrences
        .iter()
        .any(|o| is_dated(o) && looks_ahead(trigger, o, sentences));
    for occurrence in occurrences {
        let (which, why) = one(trigger, number, ahead, occurrence, sentences, days_back);
        occurrence.which = which;
        occurrence.why = why;
    }
}

/// A report made within this many days of a past event is about that event.
const RECENT_DAYS: i32 = 10;

fn one(
    trigger: &Trigger,
    number: Option<u32>,
    ahead: bool,
    occurrence: &Occurrence,
    sentences: &[Sentence<'_>],
    days_back: &dyn Fn(&Occurrence) -> Option<i32>,
) -> (Which, String) {
    let word = |set: &std::collections::BTreeSet<String>| {
        occurrence
            .modifiers
            .iter()
            .find(|m| set.contains(*m))
            .cloned()
    };
    let current = word(&trigger.current);
    if let Some(word) = word(&trigger.earlier).filter(|_| current.is_none()) {
        return (
            Which::Earlier,
            format!("`{word}` puts it before the present one"),
        );
    }
    if let Some(word) = current {
        return (Which::Current, format!("`{word}` makes it the present one"));
    }
    let verb = governing(occurrence, sentences);
    let long_ago = verb.is_some_and(|v| v.tense == Tense::Past || v.perfect)
        && days_back(occurrence).is_some_and(|days| days > RECENT_DAYS);
    if let Some((n, last)) = occurrence.ordinal.zip(number) {
        return if n < last || n == 1 && long_ago {
            (
                Which::Earlier,
                format!("number {n} comes before number {last}"),
            )
        } else {
            (
                Which::Current,
                format!("number {n} is the latest the story counts"),
            )
        };
    }
    if occurrence
        .preposition
        .as_deref()
        .is_some_and(|p| matches!(p, "following" | "after" | "since"))
        && occurrence.plural
        && ahead
    {
        return (
            Which::Earlier,
            "what comes `after` them is the present one".to_owned(),
        );
    }
    let planned = verb.is_some_and(|v| puts_at_a_time(trigger, occurrence, sentences, v));
    tense(occurrence, verb.filter(|_| !planned), ahead, days_back)
}

fn tense(
    occurrence: &Occurrence,
    verb: Option<&VerbGroup>,
    ahead: bool,
    days_back: &dyn Fn(&Occurrence) -> Option<i32>,
) -> (Which, String) {
    let Some(verb) = verb else {
        return (Which::Current, String::new());
    };
    let past = verb.tense == Tense::Past || verb.perfect;
    if past && occurrence.count.is_some() && occurrence.plural {
        return (Which::Earlier, "counted, in the past tense".to_owned());
    }
    if verb.tense == Tense::Past && verb.perfect {
        return (
            Which::Earlier,
            "past perfect: before the present one".to_owned(),
        );
    }
    if past
        && ahead
        && verb.certainty == Certainty::Firm
        && days_back(occurrence).is_some_and(|days| days >= 1)
    {
        return (
            Which::Earlier,
            "past tense, and the story looks ahead to another".to_owned(),
        );
    }
    if past
        && verb.certainty == Certainty::Firm
        && days_back(occurrence).is_some_and(|days| days > RECENT_DAYS)
    {
        return (
            Which::Earlier,
            format!("past tense, and more than {RECENT_DAYS} days before the report"),
        );
    }
    (Which::Current, String::new())
}

/// Whether the words look ahead to an event to come: a modifier such as "next", or a future verb over it.
fn looks_ahead(trigger: &Trigger, occurrence: &Occurrence, sentences: &[Sentence<'_>]) -> bool {
    occurrence
        .modifiers
        .iter()
        .any(|m| trigger.current.contains(m))
        || governing(occurrence, sentences).is_some_and(|verb| {
            verb.tense == Tense::Future && !verb.negated
                || puts_at_a_time(trigger, occurrence, sentences, verb)
        })
}

/// Whether the verb puts the event at a time, or proposes it: its tense is that of planning, not of the event.
fn puts_at_a_time(
    trigger: &Trigger,
    occurrence: &Occurrence,
    sentences: &[Sentence<'_>],
    verb: &VerbGroup,
) -> bool {
    sentences.get(occurrence.sentence).is_some_and(|sentence| {
        [&trigger.fixing, &trigger.moving, &trigger.proposing]
            .into_iter()
            .any(|set| sentence.is_verb_of(set, verb))
    })
}

/// The verb group that tells the tense: the event itself, one that has it as its subject, then one that has it as its object.
pub(super) fn governing<'s>(
    occurrence: &Occurrence,
    sentences: &'s [Sentence<'_>],
) -> Option<&'s VerbGroup> {
    let verbs = &sentences.get(occurrence.sentence)?.phrases.verbs;
    let governor = occurrence.governors.iter().max_by_key(|g| g.role)?;
    verbs.get(governor.verb)
}
