//! A sentence as patterns see it: lemmas in a row, each typed mention and each event put as one item.
//!
//! `Trump gave Moscow 50 days` becomes `‹person,actor:0› give ‹party,actor:1› ‹duration:2› `. Articles and quotation marks are left
//! out. Every item ends with a space, so that a regex matches whole items.

use std::collections::HashSet;

use super::occurrence::{Anchor, Occurrence};
use super::reading::Sentence;
use crate::lexicon::NameLists;
use crate::mention::{Mention, MentionKind, TimeExpr};
use crate::phrase::TokenClass;
use crate::rule::{ITEM_CLOSE, ITEM_OPEN};
use crate::text::Span;

/// A sentence's skeleton and, for each mention, where its item begins.
#[derive(Debug)]
pub(super) struct Skeleton {
    /// The items in a row.
    pub(super) text: String,
    /// Start of each item in `text` with the span of its words in the sentence, by start.
    items: Vec<(usize, Span)>,
    /// The types that occur among the items.
    pub(super) types: Vec<&'static str>,
    /// The lemmas among its items; of an event's own words the head; and the lists that hold names among them.
    pub(super) words: HashSet<String>,
}

impl Skeleton {
    /// Builds the skeleton of a sentence, with the events of one rule that it names.
    pub(super) fn of(sentence: &Sentence<'_>, events: &[(usize, &Occurrence)]) -> Self {
        let mut skeleton = Self {
            text: String::new(),
            items: Vec::new(),
            types: Vec::new(),
            words: HashSet::new(),
        };
        let mut covered = 0;
        for token in &sentence.phrases.tokens {
            if token.span.start < covered {
                continue;
            }
            if let Some((index, mention)) = sentence.mentions.iter().enumerate().find(|(_, m)| {
                m.span.contains(token.span) && is_item(m) && !is_counted(sentence, m)
            }) {
                covered = mention.span.end;
                let start = skeleton.text.len();
                skeleton.typed(&types_of(mention), index, mention.span);
                skeleton.put_on_lists(start, sentence, index);
            } else if let Some((index, span)) = events
                .iter()
                .find_map(|(i, o)| event_words(sentence, o, token.span).map(|s| (*i, s)))
            {
                covered = span.end;
                // The head stays in front, so that patterns can ask for the word as well as for the event.
                let start = skeleton.text.len();
                skeleton.typed(&["event"], index, span);
                let head = plain(&token.lemma);
                skeleton.text.insert_str(start, &head);
                skeleton.words.insert(head);
            } else if !skipped(token.class, &token.lemma) {
                skeleton.items.push((skeleton.text.len(), token.span));
                let word = plain(&token.lemma);
                skeleton.text.push_str(&word);
                skeleton.text.push(' ');
                skeleton.words.insert(word);
            }
        }
        skeleton
    }

    /// Puts the lists that hold the name of a typed item in front of it: `@cargo@ships‹listed:0› `.
    fn put_on_lists(&mut self, start: usize, sentence: &Sentence<'_>, mention: usize) {
        for on in sentence.lists_of(mention) {
            self.text.insert_str(start, &on.list);
            self.words.insert(on.list.clone());
        }
    }

    /// The items for people: typed ones by their first type, in angle brackets, names with the lists that hold them.
    pub(super) fn shown(&self) -> String {
        let items = self.text.split_whitespace().map(|item| {
            let typed = item.split_once(ITEM_OPEN);
            typed.map_or_else(
                || item.to_owned(),
                |(head, inside)| {
                    let kind = inside.split([',', ':']).next().unwrap_or_default();
                    if head.starts_with(NameLists::MARK) {
                        return format!("<{kind}{head}>");
                    }
                    format!("{head}<{kind}>")
                },
            )
        });
        items.collect::<Vec<_>>().join(" ")
    }

    /// The span in the sentence of the words that a match of `start..end` covers.
    pub(super) fn words(&self, start: usize, end: usize) -> Option<Span> {
        let first = self.items.partition_point(|(at, _)| *at < start);
        let last = self.items.partition_point(|(at, _)| *at < end);
        self.items
            .get(first..last)?
            .iter()
            .map(|(_, span)| *span)
            .reduce(Span::cover)
    }

    fn typed(&mut self, types: &[&'static str], index: usize, span: Span) {
        self.items.push((self.text.len(), span));
        self.types.extend(types);
        self.text.push_str(&format!(
            "{ITEM_OPEN}{}:{index}{ITEM_CLOSE} ",
            types.join(",")
        ));
    }
}

/// A lemma as it stands in a skeleton: straight apostrophes, and nothing that could pass for an item.
pub(super) fn plain(lemma: &str) -> String {
    lemma
        .replace('’', "'")
        .replace(|c: char| c.is_control() || c == ' ', "")
}

/// The number in an item such as `‹time,duration:3›`.
pub(super) fn item_index(item: &str) -> Option<usize> {
    item.trim_end()
        .strip_suffix(ITEM_CLOSE)?
        .rsplit_once(':')?
        .1
        .parse()
        .ok()
}

fn is_item(mention: &Mention) -> bool {
    !matches!(
        mention.kind,
        MentionKind::Hedge(_) | MentionKind::Frequency(_) | MentionKind::Scope(_)
    )
}

/// "13 **experts**": somebody unnamed who is counted stays a word.
fn is_counted(sentence: &Sentence<'_>, mention: &Mention) -> bool {
    let is_number = |m: &Mention| {
        matches!(m.kind, MentionKind::Quantity(_))
            && m.span.end <= mention.span.start
            && mention.span.start - m.span.end <= 1
    };
    matches!(mention.kind, MentionKind::Unnamed(_)) && sentence.mentions.iter().any(is_number)
}

fn types_of(mention: &Mention) -> Vec<&'static str> {
    match &mention.kind {
        MentionKind::Time(time) if time.duration().is_some() => vec!["time", "duration"],
        MentionKind::Time(TimeExpr::At(_, time)) if time.is_clock() => vec!["time", "clock"],
        MentionKind::Time(_) => vec!["time"],
        MentionKind::Duration(_) => vec!["duration"],
        MentionKind::Frequency(_) | MentionKind::Hedge(_) | MentionKind::Scope(_) => vec![],
        MentionKind::Quantity(_) => vec!["quantity"],
        MentionKind::Ordinal(_) => vec!["ordinal"],
        MentionKind::Vote(..) => vec!["vote"],
        MentionKind::Place(_) => vec!["place"],
        MentionKind::Party(_) => vec!["party", "actor"],
        MentionKind::Person(_) => vec!["person", "actor"],
        MentionKind::Agency(_) => vec!["agency"],
        MentionKind::Listed(_) => vec!["listed"],
        MentionKind::Unnamed(_) => vec!["unnamed"],
    }
}

/// The event's words from the head of its noun phrase on, when `token` is their first; modifiers stay items of their own.
fn event_words(sentence: &Sentence<'_>, occurrence: &Occurrence, token: Span) -> Option<Span> {
    let Anchor::Noun(noun) = occurrence.anchor else {
        return None;
    };
    let head = sentence.phrases.nouns.get(noun)?.head;
    // "a tariff **of 15%**": a number behind the head stays an item of its own.
    let number = sentence
        .mentions
        .iter()
        .find(|m| matches!(m.kind, MentionKind::Quantity(_)) && m.span.start >= head.end)
        .map_or(usize::MAX, |m| m.span.start);
    let end = if number < occurrence.span.end {
        head.end
    } else {
        occurrence.span.end.max(head.end)
    };
    (head.start == token.start).then(|| Span::new(head.start, end))
}

fn skipped(class: TokenClass, lemma: &str) -> bool {
    class == TokenClass::Quote || matches!(lemma, "a" | "an" | "the" | "\"" | "“" | "”" | "(" | ")")
}
