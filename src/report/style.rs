//! Colour as an argument: the escape codes a report puts around its own words.
//!
//! Whether colour is wanted is decided once, on the command line; this module only knows the codes.

use crate::detect::Severity;

/// Escape codes around parts of a terminal report; all empty where no colour is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    error: &'static str,
    warning: &'static str,
    note: &'static str,
    good: &'static str,
    strong: &'static str,
    dim: &'static str,
    reset: &'static str,
}

/// What a stretch of a report is, and so how it is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Something of this severity.
    Severity(Severity),
    /// Agreement.
    Good,
    /// A heading, a value.
    Strong,
    /// Ids, places, what matters less.
    Dim,
}

impl Style {
    /// No escape codes at all.
    pub const PLAIN: Self = Self {
        error: "",
        warning: "",
        note: "",
        good: "",
        strong: "",
        dim: "",
        reset: "",
    };

    /// ANSI colours, those of rustc: errors red, warnings yellow, notes green.
    pub const ANSI: Self = Self {
        error: "\u{1b}[1;91m",
        warning: "\u{1b}[1;33m",
        note: "\u{1b}[1;92m",
        good: "\u{1b}[32m",
        strong: "\u{1b}[1m",
        dim: "\u{1b}[2m",
        reset: "\u{1b}[0m",
    };

    /// [`Self::ANSI`] where `colour` is wanted, else [`Self::PLAIN`].
    pub const fn new(colour: bool) -> Self {
        if colour { Self::ANSI } else { Self::PLAIN }
    }

    /// Whether it paints.
    pub const fn is_coloured(self) -> bool {
        !self.reset.is_empty()
    }

    /// `text` painted as `role`.
    pub fn paint(self, role: Role, text: &str) -> String {
        let code = match role {
            Role::Severity(Severity::Error) => self.error,
            Role::Severity(Severity::Warning) => self.warning,
            Role::Severity(Severity::Note | Severity::Possible) => self.note,
            Role::Severity(Severity::None) | Role::Good => self.good,
            Role::Strong => self.strong,
            Role::Dim => self.dim,
        };
        format!("{code}{text}{}", self.reset)
    }
}
