//! What the articles under `fixtures/` must keep to, because some of them speak of real events: invented outlets that
//! `NOTICE` names, addresses that lead nowhere, nobody quoted word for word, and short texts.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

type TestResult = Result<(), Box<dyn Error>>;

/// What matters of an article in a `.jsonl` file.
#[derive(Deserialize)]
struct Article {
    source: String,
    text: String,
}

/// Where formats have their names; none of them is an article.
const VOCABULARIES: &[&str] = &[
    "www.w3.org",
    "purl.org",
    "iptc.org",
    "jsonfeed.org",
    "schema.org",
];

#[test]
fn every_outlet_is_named_in_the_notice() -> TestResult {
    let notice = fs::read_to_string(root().join("NOTICE"))?;
    let notice = notice.split_whitespace().collect::<Vec<_>>().join(" ");
    for path in articles()? {
        let text = fs::read_to_string(&path)?;
        for outlet in outlets(&path, &text)? {
            assert!(
                notice.contains(&outlet),
                "{}: NOTICE does not name {outlet}",
                path.display()
            );
        }
    }
    Ok(())
}

#[test]
fn every_address_leads_nowhere() -> TestResult {
    for path in articles()? {
        let text = fs::read_to_string(&path)?;
        for address in text.split("://").skip(1) {
            let host = address
                .split(['/', '"', '\n', ' '])
                .next()
                .unwrap_or_default();
            let nowhere = host.ends_with(".example") || VOCABULARIES.contains(&host);
            assert!(nowhere, "{}: {host}", path.display());
        }
    }
    Ok(())
}

#[test]
fn nobody_is_quoted_word_for_word() -> TestResult {
    for path in articles()? {
        for text in texts(&path)? {
            let quote = text.find(['"', '“', '”', '«', '»']);
            assert!(quote.is_none(), "{}: byte {quote:?}", path.display());
        }
    }
    Ok(())
}

#[test]
fn articles_are_short() -> TestResult {
    for path in articles()? {
        for text in texts(&path)? {
            let words = text.split_whitespace().count();
            assert!(
                (60..=500).contains(&words),
                "{}: {words} words",
                path.display()
            );
        }
    }
    Ok(())
}

/// The outlets an article names as its own, or, on a scraped page, as those of related stories.
fn outlets(path: &Path, text: &str) -> Result<Vec<String>, Box<dyn Error>> {
    if has_extension(path, "jsonl") {
        let articles = lines(text)?.into_iter().map(|article| article.source);
        return Ok(articles.collect());
    }
    let marked = text.lines().filter_map(|line| {
        let line = line.trim();
        let front = line.strip_prefix("source: ");
        front
            .or_else(|| line.strip_prefix("- "))
            .or_else(|| line.strip_prefix("• "))
    });
    Ok(marked.map(|outlet| outlet.trim().to_owned()).collect())
}

/// The article texts of a file; markup and scripts, whose quotes are their own, left out.
fn texts(path: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    Ok(if has_extension(path, "jsonl") {
        lines(&text)?
            .into_iter()
            .map(|article| article.text)
            .collect()
    } else if has_extension(path, "json") {
        let mut texts = Vec::new();
        strings(&serde_json::from_str(&text)?, &mut texts);
        vec![texts.join(" ")]
    } else if has_extension(path, "html") || has_extension(path, "xml") {
        let without_tags = text.split('<').filter_map(|piece| piece.split_once('>'));
        let words = without_tags.filter(|(tag, _)| !tag.starts_with("script"));
        vec![words.map(|(_, words)| words).collect()]
    } else {
        vec![text]
    })
}

fn lines(text: &str) -> Result<Vec<Article>, serde_json::Error> {
    text.lines().map(serde_json::from_str).collect()
}

/// All strings of a value, without the markup in them.
fn strings(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| strings(value, into)),
        Value::Object(members) => members.values().for_each(|value| strings(value, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|e| e == extension)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// All articles of all cases, sorted.
fn articles() -> Result<Vec<PathBuf>, std::io::Error> {
    let mut paths = Vec::new();
    for case in fs::read_dir(root())? {
        let case = case?.path();
        if case.is_dir() {
            for file in fs::read_dir(case)? {
                let path = file?.path();
                if !has_extension(&path, "yaml") {
                    paths.push(path);
                }
            }
        }
    }
    paths.sort();
    Ok(paths)
}
