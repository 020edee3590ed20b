//! What a line is in its story: title, heading, running text, item of a list, or none of its words.
//!
//! A line alone often does not tell: a few words without a full stop are a heading before text, an item under a colon, a link
//! among links.

use super::line::{self, Kind};
use super::{Maker, SegmentRole};

impl Maker<'_> {
    /// The role of own line `i`; `title` is the own line that is the headline.
    pub(super) fn role(&self, i: usize, title: Option<usize>) -> SegmentRole {
        let Some((_, line, link)) = self.lines.get(i) else {
            return SegmentRole::Clutter;
        };
        if *link {
            return SegmentRole::Clutter;
        }
        if self.is_outlet_line(i) || self.is_masthead(i) {
            return SegmentRole::Meta;
        }
        match &line.kind {
            Kind::Clutter | Kind::Related | Kind::Label => SegmentRole::Clutter,
            Kind::Front | Kind::Age(_) | Kind::Meta(_) | Kind::Clock(_) => SegmentRole::Meta,
            Kind::Item => SegmentRole::ListItem,
            Kind::Quote => SegmentRole::Quote,
            Kind::Row => SegmentRole::Row,
            Kind::Caption => SegmentRole::Caption,
            Kind::Text => SegmentRole::Body,
            Kind::Title | Kind::Heading | Kind::Headline => self.heading_role(i, title),
        }
    }

    fn heading_role(&self, i: usize, title: Option<usize>) -> SegmentRole {
        if title == Some(i) {
            return SegmentRole::Title;
        }
        let words = self.words(i);
        let repeated = title.is_some_and(|title| self.words(title) == words);
        if repeated || self.lexicon.page.is_section(words) {
            return SegmentRole::Clutter;
        }
        if self.runs_on(i) {
            return SegmentRole::Body;
        }
        if self.is_announced(i) {
            return SegmentRole::ListItem;
        }
        let followed = self.is_followed(i);
        let only_headlines = self.top == self.lines.len();
        if self.kind(i) != Some(&Kind::Headline) {
            if followed {
                SegmentRole::Heading
            } else {
                SegmentRole::Clutter
            }
        } else if only_headlines || !line::is_short_heading(words) && i >= self.top {
            SegmentRole::Body
        } else if followed {
            SegmentRole::Heading
        } else {
            SegmentRole::Clutter
        }
    }

    /// Whether the next line goes on in the middle of a sentence: a line of hard-wrapped text.
    fn runs_on(&self, i: usize) -> bool {
        self.kind(i) == Some(&Kind::Headline) && self.words(i + 1).starts_with(char::is_lowercase)
    }

    /// Whether line `i` is an item of a list that a colon announces: "The charges are:" and a line for each.
    fn is_announced(&self, i: usize) -> bool {
        const LONGEST_LIST: usize = 40;
        let before = self.lines.get(self.top..i).unwrap_or(&[]).iter().rev();
        let mut announcing = before
            .take(LONGEST_LIST)
            .take_while(|(_, line, link)| {
                !link && matches!(line.kind, Kind::Headline | Kind::Item | Kind::Text)
            })
            .map(|(_, line, _)| (&line.kind, line.span.of(&self.page.text).trim_end()));
        let is_item = self.kind(i) == Some(&Kind::Headline);
        is_item
            && announcing
                .find(|(kind, words)| **kind == Kind::Text || words.ends_with(':'))
                .is_some_and(|(_, words)| words.ends_with(':'))
    }

    /// Whether text follows before the next clutter.
    fn is_followed(&self, i: usize) -> bool {
        const NEAR: usize = 3;
        self.lines
            .iter()
            .skip(i + 1)
            .take(NEAR)
            .take_while(|(_, line, link)| {
                !link && !matches!(line.kind, Kind::Clutter | Kind::Related)
            })
            .any(|(_, line, _)| line.kind.is_text())
    }
}
