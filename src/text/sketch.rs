//! How much two texts have in common: bottom-k sketches of word shingles.
//!
//! Comes in: a text. Goes out: the least hashes of its shingles, the same on every machine and in every version
//! of the toolchain. The method, for resemblance and for containment, is that of A. Broder, "On the resemblance and
//! containment of documents" (1997).

use super::{TokenKind, Tokens};

/// Words in a shingle.
const SHINGLE: usize = 4;

/// Members of a sketch: enough to tell four fifths of a text from two thirds.
const MEMBERS: usize = 128;

/// The least hashes of a text's word shingles.
///
/// ```
/// use atodds::text::Sketch;
/// let ferry = "The last ferry to the islands left the old harbour at noon on Monday with forty people";
/// let reprint = format!("{ferry} and two dogs");
/// let of = |text: &str| Sketch::of(std::iter::once(text));
/// assert!(of(ferry).common(&of(&reprint)).containment > 0.9);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sketch {
    /// Sorted, each once.
    members: Vec<u32>,
}

/// What two texts have in common, estimated from their sketches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Common {
    /// Of the shorter text, the share that stands in the other: 0 for none, 1 for all.
    pub containment: f64,
    /// On how many shingles of the shorter text that rests.
    pub samples: usize,
}

impl Sketch {
    /// The sketch of a text given in pieces, none of which runs on into the next.
    pub fn of<'a>(pieces: impl Iterator<Item = &'a str>) -> Self {
        let mut least = Least::default();
        let mut tokens = Tokens::default();
        let mut words: Vec<u64> = Vec::new();
        for piece in pieces {
            tokens.read(piece);
            words.clear();
            let of_words = tokens.iter().filter(|token| token.kind != TokenKind::Mark);
            words.extend(of_words.map(|token| token.hash));
            for shingle in words.windows(SHINGLE) {
                least.add(shortened(
                    shingle.iter().fold(0, |hash, word| mixed(hash ^ word)),
                ));
            }
        }
        Self {
            members: least.finish(),
        }
    }

    /// The hashes, ascending.
    pub fn members(&self) -> &[u32] {
        &self.members
    }

    /// Number of different shingles of the text, estimated where it has more than the sketch.
    pub fn size(&self) -> f64 {
        let known = f64::from(u32::try_from(self.members.len()).unwrap_or(u32::MAX));
        known * (f64::from(u32::MAX) / f64::from(self.limit().max(1)))
    }

    /// Up to which hash it holds every shingle of its text.
    fn limit(&self) -> u32 {
        match self.members.last() {
            Some(last) if self.members.len() >= MEMBERS => *last,
            _ => u32::MAX,
        }
    }

    /// What its text has in common with that of `other`: of the hashes both sketches know all of, how many are in both.
    pub fn common(&self, other: &Self) -> Common {
        let limit = self.limit().min(other.limit());
        let within = |sketch: &Self| sketch.members.partition_point(|member| *member <= limit);
        let (of_self, of_other) = (within(self), within(other));
        let mut others = other.members.iter().take(of_other).peekable();
        let mut shared: u32 = 0;
        for member in self.members.iter().take(of_self) {
            while others.next_if(|next| *next < member).is_some() {}
            shared += u32::from(others.next_if_eq(&member).is_some());
        }
        let samples = of_self.min(of_other);
        let most = u32::try_from(samples.max(1)).unwrap_or(u32::MAX);
        Common {
            containment: f64::from(shared) / f64::from(most),
            samples,
        }
    }
}

/// Collects the least of many hashes.
#[derive(Debug, Default)]
struct Least {
    /// More than are kept, so that sorting is seldom.
    found: Vec<u32>,
    /// Hashes that are not less cannot be among the least.
    bound: Option<u32>,
}

impl Least {
    fn add(&mut self, hash: u32) {
        if self.bound.is_none_or(|bound| hash < bound) {
            self.found.push(hash);
            if self.found.len() >= 4 * MEMBERS {
                self.shrink();
            }
        }
    }

    fn shrink(&mut self) {
        self.found.sort_unstable();
        self.found.dedup();
        self.found.truncate(MEMBERS);
        if self.found.len() == MEMBERS {
            self.bound = self.found.last().copied();
        }
    }

    fn finish(mut self) -> Vec<u32> {
        self.shrink();
        self.found.shrink_to_fit();
        self.found
    }
}

/// Spreads a hash over all its bits: the least ones must be a fair sample.
const fn mixed(mut hash: u64) -> u64 {
    hash = hash.wrapping_add(0x9e37_79b9_7f4a_7c15);
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// The upper half of a hash.
fn shortened(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sketch of made-up words with those numbers.
    fn text(range: std::ops::Range<u32>) -> Sketch {
        let word = |i: u32| {
            let letter = |n: u32| char::from_u32(97 + n % 26).unwrap_or('z');
            [letter(i), letter(i / 26), letter(i / 676), 'x']
                .iter()
                .collect()
        };
        let words: Vec<String> = range.map(word).collect();
        Sketch::of(std::iter::once(words.join(" ").as_str()))
    }

    #[test]
    fn what_texts_have_in_common() {
        let share = |a: &Sketch, b: &Sketch| a.common(b).containment;
        let whole = text(0..2000);
        assert!((share(&whole, &whole) - 1.0).abs() < f64::EPSILON);
        assert!(share(&whole, &text(5000..7000)) < f64::EPSILON);
        let half = share(&whole, &text(1000..3000));
        assert!((0.35..0.65).contains(&half), "{half}");
        assert!(share(&Sketch::default(), &whole) < f64::EPSILON);
    }

    #[test]
    fn a_part_is_contained_in_its_whole() {
        let (whole, part) = (text(0..2000), text(300..900));
        assert!(whole.common(&part).containment > 0.95);
        assert_eq!(whole.common(&part), part.common(&whole));
        assert!(whole.common(&part).samples >= 24);
        let size = whole.size();
        assert!((1600.0..2400.0).contains(&size), "{size}");
        assert!((text(0..50).size() - 47.0).abs() < 1e-6);
    }
}
