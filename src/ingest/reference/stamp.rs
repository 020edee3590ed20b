//! Dates as publication lines have them: day, year, weekday and clock time, each where the words give it.
//!
//! The words are read by the recogniser of times; only forms that are no prose (ISO 8601, RFC 2822, `date(1)`) are read here.

use jiff::Zoned;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::fmt::{rfc2822, strtime::BrokenDownTime};

use crate::lexicon::{Lexicon, PageLine, PageWords};
use crate::mention::{self, MentionKind, TimeExpr, TimeOfDay};
use crate::text::Span;
use crate::value::{Clock, DateField, ZoneName};

/// A date as far as the words give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) struct Stamp {
    /// In the text it was looked for in.
    pub(in crate::ingest) span: Span,
    pub(in crate::ingest) year: Option<i16>,
    /// Month and day.
    pub(in crate::ingest) day: Option<(i8, i8)>,
    pub(in crate::ingest) weekday: Option<Weekday>,
    pub(in crate::ingest) clock: Option<Clock>,
}

impl Stamp {
    fn of_date(date: Date, clock: Option<Clock>, span: Span) -> Self {
        Self {
            span,
            year: Some(date.year()),
            day: Some((date.month(), date.day())),
            weekday: None,
            clock,
        }
    }

    /// A clock time alone.
    pub(in crate::ingest) const fn of_clock(clock: Clock, span: Span) -> Self {
        Self {
            span,
            year: None,
            day: None,
            weekday: None,
            clock: Some(clock),
        }
    }

    /// The whole date, where day and year are given and exist.
    pub(in crate::ingest) fn date(&self) -> Option<Date> {
        let (month, day) = self.day?;
        Date::new(self.year?, month, day).ok()
    }

    /// Whether the weekday given is that of the date given; `true` where one of them is missing.
    pub(in crate::ingest) fn agrees(&self) -> bool {
        match (self.date(), self.weekday) {
            (Some(date), Some(weekday)) => date.weekday() == weekday,
            _ => true,
        }
    }
}

/// A date in a metadata field.
pub(in crate::ingest) fn metadata(value: &str, lexicon: &Lexicon) -> Option<Stamp> {
    let value = value.trim();
    let span = Span::new(0, value.len());
    let of_zoned = |zoned: &Zoned| {
        let clock = clock(zoned.datetime(), Some(zoned.offset().seconds()));
        Stamp::of_date(zoned.date(), Some(clock), span)
    };
    if let Ok(zoned) = rfc2822::parse(value) {
        return Some(of_zoned(&zoned));
    }
    if let Some(stamp) = iso(value, span) {
        return Some(stamp);
    }
    if let Some(stamp) = unix(value) {
        return Some(stamp);
    }
    let mut found = stamps(value, lexicon).into_iter();
    found.find(|stamp| stamp.day.is_some())
}

/// An ISO 8601 date or date and time, with or without an offset.
fn iso(value: &str, span: Span) -> Option<Stamp> {
    if let Ok(pieces) = jiff::fmt::temporal::Pieces::parse(value) {
        let offset = pieces.to_numeric_offset().map(jiff::tz::Offset::seconds);
        let clock = pieces
            .time()
            .map(|time| clock(pieces.date().to_datetime(time), offset));
        return Some(Stamp::of_date(pieces.date(), clock, span));
    }
    let digits = value
        .get(..8)
        .filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    let date: Date = digits.parse().ok()?;
    Some(Stamp::of_date(date, None, span))
}

/// What `date(1)` prints, at the start of a line: "Mon Jul 21 22:29:56 UTC 2025".
pub(in crate::ingest) fn unix(line: &str) -> Option<Stamp> {
    let mut ends = line
        .char_indices()
        .filter(|(_, c)| c.is_whitespace() || matches!(c, ':' | ',' | ';'))
        .map(|(i, _)| i)
        .chain(std::iter::once(line.len()))
        .skip_while(|end| *end < 20)
        .take_while(|end| *end <= 40);
    ends.find_map(|end| {
        let head = line.get(..end)?;
        [
            "%a %b %d %H:%M:%S UTC %Y",
            "%a %b %d %H:%M:%S GMT %Y",
            "%a %b %d %H:%M:%S %Y",
        ]
        .iter()
        .find_map(|format| {
            let broken = BrokenDownTime::parse(format, head).ok()?;
            let at = broken.to_datetime().ok()?;
            let offset = (!format.contains("%S %Y")).then_some(0);
            Some(Stamp::of_date(
                at.date(),
                Some(clock(at, offset)),
                Span::new(0, end),
            ))
        })
    })
}

fn clock(at: DateTime, offset_seconds: Option<i32>) -> Clock {
    Clock {
        hour: u8::try_from(at.hour()).unwrap_or(0),
        minute: u8::try_from(at.minute()).unwrap_or(0),
        offset: offset_seconds.and_then(|seconds| i16::try_from(seconds / 60).ok()),
        inferred: false,
    }
}

/// The dates, weekdays and clock times that stand in `text`, in order; a weekday, a date and a clock time that stand side
/// by side are one.
pub(in crate::ingest) fn stamps(text: &str, lexicon: &Lexicon) -> Vec<Stamp> {
    let mut found: Vec<Stamp> = Vec::new();
    for mention in mention::recognise(text, lexicon) {
        let MentionKind::Time(time) = &mention.kind else {
            continue;
        };
        let Some(next) = of_expr(time, mention.span) else {
            continue;
        };
        if let Some(last) = found.last_mut()
            && let Some(joined) = joined(*last, next, text)
        {
            *last = joined;
        } else {
            found.push(next);
        }
    }
    for stamp in &mut found {
        if let Some(read) = by_weekday(*stamp, text) {
            *stamp = read;
        }
    }
    found
}

/// Figures alone ("Wednesday 6/8/2025") do not tell day from month; the weekday before them does.
fn by_weekday(stamp: Stamp, text: &str) -> Option<Stamp> {
    let weekday = stamp.weekday.filter(|_| stamp.day.is_none())?;
    let rest = text.get(stamp.span.end..)?;
    let figures = rest.trim_start_matches([' ', ',']);
    let length = figures
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '-' | '.')))
        .unwrap_or(figures.len());
    let figures_text = figures.get(..length)?.trim_end_matches(['.', '-', '/']);
    let mut parts = figures_text.split(['/', '-', '.']).map(str::parse::<i16>);
    let (first, second, year) = (
        parts.next()?.ok()?,
        parts.next()?.ok()?,
        parts.next()?.ok()?,
    );
    let on = |month: i16, day: i16| {
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Date::new(year, month, day)
            .ok()
            .filter(|date| is_four_figures(year) && date.weekday() == weekday)
    };
    let date = match (on(first, second), on(second, first)) {
        (Some(date), None) | (None, Some(date)) => date,
        (Some(one), Some(other)) if one == other => one,
        _ => return None,
    };
    let end = text.len() - figures.len() + figures_text.len();
    Some(Stamp {
        weekday: Some(weekday),
        ..Stamp::of_date(date, stamp.clock, Span::new(stamp.span.start, end))
    })
}

/// Four figures, as years on publication lines have.
const fn is_four_figures(year: i16) -> bool {
    year >= 1900 && year < 2100
}

fn of_expr(time: &TimeExpr, span: Span) -> Option<Stamp> {
    match time {
        TimeExpr::Calendar(calendar) => {
            let (day, weekday) = match calendar.date.field {
                DateField::Day(month, day) => (
                    Some((i8::try_from(month).ok()?, i8::try_from(day).ok()?)),
                    calendar.weekday,
                ),
                DateField::Weekday(weekday) => (None, Some(weekday)),
                _ => return None,
            };
            Some(Stamp {
                span,
                year: calendar.date.year,
                day,
                weekday,
                clock: None,
            })
        }
        TimeExpr::At(day, of_day) => {
            let clock = match of_day {
                TimeOfDay::Clock(clock) | TimeOfDay::Local(clock) | TimeOfDay::Elsewhere(clock) => {
                    Some(*clock)
                }
                TimeOfDay::Zoned(clock, zone) => Some(in_zone(*clock, zone, day.as_deref())),
                TimeOfDay::Part(_) => None,
            };
            match day {
                Some(day) => Some(Stamp {
                    clock,
                    ..of_expr(day, span)?
                }),
                None => Some(Stamp {
                    span,
                    year: None,
                    day: None,
                    weekday: None,
                    clock: Some(clock?),
                }),
            }
        }
        _ => None,
    }
}

/// A clock time with the offset its place has on the day beside it; without a whole day, of a place whose clocks do not change.
fn in_zone(clock: Clock, zone: &ZoneName, day: Option<&TimeExpr>) -> Clock {
    let date = match day {
        Some(TimeExpr::Calendar(calendar)) => calendar.date.as_day(),
        _ => None,
    };
    let offset = match date {
        Some(date) => zone.offset(date, clock),
        None => zone.fixed_offset(clock),
    };
    Clock { offset, ..clock }
}

/// One stamp for two that stand side by side and complete each other: "Monday (July 21)", "20 July, 6.20 pm".
fn joined(last: Stamp, next: Stamp, text: &str) -> Option<Stamp> {
    let between = text.get(last.span.end..next.span.start)?;
    let apart = last.day.is_some() && next.day.is_some()
        || last.weekday.is_some() && next.weekday.is_some()
        || last.clock.is_some() && next.clock.is_some();
    let near = between.len() <= 4
        && !between.contains(|c: char| c.is_alphanumeric() || matches!(c, '.' | ';'));
    (near && !apart).then(|| Stamp {
        span: last.span.cover(next.span),
        year: last.year.or(next.year),
        day: last.day.or(next.day),
        weekday: last.weekday.or(next.weekday),
        clock: last.clock.or(next.clock),
    })
}

/// The zone a line says its times are in ("All times local (GMT+3)"), in minutes east of UTC.
pub(in crate::ingest) fn zone(line: &str) -> Option<i16> {
    let at = ["GMT", "UTC"].iter().find_map(|name| line.find(name))?;
    let rest = line.get(at + 3..)?;
    let sign = match rest.chars().next() {
        Some('+') => 1,
        Some('-' | '−' | '–') => -1,
        _ => return Some(0),
    };
    let mut numbers = rest
        .trim_start_matches(['+', '-', '−', '–'])
        .split(|c: char| !c.is_ascii_digit());
    let hours: i16 = numbers.next()?.parse().ok().filter(|hours| *hours <= 14)?;
    let minutes: i16 = numbers
        .next()
        .and_then(|m| m.parse().ok())
        .filter(|m| *m < 60)
        .unwrap_or(0);
    Some(sign * (hours * 60 + minutes))
}

/// The zone of a story's clock times: an offset, or a place whose offset the day tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ingest) enum StatedZone {
    /// Minutes east of UTC.
    Offset(i16),
    /// By the clocks of a place.
    Place(ZoneName),
}

impl StatedZone {
    /// The offset on the story's day.
    pub(in crate::ingest) fn on(&self, day: Option<Date>) -> Option<i16> {
        const NOON: Clock = Clock {
            hour: 12,
            minute: 0,
            offset: None,
            inferred: false,
        };
        match self {
            Self::Offset(minutes) => Some(*minutes),
            Self::Place(zone) => match day {
                Some(day) => zone.offset(day, NOON),
                None => zone.fixed_offset(NOON),
            },
        }
    }
}

/// What a line says of the zone of its times: "(GMT+3)" of "All times local (GMT+3)", also behind a date.
pub(in crate::ingest) fn zone_note<'a>(line: &'a str, words: &PageWords) -> Option<&'a str> {
    let pieces = line.split(['.', '|', ';']);
    pieces
        .into_iter()
        .find_map(|piece| words.zone_note(&PageLine::new(piece)))
}

/// The zone that `words` name: "(GMT+3)", "BST", "Kyiv time". Two zones ("ET/BST") name none.
pub(in crate::ingest) fn stated_zone(words: &str, lexicon: &Lexicon) -> Option<StatedZone> {
    if let Some(offset) = zone(words) {
        return Some(StatedZone::Offset(offset));
    }
    let name = words.trim_matches(|c: char| !c.is_alphanumeric());
    // A zone is recognised behind a clock time.
    let with_clock = [format!("12:00 {name}"), format!("12:00 {name} time")];
    with_clock.iter().find_map(|words| {
        let mentions = mention::recognise(words, lexicon);
        let first = mentions.into_iter().next()?;
        match first.kind {
            MentionKind::Time(_) if first.span.len() < words.len() => None,
            MentionKind::Time(TimeExpr::At(None, TimeOfDay::Zoned(_, zone))) => {
                Some(StatedZone::Place(zone))
            }
            MentionKind::Time(TimeExpr::At(None, TimeOfDay::Clock(clock))) => {
                clock.offset.map(StatedZone::Offset)
            }
            _ => None,
        }
    })
}

/// A line that is nothing but a clock time: "22:05".
pub(in crate::ingest) fn clock_line(line: &str) -> Option<Clock> {
    let (hour, minute) = line.trim().split_once([':', '.'])?;
    let two_digits = |text: &str| text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    if !two_digits(hour) || !two_digits(minute) || minute.len() != 2 {
        return None;
    }
    Some(Clock {
        hour: hour.parse().ok().filter(|hour| *hour < 24)?,
        minute: minute.parse().ok().filter(|minute| *minute < 60)?,
        offset: None,
        inferred: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_are_no_prose() {
        let date = |value: &str| {
            let span = Span::new(0, value.len());
            iso(value, span)
                .or_else(|| unix(value))
                .and_then(|s| s.date())
                .map(|d| d.to_string())
        };
        assert_eq!(date("2024-05-06").as_deref(), Some("2024-05-06"));
        assert_eq!(
            date("2024-05-06T23:10:00+05:30").as_deref(),
            Some("2024-05-06")
        );
        assert_eq!(date("2024-05-06T23:10:00Z").as_deref(), Some("2024-05-06"));
        assert_eq!(
            date("Mon May  6 22:01:02 UTC 2024: more").as_deref(),
            Some("2024-05-06")
        );
        assert_eq!(date("Monday it rained on May 6 2024 in Oslo"), None);
    }

    #[test]
    fn zones_and_clocks() {
        assert_eq!(zone("All times local (GMT+3)."), Some(180));
        assert_eq!(zone("times in UTC-04:30"), Some(-270));
        assert_eq!(zone("no zone"), None);
        assert_eq!(
            clock_line("22:05").map(|c| (c.hour, c.minute)),
            Some((22, 5))
        );
        assert_eq!(clock_line("5:4 win"), None);
    }
}
