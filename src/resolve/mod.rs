//! Mention and reference time into value, with the basis of each step. Pure: no clock, no I/O.

mod anchor;
mod calendar;
mod compound;
mod fiscal;
mod holiday;
mod list;
mod period;
mod resolver;
mod timex;
mod weekday;
mod zone;

pub use weekday::{WeekdaySlip, candidate_years, weekday_slip};

use jiff::civil::Date;

use crate::mention::{Mention, MentionKind, TimeExpr};
use crate::value::{Basis, Clock, TimeValue, Timex3, Value};
use resolver::Resolver;

/// The time a story's words are counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The day. Where the year is not known, a stand-in year in which the day has the right weekday (if that is known).
    pub day: Date,
    /// Whether the year of `day` is known. If not, values are given with an open year.
    pub year_known: bool,
    /// Whether weekdays can be counted from `day`: always when the year is known; else only when the text gives a weekday with the date.
    pub weekday_known: bool,
    /// Clock time, where known; its offset is the zone local times are in.
    pub clock: Option<Clock>,
}

impl Reference {
    /// A known day, without a clock time.
    pub const fn on(day: Date) -> Self {
        Self {
            day,
            year_known: true,
            weekday_known: true,
            clock: None,
        }
    }
}

/// Which way an expression without direction is read ("Wednesday", "in May", "23 July").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Before the reference time, or on its day.
    Past,
    /// After the reference time, or on its day.
    Future,
}

/// What a mention is resolved against.
#[derive(Debug, Clone, Default)]
pub struct Context<'a> {
    /// The story's reference time; `None` leaves relative times unresolved (a weekday stays a weekday).
    pub reference: Option<&'a Reference>,
    /// Direction from the governing verb's tense or a cue; `None` takes the default (AP: a bare weekday lies within seven days of the reference, the most recent or the same day).
    pub direction: Option<Direction>,
    /// What "then", "two days later", "the day before" count from, where the text gives it.
    pub anchor: Option<&'a TimeValue>,
}

/// A resolved mention.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Resolved {
    /// The value; `None` where the words cannot be resolved.
    pub value: Option<Value>,
    /// TIMEX3 type and value, for times, durations and frequencies.
    pub timex3: Option<Timex3>,
    /// Each assumption made.
    pub basis: Vec<Basis>,
}

/// Resolves one mention.
pub fn resolve(mention: &Mention, context: &Context<'_>) -> Resolved {
    let plain = |value: Value| Resolved {
        value: Some(value),
        ..Resolved::default()
    };
    match &mention.kind {
        MentionKind::Time(time) => resolve_time(time, context),
        MentionKind::Duration(length) => Resolved {
            value: Some(Value::Duration(length.clone())),
            timex3: Some(length.timex3()),
            basis: Vec::new(),
        },
        MentionKind::Frequency(said) => Resolved {
            value: None,
            timex3: Some(Timex3 {
                quant: said.quant.clone(),
                freq: said.freq.clone(),
                ..Timex3::set(&said.value)
            }),
            basis: Vec::new(),
        },
        MentionKind::Quantity(quantity) => plain(Value::Quantity(quantity.clone())),
        MentionKind::Ordinal(n) => plain(Value::Ordinal(*n)),
        MentionKind::Place(place) => plain(Value::Place(place.clone())),
        MentionKind::Party(name) | MentionKind::Agency(name) => plain(Value::Party(name.clone())),
        MentionKind::Person(name) => plain(Value::Person(name.clone())),
        MentionKind::Unnamed(_) | MentionKind::Hedge(_) => Resolved::default(),
    }
}

/// Resolves a time as said.
pub fn resolve_time(time: &TimeExpr, context: &Context<'_>) -> Resolved {
    let mut resolver = Resolver::new(context);
    let value = resolver.time(time);
    Resolved {
        timex3: timex::of(time, value.as_ref(), context),
        value: value.map(Value::Time),
        basis: resolver.basis,
    }
}
