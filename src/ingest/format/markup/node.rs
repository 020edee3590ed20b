//! Elements of an XML text as nodes: what they are called, what stands in them, and the text that comes out of it.
//!
//! Nothing is built in memory but the children asked for. An element that is not closed goes on to the end of what holds it.

use super::entity;
use super::token::attribute;
use super::xml::{Piece, pieces};
use crate::text::{OffsetMapBuilder, Span};

/// An element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'a> {
    text: &'a str,
    /// As written, with its prefix.
    pub(super) name: &'a str,
    attributes: &'a str,
    /// From its opening to its closing tag.
    pub(super) span: Span,
    /// What stands between its tags.
    pub(super) inner: Span,
    /// Whether other elements stand in it.
    pub(super) has_elements: bool,
}

/// The elements of `text` that stand in `span` and in no other element there.
pub(super) fn children(text: &str, span: Span) -> Vec<Node<'_>> {
    let mut found = Vec::new();
    let mut open: Option<(Node<'_>, usize)> = None;
    for piece in pieces(text, span) {
        match (piece, &mut open) {
            (
                Piece::Open {
                    tag,
                    name,
                    attributes,
                    empty,
                },
                None,
            ) => {
                let node = Node {
                    text,
                    name: name.of(text),
                    attributes: attributes.of(text),
                    span: Span::new(tag.start, if empty { tag.end } else { span.end }),
                    inner: Span::new(tag.end, if empty { tag.end } else { span.end }),
                    has_elements: false,
                };
                if empty {
                    found.push(node);
                } else {
                    open = Some((node, 0));
                }
            }
            (Piece::Open { name, empty, .. }, Some((node, depth))) => {
                node.has_elements = true;
                *depth += usize::from(!empty && node.is(name.of(text)));
            }
            (Piece::Close { tag, name }, Some((node, depth))) if node.is(name.of(text)) => {
                if let Some(less) = depth.checked_sub(1) {
                    *depth = less;
                } else {
                    node.inner.end = tag.start;
                    node.span.end = tag.end;
                    found.push(*node);
                    open = None;
                }
            }
            (Piece::Close { .. } | Piece::Text(_) | Piece::Cdata(_), _) => {}
        }
    }
    found.extend(open.map(|(node, _)| node));
    found
}

impl<'a> Node<'a> {
    /// Whether it goes by `name`, prefix included.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Its name without a prefix.
    pub(super) fn local(&self) -> &'a str {
        self.name.rsplit(':').next().unwrap_or(self.name)
    }

    /// The prefix of its name.
    pub(super) fn prefix(&self) -> Option<&'a str> {
        self.name.split_once(':').map(|(prefix, _)| prefix)
    }

    /// The value of an attribute, references decoded.
    pub(super) fn attribute(&self, key: &str) -> Option<String> {
        attribute(self.attributes, key).map(entity::decode_all)
    }

    /// The elements right inside it.
    pub(super) fn children(&self) -> Vec<Self> {
        children(self.text, self.inner)
    }

    /// The first child that goes by the local name `name`.
    pub(super) fn child(&self, name: &str) -> Option<Self> {
        self.all(name).into_iter().next()
    }

    /// The children that go by the local name `name`.
    pub(super) fn all(&self, name: &str) -> Vec<Self> {
        let mut children = self.children();
        children.retain(|child| child.local().eq_ignore_ascii_case(name));
        children
    }

    /// The element that is reached by the local names of `path`, each a child of the one before.
    pub(super) fn find(&self, path: &[&str]) -> Option<Self> {
        path.iter().try_fold(*self, |node, name| node.child(name))
    }

    /// Whether nothing but blanks and tags stands in it.
    pub(super) fn is_blank(&self) -> bool {
        pieces(self.text, self.inner).all(|piece| match piece {
            Piece::Text(span) | Piece::Cdata(span) => span.of(self.text).trim().is_empty(),
            Piece::Open { .. } | Piece::Close { .. } => true,
        })
    }

    /// Its text, without that of tags: references decoded, blanks collapsed.
    pub(super) fn value(&self) -> String {
        let mut builder = OffsetMapBuilder::new();
        self.decode_into(&mut builder);
        let words: Vec<&str> = builder.text().split_whitespace().collect();
        words.join(" ")
    }

    /// Appends its text, without that of tags: references decoded, CDATA sections as they are.
    pub(super) fn decode_into(&self, builder: &mut OffsetMapBuilder) {
        for piece in pieces(self.text, self.inner) {
            match piece {
                Piece::Text(span) => decode(self.text, span, builder),
                Piece::Cdata(span) => builder.verbatim(span.of(self.text), span.start),
                Piece::Open { .. } | Piece::Close { .. } => {}
            }
        }
    }

    /// Appends what stands in it as it is, tags and references included.
    pub(super) fn copy_into(&self, builder: &mut OffsetMapBuilder) {
        builder.verbatim(self.inner.of(self.text), self.inner.start);
    }

    /// Appends the whole element as it is, its own tags included.
    pub(super) fn copy_whole_into(&self, builder: &mut OffsetMapBuilder) {
        builder.verbatim(self.span.of(self.text), self.span.start);
    }
}

/// Appends the text at `span`, references decoded.
fn decode(text: &str, span: Span, builder: &mut OffsetMapBuilder) {
    let mut at = span.start;
    while at < span.end {
        let rest = Span::new(at, span.end).of(text);
        let plain = rest.find('&').unwrap_or(rest.len());
        builder.verbatim(rest.get(..plain).unwrap_or(""), at);
        at += plain;
        let Some(reference) = rest.get(plain..).filter(|rest| !rest.is_empty()) else {
            break;
        };
        match entity::decode(reference) {
            Some((decoded, length)) => {
                builder.replaced(&decoded, Span::new(at, at + length));
                at += length;
            }
            None => {
                builder.verbatim("&", at);
                at += 1;
            }
        }
    }
}
