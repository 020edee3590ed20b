//! Grammar of one time: a day or period with its part, its clock time, and times counted from others.

use super::super::expr::{
    Calendar, Origin, Period, PeriodOrigin, PeriodUnit, Shift, TimeExpr, TimeOfDay, Way,
};
use super::super::numeral::ordinal;
use super::super::words::{Form, Read, Words, sense};
use super::{calendar, clock, definite, length, period};
use crate::lexicon::{Kind, Kinds, Lead, Limit, Sense, ShiftWord, Side, Which};
use crate::value::{DateField, Duration, Part, TimeUnit, Vague};

/// The forms of one time, in the order they are tried.
const FORMS: [Form<TimeExpr>; 8] = [
    (definite::BEGINS, definite::definite),
    (length::BEGINS, shift),
    (Kinds::of(&[Kind::Which]), window),
    (clock::BEGINS, clock_and_day),
    (
        Kinds::of(&[Kind::DayPartOn, Kind::Which]),
        clock::part_of_near_day,
    ),
    (
        Kinds::of(&[Kind::DayPart, Kind::Part, Kind::Opener]),
        clock::part_of_day,
    ),
    (DAY, day_and_clock),
    (Kinds::of(&[Kind::Vague]), vague),
];

/// What a day or period may begin with.
const DAY: Kinds = Kinds::of(&[Kind::Part, Kind::Side])
    .with(calendar::BEGINS)
    .with(period::BEGINS);

/// One time at `i`.
pub(super) fn single(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    w.first_of(i, &FORMS)
}

/// A length that a word behind it makes a time: "two weeks ago", "two days after July 21".
fn shift(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let (length, next) = length::length(w, i).or_else(|| length::vague(w, i))?;
    let build = |way, origin, end| {
        let shift = Shift {
            length: length.clone(),
            way,
            origin,
            within: false,
        };
        Some((TimeExpr::Shift(shift), end))
    };
    let word = sense!(w, next, Shift(word) => *word);
    match word {
        Some((ShiftWord::Ago, end)) => return build(Way::Before, Origin::Reference, end),
        // "15 minutes away" is how far a place lies.
        Some((ShiftWord::FromNow, _)) if w.is(next, "away") && length.unit < TimeUnit::Day => {
            return None;
        }
        Some((ShiftWord::FromNow, end)) => return build(Way::After, Origin::Reference, end),
        Some((ShiftWord::Earlier, end)) => return build(Way::Before, Origin::Anchor, end),
        Some((ShiftWord::Later, end)) => return build(Way::After, Origin::Anchor, end),
        None => {}
    }
    let (way, behind) = side(w, next)?;
    match day_and_clock(w, behind) {
        Some((time, end)) if !possessive(w, end) => build(way, Origin::Time(Box::new(time)), end),
        // The event it counts from follows: "two days after the vote". As elsewhere the preposition is left out.
        _ if w.is_word(behind) || w.is_number(behind) => build(way, Origin::Event, next),
        // "two days before."
        _ => build(way, Origin::Anchor, behind),
    }
}

/// "after", "before", "from" behind a length.
fn side(w: &Words<'_>, i: usize) -> Read<Way> {
    if w.is(i, "from") && day_and_clock(w, i + 1).is_some() {
        return Some((Way::After, i + 1));
    }
    w.sense_of(Kinds::of(&[Kind::Limit]), i, |s| match s {
        Sense::Limit(Limit::After) => Some(Way::After),
        Sense::Limit(Limit::Before) => Some(Way::Before),
        _ => None,
    })
}

/// "the past three weeks", "the next two years".
fn window(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let (which, next) = calendar::which(w, i)?;
    let way = match which {
        Which::Last | Which::Past => Way::Before,
        Which::Next => Way::After,
        Which::This | Which::Following | Which::Previous | Which::Same => return None,
    };
    if which == Which::Past
        && let Some((unit, end)) = length::unit(w, next).filter(|_| !w.form(next).ends_with('s'))
    {
        let (part, end) = length::half_behind(w, end).unwrap_or((0.0, end));
        return Some((
            TimeExpr::Window(Duration::exact(1.0 + part, unit), way),
            end,
        ));
    }
    let counted = || length::length(w, next).filter(|_| !matches!(w.form(next), "a" | "an"));
    let (length, end) = counted().or_else(|| length::plural(w, next))?;
    // "the last three months of 2024" ends with that year, wherever the story stands.
    let of_a_time = w.is(end, "of") && plain_day(w, w.skip(end + 1, "the")).is_some();
    (!of_a_time).then_some((TimeExpr::Window(length, way), end))
}

/// "in 50 days", "within 50 days": a preposition at `i`, the length behind it. The mention leaves the preposition out.
pub(super) fn led(w: &Words<'_>, i: usize) -> Option<(TimeExpr, usize, usize)> {
    let (lead, at) = sense!(w, i, Lead(lead) => *lead)?;
    let (length, end) = length::length(w, at)?;
    let of_something = w.is(end, "of") || w.is(end, "-");
    // "over in forty minutes" is a length; no story counts a future time in minutes.
    let short = length.unit < TimeUnit::Hour;
    if lead == Lead::During || of_something || short || (lead == Lead::In && looks_back(w, i)) {
        return None;
    }
    let shift = Shift {
        length,
        way: Way::After,
        origin: Origin::Reference,
        within: lead == Lead::Within,
    };
    Some((TimeExpr::Shift(shift), at, end))
}

/// Whether "in seven weeks" tells how long ago a thing last was: "the first talks in seven weeks", "the worst in years".
fn looks_back(w: &Words<'_>, i: usize) -> bool {
    (i.saturating_sub(6)..i).any(|k| {
        let form = w.form(k);
        let first = matches!(sense!(w, k, Ordinal(_)), Some(((), _)));
        first
            || matches!(
                form,
                "only" | "worst" | "best" | "most" | "least" | "not" | "never"
            )
            || (form.len() > 5 && form.ends_with("est"))
    })
}

/// A clock time with its day behind it: "9 p.m. on Friday", "12:00 UTC Monday".
fn clock_and_day(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let (clock, next) = clock::clock(w, i)?;
    let at = w.skip(w.skip(next, ","), "on");
    let (day, end) = match day(w, at) {
        Some((day, end)) => (Some(Box::new(day)), end),
        None => (None, next),
    };
    Some((TimeExpr::At(day, clock), end))
}

/// A day or period, with the clock time or part of day behind it: "Friday night", "July 21, 10:20 pm".
fn day_and_clock(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let (mut day, next) = day(w, i)?;
    if !is_day(&day) {
        return Some((day, next));
    }
    if let Some((part, end)) = clock::day_part(w, next) {
        return Some((
            TimeExpr::At(Some(Box::new(day)), TimeOfDay::Part(part)),
            end,
        ));
    }
    let mut at = w.skip(next, ",");
    if w.is(at, "t") && w.glued(at) {
        at += 1;
    }
    at = w.skip(at, "at");
    at = length::bound_before(w, at).map_or(at, |(_, end)| end);
    let Some((clock, mut end)) = clock::clock(w, at) else {
        return Some((day, next));
    };
    // "Mon Jul 21 22:29:56 UTC 2025"
    if let TimeExpr::Calendar(date) = &mut day
        && date.date.year.is_none()
        && let Some((year, after)) = calendar::year(w, end)
    {
        (date.date.year, end) = (Some(year), after);
    }
    Some((TimeExpr::At(Some(Box::new(day)), clock), end))
}

/// Whether a clock time can stand behind it.
pub(super) fn is_day(time: &TimeExpr) -> bool {
    match time {
        TimeExpr::Calendar(c) => matches!(
            c.date.field,
            DateField::Day(..) | DateField::Weekday(_) | DateField::DayOfMonth(_)
        ),
        TimeExpr::Period(p) => p.unit == PeriodUnit::Unit(TimeUnit::Day),
        TimeExpr::Holiday(_) => true,
        _ => false,
    }
}

/// A day or period at `i`, with "early", "mid", "the end of" before it.
pub(super) fn day(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    if let Some((part, next)) = part(w, i) {
        let at = w.skip(next, "the");
        let inner = plain_day(w, at)
            .or_else(|| this_unit(w, at).filter(|_| at != next || w.is(next - 1, "-")))
            .or_else(|| the_day(w, at).filter(|_| at != next));
        if let Some((mut time, end)) = inner {
            let end = set_part(w, &mut time, part, end);
            return Some((time, end));
        }
    }
    if let Some((side, next)) = side_word(w, i) {
        let at = w.skip(next, "the");
        let inner = plain_day(w, at)
            .or_else(|| this_unit(w, at).filter(|_| at != next))
            .or_else(|| the_day(w, at).filter(|_| at != next));
        return match inner {
            Some((TimeExpr::Period(period), end)) => {
                // "earlier today" is today.
                let long = period.unit != PeriodUnit::Unit(TimeUnit::Day);
                let side = long.then_some(side);
                Some((TimeExpr::Period(Period { side, ..period }), end))
            }
            Some((time, end)) if is_day(&time) => Some((time, end)),
            _ => None,
        };
    }
    plain_day(w, i)
}

/// "earlier", "later" before a period.
fn side_word(w: &Words<'_>, i: usize) -> Read<Side> {
    sense!(w, i, Side(side) => *side)
}

fn plain_day(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let dated = calendar::date(w, i).map(|(mut date, mut next)| {
        let open = date.date.year.is_none() && date.which.is_none();
        if matches!(date.date.field, DateField::Month(_) | DateField::Season(_))
            && open
            && let Some((years, end)) = period::year_behind(w, next)
        {
            date.within = Some((TimeUnit::Year, years));
            next = end;
        }
        let dated = matches!(
            date.date.field,
            DateField::Day(..) | DateField::Month(_) | DateField::Season(_)
        );
        if dated
            && open
            && date.within.is_none()
            && let Some((years, end)) = period::told_year_behind(w, next)
        {
            date.told_year = Some(years);
            next = end;
        }
        (TimeExpr::Calendar(date), next)
    });
    dated.or_else(|| period::period(w, i))
}

/// "the day" behind "later in": the one the text speaks of.
fn the_day(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let mut day = Period::new(PeriodUnit::Unit(TimeUnit::Day), 0);
    day.from = PeriodOrigin::Near;
    let counted = w.is(i + 1, "-") || w.is(i + 1, "'");
    (w.is(i, "day") && !counted).then_some((TimeExpr::Period(day), i + 1))
}

/// "the year", "the month" behind "the end of": the one around the reference time.
pub(super) fn this_unit(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    let (unit, next) = length::unit(w, i).filter(|_| !w.form(i).ends_with('s'))?;
    let fits = matches!(
        unit,
        TimeUnit::Week | TimeUnit::Month | TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century
    );
    fits.then(|| {
        (
            TimeExpr::Period(Period::new(PeriodUnit::Unit(unit), 0)),
            next,
        )
    })
}

fn part(w: &Words<'_>, i: usize) -> Read<Part> {
    sense!(w, i, Part(part) => *part)
}

/// Narrows a period to its part. A day has no dates inside it: "late Friday" stays Friday. "the middle of May, the
/// sixteenth" is that day.
fn set_part(w: &Words<'_>, time: &mut TimeExpr, part: Part, end: usize) -> usize {
    match time {
        TimeExpr::Calendar(date) => {
            if let DateField::Month(month) = date.date.field
                && w.is(end, ",")
                && w.is(end + 1, "the")
                && let Some((day, after)) = ordinal(w, end + 2)
                && let Ok(day @ 1..=31) = u8::try_from(day)
            {
                *date = Calendar::new(date.date.year, DateField::Day(month, day));
                return after;
            }
            let long = !matches!(
                date.date.field,
                DateField::Day(..) | DateField::Weekday(_) | DateField::DayOfMonth(_)
            );
            date.date.part = long.then_some(part);
        }
        TimeExpr::Period(period) => {
            let long = period.unit != PeriodUnit::Unit(TimeUnit::Day);
            period.part = long.then_some(part);
        }
        _ => {}
    }
    end
}

fn vague(w: &Words<'_>, i: usize) -> Read<TimeExpr> {
    // "as recently as", "most recently" go with the time behind them; "Future" is a name.
    if matches!(w.before(i), "as" | "most") || (w.capital(i) && i > 0 && w.is_word(i - 1)) {
        return None;
    }
    let (vague, next) = sense!(w, i, Vague(vague) => *vague)?;
    // "a future in which all are safe" is one of many.
    if vague == Vague::Future && w.before(i) == "a" {
        return None;
    }
    // "the now-closed plant"
    let joined = w.is(next, "-") && w.glued(next) && w.glued(next + 1);
    (!joined).then_some((TimeExpr::Vague(vague), next))
}

/// Whether "'s" stands at `i`.
pub(super) fn possessive(w: &Words<'_>, i: usize) -> bool {
    w.is(i, "'") && w.glued(i) && (w.is(i + 1, "s") || w.before(i).ends_with('s'))
}
