//! What part of the matter a number is about: a group, a place, each side, the others; and whether it is of another event.

use super::super::draft::Draft;
use super::super::occurrence::Occurrence;
use super::super::reading::Sentence;
use super::super::story::{DAYS_OF_WEEK, Scene};
use super::fit::{begins_with, people, stands_behind};
use super::ties::Number;
use crate::mention::{Mention, MentionKind, TimeExpr};
use crate::resolve::Direction;
use crate::rule::{Frame, NumberFrame, ScopeWords};
use crate::text::Span;
use crate::value::{Place, Relation, Scope, ScopeKey, ScopeMark, TimeValue, Value, compare};

/// The scope of a number that fits a frame, or that a pattern takes.
pub(super) fn of(scene: &Scene<'_>, frame: Option<&Frame>, number: &Number, index: usize) -> Scope {
    let words = frame.and_then(|f| f.number.as_ref());
    let mut scope = Scope::new();
    if let Some(group) = words.and_then(|words| group(scene, words, number, index)) {
        scope.set(ScopeKey::Group, group);
    }
    let beside = words.map(|n| &n.beside);
    // Words that the number was taken by do not narrow it besides: "242 people **on board**".
    let own = |w: &String| beside.is_some_and(|beside| beside.contains(w));
    for words in &scene.rule.scopes {
        let holds = words.words.iter().filter(|w| !own(w)).any(|w| {
            stands_behind(number, w) && !goes_on(&scene.rule.scopes, words, w, number)
                || begins_with(&number.taken_from, w)
                || opens(scene, index, w)
                || number.modifiers.contains(w)
                || number.counted.as_deref() == Some(w)
        });
        if holds {
            scope.set(words.key, words.value.clone());
        }
    }
    match number.mark {
        Some(ScopeMark::Each) => scope.set(ScopeKey::Per, "each"),
        Some(ScopeMark::Part) => scope.set(ScopeKey::Subset, "part"),
        Some(ScopeMark::Further) => scope.set(ScopeKey::Subset, "others"),
        Some(ScopeMark::Excluded) => scope.set(ScopeKey::Subset, "excluded"),
        Some(ScopeMark::Total | ScopeMark::SoFar) | None => {}
    }
    if let Some(window) = window(scene, number, index) {
        scope.set(ScopeKey::Window, window);
    }
    scope
}

/// "**On the ground** 19 people died", "**In dollars** revenue rose 4%": words that open a sentence narrow all that it counts.
fn opens(scene: &Scene<'_>, index: usize, words: &str) -> bool {
    let Some(sentence) = scene.sentences.get(index).filter(|_| words.contains(' ')) else {
        return false;
    };
    let tokens = sentence.phrases.tokens.iter();
    let lemmas = tokens
        .filter(|t| !matches!(t.lemma.as_str(), "a" | "an" | "the"))
        .map(|t| t.lemma.as_str());
    let count = words.split(' ').count();
    lemmas.take(count).eq(words.split(' '))
}

/// "241 people on board **and on the ground**": both are the whole, not one of them.
fn goes_on(scopes: &[ScopeWords], own: &ScopeWords, words: &str, number: &Number) -> bool {
    let behind = &number.behind;
    let rest = (0..behind.len())
        .filter_map(|from| behind.get(from..))
        .find(|rest| begins_with(rest, words))
        .and_then(|rest| rest.get(words.split(' ').count()..));
    let Some((joins, rest)) = rest.and_then(<[String]>::split_first) else {
        return false;
    };
    let others = scopes.iter().filter(|o| o.key == own.key && *o != own);
    matches!(joins.as_str(), "and" | "or")
        && others
            .flat_map(|o| &o.words)
            .any(|other| begins_with(rest, other))
}

/// The group that is counted, where the noun names one: "child", "soldier (Peru)".
fn group(scene: &Scene<'_>, words: &NumberFrame, number: &Number, index: usize) -> Option<String> {
    let sentence = scene.sentences.get(index)?;
    let people = people(sentence, number).map(|(name, _)| name);
    let noun = number
        .counted
        .as_ref()
        .filter(|n| words.groups.contains(*n));
    if noun.is_none() && (words.groups.is_empty() || people.is_none()) {
        return None;
    }
    let is_name = |modifier: &str| {
        sentence.mentions.iter().any(|m| {
            matches!(m.kind, MentionKind::Party(_) | MentionKind::Place(_))
                && m.span.of(sentence.text).eq_ignore_ascii_case(modifier)
        })
    };
    let kind: Vec<&str> = number
        .modifiers
        .iter()
        .map(String::as_str)
        .filter(|m| noun.is_some() && is_kind(scene, words, m) && !is_name(m))
        .chain(noun.map(String::as_str))
        .collect();
    Some(match people {
        Some(people) if kind.is_empty() => people.to_owned(),
        Some(people) => format!("{} ({people})", kind.join(" ")),
        None => kind.join(" "),
    })
}

/// Whether a modifier makes a kind of the noun: not a state, and none of the adjectives that say little.
fn is_kind(scene: &Scene<'_>, words: &NumberFrame, modifier: &str) -> bool {
    let classes = &scene.lexicon.classes;
    !words.states.contains(modifier) && !classes.holds("plain-modifiers", modifier)
}

/// The stretch of time a number adds up over: "since May", "over the past week", "a year".
fn window(scene: &Scene<'_>, number: &Number, index: usize) -> Option<String> {
    let sentence = scene.sentences.get(index)?;
    if let Some(period) = period(sentence, number) {
        return Some(format!("every {period}"));
    }
    // "since the currency has gained" gives a reason.
    let gives_reason = sentence
        .phrases
        .clauses
        .iter()
        .any(|c| c.marker.as_deref() == Some("since") && c.span.start >= number.span.end);
    let since = number.behind.iter().position(|w| w == "since");
    let since = since.filter(|_| !gives_reason);
    match since.and_then(|at| number.behind.get(..at)) {
        Some(before) if is_record(before) => return None,
        Some(_) => return Some("since then".to_owned()),
        None => {}
    }
    sentence
        .mentions
        .iter()
        .enumerate()
        .filter(|(_, m)| sentence.same_clause(sentence.clause_at(m.span.start), number.clause))
        .find_map(|(at, m)| {
            let MentionKind::Time(time) = &m.kind else {
                return None;
            };
            let adds_up = time.limit() == Some(crate::lexicon::Limit::Since)
                || matches!(time, TimeExpr::Window(..));
            let value = sentence.resolve(at, Some(Direction::Past)).value?;
            adds_up.then(|| value.to_string())
        })
}

/// The period of a rate, as TIMEX3 has it: "**each year** 1,200 die", "kills 400 people **a year**".
fn period(sentence: &Sentence<'_>, number: &Number) -> Option<String> {
    let here = |m: &&Mention| sentence.same_clause(sentence.clause_at(m.span.start), number.clause);
    sentence
        .mentions
        .iter()
        .filter(here)
        .find_map(|m| match &m.kind {
            MentionKind::Frequency(often) => Some(often.value.clone()),
            MentionKind::Duration(length) => {
                let between = sentence.text.get(number.span.end..m.span.start)?;
                let words = m.span.of(sentence.text).to_lowercase();
                let is_one = words.starts_with("a ") || words.starts_with("an ");
                (between.trim().is_empty() && is_one).then(|| length.to_string())
            }
            _ => None,
        })
}

/// "the highest since 1935" is a record, not a stretch that is added up.
fn is_record(words: &[String]) -> bool {
    let superlative = |w: &String| {
        w.ends_with("est") || matches!(w.as_str(), "most" | "first" | "record" | "worst" | "best")
    };
    words.iter().any(superlative)
}

/// How long after its end a period is still the one that is reported on: until the next quarter ends.
const DAYS_TO_REPORT: i32 = 92;

/// What says that the number is of another event: a time of its clause that lies outside the event's window, or words such as
/// "a separate".
pub(super) fn apart(
    scene: &Scene<'_>,
    occurrence: Option<&Occurrence>,
    at: Span,
    index: usize,
) -> Vec<String> {
    let Some(sentence) = scene.sentences.get(index) else {
        return Vec::new();
    };
    let mut found: Vec<String> = occurrence
        .iter()
        .flat_map(|o| &o.modifiers)
        .filter(|m| scene.lexicon.classes.holds("other-words", m))
        .cloned()
        .collect();
    let clause = sentence.clause_at(at.start);
    let reference = sentence.reference.filter(|r| r.year_known);
    for (mention, said) in sentence.mentions.iter().enumerate() {
        let opens = said.span.start <= 4;
        let near = sentence.same_clause(sentence.clause_at(said.span.start), clause) || opens;
        if !near || !matches!(said.kind, MentionKind::Time(_)) {
            continue;
        }
        let Some(Value::Time(time)) = sentence.resolve(mention, Some(Direction::Past)).value else {
            continue;
        };
        let is_open = matches!(time, TimeValue::Range(None, _) | TimeValue::Range(_, None));
        let (Some(days), Some(reference), false) = (time.days(), reference, is_open) else {
            continue;
        };
        let before = reference
            .day
            .since(days.end)
            .map_or(0, |span| span.get_days());
        let identity = &scene.rule.identity;
        let window = if identity.period && days.len() > DAYS_OF_WEEK {
            DAYS_TO_REPORT
        } else {
            i32::from(identity.window_days)
        };
        if before > window {
            found.push(time.to_string());
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Two numbers of one slot in one sentence, each with its own place behind it, are of those places: "30 in Lima and 12 in Callao".
pub(super) fn by_place(scene: &Scene<'_>, index: usize, drafts: &mut [Draft]) {
    let Some(sentence) = scene.sentences.get(index) else {
        return;
    };
    let place = |draft: &Draft| -> Option<Place> {
        let end = draft.value_end.checked_sub(sentence.span.start)?;
        sentence.mentions.iter().find_map(|m| match &m.kind {
            MentionKind::Place(place) if m.span.start >= end => {
                let between = sentence.text.get(end..m.span.start)?;
                matches!(between.trim(), "in" | "at" | "near" | "in the").then(|| place.clone())
            }
            _ => None,
        })
    };
    let rivals: Vec<bool> = drafts
        .iter()
        .map(|draft| {
            drafts.iter().any(|other| {
                other.slot == draft.slot
                    && other.scope == draft.scope
                    && compare(&other.value, &draft.value) == Relation::Disjoint
            })
        })
        .collect();
    for (draft, _) in drafts.iter_mut().zip(rivals).filter(|(_, rival)| *rival) {
        if let Some(place) = place(draft) {
            draft.scope.set(ScopeKey::Place, place.to_string());
        }
    }
}
