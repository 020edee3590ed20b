//! Grammar of clock times and parts of a day: "7 p.m. local time", "19:00", "0800 UTC", "noon", "tonight".

use super::super::expr::{Calendar, Period, PeriodOrigin, PeriodUnit, TimeExpr, TimeOfDay};
use super::super::words::{Form, Read, Words, sense};
use super::calendar::{day_of_month, month, which, year};
use super::zone::{Said, in_zone, place};
use crate::lexicon::{HalfOfDay, Kind, Kinds, Which};
use crate::value::{Clock, DateField, DayPart, TimeUnit};

/// What a clock time may begin with.
pub(super) const BEGINS: Kinds = Kinds::of(&[Kind::ClockName, Kind::Digits]);

/// The forms of a clock time: minutes after midnight, and whether it is surely one.
const FORMS: [Form<(u16, bool)>; 3] = [
    (Kinds::of(&[Kind::ClockName]), named),
    (Kinds::of(&[Kind::Digits]), digits),
    (Kinds::of(&[Kind::Digits]), military),
];

/// A clock time at `i`, with its zone where one is said.
pub(super) fn clock(w: &Words<'_>, i: usize) -> Read<TimeOfDay> {
    let ((minutes, sure), next) = w.first_of(i, &FORMS)?;
    let place = place(w, next);
    let (said, end) = match &place {
        Some((_, end)) => (Said::Nothing, *end),
        None => zone(w, next),
    };
    let zoned = place.is_some() || said != Said::Nothing;
    if !sure && !zoned {
        return None;
    }
    let offset = match said {
        Said::Offset(offset) => Some(offset),
        Said::Nothing | Said::Local | Said::Elsewhere => None,
    };
    let offset = offset.or_else(|| offset_beside(w, end, minutes).filter(|_| zoned));
    let clock = Clock {
        hour: u8::try_from(minutes / 60).ok()?,
        minute: u8::try_from(minutes % 60).ok()?,
        offset,
        inferred: false,
    };
    Some((in_zone(clock, said, place.map(|(zone, _)| zone)), end))
}

/// "7 p.m. Kyiv time (4 p.m. GMT)": the same time in a known zone behind it gives the offset of the open one.
fn offset_beside(w: &Words<'_>, i: usize, minutes: u16) -> Option<i16> {
    let ((other, _), next) = digits(w, i + 1)
        .or_else(|| military(w, i + 1))
        .filter(|_| w.is(i, "("))?;
    let (Said::Offset(offset), _) = zone(w, next) else {
        return None;
    };
    let ahead = i16::try_from(minutes).ok()? - i16::try_from(other).ok()? + offset;
    let (least, most, day) = (-12 * 60, 14 * 60, 24 * 60);
    [ahead, ahead - day, ahead + day]
        .into_iter()
        .find(|offset| (least..=most).contains(offset) && offset % 15 == 0)
}

/// "tonight", "last night", "this morning", "tomorrow evening": a part of a day counted from the story's.
pub(super) fn part_of_near_day(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let near = |day: i32, part| {
        let day = TimeExpr::Period(Period::new(PeriodUnit::Unit(TimeUnit::Day), day));
        TimeExpr::At(Some(Box::new(day)), TimeOfDay::Part(part))
    };
    let fixed = sense!(w, i, DayPartOn(day, part) => (*day, *part));
    if let Some(((day, part), next)) = fixed {
        return Some((near(day, part), next));
    }
    let (which, next) = which(w, i)?;
    let (part, end) = day_part(w, next)?;
    let day = match which {
        Which::This => 0,
        Which::Last | Which::Past => -1,
        Which::Next | Which::Following | Which::Previous | Which::Same => {
            let offset = match which {
                Which::Next | Which::Following => 1,
                Which::Previous => -1,
                Which::This | Which::Last | Which::Past | Which::Same => 0,
            };
            let mut day = Period::new(PeriodUnit::Unit(TimeUnit::Day), offset);
            day.from = PeriodOrigin::Named;
            let day = Some(Box::new(TimeExpr::Period(day)));
            return Some((TimeExpr::At(day, TimeOfDay::Part(part)), end));
        }
    };
    Some((near(day, part), end))
}

/// "morning", "night" behind a day.
pub(super) fn day_part(w: &Words<'_>, i: usize) -> Read<DayPart> {
    sense!(w, i, DayPart(part) => *part)
}

/// "noon", "midnight".
fn named(w: &Words<'_>, i: usize) -> Read<(u16, bool)> {
    // "High Noon" is a name.
    let named = w.capital(i) && i > 0 && w.is_word(i - 1) && w.capital(i - 1);
    sense!(w, i, ClockName(minutes) => (*minutes, true)).filter(|_| !named)
}

/// "7 p.m.", "7:30", "7.30pm", "22:29:56".
fn digits(w: &Words<'_>, i: usize) -> Read<(u16, bool)> {
    if w.glued(i) && matches!(w.before(i), ":" | "/" | "-" | "." | "$") {
        return None;
    }
    let (hour, minute, next, colon) = hour_and_minute(w, i)?;
    let (hour, next, sure) = match half_of_day(w, hour, next) {
        Some((half, end)) if (1..=12).contains(&hour) => {
            let hour = match half {
                HalfOfDay::Am => hour % 12,
                HalfOfDay::Pm => hour % 12 + 12,
                HalfOfDay::Clock => hour,
            };
            (hour, end, true)
        }
        // A clock time already past noon ("13:00 p.m.") is taken as written.
        Some((_, end)) if colon => (hour, end, true),
        _ => (hour, next, colon),
    };
    let fits = hour <= 24 && minute < 60 && (hour < 24 || minute == 0);
    fits.then_some(((hour * 60 + minute, sure), next))
}

/// "p.m.", "o'clock", "in the morning", "o'clock at night" behind an hour.
fn half_of_day(w: &Words<'_>, hour: u16, i: usize) -> Read<HalfOfDay> {
    let said = sense!(w, i, HalfOfDay(half) => *half);
    match said {
        None => in_the_part(w, hour, i),
        Some((HalfOfDay::Clock, end)) => in_the_part(w, hour, end).or(said),
        Some(_) => said,
    }
}

/// "in the morning", "in the evening", "at night" behind an hour: "two at night" comes before dawn.
fn in_the_part(w: &Words<'_>, hour: u16, i: usize) -> Read<HalfOfDay> {
    let at = match w.form(i) {
        "in" if w.is(i + 1, "the") => i + 2,
        "at" => i + 1,
        _ => return None,
    };
    let (part, end) = day_part(w, at)?;
    let night = part == DayPart::Night;
    let early = part == DayPart::Morning || (night && (hour == 12 || hour < 6));
    let half = if early { HalfOfDay::Am } else { HalfOfDay::Pm };
    (w.is(i, "at") == night).then_some((half, end))
}

/// A day behind "the morning of", with its number alone, too: "the evening of the 14th".
fn day_behind(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let day = super::single::day(w, w.skip(i, "the"));
    let night = || two_days(w, w.skip(i, "the"));
    day.filter(|(day, _)| super::single::is_day(day))
        .or_else(night)
        .or_else(|| {
            let (day, end) =
                super::calendar::ranked_day(w, i).filter(|(_, end)| !w.is_word(*end))?;
            let day = Calendar::new(None, DateField::DayOfMonth(day));
            Some((TimeExpr::Calendar(day), end))
        })
}

/// "7/8 August", "7-8 August" behind "the night of": the day it begins on.
fn two_days(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let (first, at) = day_of_month(w, i).filter(|(_, at)| matches!(w.form(*at), "/" | "-"))?;
    let (second, next) = day_of_month(w, at + 1)?;
    let (month, end) = month(w, next).filter(|_| second == first + 1)?;
    let (year, end) = match year(w, end) {
        Some((year, end)) => (Some(year), end),
        None => (None, end),
    };
    let day = Calendar::new(year, DateField::Day(month, first));
    Some((TimeExpr::Calendar(day), end))
}

/// "the morning of July 4", "early morning on July 4", "morning trading", "in the afternoon": a part of a day that is named, or of the one the text speaks of.
pub(super) fn part_of_day(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let early = matches!(w.form(i), "early" | "late" | "small" | "wee");
    let at = if early { i + 1 } else { i };
    let (part, next) = match day_part(w, at) {
        Some((part, next)) => (part, w.skip(next, "hours")),
        // "the early hours of Thursday"
        None if early && w.is(at, "hours") && w.is(at + 1, "of") => (DayPart::Morning, at + 1),
        None => return None,
    };
    if w.is(next, "of")
        && let Some((day, end)) = day_behind(w, next + 1)
    {
        // "the early hours of Friday morning"
        let end = day_part(w, end).map_or(end, |(_, end)| end);
        return Some((
            TimeExpr::At(Some(Box::new(day)), TimeOfDay::Part(part)),
            end,
        ));
    }
    if w.is(next, "on")
        && let Some((day, end)) = super::single::day(w, next + 1)
        && super::single::is_day(&day)
    {
        return Some((
            TimeExpr::At(Some(Box::new(day)), TimeOfDay::Part(part)),
            end,
        ));
    }
    let traded = sense!(w, next, DayBusiness).is_some();
    let in_the = w.before(i) == "the" && i >= 2 && w.is(i - 2, "in") && !w.is_word(next);
    (traded || in_the).then_some((TimeExpr::At(None, TimeOfDay::Part(part)), next))
}

/// Hour and minute in digits; whether a colon stands between them.
fn hour_and_minute(w: &Words<'_>, i: usize) -> Option<(u16, u16, usize, bool)> {
    if let Some((hour, minute)) = w.form(i).split_once('.') {
        // "7.30 pm": only with the half of the day behind it, which the caller sees to.
        let plain = |s: &str| s.len() <= 2 && s.bytes().all(|b| b.is_ascii_digit());
        let fits = w.is_number(i) && plain(hour) && plain(minute) && minute.len() == 2;
        return if fits {
            Some((hour.parse().ok()?, minute.parse().ok()?, i + 1, false))
        } else {
            None
        };
    }
    let hour = u16::try_from(w.integer(i, 2)?).ok()?;
    if !(w.is(i + 1, ":") && w.glued(i + 1) && w.glued(i + 2)) {
        return Some((hour, 0, i + 1, false));
    }
    let minute = w.integer(i + 2, 2).filter(|_| w.form(i + 2).len() == 2)?;
    let minute = u16::try_from(minute).ok()?;
    let seconds = w.is(i + 3, ":") && w.glued(i + 4) && w.integer(i + 4, 2).is_some();
    let next = if seconds { i + 5 } else { i + 3 };
    Some((hour, minute, next, true))
}

/// "0800 UTC", "0300 hours", "at 0615 on 6 June": four digits that a zone, "hours" or the day behind them makes a clock time.
fn military(w: &Words<'_>, i: usize) -> Read<(u16, bool)> {
    let n = w.integer(i, 4).filter(|_| w.form(i).len() == 4)?;
    let n = u16::try_from(n).ok()?;
    let fits = n / 100 < 24 && n % 100 < 60;
    // "1500 hours" alone is a length.
    let led = w.before(i) == "at" || (n < 1000 && w.after_preposition(i));
    let hours = matches!(w.form(i + 1), "hours" | "hrs");
    let on_a_day = || {
        let day = super::single::day(w, i + 2).filter(|_| w.is(i + 1, "on"));
        day.is_some_and(|(day, _)| super::single::is_day(&day))
    };
    let sure = led && (hours || on_a_day());
    let next = if sure && hours { i + 2 } else { i + 1 };
    fits.then_some(((n / 100 * 60 + n % 100, sure), next))
}

/// The zone said at `i`, and the index behind it.
fn zone(w: &Words<'_>, i: usize) -> (Said, usize) {
    let at = w.skip(i, "(");
    // "1400 local", but "1,400 local men" and "in 2010 local elections".
    if at == i && w.is(i, "local") && !w.is_word(i + 1) {
        return (Said::Local, i + 1);
    }
    // "7 p.m. west of the river": a zone of one word is written in capitals.
    let shouted = |at: usize| w.written(at).chars().all(char::is_uppercase);
    let named =
        sense!(w, at, Zone(offset) => *offset).filter(|(_, next)| *next > at + 1 || shouted(at));
    if let Some((offset, next)) = named {
        let (shift, next) = zone_shift(w, next).unwrap_or((0, next));
        let said = offset.map_or(Said::Local, |offset| Said::Offset(offset + shift));
        // "6:40 p.m. (GMT +8)": the bracket belongs to it; "7 p.m. (4 p.m. GMT)" never comes here.
        let closed = at == i || w.is(next, ")");
        return if closed {
            (said, if at == i { next } else { next + 1 })
        } else {
            (Said::Nothing, i)
        };
    }
    if w.is_word(i) && w.capital(i) && w.is(i + 1, "time") {
        return (Said::Elsewhere, i + 2);
    }
    (Said::Nothing, i)
}

/// "+8", "-3", "+5:30" behind a zone, in minutes.
fn zone_shift(w: &Words<'_>, i: usize) -> Read<i16> {
    let sign = match w.form(i) {
        "+" => 1,
        "-" | "\u{2212}" => -1,
        _ => return None,
    };
    let hours = i16::try_from(w.integer(i + 1, 2).filter(|h| *h <= 14)?).ok()?;
    let colon = w.is(i + 2, ":") && w.glued(i + 2) && w.glued(i + 3);
    let minutes = w.integer(i + 3, 2).filter(|m| colon && *m < 60);
    Some(match minutes.and_then(|m| i16::try_from(m).ok()) {
        Some(minutes) => (sign * (hours * 60 + minutes), i + 4),
        None => (sign * hours * 60, i + 2),
    })
}
