//! Whether two dates of a story can be one moment: "22:29 UTC" on one day is the next day further east.
//!
//! The zone of a place is not known here, so the answer is the zones for which it holds.

use super::stamp::Stamp;

const DAY: i32 = 24 * 60;

/// Zones in use, in minutes east of UTC.
const ZONES: (i32, i32) = (-12 * 60, 14 * 60);

/// "one moment in zones from UTC+01:31", where the moment one stamp gives is on the day of the other, which has no clock
/// time with a zone, but not on the same day as written.
pub(in crate::ingest) fn reconciled(a: &Stamp, b: &Stamp) -> Option<String> {
    one_way(a, b).or_else(|| one_way(b, a))
}

fn one_way(moment: &Stamp, day: &Stamp) -> Option<String> {
    let clock = moment.clock?;
    let offset = clock.offset?;
    if day.clock.is_some_and(|clock| clock.offset.is_some()) {
        return None;
    }
    let days = day.date()?.since(moment.date()?).ok()?.get_days();
    let minutes = i32::from(clock.hour) * 60 + i32::from(clock.minute) - i32::from(offset);
    let first = days.checked_mul(DAY)? - minutes;
    let (least, most) = (first.max(ZONES.0), (first + DAY - 1).min(ZONES.1));
    if days == 0 || least > most {
        return None;
    }
    Some(if days > 0 {
        format!("one moment with it in zones from {}", zone(least))
    } else {
        format!("one moment with it in zones up to {}", zone(most))
    })
}

/// "UTC+01:31".
fn zone(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.abs();
    format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;
    use crate::value::Clock;

    fn stamp(day: i8, clock: Option<(u8, u8, i16)>) -> Stamp {
        Stamp {
            span: Span::new(0, 0),
            year: Some(2024),
            day: Some((5, day)),
            weekday: None,
            clock: clock.map(|(hour, minute, offset)| Clock {
                hour,
                minute,
                offset: Some(offset),
                inferred: false,
            }),
        }
    }

    #[test]
    fn the_next_day_further_east() {
        let noted = |clock, day| reconciled(&stamp(day, None), &stamp(7, Some(clock)));
        let east = "one moment with it in zones from UTC+01:31";
        assert_eq!(noted((22, 29, 0), 8).as_deref(), Some(east));
        let west = "one moment with it in zones up to UTC-03:01";
        assert_eq!(noted((3, 0, 0), 6).as_deref(), Some(west));
        assert_eq!(noted((22, 29, 0), 7), None);
        assert_eq!(noted((3, 0, 0), 8), None);
        assert_eq!(noted((22, 29, 0), 9), None);
    }
}
