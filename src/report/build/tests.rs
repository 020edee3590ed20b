//! Reports built from hand-made parts.

use std::sync::Arc;

use jiff::civil::date;

use super::*;
use crate::extract::{ClaimId, EventKey, Quote};
use crate::graph;
use crate::ingest::RawPart;
use crate::report::At;
use crate::text::{OffsetMapBuilder, Sketch, Span};
use crate::value::{Certainty, Scope, Value};

/// A document whose raw form has an entity before the quote.
fn document(path: &str) -> Document {
    let bytes = b"<p>R&amp;D\ntalks last 50 days</p>".to_vec();
    let mut builder = OffsetMapBuilder::new();
    builder.verbatim("R", 3);
    builder.replaced("&", Span::new(4, 9));
    builder.verbatim("D\ntalks last 50 days", 9);
    let (text, map) = builder.finish();
    Document {
        path: path.to_owned(),
        id: None,
        raw: Arc::new(RawPart::whole(path.to_owned(), bytes)),
        text,
        map,
        url: None,
        authors: Vec::new(),
        language: None,
        stories: vec![story(path)],
    }
}

fn story(id: &str) -> Story {
    Story {
        id: id.to_owned(),
        title: Some(Span::new(0, 4)),
        title_text: None,
        outlet: "Gazette".to_owned(),
        main: true,
        segments: Vec::new(),
        dateline: None,
        reference: Some(Reference {
            day: date(2025, 7, 21),
            year_known: false,
            weekday_known: true,
            clock: None,
            zone: None,
        }),
        basis: Vec::new(),
        origin: None,
        sketch: Sketch::default(),
    }
}

fn claim(path: &str, at: Span) -> Claim {
    let quote = Quote::of(&document(path), at);
    Claim {
        id: ClaimId(format!("{path}-{}", at.start)),
        story: path.to_owned(),
        path: path.to_owned(),
        kind: "talks".to_owned(),
        slot: "length".to_owned(),
        scope: Scope::new(),
        value: Value::Text("50 days".to_owned()),
        certainty: Certainty::Firm,
        said_by: Vec::new(),
        rule: "talks/length".to_owned(),
        basis: Vec::new(),
        at,
        quote,
        sentence: at,
        event: EventKey::default(),
        derived_from: Vec::new(),
    }
}

fn facts(id: &str) -> StoryFacts {
    StoryFacts {
        id: id.to_owned(),
        outlet: "Gazette".to_owned(),
        agency: None,
        main: true,
        day: None,
        sketch: Sketch::default(),
        about: crate::extract::About::default(),
        same_text_as: None,
    }
}

fn built(claims: &[Claim]) -> Report {
    build(Parts {
        documents: ["b.html", "a.html"]
            .map(|path| document_entry(&document(path)))
            .into(),
        claims,
        facts: &[facts("a.html"), facts("b.html")],
        graph: &graph::join(&[], &[], &[]),
        findings: Vec::new(),
        notes: Vec::new(),
        kinds: vec!["ultimatum".to_owned(), "talks".to_owned()],
    })
}

#[test]
fn a_claim_is_placed_in_the_raw_file() {
    let report = built(&[claim("a.html", Span::new(15, 22))]);
    let claim = &report.claims[0];
    assert_eq!(claim.quote, "50 days");
    let at = At {
        byte_start: 22,
        byte_end: 29,
        line: 2,
        column: 12,
    };
    assert_eq!(claim.at, at);
}

#[test]
fn lists_are_sorted_and_silent_stories_named() {
    let (late, early) = (Span::new(15, 22), Span::new(4, 9));
    let report = built(&[claim("a.html", late), claim("a.html", early)]);
    assert_eq!(report.claims[0].quote, "talks");
    assert_eq!(report.tool.rules, ["talks", "ultimatum"]);
    assert_eq!(report.coverage.stories, 2);
    assert_eq!(report.coverage.stories_without_claims, ["b.html"]);
}

#[test]
fn a_story_shows_its_title_and_an_open_year() {
    let report = built(&[]);
    let story = &report.documents[0].stories[0];
    assert_eq!(story.title, "R&D");
    assert_eq!(story.reference_time.as_deref(), Some("XXXX-07-21"));
}
