//! Stable hashes for ids and sketches: FNV-1a of 64 bits, written out here so that none changes with a library or a platform.
//!
//! Comes in: bytes, or the parts of an identity. Goes out: a number, or 16 hexadecimal digits. Not for security.

/// The FNV-1a hash of `bytes` (<http://www.isthe.com/chongo/tech/comp/fnv/>).
pub fn fnv1a(bytes: impl IntoIterator<Item = u8>) -> u64 {
    const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    bytes.into_iter().fold(OFFSET, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(PRIME)
    })
}

/// The hash of `parts` in their order as 16 hexadecimal digits; where one part ends and the next begins matters.
///
/// ```
/// use atodds::value::stable_hash;
/// assert_eq!(stable_hash(["talks", "date"]), stable_hash(["talks", "date"]));
/// assert_ne!(stable_hash(["ab", "c"]), stable_hash(["a", "bc"]));
/// ```
pub fn stable_hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    // 0xFF never occurs in UTF-8, so it cannot be confused with a part's own bytes.
    let ended = |part: &'a str| part.bytes().chain([0xFF]);
    format!("{:016x}", fnv1a(parts.into_iter().flat_map(ended)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_reference() {
        // Test vectors of the authors: the empty string, "a", "foobar".
        for (text, hash) in [
            ("", 0xcbf2_9ce4_8422_2325_u64),
            ("a", 0xaf63_dc4c_8601_ec8c),
            ("foobar", 0x8594_4171_f739_67e8),
        ] {
            assert_eq!(fnv1a(text.bytes()), hash, "{text}");
        }
    }
}
