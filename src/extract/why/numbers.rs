//! What the numbers of a sentence hang on, in words, and which frames they come near to.

use std::collections::BTreeMap;

use super::super::claim::Claim;
use super::super::draft::Draft;
use super::super::number::{Near, Number, Tie, Way, near as how_near};
use super::super::reading::Sentence;
use super::super::story::Scene;
use super::super::trace::NearMiss;
use super::is_claimed;
use crate::lexicon::Lexicon;
use crate::rule::Take;
use crate::text::Span;

/// So many words behind a number are shown.
const BEHIND: usize = 3;

/// Numbers whose noun frames may count, and that hang on nothing those name: by sentence and place, the noun and the frames.
pub(super) type Counted = BTreeMap<(usize, Span), (String, Vec<String>)>;

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
    let numbers = sentence.numbers(lexicon).iter();
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
    if number.age.is_some() {
        words.push("the age of a person".to_owned());
    }
    if let Some(noun) = &number.counted {
        words.push(format!("counts `{noun}`"));
    }
    words.extend(
        number
            .modifiers
            .iter()
            .map(|word| format!("`{word}` before that")),
    );
    words.extend(number.ties.iter().filter_map(|tie| of_tie(sentence, tie)));
    let behind: Vec<&str> = number
        .behind
        .iter()
        .take(BEHIND)
        .map(String::as_str)
        .collect();
    if !behind.is_empty() {
        words.push(format!("followed by `{}`", behind.join(" ")));
    }
    if words.is_empty() {
        words.push("hangs on nothing".to_owned());
    }
    words
}

fn of_tie(sentence: &Sentence<'_>, tie: &Tie) -> Option<String> {
    let verb = |v: &usize| sentence.phrases.verbs.get(*v).map(|v| v.lemma.as_str());
    let noun = |n: &usize| {
        sentence
            .phrases
            .nouns
            .get(*n)
            .map(|n| n.span.of(sentence.text))
    };
    Some(match tie {
        Tie::Subject(v) => format!("subject of `{}`", verb(v)?),
        Tie::Object(v) => format!("object of `{}`", verb(v)?),
        // Every run of words beside the number may be a state; those before and behind it are shown.
        Tie::State(_) => return None,
        Tie::Of(n) => format!("of `{}`", noun(n)?),
        Tie::Measure { noun: n, way } => match way {
            Way::Level => format!("the amount of `{}`", noun(n)?),
            Way::Up => format!("how much `{}` rose or moved", noun(n)?),
            Way::Down => format!("how much `{}` fell", noun(n)?),
        },
    })
}

/// Numbers that frames of the rule would take but for one thing; those whose noun alone fits are added to `counted`.
pub(super) fn near(scene: &Scene<'_>, drafts: &[Draft], counted: &mut Counted) -> Vec<NearMiss> {
    let mut found = Vec::new();
    for (index, sentence) in scene.sentences.iter().enumerate() {
        let mut last_counted: Option<&str> = None;
        for number in sentence.numbers(scene.lexicon) {
            // "a man" hangs on something in most sentences.
            if !number.implied && !is_claimed(drafts, sentence, number.at) {
                found.extend(of_number(scene, index, number, last_counted, counted));
            }
            last_counted = number.counted.as_deref().or(last_counted);
        }
    }
    found
}

fn of_number(
    scene: &Scene<'_>,
    index: usize,
    number: &Number,
    last_counted: Option<&str>,
    counted: &mut Counted,
) -> Vec<NearMiss> {
    let Some(sentence) = scene.sentences.get(index) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let frames = scene.rule.frames.iter().filter(|f| f.take == Take::Number);
    for frame in frames {
        match how_near(scene, frame, sentence, number, last_counted) {
            Some(Near::ButOne(why)) => found.push(NearMiss {
                sentence: index,
                at: number.span,
                rule: frame.id.clone(),
                why,
            }),
            Some(Near::CountedOnly) => {
                let noun = number.counted.clone().unwrap_or_default();
                let entry = counted.entry((index, number.span));
                entry.or_insert((noun, Vec::new())).1.push(frame.id.clone());
            }
            None => {}
        }
    }
    found
}

/// One near miss for each number that no rule made anything of, and that frames may count.
pub(super) fn only_counted(
    counted: Counted,
    claims: &[Claim],
    sentences: &[Sentence<'_>],
) -> Vec<NearMiss> {
    let is_open = |index: usize, at: Span| {
        let span = sentences.get(index).map(|s| at.shift(s.span.start));
        !claims
            .iter()
            .any(|c| span.is_some_and(|span| c.at.overlaps(span)))
    };
    let counted = counted.into_iter();
    counted
        .filter(|((index, at), _)| is_open(*index, *at))
        .filter_map(|((sentence, at), (noun, frames))| {
            let more = match frames.len() {
                1 => "this frame".to_owned(),
                n => format!("this and {} more", n - 1),
            };
            Some(NearMiss {
                sentence,
                at,
                rule: frames.first()?.clone(),
                why: format!(
                    "{more} may count `{noun}`, but no frame names what the number hangs on"
                ),
            })
        })
        .collect()
}
