//! One sentence per behaviour: what is found, as `kind:canonical` in order.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::recognise;
use crate::lexicon::{Lexicon, RuleFiles};
use crate::mention::MentionKind;

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(&RuleFiles::builtin()).expect("the built-in files are right"));

fn found(sentence: &str) -> Vec<String> {
    recognise(sentence, &LEXICON.gazetteer)
        .into_iter()
        .map(|m| match m.kind {
            MentionKind::Place(p) => format!("place:{p}"),
            MentionKind::Party(p) => format!("party:{p}"),
            MentionKind::Person(p) => format!("person:{p}"),
            MentionKind::Agency(p) => format!("agency:{p}"),
            MentionKind::Unnamed(p) => format!("unnamed:{p}"),
            MentionKind::Hedge(c) => format!("hedge:{}", c.as_str()),
            other => format!("{other:?}"),
        })
        .collect()
}

fn spans(sentence: &str) -> Vec<&str> {
    recognise(sentence, &LEXICON.gazetteer)
        .into_iter()
        .map(|m| m.span.of(sentence))
        .collect()
}

#[test]
fn states_and_capitals_act_unless_located() {
    assert_eq!(
        found("Kyiv said Moscow's demands were unacceptable."),
        ["party:Ukraine", "party:Russia"]
    );
    assert_eq!(
        found("The envoys flew to Moscow and met in Turkey and Syria."),
        ["place:Moscow, RU", "place:Turkey", "place:Syria"]
    );
    assert_eq!(
        found("Talks between Russia and Ukraine opened in Istanbul."),
        ["party:Russia", "party:Ukraine", "place:Istanbul, TR"]
    );
    assert_eq!(
        found("The bill gave Moscow a month, and put tariffs on Russia."),
        ["party:Russia", "party:Russia"]
    );
    assert_eq!(
        found("According to Kyiv, the strike hit eastern Ukraine."),
        ["party:Ukraine", "party:Ukraine"]
    );
    assert_eq!(
        found("Fighting in war-torn eastern Ukraine."),
        ["place:Ukraine"]
    );
    assert_eq!(found("Drones fell on the Kyiv region."), ["place:Kyiv, UA"]);
    assert_eq!(
        found("Sites in Germany, Poland, and the UK were named."),
        ["place:Germany", "place:Poland", "place:United Kingdom"]
    );
    assert_eq!(
        found("In Turkey, Russia and Ukraine spoke."),
        ["place:Turkey", "party:Russia", "party:Ukraine"]
    );
    assert_eq!(found("Aid to the Kyiv government."), ["party:Ukraine"]);
    assert_eq!(
        found("The Kremlin refused; crowds stood at the White House."),
        ["party:Russia", "place:White House, US"]
    );
}

#[test]
fn adjectives_and_spellings_give_the_party() {
    assert_eq!(
        found("Russian-Ukrainian contacts resumed."),
        ["party:Russia", "party:Ukraine"]
    );
    assert_eq!(
        found("Kiev and Türkiye agreed."),
        ["party:Ukraine", "party:Turkey"]
    );
    assert_eq!(spans("Türkiye’s offer stands."), ["Türkiye"]);
    assert_eq!(
        found("They met at the Çırağan Palace."),
        ["place:Ciragan Palace, TR"]
    );
    assert_eq!(
        found("The U.S. and the EU objected."),
        ["party:United States", "party:European Union"]
    );
}

#[test]
fn containers_and_datelines_make_places() {
    assert_eq!(
        found("It happened near Istanbul, Turkey."),
        ["place:Istanbul, TR", "place:Turkey"]
    );
    assert_eq!(
        found("Kyiv, Ukraine – July 2"),
        ["place:Kyiv, UA", "place:Ukraine"]
    );
    assert_eq!(
        found("MOSCOW, March 3 (Reuters) - Crews worked."),
        ["place:Moscow, RU", "agency:Reuters"]
    );
    let sentence = "A palace in Istanbul.";
    let mentions = recognise(sentence, &LEXICON.gazetteer);
    let MentionKind::Place(place) = &mentions[0].kind else {
        unreachable!("a place was expected");
    };
    assert_eq!(place.within, ["Turkey"]);
}

#[test]
fn traps_of_names_that_are_other_words() {
    assert_eq!(
        found("They roasted a turkey with chad and jordan almonds."),
        Vec::<String>::new()
    );
    assert_eq!(
        found("Voters in Georgia went to the polls."),
        ["place:Georgia"]
    );
    assert_eq!(
        found("A flood in Atlanta, Georgia."),
        ["place:Atlanta, US", "place:Georgia (state), US"]
    );
    assert_eq!(
        found("A rally in Tbilisi, Georgia."),
        ["place:Tbilisi, GE", "place:Georgia"]
    );
    assert_eq!(found("Michael Jordan retired."), ["person:Michael Jordan"]);
}

#[test]
fn names_that_are_part_of_other_names() {
    assert_eq!(
        found("The girl, Tamsin Washington, sang."),
        Vec::<String>::new()
    );
    assert_eq!(
        found("Air France and Qatar Airways fly there."),
        Vec::<String>::new()
    );
    assert_eq!(found("SHE JOINS US LIVE."), Vec::<String>::new());
    assert_eq!(found("Fog on the Atlantic."), Vec::<String>::new());
    assert_eq!(
        found("A blast at the U.S. embassy in Kenya."),
        ["party:United States", "place:Kenya"]
    );
    assert_eq!(
        found("He told the Alder County Gazette so."),
        ["agency:Alder County Gazette"]
    );
    assert_eq!(
        found("The Brone Journal-Courant asked."),
        ["agency:Brone Journal-Courant"]
    );
    assert_eq!(found("Jordan Henley scored twice."), Vec::<String>::new());
    assert_eq!(found("In May the army may move."), Vec::<String>::new());
    assert_eq!(
        found("Theresa May resigned in May."),
        ["person:Theresa May"]
    );
    assert_eq!(
        found("George Washington crossed the river."),
        ["person:George Washington"]
    );
    assert_eq!(
        found("It follows a Washington Post report."),
        ["agency:Washington Post"]
    );
    assert_eq!(found("Tell us more, he said."), Vec::<String>::new());
    assert_eq!(found("It cost US$3 million."), Vec::<String>::new());
    assert_eq!(
        found("See https://example.org/turkey-if-Kyiv-Trump for more."),
        Vec::<String>::new()
    );
    assert_eq!(found("Reading is fun."), Vec::<String>::new());
    assert_eq!(found("She lives in Reading."), ["place:Reading, GB"]);
    assert_eq!(found("The Trump Tower lift broke."), Vec::<String>::new());
    assert_eq!(found("It thanked Melania Trump."), ["person:Melania Trump"]);
}

#[test]
fn persons_take_their_title_along() {
    let sentence = "Ukrainian President Volodymyr Zelenskyy met Kremlin spokesman Dmitry Peskov.";
    assert_eq!(
        found(sentence),
        ["person:Volodymyr Zelensky", "person:Dmitry Peskov"]
    );
    assert_eq!(
        spans(sentence),
        [
            "Ukrainian President Volodymyr Zelenskyy",
            "Kremlin spokesman Dmitry Peskov"
        ]
    );
    assert_eq!(spans("Zelenskiy's aides left."), ["Zelenskiy", "aides"]);
    assert_eq!(
        spans("The Security Council chief Rustem Umerov flew home."),
        ["Security Council chief Rustem Umerov"]
    );
    assert_eq!(
        found("The US president warned of more."),
        ["person:Donald Trump"]
    );
    assert_eq!(
        found("A former US president warned of more."),
        ["party:United States"]
    );
    assert_eq!(
        found("Ukraine's president flew home."),
        ["person:Volodymyr Zelensky"]
    );
}

#[test]
fn unknown_persons_are_known_by_their_surroundings() {
    assert_eq!(
        found("Deputy police commissioner Jane Roe spoke."),
        ["person:Jane Roe"]
    );
    assert_eq!(found("Jana Lind said it was over."), ["person:Jana Lind"]);
    assert_eq!(found("It was over, said Jana Lind."), ["person:Jana Lind"]);
    assert_eq!(
        found("Sir Basil Hale-O'Brien von der Heide wrote it."),
        ["person:Basil Hale-O'Brien von der Heide"]
    );
    assert_eq!(found("Orla Quist, 34, was unhurt."), ["person:Orla Quist"]);
    assert_eq!(
        found("The firm told Alder Weekly it would not."),
        // "would" is no hedge of its own: as a modal it belongs to its verb group.
        ["agency:Alder Weekly"]
    );
    assert_eq!(
        found("The firm told Alder Brone it was over."),
        Vec::<String>::new()
    );
    assert_eq!(found("Mr Haldane left."), ["person:Haldane"]);
    assert_eq!(
        found("The Interior Ministry said so."),
        Vec::<String>::new()
    );
    assert_eq!(
        found("Minister Says Talks Will Resume Soon"),
        Vec::<String>::new()
    );
    assert_eq!(
        found("The minister said Tuesday was free."),
        Vec::<String>::new()
    );
}

#[test]
fn unnamed_sources_with_their_modifiers() {
    assert_eq!(
        found("An unidentified source said so."),
        ["unnamed:unidentified source"]
    );
    assert_eq!(
        found("It cited a source close to the organisation as saying no."),
        ["unnamed:source close to the organisation"]
    );
    assert_eq!(
        found("Two diplomats in Ankara agreed."),
        ["unnamed:Two diplomats in Ankara", "place:Ankara, TR"]
    );
    assert_eq!(
        found("A Ukrainian official spoke."),
        ["party:Ukraine", "unnamed:Ukrainian official"]
    );
    assert_eq!(
        spans("Two senior Sudanese security officials from Khartoum spoke."),
        ["Sudanese", "security officials", "Khartoum"]
    );
    assert_eq!(
        found("Negotiators from Egypt and Sudan may meet."),
        [
            "unnamed:Negotiators from Egypt",
            "party:Egypt",
            "party:Sudan"
        ]
    );
    assert_eq!(
        spans("A source close to Zelensky said so."),
        ["source", "Zelensky"]
    );
    assert_eq!(
        found("A high-ranking security official spoke."),
        ["unnamed:high-ranking security official"]
    );
    assert_eq!(
        found("According to the agency's interlocutor, it is off."),
        ["unnamed:agency's interlocutor"]
    );
    assert_eq!(
        found("Officials and eyewitnesses agreed."),
        ["unnamed:Officials", "unnamed:eyewitnesses"]
    );
    assert_eq!(
        found("An official visit and an official statement."),
        Vec::<String>::new()
    );
    assert_eq!(
        found("The river is a source of water; power sources failed."),
        Vec::<String>::new()
    );
    assert_eq!(
        found("A source in the palace earlier told reporters so."),
        ["unnamed:source"]
    );
    assert_eq!(
        found("A TASS source agreed."),
        ["agency:TASS", "unnamed:source"]
    );
    assert_eq!(found("It is official."), Vec::<String>::new());
    assert_eq!(found("She is a military analyst."), Vec::<String>::new());
    assert_eq!(
        found("The mediators Egypt and Qatar agreed."),
        ["party:Egypt", "party:Qatar"]
    );
}

#[test]
fn hedges_by_their_certainty() {
    assert_eq!(
        found("Perhaps it reportedly ended."),
        ["hedge:possible", "hedge:possible"]
    );
    assert_eq!(
        found("The sides appear close to agreeing."),
        ["hedge:possible"]
    );
    assert_eq!(
        found("The sides are close to the border."),
        Vec::<String>::new()
    );
    assert_eq!(
        found("They plan to go if it rains."),
        ["hedge:planned", "hedge:conditional"]
    );
    assert_eq!(found("She denied it."), ["hedge:denied"]);
    assert_eq!(found("They may, could and will go."), Vec::<String>::new());
}

#[test]
fn lookups_ignore_accents() {
    let gazetteer = &LEXICON.gazetteer;
    assert_eq!(gazetteer.party_of_person("Peskov"), Some("Russia"));
    assert_eq!(gazetteer.party_of_capital("Kiev"), Some("Ukraine"));
    assert_eq!(gazetteer.party("Ukrainians"), Some("Ukraine"));
    assert_eq!(gazetteer.state_of("FSB"), Some("Russia"));
    assert!(gazetteer.outlet("Daily8").is_some_and(|o| o.aggregator));
    assert_eq!(
        gazetteer.outlet("Mint").map(|o| o.name.as_str()),
        Some("Mint")
    );
    let palace = gazetteer.place("Ciragan Palace").expect("a known place");
    assert_eq!(palace.within, ["Istanbul", "Turkey"]);
    assert_eq!(
        gazetteer.place("Kremlin").map(|p| p.to_string()),
        Some("Kremlin, RU".to_owned())
    );
}

proptest! {
    #[test]
    fn never_panics_and_never_overlaps(text in "(\\PC|Kyiv|source|said| |'s|-|\\.|Mr|of|U\\.S\\.|close to|Trump|president){0,40}") {
        let mentions = recognise(&text, &LEXICON.gazetteer);
        for pair in mentions.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        for mention in &mentions {
            prop_assert!(!mention.span.of(&text).is_empty());
        }
    }
}
