//! The state of one resolution: the context it looks at and the assumptions it made.
//!
//! Each kind of expression has its own file with an `impl Resolver`; here are the parts they share.

use jiff::civil::Date;

use super::{Context, Direction, Reference};
use crate::mention::TimeExpr;
use crate::value::{Basis, BasisKind, TimeValue};

pub(super) struct Resolver<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) basis: Vec<Basis>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(context: &'a Context<'a>) -> Self {
        Self {
            context,
            basis: Vec::new(),
        }
    }

    /// The value of a time, as far as the context tells.
    pub(super) fn time(&mut self, expr: &TimeExpr) -> Option<TimeValue> {
        match expr {
            TimeExpr::Calendar(said) => self.calendar(said),
            TimeExpr::Period(said) => self.period(said),
            TimeExpr::Shift(said) => self.shift(said),
            TimeExpr::Window(length, way) => self.window(length, *way),
            TimeExpr::At(day, time) => self.at(day.as_deref(), *time),
            TimeExpr::Bounded(limit, inner) => self.bounded(*limit, inner),
            TimeExpr::Range(first, last) => self.range(first, last),
            TimeExpr::AllOf(all) => self.all_of(all),
            TimeExpr::OneOf(all) => self.one_of(all),
            TimeExpr::Holiday(said) => self.holiday(said),
            TimeExpr::Picked(pick, unit, of) => self.picked(*pick, *unit, of),
            TimeExpr::SamePeriod(unit, years) => self.same_period(*unit, *years),
            TimeExpr::Vague(vague) => Some(TimeValue::Vague(*vague)),
        }
    }

    pub(super) fn note(&mut self, kind: BasisKind, note: impl Into<String>) {
        let basis = Basis::new(kind, note);
        if !self.basis.contains(&basis) {
            self.basis.push(basis);
        }
    }

    pub(super) fn direction(&self) -> Option<Direction> {
        self.context.direction
    }

    /// The reference, where weekdays and days can be counted from it.
    pub(super) fn counting_reference(&self) -> Option<&'a Reference> {
        self.context
            .reference
            .filter(|r| r.year_known || r.weekday_known)
    }

    pub(super) fn weekday_known(&self) -> bool {
        self.counting_reference().is_some()
    }

    /// The day the text speaks of, where it is one.
    pub(super) fn anchor_day(&self) -> Option<Date> {
        self.context.anchor?.days().map(|days| days.start)
    }
}

/// `day` moved by `days`; `None` beyond the calendar.
pub(super) fn add_days(day: Date, days: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// Days from `from` to `to`.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}
