//! How much text two stories share: bottom-k sketches of word shingles.
//!
//! Comes in: the text of a story. Goes out: a fixed number of hashes, the same on every machine and in every version of the
//! toolchain. The method is that of A. Broder, "On the resemblance and containment of documents" (1997).

use std::collections::BTreeSet;

use crate::value::fnv1a;

/// Words in a shingle.
const SHINGLE: usize = 4;

/// Members of a sketch.
const MEMBERS: usize = 128;

/// The sketch of a text given in pieces, none of which runs on into the next.
pub(in crate::ingest) fn sketch<'a>(pieces: impl Iterator<Item = &'a str>) -> Vec<u64> {
    let mut least = BTreeSet::new();
    for piece in pieces {
        let words: Vec<u64> = piece
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| fnv1a(word.to_lowercase().bytes()))
            .collect();
        for shingle in words.windows(SHINGLE) {
            let bytes = shingle.iter().flat_map(|word| word.to_le_bytes());
            least.insert(mixed(fnv1a(bytes)));
            if least.len() > MEMBERS {
                least.pop_last();
            }
        }
    }
    least.into_iter().collect()
}

/// The share of word shingles two texts have in common, estimated from their sketches: 0 for none, 1 for all.
pub fn similarity(a: &[u64], b: &[u64]) -> f64 {
    let (a, b): (BTreeSet<u64>, BTreeSet<u64>) =
        (a.iter().copied().collect(), b.iter().copied().collect());
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let size = MEMBERS.min(a.len().max(b.len()));
    let union: Vec<u64> = a.union(&b).copied().take(size).collect();
    let shared = union
        .iter()
        .filter(|member| a.contains(member) && b.contains(member))
        .count();
    let as_f64 = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
    as_f64(shared) / as_f64(union.len())
}

/// Spreads the hash over all its bits: the least ones must be a fair sample.
fn mixed(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similarity_of_texts() {
        let text = |range: std::ops::Range<u32>| {
            let words: Vec<String> = range.map(|i| format!("w{i}")).collect();
            sketch(std::iter::once(words.join(" ").as_str()))
        };
        let whole = text(0..400);
        assert!((similarity(&whole, &whole) - 1.0).abs() < f64::EPSILON);
        assert!(similarity(&whole, &text(1000..1400)) < f64::EPSILON);
        let half = similarity(&whole, &text(200..600));
        assert!((0.2..0.5).contains(&half), "{half}");
        assert!(similarity(&[], &whole) < f64::EPSILON);
    }
}
