//! Grammar of calendar dates: days, months, years, weekdays, and what stands beside them.
//!
//! Each function reads at the index of a token and gives what it read with the index behind it.

use jiff::civil::Weekday;

use super::super::expr::Calendar;
use super::super::numeral::ordinal;
use super::super::words::{Form, Read, Words, sense};
use super::{numeric, period};
use crate::lexicon::{Kind, Kinds, Which};
use crate::value::{DateField, Season, TimeUnit};

/// What a day of a month may begin with.
const DAY: Kinds = Kinds::of(&[Kind::Digits, Kind::Ordinal, Kind::Number]);

/// What a date may begin with.
pub(super) const BEGINS: Kinds = Kinds::of(&[
    Kind::The,
    Kind::Weekday,
    Kind::Month,
    Kind::Season,
    Kind::Which,
])
.with(DAY);

/// The forms of a date, in the order they are tried.
const FORMS: [Form<Calendar>; 6] = [
    (Kinds::of(&[Kind::Weekday]), weekday_date),
    (Kinds::of(&[Kind::The, Kind::Month]).with(DAY), day_date),
    (Kinds::of(&[Kind::Which]), which_name),
    (Kinds::of(&[Kind::Month]), month_year),
    (Kinds::of(&[Kind::Season]), season),
    (Kinds::of(&[Kind::The]), on_the_day),
];

/// The forms of a date with a day of a month.
const DAY_FORMS: [Form<Calendar>; 3] = [
    (Kinds::of(&[Kind::Digits]), numeric::date),
    (Kinds::of(&[Kind::Month]), month_day),
    (Kinds::of(&[Kind::The]).with(DAY), day_month),
];

/// A date of any form at `i`, as fine as the words give it.
pub(super) fn date(w: &Words<'_>, i: usize) -> Read<Calendar> {
    w.first_of(i, &FORMS)
}

/// "the 23rd" behind "on", or one of "the 24th and the 25th", where no noun follows that it could rank.
fn on_the_day(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let (day, next) = ranked_day(w, i)?;
    let joins = |at: usize| matches!(w.form(at), "and" | "or");
    let first = || joins(next) && ranked_day(w, next + 1).is_some_and(|(_, end)| !w.is_word(end));
    // "the", "24", "th", "and" stand before the second.
    let second = || joins(i.wrapping_sub(1)) && i >= 4 && ranked_day(w, i - 4).is_some();
    let ends = !w.is_word(next) || (goes_on(w, next) && w.before(i) == "on");
    let alone = ends && (w.before(i) == "on" || second());
    (alone || first()).then(|| (Calendar::new(None, DateField::DayOfMonth(day)), next))
}

/// Whether the word at `i` can only begin what follows a time: "on the 23rd they left", never "on the 23rd floor".
pub(super) fn goes_on(w: &Words<'_>, i: usize) -> bool {
    matches!(
        w.form(i),
        "he" | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "its"
            | "their"
            | "this"
            | "that"
            | "there"
            | "and"
            | "but"
            | "or"
            | "when"
            | "after"
            | "before"
            | "as"
            | "by"
            | "with"
    )
}

/// "the 23rd" in digits.
pub(super) fn ranked_day(w: &Words<'_>, i: usize) -> Read<u8> {
    if !w.is(i, "the") {
        return None;
    }
    day_of_month(w, i + 1).filter(|(_, next)| w.is_number(i + 1) && *next > i + 2)
}

/// A date with a day of a month: "July 23, 2025", "23 July", "the third of June", "2025-07-23".
fn day_date(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let (date, next) = w.first_of(i, &DAY_FORMS)?;
    // "July 21 (Monday)"
    if w.is(next, "(")
        && let Some((day, end)) = weekday(w, next + 1)
        && w.is(end, ")")
    {
        let weekday = Some(day);
        return Some((Calendar { weekday, ..date }, end + 1));
    }
    Some((date, next))
}

/// "July 23", "July 23, 2025", "May the sixteenth".
fn month_day(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let (month, next) = month(w, i)?;
    let (day, next) = day_of_month(w, w.skip(next, "the"))?;
    let (year, next) = year_behind(w, next);
    Some((Calendar::new(year, DateField::Day(month, day)), next))
}

/// "23 July", "the 23rd of July 2025".
fn day_month(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let (day, next) = day_of_month(w, w.skip(i, "the"))?;
    let next = w.skip(w.skip(next, "-"), "of");
    let (month, next) = month(w, next)?;
    let (year, next) = match year_behind(w, w.skip(next, "-")) {
        (None, _) => (None, next),
        found => found,
    };
    Some((Calendar::new(year, DateField::Day(month, day)), next))
}

/// A day of a month, in digits or as an ordinal.
pub(super) fn day_of_month(w: &Words<'_>, i: usize) -> Read<u8> {
    if !w.can(i, DAY) {
        return None;
    }
    let (day, next) = ordinal(w, i).or_else(|| w.integer(i, 2).map(|n| (n, i + 1)))?;
    let day = u8::try_from(day).ok().filter(|n| (1..=31).contains(n))?;
    let counts_on = w.is(next, "%")
        || (w.is(next, ":") && w.glued(next + 1) && w.is_number(next + 1))
        || (w.glued(next) && w.is_word(next));
    let measured =
        w.is(next, "-") && w.glued(next) && w.is_word(next + 1) && month(w, next + 1).is_none();
    (!counts_on && !measured).then_some((day, next))
}

/// A year behind a date, if one stands there: ", 2025", " 2025", "of 2025".
fn year_behind(w: &Words<'_>, i: usize) -> (Option<i16>, usize) {
    let at = w.skip(w.skip(i, ","), "of");
    match year(w, at) {
        Some((year, end)) => (Some(year), end),
        None => (None, i),
    }
}

/// A year in four digits, or "'82" in two.
pub(super) fn year(w: &Words<'_>, i: usize) -> Read<i16> {
    if w.is(i, "'") && w.glued(i + 1) {
        return short_year(w, i + 1);
    }
    let year = w.integer(i, 4).filter(|n| (1000..3000).contains(n))?;
    let glued_word = w.glued(i + 1) && w.is_word(i + 1);
    let year = i16::try_from(year).ok()?;
    (!glued_word).then_some((year, i + 1))
}

/// The two digits of "'82", "'25": of the last century from 30 on.
fn short_year(w: &Words<'_>, i: usize) -> Read<i16> {
    let n = w.integer(i, 2).filter(|_| w.form(i).len() == 2)?;
    let year = i16::try_from(if n >= 30 { 1900 + n } else { 2000 + n }).ok()?;
    let goes_on = w.glued(i + 1) && (w.is_word(i + 1) || w.is(i + 1, "-"));
    (!goes_on).then_some((year, i + 1))
}

/// "July", "May 2025", where the name is surely a month's.
fn month_year(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let (number, next) = month(w, i)?;
    let (year, end) = year_behind(w, next);
    // "April-June": the name of a month beside a month is no other word.
    let paired = || w.is(next, "-") && month(w, next + 1).is_some();
    let sure = year.is_some()
        || !w.is_ambiguous(i)
        || w.after_preposition(i)
        || attributive(w, i, next)
        || paired();
    sure.then_some((Calendar::new(year, DateField::Month(number)), end))
}

/// "the May elections", "its March vote"; never "the March for peace".
fn attributive(w: &Words<'_>, i: usize, next: usize) -> bool {
    let noun = w.is_word(next) && !w.capital(next);
    let bound = sense!(w, next, Preposition).is_some()
        || matches!(
            w.form(next),
            "and" | "or" | "is" | "was" | "has" | "had" | "will"
        );
    w.after_determiner(i) && noun && !bound
}

/// "Wednesday", "Wednesday, July 23, 2025", "Monday (July 21)", "Wednesday last week".
fn weekday_date(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let (day, next) = weekday(w, i)?;
    let open = w.skip(next, ",");
    if let Some((date, end)) = day_date(w, w.skip(open, "on")) {
        return Some((
            Calendar {
                weekday: Some(day),
                ..date
            },
            end,
        ));
    }
    if w.is(next, "(")
        && let Some((date, end)) = day_date(w, next + 1)
        && w.is(end, ")")
    {
        return Some((
            Calendar {
                weekday: Some(day),
                ..date
            },
            end + 1,
        ));
    }
    if w.is(open, "the")
        && let Some((number, end)) = ordinal(w, open + 1)
        && let Ok(number) = u8::try_from(number)
        && (1..=31).contains(&number)
        && (!w.is_word(end) || w.is_number(open + 1))
    {
        let date = Calendar::new(None, DateField::DayOfMonth(number));
        return Some((
            Calendar {
                weekday: Some(day),
                ..date
            },
            end,
        ));
    }
    let date = Calendar::new(None, DateField::Weekday(day));
    if let Some((week, end)) = week_behind(w, next) {
        let within = Some((TimeUnit::Week, week));
        return Some((Calendar { within, ..date }, end));
    }
    Some((date, next))
}

/// "last week", "of next week" behind a weekday.
fn week_behind(w: &Words<'_>, i: usize) -> Read<i8> {
    let (which, next) = which(w, w.skip(i, "of"))?;
    let offset = match which {
        Which::This => 0,
        Which::Next => 1,
        Which::Last => -1,
        Which::Past | Which::Following | Which::Previous | Which::Same => return None,
    };
    w.is(next, "week").then_some((offset, next + 1))
}

/// "last Wednesday", "next May", "this summer".
fn which_name(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let (which, next) = which(w, i)?;
    let (field, end) = weekday(w, next)
        .map(|(day, end)| (DateField::Weekday(day), end))
        .or_else(|| month(w, next).map(|(month, end)| (DateField::Month(month), end)))
        .or_else(|| {
            // "the recent fall" is a drop.
            let drop = w.is_ambiguous(next)
                && matches!(
                    w.before(next),
                    "recent" | "current" | "latest" | "same" | "that"
                );
            let season = season_name(w, next).filter(|(_, end)| {
                // "That fall, the islands were lost" opens with its time.
                let opens = i == 0 && w.is(i, "that") && (w.is(*end, ",") || goes_on(w, *end));
                opens || !drop
            });
            season.map(|(season, end)| (DateField::Season(season), end))
        })?;
    // "this Wednesday, July 23": the date says which.
    if matches!(field, DateField::Weekday(_))
        && let Some((date, end)) = weekday_date(w, next)
        && !matches!(date.date.field, DateField::Weekday(_))
    {
        return Some((date, end));
    }
    let mut date = Calendar::new(None, field);
    let mut end = end;
    if let (DateField::Month(month), Some((day, after))) = (field, day_of_month(w, end)) {
        date = Calendar::new(None, DateField::Day(month, day));
        end = after;
    }
    let which = Some(which);
    Some((Calendar { which, ..date }, end))
}

/// "summer 2014", "the spring of 2014", "in autumn".
fn season(w: &Words<'_>, i: usize) -> Read<Calendar> {
    let (season, next) = season_name(w, i)?;
    let (year, end) = year_behind(w, next);
    let told = w.after_preposition(i) || (w.before(i) == "the" && w.after_preposition(i - 1));
    // "their Autumn meetings"
    let called = w.capital(i) && w.after_determiner(i) && w.is_word(next) && !w.capital(next);
    // "to fall", "will spring": the verb.
    let verb = w.is_ambiguous(i) && (w.before(i) == "to" || !(told || w.capital(i)));
    let placed =
        || period::year_behind(w, next).is_some() || period::told_year_behind(w, next).is_some();
    let sure = year.is_some() || called || (told && !verb) || placed();
    // "winter 2006-07" is named after its first year.
    let second = w.is(end, "-") && w.glued(end + 1) && w.integer(end + 1, 2).is_some();
    let end = if year.is_some() && second {
        end + 2
    } else {
        end
    };
    sure.then(|| (Calendar::new(year, DateField::Season(season)), end))
}

/// The month named at `i`. A name that is another word as well must be capitalised.
pub(super) fn month(w: &Words<'_>, i: usize) -> Read<u8> {
    sense!(w, i, Month(month) => *month).filter(|_| w.capital(i) || !w.is_ambiguous(i))
}

/// The weekday named at `i`. An abbreviation that is another word as well needs its full stop or a date behind it.
pub(super) fn weekday(w: &Words<'_>, i: usize) -> Read<Weekday> {
    let (day, next) = sense!(w, i, Weekday(day) => *day)?;
    let dated = || {
        let at = w.skip(next, ",");
        month_day(w, at).is_some() || day_month(w, at).is_some()
    };
    let sure = !w.is_ambiguous(i) || (w.capital(i) && dated());
    // "Black Monday" was one Monday long ago, "Super Tuesday" is one of its own.
    let named = i > 0 && w.capital(i - 1) && sense!(w, i - 1, DayEpithet).is_some();
    (sure && !named).then_some((day, next))
}

fn season_name(w: &Words<'_>, i: usize) -> Read<Season> {
    sense!(w, i, Season(season) => *season)
}

/// "this", "next", "last" and the like.
pub(super) fn which(w: &Words<'_>, i: usize) -> Read<Which> {
    let found = sense!(w, i, Which(which) => *which)?;
    // "should last six weeks": the verb.
    let lasts = w.is(i, "last")
        && matches!(
            w.before(i),
            "to" | "not"
                | "will"
                | "would"
                | "should"
                | "could"
                | "may"
                | "might"
                | "can"
                | "must"
                | "n't"
                | "t"
        );
    (!lasts).then_some(found)
}
