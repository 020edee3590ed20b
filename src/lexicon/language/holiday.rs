//! The days with a name as the language file writes them, and the rules they become.
//!
//! `national` marks a name that is read only where no other country's stands before it. Each has one of the keys `on` (month and day), `weekday` (which one, with `month` and `rank`, or `from` a day on), `easter` or
//! `orthodox_easter` (days after it).

use jiff::civil::Weekday;
use serde::Deserialize;

use crate::value::DayRule;

/// One entry of `named_days`; which keys go together is checked by [`RawDay::rule`].
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDay {
    on: Option<(u8, u8)>,
    from: Option<(u8, u8)>,
    month: Option<u8>,
    weekday: Option<i8>,
    rank: Option<i8>,
    easter: Option<i16>,
    orthodox_easter: Option<i16>,
    #[serde(default)]
    pub(super) national: bool,
}

impl RawDay {
    /// The rule, or what is wrong with it.
    pub(super) fn rule(&self) -> Result<DayRule, String> {
        let weekday = self.weekday.map(weekday).transpose()?;
        let keys = (
            self.on,
            self.from,
            (self.month, self.rank),
            weekday,
            self.easter,
            self.orthodox_easter,
        );
        let rule = match keys {
            (Some((month, day)), None, (None, None), None, None, None) => {
                DayRule::Fixed(month, day)
            }
            (None, Some((month, day)), (None, None), Some(weekday), None, None) => DayRule::From {
                month,
                day,
                weekday,
            },
            (None, None, (Some(month), Some(rank)), Some(weekday), None, None) => DayRule::Nth {
                month,
                weekday,
                rank,
            },
            (None, None, (None, None), None, Some(days), None) => DayRule::Easter(days),
            (None, None, (None, None), None, None, Some(days)) => DayRule::OrthodoxEaster(days),
            _ => {
                return Err(
                    "needs `on`, or `weekday` with `month` and `rank` or with `from`, \
                            or `easter`, or `orthodox_easter`"
                        .to_owned(),
                );
            }
        };
        checked(rule)
    }
}

fn weekday(number: i8) -> Result<Weekday, String> {
    Weekday::from_monday_one_offset(number).map_err(|_| format!("has weekday {number}"))
}

/// The rule, if it ever names a day: 2024 is a leap year and has every month's days.
fn checked(rule: DayRule) -> Result<DayRule, String> {
    let far = |days: i16| !(-366..=366).contains(&days);
    match rule {
        DayRule::Fixed(month, day) | DayRule::From { month, day, .. } => {
            let known = DayRule::Fixed(month, day).day(2024);
            known.ok_or_else(|| format!("is day {day} of month {month}"))?;
        }
        DayRule::Nth { month, rank, .. } => {
            if !(1..=12).contains(&month) || rank == 0 || !(-5..=5).contains(&rank) {
                return Err(format!("is number {rank} of month {month}"));
            }
        }
        DayRule::Easter(days) | DayRule::OrthodoxEaster(days) if far(days) => {
            return Err(format!("lies {days} days from Easter"));
        }
        DayRule::Easter(_) | DayRule::OrthodoxEaster(_) => {}
    }
    Ok(rule)
}
