//! The text that is read: sentences of the fixtures, or of the examples of rules, drawn by a seeded generator, their figures and days
//! varied.

use std::fs;
use std::path::Path;

use atodds::text::sentences;

/// Sentences in an article.
const SENTENCES: u64 = 24;

/// A linear congruential generator (Knuth, MMIX): the text is the same on every machine.
struct Random(u64);

impl Random {
    const fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// What the text is drawn with.
fn seed() -> u64 {
    let seed = std::env::var("SEED").ok();
    seed.and_then(|seed| seed.parse().ok()).unwrap_or(7)
}

/// The sentences of all fixture articles.
fn fixture_sentences() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut paths = Vec::new();
    for case in fs::read_dir(&root).into_iter().flatten().flatten() {
        let files = fs::read_dir(case.path()).into_iter().flatten().flatten();
        paths.extend(files.map(|file| file.path()));
    }
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt" || e == "md"));
    paths.sort();
    let texts = paths
        .iter()
        .filter_map(|path| fs::read_to_string(path).ok());
    let mut found = Vec::new();
    for text in texts {
        let whole = |span: &&atodds::text::Span| span.len() > 40 && span.of(&text).ends_with('.');
        let spans = sentences(&text);
        found.extend(
            spans
                .iter()
                .filter(whole)
                .map(|span| span.of(&text).to_owned()),
        );
    }
    found
}

/// A sentence with other figures.
fn varied(sentence: &str, random: &mut Random) -> String {
    let figure = |c: char, random: &mut Random| match c {
        '1'..='9' => {
            char::from_digit(u32::try_from(random.below(9)).unwrap_or(0) + 1, 10).unwrap_or(c)
        }
        _ => c,
    };
    sentence.chars().map(|c| figure(c, random)).collect()
}

/// Articles as JSON lines, `size` bytes or more, of sentences of all fixtures.
#[allow(dead_code, reason = "each bench takes one of the two")]
pub(crate) fn articles(size: usize) -> String {
    drawn(size, &[fixture_sentences()])
}

/// The same, each article of sentences of one of the `matters`.
#[allow(dead_code, reason = "each bench takes one of the two")]
pub(crate) fn drawn(size: usize, matters: &[Vec<String>]) -> String {
    let mut random = Random(seed());
    let mut lines = String::new();
    let mut id = 0;
    let one_of = |count: usize, random: &mut Random| {
        let count = u64::try_from(count).unwrap_or(1).max(1);
        usize::try_from(random.below(count)).unwrap_or(0)
    };
    while lines.len() < size {
        let mut text = String::new();
        // One matter is no choice, and draws nothing.
        let matter = match matters.len() {
            1 => 0,
            count => one_of(count, &mut random),
        };
        let sentences = matters.get(matter).map_or(&[][..], Vec::as_slice);
        for _ in 0..SENTENCES {
            let at = one_of(sentences.len(), &mut random);
            let sentence = sentences
                .get(at)
                .map_or("Nothing was said.", String::as_str);
            text.push_str(&varied(sentence, &mut random));
            text.push_str(if random.below(3) == 0 { "\n\n" } else { " " });
        }
        let day = random.below(27) + 1;
        let article = serde_json::json!({"id": format!("a{id}"), "published": format!("2025-07-{day:02}"), "text": text});
        lines.push_str(&article.to_string());
        lines.push('\n');
        id += 1;
    }
    lines
}
