//! Findings: what claims about one event, in one slot, under one scope, agree or cannot agree on.

mod finding;

pub use finding::{Finding, FindingClass, FindingKind, Reach, Severity, Side};
