//! The terminal report of a hand-made report, line by line.

use super::*;
use crate::extract::ClaimId;
use crate::report::sample;
use crate::text::Excerpt;
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
        labels: &Labels::default(),
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

  2025-07-23: 1 source
    a.txt:3:14 Morning Post, firm
      `on Wednesday` counted from 2025-07-21; 2025-07-21 is the day of the story: dateline `July 21`
  2025-07-24/2025-07-25: 1 source
    b.txt:3:14 Evening Wire <- an unidentified source, possible
      `on Thursday and Friday` counted from 2025-07-21; 2025-07-21 is the day of the story: dateline `July 21`
  why: no day is in both
  about talks: Russia, Ukraine; id f1

agreed: ultimatum, length: P50D (2 sources)

note: gone.txt: cannot be read: no such file

covered: 3 stories, 4 claims, 2 slots compared
notes: 1 unreadable
no claims in 1 story: c.txt
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
fn values_of_one_slot_are_told_once_although_their_findings_differ() {
    let mut report = sample::report();
    let mut third = report.claims[0].clone();
    third.id = ClaimId("c3a".to_owned());
    third.value = "2025-07-22".to_owned();
    third.story = "c.txt".to_owned();
    report.claims.push(third);
    let mut second = report.findings[0].clone();
    second.id = "f3".to_owned();
    second.sides[1].value = "2025-07-22".to_owned();
    second.sides[1].claims = vec![ClaimId("c3a".to_owned())];
    second.sides[1].sources = vec!["c.txt".to_owned()];
    second.explanation = vec!["one event".to_owned(), "apart".to_owned()];
    report.findings.insert(1, second);
    assert_eq!(
        shown(&report, Detail::Brief, Style::PLAIN).lines().next(),
        Some(
            "warning[hedged] talks, date: 1 source says 2025-07-22, 1 source says 2025-07-23, 1 source says 2025-07-24/2025-07-25 (f1, f3)"
        )
    );
    let whole = shown(&report, Detail::Normal, Style::PLAIN);
    assert_eq!(whole.matches("  2025-07-23: 1 source\n").count(), 1);
    assert!(
        whole.contains("  why: no day is in both\n       one event\n       apart\n"),
        "{whole}"
    );
}

#[test]
fn labels_stand_for_the_names_of_slots() {
    let report = sample::report();
    let excerpts = Excerpts::none();
    let mut slot = crate::graph::testing::slot("date", crate::value::ValueType::Time);
    slot.label = "day they meet".to_owned();
    let labels = Labels::of(&[crate::graph::testing::rule("talks", vec![slot])]);
    let view = View {
        excerpts: &excerpts,
        labels: &labels,
        style: Style::PLAIN,
        detail: Detail::Brief,
    };
    assert!(write(&report, &view).contains("talks, day they meet: 1 source says"));
}

#[test]
fn a_weekday_slip_says_both_days() {
    let mut report = sample::report();
    for (claim, value) in [(0, "XXXX-WXX-5"), (2, "XXXX-WXX-4")] {
        let claim = &mut report.claims[claim];
        claim.value = value.to_owned();
        claim.quote = "Friday, May 15, 2025".to_owned();
        claim.path = "a.txt".to_owned();
        claim.at.byte_end = 61;
        claim.scope = claim
            .scope
            .clone()
            .with(crate::value::ScopeKey::AsOf, "2025-05-15");
    }
    report.findings[0].sides[0].value = "XXXX-WXX-5".to_owned();
    report.findings[0].sides[1].value = "XXXX-WXX-4".to_owned();
    let brief = shown(&report, Detail::Brief, Style::PLAIN);
    assert!(
        brief.contains("talks, date: `Friday, May 15, 2025` says Friday, that date is a Thursday"),
        "{brief}"
    );
}

#[test]
fn notes_that_say_the_same_share_a_line() {
    let mut report = sample::report();
    for n in 0..6 {
        let mut note = report.notes[0].clone();
        note.path = format!("gone{n}.txt");
        report.notes.push(note);
    }
    let normal = shown(&report, Detail::Normal, Style::PLAIN);
    assert!(
        normal.contains("note: gone.txt, gone0.txt, gone1.txt, gone2.txt and 3 more (-v lists all): cannot be read"),
        "{normal}"
    );
    assert!(shown(&report, Detail::Full, Style::PLAIN).contains("gone5.txt: cannot be read"));
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
        labels: &Labels::default(),
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
        let view = View { excerpts: &excerpts, labels: &Labels::default(), style: Style::PLAIN, detail: Detail::Full };
        let shown = write(&report, &view);
        proptest::prop_assert!(!shown.contains(|c| c != '\n' && crate::report::is_hidden(c)));
    }
}
