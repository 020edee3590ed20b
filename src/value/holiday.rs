//! Days of the year that go by a rule: Thanksgiving, Easter and what is counted from it.
//!
//! Comes in: a rule and a year. Goes out: the day. The two Easters are computed after J. Meeus, *Astronomical Algorithms* (2nd
//! ed. 1998), chapter 8: the Gregorian one by the method first printed in *Butcher's Ecclesiastical Calendar* (1876), the
//! Orthodox one as the Julian Easter moved to the Gregorian calendar.

use jiff::civil::{Date, Weekday};

/// How the day of a feast or holiday is found in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayRule {
    /// The same month and day each year: Christmas is 12 and 25.
    Fixed(u8, u8),
    /// A weekday of a month by its rank: the fourth Thursday of November. Below zero it is counted from the end: -1 is the last.
    Nth {
        /// 1 to 12.
        month: u8,
        /// Which weekday.
        weekday: Weekday,
        /// 1 to 5, or -1 to -5.
        rank: i8,
    },
    /// The first such weekday on a day or after it: the Tuesday after the first Monday of November is the Tuesday from 2
    /// November on.
    From {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: u8,
        /// Which weekday.
        weekday: Weekday,
    },
    /// So many days after Easter Sunday of the western churches; before it below zero.
    Easter(i16),
    /// So many days after Easter Sunday of the Orthodox churches; before it below zero.
    OrthodoxEaster(i16),
}

impl DayRule {
    /// The day in `year`; `None` where there is none: 29 February, a fifth Monday, or beyond the calendar.
    pub fn day(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => date(year, month, day),
            Self::Nth {
                month,
                weekday,
                rank,
            } => {
                let first = date(year, month, 1)?;
                first.nth_weekday_of_month(rank, weekday).ok()
            }
            Self::From {
                month,
                day,
                weekday,
            } => {
                let first = date(year, month, day)?;
                let ahead = weekday.since(first.weekday());
                add(first, i64::from(ahead))
            }
            Self::Easter(offset) => add(easter(year)?, i64::from(offset)),
            Self::OrthodoxEaster(offset) => add(orthodox_easter(year)?, i64::from(offset)),
        }
    }
}

fn date(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn add(day: Date, days: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// Easter Sunday in the Gregorian calendar, from the year 1583 on; before that as if that calendar had been used.
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let golden = year_number.rem_euclid(19);
    let (century, of_century) = (year_number.div_euclid(100), year_number.rem_euclid(100));
    let (leaps, rest) = (century / 4, century % 4);
    let moon = (century + 8) / 25;
    let correction = (century - moon + 1) / 3;
    let epact = (19 * golden + century - leaps - correction + 15).rem_euclid(30);
    let (of_leaps, of_rest) = (of_century / 4, of_century % 4);
    let sunday = (32 + 2 * rest + 2 * of_leaps - epact - of_rest).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let total = epact + sunday - 7 * late + 114;
    let (month, day) = (total / 31, total % 31 + 1);
    date(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// Easter Sunday in the Julian calendar, as a day of the Gregorian one.
fn orthodox_easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let (a, b, c) = (
        year_number.rem_euclid(4),
        year_number.rem_euclid(7),
        year_number.rem_euclid(19),
    );
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34).rem_euclid(7);
    let total = d + e + 114;
    let (month, day) = (total / 31, total % 31 + 1);
    let julian = date(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    // The days the calendars lie apart from March on: 13 from 1900 to 2099.
    let century = i64::from(year_number.div_euclid(100));
    add(julian, century - century.div_euclid(4) - 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(rule: DayRule, year: i16) -> String {
        rule.day(year).map_or_else(String::new, |d| d.to_string())
    }

    /// Days as almanacs have them.
    #[test]
    fn easters_of_known_years() {
        for (year, western, orthodox) in [
            (1583, "1583-04-10", "1583-04-10"),
            (1818, "1818-03-22", "1818-04-26"),
            (1943, "1943-04-25", "1943-04-25"),
            (2000, "2000-04-23", "2000-04-30"),
            (2008, "2008-03-23", "2008-04-27"),
            (2016, "2016-03-27", "2016-05-01"),
            (2024, "2024-03-31", "2024-05-05"),
            (2025, "2025-04-20", "2025-04-20"),
            (2038, "2038-04-25", "2038-04-25"),
        ] {
            assert_eq!(on(DayRule::Easter(0), year), western);
            assert_eq!(on(DayRule::OrthodoxEaster(0), year), orthodox);
        }
    }

    #[test]
    fn every_year_has_its_easters_on_a_sunday() {
        for year in 1..=9999 {
            for rule in [DayRule::Easter(0), DayRule::OrthodoxEaster(0)] {
                let day = rule.day(year).map(Date::weekday);
                assert_eq!(day, Some(Weekday::Sunday), "{rule:?} {year}");
            }
        }
    }

    #[test]
    fn weekdays_by_rank_and_from_a_day() {
        let thanksgiving = DayRule::Nth {
            month: 11,
            weekday: Weekday::Thursday,
            rank: 4,
        };
        assert_eq!(on(thanksgiving, 2024), "2024-11-28");
        let memorial = DayRule::Nth {
            month: 5,
            weekday: Weekday::Monday,
            rank: -1,
        };
        assert_eq!(on(memorial, 2024), "2024-05-27");
        let election = DayRule::From {
            month: 11,
            day: 2,
            weekday: Weekday::Tuesday,
        };
        assert_eq!(on(election, 2024), "2024-11-05");
        assert_eq!(on(election, 2021), "2021-11-02");
        assert_eq!(on(DayRule::Fixed(2, 29), 2025), "");
        assert_eq!(on(DayRule::Easter(i16::MAX), 9999), "");
    }
}
