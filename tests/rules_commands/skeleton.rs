//! `atodds rules new`: whatever the kind, what it writes passes its own test.

use super::{Folder, STRIKE, assert_has};

#[test]
fn what_it_writes_passes_its_own_test() {
    // Words that mean something to YAML, too.
    for kind in [
        "near-miss",
        "court_ruling",
        "x",
        "null",
        "no",
        "true",
        "e1",
        "kind",
        "may",
    ] {
        let folder = Folder::new(&format!("new-{kind}"));
        let path = format!("{kind}.yaml");
        let new = folder.rules(&["new", kind, "--output", &path]);
        assert_eq!(
            (new.code, new.out.as_str(), new.err.as_str()),
            (Some(0), "", ""),
            "{kind}"
        );
        let test = folder.rules(&["test", &path]);
        assert_eq!(test.code, Some(0), "{kind}: {}{}", test.out, test.err);
        assert_has(&test.out, &["5 examples of 1 rule: 0 rules failed"]);
        assert_eq!(test.row(kind).first(), Some(&kind));
    }
}

#[test]
fn it_is_printed_when_no_file_is_named() {
    let run = Folder::new("new-printed").rules(&["new", "near-miss"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert_has(
        &run.out,
        &[
            "# yaml-language-server: $schema=",
            "kind: 'near-miss'\n",
            "id: near-miss/start",
            "gives: []",
        ],
    );
    assert!(!run.out.contains("KIND"), "{}", run.out);
}

#[test]
fn nothing_is_overwritten() {
    let folder = Folder::new("new-twice").with("mine.yaml", "mine");
    let run = folder.rules(&["new", "near-miss", "-o", "mine.yaml"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert_has(&run.err, &["mine.yaml: exists already", "help: "]);
    let kept = std::fs::read_to_string(folder.0.join("mine.yaml")).expect("it is there");
    assert_eq!(kept, "mine");
}

#[test]
fn a_bad_name_is_refused_with_help() {
    let folder = Folder::new("new-bad").with("mine/strike.yaml", STRIKE);
    for kind in [
        "Near-miss",
        "near miss",
        "1st",
        "",
        "near/miss",
        "../x",
        "zusammenstoß",
    ] {
        let run = folder.rules(&["new", kind]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{kind}");
        assert_has(
            &run.err,
            &[
                "is no name of a kind of event",
                "help: use lower-case letters",
            ],
        );
    }
    let run = folder.rules(&["new", "talks"]);
    assert_eq!(run.code, Some(2));
    assert_has(
        &run.err,
        &[
            "already ruled by rules/talks.yaml",
            "atodds rules show talks -v",
        ],
    );
    let run = folder.rules(&["new", "strike", "--rules", "mine"]);
    assert_has(&run.err, &["already ruled by mine/strike.yaml"]);
}
