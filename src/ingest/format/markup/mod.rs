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
mod node;
mod region;
mod table;
mod token;
mod walker;
mod xml;

use self::attributes::Attributes;
use self::token::{Token, Tokens};
use self::walker::Walker;
use super::Item;
use crate::lexicon::PageWords;

/// Whether `text` is markup; `named` tells that its file name says so.
pub(in crate::ingest) fn is_markup(text: &str, named: bool) -> bool {
    const HEAD: usize = 2048;
    let text = text.trim_start();
    let mut cut = text.len().min(HEAD);
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    let head = text.get(..cut).unwrap_or(text).to_ascii_lowercase();
    let opens = [
        "<?xml",
        "<!doctype",
        "<html",
        "<rss",
        "<feed",
        "<rdf",
        "<head",
        "<body",
    ]
    .iter()
    .any(|start| head.starts_with(start));
    let tagged = head.contains("</") || head.contains("/>");
    // A tag's name begins with a letter (HTML standard, 13.2.5.6): "</ " at the start of a text opens nothing.
    let begins = head.strip_prefix('<').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?'))
    });
    opens || tagged && (named || begins)
}

/// Whether the first element of `text` is that of a feed.
pub(in crate::ingest) fn is_feed(text: &str) -> bool {
    feed::root(text).is_some_and(|root| feed::is_root(&root))
}

/// Reads every page of `text`: one, or one for each item of a feed.
pub(in crate::ingest) fn read(text: &str, words: &PageWords) -> Vec<Item> {
    if is_feed(text) {
        return feed::read(text, words);
    }
    let mut walker = Walker::new(text, words);
    walker.xml = text.trim_start().starts_with("<?xml")
        && !text
            .get(..text.len().min(2048))
            .unwrap_or("")
            .to_ascii_lowercase()
            .contains("<html");
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
    vec![(0, Ok(walker.draft.finish_document(text.len(), words)))]
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
    use crate::ingest::format::page::{Hint, Page};

    fn pages(text: &str) -> Vec<Page> {
        let items = read(text, &PageWords::default()).into_iter();
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
