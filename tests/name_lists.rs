//! Lists of names of a user's folder: what they add, extend and replace, and that they leave other names as they are.

use std::error::Error;

use atodds::engine::{CheckOptions, Engine};
use atodds::ingest::Input;
use atodds::lexicon::{Lexicon, ListedName, RuleFile, RuleFiles};
use atodds::mention::{MentionKind, recognise};

type TestResult = Result<(), Box<dyn Error>>;

/// The built-in files with others: path, whether it came with the program, text.
fn with(files: &[(&str, bool, &str)]) -> RuleFiles {
    let mut all = RuleFiles::builtin();
    for (path, builtin, text) in files {
        let file = RuleFile {
            path: format!("mine/{path}"),
            text: (*text).to_owned(),
            builtin: *builtin,
            prepared: None,
        };
        all.insert(*path, file);
    }
    all
}

const BUILTIN: &str =
    "lists: {ships: {names: [Brone Queen, {name: Alder Star, aliases: [MV Alder Star]}]}}";

/// The names of `@ships`, each with its other spellings.
fn ships(files: &[(&str, bool, &str)]) -> Result<Vec<String>, Box<dyn Error>> {
    let lexicon = Lexicon::read(&with(files))?;
    let list = lexicon.gazetteer.lists().get("ships").ok_or("no list")?;
    let shown =
        |listed: &ListedName| [std::slice::from_ref(&listed.name), &listed.aliases].concat();
    let names = list.names.iter().map(shown);
    Ok(names.map(|spellings| spellings.join("/")).collect())
}

#[test]
fn a_users_list_replaces_or_extends() -> TestResult {
    let builtin = ("gazetteer/ships.yaml", true, BUILTIN);
    assert_eq!(
        ships(&[builtin])?,
        ["Brone Queen", "Alder Star/MV Alder Star"]
    );
    // The order of files does not matter: "a" stands before "ships", "z" behind it.
    for path in ["gazetteer/a.yaml", "gazetteer/z.yaml"] {
        let mine = "lists: {ships: {names: [Sedge]}}";
        assert_eq!(ships(&[builtin, (path, false, mine)])?, ["Sedge"]);
        let mine =
            "lists: {ships: {extends: true, names: [Sedge, {name: Alder Star, aliases: [Star]}]}}";
        assert_eq!(
            ships(&[builtin, (path, false, mine)])?,
            ["Brone Queen", "Alder Star/MV Alder Star/Star", "Sedge"]
        );
    }
    // A file of the same path takes the place of the whole file.
    let mine = "lists: {ferries: {names: [Sedge]}}";
    assert!(ships(&[("gazetteer/ships.yaml", false, mine)]).is_err());
    Ok(())
}

/// What is recognised of a text, with a list of `names`.
fn found(names: &str, text: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let list = format!("lists: {{own: {{names: {names}}}}}");
    let lexicon = Lexicon::read(&with(&[("gazetteer/own.yaml", false, &list)]))?;
    let mentions = recognise(text, &lexicon);
    let named = mentions.iter().filter_map(|mention| {
        let name = mention.kind.name()?;
        let on = lexicon.gazetteer.lists().of(name);
        let lists: String = on
            .iter()
            .map(|on| format!(" {} {}", on.list, on.name))
            .collect();
        let sort = match mention.kind {
            MentionKind::Listed(_) => "listed",
            MentionKind::Person(_) => "person",
            MentionKind::Party(_) => "party",
            MentionKind::Place(_) => "place",
            _ => "other",
        };
        Some(format!("{sort} {name}{lists}"))
    });
    Ok(named.collect())
}

#[test]
fn other_names_stay_what_they_are() -> TestResult {
    let text = "NATO, Donald Trump and French envoys met in Ankara.";
    let before = found("[Brone Queen]", text)?;
    assert_eq!(
        before,
        [
            "party NATO",
            "person Donald Trump",
            "party France",
            "place Ankara"
        ]
    );
    // What is known already is on the list as well, whatever its words.
    assert_eq!(
        found("[NATO, Trump, France, Ankara]", text)?,
        [
            "party NATO @own NATO",
            "person Donald Trump @own Trump",
            "party France @own France",
            "place Ankara @own Ankara"
        ]
    );
    Ok(())
}

#[test]
fn the_longest_name_counts_and_a_single_word_yields_to_a_longer_name() -> TestResult {
    for (names, text, expected) in [
        (
            "[Paris Express]",
            "The Paris Express left Paris.",
            &["listed Paris Express @own Paris Express", "place Paris"][..],
        ),
        // A list goes before what is only guessed to be a person.
        (
            "[Anna Sedge]",
            "Anna Sedge said so.",
            &["listed Anna Sedge @own Anna Sedge"],
        ),
        ("[Sedge]", "Anna Sedge said so.", &["person Anna Sedge"]),
        (
            "[Sedge]",
            "Sedge Quell, 34, said so.",
            &["person Sedge Quell"],
        ),
        ("[Sedge]", "The Sedge sank.", &["listed Sedge @own Sedge"]),
        (
            "[Sedge]",
            "THE SEDGE SANK OFF THE PIER.",
            &["listed Sedge @own Sedge"],
        ),
        ("[Sedge]", "The sedge grew.", &[]),
        (
            "[kayak]",
            "Kayak and kayak, no kayaks.",
            &["listed kayak @own kayak", "listed kayak @own kayak"],
        ),
        (
            "[Alder 7]",
            "The Alder 7 left 7 days ago.",
            &["listed Alder 7 @own Alder 7"],
        ),
    ] {
        assert_eq!(found(names, text)?, expected, "{names} {text}");
    }
    Ok(())
}

#[test]
fn a_name_on_two_lists_is_on_both_and_a_spelling_of_two_names_is_wrong() -> TestResult {
    let two =
        |other: &str| format!("lists: {{cargo: {{names: [Sedge]}}, own: {{names: [{other}]}}}}");
    let read = |text: &str| Lexicon::read(&with(&[("gazetteer/own.yaml", false, text)]));
    let lexicon = read(&two("Sedge"))?;
    let on = lexicon.gazetteer.lists().of("Sedge");
    let lists: Vec<&str> = on.iter().map(|on| on.list.as_str()).collect();
    assert_eq!(lists, ["@cargo", "@own"]);
    let wrong = read(&two("{name: Reed, aliases: [Sedge]}"));
    let told = wrong.map_or_else(|error| error.to_string(), |_| String::new());
    assert!(
        told.contains("list @own: `Sedge` is a spelling of `Sedge` already, on @cargo"),
        "{told}"
    );
    Ok(())
}

/// Spellings of one name agree; stories of another ship tell of another event.
#[test]
fn events_are_told_apart_by_a_name() -> TestResult {
    let rule = "kind: grounding
label: ship aground
about: Ships that run aground.
identity: {window_days: 10, past: true, named_by: ship}
event: {nouns: [grounding], verbs: [run aground], actors: ['@ships']}
slots:
  ship: {label: ship, type: text, values: ['@ships']}
  day: {label: day, type: time}
frames:
  - {id: grounding/ship, slot: ship, take: name}
  - {id: grounding/day, slot: day, take: time}
examples:
  - {text: The Brone Queen ran aground., gives: [{slot: ship, value: Brone Queen}]}
  - {text: The talks ran aground., gives: []}
";
    let files = [
        ("gazetteer/ships.yaml", false, BUILTIN),
        ("grounding.yaml", false, rule),
    ];
    let engine = Engine::new(&with(&files))?;
    let story = |path: &str, text: &str| Input::bytes(path, text.as_bytes().to_vec());
    let inputs = vec![
        story(
            "a.txt",
            "The Alder Star ran aground on Saturday, July 19, 2025, the port said.",
        ),
        story(
            "b.txt",
            "The MV Alder Star ran aground on Friday, July 18, 2025, the port said.",
        ),
        story(
            "c.txt",
            "The Brone Queen ran aground on Thursday, July 17, 2025, the port said.",
        ),
    ];
    let report = engine.check(inputs, &CheckOptions::default()).report;
    let told: Vec<String> = report
        .findings
        .iter()
        .map(|finding| {
            let values = finding.sides.iter().map(|side| side.value.as_str());
            format!(
                "{} {}",
                finding.slot,
                values.collect::<Vec<_>>().join(" / ")
            )
        })
        .collect();
    assert_eq!(told, ["day 2025-07-18 / 2025-07-19", "ship Alder Star"]);
    Ok(())
}
