//! Counts, percentages, measures and money as intervals.
//!
//! Comes in: two quantities. Goes out: their relation, rounding allowed for. Other currencies, other units and vague amounts
//! are not known; a converted measure gets two percent of tolerance, since nobody converts exactly in print.

use super::super::{Bound, Quantity, Unit};
use super::{Relation, intervals, units};

/// What printed conversions are off by: "16,000 hectares (40,000 acres)" is 1.2 percent out.
const CONVERSION_TOLERANCE: f64 = 0.02;

/// From this size on, a step stands for the last decimal of "13.54 billion" and is uncertain by one whole.
const WORDED_SIZE: f64 = 1e6;

/// Relates two quantities.
pub(super) fn compare(a: &Quantity, b: &Quantity) -> Relation {
    if a.bound == Bound::Vague || b.bound == Bound::Vague {
        return Relation::Unknown;
    }
    let Some((left, right)) = on_one_scale(a, b) else {
        return Relation::Unknown;
    };
    let identical = (a.bound, &a.unit) == (b.bound, &b.unit)
        && (a.number, a.upper.unwrap_or(a.number)) == (b.number, b.upper.unwrap_or(b.number));
    if identical {
        return Relation::Same;
    }
    left.relate(&right)
}

/// A quantity as an interval, and how far its ends are uncertain by rounding.
struct Extent {
    low: f64,
    high: f64,
    slack: f64,
}

impl Extent {
    /// The interval a quantity stands for, with what its rounding leaves open.
    fn of(quantity: &Quantity) -> Self {
        let (low, high) = quantity.bounds();
        // "About" of a negative number (a loss, a temperature) turns its ends round.
        let (low, high) = if low > high { (high, low) } else { (low, high) };
        Self {
            low,
            high,
            slack: slack(quantity),
        }
    }

    /// On the common scale, the conversion itself exact. Printed conversions are not, and their tolerance is a share of the amount
    /// and not of its rounding step: "17,000 hectares" and "42,000 acres" are both round, and still 0.02 percent apart.
    fn scaled(self, scale: units::Scale) -> Self {
        let zero = scale.to_base(0.0).0;
        let size = |end: f64| (scale.to_base(end).1 - zero).abs();
        let largest = [self.low, self.high]
            .into_iter()
            .filter(|end| end.is_finite())
            .fold(0.0, |most: f64, end| most.max(size(end)));
        let (low, high) = (scale.to_base(self.low).0, scale.to_base(self.high).1);
        Self {
            low: low.min(high),
            high: high.max(low),
            slack: size(self.slack).max(largest * CONVERSION_TOLERANCE),
        }
    }

    /// Two bounds of one direction ("at least 30", "at least 33") can both be true, whatever their numbers: they are shifted,
    /// never disjoint.
    fn relate(&self, other: &Self) -> Relation {
        let slack = self.slack.max(other.slack);
        let shifted = |a: f64, b: f64| {
            if (a - b).abs() <= slack {
                Relation::Same
            } else {
                Relation::Shifted
            }
        };
        if self.high == f64::INFINITY && other.high == f64::INFINITY {
            return shifted(self.low, other.low);
        }
        if self.low == f64::NEG_INFINITY && other.low == f64::NEG_INFINITY {
            return shifted(self.high, other.high);
        }
        intervals(self.widened(), other.widened())
    }

    /// The interval with its rounding.
    fn widened(&self) -> (f64, f64) {
        (self.low - self.slack, self.high + self.slack)
    }
}

/// What rounding leaves open to either side. A count is off by half its step at most, and a plain count (step 1) not at all; the
/// last decimal of a measure or a percentage, and of "13.54 billion", by a whole one, since some round and others cut.
fn slack(quantity: &Quantity) -> f64 {
    let step = quantity.step.abs();
    match quantity.bound {
        Bound::About | Bound::Vague => 0.0,
        Bound::Exact | Bound::AtLeast | Bound::MoreThan | Bound::AtMost | Bound::LessThan => {
            if quantity.unit.is_none() {
                if step <= 1.0 { 0.0 } else { step / 2.0 }
            } else if step < 1.0 || quantity.number.abs() >= WORDED_SIZE {
                step
            } else {
                step / 2.0
            }
        }
    }
}

/// Both as intervals on one scale, where the units are equal or convert.
fn on_one_scale(a: &Quantity, b: &Quantity) -> Option<(Extent, Extent)> {
    let (left, right) = (Extent::of(a), Extent::of(b));
    if a.unit == b.unit {
        return Some((left, right));
    }
    let (x, y) = (symbol(a.unit.as_ref()?)?, symbol(b.unit.as_ref()?)?);
    let (from, to) = units::on_one_base(x, y)?;
    Some((left.scaled(from), right.scaled(to)))
}

/// The symbol of a unit that may convert.
fn symbol(unit: &Unit) -> Option<&str> {
    match unit {
        Unit::Measure(symbol) => Some(symbol),
        Unit::PercentagePoint => Some("pp"),
        Unit::Percent | Unit::Currency(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(number: f64, bound: Bound, step: f64, unit: Option<Unit>) -> Quantity {
        Quantity {
            number,
            upper: None,
            bound,
            step,
            unit,
        }
    }

    fn ha(number: f64) -> Quantity {
        q(number, Bound::Exact, 1.0, Some(Unit::Measure("ha".into())))
    }

    #[test]
    fn bounds_hold_what_lies_beyond_them() {
        let exact = Quantity::count;
        let bound = |n, bound| q(n, bound, 1.0, None);
        assert_eq!(
            compare(&bound(35.0, Bound::AtLeast), &exact(38.0)),
            Relation::Refines
        );
        assert_eq!(
            compare(&bound(1000.0, Bound::MoreThan), &exact(1012.0)),
            Relation::Refines
        );
        assert_eq!(
            compare(&bound(1000.0, Bound::About), &exact(1012.0)),
            Relation::Refines
        );
        assert_eq!(
            compare(&bound(8.0, Bound::AtLeast), &exact(5.0)),
            Relation::Disjoint
        );
        assert_eq!(
            compare(&bound(30.0, Bound::AtLeast), &bound(33.0, Bound::MoreThan)),
            Relation::Shifted
        );
        assert_eq!(compare(&exact(23.0), &exact(24.0)), Relation::Disjoint);
    }

    #[test]
    fn rounding_belongs_to_the_value() {
        let percent = |n, step| q(n, Bound::Exact, step, Some(Unit::Percent));
        assert_eq!(
            compare(&percent(61.0, 1.0), &percent(60.7, 0.1)),
            Relation::Refines
        );
        assert_eq!(
            compare(&percent(61.0, 1.0), &percent(58.6, 0.1)),
            Relation::Disjoint
        );
        assert_eq!(
            compare(
                &q(1000.0, Bound::Exact, 1000.0, None),
                &Quantity::count(1012.0)
            ),
            Relation::Refines
        );
        let dollars = |n| q(n, Bound::Exact, 1e7, Some(Unit::Currency("USD".into())));
        assert_ne!(
            compare(&dollars(1.354e10), &dollars(1.353e10)),
            Relation::Disjoint
        );
    }

    #[test]
    fn units_convert_or_are_not_compared() {
        let acres = |n| q(n, Bound::Exact, 100.0, Some(Unit::Measure("acre".into())));
        assert!(matches!(
            compare(&ha(17_000.0), &acres(42_000.0)),
            Relation::Refines | Relation::Overlaps
        ));
        assert_eq!(compare(&ha(17_000.0), &acres(4_200.0)), Relation::Disjoint);
        assert_eq!(
            compare(&ha(40.0), &Quantity::count(41.0)),
            Relation::Unknown
        );
        let money = |code: &str| q(5.0, Bound::Exact, 1.0, Some(Unit::Currency(code.into())));
        assert_eq!(compare(&money("USD"), &money("EUR")), Relation::Unknown);
        let warm = |n, unit: &str| q(n, Bound::Exact, 1.0, Some(Unit::Measure(unit.into())));
        assert!(compare(&warm(40.0, "°C"), &warm(104.0, "°F")).fits());
        assert_eq!(
            compare(&warm(-5.0, "°C"), &warm(5.0, "°F")),
            Relation::Disjoint
        );
    }

    #[test]
    fn a_word_for_two_units_fits_both() {
        let mass = |n, unit: &str| q(n, Bound::Exact, 1.0, Some(Unit::Measure(unit.into())));
        assert!(compare(&mass(500.0, "ton"), &mass(500.0, "t")).fits());
        assert!(compare(&mass(500.0, "ton"), &mass(454.0, "t")).fits());
        assert_eq!(
            compare(&mass(500.0, "ton"), &mass(400.0, "t")),
            Relation::Disjoint
        );
        assert_eq!(
            compare(&mass(500.0, "short ton"), &mass(500.0, "t")),
            Relation::Disjoint
        );
    }

    #[test]
    fn basis_points_are_hundredths_of_a_percentage_point() {
        let half = q(0.5, Bound::Exact, 0.1, Some(Unit::PercentagePoint));
        let points = |n| q(n, Bound::Exact, 1.0, Some(Unit::Measure("bp".into())));
        assert!(compare(&half, &points(50.0)).fits());
        assert_eq!(compare(&half, &points(75.0)), Relation::Disjoint);
    }

    #[test]
    fn vague_amounts_are_not_known() {
        let dozens = Quantity {
            upper: Some(99.0),
            ..q(24.0, Bound::Vague, 1.0, None)
        };
        assert_eq!(compare(&dozens, &Quantity::count(5.0)), Relation::Unknown);
    }
}
