//! What the engine trusts: validated rules.

use std::collections::BTreeMap;

use crate::value::ValueType;

/// One kind of event: how it is recognised, told apart, and what is claimed of it.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Kind of event: `talks`.
    pub kind: String,
    /// What to call it in reports: "talks".
    pub label: String,
    /// What tells two events of this kind apart.
    pub identity: Identity,
    /// What is claimed of it, by slot name.
    pub slots: BTreeMap<String, Slot>,
    /// Values that follow from other slots.
    pub derivations: Vec<Derivation>,
}

/// What tells two events of one kind apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Events whose stories, or days, lie further apart than this many days are not the same one.
    pub window_days: u16,
    /// Whether the parties that take part must be compatible: one set contains the other, or they share at least
    /// two; an empty set is compatible with any.
    pub parties: bool,
    /// Whether such events come in numbered series ("third round").
    pub series: bool,
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
}

/// How many values a slot of one event can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cardinality {
    /// One: two different values are at odds.
    One,
    /// Several: only values that stand for the same member are at odds.
    Many,
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
