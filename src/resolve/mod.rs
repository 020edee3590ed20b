//! Mention and reference time into value, with the basis of each step. Pure: no clock, no I/O.

mod anchor;
mod calendar;
mod compound;
mod fiscal;
mod holiday;
mod list;
mod period;
mod picked;
mod resolver;
mod timex;
mod weekday;
mod zone;

pub use weekday::{WeekdaySlip, candidate_years, weekday_slip};

use jiff::civil::Date;

use crate::mention::{Mention, MentionKind, TimeExpr};
use crate::text::Span;
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
    /// The offset of clock times that tell none, in minutes east of UTC, where the story says it: "All times are Kyiv time".
    pub zone: Option<i16>,
}

impl Reference {
    /// A known day, without a clock time.
    pub const fn on(day: Date) -> Self {
        Self {
            day,
            year_known: true,
            weekday_known: true,
            clock: None,
            zone: None,
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
    /// The last time the text named, of any length: "that year", "the same period last year" go back to it.
    pub named: Option<&'a TimeValue>,
    /// The last of them longer than a day: "the quarter" goes back to a quarter, whatever day was named since.
    pub period: Option<&'a TimeValue>,
    /// Whether the text tells one thing after the other, so that dates without a year go on from `reference`, the day it has
    /// come to: a history.
    pub told_in_order: bool,
}

/// A resolved mention.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Resolved {
    /// The value; `None` where the words cannot be resolved.
    pub value: Option<Value>,
    /// TIMEX3 type and value, for times, durations and frequencies; `None` where each part has its own.
    pub timex3: Option<Timex3>,
    /// The parts of a range or list, in order: TIMEX3 has no ranges and annotates each of them. Empty for a single time.
    pub parts: Vec<ResolvedPart>,
    /// Each assumption made.
    pub basis: Vec<Basis>,
}

/// A part of a range or list, resolved.
#[derive(Debug, Clone, PartialEq)]
pub struct ResolvedPart {
    /// Where it stands, in the text the mention points into.
    pub span: Span,
    /// Its own value; `None` where the words cannot be resolved.
    pub value: Option<TimeValue>,
    /// Its TIMEX3 type and value.
    pub timex3: Option<Timex3>,
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
            ..Resolved::default()
        },
        MentionKind::Frequency(said) => Resolved {
            timex3: Some(Timex3 {
                quant: said.quant.clone(),
                freq: said.freq.clone(),
                ..Timex3::set(&said.value)
            }),
            ..Resolved::default()
        },
        MentionKind::Quantity(quantity) => plain(Value::Quantity(quantity.clone())),
        MentionKind::Ordinal(n) => plain(Value::Ordinal(*n)),
        MentionKind::Vote(a, b) => plain(Value::Vote(*a, *b)),
        MentionKind::Place(place) => plain(Value::Place(place.clone())),
        MentionKind::Party(name) | MentionKind::Agency(name) => plain(Value::Party(name.clone())),
        MentionKind::Person(name) => plain(Value::Person(name.clone())),
        MentionKind::Listed(name) => plain(Value::Text(name.clone())),
        MentionKind::Unnamed(_) | MentionKind::Hedge(_) | MentionKind::Scope(_) => {
            Resolved::default()
        }
    }
}

/// Resolves a time as said.
pub fn resolve_time(time: &TimeExpr, context: &Context<'_>) -> Resolved {
    let mut resolver = Resolver::new(context);
    let value = resolver.time(time);
    let parts = timex::parts(time, context);
    let whole = parts
        .is_empty()
        .then(|| timex::of(time, value.as_ref(), context));
    Resolved {
        timex3: whole.flatten(),
        parts,
        value: value.map(Value::Time),
        basis: resolver.basis,
    }
}
