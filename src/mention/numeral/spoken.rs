//! Numbers in words: "seven", "a hundred and twenty", "two and a half thousand", "a million and a half", "half a dozen".

use super::super::words::{Read, Words};
use super::{Numeral, below_hundred, dozen, fraction, scale};

/// A sum of groups of words: "two million" and "three hundred thousand".
pub(super) struct Groups {
    pub(super) value: f64,
    /// What its last place stands for.
    pub(super) step: f64,
    /// The value its last word stands for, 10 or more where it is round: 20 of "a hundred and twenty", 100 of "two hundred".
    pub(super) round: f64,
    /// The scale it ends in, or 1.
    pub(super) scale: f64,
    /// Index behind it.
    pub(super) next: usize,
}

/// "half a million", "a quarter million", "three-quarters of a million", "half a dozen", "half-dozen".
pub(super) fn half_of_scale(w: &Words<'_>, i: usize) -> Read<Numeral> {
    let (part, next) = fraction::fraction(w, i)?;
    let behind = w.skip(next, "of");
    let article = matches!(w.form(behind), "a" | "an");
    let at = if article {
        behind + 1
    } else {
        w.skip(next, "-")
    };
    if let Some((twelve, end)) = dozen(w, at) {
        return Some((dozens(part * twelve), end));
    }
    // "a quarter million", "half-million"; "a third million" is the million that comes third.
    let plain = part == 0.5 || part == 0.25 || part == 0.75;
    let (scale, end) = scale(w, at).filter(|(n, _)| article || (plain && *n >= 1000.0))?;
    Some((Numeral::spoken(part, 0.1).times(scale), end))
}

/// A number in words: "seven", "a hundred and twenty", "three and a half", "two million three hundred thousand".
pub(super) fn number_words(w: &Words<'_>, i: usize) -> Read<Numeral> {
    if matches!(w.form(i), "a" | "an") {
        if let Some((twelve, end)) = dozen(w, i + 1) {
            return Some((dozens(twelve), end));
        }
        scale(w, i + 1)?;
    }
    let read = groups(w, i)?;
    let (value, next) = (read.value, read.next);
    if let Some((decimals, end)) = decimals(w, next) {
        let (scale, end) = scale(w, end).unwrap_or((1.0, end));
        return Some((Numeral::spoken(value + decimals, 0.1).times(scale), end));
    }
    if let Some((part, end)) = fraction::behind(w, next) {
        // "a million and a half" has its scale before the half, "three and a half million" behind it.
        let last = read.scale;
        let (factor, end) = scale(w, end).unwrap_or((1.0, end));
        let whole = Numeral::spoken(value + part * last, 0.25 * last);
        return Some((whole.times(factor), end));
    }
    if let Some((twelve, end)) = dozen(w, next) {
        return Some((dozens(value * twelve), end));
    }
    let number = Numeral {
        scale: read.scale,
        ..Numeral::spoken(value, read.step)
    };
    Some((number, next))
}

/// A number of dozens: "two to three dozen" is 24 to 36.
const fn dozens(value: f64) -> Numeral {
    Numeral {
        scale: 12.0,
        ..Numeral::spoken(value, 1.0)
    }
}

/// The groups of a number in words from `i` on.
pub(super) fn groups(w: &Words<'_>, i: usize) -> Option<Groups> {
    let mut sum = Sum::default();
    let mut next = i;
    loop {
        let Some(n) = sum.group else {
            let Some((n, end)) = first_part(w, next, i).or_else(|| small_rest(w, next, i, &sum))
            else {
                break;
            };
            (sum.group, sum.step, sum.round, next) = (Some(n), 1.0, roundness(n), end);
            continue;
        };
        // "twelve hundred", "two-million-strong"
        let Some((factor, end)) = scale(w, w.skip(next, "-")) else {
            break;
        };
        if factor < 1000.0 && n < 100.0 {
            // "two hundred" may go on to "thousand".
            let rest = hundred_rest(w, end);
            let (more, after) = rest.unwrap_or((0.0, end));
            (sum.step, sum.round) = rest.map_or((factor, factor), |(n, _)| (1.0, roundness(n)));
            (sum.group, next) = (Some(n * factor + more), after);
        } else if factor < sum.scale {
            sum.total += n * factor;
            (sum.step, sum.round) = (sum.step * factor, factor);
            (sum.group, sum.scale, next) = (None, factor, end);
        } else {
            // Scales fall from left to right: "five million, five million" are two numbers.
            break;
        }
    }
    (next > i).then(|| sum.done(next))
}

/// The state of reading groups.
struct Sum {
    total: f64,
    /// The group that is being read, whose scale has not come yet.
    group: Option<f64>,
    scale: f64,
    step: f64,
    round: f64,
}

impl Default for Sum {
    fn default() -> Self {
        Self {
            total: 0.0,
            group: None,
            scale: f64::INFINITY,
            step: 1.0,
            round: 1.0,
        }
    }
}

impl Sum {
    fn done(self, next: usize) -> Groups {
        let ends_in_scale = self.group.is_none() && self.scale.is_finite();
        Groups {
            value: self.total + self.group.unwrap_or(0.0),
            step: self.step,
            round: self.round,
            scale: if ends_in_scale {
                self.scale
            } else if self.total == 0.0 && self.round == 100.0 {
                // "five or six hundred"
                100.0
            } else {
                1.0
            },
            next,
        }
    }
}

/// What a number below a hundred leaves room for behind it: "twenty" for up to nine, "twelve" for nothing.
fn roundness(n: f64) -> f64 {
    if n >= 20.0 && n % 10.0 == 0.0 {
        10.0
    } else {
        1.0
    }
}

/// "point eight", "point seven five" behind a number in words.
fn decimals(w: &Words<'_>, i: usize) -> Read<f64> {
    let (mut value, mut factor, mut next) = (0.0, 0.1, w.skip(i, "point"));
    if next == i {
        return None;
    }
    let digit = |i| below_hundred(w, i).filter(|(n, _)| *n < 10.0);
    while let Some((n, end)) = digit(next).filter(|_| factor > 1e-6) {
        (value, factor, next) = (value + n * factor, factor / 10.0, end);
    }
    (next > i + 1).then_some((value, next))
}

/// A number below a hundred, or the "a" of "a hundred" at the start.
fn first_part(w: &Words<'_>, at: usize, start: usize) -> Read<f64> {
    if at == start && matches!(w.form(at), "a" | "an") {
        return Some((1.0, at + 1));
    }
    below_hundred(w, at)
}

/// "and five" behind a thousand: "two thousand and five". "Between a thousand and twelve hundred" has two numbers, and
/// so have those where a scale or a part follows.
fn small_rest(w: &Words<'_>, i: usize, start: usize, sum: &Sum) -> Read<f64> {
    if !w.is(i, "and") || sum.scale != 1000.0 || w.before(start) == "between" {
        return None;
    }
    let (n, end) = below_hundred(w, i + 1).filter(|(n, _)| *n > 0.0)?;
    let goes_on = w.is(end, "-") || scale(w, end).is_some() || dozen(w, end).is_some();
    (!goes_on).then_some((n, end))
}

/// "and twenty", "twenty" behind "hundred".
fn hundred_rest(w: &Words<'_>, i: usize) -> Read<f64> {
    let (n, end) = below_hundred(w, w.skip(i, "and"))?;
    (n > 0.0).then_some((n, end))
}
