//! The entry point: inputs into documents, each handed on as soon as the times of its stories are known.
//!
//! Only documents with a story that waits for others to tell its year keep their text to the end. Records are read in batches,
//! the members of a batch side by side; names are given in between, in order, so that the result is that of one thread.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rayon::prelude::*;

use super::document::{Item, Undated, items, undated};
use super::record::{Record, Records};
use super::reference::{Evidence, Lent};
use super::{Corpus, Document, Input};
use crate::error::Note;
use crate::lexicon::Lexicon;

/// Bytes of input that are held at once, unless a single record has more.
const BATCH: usize = 1024 * 1024;

/// What the user may say about the inputs.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The reference date of stories that have none of their own.
    pub date: Option<Date>,
}

/// Told how far the reading has come.
pub trait Watch: Sync {
    /// So many bytes more were read, in which so many documents were found.
    fn advance(&self, bytes: usize, documents: usize);
}

/// Nobody watches.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn advance(&self, _: usize, _: usize) {}
}

/// What was made of each document, and what was wrong with the inputs.
#[derive(Debug)]
pub struct Read<T> {
    /// By the documents' paths.
    pub documents: Vec<T>,
    /// Sorted.
    pub notes: Vec<Note>,
}

/// Reads every input. Never fails: what cannot be read becomes a note. The order of the inputs does not matter; of several
/// with one path the first is read.
pub fn read(inputs: Vec<Input>, lexicon: &Lexicon, options: &Options) -> Corpus {
    let read = map(inputs, lexicon, options, &Unwatched, |document| document);
    Corpus {
        documents: read.documents,
        notes: read.notes,
    }
}

/// Reads every input and does `work` on each document, several at once. A document lives no longer than `work` keeps it, so an
/// archive larger than memory can be read.
pub fn map<T: Send>(
    mut inputs: Vec<Input>,
    lexicon: &Lexicon,
    options: &Options,
    watch: &dyn Watch,
    work: impl Fn(Document) -> T + Sync,
) -> Read<T> {
    let mut seen = BTreeSet::new();
    inputs.retain(|input| seen.insert(input.path.clone()));
    let mut run = Run {
        lexicon,
        date: options.date,
        work: &work,
        names: Names {
            paths: seen,
            ids: BTreeMap::new(),
        },
        evidence: Evidence::default(),
        waiting: Vec::new(),
        done: Vec::new(),
        notes: Vec::new(),
    };
    let mut records = Records::new(inputs);
    loop {
        let batch = batch(&mut records);
        if batch.is_empty() {
            break;
        }
        let bytes = batch.iter().map(|record| record.taken).sum();
        watch.advance(bytes, run.batch(batch));
    }
    run.finish()
}

fn batch(records: &mut Records) -> Vec<Record> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while bytes < BATCH
        && let Some(record) = records.next()
    {
        bytes += record.taken;
        batch.push(record);
    }
    batch
}

/// The reading of all inputs, batch by batch.
struct Run<'a, T, F> {
    lexicon: &'a Lexicon,
    date: Option<Date>,
    work: &'a F,
    names: Names,
    evidence: Evidence,
    /// Documents with a story whose year others may tell.
    waiting: Vec<Undated>,
    /// What was made of documents, with their paths.
    done: Vec<(String, T)>,
    notes: Vec<Note>,
}

/// What became of one document.
enum Outcome<T> {
    Done {
        path: String,
        made: T,
        lent: Vec<Lent>,
        notes: Vec<Note>,
    },
    Waits(Box<Undated>),
    /// There was nothing to read in it.
    Nothing(Note),
}

impl<T: Send, F: Fn(Document) -> T + Sync> Run<'_, T, F> {
    /// Reads a batch of records; gives the number of documents in it.
    fn batch(&mut self, batch: Vec<Record>) -> usize {
        let lexicon = self.lexicon;
        let mut named = Vec::new();
        for found in side_by_side(batch, |record| items(record, lexicon)) {
            self.notes.extend(found.notes);
            for item in found.items {
                named.push((self.names.path_of(&item), item));
            }
        }
        let count = named.len();
        let (date, work) = (self.date, self.work);
        let outcomes = side_by_side(named, |(path, item)| {
            let mut undated = match undated(item, path, lexicon) {
                Ok(undated) => undated,
                Err(note) => return Outcome::Nothing(note),
            };
            if undated.decide_alone(date) {
                done(undated, work)
            } else {
                Outcome::Waits(Box::new(undated))
            }
        });
        for outcome in outcomes {
            self.take(outcome);
        }
        count
    }

    fn take(&mut self, outcome: Outcome<T>) {
        match outcome {
            Outcome::Done {
                path,
                made,
                lent,
                notes,
            } => {
                self.done.push((path, made));
                self.notes.extend(notes);
                for lent in lent {
                    self.evidence.add(lent);
                }
            }
            Outcome::Waits(undated) => self.waiting.push(*undated),
            Outcome::Nothing(note) => self.notes.push(note),
        }
    }

    fn finish(mut self) -> Read<T> {
        let mut waiting = std::mem::take(&mut self.waiting);
        if !waiting.is_empty() {
            waiting.sort_by(|a, b| a.document.path.cmp(&b.document.path));
            let evidence = std::mem::take(&mut self.evidence);
            Undated::decide_together(&mut waiting, evidence, self.date);
            let work = self.work;
            for outcome in side_by_side(waiting, |undated| done(undated, work)) {
                self.take(outcome);
            }
        }
        self.done.sort_by(|(a, _), (b, _)| a.cmp(b));
        self.notes.sort();
        self.notes.dedup();
        Read {
            documents: self.done.into_iter().map(|(_, made)| made).collect(),
            notes: self.notes,
        }
    }
}

fn done<T>(mut undated: Undated, work: &impl Fn(Document) -> T) -> Outcome<T> {
    let lent = undated.lend();
    let (document, notes) = undated.finish();
    Outcome::Done {
        path: document.path.clone(),
        made: work(document),
        lent,
        notes,
    }
}

/// Does `work` on all `items` at once, as far as there are processors; the results are in the order of the items.
fn side_by_side<A: Send, B: Send>(items: Vec<A>, work: impl Fn(A) -> B + Sync + Send) -> Vec<B> {
    if items.len() > 1 {
        items.into_par_iter().map(work).collect()
    } else {
        items.into_iter().map(work).collect()
    }
}

/// The paths of documents, each unique in the run.
struct Names {
    paths: BTreeSet<String>,
    /// How often an id was given again.
    ids: BTreeMap<String, usize>,
}

impl Names {
    fn path_of(&mut self, item: &Item) -> String {
        let Some(id) = &item.page.id else {
            return item.source.raw.path.clone();
        };
        let path = format!("{}#{id}", item.source.raw.path);
        if self.paths.insert(path.clone()) {
            return path;
        }
        let seen = self.ids.entry(path.clone()).or_insert(1);
        loop {
            *seen += 1;
            let unique = format!("{path}-{seen}");
            if self.paths.insert(unique.clone()) {
                return unique;
            }
        }
    }
}
