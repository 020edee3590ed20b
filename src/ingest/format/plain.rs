//! Plain text and Markdown into blocks: one for each line that is not blank, hard-wrapped paragraphs joined before; front
//! matter is read as metadata.
//!
//! Markdown is plain text whose marks say what a line is: the line keeps its marks, and `line` sets them apart.

use super::marker::list_marker;
use super::page::{Block, Hint, Meta, Page, clean};
use super::wrap::unwrapped;
use crate::text::{OffsetMap, Span};

/// Reads `text`; the map is that of the text alone.
pub(in crate::ingest) fn read(text: String) -> Page {
    let mut meta = Meta::default();
    let front = front_matter(&text, &mut meta);
    let mut page = page(text, None, front);
    page.meta = meta;
    page
}

/// The page of a text that `map` leads from, its paragraphs unwrapped; lines before `front` are metadata.
pub(in crate::ingest) fn page(text: String, map: Option<OffsetMap>, front: usize) -> Page {
    let (text, map) = match unwrapped(&text, front) {
        Some((joined, cuts)) => {
            let map = match &map {
                Some(map) => cuts.through(map),
                None => cuts,
            };
            (joined, Some(map))
        }
        None => (text, map),
    };
    Page {
        blocks: blocks(&text, front),
        text,
        map,
        ..Page::default()
    }
}

/// The blocks of `text`; lines before `front` are metadata.
fn blocks(text: &str, front: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let lead = start + (line.len() - line.trim_start().len());
            let hint = if start < front {
                Hint::Front
            } else {
                hint(trimmed)
            };
            blocks.push(Block {
                span: Span::new(lead, lead + trimmed.len()),
                hint,
            });
        }
        start += line.len();
    }
    blocks
}

fn hint(line: &str) -> Hint {
    if line.starts_with("# ") {
        Hint::Title
    } else if line.starts_with("##") && line.trim_start_matches('#').starts_with(' ') {
        Hint::Heading
    } else if list_marker(line) > 0 {
        Hint::ListItem
    } else {
        Hint::Plain
    }
}

/// Where the front matter ends: 0 where there is none.
fn front_matter(text: &str, meta: &mut Meta) -> usize {
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else {
        return 0;
    };
    let mut at = first.len();
    let mut found = Meta::default();
    for line in lines {
        at += line.len();
        let trimmed = line.trim();
        if trimmed == "---" || trimmed == "..." {
            *meta = found;
            return at;
        }
        if let Some((key, value)) = trimmed.split_once(':') {
            set(&mut found, key.trim(), &unquoted(value));
        } else if !(trimmed.is_empty() || trimmed.starts_with(['-', '#'])) {
            return 0;
        }
    }
    0
}

fn set(meta: &mut Meta, key: &str, value: &str) {
    match key.to_ascii_lowercase().as_str() {
        "title" | "headline" => meta.title = clean(value),
        "source" | "outlet" | "publisher" => meta.source = clean(value),
        "url" | "link" => meta.url = clean(value),
        "date" | "published" | "pubdate" => meta.add_date(key, value),
        _ => {}
    }
}

/// A YAML scalar without its quotes or trailing comment.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote)
            && let Some((inner, _)) = inner.rsplit_once(quote)
        {
            return if quote == '"' {
                inner.replace("\\\"", "\"")
            } else {
                inner.replace("''", "'")
            };
        }
    }
    value
        .split_once(" #")
        .map_or(value, |(value, _)| value.trim_end())
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_metadata() {
        let page = read(
            "---\ntitle: 'It''s on'\nsource: \"The Quay\" \nurl: https://a.example/x\ndate: 2024-05-06 # local\nmood: fine\n---\nBody here.\n"
                .to_owned(),
        );
        assert_eq!(page.meta.title.as_deref(), Some("It's on"));
        assert_eq!(page.meta.source.as_deref(), Some("The Quay"));
        assert_eq!(page.meta.url.as_deref(), Some("https://a.example/x"));
        assert_eq!(
            page.meta.published,
            [("date".to_owned(), "2024-05-06".to_owned())]
        );
        assert_eq!(
            page.blocks.iter().filter(|b| b.hint == Hint::Front).count(),
            7
        );
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        let page = read("---\nWe went home\nand slept.\n---\n".to_owned());
        assert!(page.blocks.iter().all(|b| b.hint != Hint::Front));
    }
}
