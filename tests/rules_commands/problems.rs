//! Wrong rules: every problem of every file at once, each with file, line, column and help.

use super::{Folder, STRIKE, assert_has};

/// What the command says of the strike rule when `right` is replaced by `wrong` in it.
fn said_of(right: &str, wrong: &str) -> String {
    let text = STRIKE.replace(right, wrong);
    assert_ne!(text, STRIKE, "{right} is not in the rule");
    let run = Folder::new("problem")
        .with("strike.yaml", text)
        .rules(&["test", "strike.yaml"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{wrong}");
    run.err
}

#[test]
fn all_problems_of_all_files_come_at_once() {
    let first = STRIKE
        .replace("slot: start, take", "slot: strat, take")
        .replace("nouns: [strike", "nouns: [$strikes")
        .replace("<length:duration>", "give <length:dration>");
    let second = STRIKE
        .replace("strike", "lockout")
        .replace("label: lockout", "lable: lockout");
    let words = "clutter:\n  matches: ['(']\n";
    let run = Folder::new("all-problems")
        .with("mine/a.yaml", first)
        .with("mine/b.yaml", second)
        .with("mine/lang/page/c.yaml", words)
        .rules(&["list", "--rules", "mine"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert_has(
        &run.err,
        &[
            "mine/a.yaml:6:11: rule strike: no word class `$strikes`\n",
            "mine/a.yaml:12:30: rule strike: no slot `strat`\n  help: did you mean `start`? slots of this rule are length, start\n",
            "mine/a.yaml:15:19: rule strike: pattern strike/of-length: no type `dration`\n  help: did you mean `duration`? types are time",
            "mine/b.yaml:2:1: unknown key `lable`\n  help: did you mean `label`?",
            "mine/lang/page/c.yaml",
            "5 problems in rule files",
        ],
    );
}

#[test]
fn near_names_are_proposed() {
    for (right, wrong, words) in [
        (
            "type: time",
            "type: tmie",
            &[":9:35: `tmie` cannot stand here", "did you mean `time`?"][..],
        ),
        (
            "take: time",
            "take: clok",
            &["`clok` cannot stand here", "did you mean `clock`?"],
        ),
        (
            "window_days: 14",
            "windw_days: 14",
            &[
                ":4:12: unknown key `windw_days`",
                "did you mean `window_days`?",
            ],
        ),
        (
            "value: PT48H",
            "value: PT48H, certainty: frm",
            &["`frm` cannot stand here", "did you mean `firm`?"],
        ),
        (
            "<length:duration>",
            "<lenght:duration>",
            &["captures `lenght`", "did you mean `length`?"],
        ),
        (
            "<length:duration>",
            "$givng <length:duration>",
            &["no word class `$givng`", "did you mean `giving`?"],
        ),
        (
            "happening: [begin]",
            "happening: [$happenin]",
            &["no word class `$happenin`", "did you mean `happening`?"],
        ),
        (
            "{slot: length, value",
            "{slot: lengths, value",
            &["no slot `lengths`", "did you mean `length`?"],
        ),
    ] {
        assert_has(&said_of(right, wrong), words);
    }
    let status = "  agreed: {label: agreed, type: status}\nframes:";
    let set = STRIKE
        .replace("frames:", status)
        .replace("    match:", "    set: {agreed: conifrmed}\n    match:");
    let run = Folder::new("status")
        .with("strike.yaml", set)
        .rules(&["test", "strike.yaml"]);
    assert_has(
        &run.err,
        &["`conifrmed` is no status", "did you mean `confirmed`?"],
    );
}

/// However the pattern is written, the column is that of the item itself.
#[test]
fn a_place_inside_a_pattern_is_exact() {
    for (written, column) in [
        ("'<length:duration> Strike'", 32),
        ("\"<length:duration> Strike\"", 32),
        ("'o''clock <length:duration> Strike'", 41),
    ] {
        let said = said_of("'<length:duration> ( strike | walkout )'", written);
        let place = format!(
            "strike.yaml:15:{column}: rule strike: pattern strike/of-length: `Strike` is neither"
        );
        assert_has(&said, &[&place, "help: patterns match lemmas"]);
    }
}

#[test]
fn patterns_that_can_match_nothing_are_refused() {
    for pattern in ["strike?", "...", "( strike | walkout? )"] {
        let said = said_of("<length:duration> ( strike | walkout )", pattern);
        assert_has(
            &said,
            &[":15:14: ", "pattern can match nothing at all", "help: "],
        );
    }
}

#[test]
fn files_that_are_no_rules_are_told_apart() {
    for (text, words) in [
        ("", &["strike.yaml:1:1: unexpected end of file"][..]),
        ("kind: [", &["strike.yaml:1:"]),
        ("kind: strike\n", &["key `label` is missing"]),
        (
            "kind: strike\nkind: strike\n",
            &["strike.yaml:2:1: duplicate mapping key `kind`"],
        ),
    ] {
        let run = Folder::new("no-rule")
            .with("strike.yaml", text)
            .rules(&["test", "strike.yaml"]);
        assert_eq!(run.code, Some(2), "{text}");
        assert_has(&run.err, words);
        assert_has(&run.err, &["help: see rules/README.md"]);
    }
    let two = format!("{STRIKE}---\n{STRIKE}");
    let run = Folder::new("two-rules")
        .with("strike.yaml", two)
        .rules(&["test", "strike.yaml"]);
    assert_has(
        &run.err,
        &[
            "strike.yaml:24:1: a second document begins here",
            "a file of its own",
        ],
    );
}
