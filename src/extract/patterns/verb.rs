//! What the verb of a match tells: a change of a value, and in a live blog that it happens at the time of the entry ("It is over" under "21:16").

use super::Hit;
use crate::extract::draft::Draft;
use crate::extract::reading::Sentence;
use crate::extract::story::Scene;
use crate::phrase::{Tense, VerbGroup};
use crate::value::{Basis, BasisKind, DateValue, TimeValue, Value};

impl Hit<'_, '_> {
    /// Whether the verb of the match puts the event at another value than before, which the match gives: "it **became** ten days",
    /// "he had **cut** his first deadline to ten days".
    pub(super) fn is_moved(&self) -> bool {
        if self.found.rule.replaced {
            return false;
        }
        let sentence = self.sentence();
        let moving = &self.scene.rule.trigger.moving;
        self.verb_inside()
            .is_some_and(|verb| sentence.is_verb_of(moving, verb))
    }

    /// The time of the entry for the slot that the pattern gives it to, where the words speak of that moment: "they had begun" tells
    /// of another.
    pub(super) fn at_entry(&self, parties: &[String]) -> Option<Draft> {
        let slot = self.found.rule.entry_time.as_deref()?;
        let sentence = self.sentence();
        let reference = sentence
            .reference
            .filter(|reference| sentence.in_entry && reference.year_known)?;
        let clock = reference.clock?;
        let verb = self.verb_inside()?;
        if verb.tense != Tense::Present || verb.negated {
            return None;
        }
        let value = TimeValue::Instant(DateValue::day(reference.day), clock);
        let note = format!("it is told as it happens, in the entry of {clock}");
        let basis = vec![Basis::new(BasisKind::ReferenceTime, note)];
        self.draft(slot, Value::Time(value), self.found.whole, basis, parties)
    }
}

/// "Thursday **was looked at**": what is proposed or put at a time lies ahead of that, whatever the tense.
pub(super) fn puts_ahead(scene: &Scene<'_>, sentence: &Sentence<'_>, verb: &VerbGroup) -> bool {
    let trigger = &scene.rule.trigger;
    let sets = [&trigger.proposing, &trigger.fixing, &trigger.moving];
    verb.passive && sets.iter().any(|set| sentence.is_verb_of(set, verb))
}
