//! Word classes of a user's folder: they are added, extend built-in ones or take their place, and rules see them so.

use std::error::Error;
use std::fs;
use std::path::Path;

use atodds::lexicon::{Lexicon, RuleFile, RuleFiles};

/// The built-in files with `files`, by path, of a user.
fn with(files: &[(&str, &str)]) -> RuleFiles {
    let mut all = RuleFiles::builtin();
    for (path, text) in files {
        let file = RuleFile {
            path: format!("mine/{path}"),
            text: (*text).to_owned(),
            builtin: false,
            prepared: None,
        };
        all.insert(*path, file);
    }
    all
}

fn words(lexicon: &Lexicon, class: &str) -> Vec<String> {
    let words = lexicon.classes.get(class);
    words.unwrap_or_default().to_vec()
}

/// The file that the page on rules shows does what the page says it does.
#[test]
fn the_file_shown_adds_extends_and_replaces() -> Result<(), Box<dyn Error>> {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/README.md"))?;
    let shown = page
        .split("```")
        .find(|block| block.contains("# mine/lang/classes/harbour.yaml"))
        .ok_or("rules/README.md shows no file of classes")?;
    let shown = shown.strip_prefix("yaml").ok_or("it is no YAML")?;
    let before = Lexicon::read(&RuleFiles::builtin())?;
    let after = Lexicon::read(&with(&[("lang/classes/harbour.yaml", shown)]))?;

    assert_eq!(words(&before, "berthing"), [""; 0]);
    assert_eq!(words(&after, "berthing"), ["berth", "moor", "tie up"]);
    let mut vessels = words(&before, "vessels");
    vessels.extend(["pilot cutter", "coaster"].map(str::to_owned));
    assert_eq!(words(&after, "vessels"), vessels);
    let landing = ["arrive", "touch down", "berth", "moor", "tie up"];
    assert_eq!(words(&after, "landing"), landing);
    assert_eq!(words(&after, "killing"), words(&before, "killing"));
    Ok(())
}

#[test]
fn a_file_of_a_built_in_path_takes_its_place() -> Result<(), Box<dyn Error>> {
    let text = "classes: {hulls: {words: [hull]}}";
    let lexicon = Lexicon::read(&with(&[("lang/classes/sport.yaml", text)]))?;
    assert_eq!(words(&lexicon, "hulls"), ["hull"]);
    assert_eq!(words(&lexicon, "beating"), [""; 0]);
    Ok(())
}

/// A rule of a user's folder goes by a class of the same folder: the story's word stands in no built-in list.
#[test]
fn rules_see_the_classes_of_their_folder() -> Result<(), Box<dyn Error>> {
    let rule = "kind: berthing
label: berthing
about: Ships that reach their quay; when.
identity: {window_days: 3, parties: false}
event: {nouns: [$berthing-nouns], holding: [plan]}
slots: {date: {label: date, type: time}}
frames: [{id: berthing/date, slot: date, take: time}]
examples:
  - {text: 'The quaying of the ferry is planned for Wednesday.', gives: [{slot: date, value: '2025-07-23'}]}
  - {text: 'The ferry is planned for Wednesday.', gives: []}
";
    let classes = "classes: {berthing-nouns: {about: nouns, words: [quaying]}}";
    let folder = std::env::temp_dir().join(format!("atodds-classes-{}", std::process::id()));
    fs::create_dir_all(folder.join("lang/classes"))?;
    fs::write(folder.join("berthing.yaml"), rule)?;
    let test = || {
        let mut command = assert_cmd::Command::new(env!("CARGO_BIN_EXE_atodds"));
        command
            .args(["rules", "test", "--rules"])
            .arg(&folder)
            .output()
    };
    let without = test()?;
    fs::write(folder.join("lang/classes/mine.yaml"), classes)?;
    let with = test()?;
    fs::remove_dir_all(&folder)?;
    let told = String::from_utf8(without.stderr)?;
    assert_eq!(without.status.code(), Some(2), "{told}");
    assert!(
        told.contains("berthing.yaml:5:17: rule berthing: no word class `$berthing-nouns`"),
        "{told}"
    );
    assert!(with.status.success(), "{}", String::from_utf8(with.stdout)?);
    Ok(())
}
