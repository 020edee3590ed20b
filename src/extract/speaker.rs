//! Through whose mouths a claim came: outlet, whom it quotes, whom those quote.
//!
//! A clause is governed by verbs of saying; each of them adds its subject. Pronouns are read as the last person who spoke.

use std::collections::BTreeSet;

use super::reading::Sentence;
use crate::ingest::Story;
use crate::lexicon::Lexicon;
use crate::mention::MentionKind;
use crate::phrase::{Tense, VerbGroup};
use crate::text::Span;
use crate::value::{Basis, BasisKind, Speaker, SpeakerKind};

/// The speaker register of a story: who spoke last.
#[derive(Debug, Default)]
pub(super) struct Register {
    last: Vec<(usize, Speaker)>,
}

impl Register {
    /// Reads off the sentences who spoke where.
    pub(super) fn of(sentences: &[Sentence<'_>], lexicon: &Lexicon) -> Self {
        let mut register = Self::default();
        for (index, sentence) in sentences.iter().enumerate() {
            for verb in sentence
                .phrases
                .verbs
                .iter()
                .filter(|v| lexicon.gazetteer.sources().is_saying(&v.lemma))
            {
                let named = verb
                    .subject
                    .and_then(|s| sentence.phrases.nouns.get(s))
                    .and_then(|noun| named_speaker(sentence, noun.span));
                // Who is only said to have said it did not speak here: "he said that Umerov had told him".
                let at_second_hand = sentence
                    .phrases
                    .clauses
                    .get(verb.clause)
                    .is_some_and(|c| c.reported_by.is_some());
                if let Some(speaker) = named.filter(|_| !at_second_hand) {
                    register.last.push((index, speaker));
                }
            }
        }
        register
    }

    fn before(&self, sentence: usize) -> Option<&Speaker> {
        self.last
            .iter()
            .rev()
            .find(|(at, s)| *at < sentence && s.kind == SpeakerKind::Person)
            .map(|(_, s)| s)
    }
}

/// The chain of speakers for what is said in clause `clause` of sentence `index`, outermost first, the outlet always before all.
pub(super) fn said_by(
    story: &Story,
    index: usize,
    sentence: &Sentence<'_>,
    clause: usize,
    register: &Register,
    lexicon: &Lexicon,
    basis: &mut Vec<Basis>,
) -> Vec<Speaker> {
    let mut inner: Vec<Speaker> = Vec::new();
    for source in sources(sentence, clause, lexicon) {
        let words = source.of(sentence.text);
        let speaker = named_speaker(sentence, source).or_else(|| {
            let pronoun = matches!(words.to_lowercase().as_str(), "he" | "she" | "they");
            // "Umerov reported …," he said: whoever is named in the words is not the one who says them.
            let last = register
                .before(index)
                .filter(|last| pronoun && !inner.contains(*last))?;
            let note = format!("`{words}` is read as {}, who spoke last", last.name);
            basis.push(Basis::new(BasisKind::Speaker, note));
            Some(last.clone())
        });
        if let Some(speaker) = speaker
            && !inner.contains(&speaker)
        {
            inner.push(speaker);
        }
    }
    let mut chain = vec![Speaker::new(story.outlet.clone(), SpeakerKind::Outlet)];
    // Innermost comes first from the clause outwards; the chain runs from the outlet inwards.
    chain.extend(inner.into_iter().rev().filter(|s| s.name != story.outlet));
    chain
}

/// The words for those who report what clause `clause` says, innermost first.
fn sources(sentence: &Sentence<'_>, clause: usize, lexicon: &Lexicon) -> Vec<Span> {
    let phrases = &sentence.phrases;
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut outermost = clause;
    let mut next = Some(clause);
    while let Some(index) = next.filter(|c| seen.insert(*c))
        && let Some(clause) = phrases.clauses.get(index)
    {
        outermost = index;
        found.extend(clause.source);
        let verb = clause.reported_by.and_then(|v| phrases.verbs.get(v));
        found.extend(verb.and_then(|v| cited(sentence, v)));
        found.extend(verb.and_then(|v| subject(sentence, v)));
        // "quoted a source as saying": the clause of "saying" hangs on that of "quoted".
        let over = clause
            .parent
            .filter(|_| !found.is_empty())
            .filter(|parent| {
                phrases
                    .verbs
                    .iter()
                    .any(|v| v.clause == *parent && lexicon.gazetteer.sources().is_saying(&v.lemma))
            });
        if verb.is_none()
            && let Some(over) = over
        {
            let saying = phrases.verbs.iter().find(|v| v.clause == over);
            found.extend(
                saying
                    .and_then(|v| v.subject)
                    .and_then(|s| phrases.nouns.get(s))
                    .map(|n| n.span),
            );
        }
        next = verb.map(|v| v.clause).or(over);
    }
    found.extend(around_quote(sentence, outermost, lexicon));
    found.dedup();
    found
}

/// Who speaks the quotation that clause `clause` stands in, when the words of saying stand outside it: "…," he said.
fn around_quote(sentence: &Sentence<'_>, clause: usize, lexicon: &Lexicon) -> Option<Span> {
    let phrases = &sentence.phrases;
    let quoted = phrases
        .clauses
        .get(clause)
        .is_some_and(|c| c.quoted && c.reported_by.is_none());
    let outside = |v: &&VerbGroup| {
        phrases.clauses.get(v.clause).is_some_and(|c| !c.quoted)
            && lexicon.gazetteer.sources().is_saying(&v.lemma)
    };
    let verb = phrases.verbs.iter().find(outside).filter(|_| quoted)?;
    subject(sentence, verb)
}

/// Whom the saying rests on: "TASS reported, citing **an unidentified source**".
fn cited(sentence: &Sentence<'_>, saying: &VerbGroup) -> Option<Span> {
    let phrases = &sentence.phrases;
    let citing = phrases.verbs.iter().find(|v| {
        matches!(v.lemma.as_str(), "cite" | "quote")
            && v.tense == Tense::None
            && v.span.start >= saying.span.end
    })?;
    phrases
        .nouns
        .iter()
        .find(|n| n.span.start >= citing.span.end)
        .map(|n| n.span)
}

/// Who does the saying: the subject, or for "quoted a source as saying" the noun phrase before "as".
fn subject(sentence: &Sentence<'_>, verb: &VerbGroup) -> Option<Span> {
    let nouns = &sentence.phrases.nouns;
    let named = verb.subject.and_then(|s| nouns.get(s));
    let before = || {
        nouns
            .iter()
            .rev()
            .find(|n| n.span.end <= verb.span.start && n.clause == verb.clause)
    };
    let noun = if verb.tense == Tense::None {
        before().or(named)
    } else {
        named
    };
    noun.map(|n| n.span)
}

/// The speaker named within `span`: a person before an agency before a party before somebody unnamed.
pub(super) fn named_speaker(sentence: &Sentence<'_>, span: Span) -> Option<Speaker> {
    let candidates = sentence
        .mentions
        .iter()
        .filter(|m| m.span.overlaps(span))
        .filter_map(|m| match &m.kind {
            MentionKind::Person(name) => Some((0, Speaker::new(name.clone(), SpeakerKind::Person))),
            MentionKind::Agency(name) => Some((1, Speaker::new(name.clone(), SpeakerKind::Agency))),
            MentionKind::Unnamed(words) => {
                Some((2, Speaker::new(words.clone(), SpeakerKind::Unnamed)))
            }
            MentionKind::Party(name) => Some((3, Speaker::new(name.clone(), SpeakerKind::Party))),
            _ => None,
        });
    candidates
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, speaker)| speaker)
}
