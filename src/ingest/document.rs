//! Records into documents: the items of a record, and each item's stories before their times are known.

use std::sync::Arc;

use jiff::civil::Date;

use super::format::page::{Page, Problem};
use super::format::{self, decode};
use super::language;
use super::raw::RawPart;
use super::record::{Record, RecordKind};
use super::reference::names::Words;
use super::reference::{self, Evidence, Lent};
use super::story::{Draft, stories};
use super::{Document, Format, SegmentRole};
use crate::error::{Note, NoteCode};
use crate::lexicon::Lexicon;
use crate::text::{OffsetMap, Sketch, Span};

/// The articles of a record, and what was wrong with it.
#[derive(Debug, Default)]
pub(super) struct Items {
    pub(super) items: Vec<Item>,
    pub(super) notes: Vec<Note>,
}

/// An article as its format gives it.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) page: Page,
    pub(super) source: Arc<Source>,
    /// Its line in the input, where the input holds several articles.
    line: Option<usize>,
}

/// Where articles come from.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) raw: Arc<RawPart>,
    base: OffsetMap,
}

impl Source {
    /// The raw line of byte `at` of the decoded text.
    fn line(&self, at: usize) -> usize {
        let raw = self.base.raw(Span::new(at, at + 1)).start;
        self.raw.position(raw).line
    }
}

/// The articles of `record`.
pub(super) fn items(record: Record, lexicon: &Lexicon) -> Items {
    let mut found = Items::default();
    let raw = match record.raw {
        Ok(raw) => raw,
        Err(unread) => {
            let note = note(&unread.path, unread.line, unread.code, unread.message);
            found.notes.push(note);
            return found;
        }
    };
    // Of an input that is one record, no line is worth naming.
    let line = match record.kind {
        RecordKind::Whole => None,
        RecordKind::JsonLine | RecordKind::FeedItem(_) => Some(raw.position(0).line),
    };
    let decoded = match decode::decode(&raw.bytes, record.declared.charset.as_deref()) {
        Ok(decoded) => decoded,
        Err((code, message)) => {
            found.notes.push(note(&raw.path, line, code, message));
            return found;
        }
    };
    if let Some(remark) = decoded.remark {
        let note = note(&raw.path, line, NoteCode::Encoding, remark);
        found.notes.push(note);
    }
    let (text, words) = (decoded.text, &lexicon.page);
    let pages = match &record.kind {
        RecordKind::Whole => {
            let detected = || format::detect(&text, &record.declared, &raw.path);
            let format = record.format.unwrap_or_else(detected);
            format::read(text, format, words)
        }
        RecordKind::JsonLine => format::read(text, record.format.unwrap_or(Format::Json), words),
        RecordKind::FeedItem(channel) => vec![(0, Ok(format::feed_item(&text, channel, words)))],
    };
    let source = Arc::new(Source {
        raw,
        base: decoded.map,
    });
    for (start, page) in pages {
        found.take(page, source.line(start), &source);
    }
    found
}

impl Items {
    /// Takes what stands at `line` of the input: an article, or what was wrong with it.
    fn take(&mut self, page: Result<Page, Problem>, line: usize, source: &Arc<Source>) {
        match page {
            Ok(mut page) => {
                let line = page.in_list.then_some(line);
                if let Some(line) = line {
                    page.id.get_or_insert_with(|| format!("line-{line}"));
                }
                let source = Arc::clone(source);
                self.items.push(Item { page, source, line });
            }
            Err(problem) => {
                let path = &source.raw.path;
                let note = note(path, Some(line), problem.code, problem.message);
                self.notes.push(note);
            }
        }
    }
}

/// A document whose stories have no reference time yet, and what was wrong with it.
#[derive(Debug)]
pub(super) struct Undated {
    pub(super) document: Document,
    drafts: Vec<Draft>,
    notes: Vec<Note>,
}

/// So many bytes of text an article may have. None has a hundredth of it, and what is held of a text while it is read is fifty
/// times as large.
const MOST_TEXT: usize = 16 * 1024 * 1024;

/// Cuts an article into stories.
///
/// # Errors
/// A note where it has no text, or more than any article has.
pub(super) fn undated(item: Item, path: String, lexicon: &Lexicon) -> Result<Undated, Note> {
    let Item { page, source, line } = item;
    if page.text.len() > MOST_TEXT {
        let message = format!("left out: its text is longer than {} MB", MOST_TEXT >> 20);
        return Err(note(&path, line, NoteCode::TooLarge, message));
    }
    let mut notes = bad_dates(&page, &path, line, lexicon);
    for problem in &page.notes {
        notes.push(note(&path, line, problem.code, problem.message.clone()));
    }
    let mut drafts = stories(&page, &path, lexicon);
    if drafts.is_empty() {
        let message = "no text was found in it".to_owned();
        return Err(note(&path, line, NoteCode::Empty, message));
    }
    for draft in &mut drafts {
        notes.extend(set_foreign_aside(draft, &page.text, line));
    }
    let map = match page.map {
        Some(map) => map.through(&source.base),
        None => source.base.clone(),
    };
    Ok(Undated {
        document: Document {
            path,
            id: page.id,
            raw: Arc::clone(&source.raw),
            text: page.text,
            map,
            url: page.meta.url.or_else(|| {
                let own = Some(&source.raw.path).filter(|_| !page.in_list);
                own.filter(|path| is_address(path)).cloned()
            }),
            authors: page.meta.authors,
            language: page.meta.language,
            stories: Vec::new(),
        },
        drafts,
        notes,
    })
}

impl Undated {
    /// Decides the times of the stories that need no other story for it; whether that is all.
    pub(super) fn decide_alone(&mut self, date: Option<Date>) -> bool {
        let mut all = true;
        for draft in &mut self.drafts {
            all &= reference::decide_alone(draft, date);
        }
        all
    }

    /// Decides the times of the stories of `waiting` that are still open.
    pub(super) fn decide_together(waiting: &mut [Self], evidence: Evidence, date: Option<Date>) {
        let drafts = waiting.iter_mut().flat_map(|undated| &mut undated.drafts);
        reference::decide_together(&mut drafts.collect::<Vec<_>>(), evidence, date);
    }

    /// What its stories may lend to others.
    pub(super) fn lend(&mut self) -> Vec<Lent> {
        self.drafts.iter_mut().map(Lent::of).collect()
    }

    /// The document, its stories' times decided.
    pub(super) fn finish(self) -> (Document, Vec<Note>) {
        let mut document = self.document;
        let mut notes = self.notes;
        document.stories = self.drafts.into_iter().map(|draft| draft.story).collect();
        for story in &document.stories {
            if story.reference.is_none() && story.main {
                let message = "no date was found: relative dates stay unresolved".to_owned();
                notes.push(note(&story.id, None, NoteCode::NoReferenceTime, message));
            }
        }
        (document, notes)
    }
}

/// Whether an input was fetched: it goes by its address.
fn is_address(path: &str) -> bool {
    path.starts_with("https://") || path.starts_with("http://")
}

/// Dates of the metadata that are none.
fn bad_dates(page: &Page, path: &str, line: Option<usize>, lexicon: &Lexicon) -> Vec<Note> {
    let dates = page.meta.published.iter().chain(&page.meta.modified);
    dates
        .filter(|(_, value)| reference::stamp::metadata(value, lexicon).is_none())
        .map(|(field, value)| {
            let shown: String = value.chars().take(60).collect();
            let message = format!("`{field}` is no date that could be read: `{shown}`");
            note(path, line, NoteCode::BadDate, message)
        })
        .collect()
}

/// Marks a story that is not in English as clutter, with a note.
fn set_foreign_aside(draft: &mut Draft, text: &str, line: Option<usize>) -> Option<Note> {
    let language = language::foreign(&draft.story, text)?;
    for segment in &mut draft.story.segments {
        if segment.role.is_content() {
            segment.role = SegmentRole::Clutter;
        }
    }
    draft.story.sketch = Sketch::default();
    draft.names = Words::default();
    let message = format!("the text seems to be in {language}: nothing is read from it");
    Some(note(&draft.story.id, line, NoteCode::Language, message))
}

fn note(path: &str, line: Option<usize>, code: NoteCode, message: String) -> Note {
    Note {
        path: path.to_owned(),
        line,
        code,
        message,
    }
}
