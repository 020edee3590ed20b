//! The parts of a page as its elements mark them: articles, bodies, clutter, and plain containers, each inside another.
//!
//! What a part is for can only be told when the page is read to its end: a `<form>` may hold a search field or, on some
//! systems, the whole page.

/// What an element marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RegionKind {
    /// Nothing but a container, which may repeat.
    Plain,
    /// One article: `<article>`.
    Article,
    /// What the page is about: `<main>`.
    Main,
    /// The running text of an article.
    Body,
    /// The running entries of a live blog.
    Live,
    /// Navigation, advertising, comments and the like.
    Clutter,
    /// What is shown only where no scripts run.
    Fallback,
}

/// A part of a page.
#[derive(Debug)]
pub(super) struct Region {
    /// The region it stands in; the root stands in itself.
    pub(super) parent: usize,
    pub(super) kind: RegionKind,
    /// Name of its element, to tell which of its siblings are like it.
    pub(super) name: String,
    /// The `id` of its element.
    pub(super) id: String,
}

/// A `<time>`, or what else gives a moment.
#[derive(Debug)]
pub(super) struct Mark {
    /// The block it stands in.
    pub(super) block: usize,
    pub(super) region: usize,
    /// The moment as the page writes it for machines.
    pub(super) when: Option<String>,
    /// Whether it is called the time of publication.
    pub(super) is_publication: bool,
}

/// More regions are not told apart: their text belongs to the one around them.
const MOST: usize = 100_000;

/// All regions of a page, each behind the one it stands in; the first is the page.
#[derive(Debug)]
pub(super) struct Regions {
    all: Vec<Region>,
}

impl Default for Regions {
    fn default() -> Self {
        let page = Region {
            parent: 0,
            kind: RegionKind::Plain,
            name: String::new(),
            id: String::new(),
        };
        Self { all: vec![page] }
    }
}

impl Regions {
    /// Adds a region and gives its number.
    pub(super) fn add(&mut self, region: Region) -> usize {
        if self.all.len() == MOST {
            return region.parent;
        }
        self.all.push(region);
        self.all.len() - 1
    }

    /// How many there are.
    pub(super) const fn count(&self) -> usize {
        self.all.len()
    }

    /// Each but the page, with its number; what stands inside another comes after it.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = (usize, &Region)> {
        self.all.iter().enumerate().skip(1)
    }

    pub(super) fn get(&self, at: usize) -> Option<&Region> {
        self.all.get(at)
    }

    /// The regions around `at`, itself first, the page left out.
    pub(super) fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        let mut next = at;
        std::iter::from_fn(move || {
            let now = next;
            next = self.all.get(now)?.parent;
            (now != 0).then_some(now)
        })
    }

    /// `own` of each region summed up with those of all regions inside it.
    pub(super) fn totals(&self, mut own: Vec<usize>) -> Vec<usize> {
        for (at, region) in self.iter().rev() {
            let inside = own.get(at).copied().unwrap_or(0);
            if let Some(sum) = own.get_mut(region.parent) {
                *sum += inside;
            }
        }
        own
    }

    /// For each region whether it, or one around it, is one of which `holds` is true.
    pub(super) fn spread(&self, holds: impl Fn(usize, &Region) -> bool) -> Vec<bool> {
        let mut within = vec![false; self.all.len()];
        for (at, region) in self.iter() {
            let outside = within.get(region.parent).copied().unwrap_or(false);
            if let Some(inside) = within.get_mut(at) {
                *inside = outside || holds(at, region);
            }
        }
        within
    }
}
