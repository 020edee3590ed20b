//! `atodds rules list` and `atodds rules show`.

use super::{Folder, STRIKE, assert_has};

#[test]
fn the_list_says_what_there_is_and_whose() {
    let folder = Folder::new("list").with("mine/strike.yaml", STRIKE);
    let run = folder.rules(&["list", "--rules", "mine"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_eq!(
        run.row("strike"),
        [
            "strike",
            "strike",
            "1",
            "1",
            "2",
            "mine/strike.yaml, yours",
            "length, start"
        ]
    );
    assert_eq!(run.row("talks").get(5), Some(&"rules/talks.yaml, built-in"));
    let replaced =
        Folder::new("list-replaced").with("mine/talks.yaml", STRIKE.replace("strike", "talks"));
    let run = replaced.rules(&["list", "--rules", "mine"]);
    assert_eq!(run.row("talks").get(5), Some(&"mine/talks.yaml, yours"));
}

#[test]
fn a_rule_is_shown_with_what_it_reads_and_why() {
    let run = Folder::new("show").rules(&["show", "talks"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_has(
        &run.out,
        &[
            "talks: talks\n",
            "\nwhy: ",
            "\nsource: ",
            "\nfile: rules/talks.yaml, built-in\n",
            "no more than 30 days apart",
            "\n  talks/date\n",
            "\n  talks/date-open\n",
            "why: the round to come is one more than the rounds before it",
            "round = earlier_rounds + 1",
            "    gives none\n",
        ],
    );
}

#[test]
fn a_slot_tells_what_a_difference_in_it_can_be() {
    let folder = Folder::new("show-slots");
    let run = folder.rules(&["show", "talks"]);
    assert_eq!(
        run.row("date").get(3),
        Some(&"contradiction, dispute, hedged")
    );
    assert_eq!(
        run.row("earlier_rounds").get(3),
        Some(&"contradiction, dispute, hedged, update")
    );
    // How a plan stands is as each side sees it: never a flat contradiction.
    assert_eq!(run.row("agreed").get(3), Some(&"dispute, hedged, update"));
}

#[test]
fn one_part_is_shown_by_its_id() {
    let folder = Folder::new("show-id").with(
        "mine/strike.yaml",
        STRIKE.replace("( strike | walkout )", "$duty? strike"),
    );
    let pattern = folder.rules(&["show", "strike/of-length", "--rules", "mine"]);
    assert_eq!(pattern.code, Some(0), "{}", pattern.err);
    assert_eq!(
        pattern.out,
        "strike/of-length\n1 pattern: length from <duration>; of the event\n\nmatches\n  <length:duration> $duty? strike\n\n\
         file: mine/strike.yaml, yours\n"
    );
    let written_out = folder.rules(&["show", "strike/of-length", "--rules", "mine", "-v"]);
    assert_has(
        &written_out.out,
        &["  <length:duration> ( tariff | ", " )? strike\n"],
    );
    let frame = folder.rules(&["show", "talks/date"]);
    assert_has(
        &frame.out,
        &["date is a date", "the event's words", "talks"],
    );
    let derivation = folder.rules(&["show", "talks/last-from-gap"]);
    assert_has(
        &derivation.out,
        &[
            "earlier_dates = the day of the report - since_last",
            "why: ",
        ],
    );
}

#[test]
fn a_number_frame_is_shown_with_its_words() {
    let folder = Folder::new("show-number");
    let new = folder.rules(&["new", "walkout", "--output", "walkout.yaml"]);
    assert_eq!(new.code, Some(0), "{}", new.err);
    std::fs::create_dir(folder.0.join("mine")).expect("a folder");
    std::fs::rename(
        folder.0.join("walkout.yaml"),
        folder.0.join("mine/walkout.yaml"),
    )
    .expect("a move");
    let run = folder.rules(&["show", "walkout/workers", "--rules", "mine"]);
    assert_has(
        &run.out,
        &[
            "workers is a number that hangs on words of the frame: subject_of, beside, counts; also where nothing else names",
            "subject_of   walk out\n",
            "counts       driver, nurse, people, worker\n",
        ],
    );
}

#[test]
fn a_word_class_is_shown() {
    let folder = Folder::new("show-class");
    let run = folder.rules(&["show", "$giving"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert_has(&run.out, &["give, "]);
    let run = folder.rules(&["show", "$givin"]);
    assert_eq!(run.code, Some(2));
    assert_has(
        &run.err,
        &["no word class `$givin`", "did you mean `giving`?"],
    );
}

#[test]
fn the_file_itself_follows_with_v() {
    let folder = Folder::new("show-v").with("mine/strike.yaml", STRIKE);
    let run = folder.rules(&["show", "strike", "--rules", "mine", "-v"]);
    assert!(run.out.ends_with(STRIKE), "{}", run.out);
}

#[test]
fn a_name_that_is_none_brings_the_nearest() {
    let folder = Folder::new("show-unknown");
    for (name, words) in [
        (
            "takls",
            &[
                "no rule for the kind of event `takls`",
                "did you mean `talks`?",
            ][..],
        ),
        (
            "talks/date-opne",
            &[
                "no frame, pattern or derivation `talks/date-opne`",
                "did you mean `talks/date-open`?",
            ],
        ),
        (
            "taks/date",
            &[
                "no rule for the kind of event `taks`",
                "did you mean `talks`?",
            ],
        ),
        ("weather", &["there are rules for are accident"]),
    ] {
        let run = folder.rules(&["show", name]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{name}");
        assert_has(&run.err, words);
    }
}
