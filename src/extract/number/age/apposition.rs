//! Ages in apposition: "Ana Ruiz, **34**,", "a man **aged 23**", "a woman **in her 60s**", "two boys, **12 and 14**,".

use super::super::ties::Number;
use super::list::List;
use super::person::{Found, Person};
use super::whose::{Reader, Wording};
use crate::phrase::TokenClass;

impl Reader<'_, '_> {
    /// "Ana Ruiz, **34**,", "a man **aged 23**", "two boys, **12 and 14**,", "A and B, **19 and 21** respectively".
    pub(super) fn in_apposition(&self, index: usize) -> Option<Found> {
        let list = List::around(self.sentence(), self.numbers, index);
        let first = self.numbers.get(list.first)?;
        let wording = self.wording(first)?;
        let (end, opened) = self.stem(first, wording)?;
        let last = self.numbers.get(list.first + list.count - 1)?;
        if wording == Wording::Bare && !(opened && self.closes(last.at.end)) {
            return None;
        }
        if list.count == 1 {
            let named = self.people.name_ending(end);
            return named
                .filter(|(person, _)| opened || !matches!(person, Person::Short(_)))
                .or_else(|| self.described(end, 1));
        }
        let names = self.people.names_ending(end);
        if names.len() == list.count {
            return names.into_iter().nth(index - list.first);
        }
        self.described(end, list.count)
    }

    /// Where the words before an age in apposition end, without "aged", "in her" and the mark that opens it; and whether there is one.
    pub(super) fn stem(&self, number: &Number, wording: Wording) -> Option<(usize, bool)> {
        let mut end = number.at.start;
        let lead = match wording {
            Wording::Aged => &["ages", "aged", "age"][..],
            Wording::Decade => &["in"],
            Wording::Before | Wording::Behind | Wording::Bare => &[],
        };
        if wording == Wording::Decade {
            end = self.people.token_before(end, 0)?.span.start;
        }
        if !lead.is_empty() {
            let token = self.people.token_before(end, 0)?;
            let word = token.span.of(self.sentence().text).to_lowercase();
            end = Some(token.span.start).filter(|_| lead.contains(&word.as_str()))?;
        }
        let stem = self.sentence().text.get(..end)?.trim_end();
        let open = stem.strip_suffix([',', '(', '—', '–', '-']);
        Some((open.unwrap_or(stem).trim_end().len(), open.is_some()))
    }

    /// The noun for people that ends at `end`: one of them, or as many as there are ages, "**two boys**, 12 and 14".
    pub(super) fn described(&self, end: usize, count: usize) -> Option<Found> {
        let token = self
            .people
            .token_before(end, 0)
            .filter(|t| t.span.end == end)?;
        let word = token.span.of(self.sentence().text).to_lowercase();
        let grammar = &self.people.lexicon.grammar;
        let lemma = grammar.noun_lemma(&word);
        // The phrase layer may take "man aged" for one noun phrase.
        let nouns = self.sentence().phrases.nouns.iter();
        let phrase = nouns.rev().find(|n| n.span.contains(token.span));
        let of_phrase = |n: &&Number| {
            !n.implied && n.counted.is_some() && phrase.is_some_and(|p| n.at.overlaps(p.span))
        };
        let fits = match self.numbers.iter().find(of_phrase) {
            None => count == 1 && !grammar.is_plural(&word),
            Some(several) => {
                u32::try_from(count).is_ok_and(|n| several.quantity.number == f64::from(n))
            }
        };
        let about = phrase.map_or(token.span, |p| p.span);
        (fits && self.people.is_person(&lemma)).then_some((Person::Described(lemma), about))
    }

    /// Whether what is in apposition ends at `offset`: at a mark, or before "of Lima", "and", "who".
    pub(super) fn closes(&self, offset: usize) -> bool {
        let rest = self
            .sentence()
            .text
            .get(offset..)
            .unwrap_or_default()
            .trim_start();
        let is_year = [", 19", ", 20"].iter().any(|year| {
            let digits = rest.strip_prefix(year).unwrap_or_default();
            digits.starts_with(|c: char| c.is_ascii_digit())
        });
        if rest.is_empty() || rest.starts_with([',', ')', '.', ';', '—', '–', ':', '?', '!']) {
            return !is_year;
        }
        let mut tokens = self.people.tokens_from(offset).iter();
        let Some(first) = tokens.next() else {
            return true;
        };
        match first.class {
            TokenClass::Relative | TokenClass::Conjunction | TokenClass::Adverb => true,
            TokenClass::Preposition => tokens.next().is_some_and(|t| self.is_capitalised(t)),
            _ => false,
        }
    }
}
