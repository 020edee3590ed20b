//! The kinds of senses as a set: what a word can be is asked before its senses are looked through.
//!
//! A word like "the" begins dozens of phrases; most questions the grammars put to it have the answer no, and one bit gives it.

use super::Sense;

/// A set of kinds of senses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Kinds(u128);

/// The kinds of [`Sense`], and of what has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    Month,
    Weekday,
    Season,
    Unit,
    Length,
    Day,
    DayPart,
    DayPartOn,
    ClockName,
    HalfOfDay,
    Zone,
    ZonePlace,
    Which,
    Part,
    Side,
    Limit,
    LimitEnd,
    Shift,
    Lead,
    Each,
    Times,
    Count,
    LengthAdjective,
    LengthSuffix,
    NamedDay,
    NoDay,
    Half,
    Fiscal,
    Era,
    Weekend,
    DayLead,
    Remainder,
    DayBusiness,
    DayEpithet,
    Yearly,
    InSeries,
    Preposition,
    Vague,
    Frequency,
    Number,
    Scale,
    ScaleLetter,
    Ordinal,
    VagueNumber,
    Dozen,
    Fraction,
    FractionPart,
    Negative,
    Ranging,
    Label,
    AgeLead,
    AgeDecade,
    CountedNoun,
    VoteWord,
    VoteVerb,
    VoteFor,
    Scope,
    BoundBefore,
    BoundAfter,
    Percent,
    CurrencySign,
    CurrencyWord,
    LargeCurrencySign,
    LargeCurrencyWord,
    CurrencyPart,
    Measure,
    MeasureBefore,
    /// "the".
    The,
    /// "a", "an".
    Article,
    /// Another word of the grammars that may begin a mention though it has no sense: "final".
    Opener,
    /// Digits.
    Digits,
}

impl Sense {
    /// Its kind.
    pub(super) const fn kind(&self) -> Kind {
        match self {
            Self::Month(..) => Kind::Month,
            Self::Weekday(..) => Kind::Weekday,
            Self::Season(..) => Kind::Season,
            Self::Unit(..) => Kind::Unit,
            Self::Length(..) => Kind::Length,
            Self::Day(..) => Kind::Day,
            Self::DayPart(..) => Kind::DayPart,
            Self::DayPartOn(..) => Kind::DayPartOn,
            Self::ClockName(..) => Kind::ClockName,
            Self::HalfOfDay(..) => Kind::HalfOfDay,
            Self::Zone(..) => Kind::Zone,
            Self::ZonePlace(..) => Kind::ZonePlace,
            Self::Which(..) => Kind::Which,
            Self::Part(..) => Kind::Part,
            Self::Side(..) => Kind::Side,
            Self::Limit(..) => Kind::Limit,
            Self::LimitEnd => Kind::LimitEnd,
            Self::Shift(..) => Kind::Shift,
            Self::Lead(..) => Kind::Lead,
            Self::Each => Kind::Each,
            Self::Times => Kind::Times,
            Self::Count(..) => Kind::Count,
            Self::LengthAdjective => Kind::LengthAdjective,
            Self::LengthSuffix => Kind::LengthSuffix,
            Self::NamedDay(..) => Kind::NamedDay,
            Self::NoDay => Kind::NoDay,
            Self::Half => Kind::Half,
            Self::Fiscal => Kind::Fiscal,
            Self::Era(..) => Kind::Era,
            Self::Weekend => Kind::Weekend,
            Self::DayLead => Kind::DayLead,
            Self::Remainder => Kind::Remainder,
            Self::DayBusiness => Kind::DayBusiness,
            Self::DayEpithet => Kind::DayEpithet,
            Self::Yearly => Kind::Yearly,
            Self::InSeries => Kind::InSeries,
            Self::Preposition => Kind::Preposition,
            Self::Vague(..) => Kind::Vague,
            Self::Frequency(..) => Kind::Frequency,
            Self::Number(..) => Kind::Number,
            Self::Scale(..) => Kind::Scale,
            Self::ScaleLetter(..) => Kind::ScaleLetter,
            Self::Ordinal(..) => Kind::Ordinal,
            Self::VagueNumber(..) => Kind::VagueNumber,
            Self::Dozen => Kind::Dozen,
            Self::Fraction(..) => Kind::Fraction,
            Self::FractionPart(..) => Kind::FractionPart,
            Self::Negative => Kind::Negative,
            Self::Ranging => Kind::Ranging,
            Self::Label => Kind::Label,
            Self::AgeLead => Kind::AgeLead,
            Self::AgeDecade(..) => Kind::AgeDecade,
            Self::CountedNoun => Kind::CountedNoun,
            Self::VoteWord => Kind::VoteWord,
            Self::VoteVerb => Kind::VoteVerb,
            Self::VoteFor => Kind::VoteFor,
            Self::Scope(..) => Kind::Scope,
            Self::BoundBefore(..) => Kind::BoundBefore,
            Self::BoundAfter(..) => Kind::BoundAfter,
            Self::Percent(..) => Kind::Percent,
            Self::CurrencySign(..) => Kind::CurrencySign,
            Self::CurrencyWord(..) => Kind::CurrencyWord,
            Self::LargeCurrencySign(..) => Kind::LargeCurrencySign,
            Self::LargeCurrencyWord(..) => Kind::LargeCurrencyWord,
            Self::CurrencyPart(..) => Kind::CurrencyPart,
            Self::Measure(..) => Kind::Measure,
            Self::MeasureBefore(..) => Kind::MeasureBefore,
        }
    }
}

impl Kinds {
    /// The kinds of `list`.
    pub(crate) const fn of(list: &[Kind]) -> Self {
        let mut set = 0;
        let mut rest = list;
        while let [first, others @ ..] = rest {
            set |= 1 << *first as u8;
            rest = others;
        }
        Self(set)
    }

    /// Whether the two sets share a kind.
    #[inline]
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The kinds of both.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Adds a kind.
    pub(crate) const fn add(&mut self, kind: Kind) {
        self.0 |= 1 << kind as u8;
    }
}
