//! The parts of a rule in words: frames, patterns, derivations.

use atodds::lexicon::WordClasses;
use atodds::report::{visible, words};
use atodds::rule::{Derivation, Frame, Op, Operand, PatternRule, Rule, Take, Which};
use colored::Colorize;

use super::vocabulary::{event_words, number_words, sorts};

/// One part of a rule that has an id.
pub(super) enum Part<'a> {
    Frame(&'a Frame),
    Pattern(&'a PatternRule),
    Derivation(&'a Derivation),
}

/// The part of that id.
pub(super) fn find<'a>(rule: &'a Rule, id: &str) -> Option<Part<'a>> {
    parts(rule).find(|part| part.id() == id)
}

/// The ids of all parts of a rule.
pub(super) fn ids(rule: &Rule) -> impl Iterator<Item = &str> {
    parts(rule).map(|part| part.id())
}

/// The parts of each sort, each in two or three lines, under the name of the sort.
pub(super) fn summaries(rule: &Rule) -> [(&'static str, Vec<String>); 3] {
    let sort = |wanted: fn(&Part<'_>) -> bool| -> Vec<String> {
        parts(rule)
            .filter(wanted)
            .map(|part| part.summary())
            .collect()
    };
    [
        ("frames", sort(|part| matches!(part, Part::Frame(_)))),
        ("patterns", sort(|part| matches!(part, Part::Pattern(_)))),
        ("derived", sort(|part| matches!(part, Part::Derivation(_)))),
    ]
}

/// One part with everything it matches; `$classes` written out where they are given.
pub(super) fn shown(rule: &Rule, part: &Part<'_>, classes: Option<&WordClasses>) -> String {
    let mut out = format!("{}\n", part.id().bold());
    out.push_str(&part.told());
    match part {
        Part::Frame(frame) => {
            if let Some(number) = &frame.number {
                out.push_str("\nits words\n");
                out.push_str(&sorts(&number_words(number), classes.is_some()));
            }
            if !frame.verbs.is_empty() {
                out.push_str("\nverbs that govern the event\n");
                out.push_str(&sorts(&[("verbs", &frame.verbs)], classes.is_some()));
            }
            out.push_str("\nthe event's words\n");
            out.push_str(&sorts(&event_words(&rule.trigger), classes.is_some()));
        }
        Part::Pattern(pattern) => {
            out.push_str("\nmatches\n");
            for pattern in &pattern.patterns {
                let source = match classes {
                    Some(classes) => written_out(&pattern.source, classes),
                    None => pattern.source.clone(),
                };
                out.push_str(&format!("  {}\n", visible(&source)));
            }
        }
        Part::Derivation(_) => {}
    }
    out
}

fn parts(rule: &Rule) -> impl Iterator<Item = Part<'_>> {
    let frames = rule.frames.iter().map(Part::Frame);
    let patterns = rule.patterns.iter().map(Part::Pattern);
    let derivations = rule.derivations.iter().map(Part::Derivation);
    frames.chain(patterns).chain(derivations)
}

impl<'a> Part<'a> {
    const fn id(&self) -> &'a str {
        match self {
            Self::Frame(frame) => frame.id.as_str(),
            Self::Pattern(pattern) => pattern.id.as_str(),
            Self::Derivation(derivation) => derivation.id.as_str(),
        }
    }

    fn summary(&self) -> String {
        let lines: String = self
            .told()
            .lines()
            .map(|line| format!("    {line}\n"))
            .collect();
        format!("  {}\n{lines}", visible(self.id()))
    }

    /// What it gives and why, in lines.
    fn told(&self) -> String {
        let (what, why) = match self {
            Self::Frame(frame) => (of_frame(frame), &frame.why),
            Self::Pattern(pattern) => (of_pattern(pattern), &pattern.why),
            Self::Derivation(derivation) => (of_derivation(derivation), &derivation.why),
        };
        if why.is_empty() {
            format!("{what}\n")
        } else {
            format!("{what}\nwhy: {}\n", visible(why))
        }
    }
}

fn of_frame(frame: &Frame) -> String {
    let on = match &frame.number {
        Some(_) => "words of the frame",
        None => event(frame.which),
    };
    let mut out = format!(
        "{} is {} that hangs on {on}",
        visible(&frame.slot),
        taken(frame.take),
    );
    if let Some(number) = &frame.number {
        let ways: Vec<_> = number_words(number)
            .into_iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(sort, _)| sort)
            .collect();
        if !ways.is_empty() {
            out.push_str(&format!(": {}", ways.join(", ")));
        }
        if number.alone {
            out.push_str("; also where nothing else names the event");
        }
    }
    if !frame.prepositions.is_empty() {
        let all: Vec<_> = frame
            .prepositions
            .iter()
            .map(|word| visible(word))
            .collect();
        out.push_str(&format!(", behind {}", all.join(" or ")));
    }
    if !frame.verbs.is_empty() {
        let verbs = words::count(frame.verbs.len(), "verb");
        out.push_str(&format!(", under one of {verbs}"));
    }
    if let Some((slot, status)) = &frame.implies {
        out.push_str(&format!(
            "; firm and to come, it has {} = {status} follow",
            visible(slot)
        ));
    }
    out
}

const fn taken(take: Take) -> &'static str {
    match take {
        Take::Time => "a date",
        Take::Clock => "a clock time",
        Take::Duration => "a length of time",
        Take::Place => "a place",
        Take::Name => "a name on a list",
        Take::Ordinal => "the rank",
        Take::Count => "the count",
        Take::Number => "a number",
        Take::Age => "the age of a person",
    }
}

const fn event(which: Which) -> &'static str {
    match which {
        Which::Current => "the event",
        Which::Earlier => "earlier events of its series",
        Which::Any => "the event, or earlier ones",
    }
}

fn of_pattern(rule: &PatternRule) -> String {
    let mut slots: Vec<String> = Vec::new();
    for (name, kind) in rule.patterns.iter().flat_map(|pattern| &pattern.captures) {
        let shown = format!("{} from <{kind}>", visible(name));
        if !slots.contains(&shown) {
            slots.push(shown);
        }
    }
    let set = rule.set.iter();
    slots.extend(set.map(|(slot, status)| format!("{} = {status}", visible(slot))));
    let entry = rule.entry_time.iter();
    slots.extend(entry.map(|slot| format!("{} = the time of the entry", visible(slot))));
    let mut out = format!(
        "{}: {}",
        words::count(rule.patterns.len(), "pattern"),
        slots.join(", ")
    );
    out.push_str(&format!("; of {}", event(rule.which)));
    if let Some(certainty) = rule.certainty {
        out.push_str(&format!("; always {}", certainty.as_str()));
    }
    if rule.alone {
        out.push_str("; also where nothing else names the event");
    }
    if rule.replaced {
        out.push_str("; its values are those that were replaced");
    }
    out
}

fn of_derivation(derivation: &Derivation) -> String {
    let op = match derivation.op {
        Op::Plus => "+",
        Op::Minus => "-",
    };
    format!(
        "{} = {} {op} {}",
        visible(&derivation.target),
        operand(&derivation.left),
        operand(&derivation.right),
    )
}

fn operand(operand: &Operand) -> String {
    match operand {
        Operand::Slot(slot) => visible(slot).into_owned(),
        Operand::Last(slot) => format!("the last of {}", visible(slot)),
        Operand::Number(n) => n.to_string(),
        Operand::Reference => "the day of the report".to_owned(),
    }
}

/// A pattern with its classes as choices: `( give | grant ) <party>`.
fn written_out(source: &str, classes: &WordClasses) -> String {
    let items = source.split_whitespace().map(|item| {
        let (body, optional) = match item.strip_suffix('?') {
            Some(body) => (body, "?"),
            None => (item, ""),
        };
        let words = body.strip_prefix('$').and_then(|name| classes.get(name));
        match words {
            Some(words) => format!("( {} ){optional}", words.join(" | ")),
            None => item.to_owned(),
        }
    });
    items.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::written_out;
    use atodds::engine::Engine;
    use atodds::error::Result;
    use atodds::lexicon::RuleFiles;

    #[test]
    fn classes_are_written_out_as_choices() -> Result<()> {
        let engine = Engine::new(&RuleFiles::builtin())?;
        assert_eq!(
            written_out("$agreeing? <date:time> ( $duty | a )", engine.classes())
                .split(" | ")
                .last(),
            Some("a )")
        );
        assert!(written_out("$duty? b", engine.classes()).starts_with("( tariff | "));
        assert!(written_out("$duty? b", engine.classes()).ends_with(" )? b"));
        Ok(())
    }
}
