//! The entry point: inputs into a corpus. Each input is decoded, brought to pages by its format, and cut into stories;
//! reference times are decided last, since one story may give another its year.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read};
use std::sync::Arc;

use jiff::civil::Date;

use super::format::page::Page;
use super::format::{self, decode};
use super::reference;
use super::reference::names::Words;
use super::story::{Draft, stories};
use super::{Corpus, Document, Input, RawPart, Segment, SegmentRole, Story};
use crate::error::{Note, NoteCode};
use crate::lexicon::Lexicon;
use crate::text::{OffsetMap, Span};

/// What the user may say about the inputs.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The reference date of stories that have none of their own.
    pub date: Option<Date>,
}

/// Reads every input. Never fails: what cannot be read becomes a note. The order of the inputs does not matter; of several
/// with one path the first is read.
pub fn read(inputs: Vec<Input>, lexicon: &Lexicon, options: &Options) -> Corpus {
    let mut reader = Reader {
        lexicon,
        paths: BTreeSet::new(),
        ids: BTreeMap::new(),
        found: Vec::new(),
        notes: Vec::new(),
    };
    for input in inputs {
        if reader.paths.insert(input.path.clone()) {
            reader.input(input);
        }
    }
    reader.finish(options)
}

/// A document whose stories have no reference time yet.
struct Found {
    document: Document,
    drafts: Vec<Draft>,
}

struct Reader<'a> {
    lexicon: &'a Lexicon,
    paths: BTreeSet<String>,
    /// How often an id was given again.
    ids: BTreeMap<String, usize>,
    found: Vec<Found>,
    notes: Vec<Note>,
}

impl Reader<'_> {
    fn note(&mut self, path: &str, line: Option<usize>, code: NoteCode, message: String) {
        self.notes.push(Note {
            path: path.to_owned(),
            line,
            code,
            message,
        });
    }

    fn input(&mut self, input: Input) {
        let path = input.path.clone();
        let declared = input.declared.clone();
        let bytes = match all_bytes(input) {
            Ok(bytes) => bytes,
            Err((code, message)) => return self.note(&path, None, code, message),
        };
        let decoded = match decode::decode(&bytes) {
            Ok(decoded) => decoded,
            Err((code, message)) => return self.note(&path, None, code, message),
        };
        if let Some(remark) = decoded.remark {
            self.note(&path, None, NoteCode::Encoding, remark);
        }
        let source = Source {
            raw: Arc::new(RawPart::whole(path, bytes)),
            base: decoded.map,
        };
        let text = decoded.text;
        let format = format::detect(&text, &declared, &source.raw.path);
        for (start, item) in format::read(text, format, &self.lexicon.page) {
            self.item(start, item, &source);
        }
    }

    fn item(&mut self, start: usize, item: std::result::Result<Page, String>, source: &Source) {
        // Of a page that is the whole input, no line is worth naming.
        let line = source.line(start);
        match item {
            Ok(mut page) => {
                if page.in_list {
                    page.id.get_or_insert_with(|| format!("line-{line}"));
                }
                let line = page.in_list.then_some(line);
                self.page(page, source, line);
            }
            Err(message) => {
                self.note(&source.raw.path, Some(line), NoteCode::Malformed, message);
            }
        }
    }

    /// Turns a page into a document.
    fn page(&mut self, page: Page, source: &Source, line: Option<usize>) {
        let path = self.path_of(&page, source);
        self.check_dates(&page, &path, line);
        for remark in &page.meta.remarks {
            self.note(&path, line, NoteCode::Malformed, remark.clone());
        }
        let mut drafts = stories(&page, &path, self.lexicon);
        if drafts.is_empty() {
            let message = "no text was found in it".to_owned();
            return self.note(&path, line, NoteCode::Empty, message);
        }
        for draft in &mut drafts {
            self.check_language(draft, &page.text, line);
        }
        let map = match page.map {
            Some(map) => map.through(&source.base),
            None => source.base.clone(),
        };
        self.found.push(Found {
            document: Document {
                path,
                id: page.id,
                raw: Arc::clone(&source.raw),
                text: page.text,
                map,
                url: page.meta.url,
                authors: page.meta.authors,
                language: page.meta.language,
                stories: Vec::new(),
            },
            drafts,
        });
    }

    /// The document's path, unique in the run.
    fn path_of(&mut self, page: &Page, source: &Source) -> String {
        let Some(id) = &page.id else {
            return source.raw.path.clone();
        };
        let path = format!("{}#{id}", source.raw.path);
        let seen = self.ids.entry(path.clone()).or_insert(0);
        let mut unique = path.clone();
        while !self.paths.insert(unique.clone()) {
            *seen += 1;
            unique = format!("{path}-{}", *seen + 1);
        }
        unique
    }

    fn check_dates(&mut self, page: &Page, path: &str, line: Option<usize>) {
        for (field, value) in &page.meta.published {
            if reference::stamp::metadata(value, self.lexicon).is_none() {
                let shown: String = value.chars().take(60).collect();
                let message = format!("`{field}` is no date that could be read: `{shown}`");
                self.note(path, line, NoteCode::BadDate, message);
            }
        }
    }

    /// Marks a story that is not in English as clutter, with a note.
    fn check_language(&mut self, draft: &mut Draft, text: &str, line: Option<usize>) {
        let Some(language) = foreign(&draft.story, text) else {
            return;
        };
        for segment in &mut draft.story.segments {
            if segment.role.is_content() {
                segment.role = SegmentRole::Clutter;
            }
        }
        draft.story.sketch.clear();
        draft.names = Words::default();
        let message = format!("the text seems to be in {language}: nothing is read from it");
        self.note(&draft.story.id.clone(), line, NoteCode::Language, message);
    }

    fn finish(mut self, options: &Options) -> Corpus {
        self.found
            .sort_by(|a, b| a.document.path.cmp(&b.document.path));
        let mut drafts: Vec<&mut Draft> = self
            .found
            .iter_mut()
            .flat_map(|found| found.drafts.iter_mut())
            .collect();
        reference::decide(&mut drafts, options.date);
        let mut documents = Vec::with_capacity(self.found.len());
        for found in std::mem::take(&mut self.found) {
            let mut document = found.document;
            document.stories = found.drafts.into_iter().map(|draft| draft.story).collect();
            for story in &document.stories {
                if story.reference.is_none() && story.main {
                    let message = "no date was found: relative dates stay unresolved".to_owned();
                    self.note(&story.id, None, NoteCode::NoReferenceTime, message);
                }
            }
            documents.push(document);
        }
        self.notes.sort();
        self.notes.dedup();
        Corpus {
            documents,
            notes: self.notes,
        }
    }
}

/// All bytes of an input, or why there are none.
fn all_bytes(input: Input) -> std::result::Result<Vec<u8>, (NoteCode, String)> {
    let mut bytes = Vec::new();
    let limit = decode::MAX_BYTES as u64 + 1;
    match input.into_reader().take(limit).read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => Err((
            NoteCode::Unreadable,
            format!("cannot be read: {}", reason(&error)),
        )),
    }
}

/// What the operating system said, without its error number.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    text.to_lowercase()
}

/// Where pages come from.
struct Source {
    raw: Arc<RawPart>,
    base: OffsetMap,
}

impl Source {
    /// The raw line of byte `at` of the decoded text.
    fn line(&self, at: usize) -> usize {
        let raw = self.base.raw(Span::new(at, at + 1)).start;
        self.raw.position(raw).line
    }
}

/// The language of a story's text, where it surely is not English.
fn foreign(story: &Story, text: &str) -> Option<&'static str> {
    const ENOUGH: usize = 120;
    const SAMPLE: usize = 4000;
    let mut sample = String::new();
    let content = |segment: &&Segment| segment.role.is_content();
    for segment in story.segments.iter().filter(content) {
        sample.push_str(segment.span.of(text));
        sample.push('\n');
        if sample.len() > SAMPLE {
            break;
        }
    }
    if sample.len() < ENOUGH {
        return None;
    }
    let found = whatlang::detect(&sample)?;
    (found.is_reliable() && found.lang() != whatlang::Lang::Eng).then(|| found.lang().eng_name())
}
