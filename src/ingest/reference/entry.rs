//! The reference times of live-blog entries: each is counted from its own day and clock time.
//!
//! An entry with a whole date has it. One with a clock time alone is on the day of the entry before it, unless the clock went
//! through midnight in between: in a blog that is read downwards in time it is then the next day, else the day before.

use jiff::civil::Date;

use super::stamp::Stamp;
use crate::ingest::story::Draft;
use crate::resolve::Reference;
use crate::text::Span;
use crate::value::Clock;

/// An entry and what it says of its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) struct EntryTime {
    /// Where it stands in the document's text.
    pub(in crate::ingest) span: Span,
    pub(in crate::ingest) stamp: Stamp,
}

/// Entries are a little out of order here and there; a step this far is one through midnight, in minutes.
const MIDNIGHT: i32 = 6 * 60;

/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// Gives the segments of each entry its reference time.
pub(super) fn set(draft: &mut Draft) {
    let story = draft.story.reference.clone();
    let stated = story.as_ref().and_then(|story| story.zone);
    let of_line = || draft.candidates.iter().find_map(|candidate| candidate.zone);
    let zone = stated.or_else(of_line);
    let zone = zone.or(story.as_ref().and_then(|story| story.clock?.offset));
    let days = days(&draft.entries, story.as_ref());
    for segment in draft
        .story
        .segments
        .iter_mut()
        .filter(|segment| segment.role.is_content())
    {
        let begun = draft
            .entries
            .partition_point(|entry| entry.span.start <= segment.span.start);
        let Some(at) = begun.checked_sub(1) else {
            continue;
        };
        let entry = draft
            .entries
            .get(at)
            .filter(|entry| segment.span.start < entry.span.end);
        if let Some(entry) = entry
            && let Some(day) = days.get(at).copied().flatten()
        {
            let clock = entry.stamp.clock.map(|clock| Clock {
                offset: clock.offset.or(zone),
                ..clock
            });
            segment.reference = Some(reference(entry, day, clock, story.as_ref()));
        }
    }
}

/// A day of its own is known; one that was counted is as well known as the story's.
fn reference(
    entry: &EntryTime,
    day: Date,
    clock: Option<Clock>,
    story: Option<&Reference>,
) -> Reference {
    let own = entry.stamp.date().is_some();
    Reference {
        day,
        year_known: own || story.is_none_or(|story| story.year_known),
        weekday_known: own || story.is_none_or(|story| story.weekday_known),
        clock,
        zone: story.and_then(|story| story.zone),
    }
}

/// The day of each entry, `None` where nothing tells it.
fn days(entries: &[EntryTime], story: Option<&Reference>) -> Vec<Option<Date>> {
    let steps = steps(entries);
    let mut days: Vec<Option<Date>> = entries.iter().map(|entry| entry.stamp.date()).collect();
    if days.iter().all(Option::is_none)
        && let Some(story) = story
    {
        let (first, last) = (0, entries.len().saturating_sub(1));
        let downwards = steps.iter().sum::<i32>() >= 0;
        let at = if downwards == is_latest(entries, &steps, story) {
            last
        } else {
            first
        };
        if let Some(day) = days.get_mut(at) {
            *day = Some(story.day);
        }
    }
    for (at, step) in steps.iter().enumerate() {
        if let (Some(Some(day)), Some(next @ None)) = (days.get(at).copied(), days.get_mut(at + 1))
        {
            *next = stepped(day, *step);
        }
    }
    for (at, step) in steps.iter().enumerate().rev() {
        if let (Some(Some(day)), Some(before @ None)) =
            (days.get(at + 1).copied(), days.get_mut(at))
        {
            *before = stepped(day, -step);
        }
    }
    days
}

/// Whether the story's time is that of its latest entry rather than that of its first: it says so by its clock time.
fn is_latest(entries: &[EntryTime], steps: &[i32], story: &Reference) -> bool {
    let minutes =
        |entry: Option<&EntryTime>| entry.and_then(|entry| entry.stamp.clock).map(minutes);
    let (mut oldest, mut newest) = (minutes(entries.first()), minutes(entries.last()));
    if steps.iter().sum::<i32>() < 0 {
        (oldest, newest) = (newest, oldest);
    }
    match (story.clock.map(self::minutes), oldest, newest) {
        (Some(story), Some(oldest), Some(newest)) => {
            (story - newest).abs() < (story - oldest).abs()
        }
        _ => false,
    }
}

fn minutes(clock: Clock) -> i32 {
    i32::from(clock.hour) * 60 + i32::from(clock.minute)
}

fn stepped(day: Date, days: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// How many days lie between each entry and the next: 1 where a blog that is read downwards in time goes through midnight,
/// -1 where one that is read upwards does.
fn steps(entries: &[EntryTime]) -> Vec<i32> {
    let clocks = entries.iter().map(|entry| entry.stamp.clock.map(minutes));
    let clocks: Vec<Option<i32>> = clocks.collect();
    let pairs = || clocks.iter().zip(clocks.iter().skip(1));
    let ahead = |(one, next): (&Option<i32>, &Option<i32>)| Some((*next)? - (*one)?);
    let forward = |minutes: i32| (1..DAY / 2).contains(&minutes.rem_euclid(DAY));
    let (on, back): (Vec<i32>, Vec<i32>) = pairs().filter_map(ahead).partition(|by| forward(*by));
    let downwards = on.len() > back.len();
    pairs()
        .map(|(one, next)| match (one, next) {
            (Some(one), Some(next)) if downwards && one - next > MIDNIGHT => 1,
            (Some(one), Some(next)) if !downwards && next - one > MIDNIGHT => -1,
            _ => 0,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(hour: u8, minute: u8) -> EntryTime {
        let clock = Clock {
            hour,
            minute,
            offset: None,
            inferred: false,
        };
        let span = Span::new(0, 0);
        EntryTime {
            span,
            stamp: Stamp::of_clock(clock, span),
        }
    }

    fn counted(entries: &[EntryTime], clock: Option<(u8, u8)>) -> Vec<i8> {
        let story = Reference {
            clock: clock.map(|(hour, minute)| Clock {
                hour,
                minute,
                offset: None,
                inferred: false,
            }),
            zone: None,
            ..Reference::on(jiff::civil::date(2025, 7, 23))
        };
        let days = days(entries, Some(&story));
        days.into_iter().flatten().map(Date::day).collect()
    }

    #[test]
    fn days_through_midnight() {
        let down = [
            entry(22, 5),
            entry(23, 50),
            entry(23, 49),
            entry(0, 10),
            entry(7, 0),
        ];
        assert_eq!(counted(&down, None), [23, 23, 23, 24, 24]);
        assert_eq!(counted(&down, Some((21, 58))), [23, 23, 23, 24, 24]);
        assert_eq!(counted(&down, Some((7, 2))), [22, 22, 22, 23, 23]);
        let up = [entry(7, 0), entry(0, 10), entry(23, 50), entry(22, 5)];
        assert_eq!(counted(&up, None), [24, 24, 23, 23]);
        assert_eq!(counted(&up, Some((7, 2))), [23, 23, 22, 22]);
        assert_eq!(counted(&[entry(22, 5), entry(14, 10)], None), [23, 23]);
    }
}
