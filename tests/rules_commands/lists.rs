//! Lists of names: what rules make of them, what is shown of them, and what is said of wrong ones.

use super::{Folder, assert_has};

/// A list of ships, and a rule that asks for it.
const SHIPS: &str = "\
lists:
  ships:
    about: ships that call at the harbour
    names:
      - Brone Queen
      - {name: Alder Star, aliases: [MV Alder Star]}
";
const GROUNDING: &str = "\
kind: grounding
label: ship aground
about: Ships that run aground.
identity: {window_days: 10, past: true, named_by: ship}
event:
  nouns: [grounding]
  verbs: [run aground]
  actors: [ferry, '@ships']
slots:
  ship: {label: ship, type: text, values: ['@ships']}
  day: {label: day, type: time}
frames:
  - {id: grounding/ship, slot: ship, take: name}
  - {id: grounding/day, slot: day, take: time}
patterns:
  - id: grounding/refloated
    match: ['refloat <ship:@ships>']
    alone: true
examples:
  - text: The MV Alder Star ran aground on Saturday.
    gives: [{slot: ship, value: Alder Star}, {slot: day, value: '2025-07-19'}]
  - text: Tugs refloated the Brone Queen.
    gives: [{slot: ship, value: Brone Queen}]
  - text: The talks ran aground on Saturday.
    gives: []
";

fn folder(test: &str, ships: &str, rule: &str) -> Folder {
    Folder::new(&format!("lists-{test}"))
        .with("mine/gazetteer/ships.yaml", ships)
        .with("mine/grounding.yaml", rule)
}

/// What is said of a wrong list or rule: all problems, one after the other.
fn said_of(ships: &str, rule: &str) -> String {
    // Tests run side by side, each in a thread of its name.
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("problem").replace("::", "-");
    let run = folder(&test, ships, rule).rules(&["list", "--rules", "mine"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{ships}{rule}");
    run.err
}

#[test]
fn a_rule_takes_names_of_its_list() {
    let run =
        folder("test", SHIPS, GROUNDING).rules(&["test", "mine/grounding.yaml", "--rules", "mine"]);
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.err);
}

#[test]
fn lists_are_shown() {
    let folder = folder("shown", SHIPS, GROUNDING);
    let list = folder.rules(&["list", "--rules", "mine"]);
    assert_eq!(
        list.row("@ships"),
        [
            "@ships",
            "2",
            "mine/gazetteer/ships.yaml",
            "ships that call at the harbour"
        ]
    );
    let show = folder.rules(&["show", "@ships", "--rules", "mine"]);
    assert_eq!(
        show.out,
        "@ships: 2 names\nships that call at the harbour\n  Brone Queen\n  Alder Star (MV Alder Star)\n\n\
         file: mine/gazetteer/ships.yaml\n"
    );
    let rule = folder.rules(&["show", "grounding", "--rules", "mine"]);
    assert_has(
        &rule.out,
        &[
            "no more than 10 days apart, no other ship",
            "text of @ships",
            "ship is a name on a list that hangs on the event",
            "ship from <@ships>",
        ],
    );
    let why = folder.rules(&["why", "The MV Alder Star sank.", "--rules", "mine"]);
    assert_has(
        &why.out,
        &[
            "<listed@ships> sink",
            "listed    `MV Alder Star`: Alder Star, @ships",
        ],
    );
    let other = folder.rules(&["show", "@ship", "--rules", "mine"]);
    assert_eq!(other.code, Some(2));
    assert_has(
        &other.err,
        &[
            "no list of names `@ship`",
            "did you mean `ships`? lists are ships",
        ],
    );
}

#[test]
fn a_rule_that_asks_for_no_list_is_told_where() {
    for (right, wrong, told) in [
        (
            "<ship:@ships>",
            "<ship:@shps>",
            "17:22: rule grounding: pattern grounding/refloated: no list of names `@shps`\n  help: did you mean `ships`?",
        ),
        (
            "values: ['@ships']",
            "values: ['@shps']",
            "10:44: rule grounding: no list of names `@shps`\n  help: did you mean `ships`?",
        ),
        (
            "actors: [ferry, '@ships']",
            "actors: [ferry, '@shps']",
            "8:19: rule grounding: no list of names `@shps`\n  help: did you mean `ships`?",
        ),
        (
            "nouns: [grounding]",
            "nouns: ['@ships']",
            "6:11: rule grounding: `@ships` is a list of names, and no word",
        ),
        (
            "values: ['@ships']",
            "values: [ferry]",
            "frame grounding/ship takes names, slot `ship` holds none",
        ),
        (
            "named_by: ship",
            "named_by: day",
            "4:51: rule grounding: slot `day` holds no names",
        ),
        (
            "<ship:@ships>",
            "<day:@ships>",
            "captures `day` as @ships, which no slot of that name and type takes\n  help: the names it can have are ship",
        ),
    ] {
        let rule = GROUNDING.replace(right, wrong);
        assert_ne!(rule, GROUNDING, "{right} is not in the rule");
        assert_has(&said_of(SHIPS, &rule), &[told]);
    }
}

#[test]
fn a_wrong_list_is_told_where() {
    for (right, wrong, told) in [
        (
            "  ships:\n",
            "  Ships:\n",
            ":3:5: `Ships` is no name of a list",
        ),
        (
            "      - Brone Queen\n      - {name: Alder Star, aliases: [MV Alder Star]}\n",
            "      []\n",
            ":3:5: list @ships holds no names",
        ),
        (
            "- Brone Queen",
            "- Alder Star",
            ":6:9: list @ships: `Alder Star` is given twice",
        ),
        (
            "[MV Alder Star]",
            "[Brone Queen]",
            ":6:38: list @ships: `Brone Queen` is a spelling of `Brone Queen` already, on @ships",
        ),
        (
            "[MV Alder Star]",
            "[prime minister]",
            ":6:38: list @ships: `prime minister` is a word for an office",
        ),
        (
            "aliases: [",
            "alias: [",
            ":6:28: unknown key `alias`\n  help: did you mean `aliases`?",
        ),
        (
            "    names:",
            "    extends: true\n    names:",
            ":3:5: no list @ships to extend\n  help: there are no lists; leave `extends` out for a new one",
        ),
    ] {
        let ships = SHIPS.replace(right, wrong);
        assert_ne!(ships, SHIPS, "{right} is not in the list");
        assert_has(
            &said_of(&ships, GROUNDING),
            &[&format!("mine/gazetteer/ships.yaml{told}")],
        );
    }
}
