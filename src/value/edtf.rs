//! EDTF, the extended date and time format of ISO 8601-2 (levels 0 to 2), of resolved times.
//!
//! Comes in: a time. Goes out: its EDTF string, or `None` where EDTF has no form for it: clock times without a day, parts of a
//! day, bare weekdays, vague times, clock times within intervals and sets. Forms and levels as in the specification of the
//! Library of Congress (<https://www.loc.gov/standards/datetime/>), section by section in the tests.

use super::date::{cut, year_code};
use super::{Clock, DateField, DateValue, Season, TimeValue};

impl TimeValue {
    /// The EDTF string of the time: `2025-07-23`, `XXXX-07-23`, `2025-21` (spring), `2025-34` (second quarter), `199X`,
    /// `2025-07-24/..`, `{2025-05-16,2025-06-02}` for each of, `[2025-07-23,2025-07-24]` for one of, `2025-07-07~` for about.
    ///
    /// Weeks, weekends and parts of a period ("early May") are intervals of days, as in the canonical notation. EDTF writes
    /// clock times with seconds (level 0, "Date and Time"): `:00` is put where the words stop at the minute.
    ///
    /// ```
    /// use atodds::value::TimeValue;
    /// let edtf = |notation: &str| notation.parse::<TimeValue>().ok()?.edtf();
    /// assert_eq!(edtf("~2025-05").as_deref(), Some("2025-05~"));
    /// assert_eq!(edtf("2025-07-23T19:00+03:00").as_deref(), Some("2025-07-23T19:00:00+03:00"));
    /// assert_eq!(edtf("2025-07-23TEV"), None);
    /// ```
    pub fn edtf(&self) -> Option<String> {
        match self.as_printed() {
            Self::Date(date) => date_form(&date),
            Self::Instant(date, clock) => instant(&date, clock),
            Self::Range(start, end) => interval(start.as_deref(), end.as_deref(), "/"),
            Self::AllOf(all) => set('{', &all, '}'),
            Self::OneOf(all) => set('[', &all, ']'),
            Self::DayPart(..) | Self::Clock(_) | Self::Vague(_) => None,
        }
    }
}

/// A date; `~` behind it for an approximate one (level 1, "Qualification of a date").
fn date_form(date: &DateValue) -> Option<String> {
    let year = year_code(date.year);
    let form = match date.field {
        // Level 1, "Unspecified digit(s) from the right"; with the year open, level 2, "Unspecified digit".
        DateField::Century => format!("{}XX", cut(&year, 2)),
        DateField::Decade => format!("{}X", cut(&year, 1)),
        DateField::Year => year,
        // Level 2, "Sub-year groupings": 21 to 24 seasons, 33 to 36 quarters, 40 and 41 semestrals.
        DateField::Half(n) => format!("{year}-{}", 39 + n),
        DateField::Quarter(n) => format!("{year}-{}", 32 + n),
        DateField::Season(season) => format!("{year}-{}", season_code(season)),
        DateField::Month(month) => format!("{year}-{month:02}"),
        DateField::Day(month, day) => format!("{year}-{month:02}-{day:02}"),
        DateField::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        // A week or weekend that is still one here is of no known year.
        DateField::Week(_) | DateField::Weekend(_) | DateField::Weekday(_) => return None,
    };
    Some(if date.approximate { form + "~" } else { form })
}

const fn season_code(season: Season) -> u8 {
    match season {
        Season::Spring => 21,
        Season::Summer => 22,
        Season::Autumn => 23,
        Season::Winter => 24,
    }
}

/// Level 0, "Date and Time": a whole day with hours, minutes and seconds. The end of a day is the beginning of the next.
fn instant(date: &DateValue, clock: Clock) -> Option<String> {
    let mut day = date.as_day().filter(|_| !date.approximate)?;
    let mut clock = clock;
    if clock.hour >= 24 {
        (day, clock.hour) = (day.tomorrow().ok()?, 0);
    }
    let offset = Clock {
        hour: 0,
        minute: 0,
        ..clock
    }
    .to_string();
    let offset = offset.strip_prefix("00:00").unwrap_or_default();
    let day = date_form(&DateValue::day(day))?;
    Some(format!(
        "{day}T{:02}:{:02}:00{offset}",
        clock.hour, clock.minute
    ))
}

/// Both ends as dates, an open one as `..` (level 1, "Extended Interval"). `None` where both are open or one is no date.
fn interval(start: Option<&TimeValue>, end: Option<&TimeValue>, between: &str) -> Option<String> {
    if start.is_none() && end.is_none() {
        return None;
    }
    let edge = |time: Option<&TimeValue>| match time {
        None => Some("..".to_owned()),
        Some(TimeValue::Date(date)) => date_form(date),
        Some(_) => None,
    };
    Some(edge(start)? + between + &edge(end)?)
}

/// Level 2, "Set representation": dates, and ranges of them with `..` between their ends.
fn set(open: char, all: &[TimeValue], close: char) -> Option<String> {
    let members: Option<Vec<String>> = all.iter().map(member).collect();
    let members = members.filter(|members| !members.is_empty())?;
    Some(format!("{open}{}{close}", members.join(",")))
}

fn member(time: &TimeValue) -> Option<String> {
    match time {
        TimeValue::Date(date) => date_form(date),
        TimeValue::Range(Some(start), Some(end)) => interval(Some(start), Some(end), ".."),
        // "1760-12.." and "..1984": the points of the open end are those between the ends.
        TimeValue::Range(Some(start), None) => Some(member(start)? + ".."),
        TimeValue::Range(None, Some(end)) => Some("..".to_owned() + &member(end)?),
        TimeValue::Range(None, None)
        | TimeValue::Instant(..)
        | TimeValue::DayPart(..)
        | TimeValue::Clock(_)
        | TimeValue::AllOf(_)
        | TimeValue::OneOf(_)
        | TimeValue::Vague(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edtf(notation: &str) -> Option<String> {
        notation.parse::<TimeValue>().ok()?.edtf()
    }

    /// The forms of the specification's own examples, each made from our notation.
    #[test]
    fn forms_of_the_standard() {
        for (notation, expected) in [
            // Level 0: Date; Date and Time; Time Interval.
            ("1985-04-12", "1985-04-12"),
            ("1985-04", "1985-04"),
            ("1985", "1985"),
            ("1985-04-12T23:20", "1985-04-12T23:20:00"),
            ("1985-04-12T23:20Z", "1985-04-12T23:20:00Z"),
            ("1985-04-12T23:20+04:30", "1985-04-12T23:20:00+04:30"),
            ("1985-04-12T24:00Z", "1985-04-13T00:00:00Z"),
            ("1964/2008", "1964/2008"),
            ("2004-06/2006-08", "2004-06/2006-08"),
            ("2004-02-01/2005", "2004-02-01/2005"),
            // Level 1: Seasons; Qualification of a date; Unspecified digits; Extended Interval; Negative year.
            ("2001-SP", "2001-21"),
            ("2001-WI", "2001-24"),
            ("~2004-06", "2004-06~"),
            ("~1984", "1984~"),
            ("201X", "201X"),
            ("20XX", "20XX"),
            ("1985-04-12/..", "1985-04-12/.."),
            ("../1985", "../1985"),
            ("~1984/2004-06", "1984~/2004-06"),
            ("-1985", "-1985"),
            // Level 2: Sub-year groupings; Set representation; Unspecified digit.
            ("2001-Q2", "2001-34"),
            ("2001-H1", "2001-40"),
            ("2001-H2", "2001-41"),
            ("[1667, 1668, 1670/1672]", "[1667,1668,1670..1672]"),
            ("[../1760-12-03]", "[..1760-12-03]"),
            ("[1760-12/..]", "[1760-12..]"),
            ("{1960, 1961-12}", "{1960,1961-12}"),
            ("{../1984}", "{..1984}"),
            ("XXXX-12-23", "XXXX-12-23"),
            ("XXXX-XX-23", "XXXX-XX-23"),
        ] {
            assert_eq!(edtf(notation).as_deref(), Some(expected), "{notation}");
        }
    }

    #[test]
    fn what_has_no_form_gives_none() {
        for notation in [
            "19:00Z",
            "XXXX-WXX-3",
            "2025-07-23TEV",
            "PAST_REF",
            "../..",
            "XXXX-07-23T19:00",
            "2025-05T19:00",
            "2025-07-23T19:00/2025-07-23T20:00",
            "{2025-07-23T19:00, 2025-07-24}",
            "{}",
        ] {
            assert_eq!(edtf(notation), None, "{notation}");
        }
    }

    #[test]
    fn weeks_and_parts_are_intervals() {
        let week = TimeValue::Date(DateValue::new(Some(2025), DateField::Week(30)));
        assert_eq!(week.edtf().as_deref(), Some("2025-07-21/2025-07-27"));
        let early = TimeValue::Date(DateValue {
            part: Some(super::super::Part::Early),
            ..DateValue::new(None, DateField::Month(9))
        });
        assert_eq!(early.edtf().as_deref(), Some("XXXX-09-01/XXXX-09-10"));
    }
}
