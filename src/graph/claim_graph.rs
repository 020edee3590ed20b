//! The claim graph: stories, claims, events, speakers and values, and what ties them.
//!
//! Comes in: claims and the events they were joined into. Goes out: look-ups by claim, and DOT (see `dot`). Nodes and edges are
//! added in the order of the claims, so the graph is the same for any order of inputs.

use std::collections::BTreeMap;

use petgraph::graph::{DiGraph, NodeIndex};

use crate::extract::{Claim, ClaimId, StoryFacts};

use super::{Event, by_id, in_order};

/// Events with the graph of who asserts what about them.
#[derive(Debug, Clone)]
pub struct ClaimGraph {
    pub(super) graph: DiGraph<Node, &'static str>,
    events: Vec<Event>,
    of_claim: BTreeMap<ClaimId, usize>,
}

/// A node of the graph, with the words on it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Node {
    Story { id: String, outlet: String },
    Claim { id: ClaimId, words: String },
    Event { id: String, label: String },
    Speaker(String),
    Value(String),
}

impl ClaimGraph {
    /// The events, by kind and id.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The event a claim is about.
    pub fn event_of(&self, claim: &ClaimId) -> Option<&Event> {
        self.events.get(*self.of_claim.get(claim)?)
    }

    /// Number of nodes and of edges.
    pub fn size(&self) -> (usize, usize) {
        (self.graph.node_count(), self.graph.edge_count())
    }

    /// The same graph with further events, for claims that were told apart without a rule. `claims` are all of them, those of
    /// the new events included.
    #[must_use]
    pub fn with_events(self, more: Vec<Event>, claims: &[Claim], facts: &[StoryFacts]) -> Self {
        if more.is_empty() {
            return self;
        }
        let mut events = self.events;
        events.extend(more);
        events.sort_by(|a, b| (&a.kind, &a.id).cmp(&(&b.kind, &b.id)));
        Self::new(&in_order(claims), events, &by_id(facts))
    }

    pub(super) fn new(
        ordered: &[&Claim],
        events: Vec<Event>,
        facts: &BTreeMap<&str, &StoryFacts>,
    ) -> Self {
        let of_claim = events
            .iter()
            .enumerate()
            .flat_map(|(index, event)| event.claims.iter().map(move |claim| (claim.clone(), index)))
            .collect();
        let mut built = Self {
            graph: DiGraph::new(),
            events,
            of_claim,
        };
        let mut nodes = Nodes::default();
        for claim in ordered {
            let outlet = facts.get(claim.story.as_str());
            let outlet = outlet.map_or("", |facts| facts.outlet.as_str());
            built.add(claim, outlet, &mut nodes);
        }
        for claim in ordered {
            let from = nodes.claims.get(&claim.id).copied();
            for parent in &claim.derived_from {
                if let (Some(from), Some(to)) = (from, nodes.claims.get(parent)) {
                    built.graph.add_edge(from, *to, "derived from");
                }
            }
        }
        built
    }

    fn add(&mut self, claim: &Claim, outlet: &str, nodes: &mut Nodes) {
        let event = self.event_of(&claim.id).map(|event| Node::Event {
            id: event.id.clone(),
            label: event.label.clone(),
        });
        let at = self.graph.add_node(Node::Claim {
            id: claim.id.clone(),
            words: format!(
                "{}: {}\n{}",
                claim.slot.replace('_', " "),
                claim.value,
                claim.certainty.as_str()
            ),
        });
        nodes.claims.insert(claim.id.clone(), at);
        let story = Node::Story {
            id: claim.story.clone(),
            outlet: outlet.to_owned(),
        };
        let story = nodes.shared(&mut self.graph, story);
        self.graph.add_edge(story, at, "asserts");
        if let Some(event) = event {
            let event = nodes.shared(&mut self.graph, event);
            self.graph.add_edge(at, event, "about");
            self.graph.update_edge(story, event, "tells of");
        }
        let value = nodes.shared(&mut self.graph, Node::Value(claim.value.to_string()));
        self.graph.add_edge(at, value, "has value");
        // What an outlet says itself, its story asserts.
        for speaker in claim.said_by.iter().filter(|one| one.name != outlet) {
            let speaker = nodes.shared(&mut self.graph, Node::Speaker(speaker.name.clone()));
            self.graph.update_edge(at, speaker, "attributed to");
        }
    }
}

/// Where each node stands while the graph is built.
#[derive(Default)]
struct Nodes {
    claims: BTreeMap<ClaimId, NodeIndex>,
    shared: BTreeMap<Node, NodeIndex>,
}

impl Nodes {
    fn shared(&mut self, graph: &mut DiGraph<Node, &'static str>, node: Node) -> NodeIndex {
        *self
            .shared
            .entry(node)
            .or_insert_with_key(|node| graph.add_node(node.clone()))
    }
}
