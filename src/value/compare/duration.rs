//! Lengths of time as intervals.
//!
//! Comes in: two durations. Goes out: their relation. In one unit the amounts decide; between units a whole number of the
//! coarser one covers what is said with it: "seven weeks" is anything from seven up to eight, and from six and a half on it is
//! at least not excluded.

use super::super::{Bound, Duration, TimeUnit};
use super::{Relation, intervals};

/// Relates two durations.
pub(super) fn compare(a: &Duration, b: &Duration) -> Relation {
    let vague = |d: &Duration| d.bound == Bound::Vague || d.amount.is_none();
    if vague(a) || vague(b) {
        return Relation::Unknown;
    }
    let (x, y) = (a.seconds(), b.seconds());
    if a == b || (x == y && a.bound == b.bound) {
        return Relation::Same;
    }
    if let Some(relation) = shifted(x, y) {
        return relation;
    }
    let relation = intervals(widened(a), widened(b));
    if relation != Relation::Disjoint || a.unit == b.unit {
        return relation;
    }
    across_units(a, b)
}

/// Bounds of one direction.
fn shifted(a: (f64, f64), b: (f64, f64)) -> Option<Relation> {
    let at_least = a.1 == f64::INFINITY && b.1 == f64::INFINITY;
    // A duration is never below nothing, so "at most" is an interval that begins at zero.
    let at_most = a.0 == 0.0 && b.0 == 0.0;
    (at_least || at_most).then(|| {
        let equal = if at_least { a.0 == b.0 } else { a.1 == b.1 };
        if equal {
            Relation::Same
        } else {
            Relation::Shifted
        }
    })
}

/// Minutes are rounded to fives in speech: "forty minutes" may be thirty-nine.
fn widened(d: &Duration) -> (f64, f64) {
    let (low, high) = d.seconds();
    let round = d.unit == TimeUnit::Minute && d.amount.is_some_and(|n| n % 5.0 == 0.0);
    if round && d.bound == Bound::Exact {
        (low - 150.0, high + 150.0)
    } else {
        (low, high)
    }
}

/// The coarser unit covers from its number up to the next; half a unit below, people still say "nearly".
fn across_units(a: &Duration, b: &Duration) -> Relation {
    let (coarse, fine) = if a.unit > b.unit { (a, b) } else { (b, a) };
    let (least, most) = coarse.unit.seconds();
    let (low, high) = coarse.seconds();
    let covered = (low, high + most);
    match intervals(covered, fine.seconds()) {
        Relation::Disjoint
            if intervals((low - least / 2.0, covered.1), fine.seconds()) == Relation::Disjoint =>
        {
            Relation::Disjoint
        }
        Relation::Disjoint => Relation::Unknown,
        relation => relation.at_most_refines(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(n: f64) -> Duration {
        Duration::exact(n, TimeUnit::Day)
    }

    #[test]
    fn one_unit_compares_by_amount() {
        assert_eq!(compare(&days(50.0), &days(50.0)), Relation::Same);
        assert_eq!(compare(&days(50.0), &days(60.0)), Relation::Disjoint);
        let ten_or_twelve = Duration {
            upper: Some(12.0),
            ..days(10.0)
        };
        assert_eq!(compare(&ten_or_twelve, &days(10.0)), Relation::Refines);
        assert_eq!(compare(&ten_or_twelve, &days(13.0)), Relation::Disjoint);
    }

    #[test]
    fn a_coarser_unit_covers_up_to_the_next() {
        let weeks = Duration::exact(7.0, TimeUnit::Week);
        assert!(compare(&weeks, &days(50.0)).fits());
        assert!(compare(&weeks, &days(49.0)).fits());
        assert_eq!(compare(&weeks, &days(48.0)), Relation::Unknown);
        assert_eq!(compare(&weeks, &days(30.0)), Relation::Disjoint);
        assert_eq!(compare(&weeks, &days(70.0)), Relation::Disjoint);
    }

    #[test]
    fn hours_and_days_are_one_scale() {
        let hours = Duration {
            upper: Some(48.0),
            ..Duration::exact(24.0, TimeUnit::Hour)
        };
        let a_day_or_two = Duration {
            upper: Some(2.0),
            ..days(1.0)
        };
        assert_eq!(compare(&hours, &a_day_or_two), Relation::Same);
    }

    #[test]
    fn bounds_hold_or_shift() {
        let under_an_hour = Duration {
            bound: Bound::LessThan,
            ..Duration::exact(1.0, TimeUnit::Hour)
        };
        let minutes = |n| Duration::exact(n, TimeUnit::Minute);
        assert!(compare(&under_an_hour, &minutes(40.0)).fits());
        assert!(compare(&minutes(39.0), &minutes(40.0)).fits());
        let at_least = |n| Duration {
            bound: Bound::AtLeast,
            ..days(n)
        };
        assert_eq!(compare(&at_least(3.0), &at_least(5.0)), Relation::Shifted);
        let for_weeks = Duration {
            amount: None,
            ..days(1.0)
        };
        assert_eq!(compare(&for_weeks, &days(3.0)), Relation::Unknown);
    }
}
