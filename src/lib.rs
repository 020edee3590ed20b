//! `atodds` reads what several sources say about the same events and reports where they are at odds, with provenance.
//!
//! The data flows one way: bytes become documents and stories ([`ingest`]), sentences carry typed expressions
//! ([`mention`]), which get values given a reference time ([`resolve`]); rules ([`rule`]) turn phrases ([`phrase`]) into
//! claims ([`extract`]); claims are joined into events ([`graph`]) and compared ([`detect`]); what was found is written
//! by [`report`]. [`tag`] offers recognition and resolution alone. No stage prints, reads a clock or touches the network. [`engine`] puts the stages together.
//!
//! ```
//! use atodds::engine::{CheckOptions, Engine};
//! use atodds::ingest::Input;
//! use atodds::lexicon::RuleFiles;
//!
//! # fn main() -> atodds::error::Result<()> {
//! let engine = Engine::new(&RuleFiles::builtin())?;
//! let article = |path: &str, text: &str| Input::bytes(path, text);
//! let inputs = vec![
//!     article("a.txt", "Envoys of both sides will meet on Friday."),
//!     article("b.txt", "Envoys of both sides will meet on Saturday."),
//! ];
//! let checked = engine.check(inputs, &CheckOptions::default());
//! assert_eq!(checked.report.documents.len(), 2);
//! # Ok(())
//! # }
//! ```

pub mod detect;
pub mod engine;
pub mod error;
pub mod extract;
pub mod graph;
pub mod ingest;
pub mod lexicon;
pub mod mention;
pub mod phrase;
pub mod report;
pub mod resolve;
pub mod rule;
pub mod tag;
pub mod text;
pub mod value;

/// The example in the README, compiled and run with those of the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
