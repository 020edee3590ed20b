//! Where the items of a feed stand, found byte by byte, so that a feed need not be in memory as a whole.
//!
//! An item is `<item>` of RSS or `<entry>` of Atom, with or without a prefix. What stands in comments and CDATA sections is no
//! item. In broken feeds `</item>` is missing: the next item ends the one before, and two articles never become one.

use std::ops::Range;

use crate::ingest::format::markup::xml::{Piece, Scanner, Step};

/// What follows in the buffer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ingest) enum Cut {
    /// An item, from `<item` to `</item>`. What stands before the first one is the head of the feed.
    Item(Range<usize>),
    /// The rest of the feed is needed to tell.
    NeedMore,
    /// No item is left.
    End,
}

/// Finds the items of a feed one after another.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Splitter {
    scanner: Scanner,
    /// The name of the feed's items with its prefix, once one was seen.
    name: Option<Vec<u8>>,
    /// Where the item began that is not closed yet.
    open: Option<usize>,
}

impl Splitter {
    /// The next item of `buffer`, which may have grown since the last call; `ended` tells that it will not grow any more.
    pub(in crate::ingest) fn next(&mut self, buffer: &[u8], ended: bool) -> Cut {
        loop {
            match self.scanner.step(buffer, ended) {
                Step::Piece(piece) => {
                    if let Some(item) = self.take(piece, buffer) {
                        return Cut::Item(item);
                    }
                }
                Step::NeedMore => return Cut::NeedMore,
                Step::End => {
                    let rest = self.open.take().map(|start| Cut::Item(start..buffer.len()));
                    return rest.unwrap_or(Cut::End);
                }
            }
        }
    }

    /// Forgets the first `count` bytes, which were taken out of the buffer: all items in them were given.
    pub(in crate::ingest) fn forget(&mut self, count: usize) {
        self.scanner.forget(count);
        self.open = self.open.map(|start| start.saturating_sub(count));
    }

    /// The item that ends with `piece`.
    fn take(&mut self, piece: Piece, buffer: &[u8]) -> Option<Range<usize>> {
        match piece {
            Piece::Open {
                tag, name, empty, ..
            } if !empty && self.is_item(buffer.get(name.start..name.end)?) => {
                let before = self.open.replace(tag.start)?;
                Some(before..tag.start)
            }
            Piece::Close { tag, name } if self.is_item(buffer.get(name.start..name.end)?) => {
                self.open.take().map(|start| start..tag.end)
            }
            Piece::Open { .. } | Piece::Close { .. } | Piece::Text(_) | Piece::Cdata(_) => None,
        }
    }

    /// Whether `name` is that of the items; the first one settles the prefix.
    fn is_item(&mut self, name: &[u8]) -> bool {
        if let Some(known) = &self.name {
            return known.eq_ignore_ascii_case(name);
        }
        let local = name.rsplit(|byte| *byte == b':').next().unwrap_or(name);
        let is_item = local.eq_ignore_ascii_case(b"item") || local.eq_ignore_ascii_case(b"entry");
        if is_item {
            self.name = Some(name.to_vec());
        }
        is_item
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEED: &str = "<rss><channel><title>Quay <![CDATA[<item>]]></title><!-- <item> --><items/>\
        <item><title>A</title><d><![CDATA[<item>x</item>]]></d></item> <item/><item>B<item x='>'>C</item></channel></rss>";

    fn items(step: usize) -> Vec<String> {
        let mut splitter = Splitter::default();
        let (mut buffer, mut found) = (Vec::new(), Vec::new());
        let mut chunks = FEED.as_bytes().chunks(step);
        loop {
            let chunk = chunks.next();
            buffer.extend_from_slice(chunk.unwrap_or(&[]));
            loop {
                match splitter.next(&buffer, chunk.is_none()) {
                    Cut::Item(range) => {
                        found.push(String::from_utf8_lossy(&buffer[range.clone()]).into_owned());
                        buffer.drain(..range.end);
                        splitter.forget(range.end);
                    }
                    Cut::NeedMore => break,
                    Cut::End => return found,
                }
            }
        }
    }

    #[test]
    fn items_are_found_however_the_feed_arrives() {
        let whole = items(FEED.len());
        assert_eq!(
            whole,
            [
                "<item><title>A</title><d><![CDATA[<item>x</item>]]></d></item>",
                "<item>B",
                "<item x='>'>C</item>"
            ]
        );
        for step in 1..20 {
            assert_eq!(items(step), whole, "in steps of {step}");
        }
    }

    #[test]
    fn an_unclosed_item_goes_on_to_the_end() {
        let mut splitter = Splitter::default();
        let feed = b"<a:feed><a:entry>x<entry>y";
        assert_eq!(splitter.next(feed, true), Cut::Item(8..26));
        assert_eq!(splitter.next(feed, true), Cut::End);
    }
}
