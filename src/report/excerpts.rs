//! What stands around the words of claims, for reports that show them.

use std::collections::BTreeMap;

use super::ClaimEntry;
use crate::extract::{Claim, ClaimId};
use crate::text::{Excerpt, Span};

/// Excerpts of a run's claims.
#[derive(Debug, Clone, Default)]
pub struct Excerpts(BTreeMap<ClaimId, Excerpt>);

impl Excerpts {
    /// No excerpts, for a report without its inputs: claims are then shown by their quotes alone.
    pub fn none() -> Self {
        Self::default()
    }

    /// The excerpts of `claims`.
    pub fn of_claims(claims: &[Claim]) -> Self {
        let excerpts = claims
            .iter()
            .map(|claim| (claim.id.clone(), claim.quote.excerpt.clone()));
        excerpts.collect()
    }

    /// The excerpt of `claim`; its quote alone where there is none.
    pub fn of(&self, claim: &ClaimEntry) -> Excerpt {
        self.0.get(&claim.id).cloned().unwrap_or_else(|| {
            let quote = Span::new(0, claim.quote.len());
            Excerpt::cut(&claim.quote, quote)
        })
    }
}

impl FromIterator<(ClaimId, Excerpt)> for Excerpts {
    fn from_iter<I: IntoIterator<Item = (ClaimId, Excerpt)>>(excerpts: I) -> Self {
        Self(excerpts.into_iter().collect())
    }
}
