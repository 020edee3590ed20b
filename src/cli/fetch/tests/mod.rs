//! Fetching against a server on this machine: what comes back, and how failures are told.

mod answers;
mod cache;
mod hostile;
mod redirects;
mod server;

use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

use super::address::Address;
use super::cache::Cache;
use super::client::Client;
use super::{Fetched, Limits, MIB, Visitor};

/// The text of every page here.
const PAGE: &str = "Japan and Peru will hold talks in Lima on 23 July 2025.\n";

/// The type of every page here.
const TEXT: &str = "Content-Type: text/plain; charset=utf-8";

/// Much time, so that no test depends on how fast its machine is.
const LIMITS: Limits = Limits {
    timeout: Duration::from_secs(60),
    max_bytes: MIB,
    allow_private: false,
};

/// What fetches from the addresses that `permits` holds for, through no proxy.
fn visitor(limits: Limits, cache: Option<&Path>, permits: fn(IpAddr) -> bool) -> Visitor {
    let open = |folder| Cache::open(folder, limits.max_bytes).expect("a cache folder");
    Visitor {
        client: Client::permitting(permits, None, limits),
        cache: cache.map(open),
    }
}

fn address(url: &str) -> Address {
    Address::parse(url).expect("a URL")
}

fn visit(url: &str, limits: Limits) -> Fetched {
    visitor(limits, None, |_| true).visit(&address(url))
}

/// The text a URL gives.
fn page(url: &str) -> String {
    body(visit(url, LIMITS))
}

fn body(fetched: Fetched) -> String {
    assert_eq!(fetched.remarks, Vec::<String>::new());
    String::from_utf8(fetched.page.expect("a page").body).expect("UTF-8")
}

/// Why a URL gives none.
fn failure(url: &str) -> String {
    failure_within(url, LIMITS)
}

fn failure_within(url: &str, limits: Limits) -> String {
    visit(url, limits).page.expect_err("a failure")
}

/// An answer that sends elsewhere.
fn redirect(to: &str) -> Vec<u8> {
    server::answer("302 Found", &[&format!("Location: {to}")], "")
}
