//! What is handed in to be read: a name, bytes from anywhere, and what their sender says they are.

use std::fmt;
use std::io::{self, Cursor, Read};

use super::Format;

/// A named stream of bytes to read.
///
/// The bytes are asked for only when the input's turn comes, so that any number of inputs may be handed in at once.
pub struct Input {
    /// The path as given, with `/` between its parts, or the address.
    pub path: String,
    /// What the sender says of the bytes.
    pub declared: Declared,
    /// The format to read them in, whatever the sender and the bytes themselves say.
    pub format: Option<Format>,
    /// How many bytes there are, where that is known beforehand.
    pub size: Option<u64>,
    bytes: Box<dyn Read + Send>,
}

/// What the sender of some bytes says they are, as in the `Content-Type` of a response.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Declared {
    /// The media type without parameters, in lower case: `application/rss+xml`.
    pub media_type: Option<String>,
    /// The character set: `windows-1252`.
    pub charset: Option<String>,
}

impl Input {
    /// An input whose bytes `reader` gives; an error of the reader becomes a note that the input cannot be read.
    pub fn reader(path: impl Into<String>, reader: impl Read + Send + 'static) -> Self {
        Self {
            path: path.into(),
            declared: Declared::default(),
            format: None,
            size: None,
            bytes: Box::new(reader),
        }
    }

    /// An input that is in memory.
    pub fn bytes(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self {
            size: Some(bytes.len() as u64),
            ..Self::reader(path, Cursor::new(bytes))
        }
    }

    /// An input that cannot be read, for the reason given.
    pub fn failed(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::reader(path, Failed(reason.into()))
    }

    /// The same input with what its sender says of it.
    #[must_use]
    pub fn declared_as(mut self, declared: Declared) -> Self {
        self.declared = declared;
        self
    }

    /// The same input, to be read in `format` in any case.
    #[must_use]
    pub fn in_format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// The same input with its size in bytes, where that is known.
    #[must_use]
    pub const fn of_size(mut self, size: Option<u64>) -> Self {
        self.size = size;
        self
    }

    /// The stream of its bytes.
    pub(super) fn into_reader(self) -> Box<dyn Read + Send> {
        self.bytes
    }
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input")
            .field("path", &self.path)
            .field("declared", &self.declared)
            .field("format", &self.format)
            .finish_non_exhaustive()
    }
}

/// A stream that fails at once.
struct Failed(String);

impl Read for Failed {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other(self.0.clone()))
    }
}
