//! A weekday beside a date that falls on another: a slip inside one story.

use super::claim::EventKey;
use super::draft::Draft;
use super::reading::Sentence;
use super::speaker::{self, Register};
use crate::ingest::Story;
use crate::lexicon::Lexicon;
use crate::resolve::{self, Context};
use crate::value::{Basis, BasisKind, Certainty, DateField, DateValue, Scope, TimeValue, Value};

/// Kind of event that weekday slips are filed under.
pub(super) const KIND: &str = "calendar";

/// Two drafts for each slip: the weekday that is said, and the one the date falls on. Each slip has a scope of its own, so
/// that two of them never meet.
pub(super) fn slips(
    story: &Story,
    sentences: &[Sentence<'_>],
    register: &Register,
    lexicon: &Lexicon,
) -> Vec<Draft> {
    let mut found = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let context = Context {
            reference: sentence.reference,
            direction: None,
            ..Context::default()
        };
        for mention in &sentence.mentions {
            let Some(slip) = resolve::weekday_slip(mention, &context) else {
                continue;
            };
            let mut basis = Vec::new();
            let clause = sentence.clause_at(mention.span.start);
            let said_by = speaker::said_by(
                story, index, sentence, clause, register, lexicon, &mut basis,
            );
            let scope = Scope::new().with(crate::value::ScopeKey::AsOf, slip.date.to_string());
            let mut push = |value: TimeValue, note: String, rule: &str| {
                let mut basis = basis.clone();
                basis.push(Basis::new(BasisKind::Other, note));
                found.push(Draft {
                    slot: "weekday".to_owned(),
                    scope: scope.clone(),
                    value: Value::Time(value),
                    certainty: Certainty::Firm,
                    said_by: said_by.clone(),
                    rule: rule.to_owned(),
                    basis,
                    at: mention.span.shift(sentence.span.start),
                    value_end: mention.span.end + sentence.span.start,
                    sentence: sentence.span,
                    event: EventKey {
                        names: [slip.date.to_string()].into(),
                        ..EventKey::default()
                    },
                    named: None,
                    alternatives: Vec::new(),
                });
            };
            let said = DateValue::new(None, DateField::Weekday(slip.said));
            let note = format!("the words say {:?}", slip.said);
            push(TimeValue::Date(said), note, "calendar/weekday-said");
            let note = format!("{} is a {:?}", slip.date, slip.actual);
            push(TimeValue::day(slip.date), note, "calendar/date-said");
        }
    }
    found
}
