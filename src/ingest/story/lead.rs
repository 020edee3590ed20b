//! Datelines: "MOSCOW, July 21 (Reuters) - ", "Thursday, 17 July 2025 - ", "PARIS — ", at the start of a paragraph.
//!
//! A lead is places, a date and an agency, in that order and with nothing else, up to a dash, colon, full stop or the
//! agency's bracket. It gets a segment of its own, so that its date gives no claim.

use crate::ingest::reference::stamp::{Stamp, stamps};
use crate::lexicon::{Gazetteer, Lexicon, PageWords};
use crate::value::Place;

/// No lead is longer, in bytes.
const LONGEST: usize = 120;

/// What a paragraph begins with before its first sentence.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ingest) struct Lead {
    /// Its length in bytes, up to the first word of the sentence.
    pub(in crate::ingest) len: usize,
    pub(in crate::ingest) place: Option<Place>,
    pub(in crate::ingest) stamp: Option<Stamp>,
    pub(in crate::ingest) agency: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Dash,
    Colon,
    Stop,
    Agency,
}

/// The lead of the paragraph `text`, if it has one. A date without a place is one only where `date_alone` says so.
pub(in crate::ingest) fn lead(text: &str, lexicon: &Lexicon, date_alone: bool) -> Option<Lead> {
    let first = text.trim_start_matches(['*', '_', ' ']).chars().next()?;
    if !first.is_alphanumeric() || first.is_lowercase() {
        return None;
    }
    let found = endings(text).find_map(|(at, ending)| {
        let lead = read(text.get(..at)?, ending, lexicon, date_alone)?;
        Some((at, lead))
    });
    let (at, mut lead) = found?;
    lead.len = at;
    extend(text, &mut lead);
    (lead.len < text.len()).then_some(lead)
}

/// Where a lead may end, nearest first: the offset behind it, its mark not included.
fn endings(text: &str) -> impl Iterator<Item = (usize, Ending)> + '_ {
    text.char_indices()
        .take_while(|(at, _)| *at < LONGEST)
        .filter_map(|(at, c)| {
            let before = text.get(..at)?.chars().next_back()?;
            let after = text.get(at + c.len_utf8()..)?.chars().next();
            let blank_after = after.is_none_or(|c| c.is_whitespace() || c == '*');
            let ending = match c {
                '-' | '–' | '—' | '_'
                    if (before.is_whitespace() || matches!(before, ')' | '.' | '*'))
                        && (blank_after || after == Some(c)) =>
                {
                    Ending::Dash
                }
                '—' => Ending::Dash,
                ':' if blank_after => Ending::Colon,
                '.' if blank_after => Ending::Stop,
                ')' if blank_after || after == Some('-') => return Some((at + 1, Ending::Agency)),
                _ => return None,
            };
            Some((at, ending))
        })
}

/// Reads what stands before an ending.
fn read(prefix: &str, ending: Ending, lexicon: &Lexicon, date_alone: bool) -> Option<Lead> {
    let (rest, agency) = split_agency(prefix);
    if ending == Ending::Agency && agency.is_none() {
        return None;
    }
    let found = stamps(rest, lexicon);
    let stamp = found
        .into_iter()
        .find(|stamp| stamp.day.is_some() || stamp.weekday.is_some());
    let (before, after) = match &stamp {
        Some(stamp) => (rest.get(..stamp.span.start)?, rest.get(stamp.span.end..)?),
        None => (rest, ""),
    };
    // Behind the date only the name of a zone may stand.
    if after.contains(char::is_lowercase) {
        return None;
    }
    let places: Vec<&str> = before
        .split(SEPARATORS)
        .map(|part| part.trim().trim_matches('*').trim())
        .filter(|part| !part.is_empty())
        .collect();
    if places.len() > 3 || !places.iter().all(|place| is_place(place, &lexicon.page)) {
        return None;
    }
    let found = Lead {
        len: 0,
        place: place(&places, &lexicon.gazetteer),
        stamp,
        agency,
    };
    accepts(&places, &found, ending, lexicon, date_alone).then_some(found)
}

/// Whether what was found is enough for a lead that ends this way.
fn accepts(
    places: &[&str],
    found: &Lead,
    ending: Ending,
    lexicon: &Lexicon,
    date_alone: bool,
) -> bool {
    let shouted = places.first().is_some_and(|place| is_shouted(place));
    let dated = found.stamp.is_some();
    match (places.is_empty(), &found.agency) {
        // "General Motors (GM) - the maker" is no dateline: without a date the name must look like a place or an agency.
        (false, Some(name)) => {
            let known = shouted || places.len() > 1 || lexicon.page.agency(name).is_some();
            dated || ending == Ending::Dash && known
        }
        (true, Some(_)) => dated,
        (false, None) => match ending {
            Ending::Dash => dated || shouted,
            Ending::Colon => dated,
            Ending::Stop => dated && shouted,
            Ending::Agency => false,
        },
        (true, None) => date_alone && found.stamp.is_some_and(|stamp| stamp.day.is_some()),
    }
}

const SEPARATORS: [char; 7] = [',', '–', '—', '-', '/', '.', '('];

/// The agency in brackets or strokes at the end of a lead.
fn split_agency(prefix: &str) -> (&str, Option<String>) {
    let trimmed =
        prefix.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '.' | ','));
    for (open, close) in [('(', ')'), ('/', '/')] {
        if let Some(inner) = trimmed.strip_suffix(close)
            && let Some((before, name)) = inner.rsplit_once(open)
            && is_agency(name)
            && !before.trim().is_empty()
        {
            return (before, Some(name.trim().to_owned()));
        }
    }
    (prefix, None)
}

fn is_agency(name: &str) -> bool {
    let name = name.trim();
    (2..=40).contains(&name.len())
        && name.starts_with(|c: char| c.is_uppercase())
        && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | ':'))
        && name.split_whitespace().count() <= 4
}

/// Capitalised words, few of them; short words may stand between ("Rio de Janeiro").
fn is_place(part: &str, words: &PageWords) -> bool {
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase());
    part.len() <= 40
        && part.split_whitespace().count() <= 4
        && part.split_whitespace().next().is_some_and(capital)
        && part
            .split_whitespace()
            .all(|word| (capital(word) || word.len() <= 3) && !words.is_never_in_place(word))
        && !part.contains(|c: char| c.is_ascii_digit() || matches!(c, '"' | '“' | '?' | '!'))
}

fn is_shouted(place: &str) -> bool {
    let letters = place.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 3 && letters.clone().all(char::is_uppercase)
}

/// The place a lead names: the known place of that name, where what is said to hold it ("Paris, Texas") does hold it.
fn place(places: &[&str], gazetteer: &Gazetteer) -> Option<Place> {
    let (name, within) = places.split_first()?;
    let name = spoken(name);
    let within: Vec<String> = within.iter().map(|name| spoken(name)).collect();
    if let Some(known) = gazetteer.place(&name)
        && within.iter().all(|outer| holds(outer, &known, gazetteer))
    {
        return Some(known);
    }
    let outermost = within.last().and_then(|outer| gazetteer.place(outer));
    Some(Place {
        name,
        within,
        country: outermost.and_then(|outer| outer.country),
    })
}

fn holds(outer: &str, place: &Place, gazetteer: &Gazetteer) -> bool {
    gazetteer.place(outer).is_some_and(|outer| {
        place.within.contains(&outer.name)
            || outer.within.is_empty() && outer.country.is_some() && outer.country == place.country
    })
}

/// "NEW DELHI" as "New Delhi".
fn spoken(name: &str) -> String {
    if !is_shouted(name) {
        return name.to_owned();
    }
    let mut start = true;
    name.chars()
        .flat_map(|c| {
            let lower = !std::mem::replace(&mut start, !c.is_alphabetic());
            let changed: Vec<char> = if lower {
                c.to_lowercase().collect()
            } else {
                vec![c]
            };
            changed
        })
        .collect()
}

/// Takes in an agency that stands behind the date's full stop ("22 July. /TASS/."), and the marks before the sentence.
fn extend(text: &str, lead: &mut Lead) {
    let marks = |at: usize| {
        let rest = text.get(at..).unwrap_or("");
        let sentence = rest
            .find(|c: char| {
                !(c.is_whitespace() || matches!(c, '.' | ':' | '*' | '_' | '-' | '–' | '—' | ','))
            })
            .unwrap_or(rest.len());
        at + sentence
    };
    lead.len = marks(lead.len);
    if lead.agency.is_some() {
        return;
    }
    let rest = text.get(lead.len..).unwrap_or("");
    for (open, close) in [('/', '/'), ('(', ')')] {
        if let Some(inner) = rest.strip_prefix(open)
            && let Some((name, _)) = inner.split_once(close)
            && is_agency(name)
        {
            lead.agency = Some(name.trim().to_owned());
            lead.len = marks(lead.len + name.len() + 2);
            return;
        }
    }
}
