//! How often a thing happens, as the words say it.

/// A frequency: TIMEX3's SET with what quantifies it (TimeML 1.2.1, "Attributes of TIMEX3": `quant`, `freq`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frequency {
    /// The period that is repeated, as TIMEX3 value: `P1W` of "twice a week", `XXXX-WXX-1` of "each Monday".
    pub value: String,
    /// The word that quantifies over it, in capitals: `EVERY`, `EACH`.
    pub quant: Option<String>,
    /// How often within one period: `2X` of "twice a week".
    pub freq: Option<String>,
}

impl From<String> for Frequency {
    /// One that nothing more is said of.
    fn from(value: String) -> Self {
        Self {
            value,
            quant: None,
            freq: None,
        }
    }
}
