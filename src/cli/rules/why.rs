//! `atodds rules why`: what rules make of a text, sentence by sentence, and what almost matched.

use atodds::engine::{Engine, Why};
use atodds::error::Result;
use atodds::extract::{Claim, NearMiss, NumberRead};
use atodds::report::{MentionEntry, PART, visible, visible_lines, words};
use atodds::text::Span;
use colored::Colorize;

use super::arguments::WhyArguments;
use crate::cli::{CLEAN, inputs, output, rule_files};

/// What stands before a claim.
const CLAIM: &str = "claim";

/// What stands before something that fell just short of one.
const ALMOST: &str = "almost";

pub(super) fn run(arguments: &WhyArguments) -> Result<u8> {
    let engine = Engine::new(&rule_files(&arguments.rules)?)?;
    if let Some(kind) = &arguments.kind {
        engine.rule(kind)?;
    }
    let text = match (&arguments.text, &arguments.file) {
        (_, Some(file)) => inputs::text(file)?.1,
        (text, None) => text.clone().unwrap_or_default(),
    };
    let told = engine.why(&text, arguments.date, arguments.kind.as_deref());
    let sentences: Vec<String> = told.iter().map(sentence).collect();
    output::print(&sentences.join("\n"))?;
    Ok(CLEAN)
}

fn sentence(why: &Why) -> String {
    let mut out = format!("{}\n", visible_lines(why.text.trim()).bold());
    out.push_str(&line("items", &visible(&why.items)));
    out.push_str(&list("nouns", &why.nouns));
    out.push_str(&list("verbs", &why.verbs));
    let is_number = |entry: &&MentionEntry| !matches!(entry.kind, "quantity" | "scope" | PART);
    for entry in why.expressions.iter().filter(is_number) {
        out.push_str(&line(entry.kind, &expression(entry)));
    }
    for number in &why.numbers {
        out.push_str(&line("number", &of_number(number, &why.text)));
    }
    for claim in &why.claims {
        out.push_str(&line(CLAIM, &of_claim(claim)));
    }
    for miss in &why.near {
        out.push_str(&line(ALMOST, &of_miss(miss, &why.text)));
    }
    if why.claims.is_empty() && why.near.is_empty() {
        out.push_str("  no rule comes near to a claim here\n");
    }
    out
}

/// A line under a sentence: what sort of thing, in a column of its own, and what of it.
fn line(sort: &str, what: &str) -> String {
    // Colour takes no width, so that the word is padded before.
    let sort = format!("{sort:<10}");
    let sort = match sort.trim_end() {
        CLAIM => sort.green(),
        ALMOST => sort.yellow(),
        _ => sort.normal(),
    };
    format!("  {sort}{what}\n")
}

/// A line of words, where there are any.
fn list(sort: &str, words: &[String]) -> String {
    if words.is_empty() {
        return String::new();
    }
    line(sort, &visible(&words.join(", ")))
}

fn expression(entry: &MentionEntry) -> String {
    let value = entry.value.as_deref().unwrap_or("not resolved");
    let lists: String = entry
        .lists
        .iter()
        .map(|list| format!(", {}", visible(list)))
        .collect();
    format!("`{}`: {}{lists}", visible(&entry.text), words::value(value))
}

fn of_number(number: &NumberRead, text: &str) -> String {
    let words = quoted(number.at, text);
    let hangs_on: Vec<_> = number.hangs_on.iter().map(|w| visible(w)).collect();
    format!("{words} = {}: {}", number.value, hangs_on.join(", "))
}

fn of_claim(claim: &Claim) -> String {
    let scopes = claim.scope.iter();
    let scope: String = scopes
        .map(|(key, value)| format!(", {} {}", words::scope(key), visible(value)))
        .collect();
    format!(
        "{}: {} = {}{scope}, {}, by {} (`{}`)",
        visible(&claim.kind),
        words::plain(&claim.slot),
        words::value(&claim.value.to_string()),
        claim.certainty.as_str(),
        visible(&claim.rule),
        visible(&claim.quote.words),
    )
}

fn of_miss(miss: &NearMiss, text: &str) -> String {
    let words = quoted(miss.at, text);
    format!("{}, {words}: {}", visible(&miss.rule), visible(&miss.why))
}

fn quoted(at: Span, text: &str) -> String {
    let words = text.get(at.start..at.end).unwrap_or_default();
    format!("`{}`", visible(words))
}
