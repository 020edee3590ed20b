//! Names: places, parties, persons, agencies, unnamed sources and hedges of one sentence.
//!
//! Comes in: a sentence and the gazetteer. Goes out: mentions that do not overlap, in order. What a name means is decided
//! from this sentence alone: that "Umerov" was introduced a line before is the story's business, not this module's.
//!
//! Names of lists come first, since somebody wrote them down, then outlets no file has, then persons, since a title takes the state before it into the mention ("Ukrainian President Volodymyr
//! Zelenskyy"), then unnamed sources, then what is left.

mod listed;
mod outlet;
mod person;
mod place;
mod scan;
mod unnamed;

#[cfg(test)]
mod tests;

pub(super) use self::scan::NameSenses;
use self::scan::{Match, Scan};
use super::{Mention, MentionKind};
use crate::lexicon::Gazetteer;
use crate::lexicon::name_index::Name;
use crate::text::Tokens;

/// Finds the names in `sentence`; spans point into it, leave out articles and the possessive "'s", and do not overlap.
///
/// ```
/// use atodds::lexicon::{Lexicon, RuleFiles};
/// use atodds::mention::{MentionKind, name::recognise};
///
/// let lexicon = Lexicon::read(&RuleFiles::builtin())?;
/// let found = recognise("Kyiv said the envoys met in Ankara.", &lexicon.gazetteer);
/// assert_eq!(found[0].kind, MentionKind::Party("Ukraine".to_owned()));
/// assert!(matches!(&found[1].kind, MentionKind::Place(place) if place.name == "Ankara"));
/// # Ok::<(), atodds::error::Error>(())
/// ```
pub fn recognise(sentence: &str, gazetteer: &Gazetteer) -> Vec<Mention> {
    let tokens = Tokens::of(sentence);
    let mut senses = NameSenses::default();
    let mut mentions = Vec::new();
    find(sentence, &tokens, gazetteer, &mut senses, &mut mentions);
    mentions.sort_by_key(|m| m.span);
    mentions
}

/// Adds the names of a sentence to `mentions`, in no order.
pub(super) fn find<'l>(
    sentence: &str,
    tokens: &Tokens,
    gazetteer: &'l Gazetteer,
    senses: &mut NameSenses<'l>,
    mentions: &mut Vec<Mention>,
) {
    let mut scan = Scan::new(sentence, tokens, gazetteer, senses);
    for (start, end, name) in listed::find(&mut scan) {
        mentions.push(Mention {
            span: scan.span(start, end),
            kind: MentionKind::Listed(name.to_owned()),
        });
    }
    for (start, end) in outlet::find(&mut scan) {
        mentions.push(Mention {
            span: scan.span(start, end),
            kind: MentionKind::Agency(scan.written(start, end)),
        });
    }
    for found in person::find(&mut scan) {
        mentions.push(Mention {
            span: scan.span(found.start, found.end),
            kind: MentionKind::Person(found.name),
        });
    }
    for found in unnamed::find(&mut scan) {
        mentions.push(Mention {
            span: scan.span(found.start, found.end),
            kind: MentionKind::Unnamed(scan.written(found.from, found.to)),
        });
    }
    let mut readings = place::Readings::default();
    for found in scan.found() {
        if !scan.is_free(found.start, found.end) {
            continue;
        }
        if let Some(kind) = read(&scan, found, &mut readings) {
            mentions.push(Mention {
                span: scan.span(found.start, found.end),
                kind,
            });
        }
    }
}

/// What a name of the gazetteer means where it stands.
fn read(
    scan: &Scan<'_, '_>,
    found: &Match<'_>,
    readings: &mut place::Readings,
) -> Option<MentionKind> {
    match found.names.first()? {
        Name::Hedge(certainty) => Some(MentionKind::Hedge(*certainty)),
        Name::Outlet(i) => {
            let outlet = scan.gazetteer.outlet_entry(*i)?;
            Some(MentionKind::Agency(outlet.name.clone()))
        }
        name @ (Name::People(_) | Name::Organisation(_)) => {
            let party = scan.gazetteer.party_of(*name)?;
            Some(MentionKind::Party(party.to_owned()))
        }
        Name::Country(_) | Name::Place(_) => place::read(scan, found, readings),
        // Left over by `listed`: a part of a longer name.
        Name::Listed(_) => None,
        // Left over by `person`: a last name that turned out to be another word, an office without its holder.
        Name::Person(_) | Name::Surname(_) | Name::Role | Name::Title | Name::Cue => None,
    }
}
