//! The claim graph in the DOT language of Graphviz.
//!
//! Comes in: a built graph. Goes out: text. Words from articles are escaped and stripped of control characters, so nothing an
//! article contains can leave its label.

use std::fmt::Write as _;

use petgraph::visit::EdgeRef;

use super::ClaimGraph;
use super::claim_graph::Node;

impl ClaimGraph {
    /// The graph as DOT: one shape for each sort of node; the edge from a story to an event carries why it was joined.
    pub fn to_dot(&self) -> String {
        let mut dot =
            String::from("digraph claims {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n");
        for index in self.graph.node_indices() {
            let (shape, label) = match &self.graph[index] {
                Node::Story(id) => ("folder", id.clone()),
                Node::Claim { id, words } => ("box", format!("{words}\n{id}")),
                Node::Event { id, label } => ("ellipse", format!("{label}\n{id}")),
                Node::Speaker(name) => ("house", name.clone()),
                Node::Value(value) => ("note", value.clone()),
            };
            // Writing to a String cannot fail.
            let _ = writeln!(
                dot,
                "  n{} [shape={shape}, label=\"{}\"];",
                index.index(),
                escape(&label)
            );
        }
        for edge in self.graph.edge_references() {
            let label = match (&self.graph[edge.source()], &self.graph[edge.target()]) {
                (Node::Story(story), Node::Event { id, .. }) => self.why(story, id),
                _ => (*edge.weight()).to_owned(),
            };
            let _ = writeln!(
                dot,
                "  n{} -> n{} [label=\"{}\"];",
                edge.source().index(),
                edge.target().index(),
                escape(&label)
            );
        }
        dot.push_str("}\n");
        dot
    }

    /// The reasons that name the story among those of the event.
    fn why(&self, story: &str, event: &str) -> String {
        let name = format!("`{story}`");
        let reasons: Vec<&str> = self
            .events()
            .iter()
            .filter(|one| one.id == event)
            .flat_map(|one| &one.why_joined)
            .filter(|reason| reason.contains(&name) && !reason.starts_with("kept apart"))
            .map(String::as_str)
            .collect();
        if reasons.is_empty() {
            "told by this story alone".to_owned()
        } else {
            format!("joined because {}", reasons.join("; "))
        }
    }
}

fn escape(label: &str) -> String {
    let mut out = String::with_capacity(label.len());
    for c in label.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
