//! What a rule file says, before anything is checked. Unknown keys are errors.
//!
//! The comments of these types are the descriptions of the JSON Schema, which editors show.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::lexicon::Spanned;
use crate::value::{Certainty, Scope, Status, ValueType};

use super::model::{Cardinality, ClockUse, Take, Which};

/// A rule file: one kind of event, how it is recognised, and what is claimed of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRule {
    /// Name of the kind of event: lower-case letters, digits, `-` and `_`.
    #[schemars(with = "String")]
    pub(super) kind: Spanned<String>,
    /// What to call such an event in reports.
    pub(super) label: String,
    /// What the rule is for, in a sentence or two.
    pub(super) about: String,
    /// Why it reads as it does.
    #[serde(default)]
    pub(super) why: String,
    /// Where its conventions come from: a style book, a standard, an address.
    #[serde(default)]
    pub(super) source: String,
    /// What tells two events of the kind apart.
    pub(super) identity: RawIdentity,
    /// The words that name such an event.
    pub(super) event: RawTrigger,
    /// What is claimed of it, by name: lower-case letters and `_`.
    pub(super) slots: BTreeMap<String, RawSlot>,
    /// How values that hang on the event's words fill its slots.
    #[serde(default)]
    pub(super) frames: Vec<RawFrame>,
    /// What frames cannot say: words and typed expressions in a row.
    #[serde(default)]
    pub(super) patterns: Vec<RawPattern>,
    /// Values that follow from others.
    #[serde(default)]
    pub(super) derive: Vec<RawDerivation>,
    /// Words that narrow a number to a part of the matter, by dimension and by what they narrow to.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, BTreeMap<String, Vec<String>>>")]
    pub(super) scopes: BTreeMap<String, BTreeMap<String, Vec<Spanned<String>>>>,
    /// Texts with exactly the claims they give; there must be some that give none.
    #[serde(default)]
    pub(super) examples: Vec<RawExample>,
}

/// What tells two events of one kind apart.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RawIdentity {
    /// Events further apart than so many days are not the same one.
    pub(super) window_days: u16,
    /// Whether the sides that take part must fit.
    #[serde(default)]
    pub(super) parties: bool,
    /// Whether such events come in numbered series ("third round").
    #[serde(default)]
    pub(super) series: bool,
    /// How many parties the story's topic lends to words that name none.
    #[serde(default)]
    pub(super) topic_parties: usize,
    /// Events further back than so many days are of another series.
    #[serde(default)]
    pub(super) series_days: Option<u16>,
    /// The slot that holds where it happens: clock times that name no zone are told by the clocks there.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub(super) place: Option<Spanned<String>>,
    /// The slot that holds the event's own day.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub(super) day: Option<Spanned<String>>,
    /// The slot, of type text, that holds the event's proper name.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub(super) named_by: Option<Spanned<String>>,
    /// Whether stories of two sources tell of one event only where they share two names or more.
    #[serde(default)]
    pub(super) names: bool,
    /// Whether such events are told of once they have happened: a weekday is then a past one, unless the verb looks ahead.
    #[serde(default)]
    pub(super) past: bool,
    /// Whether such events are about a period: a quarter or year beside their words is not when they happened.
    #[serde(default)]
    pub(super) period: bool,
}

/// The words that name an event: lower-case lemmas, or classes written as `$class`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawTrigger {
    /// Nouns that name it on their own.
    #[schemars(with = "Vec<String>")]
    pub(super) nouns: Vec<Spanned<String>>,
    /// Nouns that name it beside its parties, or where it is the topic.
    #[schemars(with = "Vec<String>")]
    pub(super) loose_nouns: Vec<Spanned<String>>,
    /// Verbs that are the event; their subject is a party, or one of `actors`.
    #[schemars(with = "Vec<String>")]
    pub(super) verbs: Vec<Spanned<String>>,
    /// Nouns that may be the subject of `verbs`, and `@lists` of names that may.
    #[schemars(with = "Vec<String>")]
    pub(super) actors: Vec<Spanned<String>>,
    /// Verbs whose object is the event: hold, host.
    #[schemars(with = "Vec<String>")]
    pub(super) holding: Vec<Spanned<String>>,
    /// Verbs whose subject is the event: begin, take place.
    #[schemars(with = "Vec<String>")]
    pub(super) happening: Vec<Spanned<String>>,
    /// Those of `holding` that only propose it.
    #[schemars(with = "Vec<String>")]
    pub(super) proposing: Vec<Spanned<String>>,
    /// Those of `holding` that put it at a time: "were scheduled for Wednesday" looks ahead.
    #[schemars(with = "Vec<String>")]
    pub(super) fixing: Vec<Spanned<String>>,
    /// Verbs that put it at another time; what they give is a revision.
    #[schemars(with = "Vec<String>")]
    pub(super) moving: Vec<Spanned<String>>,
    /// Nouns that count or rank it: "two rounds of".
    #[schemars(with = "Vec<String>")]
    pub(super) rank: Vec<Spanned<String>>,
    /// Modifiers that make another thing of the noun.
    #[schemars(with = "Vec<String>")]
    pub(super) never_with: Vec<Spanned<String>>,
    /// Words of which two in a story say that it is about another matter.
    #[schemars(with = "Vec<String>")]
    pub(super) not_beside: Vec<Spanned<String>>,
    /// Verbs that make another thing of a loose noun.
    #[schemars(with = "Vec<String>")]
    pub(super) never_under: Vec<Spanned<String>>,
    /// Modifiers that put it before the present one of its series.
    #[schemars(with = "Vec<String>")]
    pub(super) earlier: Vec<Spanned<String>>,
    /// Modifiers that make it the present one of its series.
    #[schemars(with = "Vec<String>")]
    pub(super) current: Vec<Spanned<String>>,
}

/// One thing that is claimed of an event.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSlot {
    /// What to call it in reports.
    pub(super) label: String,
    /// Type of its values.
    #[serde(rename = "type")]
    pub(super) value_type: ValueType,
    /// How many values one event can have.
    #[serde(default)]
    pub(super) cardinality: Cardinality,
    /// Whether a later larger value is an update, as of tolls.
    #[serde(default)]
    pub(super) grows: bool,
    /// Whether a later value may replace an earlier one, as of plans.
    #[serde(default)]
    pub(super) revisable: bool,
    /// Whether it is a limit, so that "until 8 August" gives 8 August.
    #[serde(default)]
    pub(super) limit: bool,
    /// Whether it is a beginning, so that "from 1 August" gives 1 August.
    #[serde(default)]
    pub(super) begins: bool,
    /// For clock times, told by the clocks of the event's place: whether the value is the time of day alone, or takes the event's day.
    #[serde(default)]
    pub(super) clock: Option<ClockUse>,
    /// For type text: the words it can hold, and `@lists` of names.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) values: Vec<Spanned<String>>,
    /// For a quantity: `percent`, a symbol such as `ha`, or what is measured, such as `area`; none for a plain count.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) unit: Vec<Spanned<String>>,
    /// Whether it is a person's, so that only values of one person compare.
    #[serde(default)]
    pub(super) of_person: bool,
    /// Whether the groups that a sentence lists are all there is, so that their sum is the whole: passengers and crew.
    #[serde(default)]
    pub(super) adds_up: bool,
}

/// How a value that hangs on the event's words fills a slot.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFrame {
    /// Name of the frame: `kind/what-it-matches`.
    #[schemars(with = "String")]
    pub(super) id: Spanned<String>,
    /// The slot it fills.
    #[schemars(with = "String")]
    pub(super) slot: Spanned<String>,
    /// Which events of a series it is about.
    #[serde(default)]
    pub(super) of: Which,
    /// What is taken from around the event's words.
    pub(super) take: Take,
    /// Prepositions that may stand before what is taken; none for any.
    #[serde(default)]
    pub(super) prepositions: Vec<String>,
    /// Verbs, or `$classes` of them, that must govern the event; none for any.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) verbs: Vec<Spanned<String>>,
    /// A status that follows when the claim is firm and lies ahead.
    #[serde(default)]
    pub(super) implies: Option<RawImplied>,
    /// Nouns that may be counted and stand for the whole: people, home.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) counts: Vec<Spanned<String>>,
    /// Nouns that may be counted and name a part, which narrows the claim: child, soldier.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) groups: Vec<Spanned<String>>,
    /// Whether a number without a noun will do as well: "killed 35".
    #[serde(default)]
    pub(super) bare: bool,
    /// Nouns that say it themselves: "35 deaths".
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) heads: Vec<Spanned<String>>,
    /// Verbs that what is counted does: "35 people died".
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) subject_of: Vec<Spanned<String>>,
    /// Verbs that are done to what is counted: "killed 35 people", "35 people were killed".
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) object_of: Vec<Spanned<String>>,
    /// Words that say how the counted are: "35 are missing".
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) states: Vec<Spanned<String>>,
    /// Words right behind the noun: "242 people on board".
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) beside: Vec<Spanned<String>>,
    /// Nouns whose amount the number is: "the toll rose to 35".
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) measures: Vec<Spanned<String>>,
    /// Whether it is how much the noun of `measures` moved: "profit rose 5%".
    #[serde(default)]
    pub(super) change: bool,
    /// Words in the number's phrase or clause that make another thing of it.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) never_with: Vec<Spanned<String>>,
    /// Whether it makes claims in stories where no word of `event` stands.
    #[serde(default)]
    pub(super) alone: bool,
    /// Why it holds.
    #[serde(default)]
    pub(super) why: String,
}

/// A status that follows from a claim.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RawImplied {
    /// The slot it is claimed in, of type status.
    #[schemars(with = "String")]
    pub(super) slot: Spanned<String>,
    /// The status.
    #[schemars(with = "Status")]
    pub(super) value: Spanned<String>,
}

/// Words and typed expressions in a row.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPattern {
    /// Name of the pattern: `kind/what-it-matches`.
    #[schemars(with = "String")]
    pub(super) id: Spanned<String>,
    /// The patterns, any of which may match; best in single quotes.
    #[serde(rename = "match")]
    #[schemars(with = "Vec<String>")]
    pub(super) patterns: Vec<Spanned<String>>,
    /// Which events of a series it is about.
    #[serde(default)]
    pub(super) of: Which,
    /// Values it claims, by slot: statuses, or words and names of a slot of type text.
    #[serde(default)]
    #[schemars(with = "BTreeMap<String, String>")]
    pub(super) set: BTreeMap<String, Spanned<String>>,
    /// The slot that takes the time of the entry of a live blog, of what is told there as it happens.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub(super) entry_time: Option<Spanned<String>>,
    /// How surely, where not as the sentence says.
    #[serde(default)]
    pub(super) certainty: Option<Certainty>,
    /// Whether it makes claims where nothing else names the event.
    #[serde(default)]
    pub(super) alone: bool,
    /// Words in the clause of a match that make another thing of it.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub(super) never_with: Vec<Spanned<String>>,
    /// Whether its values are those an earlier event had, which this one replaces.
    #[serde(default)]
    pub(super) replaced: bool,
    /// Why it holds.
    #[serde(default)]
    pub(super) why: String,
}

/// A value that follows from others.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDerivation {
    /// Name of the derivation: `kind/what-it-gives`.
    #[schemars(with = "String")]
    pub(super) id: Spanned<String>,
    /// The slot it gives a value for.
    #[schemars(with = "String")]
    pub(super) slot: Spanned<String>,
    /// `A + B` or `A - B`; each a slot, `last:SLOT` for its latest day, `reference` for the story's day, or a number.
    #[schemars(with = "String")]
    pub(super) from: Spanned<String>,
    /// Why it holds; the report says so.
    pub(super) why: String,
}

/// A text with the claims it gives.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RawExample {
    /// One or several sentences.
    #[schemars(with = "String")]
    pub(super) text: Spanned<String>,
    /// The day it is read on; 2025-07-21, a Monday, when left out.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub(super) date: Option<Spanned<String>>,
    /// Exactly the claims of this kind it gives; `[]` for none.
    pub(super) gives: Vec<RawExpected>,
}

/// A claim that an example gives.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RawExpected {
    /// The slot.
    #[schemars(with = "String")]
    pub(super) slot: Spanned<String>,
    /// The value in canonical notation: 2025-07-23, P50D, 12..15, 60.7%, Lima, PE.
    #[schemars(extend("type" = ["string", "number"]))]
    pub(super) value: String,
    /// How surely, where it matters.
    #[serde(default)]
    pub(super) certainty: Option<Certainty>,
    /// Name of the innermost speaker, where it matters.
    #[serde(default)]
    pub(super) said_by: Option<String>,
    /// What part of the matter it is about, where that matters; `{}` is the whole.
    #[serde(default)]
    #[schemars(with = "Option<BTreeMap<String, String>>")]
    pub(super) scope: Option<Scope>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{RuleFiles, assert_prepared};

    #[test]
    fn built_in_rules_are_prepared_as_they_are_written() {
        for (_, file) in RuleFiles::builtin().rules() {
            assert_prepared::<RawRule>(file, |rule| rule.examples.clear());
        }
    }
}
