//! The vocabulary of meaning: resolved values, who said them, how surely, under which scope, and how two values relate.
//!
//! A value is a set of possibilities: "May" is some day within May, "more than 1,000" is (1000, ∞). [`compare`] tells
//! whether two values can both hold; it knows nothing of certainty or of when a thing was said.

mod basis;
mod certainty;
mod compare;
mod date;
mod duration;
mod edtf;
mod hash;
mod holiday;
mod parse;
mod place;
mod printed;
mod quantity;
mod scope;
mod speaker;
mod status;
mod time;
mod timex3;
mod zone;

pub use basis::{Basis, BasisKind};
pub use certainty::Certainty;
pub use compare::{Relation, compare, measure_symbols};
pub use date::{DateField, DateValue, Part, Season};
pub use duration::{Duration, TimeUnit};
pub use hash::{fnv1a, stable_hash};
pub use holiday::DayRule;
pub use parse::{ParseValueError, ParseValueErrorKind};
pub use place::Place;
pub use quantity::{Bound, Quantity, Unit};
pub use scope::{Scope, ScopeKey, ScopeMark};
pub use speaker::{Speaker, SpeakerKind};
pub use status::Status;
pub use time::{Clock, DayPart, DayRange, TimeValue, Vague};
pub use timex3::{Timex3, Timex3Type};
pub use zone::ZoneName;

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A resolved value, as a claim carries it. Printed in the canonical notation (see each type), and read back from it by
/// [`Value::read`].
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// A date, an instant, a range or a set of them.
    Time(TimeValue),
    /// A length of time.
    Duration(Duration),
    /// A count, a percentage or a measure with its unit.
    Quantity(Quantity),
    /// A place in a series, from 1.
    Ordinal(u32),
    /// A named place.
    Place(Place),
    /// A state, government or organisation, by its canonical name.
    Party(String),
    /// A person, by canonical name.
    Person(String),
    /// How a planned thing stands.
    Status(Status),
    /// Votes for and against.
    Vote(u32, u32),
    /// Words that have no type of their own.
    Text(String),
}

/// The type of a value, as rule files and the JSON report name it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ValueType {
    /// A date, an instant, a clock time, or a range or set of them.
    Time,
    /// A length of time.
    Duration,
    /// A count, a percentage or a measure with its unit.
    Quantity,
    /// A sum of money.
    Money,
    /// A place in a series: third.
    Ordinal,
    /// A named place.
    Place,
    /// A state, government or organisation.
    Party,
    /// A person by name.
    Person,
    /// How a planned thing stands, or yes / no.
    Status,
    /// Votes for and against.
    Vote,
    /// Words that have no type of their own.
    Text,
}

impl Value {
    /// The type name of this value.
    pub fn value_type(&self) -> ValueType {
        match self {
            Self::Time(_) => ValueType::Time,
            Self::Duration(_) => ValueType::Duration,
            Self::Quantity(q) if matches!(q.unit, Some(Unit::Currency(_))) => ValueType::Money,
            Self::Quantity(_) => ValueType::Quantity,
            Self::Ordinal(_) => ValueType::Ordinal,
            Self::Place(_) => ValueType::Place,
            Self::Party(_) => ValueType::Party,
            Self::Person(_) => ValueType::Person,
            Self::Status(_) => ValueType::Status,
            Self::Vote(..) => ValueType::Vote,
            Self::Text(_) => ValueType::Text,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(v) => v.fmt(f),
            Self::Duration(v) => v.fmt(f),
            Self::Quantity(v) => v.fmt(f),
            Self::Ordinal(n) => n.fmt(f),
            Self::Place(v) => v.fmt(f),
            Self::Party(v) | Self::Person(v) | Self::Text(v) => v.fmt(f),
            Self::Status(v) => v.fmt(f),
            Self::Vote(a, b) => write!(f, "{a}-{b}"),
        }
    }
}
