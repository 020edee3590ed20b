//! Just enough of a reader of Rust for the layer table: code without comments, literals and tests, and the paths in it.
//!
//! Comes in: the text of a source file. Goes out: the same text with everything that is not production code blanked
//! (line breaks stay, so lines can be counted), and the names of the crate's modules it uses.

use std::collections::BTreeSet;

/// `source` with comments, literals and everything under `#[cfg(test)]` replaced by spaces.
pub(crate) fn production_code(source: &str) -> String {
    without_tests(without_comments_and_literals(source))
}

/// The top-level modules that `code` names through `crate::` or a chain of `super::` that reaches the crate's root, which
/// lies `depth` modules above the file.
pub(crate) fn modules_used(code: &str, depth: usize) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, word) in words(code) {
        let rest = match word {
            "crate" => code[at + word.len()..].trim_start().strip_prefix("::"),
            "super" if !code[..at].trim_end().ends_with("::") => above_root(&code[at..], depth),
            _ => None,
        };
        used.extend(rest.into_iter().flat_map(first_names));
    }
    used
}

/// Whether `code` names the external path `path`: `petgraph`, `std::fs`. A name on its own counts only as a crate: before
/// `::`, or after `use`.
pub(crate) fn names_path(code: &str, path: &str) -> bool {
    code.match_indices(path).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + path.len()..]);
        let whole = !before.ends_with(is_word) && !after.starts_with(is_word);
        let own = before.trim_end().ends_with("::") && !path.contains("::");
        let as_crate = after.trim_start().starts_with("::")
            || before.trim_end().ends_with("use")
            || path.contains("::");
        whole && as_crate && !own
    })
}

/// What follows a chain of exactly or more than `depth` times `super::`.
fn above_root(mut code: &str, depth: usize) -> Option<&str> {
    let mut steps = 0;
    while let Some(rest) = code.strip_prefix("super") {
        code = rest.trim_start().strip_prefix("::")?.trim_start();
        steps += 1;
    }
    (steps >= depth).then_some(code)
}

/// The first name of a path, or of each path of a `{…}` group.
fn first_names(path: &str) -> Vec<String> {
    let path = path.trim_start();
    let Some(group) = path.strip_prefix('{') else {
        return first_name(path).into_iter().collect();
    };
    let (mut names, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    for (i, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.extend(first_name(&group[start..i]));
                start = i + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names
}

fn first_name(path: &str) -> Option<String> {
    let path = path.trim_start();
    let end = path.find(|c| !is_word(c)).unwrap_or(path.len());
    (end > 0).then(|| path[..end].to_owned())
}

fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    code.split(|c| !is_word(c))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - code.as_ptr() as usize, word))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn without_comments_and_literals(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let skip = comment(rest)
            .or_else(|| raw_string(rest, &code))
            .or_else(|| quoted(rest));
        let (length, blank) = skip.map_or((c.len_utf8(), false), |length| (length, true));
        let (piece, after) = rest.split_at(length.min(rest.len()));
        if blank {
            blank_out(piece, &mut code);
        } else {
            code.push_str(piece);
        }
        rest = after;
    }
    code
}

fn blank_out(piece: &str, code: &mut String) {
    code.extend(piece.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
}

/// Length of the comment that `rest` starts with.
fn comment(rest: &str) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    let inner = rest.strip_prefix("/*")?;
    let (mut depth, mut at) = (1_usize, 2);
    while depth > 0 && at < rest.len() {
        let here = &inner[at - 2..];
        if here.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if here.starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    Some(at)
}

/// Length of the raw string (`r"…"`, `r#"…"#`) that `rest` starts with; `before` is the code so far.
fn raw_string(rest: &str, before: &str) -> Option<usize> {
    let hashed = rest.strip_prefix('r')?;
    let hashes = hashed.len() - hashed.trim_start_matches('#').len();
    let body = hashed[hashes..].strip_prefix('"')?;
    if before.ends_with(|c| is_word(c) && c != 'b') {
        return None;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let length = body.find(&close).unwrap_or(body.len());
    Some(2 + hashes + length + close.len())
}

/// Length of the string or character literal that `rest` starts with; a lifetime is none.
fn quoted(rest: &str) -> Option<usize> {
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut escaped = false;
    for (count, (i, c)) in rest.char_indices().skip(1).enumerate() {
        if quote == '\'' && count > 0 && !escaped && c != '\'' && !rest[1..].starts_with('\\') {
            return None;
        }
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return Some(i + 1),
            _ => {}
        }
    }
    None
}

/// Blanks each item that stands under `#[cfg(test)]`: up to its closing brace, or its semicolon.
fn without_tests(mut code: String) -> String {
    const MARK: &str = "#[cfg(test)]";
    while let Some(start) = code.find(MARK) {
        let after = start + MARK.len();
        let end = after + item_length(&code[after..]);
        let mut blank = String::new();
        blank_out(&code[start..end], &mut blank);
        code.replace_range(start..end, &blank);
    }
    code
}

fn item_length(code: &str) -> usize {
    let mut depth = 0_usize;
    for (i, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && matches!(c, '}' | ';') {
            return i + 1;
        }
    }
    code.len()
}
