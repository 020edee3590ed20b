//! Numbers that a frame would take but for one thing: the noun that is counted, the unit, or the event that is not named.
//!
//! Asked only to explain; reading articles never comes here.

use super::super::reading::Sentence;
use super::super::story::Scene;
use super::fit::{by_tie, counts, stands_behind, suited};
use super::ties::Number;
use crate::rule::{Frame, NumberFrame, Slot, SlotUnit};

/// How near a number comes to a frame that does not take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::extract) enum Near {
    /// All but one thing fits; why not, in words.
    ButOne(String),
    /// Its noun may be counted, and nothing else fits.
    CountedOnly,
}

/// How near `number` comes to `frame`; `None` where nothing fits, or all does.
pub(in crate::extract) fn near(
    scene: &Scene<'_>,
    frame: &Frame,
    sentence: &Sentence<'_>,
    number: &Number,
    last_counted: Option<&str>,
) -> Option<Near> {
    let words = frame.number.as_ref()?;
    let slot = scene.rule.slots.get(&frame.slot)?;
    let by_words = by_words(words, sentence, number);
    let by_noun = counts(words, sentence, number, last_counted);
    let by_unit = suited(&number.quantity, slot.value_type, slot.unit.as_ref()).is_some();
    match (by_words, by_noun, by_unit) {
        (true, true, true) if !scene.is_named && !words.alone => Some(Near::ButOne(
            "no word of `event` names the event in this story, and the frame is not `alone: true`"
                .to_owned(),
        )),
        (true, false, true) => Some(Near::ButOne(uncounted(number))),
        (true, true, false) => Some(Near::ButOne(other_unit(slot))),
        (false, true, true) if number.counted.is_some() && !words.counts.is_empty() => {
            Some(Near::CountedOnly)
        }
        _ => None,
    }
}

/// Whether a word that the frame names stands where the number hangs, whatever is counted.
fn by_words(words: &NumberFrame, sentence: &Sentence<'_>, number: &Number) -> bool {
    let by_ties = number
        .ties
        .iter()
        .any(|tie| by_tie(words, sentence, number, tie, true).is_some());
    by_ties
        || number
            .counted
            .as_ref()
            .is_some_and(|noun| words.heads.contains(noun))
        || words.beside.iter().any(|w| stands_behind(number, w))
}

fn uncounted(number: &Number) -> String {
    match &number.counted {
        Some(noun) => format!("`{noun}` is in neither `counts` nor `groups` of the frame"),
        None => "it counts no noun, and the frame is not `bare: true`".to_owned(),
    }
}

fn other_unit(slot: &Slot) -> String {
    let wanted = match &slot.unit {
        None => "a plain count".to_owned(),
        Some(SlotUnit::Percent) => "a share in percent".to_owned(),
        Some(SlotUnit::Money) => "an amount of money".to_owned(),
        Some(SlotUnit::Measures(symbols)) => {
            let symbols: Vec<&str> = symbols.iter().take(6).map(String::as_str).collect();
            format!("an amount in one of {}", symbols.join(", "))
        }
    };
    format!("slot `{}` holds {wanted}", slot.name)
}
