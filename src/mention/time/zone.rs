//! Grammar of zones that are places: "Kyiv time", "ET", behind a clock time.

use super::super::expr::TimeOfDay;
use super::super::words::{Read, Words, sense};

use crate::value::{Clock, ZoneName};

/// The place whose clocks are meant, named at `i`, in brackets or not.
pub(super) fn place(w: &Words<'_>, i: usize) -> Read<ZoneName> {
    let at = w.skip(i, "(");
    let (zone, next) = sense!(w, at, ZonePlace(zone) => *zone)?;
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

/// The clock time in the zone of a place, which only a day turns into an offset.
pub(super) fn in_zone(clock: Clock, place: Option<ZoneName>) -> TimeOfDay {
    match place {
        Some(zone) if clock.offset.is_none() => TimeOfDay::Zoned(clock, zone),
        _ => TimeOfDay::Clock(clock),
    }
}
