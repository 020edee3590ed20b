//! Host names into network addresses, checked before anything connects to one.

use std::net::IpAddr;

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Looks hosts up as the system does, and hands on the addresses that are permitted. The connection is made to one of these,
/// with no second look-up in which the answer could be another.
#[derive(Debug)]
pub(super) struct CheckedResolver {
    system: DefaultResolver,
    permits: fn(IpAddr) -> bool,
}

impl CheckedResolver {
    /// A resolver that gives the addresses `permits` holds for.
    pub(super) fn new(permits: fn(IpAddr) -> bool) -> Self {
        let system = DefaultResolver::default();
        Self { system, permits }
    }
}

impl Resolver for CheckedResolver {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.system.resolve(uri, config, timeout)?;
        let mut permitted = self.empty();
        for address in found.iter().filter(|found| (self.permits)(found.ip())) {
            permitted.push(*address);
        }
        match found.first() {
            Some(refused) if permitted.is_empty() => {
                Err(ureq::Error::Other(Box::new(NotPermitted(refused.ip()))))
            }
            _ => Ok(permitted),
        }
    }
}

/// A host has no address that is permitted; this is one it has.
#[derive(Debug, thiserror::Error)]
#[error("{0} is not permitted")]
pub(super) struct NotPermitted(pub(super) IpAddr);
