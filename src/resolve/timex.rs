//! The TIMEX3 annotation of a time as said, with or without a value.

use super::anchor::anchored;
use super::fiscal;
use super::resolver::Resolver;
use super::{Context, ResolvedPart};
use crate::mention::{Member, Origin, Period, PeriodUnit, Shift, TimeExpr, TimeOfDay, Way};
use crate::value::{Clock, DateValue, TimeUnit, TimeValue, Timex3, Vague};

/// The parts of a range or list with their annotations, as the whole puts them in order; none for a single time.
pub(super) fn parts(said: &TimeExpr, context: &Context<'_>) -> Vec<ResolvedPart> {
    let members = said.members();
    if members.is_empty() {
        return Vec::new();
    }
    let mut values = Resolver::new(context)
        .members(&members)
        .unwrap_or_default()
        .into_iter();
    let part = |member: &&Member| {
        let value = values.next();
        ResolvedPart {
            span: member.span,
            timex3: of(&member.time, value.as_ref(), context),
            value,
        }
    };
    members.iter().map(part).collect()
}

/// The annotation of `said`, resolved to `value` against `context`, with what it is anchored to.
pub(super) fn of(
    said: &TimeExpr,
    value: Option<&TimeValue>,
    context: &Context<'_>,
) -> Option<Timex3> {
    let timex = unanchored(said, value, context)?;
    Some(match said {
        // Annotated as what it bounds, anchors included.
        TimeExpr::Bounded(..) => timex,
        _ => anchored(timex, said, value, context),
    })
}

fn unanchored(said: &TimeExpr, value: Option<&TimeValue>, context: &Context<'_>) -> Option<Timex3> {
    match said {
        TimeExpr::Bounded(_, inner) => {
            let inner_value = super::resolve_time(inner, context);
            inner_value.timex3
        }
        // The side of the reference time has no place in the value: "earlier this year" is the year.
        TimeExpr::Period(period) if period.side.is_some() => {
            let whole = Period {
                side: None,
                ..*period
            };
            super::resolve_time(&TimeExpr::Period(whole), context).timex3
        }
        TimeExpr::Calendar(said) if said.fiscal => match value {
            Some(TimeValue::Date(date)) => Some(fiscal::timex(date, said.date.part)),
            _ => None,
        },
        // TIMEX3 puts a clock time on the day of the text; as a claim's value it would be a guess.
        // Of the clocks of a place it has the time, as said; the offset of the day is ours.
        TimeExpr::At(None, time) if time.is_clock() => {
            match (as_said(said, value), context.reference) {
                (Some(TimeValue::Clock(clock)), Some(reference)) if reference.year_known => {
                    TimeValue::Instant(DateValue::day(reference.day), clock).timex3()
                }
                (value, _) => value.and_then(|value| value.timex3()),
            }
        }
        TimeExpr::At(Some(_), time) if time.is_clock() => as_said(said, value)?.timex3(),
        // A length that ends or begins at the reference time is annotated as a length.
        TimeExpr::Window(length, _) => Some(length.timex3()),
        // "years ago" is some time past.
        TimeExpr::Shift(Shift {
            length,
            way,
            origin: Origin::Reference,
            within: false,
        }) if length.amount.is_none() => TimeValue::Vague(match way {
            Way::Before => Vague::Past,
            Way::After => Vague::Future,
        })
        .timex3(),
        TimeExpr::Shift(Shift { length, within, .. }) if *within || value.is_none() => {
            Some(length.timex3())
        }
        // "six weeks ago" names a week, "a week ago" a day.
        TimeExpr::Shift(shift) if counts_weeks(shift) => {
            value.and_then(week_of).and_then(|w| w.timex3())
        }
        TimeExpr::Calendar(_)
        | TimeExpr::Period(_)
        | TimeExpr::Shift(_)
        | TimeExpr::At(..)
        | TimeExpr::Range(..)
        | TimeExpr::AllOf(_)
        | TimeExpr::OneOf(_)
        | TimeExpr::Holiday(_)
        | TimeExpr::Picked(..)
        | TimeExpr::SamePeriod(..)
        | TimeExpr::Vague(_) => value.and_then(TimeValue::timex3),
    }
}

/// The value, of clock times without the offset that was worked out from a place, or that the story tells of all its times.
fn as_said(said: &TimeExpr, value: Option<&TimeValue>) -> Option<TimeValue> {
    let told = match said {
        TimeExpr::At(
            _,
            TimeOfDay::Clock(clock) | TimeOfDay::Local(clock) | TimeOfDay::Elsewhere(clock),
        ) => clock.offset,
        _ => None,
    };
    let offset = |clock: Clock| Clock {
        offset: told,
        ..clock
    };
    Some(match value? {
        TimeValue::Clock(clock) => TimeValue::Clock(offset(*clock)),
        TimeValue::Instant(day, clock) => TimeValue::Instant(*day, offset(*clock)),
        other => other.clone(),
    })
}

/// Whether a time lies two weeks or more from the day of the story, or of the text.
fn counts_weeks(shift: &Shift) -> bool {
    let far = shift.length.amount.is_some_and(|n| n >= 2.0) && shift.length.upper.is_none();
    far && shift.length.unit == TimeUnit::Week
        && matches!(shift.origin, Origin::Reference | Origin::Anchor)
}

/// The week around a day; any other value as it is.
fn week_of(value: &TimeValue) -> Option<TimeValue> {
    let TimeValue::Date(date) = value else {
        return Some(value.clone());
    };
    let Some(day) = date.as_day() else {
        return Some(value.clone());
    };
    let unit = PeriodUnit::Unit(TimeUnit::Week);
    super::period::period_around(day, unit, 0).map(TimeValue::Date)
}
