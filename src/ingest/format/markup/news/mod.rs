//! The XML of news agencies: NITF and NewsML-G2, both of the IPTC.

pub(super) mod newsml;
pub(super) mod nitf;

use super::layers::{Form, Layers};
use super::node::Node;
use crate::ingest::format::page::{Hint, author};

/// Adds an element whose text is a block of its own.
fn block(layers: &mut Layers, node: &Node<'_>, hint: Hint) {
    layers.part(Form::Html, hint, |builder| node.copy_into(builder));
}

/// The names in a byline: of the persons marked in it, else in its words.
fn authors(byline: &Node<'_>) -> Vec<String> {
    let mut persons: Vec<String> = byline.all("person").iter().map(Node::value).collect();
    persons.retain(|name| !name.is_empty());
    if persons.is_empty() {
        persons.extend(author(&byline.value()));
    }
    persons
}
