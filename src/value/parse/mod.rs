//! Canonical notation back into values: what `Display` of a value writes, `FromStr` reads.
//!
//! Comes in: one value in the notation of its type. Goes out: the value, or what was expected instead and where. Reading gives
//! the value as printed (`as_printed` of each type says what printing leaves out); nothing else is accepted, and no text panics.

mod amount;
mod date;
mod error;
mod reader;
mod time;

pub(super) use amount::last_place;
pub use error::{ParseValueError, ParseValueErrorKind};

use std::str::FromStr;

use super::{Bound, Clock, DateValue, Duration, Quantity, Status, TimeValue, Value, ValueType};
use reader::Reader;

/// Implements [`FromStr`] by a function that reads from the front; what is left over is refused.
macro_rules! from_str {
    ($type:ty, $read:path, $what:literal) => {
        impl FromStr for $type {
            type Err = ParseValueError;

            #[doc = concat!("Reads ", $what, ".")]
            ///
            /// # Errors
            /// Where the text is not in that notation, names what does not exist, or goes on behind the value.
            fn from_str(text: &str) -> Result<Self, ParseValueError> {
                let mut reader = Reader::new(text);
                let value = $read(&mut reader)?;
                reader.finish()?;
                Ok(value)
            }
        }
    };
}

from_str!(
    DateValue,
    date::date,
    "a date code: `2025-07-23`, `~2025-05`, `XXXX-07-23`, `2025-Q2`, `199X`, `XXXX-WXX-3`, `2025-W30`"
);
from_str!(
    Clock,
    time::clock,
    "a clock time: `19:00`, `13:39+05:30`, `22:29Z`"
);
from_str!(
    TimeValue,
    time::time,
    "a time: a date code, `2025-07-23T19:00+03:00`, `2025-07-23TEV`, a range, a set, or a vague time"
);
from_str!(
    Duration,
    amount::duration,
    "a length: `P50D`, `P10D/P12D`, `~P3W`, `<PT1H`, `PXY`"
);
from_str!(
    Quantity,
    amount::quantity,
    "a quantity: `1012`, `12..15`, `>=30`, `60.7%`, `16000 ha`, `USD 6e9`"
);

impl Value {
    /// Reads a value of type `kind`, as the JSON report gives the two beside one another.
    ///
    /// ```
    /// use atodds::value::{Value, ValueType};
    /// let value = Value::read(ValueType::Time, "2025-07-24/2025-07-25")?;
    /// assert_eq!(value.to_string(), "2025-07-24/2025-07-25");
    /// # Ok::<(), atodds::value::ParseValueError>(())
    /// ```
    ///
    /// # Errors
    /// Where the text is not in the notation of that type; for places always, since a name alone does not tell what contains it.
    pub fn read(kind: ValueType, text: &str) -> Result<Self, ParseValueError> {
        let expected = |what| ParseValueError {
            kind: ParseValueErrorKind::Expected(what),
            at: 0,
        };
        Ok(match kind {
            ValueType::Time => Self::Time(text.parse()?),
            ValueType::Duration => Self::Duration(text.parse()?),
            ValueType::Quantity | ValueType::Money => Self::Quantity(text.parse()?),
            ValueType::Ordinal => {
                let n = whole(text).ok_or_else(|| expected("a place in a series such as `3`"))?;
                Self::Ordinal(n)
            }
            ValueType::Vote => {
                let votes = text
                    .split_once('-')
                    .and_then(|(a, b)| Some((whole(a)?, whole(b)?)));
                let (a, b) = votes.ok_or_else(|| expected("votes such as `5-4`"))?;
                Self::Vote(a, b)
            }
            ValueType::Status => {
                let status = Status::from_word(text);
                Self::Status(status.ok_or_else(|| expected("a status such as `planned`"))?)
            }
            ValueType::Party => Self::Party(text.to_owned()),
            ValueType::Person => Self::Person(text.to_owned()),
            ValueType::Text => Self::Text(text.to_owned()),
            ValueType::Place => return Err(expected("another type: places are read from names")),
        })
    }

    /// The value that its printed form stands for: what [`Value::read`] makes of it. Printing both gives the same text.
    #[must_use]
    pub fn as_printed(&self) -> Self {
        match self {
            Self::Time(time) => Self::Time(time.as_printed()),
            Self::Duration(length) => Self::Duration(length.as_printed()),
            Self::Quantity(quantity) => Self::Quantity(quantity.as_printed()),
            Self::Ordinal(_)
            | Self::Place(_)
            | Self::Party(_)
            | Self::Person(_)
            | Self::Status(_)
            | Self::Vote(..)
            | Self::Text(_) => self.clone(),
        }
    }
}

/// A whole number in digits alone, without a sign or needless zeros.
fn whole(text: &str) -> Option<u32> {
    let plain = text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    if plain { text.parse().ok() } else { None }
}

/// The mark before a value, [`Bound::Exact`] where there is none.
fn mark(reader: &mut Reader<'_>) -> Bound {
    // `>=` before `>`: the longer mark first.
    [
        Bound::About,
        Bound::AtLeast,
        Bound::AtMost,
        Bound::MoreThan,
        Bound::LessThan,
    ]
    .into_iter()
    .find(|bound| reader.eat(bound.mark()))
    .unwrap_or_default()
}

#[cfg(test)]
mod tests;
