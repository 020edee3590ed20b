//! Whose age a number is, read off its sentence.
//!
//! Comes in: the numbers of a sentence with what they hang on. Goes out: for each that is an age the person. An age stands before the noun
//! ("a 65-year-old woman"), beside a person in apposition ("Ana Ruiz, 34,", "a man aged 23", "a woman in her 60s"), or is said of a
//! subject ("Ruiz was 34"). Rules and the rest of the story are not known here.

use super::super::super::names;
use super::super::super::reading::Sentence;
use super::super::ties::{Number, Tie};
use super::list::List;
use super::person::{Found, People, Person};
use crate::lexicon::Lexicon;
use crate::phrase::{NounPhrase, Tense, Token, TokenClass, VerbGroup};
use crate::text::Span;
use crate::value::{Quantity, Unit};

/// Nobody is older.
const OLDEST: f64 = 115.0;

/// How many words may stand between "age" and the number: "his age **was given as** 40".
const SAYING: usize = 4;

/// An age, and whose it is.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::extract) struct Age {
    /// How old, with its unit.
    pub(super) years: Quantity,
    /// Who.
    pub(super) person: Person,
    /// The words that tell who.
    pub(super) about: Span,
    /// Index of the verb that says it; `None` where the age only stands beside the person.
    pub(super) verb: Option<usize>,
}

/// The ages among the numbers of a sentence, one entry for each number.
pub(in crate::extract) fn ages(
    sentence: &Sentence<'_>,
    lexicon: &Lexicon,
    numbers: &[Number],
) -> Vec<Option<Age>> {
    let people = People { sentence, lexicon };
    let reader = Reader { people, numbers };
    (0..numbers.len()).map(|index| reader.age(index)).collect()
}

/// How an age is worded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    /// "34-year-old", before a noun or in its place.
    Before,
    /// "34 years old".
    Behind,
    /// "aged 34", "age 34".
    Aged,
    /// "in her 60s".
    Decade,
    /// A number and no more.
    Bare,
}

pub(super) struct Reader<'r, 'a> {
    pub(super) people: People<'r, 'a>,
    pub(super) numbers: &'r [Number],
}

impl<'r, 'a> Reader<'r, 'a> {
    pub(super) const fn sentence(&self) -> &'r Sentence<'a> {
        self.people.sentence
    }

    fn age(&self, index: usize) -> Option<Age> {
        let number = self.numbers.get(index).filter(|n| !n.implied)?;
        let years = years(&number.quantity)?;
        let beside = |found: Option<Found>| found.map(|found| (found, None));
        let ((person, about), verb) = match self.wording(number)? {
            Wording::Before => self.before_noun(number),
            Wording::Behind => beside(self.in_apposition(index)).or_else(|| self.by_verb(number)),
            Wording::Aged => beside(self.in_apposition(index)).or_else(|| self.of_the_dead(number)),
            Wording::Decade => beside(self.in_apposition(index)).or_else(|| self.in_decade(number)),
            Wording::Bare => beside(self.in_apposition(index))
                .or_else(|| beside(self.behind_of(number)))
                .or_else(|| beside(self.as_next(index)))
                .or_else(|| beside(self.stated(number)))
                .or_else(|| self.by_verb(number)),
        }?;
        Some(Age {
            years,
            person,
            about,
            verb,
        })
    }

    pub(super) fn wording(&self, number: &Number) -> Option<Wording> {
        let words = number.at.of(self.sentence().text).to_lowercase();
        let own = self.own_noun(number);
        if number.quantity.unit.is_none() {
            return self.counts_nothing(number).then_some(Wording::Bare);
        }
        if words.ends_with("old") {
            let phrase = number
                .noun
                .and_then(|n| self.sentence().phrases.nouns.get(n));
            let determined = phrase.is_some_and(|n| n.determiner.is_some());
            let several = ["years", "months", "weeks", "days"];
            let is_before =
                own.is_some() || determined || !several.iter().any(|unit| words.contains(unit));
            return Some(if is_before {
                Wording::Before
            } else {
                Wording::Behind
            });
        }
        if words.ends_with("age") {
            return Some(Wording::Behind);
        }
        // "two 15-year-olds" counts them.
        if words.ends_with("olds") {
            return None;
        }
        let owned = self.people.token_before(number.at.start, 0);
        let is_decade =
            owned.is_some_and(|t| matches!(t.class, TokenClass::Possessive | TokenClass::Pronoun));
        Some(if is_decade {
            Wording::Decade
        } else {
            Wording::Aged
        })
    }

    /// Whether a number has no noun but what "of" hangs on it, "Ana Ruiz, 22 **of Lima**".
    fn counts_nothing(&self, number: &Number) -> bool {
        let of_place = || {
            let rest = self.people.tokens_from(number.at.end);
            rest.first().is_some_and(|t| t.lemma == "of")
                && rest.get(1).is_some_and(|t| self.is_capitalised(t))
        };
        number.counted.is_none() || of_place()
    }

    /// "the 34-year-old **Ana Ruiz**", "a 65-year-old **woman**", "a 40-year-old from Lima": by the name of the noun phrase, one in
    /// apposition to it, its subject, or its noun.
    fn before_noun(&self, number: &Number) -> Option<(Found, Option<usize>)> {
        let phrase = number
            .noun
            .and_then(|n| self.sentence().phrases.nouns.get(n));
        let own = self.own_noun(number);
        if phrase
            .is_some_and(|n| n.plural && own.is_some() || n.determiner.as_deref() == Some("no"))
        {
            return None;
        }
        if let Some(named) = own.and_then(|noun| self.people.name_inside(noun, number.at)) {
            return Some((named, None));
        }
        let described = match own {
            // "his 7-year-old **son** Jo", where the name tells nothing.
            Some(noun) => std::iter::once(&noun.lemma)
                .chain(noun.modifiers.last())
                .find(|word| self.people.is_person(word))
                .map(|word| (word.clone(), noun.span)),
            None => Some(("person".to_owned(), number.at)),
        };
        let span = phrase.map_or(number.at, |n| n.span.cover(number.at));
        let determiner = phrase.and_then(|n| n.determiner.as_deref());
        let behind = || {
            described
                .as_ref()
                .and_then(|_| self.name_behind(number, span.end))
        };
        let before = || self.name_before(span, determiner, described.is_some());
        if let Some(named) = behind().or_else(before) {
            return Some((named, None));
        }
        let described = described.map(|(noun, at)| (Person::Described(noun), at));
        self.by_verb(number)
            .filter(|((person, _), _)| matches!(person, Person::Named(_) | Person::Short(_)))
            .or_else(|| described.map(|found| (found, None)))
    }

    /// "her 4-year-old daughter, **Eva Paz**, was", "a man later identified as **Eva Paz**": the name behind the noun phrase that
    /// ends at `end`.
    fn name_behind(&self, number: &Number, end: usize) -> Option<Found> {
        let tokens = self.people.tokens_from(end);
        let mut at = 0;
        let text = |at: usize| tokens.get(at).map(|t| t.span.of(self.sentence().text));
        let comma = text(0) == Some(",");
        at += usize::from(comma);
        while tokens.get(at).is_some_and(|t| {
            matches!(
                t.class,
                TokenClass::Relative | TokenClass::Auxiliary | TokenClass::Adverb
            )
        }) {
            at += 1;
        }
        let naming = tokens
            .get(at)
            .is_some_and(|t| self.people.holds("naming", &t.lemma));
        if naming {
            at += 1 + usize::from(text(at + 1) == Some("as"));
        } else if at != usize::from(comma) {
            return None;
        }
        let start = tokens.get(at)?.span.start;
        let (person, span) = self.people.name_at(start)?;
        let short = matches!(person, Person::Short(_));
        let closed = || self.closes(span.end) && !self.has_own_age(span.end, number);
        (naming || comma && closed() && !short).then_some((person, span))
    }

    /// "**Juan Mora**, a 34-year-old electrician": the name before the comma at which the noun phrase begins.
    fn name_before(&self, phrase: Span, determiner: Option<&str>, personal: bool) -> Option<Found> {
        let fits = matches!(determiner, None | Some("a" | "an" | "the")) && !self.acts(phrase);
        let stem = self.sentence().text.get(..phrase.start)?.trim_end();
        let end = stem.strip_suffix(',')?.trim_end().len();
        let found = self.people.name_ending(end).filter(|_| fits)?;
        match found.0 {
            // Of what is no known person, only a noun for people tells that it is one.
            Person::Named(_) if personal || self.people.is_known(end) => Some(found),
            Person::Named(_) | Person::Short(_) | Person::Described(_) | Person::Pronoun => None,
        }
    }

    /// "According to Ana Ruiz, **a 6-year-old girl was hurt**": whether a noun phrase does what follows, and so is in apposition to nobody.
    fn acts(&self, phrase: Span) -> bool {
        let phrases = &self.sentence().phrases;
        let verb = phrases
            .verbs
            .iter()
            .find(|v| v.span.start >= phrase.end && v.tense != Tense::None);
        verb.is_some_and(|verb| {
            let between = self.sentence().text.get(phrase.end..verb.span.start);
            let relative = self.people.tokens_from(phrase.end).iter();
            let mut relative = relative.take_while(|t| t.span.start < verb.span.start);
            between.is_some_and(|between| !between.contains([',', ';', '(', '—', '–']))
                && !relative.any(|t| t.class == TokenClass::Relative)
        })
    }

    /// "an **11** and 13-year-old": as the next, before a noun.
    fn as_next(&self, index: usize) -> Option<Found> {
        let list = List::around(self.sentence(), self.numbers, index);
        let (one, next) = (self.numbers.get(index)?, self.numbers.get(index + 1)?);
        let between = self.sentence().text.get(one.at.end..next.at.start)?;
        let joins = matches!(between.trim_start_matches('-').trim(), "and" | "or" | ",");
        let fits = joins && list.count == 1 && self.wording(next) == Some(Wording::Before);
        let described = || {
            let noun = self.own_noun(next)?;
            self.people
                .is_person(&noun.lemma)
                .then(|| (Person::Described(noun.lemma.clone()), noun.span))
        };
        fits.then(|| {
            described().unwrap_or_else(|| (Person::Described("person".to_owned()), one.at))
        })
    }

    /// "a woman **of 65**".
    fn behind_of(&self, number: &Number) -> Option<Found> {
        let of = self.people.token_before(number.at.start, 0)?;
        let noun = self.noun_ending(self.people.token_before(of.span.start, 0)?.span.end)?;
        let fits = of.lemma == "of" && self.people.holds("aged-nouns", &noun.lemma) && !noun.plural;
        fits.then(|| (Person::Described(noun.lemma.clone()), noun.span))
    }

    /// "**his age** was given as 40", "the survivor, **whose age** was given as 40".
    fn stated(&self, number: &Number) -> Option<Found> {
        let mut at = 0;
        let said = |t: &Token| {
            t.class == TokenClass::Auxiliary || self.people.holds("age-giving", &t.lemma)
        };
        while at < SAYING
            && self
                .people
                .token_before(number.at.start, at)
                .is_some_and(said)
        {
            at += 1;
        }
        let age = self
            .people
            .token_before(number.at.start, at)
            .filter(|t| t.lemma == "age" && at > 0)?;
        let owner = self.people.token_before(age.span.start, 0)?;
        match owner.lemma.as_str() {
            "his" | "her" => Some((Person::Pronoun, owner.span)),
            "whose" => {
                let stem = self.sentence().text.get(..owner.span.start)?.trim_end();
                let end = stem.strip_suffix(',').unwrap_or(stem).trim_end().len();
                self.people
                    .name_ending(end)
                    .or_else(|| self.described(end, 1))
            }
            _ => None,
        }
    }

    /// "Ruiz **was** 34", "Mora **turned** 35 on Monday", "He **is** 34 years old".
    fn by_verb(&self, number: &Number) -> Option<(Found, Option<usize>)> {
        let verbs = &self.sentence().phrases.verbs;
        let (index, verb) = number.ties.iter().find_map(|tie| match tie {
            Tie::Object(verb) => Some((*verb, verbs.get(*verb)?)),
            Tie::Subject(_) | Tie::State(_) | Tie::Of(_) | Tie::Measure { .. } => None,
        })?;
        let turns = self.people.holds("growing-older", &verb.lemma);
        // "was 12 when" tells of another day.
        let fits = turns
            || verb.lemma == "be" && (number.quantity.unit.is_some() || self.closes(number.at.end));
        let found = self.subject(verb).filter(|_| fits)?;
        Some((found, Some(index)))
    }

    /// "She **is in her** 60s".
    fn in_decade(&self, number: &Number) -> Option<(Found, Option<usize>)> {
        let (end, opened) = self.stem(number, Wording::Decade)?;
        let verbs = &self.sentence().phrases.verbs;
        let index = verbs
            .iter()
            .position(|v| v.span.end == end && v.lemma == "be")?;
        let found = self.subject(verbs.get(index)?).filter(|_| !opened)?;
        Some((found, Some(index)))
    }

    /// "Ruiz **died** aged 40", "**died** at the age of 40": of what else was done at an age, that age is past.
    fn of_the_dead(&self, number: &Number) -> Option<(Found, Option<usize>)> {
        let verbs = &self.sentence().phrases.verbs;
        let index = verbs.iter().rposition(|v| {
            v.span.end <= number.at.start && self.sentence().same_clause(v.clause, number.clause)
        })?;
        let verb = verbs.get(index)?;
        let fits = self.people.holds("dying", &verb.lemma) || verb.lemma == "be";
        let found = self.subject(verb).filter(|_| fits)?;
        Some((found, Some(index)))
    }

    fn subject(&self, verb: &VerbGroup) -> Option<Found> {
        let noun = self.sentence().phrases.nouns.get(verb.subject?)?;
        if let Some((name, span)) = names::person(self.sentence(), |span| span.contains(noun.head))
        {
            return Some((Person::Named(name), span));
        }
        let run = names::runs(self.sentence(), |_| true).find(|run| run.span.contains(noun.head));
        if let Some(run) = run {
            return self.people.named(run);
        }
        let is_pronoun = matches!(noun.lemma.as_str(), "he" | "she");
        if is_pronoun {
            return Some((Person::Pronoun, noun.span));
        }
        let one = !noun.plural && noun.quantity.is_none() && self.people.is_person(&noun.lemma);
        one.then(|| (Person::Described(noun.lemma.clone()), noun.span))
    }

    /// Whether another age stands right behind the name that ends at `end`: "a boy, **Luis Soto, 40**, and a girl".
    fn has_own_age(&self, end: usize, but: &Number) -> bool {
        self.numbers.iter().any(|n| {
            n.at != but.at
                && n.at.start >= end
                && n.at.start - end <= 3
                && n.counted.is_none()
                && n.quantity.number != but.quantity.number
        })
    }

    pub(super) fn is_capitalised(&self, token: &Token) -> bool {
        let word = token.span.of(self.sentence().text);
        word.starts_with(char::is_uppercase)
    }

    /// The noun of a "34-year-old" that stands before it.
    fn own_noun(&self, number: &Number) -> Option<&NounPhrase> {
        let noun = number
            .noun
            .and_then(|n| self.sentence().phrases.nouns.get(n));
        noun.filter(|n| n.head.start >= number.at.end)
    }

    fn noun_ending(&self, end: usize) -> Option<&NounPhrase> {
        let nouns = self.sentence().phrases.nouns.iter();
        nouns.rev().find(|n| n.span.end == end)
    }
}

/// The quantity as an age: in years or parts of one, or a bare whole number.
fn years(quantity: &Quantity) -> Option<Quantity> {
    let unit = match &quantity.unit {
        Some(Unit::Measure(symbol)) => {
            matches!(symbol.as_str(), "yr" | "mo" | "wk" | "d").then(|| symbol.clone())
        }
        None => (quantity.number.fract() == 0.0 && quantity.step <= 1.0).then(|| "yr".to_owned()),
        Some(Unit::Percent | Unit::PercentagePoint | Unit::Currency(_)) => None,
    }?;
    (0.0..=OLDEST).contains(&quantity.number).then(|| Quantity {
        unit: Some(Unit::Measure(unit)),
        ..quantity.clone()
    })
}
