//! Claims that follow from others: "two earlier rounds" makes the next one the third; "last week" and "50 days" give a deadline.
//!
//! Comes in: claims, facts on stories, rules with derivations. Goes out: further claims, each with its parents. Only within one
//! story and one event, and only where each operand has one value there: two candidates, no claim.

use std::collections::BTreeMap;

use jiff::Span as TimeSpan;
use jiff::civil::Date;

use crate::extract::{Claim, ClaimId, StoryFacts};
use crate::graph::local_events;
use crate::rule::{Derivation, Op, Operand, Rule};
use crate::value::{
    Basis, BasisKind, Bound, DateValue, DayRange, Duration, Quantity, Relation, Scope, TimeUnit,
    TimeValue, Value, ValueType, compare, stable_hash,
};

/// The claims that follow from `claims` by the rules' derivations, sorted by id. Certainty is that of the least sure parent;
/// speaker, place and event are those of the first.
pub fn derive(claims: &[Claim], facts: &[StoryFacts], rules: &[Rule]) -> Vec<Claim> {
    let days: BTreeMap<&str, Option<Date>> = facts
        .iter()
        .map(|facts| (facts.id.as_str(), facts.day))
        .collect();
    let by_kind: BTreeMap<&str, &Rule> = rules
        .iter()
        .map(|rule| (rule.kind.as_str(), rule))
        .collect();
    let mut derived = Vec::new();
    for claims in local_events(claims, facts, rules) {
        let Some(first) = claims.first() else {
            continue;
        };
        let Some(rule) = by_kind.get(first.kind.as_str()) else {
            continue;
        };
        let reference = days.get(first.story.as_str()).copied().flatten();
        for derivation in &rule.derivations {
            let target = rule
                .slots
                .get(&derivation.target)
                .map(|slot| slot.value_type);
            derived.extend(target.and_then(|target| apply(derivation, target, &claims, reference)));
        }
    }
    derived.sort_by(|a, b| a.id.cmp(&b.id));
    derived.dedup_by(|a, b| a.id == b.id);
    derived
}

/// What an operand stands for, as far as sums need it.
enum Term {
    Number(f64),
    Days(DayRange),
    Length(Duration),
}

/// One derivation within one event of one story. An operand that is missing or told in two ways gives nothing: a derived claim
/// must not be less certain in its value than the words it comes from.
fn apply(
    derivation: &Derivation,
    target: ValueType,
    claims: &[&Claim],
    reference: Option<Date>,
) -> Option<Claim> {
    let (left, first) = operand(&derivation.left, claims, reference)?;
    let (right, second) = operand(&derivation.right, claims, reference)?;
    let parents: Vec<&Claim> = [first, second].into_iter().flatten().collect();
    let value = result(left, derivation.op, right, target)?;
    claim(derivation, value, &parents)
}

/// The term and the claim it comes from; `None` where the story gives none, or more than one.
fn operand<'a>(
    operand: &Operand,
    claims: &[&'a Claim],
    reference: Option<Date>,
) -> Option<(Term, Option<&'a Claim>)> {
    match operand {
        Operand::Number(n) => Some((Term::Number(*n), None)),
        Operand::Reference => {
            let day = reference?;
            Some((
                Term::Days(DayRange {
                    start: day,
                    end: day,
                }),
                None,
            ))
        }
        Operand::Slot(slot) => {
            let claim = only(slot, claims)?;
            let term = match &claim.value {
                Value::Quantity(Quantity {
                    number,
                    upper: None,
                    bound: Bound::Exact,
                    unit: None,
                    ..
                }) => Term::Number(*number),
                Value::Ordinal(n) => Term::Number(f64::from(*n)),
                Value::Time(time) => Term::Days(time.days()?),
                Value::Duration(duration) => Term::Length(duration.clone()),
                _ => return None,
            };
            Some((term, Some(claim)))
        }
        Operand::Last(slot) => {
            let claim = only(slot, claims)?;
            let Value::Time(time) = &claim.value else {
                return None;
            };
            let last = time
                .members()
                .iter()
                .map(TimeValue::days)
                .collect::<Option<Vec<_>>>()?;
            Some((
                Term::Days(last.into_iter().max_by_key(|days| days.end)?),
                Some(claim),
            ))
        }
    }
}

/// The first of a slot's claims, where all of them say the same under no narrower scope.
fn only<'a>(slot: &str, claims: &[&'a Claim]) -> Option<&'a Claim> {
    let mut of_slot = claims
        .iter()
        .filter(|claim| {
            claim.slot == slot && claim.scope.is_empty() && claim.derived_from.is_empty()
        })
        .filter(|claim| claim.certainty != crate::value::Certainty::Denied);
    let first = *of_slot.next()?;
    of_slot
        .all(|other| compare(&first.value, &other.value) == Relation::Same)
        .then_some(first)
}

/// The sum or difference as a value of the slot it is for; `None` where the terms do not go together (a day plus a day) or the
/// slot takes another type.
fn result(left: Term, op: Op, right: Term, target: ValueType) -> Option<Value> {
    match (left, op, right) {
        (Term::Number(a), Op::Plus, Term::Number(b)) => number(a + b, target),
        (Term::Number(a), Op::Minus, Term::Number(b)) => number(a - b, target),
        (Term::Days(days), Op::Plus, Term::Length(length))
        | (Term::Length(length), Op::Plus, Term::Days(days)) => time(after(days, &length)?, target),
        (Term::Days(days), Op::Minus, Term::Length(length)) => time(before(days, &length)?, target),
        (Term::Days(a), Op::Minus, Term::Days(b)) => difference(a, b, target),
        (Term::Number(_) | Term::Days(_) | Term::Length(_), Op::Plus | Op::Minus, _) => None,
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be a small whole number"
)]
fn number(n: f64, target: ValueType) -> Option<Value> {
    match target {
        ValueType::Ordinal => {
            let whole = n.fract() == 0.0 && (1.0..=10_000.0).contains(&n);
            whole.then_some(Value::Ordinal(n as u32))
        }
        ValueType::Quantity => (n >= 0.0).then(|| Value::Quantity(Quantity::count(n))),
        _ => None,
    }
}

/// Days for a slot that takes a time.
fn time(days: TimeValue, target: ValueType) -> Option<Value> {
    (target == ValueType::Time).then_some(Value::Time(days))
}

/// The time between two days. Where either is only known within a range ("May 16" and "in June"), so is the difference.
fn difference(a: DayRange, b: DayRange, target: ValueType) -> Option<Value> {
    let days = |from: Date, to: Date| from.until(to).ok().map(|span| f64::from(span.get_days()));
    let (least, most) = (days(b.end, a.start)?, days(b.start, a.end)?);
    (target == ValueType::Duration && least >= 0.0).then(|| {
        Value::Duration(Duration {
            upper: (most > least).then_some(most),
            ..Duration::exact(least, TimeUnit::Day)
        })
    })
}

/// That long after: a term that is set is counted exactly.
fn after(days: DayRange, length: &Duration) -> Option<TimeValue> {
    let amount = length.amount?;
    let start = days.start.checked_add(span(amount, length.unit)?).ok()?;
    let end = days
        .end
        .checked_add(span(length.upper.unwrap_or(amount), length.unit)?)
        .ok()?;
    match length.bound {
        Bound::Exact => range(Some(start), Some(end)),
        Bound::AtLeast | Bound::MoreThan => range(Some(start), None),
        Bound::AtMost | Bound::LessThan => range(None, Some(end)),
        Bound::About | Bound::Vague => None,
    }
}

/// That long before: "seven weeks ago" may be any day from seven weeks back to one day short of eight; days count exactly.
fn before(days: DayRange, length: &Duration) -> Option<TimeValue> {
    let amount = length.amount?;
    let latest = days.end.checked_sub(span(amount, length.unit)?).ok()?;
    let top = length.upper.unwrap_or(amount);
    let earliest = if length.unit > TimeUnit::Day {
        let short_of_next = days.start.checked_sub(span(top + 1.0, length.unit)?).ok()?;
        short_of_next.tomorrow().ok()?
    } else {
        days.start.checked_sub(span(top, length.unit)?).ok()?
    };
    match length.bound {
        Bound::Exact => range(Some(earliest), Some(latest)),
        Bound::AtLeast | Bound::MoreThan => range(None, Some(latest)),
        Bound::AtMost | Bound::LessThan => range(Some(latest), Some(days.end)),
        Bound::About | Bound::Vague => None,
    }
}

/// A length as calendar days, weeks, months or years; shorter units do not move a date.
#[allow(
    clippy::cast_possible_truncation,
    reason = "checked to be a small whole number"
)]
fn span(amount: f64, unit: TimeUnit) -> Option<TimeSpan> {
    let whole = amount.fract() == 0.0 && (0.0..=10_000.0).contains(&amount);
    let n = whole.then_some(amount as i64)?;
    let span = TimeSpan::new();
    match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => None,
        TimeUnit::Day => span.try_days(n).ok(),
        TimeUnit::Week => span.try_weeks(n).ok(),
        TimeUnit::Month => span.try_months(n).ok(),
        TimeUnit::Quarter => span.try_months(3 * n).ok(),
        TimeUnit::Year => span.try_years(n).ok(),
        TimeUnit::Decade => span.try_years(10 * n).ok(),
        TimeUnit::Century => span.try_years(100 * n).ok(),
    }
}

/// The days from `start` to `end`, either of which may be open; one day where they coincide, `None` where they are the wrong way
/// round.
fn range(start: Option<Date>, end: Option<Date>) -> Option<TimeValue> {
    let day = |day: Date| Box::new(TimeValue::Date(DateValue::day(day)));
    match (start, end) {
        (Some(start), Some(end)) if start == end => Some(TimeValue::day(start)),
        (Some(start), Some(end)) if start > end => None,
        (start, end) => Some(TimeValue::Range(start.map(day), end.map(day))),
    }
}

/// The claim of the value. Its id hashes the derivation and its parents, so that it stays while they stay; place, speaker and
/// event are those of the first parent, and it is as unsure as the least sure of them: what follows from a "may" is itself a
/// "may".
fn claim(derivation: &Derivation, value: Value, parents: &[&Claim]) -> Option<Claim> {
    let first = *parents.first()?;
    let from: Vec<String> = parents
        .iter()
        .map(|parent| format!("{} {}", parent.slot.replace('_', " "), parent.value))
        .collect();
    let note = format!(
        "{value} follows from {}: {}",
        from.join(" and "),
        derivation.why
    );
    let mut basis: Vec<Basis> = parents
        .iter()
        .flat_map(|parent| parent.basis.iter().cloned())
        .collect();
    basis.dedup();
    basis.push(Basis::new(BasisKind::Derived, note));
    let derived_from: Vec<ClaimId> = parents.iter().map(|parent| parent.id.clone()).collect();
    let shown = value.to_string();
    let id = stable_hash(
        [
            derivation.id.as_str(),
            derivation.target.as_str(),
            shown.as_str(),
        ]
        .into_iter()
        .chain(derived_from.iter().map(|id| id.0.as_str())),
    );
    Some(Claim {
        id: ClaimId(id),
        slot: derivation.target.clone(),
        scope: Scope::new(),
        value,
        certainty: parents
            .iter()
            .map(|parent| parent.certainty)
            .max()
            .unwrap_or_default(),
        rule: derivation.id.clone(),
        basis,
        derived_from,
        ..first.clone()
    })
}
