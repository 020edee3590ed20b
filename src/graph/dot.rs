//! The claim graph in the DOT language of Graphviz.
//!
//! Comes in: a built graph, and claims to mark as being in conflict. Goes out: text. Words from articles are escaped and
//! stripped of control characters, so nothing an article contains can leave its label.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use petgraph::visit::EdgeRef;

use super::ClaimGraph;
use super::claim_graph::Node;
use crate::extract::ClaimId;

/// Colour of what is in conflict, readable for those who do not tell red from green.
const CONFLICT: &str = "#c00000";

/// Fill of claims in conflict.
const CONFLICT_FILL: &str = "#ffe0e0";

/// Claims that cannot all hold, drawn in another colour and tied to a node of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// What stands on the node: "hedged: talks, date".
    pub label: String,
    /// The claims.
    pub claims: Vec<ClaimId>,
}

impl ClaimGraph {
    /// The graph as DOT: one shape for each sort of node, with `conflicts` in another colour. Why a story was joined to an
    /// event stands in the tooltip of the edge between them.
    pub fn to_dot(&self, conflicts: &[Marked]) -> String {
        let mut dot = String::from(
            "digraph claims {\n  rankdir=LR;\n  node [fontname=\"sans-serif\", fontsize=11];\n  \
             edge [fontname=\"sans-serif\", fontsize=9, color=\"#606060\", fontcolor=\"#606060\"];\n",
        );
        let marked: BTreeMap<&ClaimId, usize> = conflicts
            .iter()
            .enumerate()
            .flat_map(|(index, conflict)| conflict.claims.iter().map(move |id| (id, index)))
            .collect();
        for index in self.graph.node_indices() {
            let node = &self.graph[index];
            let colour = match node {
                Node::Claim { id, .. } if marked.contains_key(id) => {
                    format!(", style=filled, color=\"{CONFLICT}\", fillcolor=\"{CONFLICT_FILL}\"")
                }
                _ => String::new(),
            };
            let (shape, label) = drawn(node);
            // Writing to a String cannot fail.
            let _ = writeln!(
                dot,
                "  n{} [shape={shape}, label=\"{}\"{colour}];",
                index.index(),
                escape(&label)
            );
        }
        self.write_edges(&mut dot);
        self.write_conflicts(&mut dot, conflicts);
        dot.push_str("}\n");
        dot
    }

    fn write_edges(&self, dot: &mut String) {
        let why = self.reasons();
        for edge in self.graph.edge_references() {
            let tooltip = match (&self.graph[edge.source()], &self.graph[edge.target()]) {
                (Node::Story { id: story, .. }, Node::Event { id, .. }) => {
                    let reasons = why.get(&(story.as_str(), id.as_str()));
                    let reasons = reasons.map_or("told by this story alone".to_owned(), |why| {
                        format!("joined because {}", why.join("; "))
                    });
                    format!(", style=dashed, edgetooltip=\"{}\"", escape(&reasons))
                }
                _ => String::new(),
            };
            let _ = writeln!(
                dot,
                "  n{} -> n{} [label=\"{}\"{tooltip}];",
                edge.source().index(),
                edge.target().index(),
                escape(edge.weight()),
            );
        }
    }

    fn write_conflicts(&self, dot: &mut String, conflicts: &[Marked]) {
        let nodes: BTreeMap<&ClaimId, usize> = self
            .graph
            .node_indices()
            .filter_map(|index| match &self.graph[index] {
                Node::Claim { id, .. } => Some((id, index.index())),
                _ => None,
            })
            .collect();
        for (index, conflict) in conflicts.iter().enumerate() {
            let _ = writeln!(
                dot,
                "  x{index} [shape=octagon, label=\"{}\", color=\"{CONFLICT}\", fontcolor=\"{CONFLICT}\"];",
                escape(&conflict.label)
            );
            for node in conflict.claims.iter().filter_map(|id| nodes.get(id)) {
                let _ = writeln!(
                    dot,
                    "  n{node} -> x{index} [dir=none, color=\"{CONFLICT}\"];"
                );
            }
        }
    }

    /// The reasons for which stories were joined to events, by story and event.
    fn reasons(&self) -> BTreeMap<(&str, &str), Vec<&str>> {
        let mut reasons: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
        for event in self.events() {
            for join in &event.joins {
                for story in &join.stories {
                    let known = reasons.entry((story, &event.id)).or_default();
                    if !known.contains(&join.why.as_str()) && known.len() < 3 {
                        known.push(&join.why);
                    }
                }
            }
        }
        reasons
    }
}

/// Shape and words of a node.
fn drawn(node: &Node) -> (&'static str, String) {
    match node {
        Node::Story { id, outlet } if id == outlet => ("folder", id.clone()),
        Node::Story { id, outlet } => ("folder", format!("{outlet}\n{id}")),
        Node::Claim { id, words } => ("box", format!("{words}\n{}", short(&id.0))),
        Node::Event { label, .. } => ("ellipse", label.clone()),
        Node::Speaker(name) => ("house", name.clone()),
        Node::Value(value) => ("note", value.clone()),
    }
}

/// The beginning of an id, which `explain` takes for the whole.
fn short(id: &str) -> &str {
    id.get(..9).unwrap_or(id)
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
