//! Where one story of a page ends and the next begins.
//!
//! Related stories stand under a heading that says so, or come as cards: a name of an outlet, an age ("4 days ago"), a
//! title that is often repeated, and the text. A list of mere links is clutter.

use std::ops::Range;

use super::line::{Kind, Line, core, outlet_like};

/// Text shorter than this (in bytes) after a list of links does not lead back to the main story.
const PARAGRAPH: usize = 100;

/// Which story each line belongs to.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Split {
    /// For each line, its story.
    pub(in crate::ingest) owner: Vec<usize>,
    /// For each line, whether it is clutter by its place: a link among links.
    pub(in crate::ingest) link: Vec<bool>,
    /// For each story, the outlet its card names, and the lines of the card's head.
    pub(in crate::ingest) cards: Vec<Card>,
    /// The story the page is about.
    pub(in crate::ingest) main: usize,
}

/// The head of a story's card.
#[derive(Debug, Clone, Default)]
pub(in crate::ingest) struct Card {
    pub(in crate::ingest) outlet: Option<String>,
    pub(in crate::ingest) head: Range<usize>,
}

/// Splits the `lines` of `text` among stories.
pub(in crate::ingest) fn split(lines: &[Line], text: &str) -> Split {
    let words: Vec<&str> = lines
        .iter()
        .map(|line| {
            let span = line.span.of(text);
            core(span).of(span)
        })
        .collect();
    let mut splitter = Splitter {
        lines,
        words,
        split: Split {
            owner: vec![0; lines.len()],
            link: vec![false; lines.len()],
            cards: vec![Card::default()],
            main: 0,
        },
        body_seen: false,
        place: Place::Story(0),
    };
    splitter.run();
    splitter.finish()
}

/// Where the walk stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In a story.
    Story(usize),
    /// Under the heading of related stories, in none of them.
    Links,
}

struct Splitter<'a> {
    lines: &'a [Line],
    words: Vec<&'a str>,
    split: Split,
    body_seen: bool,
    place: Place,
}

impl Splitter<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(line) = self.lines.get(at) {
            if self.body_seen
                && let Some(head) = self.card_at(at)
            {
                at = self.begin(head);
                continue;
            }
            match (&line.kind, self.place) {
                (Kind::Related, _) if self.body_seen => {
                    self.place = Place::Links;
                    self.take(at);
                }
                (_, Place::Links) => self.among_links(at),
                (_, Place::Story(_)) => self.take(at),
            }
            self.body_seen |= line.kind == Kind::Text;
            at += 1;
        }
    }

    /// Gives line `at` to the story the walk is in; among links, to the main story as clutter.
    fn take(&mut self, at: usize) {
        let (story, link) = match self.place {
            Place::Story(story) => (story, false),
            Place::Links => (self.split.cards.len() - 1, true),
        };
        if let (Some(owner), Some(is_link)) =
            (self.split.owner.get_mut(at), self.split.link.get_mut(at))
        {
            *owner = story;
            *is_link = link;
        }
    }

    /// A line under the heading of related stories: a link, a teaser's title, or the main story going on.
    fn among_links(&mut self, at: usize) {
        let kind_at = |i: usize| self.lines.get(i).map(|line| &line.kind);
        let is_title = |kind: &Kind| matches!(kind, Kind::Headline | Kind::Heading | Kind::Title);
        let is_paragraph = self.words.get(at).is_some_and(|w| w.len() >= PARAGRAPH);
        match kind_at(at) {
            Some(Kind::Text) if is_paragraph && self.split.cards.len() == 1 => {
                self.place = Place::Story(0);
            }
            Some(kind) if is_title(kind) && kind_at(at + 1) == Some(&Kind::Text) => {
                self.split.cards.push(Card {
                    outlet: None,
                    head: at..at + 1,
                });
                self.place = Place::Story(self.split.cards.len() - 1);
            }
            _ => {}
        }
        self.take(at);
    }

    /// The card whose head begins at line `at`: titles, an outlet, an age, perhaps the outlet and the title again, and
    /// then text.
    fn card_at(&self, at: usize) -> Option<Card> {
        const HEAD: usize = 4;
        let age = (at..at + HEAD).find(|i| self.is_age(*i))?;
        let mut outlet = match &self.lines.get(age)?.kind {
            Kind::Age(outlet) => outlet.clone(),
            _ => None,
        };
        let mut titles = at..age;
        if outlet.is_none()
            && age > at
            && let Some(name) = self.words.get(age - 1).and_then(|words| outlet_like(words))
            && !self.is_repeated(age - 1, at..age - 1)
        {
            outlet = Some(name.to_owned());
            titles = at..age - 1;
        } else if let Some(name) = &outlet
            && age > at
            && self.words.get(age - 1) == Some(&name.as_str())
        {
            titles = at..age - 1;
        }
        let known = titles
            .clone()
            .all(|i| self.is_repeated(i, at..age + HEAD + 1));
        let mut end = age + 1;
        while self
            .words
            .get(end)
            .is_some_and(|words| outlet.as_deref() == outlet_like(words) && outlet.is_some())
        {
            end += 1;
        }
        (known && self.has_text(end)).then_some(Card {
            outlet,
            head: at..end,
        })
    }

    fn is_age(&self, at: usize) -> bool {
        self.lines
            .get(at)
            .is_some_and(|line| matches!(line.kind, Kind::Age(_)))
    }

    /// Whether the words of line `at` stand again in another line of `within`.
    fn is_repeated(&self, at: usize, within: Range<usize>) -> bool {
        let Some(words) = self.words.get(at) else {
            return false;
        };
        self.lines.get(at).is_some_and(|line| {
            line.kind == Kind::Headline || line.kind == Kind::Heading || line.kind == Kind::Text
        }) && within
            .filter(|other| *other != at)
            .any(|other| self.words.get(other) == Some(words))
    }

    /// Whether text comes soon after line `from`, before another card or heading of links.
    fn has_text(&self, from: usize) -> bool {
        const NEAR: usize = 4;
        self.lines
            .iter()
            .skip(from)
            .take(NEAR)
            .take_while(|line| !matches!(line.kind, Kind::Age(_) | Kind::Related))
            .any(|line| line.kind == Kind::Text)
    }

    /// Begins the story of `card` and gives the line behind its head.
    fn begin(&mut self, card: Card) -> usize {
        let head = card.head.clone();
        self.split.cards.push(card);
        self.place = Place::Story(self.split.cards.len() - 1);
        for at in head.clone() {
            self.take(at);
        }
        head.end
    }

    fn finish(self) -> Split {
        let mut split = self.split;
        let mut lengths = vec![0_usize; split.cards.len()];
        for ((line, owner), link) in self.lines.iter().zip(&split.owner).zip(&split.link) {
            if line.kind.is_text()
                && !link
                && let Some(length) = lengths.get_mut(*owner)
            {
                *length += line.span.len();
            }
        }
        if lengths.first() == Some(&0) {
            let longest = lengths.iter().copied().max().unwrap_or(0);
            split.main = lengths.iter().position(|l| *l == longest).unwrap_or(0);
        }
        split
    }
}
