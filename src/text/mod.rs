//! Spans of text, the map from extracted text back to the raw bytes, line positions, and sentences.
//!
//! Comes in: text. Goes out: byte spans into it. Nothing here knows what the text means.

mod cut;
mod excerpt;
mod fold;
mod hash;
mod lines;
mod offset_map;
mod run;
mod sentence;
mod span;
mod token;

pub use excerpt::Excerpt;
pub(crate) use hash::{OWN_HASH, form_hash};
pub use lines::{LineIndex, Position};
pub use offset_map::{OffsetMap, OffsetMapBuilder};
pub use run::LONGEST_SENTENCE;
pub use sentence::sentences;
pub use span::Span;
pub(crate) use token::key_of;
pub use token::{Shape, Token, TokenKind, Tokens};
