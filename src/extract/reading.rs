//! A story as the rules read it: its sentences with mentions and phrases.
//!
//! Clutter and metadata lines are left out. All positions inside a [`Sentence`] count from its own start.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::number::{Number, numbers};
use super::occurrence::named_in;
use super::phrase_names::Names;
use super::skeleton::{self, Skeleton};
use crate::ingest::{Document, SegmentRole, Story};
use crate::lexicon::{Lexicon, Limit, NameLists, OnList};
use crate::mention::{Mention, MentionKind, Recogniser};
use crate::phrase::{self, Phrases, VerbGroup};
use crate::resolve::{self, Context, Direction, Reference, Resolved};
use crate::text::{self, Span};

/// A sentence with what was recognised in it.
#[derive(Debug)]
pub(super) struct Sentence<'a> {
    /// Its words.
    pub(super) text: &'a str,
    /// Where it stands in the document's text.
    pub(super) span: Span,
    /// Role of its segment.
    pub(super) role: SegmentRole,
    /// What its relative times count from.
    pub(super) reference: Option<&'a Reference>,
    /// Whether it stands in an entry with a time of its own, as in a live blog.
    pub(super) in_entry: bool,
    /// Typed expressions in it, by start.
    pub(super) mentions: Vec<Mention>,
    /// Those of them that lists of names hold, by index, each with its place on a list.
    pub(super) listed: Vec<(usize, &'a OnList)>,
    /// Its phrases.
    pub(super) phrases: Phrases,
    /// What its numbers hang on, once a rule has asked.
    numbers: OnceCell<Vec<Number>>,
    /// What patterns match in it where no event of their rule is named.
    skeleton: OnceCell<Skeleton>,
    /// What its noun phrases and verb groups are called.
    names: OnceCell<Names>,
    /// The states and organisations named in it.
    parties: OnceCell<BTreeSet<String>>,
}

impl Sentence<'_> {
    /// Its numbers, with what each hangs on.
    pub(super) fn numbers(&self, lexicon: &Lexicon) -> &[Number] {
        self.numbers.get_or_init(|| numbers(self, lexicon))
    }

    /// Its items for patterns, without events.
    pub(super) fn skeleton(&self) -> &Skeleton {
        self.skeleton.get_or_init(|| Skeleton::of(self, &[]))
    }

    /// The lists that hold what mention `index` names.
    pub(super) fn lists_of(&self, index: usize) -> impl Iterator<Item = &OnList> {
        let here = self.listed.iter().filter(move |(at, _)| *at == index);
        here.map(|(_, on)| *on)
    }

    /// What mention `index` goes by on one of `lists`, which have their `@`.
    pub(super) fn on_list(&self, index: usize, lists: &BTreeSet<String>) -> Option<&str> {
        let on = self.lists_of(index).find(|on| lists.contains(&on.list))?;
        Some(&on.name)
    }

    /// Whether words within `span` name something on one of `lists`.
    pub(super) fn names_listed(&self, span: Span, lists: &BTreeSet<String>) -> bool {
        self.listed.iter().any(|(index, on)| {
            let mention = self.mentions.get(*index);
            lists.contains(&on.list) && mention.is_some_and(|m| m.span.overlaps(span))
        })
    }

    /// Resolves mention `index`, read in `direction` where its words leave that open.
    pub(super) fn resolve(&self, index: usize, direction: Option<Direction>) -> Resolved {
        let since = self.mentions.get(index).is_some_and(
            |m| matches!(&m.kind, MentionKind::Time(time) if time.limit() == Some(Limit::Since)),
        );
        let context = Context {
            reference: self.reference,
            // What has lasted since a time began before, whatever the verb beside it.
            direction: if since {
                Some(Direction::Past)
            } else {
                direction
            },
            ..Context::default()
        };
        self.mentions
            .get(index)
            .map(|m| resolve::resolve(m, &context))
            .unwrap_or_default()
    }

    /// The states and organisations named in it.
    pub(super) fn parties(&self, lexicon: &Lexicon) -> &BTreeSet<String> {
        self.parties
            .get_or_init(|| named_in(self, self.whole(), lexicon))
    }

    /// Whether `set` holds the verb's lemma, alone or with the words beside it: see [`Names`].
    pub(super) fn is_verb_of(&self, set: &BTreeSet<String>, verb: &VerbGroup) -> bool {
        !set.is_empty() && self.is_verb(verb, |words| set.contains(words))
    }

    /// Whether one of the verb's names is wanted.
    pub(super) fn is_verb(&self, verb: &VerbGroup, wanted: impl Fn(&str) -> bool) -> bool {
        let verbs = &self.phrases.verbs;
        let index = verbs
            .iter()
            .position(|other| other.span == verb.span && other.lemma == verb.lemma);
        let names = index.map_or(&[][..], |index| self.names().of_verb(index));
        names.iter().any(|name| wanted(name))
    }

    /// Whether `set` holds the noun phrase `noun` by a name of it: see [`Names`].
    pub(super) fn is_noun_of(&self, set: &BTreeSet<String>, noun: usize) -> bool {
        self.noun_of(set, noun).is_some()
    }

    /// How many words the longest name of noun phrase `noun` has that `set` holds.
    pub(super) fn noun_of(&self, set: &BTreeSet<String>, noun: usize) -> Option<usize> {
        if set.is_empty() {
            return None;
        }
        let names = self.names().of_noun(noun).iter();
        let known = names.filter(|(name, _)| set.contains(name.as_str()));
        known.map(|(_, words)| *words).max()
    }

    fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::of(&self.phrases))
    }

    /// All of it, as a span.
    pub(super) fn whole(&self) -> Span {
        Span::new(0, self.text.len())
    }

    /// The clause that `offset` stands in.
    pub(super) fn clause_at(&self, offset: usize) -> usize {
        self.phrases.clause_at(offset).unwrap_or(0)
    }

    /// Whether two clauses are pieces of one that another interrupts, or the same.
    pub(super) fn same_clause(&self, a: usize, b: usize) -> bool {
        self.phrases.is_same_clause(a, b)
    }

    /// The verb group that a word at `span` hangs on: the last one before it in its clause, else the first after it there.
    pub(super) fn verb_near(&self, span: Span) -> Option<usize> {
        let clause = self.clause_at(span.start);
        let verbs = &self.phrases.verbs;
        let in_clause = |i: &usize| self.same_clause(verbs[*i].clause, clause);
        (0..verbs.len())
            .rev()
            .filter(in_clause)
            .find(|i| verbs[*i].span.end <= span.start)
            .or_else(|| {
                (0..verbs.len())
                    .filter(in_clause)
                    .find(|i| verbs[*i].span.start >= span.end)
            })
    }
}

/// The sentences of a story's content, in order.
pub(super) fn read<'a>(
    document: &'a Document,
    story: &'a Story,
    lexicon: &'a Lexicon,
) -> Vec<Sentence<'a>> {
    let mut found = Vec::new();
    let mut recogniser = Recogniser::new(lexicon);
    for segment in story.segments.iter().filter(|s| s.role.is_content()) {
        let body = segment.span.of(&document.text);
        for within in text::sentences(body) {
            let words = within.of(body);
            let mentions = recogniser.recognise(words);
            found.push(Sentence {
                text: words,
                span: within.shift(segment.span.start),
                role: segment.role,
                in_entry: segment.reference.is_some(),
                reference: segment.reference.as_ref().or(story.reference.as_ref()),
                listed: listed(&mentions, lexicon.gazetteer.lists()),
                phrases: phrase::analyse(words, &mentions, &lexicon.grammar),
                mentions,
                numbers: OnceCell::new(),
                skeleton: OnceCell::new(),
                names: OnceCell::new(),
                parties: OnceCell::new(),
            });
        }
    }
    found
}

/// The mentions that lists hold.
fn listed<'l>(mentions: &[Mention], lists: &'l NameLists) -> Vec<(usize, &'l OnList)> {
    let named = mentions.iter().enumerate();
    named
        .filter_map(|(index, mention)| Some((index, mention.kind.name()?)))
        .flat_map(|(index, name)| lists.of(name).iter().map(move |on| (index, on)))
        .collect()
}

/// The words of a sentence by which rules are found: lemmas as tokens, nouns and verbs have them, and words as they are written, since
/// states are not taken back to lemmas ("injured"), and the lists that hold names among them.
pub(super) fn words<'s>(sentence: &'s Sentence<'_>) -> Vec<Cow<'s, str>> {
    let phrases = &sentence.phrases;
    let mut found: Vec<Cow<'s, str>> = Vec::with_capacity(phrases.tokens.len() * 2);
    let lists = sentence.listed.iter().map(|(_, on)| on.list.as_str());
    found.extend(lists.map(Cow::Borrowed));
    for token in &phrases.tokens {
        let written = token.span.of(sentence.text);
        if written.contains(char::is_uppercase) {
            found.push(Cow::Owned(written.to_lowercase()));
        } else if written != token.lemma {
            found.push(Cow::Borrowed(written));
        }
        if token.lemma.contains('’') {
            found.push(Cow::Owned(skeleton::plain(&token.lemma)));
        }
        found.push(Cow::Borrowed(&token.lemma));
    }
    let nouns = phrases.nouns.iter();
    let nouns = nouns.flat_map(|noun| noun.modifiers.iter().chain([&noun.lemma]));
    let verbs = phrases.verbs.iter().map(|verb| &verb.lemma);
    found.extend(
        nouns
            .chain(verbs)
            .flat_map(|words| words.split(' ').map(Cow::Borrowed)),
    );
    found
}
