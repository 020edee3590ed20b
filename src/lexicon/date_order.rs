//! The order of day and month in dates of digits alone.

/// In which order the numbers of "03/04/2025" are meant. It differs by country, and a text does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum DateOrder {
    /// Not known: a date whose day and month could be swapped is not read at all, for a guess would be wrong for half of the
    /// world. "23/07/2025" has only one reading.
    #[default]
    Unknown,
    /// 3 April: most of the world.
    DayFirst,
    /// March 4: the United States.
    MonthFirst,
}
