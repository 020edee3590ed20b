//! How two values relate, as sets of possibilities.
//!
//! Comes in: two resolved values. Goes out: a [`Relation`]. Symmetric and total; blind to who says a thing, how surely and
//! when. Where the words leave room (vague amounts, unknown zones, other currencies) the answer leans to
//! [`Relation::Unknown`]: a false conflict costs more than a missed one.

mod duration;
mod quantity;
mod simple;
mod time;
mod units;

pub use units::measure_symbols;

use super::{Bound, Value};

/// How the possibilities of one value relate to those of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same possibilities.
    Same,
    /// One lies inside the other: finer inside coarser.
    Refines,
    /// Some possibility satisfies both, and neither lies inside the other.
    Overlaps,
    /// Bounds of one direction that differ: "at least 30" and "at least 33".
    Shifted,
    /// No possibility satisfies both.
    Disjoint,
    /// Not known, or not comparable.
    Unknown,
}

impl Relation {
    /// Whether the two fit: the same, or one inside the other.
    pub const fn fits(self) -> bool {
        matches!(self, Self::Same | Self::Refines)
    }

    /// This relation, where one value is known to say more than the other: never `Same`.
    const fn at_most_refines(self) -> Self {
        match self {
            Self::Same => Self::Refines,
            other => other,
        }
    }
}

/// Relates two values. Symmetric: `compare(a, b) == compare(b, a)`.
///
/// ```
/// use atodds::value::{Quantity, Relation, Value, compare};
/// let twelve = Value::Quantity(Quantity::count(12.0));
/// let fifteen = Value::Quantity(Quantity::count(15.0));
/// assert_eq!(compare(&twelve, &twelve), Relation::Same);
/// assert_eq!(compare(&twelve, &fifteen), Relation::Disjoint);
/// ```
pub fn compare(a: &Value, b: &Value) -> Relation {
    match (a, b) {
        (Value::Time(a), Value::Time(b)) => time::compare(a, b),
        (Value::Duration(a), Value::Duration(b)) => duration::compare(a, b),
        (Value::Quantity(a), Value::Quantity(b)) => quantity::compare(a, b),
        (Value::Ordinal(a), Value::Ordinal(b)) => simple::exact(a, b),
        (Value::Ordinal(n), Value::Quantity(q)) | (Value::Quantity(q), Value::Ordinal(n)) => {
            let equal = q.unit.is_none() && q.bound == Bound::Exact && q.upper.is_none();
            if equal && q.number == f64::from(*n) {
                Relation::Same
            } else {
                Relation::Unknown
            }
        }
        (Value::Place(a), Value::Place(b)) => simple::place(a, b),
        (Value::Party(a), Value::Party(b)) => simple::exact(a, b),
        (Value::Person(a), Value::Person(b)) => simple::person(a, b),
        (Value::Status(a), Value::Status(b)) => simple::status(*a, *b),
        (Value::Vote(a, b), Value::Vote(c, d)) => simple::exact(&(a, b), &(c, d)),
        (Value::Text(a), Value::Text(b)) => exact(a, b),
        // Values of different types, and different texts, say nothing of one another.
        _ => Relation::Unknown,
    }
}

/// Relates two closed intervals; an interval with an end that is no number is not known.
fn intervals<T: PartialOrd>(a: (T, T), b: (T, T)) -> Relation {
    let comparable = a.0 <= a.1 && b.0 <= b.1;
    if !comparable {
        Relation::Unknown
    } else if a.0 == b.0 && a.1 == b.1 {
        Relation::Same
    } else if a.1 < b.0 || b.1 < a.0 {
        Relation::Disjoint
    } else if (a.0 <= b.0 && b.1 <= a.1) || (b.0 <= a.0 && a.1 <= b.1) {
        Relation::Refines
    } else {
        Relation::Overlaps
    }
}

#[cfg(test)]
mod properties;
