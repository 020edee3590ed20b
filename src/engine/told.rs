//! What a story has told of times so far, which its later words count from: the last day, the last time of any length, and
//! whether it tells of the present or of years long gone.

use crate::ingest::Story;
use crate::mention::{Mention, MentionKind, Origin, PeriodOrigin, TimeExpr, Way};
use crate::resolve::{self, Context, Direction, Reference, Resolved};
use crate::value::{TimeUnit, TimeValue, Value};
use jiff::civil::Date;

/// The times a story has named so far.
#[derive(Default)]
pub(super) struct Told {
    /// The last day: what "two days later" counts from. At first the day of the story.
    day: Option<TimeValue>,
    /// The last time of any length: what "that year" means.
    last: Option<TimeValue>,
    /// The last time longer than a day: what "the quarter" means.
    period: Option<TimeValue>,
    /// The day the last date of a year or less begins with: what a history has come to.
    come_to: Option<Date>,
    /// How many dates of earlier years were written with their year.
    historic: u32,
    /// How many times were counted from the day of the story: "yesterday", "on Friday".
    current: u32,
}

/// From so many dates of earlier years on, and with more of them for each time that is counted from its own day, a story is a
/// history.
const HISTORIC_DATES: u32 = 3;

impl Told {
    /// At the start of a story that holds these mentions.
    pub(super) fn of<'m>(story: &Story, mentions: impl Iterator<Item = &'m Mention>) -> Self {
        let reference = story.reference.as_ref().filter(|r| r.year_known);
        let mut told = Self {
            day: reference.map(|r| TimeValue::day(r.day)),
            ..Self::default()
        };
        for mention in mentions {
            if let MentionKind::Time(time) = &mention.kind {
                told.count(time, reference);
            }
        }
        told
    }

    /// Resolves the next mention, and remembers what it names. `direction` is asked for times alone, and not
    /// in a history.
    pub(super) fn resolve(
        &mut self,
        mention: &Mention,
        reference: Option<&Reference>,
        direction: impl Fn() -> Option<Direction>,
    ) -> Resolved {
        let MentionKind::Time(time) = &mention.kind else {
            return resolve::resolve(mention, &Context::default());
        };
        let open = time.is_yearless() || time.is_day_of_month() || is_part_of_unit(time);
        let history = self.history(reference).filter(|_| open);
        let context = Context {
            reference: history.as_ref().or(reference),
            direction: match history {
                Some(_) => None,
                None => direction(),
            },
            told_in_order: history.is_some(),
            anchor: self.day.as_ref(),
            named: self.last.as_ref(),
            period: self.period.as_ref(),
        };
        let resolved = resolve::resolve(mention, &context);
        self.remember(&resolved, time);
        resolved
    }

    /// The day that dates without a year go on from, where the story is a history.
    fn history(&self, reference: Option<&Reference>) -> Option<Reference> {
        if self.historic < HISTORIC_DATES
            || self.historic <= self.current.saturating_mul(HISTORIC_DATES)
        {
            return None;
        }
        let day = self.come_to?;
        let long_ago = |r: &Reference| day.year() < r.day.year() - 1;
        let known = reference.filter(|r| r.year_known);
        known.is_none_or(long_ago).then_some(Reference {
            day,
            year_known: true,
            weekday_known: true,
            clock: None,
            zone: None,
        })
    }

    fn count(&mut self, time: &TimeExpr, reference: Option<&Reference>) {
        if let Some(year) = time.year_said() {
            let earlier = reference.is_none_or(|r| year < r.day.year() - 1);
            self.historic = self.historic.saturating_add(u32::from(earlier));
        } else if is_counted(time) {
            self.current = self.current.saturating_add(1);
        }
    }

    fn remember(&mut self, resolved: &Resolved, said: &TimeExpr) {
        let Some(Value::Time(time)) = &resolved.value else {
            return;
        };
        // "by June 10" names that day.
        let time = match time {
            TimeValue::Range(Some(end), None) | TimeValue::Range(None, Some(end)) => end,
            time => time,
        };
        let Some(days) = time.days() else {
            return;
        };
        if days.len() == 1 {
            self.day = Some(time.clone());
        } else if !is_compared(said) {
            self.period = Some(time.clone());
        }
        if days.len() <= 366 && !is_counted(said) {
            self.come_to = Some(days.start);
        }
        self.last = Some(time.clone());
    }
}

/// Whether the words name a part of a period that is taken as known: "the end of the year".
fn is_part_of_unit(time: &TimeExpr) -> bool {
    match time {
        TimeExpr::Period(period) => period.part.is_some() && period.offset == 0,
        TimeExpr::Bounded(_, time) => is_part_of_unit(time),
        _ => false,
    }
}

/// Whether the words only compare with a period before: "profit rose from $3m a year earlier" still tells of this year's quarter.
fn is_compared(time: &TimeExpr) -> bool {
    match time {
        TimeExpr::SamePeriod(..) => true,
        TimeExpr::Shift(shift) => {
            shift.origin == Origin::Anchor
                && shift.way == Way::Before
                && shift.length.unit == TimeUnit::Year
        }
        _ => false,
    }
}

/// Whether the words count from the day of the story: "yesterday", "on Friday", "last week".
fn is_counted(time: &TimeExpr) -> bool {
    match time {
        TimeExpr::Period(period) => {
            period.from == PeriodOrigin::Reference && !is_part_of_unit(time)
        }
        TimeExpr::Calendar(_) => time.weekday().is_some(),
        TimeExpr::At(Some(day), _) | TimeExpr::Bounded(_, day) => is_counted(day),
        _ => false,
    }
}
