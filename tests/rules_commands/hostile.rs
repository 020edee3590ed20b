//! Rule files made to exhaust the reader: refused by their size, with a message, before any work is done.

use super::{Folder, STRIKE, assert_has};

fn assert_refused(test: &str, text: impl AsRef<[u8]>, words: &[&str]) {
    let folder = Folder::new(test).with("mine/strike.yaml", text);
    for arguments in [
        &["test", "mine/strike.yaml"][..],
        &["list", "--rules", "mine"],
    ] {
        let run = folder.rules(arguments);
        assert_eq!(
            (run.code, run.out.as_str()),
            (Some(2), ""),
            "{test}: {arguments:?}"
        );
        assert_has(&run.err, words);
        assert_has(
            &run.err,
            &["mine/strike.yaml", "help: ", "1 problem in rule files"],
        );
    }
}

/// The rule with another pattern.
fn with_pattern(pattern: &str) -> String {
    STRIKE.replace("<length:duration> ( strike | walkout )", pattern)
}

#[test]
fn a_pattern_of_ten_thousand_alternatives() {
    let words: Vec<String> = (0..10_000).map(|n| format!("word{n}")).collect();
    let pattern = format!("<length:duration> ( {} )", words.join(" | "));
    assert_refused(
        "alternatives",
        with_pattern(&pattern),
        &[":15:14: ", "pattern is longer than 600 characters"],
    );
}

#[test]
fn a_word_class_of_ten_thousand_words() {
    let words: Vec<String> = (0..10_000).map(|n| format!("word{n}")).collect();
    let classes = format!("classes:\n  many: {{words: [{}]}}\n", words.join(", "));
    let folder = Folder::new("class")
        .with("mine/lang/classes.yaml", classes)
        .with(
            "mine/strike.yaml",
            with_pattern("<length:duration> ..12 $many"),
        );
    let run = folder.rules(&["list", "--rules", "mine"]);
    assert_eq!(run.code, Some(2));
    assert_has(
        &run.err,
        &[
            "mine/strike.yaml:15:14: ",
            "pattern is too large once its classes are put in",
            "use smaller classes",
        ],
    );
}

/// Forty classes, each of which includes the next one twice: a million million ways to the last.
#[test]
fn word_classes_that_include_one_another_many_times() {
    let mut classes = String::from("classes:\n  c40: {words: [duty]}\n");
    for n in 0..40 {
        let next = n + 1;
        classes.push_str(&format!("  c{n}: {{includes: [c{next}, c{next}]}}\n"));
    }
    let folder = Folder::new("includes")
        .with("mine/lang/classes/mine.yaml", classes)
        .with(
            "mine/strike.yaml",
            with_pattern("<length:duration> ( $c0 | strike )"),
        );
    let run = folder.rules(&["show", "strike/of-length", "-v", "--rules", "mine"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_has(&run.out, &["( ( duty ) | strike )"]);
}

#[test]
fn gaps_and_classes_nested_in_one_another() {
    let nested = format!(
        "<length:duration> {}strike{}",
        "( ..12 $gathering ".repeat(21),
        " )?".repeat(21)
    );
    assert_refused(
        "nested",
        with_pattern(&nested),
        &["brackets are nested more than 20 deep"],
    );
    // What the regex crate itself would refuse for its depth, so that it would never match.
    let deep = format!("{}strike{}", "(".repeat(290), ")".repeat(290));
    assert_refused(
        "brackets",
        with_pattern(&deep),
        &["brackets are nested more than 20 deep"],
    );
}

/// The largest gaps, as often as a pattern may have them, are read, compiled and run.
#[test]
fn the_largest_pattern_that_is_allowed_works() {
    let gaps = format!("<length:duration> {}strike", "..12 ".repeat(110));
    let folder = Folder::new("gaps").with("strike.yaml", with_pattern(&gaps));
    let run = folder.rules(&["test", "strike.yaml"]);
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.err);
}

#[test]
fn a_file_of_fifty_megabytes() {
    let mut text = STRIKE.as_bytes().to_vec();
    text.resize(50_000_000, b'#');
    assert_refused(
        "large",
        text,
        &["is larger than 8 MiB", "split it into several files"],
    );
}

#[test]
fn aliases_that_repeat_what_repeats() {
    // A thousand values, a thousand times: a million from a file of a few kilobytes.
    let claims = vec!["{slot: start, value: x}"; 500].join(", ");
    let mut bomb = format!("{STRIKE}  - text: x\n    gives: &all [{claims}]\n");
    bomb.push_str(&"  - {text: y, gives: *all}\n".repeat(2_000));
    assert_refused(
        "aliases",
        bomb,
        &[
            "holds or repeats more than a file may",
            "write out what aliases",
        ],
    );
    // Each level ten times the one before: refused where it begins, since no key takes a list of lists.
    let mut levels = String::from("about: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for pair in ["ab", "bc", "cd", "de", "ef", "fg", "gh", "hi"] {
        let (from, to) = pair.split_at(1);
        let ten = vec![format!("*{from}"); 10].join(", ");
        levels.push_str(&format!("{to}: &{to} [{ten}]\n"));
    }
    assert_refused("laughs", levels, &["mine/strike.yaml:1:11: "]);
    let itself = STRIKE.replace("nouns: [strike, walkout]", "nouns: &n [strike, *n]");
    assert_refused(
        "itself",
        itself,
        &[":6:22: ", "Recursive reference not allowed here"],
    );
}

#[test]
fn lists_inside_lists() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_refused(
        "deep",
        format!("kind: {deep}\n"),
        &["mine/strike.yaml:1:7: "],
    );
    assert_refused(
        "deep-words",
        STRIKE.replace("[strike, walkout]", &deep),
        &["recursion limit exceeded"],
    );
    let many = format!("nouns: [{}]", vec!["strike"; 300_000].join(", "));
    assert_refused(
        "many",
        STRIKE.replace("nouns: [strike, walkout]", &many),
        &["holds or repeats more than a file may"],
    );
}

#[test]
fn bytes_that_are_no_text() {
    assert_refused("binary", b"kind: \xff\xfe\n", &["is not UTF-8"]);
}
