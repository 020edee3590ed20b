//! What a line of a page is, by its words, its shape and what the format says of it.
//!
//! This looks at one line at a time; what depends on the lines around it (title or heading, whose story) is for `story`.

use super::credit::tail_credit;
use crate::ingest::format::marker::list_marker;
use crate::ingest::format::page::{Block, Hint};
use crate::ingest::reference::stamp::{self, Stamp};
use crate::lexicon::{Lexicon, PageLine};
use crate::text::Span;
use crate::value::Clock;

/// A headline has no more words than this; a heading inside a story no more than [`HEADING_WORDS`].
pub(in crate::ingest) const TITLE_WORDS: usize = 26;
const HEADING_WORDS: usize = 12;

/// A line with more words that ends with a colon introduces what follows; it is no heading.
const INTRODUCTION_WORDS: usize = 5;

/// A line longer than this (in bytes) is text, whatever its shape.
const LONG_LINE: usize = 240;

/// A block and what it is.
#[derive(Debug, Clone)]
pub(in crate::ingest) struct Line {
    /// In the page's text.
    pub(in crate::ingest) span: Span,
    pub(in crate::ingest) kind: Kind,
}

/// What a line is.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ingest) enum Kind {
    /// No part of an article.
    Clutter,
    /// Read as metadata already.
    Front,
    /// The heading of other stories.
    Related,
    /// How old a story is ("Reuters / 4 days ago"), with the outlet where it names one.
    Age(Option<String>),
    /// Byline or timestamp, with its date where one was read.
    Meta(Option<Stamp>),
    /// A clock time alone: the heading of a live-blog entry.
    Clock(Clock),
    /// A heading that only says what follows.
    Label,
    /// What the format calls the headline.
    Title,
    /// A heading by its form.
    Heading,
    /// A line that has the shape of a headline.
    Headline,
    /// An item of a list.
    Item,
    /// What the format calls the caption of a picture.
    Caption,
    /// What the format calls a quotation from another text.
    Quote,
    /// What the format calls a row of a table.
    Row,
    /// Running text.
    Text,
}

impl Kind {
    /// Whether a story's words stand in it.
    pub(in crate::ingest) const fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::Item | Self::Quote | Self::Row)
    }
}

/// The line without marks of Markdown and lists at its ends: where its words stand in it.
pub(in crate::ingest) fn core(line: &str) -> Span {
    let mut start = list_marker(line);
    let rest = line.get(start..).unwrap_or("");
    let hashes = rest.bytes().take_while(|b| *b == b'#').count();
    if hashes > 0 && rest.get(hashes..).is_some_and(|r| r.starts_with(' ')) {
        start += hashes + 1;
    } else if let Some(mark) = ["> ", "× "].into_iter().find(|mark| rest.starts_with(mark)) {
        start += mark.len();
    }
    let mut end = line.len();
    for mark in ["**", "__"] {
        let inner = Span::new(start, end).of(line);
        if inner.len() > 4
            && inner.starts_with(mark)
            && inner.ends_with(mark)
            && inner.matches(mark).count() == 2
        {
            start += 2;
            end -= 2;
        }
    }
    let inner = Span::new(start, end).of(line);
    let lead = inner.len() - inner.trim_start().len();
    Span::new(start + lead, start + lead + inner.trim().len())
}

/// Classifies one block of `text`.
pub(in crate::ingest) fn classify(block: &Block, text: &str, lexicon: &Lexicon) -> Line {
    Line {
        span: block.span,
        kind: kind(block.span.of(text), block.hint, lexicon),
    }
}

fn kind(line: &str, hint: Hint, lexicon: &Lexicon) -> Kind {
    let words = &lexicon.page;
    let bare = core(line).of(line);
    let cue = PageLine::new(bare);
    match hint {
        Hint::Clutter => return Kind::Clutter,
        Hint::Front => return Kind::Front,
        Hint::Meta => return Kind::Meta(line_stamp(bare, lexicon)),
        Hint::Caption => return Kind::Caption,
        Hint::Row => return Kind::Row,
        Hint::Plain | Hint::Title | Hint::Heading | Hint::ListItem | Hint::Quote => {}
    }
    if let Some(clock) = stamp::clock_line(bare) {
        return Kind::Clock(clock);
    }
    if words.is_related(&cue) {
        return Kind::Related;
    }
    if let Some(outlet) = age(&cue, lexicon) {
        return Kind::Age(outlet);
    }
    if is_noise(bare) || words.is_clutter(&cue) || words.is_clutter_tail(&cue) {
        return Kind::Clutter;
    }
    if hint == Hint::Title {
        return Kind::Title;
    }
    if let Some(kind) = publication_line(&cue, lexicon) {
        return kind;
    }
    if words.credit(&cue).is_some() {
        return Kind::Clutter;
    }
    if words.is_label(&cue) {
        return Kind::Label;
    }
    // "… he said. (AP)" is no headline, although no full stop ends it.
    let story = tail_credit(bare, words).and_then(|(at, _)| bare.get(..at));
    shape(line, story.map_or(bare, str::trim_end), hint)
}

fn shape(line: &str, bare: &str, hint: Hint) -> Kind {
    let is_bold = bare.len() < line.len() && line.starts_with(['*', '_']) && list_marker(line) == 0;
    if hint == Hint::Heading || is_bold && is_headline(bare, TITLE_WORDS) {
        Kind::Heading
    } else if hint == Hint::Quote {
        Kind::Quote
    } else if hint == Hint::ListItem {
        Kind::Item
    } else if is_headline(bare, TITLE_WORDS) {
        Kind::Headline
    } else if is_scrap(bare) {
        Kind::Clutter
    } else {
        Kind::Text
    }
}

/// Whether a headline-like line is short enough for a heading inside a story.
pub(in crate::ingest) fn is_short_heading(line: &str) -> bool {
    line.split_whitespace().count() <= HEADING_WORDS
}

/// One to three words that are neither sentence nor heading: the name of an icon, a control.
fn is_scrap(line: &str) -> bool {
    line.split_whitespace().count() <= 3
        && !line.ends_with(|c: char| c.is_ascii_punctuation() || matches!(c, '”' | '’' | '…'))
        && !line.contains(|c: char| c.is_ascii_digit())
}

/// Few words, a capital at the start, no full stop at the end.
fn is_headline(line: &str, most: usize) -> bool {
    let quotes = ['"', '\'', '”', '’', '“', '‘', ')'];
    let count = line.split_whitespace().count();
    line.len() <= LONG_LINE
        && (1..=most).contains(&count)
        && line
            .trim_start_matches(quotes)
            .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !line
            .trim_end_matches(quotes)
            .ends_with(['.', ',', ';', '…', '-'])
        && line.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !(line.ends_with(':') && count > INTRODUCTION_WORDS)
        && !is_asked(line)
        && !is_said(line)
        // A caption: "Divers at the mole on Monday. (Quay Post)"
        && !line.contains(". (")
}

/// A sentence that ends with a quoted call or question: "She ran out, screaming “Help!”"
fn is_said(line: &str) -> bool {
    let is_quoted = |line: &str| {
        let before = line.strip_suffix(['"', '”', '’']);
        before.is_some_and(|before| before.ends_with(['!', '?']))
    };
    is_quoted(line) && !line.starts_with(['"', '“', '‘']) && line.contains(", ")
}

/// A question in a transcript: "PRESENTER: And then?"
fn is_asked(line: &str) -> bool {
    let speaker = line.split_once(": ").map_or("", |(speaker, _)| speaker);
    line.ends_with('?')
        && speaker.len() >= 3
        && !speaker.contains(|c: char| c.is_lowercase())
        && line.contains(|c: char| c.is_lowercase())
}

/// The outlet before an age, `Some(None)` for an age alone, `None` for a line that is no age.
fn age(line: &PageLine<'_>, lexicon: &Lexicon) -> Option<Option<String>> {
    let mut before = lexicon.page.before_age(line)?;
    if let Some(rest) = before.strip_suffix("time") {
        before = rest;
    }
    let name = outlet_like(before);
    if before
        .trim_matches(|c: char| !c.is_alphanumeric())
        .is_empty()
    {
        return Some(None);
    }
    name.map(|name| Some(name.to_owned()))
}

/// A name an outlet can have: few capitalised words, without the marks around it.
pub(in crate::ingest) fn outlet_like(text: &str) -> Option<&str> {
    let name = text.trim_matches(|c: char| !(c.is_alphanumeric() || matches!(c, ')' | '!')));
    let mut words = name.split_whitespace();
    let capital = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || matches!(
                word,
                "of" | "the" | "and" | "for" | "&" | "on" | "de" | "in"
            )
    };
    let fits = (2..=40).contains(&name.len())
        && words.clone().count() <= 5
        && words.all(capital)
        && name.starts_with(|c: char| c.is_alphanumeric())
        && name.contains(|c: char| c.is_alphabetic());
    fits.then_some(name)
}

/// Lines without words: parameters of an address, rules, a lone address; stage directions in square brackets.
fn is_noise(line: &str) -> bool {
    let letters = line.chars().filter(|c| c.is_alphabetic()).count();
    let one_word = !line.contains(char::is_whitespace);
    let address =
        one_word && (line.contains("://") || line.contains('=') && line.contains(['&', '?']));
    let bracketed = line.starts_with('[') && line.ends_with(']');
    letters == 0 && !line.contains(|c: char| c.is_ascii_digit()) || address || bracketed
}

/// Byline, timestamp or masthead row; a row of a page's navigation is clutter.
fn publication_line(cue: &PageLine<'_>, lexicon: &Lexicon) -> Option<Kind> {
    let line = cue.raw();
    if line.len() > LONG_LINE {
        return None;
    }
    let stamp = line_stamp(line, lexicon);
    if let Some(stamp) = stamp
        && is_dated_line(cue, &stamp, lexicon)
    {
        return Some(Kind::Meta(Some(stamp)));
    }
    let pieces = row(line);
    if pieces.len() >= 2 {
        let is_section = |piece: &&str| lexicon.page.is_section(piece);
        if stamp.is_some() && !line.ends_with('.') {
            return Some(Kind::Meta(stamp));
        }
        if pieces.len() >= 3 || pieces.iter().any(is_section) {
            return Some(Kind::Clutter);
        }
    }
    const NOTE_WORDS: usize = 10;
    if line.split_whitespace().count() <= NOTE_WORDS && lexicon.page.zone_note(cue).is_some() {
        return Some(Kind::Meta(stamp));
    }
    let short = line.split_whitespace().count() <= 12 && !line.ends_with(['.', '?', '!']);
    (short && lexicon.page.is_meta(cue)).then_some(Kind::Meta(stamp))
}

/// The pieces of a row: "Quay Post | World | Sign in".
pub(in crate::ingest) fn row(line: &str) -> Vec<&str> {
    let mark = ["|", " · ", " • ", " :: ", " » "]
        .into_iter()
        .find(|mark| line.contains(mark));
    let Some(mark) = mark else {
        return Vec::new();
    };
    let pieces: Vec<&str> = line
        .split(mark)
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect();
    if pieces
        .iter()
        .all(|piece| piece.split_whitespace().count() <= 7)
    {
        pieces
    } else {
        Vec::new()
    }
}

fn line_stamp(line: &str, lexicon: &Lexicon) -> Option<Stamp> {
    // A line that tells a day has figures: most lines are spared the recognition of times.
    if line.len() > LONG_LINE || !line.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    stamp::unix(line).or_else(|| {
        stamp::stamps(line, lexicon)
            .into_iter()
            .find(|stamp| stamp.day.is_some())
    })
}

/// Whether a date is what the line is for: nothing stands behind it but a time, a zone or a note on times, and before it
/// nothing, or a name set apart from it.
fn is_dated_line(cue: &PageLine<'_>, stamp: &Stamp, lexicon: &Lexicon) -> bool {
    let line = cue.raw();
    let before = line.get(..stamp.span.start).unwrap_or("").trim();
    let after = line.get(stamp.span.end..).unwrap_or("").trim();
    let note = after.trim_start_matches(['.', ',', ';', ')', '-', '–', '|', ' ']);
    let after_fits = note.split_whitespace().count() <= 2
        && !note.contains(|c: char| c.is_lowercase())
        || after.starts_with('.') && stamp::zone(note).is_some()
        || is_row_end(after);
    let name = before
        .trim_end_matches([',', '|', '-', '–', '—', '•', '·', ':', ' '])
        .rsplit([',', '|', '-', '–', '—', '•', '·', ':'])
        .next()
        .unwrap_or("");
    let few = before.split_whitespace().count() <= 10 && name.split_whitespace().count() <= 5;
    let before_fits = before.is_empty()
        || few && before.ends_with([',', '|', '-', '–', '—', '•', '·', ':'])
        || before.split_whitespace().count() <= 3
            && (lexicon.page.is_meta(cue) || lexicon.page.is_broadcast(cue));
    after_fits && before_fits
}

/// Behind a masthead's date: "– Foundry", "| newsroom", each a few words.
fn is_row_end(after: &str) -> bool {
    after.starts_with(['|', '–', '—', '•', '·', ':'])
        && after.split_whitespace().count() <= 8
        && !after.ends_with(['.', '?', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_set_apart() {
        let bare = |line: &'static str| core(line).of(line);
        assert_eq!(bare("## A heading"), "A heading");
        assert_eq!(bare("**Bold one**"), "Bold one");
        assert_eq!(bare("**Bold** and **bold**"), "**Bold** and **bold**");
        assert_eq!(bare("12. An item"), "An item");
        assert_eq!(bare("2025. A year"), "2025. A year");
        assert_eq!(bare("•"), "•");
    }

    #[test]
    fn shapes() {
        assert!(is_headline("Mayor: “We stay”", TITLE_WORDS));
        assert!(!is_headline("He went home.", TITLE_WORDS));
        assert!(is_noise("&h=20&q=1)") && is_noise("[MUSIC]") && !is_noise("1,200"));
        assert_eq!(row("Quay Post | World | Sign in").len(), 3);
        assert_eq!(outlet_like("  • The Quay Post "), Some("The Quay Post"));
        assert_eq!(outlet_like("the war began"), None);
    }
}
