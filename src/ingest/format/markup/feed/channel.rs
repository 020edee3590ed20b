//! The channel of a feed: what its items share, from the stretch before the first of them.

use super::item::{author, without_own};
use super::{address, is_root};
use crate::ingest::format::markup::entity;
use crate::ingest::format::markup::node::{Node, children};
use crate::ingest::format::page::clean;
use crate::text::Span;

/// What the items of a feed have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::ingest) struct Channel {
    /// Its title: the name of the site.
    pub(in crate::ingest) title: Option<String>,
    /// The address its relative links count from.
    pub(in crate::ingest) base: Option<String>,
    /// The language of items that tell none.
    pub(in crate::ingest) language: Option<String>,
    /// Who wrote the items that name nobody (RFC 4287, 4.2.1).
    pub(in crate::ingest) authors: Vec<String>,
    /// The names of the entities it declares, which are not expanded.
    pub(in crate::ingest) entities: Vec<String>,
}

impl Channel {
    /// Reads the head of a feed: everything before its first item, where elements are still open.
    pub(in crate::ingest) fn read(head: &str) -> Self {
        let mut channel = Self {
            entities: entity::declared(head),
            ..Self::default()
        };
        let mut level = children(head, Span::new(0, head.len()));
        // The root is `rss`, `rdf:RDF` or `feed`; RSS keeps what is said of the channel one level deeper.
        let mut own = None;
        while let Some(parent) = level
            .iter()
            .find(|node| is_root(&node.local().to_ascii_lowercase()))
        {
            own = parent.prefix();
            channel.language = parent.attribute("xml:lang").or(channel.language);
            if let Some(base) = parent.attribute("xml:base") {
                channel.base = Some(address::resolve(channel.base.as_deref(), &base));
            }
            level = parent.children();
        }
        for node in &level {
            channel.take(without_own(node.name, own), node);
        }
        channel
    }

    fn take(&mut self, name: &str, node: &Node<'_>) {
        match name.to_ascii_lowercase().as_str() {
            "title" if self.title.is_none() => self.title = clean(&node.value()),
            "language" => self.language = clean(&node.value()).or(self.language.take()),
            "author" => self.authors.extend(author(node)),
            "link" if self.base.is_none() => self.base = link(node),
            _ => {}
        }
    }
}

/// The address of the site, which a `link` gives in its text (RSS) or in an attribute (Atom).
fn link(node: &Node<'_>) -> Option<String> {
    match node.attribute("href") {
        Some(href) => {
            let rel = node.attribute("rel");
            let is_site = rel.is_none_or(|rel| rel == "alternate");
            clean(&href).filter(|_| is_site)
        }
        None => clean(&node.value()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sort_of_feed() {
        let rss = "<?xml version='1.0'?><rss xmlns:atom='a'><channel><atom:link rel='self' href='https://quay.example/f'/>\
            <image><title>Logo</title></image><title>Quay &amp; Co</title><link>https://quay.example/</link><language>en-gb</language>";
        let found = Channel::read(rss);
        assert_eq!(found.title.as_deref(), Some("Quay & Co"));
        assert_eq!(found.base.as_deref(), Some("https://quay.example/"));
        assert_eq!(found.language.as_deref(), Some("en-gb"));
        let rdf = "<rdf:RDF><channel rdf:about='x'><title>Tern</title><items><rdf:Seq><rdf:li/></rdf:Seq></items></channel>";
        assert_eq!(Channel::read(rdf).title.as_deref(), Some("Tern"));
        let atom = "<a:feed xml:lang='en' xml:base='https://tern.example/x/'><a:title>Tern</a:title><a:author><a:name>Ann Aas</a:name></a:author>";
        let found = Channel::read(atom);
        assert_eq!(found.title.as_deref(), Some("Tern"));
        assert_eq!(found.base.as_deref(), Some("https://tern.example/x/"));
        assert_eq!(found.authors, ["Ann Aas"]);
        assert_eq!(Channel::read("nothing"), Channel::default());
    }
}
