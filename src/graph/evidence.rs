//! What tells which event a group of claims is about, gathered from the claims themselves.
//!
//! Comes in: claims of one story and kind. Goes out: [`Evidence`]: parties, names, place in a series, days, places. Values of the
//! slot under judgement never tell events apart on their own; see `gate` for how each piece is weighed.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::extract::{About, Claim, Series, StoryFacts};
use crate::rule::{Identity, Rule};
use crate::value::{DayRange, Place, Value, ValueType};

/// How kinds of event without a rule are told apart.
pub(super) const UNRULED: Identity = Identity {
    window_days: 30,
    parties: true,
    series: false,
    topic_parties: 0,
    series_days: None,
    day: None,
    names: false,
    past: false,
    period: false,
};

/// What is known of the event a local group of claims is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Evidence {
    pub(super) series: Order,
    pub(super) number: Option<u32>,
    pub(super) names: BTreeSet<String>,
    pub(super) parties: BTreeSet<String>,
    pub(super) apart: Vec<String>,
    pub(super) topic: bool,
    /// Days the event itself is said to lie in.
    pub(super) dates: BTreeSet<DayRange>,
    /// The story's day, which lies near the event's where the event is the story's present.
    pub(super) told: Option<Date>,
    pub(super) places: BTreeSet<Place>,
    /// What its story is about, where the kind is told by names.
    pub(super) about: About,
}

/// Before, at, or after the one the story is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Order {
    Earlier,
    #[default]
    Current,
    Later,
}

impl Evidence {
    /// What `claims`, all of one story, know of their event.
    pub(super) fn of(claims: &[&Claim], facts: Option<&StoryFacts>, rule: Option<&Rule>) -> Self {
        let mut evidence = Self::default();
        for claim in claims {
            evidence.read_key(claim);
            evidence.read_value(claim, rule);
        }
        if rule.is_some_and(|rule| rule.identity.names) {
            evidence.about = facts.map(|facts| facts.about.clone()).unwrap_or_default();
        }
        let present = evidence.series == Order::Current;
        evidence.told = facts
            .and_then(|facts| facts.day)
            .filter(|_| present && evidence.apart.is_empty());
        evidence.drop_distant_telling(
            rule.map_or(UNRULED.window_days, |rule| rule.identity.window_days),
        );
        evidence
    }

    fn read_key(&mut self, claim: &Claim) {
        let key = &claim.event;
        self.names.extend(key.names.iter().cloned());
        self.parties.extend(key.parties.iter().cloned());
        self.topic |= key.topic;
        self.apart.clone_from(&key.apart);
        match key.series {
            Series::Current => {}
            Series::Number(n) => self.number = Some(n),
            Series::Earlier => self.series = Order::Earlier,
            Series::Later => self.series = Order::Later,
        }
    }

    fn read_value(&mut self, claim: &Claim, rule: Option<&Rule>) {
        match &claim.value {
            Value::Time(time) if is_own_day(claim, rule) => self.dates.extend(time.days()),
            Value::Place(place) => {
                self.places.insert(place.clone());
            }
            Value::Ordinal(n) if numbers_series(claim, rule) && self.number.is_none() => {
                self.number = Some(*n);
            }
            _ => {}
        }
    }

    /// An event dated far from its story is past or to come: the story's day says nothing of it.
    fn drop_distant_telling(&mut self, window: u16) {
        let distant = |told: Date| {
            !self.dates.is_empty()
                && self
                    .dates
                    .iter()
                    .all(|date| gap(*date, single(told)) > i32::from(window))
        };
        if self.told.is_some_and(distant) {
            self.told = None;
        }
    }

    /// The days that say when it was: its own, else the story's.
    pub(super) fn anchors(&self) -> Vec<DayRange> {
        self.dates
            .iter()
            .copied()
            .chain(self.told.map(single))
            .collect()
    }
}

/// Whether a claim's slot holds the event's own day.
fn is_own_day(claim: &Claim, rule: Option<&Rule>) -> bool {
    rule.and_then(|rule| rule.identity.day.as_ref()) == Some(&claim.slot)
}

/// Whether a claim's ordinal is the event's place in its series ("the third round"), rather than one in a window ("this year").
fn numbers_series(claim: &Claim, rule: Option<&Rule>) -> bool {
    claim.scope.is_empty()
        && claim.event.series == Series::Current
        && rule.is_some_and(|rule| {
            rule.identity.series
                && rule
                    .slots
                    .get(&claim.slot)
                    .is_some_and(|slot| slot.value_type == ValueType::Ordinal)
        })
}

fn single(day: Date) -> DayRange {
    DayRange {
        start: day,
        end: day,
    }
}

/// Days between two ranges; 0 where they meet.
pub(super) fn gap(a: DayRange, b: DayRange) -> i32 {
    let days = |from: Date, to: Date| from.until(to).map_or(i32::MAX, |span| span.get_days());
    if a.overlaps(b) {
        0
    } else if a.end < b.start {
        days(a.end, b.start)
    } else {
        days(b.end, a.start)
    }
}
