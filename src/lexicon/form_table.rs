//! A table by the form of a token, made for the look-up of every word of a text.
//!
//! Open addressing over the hash that [`Tokens`](crate::text::Tokens) computes while it cuts: most words of a text are in no table,
//! and for them one probe of one word of memory decides. Built once, never shrunk.

use crate::text::{OWN_HASH, Token, Tokens, form_hash};

/// Values by form.
#[derive(Debug, Clone)]
pub(crate) struct FormTable<T> {
    /// The length is a power of two.
    slots: Vec<Slot>,
    forms: Vec<String>,
    values: Vec<T>,
    /// A bit for each hash, by its lower bits: small enough to stay in the nearest cache, where most words of a text end.
    filter: Vec<u64>,
}

/// Bits of the filter for each slot of the table.
const FILTER_BITS: usize = 4;

/// Slots of an empty table.
const FEWEST: usize = 16;

/// What tells a form from others, and where its value is: only long forms are compared letter by letter.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    hash: u64,
    length: u32,
    /// Number of the entry plus one; 0 where the slot is free.
    entry: u32,
}

impl Slot {
    /// Number of the entry; `None` where the slot is free.
    #[inline]
    fn entry(self) -> Option<usize> {
        (self.entry as usize).checked_sub(1)
    }
}

impl<T> Default for FormTable<T> {
    fn default() -> Self {
        Self {
            slots: vec![Slot::default(); FEWEST],
            forms: Vec::new(),
            values: Vec::new(),
            filter: vec![0; FEWEST * FILTER_BITS / 64],
        }
    }
}

impl<T: Default> FormTable<T> {
    /// The value of `form`, a default one where it is new.
    pub(crate) fn entry(&mut self, form: &str) -> &mut T {
        let hash = form_hash(form);
        let number = self.find(hash, form).unwrap_or_else(|| {
            // Half full at most: the filter takes most misses, and a small table stays near.
            if (self.forms.len() + 1) * 2 > self.slots.len() {
                self.grow();
            }
            self.forms.push(form.to_owned());
            self.values.push(T::default());
            self.place(Slot {
                hash,
                length: u32::try_from(form.len()).unwrap_or(u32::MAX),
                entry: u32::try_from(self.forms.len()).unwrap_or(u32::MAX),
            });
            self.forms.len() - 1
        });
        &mut self.values[number]
    }

    fn grow(&mut self) {
        let length = self.slots.len() * 2;
        let old = std::mem::replace(&mut self.slots, vec![Slot::default(); length]);
        self.filter.clear();
        self.filter.resize(length * FILTER_BITS / 64, 0);
        for slot in old.into_iter().filter(|slot| slot.entry().is_some()) {
            self.place(slot);
        }
    }

    fn place(&mut self, slot: Slot) {
        let mask = self.slots.len() - 1;
        let mut at = slot.hash as usize & mask;
        while self.slots[at].entry().is_some() {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
        let (word, bit) = self.filter_place(slot.hash);
        self.filter[word] |= bit;
    }
}

impl<T> FormTable<T> {
    /// The value of `form`.
    pub(crate) fn get(&self, form: &str) -> Option<&T> {
        let number = self.find(form_hash(form), form)?;
        self.values.get(number)
    }

    /// The value for `token`, one of `tokens`.
    #[inline]
    pub(crate) fn of_token(&self, tokens: &Tokens, token: &Token) -> Option<&T> {
        let (word, bit) = self.filter_place(token.hash);
        if self.filter[word] & bit == 0 {
            return None;
        }
        // Forms of up to eight bytes have a hash of their own.
        let number = self.probe(token.hash, |slot, number| {
            let length = slot.length as usize;
            length == tokens.form_len(token)
                && (length <= OWN_HASH || tokens.has_form(token, &self.forms[number]))
        })?;
        self.values.get(number)
    }

    fn find(&self, hash: u64, form: &str) -> Option<usize> {
        self.probe(hash, |_, number| self.forms[number] == form)
    }

    /// Number of the first entry of that hash for which `fits` holds.
    #[inline]
    fn probe(&self, hash: u64, fits: impl Fn(Slot, usize) -> bool) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            let number = slot.entry()?;
            if slot.hash == hash && fits(slot, number) {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
    }

    /// Number of the word of the filter for a hash, and the bit in it.
    #[inline]
    fn filter_place(&self, hash: u64) -> (usize, u64) {
        let bit = (hash >> 16) as usize & (self.filter.len() * 64 - 1);
        (bit / 64, 1 << (bit % 64))
    }

    /// All values, to change.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.values.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_put_in_and_nothing_else() {
        let mut table = FormTable::<usize>::default();
        for n in 0..5000 {
            *table.entry(&format!("word{n}")) = n;
        }
        *table.entry("word7") += 1;
        assert_eq!(table.get("word7"), Some(&8));
        assert_eq!(table.get("word4999"), Some(&4999));
        assert_eq!(table.get("word5000"), None);
        let tokens = Tokens::of("no word here");
        *table.entry("here") = 1;
        let found: Vec<_> = tokens.iter().map(|t| table.of_token(&tokens, t)).collect();
        assert_eq!(found, [None, None, Some(&1)]);
    }
}
