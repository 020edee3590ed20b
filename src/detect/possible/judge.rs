//! Two statements set beside each other: may they speak of one thing, and do their values exclude each other?
//!
//! Values of one role and type are compared; how much the sentences must share depends on how well noun and verb fit. Pairs that
//! tell of two days, each of that of its own story, are two events in the same words.

use jiff::civil::Date;

use super::run::{At, Place, Run};
use super::stories::Tie;
use crate::extract::{OpenSentence, OpenStory, OpenValue, Word, said_key};
use crate::value::{Clock, Relation, TimeValue, Value, compare};

/// How much two sentences must share for their values to be of one thing.
#[derive(Clone, Copy)]
struct Bar {
    /// Share, in percent, of their content words, rare ones counted more.
    share: u32,
    /// Shared words that are neither the noun nor the verb of the values.
    others: usize,
}

/// Where the noun counted and the verb over it are the same.
const SAME_NOUN_AND_VERB: Bar = Bar {
    share: 35,
    others: 2,
};

/// Where only one of them is.
const SAME_NOUN_OR_VERB: Bar = Bar {
    share: 50,
    others: 3,
};

/// The lowest bar.
pub(super) const LEAST_SHARED: u32 = SAME_NOUN_AND_VERB.share;

/// Clock times that differ by so many minutes or less are one, rounded by different people.
const MINUTES: i32 = 30;

/// Days by which news is told sooner or later after what happened.
const SLACK: i32 = 1;

/// Two statements that share their words and exclude each other.
#[derive(Debug, Clone)]
pub(super) struct Difference {
    pub(super) left: At,
    pub(super) right: At,
    /// Share of their words in common, in percent.
    pub(super) strength: u32,
    /// The words both sentences have, as the left one spells them, the most telling first.
    pub(super) shared: Vec<String>,
    /// Why their stories tell of one thing.
    pub(super) tie: Tie,
}

/// The differences between the values of two sentences.
pub(super) fn judge(run: &Run<'_>, one: Place, other: Place, tie: Tie) -> Vec<Difference> {
    let (Some(left), Some(right)) = (Told::of(run, one), Told::of(run, other)) else {
        return Vec::new();
    };
    if tell_of_own_days(&left, &right) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (i, a) in left.sentence.values.iter().enumerate() {
        for (j, b) in right.sentence.values.iter().enumerate() {
            let Some(bar) = bar(a, b).filter(|_| are_apart(a, b)) else {
                continue;
            };
            let common = common(run, left.sentence, right.sentence, [a, b]);
            if common.share < bar.share
                || common.others < bar.others
                || states(left.story, b)
                || states(right.story, a)
            {
                continue;
            }
            found.push(Difference {
                left: one.value(i),
                right: other.value(j),
                strength: common.share,
                shared: common.words,
                tie: tie.clone(),
            });
        }
    }
    found
}

/// A sentence with what is known of its story.
struct Told<'a> {
    story: &'a OpenStory,
    sentence: &'a OpenSentence,
    day: Option<Date>,
}

impl<'a> Told<'a> {
    fn of(run: &Run<'a>, place: Place) -> Option<Self> {
        let story = run.stories.get(place.story)?;
        Some(Self {
            story,
            sentence: run.sentence(place)?,
            day: run.day(place.story),
        })
    }

    /// The days its sentence names.
    fn days(&self) -> impl Iterator<Item = Date> {
        self.sentence
            .values
            .iter()
            .filter_map(|open| match &open.value {
                Value::Time(time) => time.days().map(|days| days.start),
                _ => None,
            })
    }
}

/// Whether each sentence names a day that lies about as far from the day of its story as the other's does, and the two are not
/// one: "five were wounded on Sunday" told on that Sunday, "four were wounded on Saturday" told six days later.
fn tell_of_own_days(left: &Told<'_>, right: &Told<'_>) -> bool {
    let (Some(first), Some(second)) = (left.day, right.day) else {
        return false;
    };
    let days = |from: Date, to: Date| from.until(to).map_or(0, |span| span.get_days());
    let others: Vec<Date> = right.days().collect();
    left.days().any(|a| {
        let mut others = others.iter();
        others.any(|b| a != *b && (days(first, a) - days(second, *b)).abs() <= SLACK)
    })
}

/// Whether no possibility satisfies both values, rounding by the clock allowed for.
fn are_apart(a: &OpenValue, b: &OpenValue) -> bool {
    let rounded = match (&a.value, &b.value) {
        (Value::Time(TimeValue::Instant(one, x)), Value::Time(TimeValue::Instant(other, y))) => {
            let minutes = |clock: &Clock| i32::from(clock.hour) * 60 + i32::from(clock.minute);
            one == other && (minutes(x) - minutes(y)).abs() <= MINUTES
        }
        _ => false,
    };
    !rounded && compare(&a.value, &b.value) == Relation::Disjoint
}

/// How much their sentences must share for two values to be of one thing; `None` where they measure different things.
fn bar(a: &OpenValue, b: &OpenValue) -> Option<Bar> {
    if a.value.value_type() != b.value.value_type() || a.role != b.role {
        return None;
    }
    let is_amount = matches!(a.value, Value::Quantity(_) | Value::Duration(_));
    let same_noun = is_amount && a.role.head.is_some();
    match (a.verb, b.verb) {
        (Some(x), Some(y)) if x == y && same_noun => Some(SAME_NOUN_AND_VERB),
        (Some(x), Some(y)) if x == y => Some(SAME_NOUN_OR_VERB),
        (Some(_), Some(_)) => None,
        (Some(_), None) | (None, Some(_)) | (None, None) => same_noun.then_some(SAME_NOUN_OR_VERB),
    }
}

struct Common {
    share: u32,
    /// How many of the words are neither noun nor verb of the values.
    others: usize,
    words: Vec<String>,
}

/// What two sentences have in common beside the values.
fn common(
    run: &Run<'_>,
    left: &OpenSentence,
    right: &OpenSentence,
    values: [&OpenValue; 2],
) -> Common {
    let own = |word: &Word| {
        values
            .iter()
            .any(|value| value.role.head == Some(word.key) || value.verb == Some(word.key))
    };
    let counted = |sentence: &OpenSentence| -> u32 {
        let words = sentence.words.iter();
        words.map(|word| run.weight(word.key)).sum()
    };
    let mut shared: Vec<(u32, &Word)> = left
        .words
        .iter()
        .filter(|word| {
            right
                .words
                .binary_search_by_key(&word.key, |w| w.key)
                .is_ok()
        })
        .map(|word| (run.weight(word.key), word))
        .collect();
    shared.sort_by(|a, b| (b.0, a.1.at()).cmp(&(a.0, b.1.at())));
    let weight: u32 = shared.iter().map(|(weight, _)| weight).sum();
    let whole = (counted(left) + counted(right)).max(1);
    Common {
        share: weight * 200 / whole,
        others: shared.iter().filter(|(_, word)| !own(word)).count(),
        words: shared
            .iter()
            .map(|(_, word)| left.spelled(word).to_owned())
            .collect(),
    }
}

/// Whether a story states the other's value itself, of the same thing.
fn states(story: &OpenStory, other: &OpenValue) -> bool {
    let key = said_key(&other.role, &other.value);
    story.said.binary_search(&key).is_ok()
        || story
            .sentences
            .iter()
            .flat_map(|sentence| &sentence.values)
            .any(|own| own.role.head == other.role.head && compare(&own.value, &other.value).fits())
}
