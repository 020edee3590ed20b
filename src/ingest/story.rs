//! The lines of a page into stories: roles of lines, titles, outlets, and the dates found on the way.

use std::collections::BTreeSet;
use std::ops::Range;

use super::boundary::{Card, Split, split};
use super::line::{self, Kind, Line, core};
use super::outlet::{self, Names};
use super::page::Page;
use super::reference::{Candidate, Source};
use super::segment::Cutter;
use super::sketch::sketch;
use super::stamp::{self, Stamp};
use super::{SegmentRole, Story};
use crate::lexicon::Lexicon;
use crate::text::Span;
use crate::value::Clock;

/// A story whose reference time is not yet decided.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) story: Story,
    /// Dates it may be counted from, strongest first.
    pub(super) candidates: Vec<Candidate>,
    /// Names and distinctive numbers of its text, to tell whether two stories are about one event.
    pub(super) names: BTreeSet<String>,
    /// Words its text has in lower case: no names, though they may begin a sentence.
    pub(super) plain: BTreeSet<String>,
    /// Live-blog clock times: from which byte of the text they hold.
    pub(super) clocks: Vec<(usize, Clock)>,
}

/// The stories of `page`, in order; at least one unless the page has no text.
pub(super) fn stories(page: &Page, path: &str, lexicon: &Lexicon) -> Vec<Draft> {
    let lines: Vec<Line> = page
        .blocks
        .iter()
        .map(|block| line::classify(block, &page.text, lexicon))
        .collect();
    let split = split(&lines, &page.text);
    let main = split.main;
    let mut drafts = Vec::new();
    for (number, card) in split.cards.iter().enumerate() {
        let own = own_lines(number, &lines, &split);
        if own.is_empty() {
            continue;
        }
        let maker = Maker {
            page,
            path,
            lexicon,
            card,
            main: number == main,
            lines: own,
        };
        let mut draft = maker.make();
        draft.story.id = match drafts.len() {
            0 => path.to_owned(),
            n => format!("{path}~{}", n + 1),
        };
        drafts.push(draft);
    }
    drafts
}

/// The lines of story `number` with whether each is a mere link. What stands before the first story with text belongs to it.
fn own_lines<'a>(number: usize, lines: &'a [Line], split: &Split) -> Vec<(usize, &'a Line, bool)> {
    let absorbed = split.main > 0;
    lines
        .iter()
        .enumerate()
        .zip(split.owner.iter().zip(&split.link))
        .filter(|(_, (owner, _))| {
            let owner = if absorbed && **owner == 0 { 1 } else { **owner };
            owner == number
        })
        .map(|((at, line), (owner, link))| (at, line, *link || absorbed && *owner == 0))
        .collect()
}

struct Maker<'a> {
    page: &'a Page,
    path: &'a str,
    lexicon: &'a Lexicon,
    card: &'a Card,
    main: bool,
    lines: Vec<(usize, &'a Line, bool)>,
}

impl Maker<'_> {
    fn make(self) -> Draft {
        let text = self.page.text.as_str();
        let title = self.title();
        let mut cutter = Cutter::new(text, self.lexicon);
        let mut clocks = Vec::new();
        for (i, (_, line, _)) in self.lines.iter().enumerate() {
            if let Kind::Clock(clock) = &line.kind {
                clocks.push((line.span.end, *clock));
            }
            cutter.cut(line, self.role(i, title));
        }
        let content = |segment: &&super::Segment| segment.role.is_content();
        let pieces: Vec<&str> = cutter
            .segments
            .iter()
            .filter(content)
            .map(|segment| segment.span.of(text))
            .collect();
        let Words { names, plain } = words(&pieces);
        let dateline = cutter
            .lead
            .as_ref()
            .and_then(|(lead, _)| lead.place.clone());
        let agency = cutter
            .lead
            .as_ref()
            .and_then(|(lead, _)| lead.agency.clone());
        let agency = agency.map(|name| match self.lexicon.page.agency(&name) {
            Some(known) => known.to_owned(),
            None => name,
        });
        let lead = cutter.lead.as_ref();
        let candidates = self.candidates(
            lead.and_then(|(lead, at)| Some((lead.stamp?, *at))),
            &cutter,
        );
        let story = Story {
            id: String::new(),
            title: title.and_then(|i| self.words_at(i)),
            title_text: match title {
                None if self.main => self.page.meta.title.clone(),
                _ => None,
            },
            outlet: self.outlet(agency.as_deref(), title),
            main: self.main,
            dateline,
            reference: None,
            basis: Vec::new(),
            origin: agency.or_else(|| cutter.credit.clone()),
            sketch: sketch(pieces.iter().copied()),
            segments: cutter.segments,
        };
        Draft {
            story,
            candidates,
            names,
            plain,
            clocks,
        }
    }

    fn kind(&self, i: usize) -> Option<&Kind> {
        self.lines.get(i).map(|(_, line, _)| &line.kind)
    }

    /// Where the words of own line `i` stand, without marks.
    fn words_at(&self, i: usize) -> Option<Span> {
        let (_, line, _) = self.lines.get(i)?;
        Some(core(line.span.of(&self.page.text)).shift(line.span.start))
    }

    fn words(&self, i: usize) -> &str {
        self.words_at(i).map_or("", |span| span.of(&self.page.text))
    }

    /// Own lines before the first text.
    fn top(&self) -> Range<usize> {
        let first_text = self
            .lines
            .iter()
            .enumerate()
            .position(|(i, (_, line, link))| {
                line.kind.is_text() && !link && !self.is_outlet_line(i)
            });
        0..first_text.unwrap_or(self.lines.len())
    }

    /// Whether own line `i` may be a title: it has the form, and is no masthead, section or outlet.
    fn may_be_title(&self, i: usize) -> bool {
        let link = self.lines.get(i).is_none_or(|(_, _, link)| *link);
        matches!(
            self.kind(i),
            Some(Kind::Title | Kind::Heading | Kind::Headline)
        ) && !link
            && !self.is_outlet_line(i)
            && !self.is_masthead(i)
            && !self.lexicon.page.is_section(self.words(i))
    }

    /// The own line that is the headline.
    fn title(&self) -> Option<usize> {
        let top = self.top();
        let called = (0..self.lines.len())
            .find(|i| self.kind(*i) == Some(&Kind::Title) && self.may_be_title(*i));
        let known = self.page.meta.title.as_deref().filter(|_| self.main);
        called
            .or_else(|| {
                top.clone()
                    .find(|i| self.may_be_title(*i) && known == Some(self.words(*i)))
            })
            .or_else(|| top.clone().find(|i| self.may_be_title(*i)))
            .or_else(|| {
                (top.end..self.lines.len())
                    .filter(|i| self.may_be_title(*i))
                    .find(|i| i.checked_sub(1).and_then(|b| self.kind(b)) == Some(&Kind::Label))
            })
    }

    /// A few words in capitals right above the date: the name of the paper, not a headline.
    fn is_masthead(&self, i: usize) -> bool {
        let words = self.words(i);
        let letters = words.chars().filter(|c| c.is_alphabetic());
        self.kind(i) == Some(&Kind::Headline)
            && words.split_whitespace().count() <= 4
            && letters.clone().count() > 3
            && letters.clone().all(char::is_uppercase)
            && matches!(self.kind(i + 1), Some(Kind::Meta(Some(_))))
    }

    /// A line of the card's head that names the outlet.
    fn is_outlet_line(&self, i: usize) -> bool {
        let in_head = self
            .lines
            .get(i)
            .is_some_and(|(at, _, _)| self.card.head.contains(at));
        in_head
            && self.card.outlet.is_some()
            && line::outlet_like(self.words(i)) == self.card.outlet.as_deref()
    }

    fn role(&self, i: usize, title: Option<usize>) -> SegmentRole {
        let Some((_, line, link)) = self.lines.get(i) else {
            return SegmentRole::Clutter;
        };
        if *link {
            return SegmentRole::Clutter;
        }
        if self.is_outlet_line(i) || self.is_masthead(i) {
            return SegmentRole::Meta;
        }
        match &line.kind {
            Kind::Clutter | Kind::Related | Kind::Label => SegmentRole::Clutter,
            Kind::Front | Kind::Age(_) | Kind::Meta(_) | Kind::Clock(_) => SegmentRole::Meta,
            Kind::Item => SegmentRole::ListItem,
            Kind::Text => SegmentRole::Body,
            Kind::Title | Kind::Heading | Kind::Headline => self.heading_role(i, title),
        }
    }

    fn heading_role(&self, i: usize, title: Option<usize>) -> SegmentRole {
        if title == Some(i) {
            return SegmentRole::Title;
        }
        let words = self.words(i);
        let repeated = title.is_some_and(|title| self.words(title) == words);
        if repeated || self.lexicon.page.is_section(words) {
            return SegmentRole::Clutter;
        }
        if self.runs_on(i) {
            return SegmentRole::Body;
        }
        let followed = self.is_followed(i);
        let only_headlines = self.top().end == self.lines.len();
        if self.kind(i) != Some(&Kind::Headline) {
            if followed {
                SegmentRole::Heading
            } else {
                SegmentRole::Clutter
            }
        } else if only_headlines || !line::is_short_heading(words) && i >= self.top().end {
            SegmentRole::Body
        } else if followed {
            SegmentRole::Heading
        } else {
            SegmentRole::Clutter
        }
    }

    /// Whether the next line goes on in the middle of a sentence: a line of hard-wrapped text.
    fn runs_on(&self, i: usize) -> bool {
        self.kind(i) == Some(&Kind::Headline) && self.words(i + 1).starts_with(char::is_lowercase)
    }

    /// Whether text follows before the next clutter.
    fn is_followed(&self, i: usize) -> bool {
        const NEAR: usize = 3;
        self.lines
            .iter()
            .skip(i + 1)
            .take(NEAR)
            .take_while(|(_, line, link)| {
                !link && !matches!(line.kind, Kind::Clutter | Kind::Related)
            })
            .any(|(_, line, _)| line.kind.is_text())
    }

    fn outlet(&self, agency: Option<&str>, title: Option<usize>) -> String {
        let age = self.lines.iter().find_map(|(_, line, _)| match &line.kind {
            Kind::Age(outlet) => outlet.clone(),
            _ => None,
        });
        let names = Names {
            dateline: agency,
            card: self.card.outlet.as_deref().or(age.as_deref()),
            byline: self.byline(title),
        };
        let words = &self.lexicon.page;
        if self.main {
            outlet::of_main(&names, &self.page.meta, self.path, words)
        } else {
            outlet::of_related(&names, self.path, words)
        }
    }

    /// The outlet that a masthead or byline at the top names.
    fn byline(&self, title: Option<usize>) -> Option<String> {
        const HEAD: usize = 6;
        let end = self.top().end.max(title.unwrap_or(0)).min(HEAD);
        if let Some(i) = (0..end).find(|i| self.is_masthead(*i)) {
            return outlet::masthead(self.words(i));
        }
        let lines =
            self.lines.iter().take(end).filter(|(_, line, link)| {
                !link && matches!(line.kind, Kind::Meta(_) | Kind::Clutter)
            });
        lines
            .clone()
            .find_map(|(_, line, _)| outlet::in_line(line, &self.page.text, self.lexicon))
            .filter(|_| self.main)
    }

    /// Dates the story may be counted from, strongest first.
    fn candidates(&self, lead: Option<(Stamp, Span)>, cutter: &Cutter<'_>) -> Vec<Candidate> {
        let text = self.page.text.as_str();
        let mut found = Vec::new();
        if self.main {
            for (field, value) in &self.page.meta.published {
                if let Some(stamp) = stamp::metadata(value, self.lexicon) {
                    found.push(Candidate::new(
                        Source::Metadata,
                        stamp,
                        format!("{field}: {value}"),
                    ));
                }
            }
        }
        if let Some((stamp, at)) = lead {
            found.push(Candidate::new(Source::Dateline, stamp, at.of(text)));
        }
        let mut lines = Vec::new();
        for (_, line, _) in self.lines.iter().filter(|(_, _, link)| !link) {
            let Kind::Meta(Some(stamp)) = &line.kind else {
                continue;
            };
            let words = line.span.of(text);
            let alone = stamp.span.len() + 4 >= words.len() || stamp::unix(words).is_some();
            let source = if alone {
                Source::Timestamp
            } else {
                Source::Byline
            };
            let mut stamp = *stamp;
            if let (Some(clock), Some(zone)) = (&mut stamp.clock, stamp::zone(words)) {
                clock.offset = clock.offset.or(Some(zone));
            }
            let mut candidate = Candidate::new(source, stamp, words);
            candidate.zone = stamp::zone(words).or(stamp.clock.and_then(|clock| clock.offset));
            lines.push(candidate);
        }
        lines.sort_by_key(|candidate| candidate.source);
        found.append(&mut lines);
        found.extend(self.in_text(cutter));
        found
    }

    /// Weekdays with their date in the first paragraphs, and full dates anywhere: "on Monday (July 21)".
    fn in_text(&self, cutter: &Cutter<'_>) -> Vec<Candidate> {
        const PARAGRAPHS: usize = 10;
        const LONGEST: usize = 4000;
        let text = self.page.text.as_str();
        let bodies = cutter
            .segments
            .iter()
            .filter(|segment| matches!(segment.role, SegmentRole::Body | SegmentRole::Heading));
        let mut found = Vec::new();
        for segment in bodies.take(PARAGRAPHS) {
            let words = segment.span.of(text);
            let sentences = crate::text::sentences(words);
            for sentence in sentences.iter().take_while(|s| s.end < LONGEST) {
                let sentence = sentence.of(words);
                if !sentence.bytes().any(|b| b.is_ascii_digit()) {
                    continue;
                }
                for stamp in stamp::stamps(sentence, self.lexicon) {
                    let words = stamp.span.of(sentence);
                    if stamp.day.is_some() && stamp.weekday.is_some() && stamp.agrees() {
                        found.push(Candidate::new(Source::InText, stamp, words));
                    } else if stamp.date().is_some() {
                        found.push(Candidate::new(Source::YearOnly, stamp, words));
                    }
                }
            }
        }
        found.sort_by_key(|candidate| candidate.source);
        found
    }
}

/// The words of a story that tell what it is about, and those that do not.
struct Words {
    names: BTreeSet<String>,
    plain: BTreeSet<String>,
}

/// Names are capitalised words, cut to five letters so that spellings ("Zelensky", "Zelenskiy") and adjectives fall together,
/// and numbers of three digits and more that are no years; names of days and months are left out.
fn words(pieces: &[&str]) -> Words {
    const LETTERS: usize = 5;
    let is_calendar = |word: &str| {
        ["%A", "%B"]
            .iter()
            .any(|format| jiff::fmt::strtime::parse(format, word).is_ok())
    };
    let mut found = Words {
        names: BTreeSet::new(),
        plain: BTreeSet::new(),
    };
    let words = pieces
        .iter()
        .flat_map(|piece| piece.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | ','))));
    for word in words {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        if digits >= 3 {
            let year = digits == 4 && word.len() == 4 && matches!(word.get(..2), Some("19" | "20"));
            if !year {
                found.names.insert(word.to_owned());
            }
        } else if word.starts_with(char::is_lowercase) {
            found.plain.insert(word.chars().take(LETTERS).collect());
        } else if word.len() >= 3 && digits == 0 && !is_calendar(word) {
            let stem: String = word.chars().take(LETTERS).collect();
            found.names.insert(stem.to_lowercase());
        }
    }
    found
}
