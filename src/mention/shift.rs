//! Mentions of a sentence as mentions of the text around it.

use super::{Member, Mention, MentionKind, Origin, Shift, TimeExpr};

impl Mention {
    /// The same mention in a text that its own stands in from byte `by` on, the spans of parts included.
    #[must_use]
    pub fn shift(self, by: usize) -> Self {
        let kind = match self.kind {
            MentionKind::Time(time) => MentionKind::Time(time.shift(by)),
            other => other,
        };
        Self {
            span: self.span.shift(by),
            kind,
        }
    }
}

impl TimeExpr {
    fn shift(self, by: usize) -> Self {
        let inner = |time: Box<Self>| Box::new(time.shift(by));
        let all = |all: Vec<Member>| all.into_iter().map(|member| member.shift(by)).collect();
        match self {
            Self::Shift(shift) => Self::Shift(Shift {
                origin: match shift.origin {
                    Origin::Time(time) => Origin::Time(inner(time)),
                    origin => origin,
                },
                ..shift
            }),
            Self::At(day, time) => Self::At(day.map(inner), time),
            Self::Bounded(limit, time) => Self::Bounded(limit, inner(time)),
            Self::Range(first, last) => {
                Self::Range(Box::new(first.shift(by)), Box::new(last.shift(by)))
            }
            Self::AllOf(members) => Self::AllOf(all(members)),
            Self::OneOf(members) => Self::OneOf(all(members)),
            Self::Picked(pick, unit, of) => Self::Picked(pick, unit, inner(of)),
            Self::Calendar(_)
            | Self::Period(_)
            | Self::SamePeriod(..)
            | Self::Window(..)
            | Self::Holiday(_)
            | Self::Vague(_) => self,
        }
    }
}

impl Member {
    fn shift(self, by: usize) -> Self {
        Self {
            span: self.span.shift(by),
            time: self.time.shift(by),
        }
    }
}
