//! Persons in a sentence, by name or by a noun, as far as an age beside them tells that they are persons.

use super::super::super::names::{self, Run};
use super::super::super::reading::Sentence;
use crate::lexicon::Lexicon;
use crate::lexicon::sources::WordClass;
use crate::mention::MentionKind;
use crate::phrase::{NounPhrase, Token};
use crate::text::Span;

/// A person as a sentence calls them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract) enum Person {
    /// By name.
    Named(String),
    /// By one capitalised word, which is a name where the story has a person of that name.
    Short(String),
    /// By a noun, as lemma: "a **boy**".
    Described(String),
    /// By a pronoun: "**He** was 40".
    Pronoun,
}

/// A person with the words that tell of them.
pub(super) type Found = (Person, Span);

/// The persons of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct People<'r, 'a> {
    pub(super) sentence: &'r Sentence<'a>,
    pub(super) lexicon: &'r Lexicon,
}

impl<'r> People<'r, '_> {
    /// The name that ends at `end`.
    pub(super) fn name_ending(&self, end: usize) -> Option<Found> {
        if let Some((name, span)) = names::person(self.sentence, |span| span.end == end) {
            return Some((Person::Named(name), span));
        }
        let place = self.one_word_place(|span| span.end == end);
        let run = match place {
            Some(place) => join(
                names::run_ending(self.sentence, place.start.checked_sub(1)?)?,
                place,
            ),
            None => names::run_ending(self.sentence, end)?,
        };
        let (person, span) = self.named(run)?;
        Some(match person {
            // "her **son** Marco"
            Person::Short(name) if self.is_introduced(span) => (Person::Named(name), span),
            other => (other, span),
        })
    }

    /// The name that begins at `start`.
    pub(super) fn name_at(&self, start: usize) -> Option<Found> {
        if let Some((name, span)) = names::person(self.sentence, |span| span.start == start) {
            return Some((Person::Named(name), span));
        }
        let run = names::run_at(self.sentence, start)?;
        self.named(self.with_place(run))
    }

    /// The name that is, or ends, a noun phrase behind the age at `at`: "15-year-old **Ana Ruiz**", "34-year-old lawyer **Ana Ruiz**".
    pub(super) fn name_inside(&self, noun: &NounPhrase, at: Span) -> Option<Found> {
        let inside = |span: Span| span.start >= at.end && span.overlaps(noun.span);
        if let Some((name, span)) = names::person(self.sentence, inside) {
            let first =
                names::run_at(self.sentence, at.end).filter(|run| run.span.end + 1 == span.start);
            // "15-year-old **Nalo** Ana Ruiz": a first name nobody has listed.
            let whole = first.and_then(|run| match self.named(join(run, span))? {
                (Person::Named(name), span) => Some((name, span)),
                _ => None,
            });
            let (name, span) = whole.unwrap_or((name, span));
            return Some((Person::Named(name), span));
        }
        // In a headline the words behind an age may be any.
        let run = names::runs(self.sentence, |_| true)
            .map(|run| self.with_place(run))
            .find(|run| run.span.contains(noun.head) && run.span.start >= at.end)?;
        let (person, span) = self.named(run).filter(|_| !self.is_title_case())?;
        // "12-year-old Jo" is a person, "the 12-year-old Toyota" none.
        let alone = noun.determiner.is_none() && span.start <= at.end + 1;
        Some(match person {
            Person::Short(name) if alone || self.is_introduced(span) => (Person::Named(name), span),
            other => (other, span),
        })
    }

    /// The names of a list that ends at `end`, in order: "**Ana Ruiz, Eva Paz and Luis Soto**".
    pub(super) fn names_ending(&self, end: usize) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut end = end;
        while let Some((person, span)) = self.name_ending(end) {
            found.insert(0, (person, span));
            let stem = self.sentence.text.get(..span.start).unwrap_or_default();
            let stem = stem.trim_end();
            let stem = stem.strip_suffix(" and").unwrap_or(stem);
            let stem = stem.strip_suffix(',').unwrap_or(stem);
            end = stem.trim_end().len();
        }
        found
    }

    /// A run of capitalised words as a person's name, titles left out, unless it ends as those of bodies and places do.
    pub(super) fn named(&self, run: Run) -> Option<Found> {
        let run = self.without_titles(run);
        let name = run.span.of(self.sentence.text).to_owned();
        if run.words == 1 {
            // "woman **ID**'d as the victim"
            let abbreviated = name.len() <= 3 && !name.contains(char::is_lowercase);
            let fits = !abbreviated && !self.is_person(&name.to_lowercase());
            return fits.then_some((Person::Short(name), run.span));
        }
        let gazetteer = &self.lexicon.gazetteer;
        let is_body = |word: &str| gazetteer.is(WordClass::Body, &word.to_lowercase());
        let fits = (2..=4).contains(&run.words) && !name.split(' ').skip(1).any(is_body);
        fits.then_some((Person::Named(name), run.span))
    }

    /// Whether a known person's name ends at `end`.
    pub(super) fn is_known(&self, end: usize) -> bool {
        names::person(self.sentence, |span| span.end == end).is_some()
    }

    /// Whether the noun stands for a person.
    pub(super) fn is_person(&self, lemma: &str) -> bool {
        let classes = [
            "people",
            "person-groups",
            "family-nouns",
            "suspect-nouns",
            "office-nouns",
        ];
        classes.iter().any(|class| self.holds(class, lemma))
    }

    /// Whether a word class holds the lemma.
    pub(super) fn holds(&self, class: &str, lemma: &str) -> bool {
        self.lexicon.classes.holds(class, lemma)
    }

    /// The tokens from `offset` on.
    pub(super) fn tokens_from(&self, offset: usize) -> &'r [Token] {
        let tokens = &self.sentence.phrases.tokens;
        &tokens[tokens.partition_point(|t| t.span.start < offset)..]
    }

    /// The token `back` before the last one that begins before `offset`.
    pub(super) fn token_before(&self, offset: usize, back: usize) -> Option<&'r Token> {
        let tokens = &self.sentence.phrases.tokens;
        let at = tokens.partition_point(|t| t.span.start < offset);
        tokens.get(at.checked_sub(back + 1)?)
    }

    /// A run with the place of one word that stands behind it, which is a last name then: "Luis **Houston**".
    fn with_place(&self, run: Run) -> Run {
        self.one_word_place(|span| span.start == run.span.end + 1)
            .map_or(run, |place| join(run, place))
    }

    fn one_word_place(&self, wanted: impl Fn(Span) -> bool) -> Option<Span> {
        let mentions = self.sentence.mentions.iter();
        mentions
            .filter(|m| matches!(m.kind, MentionKind::Place(_) | MentionKind::Party(_)))
            .map(|m| m.span)
            .find(|span| wanted(*span) && !span.of(self.sentence.text).contains(' '))
    }

    /// A run without the titles it begins with: "**Officer** Tom Ray".
    fn without_titles(&self, run: Run) -> Run {
        let mut run = run;
        while let Some((first, rest)) = run.span.of(self.sentence.text).split_once(' ') {
            let first = first.to_lowercase();
            if !(self.lexicon.grammar.is_title(&first) || self.is_person(&first)) {
                break;
            }
            run = Run {
                span: Span::new(run.span.end - rest.len(), run.span.end),
                words: run.words - 1,
            };
        }
        run
    }

    /// Whether all longer words are capitalised, so that a capital tells nothing.
    fn is_title_case(&self) -> bool {
        let words = || {
            self.sentence
                .text
                .split(' ')
                .filter(|w| w.chars().count() > 3)
        };
        words().count() > 3 && words().all(|w| !w.starts_with(char::is_lowercase))
    }

    /// "her **son** Marco": whether the word before a name tells that it is a person's.
    fn is_introduced(&self, name: Span) -> bool {
        let before = self.token_before(name.start, 0);
        before.is_some_and(|t| self.is_person(&t.lemma) && t.span.end + 1 == name.start)
    }
}

/// A run with the words beside it.
fn join(run: Run, other: Span) -> Run {
    Run {
        span: run.span.cover(other),
        words: run.words + 1,
    }
}
