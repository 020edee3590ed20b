//! `atodds rules schema`: the JSON Schema of rule files.

use atodds::error::Result;
use atodds::report::json;
use atodds::rule;

use crate::cli::{CLEAN, output};

pub(super) fn run() -> Result<u8> {
    output::print(&json::pretty(&rule::schema()))?;
    Ok(CLEAN)
}
