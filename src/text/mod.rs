//! Spans of text, the map from extracted text back to the raw bytes, line positions, and sentences.
//!
//! Comes in: text. Goes out: byte spans into it. Nothing here knows what the text means.

mod fold;
mod lines;
mod offset_map;
mod sentence;
mod span;
mod token;

pub use lines::{LineIndex, Position};
pub use offset_map::{OffsetMap, OffsetMapBuilder};
pub use sentence::sentences;
pub use span::Span;
pub(crate) use token::{OWN_HASH, form_hash, key_of};
pub use token::{Shape, Token, TokenKind, Tokens};
