//! `atodds rules show`: one rule, or one frame, pattern or derivation of it, in words.

use atodds::detect::possible_classes;
use atodds::engine::Engine;
use atodds::error::{Error, Result};
use atodds::lexicon::{RuleFiles, instead};
use atodds::report::{table, visible, visible_lines, words};
use atodds::rule::{Cardinality, Example, Rule, Slot, SlotUnit};
use colored::Colorize;

use super::vocabulary::{event_words, few, sorts};
use super::{origin, part};
use crate::cli::args::RuleArguments;
use crate::cli::listing::painted;
use crate::cli::{CLEAN, output, rule_files};

/// So many examples of each sort are shown.
const EXAMPLES: usize = 3;

pub(super) fn run(name: &str, arguments: &RuleArguments, verbose: bool) -> Result<u8> {
    let files = rule_files(arguments)?;
    let engine = Engine::with_examples(&files)?;
    let rules = engine.rules();
    let class = name
        .strip_prefix('$')
        .and_then(|class| engine.classes().get(class));
    let out = if let Some(words) = class {
        format!("{}\n", visible(&words.join(", ")))
    } else if let Some(rule) = rules.iter().find(|rule| rule.kind == name) {
        whole(rule, &files, verbose)
    } else if let Some((rule, part)) = rules
        .iter()
        .find_map(|rule| part::find(rule, name).map(|part| (rule, part)))
    {
        let classes = verbose.then(|| engine.classes());
        part::shown(rule, &part, classes) + &format!("\nfile: {}\n", origin(rule, &files))
    } else {
        return Err(unknown(name, &engine));
    };
    output::print(&out)?;
    Ok(CLEAN)
}

fn unknown(name: &str, engine: &Engine) -> Error {
    if let Some(class) = name.strip_prefix('$') {
        return Error::usage(
            format!("no word class `{name}`"),
            instead(class, "classes", engine.classes().names()),
        );
    }
    let rules = engine.rules();
    let (kind, is_part) = match name.split_once('/') {
        Some((kind, _)) => (kind, true),
        None => (name, false),
    };
    match rules.iter().find(|rule| is_part && rule.kind == kind) {
        Some(rule) => Error::usage(
            format!("no frame, pattern or derivation `{name}`"),
            instead(name, "those of its rule", part::ids(rule)),
        ),
        None => Error::usage(
            format!("no rule for the kind of event `{kind}`"),
            instead(
                kind,
                "the kinds there are rules for",
                rules.iter().map(|rule| rule.kind.as_str()),
            ),
        ),
    }
}

fn whole(rule: &Rule, files: &RuleFiles, verbose: bool) -> String {
    let mut out = format!(
        "{}: {}\n{}\n",
        visible(&rule.kind).bold(),
        visible(&rule.label),
        visible(&rule.about),
    );
    for (what, text) in [("why", &rule.why), ("source", &rule.source)] {
        if !text.is_empty() {
            out.push_str(&format!("{what}: {}\n", visible(text)));
        }
    }
    out.push_str(&format!(
        "file: {}\n\n{}\n",
        origin(rule, files),
        identity(rule)
    ));
    out.push_str(&heading("its words"));
    out.push_str(&sorts(&event_words(&rule.trigger), verbose));
    out.push('\n');
    out.push_str(&slots(rule));
    for (title, lines) in part::summaries(rule) {
        if !lines.is_empty() {
            out.push_str(&heading(title));
            out.push_str(&lines.concat());
        }
    }
    out.push_str(&scopes(rule));
    out.push_str(&examples(&rule.examples));
    let file = files.rules().find(|(_, file)| file.path == rule.path);
    if let Some((_, file)) = file.filter(|_| verbose) {
        out.push_str(&heading("the file"));
        out.push_str(&visible_lines(&file.text));
    }
    out
}

fn heading(title: &str) -> String {
    format!("\n{}\n", title.bold())
}

/// What tells two events of the kind apart, as a sentence.
fn identity(rule: &Rule) -> String {
    let window = words::count(usize::from(rule.identity.window_days), "day");
    let mut needs = vec![format!("no more than {window} apart")];
    if rule.identity.parties {
        needs.push("compatible parties".to_owned());
    }
    if rule.identity.series {
        needs.push("the same place in a series".to_owned());
    }
    format!("two mentions are one event with: {}", needs.join(", "))
}

/// What a slot holds: `time`, `quantity in percent`.
fn slot_type(slot: &Slot) -> String {
    let value_type = format!("{:?}", slot.value_type).to_lowercase();
    match &slot.unit {
        None | Some(SlotUnit::Money) => value_type,
        Some(SlotUnit::Percent) => format!("{value_type} in percent"),
        Some(SlotUnit::Measures(symbols)) => {
            let symbols: Vec<_> = symbols.iter().map(String::as_str).collect();
            format!("{value_type} in {}", symbols.join(", "))
        }
    }
}

/// The words that narrow a number to a part, a line for each part there is.
fn scopes(rule: &Rule) -> String {
    if rule.scopes.is_empty() {
        return String::new();
    }
    let lines = rule.scopes.iter().map(|scope| {
        let dimension = words::scope(scope.key);
        let part = visible(&scope.value);
        format!("  {dimension} = {part}: {}\n", few(&scope.words))
    });
    heading("words that narrow a number") + &lines.collect::<String>()
}

/// The slots, and what a difference in each can come to.
fn slots(rule: &Rule) -> String {
    let rows: Vec<_> = rule.slots.values().map(slot_row).collect();
    let heading = ["slot", "type", "values", "a difference is a", "label"];
    let mut out = painted(table::columns(heading, &rows));
    out.push_str("and an update, too, where the words say that a value was revised\n");
    out
}

fn slot_row(slot: &Slot) -> [String; 5] {
    let values = match slot.cardinality {
        Cardinality::One => "one",
        Cardinality::Many => "several",
    };
    let mut values = vec![values];
    values.extend(slot.grows.then_some("grows"));
    values.extend(slot.revisable.then_some("may be revised"));
    values.extend(slot.limit.then_some("a limit"));
    values.extend(slot.begins.then_some("a beginning"));
    values.extend(slot.of_person.then_some("of one person"));
    values.extend(slot.adds_up.then_some("its groups add up"));
    let classes: Vec<_> = possible_classes(slot)
        .into_iter()
        .map(|class| class.as_str())
        .collect();
    [
        slot.name.clone(),
        slot_type(slot),
        values.join(", "),
        if classes.is_empty() {
            "no conflict".to_owned()
        } else {
            classes.join(", ")
        },
        slot.label.clone(),
    ]
}

/// The first examples of either sort.
fn examples(all: &[Example]) -> String {
    let (none, some): (Vec<_>, Vec<_>) = all.iter().partition(|example| example.gives.is_empty());
    let mut out = heading(&format!(
        "{}, {} of which give none",
        words::count(all.len(), "example"),
        none.len()
    ));
    let shown = some.into_iter().take(EXAMPLES);
    for example in shown.chain(none.into_iter().take(EXAMPLES)) {
        out.push_str(&format!(
            "  {}\n    {}\n",
            visible(&example.text),
            gives(example)
        ));
    }
    out
}

/// What an example gives: `date = 2025-07-23; place = Lima, PE`.
fn gives(example: &Example) -> String {
    if example.gives.is_empty() {
        return "gives none".to_owned();
    }
    let claims: Vec<_> = example
        .gives
        .iter()
        .map(|claim| {
            let certainty = claim
                .certainty
                .map_or_else(String::new, |certainty| format!(", {}", certainty.as_str()));
            format!(
                "{} = {}{certainty}",
                visible(&claim.slot),
                visible(&claim.value)
            )
        })
        .collect();
    claims.join("; ")
}
