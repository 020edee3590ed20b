//! What the numbers of a sentence hang on, in words, and which frames they come near to.

use super::super::draft::Draft;
use super::super::number::{Near, Number, Tie, Way, near as how_near};
use super::super::reading::Sentence;
use super::super::story::Scene;
use super::super::trace::NearMiss;
use super::is_claimed;
use crate::lexicon::Lexicon;
use crate::rule::Take;
use crate::text::Span;

/// A number with what it hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberRead {
    /// Where its words stand in the sentence.
    pub at: Span,
    /// Its value in canonical notation.
    pub value: String,
    /// What it counts and hangs on, in words.
    pub hangs_on: Vec<String>,
}

/// The numbers of a sentence. Those that no number word says ("a man") are left out unless they hang on something.
pub(super) fn read(sentence: &Sentence<'_>, lexicon: &Lexicon) -> Vec<NumberRead> {
    let numbers = sentence.numbers(&lexicon.classes).iter();
    numbers
        .filter(|number| !number.implied || !number.ties.is_empty())
        .map(|number| NumberRead {
            at: number.at,
            value: number.quantity.to_string(),
            hangs_on: hangs_on(sentence, number),
        })
        .collect()
}

fn hangs_on(sentence: &Sentence<'_>, number: &Number) -> Vec<String> {
    let mut words = Vec::new();
    if number.is_age {
        words.push("the age of the person before it".to_owned());
    }
    if let Some(noun) = &number.counted {
        words.push(format!("counts `{noun}`"));
    }
    words.extend(number.ties.iter().filter_map(|tie| of_tie(sentence, tie)));
    if words.is_empty() {
        words.push("hangs on nothing".to_owned());
    }
    words
}

fn of_tie(sentence: &Sentence<'_>, tie: &Tie) -> Option<String> {
    let verb = |v: &usize| sentence.phrases.verbs.get(*v).map(|v| v.lemma.as_str());
    let noun = |n: &usize| sentence.phrases.nouns.get(*n).map(|n| n.span.of(sentence.text));
    Some(match tie {
        Tie::Subject(v) => format!("subject of `{}`", verb(v)?),
        Tie::Object(v) => format!("object of `{}`", verb(v)?),
        Tie::State(word) => format!("in the state `{word}`"),
        Tie::Of(n) => format!("of `{}`", noun(n)?),
        Tie::Measure { noun: n, way } => match way {
            Way::Level => format!("the amount of `{}`", noun(n)?),
            Way::Up => format!("how much `{}` rose or moved", noun(n)?),
            Way::Down => format!("how much `{}` fell", noun(n)?),
        },
    })
}

/// Numbers that frames of the rule would take but for one thing.
pub(super) fn near(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<NearMiss> {
    let mut found = Vec::new();
    for (index, sentence) in scene.sentences.iter().enumerate() {
        let mut last_counted: Option<&str> = None;
        for number in sentence.numbers(&scene.lexicon.classes) {
            // "a man" hangs on something in most sentences.
            if !number.implied && !is_claimed(drafts, sentence, number.at) {
                found.extend(of_number(scene, index, sentence, number, last_counted));
            }
            last_counted = number.counted.as_deref().or(last_counted);
        }
    }
    found
}

/// The frames a number comes nearest to: those that lack one thing, else those that count its noun, told together.
fn of_number(
    scene: &Scene<'_>,
    index: usize,
    sentence: &Sentence<'_>,
    number: &Number,
    last_counted: Option<&str>,
) -> Vec<NearMiss> {
    let (mut but_one, mut counting) = (Vec::new(), Vec::new());
    let frames = scene.rule.frames.iter().filter(|f| f.take == Take::Number);
    for frame in frames {
        let miss = |why| NearMiss {
            sentence: index,
            at: number.span,
            rule: frame.id.clone(),
            why,
        };
        match how_near(scene, frame, sentence, number, last_counted) {
            Some(Near::ButOne(why)) => but_one.push(miss(why)),
            Some(Near::CountedOnly) => counting.push(frame.id.as_str()),
            None => {}
        }
    }
    if but_one.is_empty() && !counting.is_empty() {
        let noun = number.counted.as_deref().unwrap_or_default();
        let frames = match counting.len() {
            1 => "this frame may".to_owned(),
            n => format!("this and {} more frames may", n - 1),
        };
        but_one.push(NearMiss {
            sentence: index,
            at: number.span,
            rule: counting[0].to_owned(),
            why: format!("{frames} count `{noun}`, but name nothing that it hangs on"),
        });
    }
    but_one
}
