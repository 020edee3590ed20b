//! Whether a state, capital or seat of government is meant as a place or as the one who acts.
//!
//! "Kyiv said" is Ukraine acting, "in Kyiv" is a place. One table of cues, tried in order; the first that holds decides.
//! Cities that stand for nobody are always places.

use super::scan::{Match, Scan};
use crate::lexicon::name_index::Name;
use crate::lexicon::sources::WordClass;
use crate::mention::MentionKind;
use crate::text::Shape;
use crate::value::Place;

/// How names so far in the sentence were read, for coordination ("in Turkey and Syria").
#[derive(Debug, Default)]
pub(super) struct Readings {
    /// End, in words, of the last name that was read as a place because of a preposition.
    located_until: Option<usize>,
    /// Whether that preposition opened the sentence: "In Turkey, Russia said" is no list.
    opened: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Actor,
    Place,
}

/// A name where it stands.
struct Setting<'m> {
    name: &'m Match<'m>,
    /// The word that governs it, see [`word_before`].
    governor: Option<usize>,
    /// Whether that is a preposition or verb of place.
    located: bool,
}

/// A cue: what it decides, and whether it holds for a name in a sentence.
type Cue = (Role, fn(&Scan<'_, '_>, &Setting<'_>) -> bool);

/// In order: "Moscow's" beats "in Moscow's", "according to Kyiv" beats "to Kyiv".
const CUES: [Cue; 8] = [
    (Role::Actor, |scan, at| scan.is_possessive(at.name.end)),
    (Role::Actor, |scan, at| {
        scan.is(at.name.end, WordClass::ActorAfter)
    }),
    (Role::Actor, follows_actor_pair),
    (Role::Actor, sends_people),
    (Role::Place, |scan, at| {
        stands_beside_container(scan, at.name)
    }),
    (Role::Place, |scan, at| opens_dateline(scan, at.name)),
    (Role::Place, |_, at| at.located),
    (Role::Place, |scan, at| {
        !is_country(at.name) && scan.is(at.name.end, WordClass::PlaceAfterCity)
    }),
];

/// Reads the name of a state or place.
pub(super) fn read(
    scan: &Scan<'_, '_>,
    name: &Match<'_>,
    readings: &mut Readings,
) -> Option<MentionKind> {
    if is_part_of_other_name(scan, name) {
        return None;
    }
    places_of(scan, name).next()?;
    let governor = word_before(scan, name.start);
    let setting = Setting {
        name,
        governor,
        located: governor.is_some_and(|at| locates(scan, at, name)),
    };
    if is_guarded(scan, name) && !setting.located {
        return None;
    }
    let ambiguous = name.names.len() > 1;
    let party = name.names.iter().find_map(|n| scan.gazetteer.party_of(*n));
    let party = party.filter(|_| !ambiguous);
    let role = if party.is_some() {
        role(scan, &setting, readings)
    } else {
        Role::Place
    };
    if role == Role::Place && (setting.located || is_coordinated(scan, &setting, readings)) {
        readings.located_until = Some(name.end);
        if setting.located {
            readings.opened = governor == Some(0);
        }
    }
    match (role, party) {
        (Role::Actor, Some(party)) => Some(MentionKind::Party(party.to_owned())),
        (Role::Actor | Role::Place, _) => place_meant(scan, name).map(MentionKind::Place),
    }
}

/// Actor unless a cue says otherwise: states and capitals fill the news as the ones who act.
fn role(scan: &Scan<'_, '_>, setting: &Setting<'_>, readings: &Readings) -> Role {
    match CUES.iter().find(|(_, holds)| holds(scan, setting)) {
        Some((role, _)) => *role,
        None if is_coordinated(scan, setting, readings) => Role::Place,
        None => Role::Actor,
    }
}

/// "negotiators from Egypt": whom they speak for.
fn sends_people(scan: &Scan<'_, '_>, setting: &Setting<'_>) -> bool {
    let from = setting.governor;
    from.and_then(|at| Some((at, at.checked_sub(1)?)))
        .is_some_and(|(from, head)| scan.has(from, "from") && scan.is(head, WordClass::UnnamedHead))
}

fn is_country(name: &Match<'_>) -> bool {
    name.any(|n| matches!(n, Name::Country(_)))
}

fn is_guarded(scan: &Scan<'_, '_>, name: &Match<'_>) -> bool {
    name.names.iter().any(|n| match n {
        Name::Place(i) => scan.gazetteer.place_entry(*i).is_some_and(|p| p.guarded),
        _ => false,
    })
}

/// Whether the name is a part of another: "Air France", "Jordan Henley", "Tamsin Jordan", "Maryland Avenue".
fn is_part_of_other_name(scan: &Scan<'_, '_>, name: &Match<'_>) -> bool {
    let before = name
        .start
        .checked_sub(1)
        .filter(|at| scan.is_capital(*at) && !scan.is_joined(name.start));
    let after = Some(name.end).filter(|at| scan.is_capital(*at) && !scan.is_joined(*at));
    let is_nameable = scan.is(name.start, WordClass::GivenPlace) && !scan.is_title;
    before.is_some_and(|at| {
        scan.is(at, WordClass::OtherNameBefore)
            || (is_nameable && at > 0 && name.end == name.start + 1 && is_plain_capital(scan, at))
    }) || after.is_some_and(|at| {
        scan.is(at, WordClass::OtherNameAfter) || (is_nameable && is_plain_capital(scan, at))
    })
}

/// A capitalised word that nothing is known of.
pub(super) fn is_plain_capital(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.shape(at) == Some(Shape::Capital)
        && scan.covering(at).is_none()
        && [
            WordClass::Calendar,
            WordClass::Function,
            WordClass::Body,
            WordClass::RoleWord,
            WordClass::PlaceSkip,
        ]
        .iter()
        .all(|class| !scan.is(at, *class))
}

/// The place a name stands for; of several places of one name the one whose container is named beside it.
fn place_meant(scan: &Scan<'_, '_>, name: &Match<'_>) -> Option<Place> {
    let mut places = places_of(scan, name);
    if let [only] = name.names {
        return scan.gazetteer.place_of(*only).cloned();
    }
    let told_apart = places.find(|place| {
        neighbour_places(scan, name)
            .any(|other| place.within.contains(&other.name) || other.within.contains(&place.name))
    });
    match told_apart {
        Some(place) => Some(place.clone()),
        None => scan
            .gazetteer
            .place_among(name.names, &scan.written(name.start, name.end)),
    }
}

/// The places a name may stand for.
fn places_of<'a>(scan: &'a Scan<'_, '_>, name: &'a Match<'_>) -> impl Iterator<Item = &'a Place> {
    name.names
        .iter()
        .filter_map(|n| scan.gazetteer.place_of(*n))
}

/// Places named directly before or after, across a comma: "Istanbul, Turkey".
fn neighbour_places<'a>(
    scan: &'a Scan<'_, '_>,
    name: &Match<'_>,
) -> impl Iterator<Item = &'a Place> {
    let before = name
        .start
        .checked_sub(1)
        .filter(|comma| scan.has(*comma, ","))
        .and_then(|comma| scan.ending(comma));
    let after = Some(name.end)
        .filter(|comma| scan.has(*comma, ","))
        .and_then(|comma| scan.starting(comma + 1));
    before
        .into_iter()
        .chain(after)
        .flat_map(|m| places_of(scan, m))
}

fn stands_beside_container(scan: &Scan<'_, '_>, name: &Match<'_>) -> bool {
    neighbour_places(scan, name).any(|other| {
        places_of(scan, name)
            .any(|p| p.name != other.name && (p.contains(other) || other.contains(p)))
    })
}

/// "MOSCOW, July 21 (Reuters) -", "KYIV (AP) —".
fn opens_dateline(scan: &Scan<'_, '_>, name: &Match<'_>) -> bool {
    let opens = match scan.key(name.end) {
        "(" | "—" | "/" => true,
        "-" => !scan.is_joined(name.end),
        "," => {
            scan.is(name.end + 1, WordClass::Calendar)
                || scan.shape(name.end + 1) == Some(Shape::Number)
        }
        _ => false,
    };
    opens && (0..name.start).all(|at| scan.shape(at) == Some(Shape::Mark))
}

/// "according to Kyiv", "pressure from Washington": the preposition is no preposition of place there.
fn follows_actor_pair(scan: &Scan<'_, '_>, setting: &Setting<'_>) -> bool {
    let at = setting.governor;
    match (at, at.and_then(|at| at.checked_sub(1))) {
        (Some(second), Some(first)) if scan.is(first, WordClass::ActorPairFirst) => {
            let pair = format!("{} {}", scan.key(first), scan.key(second));
            scan.gazetteer.is(WordClass::ActorPair, &pair)
        }
        _ => false,
    }
}

/// Whether the word at `at`, which governs the name, is a preposition or verb of place.
fn locates(scan: &Scan<'_, '_>, at: usize, name: &Match<'_>) -> bool {
    scan.is(at, WordClass::PlaceBefore)
        || (!is_country(name) && scan.is(at, WordClass::PlaceBeforeCity))
        || (scan.has(at, "of")
            && at
                .checked_sub(1)
                .is_some_and(|noun| scan.is(noun, WordClass::PlaceBeforeOf)))
}

/// The word that governs a name: articles, adjectives of place and hyphened adjectives are passed over.
fn word_before(scan: &Scan<'_, '_>, start: usize) -> Option<usize> {
    let mut at = start.checked_sub(1)?;
    loop {
        if scan.has(at, "-") && scan.is_joined(at) {
            return None;
        }
        let is_compound = at >= 2 && scan.has(at - 1, "-") && scan.is_joined(at);
        if is_compound {
            at = at.checked_sub(3)?;
        } else if scan.is(at, WordClass::PlaceSkip) {
            at = at.checked_sub(1)?;
        } else {
            return Some(at);
        }
    }
}

/// "in Turkey and Syria", "in Turkey, Syria, and Iraq": the others are where the first is.
fn is_coordinated(scan: &Scan<'_, '_>, setting: &Setting<'_>, readings: &Readings) -> bool {
    let (Some(joiner), end) = (setting.governor, setting.name.end) else {
        return false;
    };
    let is_located = |end: usize| readings.located_until == Some(end);
    let is_and = |at: usize| scan.has(at, "and") || scan.has(at, "or");
    let is_comma = |at: usize| scan.has(at, ",") && !readings.opened;
    if is_and(joiner) {
        return is_located(joiner)
            || joiner
                .checked_sub(1)
                .is_some_and(|at| is_comma(at) && is_located(at));
    }
    let goes_on = is_and(end) || scan.has(end, ",");
    is_comma(joiner) && is_located(joiner) && goes_on
}
