//! A hand-made report for the tests of the output formats: one conflict, one agreement, one note.

use std::collections::BTreeMap;

use super::{At, ClaimEntry, Coverage, DocumentEntry, EventEntry, Report, StoryEntry, ToolEntry};
use crate::detect::{Finding, FindingClass, FindingKind, Reach, Severity, Side};
use crate::error::{Note, NoteCode};
use crate::extract::ClaimId;
use crate::value::{Basis, BasisKind, Certainty, Scope, Speaker, SpeakerKind, ValueType};

/// Two sources at odds on a day, agreed on a length.
pub(crate) fn report() -> Report {
    Report {
        version: 1,
        tool: ToolEntry {
            name: "atodds".to_owned(),
            version: "0.1.0".to_owned(),
            rules: vec!["talks".to_owned(), "ultimatum".to_owned()],
        },
        documents: vec![
            document("a.txt", "Morning Post"),
            document("b.txt", "Evening Wire"),
        ],
        claims: vec![
            claim("c1a", "a.txt", "date", "2025-07-23", "on Wednesday"),
            claim("c1b", "a.txt", "length", "P50D", "50 days"),
            hedged(claim(
                "c2a",
                "b.txt",
                "date",
                "2025-07-24/2025-07-25",
                "on Thursday and Friday",
            )),
            claim("c2b", "b.txt", "length", "P50D", "50-day"),
        ],
        events: vec![event("e1", "talks"), event("e2", "ultimatum")],
        findings: vec![conflict(), agreement()],
        coverage: Coverage {
            stories: 3,
            claims: 4,
            slots_compared: 2,
            stories_without_claims: vec!["c.txt".to_owned()],
            notes: [(NoteCode::Unreadable, 1)].into(),
        },
        notes: vec![Note {
            path: "gone.txt".to_owned(),
            line: None,
            code: NoteCode::Unreadable,
            message: "cannot be read: no such file".to_owned(),
        }],
    }
}

fn conflict() -> Finding {
    Finding {
        id: "f1".to_owned(),
        finding: FindingKind::Conflict,
        class: Some(FindingClass::Hedged),
        reach: Reach::Across,
        severity: Severity::Warning,
        event: "e1".to_owned(),
        slot: "date".to_owned(),
        sides: vec![
            side("2025-07-23", &["c1a"], &["a.txt"]),
            side("2025-07-24/2025-07-25", &["c2a"], &["b.txt"]),
        ],
        explanation: vec!["no day is in both".to_owned()],
    }
}

fn agreement() -> Finding {
    Finding {
        id: "f2".to_owned(),
        finding: FindingKind::Agreement,
        class: None,
        reach: Reach::Across,
        severity: Severity::None,
        event: "e2".to_owned(),
        slot: "length".to_owned(),
        sides: vec![side("P50D", &["c1b", "c2b"], &["a.txt", "b.txt"])],
        explanation: Vec::new(),
    }
}

fn document(path: &str, outlet: &str) -> DocumentEntry {
    DocumentEntry {
        path: path.to_owned(),
        outlet: outlet.to_owned(),
        url: None,
        stories: vec![StoryEntry {
            id: path.to_owned(),
            title: "Envoys to meet again".to_owned(),
            main: true,
            outlet: outlet.to_owned(),
            reference_time: Some("2025-07-21".to_owned()),
            basis: vec![Basis::new(BasisKind::ReferenceTime, "dateline `July 21`")],
            origin: None,
        }],
    }
}

fn claim(id: &str, path: &str, slot: &str, value: &str, quote: &str) -> ClaimEntry {
    let talks = slot == "date";
    ClaimEntry {
        id: ClaimId(id.to_owned()),
        story: path.to_owned(),
        path: path.to_owned(),
        event: if talks { "e1" } else { "e2" }.to_owned(),
        kind: if talks { "talks" } else { "ultimatum" }.to_owned(),
        slot: slot.to_owned(),
        scope: Scope::new(),
        value_type: if talks {
            ValueType::Time
        } else {
            ValueType::Duration
        },
        value: value.to_owned(),
        certainty: Certainty::Firm,
        said_by: vec![Speaker::new("Morning Post", SpeakerKind::Outlet)],
        rule: "talks/scheduled".to_owned(),
        basis: vec![Basis::new(
            BasisKind::Relative,
            format!("`{quote}` counted from 2025-07-21"),
        )],
        at: At {
            byte_start: 40,
            byte_end: 40 + quote.len(),
            line: 3,
            column: 14,
        },
        quote: quote.to_owned(),
        derived_from: Vec::new(),
    }
}

fn hedged(mut claim: ClaimEntry) -> ClaimEntry {
    claim.certainty = Certainty::Possible;
    claim.said_by = vec![
        Speaker::new("Evening Wire", SpeakerKind::Outlet),
        Speaker::new("an unidentified source", SpeakerKind::Unnamed),
    ];
    claim
}

fn event(id: &str, kind: &str) -> EventEntry {
    EventEntry {
        id: id.to_owned(),
        kind: kind.to_owned(),
        label: format!("{kind}: Russia, Ukraine"),
        identity: BTreeMap::from([("parties".to_owned(), "Russia, Ukraine".to_owned())]),
        why_joined: vec!["both name Russia and Ukraine".to_owned()],
    }
}

fn side(value: &str, claims: &[&str], sources: &[&str]) -> Side {
    Side {
        value: value.to_owned(),
        claims: claims.iter().map(|id| ClaimId((*id).to_owned())).collect(),
        sources: sources.iter().map(|id| (*id).to_owned()).collect(),
        independent: sources.len(),
    }
}
