//! Ages into claims: how old somebody is, keyed by who that is.
//!
//! `whose` reads off a sentence of whom each age is; here the story tells the full name. A person who is named keys the claim by the
//! fullest form of the name the story has, one who is only described by the description.

mod apposition;
mod list;
mod person;
#[cfg(test)]
mod tests;
mod whose;

use std::collections::BTreeSet;

pub(super) use whose::{Age, ages};

use super::super::draft::Draft;
use super::super::names;
use super::super::story::{Part, Scene, certainty};
use super::ties::Number;
use crate::ingest::SegmentRole;
use crate::mention::MentionKind;
use crate::rule::Frame;
use crate::value::{Basis, BasisKind, Certainty, ScopeKey, Value};
use person::Person;

/// The ages of persons in sentence `index`.
pub(super) fn apply(scene: &Scene<'_>, frame: &Frame, index: usize) -> Vec<Draft> {
    let Some(sentence) = scene.sentences.get(index) else {
        return Vec::new();
    };
    let numbers = sentence.numbers(scene.lexicon).iter();
    numbers
        .filter_map(|number| draft(scene, frame, number, number.age.as_ref()?, index))
        .collect()
}

fn draft(
    scene: &Scene<'_>,
    frame: &Frame,
    number: &Number,
    age: &Age,
    index: usize,
) -> Option<Draft> {
    let sentence = scene.sentences.get(index)?;
    let mut basis = Vec::new();
    let person = key(scene, frame, &age.person, index, &mut basis)?;
    // What stands beside a person is no part of what is said of them: "a 12-year-old boy may have been hurt".
    let verb = age.verb.and_then(|v| sentence.phrases.verbs.get(v));
    let said = verb.map_or(Certainty::Firm, |verb| {
        certainty(sentence, number.at, Some(verb))
    });
    if said == Certainty::Denied {
        return None;
    }
    let part = Part {
        slot: &frame.slot,
        rule: &frame.id,
        value: Value::Quantity(age.years.clone()),
        certainty: said,
        basis,
        at: number.at,
        about: Some(age.about),
        occurrence: None,
        parties: Vec::new(),
    };
    let mut draft = scene.draft(index, part)?;
    draft.scope.set(ScopeKey::Person, person);
    draft.event.topic = true;
    Some(draft)
}

/// What the claim is keyed by: the person's name, or what they are called.
fn key(
    scene: &Scene<'_>,
    frame: &Frame,
    person: &Person,
    index: usize,
    basis: &mut Vec<Basis>,
) -> Option<String> {
    match person {
        Person::Named(name) if name.contains(' ') => Some(fullest(scene, name.clone())),
        Person::Named(name) => Some(of_one_word(scene, name).unwrap_or_else(|| name.clone())),
        Person::Short(name) => of_one_word(scene, name),
        Person::Described(noun) => {
            let groups = &frame.number.as_ref()?.groups;
            groups.contains(noun).then(|| format!("a {noun}"))
        }
        Person::Pronoun => {
            let name = last_named(scene, index)?;
            basis.push(Basis::new(
                BasisKind::Focus,
                format!("the pronoun stands for {name}, the only person named before it"),
            ));
            Some(name)
        }
    }
}

/// The one person whom the sentence before names.
fn last_named(scene: &Scene<'_>, index: usize) -> Option<String> {
    let sentence = scene.sentences.get(index.checked_sub(1)?)?;
    let persons: BTreeSet<String> = sentence
        .mentions
        .iter()
        .filter_map(|m| match &m.kind {
            MentionKind::Person(name) => Some(fullest(scene, name.clone())),
            _ => None,
        })
        .collect();
    persons.first().filter(|_| persons.len() == 1).cloned()
}

/// The longest name of the story's persons that ends with all of `name`: "Ana Ruiz" for "Ruiz". Where persons of two names do, `name`
/// as it is.
pub(in crate::extract) fn fullest(scene: &Scene<'_>, name: String) -> String {
    let ending = format!(" {name}");
    let found = longest(persons(scene).filter(|full| full.ends_with(&ending)));
    match found {
        Some(Ok(full)) => full.to_owned(),
        Some(Err(())) | None => name,
    }
}

/// The full name of the one person in the story whose first or last name is `word`.
fn of_one_word(scene: &Scene<'_>, word: &str) -> Option<String> {
    let is_name =
        |full: &&str| full.split(' ').next() == Some(word) || full.rsplit(' ').next() == Some(word);
    let in_rows = scene
        .sentences
        .iter()
        .filter(|s| s.role != SegmentRole::Title)
        .flat_map(|s| names::runs(s, |_| true).map(|run| (run, s.text)))
        .filter(|(run, _)| (2..=4).contains(&run.words))
        .map(|(run, text)| run.span.of(text));
    let several = |full: &&str| full.contains(' ');
    let found = longest(
        persons(scene)
            .chain(in_rows)
            .filter(is_name)
            .filter(several),
    );
    found?.ok().map(str::to_owned)
}

/// The names of persons in the story.
fn persons<'s>(scene: &Scene<'s>) -> impl Iterator<Item = &'s str> {
    let mentions = scene.sentences.iter().flat_map(|s| &s.mentions);
    mentions.filter_map(|m| match &m.kind {
        MentionKind::Person(name) => Some(name.as_str()),
        _ => None,
    })
}

/// The longest of names that are all one person's, `Err` where they are of several: neither is the other without words at its
/// beginning or in the middle.
fn longest<'n>(names: impl Iterator<Item = &'n str>) -> Option<Result<&'n str, ()>> {
    let mut found: Option<&str> = None;
    for name in names {
        found = match found {
            None => Some(name),
            Some(known) if is_same_person(known, name) => Some(if name.len() > known.len() {
                name
            } else {
                known
            }),
            Some(_) => return Some(Err(())),
        };
    }
    found.map(Ok)
}

/// Whether one name has all words of the other, in order: "Ana Maria Ruiz" and "Ana Ruiz".
fn is_same_person(one: &str, other: &str) -> bool {
    let (long, short) = if one.len() < other.len() {
        (other, one)
    } else {
        (one, other)
    };
    let mut words = long.split(' ');
    short.split(' ').all(|word| words.any(|w| w == word))
}
