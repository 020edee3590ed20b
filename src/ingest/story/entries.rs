//! The entries of a live blog: where each begins, and what it says of its time.
//!
//! Where the format tells the entries, their times are those for machines, else those that stand in their first lines; in other
//! pages a line that is a clock time and nothing else begins one.

use jiff::tz::Offset;

use super::Maker;
use super::line::{Kind, Line};
use crate::ingest::format::page::Page;
use crate::ingest::reference::entry::EntryTime;
use crate::ingest::reference::stamp::{self, Stamp};
use crate::text::Span;
use crate::value::Clock;

/// An entry's time stands in one of its first lines.
const LEAD_LINES: usize = 3;

impl Maker<'_> {
    /// The entries with a time, in order.
    pub(super) fn entries(&self) -> Vec<EntryTime> {
        if self.main && !self.page.entries.is_empty() {
            return self.marked_entries();
        }
        let lines = self.lines.iter().map(|(_, line, _)| line);
        let clocks = lines.filter_map(|line| match &line.kind {
            Kind::Clock(clock) => Some((line.span.end, Stamp::of_clock(*clock, line.span))),
            _ => None,
        });
        let clocks: Vec<(usize, Stamp)> = clocks.collect();
        let ends = clocks.iter().skip(1).map(|(start, _)| *start);
        let ends: Vec<usize> = ends.chain([self.page.text.len()]).collect();
        let spans = clocks.iter().zip(ends);
        spans
            .map(|((start, stamp), end)| EntryTime {
                span: Span::new(*start, end),
                stamp: *stamp,
            })
            .collect()
    }

    fn marked_entries(&self) -> Vec<EntryTime> {
        let mut found = Vec::new();
        for entry in &self.page.entries {
            let blocks = self.page.blocks.get(entry.blocks.clone()).unwrap_or(&[]);
            let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else {
                continue;
            };
            let span = first.span.cover(last.span);
            let told = entry.when.as_deref();
            let told = told.and_then(|when| stamp::metadata(when, self.lexicon));
            let shown = self.time_in(span);
            let stamp = match (told, shown) {
                (Some(told), Some(shown)) => Some(local(told, shown).unwrap_or(told)),
                (told, shown) => told.or(shown),
            };
            found.extend(stamp.map(|stamp| EntryTime { span, stamp }));
        }
        found
    }

    /// The clock time in the first lines of an entry.
    fn time_in(&self, span: Span) -> Option<Stamp> {
        let lines = self.lines.iter().map(|(_, line, _)| line);
        let first = self
            .lines
            .partition_point(|(_, line, _)| line.span.start < span.start);
        let own = lines
            .skip(first)
            .take_while(|line| line.span.end <= span.end);
        own.take(LEAD_LINES).find_map(|line| self.time_of(line))
    }

    fn time_of(&self, line: &Line) -> Option<Stamp> {
        const LONGEST: usize = 60;
        match &line.kind {
            Kind::Clock(clock) => Some(Stamp::of_clock(*clock, line.span)),
            Kind::Meta(_) | Kind::Headline | Kind::Heading | Kind::Text | Kind::Clutter
                if line.span.len() <= LONGEST =>
            {
                let words = line.span.of(&self.page.text);
                let mut stamps = stamp::stamps(words, self.lexicon).into_iter();
                stamps.find(|stamp| stamp.clock.is_some() && stamp.span.start == 0)
            }
            _ => None,
        }
    }
}

/// The moment `told` for machines, in UTC, by the clocks that readers are `shown`: its day is the one that "tomorrow" is counted
/// from.
fn local(told: Stamp, shown: Stamp) -> Option<Stamp> {
    // Clocks are set to whole quarters of an hour, from 12 hours behind UTC to 14 ahead.
    const QUARTER: i32 = 15;
    const BEHIND: i32 = 12 * 60;
    const DAY: i32 = 24 * 60;
    let minutes = |clock: Clock| i32::from(clock.hour) * 60 + i32::from(clock.minute);
    let (told_clock, shown_clock) = (told.clock?, shown.clock?);
    told_clock.offset.filter(|offset| *offset == 0)?;
    let ahead = (minutes(shown_clock) - minutes(told_clock) + BEHIND).rem_euclid(DAY) - BEHIND;
    let offset = i16::try_from(ahead).ok().filter(|_| ahead % QUARTER == 0)?;
    let zone = Offset::from_seconds(ahead * 60).ok()?;
    let hour = i8::try_from(told_clock.hour).ok()?;
    let minute = i8::try_from(told_clock.minute).ok()?;
    let moment = told.date()?.at(hour, minute, 0, 0);
    let here = zone.to_datetime(Offset::UTC.to_timestamp(moment).ok()?);
    Some(Stamp {
        year: Some(here.year()),
        day: Some((here.month(), here.day())),
        clock: Some(Clock {
            offset: Some(offset),
            ..shown_clock
        }),
        ..told
    })
}

/// Makes mere metadata of the dates and ages in entries: they are not those of the story, nor do they begin another.
pub(super) fn set_dates_apart(lines: &mut [Line], page: &Page) {
    for entry in &page.entries {
        for line in lines.get_mut(entry.blocks.clone()).unwrap_or(&mut []) {
            if matches!(line.kind, Kind::Age(_) | Kind::Meta(_)) {
                line.kind = Kind::Meta(None);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_by_local_clocks() {
        let clock = |hour, minute, offset| Clock {
            hour,
            minute,
            offset,
            inferred: false,
        };
        let told = Stamp {
            year: Some(2025),
            day: Some((7, 23)),
            ..Stamp::of_clock(clock(22, 50, Some(0)), Span::new(0, 0))
        };
        let shown = |hour, minute| {
            let shown = Stamp::of_clock(clock(hour, minute, None), Span::new(0, 0));
            let local = local(told, shown)?;
            Some((local.day?.1, local.clock?.offset?))
        };
        assert_eq!(shown(0, 50), Some((24, 120)));
        assert_eq!(shown(18, 50), Some((23, -240)));
        assert_eq!(shown(4, 35), Some((24, 345)));
        assert_eq!(shown(22, 50), Some((23, 0)));
        assert_eq!(shown(22, 57), None);
    }
}
