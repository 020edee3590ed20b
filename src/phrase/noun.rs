//! Units into base noun phrases: determiner, modifiers, head; owner, "of" and preposition.
//!
//! Comes in: tagged units. Goes out: noun phrases in order, and which units each covers. Clauses and coordination are added later.

use super::NounPhrase;
use super::unit::{Tag, Unit};
use crate::lexicon::Grammar;
use crate::text::Span;

/// The units of a noun phrase.
#[derive(Debug, Clone, Copy)]
pub(super) struct NounUnits {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) head: usize,
    /// Whether an owner clitic follows: it owns the next phrase.
    pub(super) owns: bool,
}

/// Finds the noun phrases among `units`.
pub(super) fn nouns(units: &[Unit], grammar: &Grammar) -> (Vec<NounPhrase>, Vec<NounUnits>) {
    let mut phrases: Vec<NounPhrase> = Vec::new();
    let mut places: Vec<NounUnits> = Vec::new();
    let mut at = 0;
    while at < units.len() {
        let Some(place) = chunk(units, at, grammar) else {
            at += 1;
            continue;
        };
        let mut phrase = phrase(units, place, grammar);
        attach(units, place, &mut phrase, &mut phrases, &places);
        phrases.push(phrase);
        places.push(place);
        at = place.end;
    }
    (phrases, places)
}

/// The noun phrase that begins at unit `first`, if one does.
fn chunk(units: &[Unit], first: usize, grammar: &Grammar) -> Option<NounUnits> {
    let begin = units.get(first)?.tag;
    if begin == Tag::Pronoun {
        return Some(NounUnits {
            first,
            end: first + 1,
            head: first,
            owns: false,
        });
    }
    let mut end = opening(units, first)?;
    while end < units.len()
        && continues(units, first, end)
        && !is_contact(units, first, end, grammar)
    {
        end += 1;
    }
    let head = (first..end)
        .rev()
        .find(|i| units[*i].tag.is_head())
        .or_else(|| bare_head(units, first, end))?;
    let head = if is_fronted(units, first, head, grammar) {
        head - 1
    } else {
        head
    };
    let end = head + 1;
    let owns = units.get(end).is_some_and(|u| u.tag == Tag::Owner);
    Some(NounUnits {
        first,
        end,
        head,
        owns,
    })
}

/// "In **dollars** revenue was", "In **Texas** officials said": what a preposition opens the clause with ends before the subject, where
/// a name or a plural stands right before a noun that a finite verb follows.
fn is_fronted(units: &[Unit], first: usize, head: usize, grammar: &Grammar) -> bool {
    let opens = match first.checked_sub(1) {
        Some(at) if units[at].tag == Tag::Preposition => at.checked_sub(1).is_none_or(|before| {
            matches!(
                units[before].tag,
                Tag::Comma | Tag::Stop | Tag::Quote | Tag::Conjunction
            )
        }),
        _ => false,
    };
    if !opens || head == first || units[head].tag != Tag::Noun {
        return false;
    }
    let before = &units[head - 1];
    let may_end = match before.tag {
        Tag::Name | Tag::Proper => true,
        Tag::Noun => grammar.is_plural(&before.lower),
        _ => false,
    };
    let mut behind = units[head + 1..].iter();
    let next = behind.find(|u| u.tag != Tag::Adverb).map(|u| u.tag);
    may_end && next.is_some_and(|tag| tag.is_auxiliary() || matches!(tag, Tag::Past | Tag::Present))
}

/// One past the determiners and the like that open the phrase at `first`.
fn opening(units: &[Unit], first: usize) -> Option<usize> {
    let tag = units.get(first)?.tag;
    match tag {
        // "Wednesday's meeting": the time stands as its determiner.
        Tag::Time | Tag::Frequency if units.get(first + 1).is_some_and(|u| u.tag == Tag::Owner) => {
            units
                .get(first + 2)
                .is_some_and(|u| u.tag.is_inner())
                .then_some(first + 2)
        }
        _ if tag.starts_noun() => Some(first + 1),
        _ => None,
    }
}

/// Whether the unit at `i` goes on with the phrase that began at `first`.
fn continues(units: &[Unit], first: usize, i: usize) -> bool {
    let before = units[i - 1].tag;
    let next_inner = units.get(i + 1).is_some_and(|u| u.tag.is_inner());
    match units[i].tag {
        Tag::Determiner => matches!(
            before,
            Tag::Determiner | Tag::Ordinal | Tag::Quantity | Tag::Possessive
        ),
        Tag::Possessive => {
            before == Tag::Determiner
                && matches!(units[i - 1].lower.as_str(), "all" | "both" | "half")
        }
        Tag::Adverb => {
            next_inner
                && matches!(before, Tag::Determiner | Tag::Possessive | Tag::Owner)
                && !units[i + 1].tag.is_head()
        }
        // "the Wednesday talks"
        Tag::Time => next_inner && !before.is_head() && units[i + 1].tag == Tag::Noun && i > first,
        // "the three months to June" too, where it is the head
        Tag::Duration => {
            next_inner && !before.is_head() && before != Tag::Quantity
                || matches!(before, Tag::Determiner | Tag::Possessive)
        }
        Tag::Quantity | Tag::Ordinal | Tag::Number => !before.is_head(),
        Tag::Adjective | Tag::VerbalModifier => {
            !before.is_head()
                || (next_inner && before == Tag::Name && units[i].tag == Tag::Adjective)
        }
        Tag::Name => {
            before != Tag::Name
                || units[i - 1].mention != units[i].mention
                    && units[i].capital
                    && is_adjacent(units, i)
        }
        Tag::Noun => {
            !matches!(before, Tag::Duration) || units[i - 1].lower.contains('-') || i - 1 > first
        }
        Tag::Proper => before != Tag::Duration,
        Tag::Conjunction => {
            // "social and economic issues"
            matches!(before, Tag::Adjective | Tag::VerbalModifier)
                && units
                    .get(i + 1)
                    .is_some_and(|u| matches!(u.tag, Tag::Adjective | Tag::VerbalModifier))
                && units.get(i + 2).is_some_and(|u| u.tag.is_inner())
        }
        _ => false,
    }
}

/// "the deal Trump announced": a name after a determined noun that is no title begins a phrase of its own.
fn is_contact(units: &[Unit], first: usize, i: usize, grammar: &Grammar) -> bool {
    let before = &units[i - 1];
    matches!(units[i].tag, Tag::Name | Tag::Proper)
        && units[first].tag == Tag::Determiner
        && before.tag == Tag::Noun
        && !before.capital
        && !grammar.is_title(&before.lower)
}

/// Two names in a row are one phrase ("Ukrainian", "Rustem Umerov") when one blank stands between them.
fn is_adjacent(units: &[Unit], i: usize) -> bool {
    units[i].span.start == units[i - 1].span.end + 1
}

/// The head of a phrase without a noun: a number ("killed 30"), a length of time, "the wounded", "both".
fn bare_head(units: &[Unit], first: usize, end: usize) -> Option<usize> {
    let determined = matches!(units[first].tag, Tag::Determiner | Tag::Possessive);
    (first..end).rev().find(|i| match units[*i].tag {
        Tag::Quantity | Tag::Number | Tag::Duration => true,
        Tag::Adjective | Tag::VerbalModifier | Tag::Ordinal | Tag::Time => determined,
        Tag::Determiner => !matches!(units[*i].lower.as_str(), "a" | "an" | "the"),
        _ => false,
    })
}

fn phrase(units: &[Unit], place: NounUnits, grammar: &Grammar) -> NounPhrase {
    let head = &units[place.head];
    let mut inner = &units[place.first..place.head];
    let determiner = inner
        .first()
        .filter(|u| matches!(u.tag, Tag::Determiner | Tag::Possessive))
        .map(|u| u.lower.clone());
    if determiner.is_some() {
        inner = inner.get(1..).unwrap_or(&[]);
    }
    let word = head
        .lower
        .rsplit([' ', '\u{a0}'])
        .next()
        .unwrap_or(&head.lower);
    let named = matches!(head.tag, Tag::Name | Tag::Proper);
    NounPhrase {
        span: Span::new(units[place.first].span.start, head.span.end),
        head: head.span,
        lemma: if head.tag == Tag::Noun
            || head.tag == Tag::Name && word == head.lower && !head.capital
        {
            grammar.noun_lemma(word)
        } else {
            head.lower.clone()
        },
        modifiers: inner
            .iter()
            .filter(|u| is_modifier(u))
            .map(|u| modifier(u, grammar))
            .collect(),
        determiner,
        plural: if named && head.capital {
            false
        } else {
            grammar.is_plural(word)
        },
        quantity: mention_with(units, place, Tag::Quantity),
        ordinal: mention_with(units, place, Tag::Ordinal),
        of: None,
        owner: None,
        preposition: None,
        coordinated_with: None,
        clause: 0,
    }
}

fn is_modifier(unit: &Unit) -> bool {
    matches!(
        unit.tag,
        Tag::Adjective
            | Tag::VerbalModifier
            | Tag::Noun
            | Tag::Proper
            | Tag::Name
            | Tag::Duration
            | Tag::Time
            | Tag::Determiner
    )
}

fn modifier(unit: &Unit, grammar: &Grammar) -> String {
    if unit.tag == Tag::Noun {
        grammar.noun_lemma(&unit.lower)
    } else {
        unit.lower.clone()
    }
}

fn mention_with(units: &[Unit], place: NounUnits, tag: Tag) -> Option<usize> {
    units[place.first..place.end]
        .iter()
        .find(|u| u.tag == tag)
        .and_then(|u| u.mention)
}

/// Owner, "of" and preposition of a new phrase, by what stands directly before it.
fn attach(
    units: &[Unit],
    place: NounUnits,
    phrase: &mut NounPhrase,
    earlier: &mut [NounPhrase],
    places: &[NounUnits],
) {
    let last = places.len().checked_sub(1);
    if let Some(owner) = last.filter(|l| places[*l].owns && places[*l].end + 1 == place.first) {
        phrase.owner = Some(owner);
        // "in Umerov's proposal": the preposition governs the proposal.
        phrase.preposition = earlier.get_mut(owner).and_then(|o| o.preposition.take());
        return;
    }
    let Some(before) = place.first.checked_sub(1).map(|i| &units[i]) else {
        return;
    };
    if before.tag != Tag::Preposition {
        return;
    }
    phrase.preposition = Some(before.lower.clone());
    if before.lower == "of"
        && let Some(last) = last.filter(|l| places[*l].end + 1 == place.first)
        && let Some(part) = earlier.get_mut(last)
    {
        part.of = Some(last + 1);
    }
}
