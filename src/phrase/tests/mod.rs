//! The layer as a whole, on sentences of news kind, with stand-in mentions.
//!
//! Verb groups are in `verbs`, clauses, nouns and reported speech in `structure`, what holds of any text in `property`.

mod heading;
mod property;
mod structure;
mod verbs;

use std::sync::LazyLock;

use super::{Phrases, Tense, VerbGroup, analyse};
use crate::lexicon::{Lexicon, RuleFiles};
use crate::mention::{Mention, MentionKind};
use crate::text::Span;
use crate::value::{Certainty, Duration, Quantity, TimeUnit};

const TIMES: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "last week",
    "next month",
    "March",
    "4 May",
    "May",
];
const NAMES: &[&str] = &[
    "Norland",
    "Sudland",
    "Port Vell",
    "Varga",
    "Orlov",
    "Mirabad",
];
const COUNTS: &[&str] = &["two", "three", "12", "30", "23", "65", "at least 40"];
const RANKS: &[&str] = &["third", "second"];

/// Stand-in mentions: each listed word where it stands alone.
fn mentions(text: &str) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut add = |words: &[&str], kind: &dyn Fn(&str) -> MentionKind| {
        for word in words {
            for (start, _) in text.match_indices(word) {
                let span = Span::new(start, start + word.len());
                let edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
                let whole = edge(text[..start].chars().next_back())
                    && edge(text[span.end..].chars().next());
                if whole && !found.iter().any(|m| m.span.overlaps(span)) {
                    found.push(Mention {
                        span,
                        kind: kind(word),
                    });
                }
            }
        }
    };
    add(TIMES, &|w| MentionKind::Frequency(w.to_owned().into()));
    add(&["50 days", "50-day", "six weeks"], &|_| {
        MentionKind::Duration(Duration::exact(50.0, TimeUnit::Day))
    });
    add(NAMES, &|w| MentionKind::Party(w.to_owned()));
    add(COUNTS, &|_| MentionKind::Quantity(Quantity::count(2.0)));
    add(RANKS, &|_| MentionKind::Ordinal(3));
    found
}

/// The built-in words, read once.
static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(&RuleFiles::builtin()).expect("the built-in files are right"));

fn read(text: &str) -> Phrases {
    analyse(text, &mentions(text), &LEXICON.grammar)
}

fn verb<'a>(phrases: &'a Phrases, lemma: &str) -> &'a VerbGroup {
    let found = phrases.verbs.iter().find(|v| v.lemma == lemma);
    assert!(found.is_some(), "no verb {lemma}: {:?}", phrases.verbs);
    found.expect("just checked")
}

/// Tense and certainty of one verb.
fn force(text: &str, lemma: &str) -> (Tense, Certainty) {
    let phrases = read(text);
    let verb = verb(&phrases, lemma);
    (verb.tense, verb.certainty)
}

/// Lemma of the subject of one verb.
fn subject(text: &str, lemma: &str) -> String {
    let phrases = read(text);
    let noun = verb(&phrases, lemma).subject.expect("a subject");
    phrases.nouns[noun].lemma.clone()
}

/// The lemma of the verb that reports `lemma`'s clause, and its subject.
fn reporter(text: &str, lemma: &str) -> Option<(String, String)> {
    let phrases = read(text);
    let clause = verb(&phrases, lemma).clause;
    let saying = &phrases.verbs[phrases.clauses[clause].reported_by?];
    let who = saying.subject.map(|s| phrases.nouns[s].lemma.clone());
    Some((saying.lemma.clone(), who.unwrap_or_default()))
}

fn clause_texts(text: &str) -> Vec<String> {
    read(text)
        .clauses
        .iter()
        .map(|c| c.span.of(text).trim().to_owned())
        .collect()
}
