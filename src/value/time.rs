//! When: dates, instants, ranges and sets of them, as possibilities.

use std::fmt;

use jiff::civil::Date;

use super::date::DateValue;
use super::printed::printed_ends;

/// A resolved time. "May" is some time within May; a range holds both its ends; a set says whether all or one of its members is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeValue {
    /// Some time within a calendar period.
    Date(DateValue),
    /// A clock time on a day, to the minute.
    Instant(DateValue, Clock),
    /// A part of a day.
    DayPart(DateValue, DayPart),
    /// A clock time of which no day is known.
    Clock(Clock),
    /// From the first through the second, both included; an end that is `None` is open.
    Range(Option<Box<TimeValue>>, Option<Box<TimeValue>>),
    /// Each of these: "on May 16 and June 2".
    AllOf(Vec<TimeValue>),
    /// One of these: "on 23 or 24 July".
    OneOf(Vec<TimeValue>),
    /// A time the words leave vague: "recently", "now", "in the future".
    Vague(Vague),
}

/// A time of day, to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// 0 to 24; 24 only with minute 0, the end of the day.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// Minutes east of UTC; `None` where no zone is known.
    pub offset: Option<i16>,
    /// Whether the words name no zone, and the offset is that of the event's place. Such an offset excludes nothing.
    pub inferred: bool,
}

impl Clock {
    /// The same, without an offset that no words name: what may be held against another time.
    #[must_use]
    pub fn as_named(self) -> Self {
        Self {
            offset: self.offset.filter(|_| !self.inferred),
            inferred: false,
            ..self
        }
    }
}

/// A named part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

/// Times without a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Vague {
    Past,
    Present,
    Future,
}

/// Days from `start` through `end`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayRange {
    /// First day.
    pub start: Date,
    /// Last day.
    pub end: Date,
}

impl DayRange {
    /// Number of days, at least 1.
    pub fn len(self) -> i32 {
        self.end
            .since(self.start)
            .map_or(0, |span| span.get_days())
            .max(0)
            + 1
    }

    /// Never: a range holds a day at least.
    pub const fn is_empty(self) -> bool {
        false
    }

    /// Whether the two share a day.
    pub fn overlaps(self, other: Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// Whether all days of `other` are days of this range.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest range that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

impl fmt::Display for DayRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.start == self.end {
            write!(f, "{}", self.start)
        } else {
            write!(f, "{}/{}", self.start, self.end)
        }
    }
}

impl TimeValue {
    /// One known day.
    pub fn day(day: Date) -> Self {
        Self::Date(DateValue::day(day))
    }

    /// The days within which all of it lies, where every part has a known date and no end is open.
    pub fn days(&self) -> Option<DayRange> {
        match self {
            Self::Date(date) | Self::Instant(date, _) | Self::DayPart(date, _) => date.days(),
            Self::Clock(_) | Self::Vague(_) => None,
            Self::Range(start, end) => Some(start.as_ref()?.days()?.cover(end.as_ref()?.days()?)),
            Self::AllOf(all) | Self::OneOf(all) => all
                .iter()
                .map(Self::days)
                .reduce(|a, b| Some(a?.cover(b?)))
                .flatten(),
        }
    }

    /// The same time with each open year filled in; a range that would run backwards ends in the next year.
    #[must_use]
    pub fn in_year(&self, year: i16) -> Self {
        let date = |date: &DateValue| match date.year {
            Some(_) => *date,
            None => date.in_year(year),
        };
        let all = |all: &[Self]| all.iter().map(|time| time.in_year(year)).collect();
        match self {
            Self::Date(day) => Self::Date(date(day)),
            Self::Instant(day, clock) => Self::Instant(date(day), *clock),
            Self::DayPart(day, part) => Self::DayPart(date(day), *part),
            Self::Range(start, end) => {
                let fill = |end: &Option<Box<Self>>, year| {
                    end.as_ref().map(|time| Box::new(time.in_year(year)))
                };
                let (from, to) = (fill(start, year), fill(end, year));
                let first = |time: &Option<Box<Self>>| {
                    time.as_ref().and_then(|time| Some(time.days()?.start))
                };
                let backwards = matches!((first(&from), first(&to)), (Some(a), Some(b)) if a > b);
                let to = if backwards {
                    fill(end, year.saturating_add(1))
                } else {
                    to
                };
                Self::Range(from, to)
            }
            Self::AllOf(times) => Self::AllOf(all(times)),
            Self::OneOf(times) => Self::OneOf(all(times)),
            Self::Clock(_) | Self::Vague(_) => self.clone(),
        }
    }

    /// Whether all that is known is a weekday or the number of a day, of which no date is known.
    pub const fn is_bare_day(&self) -> bool {
        matches!(
            self,
            Self::Date(DateValue {
                field: super::DateField::Weekday(_) | super::DateField::DayOfMonth(_),
                ..
            })
        )
    }

    /// The members of a set, or the value itself.
    pub fn members(&self) -> &[Self] {
        match self {
            Self::AllOf(all) | Self::OneOf(all) => all,
            _ => std::slice::from_ref(self),
        }
    }
}

impl fmt::Display for TimeValue {
    /// `2025-07-23`, `2025-07-24/2025-07-25`, `2025-07-24/..`, `2025-07-23T19:00+03:00`, `13:39+05:30`,
    /// `{2025-05-16, 2025-06-02}` for all of, `[2025-07-23, 2025-07-24]` for one of (EDTF, ISO 8601-2), `2025-07-23TEV`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => fmt::Display::fmt(date, f),
            Self::Instant(date, clock) => {
                date.write_code(f)?;
                write!(f, "T{clock}")
            }
            Self::DayPart(date, part) => {
                date.write_code(f)?;
                write!(f, "T{}", part.code())
            }
            Self::Clock(clock) => fmt::Display::fmt(clock, f),
            Self::Range(start, end) => {
                let (start, end) = printed_ends(start.as_deref(), end.as_deref());
                write_end(f, start.as_deref())?;
                f.write_str("/")?;
                write_end(f, end.as_deref())
            }
            Self::AllOf(all) => write_set(f, '{', all, '}'),
            Self::OneOf(all) => write_set(f, '[', all, ']'),
            Self::Vague(vague) => f.write_str(vague.code()),
        }
    }
}

/// One end of a range.
fn write_end(f: &mut fmt::Formatter<'_>, end: Option<&TimeValue>) -> fmt::Result {
    match end {
        None => f.write_str(".."),
        Some(value) => fmt::Display::fmt(value, f),
    }
}

fn write_set(
    f: &mut fmt::Formatter<'_>,
    open: char,
    all: &[TimeValue],
    close: char,
) -> fmt::Result {
    write!(f, "{open}")?;
    for (i, value) in all.iter().enumerate() {
        if i > 0 {
            f.write_str(", ")?;
        }
        fmt::Display::fmt(value, f)?;
    }
    write!(f, "{close}")
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)?;
        match self.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                let minutes = offset.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

impl DayPart {
    /// The TIMEX3 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
        }
    }
}

impl Vague {
    /// The TIMEX3 value.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Past => "PAST_REF",
            Self::Present => "PRESENT_REF",
            Self::Future => "FUTURE_REF",
        }
    }
}
