//! Marks of lists: "- ", "* ", "12. ".

/// Length of the list marker at the start of `line`, with the blank behind it; 0 where there is none.
pub(in crate::ingest) fn list_marker(line: &str) -> usize {
    let trimmed = line.trim_start();
    let lead = line.len() - trimmed.len();
    for mark in ["- ", "* ", "• ", "– ", "· ", "+ "] {
        if trimmed.starts_with(mark) {
            return lead + mark.len();
        }
    }
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    let rest = trimmed.get(digits..).unwrap_or("");
    if (1..=2).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") ")) {
        return lead + digits + 2;
    }
    0
}
