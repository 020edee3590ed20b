//! Rules: YAML into validated rules. One file names one kind of event.
//!
//! Comes in: rule files. Goes out: [`Rule`]s the engine can trust; all problems of all files are reported at once.

mod model;

pub use model::{Cardinality, Derivation, Identity, Op, Operand, Rule, Slot};
