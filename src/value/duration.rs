//! Lengths of time.

use std::fmt;

use super::quantity::Bound;

/// A length of time as said: an amount of one unit, or a range of amounts.
#[derive(Debug, Clone, PartialEq)]
pub struct Duration {
    /// The amount said; of a range, its lower end. `None` where the words give none ("for weeks").
    pub amount: Option<f64>,
    /// The upper end of a range ("10 or 12 days").
    pub upper: Option<f64>,
    /// The unit the words name; "an hour and 20 minutes" is 80 minutes.
    pub unit: TimeUnit,
    /// How the amount bounds the truth.
    pub bound: Bound,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum TimeUnit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl TimeUnit {
    /// Length in seconds, least and greatest: months have 28 to 31 days, years 365 or 366.
    pub const fn seconds(self) -> (f64, f64) {
        const DAY: f64 = 86_400.0;
        match self {
            Self::Second => (1.0, 1.0),
            Self::Minute => (60.0, 60.0),
            Self::Hour => (3_600.0, 3_600.0),
            Self::Day => (DAY, DAY),
            Self::Week => (7.0 * DAY, 7.0 * DAY),
            Self::Month => (28.0 * DAY, 31.0 * DAY),
            Self::Quarter => (90.0 * DAY, 92.0 * DAY),
            Self::Year => (365.0 * DAY, 366.0 * DAY),
            Self::Decade => (3_652.0 * DAY, 3_653.0 * DAY),
            Self::Century => (36_524.0 * DAY, 36_525.0 * DAY),
        }
    }
}

impl Duration {
    /// An exact length.
    pub fn exact(amount: f64, unit: TimeUnit) -> Self {
        Self {
            amount: Some(amount),
            upper: None,
            unit,
            bound: Bound::Exact,
        }
    }

    /// The shortest and longest length in seconds that the words allow, open ends infinite. A whole number of a unit longer
    /// than a day stands for the unit it counts: "seven weeks" is anything from 7 up to 8 weeks when it tells how long a
    /// thing has lasted, so it is not narrowed here; see [`super::compare`].
    pub fn seconds(&self) -> (f64, f64) {
        let (least, most) = self.unit.seconds();
        let Some(amount) = self.amount else {
            return (least, f64::INFINITY);
        };
        let top = self.upper.unwrap_or(amount);
        match self.bound {
            Bound::Exact | Bound::Vague => (amount * least, top * most),
            Bound::About => (amount * least * 0.9, top * most * 1.1),
            Bound::AtLeast | Bound::MoreThan => (amount * least, f64::INFINITY),
            Bound::AtMost | Bound::LessThan => (0.0, top * most),
        }
    }
}

impl fmt::Display for Duration {
    /// ISO 8601 with a mark in front where the amount is not exact: `P50D`, `P10D/P12D`, `~P3W`, `<PT1H`, `PXY`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.bound.mark())?;
        self.write_period(f, self.amount)?;
        if self.upper.is_some() {
            f.write_str("/")?;
            self.write_period(f, self.upper)?;
        }
        Ok(())
    }
}

impl Duration {
    fn write_period(&self, f: &mut fmt::Formatter<'_>, amount: Option<f64>) -> fmt::Result {
        let (prefix, factor, letter) = match self.unit {
            TimeUnit::Second => ("PT", 1.0, "S"),
            TimeUnit::Minute => ("PT", 1.0, "M"),
            TimeUnit::Hour => ("PT", 1.0, "H"),
            TimeUnit::Day => ("P", 1.0, "D"),
            TimeUnit::Week => ("P", 1.0, "W"),
            TimeUnit::Month => ("P", 1.0, "M"),
            TimeUnit::Quarter => ("P", 3.0, "M"),
            TimeUnit::Year => ("P", 1.0, "Y"),
            TimeUnit::Decade => ("P", 10.0, "Y"),
            TimeUnit::Century => ("P", 100.0, "Y"),
        };
        match amount {
            Some(n) => write!(f, "{prefix}{}{letter}", n * factor),
            None => write!(f, "{prefix}X{letter}"),
        }
    }
}
