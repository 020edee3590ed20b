//! Inputs into records: an archive of JSON lines is read line by line, a feed item by item, anything else as a whole.
//!
//! A record owns its bytes and knows its place in the input, so that an archive larger than memory can be read.

mod feed;
mod lines;
mod stream;

use std::sync::Arc;

use self::feed::FeedItems;
use self::lines::Lines;
use self::stream::Stream;
use super::format::Channel;
use super::raw::RawPart;
use super::{Declared, Format, Input};
use crate::error::NoteCode;

/// A record larger than this is left out.
const MAX_BYTES: usize = 256 * 1024 * 1024;

/// Some bytes of an input that can be read without the rest of it.
#[derive(Debug)]
pub(super) struct Record {
    /// The bytes, or why there are none.
    pub(super) raw: Result<Arc<RawPart>, Unread>,
    /// What the sender says of the whole input.
    pub(super) declared: Declared,
    /// The format the user says the whole input is in.
    pub(super) format: Option<Format>,
    pub(super) kind: RecordKind,
    /// How many bytes of the input it took, those passed over included.
    pub(super) taken: usize,
}

/// What part of its input a record is.
#[derive(Debug, Clone)]
pub(super) enum RecordKind {
    /// All of it.
    Whole,
    /// A line that holds a JSON object.
    JsonLine,
    /// An item of the feed of this channel.
    FeedItem(Arc<Channel>),
}

/// Bytes of an input that were not read.
#[derive(Debug)]
pub(super) struct Unread {
    pub(super) path: String,
    /// 1-based line, where a part of the input is meant.
    pub(super) line: Option<usize>,
    pub(super) code: NoteCode,
    pub(super) message: String,
}

/// The records of all inputs, in order.
pub(super) struct Records {
    inputs: std::vec::IntoIter<Input>,
    /// Bytes a record may have.
    limit: usize,
    open: Option<Open>,
}

/// An input that gives more than one record.
enum Open {
    Lines(Lines),
    Feed(FeedItems),
}

impl Records {
    /// The records of `inputs`, which are opened one by one.
    pub(super) fn new(inputs: Vec<Input>) -> Self {
        Self {
            inputs: inputs.into_iter(),
            limit: MAX_BYTES,
            open: None,
        }
    }

    /// Opens `input`; gives its record where it is one as a whole.
    fn open(&mut self, input: Input) -> Option<Record> {
        let mut stream = Stream::new(input, self.limit);
        let first = match stream.first_line() {
            Ok(first) => first,
            Err(error) => return Some(stream.failed(&error)),
        };
        if stream.format.is_none_or(Format::is_json) && lines::is_line(&first) {
            self.open = Some(Open::Lines(Lines::new(stream, first)));
            return None;
        }
        let head = match stream.head(first) {
            Ok(head) => head,
            Err(error) => return Some(stream.failed(&error)),
        };
        let may_be_feed = stream.format.is_none_or(|format| format == Format::Feed);
        if may_be_feed && feed::is_head(&head, &stream.declared) {
            self.open = Some(Open::Feed(FeedItems::new(stream, head)));
            return None;
        }
        Some(stream.whole(head))
    }
}

impl Iterator for Records {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        loop {
            let record = match &mut self.open {
                Some(Open::Lines(lines)) => lines.next(),
                Some(Open::Feed(items)) => items.next(),
                None => None,
            };
            if record.is_some() {
                return record;
            }
            self.open = None;
            let input = self.inputs.next()?;
            if let Some(record) = self.open(input) {
                return Some(record);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    /// Byte, line and text of every record.
    fn records(text: &str) -> Vec<(usize, usize, String)> {
        Records::new(vec![Input::bytes("a", text)])
            .filter_map(|record| record.raw.ok())
            .map(|raw| {
                let place = raw.place(Span::new(0, 1));
                let text = String::from_utf8_lossy(&raw.bytes).into_owned();
                (place.bytes.start, place.position.line, text)
            })
            .collect()
    }

    #[test]
    fn json_lines_are_records() {
        let lines = records("\n{\"a\":1}\n\n{oops\n{\"b\":2}");
        assert_eq!(
            lines,
            [
                (0, 1, "\n{\"a\":1}\n".to_owned()),
                (10, 4, "{oops\n".to_owned()),
                (16, 5, "{\"b\":2}".to_owned())
            ]
        );
    }

    #[test]
    fn items_of_a_feed_are_records() {
        let feed = "<?xml version='1.0'?>\n<rss><channel><title>Quay</title>\n<item>a</item>\n\n  <item>b</item></channel></rss>";
        assert_eq!(
            records(feed),
            [
                (56, 3, "<item>a</item>".to_owned()),
                (74, 5, "<item>b</item>".to_owned())
            ]
        );
        let long = format!(
            "<rss>{}</rss>",
            format!("<item>{}</item>\n", "x".repeat(1000)).repeat(300)
        );
        let found = records(&long);
        assert_eq!(found.len(), 300);
        assert!(
            found
                .iter()
                .enumerate()
                .all(|(i, (_, line, _))| *line == i + 1)
        );
    }

    #[test]
    fn what_is_too_large_is_left_out_alone() {
        let long = "x".repeat(100);
        let json = format!("{{\"a\":1}}\n{{\"{long}\":2}}\n{{\"b\":3}}\n");
        let feed = format!("<rss><item>a</item><item>{long}</item><item>b</item></rss>");
        for (text, kept, refused) in [(json, 2, Some(2)), (feed, 2, Some(1)), (long, 0, None)] {
            let mut records = Records::new(vec![Input::bytes("a", text)]);
            records.limit = 60;
            let (read, left): (Vec<_>, Vec<_>) = records.partition(|record| record.raw.is_ok());
            assert_eq!(read.len(), kept);
            let left: Vec<_> = left
                .into_iter()
                .filter_map(|record| record.raw.err())
                .collect();
            let [unread] = left.as_slice() else {
                unreachable!("{left:?}")
            };
            assert_eq!((unread.code, unread.line), (NoteCode::TooLarge, refused));
        }
    }

    #[test]
    fn anything_else_is_whole() {
        for text in [
            "{\n\"text\": \"a\"\n}\n",
            "",
            "<rss><channel></channel></rss>",
            "a\nb",
        ] {
            assert_eq!(records(text), [(0, 1, text.to_owned())]);
        }
    }
}
