//! Stable hashes for ids: FNV-1a of 64 bits, written out here so that ids never change with a library or a platform.
//!
//! Comes in: the parts of an identity. Goes out: 16 hexadecimal digits. Not for security.

/// The hash of `parts` in their order as 16 hexadecimal digits; where one part ends and the next begins matters.
///
/// ```
/// use atodds::value::stable_hash;
/// assert_eq!(stable_hash(["talks", "date"]), stable_hash(["talks", "date"]));
/// assert_ne!(stable_hash(["ab", "c"]), stable_hash(["a", "bc"]));
/// ```
pub fn stable_hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    // 0xFF never occurs in UTF-8, so it cannot be confused with a part's own bytes.
    let hash = parts
        .into_iter()
        .flat_map(|part| part.bytes().chain([0xFF]))
        .fold(OFFSET, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(PRIME)
        });
    format!("{hash:016x}")
}
