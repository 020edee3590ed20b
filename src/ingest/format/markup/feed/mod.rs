//! Feeds: RSS 2.0, RSS 1.0 (RDF) and Atom. One page for each item, with what it has of its channel.
//!
//! A feed is a head, which tells of the channel, and items that can be read one by one: [`split`] finds where they stand,
//! [`Channel`] reads the head, [`item`] reads one item.

mod address;
mod channel;
mod item;
mod split;

pub(in crate::ingest) use self::channel::Channel;
pub(in crate::ingest) use self::item::item;
pub(in crate::ingest) use self::split::{Cut, Splitter};

use crate::ingest::format::Item;
use crate::ingest::format::page::Problem;
use crate::lexicon::PageWords;

/// Whether an element of that name is the root of a feed.
pub(super) fn is_root(name: &str) -> bool {
    matches!(name, "rss" | "feed" | "rdf" | "channel")
}

/// Reads every item of a feed that is in memory.
pub(super) fn read(text: &str, words: &PageWords) -> Vec<Item> {
    let mut splitter = Splitter::default();
    let mut channel = None;
    let mut items = Vec::new();
    while let Cut::Item(range) = splitter.next(text.as_bytes(), true) {
        let channel =
            channel.get_or_insert_with(|| Channel::read(text.get(..range.start).unwrap_or("")));
        let mut page = item(text.get(range.clone()).unwrap_or(""), channel, words);
        page.map = page.map.map(|map| map.shifted(range.start));
        items.push((range.start, Ok(page)));
    }
    if items.is_empty() {
        items.push((0, Err(Problem::malformed("the feed holds no item"))));
    }
    items
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
        let shown = |block: &crate::ingest::format::page::Block| (block.span, block.hint);
        let blocks = page.blocks.iter().map(shown);
        blocks
            .map(|(span, hint)| (span.of(&page.text), hint))
            .collect()
    }

    fn published(page: &Page) -> Vec<(&str, &str)> {
        let dates = page.meta.published.iter();
        dates
            .map(|(field, value)| (field.as_str(), value.as_str()))
            .collect()
    }

    #[test]
    fn rss_gives_a_page_for_each_item() {
        let text = "<?xml version=\"1.0\"?><rss><channel><title>Quay - World</title>\
            <item><title>One</title><guid>g-1</guid><pubDate>Thu, 02 May 2024 06:30:00 +0000</pubDate><atom:updated>2024-05-03</atom:updated>\
            <description><![CDATA[<p>First &amp; <b>bold</b></p><p>more]]></description><media:title>Photo</media:title>\
            <author>desk@quay.example (Ann Aas)</author></item>\
            <item><title>Two</title><link> /2 </link><description>&lt;p&gt;Escaped&lt;/p&gt; &amp;amp; more</description></item></channel></rss>";
        let pages = pages(text);
        let [one, two] = pages.as_slice() else {
            unreachable!("two pages")
        };
        assert_eq!(one.id.as_deref(), Some("g-1"));
        assert_eq!(
            blocks(one),
            [
                ("One", Hint::Title),
                ("First & bold", Hint::Plain),
                ("more", Hint::Plain)
            ]
        );
        assert_eq!(one.meta.site.as_deref(), Some("Quay - World"));
        assert_eq!(
            published(one),
            [("pubDate", "Thu, 02 May 2024 06:30:00 +0000")]
        );
        assert_eq!(one.meta.modified.len(), 1);
        assert_eq!(one.meta.authors, ["Ann Aas"]);
        assert_eq!(
            blocks(two),
            [
                ("Two", Hint::Title),
                ("Escaped", Hint::Plain),
                ("& more", Hint::Plain)
            ]
        );
        assert_eq!(two.meta.url.as_deref(), Some("/2"));
    }

    #[test]
    fn atom_says_what_its_text_is() {
        let text = "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://tern.example/x/' xml:lang='en'><title>Tern</title>\
            <entry><title type='text'>A &lt;b> is a tag</title><id>urn:1</id><updated>2024-05-03</updated>\
            <link rel='self' href='f'/><link href='1.html'/><author><name>Ann Aas</name></author>\
            <summary>Short.</summary><content type='xhtml'><div><p>Long &amp; wide.</p></div></content>\
            <source><title>Gull</title></source></entry>\
            <entry><title type='html'>It&amp;rsquo;s</title><content type='image/png'>iVBOR</content><summary>Words.</summary></entry></feed>";
        let pages = pages(text);
        let [one, two] = pages.as_slice() else {
            unreachable!("two pages")
        };
        assert_eq!(
            blocks(one),
            [
                ("A <b> is a tag", Hint::Title),
                ("Short.", Hint::Clutter),
                ("Long & wide.", Hint::Plain)
            ]
        );
        assert_eq!(published(one), [("updated", "2024-05-03")]);
        assert_eq!(
            one.meta.url.as_deref(),
            Some("https://tern.example/x/1.html")
        );
        assert_eq!(one.meta.source.as_deref(), Some("Gull"));
        assert_eq!(one.meta.language.as_deref(), Some("en"));
        assert_eq!(
            blocks(two),
            [("It’s", Hint::Title), ("Words.", Hint::Plain)]
        );
    }

    #[test]
    fn rss_1_keeps_its_items_beside_the_channel() {
        let text = "<rdf:RDF><channel rdf:about='c'><title>Gull</title><items><rdf:Seq><rdf:li resource='1'/></rdf:Seq></items></channel>\
            <item rdf:about='https://gull.example/1'><title>One</title><dc:date>2024-05-02T10:00Z</dc:date><dc:creator>Bo Aas</dc:creator>\
            <description>Short</description><content:encoded><![CDATA[<p>Long]]></content:encoded></item>\
            <item><title>Two</title><description>Whole</description><content:encoded><![CDATA[ ]]></content:encoded></item></rdf:RDF>";
        let pages = pages(text);
        let [one, two] = pages.as_slice() else {
            unreachable!("two pages")
        };
        assert_eq!(blocks(two), [("Two", Hint::Title), ("Whole", Hint::Plain)]);
        assert_eq!(one.id.as_deref(), Some("https://gull.example/1"));
        assert_eq!(published(one), [("dc:date", "2024-05-02T10:00Z")]);
        assert_eq!(one.meta.site.as_deref(), Some("Gull"));
        assert_eq!(
            blocks(one),
            [
                ("One", Hint::Title),
                ("Short", Hint::Clutter),
                ("Long", Hint::Plain)
            ]
        );
    }
}
