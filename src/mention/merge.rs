//! The policy by which mentions of several recognisers become one list, in one place.
//!
//! Where two overlap, the longer span wins, then the higher priority of its kind, then the earlier start. So a number inside
//! a date, or a year inside a name, is not reported a second time.

use super::{Mention, MentionKind, name, number, time};
use crate::lexicon::Lexicon;

/// All mentions of `sentence`, in order of their start; they never overlap. Spans point into `sentence`.
pub fn recognise(sentence: &str, lexicon: &Lexicon) -> Vec<Mention> {
    let mut found = time::recognise(sentence, &lexicon.language);
    found.extend(number::recognise(sentence, &lexicon.language));
    found.extend(name::recognise(sentence, &lexicon.gazetteer));
    merge(found)
}

/// Keeps the best of every group of overlapping mentions, in order of their start.
fn merge(mut found: Vec<Mention>) -> Vec<Mention> {
    found.sort_by_key(|m| {
        (
            // A mark of scope never takes the place of anything else.
            matches!(m.kind, MentionKind::Scope(_)),
            std::cmp::Reverse(m.span.len()),
            priority(&m.kind),
            m.span.start,
        )
    });
    let mut kept: std::collections::BTreeMap<usize, Mention> = std::collections::BTreeMap::new();
    for mention in found {
        let before = kept.range(..=mention.span.start).next_back();
        let after = kept.range(mention.span.start..).next();
        let clashes = before.is_some_and(|(_, m)| m.span.end > mention.span.start)
            || after.is_some_and(|(start, _)| *start < mention.span.end);
        if !clashes && !mention.span.is_empty() {
            kept.insert(mention.span.start, mention);
        }
    }
    kept.into_values().collect()
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
        MentionKind::Quantity(_) | MentionKind::Vote(..) => 8,
        MentionKind::Ordinal(_) => 9,
        MentionKind::Hedge(_) => 10,
        MentionKind::Scope(_) => 11,
    }
}
