//! HTML, feeds and other XML into pages: the text between the tags, each byte mapped to where it stands in the source.
//!
//! Tags are left out of the text; elements that are not what a page is about (navigation, forms, asides) stay in it as
//! clutter. A feed gives one page for each item.

mod draft;
mod element;
mod entity;
pub(in crate::ingest) mod feed;
pub(in crate::ingest::format) mod layers;
mod news;
mod node;
mod sniff;
mod token;
mod xml;

pub(in crate::ingest::format) use self::sniff::{has_tags, is_markup, root_format};

use self::draft::Draft;
use self::element::Effect;
use self::news::{newsml, nitf};
use self::token::{Token, Tokens, attribute};
use super::page::{Hint, Page, Problem, clean};
use super::{Format, Item};
use crate::lexicon::PageWords;
use crate::text::Span;

/// Elements nested deeper than this are read as if they were not there.
const DEEPEST: usize = 256;

/// Reads every article of `text`, which is in `format`.
pub(in crate::ingest) fn read(text: &str, format: Format, words: &PageWords) -> Vec<Item> {
    let mut items = match format {
        Format::Feed => feed::read(text, words),
        Format::NewsMl => newsml::read(text, words),
        Format::Nitf => vec![(0, nitf::read(text, words))],
        Format::Xml => vec![(0, other(text, words))],
        Format::Html | Format::Text | Format::Json | Format::JsonFeed | Format::Ninjs => {
            vec![(0, Ok(page(text, false, words)))]
        }
    };
    if format != Format::Feed {
        let unexpanded = entity::unexpanded(&entity::declared(text), text);
        items.extend(unexpanded.map(|problem| (0, Err(problem))));
    }
    items
}

/// XML of no vocabulary that is known: the text between its tags.
fn other(text: &str, words: &PageWords) -> Result<Page, Problem> {
    let root = sniff::root(text);
    match root.as_deref().and_then(sniff::no_article) {
        Some(message) => Err(Problem::malformed(message)),
        None => Ok(page(text, true, words)),
    }
}

/// A page of HTML, or of XML, where unknown elements stand on their own lines.
fn page(text: &str, xml: bool, words: &PageWords) -> Page {
    let mut walker = Walker::new(text, words);
    walker.xml = xml;
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next() {
        if let Token::Open { name, .. } = &token
            && element::is_raw(name)
        {
            tokens.skip_raw(name);
            continue;
        }
        walker.html(token);
    }
    walker.draft.finish(text.len())
}

/// An element that is open.
#[derive(Debug)]
struct Open {
    name: String,
    hint: Option<Hint>,
    skip: bool,
    block: bool,
}

/// Turns tokens into the draft of a page.
#[derive(Debug)]
struct Walker<'a> {
    text: &'a str,
    words: &'a PageWords,
    open: Vec<Open>,
    draft: Draft,
    /// Whether unknown elements stand on their own lines.
    xml: bool,
    /// Text of the page's `<title>`, while it is read.
    title: Option<String>,
}

impl<'a> Walker<'a> {
    fn new(text: &'a str, words: &'a PageWords) -> Self {
        Self {
            text,
            words,
            open: Vec::new(),
            draft: Draft::default(),
            xml: false,
            title: None,
        }
    }

    /// Takes one token of HTML.
    fn html(&mut self, token: Token) {
        match token {
            Token::Text(span) => self.text(span),
            Token::Close(name, span) => self.close(&name, span),
            Token::Open {
                name,
                attributes,
                span,
                empty,
            } => self.open(name, attributes, span, empty),
        }
    }

    fn text(&mut self, span: Span) {
        if let Some(title) = &mut self.title {
            title.push_str(&entity::decode_all(span.of(self.text)));
        } else if !self.open.iter().any(|open| open.skip) {
            let hint = self.hint();
            self.draft.push(span, self.text, hint);
        }
    }

    /// What the open elements say: clutter anywhere wins, else the innermost.
    fn hint(&self) -> Hint {
        let mut hints = self.open.iter().rev().filter_map(|open| open.hint);
        let innermost = hints.clone().next().unwrap_or(Hint::Plain);
        if hints.any(|hint| hint == Hint::Clutter) {
            Hint::Clutter
        } else {
            innermost
        }
    }

    fn open(&mut self, name: String, attributes: Span, span: Span, empty: bool) {
        let attributes = attributes.of(self.text);
        self.metadata(&name, attributes);
        if name == "title" && !self.open.iter().any(|open| open.name == "svg") {
            self.title = Some(String::new());
        }
        let mut effect = element::effect(&name, attributes, self.words);
        if self.xml && effect == Effect::Inline {
            effect = Effect::Block(None);
        }
        if effect != Effect::Inline {
            self.draft.flush(span.start);
        }
        if effect == Effect::Break || element::is_void(&name) || empty && self.xml {
            return;
        }
        if matches!(effect, Effect::Block(_)) {
            self.close_implied(&name);
        }
        if self.open.len() < DEEPEST {
            self.open.push(Open {
                name,
                hint: match effect {
                    Effect::Block(hint) => hint,
                    Effect::Inline | Effect::Skip | Effect::Break => None,
                },
                skip: effect == Effect::Skip,
                block: effect != Effect::Inline,
            });
        }
    }

    /// A paragraph ends where another block begins, a list item where the next one begins.
    fn close_implied(&mut self, name: &str) {
        let ends_paragraph = element::is_block(name) || name.starts_with('h') || name == "li";
        let innermost = self.open.iter().rposition(|open| open.block);
        if ends_paragraph
            && let Some(at) = innermost
            && self.open.get(at).is_some_and(|open| open.name == "p")
        {
            self.open.truncate(at);
        }
        if name == "li" {
            let list = self
                .open
                .iter()
                .rposition(|open| matches!(open.name.as_str(), "ul" | "ol" | "menu"));
            let item = self.open.iter().rposition(|open| open.name == "li");
            if let Some(item) = item.filter(|item| Some(*item) > list) {
                self.open.truncate(item);
            }
        }
    }

    fn close(&mut self, name: &str, span: Span) {
        if name == "title"
            && let Some(title) = self.title.take()
        {
            self.draft.page_title(&title);
        }
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            if element::is_block(name) {
                self.draft.flush(span.start);
            }
            return;
        };
        if self.open.iter().skip(at).any(|open| open.block) {
            self.draft.flush(span.start);
        }
        self.open.truncate(at);
    }

    /// Dates and names in `<meta>`, `<time>` and `<link>`.
    fn metadata(&mut self, name: &str, attributes: &str) {
        let meta = &mut self.draft.meta;
        match name {
            "meta" => {
                let key = ["property", "name", "itemprop"]
                    .iter()
                    .find_map(|key| attribute(attributes, key));
                let content = attribute(attributes, "content").map(entity::decode_all);
                let (Some(key), Some(content)) = (key, content) else {
                    return;
                };
                match key.to_ascii_lowercase().as_str() {
                    "article:published_time"
                    | "datepublished"
                    | "pubdate"
                    | "date"
                    | "dc.date"
                    | "parsely-pub-date" => meta.add_date(key, &content),
                    "og:site_name" => meta.site = clean(&content),
                    "og:url" => meta.url = clean(&content),
                    "og:title" => meta.title = clean(&content),
                    _ => {}
                }
            }
            "time" => {
                if meta.published.is_empty()
                    && let Some(when) = attribute(attributes, "datetime")
                    && self.hint() != Hint::Clutter
                {
                    self.draft.meta.add_date("time", when);
                }
            }
            "link" if attribute(attributes, "rel") == Some("canonical") => {
                meta.url = attribute(attributes, "href").and_then(clean);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(text: &str) -> Vec<Page> {
        let items = read(text, Format::Html, &PageWords::default()).into_iter();
        items.filter_map(|(_, item)| item.ok()).collect()
    }

    fn blocks(page: &Page) -> Vec<(&str, Hint)> {
        page.blocks
            .iter()
            .map(|block| (block.span.of(&page.text), block.hint))
            .collect()
    }

    #[test]
    fn html_blocks() {
        let text = "<html><head><title>T &amp; U | The Quay</title><script>if (a<b) {}</script></head>\
            <body><nav>Home</nav><h1>A <i>big</i> day</h1><p>One\n   line<p>Two<br>three<ul><li>x<li>y</ul></body>";
        let pages = pages(text);
        let [page] = pages.as_slice() else {
            unreachable!("one page")
        };
        assert_eq!(
            blocks(page),
            [
                ("Home", Hint::Clutter),
                ("A big day", Hint::Title),
                ("One line", Hint::Plain),
                ("Two", Hint::Plain),
                ("three", Hint::Plain),
                ("x", Hint::ListItem),
                ("y", Hint::ListItem)
            ]
        );
        assert_eq!(page.meta.title.as_deref(), Some("T & U"));
        assert_eq!(page.meta.site.as_deref(), Some("The Quay"));
    }
}
