//! Quotes underlined in their surroundings, several files in one block.
//!
//! The line numbers and places are those of the raw files; the text is an excerpt, made safe to show.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Padding, Renderer, Snippet};

use super::View;
use crate::detect::Severity;
use crate::report::visible::visible;
use crate::report::{ClaimEntry, words};
use crate::text::Excerpt;

/// Wider than any excerpt: the renderer must not cut lines a second time.
const WIDTH: usize = 1_000;

/// The heading and the underlined quotes of `claims`, each with its label.
pub(super) fn render(
    severity: Severity,
    class: &str,
    title: &str,
    claims: &[(&ClaimEntry, String)],
    view: &View<'_>,
) -> String {
    let mut group = Group::with_title(level(severity).primary_title(title).id(class));
    for (i, (claim, label)) in claims.iter().enumerate() {
        if i > 0 {
            group = group.element(Padding);
        }
        group = add(group, claim, label, &view.excerpts.of(claim));
    }
    draw(group, view)
}

/// The underlined quote of one claim, without a heading.
pub(super) fn alone(claim: &ClaimEntry, label: &str, view: &View<'_>) -> String {
    let group = Group::with_level(Level::NOTE);
    draw(add(group, claim, label, &view.excerpts.of(claim)), view)
}

/// Draws a group. Line and column of an excerpt are not those of its source text, so a place is drawn as an origin of its
/// own and the snippet goes without a path; the renderer marks that with an empty `:::` line, which is left out here. No
/// other line can look like it: those of a snippet begin with a line number or a bar.
fn draw(group: Group<'_>, view: &View<'_>) -> String {
    let renderer = if view.style.is_coloured() {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.term_width(WIDTH).decor_style(DecorStyle::Ascii);
    let drawn = renderer.render(&[group]);
    let lines: Vec<_> = drawn
        .lines()
        .filter(|line| without_codes(line).trim() != ":::")
        .map(str::trim_end)
        .collect();
    lines.join("\n")
}

/// A line of the renderer's without its escape codes, which all end in `m`.
fn without_codes(line: &str) -> String {
    let mut pieces = line.split('\u{1b}');
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        text.push_str(piece.split_once('m').map_or("", |(_, rest)| rest));
    }
    text
}

fn add<'a>(group: Group<'a>, claim: &ClaimEntry, label: &str, excerpt: &Excerpt) -> Group<'a> {
    let before = visible(&excerpt.before);
    let quote = visible(&excerpt.quote);
    let text = format!("{before}{quote}{}", visible(&excerpt.after));
    let span = before.len()..before.len() + quote.len();
    let origin = Origin::path(visible(&claim.path).into_owned())
        .line(claim.at.line)
        .char_column(claim.at.column);
    let snippet = Snippet::source(text)
        .line_start(claim.at.line)
        .fold(false)
        .annotation(AnnotationKind::Primary.span(span).label(label.to_owned()));
    group.element(origin).element(snippet)
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
        Severity::Possible => Level::INFO.with_name(words::POSSIBLY),
        Severity::None => Level::INFO,
    }
}
