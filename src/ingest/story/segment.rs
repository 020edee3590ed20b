//! Lines into segments: marks, dateline, words and trailing clutter of a line, each with its role.
//!
//! Segments hold every byte of their line that is not white space, once.

use super::lead::{Lead, lead};
use super::line::{Kind, Line, core};
use super::outlet::headline_end;
use crate::ingest::{Segment, SegmentRole};
use crate::lexicon::Lexicon;
use crate::text::{Span, sentences};

/// What the segments of a story are made with, and what is learnt on the way.
#[derive(Debug)]
pub(in crate::ingest) struct Cutter<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    pub(in crate::ingest) segments: Vec<Segment>,
    /// The first lead with the words it was read from.
    pub(in crate::ingest) lead: Option<(Lead, Span)>,
    /// The first wire agency credited.
    pub(in crate::ingest) credit: Option<String>,
    /// Running text seen so far, in lines.
    texts: usize,
}

/// A dateline stands in one of the first lines of text.
const LEAD_LINES: usize = 4;

impl<'a> Cutter<'a> {
    /// A cutter for a story in `text`.
    pub(in crate::ingest) const fn new(text: &'a str, lexicon: &'a Lexicon) -> Self {
        Self {
            text,
            lexicon,
            segments: Vec::new(),
            lead: None,
            credit: None,
            texts: 0,
        }
    }

    /// Cuts `line`, whose words have `role`.
    pub(in crate::ingest) fn cut(&mut self, line: &Line, role: SegmentRole) {
        let words = line.span.of(self.text);
        if !role.is_content() {
            // What a caption credits is the picture.
            if role != SegmentRole::Caption {
                self.note_credit(words);
            }
            self.push(line.span, role);
            return;
        }
        let bare = core(words).shift(line.span.start);
        self.push(Span::new(line.span.start, bare.start), SegmentRole::Clutter);
        if line.kind.is_text() {
            self.cut_text(bare, role, line.kind == Kind::Text);
        } else if role == SegmentRole::Title
            && let Some(end) = headline_end(bare.of(self.text), self.lexicon)
        {
            let end = bare.start + end;
            self.push(Span::new(bare.start, end), role);
            self.push(Span::new(end, bare.end), SegmentRole::Meta);
        } else {
            self.push(bare, role);
        }
        self.push(Span::new(bare.end, line.span.end), SegmentRole::Clutter);
    }

    fn cut_text(&mut self, span: Span, role: SegmentRole, may_lead: bool) {
        let mut start = span.start;
        if may_lead && self.lead.is_none() && self.texts < LEAD_LINES {
            let found = lead(span.of(self.text), self.lexicon, self.texts == 0);
            if let Some(found) = found {
                let at = Span::new(span.start, span.start + found.len);
                start = at.end;
                self.push(at, SegmentRole::Meta);
                self.lead = Some((found, at));
            }
        }
        self.texts += usize::from(may_lead);
        let body = Span::new(start, span.end);
        let end = self.content_end(body);
        self.push(Span::new(body.start, end), role);
        self.push(Span::new(end, body.end), SegmentRole::Clutter);
    }

    /// Where the words of a paragraph end and clutter begins: sentences at its end that are cues, and all from a cue on
    /// after which only clutter comes.
    fn content_end(&mut self, span: Span) -> usize {
        let found: Vec<Span> = sentences(span.of(self.text))
            .into_iter()
            .map(|sentence| sentence.shift(span.start))
            .collect();
        let words = &self.lexicon.page;
        let tail = found
            .iter()
            .position(|sentence| words.is_clutter_tail(sentence.of(self.text)));
        let mut kept = tail.unwrap_or(found.len());
        while let Some(last) = kept.checked_sub(1).and_then(|i| found.get(i)) {
            let sentence = last.of(self.text);
            if !words.is_clutter_sentence(sentence) && words.credited(sentence).is_none() {
                break;
            }
            kept -= 1;
        }
        for sentence in found.iter().skip(kept) {
            self.note_credit(sentence.of(self.text));
        }
        found.get(kept).map_or(span.end, |first| first.start)
    }

    fn note_credit(&mut self, words: &str) {
        if self.credit.is_none() {
            self.credit = self.lexicon.page.credited(words).map(str::to_owned);
        }
    }

    fn push(&mut self, span: Span, role: SegmentRole) {
        let words = span.of(self.text);
        let trimmed = words.trim();
        if trimmed.is_empty() {
            return;
        }
        let start = span.start + (words.len() - words.trim_start().len());
        self.segments.push(Segment {
            span: Span::new(start, start + trimmed.len()),
            role,
            reference: None,
        });
    }
}
