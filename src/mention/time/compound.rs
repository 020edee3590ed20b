//! Grammar of ranges and lists of times: "Thursday and Friday", "23 or 24 July", "July 23-24", "from 3 to 5 May".

use jiff::civil::Weekday;

use super::super::expr::{Calendar, Member, TimeExpr};
use super::super::words::{Read, Words};
use super::calendar::{day_of_month, month, year};
use super::single::{possessive, single};
use crate::value::DateField;

/// How two times are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    And,
    Or,
    To,
}

/// A time, or a range or list of times, at `i`.
pub(super) fn compound(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    if let Some(found) = days_before_month(w, i) {
        return Some(found);
    }
    let (first, next) = single(w, i)?;
    if !may_join(w, next) {
        return Some((first, next));
    }
    let mut members = vec![Member {
        span: w.span(i, next),
        time: first,
    }];
    let Some((join, end)) = more(w, i, &mut members, next) else {
        return members.pop().map(|member| (member.time, next));
    };
    spread_year(&mut members);
    let (members, end) = dated(w, members, end);
    Some((joined(members, join), end))
}

/// "Thursday and Friday, 24-25 July": weekdays with their dates behind them are those dates.
fn dated(w: &Words<'_>, members: Vec<Member>, end: usize) -> (Vec<Member>, usize) {
    let weekdays: Option<Vec<Weekday>> = members.iter().map(|m| bare_weekday(&m.time)).collect();
    let bracket = w.is(end, "(");
    let at = if bracket { end + 1 } else { w.skip(end, ",") };
    // A month or a number, never a weekday: so this goes no deeper than once.
    let begins = w.is_number(at) || month(w, at).is_some();
    let (Some(weekdays), true) = (weekdays, begins) else {
        return (members, end);
    };
    let Some((dates, after)) = days_before_month(w, at).or_else(|| compound(w, at)) else {
        return (members, end);
    };
    let dates = dates.members();
    let days: Option<Vec<Calendar>> = dates.iter().map(|m| day_alone(&m.time)).collect();
    let closed = !bracket || w.is(after, ")");
    match days {
        Some(days) if days.len() == weekdays.len() && closed => {
            let both = members.iter().zip(days).zip(weekdays);
            let members = both.map(|((member, date), weekday)| Member {
                span: member.span,
                time: TimeExpr::Calendar(Calendar {
                    weekday: Some(weekday),
                    ..date
                }),
            });
            (members.collect(), if bracket { after + 1 } else { after })
        }
        _ => (members, end),
    }
}

fn bare_weekday(time: &TimeExpr) -> Option<Weekday> {
    match time {
        TimeExpr::Calendar(c) if !c.is_placed() => match c.date.field {
            DateField::Weekday(weekday) => Some(weekday),
            _ => None,
        },
        _ => None,
    }
}

fn day_alone(time: &TimeExpr) -> Option<Calendar> {
    match time {
        TimeExpr::Calendar(c) if matches!(c.date.field, DateField::Day(..)) => Some(*c),
        _ => None,
    }
}

fn joined(mut members: Vec<Member>, join: Join) -> TimeExpr {
    match join {
        Join::And => TimeExpr::AllOf(members),
        Join::Or => TimeExpr::OneOf(members),
        Join::To => {
            let last = members.pop();
            match (members.into_iter().next(), last) {
                (Some(first), Some(last)) => TimeExpr::Range(Box::new(first), Box::new(last)),
                (Some(only), None) | (None, Some(only)) => only.time,
                (None, None) => TimeExpr::AllOf(Vec::new()),
            }
        }
    }
}

/// Reads what is joined to the first member: ", Tuesday and Wednesday", "-24", " to 25".
fn more(
    w: &Words<'_>,
    start: usize,
    members: &mut Vec<Member>,
    from: usize,
) -> Option<(Join, usize)> {
    let mut next = from;
    let mut commas = Vec::new();
    loop {
        if let Some((join, at)) = join(w, start, next) {
            let (member, end) = member(w, at, members.first()?, start)?;
            members.append(&mut commas);
            members.push(member);
            return Some((join, end));
        }
        // A comma joins only where "and" or "or" follows in the end.
        let (member, end) =
            member(w, next + 1, members.first()?, start).filter(|_| w.is(next, ","))?;
        commas.push(member);
        // A long list without "and" must not be read again from each of its members.
        if commas.len() > 12 {
            return None;
        }
        next = end;
    }
}

/// Whether what joins two times may stand at `i`.
fn may_join(w: &Words<'_>, i: usize) -> bool {
    matches!(
        w.form(i),
        "," | "and" | "&" | "or" | "to" | "through" | "until" | "till" | "-"
    )
}

fn join(w: &Words<'_>, start: usize, i: usize) -> Read<Join> {
    let at = w.skip(i, ",");
    let after_between = w.before(start) == "between";
    let (join, next) = match w.form(at) {
        "and" if after_between => (Join::To, at + 1),
        "and" | "&" => (Join::And, at + 1),
        "or" => (Join::Or, at + 1),
        "to" | "through" | "until" | "till" | "-" if at == i => (Join::To, at + 1),
        _ => return None,
    };
    let next = if matches!(w.form(next), "on" | "in") {
        next + 1
    } else {
        next
    };
    Some((join, next))
}

/// The next member at `i`: a time of the granularity of `first`, which begins at `start`, or a bare day number behind a day of a month.
fn member(w: &Words<'_>, i: usize, first: &Member, start: usize) -> Read<Member> {
    let time = match (&first.time, single(w, i)) {
        (a, Some((b, end))) if same_grain(a, &b) && !possessive(w, end) => Some((b, end)),
        // "Friday, 9 a.m. to 5 p.m."
        (TimeExpr::At(Some(day), time), Some((TimeExpr::At(None, clock), end)))
            if time.is_clock() =>
        {
            Some((TimeExpr::At(Some(day.clone()), clock), end))
        }
        (TimeExpr::Calendar(a), _) => super::numeric::alike(w, i, a, start)
            .map(|(date, end)| (TimeExpr::Calendar(date), end))
            .or_else(|| shared_month(w, i, a))
            .or_else(|| later_month(w, i, a))
            .or_else(|| later_year(w, i, a))
            .or_else(|| later_decade(w, i, a)),
        _ => None,
    };
    let (time, end) = time?;
    Some((
        Member {
            span: w.span(i, end),
            time,
        },
        end,
    ))
}

/// "24" in "July 23-24" or "July 23 and 24, 2025".
fn shared_month(w: &Words<'_>, i: usize, first: &Calendar) -> Read<TimeExpr> {
    let DateField::Day(month_number, _) = first.date.field else {
        return None;
    };
    let (day, next) = day_of_month(w, i)
        .filter(|(_, next)| month(w, *next).is_none() && !w.is_word(*next) || ends(w, *next))?;
    if first.date.year.is_some() {
        return None;
    }
    let (year, next) = match year(w, w.skip(next, ",")) {
        Some((year, end)) => (Some(year), end),
        None => (None, next),
    };
    let date = Calendar::new(year, DateField::Day(month_number, day));
    Some((TimeExpr::Calendar(date), next))
}

/// Whether a bare day number may end before the token at `i`: "July 23 and 24 in Oslo", never "July 23 and 24 people".
fn ends(w: &Words<'_>, i: usize) -> bool {
    !w.is_word(i) || w.after_preposition(i + 1) || matches!(w.form(i), "and" | "or" | "but")
}

/// "June" in "between April and June": the name of a month beside a month is no other word.
fn later_month(w: &Words<'_>, i: usize, first: &Calendar) -> Read<TimeExpr> {
    let (number, next) = month(w, i)?;
    let beside_month = matches!(first.date.field, DateField::Month(_));
    let (year, next) = match year(w, w.skip(next, ",")) {
        Some((year, end)) => (Some(year), end),
        None => (None, next),
    };
    let date = Calendar::new(year, DateField::Month(number));
    beside_month.then_some((TimeExpr::Calendar(date), next))
}

/// "18" in "1914-18", "1997" in "between 1994 and 1997".
fn later_year(w: &Words<'_>, i: usize, first: &Calendar) -> Read<TimeExpr> {
    let (DateField::Year, Some(from)) = (first.date.field, first.date.year) else {
        return None;
    };
    if let Some((full, next)) = year(w, i).filter(|(full, _)| *full > from) {
        let date = Calendar::new(Some(full), DateField::Year);
        return Some((TimeExpr::Calendar(date), next));
    }
    let short = w
        .integer(i, 2)
        .filter(|_| w.form(i).len() == 2 && w.glued(i))?;
    let full = from - from % 100 + i16::try_from(short).ok()?;
    let date = Calendar::new(Some(full), DateField::Year);
    (full > from).then_some((TimeExpr::Calendar(date), i + 1))
}

/// "80s" in "the 70s and 80s".
fn later_decade(w: &Words<'_>, i: usize, first: &Calendar) -> Read<TimeExpr> {
    let (date, next) = super::period::later_decade(w, i)?;
    (first.date.field == DateField::Decade).then_some((TimeExpr::Calendar(date), next))
}

/// "24-25 July", "3 to 5 May 2025", "23 or 24 July", "5, 6 and 7 May".
fn days_before_month(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let mut at = w.skip(i, "the");
    let mut days = Vec::new();
    let (join, last_at) = loop {
        let (day, next) = day_of_month(w, at).filter(|_| days.len() < 12)?;
        days.push((day, w.span(at, next)));
        if let Some(found) = join(w, i, next) {
            break found;
        }
        at = w.is(next, ",").then_some(next + 1)?;
    };
    let (time, end) =
        single(w, last_at).filter(|_| w.is_number(last_at) || w.is(last_at, "the"))?;
    let TimeExpr::Calendar(Calendar { date, .. }) = time else {
        return None;
    };
    let DateField::Day(month, last) = date.field else {
        return None;
    };
    let ascending = days.windows(2).all(|pair| pair[0].0 < pair[1].0)
        && days.last().is_some_and(|(day, _)| *day < last);
    if !ascending || (join == Join::To && days.len() > 1) {
        return None;
    }
    let member = |(day, span)| Member {
        span,
        time: TimeExpr::Calendar(Calendar::new(date.year, DateField::Day(month, day))),
    };
    let mut members: Vec<Member> = days.into_iter().map(member).collect();
    members.push(Member {
        span: w.span(last_at, end),
        time,
    });
    Some((joined(members, join), end))
}

/// A year said once, behind the last member, is that of all: "May 16 and June 2, 2025"; "summer 2024 and autumn of that year"
/// go back to the first.
fn spread_year(members: &mut [Member]) {
    let first = members.first().and_then(|m| m.time.year_said());
    for member in members.iter_mut().skip(1) {
        if let (TimeExpr::Calendar(date), Some(year)) = (&mut member.time, first)
            && let Some(years) = date.told_year.take()
        {
            date.date.year = Some(year.saturating_add(i16::from(years)));
        }
    }
    let year = members.last().and_then(|m| match &m.time {
        TimeExpr::Calendar(date) => date.date.year,
        _ => None,
    });
    for member in members {
        if let TimeExpr::Calendar(date) = &mut member.time {
            let open = date.date.year.is_none()
                && !matches!(
                    date.date.field,
                    DateField::Weekday(_) | DateField::DayOfMonth(_)
                );
            if open && !date.is_placed() {
                date.date.year = year;
            }
        }
    }
}

/// Whether two times are of one granularity, so that "and" can join them.
fn same_grain(a: &TimeExpr, b: &TimeExpr) -> bool {
    match (a, b) {
        (TimeExpr::Calendar(a), TimeExpr::Calendar(b)) => {
            grain(&a.date.field) == grain(&b.date.field)
        }
        (TimeExpr::Period(a), TimeExpr::Period(b)) => a.unit == b.unit,
        (TimeExpr::At(None, _), TimeExpr::At(None, _)) => true,
        _ => false,
    }
}

const fn grain(field: &DateField) -> u8 {
    match field {
        DateField::Century => 0,
        DateField::Decade => 1,
        DateField::Year => 2,
        DateField::Half(_) => 3,
        DateField::Quarter(_) => 4,
        DateField::Season(_) => 5,
        DateField::Month(_) => 6,
        DateField::Week(_) | DateField::Weekend(_) => 7,
        DateField::Day(..) | DateField::DayOfMonth(_) => 8,
        DateField::Weekday(_) => 9,
    }
}
