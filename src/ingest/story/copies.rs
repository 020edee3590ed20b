//! Which stories of a run are one text: reprints, cut or extended ones among them.
//!
//! Each story is compared with those it shares sketch members with, found in an index, so that the work grows with the run
//! and not with its square. A story that repeats another adds nothing to the index: forty reprints cost as much as one.

use std::collections::HashMap;

use super::Draft;
use super::sketch::{Common, MEMBERS, Sketch};

/// From this share of common text on, the shorter of two stories is taken from the other, or both from a third.
///
/// Measured on pairs of articles on one shooting: what shares less than three quarters is mostly two articles that quote
/// one statement of the police.
const SAME_TEXT: f64 = 0.8;

/// A shorter story (in shingles) shares what it has by chance: one sentence of a statement all of them quote.
const LEAST_SHINGLES: usize = 32;

/// The share must rest on so many shingles.
const LEAST_SAMPLES: usize = 16;

/// A shingle that so many different texts have is a phrase of the trade and tells nothing.
const MOST_TEXTS: usize = 32;

/// Tells each story the first story, main ones first and then by id, whose text it has.
pub(in crate::ingest) fn tie(drafts: &mut [&mut Draft]) {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    let rank = |i: &usize| drafts.get(*i).map(|draft| (!draft.story.main, &draft.story.id));
    order.sort_by(|a, b| rank(a).cmp(&rank(b)));
    let mut texts = Texts::default();
    let mut found: Vec<(usize, String)> = Vec::new();
    for number in order {
        let Some(draft) = drafts.get(number) else {
            continue;
        };
        let first = texts.first_of(&draft.sketch).unwrap_or(&draft.story.id);
        if *first != draft.story.id {
            found.push((number, first.clone()));
        }
        let first = first.clone();
        texts.add(&draft.sketch, first);
    }
    for (number, first) in found {
        if let Some(draft) = drafts.get_mut(number) {
            draft.story.same_text_as = Some(first);
        }
    }
}

/// The different texts seen so far, and which of them have a shingle.
#[derive(Debug, Default)]
struct Texts {
    texts: Vec<Text>,
    having: HashMap<u64, Vec<usize>>,
}

#[derive(Debug)]
struct Text {
    sketch: Sketch,
    /// The first story of that text.
    first: String,
}

impl Texts {
    /// The first story with the text of `sketch`: of the texts that are the same, the one most alike, then the earliest.
    fn first_of(&self, sketch: &Sketch) -> Option<&String> {
        let mut best: Option<(Common, &Text)> = None;
        for text in self.sharing(sketch) {
            let common = sketch.common(&text.sketch);
            let better = best.is_none_or(|(best, _)| common.containment > best.containment);
            if is_same(sketch, &text.sketch, common) && better {
                best = Some((common, text));
            }
        }
        best.map(|(_, text)| &text.first)
    }

    /// The texts that have members of `sketch`, the earliest first.
    fn sharing(&self, sketch: &Sketch) -> impl Iterator<Item = &Text> {
        let members = sketch.members().iter();
        let mut numbers: Vec<usize> = members
            .filter_map(|member| self.having.get(member))
            .flatten()
            .copied()
            .collect();
        numbers.sort_unstable();
        let often = numbers.chunk_by(|a, b| a == b);
        // So few samples as a comparison needs, less what need not be shared.
        let enough = often.filter(|run| run.len() * 2 >= LEAST_SAMPLES);
        let numbers: Vec<usize> = enough.filter_map(|run| run.first().copied()).collect();
        numbers.into_iter().filter_map(|number| self.texts.get(number))
    }

    /// Adds the text of `sketch`, unless a text hardly different is there.
    fn add(&mut self, sketch: &Sketch, first: String) {
        const HARDLY_DIFFERENT: f64 = 0.95;
        let known = self.sharing(sketch).any(|text| {
            let common = sketch.common(&text.sketch);
            common.containment >= HARDLY_DIFFERENT
                && common.samples + MEMBERS / 16 >= sketch.members().len().max(text.sketch.members().len())
        });
        if known {
            return;
        }
        let number = self.texts.len();
        for member in sketch.members() {
            let texts = self.having.entry(*member).or_default();
            if texts.len() < MOST_TEXTS {
                texts.push(number);
            }
        }
        self.texts.push(Text {
            sketch: sketch.clone(),
            first,
        });
    }
}

fn is_same(a: &Sketch, b: &Sketch, common: Common) -> bool {
    common.containment >= SAME_TEXT
        && common.samples >= LEAST_SAMPLES
        && a.members().len().min(b.members().len()) >= LEAST_SHINGLES
}
