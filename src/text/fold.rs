//! Letters with accents to the plain letter they are looked up by.
//!
//! News spells one name in many ways: "Çırağan" and "Ciragan", "Türkiye" and "Turkiye". Folding is for looking up alone; what
//! is shown is always as written.

/// Letters with accents, by the letter they fold to. Turkish dotless i folds to i: "Çırağan" is printed "Ciragan".
const FOLDS: [(char, &str); 19] = [
    ('a', "àáâãäåāăąǎạảấầẩẫậắằ"),
    ('c', "çćĉċč"),
    ('d', "ďđḍ"),
    ('e', "èéêëēĕėęěẹẻẽếềểễệ"),
    ('g', "ĝğġģ"),
    ('h', "ĥħḥḩ"),
    ('i', "ìíîïĩīĭįıịỉ"),
    ('j', "ĵ"),
    ('k', "ķ"),
    ('l', "ĺļľł"),
    ('n', "ñńņňṇ"),
    ('o', "òóôõöøōŏőọỏốồổỗộớờơ"),
    ('r', "ŕŗř"),
    ('s', "śŝşšșṣ"),
    ('t', "ţťțṭ"),
    ('u', "ùúûüũūŭůűųụủứừửưữự"),
    ('w', "ŵ"),
    ('y', "ýÿŷỳỹ"),
    ('z', "źżžẓ"),
];

/// `c` without its accent, its case kept.
pub(super) fn fold(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    let plain = FOLDS
        .iter()
        .find(|(_, accented)| accented.contains(lower))
        .map_or(lower, |(plain, _)| *plain);
    if c.is_uppercase() {
        plain.to_uppercase().next().unwrap_or(plain)
    } else {
        plain
    }
}

/// Whether `c` is an accent that stands behind its letter.
pub(super) const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}
