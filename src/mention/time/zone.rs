//! Grammar of zones that are places: "Kyiv time", "ET", behind a clock time.

use super::super::expr::TimeOfDay;
use super::super::words::{Read, Words, sense};
use crate::value::{Clock, ZoneName};

/// The zone said behind a clock time, where it is no place's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// None.
    Nothing,
    /// Minutes east of UTC.
    Offset(i16),
    /// "local time".
    Local,
    /// The clocks of a place that is not known.
    Elsewhere,
}

/// The place whose clocks are meant, named at `i`, in brackets or not.
pub(super) fn place(w: &Words<'_>, i: usize) -> Read<ZoneName> {
    let at = w.skip(i, "(");
    let (zone, next) = sense!(w, at, ZonePlace(zone) => zone.clone())?;
    // "7 p.m. et al.": a zone of one word is written in capitals.
    let shouted = w.written(at).chars().all(char::is_uppercase);
    if !shouted && next == at + 1 {
        return None;
    }
    match (at == i, w.is(next, ")")) {
        (true, _) => Some((zone, next)),
        (false, closed) => closed.then_some((zone, next + 1)),
    }
}

/// The clock time in the zone that is said; only a day turns the zone of a place into an offset.
pub(super) fn in_zone(clock: Clock, said: Said, place: Option<ZoneName>) -> TimeOfDay {
    match (place, said) {
        _ if clock.offset.is_some() => TimeOfDay::Clock(clock),
        (Some(zone), _) => TimeOfDay::Zoned(clock, zone),
        (None, Said::Local) => TimeOfDay::Local(clock),
        (None, Said::Elsewhere) => TimeOfDay::Elsewhere(clock),
        (None, Said::Nothing | Said::Offset(_)) => TimeOfDay::Clock(clock),
    }
}
