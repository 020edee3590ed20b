//! What is recognised, by example: each case of `*.yaml` beside this file is tried, and `rules/RECOGNISED.md` is the page they make.
//!
//! A case has `form` (what it is an example of), `text`, `words` (the mention in it) and `value`; `timex3` where it is worth showing
//! ("TYPE value", and the modifier where there is one). `reference` is the story's day, or `none`; `looks` (past, future) is what the
//! verb tells; `anchor` is the day the text speaks of; `order` (dmy, mdy) is the option for dates of digits alone.
//!
//! `UPDATE=1 cargo test --test recognised` writes the page anew.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use atodds::mention::MentionKind;
use atodds::resolve::{Context, Direction, Reference, Resolved};
use atodds::tag::{DateOrder, Tagger, resolve};
use atodds::value::TimeValue;
use jiff::civil::{Date, date};
use serde::Deserialize;

type TestResult = Result<(), Box<dyn Error>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    section: String,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    form: String,
    text: String,
    words: String,
    value: String,
    timex3: Option<String>,
    reference: Option<String>,
    looks: Option<Looks>,
    anchor: Option<String>,
    order: Option<Order>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Looks {
    Past,
    Future,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum Order {
    Dmy,
    Mdy,
}

/// The story's day of every case that names none: a Monday.
const DAY: Date = date(2025, 7, 21);

/// The file whose cases have TIMEX3 and EDTF forms.
const TIMES: &str = "times";

/// The files, in the order of the page.
const FILES: [(&str, &str); 2] = [(TIMES, "Times"), ("quantities", "Quantities")];

#[test]
fn every_case_is_recognised() -> TestResult {
    let taggers = taggers()?;
    let mut wrong = Vec::new();
    for (name, _) in FILES {
        for case in sections(name)?.iter().flat_map(|section| &section.cases) {
            let found = tried(case, &taggers[&case.order])?;
            let expected = (Some(case.value.as_str()), case.timex3.as_deref());
            let timex3 = found.as_ref().and_then(|found| found.1.as_deref());
            let value = found.as_ref().map(|found| found.0.as_str());
            // TIMEX3 is compared where the case gives it.
            let same = value == expected.0 && (expected.1.is_none() || timex3 == expected.1);
            if !same {
                wrong.push(format!(
                    "{name}: {} | {} | {value:?} {timex3:?}",
                    case.text, case.words
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "found instead:\n{}", wrong.join("\n"));
    Ok(())
}

/// The page shows what the cases say, and nothing else.
#[test]
fn the_page_is_that_of_the_cases() -> TestResult {
    let path = root().join("rules/RECOGNISED.md");
    let page = page()?;
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &page)?;
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "rules/RECOGNISED.md is not what tests/recognised/*.yaml make: UPDATE=1 cargo test --test recognised"
    );
    Ok(())
}

/// A value and a TIMEX3 annotation, as cases have them.
type Found = (String, Option<String>);

/// Value and TIMEX3 of the mention the case is about; `None` where there is no such mention, or none with a value.
fn tried(case: &Case, tagger: &Tagger) -> Result<Option<Found>, Box<dyn Error>> {
    let reference = match case.reference.as_deref() {
        None => Some(DAY),
        Some("none") => None,
        Some(day) => Some(day.parse()?),
    };
    let reference = reference.map(Reference::on);
    let anchor = match &case.anchor {
        Some(day) => Some(TimeValue::day(day.parse()?)),
        None => None,
    };
    let context = Context {
        reference: reference.as_ref(),
        direction: case.looks.map(|looks| match looks {
            Looks::Past => Direction::Past,
            Looks::Future => Direction::Future,
        }),
        anchor: anchor.as_ref(),
        ..Context::default()
    };
    let mentions = tagger.tag(&case.text);
    let mention = mentions
        .iter()
        .find(|mention| mention.span.of(&case.text) == case.words);
    Ok(mention.and_then(|mention| {
        let resolved = resolve(mention, &context);
        let timex3 = timex3(&resolved);
        let value = match (&resolved.value, &mention.kind) {
            (Some(value), _) => value.to_string(),
            // A frequency has no value but its TIMEX3.
            (None, MentionKind::Frequency(_)) => resolved.timex3?.value,
            (None, MentionKind::Scope(mark)) => mark.as_str().to_owned(),
            (None, _) => return None,
        };
        Some((value, timex3))
    }))
}

/// Type, value and, where there is one, modifier.
fn timex3(resolved: &Resolved) -> Option<String> {
    let timex = resolved.timex3.as_ref()?;
    let kind = format!("{:?}", timex.kind).to_uppercase();
    let extra = [&timex.modifier, &timex.quant, &timex.freq];
    let mut shown = format!("{kind} {}", timex.value);
    for attribute in extra.into_iter().flatten() {
        shown.push(' ');
        shown.push_str(attribute);
    }
    Some(shown)
}

fn taggers() -> Result<BTreeMap<Option<Order>, Tagger>, Box<dyn Error>> {
    let tagger = |order| Ok::<_, Box<dyn Error>>(Tagger::english()?.with_date_order(order));
    Ok(BTreeMap::from([
        (None, tagger(DateOrder::Unknown)?),
        (Some(Order::Dmy), tagger(DateOrder::DayFirst)?),
        (Some(Order::Mdy), tagger(DateOrder::MonthFirst)?),
    ]))
}

fn page() -> Result<String, Box<dyn Error>> {
    let mut page = format!(
        "# What is recognised\n\n\
         Written from `tests/recognised/*.yaml` by their test, so that it cannot drift. Words in bold are the mention. Values are in the \
         canonical notation; relative times are counted from {DAY}, a Monday, unless it says otherwise.\n"
    );
    for (name, title) in FILES {
        write!(page, "\n## {title}\n")?;
        for section in sections(name)? {
            write!(page, "\n### {}\n\n{}\n", section.section, head(name))?;
            for case in &section.cases {
                writeln!(page, "{}", row(case, name == TIMES)?)?;
            }
        }
    }
    Ok(page)
}

fn head(name: &str) -> &'static str {
    if name == TIMES {
        "| form | example | value | TIMEX3 | EDTF |\n|---|---|---|---|---|"
    } else {
        "| form | example | value |\n|---|---|---|"
    }
}

fn row(case: &Case, is_time: bool) -> Result<String, Box<dyn Error>> {
    let (before, after) = case
        .text
        .split_once(case.words.as_str())
        .ok_or_else(|| format!("`{}` does not hold `{}`", case.text, case.words))?;
    let mut said = Vec::new();
    match case.reference.as_deref() {
        Some("none") => said.push("no date known".to_owned()),
        Some(day) => said.push(format!("on {day}")),
        None => {}
    }
    said.extend(
        case.anchor
            .as_ref()
            .map(|day| format!("the text speaks of {day}")),
    );
    let note = match said.as_slice() {
        [] => String::new(),
        said => format!(" ({})", said.join(", ")),
    };
    let code = |text: &str| format!("`{}`", text.replace('|', "\\|"));
    let mut row = format!(
        "| {} | {before}**{}**{after}{note} | {} |",
        case.form,
        case.words,
        code(&case.value)
    );
    if is_time {
        let edtf = case.value.parse::<TimeValue>().ok().and_then(|t| t.edtf());
        for shown in [case.timex3.as_deref(), edtf.as_deref()] {
            write!(row, " {} |", shown.map_or_else(String::new, code))?;
        }
    }
    Ok(row)
}

fn sections(name: &str) -> Result<Vec<Section>, Box<dyn Error>> {
    let path = root().join(format!("tests/recognised/{name}.yaml"));
    Ok(serde_yaml::from_str(&fs::read_to_string(path)?)?)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}
