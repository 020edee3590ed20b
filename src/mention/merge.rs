//! The policy by which mentions of several recognisers become one list, in one place.
//!
//! Where two overlap, the longer span wins, then the higher priority of its kind, then the earlier start. So a number inside
//! a date, or a year inside a name, is not reported a second time.

use std::collections::BTreeMap;

use super::name::NameSenses;
use super::words::{Senses, Words};
use super::{Mention, MentionKind, name, number, time};
use crate::lexicon::Lexicon;
use crate::text::Tokens;

/// All recognisers over one lexicon. It keeps its memory from sentence to sentence, so one should serve for many.
#[derive(Debug)]
pub struct Recogniser<'l> {
    lexicon: &'l Lexicon,
    tokens: Tokens,
    senses: Senses<'l>,
    names: NameSenses<'l>,
}

impl<'l> Recogniser<'l> {
    /// Recognisers for the words and names of `lexicon`.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            tokens: Tokens::default(),
            senses: Senses::default(),
            names: NameSenses::default(),
        }
    }

    /// All mentions of `sentence`, in order of their start; they never overlap. Spans point into `sentence`.
    pub fn recognise(&mut self, sentence: &str) -> Vec<Mention> {
        let mut mentions = Vec::new();
        self.recognise_into(sentence, &mut mentions);
        mentions
    }

    /// Puts the mentions of `sentence`, as [`Recogniser::recognise`] gives them, in the place of those in `mentions`, whose memory
    /// is used again.
    pub fn recognise_into(&mut self, sentence: &str, mentions: &mut Vec<Mention>) {
        mentions.clear();
        self.tokens.read(sentence);
        self.senses.read(&self.tokens, &self.lexicon.language);
        let words = Words::new(sentence, &self.tokens, &self.senses);
        time::find(&words, mentions);
        number::find(&words, mentions);
        let gazetteer = &self.lexicon.gazetteer;
        name::find(sentence, &self.tokens, gazetteer, &mut self.names, mentions);
        merge(mentions);
    }
}

/// All mentions of one `sentence`, as [`Recogniser::recognise`] gives them.
pub fn recognise(sentence: &str, lexicon: &Lexicon) -> Vec<Mention> {
    Recogniser::new(lexicon).recognise(sentence)
}

/// Keeps the best of every group of overlapping mentions, in order of their start.
fn merge(found: &mut Vec<Mention>) {
    found.retain(|mention| !mention.span.is_empty());
    found.sort_by_key(|mention| mention.span.start);
    let overlap = |pair: &[Mention]| pair[1].span.start < pair[0].span.end;
    if !found.windows(2).any(overlap) {
        return;
    }
    let mut kept: Vec<Mention> = Vec::with_capacity(found.len());
    let mut group: Vec<Mention> = Vec::new();
    let mut end = 0;
    for mention in found.drain(..) {
        if mention.span.start >= end {
            keep_best(&mut group, &mut kept);
        }
        end = end.max(mention.span.end);
        group.push(mention);
    }
    keep_best(&mut group, &mut kept);
    *found = kept;
}

/// Moves the best of a group of mentions, each of which overlaps another, to `kept`, in order.
fn keep_best(group: &mut Vec<Mention>, kept: &mut Vec<Mention>) {
    group.sort_by_key(|m| {
        (
            // A mark of scope never takes the place of anything else.
            matches!(m.kind, MentionKind::Scope(_)),
            std::cmp::Reverse(m.span.len()),
            priority(&m.kind),
            m.span.start,
        )
    });
    let mut best: BTreeMap<usize, Mention> = BTreeMap::new();
    for mention in group.drain(..) {
        let before = best.range(..=mention.span.start).next_back();
        let after = best.range(mention.span.start..).next();
        let clashes = before.is_some_and(|(_, m)| m.span.end > mention.span.start)
            || after.is_some_and(|(start, _)| *start < mention.span.end);
        if !clashes {
            best.insert(mention.span.start, mention);
        }
    }
    kept.extend(best.into_values());
}

/// Rank of a kind among mentions of one length: lower is kept.
const fn priority(kind: &MentionKind) -> u8 {
    match kind {
        MentionKind::Time(_) => 0,
        MentionKind::Duration(_) => 1,
        MentionKind::Frequency(_) => 2,
        MentionKind::Person(_) => 3,
        MentionKind::Agency(_) => 4,
        MentionKind::Unnamed(_) => 5,
        MentionKind::Party(_) => 6,
        MentionKind::Place(_) => 7,
        MentionKind::Listed(_) => 8,
        MentionKind::Quantity(_) | MentionKind::Vote(..) => 9,
        MentionKind::Ordinal(_) => 10,
        MentionKind::Hedge(_) => 11,
        MentionKind::Scope(_) => 12,
    }
}
