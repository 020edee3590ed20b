//! The lines of a page into stories: roles of lines, titles, outlets, and the dates found on the way.

mod boundary;
mod credit;
mod dates;
mod entries;
mod lead;
mod line;
mod origin;
mod outlet;
mod roles;
mod segment;

use self::boundary::{Card, Split, split};
use self::line::{Kind, Line, core};
use self::outlet::Names;
use self::segment::Cutter;
use super::format::page::{Page, Related};
use super::reference::entry::EntryTime;
use super::reference::names::Words;
use super::reference::{Candidate, StatedZone};
use super::{Origin, SegmentRole, Story};
use crate::lexicon::Lexicon;
use crate::text::{Sketch, Span};

/// A story whose reference time is not yet decided.
#[derive(Debug)]
pub(in crate::ingest) struct Draft {
    pub(in crate::ingest) story: Story,
    /// Dates it may be counted from, strongest first.
    pub(in crate::ingest) candidates: Vec<Candidate>,
    /// Names and distinctive numbers of its text, to tell whether two stories are about one event.
    pub(in crate::ingest) names: Words,
    /// The zone the story says its clock times are in.
    pub(in crate::ingest) zone: Option<StatedZone>,
    /// The entries of a live blog, in order.
    pub(in crate::ingest) entries: Vec<EntryTime>,
}

/// The stories of `page`, in order; at least one unless the page has no text.
pub(in crate::ingest) fn stories(page: &Page, path: &str, lexicon: &Lexicon) -> Vec<Draft> {
    let mut lines: Vec<Line> = page
        .blocks
        .iter()
        .map(|block| line::classify(block, &page.text, lexicon))
        .collect();
    entries::set_dates_apart(&mut lines, page);
    let (own, others) = parted(lines, &page.related);
    let split = split(&own, &page.text);
    let told = by_story(&own, &split).into_iter().zip(&split.cards);
    let told = told.enumerate().map(|(number, (lines, card))| Share {
        card: card.clone(),
        main: number == split.main,
        published: None,
        lines,
    });
    let marked = others
        .iter()
        .zip(&page.related)
        .map(|(lines, related)| Share {
            card: Card::default(),
            main: false,
            published: related.published.as_deref(),
            lines: lines
                .iter()
                .enumerate()
                .map(|(at, line)| (at, line, false))
                .collect(),
        });
    let mut shares: Vec<Share<'_>> = told.chain(marked).collect();
    shares.retain(|share| !share.lines.is_empty());
    shares.sort_by_key(Share::start);
    let mut drafts = Vec::new();
    for share in shares {
        let mut maker = Maker {
            page,
            path,
            lexicon,
            card: &share.card,
            main: share.main,
            published: share.published,
            lines: share.lines,
            top: 0,
        };
        maker.top = maker.count_top();
        let mut draft = maker.make();
        draft.story.id = match drafts.len() {
            0 => path.to_owned(),
            n => format!("{path}~{}", n + 1),
        };
        drafts.push(draft);
    }
    drafts
}

/// The lines of a page that one story has.
struct Share<'a> {
    card: Card,
    main: bool,
    /// When it was published, where the format says so of a related story.
    published: Option<&'a str>,
    lines: Vec<OwnLine<'a>>,
}

impl Share<'_> {
    /// Where its words begin; of a story that is clutter alone, where that does.
    fn start(&self) -> Option<usize> {
        let mut lines = self.lines.iter();
        let is_words = |(_, line, link): &&OwnLine<'_>| !link && line.kind != Kind::Clutter;
        let words = lines.find(is_words).or(self.lines.first());
        words.map(|(_, line, _)| line.span.start)
    }
}

/// The lines of the page's own stories, and those of each article that the format tells from them.
fn parted(lines: Vec<Line>, related: &[Related]) -> (Vec<Line>, Vec<Vec<Line>>) {
    let mut own = Vec::new();
    let mut others = vec![Vec::new(); related.len()];
    for (at, line) in lines.into_iter().enumerate() {
        let next = related.partition_point(|other| other.blocks.start <= at);
        let last = next
            .checked_sub(1)
            .and_then(|last| Some((last, related.get(last)?)));
        let other = last.filter(|(_, other)| other.blocks.contains(&at));
        match other.and_then(|(last, _)| others.get_mut(last)) {
            Some(other) => other.push(line),
            None => own.push(line),
        }
    }
    (own, others)
}

/// A line of a story: its number among those it was told from, the line, and whether it is a mere link.
type OwnLine<'a> = (usize, &'a Line, bool);

/// The lines of each story. What stands before the first story with text belongs to that story.
fn by_story<'a>(lines: &'a [Line], split: &Split) -> Vec<Vec<OwnLine<'a>>> {
    let absorbed = split.main > 0;
    let mut stories = vec![Vec::new(); split.cards.len()];
    for (at, (line, (owner, link))) in lines
        .iter()
        .zip(split.owner.iter().zip(&split.link))
        .enumerate()
    {
        let first = absorbed && *owner == 0;
        if let Some(story) = stories.get_mut(if first { 1 } else { *owner }) {
            story.push((at, line, *link || first));
        }
    }
    stories
}

struct Maker<'a> {
    page: &'a Page,
    path: &'a str,
    lexicon: &'a Lexicon,
    card: &'a Card,
    main: bool,
    /// When it was published, where the format says so of a related story.
    published: Option<&'a str>,
    lines: Vec<OwnLine<'a>>,
    /// How many of them stand before the first text.
    top: usize,
}

impl Maker<'_> {
    fn make(self) -> Draft {
        let text = self.page.text.as_str();
        let title = self.title();
        let mut cutter = Cutter::new(text, self.lexicon);
        for (i, (_, line, _)) in self.lines.iter().enumerate() {
            cutter.cut(line, self.role(i, title));
        }
        let content = cutter.segments.iter().filter(|s| s.role.is_content());
        // Pages that share a notice and nothing else have a headline of their own: it must not make up for a text.
        let texts = content.clone().filter(|s| s.role != SegmentRole::Title);
        let (names, sketch) = (
            Words::of(content.map(|segment| segment.span.of(text))),
            Sketch::of(texts.map(|segment| segment.span.of(text))),
        );
        Draft {
            candidates: self.candidates(&cutter),
            zone: self.stated_zone(),
            story: Story {
                sketch,
                ..self.story(title, cutter)
            },
            names,
            entries: self.entries(),
        }
    }

    /// The story as far as its lines tell: without id, reference time and sketch.
    fn story(&self, title: Option<usize>, cutter: Cutter<'_>) -> Story {
        let lead = cutter.lead.map(|(lead, _)| lead);
        let (dateline, agency) = lead.map_or((None, None), |lead| (lead.place, lead.agency));
        let agencies = agency.map(|name| self.agencies(&name));
        Story {
            id: String::new(),
            title: title
                .and_then(|i| self.words_at(i))
                .map(|span| self.headline(span)),
            title_text: match title {
                None if self.main => self.page.meta.title.clone(),
                _ => None,
            },
            outlet: self.outlet(agencies.as_ref().map(|(outlet, _)| outlet.as_str()), title),
            main: self.main,
            segments: cutter.segments,
            dateline,
            reference: None,
            basis: Vec::new(),
            origin: agencies
                .map(|(_, origin)| Origin::Agency(origin))
                .or(cutter.credit)
                .or_else(|| self.credited())
                .and_then(|origin| self.known(origin)),
            sketch: Sketch::default(),
        }
    }

    /// The headline in the words of a title, without the outlet behind it.
    fn headline(&self, title: Span) -> Span {
        let words = title.of(&self.page.text);
        match outlet::headline_end(words, self.lexicon) {
            Some(end) => Span::new(title.start, title.start + end),
            None => title,
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

    fn count_top(&self) -> usize {
        self.lines
            .iter()
            .enumerate()
            .position(|(i, (_, line, link))| {
                line.kind.is_text() && !link && !self.is_outlet_line(i)
            })
            .unwrap_or(self.lines.len())
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
        let top = 0..self.top;
        let called = (0..self.lines.len())
            .find(|i| self.kind(*i) == Some(&Kind::Title) && self.may_be_title(*i));
        let known = self.page.meta.title.as_deref().filter(|_| self.main);
        called
            .or_else(|| {
                top.clone()
                    .find(|i| self.may_be_title(*i) && known == Some(self.words(*i)))
            })
            .or_else(|| {
                top.clone()
                    .find(|i| self.may_be_title(*i) && self.is_near(*i, known))
            })
            .or_else(|| {
                (top.end..self.lines.len())
                    .filter(|i| self.may_be_title(*i))
                    .find(|i| i.checked_sub(1).and_then(|b| self.kind(b)) == Some(&Kind::Label))
            })
    }

    /// Whether own line `i` has most words of the title that the metadata gives, if it does: else it is a caption or kicker.
    fn is_near(&self, i: usize, known: Option<&str>) -> bool {
        let Some(known) = known else {
            return true;
        };
        let of_known: Vec<String> = words_of(known).collect();
        let shared = words_of(self.words(i)).filter(|word| of_known.contains(word));
        let least = of_known.len().min(words_of(self.words(i)).count());
        2 * shared.count() >= least
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
        if self.main {
            let text = &self.page.text;
            outlet::of_main(&names, &self.page.meta, self.path, text, self.lexicon)
        } else {
            outlet::of_related(&names, self.path, self.lexicon)
        }
    }

    /// The outlet that a masthead or byline at the top names.
    fn byline(&self, title: Option<usize>) -> Option<String> {
        const HEAD: usize = 6;
        let end = self.top.max(title.unwrap_or(0)).min(HEAD);
        if let Some(i) = (0..end).find(|i| self.is_masthead(*i)) {
            return outlet::masthead(self.words(i));
        }
        if let Some(tail) = title.and_then(|i| self.behind_headline(i)) {
            return Some(tail);
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

    /// The outlet that own line `i`, the title, names behind the headline.
    fn behind_headline(&self, i: usize) -> Option<String> {
        let words = self.words(i);
        let end = outlet::headline_end(words, self.lexicon)?;
        outlet::masthead(
            words
                .get(end..)?
                .trim_start_matches([' ', '|', '-', '–', '—']),
        )
    }
}

/// The words of a title in lower case.
fn words_of(title: &str) -> impl Iterator<Item = String> + '_ {
    title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}
