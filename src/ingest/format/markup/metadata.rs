//! What a page says of itself outside its text: titles, dates, names and addresses, each with where it was found.
//!
//! The first place that gives a value wins; the README lists them in the same order.

use std::collections::BTreeMap;

use super::attributes::Attributes;
use super::entity::decode_all;
use super::linked::{self, Node};
use super::live::Live;
use crate::ingest::format::page::{Meta, Problem, clean};
use crate::lexicon::PageWords;

/// So many values of one field are kept.
const MOST: usize = 16;

/// Structured data is read from so many scripts.
const MOST_NODES: usize = 256;

/// Where a value was found; the order is that of trust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    /// What the page is called by itself: `<link rel=canonical>`, `<html lang>`.
    Page,
    /// JSON-LD.
    LinkedData,
    /// `<meta>` with a name made for the purpose.
    Meta,
    /// `<meta>` with a name that says less.
    OtherMeta,
    /// An element on the page: `itemprop`, `rel=author`.
    Element,
    /// Behind the headline in `<title>`.
    PageTitle,
}

/// A field that takes one value, or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Title,
    Site,
    Url,
    Language,
    Author,
    Published,
    Modified,
}

/// A value, where it was found, and under which name.
type Value = (Origin, String, String);

/// All that was found, until the page is read to its end.
#[derive(Debug, Default)]
pub(super) struct Found {
    values: BTreeMap<Field, Vec<Value>>,
    nodes: Vec<Node>,
    problems: Vec<Problem>,
}

impl Found {
    /// Adds a value found under `name`.
    pub(super) fn add(&mut self, field: Field, origin: Origin, name: &str, value: &str) {
        let values = self.values.entry(field).or_default();
        if values.len() < MOST
            && let Some(value) = clean(value)
        {
            values.push((origin, name.to_owned(), value));
        }
    }

    /// Takes what a `<meta>` says.
    pub(super) fn meta(&mut self, attributes: &Attributes<'_>) {
        let Some(content) = attributes.content else {
            return;
        };
        let key = attributes.key();
        if let Some((field, origin)) = meta_field(&key.to_ascii_lowercase()) {
            self.add(field, origin, key, &decode_all(content));
        }
    }

    /// Takes the page's `<title>`.
    pub(super) fn page_title(&mut self, title: &str) {
        let title: Vec<&str> = title.split_whitespace().collect();
        self.add(Field::Title, Origin::PageTitle, "title", &title.join(" "));
    }

    /// What could not be read.
    pub(super) fn problems(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.problems)
    }

    /// Takes a script of JSON-LD.
    pub(super) fn linked_data(&mut self, script: &str) {
        match linked::read(script) {
            Ok(nodes) => {
                let room = MOST_NODES.saturating_sub(self.nodes.len());
                self.nodes.extend(nodes.into_iter().take(room));
            }
            Err(reason) if self.problems.is_empty() => {
                let message = format!("its JSON-LD is not read: {reason}");
                self.problems.push(Problem::malformed(message));
            }
            Err(_) => {}
        }
    }

    /// The metadata of the page, whose first headline is `headline`, and what its data says of a live blog.
    pub(super) fn settle(
        mut self,
        words: &PageWords,
        headline: Option<String>,
    ) -> (Meta, Option<Live>) {
        let urls = self.texts(Field::Url);
        let mut titles = self.texts(Field::Title);
        titles.extend(headline);
        let node = linked::of_page(std::mem::take(&mut self.nodes), &urls, &titles);
        if let Some(node) = &node {
            self.add_node(node);
        }
        for values in self.values.values_mut() {
            values.sort_by_key(|(origin, _, _)| *origin);
        }
        let credit = node.iter().flat_map(|node| &node.credits);
        let credit = credit.chain(node.iter().flat_map(|node| &node.authors));
        let credit = credit.cloned().chain(self.texts(Field::Author));
        let credit = credit.filter_map(|name| words.agency(&name).map(str::to_owned));
        let mut meta = Meta {
            credit: credit.into_iter().next(),
            site: self.site(words),
            url: self.first(Field::Url),
            language: self.first(Field::Language).map(|tag| tag.replace('_', "-")),
            authors: self.of_best(Field::Author),
            published: self.dates(Field::Published),
            modified: self.dates(Field::Modified),
            ..Meta::default()
        };
        meta.title = self.first(Field::Title);
        self.split_title(&mut meta);
        (meta, node.and_then(|node| node.live))
    }

    fn add_node(&mut self, node: &Node) {
        let origin = Origin::LinkedData;
        let parts = [
            (Field::Title, "headline", &node.headline),
            (Field::Site, "publisher", &node.publisher),
            (Field::Language, "inLanguage", &node.language),
            (Field::Published, "datePublished", &node.published),
            (Field::Modified, "dateModified", &node.modified),
        ];
        for (field, name, value) in parts {
            if let Some(value) = value {
                self.add(field, origin, name, value);
            }
        }
        if let Some(url) = node.urls.first() {
            self.add(Field::Url, origin, "url", url);
        }
        for author in &node.authors {
            self.add(Field::Author, origin, "author", author);
        }
    }

    fn texts(&self, field: Field) -> Vec<String> {
        let values = self.values.get(&field).into_iter().flatten();
        values.map(|(_, _, value)| value.clone()).collect()
    }

    fn first(&self, field: Field) -> Option<String> {
        let (_, _, value) = self.values.get(&field)?.first()?;
        Some(value.clone())
    }

    /// The name of the site; that of an aggregator only where there is no other.
    fn site(&self, words: &PageWords) -> Option<String> {
        let names = self.texts(Field::Site);
        let own = names.iter().find(|name| !words.is_aggregator(name));
        own.or(names.first()).cloned()
    }

    /// The values of the most trusted place, each once.
    fn of_best(&self, field: Field) -> Vec<String> {
        let values = self.values.get(&field).map_or(&[][..], Vec::as_slice);
        let mut best: Vec<String> = Vec::new();
        for (origin, _, value) in values {
            if values.first().is_some_and(|(first, _, _)| first == origin) && !best.contains(value)
            {
                best.push(value.clone());
            }
        }
        best
    }

    /// Dates with the names of their fields, each moment once.
    fn dates(&self, field: Field) -> Vec<(String, String)> {
        let mut dates: Vec<(String, String)> = Vec::new();
        for (_, name, value) in self.values.get(&field).into_iter().flatten() {
            if !dates.iter().any(|(_, known)| known == value) {
                dates.push((name.clone(), value.clone()));
            }
        }
        dates
    }

    /// "Headline | Site" gives the headline, where nothing else did, and the site. Behind a dash only the name in the page's
    /// address is a site, since headlines have dashes of their own.
    fn split_title(&self, meta: &mut Meta) {
        const SITE_WORDS: usize = 5;
        let titles = self.values.get(&Field::Title).into_iter().flatten();
        let mut titles = titles.filter(|(origin, _, _)| *origin == Origin::PageTitle);
        let Some((_, _, title)) = titles.next() else {
            return;
        };
        let is_site = |mark: &str, site: &str| {
            site.split(' ').count() <= SITE_WORDS
                && (mark == " | " || meta.url.as_deref().is_some_and(|url| is_named(url, site)))
        };
        let cut = [" | ", " - ", " – ", " — "].into_iter().find_map(|mark| {
            let (headline, site) = title.rsplit_once(mark)?;
            is_site(mark, site).then_some((headline, site))
        });
        if let Some((headline, site)) = cut {
            if meta.title.as_ref() == Some(title) {
                meta.title = clean(headline);
            }
            if meta.site.is_none() {
                meta.site = clean(site);
            }
        }
    }
}

/// Whether the host of `url` is called by the letters of `site`: "Orchard Post" and `orchardpost.example`.
fn is_named(url: &str, site: &str) -> bool {
    let host = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = host.split('/').next().unwrap_or("").to_lowercase();
    let letters: String = site
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    letters.len() >= 3 && host.replace('-', "").contains(&letters)
}

/// The field that `<meta>` gives under the lower-case name `key`.
fn meta_field(key: &str) -> Option<(Field, Origin)> {
    let named = |field| Some((field, Origin::Meta));
    let other = |field| Some((field, Origin::OtherMeta));
    match key {
        "article:published_time"
        | "og:article:published_time"
        | "og:published_time"
        | "datepublished"
        | "parsely-pub-date"
        | "sailthru.date"
        | "dc.date.issued"
        | "dcterms.issued"
        | "cxenseparse:recs:publishtime"
        | "publish-date"
        | "publish_date"
        | "publishdate"
        | "article.published"
        | "bt:pubdate"
        | "pubdate" => named(Field::Published),
        "date" | "dc.date" | "dcterms.date" | "dc.date.created" | "dcterms.created"
        | "datecreated" => other(Field::Published),
        "article:modified_time"
        | "og:updated_time"
        | "datemodified"
        | "last-modified"
        | "lastmod"
        | "dcterms.modified"
        | "dc.date.modified"
        | "article.updated"
        | "bt:moddate" => named(Field::Modified),
        "og:title" | "headline" | "parsely-title" | "sailthru.title" => named(Field::Title),
        "twitter:title" | "dc.title" | "dcterms.title" | "title" => other(Field::Title),
        "og:site_name" => named(Field::Site),
        "application-name" | "apple-mobile-web-app-title" => other(Field::Site),
        "og:url" | "parsely-link" => named(Field::Url),
        "language" | "content-language" | "dc.language" => named(Field::Language),
        "og:locale" => other(Field::Language),
        "author" | "parsely-author" | "sailthru.author" | "byl" | "dc.creator" => {
            named(Field::Author)
        }
        _ => None,
    }
}
