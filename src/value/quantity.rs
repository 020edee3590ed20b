//! Counts, percentages, measures and money as intervals of possibilities.

use std::fmt;

/// A number with what the words leave open about it, and its unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number said; of a range, its lower end.
    pub number: f64,
    /// The upper end of a range ("12 to 15"); `None` otherwise.
    pub upper: Option<f64>,
    /// How the number bounds the truth.
    pub bound: Bound,
    /// The unit a round number stands for: 1,200 said as "1.2 thousand" has 100, "1 million" has 1,000,000, and an
    /// exact count 1. What lies within half of it to either side is not excluded.
    pub step: f64,
    /// What is counted in; `None` for a plain count.
    pub unit: Option<Unit>,
}

/// How a number bounds the truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Bound {
    /// "50".
    #[default]
    Exact,
    /// "about 50": within a tenth.
    About,
    /// "at least 50", "50 or more".
    AtLeast,
    /// "more than 50", "over 50".
    MoreThan,
    /// "at most 50", "up to 50".
    AtMost,
    /// "fewer than 50", "nearly 50".
    LessThan,
    /// "dozens": bounds given, neither of them sharp.
    Vague,
}

impl Bound {
    /// The mark before a value in canonical notation: `~50`, `>=30`. Vague bounds are shown as the range they leave, without one.
    pub(super) const fn mark(self) -> &'static str {
        match self {
            Self::Exact | Self::Vague => "",
            Self::About => "~",
            Self::AtLeast => ">=",
            Self::MoreThan => ">",
            Self::AtMost => "<=",
            Self::LessThan => "<",
        }
    }
}

/// What a quantity is counted in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Percent.
    Percent,
    /// Percentage points.
    PercentagePoint,
    /// ISO 4217 code.
    Currency(String),
    /// A measure by its symbol: `ha`, `km`, `°C`, `Mw`; basis points (`bp`), points of an index (`pt`) and years of age (`yr`)
    /// are measures as well. A symbol may hold a blank: `short ton`.
    Measure(String),
}

impl Quantity {
    /// An exact count.
    pub fn count(number: f64) -> Self {
        Self {
            number,
            upper: None,
            bound: Bound::Exact,
            step: 1.0,
            unit: None,
        }
    }

    /// The lowest and the highest possibility, before rounding is allowed for; infinite where open.
    pub fn bounds(&self) -> (f64, f64) {
        let top = self.upper.unwrap_or(self.number);
        match self.bound {
            Bound::Exact | Bound::Vague => (self.number, top),
            Bound::About => (self.number * 0.9, top * 1.1),
            Bound::AtLeast | Bound::MoreThan => (self.number, f64::INFINITY),
            Bound::AtMost | Bound::LessThan => (f64::NEG_INFINITY, top),
        }
    }
}

impl fmt::Display for Quantity {
    /// `1012`, `12..15`, `~50`, `>=30`, `60.7%`, `25 bp`, `-5 °C`, `-5..-3 °C`, `16000 ha`, `USD 6e9`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(Unit::Currency(code)) = &self.unit {
            write!(f, "{code} ")?;
        }
        f.write_str(self.bound.mark())?;
        f.write_str(&number(self.number))?;
        if let Some(upper) = self.upper {
            write!(f, "..{}", number(upper))?;
        }
        match &self.unit {
            Some(Unit::Percent) => f.write_str("%"),
            Some(Unit::PercentagePoint) => f.write_str(" pp"),
            Some(Unit::Measure(symbol)) => write!(f, " {symbol}"),
            Some(Unit::Currency(_)) | None => Ok(()),
        }
    }
}

/// A number without needless digits; from a million on, round ones are written with an exponent: `6e9`, `1.35e10`.
pub(super) fn number(n: f64) -> String {
    if n.abs() >= 1e6 && (n / 1e4).fract() == 0.0 {
        format!("{n:e}")
    } else {
        format!("{n}")
    }
}
