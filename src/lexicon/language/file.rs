//! The language file as it is written, before its words become senses.
//!
//! One field per table of `lang/*.yaml`; unknown tables and values of another type are refused by the reader.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Weekday;
use serde::Deserialize;

use super::holiday::RawDay;
use super::{HalfOfDay, Lead, Limit, Sense, ShiftWord, Side, Which};
use crate::lexicon::{Location, Spanned};
use crate::value::{Bound, DayPart, Part, ScopeMark, Season, TimeUnit, Unit, Vague, ZoneName};

type Table<T> = BTreeMap<String, T>;

/// What is out of range, and where.
pub(super) type Wrong = (Location, String);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LanguageFile {
    #[serde(rename = "language")]
    _language: String,
    months: Table<Spanned<u8>>,
    weekdays: Table<Spanned<i8>>,
    pub(super) ambiguous: BTreeSet<String>,
    seasons: Table<SeasonName>,
    units: Table<UnitName>,
    lengths: Table<(f64, UnitName)>,
    days: Table<i32>,
    day_parts: Table<DayPartName>,
    day_part_days: Table<(i32, DayPartName)>,
    clock_names: Table<Spanned<u16>>,
    halves_of_day: Table<HalfOfDay>,
    zones: Table<Option<i16>>,
    zone_places: Table<Spanned<String>>,
    which: Table<Which>,
    parts: Table<PartName>,
    sides: Table<Side>,
    limits: Table<Limit>,
    limit_ends: BTreeSet<String>,
    shifts: Table<ShiftWord>,
    leads: Table<Lead>,
    each: BTreeSet<String>,
    times: BTreeSet<String>,
    counts: Table<u32>,
    length_adjectives: BTreeSet<String>,
    length_suffixes: BTreeSet<String>,
    named_days: Table<Spanned<RawDay>>,
    no_days: BTreeSet<String>,
    fiscal_years: BTreeSet<String>,
    eras: Table<bool>,
    half_names: BTreeSet<String>,
    weekends: BTreeSet<String>,
    day_leads: BTreeSet<String>,
    remainders: BTreeSet<String>,
    in_series: BTreeSet<String>,
    day_business: BTreeSet<String>,
    day_epithets: BTreeSet<String>,
    yearly: BTreeSet<String>,
    prepositions: BTreeSet<String>,
    vague: Table<VagueName>,
    frequencies: Table<String>,
    numbers: Table<f64>,
    scales: Table<f64>,
    scale_letters: Table<f64>,
    ordinals: Table<u32>,
    vague_numbers: Table<(f64, f64)>,
    dozens: BTreeSet<String>,
    fractions: Table<f64>,
    fraction_parts: Table<u32>,
    negatives: BTreeSet<String>,
    ranging: BTreeSet<String>,
    labels: BTreeSet<String>,
    age_leads: BTreeSet<String>,
    age_decades: Table<(f64, f64)>,
    counted_nouns: BTreeSet<String>,
    vote_words: BTreeSet<String>,
    vote_verbs: BTreeSet<String>,
    vote_for: BTreeSet<String>,
    scope_marks: Table<Option<ScopeMark>>,
    bounds_before: Table<BoundName>,
    bounds_after: Table<BoundName>,
    percent: Table<PercentName>,
    currency_signs: Table<String>,
    currency_words: Table<String>,
    large_currency_signs: Table<String>,
    large_currency_words: Table<String>,
    currency_parts: Table<(String, f64)>,
    measures: Table<String>,
    measures_before: Table<String>,
}

/// Defines the spelling of a value type in YAML, and what each word stands for.
macro_rules! names {
    ($name:ident => $target:ty { $($variant:ident => $value:expr),+ $(,)? }) => {
        #[derive(Debug, Deserialize, Clone, Copy)]
        #[serde(rename_all = "kebab-case")]
        enum $name { $($variant),+ }

        impl From<$name> for $target {
            fn from(name: $name) -> Self {
                match name { $($name::$variant => $value),+ }
            }
        }
    };
}

names!(SeasonName => Season {
    Spring => Self::Spring, Summer => Self::Summer, Autumn => Self::Autumn, Winter => Self::Winter,
});
names!(UnitName => TimeUnit {
    Second => Self::Second, Minute => Self::Minute, Hour => Self::Hour, Day => Self::Day, Week => Self::Week,
    Month => Self::Month, Quarter => Self::Quarter, Year => Self::Year, Decade => Self::Decade,
    Century => Self::Century,
});
names!(DayPartName => DayPart {
    Morning => Self::Morning, Midday => Self::Midday, Afternoon => Self::Afternoon, Evening => Self::Evening,
    Night => Self::Night,
});
names!(PartName => Part {
    Early => Self::Early, Mid => Self::Mid, Late => Self::Late, End => Self::End,
});
names!(VagueName => Vague {
    Past => Self::Past, Present => Self::Present, Future => Self::Future,
});
names!(BoundName => Bound {
    About => Self::About, AtLeast => Self::AtLeast, MoreThan => Self::MoreThan, AtMost => Self::AtMost,
    LessThan => Self::LessThan,
});
names!(PercentName => Unit {
    Percent => Self::Percent, Point => Self::PercentagePoint,
});

impl LanguageFile {
    /// Hands every phrase with its sense to `add`; returns what is out of range.
    pub(super) fn fill(&self, add: &mut dyn FnMut(&str, Sense)) -> Vec<Wrong> {
        let mut wrong = self.fill_calendar(add);
        wrong.extend(self.fill_clock(add));
        self.fill_grammar(add);
        self.fill_numbers(add);
        self.fill_units(add);
        wrong
    }

    fn fill_calendar(&self, add: &mut dyn FnMut(&str, Sense)) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        for (word, month) in &self.months {
            let number = month.value;
            if (1..=12).contains(&number) {
                add(word, Sense::Month(number));
            } else {
                let message = format!("month `{word}` has number {number}");
                wrong.push((month.referenced, message));
            }
        }
        for (word, number) in &self.weekdays {
            match Weekday::from_monday_one_offset(number.value) {
                Ok(weekday) => add(word, Sense::Weekday(weekday)),
                Err(_) => {
                    let message = format!("weekday `{word}` has number {}", number.value);
                    wrong.push((number.referenced, message));
                }
            }
        }
        each(&self.seasons, add, |v| Sense::Season((*v).into()));
        each(&self.units, add, |v| Sense::Unit((*v).into()));
        each(&self.lengths, add, |(n, unit)| {
            Sense::Length(*n, (*unit).into())
        });
        each(&self.days, add, |v| Sense::Day(*v));
        for (word, day) in &self.named_days {
            match day.value.rule() {
                Ok(rule) => add(word, Sense::NamedDay(rule, day.value.national)),
                Err(what) => wrong.push((day.referenced, format!("day `{word}` {what}"))),
            }
        }
        wrong
    }

    fn fill_clock(&self, add: &mut dyn FnMut(&str, Sense)) -> Vec<Wrong> {
        each(&self.day_parts, add, |v| Sense::DayPart((*v).into()));
        each(&self.day_part_days, add, |(day, part)| {
            Sense::DayPartOn(*day, (*part).into())
        });
        each(&self.halves_of_day, add, |v| Sense::HalfOfDay(*v));
        each(&self.zones, add, |v| Sense::Zone(*v));
        let mut wrong = Vec::new();
        for (word, place) in &self.zone_places {
            match ZoneName::find(&place.value) {
                Some(zone) => add(word, Sense::ZonePlace(zone)),
                None => {
                    let message =
                        format!("zone `{word}`: no time zone is called `{}`", place.value);
                    wrong.push((place.referenced, message));
                }
            }
        }
        for (word, minutes) in &self.clock_names {
            if minutes.value < 1440 {
                add(word, Sense::ClockName(minutes.value));
            } else {
                let message = format!("clock time `{word}` is {} minutes", minutes.value);
                wrong.push((minutes.referenced, message));
            }
        }
        wrong
    }

    fn fill_grammar(&self, add: &mut dyn FnMut(&str, Sense)) {
        each(&self.which, add, |v| Sense::Which(*v));
        each(&self.parts, add, |v| Sense::Part((*v).into()));
        each(&self.sides, add, |v| Sense::Side(*v));
        each(&self.limits, add, |v| Sense::Limit(*v));
        each(&self.vague, add, |v| Sense::Vague((*v).into()));
        each(&self.frequencies, add, |v| Sense::Frequency(v.clone()));
        each(&self.bounds_before, add, |v| {
            Sense::BoundBefore((*v).into())
        });
        each(&self.bounds_after, add, |v| Sense::BoundAfter((*v).into()));
        each(&self.shifts, add, |v| Sense::Shift(*v));
        each(&self.leads, add, |v| Sense::Lead(*v));
        each(&self.counts, add, |v| Sense::Count(*v));
        each(&self.eras, add, |v| Sense::Era(*v));
        let words = [
            (&self.prepositions, Sense::Preposition),
            (&self.limit_ends, Sense::LimitEnd),
            (&self.each, Sense::Each),
            (&self.times, Sense::Times),
            (&self.length_adjectives, Sense::LengthAdjective),
            (&self.length_suffixes, Sense::LengthSuffix),
            (&self.half_names, Sense::Half),
            (&self.weekends, Sense::Weekend),
            (&self.no_days, Sense::NoDay),
            (&self.fiscal_years, Sense::Fiscal),
            (&self.day_leads, Sense::DayLead),
            (&self.remainders, Sense::Remainder),
            (&self.in_series, Sense::InSeries),
            (&self.day_business, Sense::DayBusiness),
            (&self.day_epithets, Sense::DayEpithet),
            (&self.yearly, Sense::Yearly),
        ];
        for (set, sense) in words {
            for word in set {
                add(word, sense.clone());
            }
        }
    }

    fn fill_numbers(&self, add: &mut dyn FnMut(&str, Sense)) {
        each(&self.numbers, add, |v| Sense::Number(*v));
        each(&self.scales, add, |v| Sense::Scale(*v));
        each(&self.scale_letters, add, |v| Sense::ScaleLetter(*v));
        each(&self.ordinals, add, |v| Sense::Ordinal(*v));
        each(&self.vague_numbers, add, |(a, b)| {
            Sense::VagueNumber(*a, *b)
        });
        each(&self.fractions, add, |v| Sense::Fraction(*v));
        each(&self.fraction_parts, add, |v| Sense::FractionPart(*v));
        each(&self.age_decades, add, |(a, b)| Sense::AgeDecade(*a, *b));
        each(&self.scope_marks, add, |v| Sense::Scope(*v));
        let words = [
            (&self.dozens, Sense::Dozen),
            (&self.negatives, Sense::Negative),
            (&self.ranging, Sense::Ranging),
            (&self.labels, Sense::Label),
            (&self.age_leads, Sense::AgeLead),
            (&self.counted_nouns, Sense::CountedNoun),
            (&self.vote_words, Sense::VoteWord),
            (&self.vote_verbs, Sense::VoteVerb),
            (&self.vote_for, Sense::VoteFor),
        ];
        for (set, sense) in words {
            for word in set {
                add(word, sense.clone());
            }
        }
    }

    /// Currencies come before measures: of two senses of one word ("pounds") the first that fits is taken.
    fn fill_units(&self, add: &mut dyn FnMut(&str, Sense)) {
        each(&self.percent, add, |v| Sense::Percent((*v).into()));
        each(&self.currency_signs, add, |v| {
            Sense::CurrencySign(v.clone())
        });
        each(&self.large_currency_signs, add, |v| {
            Sense::LargeCurrencySign(v.clone())
        });
        each(&self.currency_words, add, |v| {
            Sense::CurrencyWord(v.clone())
        });
        each(&self.large_currency_words, add, |v| {
            Sense::LargeCurrencyWord(v.clone())
        });
        each(&self.currency_parts, add, |(code, factor)| {
            Sense::CurrencyPart(code.clone(), *factor)
        });
        each(&self.measures, add, |v| Sense::Measure(v.clone()));
        each(&self.measures_before, add, |v| {
            Sense::MeasureBefore(v.clone())
        });
    }
}

/// Adds every entry of `table` with the sense that `sense` makes of its value.
fn each<T>(table: &Table<T>, add: &mut dyn FnMut(&str, Sense), sense: impl Fn(&T) -> Sense) {
    for (phrase, value) in table {
        add(phrase, sense(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{RuleFiles, assert_prepared};

    #[test]
    fn the_built_in_file_is_prepared_as_it_is_written() {
        for (_, file) in RuleFiles::builtin().under("lang/en.yaml") {
            assert_prepared::<LanguageFile>(file, |_| ());
        }
    }
}
