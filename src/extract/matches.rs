//! Where the patterns of a rule match: the search over a story's sentences.
//!
//! Comes in: a scene. Goes out: its [`Match`]es, each with the mentions it captures. What they claim is decided in `patterns`.

use std::collections::BTreeSet;

use regex::bytes::Captures;

use super::number::is_another;
use super::skeleton::{Skeleton, item_index};
use super::story::Scene;
use crate::rule::{Pattern, PatternRule};
use crate::text::Span;

/// A match of a pattern in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Match<'r> {
    /// Index of the sentence.
    pub(super) index: usize,
    pub(super) rule: &'r PatternRule,
    pub(super) pattern: &'r Pattern,
    /// The words it covers.
    pub(super) whole: Span,
    /// The mentions it captures, by name.
    pub(super) captures: Vec<(&'r str, usize)>,
}

impl Match<'_> {
    /// The mention captured as `name`.
    pub(super) fn capture(&self, name: &str) -> Option<usize> {
        let mut captures = self.captures.iter();
        captures
            .find(|(other, _)| *other == name)
            .map(|(_, mention)| *mention)
    }
}

/// All matches of the patterns of the scene's rule, by sentence and in their order there. Where nothing names the event, only a
/// pattern that makes claims by itself lets the others count.
pub(super) fn find<'r>(scene: &Scene<'r>) -> Vec<Match<'r>> {
    let mut found = Vec::new();
    if !scene.is_named && !each_match(scene, &|rule| rule.alone, &mut |_| true) {
        return found;
    }
    each_match(scene, &|_| true, &mut |hit| {
        found.push(hit);
        false
    });
    found
}

/// Calls `take` for matches of the patterns that are `wanted`, sentence by sentence, until it says that it is enough, and says so too.
fn each_match<'r>(
    scene: &Scene<'r>,
    wanted: &dyn Fn(&PatternRule) -> bool,
    take: &mut dyn FnMut(Match<'r>) -> bool,
) -> bool {
    let rules: &'r [PatternRule] = &scene.rule.patterns;
    for here in scene.reach.patterns.chunk_by(|a, b| a.0 == b.0) {
        let Some((index, sentence)) = here
            .first()
            .and_then(|(index, ..)| Some((*index, scene.sentences.get(*index)?)))
        else {
            continue;
        };
        let events = scene.occurrences_in(index);
        let built;
        let skeleton = if events.is_empty() {
            sentence.skeleton()
        } else {
            built = Skeleton::of(sentence, &events);
            &built
        };
        for (_, i, j) in here {
            let rule = rules.get(*i).filter(|rule| wanted(rule));
            let Some((rule, pattern)) = rule.and_then(|rule| Some((rule, rule.patterns.get(*j)?)))
            else {
                continue;
            };
            if matches(scene, index, skeleton, rule, pattern, take) {
                return true;
            }
        }
    }
    false
}

fn matches<'r>(
    scene: &Scene<'r>,
    index: usize,
    skeleton: &Skeleton,
    rule: &'r PatternRule,
    pattern: &'r Pattern,
    take: &mut dyn FnMut(Match<'r>) -> bool,
) -> bool {
    // First, since a pattern is compiled when it is first asked for: most never can match.
    let mut types = pattern.required_types.iter();
    let has_types = types.all(|t| skeleton.types.contains(t));
    if !has_types || !pattern.may_match(|word| skeleton.words.contains(word)) {
        return false;
    }
    let text = skeleton.text.as_bytes();
    // To find that there is no match takes half the time of looking for one with its captures.
    let Some(regex) = pattern.regex().filter(|regex| regex.is_match(text)) else {
        return false;
    };
    let mut found = regex.captures_iter(text).filter_map(|captures| {
        let sentence = scene.sentences.get(index)?;
        let items = captures.get(0)?;
        let whole = skeleton.words(items.start(), items.end())?;
        let captures = captured(pattern, &captures);
        // "The two men shot on Monday **were charged on Thursday**": what is captured may stand in another clause than the match begins in.
        let mentions = captures
            .iter()
            .filter_map(|(_, m)| sentence.mentions.get(*m));
        let starts = mentions.map(|m| m.span.start).chain([whole.start]);
        let mut clauses = starts.map(|start| sentence.clause_at(start));
        let is_other = names_another(&scene.rule.trigger.nouns, items.as_bytes())
            || clauses
                .any(|clause| is_another(&rule.never_with, sentence, clause, sentence.whole()));
        (!is_other).then_some(Match {
            index,
            rule,
            pattern,
            whole,
            captures,
        })
    });
    found.any(take)
}

/// The mentions that a match captures, by name, in the order of the pattern.
fn captured<'r>(pattern: &'r Pattern, found: &Captures<'_>) -> Vec<(&'r str, usize)> {
    let mention = |name: &str| {
        let item = std::str::from_utf8(found.name(name)?.as_bytes()).ok()?;
        item_index(item)
    };
    let names = pattern.captures.iter().map(|(name, _)| name.as_str());
    names
        .filter_map(|name| Some((name, mention(name)?)))
        .collect()
}

/// Whether the matched items hold a noun that would name the event but was ruled out as another thing: "the tax **deadline** of".
fn names_another(nouns: &BTreeSet<String>, items: &[u8]) -> bool {
    std::str::from_utf8(items).is_ok_and(|text| text.split(' ').any(|item| nouns.contains(item)))
}
