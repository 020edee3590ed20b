//! Hashes of forms: what tables of words are probed by.

/// Lets the hash of a word at the end of the text read eight bytes.
pub(super) const PADDING: &str = "\0\0\0\0\0\0\0\0";

/// Forms of this many bytes at most have hashes of their own.
pub(crate) const OWN_HASH: usize = 8;

/// Hash of a form, the same wherever it stands. No two forms of up to [`OWN_HASH`] bytes share one: their length goes into the
/// lowest bits of a number whose highest byte is not zero, and each step that follows can be undone.
pub(crate) fn form_hash(form: &str) -> u64 {
    let mut padded = Vec::with_capacity(form.len() + PADDING.len());
    padded.extend_from_slice(form.as_bytes());
    padded.extend_from_slice(PADDING.as_bytes());
    hash_at(&padded, 0, form.len())
}

/// Hash of the `len` bytes at `start`; eight more bytes stand behind them in `padded`. Multiply and fold, eight bytes at a
/// time: it need not withstand attacks, since tables hold only the words of the rule files.
#[inline]
pub(super) fn hash_at(padded: &[u8], start: usize, len: usize) -> u64 {
    let mut hash = len as u64;
    let mut done = 0;
    while done < len {
        let eight = eight_at(padded, start + done).unwrap_or_default();
        hash = mix(hash, eight, len - done);
        done += 8;
    }
    hash
}

/// The eight bytes at `at` as one number, the first one lowest.
#[inline]
pub(super) fn eight_at(padded: &[u8], at: usize) -> Option<u64> {
    let (eight, _) = padded.get(at..)?.split_first_chunk()?;
    Some(u64::from_le_bytes(*eight))
}

/// Takes up to eight bytes, of which `len` count, into a hash.
pub(super) const fn mix(hash: u64, word: u64, len: usize) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let word = if len < 8 {
        word & ((1 << (len * 8)) - 1)
    } else {
        word
    };
    let hash = (hash ^ word).wrapping_mul(FACTOR);
    hash ^ (hash >> 32)
}
