//! Units: what tagging works on. Each mention is one unit, every other token is one.
//!
//! Comes in: raw tokens and mentions. Goes out: [`Unit`]s in order, with what the word list says of each; tags are still open.

use std::collections::BTreeSet;

use super::token::{RawToken, Shape};
use super::verb::VerbUnits;
use super::{Token, TokenClass};
use crate::lexicon::{Grammar, Sorts};
use crate::mention::{Mention, MentionKind, TimeExpr};
use crate::text::Span;

/// What a unit is in its sentence; finer than [`TokenClass`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Determiner,
    Possessive,
    /// "'s" or "'" after an owner.
    Owner,
    Pronoun,
    Preposition,
    Conjunction,
    Subordinator,
    Relative,
    /// "to" before an infinitive.
    To,
    Be,
    Have,
    Do,
    Modal,
    Past,
    Present,
    Base,
    Participle,
    Ing,
    Adverb,
    Negation,
    Adjective,
    /// A participle or a form in -ing before the noun it describes.
    VerbalModifier,
    Noun,
    Proper,
    Number,
    /// A mention of a person, party, place or agency.
    Name,
    Time,
    Duration,
    Quantity,
    Ordinal,
    Frequency,
    Comma,
    Dash,
    /// ";" or ":".
    Stop,
    Quote,
    Other,
}

impl Tag {
    /// Whether a noun phrase may begin here.
    pub(super) fn starts_noun(self) -> bool {
        matches!(
            self,
            Self::Determiner | Self::Possessive | Self::Pronoun | Self::Ordinal
        ) || self.is_inner()
    }

    /// Whether it may stand inside a noun phrase after its determiner.
    pub(super) fn is_inner(self) -> bool {
        self.is_head()
            || matches!(
                self,
                Self::Adjective
                    | Self::VerbalModifier
                    | Self::Number
                    | Self::Quantity
                    | Self::Ordinal
                    | Self::Duration
            )
    }

    /// Whether it heads a noun phrase by itself.
    pub(super) fn is_head(self) -> bool {
        matches!(self, Self::Noun | Self::Proper | Self::Name)
    }

    /// Whether a subject may end here.
    pub(super) fn ends_noun(self) -> bool {
        self.is_head()
            || matches!(
                self,
                Self::Pronoun | Self::Quantity | Self::Number | Self::Duration | Self::Ordinal
            )
    }

    /// Whether it is an auxiliary or modal.
    pub(super) fn is_auxiliary(self) -> bool {
        matches!(self, Self::Be | Self::Have | Self::Do | Self::Modal)
    }

    /// Whether it is a verb form, auxiliary or infinitive marker.
    pub(super) fn is_verbal(self) -> bool {
        self.is_auxiliary()
            || matches!(
                self,
                Self::To | Self::Past | Self::Present | Self::Base | Self::Participle | Self::Ing
            )
    }

    /// The coarse class of the layer's result.
    pub(super) fn class(self) -> TokenClass {
        match self {
            Self::Determiner => TokenClass::Determiner,
            Self::Possessive | Self::Owner => TokenClass::Possessive,
            Self::Pronoun => TokenClass::Pronoun,
            Self::Preposition => TokenClass::Preposition,
            Self::Conjunction => TokenClass::Conjunction,
            Self::Subordinator => TokenClass::Subordinator,
            Self::Relative => TokenClass::Relative,
            Self::To | Self::Be | Self::Have | Self::Do => TokenClass::Auxiliary,
            Self::Modal => TokenClass::Modal,
            Self::Past | Self::Present | Self::Base => TokenClass::Verb,
            Self::Participle | Self::VerbalModifier => TokenClass::Participle,
            Self::Ing => TokenClass::Gerund,
            Self::Adverb => TokenClass::Adverb,
            Self::Negation => TokenClass::Negation,
            Self::Adjective => TokenClass::Adjective,
            Self::Noun => TokenClass::Noun,
            Self::Proper => TokenClass::ProperNoun,
            Self::Number => TokenClass::Number,
            Self::Name
            | Self::Time
            | Self::Duration
            | Self::Quantity
            | Self::Ordinal
            | Self::Frequency => TokenClass::Mention,
            Self::Quote => TokenClass::Quote,
            Self::Comma | Self::Dash | Self::Stop | Self::Other => TokenClass::Punctuation,
        }
    }
}

/// One unit.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// In the sentence.
    pub(super) span: Span,
    /// Lower-case words, straight apostrophes.
    pub(super) lower: String,
    /// Index of the mention it is.
    pub(super) mention: Option<usize>,
    /// What the word list says of it; empty for mentions and marks.
    pub(super) sorts: Sorts,
    /// What it is here.
    pub(super) tag: Tag,
    /// Whether its first letter is a capital.
    pub(super) capital: bool,
    /// Whether it is a clitic.
    pub(super) clitic: bool,
    /// Index of its first token.
    pub(super) first_token: usize,
    /// One past the index of its last token.
    pub(super) end_token: usize,
}

/// Groups `tokens` into units.
pub(super) fn units(
    text: &str,
    tokens: &[RawToken],
    mentions: &[Mention],
    grammar: &Grammar,
) -> Vec<Unit> {
    let taken = order(mentions);
    let people = people(mentions);
    let mut next = taken.into_iter().peekable();
    let mut found: Vec<Unit> = Vec::with_capacity(tokens.len());
    for (index, token) in tokens.iter().enumerate() {
        while next
            .peek()
            .is_some_and(|(_, span, _)| span.end <= token.span.start)
        {
            next.next();
        }
        match next.peek() {
            Some(&(mention, span, tag)) if span.overlaps(token.span) && fits(token, span) => {
                match found.last_mut() {
                    Some(last) if last.mention == Some(mention) => last.extend(text, token, index),
                    _ => found.push(Unit::of_mention(text, token, index, mention, tag)),
                }
            }
            _ => {
                let mut unit = Unit::of_token(text, token, index, grammar);
                if people.contains(&token.span.end) {
                    unit.sorts = PERSON;
                }
                found.push(unit);
            }
        }
    }
    found
}

/// A noun, whatever else its form may be.
const PERSON: Sorts = Sorts::NOUN.with(Sorts::NOUN_FIRST);

/// Where the nouns for people who are not named end: "senior **officials**".
fn people(mentions: &[Mention]) -> BTreeSet<usize> {
    let unnamed = |m: &&Mention| matches!(m.kind, MentionKind::Unnamed(_));
    mentions
        .iter()
        .filter(unnamed)
        .map(|m| m.span.end)
        .collect()
}

/// A clitic outside the mention is not drawn into it; other tokens are whole or not at all.
fn fits(token: &RawToken, span: Span) -> bool {
    span.contains(token.span)
        || (token.shape != Shape::Clitic && token.span.start >= span.start)
        || token.span.contains(span)
}

/// The mentions that stand as units, in order, without overlaps: the first, of those the longest.
fn order(mentions: &[Mention]) -> Vec<(usize, Span, Tag)> {
    let mut kept: Vec<(usize, Span, Tag)> = mentions
        .iter()
        .enumerate()
        .filter_map(|(i, m)| Some((i, m.span, mention_tag(&m.kind)?)))
        .filter(|(_, span, _)| !span.is_empty())
        .collect();
    kept.sort_by_key(|(i, span, _)| (span.start, std::cmp::Reverse(span.end), *i));
    let mut end = 0;
    kept.retain(|(_, span, _)| {
        let free = span.start >= end;
        if free {
            end = span.end;
        }
        free
    });
    kept
}

/// The tag of a mention; `None` for one that is no unit.
fn mention_tag(kind: &MentionKind) -> Option<Tag> {
    match kind {
        // "now", "recent", "the future" are adverbs, adjectives and nouns like others.
        MentionKind::Time(TimeExpr::Vague(_)) => None,
        MentionKind::Time(_) => Some(Tag::Time),
        MentionKind::Duration(_) => Some(Tag::Duration),
        MentionKind::Frequency(_) => Some(Tag::Frequency),
        MentionKind::Quantity(_) | MentionKind::Vote(..) => Some(Tag::Quantity),
        MentionKind::Ordinal(_) => Some(Tag::Ordinal),
        MentionKind::Place(_)
        | MentionKind::Party(_)
        | MentionKind::Person(_)
        | MentionKind::Agency(_)
        | MentionKind::Listed(_) => Some(Tag::Name),
        // "may", "is considering": their words are verbs and adverbs of the sentence. "senior official": a noun phrase like any other.
        // "in total", "including": words of the sentence as well.
        MentionKind::Hedge(_) | MentionKind::Unnamed(_) | MentionKind::Scope(_) => None,
    }
}

impl Unit {
    fn of_mention(text: &str, token: &RawToken, index: usize, mention: usize, tag: Tag) -> Self {
        let words = token.span.of(text);
        Self {
            span: token.span,
            lower: words.to_lowercase(),
            mention: Some(mention),
            sorts: Sorts::default(),
            tag,
            capital: starts_upper(words),
            clitic: false,
            first_token: index,
            end_token: index + 1,
        }
    }

    fn extend(&mut self, text: &str, token: &RawToken, index: usize) {
        self.span = self.span.cover(token.span);
        self.lower = self.span.of(text).to_lowercase();
        self.end_token = index + 1;
    }

    fn of_token(text: &str, token: &RawToken, index: usize, grammar: &Grammar) -> Self {
        let words = token.span.of(text);
        let lower = words.to_lowercase().replace('\u{2019}', "'");
        let tag = mark_tag(token.shape, &lower);
        let sorts = match tag {
            Tag::Other if matches!(token.shape, Shape::Word | Shape::Clitic) => {
                grammar.sorts(&lower)
            }
            _ => Sorts::default(),
        };
        Self {
            span: token.span,
            mention: None,
            sorts,
            tag: if token.shape == Shape::Word {
                Tag::Noun
            } else {
                tag
            },
            capital: starts_upper(words),
            clitic: token.shape == Shape::Clitic,
            first_token: index,
            end_token: index + 1,
            lower,
        }
    }
}

fn mark_tag(shape: Shape, word: &str) -> Tag {
    match shape {
        Shape::Number => Tag::Number,
        Shape::Quote => Tag::Quote,
        Shape::Word | Shape::Clitic => Tag::Other,
        Shape::Mark => match word {
            "," => Tag::Comma,
            ";" | ":" | "." | "!" | "?" | "\u{2026}" => Tag::Stop,
            "-" | "\u{2013}" | "\u{2014}" | "(" | ")" | "\u{2015}" | "[" | "]" => Tag::Dash,
            _ => Tag::Other,
        },
    }
}

fn starts_upper(words: &str) -> bool {
    words.chars().next().is_some_and(char::is_uppercase)
}

/// The tokens of the result: raw tokens with the class of their unit.
pub(super) fn tokens(
    text: &str,
    raw: &[RawToken],
    units: &[Unit],
    grammar: &Grammar,
) -> Vec<Token> {
    let mut found = Vec::with_capacity(raw.len());
    for unit in units {
        for token in raw.get(unit.first_token..unit.end_token).unwrap_or(&[]) {
            let lower = token.span.of(text).to_lowercase();
            let lemma = match unit.tag {
                Tag::Noun => grammar.noun_lemma(&lower),
                Tag::Be => "be".to_owned(),
                Tag::To | Tag::Modal => lower,
                tag if tag.is_verbal() => grammar.verb_lemma(&lower),
                _ => lower,
            };
            found.push(Token {
                span: token.span,
                lemma,
                class: unit.tag.class(),
            });
        }
    }
    found
}

/// The particle of a verb group ("turned **down** a challenge") governs nothing.
pub(super) fn retag_particles(units: &mut [Unit], groups: &[VerbUnits]) {
    for group in groups {
        for unit in units.iter_mut().take(group.end).skip(group.first) {
            if unit.tag == Tag::Preposition {
                unit.tag = Tag::Adverb;
            }
        }
    }
}
