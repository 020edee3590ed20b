//! The recognisers as a library call of its own: text in, typed mentions out, each with its value on a day.
//!
//! Comes in: plain text. Goes out: its mentions ([`Tagger::tag`]), and for each its value, TIMEX3 and assumptions ([`resolve()`]).
//! What needs a whole story (its reference time, the tense of the verb beside a weekday) is the caller's to give in the
//! [`Context`]; [`crate::engine`] works it out for articles.
//!
//! ```
//! use atodds::tag::{Context, Reference, Tagger, resolve};
//! use jiff::civil::date;
//!
//! let tagger = Tagger::english()?;
//! let text = "Some 1,200 people fled last week. Talks are set for July 23 at 7 p.m. Kyiv time.";
//! let reference = Reference::on(date(2025, 7, 21));
//! let context = Context { reference: Some(&reference), ..Context::default() };
//! let mut found = Vec::new();
//! for mention in tagger.tag(text) {
//!     if let Some(value) = resolve(&mention, &context).value {
//!         found.push(format!("{}: {value}", mention.span.of(text)));
//!     }
//! }
//! assert_eq!(found, [
//!     "Some 1,200: ~1200",
//!     "last week: 2025-07-14/2025-07-20",
//!     "July 23 at 7 p.m. Kyiv time: 2025-07-23T19:00+03:00",
//! ]);
//! # Ok::<(), atodds::error::Error>(())
//! ```

use crate::error::Result;
use crate::lexicon::{Lexicon, RuleFiles};
use crate::text::sentences;

pub use crate::lexicon::DateOrder;
pub use crate::mention::{Mention, MentionKind, Recogniser, recognise};
pub use crate::resolve::{Context, Direction, Reference, Resolved, resolve};

/// Words and names, ready to read any number of texts.
#[derive(Debug)]
pub struct Tagger {
    lexicon: Lexicon,
}

impl Tagger {
    /// A tagger with the built-in words and names.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Rules`] if a built-in file were wrong; none is.
    pub fn english() -> Result<Self> {
        Self::new(&RuleFiles::builtin())
    }

    /// A tagger with the words and names of `files`.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Rules`] with every problem of every word file.
    pub fn new(files: &RuleFiles) -> Result<Self> {
        let lexicon = Lexicon::read(files)?;
        Ok(Self { lexicon })
    }

    /// The same tagger, reading dates of digits alone in that order. Without it "03/04/2025" is left unread.
    #[must_use]
    pub const fn with_date_order(mut self, order: DateOrder) -> Self {
        self.lexicon.language.date_order = order;
        self
    }

    /// The times, durations, frequencies, quantities, ordinals and names of `text`, in order; they never overlap. Spans, those of
    /// the parts of ranges and lists too, point into `text`.
    pub fn tag(&self, text: &str) -> Vec<Mention> {
        let mut mentions = Vec::new();
        let mut recogniser = Recogniser::new(&self.lexicon);
        for sentence in sentences(text) {
            let found = recogniser.recognise(sentence.of(text));
            mentions.extend(found.into_iter().map(|m| m.shift(sentence.start)));
        }
        mentions
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::TimeExpr;

    /// The parts of a list stand where their words do, in the second sentence as in the first.
    #[test]
    fn spans_of_parts_point_into_the_text() -> Result<()> {
        let text = "It rained. They met by May 16 or June 2, and two days after July 3.";
        let mut words = Vec::new();
        for mention in Tagger::english()?.tag(text) {
            words.push(mention.span.of(text));
            if let MentionKind::Time(time) = &mention.kind {
                words.extend(time.members().iter().map(|member| member.span.of(text)));
                assert!(!matches!(time, TimeExpr::Vague(_)));
            }
        }
        assert_eq!(
            words,
            [
                "May 16 or June 2",
                "May 16",
                "June 2",
                "two days after July 3"
            ]
        );
        Ok(())
    }

    #[test]
    fn the_order_of_day_and_month_can_be_told() -> Result<()> {
        let text = "Signed on 03/04/2025.";
        let time = |m: &Mention| matches!(m.kind, MentionKind::Time(_));
        assert!(!Tagger::english()?.tag(text).iter().any(time));
        let tagger = Tagger::english()?.with_date_order(DateOrder::DayFirst);
        let value = resolve(&tagger.tag(text)[0], &Context::default()).value;
        assert_eq!(value.map(|v| v.to_string()).as_deref(), Some("2025-04-03"));
        Ok(())
    }
}
