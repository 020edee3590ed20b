//! URLs among the inputs: fetched, or refused by a command that was built without what fetching takes.

#[cfg(feature = "fetch")]
use std::collections::BTreeMap;

use atodds::error::{Error, Result};
use atodds::ingest::Input;

use super::source::{Listed, without_credentials};
use crate::cli::args::ReadingArguments;
#[cfg(feature = "fetch")]
use crate::cli::fetch::{Address, Fetched, fetch};
#[cfg(feature = "fetch")]
use crate::cli::output;

/// A URL that was asked for, and the line of a list that did.
pub(super) type AskedUrl = (String, Option<Listed>);

/// Fetches pages. One that cannot be had is an input without bytes.
///
/// # Errors
/// When an address is none, or the cache folder cannot be used.
#[cfg(feature = "fetch")]
pub(super) fn read(urls: Vec<AskedUrl>, reading: &ReadingArguments) -> Result<Vec<Input>> {
    let mut addresses = Vec::new();
    let mut listings = BTreeMap::new();
    let mut refused = Vec::new();
    for (url, listed) in urls {
        match Address::parse(&url) {
            Ok(address) => {
                listings.entry(address.name().to_owned()).or_insert(listed);
                addresses.push(address);
            }
            Err(reason) => refused.push(placed(&url, listed.as_ref(), &reason)),
        }
    }
    if !refused.is_empty() {
        return Err(Error::usage(
            refused.join("\n"),
            "write URLs as a browser's address line has them",
        ));
    }
    if addresses.is_empty() {
        return Ok(Vec::new());
    }
    let fetched = fetch(
        addresses,
        reading.fetch.limits(),
        reading.fetch.cache.as_deref(),
    )?;
    Ok(fetched
        .into_iter()
        .map(|fetched| {
            for remark in &fetched.remarks {
                output::warn(&format!("note: {}: {remark}", fetched.name));
            }
            input(fetched, &listings)
        })
        .collect())
}

/// Refuses all URLs.
///
/// # Errors
/// When there is one.
#[cfg(not(feature = "fetch"))]
pub(super) fn read(urls: Vec<AskedUrl>, _: &ReadingArguments) -> Result<Vec<Input>> {
    let Some((url, listed)) = urls.first() else {
        return Ok(Vec::new());
    };
    Err(Error::usage(
        placed(
            url,
            listed.as_ref(),
            "this atodds was built without fetching",
        ),
        "save the page and give the file, or build with the feature `fetch`",
    ))
}

/// The page as an input; its name is the address.
#[cfg(feature = "fetch")]
fn input(fetched: Fetched, listings: &BTreeMap<String, Option<Listed>>) -> Input {
    match fetched.page {
        Ok(page) => Input::bytes(fetched.name, page.body).declared_as(page.declared),
        Err(reason) => {
            let listed = listings.get(&fetched.name).and_then(Option::as_ref);
            let reason = listed.map_or_else(|| reason.clone(), |listed| listed.blamed(&reason));
            Input::failed(fetched.name, reason)
        }
    }
}

/// What is wrong with a URL, and where it stands.
fn placed(url: &str, listed: Option<&Listed>, reason: &str) -> String {
    let place = listed.map_or_else(String::new, |listed| format!("{listed}: "));
    format!("{place}{}: {reason}", without_credentials(url))
}
