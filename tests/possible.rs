//! Possible findings: statements no rule has made a claim of, which share their words and differ in a value. Towns, streets and
//! people are invented.

use std::collections::BTreeSet;

use atodds::detect::{Finding, FindingKind, OPEN_KIND, Severity};
use atodds::engine::{CheckOptions, Engine, OpenStatements};
use atodds::error::Result;
use atodds::extract::{self, Options};
use atodds::ingest::{self, Input, Unwatched};
use atodds::lexicon::{Lexicon, RuleFiles};
use atodds::report::{Report, json};
use atodds::rule::Ruleset;

/// What stories tell alike, each in its own words, so that they are seen to be on one thing and not to be one text.
const SCENES: [&str; 2] = [
    "The county opened a shelter in the Aldermoor school hall. Mayor Ilse Brandt thanked the crews of the Tarn valley. \
     Smoke lay over the Weaver Street bridge and the paper mill.",
    "A bridge and a paper mill stood in smoke at Weaver Street. In its school hall Aldermoor has a shelter, the work of the \
     county. To the Tarn valley and its crews went the thanks of Ilse Brandt, the mayor.",
];

/// The words and names, and of the rules only those for talks: what no rule reads is what is tested.
fn without_packs() -> RuleFiles {
    let builtin = RuleFiles::builtin();
    let mut files = RuleFiles::default();
    for (path, file) in builtin.under("") {
        if path.contains('/') || path == "talks.yaml" {
            files.insert(path, file.clone());
        }
    }
    files
}

fn check_as(texts: &[(&str, &str, &str)], open: OpenStatements) -> Result<Report> {
    let engine = Engine::new(&without_packs())?;
    let inputs = texts.iter().map(|(path, day, text)| {
        let scene = SCENES[usize::from(*path != "a.txt")];
        Input::bytes(*path, format!("{day}\n\n{text} {scene}\n").into_bytes())
    });
    let options = CheckOptions {
        open,
        ..CheckOptions::default()
    };
    Ok(engine.check(inputs.collect(), &options).report)
}

/// The possible findings on two stories told on one day.
fn possible(one: &str, other: &str) -> Result<Vec<Finding>> {
    possible_on([("July 21, 2025", one), ("July 21, 2025", other)])
}

fn possible_on([one, other]: [(&str, &str); 2]) -> Result<Vec<Finding>> {
    let texts = [("a.txt", one.0, one.1), ("b.txt", other.0, other.1)];
    let mut findings = check_as(&texts, OpenStatements::Compared)?.findings;
    findings.retain(|finding| finding.finding == FindingKind::Possible);
    Ok(findings)
}

/// Slot and values of each.
fn values(findings: &[Finding]) -> Vec<(&str, BTreeSet<&str>)> {
    findings
        .iter()
        .map(|finding| {
            let values = finding.sides.iter().map(|side| side.value.as_str());
            (finding.slot.as_str(), values.collect())
        })
        .collect()
}

const TWENTY: &str = "The fire at the old paper mill in Aldermoor destroyed 20 homes and forced hundreds of families to flee.";

#[test]
fn a_number_that_differs() -> Result<()> {
    let found = possible(
        TWENTY,
        "Flames from the old paper mill at Aldermoor destroyed 25 homes, and hundreds of families had to flee the fire.",
    )?;
    assert_eq!(values(&found), [("home", BTreeSet::from(["20", "25"]))]);
    let finding = &found[0];
    assert_eq!(
        (finding.class, finding.severity),
        (None, Severity::Possible)
    );
    let why = finding.why().join("\n");
    assert!(
        why.contains("`Aldermoor`") && why.contains("`mill`"),
        "{why}"
    );
    assert!(why.contains("no rule"), "{why}");
    Ok(())
}

#[test]
fn a_date_that_differs() -> Result<()> {
    let found = possible(
        "The Aldermoor council closed the cracked Weaver Street bridge to lorries on July 15.",
        "The cracked Weaver Street bridge was closed to lorries by the Aldermoor council on July 17.",
    )?;
    let days = BTreeSet::from(["2025-07-15", "2025-07-17"]);
    assert_eq!(values(&found), [("date", days)]);
    Ok(())
}

#[test]
fn a_place_that_differs() -> Result<()> {
    let found = possible(
        "The stolen altar painting of the Aldermoor chapel surfaced in Lisbon, wrapped in a curtain.",
        "Wrapped in a curtain, the stolen altar painting of the Aldermoor chapel surfaced in Madrid.",
    )?;
    let places = BTreeSet::from(["Lisbon, PT", "Madrid, ES"]);
    assert_eq!(values(&found), [("place", places)]);
    Ok(())
}

#[test]
fn a_measure_that_differs() -> Result<()> {
    let found = possible(
        "The fire at the paper mill burned 300 hectares of forest above Aldermoor.",
        "Above Aldermoor the paper mill fire burned 450 hectares of forest.",
    )?;
    assert_eq!(
        values(&found),
        [("measure", BTreeSet::from(["300 ha", "450 ha"]))]
    );
    Ok(())
}

#[test]
fn what_is_no_difference_stays_silent() -> Result<()> {
    let frames = |one: &str, other: &str| {
        possible(
            &format!(
                "{one} at the old paper mill in Aldermoor and forced hundreds of families to flee."
            ),
            &format!(
                "Hundreds of families fled: at the old Aldermoor paper mill, {}.",
                other.replace("The", "the")
            ),
        )
    };
    let found = frames("The fire destroyed 20 homes", "The fire destroyed 25 homes")?;
    assert_eq!(
        values(&found),
        [("home", BTreeSet::from(["20", "25"]))],
        "the frames are alike enough"
    );
    for (one, other) in [
        // Rounding, a bound, a converted measure.
        (
            "The fire destroyed about 20 homes",
            "The fire destroyed 21 homes",
        ),
        (
            "The fire destroyed at least 20 homes",
            "The fire destroyed 25 homes",
        ),
        (
            "The fire burned 17,000 hectares",
            "The fire burned 42,000 acres",
        ),
        // Another unit, another noun, another group, another verb.
        (
            "The fire cost 20 million dollars",
            "The fire cost 25 million euros",
        ),
        ("The fire destroyed 20 homes", "The fire destroyed 25 cars"),
        (
            "The fire destroyed 20 homes",
            "The fire destroyed 25 empty homes",
        ),
        ("The fire destroyed 20 homes", "The fire spared 25 homes"),
        // A part of the whole, and what comes beside it.
        (
            "The fire destroyed 20 homes",
            "The fire destroyed 12 of the 20 homes",
        ),
        (
            "The fire destroyed 20 homes",
            "The fire destroyed another 25 homes",
        ),
        // Denied.
        (
            "The fire destroyed 20 homes",
            "The fire did not destroy 25 homes",
        ),
    ] {
        assert_eq!(frames(one, other)?, [], "{one} / {other}");
    }
    Ok(())
}

#[test]
fn who_states_both_values_differs_from_nobody() -> Result<()> {
    let found = possible(
        TWENTY,
        "Flames from the old paper mill at Aldermoor destroyed 25 homes, and hundreds of families had to flee the fire. On the \
         first evening 20 homes had been counted.",
    )?;
    assert_eq!(found, []);
    Ok(())
}

#[test]
fn the_day_of_saying_is_not_that_of_the_thing() -> Result<()> {
    let found = possible(
        "The council of Aldermoor said on July 15 that the cracked bridge was closed to lorries.",
        "The council of Aldermoor said on July 17 that the cracked bridge was closed to lorries.",
    )?;
    assert_eq!(found, []);
    Ok(())
}

#[test]
fn days_that_follow_the_day_of_the_story_are_two_events() -> Result<()> {
    let drill = |day| {
        format!("Crews of the Tarn valley held a fire drill at the Aldermoor paper mill on {day}.")
    };
    let (one, other) = (drill("July 17"), drill("July 21"));
    let found = possible_on([("July 17, 2025", &one), ("July 21, 2025", &other)])?;
    assert_eq!(found, []);
    Ok(())
}

#[test]
fn what_may_be_an_update_is_told_so() -> Result<()> {
    let later = "Flames from the old paper mill at Aldermoor destroyed 31 homes, and hundreds of families had to flee the fire. \
                 A search of the ruins goes on, and a judge has been named to find out how it began.";
    let found = possible_on([("July 20, 2025", TWENTY), ("July 22, 2025", later)])?;
    assert_eq!(values(&found), [("home", BTreeSet::from(["20", "31"]))]);
    let why = found[0].why().join("\n");
    assert!(why.contains("2025-07-20 and 2025-07-22"), "{why}");
    Ok(())
}

#[test]
fn a_reprint_with_another_number_is_one_text() -> Result<()> {
    let scene = SCENES.concat();
    let engine = Engine::new(&without_packs())?;
    let text = |text: &str| format!("July 21, 2025\n\n{text} {scene}\n").into_bytes();
    let inputs = vec![
        Input::bytes("a.txt", text(TWENTY)),
        Input::bytes("b.txt", text(&TWENTY.replace("20 homes", "31 homes"))),
    ];
    let report = engine.check(inputs, &CheckOptions::default()).report;
    assert_eq!(report.findings, []);
    Ok(())
}

#[test]
fn stories_on_other_things_are_not_compared() -> Result<()> {
    let engine = Engine::new(&without_packs())?;
    let inputs = vec![
        Input::bytes(
            "a.txt",
            "July 21, 2025\n\nThe storm over the Tarn valley destroyed 20 homes, and hundreds of families had to flee. \
            Mayor Ilse Brandt thanked the crews of Aldermoor.\n",
        ),
        Input::bytes(
            "b.txt",
            "July 21, 2025\n\nThe storm over Kestrel Bay destroyed 25 homes, and hundreds of families had to flee. \
            Governor Otto Lund came from Port Wenlow by boat.\n",
        ),
    ];
    let report = engine.check(inputs, &CheckOptions::default()).report;
    assert_eq!(report.findings, []);
    Ok(())
}

#[test]
fn both_sides_are_claims_with_a_place() -> Result<()> {
    let later = "Flames from the old paper mill at Aldermoor destroyed 25 homes, and hundreds of families had to flee the fire.";
    let texts = [
        ("a.txt", "July 21, 2025", TWENTY),
        ("b.txt", "July 21, 2025", later),
    ];
    let report = check_as(&texts, OpenStatements::Compared)?;
    let open: Vec<_> = report
        .claims
        .iter()
        .filter(|c| c.kind == OPEN_KIND)
        .collect();
    assert_eq!(open.len(), 2);
    for claim in &open {
        assert_eq!(claim.rule, "open/shared-words");
        assert_eq!((claim.at.line, claim.quote.ends_with(" homes")), (3, true));
        assert!(claim.scope.is_empty() && !claim.basis.is_empty());
        assert!(
            report
                .events
                .iter()
                .any(|event| event.id == claim.event && event.kind == OPEN_KIND)
        );
    }
    // What rules understood is told apart from what only words tell.
    assert_eq!(
        (report.coverage.claims, report.coverage.slots_compared),
        (0, 0)
    );
    assert_eq!(report.worst(), Severity::Possible);
    assert!(report.worst() < Severity::Note);
    let without = check_as(&texts, OpenStatements::Ignored)?;
    assert_eq!((without.findings.len(), without.claims.len()), (0, 0));
    Ok(())
}

#[test]
fn each_statement_is_compared_with_its_best_partner_only() -> Result<()> {
    let twenty_five = "Flames from the old paper mill at Aldermoor destroyed 25 homes, and hundreds of families had to flee the fire.";
    let texts = [
        ("a.txt", "July 21, 2025", TWENTY),
        ("b.txt", "July 21, 2025", twenty_five),
        (
            "c.txt",
            "July 21, 2025",
            "Aldermoor counts the cost: a fire at its paper mill destroyed 30 homes.",
        ),
    ];
    let report = check_as(&texts, OpenStatements::Compared)?;
    let mut orders = vec![texts.to_vec(), texts.to_vec()];
    orders[1].reverse();
    for order in orders {
        let again = check_as(&order, OpenStatements::Compared)?;
        assert_eq!(json::write(&again), json::write(&report));
    }
    let possible = report
        .findings
        .iter()
        .filter(|f| f.finding == FindingKind::Possible);
    let found: Vec<Finding> = possible.cloned().collect();
    assert_eq!(values(&found), [("home", BTreeSet::from(["20", "25"]))]);
    Ok(())
}

#[test]
fn a_long_story_keeps_a_bounded_number_of_statements() -> Result<()> {
    let files = without_packs();
    let lexicon = Lexicon::read(&files)?;
    let sentences = (2..2_000)
        .map(|n| format!("The old harbour crew of Aldermoor painted {n} boats in the yard. "));
    let text: String = sentences.collect();
    let read = |open| {
        let options = Options {
            open,
            ..Options::default()
        };
        ingest::map(
            vec![Input::bytes("long.txt", text.clone().into_bytes())],
            &lexicon,
            &ingest::Options::default(),
            &Unwatched,
            |document| extract::extract(&document, &lexicon, &Ruleset::default(), &options).open,
        )
    };
    let kept: Vec<_> = read(true).documents.into_iter().flatten().collect();
    let values: usize = kept
        .iter()
        .flat_map(|story| &story.sentences)
        .map(|s| s.values.len())
        .sum();
    assert_eq!((kept.len(), values), (1, 24));
    assert!(kept[0].said.len() <= 257 && kept[0].names.len() <= 64 && kept[0].things.len() <= 64);
    assert_eq!(read(false).documents, [Vec::new()]);
    Ok(())
}
