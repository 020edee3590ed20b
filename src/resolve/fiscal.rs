//! Fiscal years: about the calendar year of that number, since the words do not say where it starts.

use super::resolver::Resolver;
use crate::value::{BasisKind, DateValue, Part, Timex3};

impl Resolver<'_> {
    /// The calendar year, or the quarter of it, that stands for a fiscal one. Where its "end" lies nobody can tell.
    pub(super) fn fiscal(&mut self, date: DateValue) -> DateValue {
        self.note(
            BasisKind::Other,
            "a fiscal year, whose start is not known: taken as about the calendar year",
        );
        DateValue {
            part: None,
            approximate: true,
            ..date
        }
    }
}

/// `FY2024`, `FY2024-Q1`: the year as TIDES ("Standard for the Annotation of Temporal Expressions") writes fiscal ones, which
/// TIMEX3 took over, and as the MEANTIME corpus has it. No modifier but that of a part: nothing is vague about the year itself.
pub(super) fn timex(date: &DateValue, part: Option<Part>) -> Timex3 {
    let plain = DateValue {
        part,
        approximate: false,
        ..*date
    }
    .timex3();
    Timex3 {
        value: format!("FY{}", plain.value),
        ..plain
    }
}
