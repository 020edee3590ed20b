//! What a TIMEX3 annotation is anchored to: the time it counts from, and the ends of a length that has a place in time.
//!
//! TimeML 1.2.1 ("Attributes of TIMEX3": `anchorTimeID`, `beginPoint`, `endPoint`) points to other annotations by their ids.
//! Here the days themselves are given, since what they point to is mostly the day of the text, which is no mention.

use super::calendar::open_year;
use super::{Context, resolve_time};
use crate::mention::{Calendar, Origin, Period, PeriodOrigin, TimeExpr, Way};
use crate::value::{DateValue, TimeValue, Timex3, Timex3Type, Value};

/// `timex` with the anchors of `said`, which was resolved to `value`.
pub(super) fn anchored(
    timex: Timex3,
    said: &TimeExpr,
    value: Option<&TimeValue>,
    context: &Context<'_>,
) -> Timex3 {
    let origin = origin(said, context);
    if timex.kind != Timex3Type::Duration {
        return Timex3 {
            anchor_time: origin,
            ..timex
        };
    }
    let (start, end) = match value {
        Some(TimeValue::Range(start, end)) => (edge(start.as_deref()), edge(end.as_deref())),
        _ => (None, None),
    };
    match way(said) {
        Some(Way::Before) => Timex3 {
            begin_point: start,
            end_point: origin,
            ..timex
        },
        Some(Way::After) => Timex3 {
            begin_point: origin,
            end_point: end,
            ..timex
        },
        None => timex,
    }
}

/// The day the words count from, where they count.
fn origin(said: &TimeExpr, context: &Context<'_>) -> Option<String> {
    match said {
        TimeExpr::Window(..) => of_text(context),
        TimeExpr::Period(Period { from, .. }) => match from {
            PeriodOrigin::Reference => of_text(context),
            PeriodOrigin::Named | PeriodOrigin::Near => of_anchor(context),
        },
        TimeExpr::Shift(shift) => match &shift.origin {
            Origin::Reference => of_text(context),
            Origin::Anchor => of_anchor(context),
            Origin::Event => None,
            Origin::Time(time) => match resolve_time(time, context).value {
                Some(Value::Time(time)) => edge(Some(&time)),
                _ => None,
            },
        },
        TimeExpr::Calendar(Calendar { date, .. }) if date.year.is_none() => of_text(context),
        TimeExpr::Holiday(holiday) if holiday.year.is_none() => of_text(context),
        TimeExpr::At(Some(day), _) => origin(day, context),
        TimeExpr::Calendar(_)
        | TimeExpr::At(None, _)
        | TimeExpr::Bounded(..)
        | TimeExpr::Range(..)
        | TimeExpr::AllOf(_)
        | TimeExpr::OneOf(_)
        | TimeExpr::Holiday(_)
        | TimeExpr::Picked(..)
        | TimeExpr::SamePeriod(..)
        | TimeExpr::Vague(_) => None,
    }
}

/// To which side of its origin a length lies.
const fn way(said: &TimeExpr) -> Option<Way> {
    match said {
        TimeExpr::Window(_, way) => Some(*way),
        TimeExpr::Shift(shift) => Some(shift.way),
        _ => None,
    }
}

/// The day of the text.
fn of_text(context: &Context<'_>) -> Option<String> {
    let reference = context.reference?;
    Some(
        open_year(DateValue::day(reference.day), reference)
            .timex3()
            .value,
    )
}

/// The day the text speaks of.
fn of_anchor(context: &Context<'_>) -> Option<String> {
    edge(context.anchor)
}

/// The TIMEX3 value of a time; of a range that of its first end.
fn edge(time: Option<&TimeValue>) -> Option<String> {
    Some(time?.timex3()?.value)
}
