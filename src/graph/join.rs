//! Local events into groups: candidates by shared keys, the gate's verdict on each pair, the strongest joined first.
//!
//! Comes in: local events. Goes out: groups with the reasons. Local events with equal evidence are judged once, and only those
//! that share a key (name, party, place, or time) meet, so a large feed does not cost the square of its stories.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use petgraph::unionfind::UnionFind;

use crate::rule::{Identity, Rule};

use super::Join;
use super::evidence::{Evidence, UNRULED};
use super::gate::{Verdict, excluded, judge};
use super::local::Local;

/// Reasons of one sort that an event lists at most; the rest are counted.
const REASONS_SHOWN: usize = 12;

/// Up to this strength nothing but the time speaks for one event.
const WEAK: u8 = 4;

/// Parties of which all pairs are keys; events of more are sought by each party.
const MOST_PAIRED: usize = 8;

/// Local events that are one event.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// Indices into the local events, ascending.
    pub(super) locals: Vec<usize>,
    /// Why they were joined, and what was kept apart; sorted.
    pub(super) why: Vec<String>,
    /// Why stories were joined, in full.
    pub(super) joins: BTreeSet<Join>,
}

/// A distinct piece of evidence with the local events that carry it, and those they have become one with.
struct Distinct<'a> {
    kind: &'a str,
    evidence: &'a Evidence,
    locals: Vec<usize>,
}

/// Groups local events; the result does not depend on their order.
pub(super) fn groups(locals: &[Local<'_>], rules: &BTreeMap<&str, &Rule>) -> Vec<Group> {
    let unruled = UNRULED;
    let identity = |kind: &str| rules.get(kind).map_or(&unruled, |rule| &rule.identity);
    let distinct = distinct(locals, identity);
    let verdict = |a: usize, b: usize| {
        judge(
            distinct[a].evidence,
            distinct[b].evidence,
            identity(distinct[a].kind),
        )
    };
    let mut joins = Vec::new();
    let mut aparts = Vec::new();
    for (a, b) in candidates(&distinct, identity) {
        match verdict(a, b) {
            Verdict::Join { strength, why } => joins.push((std::cmp::Reverse(strength), a, b, why)),
            Verdict::Apart { .. } => aparts.push((a, b)),
            Verdict::Open => {}
        }
    }
    joins.sort();
    let mut clusters = Clusters::new(&distinct, locals);
    let (strong, weak): (Vec<_>, Vec<_>) = joins
        .into_iter()
        .partition(|(strength, ..)| strength.0 > WEAK);
    for (_, a, b, why) in strong {
        clusters.join(a, b, &why, |x, y| {
            excluded(x, y, identity(distinct[a].kind))
        });
    }
    let torn = clusters.torn(weak.iter().map(|(_, a, b, _)| (*a, *b)), |a, x, y| {
        excluded(x, y, identity(distinct[a].kind))
    });
    for (_, a, b, why) in weak {
        if torn.contains(&a) || torn.contains(&b) {
            clusters.note_apart(a, b, "it could as well be another one of that time");
        } else {
            clusters.join(a, b, &why, |x, y| {
                excluded(x, y, identity(distinct[a].kind))
            });
        }
    }
    for (a, b) in aparts {
        // There may be a great many of these: a reason is worded only where it will be shown.
        if clusters.has_room_for_apart(a, b)
            && let Verdict::Apart { why } = verdict(a, b)
        {
            clusters.note_apart(a, b, &why);
        }
    }
    clusters.into_groups()
}

/// Equal evidence of one kind, judged once. An event that only its story knows (nothing to join it by) stays alone.
fn distinct<'a, 'r>(
    locals: &'a [Local<'a>],
    identity: impl Fn(&str) -> &'r Identity,
) -> Vec<Distinct<'a>> {
    let mut by_evidence: BTreeMap<(&str, &Evidence), Vec<usize>> = BTreeMap::new();
    let mut alone = Vec::new();
    for (index, local) in locals.iter().enumerate() {
        let joins_itself = matches!(
            judge(&local.evidence, &local.evidence, identity(local.kind)),
            Verdict::Join { .. }
        );
        if joins_itself {
            by_evidence
                .entry((local.kind, &local.evidence))
                .or_default()
                .push(index);
        } else {
            alone.push(index);
        }
    }
    let mut distinct: Vec<Distinct<'a>> = by_evidence
        .into_iter()
        .map(|((kind, evidence), locals)| Distinct {
            kind,
            evidence,
            locals,
        })
        .collect();
    distinct.extend(alone.into_iter().map(|index| Distinct {
        kind: locals[index].kind,
        evidence: &locals[index].evidence,
        locals: vec![index],
    }));
    distinct.sort_by(|a, b| a.locals.cmp(&b.locals));
    distinct
}

/// Who shares a key at about one time, and who of them seeks all the others.
#[derive(Default)]
struct Meeting {
    everyone: Vec<usize>,
    seekers: Vec<usize>,
}

/// Pairs that share a name whenever told, or parties or a place at about the same time. Undated ones seek all who share the
/// rest; those who name neither party nor place seek all that are topics of their stories at the time.
fn candidates<'r>(
    distinct: &[Distinct<'_>],
    identity: impl Fn(&str) -> &'r Identity,
) -> BTreeSet<(usize, usize)> {
    let mut meetings: BTreeMap<(&str, String, Option<i32>), Meeting> = BTreeMap::new();
    for (index, item) in distinct.iter().enumerate() {
        let identity = identity(item.kind);
        let buckets = buckets(item.evidence, identity.window_days);
        let mut attend = |key: &str, bucket: Option<i32>, seeks: bool| {
            let meeting = meetings
                .entry((item.kind, key.to_owned(), bucket))
                .or_default();
            meeting.everyone.push(index);
            if seeks {
                meeting.seekers.push(index);
            }
        };
        for name in &item.evidence.names {
            attend(&format!("name:{name}"), None, true);
        }
        for (key, seeks) in keys(item.evidence, identity.parties) {
            attend(&key, None, seeks && buckets.is_empty());
            for bucket in &buckets {
                attend(&key, Some(*bucket), seeks);
            }
        }
        let about = &item.evidence.about;
        for bucket in &buckets {
            for name in &about.names {
                attend(&format!("about:{name}"), Some(*bucket), true);
            }
        }
        if item.evidence.topic {
            let by_parties = identity.parties && !item.evidence.parties.is_empty();
            // Who names enough does not seek all that is told at the time.
            let names_enough = identity.names && about.names.len() >= 2;
            let bare = !by_parties && item.evidence.places.is_empty() && !names_enough;
            attend("topic", None, bare && buckets.is_empty());
            for bucket in &buckets {
                attend("topic", Some(*bucket), bare);
            }
        }
    }
    let mut pairs = BTreeSet::new();
    for meeting in meetings.values() {
        for x in &meeting.seekers {
            let others = meeting.everyone.iter().filter(|y| *y != x);
            pairs.extend(others.map(|y| (*x.min(y), *x.max(y))));
        }
    }
    pairs
}

/// What an item may share with others, and whether it seeks them by it. Where parties identify, they must be compatible
/// (`parties_fit`): two in common, or the one that is all there is. So those who name several seek by pairs of them, and
/// nobody who names any seeks by place: in a feed a party such as Russia, or a place such as Geneva, is shared by too many.
fn keys(evidence: &Evidence, by_parties: bool) -> Vec<(String, bool)> {
    let parties: Vec<&String> = evidence.parties.iter().collect();
    let paired = by_parties && (2..=MOST_PAIRED).contains(&parties.len());
    let mut keys: Vec<(String, bool)> = parties
        .iter()
        .map(|party| (format!("party:{party}"), !paired))
        .collect();
    if paired {
        for (i, a) in parties.iter().enumerate() {
            let after = parties.iter().skip(i + 1);
            keys.extend(after.map(|b| (format!("parties:{a}|{b}"), true)));
        }
    }
    let by_place = !by_parties || parties.is_empty();
    keys.extend(evidence.places.iter().map(|place| {
        let country = place.country.as_ref().unwrap_or(&place.name);
        (format!("place:{country}"), by_place)
    }));
    keys
}

/// Two stretches of time for each anchor, so that any two anchors within the window share one.
fn buckets(evidence: &Evidence, window: u16) -> BTreeSet<i32> {
    let width = i32::from(window).max(1);
    evidence
        .anchors()
        .into_iter()
        .flat_map(|range| [range.start, range.end])
        .flat_map(|day| {
            let bucket = day_number(day).div_euclid(width);
            [bucket, bucket + 1]
        })
        .collect()
}

fn day_number(day: Date) -> i32 {
    Date::ZERO.until(day).map_or(0, |span| span.get_days())
}

/// Distinct evidence being joined, each cluster with its members and reasons.
struct Clusters<'a> {
    distinct: &'a [Distinct<'a>],
    locals: &'a [Local<'a>],
    sets: UnionFind<usize>,
    members: Vec<Vec<usize>>,
    joined: Vec<BTreeSet<Join>>,
    apart: Vec<BTreeSet<String>>,
}

impl<'a> Clusters<'a> {
    fn new(distinct: &'a [Distinct<'a>], locals: &'a [Local<'a>]) -> Self {
        let reprints = |item: &Distinct<'_>| -> BTreeSet<Join> {
            item.locals
                .windows(2)
                .filter_map(|pair| match pair {
                    [a, b] => Some(Join {
                        why: "same kind of event, and equal in all that identifies it".to_owned(),
                        stories: [locals[*a].story.to_owned(), locals[*b].story.to_owned()],
                    }),
                    _ => None,
                })
                .collect()
        };
        Self {
            distinct,
            locals,
            sets: UnionFind::new(distinct.len()),
            members: (0..distinct.len()).map(|index| vec![index]).collect(),
            joined: distinct.iter().map(reprints).collect(),
            apart: vec![BTreeSet::new(); distinct.len()],
        }
    }

    fn story(&self, distinct: usize) -> &'a str {
        self.distinct[distinct]
            .locals
            .first()
            .map_or("", |local| self.locals[*local].story)
    }

    /// Joins the clusters of `a` and `b`, unless members of the two exclude one another.
    fn join(
        &mut self,
        a: usize,
        b: usize,
        why: &str,
        excluded: impl Fn(&Evidence, &Evidence) -> bool,
    ) {
        let (x, y) = (self.sets.find_mut(a), self.sets.find_mut(b));
        if x == y {
            return;
        }
        let clash = self.members[x].iter().any(|p| {
            self.members[y]
                .iter()
                .any(|q| excluded(self.distinct[*p].evidence, self.distinct[*q].evidence))
        });
        if clash {
            self.note_apart(a, b, "what else belongs to them is apart");
            return;
        }
        self.sets.union(x, y);
        let root = self.sets.find_mut(x);
        let other = if root == x { y } else { x };
        let members = std::mem::take(&mut self.members[other]);
        let joined = std::mem::take(&mut self.joined[other]);
        let apart = std::mem::take(&mut self.apart[other]);
        self.members[root].extend(members);
        self.joined[root].extend(joined);
        self.apart[root].extend(apart);
        let stories = [self.story(a).to_owned(), self.story(b).to_owned()];
        let why = why.to_owned();
        self.joined[root].insert(Join { why, stories });
    }

    /// Those that weak evidence would join to two clusters of which members exclude one another: two candidates, so none.
    fn torn(
        &mut self,
        pairs: impl Iterator<Item = (usize, usize)>,
        excluded: impl Fn(usize, &Evidence, &Evidence) -> bool,
    ) -> BTreeSet<usize> {
        let mut partners: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (a, b) in pairs {
            let (x, y) = (self.sets.find_mut(a), self.sets.find_mut(b));
            partners.entry(a).or_default().insert(y);
            partners.entry(b).or_default().insert(x);
        }
        let evidence = |index: &usize| self.distinct[*index].evidence;
        partners
            .into_iter()
            .filter(|(index, roots)| {
                // Comparing each with the first is enough to see that they are not all one.
                roots.first().is_some_and(|first| {
                    roots.iter().skip(1).any(|root| {
                        self.members[*first].iter().any(|x| {
                            self.members[*root]
                                .iter()
                                .any(|y| excluded(*index, evidence(x), evidence(y)))
                        })
                    })
                })
            })
            .map(|(index, _)| index)
            .collect()
    }

    /// Whether a reason why `a` and `b` were kept apart would still be shown.
    fn has_room_for_apart(&mut self, a: usize, b: usize) -> bool {
        let (x, y) = (self.sets.find_mut(a), self.sets.find_mut(b));
        x != y && (self.apart[x].len() < REASONS_SHOWN || self.apart[y].len() < REASONS_SHOWN)
    }

    /// Records that `a` and `b` were kept apart, where they were.
    fn note_apart(&mut self, a: usize, b: usize, why: &str) {
        let (x, y) = (self.sets.find_mut(a), self.sets.find_mut(b));
        if x != y {
            let reason = format!(
                "kept apart, `{}` and `{}`: {why}",
                self.story(a),
                self.story(b)
            );
            self.apart[x].insert(reason.clone());
            self.apart[y].insert(reason);
        }
    }

    fn into_groups(self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for ((members, joined), apart) in self.members.iter().zip(self.joined).zip(self.apart) {
            let mut locals: Vec<usize> = members
                .iter()
                .flat_map(|distinct| self.distinct[*distinct].locals.iter().copied())
                .collect();
            locals.sort_unstable();
            if !locals.is_empty() {
                let worded = |join: &Join| {
                    let [a, b] = &join.stories;
                    format!("`{a}` and `{b}`: {}", join.why)
                };
                let mut why = shown(joined.iter().map(worded).collect());
                why.extend(shown(apart));
                why.sort();
                groups.push(Group {
                    locals,
                    why,
                    joins: joined,
                });
            }
        }
        groups.sort_by(|a, b| a.locals.cmp(&b.locals));
        groups
    }
}

fn shown(reasons: BTreeSet<String>) -> Vec<String> {
    let more = reasons.len().saturating_sub(REASONS_SHOWN);
    let mut shown: Vec<String> = reasons.into_iter().take(REASONS_SHOWN).collect();
    if more > 0 {
        shown.push(format!("… and {more} more pairs of stories"));
    }
    shown
}
