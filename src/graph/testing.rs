//! Hand-made claims and stories for tests of the graph and the detectors.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, date};

use crate::extract::{Claim, ClaimId, EventKey, Quote, Series, StoryFacts};
use crate::rule::{Cardinality, Identity, Rule, Slot};
use crate::text::{Sketch, Span};
use crate::value::{
    Basis, BasisKind, Certainty, Duration, Place, Quantity, Scope, ScopeKey, Speaker, SpeakerKind,
    TimeUnit, TimeValue, Value, ValueType, stable_hash,
};

/// A claim that can be changed step by step.
pub(crate) struct Made(pub(crate) Claim);

/// A firm claim about the talks of Russia and Ukraine, said by the story's outlet.
pub(crate) fn claim(story: &str, slot: &str, value: Value) -> Made {
    let id = ClaimId(stable_hash([story, slot, &value.to_string()]));
    let at = value.to_string().len() + slot.len() * 100;
    Made(Claim {
        id,
        story: story.into(),
        path: story.into(),
        kind: "talks".into(),
        slot: slot.into(),
        scope: Scope::new(),
        value,
        certainty: Certainty::Firm,
        said_by: vec![Speaker::new(story, SpeakerKind::Outlet)],
        rule: "talks/test".into(),
        basis: vec![Basis::new(
            BasisKind::Relative,
            "`Wednesday` is the first one after 2025-07-21",
        )],
        at: Span::new(at, at + 4),
        quote: Quote::default(),
        sentence: Span::new(at, at + 40),
        event: EventKey {
            parties: ["Russia", "Ukraine"].map(String::from).into(),
            topic: true,
            ..EventKey::default()
        },
        derived_from: Vec::new(),
    })
}

impl Made {
    pub(crate) fn kind(mut self, kind: &str) -> Self {
        self.0.kind = kind.into();
        self
    }

    pub(crate) fn by(mut self, name: &str, kind: SpeakerKind) -> Self {
        self.0.said_by.push(Speaker::new(name, kind));
        self.again(name)
    }

    pub(crate) fn sure(mut self, certainty: Certainty) -> Self {
        self.0.certainty = certainty;
        self.again(certainty.as_str())
    }

    pub(crate) fn scope(mut self, key: ScopeKey, value: &str) -> Self {
        self.0.scope.set(key, value);
        self.again(value)
    }

    pub(crate) fn parties(mut self, parties: &[&str]) -> Self {
        self.0.event.parties = parties.iter().map(|party| (*party).to_owned()).collect();
        self
    }

    pub(crate) fn series(mut self, series: Series) -> Self {
        self.0.event.series = series;
        self.again(&format!("{series:?}"))
    }

    pub(crate) fn background(mut self) -> Self {
        self.0.event.topic = false;
        self
    }

    pub(crate) fn names(mut self, names: &[&str]) -> Self {
        self.0.event.names = names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<BTreeSet<_>>();
        self
    }

    pub(crate) fn at(mut self, start: usize) -> Self {
        self.0.at = Span::new(start, start + 4);
        self.again(&start.to_string())
    }

    fn again(mut self, more: &str) -> Self {
        self.0.id = ClaimId(stable_hash([self.0.id.0.as_str(), more]));
        self
    }
}

/// Facts of a main story of that name.
pub(crate) fn story(id: &str, day: Option<Date>) -> StoryFacts {
    StoryFacts {
        id: id.into(),
        outlet: id.into(),
        agency: None,
        main: true,
        day,
        sketch: Sketch::default(),
        about: crate::extract::About::default(),
        same_text_as: None,
    }
}

pub(crate) fn july(day: i8) -> Date {
    date(2025, 7, day)
}

pub(crate) fn day(date: Date) -> Value {
    Value::Time(TimeValue::day(date))
}

pub(crate) fn days(all: &[Date]) -> Value {
    Value::Time(TimeValue::AllOf(
        all.iter().copied().map(TimeValue::day).collect(),
    ))
}

pub(crate) fn count(n: f64) -> Value {
    Value::Quantity(Quantity::count(n))
}

pub(crate) fn length(n: f64, unit: TimeUnit) -> Value {
    Value::Duration(Duration::exact(n, unit))
}

pub(crate) fn town(name: &str, country: &str, code: &str) -> Value {
    Value::Place(Place {
        name: name.into(),
        within: vec![country.into()],
        country: Some(code.into()),
    })
}

pub(crate) fn slot(name: &str, value_type: ValueType) -> Slot {
    Slot {
        unit: None,
        of_person: false,
        adds_up: false,
        begins: false,
        values: std::collections::BTreeSet::new(),
        name: name.into(),
        label: name.replace('_', " "),
        value_type,
        cardinality: Cardinality::One,
        grows: false,
        revisable: false,
        limit: false,
    }
}

/// A rule of that kind with those slots, in numbered series and with parties.
pub(crate) fn rule(kind: &str, slots: Vec<Slot>) -> Rule {
    Rule {
        kind: kind.into(),
        label: kind.into(),
        identity: Identity {
            names: false,
            past: false,
            period: false,
            window_days: 20,
            parties: true,
            series: true,
            topic_parties: 2,
            series_days: None,
            day: Some("date".to_owned()),
        },
        slots: slots
            .into_iter()
            .map(|slot| (slot.name.clone(), slot))
            .collect::<BTreeMap<_, _>>(),
        ..Rule::default()
    }
}

/// The kinds of the main example.
pub(crate) fn rules() -> Vec<Rule> {
    let many = |slot: Slot| Slot {
        cardinality: Cardinality::Many,
        ..slot
    };
    let revisable = |slot: Slot| Slot {
        revisable: true,
        ..slot
    };
    let grows = |slot: Slot| Slot {
        grows: true,
        ..slot
    };
    let talks = rule(
        "talks",
        vec![
            slot("date", ValueType::Time),
            many(slot("earlier_dates", ValueType::Time)),
            slot("round", ValueType::Ordinal),
            slot("earlier_rounds", ValueType::Quantity),
            slot("place", ValueType::Place),
            slot("since_last", ValueType::Duration),
            slot("agreed", ValueType::Status),
            grows(slot("killed", ValueType::Quantity)),
            slot("swapped", ValueType::Quantity),
        ],
    );
    let ultimatum = rule(
        "ultimatum",
        vec![
            revisable(slot("length", ValueType::Duration)),
            slot("announced", ValueType::Time),
            revisable(slot("deadline", ValueType::Time)),
        ],
    );
    vec![talks, ultimatum]
}
