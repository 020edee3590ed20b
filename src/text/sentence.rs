//! Sentence boundaries inside a segment.
//!
//! The splitting itself is `sentencex`, which knows abbreviations and quotes; here its answer is turned into spans that tile the segment,
//! and a boundary behind an abbreviation is taken back where what follows shows that the sentence goes on ("9 a.m. | Tuesday",
//! "Oct. | 26", "St. | Petersburg"). What runs on beyond all prose is cut by [`super::run`].

use super::Span;
use super::run;

/// Splits `text` into sentences. The spans point into `text`, are in order, do not overlap, carry no leading or trailing
/// white space, and leave out nothing but white space. A line break always ends a sentence, and none is longer than
/// [`super::LONGEST_SENTENCE`]: a longer run of words is cut where it pauses.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            let first = spans.len();
            for boundary in sentencex::get_sentence_boundaries("en", line) {
                let start = line_start + boundary.start_byte;
                let end = line_start + boundary.end_byte;
                if let Some(span) = trimmed(text, start, end) {
                    push(&mut spans, first, text, span);
                }
            }
        }
        line_start += line.len();
    }
    run::cut(text, spans)
}

/// Adds a sentence, or makes the one before it longer where no sentence ends there. `first` is the first sentence of the line.
fn push(spans: &mut Vec<Span>, first: usize, text: &str, span: Span) {
    match spans.get_mut(first..).and_then(<[Span]>::last_mut) {
        Some(last) if goes_on(last.of(text), span.of(text)) => *last = last.cover(span),
        _ => spans.push(span),
    }
}

fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let slice = text.get(start..end)?;
    let trimmed = slice.trim();
    let lead = slice.len() - slice.trim_start().len();
    (!trimmed.is_empty()).then(|| Span::new(start + lead, start + lead + trimmed.len()))
}

/// What a word with a full stop behind it is short for decides what must follow for the sentence to go on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Short {
    /// Stands before a name: "Gen. X", "St. Petersburg". No sentence ends with one.
    Title,
    /// Stands before a number: "No. 5", "Oct. 26".
    Number,
    /// Stands inside a phrase: "vs.", "approx."; what follows never begins a sentence.
    Inside,
    /// Ends sentences too: "a.m.", "U.S.", "Inc.": only small words, numbers, days and names of time zones go on.
    Either,
}

/// Abbreviations of news, lower-case, without the last full stop. Only those at which `sentencex` splits, or may: its own list knows "Dr.".
const SHORT: [(Short, &[&str]); 4] = [
    (
        Short::Title,
        &[
            "adm", "atty", "brig", "capt", "cmdr", "col", "cpl", "det", "dr", "fr", "ft", "gen",
            "gov", "hon", "insp", "lt", "maj", "messrs", "mr", "mrs", "ms", "mt", "pres", "prof",
            "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "sr", "st", "supt",
        ],
    ),
    (
        Short::Number,
        &[
            "apr", "art", "aug", "ch", "dec", "feb", "fig", "jan", "jul", "jun", "mar", "no",
            "nos", "nov", "oct", "pp", "sec", "sep", "sept", "vol",
        ],
    ),
    (
        Short::Inside,
        &["approx", "ca", "cf", "e.g", "est", "i.e", "v", "viz", "vs"],
    ),
    (
        Short::Either,
        &[
            "a.m", "am", "b.c", "bros", "co", "corp", "d.c", "e.u", "etc", "fri", "hrs", "inc",
            "jr", "ltd", "mon", "p.m", "pm", "sat", "sun", "thu", "thurs", "tue", "tues", "u.k",
            "u.n", "u.s", "u.s.a", "wed",
        ],
    ),
];

/// Words that follow a clock time or a state and go on with it: days, months, zones, and offices of states.
const FOLLOWERS: [&str; 84] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thurs",
    "fri",
    "sat",
    "sun",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "sep",
    "oct",
    "nov",
    "dec",
    "gmt",
    "utc",
    "est",
    "edt",
    "et",
    "cet",
    "cest",
    "bst",
    "pdt",
    "pst",
    "pt",
    "cdt",
    "cst",
    "mdt",
    "mst",
    "eet",
    "eest",
    "msk",
    "ist",
    "jst",
    "aest",
    "eastern",
    "central",
    "mountain",
    "pacific",
    "president",
    "secretary",
    "senate",
    "sen",
    "house",
    "rep",
    "congress",
    "army",
    "navy",
    "air",
    "marine",
    "embassy",
    "ambassador",
    "government",
    "supreme",
    "court",
    "security",
    "state",
    "treasury",
    "vice",
];

/// Whether `next` goes on with the sentence `so_far`, which ends with an abbreviation.
fn goes_on(so_far: &str, next: &str) -> bool {
    let Some(sort) = so_far.strip_suffix('.').and_then(sort_of) else {
        return false;
    };
    let mut words = next.split_whitespace();
    let Some(first) = words.next() else {
        return false;
    };
    let bare = first.trim_matches(|c: char| !c.is_alphanumeric());
    let lead = next.chars().next();
    let digit = lead.is_some_and(|c| c.is_ascii_digit());
    let lower = lead.is_some_and(char::is_lowercase) || first.starts_with(['(', ',']);
    match sort {
        Short::Title => lead.is_some_and(char::is_uppercase),
        Short::Number => digit,
        Short::Inside => true,
        Short::Either => {
            let zone = words.next().is_some_and(|word| word.starts_with("time"));
            lower || digit || zone || FOLLOWERS.contains(&bare.to_lowercase().as_str())
        }
    }
}

/// The sort of abbreviation `words` end with, the full stop left out. A single capital is an initial ("J. Doe").
fn sort_of(words: &str) -> Option<Short> {
    let last = words.rsplit(|c: char| c.is_whitespace()).next()?;
    let last = last.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut letters = last.chars();
    if let (Some(initial), None) = (letters.next(), letters.next()) {
        // "Plan B. Then": behind a small letter a capital is no initial; behind a name or at the start it is.
        let before = words.trim_end_matches(last).trim_end();
        let name = before.rsplit(char::is_whitespace).next()?;
        let named = name.is_empty() || name.ends_with('.');
        return (initial.is_uppercase() && named).then_some(Short::Title);
    }
    let key = last.to_lowercase();
    let (sort, _) = SHORT
        .iter()
        .find(|(_, words)| words.contains(&key.as_str()))?;
    // "Mar", "no", "sat" and the like are words as well: as abbreviations they are capitalised or stand behind a number.
    let fits = match sort {
        Short::Title | Short::Number => last.starts_with(char::is_uppercase),
        Short::Inside => true,
        Short::Either => {
            key.contains('.') || last.starts_with(char::is_uppercase) || is_clock(words, last)
        }
    };
    fits.then_some(*sort)
}

/// Whether a number stands before the last word: "9 pm".
fn is_clock(words: &str, last: &str) -> bool {
    let before = words.trim_end_matches(last).trim_end();
    before.ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_full_stop_inside_a_phrase_ends_nothing() {
        for text in [
            "The vote is at 9 a.m. Tuesday in the hall.",
            "The vote opened on Oct. 26 and closed on Sept. 2, 2020.",
            "Gen. Hart of No. 5 Company flew to St. Petersburg.",
            "U.S. President Hale met U.N. Security Council members.",
            "The talks start at 7 p.m. Kyiv time (4 p.m. GMT).",
            "It was Alder vs. Brone in the case of Roe v. Wade.",
            "J. R. Doe and Lt. Gen. Fox won.",
            "The firm Alder Inc. said no.",
        ] {
            assert_eq!(split(text), [text]);
        }
    }

    #[test]
    fn an_abbreviation_may_end_a_sentence() {
        assert_eq!(
            split("It ended at 5 p.m. Nobody came."),
            ["It ended at 5 p.m.", "Nobody came."]
        );
        assert_eq!(
            split("He lives in the U.S. He is well."),
            ["He lives in the U.S.", "He is well."]
        );
        assert_eq!(
            split("He took vitamin C. Then the dog sat. It was late."),
            ["He took vitamin C.", "Then the dog sat.", "It was late."]
        );
    }

    #[test]
    fn a_line_break_always_ends_one() {
        assert_eq!(split("Gen.\nHart spoke."), ["Gen.", "Hart spoke."]);
        assert_eq!(
            split("\"We leave at 9 a.m. Tuesday,\" he said. \"Then we rest.\""),
            [
                "\"We leave at 9 a.m. Tuesday,\" he said.",
                "\"Then we rest.\""
            ]
        );
    }
}
