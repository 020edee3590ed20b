//! `atodds rules why`: what a text gives, and what it almost gives.

use super::{Folder, Run};

/// Runs `rules why` on a text, told on a Monday.
fn run(text: &str, more: &[&str]) -> Run {
    let mut arguments = vec!["why", text, "--date", "2025-07-21"];
    arguments.extend(more);
    // Tests run side by side, each text in a folder of its own.
    let name: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    Folder::new(&format!("why-{name}-{}", more.join("-"))).rules(&arguments)
}

/// What it says.
fn why(text: &str, more: &[&str]) -> String {
    let run = run(text, more);
    assert_eq!(run.code, Some(0), "{}", run.err);
    run.out
}

#[test]
fn each_text_gets_its_reason() {
    let cases = [
        (
            "The blast killed 35 cows and wounded 12 people.",
            "almost    casualties/killed, `35 cows`: `cow` is in neither `counts` nor `groups` of the frame",
        ),
        (
            "The blast killed 35 cows and wounded 12 people.",
            "claim     casualties: injured = 12, firm, by casualties/injured (`wounded 12 people`)",
        ),
        (
            "Floods did not kill 30 people.",
            "almost    casualties/killed, `30 people`: the sentence denies it",
        ),
        (
            "At least 5% of residents were evacuated.",
            "slot `evacuated` holds a plain count",
        ),
        (
            "The talks will resume in Oslo on Tuesday.",
            "almost    talks, `The talks`: the event is named, but the story names no state or organisation",
        ),
        (
            "The meeting on Wednesday lasted two hours.",
            "almost    talks, `The meeting`: one of `loose_nouns`",
        ),
        (
            "Japan and Peru will hold talks on 4 May 2031.",
            "almost    talks/date, `4 May 2031`: it lies outside `window_days`",
        ),
        (
            "Japan gave Peru 50 days.",
            "only `$giving <to:actor> <length:duration>` matches: `$term-nouns` does not follow",
        ),
        (
            "Some 12 people visited the harbour.",
            "may count `person`, but no frame names what the number hangs on",
        ),
        (
            "Some 12 people visited the harbour.",
            "number    `Some 12` = ~12: counts `person`, subject of `visit`",
        ),
        ("All was quiet.", "no rule comes near to a claim here"),
    ];
    for (text, wanted) in cases {
        let told = why(text, &[]);
        assert!(told.contains(wanted), "{text}\nlacks: {wanted}\n{told}");
    }
}

#[test]
fn what_is_claimed_is_no_near_miss_of_another_kind() {
    let told = why("A quake of magnitude 6.2 shook the valley.", &[]);
    assert!(told.contains("by earthquake/magnitude"), "{told}");
    assert!(!told.contains("almost"), "{told}");
}

#[test]
fn one_kind_can_be_asked_for() {
    let text = "The blast killed 35 people near Lima. Japan gave Peru 50 days.";
    let told = why(text, &["--kind", "ultimatum"]);
    assert!(!told.contains("casualties"), "{told}");
    assert!(told.contains("almost    ultimatum/"), "{told}");
    let unknown = run(text, &["--kind", "ultimatums"]);
    assert_eq!(unknown.code, Some(2));
}

#[test]
fn a_text_or_a_file_is_needed() {
    let folder = Folder::new("why-file").with("draft.txt", "All was quiet.\n");
    assert_eq!(folder.rules(&["why"]).code, Some(2));
    let read = folder.rules(&["why", "--file", "draft.txt"]);
    assert!(read.out.starts_with("All was quiet.\n"), "{}", read.out);
    let none = folder.rules(&["why", "--file", "none.txt"]);
    assert!(none.err.contains("none.txt"), "{}", none.err);
}
