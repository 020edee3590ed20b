//! What the engine trusts: validated rules. Only `validate` builds them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::pattern::Pattern;
use crate::value::{Certainty, Scope, ScopeKey, Status, Value, ValueType};

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
    /// Words behind or before what is counted that narrow a number to a part of the matter.
    pub scopes: Vec<ScopeWords>,
    /// Texts with the claims they must give, or give none.
    pub examples: Vec<Example>,
}

impl Rule {
    /// The lists, with their `@`, whose names hang on its events to fill a slot.
    pub fn listed_names(&self) -> BTreeSet<String> {
        let frames = self.frames.iter().filter(|frame| frame.take == Take::Name);
        frames
            .filter_map(|frame| self.slots.get(&frame.slot))
            .flat_map(|slot| slot.lists.iter().cloned())
            .collect()
    }
}

/// Words that narrow a number: "on board" makes `place: aboard` of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScopeWords {
    /// The dimension that is narrowed.
    pub key: ScopeKey,
    /// To what.
    pub value: String,
    /// Lemmas, or several in a row without articles: "on board", "in hospital".
    pub words: BTreeSet<String>,
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
    /// The slot that holds the event's proper name: events of other names are two, those of one name may be one.
    pub named_by: Option<String>,
    /// The slot that holds where it happens, by whose clocks its times are told.
    pub place: Option<String>,
    /// Whether stories of different sources must share names (places below the country, persons, proper names) for their events to be
    /// one: of accidents and crimes there are several on one day.
    pub names: bool,
    /// Whether such events are told of once they have happened, so that a weekday beside them is a past one unless the verb is in the
    /// future.
    pub past: bool,
    /// Whether such events are about a period, as company results are about a quarter: a period beside their words says nothing of when
    /// they happened.
    pub period: bool,
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
    /// Whether it is a beginning, so that "from 1 August" gives 1 August.
    pub begins: bool,
    /// How its clock times are told, where they are by the clocks of the event's place.
    pub clock: Option<ClockUse>,
    /// The words that a slot of type text can hold.
    pub values: BTreeSet<String>,
    /// The lists, with their `@`, whose names it can hold.
    pub lists: BTreeSet<String>,
    /// What its numbers are counted in; `None` for a plain count.
    pub unit: Option<SlotUnit>,
    /// Whether it is claimed of a person, so that only values of one person compare.
    pub of_person: bool,
    /// Whether the groups that a sentence lists are all there is, so that their sum is the whole: passengers and crew.
    pub adds_up: bool,
}

/// What the numbers of a slot are counted in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlotUnit {
    /// Percent, or percentage points.
    Percent,
    /// Money of any currency.
    Money,
    /// Measures by their symbols: ha, km, Mw.
    Measures(BTreeSet<String>),
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

/// What a slot takes of a time of day. Such times are told by the clocks of the event's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClockUse {
    /// The time of day alone, since the day is another slot's: "13:39".
    OfDay,
    /// The clock time on the event's day, where the story names it.
    OnDay,
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
    /// By which words a number fills the slot, for a frame that takes numbers.
    pub number: Option<NumberFrame>,
    /// Why.
    pub why: String,
}

/// By which words a number fills a slot. Each set is one way to say it; any of them is enough.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NumberFrame {
    /// Nouns that may be counted for the whole: people, home. Empty, with `groups`, where any noun will do.
    pub counts: BTreeSet<String>,
    /// Nouns that may be counted and name a part: child, soldier. They narrow the scope.
    pub groups: BTreeSet<String>,
    /// Whether a number without a noun will do: "killed 35".
    pub bare: bool,
    /// Nouns that say it themselves when counted: "35 **deaths**", "the **deaths** of 35 people".
    pub heads: BTreeSet<String>,
    /// Verbs whose subject is counted: "35 people **died**".
    pub subject_of: BTreeSet<String>,
    /// Verbs whose object is counted, or whose subject in the passive: "**killed** 35 people", "35 people were **killed**".
    pub object_of: BTreeSet<String>,
    /// Words that say how the counted are: "left 35 people **dead**", "35 are **missing**".
    pub states: BTreeSet<String>,
    /// Words behind the counted, or before it: "242 people **on board**", "**evacuation of** 200 people".
    pub beside: BTreeSet<String>,
    /// Nouns whose amount the number is: "the **toll** rose to 35", "**revenue** of $3 million".
    pub measures: BTreeSet<String>,
    /// Whether the number is how much the measure moved ("rose 5%", "by 25 basis points"), not what it came to.
    pub change: bool,
    /// Words in the number's noun phrase or clause that make another thing of it.
    pub never_with: BTreeSet<String>,
    /// Whether it makes claims where nothing else in the story names the event.
    pub alone: bool,
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
    /// A name on a list of the slot's `values`: "the collision of the Alder Star".
    Name,
    /// The number that ranks the event: "third".
    Ordinal,
    /// The number that counts the events: "two rounds".
    Count,
    /// A number that words of the frame's own name: "35 people died".
    Number,
    /// The age of a person: "Ana Ruiz, 34", "a 65-year-old woman".
    Age,
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
    pub set: BTreeMap<String, Value>,
    /// The slot that takes the time of the live-blog entry the words stand in.
    pub entry_time: Option<String>,
    /// Words in the clause of a match that make another thing of it.
    pub never_with: BTreeSet<String>,
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
    /// What part of the matter it is about, where that matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
}
