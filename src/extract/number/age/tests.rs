//! Which numbers of a sentence are ages, and whose.

use std::sync::LazyLock;

use super::person::Person;
use crate::extract::reading;
use crate::ingest::{Input, Options, read};
use crate::lexicon::{Lexicon, RuleFiles};

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(&RuleFiles::builtin()).expect("the words are read"));

/// The ages of a text, each as "Ana Ruiz 34 yr".
fn ages(text: &str) -> Vec<String> {
    let input = Input::bytes("text", text.as_bytes().to_vec());
    let corpus = read(vec![input], &LEXICON, &Options { date: None });
    let mut found = Vec::new();
    for document in &corpus.documents {
        for story in &document.stories {
            for sentence in reading::read(document, story, &LEXICON) {
                let ages = sentence
                    .numbers(&LEXICON)
                    .iter()
                    .filter_map(|n| n.age.as_ref());
                found.extend(ages.map(|age| {
                    let person = match &age.person {
                        Person::Named(name) => name.clone(),
                        Person::Short(word) => format!("{word}?"),
                        Person::Described(noun) => format!("a {noun}"),
                        Person::Pronoun => "he or she".to_owned(),
                    };
                    format!("{person} {}", age.years)
                }));
            }
        }
    }
    found
}

fn assert_ages(text: &str, expected: &[&str]) {
    assert_eq!(ages(text), expected, "{text}");
}

#[test]
fn before_a_noun() {
    assert_ages("A 65-year-old woman fell.", &["a woman 65 yr"]);
    assert_ages("Police held 19-year-old Diego Paz.", &["Diego Paz 19 yr"]);
    assert_ages("The 17-year-old was hurt.", &["a person 17 yr"]);
    assert_ages("The 3-week-old baby slept.", &["a baby 3 wk"]);
    assert_ages("His 6-year-old daughter Eva slept.", &["Eva 6 yr"]);
    assert_ages("The 12-year-old Toyota was sold.", &["Toyota? 12 yr"]);
    assert_ages("The 12 and 14-year-old boys sang.", &["a boy 12 yr"]);
    assert_ages("Two 15-year-olds sang.", &[]);
    assert_ages("The 50-year-old law was repealed.", &[]);
}

#[test]
fn a_name_beside_the_noun_is_meant() {
    assert_ages(
        "Her 4-year-old son, Luis Soto, was found.",
        &["Luis Soto 4 yr"],
    );
    assert_ages(
        "A 20-year-old later named as Luis Soto fell.",
        &["Luis Soto 20 yr"],
    );
    assert_ages(
        "Juan Mora, a 34-year-old welder from Lima, spoke.",
        &["Juan Mora 34 yr"],
    );
    assert_ages("Luis Soto is a 34-year-old lawyer.", &["Luis Soto 34 yr"]);
    // Another's.
    assert_ages(
        "Luis Soto, 40, and a 12-year-old boy, Diego Paz, 13, fell.",
        &["Luis Soto 40 yr", "a boy 12 yr", "Diego Paz 13 yr"],
    );
    assert_ages("Luis Soto, his 7-year-old son, fell.", &["a son 7 yr"]);
    assert_ages(
        "According to Luis Soto, a 6-year-old girl fell.",
        &["a girl 6 yr"],
    );
}

#[test]
fn in_apposition() {
    assert_ages("Ana Ruiz, 34, of Lima, won.", &["Ana Ruiz 34 yr"]);
    assert_ages("Ana Ruiz (34) won.", &["Ana Ruiz 34 yr"]);
    assert_ages("Man, 23, arrested over fire", &["a man 23 yr"]);
    assert_ages("A man aged 23 fell.", &["a man 23 yr"]);
    assert_ages("The victim, in her 60s, fell.", &["a victim 60..69 yr"]);
    assert_ages("Paz, 17, fell.", &["Paz? 17 yr"]);
    assert_ages("A woman of 65 fell.", &["a woman 65 yr"]);
    assert_ages("A mother of three fell.", &[]);
    assert_ages("Oak Street, 40, was sold.", &[]);
    assert_ages("Ana Ruiz, 3-1 up, lost.", &[]);
}

#[test]
fn lists() {
    assert_ages(
        "Two boys, 12 and 14, fell.",
        &["a boy 12 yr", "a boy 14 yr"],
    );
    assert_ages(
        "They hurt three men, aged 19, 21 and 23.",
        &["a man 19 yr", "a man 21 yr", "a man 23 yr"],
    );
    assert_ages(
        "Ana Ruiz and Eva Paz, 19 and 21 respectively, won.",
        &["Ana Ruiz 19 yr", "Eva Paz 21 yr"],
    );
    // Not as many as there are people.
    assert_ages("Three boys, 12 and 14, fell.", &[]);
    assert_ages("Section 40, 45 and 50 apply.", &[]);
}

#[test]
fn said_of_a_subject() {
    assert_ages("Ana Ruiz, who was 34, died.", &["Ana Ruiz 34 yr"]);
    assert_ages("The victim is 40 years old.", &["a victim 40 yr"]);
    assert_ages("She was 40.", &["he or she 40 yr"]);
    assert_ages("Her age was given as 40.", &["he or she 40 yr"]);
    assert_ages("Ana Ruiz turned 35 on Monday.", &["Ana Ruiz 35 yr"]);
    assert_ages("Ana Ruiz died at the age of 91.", &["Ana Ruiz 91 yr"]);
    // Of another day.
    assert_ages("Ana Ruiz began to paint at the age of 12.", &[]);
    assert_ages("Ana Ruiz was 12 when she moved.", &[]);
}
