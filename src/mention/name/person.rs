//! Named persons: known ones by full or last name, unknown ones by a title, a first name, a verb of saying or an age.
//!
//! A title, and the state or body before it, become part of the mention. An office without a name ("the Ukrainian
//! president") is its holder of today, unless a word before it says otherwise.

use super::scan::{Match, Scan};
use crate::lexicon::name_index::Name;
use crate::lexicon::sources::WordClass;
use crate::text::Shape;

/// A person, by the words that name them; positions count words, the end is excluded.
#[derive(Debug)]
pub(super) struct Person {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Canonical name.
    pub(super) name: String,
}

/// Capitalised words that may be a name.
#[derive(Debug, Clone, Copy)]
struct Sequence {
    end: usize,
    /// How many words, particles and initials' dots left out.
    words: usize,
}

/// Names are this long at most, in capitalised words.
const LONGEST: usize = 5;

/// Finds all persons, in order, and takes their words.
pub(super) fn find(scan: &mut Scan<'_, '_>) -> Vec<Person> {
    let mut persons = Vec::new();
    let mut at = 0;
    while at < scan.len() {
        match bare(scan, at) {
            Some(mut person) => {
                person.start = with_title(scan, person.start);
                scan.take(person.start, person.end);
                at = person.end;
                persons.push(person);
            }
            None => at += 1,
        }
    }
    for person in office_holders(scan) {
        scan.take(person.start, person.end);
        persons.push(person);
    }
    persons
}

/// A person's name at word `at`, without title.
fn bare(scan: &Scan<'_, '_>, at: usize) -> Option<Person> {
    if !scan.is_nameable(at) || !scan.is_free(at, at + 1) || !is_word_start(scan, at) {
        return None;
    }
    known(scan, at).or_else(|| unknown(scan, at))
}

/// Not inside a hyphened word: "pro-Trump" names nobody who acts, but "Trump-Putin" does.
fn is_word_start(scan: &Scan<'_, '_>, at: usize) -> bool {
    !(scan.is_joined(at) && at > 0 && scan.shape(at - 1) != Some(Shape::Mark))
}

fn known(scan: &Scan<'_, '_>, at: usize) -> Option<Person> {
    let found = scan.starting(at)?;
    let (number, is_surname) = found.names.iter().find_map(|name| match name {
        Name::Person(i) => Some((*i, false)),
        Name::Surname(i) => Some((*i, true)),
        _ => None,
    })?;
    if scan.is(found.end, WordClass::Body) && scan.is_capital(found.end) && !scan.is_title {
        return None;
    }
    let junior = ["jr", "sr", "junior"]
        .iter()
        .any(|word| scan.has(found.end, word));
    let relative = is_surname && at > 1 && is_other_first_name(scan, at - 1);
    if junior || relative {
        let start = at - usize::from(relative);
        let end = found.end + usize::from(junior);
        return Some(Person {
            start,
            end,
            name: scan.written(start, end),
        });
    }
    let entry = scan.gazetteer.person_entry(number)?;
    Some(Person {
        start: at,
        end: found.end,
        name: entry.name.clone(),
    })
}

/// A capitalised word before a known last name that makes another person of it: "Melania Trump".
fn is_other_first_name(scan: &Scan<'_, '_>, at: usize) -> bool {
    !scan.is_title
        && scan.is_free(at, at + 1)
        && scan.shape(at) == Some(Shape::Capital)
        && scan.key(at).len() > 1
        && !scan.is_joined(at + 1)
        && !scan.is_joined(at)
        && scan.shape(at - 1) != Some(Shape::Mark)
        && scan.covering(at).is_none()
        && !scan.is(at, WordClass::Function)
        && !scan.is(at, WordClass::Calendar)
        && !scan.is(at, WordClass::RoleWord)
        && !scan.is(at, WordClass::Body)
}

/// A name nobody has listed, where the words around it say that it is one.
fn unknown(scan: &Scan<'_, '_>, at: usize) -> Option<Person> {
    let name = sequence(scan, at)?;
    let first_is_given = scan.is(at, WordClass::Given);
    let after_role = scan
        .ending(at)
        .filter(|m| m.is_role() && !scan.is_joined(at));
    let is_person = match after_role {
        Some(role) => name.words >= 2 && !scan.is_title || is_enough_alone(scan, role),
        None => {
            name.words >= 2
                && (first_is_given
                    || (!scan.is_title
                        && (is_beside_saying(scan, at, name) || is_aged(scan, name))))
        }
    };
    (is_person || (first_is_given && name.words >= 2)).then(|| Person {
        start: at,
        end: name.end,
        name: scan.written(at, name.end),
    })
}

/// Whether one word after this title or office is a name: "Mr Haldane", "President Okoro"; not "minister Haldane".
fn is_enough_alone(scan: &Scan<'_, '_>, role: &Match<'_>) -> bool {
    !scan.is_title
        && (role.any(|n| matches!(n, Name::Title)) || scan.is_capital(role.start) && role.start > 0)
}

/// "Jana Lind said", "said Jana Lind".
fn is_beside_saying(scan: &Scan<'_, '_>, at: usize, name: Sequence) -> bool {
    let is_verb = |at: usize, class: WordClass| {
        scan.is_saying(at)
            && scan
                .sources()
                .saying_lemma(scan.key(at))
                .is_some_and(|lemma| scan.gazetteer.is(class, lemma))
    };
    is_verb(name.end, WordClass::PersonalVerb)
        || at
            .checked_sub(1)
            .is_some_and(|at| is_verb(at, WordClass::InvertingVerb))
}

/// "Jana Lind, 45, lived": an age set off by commas.
fn is_aged(scan: &Scan<'_, '_>, name: Sequence) -> bool {
    let is_age = || {
        let age = scan.key(name.end + 1).parse::<u8>();
        age.is_ok_and(|age| age < 120)
    };
    scan.has(name.end, ",") && is_age() && [",", ".", ")"].iter().any(|m| scan.has(name.end + 2, m))
}

/// The longest run of words from `at` that can be a name; `None` where its last word ends the name of a body or place.
fn sequence(scan: &Scan<'_, '_>, at: usize) -> Option<Sequence> {
    let mut end = at;
    let mut words = 0;
    while words < LONGEST {
        let start = after_particles(scan, end, words > 0);
        if !is_name_word(scan, start, at, words) {
            break;
        }
        if scan.is(start, WordClass::Body) {
            return None;
        }
        words += 1;
        end = after_joined(scan, start + 1);
    }
    (words > 0).then_some(Sequence { end, words })
}

/// Past "von der", "al-" and the like, where a name goes on behind them.
fn after_particles(scan: &Scan<'_, '_>, at: usize, allowed: bool) -> usize {
    let mut next = at;
    while allowed && next < at + 4 && scan.is(next, WordClass::Particle) && !scan.is_capital(next) {
        next += 1;
        if scan.has(next, "-") && scan.is_joined(next) {
            next += 1;
        }
    }
    if scan.is_capital(next) { next } else { at }
}

/// Past what is joined to a name word: "-Noel", "'Brien", the dot of an initial.
fn after_joined(scan: &Scan<'_, '_>, at: usize) -> usize {
    let mut next = at;
    while (scan.has(next, "-") || scan.has(next, "'"))
        && scan.is_joined(next)
        && scan.is_joined(next + 1)
        && !scan.has(next + 1, "s")
        && scan
            .shape(next + 1)
            .is_some_and(|shape| shape != Shape::Mark)
    {
        next += 2;
    }
    let is_short = |key: &str| key.chars().count() <= 1 || matches!(key, "jr" | "sr");
    let abbreviated = next == at && at > 0 && is_short(scan.key(at - 1));
    if abbreviated && scan.has(next, ".") && scan.is_joined(next) && scan.len() > next + 1 {
        next += 1;
    }
    next
}

/// Whether the word at `at` can be part of a name that begins at `first` and has `so_far` words.
fn is_name_word(scan: &Scan<'_, '_>, at: usize, first: usize, so_far: usize) -> bool {
    let capital = match scan.shape(at) {
        Some(Shape::Capital) => true,
        Some(Shape::Upper) => scan.key(at).chars().count() <= 2,
        Some(Shape::Lower | Shape::Number | Shape::Mark) | None => return false,
    };
    let follows = so_far == 0 || !scan.is_joined(at) || scan.shape(at - 1) == Some(Shape::Mark);
    capital
        && follows
        && scan.is_free(at, at + 1)
        && !scan.is(at, WordClass::Function)
        && !scan.is(at, WordClass::Calendar)
        && !scan.is(at, WordClass::Saying)
        && !scan.is_joined_to_digits(at)
        && scan
            .covering(at)
            .is_none_or(|m| is_name_too(scan, m, at, first, so_far))
}

/// A known name inside another person's: the last names of "George Washington" and "Ivanka Trump".
fn is_name_too(
    scan: &Scan<'_, '_>,
    name: &Match<'_>,
    at: usize,
    first: usize,
    so_far: usize,
) -> bool {
    let single = name.end - name.start == 1 && at == name.start;
    let nameable = name.any(|n| {
        matches!(
            n,
            Name::Country(_) | Name::Place(_) | Name::Surname(_) | Name::People(_)
        )
    });
    so_far >= 1 && single && nameable && scan.is(first, WordClass::Given)
}

/// Where the mention of the person whose name starts at `start` begins: with the title, and what the title belongs to.
fn with_title(scan: &Scan<'_, '_>, start: usize) -> usize {
    let mut at = start;
    let mut has_role = false;
    while at > 0 && !scan.is_joined(at) && scan.is_free(at - 1, at) {
        if let Some(before) = scan.ending(at) {
            let belongs = before.is_role()
                || (has_role
                    && before
                        .names
                        .iter()
                        .any(|n| scan.gazetteer.party_of(*n).is_some()));
            if !belongs {
                break;
            }
            has_role = true;
            at = before.start;
        } else if has_role && is_before_role(scan, at - 1) {
            at -= 1;
        } else {
            break;
        }
    }
    at
}

/// A word that belongs to the role behind it: "deputy", "Security Council".
fn is_before_role(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.is(at, WordClass::RoleWord)
        || (scan.is_capital(at)
            && scan.covering(at).is_none()
            && !scan.is(at, WordClass::Function)
            && !scan.is(at, WordClass::Calendar))
}

/// Offices named without their holder: "the Ukrainian president", "Russia's foreign minister".
fn office_holders(scan: &Scan<'_, '_>) -> Vec<Person> {
    scan.found()
        .iter()
        .filter(|m| m.any(|n| matches!(n, Name::Role)))
        .filter_map(|role| office_holder(scan, role))
        .collect()
}

fn office_holder(scan: &Scan<'_, '_>, role: &Match<'_>) -> Option<Person> {
    let before = scan.ending(role.start).or_else(|| {
        let possessive = role.start.checked_sub(2)?;
        scan.ending(possessive)
            .filter(|m| scan.is_possessive(m.end))
    })?;
    let is_now = !before
        .start
        .checked_sub(1)
        .is_some_and(|at| scan.is(at, WordClass::NotIncumbent));
    let goes_on = (scan.has(role.end, "-") && scan.is_joined(role.end))
        || (scan.is_capital(role.end) && !scan.is_title && scan.covering(role.end).is_none());
    if !is_now || goes_on || !scan.is_free(before.start, role.end) {
        return None;
    }
    let party = before
        .names
        .iter()
        .find_map(|n| scan.gazetteer.party_of(*n))?;
    let office = scan.written(role.start, role.end);
    let entry = scan.gazetteer.incumbent(party, &office).or_else(|| {
        let whole = format!("{} {office}", scan.written(before.start, before.end));
        scan.gazetteer.incumbent(party, &whole)
    })?;
    Some(Person {
        start: before.start,
        end: role.end,
        name: entry.name.clone(),
    })
}
