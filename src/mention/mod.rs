//! Recognisers: typed expressions as the words say them, unresolved.
//!
//! Comes in: one sentence and the lexicon. Goes out: mentions, in order of their start. No reference time, no clock:
//! the same sentence always gives the same mentions.

mod expr;
mod frequency;
mod merge;
pub mod name;
pub mod number;
mod numeral;
mod shift;
pub mod time;
mod words;

#[cfg(test)]
mod tests;

pub use expr::{
    Calendar, Holiday, Member, Origin, Period, PeriodOrigin, PeriodUnit, Pick, Shift, TimeExpr,
    TimeOfDay, Way,
};
pub use frequency::Frequency;
pub use merge::{Recogniser, recognise};

use crate::text::Span;
use crate::value::{Certainty, Duration, Place, Quantity, ScopeMark};

/// A typed expression in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Where it stands, in the text the recogniser was given.
    pub span: Span,
    /// What the words say.
    pub kind: MentionKind,
}

/// What the words of a [`Mention`] say.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum MentionKind {
    /// A time, to be resolved.
    Time(TimeExpr),
    /// A length of time.
    Duration(Duration),
    /// A frequency: "every day", "twice a week".
    Frequency(Frequency),
    /// A count, percentage, measure or sum of money.
    Quantity(Quantity),
    /// A place in a series: "third", "2nd".
    Ordinal(u32),
    /// Votes of the two sides, in the order of the words: "310 to 325", "a 5-4 ruling".
    Vote(u32, u32),
    /// A word beside a quantity that says how it relates to others: "each", "in total", "including". It stands for nothing in a
    /// pattern or a phrase: its words stay words of the sentence.
    Scope(ScopeMark),
    /// A named place that is not meant as its government.
    Place(Place),
    /// A state, government or organisation: canonical name ("Ukraine" for "Kyiv said", "Ukrainian", "Ukrainians").
    Party(String),
    /// A named person: canonical name ("Volodymyr Zelensky" for "Zelenskyy", "the Ukrainian president").
    Person(String),
    /// A news agency or another outlet that is quoted: canonical name.
    Agency(String),
    /// A name of a list that rules ask for (`@ships`) and nothing else knows: as the list has it ("Alder Star" for "MV Alder Star").
    Listed(String),
    /// Somebody who is not named: "an unidentified source", "two Ukrainian officials in Kyiv". The words as written, without article.
    /// The span is that of the noun with its plain modifiers: names and counts among the words are mentions of their own.
    Unnamed(String),
    /// A word that says how sure a thing is: "perhaps", "likely", "reportedly", "is considering".
    Hedge(Certainty),
}

impl MentionKind {
    /// The canonical name of what is named, by which lists of names know it.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Place(place) => Some(&place.name),
            Self::Party(name) | Self::Person(name) | Self::Agency(name) | Self::Listed(name) => {
                Some(name)
            }
            Self::Time(_)
            | Self::Duration(_)
            | Self::Frequency(_)
            | Self::Quantity(_)
            | Self::Ordinal(_)
            | Self::Vote(..)
            | Self::Scope(_)
            | Self::Unnamed(_)
            | Self::Hedge(_) => None,
        }
    }
}
