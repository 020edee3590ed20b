//! Sums in several currencies: which of them is the one the matter is counted in.
//!
//! Comes in: a bundle. Goes out: the claims whose sums are conversions, made at whatever rate an outlet took, so that between stories
//! they may differ with nobody wrong. Only where some story gives the same matter in two currencies is anything a conversion.

use std::collections::{BTreeMap, BTreeSet};

use super::bundle::{Bundle, Known};
use crate::extract::ClaimId;
use crate::value::{Unit, Value};

/// Claims of sums in another currency than that of the matter: the one that most of the stories which give two name first. Where
/// they are divided, all sums are taken as conversions.
pub(super) fn converted<'b>(bundle: &'b Bundle<'_>) -> BTreeSet<&'b ClaimId> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    // Claims come by story and place.
    for story in bundle.claims.chunk_by(|a, b| a.story() == b.story()) {
        let currencies: Vec<&str> = story.iter().filter_map(currency).collect();
        if let Some(own) = currencies.first()
            && currencies.iter().any(|other| other != own)
        {
            *first.entry(own).or_default() += 1;
        }
    }
    let Some(most) = first.values().max().copied() else {
        return BTreeSet::new();
    };
    let mut leading = first.iter().filter(|(_, count)| **count == most);
    let home = leading.next().map(|(currency, _)| *currency);
    let home = home.filter(|_| leading.next().is_none());
    bundle
        .claims
        .iter()
        .filter(|known| currency(known).is_some_and(|own| Some(own) != home))
        .map(|known| &known.claim.id)
        .collect()
}

fn currency<'k>(known: &'k Known<'_>) -> Option<&'k str> {
    match &known.value {
        Value::Quantity(quantity) => match &quantity.unit {
            Some(Unit::Currency(code)) => Some(code),
            Some(Unit::Percent | Unit::PercentagePoint | Unit::Measure(_)) | None => None,
        },
        _ => None,
    }
}
