//! How far a pattern that does not match comes: the longest beginning of it that does.

use super::pattern::{Pattern, tokens};
use crate::lexicon::Vocabulary;

/// The longest beginning of a pattern that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prefix {
    /// The beginning, as written.
    pub matched: String,
    /// The item behind it, which is not found.
    pub wanted: String,
    /// How many items that must be there have matched.
    pub items: usize,
    /// Of how many.
    pub of: usize,
    /// Where the match stands in the skeleton.
    pub at: std::ops::Range<usize>,
}

/// A part of a pattern that stands on its own: an item, or a bracket with all inside it.
struct Part {
    /// Byte range in the source.
    from: usize,
    to: usize,
    /// Whether something must stand there.
    is_fixed: bool,
}

impl Pattern {
    /// How far it comes in a skeleton it does not match in; `None` where not even its first item is found.
    pub fn prefix(&self, skeleton: &str, vocabulary: Vocabulary<'_>) -> Option<Prefix> {
        let parts = parts(&self.source);
        let fixed: Vec<usize> = (0..parts.len()).filter(|i| parts[*i].is_fixed).collect();
        // The whole is known not to match, and to end with what may be missing shows nothing.
        for (count, pair) in fixed.windows(2).enumerate().rev() {
            let (last, next) = (&parts[pair[0]], &parts[pair[1]]);
            let matched = self.source[..last.to].trim();
            let pattern = Self::parse(matched, vocabulary).ok()?;
            if let Some(found) = pattern.regex()?.find(skeleton.as_bytes()) {
                return Some(Prefix {
                    matched: matched.to_owned(),
                    wanted: self.source[next.from..next.to].to_owned(),
                    items: count + 1,
                    of: fixed.len(),
                    at: found.range(),
                });
            }
        }
        None
    }
}

fn parts(source: &str) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    let mut depth = 0_usize;
    let mut from = 0;
    for (_, token) in tokens(source) {
        let start = token.as_ptr().addr() - source.as_ptr().addr();
        let end = start + token.len();
        if depth == 0 {
            from = start;
        }
        match token {
            "(" => depth += 1,
            ")" | ")?" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            let is_gap = token.starts_with("..");
            found.push(Part {
                from,
                to: end,
                is_fixed: !is_gap && !token.ends_with('?'),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{NameLists, WordClasses};

    #[test]
    fn the_longest_beginning_that_matches_is_found() {
        let classes = WordClasses::of("giving", vec!["give".to_owned()]);
        let vocabulary = Vocabulary {
            classes: &classes,
            lists: &NameLists::default(),
        };
        let pattern = Pattern::parse("$giving ( him | her )? ..2 day to leave", vocabulary);
        let prefix = pattern
            .ok()
            .and_then(|p| p.prefix("they give him ten day off ", vocabulary));
        let prefix = prefix.map(|p| (p.matched, p.wanted, p.items, p.of));
        assert_eq!(
            prefix,
            Some((
                "$giving ( him | her )? ..2 day".to_owned(),
                "to".to_owned(),
                2,
                4
            ))
        );
    }

    #[test]
    fn a_pattern_whose_first_item_is_missing_has_none() {
        let vocabulary = Vocabulary {
            classes: &WordClasses::default(),
            lists: &NameLists::default(),
        };
        let pattern = Pattern::parse("give up", vocabulary).ok();
        assert_eq!(
            pattern.and_then(|p| p.prefix("they stand up ", vocabulary)),
            None
        );
    }
}
