//! A story as the rules read it: its sentences with mentions and phrases.
//!
//! Clutter and metadata lines are left out. All positions inside a [`Sentence`] count from its own start.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashSet};

use super::number::{Number, numbers};
use super::skeleton::Skeleton;
use crate::ingest::{Document, SegmentRole, Story};
use crate::lexicon::{Lexicon, Limit, NameLists, OnList};
use crate::mention::{Mention, MentionKind, Recogniser};
use crate::phrase::{self, Phrases, TokenClass, VerbGroup};
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

    /// Whether `set` holds the verb's lemma, alone or with the words behind it, three at most: "take place", "call for", "get under way".
    pub(super) fn is_verb_of(&self, set: &BTreeSet<String>, verb: &VerbGroup) -> bool {
        self.is_verb(verb, |words| set.contains(words))
    }

    /// Whether one of the verb's names is wanted: see [`Self::is_verb_of`].
    pub(super) fn is_verb(&self, verb: &VerbGroup, wanted: impl Fn(&str) -> bool) -> bool {
        if wanted(&verb.lemma) {
            return true;
        }
        let tokens = &self.phrases.tokens;
        // "were **fatally shot**": with the adverb before the verb.
        let head = tokens.partition_point(|t| t.span.start < verb.head.start);
        let adverb = head.checked_sub(1).and_then(|at| tokens.get(at));
        if adverb.is_some_and(|t| {
            t.class == TokenClass::Adverb && wanted(&format!("{} {}", t.lemma, verb.lemma))
        }) {
            return true;
        }
        let next = tokens.partition_point(|t| t.span.start < verb.span.end);
        let mut words = verb.lemma.clone();
        tokens.iter().skip(next).take(3).any(|token| {
            words.push(' ');
            words.push_str(&token.lemma);
            wanted(&words)
        })
    }

    /// Whether `set` holds the noun phrase `noun` by a name of it: see [`Self::noun_of`].
    pub(super) fn is_noun_of(&self, set: &BTreeSet<String>, noun: usize) -> bool {
        self.noun_of(set, noun).is_some()
    }

    /// How many words the longest name of noun phrase `noun` has that `set` holds: its lemma alone, with modifiers before it or with
    /// the words behind it: "toll", "death toll", "exchange of prisoner", "earnings per share".
    pub(super) fn noun_of(&self, set: &BTreeSet<String>, noun: usize) -> Option<usize> {
        let phrase = self.phrases.nouns.get(noun).filter(|_| !set.is_empty())?;
        let mut best = set.contains(&phrase.lemma).then_some(1);
        let mut name = phrase.lemma.clone();
        for (count, modifier) in phrase.modifiers.iter().rev().take(3).enumerate() {
            name = format!("{modifier} {name}");
            if set.contains(&name) {
                best = best.max(Some(count + 2));
            }
        }
        let tokens = &self.phrases.tokens;
        let at = tokens.partition_point(|t| t.span.start < phrase.span.end);
        let mut name = phrase.lemma.clone();
        let behind = tokens[at..].iter().take(4);
        let behind = behind.filter(|t| !matches!(t.lemma.as_str(), "the" | "a" | "an"));
        for (count, token) in behind.take(3).enumerate() {
            name = format!("{name} {}", token.lemma);
            if set.contains(&name) {
                best = best.max(Some(count + 2));
            }
        }
        best
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

/// The words of the sentences by which rules are found: lemmas as tokens, nouns and verbs have them, participles as written, and the
/// lists of names that hold one of theirs.
pub(super) fn lemmas<'s>(sentences: &'s [Sentence<'_>]) -> HashSet<&'s str> {
    let mut found = HashSet::new();
    let listed = sentences.iter().flat_map(|s| &s.listed);
    found.extend(listed.map(|(_, on)| on.list.as_str()));
    for phrases in sentences.iter().map(|s| &s.phrases) {
        found.extend(phrases.tokens.iter().map(|t| t.lemma.as_str()));
        found.extend(phrases.nouns.iter().map(|n| n.lemma.as_str()));
        let verbs = phrases.verbs.iter();
        found.extend(verbs.filter_map(|v| v.lemma.split(' ').next()));
    }
    found
}
