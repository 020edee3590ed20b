//! What an event is called and known by: its identity in words, its label, its stable id.
//!
//! Comes in: groups of local events. Goes out: [`Event`]s. The id hashes kind and the strongest identity there is (names, else
//! parties and number), so it survives further stories; events that would share an id are told apart by their first day and
//! claim.

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::{Claim, ClaimId};
use crate::rule::Rule;
use crate::value::stable_hash;

use super::Event;
use super::evidence::{Evidence, Order};
use super::join::Group;
use super::local::Local;

/// The events of `groups`, sorted by kind and id.
pub(super) fn events(
    groups: &[Group],
    locals: &[Local<'_>],
    ordered: &[&Claim],
    rules: &BTreeMap<&str, &Rule>,
) -> Vec<Event> {
    let mut taken = BTreeSet::new();
    let mut events: Vec<Event> = groups
        .iter()
        .filter_map(|group| {
            let members: Vec<&Local<'_>> = group
                .locals
                .iter()
                .filter_map(|index| locals.get(*index))
                .collect();
            let kind = members.first()?.kind;
            let identity = identity(members.iter().map(|local| &local.evidence));
            let claims = claims(&members, ordered);
            let id = unused_id(kind, &identity, &claims, &mut taken);
            let name = rules.get(kind).map_or(kind, |rule| rule.label.as_str());
            Some(Event {
                id,
                kind: kind.to_owned(),
                label: label(name, &identity),
                identity,
                why_joined: group.why.clone(),
                joins: group.joins.iter().cloned().collect(),
                claims,
            })
        })
        .collect();
    events.sort_by(|a, b| (&a.kind, &a.id).cmp(&(&b.kind, &b.id)));
    events
}

/// Ids of the claims of all members, in the order of the claims themselves: by document and place.
fn claims(members: &[&Local<'_>], ordered: &[&Claim]) -> Vec<ClaimId> {
    let indices: BTreeSet<usize> = members
        .iter()
        .flat_map(|local| local.claims.iter().copied())
        .collect();
    indices
        .into_iter()
        .filter_map(|index| Some(ordered.get(index)?.id.clone()))
        .collect()
}

/// What the members know of their event, gathered: words by the key under which the report shows them, sorted and joined. The day
/// is the first that any of them anchors it to, so that an event does not change its name when a later story adds a day.
fn identity<'a>(evidence: impl Iterator<Item = &'a Evidence>) -> BTreeMap<String, String> {
    let mut names = BTreeSet::new();
    let mut parties = BTreeSet::new();
    let mut places = BTreeSet::new();
    let mut apart = BTreeSet::new();
    let mut series = BTreeSet::new();
    let mut first_day = None;
    for one in evidence {
        names.extend(one.names.iter().cloned());
        parties.extend(one.parties.iter().cloned());
        places.extend(one.places.iter().map(ToString::to_string));
        apart.extend(one.apart.iter().cloned());
        series.extend(one.number.map(|n| n.to_string()));
        series.extend(order_word(one.series).map(str::to_owned));
        let day = one.anchors().into_iter().map(|range| range.start).min();
        first_day = [first_day, day].into_iter().flatten().min();
    }
    let day = first_day.map(|day| day.to_string()).into_iter().collect();
    [
        ("names", names),
        ("parties", parties),
        ("place", places),
        ("apart", apart),
        ("series", series),
        ("day", day),
    ]
    .into_iter()
    .filter(|(_, words): &(&str, BTreeSet<String>)| !words.is_empty())
    .map(|(key, words)| {
        (
            key.to_owned(),
            words.into_iter().collect::<Vec<_>>().join(", "),
        )
    })
    .collect()
}

/// The word for a place in the series that has no number. The current one is not worth a word: it is what a story is about.
const fn order_word(order: Order) -> Option<&'static str> {
    match order {
        Order::Earlier => Some("earlier"),
        Order::Current => None,
        Order::Later => Some("later"),
    }
}

/// The id by the strongest identity; where another event has it already, by day, and at last by the first claim.
fn unused_id(
    kind: &str,
    identity: &BTreeMap<String, String>,
    claims: &[ClaimId],
    taken: &mut BTreeSet<String>,
) -> String {
    let get = |key: &str| identity.get(key).map_or("", String::as_str);
    let strongest: Vec<&str> = if get("names").is_empty() {
        vec![kind, get("parties"), get("series"), get("apart")]
    } else {
        vec![kind, get("names"), get("series")]
    };
    let first = claims.first().map_or("", |claim| claim.0.as_str());
    let with = |more: &[&str]| {
        format!(
            "event-{}",
            stable_hash(strongest.iter().chain(more).copied())
        )
    };
    let tries = [with(&[]), with(&[get("day")]), with(&[get("day"), first])];
    let id = tries
        .iter()
        .find(|id| !taken.contains(*id))
        .unwrap_or(&tries[2])
        .clone();
    taken.insert(id.clone());
    id
}

/// "talks: Russia, Ukraine (3rd)".
fn label(name: &str, identity: &BTreeMap<String, String>) -> String {
    let who = ["names", "parties", "place", "day"]
        .into_iter()
        .find_map(|key| identity.get(key));
    let mut label = name.to_owned();
    if let Some(who) = who {
        label.push_str(": ");
        label.push_str(who);
    }
    if let Some(series) = identity.get("series") {
        let place = series
            .parse::<u32>()
            .map_or_else(|_| series.clone(), ordinal);
        label.push_str(&format!(" ({place})"));
    }
    label
}

/// "3rd", "11th", "21st".
fn ordinal(n: u32) -> String {
    let suffix = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}
