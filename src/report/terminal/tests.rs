//! The terminal report of a hand-made report, line by line.

use super::*;
use crate::extract::ClaimId;
use crate::report::{Excerpt, sample};
use crate::text::Span;

fn shown(report: &Report, detail: Detail, style: Style) -> String {
    let lines = [
        (
            "c1a",
            "Envoys of both sides sit down in Istanbul on Wednesday, the minister said.",
            "on Wednesday",
        ),
        (
            "c2a",
            "They may meet there on Thursday and Friday, a source said.",
            "on Thursday and Friday",
        ),
    ];
    let excerpts: Excerpts = lines
        .into_iter()
        .map(|(id, line, quote)| {
            let start = line.find(quote).unwrap_or_default();
            let at = Span::new(start, start + quote.len());
            (ClaimId(id.to_owned()), Excerpt::cut(line, at))
        })
        .collect();
    let view = View {
        excerpts: &excerpts,
        style,
        detail,
    };
    write(report, &view)
}

#[test]
fn both_sources_are_underlined_and_silence_is_accounted_for() {
    let expected = r#"warning[hedged]: talks, date: 1 source says 2025-07-23, 1 source says 2025-07-24/2025-07-25
 --> a.txt:3:14
  |
3 | Envoys of both sides sit down in Istanbul on Wednesday, the minister said.
  |                                           ^^^^^^^^^^^^ 2025-07-23, firm
  |
 ::: b.txt:3:14
  |
3 | They may meet there on Thursday and Friday, a source said.
  |                     ^^^^^^^^^^^^^^^^^^^^^^ 2025-07-24/2025-07-25, possible

  2025-07-23, 1 source
    a.txt:3:14 "on Wednesday": Morning Post, firm
      `on Wednesday` counted from 2025-07-21
      the story counts from 2025-07-21: dateline `July 21`
  2025-07-24/2025-07-25, 1 source
    b.txt:3:14 "on Thursday and Friday": Evening Wire <- an unidentified source, possible
      `on Thursday and Friday` counted from 2025-07-21
      the story counts from 2025-07-21: dateline `July 21`
  why: no day is in both
  about talks: Russia, Ukraine, id f1

agreed: ultimatum, length P50D (2 sources, 2 independent)

note: gone.txt: cannot be read: no such file

covered: 3 stories, 4 claims, 2 slots compared
no claims: c.txt
1 warning; 1 agreement, 0 refinements
"#;
    assert_eq!(
        shown(&sample::report(), Detail::Normal, Style::PLAIN),
        expected
    );
}

#[test]
fn brief_is_a_line_for_each_conflict() {
    assert_eq!(
        shown(&sample::report(), Detail::Brief, Style::PLAIN),
        "warning[hedged] talks, date: 1 source says 2025-07-23, 1 source says 2025-07-24/2025-07-25 (f1)\nnote: gone.txt: cannot be read: no such file\n"
    );
}

#[test]
fn colour_changes_no_word() {
    let plain = shown(&sample::report(), Detail::Full, Style::PLAIN);
    let mut painted = String::new();
    for (i, piece) in shown(&sample::report(), Detail::Full, Style::ANSI)
        .split('\u{1b}')
        .enumerate()
    {
        let rest = piece.split_once('m').map_or("", |(_, rest)| rest);
        painted.push_str(if i == 0 { piece } else { rest });
    }
    assert_eq!(painted, plain);
}

#[test]
fn nothing_from_an_article_reaches_the_terminal_raw() {
    let evil = "\u{1b}]0;x\u{7}\u{9b}2J\u{202e}\r";
    let mut report = sample::report();
    for claim in &mut report.claims {
        claim.path.push_str(evil);
        claim.quote.push_str(evil);
        claim.value.push_str(evil);
        claim.rule.push_str(evil);
        claim.said_by[0].name.push_str(evil);
        claim.basis[0].note.push_str(evil);
    }
    for finding in &mut report.findings {
        finding.slot.push_str(evil);
        finding.explanation.push(evil.to_owned());
        finding.sides[0].value.push_str(evil);
    }
    for story in report.documents.iter_mut().flat_map(|d| &mut d.stories) {
        story.title.push_str(evil);
        story.outlet.push_str(evil);
    }
    report.events[0].why_joined.push(evil.to_owned());
    report.events[0].label.push_str(evil);
    report.notes[0].message.push_str(evil);
    let excerpts = Excerpts::none();
    let view = View {
        excerpts: &excerpts,
        style: Style::PLAIN,
        detail: Detail::Full,
    };
    let mut text = write(&report, &view);
    for id in ["f1", "c1a", "e1"] {
        for found in find(&report, id) {
            text.push_str(&explain(found, &report, &view));
        }
    }
    assert!(
        !text.contains(|c| c != '\n' && crate::report::is_hidden(c)),
        "{text}"
    );
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_can_be_shown(
        text in "(\\PC|[\u{0}-\u{9f}\u{300}\u{200d}\u{1f1fa}\u{2028}\u{202e}]){0,300}",
        start in 0usize..300,
        len in 0usize..300,
    ) {
        let mut report = sample::report();
        report.claims[0].value.clone_from(&text);
        report.findings[0].slot.clone_from(&text);
        report.events[0].kind.clone_from(&text);
        report.claims[0].at.line = usize::MAX;
        let excerpt = Excerpt::cut(&text, Span::new(start, start + len));
        let excerpts: Excerpts = std::iter::once((ClaimId("c1a".to_owned()), excerpt)).collect();
        let view = View { excerpts: &excerpts, style: Style::PLAIN, detail: Detail::Full };
        let shown = write(&report, &view);
        proptest::prop_assert!(!shown.contains(|c| c != '\n' && crate::report::is_hidden(c)));
    }
}
