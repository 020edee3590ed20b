//! URLs into bytes: the only part of the program that touches the network, and only for addresses it was given.
//!
//! Comes in: addresses and limits. Goes out: for each, its page and what its server declared of it, or why there is none. No
//! link in a page is followed, so `robots.txt`, which is for programs that do, is not asked for. One request at a time goes to
//! a host, and to a few hosts at once; the order of the answers does not show.

mod address;
mod cache;
mod client;
mod content_type;
mod failure;
mod reach;
mod resolver;
#[cfg(test)]
mod tests;

pub(crate) use address::Address;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use atodds::error::Result;
use atodds::ingest::Declared;
use ureq::http::StatusCode;

use self::cache::{Cache, Kept};
use self::client::{Answer, Client, Page};
use self::content_type::declared;
use self::failure::Failure;

/// Hosts that are asked at the same time.
const HOSTS_AT_ONCE: usize = 4;

/// Redirects that are followed: more than any site in order has, fewer than a browser.
const REDIRECTS: usize = 10;

/// Bytes in the unit of `--max-size`.
pub(crate) const MIB: u64 = 1024 * 1024;

/// How far to go for a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// For one address in all, redirects and the whole page included.
    pub(crate) timeout: Duration,
    /// Of a page, compression taken off.
    pub(crate) max_bytes: u64,
    /// Whether hosts that are not on the public internet are asked, and proxies trusted.
    pub(crate) allow_private: bool,
}

/// What an address gave.
#[derive(Debug)]
pub(crate) struct Fetched {
    /// The address as it may be shown.
    pub(crate) name: String,
    /// The page, or why there is none.
    pub(crate) page: std::result::Result<Published, String>,
    /// What else the user should know, of the cache for one.
    pub(crate) remarks: Vec<String>,
}

/// A page as published.
#[derive(Debug)]
pub(crate) struct Published {
    pub(crate) body: Vec<u8>,
    /// What its server says the body is.
    pub(crate) declared: Declared,
}

/// Fetches each address once; the answers are sorted by name.
///
/// # Errors
/// When the cache folder cannot be used.
pub(crate) fn fetch(
    addresses: Vec<Address>,
    limits: Limits,
    cache: Option<&Path>,
) -> Result<Vec<Fetched>> {
    let cache = cache
        .map(|folder| Cache::open(folder, limits.max_bytes))
        .transpose()?;
    let visitor = Visitor {
        client: Client::new(limits),
        cache,
    };
    Ok(visitor.visit_all(addresses))
}

struct Visitor {
    client: Client,
    cache: Option<Cache>,
}

impl Visitor {
    fn visit_all(&self, addresses: Vec<Address>) -> Vec<Fetched> {
        let mut hosts: BTreeMap<String, BTreeMap<String, Address>> = BTreeMap::new();
        for address in addresses {
            let host = hosts.entry(address.host().to_owned()).or_default();
            host.entry(address.name().to_owned()).or_insert(address);
        }
        let hosts: Vec<_> = hosts.into_values().collect();
        let next = AtomicUsize::new(0);
        let work = || {
            let mut fetched = Vec::new();
            while let Some(host) = hosts.get(next.fetch_add(1, Ordering::Relaxed)) {
                fetched.extend(host.values().map(|address| self.visit(address)));
            }
            fetched
        };
        let mut fetched: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = (0..HOSTS_AT_ONCE.min(hosts.len()))
                .map(|_| scope.spawn(work))
                .collect();
            let finished = threads.into_iter().map(|thread| {
                thread
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            });
            finished.flatten().collect()
        });
        fetched.sort_by(|a, b| a.name.cmp(&b.name));
        fetched
    }

    /// What one address gives, with what was kept of it, and what will be.
    fn visit(&self, address: &Address) -> Fetched {
        let name = address.name();
        let mut remarks = Vec::new();
        let kept = match self.cache.as_ref().map(|cache| cache.load(name)) {
            Some(Ok(kept)) => kept,
            Some(Err(reason)) => {
                remarks.push(format!("the copy in the cache {reason}; it is not used"));
                None
            }
            None => None,
        };
        let page = self.follow(address, kept, &mut remarks);
        let page = page.map(|page| Published {
            declared: page
                .content_type
                .as_deref()
                .map(declared)
                .unwrap_or_default(),
            body: page.body,
        });
        Fetched {
            name: name.to_owned(),
            page: page.map_err(|failure| failure.to_string()),
            remarks,
        }
    }

    /// The page an address leads to, over redirects.
    fn follow(
        &self,
        start: &Address,
        kept: Option<Kept>,
        remarks: &mut Vec<String>,
    ) -> std::result::Result<Page, Failure> {
        let deadline = self.client.deadline();
        let mut visited = BTreeSet::new();
        let mut here = start.clone();
        loop {
            let same = kept.as_ref().filter(|kept| kept.came_from == here.name());
            let version = same.map(|kept| &kept.page.version);
            match self.client.get(&here, version, deadline)? {
                Answer::Page(page) => {
                    self.keep(start, &here, &page, remarks);
                    return Ok(page);
                }
                Answer::Unchanged => {
                    let unasked = Failure::Status(StatusCode::NOT_MODIFIED);
                    return kept.map(|kept| kept.page).ok_or(unasked);
                }
                Answer::Elsewhere(next) => {
                    visited.insert(here.name().to_owned());
                    if visited.contains(next.name()) {
                        return Err(Failure::Circle(next.name().to_owned()));
                    }
                    if visited.len() > REDIRECTS {
                        return Err(Failure::TooManyRedirects(REDIRECTS));
                    }
                    here = next;
                }
            }
        }
    }

    fn keep(&self, start: &Address, end: &Address, page: &Page, remarks: &mut Vec<String>) {
        let Some(cache) = &self.cache else { return };
        if let Err(reason) = cache.store(start.name(), end.name(), page) {
            remarks.push(format!("its copy in the cache {reason}"));
        }
    }
}
