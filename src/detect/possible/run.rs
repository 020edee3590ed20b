//! The statements of a run by number, and how much a word tells in it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::detect::bundle::Context;
use crate::extract::{OpenSentence, OpenStory, OpenValue, StoryFacts};

/// A statement: numbers of its story, of the sentence in it and of the value in that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub(super) story: usize,
    pub(super) sentence: usize,
    pub(super) value: usize,
}

/// A sentence, by number of its story and in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub(super) story: usize,
    pub(super) sentence: usize,
}

impl Place {
    /// The statement of its value of that number.
    pub(super) const fn value(self, value: usize) -> At {
        At {
            story: self.story,
            sentence: self.sentence,
            value,
        }
    }
}

/// Days between two stories on one thing at most.
const DAYS: i32 = 5;

/// All open statements, stories in the order of their days and ids.
pub(super) struct Run<'a> {
    pub(super) stories: Vec<&'a OpenStory>,
    /// Facts on each of them.
    facts: Vec<Option<&'a StoryFacts>>,
    sentences: usize,
    /// In how many sentences each word stands.
    having: BTreeMap<u32, usize>,
}

impl<'a> Run<'a> {
    pub(super) fn of(open: &'a [OpenStory], context: &Context<'a>) -> Self {
        let facts = |story: &OpenStory| context.facts.get(story.id.as_str()).copied();
        let mut stories: Vec<&OpenStory> = open.iter().collect();
        let day = |story: &OpenStory| facts(story).and_then(|facts| facts.day);
        stories.sort_by(|a, b| (day(a), &a.id).cmp(&(day(b), &b.id)));
        let mut having = BTreeMap::new();
        let mut sentences = 0;
        for sentence in stories.iter().flat_map(|story| &story.sentences) {
            sentences += 1;
            for word in &sentence.words {
                *having.entry(word.key).or_insert(0) += 1;
            }
        }
        Self {
            facts: stories.iter().map(|story| facts(story)).collect(),
            stories,
            sentences,
            having,
        }
    }

    /// The day of a story.
    pub(super) fn day(&self, story: usize) -> Option<Date> {
        self.facts.get(story).copied().flatten()?.day
    }

    /// Whether two stories are of two sources, of two texts, and of one time as far as is known.
    pub(super) fn may_meet(&self, one: usize, other: usize) -> bool {
        let facts = |story: usize| self.facts.get(story).copied().flatten();
        let (Some(one), Some(other)) = (facts(one), facts(other)) else {
            return false;
        };
        let text = |facts: &'a StoryFacts| facts.same_text_as.as_deref().unwrap_or(&facts.id);
        let far = |a: Date, b: Date| a.until(b).map_or(true, |span| span.get_days().abs() > DAYS);
        one.outlet != other.outlet
            && text(one) != text(other)
            && !one.day.zip(other.day).is_some_and(|(a, b)| far(a, b))
    }

    pub(super) fn sentence(&self, place: Place) -> Option<&'a OpenSentence> {
        self.stories.get(place.story)?.sentences.get(place.sentence)
    }

    pub(super) fn value(&self, at: At) -> Option<&'a OpenValue> {
        let place = Place {
            story: at.story,
            sentence: at.sentence,
        };
        self.sentence(place)?.values.get(at.value)
    }

    /// The numbers of all sentences, in order.
    pub(super) fn places(&self) -> impl Iterator<Item = Place> {
        self.stories.iter().enumerate().flat_map(|(story, open)| {
            (0..open.sentences.len()).map(move |sentence| Place { story, sentence })
        })
    }

    /// How much it tells that two sentences share a word.
    pub(super) fn weight(&self, word: u32) -> u32 {
        rarity(self.having.get(&word).copied(), self.sentences)
    }
}

/// Texts that a run is taken to have beside its own: in a run of few, a word is not rare because one of them has it.
const BACKGROUND: usize = 64;

/// How much it tells that two of `all` texts share a word that `having` of them have: more, the rarer it is. Counted in whole
/// doublings, so that it is the same on every machine.
pub(super) fn rarity(having: Option<usize>, all: usize) -> u32 {
    ((all + BACKGROUND) / having.unwrap_or(1).max(1))
        .max(1)
        .ilog2()
}
