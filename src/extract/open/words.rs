//! The content words of a sentence: what it is about, function words and words of saying left out.

use crate::extract::reading::Sentence;
use crate::lexicon::Lexicon;
use crate::mention::MentionKind;
use crate::phrase::TokenClass;
use crate::text::Span;
use crate::value::fnv1a;

/// A content word: hash of its lemma, or of the name it stands for, and its place in the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word {
    /// The hash. Words of one lemma, and spellings of one name, share it.
    pub key: u32,
    start: u16,
    end: u16,
}

impl Word {
    /// The word `key` at `at`; `None` beyond the length of any sentence that is read.
    pub(super) fn new(key: u32, at: Span) -> Option<Self> {
        Some(Self {
            key,
            start: u16::try_from(at.start).ok()?,
            end: u16::try_from(at.end).ok()?,
        })
    }

    /// Where it stands in its sentence.
    pub fn at(&self) -> Span {
        Span::new(self.start.into(), self.end.into())
    }
}

/// The hash of a lemma or name.
pub(super) fn key(word: &str) -> u32 {
    let hash = fnv1a(word.bytes());
    // The upper half is folded in: of so short a hash every bit must count.
    u32::try_from((hash ^ (hash >> 32)) & u64::from(u32::MAX)).unwrap_or_default()
}

/// The content words of a sentence, in order; a name is one word.
pub(super) fn content(sentence: &Sentence<'_>, lexicon: &Lexicon) -> Vec<Word> {
    let sources = lexicon.gazetteer.sources();
    let named = sentence.mentions.iter().filter_map(|mention| {
        let name = name_of(&mention.kind)?;
        Word::new(key(&name), mention.span)
    });
    let mut found: Vec<Word> = named.collect();
    let names: Vec<Span> = found.iter().map(Word::at).collect();
    for token in &sentence.phrases.tokens {
        let counts = match token.class {
            TokenClass::Noun | TokenClass::ProperNoun | TokenClass::Adjective => true,
            TokenClass::Verb | TokenClass::Participle | TokenClass::Gerund => {
                !sources.is_saying(&token.lemma) && !is_light(&token.lemma)
            }
            _ => false,
        };
        let free = !names.iter().any(|name| name.overlaps(token.span));
        if counts && free && token.lemma.chars().count() > 2 {
            found.extend(Word::new(key(&token.lemma), token.span));
        }
    }
    found.sort_by_key(|word| word.start);
    found
}

/// The names in a sentence: those that are known, and capitalised words that are not.
pub(super) fn names(sentence: &Sentence<'_>) -> Vec<u32> {
    let known = sentence.mentions.iter();
    let mut found: Vec<u32> = known
        .filter_map(|mention| Some(key(&name_of(&mention.kind)?)))
        .collect();
    found.extend(of_class(sentence, TokenClass::ProperNoun));
    found
}

/// The nouns in a sentence, names aside.
pub(super) fn nouns(sentence: &Sentence<'_>) -> Vec<u32> {
    of_class(sentence, TokenClass::Noun).collect()
}

fn of_class(sentence: &Sentence<'_>, class: TokenClass) -> impl Iterator<Item = u32> {
    let tokens = sentence.phrases.tokens.iter();
    tokens
        .filter(move |token| token.class == class && token.lemma.chars().count() > 2)
        .map(|token| key(&token.lemma))
}

/// Verbs that say nothing of what is done.
pub(super) fn is_light(lemma: &str) -> bool {
    matches!(
        lemma,
        "be" | "have" | "do" | "get" | "make" | "take" | "go" | "come" | "become"
    )
}

/// The name a mention stands for, as sentences share it: of a person the last name, by which later sentences call them.
fn name_of(kind: &MentionKind) -> Option<String> {
    match kind {
        MentionKind::Place(place) => Some(place.name.to_lowercase()),
        MentionKind::Party(name) | MentionKind::Agency(name) | MentionKind::Listed(name) => {
            Some(name.to_lowercase())
        }
        MentionKind::Person(name) => {
            let last = name.rsplit(' ').next().unwrap_or(name);
            Some(last.to_lowercase())
        }
        _ => None,
    }
}
