//! Which stories of a run are one text: reprints, those that were cut or extended among them.
//!
//! Comes in: facts on stories, with sketches of their texts. Goes out: for each story, the first one with its text. Stories
//! are compared only with neighbours that share a shingle, so that the work grows with the run and not with its square.

use std::collections::BTreeSet;

use crate::extract::StoryFacts;

/// From this share of common text on, the shorter of two stories is taken from the other, or both from a third.
///
/// Of the pairs of articles on one shooting that share so much of a text, all were an article and its reprint or later version;
/// what is below is in part two articles that quote one statement of the police. Galleries and notices that stand where a text
/// should be are the pairs it gets wrong.
const SAME_TEXT: f64 = 0.75;

/// A text so many times longer holds the shorter one among other things: a page of many reports is not taken from each.
const LENGTHS: f64 = 4.0;

/// A shorter text, in shingles, may be one sentence that everybody quotes.
const LEAST_SHINGLES: f64 = 32.0;

/// The share must rest on so many shingles.
const LEAST_SAMPLES: usize = 16;

/// One in so many shingles is looked up; texts that share three quarters have many of those in common.
const LOOKED_UP: u32 = 4;

/// Tells each story the first story with its text, main stories before related ones and then by id; the sketches are given up.
pub fn tie_texts(facts: &mut [StoryFacts]) {
    let mut order: Vec<usize> = (0..facts.len()).collect();
    let rank = |number: &usize| facts.get(*number).map(|facts| (!facts.main, &facts.id));
    order.sort_by(|a, b| rank(a).cmp(&rank(b)));
    let ranked: Vec<&StoryFacts> = order.iter().filter_map(|i| facts.get(*i)).collect();
    let firsts = firsts(&ranked);
    let told: Vec<(usize, String)> = order
        .iter()
        .zip(&firsts)
        .enumerate()
        .filter(|(at, (_, first))| at != *first)
        .filter_map(|(_, (number, first))| Some((*number, ranked.get(*first)?.id.clone())))
        .collect();
    for (number, first) in told {
        if let Some(facts) = facts.get_mut(number) {
            facts.same_text_as = Some(first);
        }
    }
    for facts in facts {
        facts.sketch = Default::default();
    }
}

/// For each of `stories`, the number of the first that has its text.
fn firsts(stories: &[&StoryFacts]) -> Vec<usize> {
    let mut firsts: Vec<usize> = (0..stories.len()).collect();
    let root = |firsts: &[usize], mut number: usize| {
        while let Some(first) = firsts.get(number).filter(|first| **first != number) {
            number = *first;
        }
        number
    };
    for (one, other) in neighbours(stories) {
        let (a, b) = (root(&firsts, one), root(&firsts, other));
        if a != b
            && let (Some(first), Some(second)) = (stories.get(one), stories.get(other))
            && is_same(first, second)
            && let Some(later) = firsts.get_mut(a.max(b))
        {
            *later = a.min(b);
        }
    }
    (0..stories.len())
        .map(|number| root(&firsts, number))
        .collect()
}

/// Pairs worth a comparison: of the stories that have one shingle each with the one before it and with the first. Texts that
/// are the same share many shingles, and so meet in some of those rows whoever else is in them.
fn neighbours(stories: &[&StoryFacts]) -> BTreeSet<(usize, usize)> {
    let mut having: Vec<(u32, usize)> = Vec::new();
    for (number, story) in stories.iter().enumerate() {
        let members = story.sketch.members().iter();
        let looked_up = members.filter(|member| *member % LOOKED_UP == 0);
        having.extend(looked_up.map(|member| (*member, number)));
    }
    having.sort_unstable();
    let mut pairs = BTreeSet::new();
    for row in having.chunk_by(|(a, _), (b, _)| a == b) {
        let numbers = row.iter().map(|(_, number)| *number);
        if let Some(first) = numbers.clone().next() {
            pairs.extend(numbers.clone().skip(1).map(|number| (first, number)));
        }
        pairs.extend(numbers.clone().zip(numbers.skip(1)));
    }
    pairs
}

fn is_same(a: &StoryFacts, b: &StoryFacts) -> bool {
    let common = a.sketch.common(&b.sketch);
    let (a, b) = (a.sketch.size(), b.sketch.size());
    common.containment >= SAME_TEXT
        && common.samples >= LEAST_SAMPLES
        && a.min(b) >= LEAST_SHINGLES
        && a.max(b) <= LENGTHS * a.min(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::testing::story;
    use crate::text::Sketch;

    fn with_text(id: &str, ranges: &[(u32, u32)]) -> StoryFacts {
        let words: Vec<String> = ranges
            .iter()
            .flat_map(|(from, to)| *from..*to)
            .map(word)
            .collect();
        StoryFacts {
            sketch: Sketch::of(std::iter::once(words.join(" ").as_str())),
            ..story(id, None)
        }
    }

    fn word(number: u32) -> String {
        let letter = |n: u32| char::from_u32(97 + n % 26).unwrap_or('z');
        [
            letter(number),
            letter(number / 26),
            letter(number / 676),
            'x',
        ]
        .iter()
        .collect()
    }

    fn tied(mut facts: Vec<StoryFacts>) -> Vec<(String, Option<String>)> {
        tie_texts(&mut facts);
        facts
            .into_iter()
            .map(|facts| (facts.id, facts.same_text_as))
            .collect()
    }

    #[test]
    fn reprints_cut_and_extended_ones() {
        let told = tied(vec![
            with_text("whole", &[(0, 400)]),
            with_text("cut", &[(0, 150)]),
            with_text("extended", &[(0, 400), (2000, 2300)]),
            with_text("other", &[(5000, 5400)]),
            with_text("half", &[(300, 400), (6000, 6200)]),
        ]);
        let first = |id: &str| {
            let entry = told.iter().find(|(known, _)| known == id);
            entry.and_then(|(_, first)| first.as_deref())
        };
        assert_eq!(first("cut"), None, "the first by id");
        assert_eq!(first("whole"), Some("cut"));
        assert_eq!(first("extended"), Some("cut"));
        assert_eq!(first("other"), None);
        assert_eq!(first("half"), None);
    }

    #[test]
    fn a_page_of_many_reports_ties_nothing() {
        let told = tied(vec![
            with_text("a", &[(0, 100)]),
            with_text("b", &[(1000, 1100)]),
            with_text("digest", &[(0, 100), (1000, 1100), (3000, 3600)]),
        ]);
        assert!(told.iter().all(|(_, first)| first.is_none()));
    }

    #[test]
    fn many_reprints_of_one_text() {
        let stories =
            (0..500).map(|n| with_text(&format!("s{n:03}"), &[(0, 300), (900 + n, 930 + n)]));
        let told = tied(stories.collect());
        let tied = told
            .iter()
            .filter(|(_, first)| first.as_deref() == Some("s000"));
        assert_eq!(tied.count(), 499);
    }
}
