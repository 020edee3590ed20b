//! What the printed form of a value stands for, where printing leaves something out.
//!
//! Comes in: a value. Goes out: the value that reading its notation gives ([`super::parse`]). Printing the two gives the same
//! text, and so does printing what was read: nothing is lost a second time.

use jiff::civil::Date;

use super::parse::last_place;
use super::quantity::number;
use super::{Bound, DateField, DateValue, DayRange, Duration, Quantity, TimeUnit, TimeValue};

/// A year without 29 February, in which the days of a part of an open year are counted.
const COMMON_YEAR: i16 = 2023;

impl DateValue {
    /// First and last day, where the notation gives a week, a weekend or a part of a period by its days. The year of the days is
    /// open where that of the value is.
    pub(super) fn spelled_days(&self) -> Option<(Self, Self)> {
        let weekly = matches!(self.field, DateField::Week(_) | DateField::Weekend(_));
        if !weekly && self.part.is_none() {
            return None;
        }
        let countable = matches!(
            self.field,
            DateField::Half(_) | DateField::Quarter(_) | DateField::Season(_) | DateField::Month(_)
        );
        let DayRange { start, end } = match self.year {
            Some(_) => self.days()?,
            None if countable => self.in_year(COMMON_YEAR).days()?,
            None => return None,
        };
        let day = |day: Date| Self {
            year: self.year.and(Some(day.year())),
            approximate: self.approximate,
            ..Self::day(day)
        };
        Some((day(start), day(end)))
    }

    /// The value its code stands for: without its part, a decade or century by its first year, a bare weekday without a year.
    #[must_use]
    pub const fn as_printed(&self) -> Self {
        let year = match (self.field, self.year) {
            (DateField::Weekday(_) | DateField::DayOfMonth(_), _) | (_, None) => None,
            (DateField::Decade, Some(year)) => Some(year - year % 10),
            (DateField::Century, Some(year)) => Some(year - year % 100),
            (_, year) => year,
        };
        // Without a year there is no telling which decade or century.
        let field = match (self.field, year) {
            (DateField::Decade | DateField::Century, None) => DateField::Year,
            (field, _) => field,
        };
        Self {
            year,
            field,
            part: None,
            approximate: self.approximate,
        }
    }
}

impl TimeValue {
    /// The value that the notation stands for: weeks, weekends and parts of a period ("early May") as ranges of days, a range
    /// within a range by its outer end. What [`str::parse`] makes of the printed form.
    ///
    /// ```
    /// use atodds::value::{DateField, DateValue, TimeValue};
    /// let week = TimeValue::Date(DateValue::new(Some(2025), DateField::Week(30)));
    /// assert_eq!(week.to_string(), "2025-07-21/2025-07-27");
    /// assert_eq!(week.to_string().parse(), Ok(week.as_printed()));
    /// ```
    #[must_use]
    pub fn as_printed(&self) -> Self {
        let all = |all: &[Self]| all.iter().map(Self::as_printed).collect();
        match self {
            Self::Date(date) => match date.spelled_days() {
                Some((first, last)) if first == last => Self::Date(first),
                Some((first, last)) => Self::Range(boxed(first), boxed(last)),
                None => Self::Date(date.as_printed()),
            },
            Self::Instant(date, clock) => Self::Instant(date.as_printed(), *clock),
            Self::DayPart(date, part) => Self::DayPart(date.as_printed(), *part),
            Self::Clock(_) | Self::Vague(_) => self.clone(),
            Self::Range(start, end) => {
                let (start, end) = printed_ends(start.as_deref(), end.as_deref());
                Self::Range(start, end)
            }
            Self::AllOf(members) => Self::AllOf(all(members)),
            Self::OneOf(members) => Self::OneOf(all(members)),
        }
    }
}

type End = Option<Box<TimeValue>>;

/// The ends of a range as printed: of an end that is a range itself, its outer end.
pub(super) fn printed_ends(start: Option<&TimeValue>, end: Option<&TimeValue>) -> (End, End) {
    let start = start.and_then(|time| match time.as_printed() {
        TimeValue::Range(start, _) => start,
        time => Some(Box::new(time)),
    });
    let end = end.and_then(|time| match time.as_printed() {
        TimeValue::Range(_, end) => end,
        time => Some(Box::new(time)),
    });
    (start, end)
}

fn boxed(date: DateValue) -> End {
    Some(Box::new(TimeValue::Date(date)))
}

impl Duration {
    /// The value that the notation stands for: quarters as months, decades and centuries as years. A vague length with an
    /// amount is printed like an exact one.
    #[must_use]
    pub fn as_printed(&self) -> Self {
        let (unit, factor) = match self.unit {
            TimeUnit::Quarter => (TimeUnit::Month, 3.0),
            TimeUnit::Decade => (TimeUnit::Year, 10.0),
            TimeUnit::Century => (TimeUnit::Year, 100.0),
            unit => (unit, 1.0),
        };
        let bound = match (self.amount, self.bound) {
            (Some(_), Bound::Vague) => Bound::Exact,
            (None, Bound::Exact) => Bound::Vague,
            (_, bound) => bound,
        };
        Self {
            amount: self.amount.map(|n| n * factor),
            upper: self.amount.and(self.upper).map(|n| n * factor),
            unit,
            bound,
        }
    }
}

impl Quantity {
    /// The value that the notation stands for. What a number is rounded to is not printed: reading takes its last written
    /// place. "dozens" is printed as the range it leaves, like an exact one.
    #[must_use]
    pub fn as_printed(&self) -> Self {
        let bound = match self.bound {
            Bound::Vague => Bound::Exact,
            bound => bound,
        };
        Self {
            bound,
            step: last_place(&number(self.number)),
            ..self.clone()
        }
    }
}
