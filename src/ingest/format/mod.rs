//! The formats of inputs: bytes into text, text into pages.

pub(in crate::ingest) mod decode;
pub(in crate::ingest) mod json;
pub(in crate::ingest) mod marker;
pub(in crate::ingest) mod markup;
pub(in crate::ingest) mod page;
pub(in crate::ingest) mod plain;
mod wrap;
