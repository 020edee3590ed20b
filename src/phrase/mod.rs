//! Sentence and mentions into phrases: tokens, noun phrases with head and quantity, verb groups, clauses.
//!
//! Finite-state over a word list; no statistical model. Comes in: one sentence and its mentions. Goes out: [`Phrases`], whose
//! spans point into that sentence. It knows nothing of events or rules.

mod chunks;
mod clause;
mod cut_open;
mod heading;
mod link;
mod noun;
mod query;
mod report;
mod subject;
mod tag;
mod tag_function;
mod tag_verb;
#[cfg(test)]
mod tests;
mod token;
mod unit;
mod verb;

use crate::lexicon::Grammar;
use crate::mention::Mention;
use crate::text::Span;
use crate::value::Certainty;

/// The phrases of one sentence. All spans point into the sentence's text; indices refer to the lists of this struct, or to
/// the list of mentions it was made from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Phrases {
    /// Words, numbers and punctuation, in order.
    pub tokens: Vec<Token>,
    /// Noun phrases, in order, base ones (not nested): "a fresh round", "peace talks", "the 65".
    pub nouns: Vec<NounPhrase>,
    /// Verb groups, in order: "will hold", "have been told", "is scheduled".
    pub verbs: Vec<VerbGroup>,
    /// Clauses, in order; they tile the sentence.
    pub clauses: Vec<Clause>,
}

/// A word, number or mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// In the sentence.
    pub span: Span,
    /// Lower-case lemma: "met" → "meet", "rounds" → "round", "Russia's" → "russia" with a separate "'s" token.
    pub lemma: String,
    /// Its class.
    pub class: TokenClass,
}

/// Coarse word classes, as far as the layer needs them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum TokenClass {
    Determiner,
    Possessive,
    Pronoun,
    Preposition,
    Conjunction,
    Subordinator,
    Relative,
    Auxiliary,
    Modal,
    Verb,
    Participle,
    Gerund,
    Adverb,
    Negation,
    Adjective,
    Noun,
    ProperNoun,
    Number,
    /// A token inside a time, duration or other mention that stands as a unit.
    Mention,
    Quote,
    Punctuation,
}

/// A base noun phrase.
#[derive(Debug, Clone, PartialEq)]
pub struct NounPhrase {
    /// From determiner to head.
    pub span: Span,
    /// The head noun.
    pub head: Span,
    /// Lower-case lemma of the head; the words of a compound head are in `modifiers`.
    pub lemma: String,
    /// Lower-case lemmas of what stands between determiner and head, in order: `["new", "peace"]`.
    pub modifiers: Vec<String>,
    /// Lower-case determiner or possessive: "the", "a", "this", "another", "their", "no".
    pub determiner: Option<String>,
    /// Whether the head is plural by form.
    pub plural: bool,
    /// Index of the quantity mention that counts the head, if any: "**two** rounds", "**50**-day".
    pub quantity: Option<usize>,
    /// Index of the ordinal mention that ranks the head, if any: "**third** such meeting".
    pub ordinal: Option<usize>,
    /// Index of the noun phrase this one is a part or kind of, through "of": "round **of talks**", "23 **of the 65**".
    pub of: Option<usize>,
    /// Index of the noun phrase that owns it: "**Umerov**'s proposal", "**Wednesday**'s meeting" (then a mention, not a phrase: `None`).
    pub owner: Option<usize>,
    /// The preposition that governs it, lower-case: "in", "on", "between".
    pub preposition: Option<String>,
    /// Index of the conjunct before it: in "Russia, China and Iran" that of Iran is China, that of China is Russia.
    pub coordinated_with: Option<usize>,
    /// Index of the clause it stands in.
    pub clause: usize,
}

/// A verb with its auxiliaries.
#[derive(Debug, Clone, PartialEq)]
pub struct VerbGroup {
    /// From first auxiliary to main verb (and particle: "sit down").
    pub span: Span,
    /// The main verb.
    pub head: Span,
    /// Lower-case lemma of the main verb, with its particle where it has one: "sit down". A copula without a verb is "be".
    pub lemma: String,
    /// Tense of the group.
    pub tense: Tense,
    /// Whether it is perfect: "have met", "had met".
    pub perfect: bool,
    /// Whether it is passive: "was killed", or a reduced one: "talks **held** in May".
    pub passive: bool,
    /// Whether it is negated: "will not meet", "never met".
    pub negated: bool,
    /// What its modal, or the verb it hangs on, makes of it: "may meet" possible, "plan to meet" planned, "would meet" conditional; firm without one.
    pub certainty: Certainty,
    /// Index of the nearest noun phrase that is its subject, if one stands before it in its clause.
    ///
    /// An infinitive has the subject of the verb it hangs on, or that verb's object ("urged **both sides** to agree"); in a relative
    /// clause it is what the clause describes; a coordinated verb without a subject of its own has that of the verb before.
    pub subject: Option<usize>,
    /// Index of the verb group it hangs on: "**plan** to meet", "**denied** meeting", "**quoted** a source as saying".
    pub hangs_on: Option<usize>,
    /// Index of the clause it stands in.
    pub clause: usize,
}

/// Tense of a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tense {
    /// "met", "had met", "was to meet".
    Past,
    /// "meets", "have met" (perfect), "is scheduled".
    Present,
    /// "will meet", "is to meet", "is going to meet", "are due to meet", and what hangs on "plan to", "agree to".
    Future,
    /// "to meet", "meeting" without a finite verb.
    None,
}

/// A stretch of a sentence with one finite verb at most, or a verbless one.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// In the sentence.
    pub span: Span,
    /// What opens it, lower-case: "that", "if", "after", "which"; `None` for a main clause.
    pub marker: Option<String>,
    /// Index of the clause it hangs on.
    pub parent: Option<usize>,
    /// Index of its first piece, where another clause interrupts it: "Putin, *who is under pressure*, turned it down".
    pub continues: Option<usize>,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
    /// Index of the verb group that reports it: "**said** that …", "…, Zelenskyy **said**", "denied that …". A clause that hangs on a reported one is
    /// reported by the same verb. Whose mouth it is, that group's subject tells.
    pub reported_by: Option<usize>,
    /// The words that name its source: after "according to" without these two ("the ministry"), or beside a heading ("Talks on Friday: Umerov"). In
    /// the sentence.
    pub source: Option<Span>,
}

/// Finds the phrases of `sentence`, whose mentions are `mentions` (spans into the same sentence, in any order; of overlapping ones the first and
/// longest counts).
///
/// Never fails: of words it does not know it takes what their endings and neighbours suggest.
pub fn analyse(sentence: &str, mentions: &[Mention], grammar: &Grammar) -> Phrases {
    let raw = token::tokenise(sentence);
    let mut units = unit::units(sentence, &raw, mentions, grammar);
    tag::tag(&mut units, grammar);
    let (verbs, verb_units) = verb::verbs(&units, grammar);
    unit::retag_particles(&mut units, &verb_units);
    let (nouns, noun_units) = noun::nouns(&units, grammar);
    let chunks = chunks::Chunks::new(
        &units,
        grammar,
        (&nouns, &noun_units),
        (&verbs, &verb_units),
    );
    let drafts = clause::cut(&chunks);
    let (nouns, verbs, clauses) = link::link(sentence, &chunks, drafts);
    let mut phrases = Phrases {
        tokens: unit::tokens(sentence, &raw, &units, grammar),
        nouns,
        verbs,
        clauses,
    };
    heading::attribute(sentence, mentions, &mut phrases);
    phrases
}
