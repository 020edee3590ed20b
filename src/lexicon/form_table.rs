//! A table by the form of a token, made for the look-up of every word of a text.
//!
//! Open addressing over the hash that [`Tokens`](crate::text::Tokens) computes while it cuts: most words of a text are in no table,
//! and for them one probe of one word of memory decides. Built once, never shrunk.

use crate::text::{OWN_HASH, Tokens, form_hash};

/// Values by form.
#[derive(Debug, Clone)]
pub(crate) struct FormTable<T> {
    /// Upper half of the hash, and number of the entry plus one; 0 where free. The length is a power of two.
    slots: Vec<u64>,
    keys: Vec<Key>,
    forms: Vec<String>,
    values: Vec<T>,
    /// A bit for each hash, by its lower bits: small enough to stay in the nearest cache, where most words of a text end.
    filter: Vec<u64>,
}

/// Bits of the filter for each slot of the table.
const FILTER_BITS: usize = 4;

/// What tells a form from others: only long ones are compared letter by letter.
#[derive(Debug, Clone, Copy)]
struct Key {
    hash: u64,
    length: usize,
}

impl<T> Default for FormTable<T> {
    fn default() -> Self {
        Self {
            slots: vec![0; 16],
            keys: Vec::new(),
            forms: Vec::new(),
            values: Vec::new(),
            filter: vec![0; 16 * FILTER_BITS / 64],
        }
    }
}

impl<T: Default> FormTable<T> {
    /// The value of `form`, a default one where it is new.
    pub(crate) fn entry(&mut self, form: &str) -> &mut T {
        let hash = form_hash(form);
        let number = self.find(hash, form).unwrap_or_else(|| {
            self.keys.push(Key {
                hash,
                length: form.len(),
            });
            self.forms.push(form.to_owned());
            self.values.push(T::default());
            // Half full at most: the filter takes most misses, and a small table stays near.
            if self.keys.len() * 2 > self.slots.len() {
                self.grow();
            } else {
                self.place(hash, self.keys.len() - 1);
            }
            self.keys.len() - 1
        });
        &mut self.values[number]
    }

    fn grow(&mut self) {
        let length = self.slots.len() * 2;
        self.slots.clear();
        self.slots.resize(length, 0);
        self.filter.clear();
        self.filter.resize(length * FILTER_BITS / 64, 0);
        for number in 0..self.keys.len() {
            self.place(self.keys[number].hash, number);
        }
    }

    fn place(&mut self, hash: u64, number: usize) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (hash & UPPER) | (number as u64 + 1);
        let (word, bit) = self.filter_place(hash);
        self.filter[word] |= bit;
    }
}

/// The half of the hash that a slot keeps; the other half holds the number of the entry.
const UPPER: u64 = 0xffff_ffff_0000_0000;

impl<T> FormTable<T> {
    /// The value of `form`.
    pub(crate) fn get(&self, form: &str) -> Option<&T> {
        let number = self.find(form_hash(form), form)?;
        self.values.get(number)
    }

    /// The value for the token at `i`.
    #[inline]
    pub(crate) fn of_token(&self, tokens: &Tokens, i: usize) -> Option<&T> {
        let hash = tokens.get(i)?.hash;
        let (word, bit) = self.filter_place(hash);
        if self.filter[word] & bit == 0 {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            // Nearly all words that are not here end at the first probe.
            if slot == 0 {
                return None;
            }
            if slot & UPPER == hash & UPPER {
                let number = (slot & !UPPER) as usize - 1;
                if self.is_form_of(number, tokens, i, hash) {
                    return self.values.get(number);
                }
            }
            at = (at + 1) & mask;
        }
    }

    /// Whether an entry has the form of the token at `i`, which has that hash: short ones have a hash of their own.
    #[inline]
    fn is_form_of(&self, number: usize, tokens: &Tokens, i: usize, hash: u64) -> bool {
        let key = self.keys[number];
        key.hash == hash
            && key.length == tokens.form_len(i)
            && (key.length <= OWN_HASH || tokens.is(i, &self.forms[number]))
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

    fn find(&self, hash: u64, form: &str) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            let number = (slot & !UPPER) as usize;
            if slot == 0 {
                return None;
            }
            if slot & UPPER == hash & UPPER && self.forms[number - 1] == form {
                return Some(number - 1);
            }
            at = (at + 1) & mask;
        }
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
        assert_eq!(table.of_token(&tokens, 1), None);
        *table.entry("here") = 1;
        assert_eq!(table.of_token(&tokens, 2), Some(&1));
    }
}
