//! What a word can be the core of, by its senses: the test of a place before any grammar is tried there.

use super::Sense;

/// What a word can be the core of: no time, or no number, is without one.
///
/// The recognisers try their grammars only where a core can be reached over words and marks they know, which most places of
/// a text are not. What a new sense can be is said in [`Core::of`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Core {
    /// Of a time, a length of time or a frequency.
    pub(crate) time: bool,
    /// Of a quantity or an ordinal.
    pub(crate) number: bool,
}

impl Core {
    /// Of either.
    pub(crate) const BOTH: Self = Self {
        time: true,
        number: true,
    };

    pub(super) const fn of(sense: &Sense) -> Self {
        let (time, number) = match sense {
            Sense::Month(_)
            | Sense::Weekday(_)
            | Sense::Season(_)
            | Sense::Unit(_)
            | Sense::Length(..)
            | Sense::Day(_)
            | Sense::DayPart(_)
            | Sense::DayPartOn(..)
            | Sense::ClockName(_)
            | Sense::Shift(_)
            | Sense::NamedDay(..)
            | Sense::Half
            | Sense::Weekend
            | Sense::Vague(_)
            | Sense::Frequency(_) => (true, false),
            Sense::Number(_)
            | Sense::Scale(_)
            | Sense::Ordinal(_)
            | Sense::VagueNumber(..)
            | Sense::Dozen
            | Sense::Scope(_)
            | Sense::AgeDecade(..)
            | Sense::Fraction(_) => (false, true),
            Sense::HalfOfDay(_)
            | Sense::Zone(_)
            | Sense::Which(_)
            | Sense::Part(_)
            | Sense::Side(_)
            | Sense::Limit(_)
            | Sense::LimitEnd
            | Sense::ZonePlace(_)
            | Sense::Count(_)
            | Sense::NoDay
            | Sense::Fiscal
            | Sense::Era(_)
            | Sense::DayLead
            | Sense::Remainder
            | Sense::DayBusiness
            | Sense::DayEpithet
            | Sense::Yearly
            | Sense::InSeries
            | Sense::Lead(_)
            | Sense::Each
            | Sense::Times
            | Sense::LengthAdjective
            | Sense::LengthSuffix
            | Sense::Preposition
            | Sense::FractionPart(_)
            | Sense::Negative
            | Sense::Ranging
            | Sense::Label
            | Sense::AgeLead
            | Sense::CountedNoun
            | Sense::VoteWord
            | Sense::VoteVerb
            | Sense::VoteFor
            | Sense::LargeCurrencySign(_)
            | Sense::LargeCurrencyWord(_)
            | Sense::CurrencyPart(..)
            | Sense::ScaleLetter(_)
            | Sense::BoundBefore(_)
            | Sense::BoundAfter(_)
            | Sense::Percent(_)
            | Sense::CurrencySign(_)
            | Sense::CurrencyWord(_)
            | Sense::Measure(_)
            | Sense::MeasureBefore(_) => (false, false),
        };
        Self { time, number }
    }

    /// What either can be.
    #[must_use]
    pub(crate) const fn with(self, other: Self) -> Self {
        Self {
            time: self.time | other.time,
            number: self.number | other.number,
        }
    }
}
