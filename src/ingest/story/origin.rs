//! Where a story was taken from: the agency of its dateline, of a credit in its text, or of its metadata.

use super::{Maker, outlet};
use crate::ingest::Origin;

impl Maker<'_> {
    /// Outlet and origin that the agency of a dateline names: "KXYZ/AP" is a station's story from an agency.
    pub(super) fn agencies(&self, dateline: &str) -> (String, String) {
        let canonical = |name: &str| {
            let known = self.lexicon.page.agency(name).map(str::to_owned);
            known
                .or_else(|| outlet::canonical(name.trim(), self.lexicon))
                .unwrap_or_else(|| name.trim().to_owned())
        };
        let mut names = dateline.split('/');
        let outlet = canonical(names.next().unwrap_or(dateline));
        let agency = names.find(|name| self.lexicon.page.agency(name).is_some());
        let origin = agency.map_or_else(|| outlet.clone(), canonical);
        (outlet, origin)
    }

    /// The agency that the metadata credits.
    pub(super) fn credited(&self) -> Option<Origin> {
        let credit = self.page.meta.credit.clone().filter(|_| self.main);
        credit.map(Origin::Agency)
    }

    /// An origin by the name it is known by; `None` for an aggregator.
    pub(super) fn known(&self, origin: Origin) -> Option<Origin> {
        match origin {
            Origin::Agency(name) => outlet::canonical(&name, self.lexicon).map(Origin::Agency),
            Origin::UnnamedAgency => Some(origin),
        }
    }
}
