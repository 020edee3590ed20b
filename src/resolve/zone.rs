//! Clock times in the zone of a place: the offset its clocks have on the day.

use super::resolver::Resolver;
use crate::value::{BasisKind, Clock, DateValue, ZoneName};

impl Resolver<'_> {
    /// `clock` with the offset the story says its times have, where it tells none itself.
    pub(super) fn in_stated_zone(&mut self, clock: Clock) -> Clock {
        let stated = self.context.reference.and_then(|reference| reference.zone);
        let (None, Some(zone)) = (clock.offset, stated) else {
            return clock;
        };
        let note = format!("the story says its clock times are at {}", told(zone));
        self.note(BasisKind::TimeZone, note);
        Clock {
            offset: Some(zone),
            ..clock
        }
    }

    /// `clock` with the offset of `zone` on `day`; without a day that of the story's day, which the clock time is most likely on,
    /// and without any that of a place whose clocks do not change. Where none can be told it stays open.
    pub(super) fn in_zone(
        &mut self,
        day: Option<&DateValue>,
        clock: Clock,
        zone: &ZoneName,
    ) -> Clock {
        let named = day.is_some();
        let day = match day {
            Some(day) => day.as_day(),
            None => self
                .context
                .reference
                .filter(|reference| reference.year_known)
                .map(|reference| reference.day),
        };
        let (offset, when) = match day {
            Some(day) if named => (zone.offset(day, clock), format!("on {day}")),
            Some(day) => (zone.offset(day, clock), format!("on the story's day {day}")),
            None => (zone.fixed_offset(clock), "all the year".to_owned()),
        };
        let clock = Clock { offset, ..clock };
        match offset {
            Some(offset) => self.note(
                BasisKind::TimeZone,
                format!(
                    "the clocks of {} are at {} {when}",
                    zone.name(),
                    told(offset)
                ),
            ),
            None => self.note(
                BasisKind::TimeZone,
                format!(
                    "the offset of {} is not known, since it changes by the day",
                    zone.name()
                ),
            ),
        }
        clock
    }
}

/// An offset as clock times have it: "+03:00".
fn told(offset: i16) -> String {
    let midnight = Clock {
        hour: 0,
        minute: 0,
        offset: Some(offset),
        inferred: false,
    };
    let told = midnight.to_string();
    told.strip_prefix("00:00").unwrap_or(&told).to_owned()
}
