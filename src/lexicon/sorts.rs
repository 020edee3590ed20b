//! Sets of word classes: what a form can be, before its sentence decides.
//!
//! "Talks" is a noun and a form of "talk", "set" a base form, a past and a participle: a form keeps all its classes until its
//! neighbours rule some out, so that no reading is lost by the order in which words are looked at.

/// The word classes a form may belong to, as a set of flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sorts(u32);

impl Sorts {
    /// Opens a noun phrase: "the", "any".
    pub const DETERMINER: Self = Self(1);
    /// Opens a noun phrase and says whose: "its".
    pub const POSSESSIVE: Self = Self(1 << 1);
    /// Stands for a noun phrase: "them", "both".
    pub const PRONOUN: Self = Self(1 << 2);
    /// Opens a clause about the noun before it: "who", "which".
    pub const RELATIVE: Self = Self(1 << 3);
    /// Governs a noun phrase: "in", "between".
    pub const PREPOSITION: Self = Self(1 << 4);
    /// Prepositions that open a clause when a verb follows: "after", "as".
    pub const CLAUSE_PREPOSITION: Self = Self(1 << 5);
    /// Opens a clause that depends on another: "because", "that".
    pub const SUBORDINATOR: Self = Self(1 << 6);
    /// Joins like with like: "and", "or".
    pub const CONJUNCTION: Self = Self(1 << 7);
    /// Negates its verb group: "not", "never".
    pub const NEGATION: Self = Self(1 << 8);
    /// Qualifies a verb or a clause: "already".
    pub const ADVERB: Self = Self(1 << 9);
    /// Qualifies a noun: "early", "new".
    pub const ADJECTIVE: Self = Self(1 << 10);
    /// Can head a noun phrase: "round".
    pub const NOUN: Self = Self(1 << 11);
    /// A noun first, though it looks like a verb form: "talks".
    pub const NOUN_FIRST: Self = Self(1 << 12);
    /// Governs a bare infinitive and says how sure it is: "may", "will".
    pub const MODAL: Self = Self(1 << 13);
    /// A form of "be".
    pub const BE: Self = Self(1 << 14);
    /// A form of "have".
    pub const HAVE: Self = Self(1 << 15);
    /// A form of "do".
    pub const DO: Self = Self(1 << 16);
    /// Infinitive, or present without -s.
    pub const BASE: Self = Self(1 << 17);
    /// Third person singular.
    pub const PRESENT_S: Self = Self(1 << 18);
    /// Simple past: "met".
    pub const PAST: Self = Self(1 << 19);
    /// Past participle: "held".
    pub const PARTICIPLE: Self = Self(1 << 20);
    /// Form in -ing, noun or verb: "meeting".
    pub const ING: Self = Self(1 << 21);
    /// A pronoun that can only be a subject: "they". What follows it is a verb.
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
