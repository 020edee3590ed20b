//! A story's sentences into its open statements.

use std::collections::BTreeSet;

use super::stated::{Stated, stated};
use super::words::{content, key, names, nouns};
use super::{OpenSentence, OpenStory, OpenValue, said_key};
use crate::extract::claim::Claim;
use crate::extract::reading::Sentence;
use crate::extract::speaker::{self, Register};
use crate::extract::story::certainty;
use crate::ingest::{Document, Story};
use crate::lexicon::Lexicon;

/// Values of one story that are kept at most, the first ones: news tells first what matters most.
const MOST_VALUES: usize = 24;

/// Longest sentence that is read, in bytes: what stands in a longer one seldom belongs to one matter.
const LONGEST: usize = 400;

/// Names, and nouns, of one story that are kept: those it tells first.
const MOST_ABOUT: usize = 64;

/// Stated values of one story that are remembered, the first ones.
const MOST_SAID: usize = 256;

/// Fewest other content words by which a sentence can be found again.
const FEWEST_WORDS: usize = 3;

/// The open statements of a story; `None` where there are none. `claims` are those the rules made of it.
pub(in crate::extract) fn read(
    document: &Document,
    story: &Story,
    sentences: &[Sentence<'_>],
    register: &Register,
    claims: &[Claim],
    lexicon: &Lexicon,
) -> Option<OpenStory> {
    let mut said = BTreeSet::new();
    let mut found: Vec<OpenSentence> = Vec::new();
    let mut values = 0;
    for (index, sentence) in sentences.iter().enumerate() {
        let stated = stated_in(sentence, lexicon);
        if said.len() < MOST_SAID {
            said.extend(stated.iter().map(|one| said_key(&one.role, &one.value)));
        }
        if sentence.text.len() > LONGEST || values >= MOST_VALUES {
            continue;
        }
        let kept: Vec<OpenValue> = stated
            .into_iter()
            .filter(|one| !is_claimed(one, sentence, claims))
            .take(MOST_VALUES - values)
            .map(|one| finish(one, index, sentence, document, story, register, lexicon))
            .collect();
        let words = words_of(sentence, lexicon);
        if !kept.is_empty() && words.len() >= FEWEST_WORDS {
            values += kept.len();
            found.push(OpenSentence {
                text: sentence.text.into(),
                span: sentence.span,
                words,
                values: kept,
            });
        }
    }
    (!found.is_empty()).then(|| OpenStory {
        id: story.id.clone(),
        path: document.path.clone(),
        names: first(sentences, names),
        things: first(sentences, nouns),
        said: said.into_iter().collect(),
        sentences: found,
    })
}

fn stated_in(sentence: &Sentence<'_>, lexicon: &Lexicon) -> Vec<Stated> {
    (0..sentence.mentions.len())
        .filter_map(|index| stated(sentence, index, lexicon))
        .collect()
}

/// Whether a rule has made a claim of that type from these words.
fn is_claimed(one: &Stated, sentence: &Sentence<'_>, claims: &[Claim]) -> bool {
    let at = one.at.shift(sentence.span.start);
    let mut here = claims.iter().filter(|claim| claim.at.overlaps(at));
    here.any(|claim| claim.value.value_type() == one.value.value_type())
}

fn finish(
    one: Stated,
    index: usize,
    sentence: &Sentence<'_>,
    document: &Document,
    story: &Story,
    register: &Register,
    lexicon: &Lexicon,
) -> OpenValue {
    let verb = one.verb.and_then(|v| sentence.phrases.verbs.get(v));
    let clause = sentence.clause_at(one.at.start);
    let mut basis = one.basis;
    OpenValue {
        said_by: speaker::said_by(
            story, index, sentence, clause, register, lexicon, &mut basis,
        ),
        certainty: certainty(sentence, one.at, verb),
        verb: verb.map(|verb| key(&verb.lemma)),
        place: document.place(one.at.shift(sentence.span.start)),
        value: one.value,
        role: one.role,
        at: one.at,
        basis,
    }
}

/// The content words of a sentence, by hash, each once where it first stands.
fn words_of(sentence: &Sentence<'_>, lexicon: &Lexicon) -> Vec<super::Word> {
    let mut words = content(sentence, lexicon);
    words.sort_by_key(|word| (word.key, word.at()));
    words.dedup_by_key(|word| word.key);
    words
}

/// The words of one sort that the story tells first, sorted.
fn first<'s, 'a: 's>(
    sentences: &'s [Sentence<'a>],
    words: impl Fn(&'s Sentence<'a>) -> Vec<u32>,
) -> Vec<u32> {
    let mut found = BTreeSet::new();
    for word in sentences.iter().flat_map(words) {
        if found.len() == MOST_ABOUT {
            break;
        }
        found.insert(word);
    }
    found.into_iter().collect()
}
