//! Who stands against whom: pairs of values at odds, gathered into findings whose sides all exclude one another.
//!
//! Comes in: a bundle. Goes out: conflicts. A story that gives both values, in one voice, is not at odds with a story that gives
//! one of them. Values that fit one another and stand against the same others are one side; differing classes are separate findings.

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::ClaimId;
use crate::value::{Relation, ScopeKey, Value, compare, stable_hash};

use super::agreement::fineness;
use super::align::{days_between, is_of_one_event};
use super::bundle::{Bundle, Context, Group, Known, groups};
use super::class::{Stand, class, severity};
use super::finding::{Finding, FindingClass, FindingKind, Reach, Side};
use super::independence::independent;
use super::{currency, explain, within};

/// Two groups of claims at odds: which of their claims stand against each other, and how.
pub(super) struct Odds<'g, 'a> {
    /// The groups, by index; the first is the lower.
    pub(super) pair: (usize, usize),
    pub(super) class: FindingClass,
    pub(super) reach: Reach,
    pub(super) relation: Relation,
    pub(super) claims: Facing<'g, 'a>,
}

/// Claims of two groups that stand against each other.
pub(super) type Facing<'g, 'a> = (Vec<&'g Known<'a>>, Vec<&'g Known<'a>>);

/// The conflicts of a slot that has one value.
pub(super) fn conflicts(context: &Context<'_>, bundle: &Bundle<'_>) -> Vec<Finding> {
    let groups = groups(&bundle.claims);
    let judge = Judge::new(bundle);
    let mut odds = Vec::new();
    for a in 0..groups.len() {
        for b in a + 1..groups.len() {
            odds.extend(judge.pair(&groups, a, b));
        }
    }
    assemble(context, bundle, &groups, &odds)
}

/// Judges pairs of groups of one bundle.
pub(super) struct Judge<'b, 'a> {
    bundle: &'b Bundle<'a>,
    /// Claims with which a story contradicts what it said first.
    silenced: BTreeSet<&'b ClaimId>,
    /// Stories that state several values which exclude one another, of a kind whose events they may not keep apart.
    unsettled: BTreeSet<&'a str>,
    /// Claims of sums that are conversions into another currency.
    converted: BTreeSet<&'b ClaimId>,
    /// Stories that state a value themselves, rather than one that only follows.
    stating: BTreeSet<&'a str>,
}

impl<'b, 'a> Judge<'b, 'a> {
    pub(super) fn new(bundle: &'b Bundle<'a>) -> Self {
        Self {
            bundle,
            silenced: within::silenced(bundle),
            unsettled: within::unsettled(bundle),
            converted: currency::converted(bundle),
            stating: bundle
                .claims
                .iter()
                .filter(|known| !known.is_derived())
                .map(Known::story)
                .collect(),
        }
    }

    /// How two groups stand to each other, where they are at odds.
    pub(super) fn pair<'g>(
        &self,
        groups: &'g [Group<'a>],
        a: usize,
        b: usize,
    ) -> Option<Odds<'g, 'a>> {
        let (x, y) = (groups.get(a)?, groups.get(b)?);
        let relation = opposition(x, y)?;
        if self.bundle.is_past_day && !is_of_one_event(&x.value, &y.value) {
            return None;
        }
        let claims = (self.standing(x, y), self.standing(y, x));
        let odds = |class, reach, claims| Odds {
            pair: (a, b),
            class,
            reach,
            relation,
            claims,
        };
        if between_stories(&claims) && !self.merely_follows(x, y, &claims) {
            return Some(odds(self.class(&claims, relation)?, Reach::Across, claims));
        }
        let claims = within::facing(self.bundle, x, y)?;
        Some(odds(self.class(&claims, relation)?, Reach::Within, claims))
    }

    fn class(&self, claims: &Facing<'_, 'a>, relation: Relation) -> Option<FindingClass> {
        // A denial excludes the very value it denies.
        let relation = match relation {
            Relation::Same => Relation::Disjoint,
            relation => relation,
        };
        let stand = |claims: &[&Known<'a>]| {
            Some(Stand {
                value: claims.first()?.value.clone(),
                claims: claims.iter().map(|known| (*known).clone()).collect(),
            })
        };
        class(
            &stand(&claims.0)?,
            &stand(&claims.1)?,
            relation,
            &self.bundle.slot,
        )
    }

    /// The claims of `own` that stand against `other`: not those of stories that say both in one voice, nor converted amounts, nor
    /// what a story says against its own first words; derived ones only where nothing is stated.
    fn standing<'g>(&self, own: &'g Group<'a>, other: &Group<'a>) -> Vec<&'g Known<'a>> {
        let both: BTreeSet<&str> = other.claims.iter().map(Known::story).collect();
        let standing: Vec<&Known<'a>> = own
            .claims
            .iter()
            .filter(|known| known.claim.scope.get(ScopeKey::Converted).is_none())
            .filter(|known| !self.silenced.contains(&known.claim.id))
            .filter(|known| !self.converted.contains(&known.claim.id))
            .filter(|known| !self.unsettled.contains(known.story()))
            .filter(|known| !both.contains(known.story()) || two_voices(known.story(), own, other))
            .collect();
        if standing.iter().all(|known| known.is_derived()) {
            standing
                .into_iter()
                .filter(|known| !self.stating.contains(known.story()))
                .collect()
        } else {
            standing
                .into_iter()
                .filter(|known| !known.is_derived())
                .collect()
        }
    }

    /// Values that only follow from others give no conflict with one another, nor by a single day: "50 days from 14 July"
    /// may or may not count the first day.
    fn merely_follows(&self, x: &Group<'a>, y: &Group<'a>, claims: &Facing<'_, 'a>) -> bool {
        let derived = |claims: &[&Known<'a>]| claims.iter().all(|known| known.is_derived());
        match (derived(&claims.0), derived(&claims.1)) {
            (true, true) => true,
            (false, false) => false,
            _ => match (&x.value, &y.value) {
                (Value::Time(x), Value::Time(y)) => {
                    days_between(x, y).is_some_and(|days| days <= 1)
                }
                _ => false,
            },
        }
    }
}

/// How two groups exclude or strain against one another; `None` where they do not.
fn opposition(x: &Group<'_>, y: &Group<'_>) -> Option<Relation> {
    let relation = compare(&x.value, &y.value);
    match (x.denied, y.denied) {
        (true, true) => None,
        (false, false) => {
            // A weekday without a date is not known well enough to exclude anything between stories.
            let bare = |value: &Value| matches!(value, Value::Time(time) if time.is_bare_day());
            let strained = !matches!(relation, Relation::Same | Relation::Unknown);
            (strained && !bare(&x.value) && !bare(&y.value)).then_some(relation)
        }
        (true, false) | (false, true) => (relation == Relation::Same).then_some(relation),
    }
}

/// Whether a story gives the two values in the mouths of two speakers.
fn two_voices(story: &str, x: &Group<'_>, y: &Group<'_>) -> bool {
    let speakers = |group: &Group<'_>| -> BTreeSet<String> {
        group
            .claims
            .iter()
            .filter(|known| known.story() == story)
            .filter_map(|known| known.own_speaker().map(|speaker| speaker.name.clone()))
            .collect()
    };
    let (x, y) = (speakers(x), speakers(y));
    !x.is_empty() && !y.is_empty() && x.is_disjoint(&y)
}

fn between_stories(claims: &Facing<'_, '_>) -> bool {
    claims
        .0
        .iter()
        .any(|x| claims.1.iter().any(|y| x.story() != y.story()))
}

/// Findings from pairs at odds: sides of values that fit, then sets of sides that all stand against one another in one class.
pub(super) fn assemble(
    context: &Context<'_>,
    bundle: &Bundle<'_>,
    groups: &[Group<'_>],
    odds: &[Odds<'_, '_>],
) -> Vec<Finding> {
    let camps = camps(groups, odds);
    let camp_of: BTreeMap<usize, usize> = camps
        .iter()
        .enumerate()
        .flat_map(|(camp, members)| members.iter().map(move |group| (*group, camp)))
        .collect();
    // The class between two camps is the first that applies to any of their values.
    let mut between: BTreeMap<(usize, usize), (FindingClass, Reach)> = BTreeMap::new();
    for one in odds {
        if let (Some(a), Some(b)) = (camp_of.get(&one.pair.0), camp_of.get(&one.pair.1)) {
            let found = (one.class, one.reach);
            between
                .entry((*a.min(b), *a.max(b)))
                .and_modify(|known| *known = (known.0.min(found.0), known.1.min(found.1)))
                .or_insert(found);
        }
    }
    let mut by_class: BTreeMap<(Reach, FindingClass), BTreeSet<(usize, usize)>> = BTreeMap::new();
    let mut by_reach: BTreeMap<Reach, BTreeSet<(usize, usize)>> = BTreeMap::new();
    for (pair, (class, reach)) in between {
        by_class.entry((reach, class)).or_default().insert(pair);
        by_reach.entry(reach).or_default().insert(pair);
    }
    let build = Build {
        context,
        bundle,
        groups,
        odds,
        camps: &camps,
    };
    let mut findings = Vec::new();
    for ((reach, class), edges) in &by_class {
        // A figure on the move is told as one row of figures, although some of them differ on one day or fall back; that is
        // told besides, as what it is.
        let joining = match class {
            FindingClass::Update => by_reach.get(reach).unwrap_or(edges),
            FindingClass::Hedged | FindingClass::Dispute | FindingClass::Contradiction => edges,
        };
        for clique in cliques(edges, joining) {
            findings.extend(build.finding(&clique, *class, *reach));
        }
    }
    findings
}

/// Groups at odds with something, gathered where they fit each other and stand alike against all others. Status words are
/// gathered although their classes differ: "not agreed" and "close to agreeing" are one side against "agreed".
fn camps(groups: &[Group<'_>], odds: &[Odds<'_, '_>]) -> Vec<Vec<usize>> {
    let mut rows: BTreeMap<usize, BTreeMap<usize, (FindingClass, Reach)>> = BTreeMap::new();
    for one in odds {
        let (a, b) = one.pair;
        rows.entry(a).or_default().insert(b, (one.class, one.reach));
        rows.entry(b).or_default().insert(a, (one.class, one.reach));
    }
    let alike = |a: usize, b: usize| {
        let (Some(x), Some(y), Some(row), Some(other)) =
            (groups.get(a), groups.get(b), rows.get(&a), rows.get(&b))
        else {
            return false;
        };
        let relation = compare(&x.value, &y.value);
        let status = matches!((&x.value, &y.value), (Value::Status(_), Value::Status(_)));
        x.denied == y.denied
            && !row.contains_key(&b)
            && if status {
                (relation.fits() || relation == Relation::Overlaps) && row.keys().eq(other.keys())
            } else {
                relation.fits() && row == other
            }
    };
    let mut camps: Vec<Vec<usize>> = Vec::new();
    for group in rows.keys() {
        match camps
            .iter_mut()
            .find(|camp| camp.iter().all(|member| alike(*member, *group)))
        {
            Some(camp) => camp.push(*group),
            None => camps.push(vec![*group]),
        }
    }
    camps
}

/// Covers all `edges` with sets of their nodes that are all joined by `joining` edges, greedily and in order.
fn cliques(
    edges: &BTreeSet<(usize, usize)>,
    joining: &BTreeSet<(usize, usize)>,
) -> Vec<Vec<usize>> {
    let nodes: BTreeSet<usize> = edges.iter().flat_map(|(a, b)| [*a, *b]).collect();
    let joined = |a: usize, b: usize| joining.contains(&(a.min(b), a.max(b)));
    let mut covered: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut cliques = Vec::new();
    for (a, b) in edges {
        if covered.contains(&(*a, *b)) {
            continue;
        }
        let mut clique = vec![*a, *b];
        for node in &nodes {
            if !clique.contains(node) && clique.iter().all(|member| joined(*member, *node)) {
                clique.push(*node);
            }
        }
        for x in &clique {
            covered.extend(clique.iter().filter(|y| x < y).map(|y| (*x, *y)));
        }
        clique.sort_unstable();
        cliques.push(clique);
    }
    cliques
}

/// What a finding is built from.
struct Build<'s, 'a> {
    context: &'s Context<'a>,
    bundle: &'s Bundle<'a>,
    groups: &'s [Group<'a>],
    odds: &'s [Odds<'s, 'a>],
    camps: &'s [Vec<usize>],
}

impl<'s, 'a> Build<'s, 'a> {
    fn finding(&self, clique: &[usize], class: FindingClass, reach: Reach) -> Option<Finding> {
        let groups: BTreeSet<usize> = clique
            .iter()
            .filter_map(|camp| self.camps.get(*camp))
            .flatten()
            .copied()
            .collect();
        let odds: Vec<&Odds<'s, 'a>> = self
            .odds
            .iter()
            .filter(|one| groups.contains(&one.pair.0) && groups.contains(&one.pair.1))
            .collect();
        let mut sides: Vec<(Side, Vec<&Known<'a>>)> = clique
            .iter()
            .filter_map(|camp| self.side(self.camps.get(*camp)?, &odds))
            .collect();
        if sides.len() < 2 {
            return None;
        }
        sides.sort_by(|(a, _), (b, _)| (b.independent, &a.value).cmp(&(a.independent, &b.value)));
        let explanation = self.explanation(&sides, &odds, class, reach);
        let sides: Vec<Side> = sides.into_iter().map(|(side, _)| side).collect();
        Some(Finding {
            id: finding_id(self.bundle, class.as_str(), &sides),
            finding: FindingKind::Conflict,
            class: Some(class),
            reach,
            severity: severity(class),
            event: self.bundle.event.id.clone(),
            slot: self.bundle.slot.name.clone(),
            sides,
            explanation,
        })
    }

    fn side(&self, camp: &[usize], odds: &[&Odds<'s, 'a>]) -> Option<(Side, Vec<&'s Known<'a>>)> {
        let of_camp = odds.iter().flat_map(|one| {
            let first = camp.contains(&one.pair.0).then_some(&one.claims.0);
            let second = camp.contains(&one.pair.1).then_some(&one.claims.1);
            first.into_iter().chain(second).flatten().copied()
        });
        let by_id: BTreeMap<(&str, usize, &ClaimId), &Known<'a>> = of_camp
            .map(|known| {
                (
                    (known.story(), known.claim.at.start, &known.claim.id),
                    known,
                )
            })
            .collect();
        let claims: Vec<&Known<'a>> = by_id.into_values().collect();
        let finest = camp
            .iter()
            .filter_map(|group| self.groups.get(*group))
            .min_by_key(|group| (fineness(&group.value), group.shown.clone()))?;
        let shown = if finest.denied {
            format!("not {}", finest.shown)
        } else {
            finest.shown.clone()
        };
        Some((side_of(self.context, shown, &claims), claims))
    }

    fn explanation(
        &self,
        sides: &[(Side, Vec<&Known<'a>>)],
        odds: &[&Odds<'s, 'a>],
        class: FindingClass,
        reach: Reach,
    ) -> Vec<String> {
        let mut steps: Vec<String> = sides
            .iter()
            .flat_map(|(side, claims)| explain::side(self.context, side, claims))
            .collect();
        let claims: Vec<&Known<'a>> = sides
            .iter()
            .flat_map(|(_, claims)| claims)
            .copied()
            .collect();
        let pairs: Vec<(&str, &str, Relation)> = odds
            .iter()
            .filter_map(|one| {
                let (a, b) = (self.groups.get(one.pair.0)?, self.groups.get(one.pair.1)?);
                Some((a.shown.as_str(), b.shown.as_str(), one.relation))
            })
            .collect();
        steps.push(explain::event(
            self.bundle.event,
            &self.bundle.slot,
            &claims,
        ));
        steps.push(explain::relations(&pairs));
        steps.push(explain::class(class, reach, sides));
        steps
    }
}

/// A side with its claims, sources and their independence.
pub(super) fn side_of(context: &Context<'_>, value: String, claims: &[&Known<'_>]) -> Side {
    let stories: BTreeSet<&str> = claims.iter().map(|known| known.story()).collect();
    Side {
        value,
        claims: claims.iter().map(|known| known.claim.id.clone()).collect(),
        independent: independent(context, &stories),
        sources: stories.into_iter().map(str::to_owned).collect(),
    }
}

/// The id of a finding: event, slot, class and claims.
pub(super) fn finding_id(bundle: &Bundle<'_>, class: &str, sides: &[Side]) -> String {
    let claims: BTreeSet<&str> = sides
        .iter()
        .flat_map(|side| side.claims.iter().map(|id| id.0.as_str()))
        .collect();
    let head = [bundle.event.id.as_str(), bundle.slot.name.as_str(), class];
    stable_hash(head.into_iter().chain(claims))
}
