//! The TIMEX3 annotation of a time as said, with or without a value.

use super::Context;
use super::anchor::anchored;
use super::fiscal;
use crate::mention::{Period, Shift, TimeExpr, TimeOfDay};
use crate::value::{DateValue, TimeValue, Timex3};

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
        TimeExpr::At(None, TimeOfDay::Clock(clock)) => match (value, context.reference) {
            (Some(TimeValue::Clock(_)), Some(reference)) if reference.year_known => {
                TimeValue::Instant(DateValue::day(reference.day), *clock).timex3()
            }
            _ => value.and_then(TimeValue::timex3),
        },
        // A length that ends or begins at the reference time is annotated as a length.
        TimeExpr::Window(length, _) => Some(length.timex3()),
        TimeExpr::Shift(Shift { length, within, .. }) if *within || value.is_none() => {
            Some(length.timex3())
        }
        TimeExpr::Calendar(_)
        | TimeExpr::Period(_)
        | TimeExpr::Shift(_)
        | TimeExpr::At(..)
        | TimeExpr::Range(..)
        | TimeExpr::AllOf(_)
        | TimeExpr::OneOf(_)
        | TimeExpr::Holiday(_)
        | TimeExpr::Vague(_) => value.and_then(TimeValue::timex3),
    }
}
