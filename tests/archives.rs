//! Archives of many articles: they are read as they arrive, on any number of threads, with the result of reading them whole.

mod common;

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use assert_cmd::Command;
use atodds::error::NoteCode;
use atodds::ingest::{Corpus, Input, Options, Unwatched, map, read};
use atodds::text::Span;
use common::lexicon;

/// An endless supply of one article under other ids, up to `articles`; counts what was asked for.
struct Archive {
    article: fn(usize) -> String,
    articles: usize,
    made: usize,
    rest: Vec<u8>,
    asked: Arc<AtomicUsize>,
}

impl Read for Archive {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.rest.is_empty() && self.made < self.articles {
            self.rest = (self.article)(self.made).into_bytes();
            self.made += 1;
        }
        let count = self.rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&self.rest[..count]);
        self.rest.drain(..count);
        self.asked.fetch_add(count, Ordering::Relaxed);
        Ok(count)
    }
}

const TEXT: &str = "The ferry left the quay at noon and nobody on the island minded.";

/// Bytes of each article that are no text.
const PADDING: usize = 60_000;

fn line(number: usize) -> String {
    let padding = "-".repeat(PADDING);
    format!(
        "{{\"id\":\"a{number}\",\"published\":\"2025-07-21\",\"padding\":\"{padding}\",\"text\":\"{TEXT}\"}}\n"
    )
}

fn item(number: usize) -> String {
    let padding = "=".repeat(PADDING);
    let head = match number {
        0 => "<rss version=\"2.0\"><channel><title>Quay Post</title>",
        _ => "",
    };
    format!(
        "{head}<item><guid>a{number}</guid><pubDate>Mon, 21 Jul 2025 06:30:00 +0000</pubDate><!--{padding}--><description>{TEXT}</description></item>\n"
    )
}

#[test]
fn documents_are_handed_on_while_the_archive_arrives() {
    const ARTICLES: usize = 100;
    for article in [line, item] {
        let asked = Arc::new(AtomicUsize::new(0));
        let archive = Archive {
            article,
            articles: ARTICLES,
            made: 0,
            rest: Vec::new(),
            asked: Arc::clone(&asked),
        };
        let inputs = vec![Input::reader("archive", archive)];
        let read = map(
            inputs,
            lexicon(),
            &Options::default(),
            &Unwatched,
            |document| (document.path.clone(), asked.load(Ordering::Relaxed)),
        );
        assert_eq!(read.documents.len(), ARTICLES, "{:?}", read.notes);
        let first = read.documents.iter().map(|(_, asked)| *asked).min();
        let all = asked.load(Ordering::Relaxed);
        assert!(
            first.is_some_and(|first| first * 4 < all),
            "{first:?} of {all} bytes"
        );
    }
}

fn corpus(files: &[(&str, &str)]) -> Corpus {
    let inputs = files.iter().map(|(path, text)| Input::bytes(*path, *text));
    read(inputs.collect(), lexicon(), &Options::default())
}

#[test]
fn ids_given_again_are_told_apart_in_their_order() {
    let archive = "{\"id\":1,\"text\":\"Rain fell on the quay.\"}\n".repeat(3);
    let corpus = corpus(&[("a.jsonl", &archive)]);
    let found = corpus.documents.iter();
    let found: Vec<_> = found
        .map(|d| (d.path.as_str(), d.raw.position(0).line))
        .collect();
    assert_eq!(
        found,
        [("a.jsonl#1", 1), ("a.jsonl#1-2", 2), ("a.jsonl#1-3", 3)]
    );
}

#[test]
fn a_story_without_its_year_waits_for_one_that_comes_later() {
    let open = "SUNDHAVN, July 21 - The Sundhavn council and mayor Aas met ferry owner Birk Olsen over the Nordkai pier. \
        Mayor Aas said Olsen would keep the Nordkai ferry.";
    let dated = "The Sundhavn council voted for the Nordkai pier of Birk Olsen. Mayor Aas spoke for Olsen and for Sundhavn.";
    let archive = format!(
        "{{\"id\":1,\"text\":{open:?}}}\n{{\"id\":2,\"published\":\"2025-07-22\",\"text\":{dated:?}}}\n"
    );
    let corpus = corpus(&[("a.jsonl", &archive)]);
    let reference = corpus.documents[0].stories[0].reference.as_ref();
    let day = reference
        .filter(|reference| reference.year_known)
        .map(|r| r.day);
    assert_eq!(day, Some(jiff::civil::date(2025, 7, 21)));
}

#[test]
fn threads_change_nothing() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
    let run = |threads: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_atodds"));
        let output = command
            .args(["check", "--format", "json", folder])
            .env("RAYON_NUM_THREADS", threads)
            .output()
            .expect("the command runs");
        (output.status.code(), output.stdout)
    };
    let one = run("1");
    assert_eq!(one.0, Some(1), "the fixtures are at odds");
    assert!(one == run("4"), "four threads give another report");
}

/// One line, most of it no text: pages put together by scripts and exports of databases are like that.
#[test]
fn a_line_of_a_hundred_megabytes_is_read() {
    const BYTES: usize = 100_000_000;
    let dust = "x".repeat(BYTES);
    let page =
        format!("<html><script>{dust}</script><body><h1>Ferry</h1><p>{TEXT}</p></body></html>");
    let line = format!("{{\"id\":1,\"dust\":\"{dust}\",\"text\":\"{TEXT}\"}}");
    drop(dust);
    for (path, text) in [("page.html", page), ("line.jsonl", line)] {
        let read = read(
            vec![Input::bytes(path, text)],
            lexicon(),
            &Options::default(),
        );
        let [document] = read.documents.as_slice() else {
            unreachable!("{path}: {:?}", read.notes);
        };
        let at = document.text.find(TEXT).expect("the text is found");
        let raw = document.map.raw(Span::new(at, at + TEXT.len()));
        assert_eq!(&document.raw.bytes[raw.start..raw.end], TEXT.as_bytes());
    }
}

#[test]
fn a_text_too_long_for_an_article_is_left_out_alone() {
    let long = "x".repeat(17 * 1024 * 1024);
    let archive = format!("{{\"id\":1,\"text\":\"{long}\"}}\n{{\"id\":2,\"text\":\"{TEXT}\"}}\n");
    let corpus = corpus(&[("a.jsonl", &archive)]);
    let paths: Vec<&str> = corpus.documents.iter().map(|d| d.path.as_str()).collect();
    assert_eq!(paths, ["a.jsonl#2"]);
    let refused: Vec<_> = corpus
        .notes
        .iter()
        .filter(|note| note.code == NoteCode::TooLarge)
        .collect();
    let [note] = refused.as_slice() else {
        unreachable!("{:?}", corpus.notes);
    };
    assert_eq!((note.path.as_str(), note.line), ("a.jsonl#1", Some(1)));
}
