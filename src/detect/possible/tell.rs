//! Differences into claims, events and findings, with the shared words in every one of them.
//!
//! The same difference between the same stories, told in several sentences, is one finding. Claims of the kind [`OPEN_KIND`] belong to
//! events of their own, never to those of rules: nothing is known of the matter but the words both sentences have.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::judge::Difference;
use super::run::{At, Run};
use super::stories::Tie;
use super::{OPEN_KIND, Possible};
use crate::detect::bundle::{Context, Known};
use crate::detect::explain;
use crate::detect::finding::{Finding, FindingKind, Reach, Severity, Side};
use crate::detect::sides::side_of;
use crate::extract::{Claim, ClaimId, EventKey};
use crate::graph::{Event, Join};
use crate::value::{Basis, BasisKind, Relation, Scope, stable_hash};

/// The rule that open claims name.
const RULE: &str = "open/shared-words";

/// Shared words that a label names.
const WORDS_IN_LABEL: usize = 4;

/// The claims, events and findings that `differences` come to, in the order of events, slots and ids.
pub(super) fn tell(run: &Run<'_>, context: &Context<'_>, differences: Vec<Difference>) -> Possible {
    let mut told = Possible::default();
    for group in gathered(run, differences) {
        let sides = claims_by_value(run, &group);
        let event = event(run, &group, &sides);
        told.findings
            .extend(finding(context, &group, &sides, &event));
        told.claims.extend(sides.into_values().flatten());
        told.events.push(event);
    }
    told.events.sort_by(|a, b| a.id.cmp(&b.id));
    told.findings
        .sort_by(|a, b| (&a.event, &a.slot, &a.id).cmp(&(&b.event, &b.slot, &b.id)));
    told
}

/// Differences of one slot between the same two values that have a story in common, together.
fn gathered(run: &Run<'_>, differences: Vec<Difference>) -> Vec<Vec<Difference>> {
    let mut groups: Vec<Vec<Difference>> = Vec::new();
    let mut known: BTreeMap<(String, BTreeSet<String>, usize), usize> = BTreeMap::new();
    for one in differences {
        let values = [one.left, one.right].into_iter();
        let values = values.filter_map(|at| Some(run.value(at)?.value.to_string()));
        let values: BTreeSet<String> = values.collect();
        let name = run.value(one.left).map_or("", |open| &open.role.name);
        let key = |story| (name.to_owned(), values.clone(), story);
        let (left, right) = (key(one.left.story), key(one.right.story));
        let group = known.get(&left).or_else(|| known.get(&right)).copied();
        let group = group.unwrap_or(groups.len());
        known.insert(left, group);
        known.insert(right, group);
        match groups.get_mut(group) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    groups
}

/// The statements of a group as claims, by value; each once, by story and place.
fn claims_by_value(run: &Run<'_>, group: &[Difference]) -> BTreeMap<String, Vec<Claim>> {
    let statements: BTreeMap<At, &Difference> = group
        .iter()
        .flat_map(|one| [(one.left, one), (one.right, one)])
        .collect();
    let mut sides: BTreeMap<String, Vec<Claim>> = BTreeMap::new();
    for (at, difference) in statements {
        if let Some(claim) = claim(run, at, &difference.shared) {
            sides
                .entry(claim.value.to_string())
                .or_default()
                .push(claim);
        }
    }
    sides
}

fn claim(run: &Run<'_>, at: At, shared: &[String]) -> Option<Claim> {
    let story = run.stories.get(at.story)?;
    let sentence = story.sentences.get(at.sentence)?;
    let open = sentence.values.get(at.value)?;
    let quote = sentence.quote(open);
    let mut basis = open.basis.clone();
    basis.push(Basis::new(
        BasisKind::Other,
        format!(
            "no rule claims it; words shared with the other statement: {}",
            listed(shared)
        ),
    ));
    let value = open.value.to_string();
    let occurrence = occurrence(run, at, &value, &quote.words).to_string();
    let parts = [
        &story.id,
        OPEN_KIND,
        &open.role.name,
        &value,
        &quote.words,
        &occurrence,
    ];
    Some(Claim {
        id: ClaimId(format!("c{}", stable_hash(parts))),
        story: story.id.clone(),
        path: story.path.clone(),
        kind: OPEN_KIND.to_owned(),
        slot: open.role.name.clone(),
        scope: Scope::new(),
        value: open.value.clone(),
        certainty: open.certainty,
        said_by: open.said_by.clone(),
        rule: RULE.to_owned(),
        basis,
        at: open.at.shift(sentence.span.start),
        quote,
        sentence: sentence.span,
        event: EventKey::default(),
        derived_from: Vec::new(),
    })
}

/// Which one of the statements of its story with the same value in the same words it is, from 1.
fn occurrence(run: &Run<'_>, at: At, value: &str, words: &str) -> usize {
    let Some(story) = run.stories.get(at.story) else {
        return 1;
    };
    let statements = story
        .sentences
        .iter()
        .enumerate()
        .flat_map(|(number, sentence)| {
            let values = sentence.values.iter().enumerate();
            values.map(move |(value, open)| ((number, value), sentence, open))
        });
    statements
        .take_while(|(place, ..)| *place <= (at.sentence, at.value))
        .filter(|(_, sentence, open)| {
            open.value.to_string() == value && open.at.of(&sentence.text) == words
        })
        .count()
}

/// The matter both sides speak of: known by the words they share.
fn event(run: &Run<'_>, group: &[Difference], sides: &BTreeMap<String, Vec<Claim>>) -> Event {
    let claims: Vec<ClaimId> = sides
        .values()
        .flatten()
        .map(|claim| claim.id.clone())
        .collect();
    let words = group.first().map_or(&[][..], |one| &one.shared);
    let label = words.get(..WORDS_IN_LABEL).unwrap_or(words).join(", ");
    let joins: BTreeSet<Join> = group
        .iter()
        .filter_map(|one| {
            let id = |at: At| Some(run.stories.get(at.story)?.id.clone());
            Some(Join {
                why: why(&one.tie),
                stories: [id(one.left)?, id(one.right)?],
            })
        })
        .collect();
    let reasons = joins.iter().map(|join| {
        let [one, other] = &join.stories;
        format!("{} (`{one}`, `{other}`)", join.why)
    });
    let ids = claims.iter().map(|id| id.0.as_str());
    Event {
        id: format!("event-{}", stable_hash([OPEN_KIND].into_iter().chain(ids))),
        kind: OPEN_KIND.to_owned(),
        label: label.clone(),
        identity: BTreeMap::from([("words".to_owned(), label)]),
        why_joined: reasons.collect(),
        joins: joins.into_iter().collect(),
        claims,
    }
}

fn why(tie: &Tie) -> String {
    match tie {
        Tie::Event(label) => format!("both stories tell of one event, {label}"),
        Tie::Alike { names, things } => format!(
            "the stories share {names}% of their names and {things}% of their nouns, rare ones counted more"
        ),
    }
}

fn finding(
    context: &Context<'_>,
    group: &[Difference],
    claims: &BTreeMap<String, Vec<Claim>>,
    event: &Event,
) -> Option<Finding> {
    let first = group.first()?;
    let slot = claims.values().flatten().next()?.slot.clone();
    let mut explanation = Vec::new();
    let mut sides: Vec<Side> = Vec::new();
    let mut days: BTreeSet<Option<Date>> = BTreeSet::new();
    for (value, claims) in claims {
        let known: Vec<Known<'_>> = claims.iter().map(|claim| known(context, claim)).collect();
        let known: Vec<&Known<'_>> = known.iter().collect();
        let side = side_of(context, value.clone(), &known);
        explanation.extend(explain::side(context, &side, &known));
        days.insert(known.iter().filter_map(|known| known.day).min());
        sides.push(side);
    }
    sides.sort_by(|a, b| (b.independent, &a.value).cmp(&(a.independent, &b.value)));
    let values: Vec<&str> = claims.keys().map(String::as_str).collect();
    let apart = match values.as_slice() {
        [a, b] => explain::relation(a, b, Relation::Disjoint),
        _ => return None,
    };
    let why: BTreeSet<&str> = event.joins.iter().map(|join| join.why.as_str()).collect();
    explanation.push(why.into_iter().collect::<Vec<_>>().join("; "));
    explanation.push(format!(
        "words in both sentences: {}; {apart}",
        listed(&first.shared)
    ));
    explanation.push(caution(&days));
    let ids = sides
        .iter()
        .flat_map(|side| side.claims.iter().map(|id| id.0.as_str()));
    let ids: BTreeSet<&str> = ids.collect();
    let head = [event.id.as_str(), slot.as_str(), "possible"];
    Some(Finding {
        id: stable_hash(head.into_iter().chain(ids)),
        finding: FindingKind::Possible,
        class: None,
        reach: Reach::Across,
        severity: Severity::Possible,
        event: event.id.clone(),
        slot,
        sides,
        explanation,
    })
}

fn known<'a>(context: &Context<'a>, claim: &'a Claim) -> Known<'a> {
    let facts = context.facts.get(claim.story.as_str());
    Known {
        claim,
        value: claim.value.clone(),
        shown: claim.value.to_string(),
        day: facts.and_then(|facts| facts.day),
    }
}

/// What the finding does not know.
fn caution(days: &BTreeSet<Option<Date>>) -> String {
    let known: Vec<String> = days.iter().flatten().map(ToString::to_string).collect();
    let caution = "possible: no rule tells what is claimed, and the words may speak of two things";
    match known.as_slice() {
        [first, .., last] => {
            format!(
                "{caution}; told on {first} and {last}, so that the later value may replace the earlier one"
            )
        }
        _ => caution.to_owned(),
    }
}

/// Words of articles in backticks.
fn listed(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}
