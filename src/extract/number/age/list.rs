//! Ages in a row: "two boys, **12 and 14**", "aged **19, 21 and 23**".

use super::super::super::reading::Sentence;
use super::super::ties::Number;

/// The numbers in a row that one of them belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct List {
    /// Index of its first.
    pub(super) first: usize,
    /// How many they are: one for a number alone.
    pub(super) count: usize,
}

impl List {
    /// The list that number `index` stands in: numbers that count nothing, with nothing but commas and "and" between.
    pub(super) fn around(sentence: &Sentence<'_>, numbers: &[Number], index: usize) -> Self {
        let joins = |first: usize| {
            let (Some(one), Some(other)) = (numbers.get(first), numbers.get(first + 1)) else {
                return false;
            };
            let between = sentence
                .text
                .get(one.at.end..other.at.start)
                .unwrap_or_default();
            let plain = |n: &Number| n.counted.is_none() && !n.implied;
            matches!(between.trim(), "," | "and" | ", and" | "or" | "&")
                && plain(one)
                && plain(other)
        };
        let mut first = index;
        while first > 0 && joins(first - 1) {
            first -= 1;
        }
        let mut last = index;
        while joins(last) {
            last += 1;
        }
        Self {
            first,
            count: last - first + 1,
        }
    }
}
