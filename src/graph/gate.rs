//! The event gate: may two local events of one kind be one, and why.
//!
//! Comes in: the evidence of both and the rule's identity. Goes out: a [`Verdict`] with its reason in words. Names weigh most,
//! then the number in the series, then days, then parties and places. Evidence that they are apart beats all but a shared name or day.

use std::collections::BTreeSet;
use std::fmt::Display;

use crate::extract::{About, parties_fit};
use crate::rule::Identity;
use crate::value::{Relation, Value, compare};

use super::evidence::{Evidence, Order, gap};

/// What the gate says of two local events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// They are one; the higher the strength, the better the evidence.
    Join { strength: u8, why: String },
    /// Something says they are two.
    Apart { why: String },
    /// Nothing says that they are one.
    Open,
}

/// Weighs two local events of one kind.
pub(super) fn judge(a: &Evidence, b: &Evidence, identity: &Identity) -> Verdict {
    if let Some(why) = apart(a, b, identity) {
        return Verdict::Apart { why };
    }
    match support(a, b, identity) {
        Some((strength, reasons)) => Verdict::Join {
            strength,
            why: reasons.join(", "),
        },
        None => Verdict::Open,
    }
}

/// Whether the two exclude one another whatever the days say: what must hold between all members of one event.
pub(super) fn excluded(a: &Evidence, b: &Evidence, identity: &Identity) -> bool {
    order_apart(a, b, identity).is_some()
        || number_apart(a, b).is_some()
        || (identity.parties && !parties_fit(&a.parties, &b.parties))
        || days_apart(a, b).is_some_and(|days| days > 2 * i32::from(identity.window_days))
}

/// The first thing that sets the two apart, the most telling ones first, since only the first is told to the reader. Places count
/// only where parties do not identify the kind: delegations move on to another city, a fire does not.
fn apart(a: &Evidence, b: &Evidence, identity: &Identity) -> Option<String> {
    let shared_name = !a.names.is_disjoint(&b.names);
    let two_names = !shared_name && !a.names.is_empty() && !b.names.is_empty();
    order_apart(a, b, identity)
        .or_else(|| number_apart(a, b))
        .or_else(|| {
            two_names.then(|| format!("names {} against {}", list(&a.names), list(&b.names)))
        })
        .or_else(|| {
            (identity.parties && !parties_fit(&a.parties, &b.parties))
                .then(|| format!("parties {} against {}", list(&a.parties), list(&b.parties)))
        })
        .or_else(|| {
            let days = days_apart(a, b)?;
            (days > i32::from(identity.window_days))
                .then(|| format!("{days} days apart, more than {}", identity.window_days))
        })
        .or_else(|| {
            (!identity.parties && !shared_name && places(a, b) == Some(false))
                .then(|| format!("places {} against {}", list(&a.places), list(&b.places)))
        })
        .or_else(|| {
            (a.apart != b.apart && !shared_name)
                .then(|| format!("told apart by {}", quoted(a.apart.iter().chain(&b.apart))))
        })
}

/// An earlier event is apart from a present one, unless it is dated to the time of a story whose present one it was.
fn order_apart(a: &Evidence, b: &Evidence, identity: &Identity) -> Option<String> {
    let was_present = match (a.series, b.series) {
        (Order::Earlier, Order::Current) => !a.dates.is_empty(),
        (Order::Current, Order::Earlier) => !b.dates.is_empty(),
        _ => false,
    };
    if was_present && days_apart(a, b).is_some_and(|days| days <= i32::from(identity.window_days)) {
        return None;
    }
    let word = |order| match order {
        Order::Earlier => "an earlier one",
        Order::Current => "the one the story is about",
        Order::Later => "a later one",
    };
    (a.series != b.series).then(|| format!("{} against {}", word(a.series), word(b.series)))
}

/// Two numbers of one series are two events, unless both are said to lie on one day: then the number itself is in question.
fn number_apart(a: &Evidence, b: &Evidence) -> Option<String> {
    match (a.number, b.number) {
        (Some(x), Some(y)) if x != y && a.dates.is_disjoint(&b.dates) => {
            Some(format!("number {x} of the series against {y}"))
        }
        (Some(n), None) if !a.topic && b.topic => {
            Some(format!("number {n} of the series against the present one"))
        }
        (None, Some(n)) if a.topic && !b.topic => {
            Some(format!("number {n} of the series against the present one"))
        }
        _ => None,
    }
}

/// The least number of days between the two; `None` where either is undated.
fn days_apart(a: &Evidence, b: &Evidence) -> Option<i32> {
    let others = b.anchors();
    a.anchors()
        .into_iter()
        .flat_map(|x| others.iter().map(move |y| gap(x, *y)))
        .min()
}

/// Whether some place of one fits some place of the other; `None` where nothing is known.
fn places(a: &Evidence, b: &Evidence) -> Option<bool> {
    let relations: Vec<Relation> = a
        .places
        .iter()
        .flat_map(|x| {
            b.places
                .iter()
                .map(move |y| compare(&Value::Place(x.clone()), &Value::Place(y.clone())))
        })
        .collect();
    if relations.iter().any(|relation| relation.fits()) {
        Some(true)
    } else if !relations.is_empty() && relations.iter().all(|r| *r == Relation::Disjoint) {
        Some(false)
    } else {
        None
    }
}

/// The evidence for one event, strongest first, and its weight.
/// How many names are enough for two stories to tell of one thing; how many nouns besides, where they share fewer.
const SHARED_NAMES: usize = 2;
/// See [`SHARED_NAMES`].
const SHARED_NOUNS: usize = 4;
/// How many nouns are enough where one of the two names nothing, so that nothing can set them apart.
const FEW_NOUNS: usize = 2;
/// How many of them a reason lists.
const NAMES_SHOWN: usize = 4;

fn support(a: &Evidence, b: &Evidence, identity: &Identity) -> Option<(u8, Vec<String>)> {
    let name: Option<&String> = a.names.intersection(&b.names).next();
    let number = a.number.filter(|n| b.number == Some(*n));
    let day = days_apart(a, b).filter(|days| *days <= i32::from(identity.window_days));
    let party = !a.parties.is_disjoint(&b.parties);
    let place = places(a, b) == Some(true);
    let about = shared_words(&a.about, &b.about)
        .filter(|_| identity.names && day.is_some());
    let shared = about.is_some();
    let alike =
        !identity.names && a.topic && b.topic && (day.is_some() || number.is_some()) || shared;
    let enough = name.is_some() || party || (place && (day.is_some() || number.is_some())) || alike;
    if !enough {
        return None;
    }
    let mut reasons = vec!["same kind of event".to_owned()];
    reasons.extend(name.map(|name| format!("both name `{name}`")));
    reasons.extend(number.map(|n| format!("both number {n} of the series")));
    reasons.extend(day.map(|days| match days {
        0 => "on the same day".to_owned(),
        1 => format!("1 day apart, of at most {}", identity.window_days),
        days => format!("{days} days apart, of at most {}", identity.window_days),
    }));
    if party {
        let shared: BTreeSet<&String> = a.parties.intersection(&b.parties).collect();
        reasons.push(format!("parties in common: {}", list(&shared)));
    }
    if place {
        reasons.push("places that fit".to_owned());
    }
    if shared {
        let some: Vec<&str> = about.iter().flatten().take(NAMES_SHOWN).copied().collect();
        reasons.push(format!("both stories tell of {}", some.join(", ")));
    } else if !party && !place && name.is_none() {
        reasons
            .push("both are what their stories are about, and nothing sets them apart".to_owned());
    }
    let weight = |holds: bool, weight: u8| if holds { weight } else { 0 };
    let strength = weight(name.is_some(), 16)
        + weight(number.is_some(), 8)
        + weight(day.is_some(), 4)
        + weight(party, 2)
        + weight(place, 1);
    Some((strength, reasons))
}

/// Words of a set in its order, for a reason.
fn list<T: Display>(items: &BTreeSet<T>) -> String {
    items
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}

/// The same in backticks: words of an article.
fn quoted<'a>(words: impl Iterator<Item = &'a String>) -> String {
    let words: BTreeSet<String> = words.map(|word| format!("`{word}`")).collect();
    list(&words)
}

/// The words that two stories share, where these are enough for one thing: two names; one name and several nouns, or a country; or a
/// few nouns, where one of the two is so short that it names nothing.
fn shared_words<'a>(a: &'a About, b: &'a About) -> Option<Vec<&'a str>> {
    fn shared<'a>(a: &'a BTreeSet<String>, b: &BTreeSet<String>) -> Vec<&'a str> {
        a.iter()
            .filter(|word| b.contains(*word))
            .map(String::as_str)
            .collect()
    }
    let (names, parties, nouns) = (
        shared(&a.names, &b.names),
        shared(&a.parties, &b.parties),
        shared(&a.nouns, &b.nouns),
    );
    let coarse = a.names.len().min(b.names.len()) < SHARED_NAMES;
    let enough = match names.len() {
        0 => coarse && nouns.len() >= FEW_NOUNS,
        1 => nouns.len() >= SHARED_NOUNS || !parties.is_empty(),
        _ => true,
    };
    enough.then(|| names.into_iter().chain(parties).chain(nouns).collect())
}
