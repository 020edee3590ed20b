//! The words of a language for times, numbers and measures: `lang/*.yaml` into a table of senses.
//!
//! Comes in: the language file. Goes out: [`Language`], which gives the senses of the word, or words, at a place of a
//! tokenised sentence. It does not know how words combine; that is grammar, and lives in `mention`.

mod core;
mod file;
mod holiday;
mod kind;

use jiff::civil::Weekday;
use serde::Deserialize;

use super::bloom::Bloom;
use super::form_table::FormTable;
use super::{DateOrder, RuleFiles, read_yaml};
use crate::error::RuleProblem;
use crate::text::{Token, Tokens, form_hash};
use crate::value::{
    Bound, DayPart, DayRule, Part, ScopeMark, Season, TimeUnit, Unit, Vague, ZoneName,
};
pub(crate) use core::Core;
use file::LanguageFile;
pub(crate) use kind::{Kind, Kinds};

/// Path of the language file under the rules folder.
const PATH: &str = "lang/en.yaml";

/// What a word, or a few words together, can mean in a time or a number.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Sense {
    /// A month, 1 to 12.
    Month(u8),
    /// A day of the week.
    Weekday(Weekday),
    /// A season.
    Season(Season),
    /// A unit of time.
    Unit(TimeUnit),
    /// A length by itself: "fortnight".
    Length(f64, TimeUnit),
    /// A day counted from the story's: "yesterday" is -1.
    Day(i32),
    /// A part of a day.
    DayPart(DayPart),
    /// A part of a day counted from the story's: "tonight".
    DayPartOn(i32, DayPart),
    /// A named clock time, minutes after midnight.
    ClockName(u16),
    /// "a.m.", "p.m.", "o'clock".
    HalfOfDay(HalfOfDay),
    /// A time zone: minutes east of UTC, `None` for the local one.
    Zone(Option<i16>),
    /// A time zone by a place whose clocks change.
    ZonePlace(ZoneName),
    /// "this", "next", "last", "following" …
    Which(Which),
    /// "early", "the end of" …
    Part(Part),
    /// The part of a period before or after the reference time: "earlier".
    Side(Side),
    /// What a preposition makes of the time behind it.
    Limit(Limit),
    /// Behind a limit and its time: the limit holds to the end of that time.
    LimitEnd,
    /// What makes a length a time: "ago".
    Shift(ShiftWord),
    /// A preposition before a length.
    Lead(Lead),
    /// "every", "per".
    Each,
    /// "twice", "times".
    Times,
    /// How many times: "twice" is 2.
    Count(u32),
    /// A word between the number and the unit of a length.
    LengthAdjective,
    /// A word joined to the unit of a length: "long".
    LengthSuffix,
    /// A day of the year with a name, and whether countries have their own of that name.
    NamedDay(DayRule, bool),
    /// What begins with the name of a day and is none: "Easter Island".
    NoDay,
    /// "half" of a year.
    Half,
    /// "fiscal year", "FY".
    Fiscal,
    /// Beside a year or century: whether it counts back from the year 1, "BC".
    Era(bool),
    /// "weekend".
    Weekend,
    /// A word before "the day" that makes it a time: "ended", "for".
    DayLead,
    /// What is left of a period: "the rest of".
    Remainder,
    /// Before a weekday, a name of one day: "Black" Monday.
    DayEpithet,
    /// What is done at a time of day: "trading".
    DayBusiness,
    /// What is held every year, and named with it: "Olympics".
    Yearly,
    /// One after the other: "consecutive", "in a row".
    InSeries,
    /// A word before which, or behind which, a time is expected.
    Preposition,
    /// A time without a date: "now".
    Vague(Vague),
    /// A frequency, as TIMEX3 SET value.
    Frequency(String),
    /// A number below a hundred.
    Number(f64),
    /// "hundred", "million".
    Scale(f64),
    /// A scale glued to a sum of money.
    ScaleLetter(f64),
    /// A place in a series.
    Ordinal(u32),
    /// A vague number: least and greatest reading.
    VagueNumber(f64, f64),
    /// "dozen".
    Dozen,
    /// A fraction.
    Fraction(f64),
    /// A part that a number of makes a fraction: 3 for "thirds".
    FractionPart(u32),
    /// What makes the number behind it one below zero: "minus".
    Negative,
    /// A word before "from", which makes two amounts a range: "ranging".
    Ranging,
    /// A word that the number behind it is a label of: "flight", "no.".
    Label,
    /// A word that makes the number behind it an age: "aged".
    AgeLead,
    /// Years of life with a name, behind "his" or "her": "sixties" are 60 to 69.
    AgeDecade(f64, f64),
    /// A noun that is counted in millions, not measured in metres: "5m people".
    CountedNoun,
    /// A word of voting, which makes two numbers votes.
    VoteWord,
    /// A verb that is often said of what is voted on, which makes two falling numbers votes.
    VoteVerb,
    /// Behind the votes of the side that is for something: "in favour".
    VoteFor,
    /// How the quantity beside it relates to others; `None` for words that only begin like a mark.
    Scope(Option<ScopeMark>),
    /// What words before a number make of it.
    BoundBefore(Bound),
    /// What words behind a number make of it.
    BoundAfter(Bound),
    /// Percent or percentage points, behind a number.
    Percent(Unit),
    /// A currency before a number, ISO 4217.
    CurrencySign(String),
    /// A currency behind a number, ISO 4217.
    CurrencyWord(String),
    /// A currency before a number that has a scale; before others the word means something else.
    LargeCurrencySign(String),
    /// A currency behind a number of a million or more; behind others the word means something else.
    LargeCurrencyWord(String),
    /// A part of a currency behind a number, and how much of the currency it is.
    CurrencyPart(String, f64),
    /// A measure behind a number, by its symbol.
    Measure(String),
    /// A measure before a number, by its symbol.
    MeasureBefore(String),
}

/// Which one of a kind of period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Which {
    /// The one around the reference time, or coming within its week.
    This,
    /// The first one after the reference time.
    Next,
    /// The last one before the reference time.
    Last,
    /// The one that ends at the reference time: "the past week".
    Past,
    /// The one after the time the text speaks of.
    Following,
    /// The one before the time the text speaks of.
    Previous,
    /// The one the text speaks of.
    Same,
}

/// How a preposition bounds the time behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Limit {
    /// At that time at the latest.
    By,
    /// Up to that time.
    Until,
    /// Up to the end of that time.
    Through,
    /// From that time to the reference time.
    Since,
    /// From that time on.
    From,
    /// Earlier than that time.
    Before,
    /// Later than that time.
    After,
}

/// A side of a point in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Before it.
    Before,
    /// After it.
    After,
}

/// What makes a length of time a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ShiftWord {
    /// Before the reference time.
    Ago,
    /// Before the time the text speaks of.
    Earlier,
    /// After the time the text speaks of.
    Later,
    /// After the reference time.
    FromNow,
}

/// What a preposition makes of the length of time behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lead {
    /// At its end, counted from now: "in 50 days".
    In,
    /// At any time up to its end: "within 50 days".
    Within,
    /// Throughout it: "for 50 days".
    During,
}

/// A word that says in which half of the day a clock time lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HalfOfDay {
    /// Midnight to noon.
    Am,
    /// Noon to midnight.
    Pm,
    /// Not said.
    Clock,
}

/// The words of a language.
#[derive(Debug, Clone, Default)]
pub struct Language {
    /// By first token.
    words: FormTable<WordEntry>,
    /// How dates of digits alone are read; it is the reader's choice, no file's.
    pub date_order: DateOrder,
}

/// What is known of the phrases that begin with one word.
#[derive(Debug, Clone, Default)]
pub(crate) struct WordEntry {
    /// Longest first.
    phrases: Vec<Phrase>,
    /// Whether the name is another word as well.
    is_ambiguous: bool,
    /// The kinds of senses of the word alone.
    single: Kinds,
    /// The kinds of senses of longer phrases.
    longer: Kinds,
    /// The second words of those phrases: "the" begins dozens of phrases, and few of them are there where "the" is.
    seconds: Bloom,
    /// What a phrase that ends with the word can be the core of.
    pub(crate) core: Core,
}

/// A phrase behind its first word, with one of its senses.
#[derive(Debug, Clone)]
struct Phrase {
    /// The forms that must follow.
    rest: Vec<String>,
    /// Hash of the first of them, 0 where none need follow.
    second: u64,
    sense: Sense,
}

impl WordEntry {
    /// The kinds of senses it may have before a token of that hash.
    #[inline]
    pub(crate) const fn kinds_before(&self, next: u64) -> Kinds {
        if self.seconds.may_have(next) {
            self.single.with(self.longer)
        } else {
            self.single
        }
    }

    /// The senses before a token of that hash: the forms that must follow, and the meaning; longest first.
    #[inline]
    pub(crate) fn senses_before(&self, next: u64) -> impl Iterator<Item = (&[String], &Sense)> {
        self.phrases
            .iter()
            .filter(move |phrase| phrase.second == 0 || phrase.second == next)
            .map(|phrase| (phrase.rest.as_slice(), &phrase.sense))
    }

    /// Whether the name is another word as well.
    pub(crate) const fn is_ambiguous(&self) -> bool {
        self.is_ambiguous
    }

    fn add(&mut self, rest: Vec<String>, sense: Sense) {
        let second = rest.first().map_or(0, |form| form_hash(form));
        if rest.is_empty() {
            self.single.add(sense.kind());
        } else {
            self.longer.add(sense.kind());
            self.seconds.add(second);
        }
        self.phrases.push(Phrase {
            rest,
            second,
            sense,
        });
    }
}

/// Words of the grammars, which no table has: times and numbers go through them.
const GRAMMAR_WORDS: [&str; 41] = [
    "the", "of", "and", "or", "a", "an", "to", "through", "from", "between", "on", "in", "at",
    "until", "till", "point", "half", "quarter", "final", "last", "day", "week", "year", "time",
    "old", "olds", "q", "s", "t", "one", "long", "st", "nd", "rd", "th", "&", "entire", "period",
    "single", "small", "wee",
];

/// Those of them with which a mention may begin.
const OPENERS: [(Kind, &[&str]); 3] = [
    (Kind::The, &["the"]),
    (Kind::Article, &["a", "an"]),
    (
        Kind::Opener,
        &[
            "half", "final", "last", "q", "'", "one", "single", "small", "wee", "from", "between",
            "same", "that", "time", "-",
        ],
    ),
];

impl Language {
    /// Reads the language file among `files`; mistakes go to `problems`, and what could be read is used.
    pub fn read(files: &RuleFiles, problems: &mut Vec<RuleProblem>) -> Self {
        let Some(file) = files.get(PATH) else {
            return Self::default();
        };
        match read_yaml::<LanguageFile>(file) {
            Ok(parsed) => {
                let mut language = Self::default();
                let wrong = parsed.fill(&mut |phrase, sense| language.add(phrase, sense));
                for (place, message) in wrong {
                    let help =
                        "months are 1 to 12, weekdays 1 (Monday) to 7, clock times below 1440";
                    problems.push(file.problem_at(&place, message, help));
                }
                for word in &parsed.ambiguous {
                    language.words.entry(word).is_ambiguous = true;
                }
                language.finish();
                language
            }
            Err(problem) => {
                problems.push(problem);
                Self::default()
            }
        }
    }

    /// What is known of `token`, one of `tokens`.
    #[inline]
    pub(crate) fn word(&self, tokens: &Tokens, token: &Token) -> Option<&WordEntry> {
        self.words.of_token(tokens, token)
    }

    fn add(&mut self, phrase: &str, sense: Sense) {
        let tokens = Tokens::of(phrase);
        if tokens.is_empty() {
            return;
        }
        let rest = (1..tokens.len())
            .map(|i| tokens.form(i).to_owned())
            .collect();
        let core = Core::of(&sense);
        for i in 1..tokens.len() {
            self.words.entry(tokens.form(i));
        }
        let last = self.words.entry(tokens.form(tokens.len() - 1));
        last.core = last.core.with(core);
        let first = self.words.entry(tokens.form(0));
        first.add(rest, sense);
    }

    fn finish(&mut self) {
        for word in GRAMMAR_WORDS {
            self.words.entry(word);
        }
        // "by that time"
        self.words.entry("time").core.time = true;
        for (kind, words) in OPENERS {
            for word in words {
                self.words.entry(word).single.add(kind);
            }
        }
        for word in self.words.values_mut() {
            word.phrases
                .sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
    }
}
