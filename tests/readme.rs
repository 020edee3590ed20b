//! The README stays true: the output it shows is what its command prints, and the paths it names are there.

#![cfg(feature = "cli")]

use std::error::Error;
use std::fs;
use std::path::Path;

/// Stands, with a name and ` -->`, before the fenced block with the output of the command before it.
const MARKER: &str = "<!-- output:";

#[test]
fn the_output_shown_is_the_output() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md"))?;
    let marked: Vec<usize> = readme.match_indices(MARKER).map(|(at, _)| at).collect();
    assert!(!marked.is_empty(), "README.md has lost its markers");
    for at in marked {
        let (before, after) = readme.split_at(at);
        let Some(shown) = after
            .split_once("-->")
            .and_then(|(_, rest)| fenced_block(rest))
        else {
            // No output is shown, so none can be wrong.
            continue;
        };
        let arguments = before
            .lines()
            .rev()
            .find_map(|line| line.strip_prefix("cargo run --release -- "))
            .ok_or("README.md shows output of no command")?;
        let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_atodds"))
            .current_dir(root)
            .env("NO_COLOR", "1")
            .env_remove("CLICOLOR_FORCE")
            .args(arguments.split_whitespace())
            .output()?;
        let printed = String::from_utf8(output.stdout)?;
        assert_eq!(
            trimmed_lines(shown),
            trimmed_lines(&printed),
            "README.md shows other output than `atodds {arguments}` prints"
        );
    }
    Ok(())
}

/// What a page of Markdown calls the place of a heading.
fn anchor(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    let words = words
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
    words.map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[test]
fn the_paths_it_links_to_exist() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md"))?;
    let targets = readme
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let headings = readme.lines().filter(|line| line.starts_with('#'));
    let anchors: Vec<String> = headings.map(anchor).collect();
    for target in targets.filter(|target| !target.starts_with("https://")) {
        let exists = match target.strip_prefix('#') {
            Some(name) => anchors.iter().any(|anchor| anchor == name),
            None => root.join(target).exists(),
        };
        assert!(exists, "README.md links to {target}, which is not there");
    }
    Ok(())
}

/// The content of the fenced block that `text` starts with, white space apart.
fn fenced_block(text: &str) -> Option<&str> {
    let (_, block) = text.trim_start().strip_prefix("```")?.split_once('\n')?;
    block.split_once("\n```").map(|(content, _)| content)
}

/// Lines without white space at their ends, which editors and terminals drop, and without empty ones at the end.
fn trimmed_lines(text: &str) -> Vec<&str> {
    let mut lines: Vec<_> = text.lines().map(str::trim_end).collect();
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    lines
}

#[test]
fn only_a_block_right_after_the_marker_counts() {
    assert_eq!(
        fenced_block("\n\n```text\na\n\nb\n```\nrest"),
        Some("a\n\nb")
    );
    assert_eq!(fenced_block("\n\nWords first.\n```\na\n```\n"), None);
}

/// The worked examples of the page on rules are rules as they stand, and pass their own examples, together with the files of a folder
/// `mine` that the page shows.
#[test]
fn the_rules_shown_pass() -> Result<(), Box<dyn Error>> {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/README.md"))?;
    let blocks = page.split("```yaml\n").skip(1);
    let blocks: Vec<&str> = blocks.filter_map(|b| b.split("```").next()).collect();
    let rules = blocks.iter().filter(|block| block.starts_with("kind: "));
    assert_eq!(rules.clone().count(), 3, "rules/README.md has lost a rule");
    let folder = std::env::temp_dir().join(format!("atodds-rule-page-{}", std::process::id()));
    let mine = folder.join("mine");
    for block in &blocks {
        if let Some((path, _)) = block
            .strip_prefix("# mine/")
            .and_then(|rest| rest.split_once('\n'))
        {
            let file = mine.join(path);
            fs::create_dir_all(file.parent().ok_or("the file is in a folder")?)?;
            fs::write(file, block)?;
        }
    }
    for rule in rules {
        let file = folder.join("shown.yaml");
        fs::write(&file, rule)?;
        let output = assert_cmd::Command::new(env!("CARGO_BIN_EXE_atodds"))
            .args(["rules", "test"])
            .arg(&file)
            .arg("--rules")
            .arg(&mine)
            .output()?;
        let printed = String::from_utf8(output.stdout)? + &String::from_utf8(output.stderr)?;
        assert!(
            output.status.success() && printed.contains("1 rule: 0 rules failed"),
            "{printed}"
        );
    }
    fs::remove_dir_all(&folder)?;
    Ok(())
}
