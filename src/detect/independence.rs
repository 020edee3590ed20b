//! How many sources are independent: stories of one origin count once.
//!
//! Comes in: stories. Goes out: a number. One outlet, one credited wire agency, or nearly the same text tie stories to one origin,
//! so forty reprints are one source.

use std::collections::BTreeSet;

use crate::extract::StoryFacts;

use super::bundle::Context;

/// From this share of common text on, two stories are one text.
const SAME_TEXT: f64 = 0.8;

/// Stories beyond this number are compared by outlet and origin only, not by text.
const TEXTS_COMPARED: usize = 200;

/// The number of independent sources among `stories`; a story of which nothing is known stands for itself.
pub(super) fn independent(context: &Context<'_>, stories: &BTreeSet<&str>) -> usize {
    let mut origins: Vec<(BTreeSet<&str>, Vec<&StoryFacts>)> = Vec::new();
    let mut unknown = 0;
    for story in stories {
        let Some(facts) = context.facts.get(story) else {
            unknown += 1;
            continue;
        };
        let names: BTreeSet<&str> = [Some(facts.outlet.as_str()), facts.origin.as_deref()]
            .into_iter()
            .flatten()
            .collect();
        let is_tied = |(known, members): &(BTreeSet<&str>, Vec<&StoryFacts>)| {
            !known.is_disjoint(&names)
                || members
                    .iter()
                    .take(TEXTS_COMPARED)
                    .any(|member| shared_text(&member.sketch, &facts.sketch) > SAME_TEXT)
        };
        // A story may tie together origins that stood apart so far.
        let (tied, apart): (Vec<_>, Vec<_>) = origins.into_iter().partition(is_tied);
        let mut merged = (names, vec![*facts]);
        for (names, members) in tied {
            merged.0.extend(names);
            merged.1.extend(members);
        }
        origins = apart;
        origins.push(merged);
    }
    origins.len() + unknown
}

/// The share of text two bottom-k sketches have in common: how many of the k smallest members of their union are in both.
fn shared_text(a: &[u64], b: &[u64]) -> f64 {
    let k = a.len().min(b.len());
    if k == 0 {
        return 0.0;
    }
    let (mut i, mut j, mut seen, mut common) = (0, 0, 0usize, 0usize);
    while seen < k {
        match (a.get(i), b.get(j)) {
            (Some(x), Some(y)) if x == y => {
                common += 1;
                i += 1;
                j += 1;
            }
            (Some(x), Some(y)) if x < y => i += 1,
            (Some(_), Some(_)) => j += 1,
            _ => break,
        }
        seen += 1;
    }
    // Sketches hold a few hundred members, far below where a float loses count.
    #[allow(clippy::cast_precision_loss, reason = "small counts")]
    let share = common as f64 / k as f64;
    share
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::testing::story;

    fn count(facts: &[StoryFacts]) -> usize {
        let graph = crate::graph::join(&[], &[], &[]);
        let context = Context::new(&graph, facts, &[]);
        independent(
            &context,
            &facts.iter().map(|facts| facts.id.as_str()).collect(),
        )
    }

    #[test]
    fn one_agency_counts_once() {
        let wire = |id: &str| StoryFacts {
            origin: Some("AFP".into()),
            ..story(id, None)
        };
        assert_eq!(count(&[wire("a"), wire("b"), story("c", None)]), 2);
        assert_eq!(count(&[wire("a"), story("AFP", None)]), 1);
    }

    #[test]
    fn one_text_counts_once() {
        let text = |id: &str, from: u64| StoryFacts {
            sketch: (from..from + 100).collect(),
            ..story(id, None)
        };
        assert_eq!(count(&[text("a", 0), text("b", 5)]), 1);
        assert_eq!(count(&[text("a", 0), text("b", 60)]), 2);
    }
}
