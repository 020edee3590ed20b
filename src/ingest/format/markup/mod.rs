//! HTML, feeds and other XML into pages: the text between the tags, each byte mapped to where it stands in the source.
//!
//! Tags are left out of the text; elements that are not what a page is about (navigation, forms, asides) stay in it as
//! clutter. A feed gives one page for each item.
//!
//! `token` cuts the source into tags and text, `walker` turns them into the blocks of a `draft`, and `layout` tells, once the
//! page is read, which of them are the article.

mod article;
mod attributes;
mod draft;
mod element;
mod entity;
pub(in crate::ingest) mod feed;
pub(in crate::ingest::format) mod layers;
mod layout;
mod linked;
mod live;
mod metadata;
mod news;
mod node;
mod region;
mod sniff;
mod table;
mod token;
mod walker;
mod xml;

pub(in crate::ingest::format) use self::sniff::{has_tags, is_markup, root_format};

use self::attributes::Attributes;
use self::news::{newsml, nitf};
use self::token::{Token, Tokens};
use self::walker::Walker;
use super::page::{Page, Problem};
use super::{Format, Item};
use crate::lexicon::PageWords;

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
        let Token::Open {
            name, attributes, ..
        } = &token
        else {
            walker.html(token);
            continue;
        };
        if element::is_raw(name) {
            let is_data = name == "script" && is_linked_data(attributes.of(text));
            match tokens.raw(name) {
                Some(script) if is_data => walker.draft.found.linked_data(script.of(text)),
                Some(_) => {}
                None => tokens.skip_raw(name),
            }
        } else if name == "title" && !walker.is_skipped() {
            walker.html(token);
            if let Some(title) = tokens.raw("title") {
                let title = entity::decode_all(unmarked(title.of(text)));
                walker.draft.found.page_title(&title);
            }
        } else {
            walker.html(token);
        }
    }
    walker.draft.finish_document(text.len(), words)
}

/// Whether a script with these attributes holds JSON-LD.
fn is_linked_data(attributes: &str) -> bool {
    let kind = Attributes::read(attributes).kind.trim();
    let name = kind.split(';').next().unwrap_or(kind).trim_end();
    name.eq_ignore_ascii_case("application/ld+json")
}

/// A text without the marks of a CDATA section.
fn unmarked(text: &str) -> &str {
    let text = text.trim();
    let inner = text.strip_prefix("<![CDATA[");
    inner
        .and_then(|inner| inner.strip_suffix("]]>"))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::format::page::Hint;

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
