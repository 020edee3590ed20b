//! Sets of word classes: what a form can be, before its sentence decides.

/// The word classes a form may belong to, as a set of flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sorts(u32);

#[allow(missing_docs, reason = "the names say it")]
impl Sorts {
    pub const DETERMINER: Self = Self(1);
    pub const POSSESSIVE: Self = Self(1 << 1);
    pub const PRONOUN: Self = Self(1 << 2);
    pub const RELATIVE: Self = Self(1 << 3);
    pub const PREPOSITION: Self = Self(1 << 4);
    /// Prepositions that open a clause when a verb follows: "after", "as".
    pub const CLAUSE_PREPOSITION: Self = Self(1 << 5);
    pub const SUBORDINATOR: Self = Self(1 << 6);
    pub const CONJUNCTION: Self = Self(1 << 7);
    pub const NEGATION: Self = Self(1 << 8);
    pub const ADVERB: Self = Self(1 << 9);
    pub const ADJECTIVE: Self = Self(1 << 10);
    pub const NOUN: Self = Self(1 << 11);
    /// A noun first, though it looks like a verb form: "talks".
    pub const NOUN_FIRST: Self = Self(1 << 12);
    pub const MODAL: Self = Self(1 << 13);
    pub const BE: Self = Self(1 << 14);
    pub const HAVE: Self = Self(1 << 15);
    pub const DO: Self = Self(1 << 16);
    /// Infinitive, or present without -s.
    pub const BASE: Self = Self(1 << 17);
    /// Third person singular.
    pub const PRESENT_S: Self = Self(1 << 18);
    pub const PAST: Self = Self(1 << 19);
    pub const PARTICIPLE: Self = Self(1 << 20);
    pub const ING: Self = Self(1 << 21);
    pub const SUBJECT_PRONOUN: Self = Self(1 << 22);

    /// Any form of a full verb.
    pub const VERB: Self =
        Self(Self::BASE.0 | Self::PRESENT_S.0 | Self::PAST.0 | Self::PARTICIPLE.0 | Self::ING.0);
    /// An auxiliary that can be finite.
    pub const AUXILIARY: Self = Self(Self::BE.0 | Self::HAVE.0 | Self::DO.0);

    /// Whether the two sets share a class.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the set is empty: a word the lists do not have.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// This set without the classes of `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}
