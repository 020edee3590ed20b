//! One story against itself: two firm values in one voice, and a weekday that does not belong to its date.
//!
//! Comes in: the claims of one slot. Goes out: pairs that exclude each other inside one story. A count that grows or a plan that
//! is revised may well be told twice in one story; there only a slip in conversion counts ("17,000 hectares (4,200 acres)").

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::extract::ClaimId;
use crate::rule::Cardinality;
use crate::value::{Certainty, Relation, ScopeKey, TimeValue, Unit, Value, compare};

use super::bundle::{Bundle, Context, Group, Known};
use super::class::severity;
use super::explain;
use super::finding::{Finding, FindingClass, FindingKind, Reach, Side};
use super::sides::{Facing, finding_id, side_of};

/// The slot that holds, for each date that names its weekday, the weekday said and the date.
pub(super) const WEEKDAY_SLOT: &str = "weekday";

/// Claims by which a story contradicts what it said first: between stories its first word stands.
pub(super) fn silenced<'b>(bundle: &'b Bundle<'_>) -> BTreeSet<&'b ClaimId> {
    let mut silenced = BTreeSet::new();
    // Claims come by story and place.
    for story in bundle.claims.chunk_by(|a, b| a.story() == b.story()) {
        for (index, later) in story.iter().enumerate() {
            let against_earlier = story
                .iter()
                .take(index)
                .any(|earlier| at_odds(bundle, earlier, later));
            if against_earlier {
                silenced.insert(&later.claim.id);
            }
        }
    }
    silenced
}

/// Stories that state values which exclude one another for one slot of an event that no parties tell: which of them another story
/// means is not known.
pub(super) fn unsettled<'a>(bundle: &Bundle<'a>) -> BTreeSet<&'a str> {
    if bundle.by_parties || bundle.slot.cardinality == Cardinality::Many {
        return BTreeSet::new();
    }
    let stories = bundle.claims.chunk_by(|a, b| a.story() == b.story());
    stories
        .filter(|claims| {
            claims.iter().enumerate().any(|(index, later)| {
                claims
                    .iter()
                    .take(index)
                    .any(|first| compare(&first.value, &later.value) == Relation::Disjoint)
            })
        })
        .filter_map(|claims| claims.first().map(Known::story))
        .collect()
}

/// Claims of one story that face each other across two groups; the first such story decides.
pub(super) fn facing<'g, 'a>(
    bundle: &Bundle<'_>,
    x: &'g Group<'a>,
    y: &'g Group<'a>,
) -> Option<Facing<'g, 'a>> {
    x.claims.iter().find_map(|a| {
        let facing: Vec<&Known<'a>> = y
            .claims
            .iter()
            .filter(|b| a.story() == b.story() && at_odds(bundle, a, b))
            .collect();
        (!facing.is_empty()).then(|| (vec![a], facing))
    })
}

fn at_odds(bundle: &Bundle<'_>, a: &Known<'_>, b: &Known<'_>) -> bool {
    let firm = |known: &Known<'_>| known.claim.certainty == Certainty::Firm && !known.is_derived();
    let one_voice = a.own_speaker() == b.own_speaker();
    // A story may tell of several events that its words do not part, where no parties do.
    let may_change = bundle.slot.grows || bundle.slot.revisable || !bundle.by_parties;
    firm(a)
        && firm(b)
        && one_voice
        && (!may_change || units_differ(&a.value, &b.value))
        && may_be_converted(a, b)
        && may_be_converted(b, a)
        && compare(&a.value, &b.value) == Relation::Disjoint
}

/// Whether `a` is no conversion, or that of `b`: of the other amounts of the story it says nothing.
fn may_be_converted(a: &Known<'_>, b: &Known<'_>) -> bool {
    let from = a.claim.scope.get(ScopeKey::Converted);
    from.is_none_or(|from| from == b.claim.value.to_string())
}

fn units_differ(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => match (&a.unit, &b.unit) {
            (Some(Unit::Measure(a)), Some(Unit::Measure(b))) => a != b,
            _ => false,
        },
        _ => false,
    }
}

/// Weekdays that do not belong to the date they stand with: of one date in one sentence, the weekday said and the one it falls on.
pub(super) fn weekday_slips(context: &Context<'_>, bundle: &Bundle<'_>) -> Vec<Finding> {
    let mut by_place: BTreeMap<(&str, usize, usize), Vec<&Known<'_>>> = BTreeMap::new();
    for known in &bundle.claims {
        let at = known.claim.at;
        let key = (known.story(), at.start, at.end);
        by_place.entry(key).or_default().push(known);
    }
    by_place
        .into_values()
        .filter_map(|here| {
            let date: Date = here
                .first()?
                .claim
                .scope
                .get(ScopeKey::AsOf)?
                .parse()
                .ok()?;
            let day = Value::Time(TimeValue::day(date));
            let is_apart = |known: &&Known<'_>| compare(&known.value, &day) == Relation::Disjoint;
            let (said, fallen): (Vec<_>, Vec<_>) = here.into_iter().partition(is_apart);
            Some(slip(
                context,
                bundle,
                *said.first()?,
                *fallen.first()?,
                date,
            ))
        })
        .collect()
}

fn slip(
    context: &Context<'_>,
    bundle: &Bundle<'_>,
    said: &Known<'_>,
    fallen: &Known<'_>,
    date: Date,
) -> Finding {
    let class = FindingClass::Contradiction;
    let sides: Vec<(Side, Vec<&Known<'_>>)> = [said, fallen]
        .into_iter()
        .map(|known| (side_of(context, known.shown.clone(), &[known]), vec![known]))
        .collect();
    let mut explanation: Vec<String> = sides
        .iter()
        .flat_map(|(side, claims)| explain::side(context, side, claims))
        .collect();
    explanation.push(format!(
        "both stand in the same words of `{}`",
        said.story()
    ));
    explanation.push(format!("{date} does not fall on the weekday said"));
    explanation.push("contradiction: weekday and date cannot both be right".to_owned());
    let sides: Vec<Side> = sides.into_iter().map(|(side, _)| side).collect();
    Finding {
        id: finding_id(bundle, class.as_str(), &sides),
        finding: FindingKind::Conflict,
        class: Some(class),
        reach: Reach::Within,
        severity: severity(class),
        event: bundle.event.id.clone(),
        slot: bundle.slot.name.clone(),
        sides,
        explanation,
    }
}
