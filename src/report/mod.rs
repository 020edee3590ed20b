//! Reports: findings, claims, inputs and notes, in each output format. No filtering and no detection here.

mod build;
mod diff;
mod excerpts;
pub mod json;
mod labels;
mod lookup;
mod mentions;
mod model;
mod names;
#[cfg(test)]
mod sample;
mod style;
pub mod table;
pub mod terminal;
mod visible;
pub mod words;

pub use build::{Parts, build, document_entry};
pub use diff::{Change, Diff};
pub use excerpts::Excerpts;
pub use labels::Labels;
pub use mentions::{MentionEntry, PART, kind_name};
pub use model::{
    At, ClaimEntry, Coverage, DocumentEntry, EventEntry, Report, StoryEntry, ToolEntry,
};
pub use style::{Role, Style};
pub use visible::{is_hidden, visible, visible_lines};
