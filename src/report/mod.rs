//! Reports: findings, claims, inputs and notes, in each output format. No filtering and no detection here.

mod model;

pub use model::{
    At, ClaimEntry, Coverage, DocumentEntry, EventEntry, Report, StoryEntry, ToolEntry,
};
