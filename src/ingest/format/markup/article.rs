//! Which of a page's articles is the page's own, and which are others.
//!
//! Several articles side by side are several stories, or teasers, or pieces of one. The one with the page's headline is its own,
//! else the one with most running text. Of the others those with running text and a headline are stories, and the rest is
//! clutter, like all that stands outside.

use std::collections::BTreeSet;
use std::ops::Range;

use super::layout::{Outline, holding};
use super::linked::letters;
use super::region::RegionKind;
use crate::ingest::format::page::{Hint, Related};

/// An article with less running text is a teaser, in bytes.
const STORY: usize = 200;

/// Makes clutter of what is no article, and gives the articles that are not the page's own. Regions that are `entries` of a
/// live blog are pieces of it.
pub(super) fn set_apart(
    outline: &mut Outline,
    text: &str,
    title: Option<&str>,
    entries: &BTreeSet<usize>,
) -> Vec<Related> {
    let page = Reading::new(outline, text, title, entries);
    let own = page.own_regions();
    let others = page.others(&own);
    let mut hints = page.hints(&own, &others);
    let related: Vec<Related> = others
        .into_iter()
        .filter(|other| other.is_story)
        .map(|other| page.related(other, &mut hints))
        .collect();
    for (at, hint) in hints {
        outline.set(at, hint);
    }
    related
}

/// An article that is not the page's own.
#[derive(Debug, Clone)]
struct Other {
    region: usize,
    blocks: Range<usize>,
    is_story: bool,
}

/// A candidate for the page's own article: one region, or several that are pieces of it.
#[derive(Debug)]
struct Frame {
    regions: Vec<usize>,
    running: usize,
    has_title: bool,
    is_called: bool,
}

/// A page and what is counted in it.
struct Reading<'a> {
    outline: &'a Outline,
    text: &'a str,
    /// The letters of the page's title.
    title: String,
    /// For each region, whether it is an article that may be a story of its own.
    is_article: Vec<bool>,
    /// For each region, bytes of running text, headlines, and blocks with the words of the page's title.
    running: Vec<usize>,
    titles: Vec<usize>,
    called: Vec<usize>,
    ranges: Vec<Range<usize>>,
}

impl<'a> Reading<'a> {
    fn new(
        outline: &'a Outline,
        text: &'a str,
        title: Option<&str>,
        entries: &BTreeSet<usize>,
    ) -> Self {
        let title = title.map(letters).unwrap_or_default();
        let in_entry = outline.regions.spread(|at, _| entries.contains(&at));
        let mut is_article = vec![false; outline.regions.count()];
        for (at, region) in outline.regions.iter() {
            let free = in_entry.get(at) == Some(&false);
            if let Some(is_article) = is_article.get_mut(at) {
                *is_article = free && region.kind == RegionKind::Article;
            }
        }
        let mut page = Self {
            is_article,
            running: outline.totals(|at| outline.running(at)),
            titles: outline.totals(|at| usize::from(outline.has(at, Hint::Title))),
            called: Vec::new(),
            ranges: outline.ranges(),
            outline,
            text,
            title,
        };
        page.called = outline.totals(|at| usize::from(page.is_called(at)));
        page
    }

    /// Whether block `at` has the words of the page's title, and may be a headline.
    fn is_called(&self, at: usize) -> bool {
        let may_be = |hint| self.outline.has(at, hint);
        (may_be(Hint::Title) || may_be(Hint::Heading) || may_be(Hint::Plain))
            && !self.title.is_empty()
            && self.outline.blocks.get(at).is_some_and(|block| {
                block.span.len() < self.title.len() * 4
                    && letters(block.span.of(self.text)) == self.title
            })
    }

    fn running(&self, region: usize) -> usize {
        self.running.get(region).copied().unwrap_or(0)
    }

    fn range(&self, region: usize) -> Range<usize> {
        self.ranges.get(region).cloned().unwrap_or(0..0)
    }

    /// Whether an article stands around `region`.
    fn is_nested(&self, region: usize) -> bool {
        let mut around = self.outline.regions.around(region).skip(1);
        around.any(|outer| self.is_article.get(outer) == Some(&true))
    }

    fn is_body(&self, region: usize) -> bool {
        let kind = self.outline.regions.get(region).map(|region| region.kind);
        matches!(kind, Some(RegionKind::Body | RegionKind::Live))
    }

    fn frame(&self, regions: Vec<usize>) -> Frame {
        let any = |counts: &[usize]| {
            regions
                .iter()
                .any(|at| counts.get(*at).is_some_and(|count| *count > 0))
        };
        Frame {
            running: regions.iter().map(|at| self.running(*at)).sum(),
            has_title: any(&self.titles),
            is_called: any(&self.called),
            regions,
        }
    }

    /// The regions of the page's own article; none where the page's structure does not tell.
    fn own_regions(&self) -> BTreeSet<usize> {
        let regions = || self.outline.regions.iter().map(|(at, _)| at);
        let outermost = |at: &usize| !self.is_nested(*at) && self.running(*at) > 0;
        let articles = regions().filter(|at| self.is_article.get(*at) == Some(&true));
        let mut frames: Vec<Frame> = articles
            .filter(outermost)
            .map(|at| self.frame(vec![at]))
            .collect();
        let around_bodies = |at: &usize| {
            let mut around = self.outline.regions.around(*at).skip(1);
            !around.any(|outer| self.is_body(outer))
        };
        let bodies: Vec<usize> = regions()
            .filter(|at| self.is_body(*at) && outermost(at))
            .filter(|at| around_bodies(at))
            .collect();
        if !bodies.is_empty() {
            frames.push(self.frame(bodies));
        }
        let total = self.running(0);
        let framed: usize = frames.iter().map(|frame| frame.running).sum();
        if framed * 2 >= total && framed > 0 {
            return Self::best(frames);
        }
        let is_main = |at: &usize| {
            let region = self.outline.regions.get(*at);
            region.is_some_and(|region| region.kind == RegionKind::Main)
        };
        let main = regions().find(|at| is_main(at) && self.running(*at) * 2 >= total);
        main.filter(|_| total > 0).into_iter().collect()
    }

    fn best(frames: Vec<Frame>) -> BTreeSet<usize> {
        let most = frames.iter().map(|frame| frame.running).max().unwrap_or(0);
        let rank = |frame: &Frame| {
            let enough = frame.running * 4 >= most;
            (
                enough && frame.is_called,
                enough && frame.has_title,
                frame.running,
            )
        };
        let first = frames.into_iter().rev().max_by_key(rank);
        first.map_or_else(BTreeSet::new, |frame| frame.regions.into_iter().collect())
    }

    /// The articles that are not the page's own, outermost first, none inside another.
    fn others(&self, own: &BTreeSet<usize>) -> Vec<Other> {
        let within = self.outline.regions.spread(|at, _| own.contains(&at));
        let own_running = own.iter().map(|at| self.running(*at)).sum();
        let mut others: Vec<Other> = Vec::new();
        for (region, _) in self.outline.regions.iter() {
            let blocks = self.range(region);
            let is_candidate = self.is_article.get(region) == Some(&true)
                && !own.contains(&region)
                && !blocks.is_empty()
                && others
                    .last()
                    .is_none_or(|other| other.blocks.end <= blocks.start);
            if !is_candidate {
                continue;
            }
            let heading = self.heading(&blocks);
            let is_within = within.get(region) == Some(&true);
            let whole: usize = if is_within {
                own_running
            } else {
                self.running(0)
            };
            let is_inside = own.is_empty() || is_within;
            // Pieces of one article have headings of their own, but do not lead elsewhere.
            let is_piece = self.running(region) * 2 > whole
                || heading.is_none_or(|at| !self.outline.is_link(at));
            if is_inside && is_piece || !is_inside && heading.is_none() && !self.is_teaser(region) {
                continue;
            }
            others.push(Other {
                region,
                is_story: heading.is_some() && self.running(region) >= STORY,
                blocks,
            });
        }
        others
    }

    fn is_teaser(&self, region: usize) -> bool {
        self.running(region) < STORY
    }

    fn heading(&self, blocks: &Range<usize>) -> Option<usize> {
        let is_heading =
            |at: &usize| self.outline.has(*at, Hint::Title) || self.outline.has(*at, Hint::Heading);
        blocks.clone().find(is_heading)
    }

    /// The blocks whose hints change, with the new ones.
    fn hints(&self, own: &BTreeSet<usize>, others: &[Other]) -> Vec<(usize, Hint)> {
        let mut hints = Vec::new();
        let kept = self.kept(own);
        let ranges: Vec<&Range<usize>> = others.iter().map(|other| &other.blocks).collect();
        let in_other = |at: usize| others.get(holding(&ranges, at)?);
        for at in 0..self.outline.blocks.len() {
            let is_story = in_other(at).map(|other| other.is_story);
            let is_kept = is_story.unwrap_or_else(|| kept.get(at) == Some(&true));
            let is_link_heading = is_story.is_none()
                && self.outline.has(at, Hint::Heading)
                && self.outline.is_link(at)
                && !self.is_called(at);
            if !is_kept || is_link_heading {
                hints.push((at, Hint::Clutter));
            }
        }
        let is_own = |at: usize| kept.get(at) == Some(&true) && in_other(at).is_none();
        self.own_title(is_own, &mut hints);
        hints
    }

    /// Which blocks are of the page's own article, if others were not inside it.
    fn kept(&self, own: &BTreeSet<usize>) -> Vec<bool> {
        let count = self.outline.blocks.len();
        if own.is_empty() {
            return vec![true; count];
        }
        let within = self.outline.regions.spread(|at, _| own.contains(&at));
        let mut kept: Vec<bool> = (0..count)
            .map(|at| within.get(self.outline.region_of(at)) == Some(&true))
            .collect();
        self.cut_tail(own, &mut kept);
        let start = own
            .iter()
            .map(|at| self.range(*at).start)
            .min()
            .unwrap_or(0);
        for at in self.lead_in(own, start)..start {
            if let Some(kept) = kept.get_mut(at) {
                let mut around = self.outline.regions.around(self.outline.region_of(at));
                *kept = !around.any(|region| self.is_article.get(region) == Some(&true));
            }
        }
        kept
    }

    /// What stands in the article behind its body is no part of it.
    fn cut_tail(&self, own: &BTreeSet<usize>, kept: &mut [bool]) {
        for article in own.iter().filter(|at| !self.is_body(**at)) {
            let is_inside = |body: &usize| {
                self.outline
                    .regions
                    .around(*body)
                    .any(|outer| outer == *article)
            };
            let regions = self.outline.regions.iter().map(|(at, _)| at);
            let bodies = regions.filter(|at| self.is_body(*at) && is_inside(at));
            let (mut running, mut end) = (0, 0);
            for body in bodies {
                running += self.running(body);
                end = end.max(self.range(body).end);
            }
            if running * 2 >= self.running(*article) && running > 0 {
                for kept in kept.iter_mut().take(self.range(*article).end).skip(end) {
                    *kept = false;
                }
            }
        }
    }

    /// Where the article begins that has its headline above its element.
    fn lead_in(&self, own: &BTreeSet<usize>, start: usize) -> usize {
        let has = |counts: &[usize]| {
            own.iter()
                .any(|at| counts.get(*at).is_some_and(|count| *count > 0))
        };
        if has(&self.titles) || has(&self.called) {
            return start;
        }
        let before = || (0..start).rev();
        let called = before().find(|at| self.is_called(*at));
        let titled = || before().find(|at| self.outline.has(*at, Hint::Title));
        called.or_else(titled).unwrap_or(start)
    }

    /// Of several headlines the page's own is the one with the words of its title; of none, the heading with them.
    fn own_title(&self, is_own: impl Fn(usize) -> bool, hints: &mut Vec<(usize, Hint)>) {
        let blocks = 0..self.outline.blocks.len();
        let titles: Vec<usize> = blocks
            .clone()
            .filter(|at| is_own(*at) && self.outline.has(*at, Hint::Title))
            .collect();
        let called = blocks.clone().find(|at| is_own(*at) && self.is_called(*at));
        let Some(called) = called else { return };
        if titles.is_empty() {
            hints.push((called, Hint::Title));
        } else if let Some(own) = titles.iter().find(|at| self.is_called(**at)) {
            for other in titles.iter().filter(|at| at != &own) {
                let hint = if other < own {
                    Hint::Clutter
                } else {
                    Hint::Heading
                };
                hints.push((*other, hint));
            }
        }
    }

    /// Another story, its first heading made its headline.
    fn related(&self, other: Other, hints: &mut Vec<(usize, Hint)>) -> Related {
        if let Some(heading) = self.heading(&other.blocks) {
            hints.push((heading, Hint::Title));
        }
        let mut marks = self.outline.marks.iter();
        let time = marks.find(|mark| {
            let mut around = self.outline.regions.around(mark.region);
            mark.when.is_some() && around.any(|region| region == other.region)
        });
        Related {
            blocks: other.blocks,
            published: time.and_then(|mark| mark.when.clone()),
        }
    }
}
