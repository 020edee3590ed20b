//! What the engine trusts: validated rules. Only `validate` builds them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::pattern::Pattern;
use crate::value::{Certainty, Status, ValueType};

/// One kind of event: how it is recognised, told apart, and what is claimed of it.
#[derive(Debug, Clone, Default)]
pub struct Rule {
    /// Kind of event: `talks`.
    pub kind: String,
    /// What to call it in reports: "talks".
    pub label: String,
    /// What the rule is for, in a sentence or two.
    pub about: String,
    /// Why it reads as it does.
    pub why: String,
    /// Where its conventions come from.
    pub source: String,
    /// The file it was read from.
    pub path: String,
    /// What tells two events of this kind apart.
    pub identity: Identity,
    /// The words that name such an event.
    pub trigger: Trigger,
    /// What is claimed of it, by slot name.
    pub slots: BTreeMap<String, Slot>,
    /// How values that hang on an event's words fill its slots.
    pub frames: Vec<Frame>,
    /// What frames cannot say.
    pub patterns: Vec<PatternRule>,
    /// Values that follow from other slots.
    pub derivations: Vec<Derivation>,
    /// Texts with the claims they must give, or give none.
    pub examples: Vec<Example>,
}

/// The words that name an event of a kind. All are lower-case lemmas.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trigger {
    /// Nouns that name it on their own: talks, negotiation.
    pub nouns: BTreeSet<String>,
    /// Nouns that name it only beside its parties or in a story whose topic it is: meeting, round.
    pub loose_nouns: BTreeSet<String>,
    /// Verbs that are the event themselves: meet, sit down. Their subject must be a party, or one of `actors`.
    pub verbs: BTreeSet<String>,
    /// Nouns that may be the subject of `verbs`: negotiator, delegation.
    pub actors: BTreeSet<String>,
    /// Verbs whose object the event is, so that a time in their clause is the event's: hold, schedule, host.
    pub holding: BTreeSet<String>,
    /// Verbs whose subject the event is: begin, take place, be.
    pub happening: BTreeSet<String>,
    /// Those of `holding` that only propose the event: call for, offer, seek. What they govern is planned.
    pub proposing: BTreeSet<String>,
    /// Those of `holding` that put the event at a time: schedule, set. "The talks were scheduled for Wednesday" looks ahead.
    pub fixing: BTreeSet<String>,
    /// Verbs that put the event at another time: postpone, bring forward. What they give replaces what was planned.
    pub moving: BTreeSet<String>,
    /// Nouns that carry the count or rank of the event in "two rounds of talks".
    pub rank: BTreeSet<String>,
    /// Modifiers that make another thing of the noun: "phone talks", "shareholder meeting".
    pub never_with: BTreeSet<String>,
    /// Words of which two in a story say that it is about another matter, so that loose nouns do not count: cup, goal.
    pub not_beside: BTreeSet<String>,
    /// Verbs that make another thing of a loose noun in their clause: "will play in the second round".
    pub never_under: BTreeSet<String>,
    /// Modifiers that put it before the present one of its series: previous, last.
    pub earlier: BTreeSet<String>,
    /// Modifiers that make it the present one of its series: new, next.
    pub current: BTreeSet<String>,
}

/// What tells two events of one kind apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identity {
    /// Events whose stories, or days, lie further apart than this many days are not the same one.
    pub window_days: u16,
    /// Whether the parties that take part must be compatible: one set contains the other, or they share at least
    /// two; an empty set is compatible with any.
    pub parties: bool,
    /// Whether such events come in numbered series ("third round").
    pub series: bool,
    /// How many parties a story's topic lends to mentions that name none.
    pub topic_parties: usize,
    /// Events further back than this many days are of another series.
    pub series_days: Option<u16>,
    /// The slot that holds the event's own day, by which events of different stories meet.
    pub day: Option<String>,
}

/// One thing claimed of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// Name: `earlier_dates`.
    pub name: String,
    /// What to call it in reports: "dates of earlier rounds".
    pub label: String,
    /// Type of its values.
    pub value_type: ValueType,
    /// How many values an event can have.
    pub cardinality: Cardinality,
    /// Whether the value grows over time (tolls), so that a later larger one is an update.
    pub grows: bool,
    /// Whether a later report's value may replace an earlier one (plans, lengths of a deadline), so that a difference
    /// between firm claims known at different times, the later one speaking of change, is an update.
    pub revisable: bool,
    /// Whether it is a limit, so that "until 8 August" gives 8 August.
    pub limit: bool,
}

/// How many values a slot of one event can have.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Cardinality {
    /// One: two different values are at odds.
    #[default]
    One,
    /// Several: only values that stand for the same member are at odds.
    Many,
}

/// How a value that hangs on an event's words fills a slot.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Rule id: `talks/date`.
    pub id: String,
    /// The slot it fills.
    pub slot: String,
    /// Which events of a series it is about.
    pub which: Which,
    /// What is taken.
    pub take: Take,
    /// Prepositions that may govern what is taken; empty for any, or none.
    pub prepositions: BTreeSet<String>,
    /// Verbs that must govern the event; empty for any.
    pub verbs: BTreeSet<String>,
    /// A value for another slot that follows when the claim is firm and lies ahead.
    pub implies: Option<(String, Status)>,
    /// Why.
    pub why: String,
}

/// Which events of a series a frame or pattern is about.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Which {
    /// The one the story is about.
    #[default]
    Current,
    /// Those before it.
    Earlier,
    /// Either.
    Any,
}

/// What a frame takes from around an event's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Take {
    /// A date, or a range or set of dates.
    Time,
    /// A clock time.
    Clock,
    /// A length of time.
    Duration,
    /// A place.
    Place,
    /// The number that ranks the event: "third".
    Ordinal,
    /// The number that counts the events: "two rounds".
    Count,
}

/// What frames cannot say: a sequence of words and typed expressions.
#[derive(Debug, Clone)]
pub struct PatternRule {
    /// Rule id: `talks/date-open`.
    pub id: String,
    /// The alternatives.
    pub patterns: Vec<Pattern>,
    /// Which events of a series it is about.
    pub which: Which,
    /// Fixed values by slot.
    pub set: BTreeMap<String, Status>,
    /// Certainty, where it is not that of the sentence.
    pub certainty: Option<Certainty>,
    /// Whether it speaks for itself: it makes claims where neither the sentence nor the story's topic names the event.
    pub alone: bool,
    /// Whether its values are those an earlier event of the series had, which this one replaces: "cut the 50-day deadline". Any
    /// other claim of the same story with the same value in the same slot is then about that earlier event too.
    pub replaced: bool,
    /// Why.
    pub why: String,
}

/// A value that follows from others: `target = left op right`.
#[derive(Debug, Clone, PartialEq)]
pub struct Derivation {
    /// Rule id of the claims it makes: `talks/round-from-earlier`.
    pub id: String,
    /// The slot it gives a value for.
    pub target: String,
    /// Left operand.
    pub left: Operand,
    /// The operation.
    pub op: Op,
    /// Right operand.
    pub right: Operand,
    /// Why it holds, in words.
    pub why: String,
}

/// An operand of a [`Derivation`].
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    /// The value of a slot of the same event, claimed by the same story.
    Slot(String),
    /// The latest day among the values of a slot.
    Last(String),
    /// A number.
    Number(f64),
    /// The day of the story's reference time.
    Reference,
}

/// An operation of a [`Derivation`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// Addition: number + number, time + duration.
    Plus,
    /// Subtraction: number - number, time - duration.
    Minus,
}

/// A text with the claims it must give.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// One or several sentences.
    pub text: String,
    /// The reference day.
    pub date: Date,
    /// 1-based line in the rule file.
    pub line: usize,
    /// Exactly the claims of this kind it gives; none for a negative example.
    pub gives: Vec<Expected>,
}

/// A claim an example must give.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Expected {
    /// Slot.
    pub slot: String,
    /// Value in canonical notation.
    pub value: String,
    /// Certainty, where it matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certainty: Option<Certainty>,
    /// Name of the innermost speaker, where it matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said_by: Option<String>,
}
