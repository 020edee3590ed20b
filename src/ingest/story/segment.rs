//! Lines into segments: marks, dateline, words and trailing clutter of a line, each with its role.
//!
//! Segments hold every byte of their line that is not white space, once.

use super::credit::{ends_with_cue, tail_credit};
use super::lead::{Lead, lead};
use super::line::{Kind, Line, core};
use super::outlet::headline_end;
use crate::ingest::{Origin, Segment, SegmentRole};
use crate::lexicon::{Credit, Lexicon, PageLine};
use crate::text::{Span, sentences};

/// What the segments of a story are made with, and what is learnt on the way.
#[derive(Debug)]
pub(in crate::ingest) struct Cutter<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    pub(in crate::ingest) segments: Vec<Segment>,
    /// The first lead with the words it was read from.
    pub(in crate::ingest) lead: Option<(Lead, Span)>,
    /// The first wire agency credited by its name; before one is, an agency that is not named.
    pub(in crate::ingest) credit: Option<Origin>,
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
        let end = self.credit_start(Span::new(body.start, end));
        self.push(Span::new(body.start, end), role);
        self.push(Span::new(end, body.end), SegmentRole::Clutter);
    }

    /// Where the words of a paragraph end and clutter begins: sentences at its end that are cues, and all from a cue on
    /// after which only clutter comes.
    fn content_end(&mut self, span: Span) -> usize {
        if !ends_with_cue(span.of(self.text), &self.lexicon.page) {
            return span.end;
        }
        let found: Vec<Span> = sentences(span.of(self.text))
            .into_iter()
            .map(|sentence| sentence.shift(span.start))
            .collect();
        let words = &self.lexicon.page;
        let tail = found
            .iter()
            .position(|sentence| words.is_clutter_tail(&PageLine::new(sentence.of(self.text))));
        let mut kept = tail.unwrap_or(found.len());
        while let Some(last) = kept.checked_sub(1).and_then(|i| found.get(i)) {
            let sentence = PageLine::new(last.of(self.text));
            if !words.is_clutter_sentence(&sentence) && words.credit(&sentence).is_none() {
                break;
            }
            kept -= 1;
        }
        for sentence in found.iter().skip(kept) {
            self.note_credit(sentence.of(self.text));
        }
        found.get(kept).map_or(span.end, |first| first.start)
    }

    /// Where the credit glued to the last sentence of a paragraph begins: "… he said. /TASS/".
    fn credit_start(&mut self, span: Span) -> usize {
        let Some((start, origin)) = tail_credit(span.of(self.text), &self.lexicon.page) else {
            return span.end;
        };
        self.take_credit(origin);
        span.start + start
    }

    fn note_credit(&mut self, words: &str) {
        match self.lexicon.page.credit(&PageLine::new(words)) {
            Some(Credit::Agency(name)) => self.take_credit(Origin::Agency(name.to_owned())),
            Some(Credit::Unnamed) => self.take_credit(Origin::UnnamedAgency),
            None => {}
        }
    }

    fn take_credit(&mut self, origin: Origin) {
        match self.credit {
            Some(Origin::Agency(_)) => {}
            Some(Origin::UnnamedAgency) | None => self.credit = Some(origin),
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
