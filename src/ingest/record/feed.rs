//! Feeds: a record for each item, read while the feed arrives.

use std::io;
use std::sync::Arc;

use super::stream::Stream;
use super::{Record, RecordKind};
use crate::ingest::Declared;
use crate::ingest::format::{Channel, Cut, Splitter, decode, is_feed};

/// A feed that is being read.
pub(super) struct FeedItems {
    stream: Stream,
    buffer: Vec<u8>,
    /// Bytes of the buffer whose records were given.
    given: usize,
    ended: bool,
    splitter: Splitter,
    channel: Option<Arc<Channel>>,
    done: bool,
}

/// Whether an input that begins with `head` is a feed that can be cut before it is decoded.
pub(super) fn is_head(head: &[u8], declared: &Declared) -> bool {
    decode::is_utf8(head, declared) && is_feed(&String::from_utf8_lossy(head))
}

impl FeedItems {
    /// The items of `stream`, of which the `head` has been read.
    pub(super) fn new(stream: Stream, head: Vec<u8>) -> Self {
        Self {
            stream,
            buffer: head,
            given: 0,
            ended: false,
            splitter: Splitter::default(),
            channel: None,
            done: false,
        }
    }

    fn read(&mut self) -> io::Result<Option<Record>> {
        loop {
            match self.splitter.next(&self.buffer, self.ended) {
                Cut::Item(range) => {
                    let before = self.buffer.get(self.given..range.start).unwrap_or(&[]);
                    let channel = self.channel.get_or_insert_with(|| {
                        Arc::new(Channel::read(&String::from_utf8_lossy(before)))
                    });
                    let kind = RecordKind::FeedItem(Arc::clone(channel));
                    self.stream.pass(before);
                    let item = self.buffer.get(range.clone()).unwrap_or(&[]).to_vec();
                    self.given = range.end;
                    let line = self.stream.start.position.line;
                    let record = self.stream.record(item, kind);
                    if record.taken > self.stream.limit {
                        let refused = self.stream.too_large(Some(line), record.taken);
                        return Ok(Some(refused));
                    }
                    return Ok(Some(record));
                }
                Cut::NeedMore => {
                    self.forget();
                    if self.buffer.len() > self.stream.limit {
                        self.done = true;
                        let line = Some(self.stream.start.position.line);
                        return Ok(Some(self.stream.too_large(line, self.buffer.len())));
                    }
                    self.ended = !self.stream.more(&mut self.buffer)?;
                }
                // A feed without items is a document without text; what else it may be is for its format to say.
                Cut::End if self.channel.is_none() => {
                    self.done = true;
                    let whole = std::mem::take(&mut self.buffer);
                    return Ok(Some(self.stream.record(whole, RecordKind::Whole)));
                }
                Cut::End => return Ok(None),
            }
        }
    }

    /// Drops the bytes whose records were given.
    fn forget(&mut self) {
        self.buffer.drain(..self.given);
        self.splitter.forget(self.given);
        self.given = 0;
    }
}

impl Iterator for FeedItems {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.done {
            return None;
        }
        self.read().unwrap_or_else(|error| {
            self.done = true;
            Some(self.stream.failed(&error))
        })
    }
}
