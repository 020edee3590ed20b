//! Values that are points: places, persons, status words, whatever is equal or not.
//!
//! Comes in: two values of one type. Goes out: their relation. Places contain one another; the rest is a matter of names
//! and of one small table.

use super::super::{Place, Status};
use super::Relation;

/// Equal or not, for values that stand for exactly one thing.
pub(super) fn exact<T: PartialEq>(a: &T, b: &T) -> Relation {
    if a == b {
        Relation::Same
    } else {
        Relation::Disjoint
    }
}

/// Two places. One inside the other refines it; two countries, two places in different countries, or two neighbours on one level of
/// one country exclude one another; anything else is not known (a street and a town may or may not be nested).
pub(super) fn place(a: &Place, b: &Place) -> Relation {
    let countries_differ = matches!((&a.country, &b.country), (Some(a), Some(b)) if a != b);
    if countries_differ {
        return Relation::Disjoint;
    }
    if a.name == b.name {
        return Relation::Same;
    }
    let same_country = a.country.is_some() && a.country == b.country;
    let holds_all = |place: &Place| same_country && place.within.is_empty();
    if a.contains(b) || b.contains(a) || holds_all(a) || holds_all(b) {
        return Relation::Refines;
    }
    if same_country && a.within == b.within {
        Relation::Disjoint
    } else {
        Relation::Unknown
    }
}

/// Two persons by their canonical names; a name whose words are all part of the other's ("Zelensky" / "Volodymyr Zelensky") fits it.
pub(super) fn person(a: &str, b: &str) -> Relation {
    if a == b {
        return Relation::Same;
    }
    let words = |name: &str| -> Vec<String> {
        name.split_whitespace()
            .map(str::to_lowercase)
            .collect::<Vec<_>>()
    };
    let (a, b) = (words(a), words(b));
    let inside =
        |x: &[String], y: &[String]| !x.is_empty() && x.iter().all(|word| y.contains(word));
    if inside(&a, &b) || inside(&b, &a) {
        Relation::Refines
    } else {
        Relation::Disjoint
    }
}

/// Two status words. What is planned may come to be confirmed, held, put off or ended: these overlap. What is said to be so
/// and not so, on and off, held and called off, excludes the other.
pub(super) fn status(a: Status, b: Status) -> Relation {
    use Status::{Cancelled, Confirmed, Denied, Ended, Held, No, OnHold, Planned, Postponed, Yes};
    if a == b {
        return Relation::Same;
    }
    let pair = if a.as_str() < b.as_str() {
        (a, b)
    } else {
        (b, a)
    };
    // Each pair once, in alphabetical order of the words.
    match pair {
        (Confirmed, Yes | Held) | (Held, Yes) | (Ended, Held) | (Denied, No) => Relation::Refines,
        (Confirmed, Denied | No | Postponed | OnHold)
        | (Cancelled, Confirmed | Held | Planned | Postponed | Yes)
        | (Denied, Held | Planned | Yes)
        | (Held, No | OnHold | Postponed)
        | (No, Yes)
        | (OnHold, Yes)
        | (Postponed, Yes) => Relation::Disjoint,
        (
            Planned | Confirmed | OnHold | Postponed | Cancelled | Held | Ended | Denied | Yes | No,
            _,
        ) => Relation::Overlaps,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(name: &str, within: &[&str], country: &str) -> Place {
        Place {
            name: name.into(),
            within: within.iter().map(|name| (*name).into()).collect(),
            country: Some(country.into()),
        }
    }

    #[test]
    fn places_contain_exclude_or_leave_it_open() {
        let turkey = at("Turkey", &[], "TR");
        let istanbul = at("Istanbul", &["Turkey"], "TR");
        let ankara = at("Ankara", &["Turkey"], "TR");
        let palace = at("Ciragan Palace", &["Istanbul", "Turkey"], "TR");
        let geneva = at("Geneva", &["Switzerland"], "CH");
        assert_eq!(place(&turkey, &palace), Relation::Refines);
        assert_eq!(place(&palace, &istanbul), Relation::Refines);
        assert_eq!(place(&istanbul, &ankara), Relation::Disjoint);
        assert_eq!(place(&istanbul, &geneva), Relation::Disjoint);
        assert_eq!(place(&turkey, &geneva), Relation::Disjoint);
        assert_eq!(place(&palace, &ankara), Relation::Unknown);
        assert_eq!(place(&istanbul, &istanbul), Relation::Same);
    }

    #[test]
    fn status_words_exclude_or_overlap() {
        use Status::{Cancelled, Confirmed, Held, No, Planned, Postponed, Yes};
        assert_eq!(status(Yes, No), Relation::Disjoint);
        assert_eq!(status(No, Confirmed), Relation::Disjoint);
        assert_eq!(status(Planned, Confirmed), Relation::Overlaps);
        assert_eq!(status(Held, Cancelled), Relation::Disjoint);
        assert_eq!(status(Postponed, Held), Relation::Disjoint);
        assert_eq!(status(Confirmed, Yes), Relation::Refines);
        assert_eq!(status(Planned, No), Relation::Overlaps);
    }

    #[test]
    fn a_family_name_fits_the_full_name() {
        assert_eq!(person("Rustem Umerov", "Umerov"), Relation::Refines);
        assert_eq!(person("Rustem Umerov", "Andriy Yermak"), Relation::Disjoint);
    }
}
