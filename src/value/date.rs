//! Calendar dates at every granularity, with the year known or open.

use std::fmt;

use jiff::civil::{Date, Weekday};

use super::time::DayRange;

/// A calendar expression: a day, a month, a week, a season, a year, or a weekday of which no date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateValue {
    /// Proleptic Gregorian year; `None` where it stayed open.
    pub year: Option<i16>,
    /// Which part of the year, and so the granularity.
    pub field: DateField,
    /// "early", "mid", "late" or "end of".
    pub part: Option<Part>,
    /// "about", "around".
    pub approximate: bool,
}

/// The part of a year a [`DateValue`] names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateField {
    /// The hundred years that begin with the year.
    Century,
    /// The ten years that begin with the year.
    Decade,
    /// The whole year.
    Year,
    /// A half, 1 or 2.
    Half(u8),
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A season; winter begins in December of the year before the one it is named after only when said so.
    Season(Season),
    /// A month, 1 to 12.
    Month(u8),
    /// An ISO 8601 week, 1 to 53; the year is the ISO week year.
    Week(u8),
    /// Saturday and Sunday of an ISO week.
    Weekend(u8),
    /// A day: month 1 to 12, day 1 to 31.
    Day(u8, u8),
    /// A weekday of which no date is known. The year is open.
    Weekday(Weekday),
    /// A day of the month of which no month is known ("the 23rd"). The year is open.
    DayOfMonth(u8),
}

/// A season of the northern hemisphere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A part of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Its first third.
    Early,
    /// Its middle third.
    Mid,
    /// Its last third.
    Late,
    /// Its last days ("the end of August"): at latest its last day.
    End,
}

impl DateValue {
    /// One known day.
    pub fn day(day: Date) -> Self {
        Self::new(
            Some(day.year()),
            DateField::Day(day.month() as u8, day.day() as u8),
        )
    }

    /// A plain value of that field.
    pub const fn new(year: Option<i16>, field: DateField) -> Self {
        Self {
            year,
            field,
            part: None,
            approximate: false,
        }
    }

    /// The date, where the value is one known day.
    pub fn as_day(&self) -> Option<Date> {
        match (self.year, self.field) {
            (Some(year), DateField::Day(month, day)) => {
                Date::new(year, month as i8, day as i8).ok()
            }
            _ => None,
        }
    }

    /// The days it may lie in, inclusive; `None` where year, or date, is open or no such day exists.
    pub fn days(&self) -> Option<DayRange> {
        let year = self.year?;
        let whole = self.whole_days(year)?;
        Some(match self.part {
            None => whole,
            Some(part) => part_of(whole, part),
        })
    }

    /// The same value in year `year`, where the year was open.
    #[must_use]
    pub fn in_year(mut self, year: i16) -> Self {
        self.year = Some(year);
        self
    }

    fn whole_days(&self, year: i16) -> Option<DayRange> {
        let months = |first: i8, count: i8| -> Option<DayRange> {
            let start = Date::new(year, first, 1).ok()?;
            let last = Date::new(year, first + count - 1, 1).ok()?.last_of_month();
            Some(DayRange { start, end: last })
        };
        let years = |count: i16| -> Option<DayRange> {
            Some(DayRange {
                start: Date::new(year, 1, 1).ok()?,
                end: Date::new(year.checked_add(count - 1)?, 12, 31).ok()?,
            })
        };
        match self.field {
            DateField::Century => years(100),
            DateField::Decade => years(10),
            DateField::Year => years(1),
            DateField::Half(n) => months(6 * n.clamp(1, 2) as i8 - 5, 6),
            DateField::Quarter(n) => months(3 * n.clamp(1, 4) as i8 - 2, 3),
            DateField::Season(Season::Spring) => months(3, 3),
            DateField::Season(Season::Summer) => months(6, 3),
            DateField::Season(Season::Autumn) => months(9, 3),
            DateField::Season(Season::Winter) => {
                let start = Date::new(year, 12, 1).ok()?;
                Some(DayRange {
                    start,
                    end: Date::new(year.checked_add(1)?, 2, 1).ok()?.last_of_month(),
                })
            }
            DateField::Month(n) => months(i8::try_from(n).ok()?, 1),
            DateField::Week(n) => week(year, n, Weekday::Monday),
            DateField::Weekend(n) => week(year, n, Weekday::Saturday),
            DateField::Day(month, day) => {
                let day = Date::new(year, month as i8, day as i8).ok()?;
                Some(DayRange {
                    start: day,
                    end: day,
                })
            }
            DateField::Weekday(_) | DateField::DayOfMonth(_) => None,
        }
    }
}

fn week(year: i16, week: u8, first: Weekday) -> Option<DayRange> {
    let iso = |weekday| {
        jiff::civil::ISOWeekDate::new(year, week as i8, weekday)
            .ok()
            .map(|d| d.date())
    };
    Some(DayRange {
        start: iso(first)?,
        end: iso(Weekday::Sunday)?,
    })
}

/// Thirds of a period, in days; of a month the first to the 10th, the 11th to the 20th, and the rest, which is how
/// news uses "early", "mid" and "late" (TIMEX3 gives no bounds for START, MID and END).
fn part_of(whole: DayRange, part: Part) -> DayRange {
    let length = whole.len();
    let third = if (28..=31).contains(&length) {
        10
    } else {
        (length / 3).max(1)
    };
    let at = |offset: i32| {
        whole
            .start
            .saturating_add(jiff::Span::new().days(i64::from(offset)))
    };
    match part {
        Part::Early => DayRange {
            start: whole.start,
            end: at(third - 1).min(whole.end),
        },
        Part::Mid => DayRange {
            start: at(third).min(whole.end),
            end: at(2 * third - 1).min(whole.end),
        },
        Part::Late | Part::End => DayRange {
            start: at(2 * third).min(whole.end),
            end: whole.end,
        },
    }
}

impl DateValue {
    /// The code of the value as it is, weeks by their number: `2025-07-23`, `2025-W30`. Parts are left out.
    pub(super) fn write_code(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.approximate {
            f.write_str("~")?;
        }
        let year = year_code(self.year);
        match self.field {
            DateField::Century if self.year.is_some() => write!(f, "{}XX", cut(&year, 2)),
            DateField::Decade if self.year.is_some() => write!(f, "{}X", cut(&year, 1)),
            DateField::Century | DateField::Decade | DateField::Year => f.write_str(&year),
            DateField::Half(n) => write!(f, "{year}-H{n}"),
            DateField::Quarter(n) => write!(f, "{year}-Q{n}"),
            DateField::Season(season) => write!(f, "{year}-{}", season.code()),
            DateField::Month(month) => write!(f, "{year}-{month:02}"),
            DateField::Week(week) => write!(f, "{year}-W{week:02}"),
            DateField::Weekend(week) => write!(f, "{year}-W{week:02}-WE"),
            DateField::Day(month, day) => write!(f, "{year}-{month:02}-{day:02}"),
            DateField::Weekday(weekday) => write!(f, "XXXX-WXX-{}", weekday.to_monday_one_offset()),
            DateField::DayOfMonth(day) => write!(f, "XXXX-XX-{day:02}"),
        }
    }
}

impl fmt::Display for DateValue {
    /// `2025-07-23`, `XXXX-07-23`, `2025-05`, `2025`, `2025-Q2`, `199X`, `XXXX-WXX-3`; weeks and parts as days.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.spelled_days() {
            Some((first, last)) if first == last => first.write_code(f),
            Some((first, last)) => {
                first.write_code(f)?;
                f.write_str("/")?;
                last.write_code(f)
            }
            None => self.write_code(f),
        }
    }
}

/// A year in four digits, with a minus before the year 0; `XXXX` where it is open.
pub(super) fn year_code(year: Option<i16>) -> String {
    match year {
        None => "XXXX".to_owned(),
        Some(year) if year < 0 => format!("-{:04}", year.unsigned_abs()),
        Some(year) => format!("{year:04}"),
    }
}

/// A year code without its last `digits`.
pub(super) fn cut(year: &str, digits: usize) -> &str {
    year.get(..year.len().saturating_sub(digits))
        .unwrap_or_default()
}

impl Season {
    /// The TIMEX3 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }
}
