//! `atodds rules test`: what each example gave, set against what it must.

use serde_json::{Value, json};

use super::{Folder, STRIKE, assert_has};

/// The rule with examples that fail in every way: a wrong value, a wrong certainty, one too many, one too few.
fn failing() -> String {
    STRIKE.replace(
        "  - text: The doctor",
        "  - text: The 24-hour strike begins on Thursday.
    gives:
      - {slot: start, value: '2025-07-23'}
      - {slot: length, value: PT24H}
  - text: The strike may begin on Friday.
    gives:
      - {slot: start, value: '2025-07-25', certainty: firm}
      - {slot: length, value: PT12H}
  - text: The 36-hour walkout failed.
    gives: []
  - text: The doctor",
    )
}

#[test]
fn a_failing_example_is_shown_with_its_difference() {
    let folder = Folder::new("diff").with("strike.yaml", failing());
    let run = folder.rules(&["test", "strike.yaml"]);
    assert_eq!((run.code, run.err.as_str()), (Some(1), ""));
    let (first, summary) = run.out.split_once("kind ").expect("a table follows");
    assert_eq!(
        first,
        "\
failed strike.yaml:21
  The 24-hour strike begins on Thursday.
  ~ wrong value  start = 2025-07-23; given 2025-07-24, firm (`The 24-hour strike begins on Thursday`, by strike/start)
    pass         length = PT24H

failed strike.yaml:25
  The strike may begin on Friday.
  ~ wrong value  start = 2025-07-25, firm; given 2025-07-25, possible (`The strike may begin on Friday`, by strike/start)
  - missing      length = PT12H

failed strike.yaml:29
  The 36-hour walkout failed.
  + noisy        length = PT36H, firm (`36-hour walkout`, by strike/of-length)

"
    );
    assert_has(summary, &["5 examples of 1 rule: 1 rule failed"]);
    assert_eq!(
        run.row("strike"),
        ["strike", "5", "3", "3", "1", "1", "2", "strike.yaml"]
    );
}

#[test]
fn the_same_as_json() {
    let folder = Folder::new("diff-json").with("strike.yaml", failing());
    let run = folder.rules(&["test", "--format", "json", "strike.yaml"]);
    assert_eq!(run.code, Some(1));
    let document: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(document["version"], 1);
    assert_eq!(document["passed"], false);
    let rules = document["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), 1);
    assert_eq!(
        rules[0]["counts"],
        json!({"examples": 5, "failed": 3, "pass": 3, "missing": 1, "noisy": 1, "wrong_value": 2})
    );
    assert_eq!(rules[0]["both_sorts"], true);
    let failure = &rules[0]["failures"][1];
    assert_eq!(failure["line"], 25);
    assert_eq!(failure["text"], "The strike may begin on Friday.");
    let wrong = &failure["claims"][0];
    assert_eq!(wrong["outcome"], "wrong-value");
    assert_eq!(
        wrong["expected"],
        json!({"slot": "start", "value": "2025-07-25", "certainty": "firm"})
    );
    assert_eq!(wrong["found"]["certainty"], "possible");
    assert_eq!(wrong["found"]["rule"], "strike/start");
    assert_eq!(failure["claims"][1]["outcome"], "missing");
}

#[test]
fn only_the_files_named_are_tried() {
    let shift = STRIKE.replace("strike", "lockout");
    let folder = Folder::new("files")
        .with("a/strike.yaml", STRIKE)
        .with("lockout.yaml", shift);
    let one = folder.rules(&["test", "a/strike.yaml"]);
    assert_eq!(one.code, Some(0), "{}{}", one.out, one.err);
    assert_has(&one.out, &["2 examples of 1 rule: 0 rules failed"]);
    let two = folder.rules(&["test", "a/strike.yaml", "lockout.yaml"]);
    assert_eq!(two.code, Some(0), "{}{}", two.out, two.err);
    assert_has(&two.out, &["4 examples of 2 rules: 0 rules failed"]);
    let all = folder.rules(&["test", "--rules", "a"]);
    assert_eq!(all.code, Some(0), "{}{}", all.out, all.err);
    assert_eq!(all.row("talks").get(2), Some(&"0"));
    assert_eq!(all.row("strike").last(), Some(&"a/strike.yaml"));
    let quiet = folder.rules(&["test", "-q", "a/strike.yaml"]);
    assert_eq!(quiet.out, "2 examples of 1 rule: 0 rules failed\n");
}

#[test]
fn files_that_cannot_be_tried_together_are_refused() {
    let folder = Folder::new("same-name")
        .with("a/strike.yaml", STRIKE)
        .with("b/strike.yaml", STRIKE)
        .with("other.yaml", STRIKE);
    let same_name = folder.rules(&["test", "a/strike.yaml", "b/strike.yaml"]);
    assert_eq!(same_name.code, Some(2));
    assert_has(
        &same_name.err,
        &["b/strike.yaml: has the name of a/strike.yaml", "help: "],
    );
    let same_kind = folder.rules(&["test", "a/strike.yaml", "other.yaml"]);
    assert_eq!(same_kind.code, Some(2));
    assert_has(
        &same_kind.err,
        &["kind `strike` is already ruled by other.yaml"],
    );
    let missing = folder.rules(&["test", "no.yaml"]);
    assert_eq!(missing.code, Some(2));
    assert_has(&missing.err, &["no.yaml: cannot be read"]);
}

#[test]
fn a_rule_needs_examples_of_both_sorts() {
    let (none, _) = STRIKE
        .split_once("  - text: The doctor")
        .expect("a negative example");
    let folder = Folder::new("one-sort").with("strike.yaml", none);
    let run = folder.rules(&["test", "strike.yaml"]);
    assert_eq!(run.code, Some(1));
    assert_has(
        &run.out,
        &["rule strike lacks examples that give claims, or examples that give none"],
    );
}
