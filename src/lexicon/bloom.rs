//! A small Bloom filter over the hashes of forms: whether a word may follow another, before any list is looked through.

/// A set of hashes that may hold more than was put in, never less.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bloom([u64; 4]);

impl Bloom {
    /// Adds a hash.
    pub(super) const fn add(&mut self, hash: u64) {
        let (word, bit) = Self::place(hash);
        self.0[word] |= bit;
    }

    /// Whether the hash may have been added.
    #[inline]
    pub(super) const fn may_have(&self, hash: u64) -> bool {
        let (word, bit) = Self::place(hash);
        self.0[word] & bit != 0
    }

    /// Number of a word and the bit in it, from the upper bits of a hash.
    const fn place(hash: u64) -> (usize, u64) {
        ((hash >> 62) as usize, 1 << ((hash >> 56) & 63))
    }
}
