//! Times as the words say them, before any reference time is known.
//!
//! [`TimeExpr`] is what the time recogniser gives and what `resolve` takes. It holds no text; spans of parts point into the
//! same sentence as the mention's.

use jiff::civil::Weekday;

use crate::lexicon::{DateOrder, Limit, Side, Which};
use crate::text::Span;
use crate::value::{
    Clock, DateField, DateValue, DayPart, DayRule, Duration, Part, TimeUnit, Vague, ZoneName,
};

/// A time as the words say it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum TimeExpr {
    /// A calendar date, whole or in part: "Wednesday, July 23, 2025", "July 23", "in May", "Friday", "last summer".
    Calendar(Calendar),
    /// A period counted from the one around the reference time: "today" is 0 days, "last week" is -1 week.
    Period(Period),
    /// A time so long before or after another: "two weeks ago", "in 50 days", "two days after July 21".
    Shift(Shift),
    /// A length that ends or begins at the reference time: "the past three weeks", "over the next two years".
    Window(Duration, Way),
    /// A clock time or part of a day, with its day where the words give one: "Friday at 9 p.m.", "tonight".
    At(Option<Box<TimeExpr>>, TimeOfDay),
    /// A time that bounds another: "by Aug. 8", "since 2014". The mention's span leaves the preposition out.
    Bounded(Limit, Box<TimeExpr>),
    /// From the first through the second.
    Range(Box<Member>, Box<Member>),
    /// Each of these: "May 16 and June 2".
    AllOf(Vec<Member>),
    /// One of these: "23 or 24 July".
    OneOf(Vec<Member>),
    /// A day that goes by a rule: "Easter 2024", "last Thanksgiving".
    Holiday(Holiday),
    /// A period picked out of a longer one, or around a day: "the last week of March", "the week of March 6".
    Picked(Pick, PeriodUnit, Box<TimeExpr>),
    /// The period the text speaks of, in another year: "the same period last year" is -1. The unit where one is named.
    SamePeriod(Option<TimeUnit>, i32),
    /// A time without a date: "now", "recently".
    Vague(Vague),
}

/// A part of a range or list, with where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// In the text the mention points into. For "23 or 24 July" the first member's span is "23".
    pub span: Span,
    /// What it says; what it shares with its neighbours is filled in ("24" in "July 23-24" is 24 July).
    pub time: TimeExpr,
}

/// A date as said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// Day, month, year or a weekday alone; the year is `None` where none is said.
    pub date: DateValue,
    /// The weekday that stands beside a date: "Wednesday, July 23".
    pub weekday: Option<Weekday>,
    /// "this", "next", "last".
    pub which: Option<Which>,
    /// The week or year it lies in, counted from that of the reference: "Wednesday of next week", "the first quarter of last year".
    pub within: Option<(TimeUnit, i8)>,
    /// The year it lies in, counted from the one the text speaks of: "November of that year", "June of the following year".
    pub told_year: Option<i8>,
    /// Whether the year is a fiscal one: "fiscal 2024".
    pub fiscal: bool,
    /// The order by which day and month were told apart, where they could be swapped: "03/04/2025".
    pub order: Option<DateOrder>,
}

/// A day of the year that goes by a rule. One that is the same each year is a [`Calendar`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holiday {
    /// How the day is found.
    pub rule: DayRule,
    /// The year said.
    pub year: Option<i16>,
    /// "this", "next", "last".
    pub which: Option<Which>,
    /// The year it lies in, counted from that of the reference: "Easter last year".
    pub within: Option<i8>,
}

/// A period counted from the one around the reference time, or around the time the text speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Which period.
    pub unit: PeriodUnit,
    /// How many of them from the one around the origin: 0 is that one.
    pub offset: i32,
    /// "early", "the end of".
    pub part: Option<Part>,
    /// Which side of the reference time it lies on: "earlier this year".
    pub side: Option<Side>,
    /// What it counts from.
    pub from: PeriodOrigin,
}

/// What a [`Period`] counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodOrigin {
    /// The reference time: "next week".
    Reference,
    /// The time the text speaks of: "the following day".
    Named,
    /// The day the text speaks of where it is near the reference time, else the reference time: "to end the day".
    Near,
}

/// Which one of the periods within a longer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pick {
    /// The first is 1.
    Rank(u8),
    /// The last.
    Last,
    /// The one around a day: "the week of March 6".
    Around,
}

/// The periods a [`Period`] can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeriodUnit {
    /// A unit of time of a day or more.
    Unit(TimeUnit),
    /// Saturday and Sunday.
    Weekend,
    /// One day of the week.
    Weekday(Weekday),
}

/// A time so long before or after another.
#[derive(Debug, Clone, PartialEq)]
pub struct Shift {
    /// How long.
    pub length: Duration,
    /// To which side.
    pub way: Way,
    /// Of what.
    pub origin: Origin,
    /// Whether any time up to then is meant: "within 50 days".
    pub within: bool,
}

/// To which side of its origin a time lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Way {
    Before,
    After,
}

/// What a [`Shift`] counts from.
#[derive(Debug, Clone, PartialEq)]
pub enum Origin {
    /// The reference time: "ago", "from now".
    Reference,
    /// The time the text speaks of: "two days later".
    Anchor,
    /// What the words name behind it and give no date for: "two days after the vote".
    Event,
    /// A time the words name: "two days after July 21".
    Time(Box<TimeExpr>),
}

/// A time of day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeOfDay {
    /// To the minute; `offset` is the zone said.
    Clock(Clock),
    /// To the minute, said to be by the clocks of the place: "7 p.m. local time".
    Local(Clock),
    /// To the minute, by clocks that are named and not known: "7 p.m. Springfield time".
    Elsewhere(Clock),
    /// To the minute, by the clocks of a place: "7 p.m. Kyiv time". The offset depends on the day.
    Zoned(Clock, ZoneName),
    /// A part of the day.
    Part(DayPart),
}

impl TimeOfDay {
    /// Whether it is told to the minute.
    pub const fn is_clock(&self) -> bool {
        match self {
            Self::Clock(_) | Self::Local(_) | Self::Elsewhere(_) | Self::Zoned(..) => true,
            Self::Part(_) => false,
        }
    }
}

impl Calendar {
    /// A date with nothing beside it.
    pub const fn new(year: Option<i16>, field: DateField) -> Self {
        Self {
            date: DateValue::new(year, field),
            weekday: None,
            which: None,
            within: None,
            told_year: None,
            fiscal: false,
            order: None,
        }
    }

    /// Whether words beside the date say which one it is: "last May", "May of that year".
    pub const fn is_placed(&self) -> bool {
        self.which.is_some() || self.within.is_some() || self.told_year.is_some()
    }
}

impl Period {
    /// The period `offset` units from the one around the reference time.
    pub const fn new(unit: PeriodUnit, offset: i32) -> Self {
        Self {
            unit,
            offset,
            part: None,
            side: None,
            from: PeriodOrigin::Reference,
        }
    }
}

impl TimeExpr {
    /// The length the words give, where they give one: `P50D` for "in 50 days", "within 50 days", "50 days from today".
    pub fn duration(&self) -> Option<&Duration> {
        match self {
            Self::Shift(shift) => Some(&shift.length),
            Self::Window(length, _) => Some(length),
            Self::Bounded(_, time) => time.duration(),
            Self::Calendar(_)
            | Self::Period(_)
            | Self::At(..)
            | Self::Range(..)
            | Self::AllOf(_)
            | Self::OneOf(_)
            | Self::Holiday(_)
            | Self::Picked(..)
            | Self::SamePeriod(..)
            | Self::Vague(_) => None,
        }
    }

    /// How a preposition before the mention bounds it: "by", "until", "since".
    pub fn limit(&self) -> Option<Limit> {
        match self {
            Self::Bounded(limit, _) => Some(*limit),
            _ => None,
        }
    }

    /// The weekday the words name, alone or beside a date.
    pub fn weekday(&self) -> Option<Weekday> {
        match self {
            Self::Calendar(calendar) => calendar.weekday.or(match calendar.date.field {
                DateField::Weekday(weekday) => Some(weekday),
                _ => None,
            }),
            Self::At(Some(day), _) => day.weekday(),
            Self::Bounded(_, time) => time.weekday(),
            _ => None,
        }
    }

    /// Whether the words name a day, month, quarter or season and leave its year open: "in May", "July 23".
    pub fn is_yearless(&self) -> bool {
        match self {
            Self::Calendar(said) => {
                let bare = matches!(
                    said.date.field,
                    DateField::Weekday(_) | DateField::DayOfMonth(_)
                );
                said.date.year.is_none() && !said.is_placed() && !bare
            }
            Self::Holiday(said) => {
                said.year.is_none() && said.which.is_none() && said.within.is_none()
            }
            Self::At(Some(day), _) => day.is_yearless(),
            Self::Bounded(_, time) => time.is_yearless(),
            Self::Range(first, _) => first.time.is_yearless(),
            Self::AllOf(all) | Self::OneOf(all) => {
                all.first().is_some_and(|m| m.time.is_yearless())
            }
            _ => false,
        }
    }

    /// Whether the words name a day by its number alone: "the 23rd", "the morning of the 15th".
    pub fn is_day_of_month(&self) -> bool {
        match self {
            Self::Calendar(said) => matches!(said.date.field, DateField::DayOfMonth(_)),
            Self::At(Some(day), _) | Self::Bounded(_, day) => day.is_day_of_month(),
            Self::Range(first, _) => first.time.is_day_of_month(),
            Self::AllOf(all) | Self::OneOf(all) => {
                all.first().is_some_and(|m| m.time.is_day_of_month())
            }
            _ => false,
        }
    }

    /// The year the words say, of a range or list the first.
    pub fn year_said(&self) -> Option<i16> {
        match self {
            Self::Calendar(said) => said.date.year,
            Self::At(Some(day), _) => day.year_said(),
            Self::Bounded(_, time) => time.year_said(),
            Self::Range(first, _) => first.time.year_said(),
            Self::AllOf(all) | Self::OneOf(all) => all.first()?.time.year_said(),
            _ => None,
        }
    }

    /// The parts of a range or list, with their spans; empty for a single time.
    pub fn members(&self) -> Vec<&Member> {
        match self {
            Self::Range(first, last) => vec![first, last],
            Self::AllOf(all) | Self::OneOf(all) => all.iter().collect(),
            Self::Bounded(_, time) => time.members(),
            _ => Vec::new(),
        }
    }
}
