//! Rules over a story into claims.

mod claim;
mod facts;

pub use claim::{Claim, ClaimId, EventKey, Series};
pub use facts::StoryFacts;
