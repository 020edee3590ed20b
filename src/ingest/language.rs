//! Whether a story is in English, the language that is read.

use super::{Segment, Story};

/// Words every English text is full of, and texts in other languages are not.
const ENGLISH: [&str; 12] = [
    "the", "The", "of", "and", "to", "was", "were", "that", "with", "for", "from", "his",
];

/// The language of a story's text, where it surely is not English.
pub(super) fn foreign(story: &Story, text: &str) -> Option<&'static str> {
    const ENOUGH: usize = 120;
    const SAMPLE: usize = 4000;
    let mut sample = String::new();
    let content = |segment: &&Segment| segment.role.is_content();
    for segment in story.segments.iter().filter(content) {
        sample.push_str(segment.span.of(text));
        sample.push('\n');
        if sample.len() > SAMPLE {
            break;
        }
    }
    if sample.len() < ENOUGH || is_plain_english(&sample) {
        return None;
    }
    let found = whatlang::detect(&sample)?;
    (found.is_reliable() && found.lang() != whatlang::Lang::Eng).then(|| found.lang().eng_name())
}

/// Whether one word in ten is such a word: then the language need not be found out, which costs as much as all other reading.
fn is_plain_english(text: &str) -> bool {
    const SHARE: usize = 10;
    let (mut all, mut english) = (0_usize, 0_usize);
    for word in text.split_ascii_whitespace() {
        all += 1;
        english += usize::from(ENGLISH.contains(&word));
    }
    english * SHARE >= all
}
