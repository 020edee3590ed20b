//! The dates a story may be counted from: metadata, dateline, bylines and timestamps, weekdays with their date in the text.

use super::Maker;
use super::line::{Kind, Line};
use super::segment::Cutter;
use crate::ingest::SegmentRole;
use crate::ingest::reference::{Candidate, Source, StatedZone, stamp};

/// So many bylines and timestamps of one story are looked at.
const MOST_LINES: usize = 12;

impl Maker<'_> {
    /// Dates the story may be counted from, strongest first.
    pub(super) fn candidates(&self, cutter: &Cutter<'_>) -> Vec<Candidate> {
        let meta = &self.page.meta;
        let mut found = self.in_metadata(Source::Metadata, &meta.published);
        found.extend(self.published.and_then(|when| {
            let stamp = stamp::metadata(when, self.lexicon)?;
            Some(Candidate::new(
                Source::Metadata,
                stamp,
                format!("time: {when}"),
            ))
        }));
        if let Some((lead, at)) = &cutter.lead
            && let Some(stamp) = lead.stamp
        {
            let words = at.of(&self.page.text);
            found.push(Candidate::new(Source::Dateline, stamp, words));
        }
        let lines = self.lines.iter().filter(|(_, _, link)| !link);
        let mut lines: Vec<Candidate> = lines
            .filter_map(|(_, line, _)| self.in_line(line))
            .take(MOST_LINES)
            .collect();
        lines.sort_by_key(|candidate| candidate.source);
        found.append(&mut lines);
        found.extend(self.in_metadata(Source::Modified, &meta.modified));
        found.extend(self.in_text(cutter));
        found
    }

    /// The zone a line says the story's clock times are in.
    pub(super) fn stated_zone(&self) -> Option<StatedZone> {
        let lines = self.lines.iter().filter(|(_, _, link)| !link);
        let notes = lines.filter(|(_, line, _)| matches!(line.kind, Kind::Meta(_)));
        let words = notes.map(|(_, line, _)| line.span.of(&self.page.text));
        words
            .filter_map(|words| stamp::zone_note(words, &self.lexicon.page))
            .find_map(|zone| stamp::stated_zone(zone, self.lexicon))
    }

    /// The dates of the page's metadata, which are those of its main story.
    fn in_metadata(&self, source: Source, fields: &[(String, String)]) -> Vec<Candidate> {
        let fields = fields.iter().filter(|_| self.main);
        fields
            .filter_map(|(field, value)| {
                let stamp = stamp::metadata(value, self.lexicon)?;
                Some(Candidate::new(source, stamp, format!("{field}: {value}")))
            })
            .collect()
    }

    /// The date of a byline or timestamp.
    fn in_line(&self, line: &Line) -> Option<Candidate> {
        let Kind::Meta(Some(stamp)) = &line.kind else {
            return None;
        };
        let words = line.span.of(&self.page.text);
        let alone = stamp.span.len() + 4 >= words.len() || stamp::unix(words).is_some();
        let source = if alone {
            Source::Timestamp
        } else {
            Source::Byline
        };
        let mut stamp = *stamp;
        let zone = stamp::zone(words);
        if let Some(clock) = &mut stamp.clock {
            clock.offset = clock.offset.or(zone);
        }
        let mut candidate = Candidate::new(source, stamp, words);
        candidate.zone = zone.or(stamp.clock.and_then(|clock| clock.offset));
        Some(candidate)
    }

    /// Weekdays with their date in the first paragraphs, and full dates anywhere: "on Monday (July 21)".
    fn in_text(&self, cutter: &Cutter<'_>) -> Vec<Candidate> {
        const PARAGRAPHS: usize = 10;
        const LONGEST: usize = 4000;
        let text = self.page.text.as_str();
        let bodies = cutter
            .segments
            .iter()
            .filter(|segment| matches!(segment.role, SegmentRole::Body | SegmentRole::Heading));
        let mut found = Vec::new();
        for segment in bodies.take(PARAGRAPHS) {
            let words = segment.span.of(text);
            if !words.bytes().any(|b| b.is_ascii_digit()) {
                continue;
            }
            let sentences = crate::text::sentences(words);
            for sentence in sentences.iter().take_while(|s| s.end < LONGEST) {
                let sentence = sentence.of(words);
                // Only a weekday with a day, or a whole date, tells something: both need figures.
                if !sentence.bytes().any(|b| b.is_ascii_digit()) {
                    continue;
                }
                for stamp in stamp::stamps(sentence, self.lexicon) {
                    let words = stamp.span.of(sentence);
                    if stamp.day.is_some() && stamp.weekday.is_some() && stamp.agrees() {
                        found.push(Candidate::new(Source::InText, stamp, words));
                    } else if stamp.date().is_some() {
                        found.push(Candidate::new(Source::YearOnly, stamp, words));
                    }
                }
            }
        }
        found.sort_by_key(|candidate| candidate.source);
        found
    }
}
