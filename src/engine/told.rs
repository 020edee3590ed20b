//! What a story has told of times so far, which its later words count from: the last day, the last time of any length, and
//! whether it tells of the present or of years long gone.

use crate::ingest::Story;
use crate::mention::{Mention, MentionKind, PeriodOrigin, TimeExpr};
use crate::resolve::{self, Context, Direction, Reference, Resolved};
use crate::value::{TimeValue, Value};

/// The times a story has named so far.
#[derive(Default)]
pub(super) struct Told {
    /// The last day: what "two days later" counts from. At first the day of the story.
    day: Option<TimeValue>,
    /// The last time of any length: what "that year" means.
    last: Option<TimeValue>,
    /// How many dates of earlier years were written with their year.
    historic: u32,
    /// How many times were counted from the day of the story: "yesterday", "on Friday".
    current: u32,
}

/// From so many dates of earlier years on, a story that never speaks of its own day is a history.
const HISTORIC_DATES: u32 = 3;

impl Told {
    pub(super) fn of(story: &Story) -> Self {
        let reference = story.reference.as_ref().filter(|r| r.year_known);
        Self {
            day: reference.map(|r| TimeValue::day(r.day)),
            ..Self::default()
        }
    }

    /// Resolves the next mention, and remembers what it names. `direction` is asked only where the words may leave it open.
    pub(super) fn resolve(
        &mut self,
        mention: &Mention,
        reference: Option<&Reference>,
        direction: impl Fn() -> Option<Direction>,
    ) -> Resolved {
        let MentionKind::Time(time) = &mention.kind else {
            return resolve::resolve(mention, &Context::default());
        };
        let history = self.history(reference).filter(|_| time.is_yearless());
        let context = Context {
            reference: history.as_ref().or(reference),
            // In a history "in June" is the June that comes next.
            direction: match history {
                Some(_) => Some(Direction::Future),
                None => direction(),
            },
            anchor: self.day.as_ref(),
            named: self.last.as_ref(),
        };
        let resolved = resolve::resolve(mention, &context);
        self.count(time, reference);
        self.remember(&resolved);
        resolved
    }

    /// The day that dates without a year go on from, where the story is a history.
    fn history(&self, reference: Option<&Reference>) -> Option<Reference> {
        if self.historic < HISTORIC_DATES || self.current > 0 {
            return None;
        }
        let day = self.last.as_ref()?.days()?.start;
        let long_ago = |r: &Reference| day.year() < r.day.year() - 1;
        let known = reference.filter(|r| r.year_known);
        known.is_none_or(long_ago).then_some(Reference {
            day,
            year_known: true,
            weekday_known: true,
            clock: None,
        })
    }

    fn count(&mut self, time: &TimeExpr, reference: Option<&Reference>) {
        let known = reference.filter(|r| r.year_known);
        if let Some(year) = time.year_said() {
            let earlier = known.is_none_or(|r| year < r.day.year() - 1);
            self.historic = self.historic.saturating_add(u32::from(earlier));
        } else if is_counted(time) {
            self.current = self.current.saturating_add(1);
        }
    }

    fn remember(&mut self, resolved: &Resolved) {
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
        }
        self.last = Some(time.clone());
    }
}

/// Whether the words count from the day of the story: "yesterday", "on Friday", "last week".
fn is_counted(time: &TimeExpr) -> bool {
    match time {
        TimeExpr::Period(period) => period.from == PeriodOrigin::Reference,
        TimeExpr::Calendar(_) => time.weekday().is_some(),
        TimeExpr::At(Some(day), _) | TimeExpr::Bounded(_, day) => is_counted(day),
        _ => false,
    }
}
