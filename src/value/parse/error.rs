//! What can be wrong with a value in canonical notation.

use std::fmt;

/// Why a text is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{kind}, at byte {at}")]
pub struct ParseValueError {
    /// What is wrong.
    pub kind: ParseValueErrorKind,
    /// Where, in bytes from the start of the text.
    pub at: usize,
}

/// The sorts of [`ParseValueError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseValueErrorKind {
    /// Something else was expected: what, with an example.
    Expected(&'static str),
    /// The notation is right, but there is no such thing: month 13, 30 February. What it should have been.
    OutOfRange(&'static str),
    /// The value ends here, and the text goes on.
    Trailing,
    /// Sets within sets, deeper than any sentence says.
    TooDeep,
}

impl fmt::Display for ParseValueErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Expected(what) => write!(f, "expected {what}"),
            Self::OutOfRange(what) => write!(f, "out of range: expected {what}"),
            Self::Trailing => f.write_str("expected the end of the value"),
            Self::TooDeep => f.write_str("sets nested too deeply"),
        }
    }
}
