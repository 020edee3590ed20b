//! The end of a paragraph: whether its last sentences may be clutter or a credit, and credits glued to the last one.

use crate::ingest::Origin;
use crate::lexicon::{Credit, PageLine, PageWords};

/// No clutter or credit at the end of a paragraph is a longer sentence, in bytes, than one that is looked at here.
const LONGEST: usize = 400;

/// A credit behind the last sentence is no longer, in bytes.
const LONGEST_CREDIT: usize = 60;

/// Whether the last sentence of `text` may be a cue, or the rest of it be clutter from some sentence on.
///
/// The places looked at are more than the starts of sentences, so that text without cues, nearly all of it, need not be cut
/// into sentences here.
pub(super) fn ends_with_cue(text: &str, words: &PageWords) -> bool {
    sentence_starts(text).any(|start| {
        let rest = text.get(start..).unwrap_or("");
        let line = PageLine::new(rest);
        words.is_clutter_tail(&line)
            || rest.len() <= LONGEST
                && (words.is_clutter_sentence(&line) || words.credit(&line).is_some())
    })
}

/// Where a sentence may begin: at the start, and behind each mark and white space.
fn sentence_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut before = ['.', ' '];
    text.char_indices().filter_map(move |(at, c)| {
        let [mark, blank] = before;
        let starts = blank.is_whitespace()
            && !c.is_whitespace()
            && !(mark.is_alphanumeric() || matches!(mark, ',' | '-' | ';'));
        if !(c.is_whitespace() && blank.is_whitespace()) {
            before = [blank, c];
        }
        starts.then_some(at)
    })
}

/// The credit at the end of `text`, behind its last sentence: "/TASS/", "(AP)", "— Reuters", and where it begins.
///
/// Between strokes any name in capitals is an agency; elsewhere only one that is known.
pub(super) fn tail_credit(text: &str, words: &PageWords) -> Option<(usize, Origin)> {
    let trimmed = text.trim_end().trim_end_matches('.').trim_end();
    let mut from = trimmed.len().saturating_sub(LONGEST_CREDIT);
    while !trimmed.is_char_boundary(from) {
        from += 1;
    }
    let (at, name, is_slug) = enclosed(trimmed, from).or_else(|| behind_dash(trimmed, from))?;
    let sentence = trimmed.get(..at)?.trim_end();
    if !sentence.ends_with(['.', '!', '?', '"', '”', '’', '\'']) {
        return None;
    }
    let origin = match words.credit(&PageLine::new(name)) {
        Some(Credit::Agency(name)) => Origin::Agency(name.to_owned()),
        Some(Credit::Unnamed) => Origin::UnnamedAgency,
        None if is_slug && is_capitals(name) => Origin::Agency(name.to_owned()),
        None => return None,
    };
    Some((at, origin))
}

/// The name in brackets or strokes at the end, where the mark before it stands, and whether it is a stroke.
fn enclosed(text: &str, from: usize) -> Option<(usize, &str, bool)> {
    let (open, is_slug) = match text.chars().next_back()? {
        ')' => ('(', false),
        ']' => ('[', false),
        '/' => ('/', true),
        _ => return None,
    };
    let inner = text.get(from..text.len() - 1)?;
    let at = from + inner.rfind(open)?;
    Some((at, text.get(at + 1..text.len() - 1)?, is_slug))
}

/// The name behind the last dash, and where the dash stands.
fn behind_dash(text: &str, from: usize) -> Option<(usize, &str, bool)> {
    let end = text.get(from..)?;
    let at = end
        .rfind(['—', '–'])
        .or_else(|| end.rfind(" -").map(|at| at + 1))?;
    let name = end.get(at..)?.trim_start_matches(['—', '–', '-']);
    Some((from + at, name, false))
}

fn is_capitals(name: &str) -> bool {
    (3..=20).contains(&name.len())
        && name
            .chars()
            .all(|c| c.is_uppercase() || c == '-' || c == ' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::RuleFiles;

    #[test]
    fn credits_behind_the_last_sentence() {
        let mut problems = Vec::new();
        let words = PageWords::read(&RuleFiles::builtin(), &mut problems);
        assert_eq!(problems, []);
        let credit = |text: &str| {
            tail_credit(text, &words)
                .map(|(at, origin)| format!("{}|{origin}", text.get(..at).unwrap_or("")))
        };
        for (text, told) in [
            ("It rained, he said. /TASS/", "It rained, he said. |TASS"),
            ("It rained, he said. /FLUT/.", "It rained, he said. |FLUT"),
            ("“It rained.” (AP)", "“It rained.” |AP"),
            ("It rained. — Reuters", "It rained. |Reuters"),
            ("It rained. -AFP", "It rained. |AFP"),
            (
                "It rained. (Agencies)",
                "It rained. |an unnamed news agency",
            ),
        ] {
            assert_eq!(credit(text).as_deref(), Some(told));
        }
        for text in [
            "He spoke to Reuters.",
            "It rained in the port (AP)",
            "It rained. (NATO)",
            "and/or",
            "It rained.",
        ] {
            assert_eq!(credit(text), None, "{text}");
        }
    }

    #[test]
    fn starts_of_sentences() {
        let starts: Vec<usize> = sentence_starts("It rained.  So, he said: go.").collect();
        assert_eq!(starts, [0, 12, 25]);
    }
}
