//! What a number hangs on in its sentence: the noun it counts, verbs it is subject or object of, states, and what it measures.
//!
//! Comes in: a sentence with its phrases. Goes out: one [`Number`] for each quantity, with its [`Tie`]s by lemma. It knows nothing of
//! rules: ties are read off once for a sentence, however many rules ask.

use super::super::reading::Sentence;
use super::{converted, measure, phrase};
use crate::lexicon::WordClasses;
use crate::phrase::{Tense, Token, TokenClass};
use crate::text::Span;
use crate::value::{Quantity, ScopeMark};

/// A quantity in a sentence with what it hangs on. Spans and indices are those of the sentence.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::extract) struct Number {
    /// Its own words; of one that only follows ("**a man**") those of its noun phrase.
    pub(in crate::extract) at: Span,
    /// What it says.
    pub(in crate::extract) quantity: Quantity,
    /// The words of its noun phrase, or its own where it stands in none.
    pub(in crate::extract) span: Span,
    /// The clause it stands in.
    pub(in crate::extract) clause: usize,
    /// Index of the noun phrase it counts, or that it is.
    pub(in crate::extract) noun: Option<usize>,
    /// Index of the noun phrase of the number itself, where "others" behind it is another: "200 others".
    pub(in crate::extract) first: Option<usize>,
    /// Lemma of the noun it counts; `None` for a bare number.
    pub(in crate::extract) counted: Option<String>,
    /// Lemmas of what stands between the number and that noun.
    pub(in crate::extract) modifiers: Vec<String>,
    /// Lemmas of the words right behind the noun phrase, articles left out.
    pub(in crate::extract) behind: Vec<String>,
    /// Whether those words stand before it instead: "**on board** were 230 passengers".
    pub(in crate::extract) is_fronted: bool,
    /// What a word beside it says of its relation to other numbers.
    pub(in crate::extract) mark: Option<ScopeMark>,
    /// Whether it gives another number in another unit: "16,000 ha (**39,500 acres**)".
    pub(in crate::extract) converted: bool,
    /// Whether no number is said: "a man", "no one".
    pub(in crate::extract) implied: bool,
    /// Whether it is taken from others who are not counted: "three **of the injured**".
    pub(in crate::extract) is_part: bool,
    /// Whether its words say that it is all there are: "**all** 242", "**the** 242".
    pub(in crate::extract) is_whole: bool,
    /// Lemmas of the words behind the whole that it is taken from: "of the 242 **on board**, 241 died".
    pub(in crate::extract) taken_from: Vec<String>,
    /// Whether it is the age of the person before it, "Ana Ruiz, **34**,", and counts nothing.
    pub(in crate::extract) is_age: bool,
    /// What it hangs on.
    pub(in crate::extract) ties: Vec<Tie>,
}

/// One thing a number hangs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract) enum Tie {
    /// What is counted does what the verb group of this index says: "35 people **died**".
    Subject(usize),
    /// It is done to what is counted: "**killed** 35 people", "35 people were **killed**".
    Object(usize),
    /// A word says how the counted are: "35 people **dead**", "35 are **missing**".
    State(String),
    /// The counted are a noun's: "the **deaths** of 35 people". Index of that noun phrase.
    Of(usize),
    /// It is the amount of the noun phrase of this index, or how much that moved.
    Measure {
        /// The noun phrase.
        noun: usize,
        /// How the number relates to it.
        way: Way,
    },
}

/// How a number relates to what it measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Way {
    /// What it is, or came to.
    Level,
    /// How much it rose, or moved.
    Up,
    /// How much it fell.
    Down,
}

/// The numbers of a sentence, in order.
pub(in crate::extract) fn numbers(sentence: &Sentence<'_>, classes: &WordClasses) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    for mut number in phrase::numbers(sentence) {
        let before = found.last();
        if let Some(whole) = before.filter(|whole| phrase::is_taken_from(sentence, whole, &number))
        {
            number.taken_from.clone_from(&whole.behind);
        }
        number.converted =
            before.is_some_and(|first| converted::is_conversion(sentence, first, &number));
        if !number.converted {
            tie(sentence, classes, &mut number, before);
        }
        found.push(number);
    }
    phrase::share_words_behind(sentence, &mut found);
    found
}

fn tie(
    sentence: &Sentence<'_>,
    classes: &WordClasses,
    number: &mut Number,
    before: Option<&Number>,
) {
    let measures = |number: &Number| {
        let mut ties = measure::ties(sentence, classes, number);
        if ties.is_empty() {
            ties.extend(before.and_then(|b| measure::gapped(sentence, classes, b, number)));
        }
        ties
    };
    let Some(noun) = number.noun else {
        number.ties = measures(number);
        return;
    };
    let phrases = &sentence.phrases;
    let whole = phrases.whole_of(noun);
    let is_part = whole != noun
        && phrases
            .nouns
            .get(whole)
            .is_some_and(|n| n.quantity.is_some() || phrase::is_number_alone(sentence, n));
    // "23 of **the 65** on board": only what stands behind it is said of the whole.
    if is_part {
        return;
    }
    let mut ties = Vec::new();
    if whole == noun {
        verbs(sentence, number, noun, &mut ties);
        if let Some(whole) = among(sentence, noun, &ties) {
            ties.push(Tie::Of(whole));
            number.mark = number.mark.or(Some(ScopeMark::Part));
        }
        let states = states(sentence, number, &ties);
        ties.extend(states);
    } else {
        ties.push(Tie::Of(whole));
    }
    ties.extend(measures(number));
    number.ties = ties;
    if let Some(before) = before.filter(|before| inherits(sentence, before, number)) {
        number.ties.extend(before.ties.iter().cloned());
    }
}

/// Whether a number hangs on what the one before it does: a part of it ("13 hurt, including **nine firefighters**"), one added to it
/// ("along with **19** on the ground"), or the next of a list that has no tie of its own ("magnitudes of 7.7 and **6.6**").
fn inherits(sentence: &Sentence<'_>, before: &Number, number: &Number) -> bool {
    let own = |t: &Tie| matches!(t, Tie::Subject(_) | Tie::Object(_));
    let of_list = || {
        let pair = before.noun.zip(number.noun);
        let conjunct = pair.is_some_and(|(a, b)| sentence.phrases.is_conjunct(a, b));
        // "Three died in Cusco **and two** in Puno": what is left out is that of the first.
        let left_out = number.counted.is_none() && phrase::goes_on(sentence, before, number);
        let idle = |t: &Tie| matches!(t, Tie::State(_));
        number.ties.iter().all(idle) && !number.implied && (conjunct || left_out)
    };
    let goes_with = number.mark == Some(ScopeMark::Part) || phrase::is_added(sentence, number);
    goes_with && !number.ties.iter().any(own) || of_list()
}

/// Verbs that the counted are subject or object of.
fn verbs(sentence: &Sentence<'_>, number: &Number, noun: usize, ties: &mut Vec<Tie>) {
    let phrases = &sentence.phrases;
    let is_it = |other: usize| {
        other == noun || number.first == Some(other) || phrases.is_conjunct(other, noun)
    };
    let end = phrases.nouns.get(noun).map_or(0, |n| n.span.end);
    for (index, verb) in phrases.verbs.iter().enumerate() {
        // "Of 242 aboard **241 died**": a finite verb without a subject has the number right before it.
        let adjacent =
            verb.subject.is_none() && verb.tense != Tense::None && verb.span.start == end + 1;
        if adjacent || verb.subject.is_some_and(is_it) {
            ties.push(if verb.passive {
                Tie::Object(index)
            } else {
                Tie::Subject(index)
            });
        } else if objects(sentence, index)
            .iter()
            .any(|o| *o <= noun && is_it(*o))
        {
            ties.push(Tie::Object(index));
        }
    }
}

/// The noun phrase that is the object of a verb: the first behind it in its clause, with no preposition and no other verb before
/// it.
pub(super) fn object(sentence: &Sentence<'_>, verb: usize) -> Option<usize> {
    let phrases = &sentence.phrases;
    let group = phrases.verbs.get(verb)?;
    let first = phrases
        .nouns
        .iter()
        .position(|n| n.span.start >= group.span.end)?;
    let noun = phrases.nouns.get(first)?;
    let next = phrases
        .verbs
        .iter()
        .map(|v| v.span.start)
        .find(|start| *start >= group.span.end)
        .unwrap_or(usize::MAX);
    let fits = noun.preposition.is_none()
        && sentence.same_clause(noun.clause, group.clause)
        && next >= noun.span.start;
    fits.then_some(first)
}

/// The objects of a verb: one, or two right behind one another, "awarded **her $83 million**"; of a passive verb the one that is left,
/// "was fined **$5 million**".
fn objects(sentence: &Sentence<'_>, verb: usize) -> Vec<usize> {
    let phrases = &sentence.phrases;
    let (Some(first), Some(group)) = (object(sentence, verb), phrases.verbs.get(verb)) else {
        return Vec::new();
    };
    let follows = |index: usize, end: usize| {
        phrases.nouns.get(index).is_some_and(|n| {
            let counts = n.quantity.is_some() || phrase::is_number_alone(sentence, n);
            counts && n.preposition.is_none() && n.span.start <= end + 1
        })
    };
    if group.passive {
        return Some(first)
            .filter(|first| follows(*first, group.span.end))
            .into_iter()
            .collect();
    }
    let end = phrases.nouns.get(first).map_or(0, |n| n.span.end);
    let second = Some(first + 1).filter(|second| follows(*second, end));
    std::iter::once(first).chain(second).collect()
}

/// "Five children were **among the dead**", "**among the dead** were five children": what the counted are a part of.
fn among(sentence: &Sentence<'_>, noun: usize, verbs: &[Tie]) -> Option<usize> {
    let phrases = &sentence.phrases;
    let clause = phrases.nouns.get(noun)?.clause;
    let is_copula = verbs.iter().any(|tie| match tie {
        Tie::Subject(verb) | Tie::Object(verb) => {
            phrases.verbs.get(*verb).is_some_and(|v| v.lemma == "be")
        }
        Tie::State(_) | Tie::Of(_) | Tie::Measure { .. } => false,
    });
    phrases
        .nouns
        .iter()
        .position(|n| {
            n.preposition.as_deref() == Some("among") && sentence.same_clause(n.clause, clause)
        })
        .filter(|_| is_copula)
}

/// Words that say how the counted are: before the noun, right behind the phrase, or behind a verb whose subject they are.
fn states(sentence: &Sentence<'_>, number: &Number, verbs: &[Tie]) -> Vec<Tie> {
    let mut words: Vec<String> = number.modifiers.clone();
    words.extend(state_at(sentence, number.span.end));
    for tie in verbs {
        let (Tie::Subject(verb) | Tie::Object(verb)) = tie else {
            continue;
        };
        let Some(group) = sentence.phrases.verbs.get(*verb) else {
            continue;
        };
        if group.span.start >= number.span.end {
            words.push(group.head.of(sentence.text).to_lowercase());
            words.extend(state_at(sentence, group.span.end));
        }
    }
    words.into_iter().map(Tie::State).collect()
}

/// The word at `offset`, and it with the next two; adverbs before it and articles are left out: "dead", "unaccounted for", "in critical
/// condition".
fn state_at(sentence: &Sentence<'_>, offset: usize) -> Vec<String> {
    let tokens = &sentence.phrases.tokens;
    let at = tokens.partition_point(|t| t.span.start < offset);
    let mut rest = tokens[at..]
        .iter()
        .skip_while(|t| t.class == TokenClass::Adverb || is_reported(t) || t.lemma == "as")
        .filter(|t| !matches!(t.lemma.as_str(), "a" | "an" | "the"));
    let Some(first) = rest.next() else {
        return Vec::new();
    };
    let mut words = vec![first.span.of(sentence.text).to_lowercase()];
    for token in rest.take(2) {
        let longer = words.last().map(|said| format!("{said} {}", token.lemma));
        words.extend(longer);
    }
    words
}

/// "35 people **feared** dead", "**reported** missing".
fn is_reported(token: &Token) -> bool {
    let said = matches!(
        token.lemma.as_str(),
        "report" | "confirm" | "declare" | "pronounce" | "list"
    );
    said || is_feared(&token.lemma)
}

/// Whether a word before a state leaves it open: "**feared** dead".
pub(super) fn is_feared(lemma: &str) -> bool {
    matches!(lemma, "fear" | "presume" | "believe" | "suspect" | "think")
}
