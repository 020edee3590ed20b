//! TIMEX3 (ISO-TimeML) type and value of a resolved time, for interchange with other taggers.

use serde::{Deserialize, Serialize};

use super::date::{cut, year_code};
use super::{Bound, DateField, DateValue, Duration, Part, TimeUnit, TimeValue};

/// A TIMEX3 annotation, attribute by attribute (TimeML 1.2.1, "Attributes of TIMEX3"; ISO-TimeML, ISO 24617-1, the same
/// names). Where TimeML points to another annotation by its id, the TIMEX3 value of that one is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timex3 {
    /// The type.
    #[serde(rename = "type")]
    pub kind: Timex3Type,
    /// The value, in TIMEX3's extension of ISO 8601.
    pub value: String,
    /// The modifier (`START`, `MID`, `END`, `APPROX`, `LESS_THAN` …), where there is one.
    #[serde(rename = "mod", skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
    /// Of a length with a place in time, where it begins: `2025-06-30` of "the past three weeks".
    #[serde(
        rename = "beginPoint",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub begin_point: Option<String>,
    /// Of a length with a place in time, where it ends: the day of the text for "the past three weeks".
    #[serde(rename = "endPoint", default, skip_serializing_if = "Option::is_none")]
    pub end_point: Option<String>,
    /// What a relative date counts from (TimeML's `anchorTimeID`): the day of the text for "two weeks ago", the day named for
    /// "two days after July 21".
    #[serde(
        rename = "anchorTime",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub anchor_time: Option<String>,
    /// Of a set, the word that quantifies it, in capitals: `EVERY`, `EACH`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quant: Option<String>,
    /// Of a set, how often within one period: `2X` of "twice a week".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub freq: Option<String>,
}

/// The types of TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[allow(missing_docs, reason = "the names are TIMEX3's")]
pub enum Timex3Type {
    Date,
    Time,
    Duration,
    Set,
}

impl Timex3 {
    /// An annotation without modifier.
    pub fn new(kind: Timex3Type, value: impl Into<String>) -> Self {
        Self {
            kind,
            value: value.into(),
            modifier: None,
            begin_point: None,
            end_point: None,
            anchor_time: None,
            quant: None,
            freq: None,
        }
    }

    /// A frequency.
    pub fn set(value: impl Into<String>) -> Self {
        Self::new(Timex3Type::Set, value)
    }
}

impl DateValue {
    /// The TIMEX3 value: `2025-07-23`, `2025-W30`, `2006-Q4`, `199`, `XXXX-WXX-3`. Parts go to the modifier.
    pub fn timex3(&self) -> Timex3 {
        let year = year_code(self.year);
        // "BC0044": TIMEX3 took over how TIDES writes years before the year 1.
        let before = self.year.filter(|year| *year < 1);
        let before = before.map(|year| 1 - i32::from(year));
        let value = match (self.field, before) {
            (DateField::Year, Some(n)) => format!("BC{n:04}"),
            (DateField::Century, Some(n)) => format!("BC{:02}", (n - 1) / 100),
            _ => self.code_of(&year),
        };
        let modifier = match self.part {
            Some(Part::Early) => Some("START"),
            Some(Part::Mid) => Some("MID"),
            Some(Part::Late | Part::End) => Some("END"),
            None => self.approximate.then_some("APPROX"),
        };
        Timex3 {
            modifier: modifier.map(str::to_owned),
            ..Timex3::new(Timex3Type::Date, value)
        }
    }

    /// The TIMEX3 value without its modifier, of a year with the code `year`.
    fn code_of(&self, year: &str) -> String {
        match self.field {
            DateField::Century => cut(year, 2).to_owned(),
            DateField::Decade => cut(year, 1).to_owned(),
            DateField::Week(week) => format!("{year}-W{week:02}"),
            DateField::Weekend(week) => format!("{year}-W{week:02}-WE"),
            DateField::Year
            | DateField::Half(_)
            | DateField::Quarter(_)
            | DateField::Season(_)
            | DateField::Month(_)
            | DateField::Day(..)
            | DateField::Weekday(_)
            | DateField::DayOfMonth(_) => {
                let plain = Self {
                    part: None,
                    approximate: false,
                    ..*self
                };
                plain.to_string()
            }
        }
    }
}

impl TimeValue {
    /// The TIMEX3 annotation of a time. A range is annotated by the end that bounds it, its first where both are known; a set by
    /// its first member.
    pub fn timex3(&self) -> Option<Timex3> {
        match self {
            Self::Date(date) => Some(date.timex3()),
            Self::Instant(date, clock) => Some(Timex3::new(
                Timex3Type::Time,
                format!("{}T{clock}", date.timex3().value),
            )),
            Self::DayPart(date, part) => Some(Timex3::new(
                Timex3Type::Time,
                format!("{}T{}", date.timex3().value, part.code()),
            )),
            Self::Clock(clock) => {
                Some(Timex3::new(Timex3Type::Time, format!("XXXX-XX-XXT{clock}")))
            }
            Self::Range(start, end) => start.as_ref().or(end.as_ref())?.timex3(),
            Self::AllOf(all) | Self::OneOf(all) => all.first()?.timex3(),
            Self::Vague(vague) => Some(Timex3::new(Timex3Type::Date, vague.code())),
        }
    }
}

impl Duration {
    /// The TIMEX3 annotation of a length: `P50D`, `PXW`, `PT5H30M`; of a range its lower end.
    pub fn timex3(&self) -> Timex3 {
        let (time, factor, letter) = match self.unit {
            TimeUnit::Second => ("T", 1.0, 'S'),
            TimeUnit::Minute => ("T", 1.0, 'M'),
            TimeUnit::Hour => ("T", 1.0, 'H'),
            TimeUnit::Day => ("", 1.0, 'D'),
            TimeUnit::Week => ("", 1.0, 'W'),
            TimeUnit::Month => ("", 1.0, 'M'),
            TimeUnit::Quarter => ("", 1.0, 'Q'),
            TimeUnit::Year => ("", 1.0, 'Y'),
            TimeUnit::Decade => ("", 10.0, 'Y'),
            TimeUnit::Century => ("", 100.0, 'Y'),
        };
        let value = match self.amount {
            None => format!("P{time}X{letter}"),
            Some(n) if self.unit == TimeUnit::Hour && n.fract() != 0.0 => {
                format!("PT{}H{}M", n.trunc(), (n.fract() * 60.0).round())
            }
            Some(n) => format!("P{time}{}{letter}", n * factor),
        };
        let modifier = match self.bound {
            Bound::Exact | Bound::Vague => None,
            Bound::About => Some("APPROX"),
            Bound::AtLeast => Some("EQUAL_OR_MORE"),
            Bound::MoreThan => Some("MORE_THAN"),
            Bound::AtMost => Some("EQUAL_OR_LESS"),
            Bound::LessThan => Some("LESS_THAN"),
        };
        Timex3 {
            modifier: modifier.map(str::to_owned),
            ..Timex3::new(Timex3Type::Duration, value)
        }
    }
}
