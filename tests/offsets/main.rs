//! Offsets come first: whatever the format, the raw bytes a segment points at decode to the segment's words.

#[path = "../common/mod.rs"]
mod common;
mod html;

use atodds::ingest::{Corpus, Document, Input, Options, read};
use atodds::text::Span;
use proptest::prelude::*;

use common::lexicon;

fn corpus(path: &str, bytes: &[u8]) -> Corpus {
    let input = Input::bytes(path, bytes.to_vec());
    read(vec![input], lexicon(), &Options::default())
}

/// The raw bytes behind `words`, which stand once in the document's text.
fn raw<'a>(document: &'a Document, words: &str) -> &'a [u8] {
    let at = document
        .text
        .find(words)
        .expect("the words are in the text");
    let span = document.map.raw(Span::new(at, at + words.len()));
    &document.raw.bytes[span.start..span.end]
}

/// Each character of the text that is no white space belongs to exactly one segment.
fn assert_tiled(corpus: &Corpus) {
    for document in &corpus.documents {
        let mut owners = vec![0_u8; document.text.len()];
        for segment in document.stories.iter().flat_map(|story| &story.segments) {
            for owner in &mut owners[segment.span.start..segment.span.end] {
                *owner += 1;
            }
        }
        for (at, c) in document.text.char_indices() {
            let expected = 1.min(owners[at]);
            assert_eq!(
                owners[at], expected,
                "{}: {at} is in two segments",
                document.path
            );
            assert!(
                owners[at] == 1 || c.is_whitespace(),
                "{}: `{c}` at {at} is lost",
                document.path
            );
        }
        let mains = document.stories.iter().filter(|story| story.main).count();
        assert_eq!(mains, 1, "{}: one main story", document.path);
    }
}

#[test]
fn plain_text_and_marks() {
    let text = "\u{feff}# Harbour reopens\r\n\r\nRivermouth – The port took its first ship on Monday, officials said.\r\n\r\n- one item\r\n";
    let corpus = corpus("a.md", text.as_bytes());
    let document = &corpus.documents[0];
    assert_eq!(raw(document, "Harbour reopens"), b"Harbour reopens");
    assert_eq!(raw(document, "one item"), b"one item");
    assert_tiled(&corpus);
}

#[test]
fn windows_1252() {
    let bytes = b"The caf\xe9 in Montr\xe9al was shut on Friday, its owner said. \x93We are tired,\x94 he added, and the neighbours agreed with him.\n";
    let corpus = corpus("a.txt", bytes);
    assert_eq!(
        raw(&corpus.documents[0], "café in Montréal"),
        b"caf\xe9 in Montr\xe9al"
    );
    assert_eq!(
        raw(&corpus.documents[0], "“We are tired,”"),
        b"\x93We are tired,\x94"
    );
    assert_tiled(&corpus);
}

#[test]
fn json_lines() {
    let text = "{\"id\":\"a\",\"text\":\"First \\u201cone\\u201d.\\nSecond \\ud83d\\ude00 line.\"}\n{\"id\":\"b\",\"text\":\"Third\\tline.\"}\n";
    let corpus = corpus("a.jsonl", text.as_bytes());
    assert_eq!(corpus.documents[0].path, "a.jsonl#a");
    assert_eq!(raw(&corpus.documents[0], "“one”"), b"\\u201cone\\u201d");
    assert_eq!(raw(&corpus.documents[0], "😀 line"), b"\\ud83d\\ude00 line");
    assert_eq!(raw(&corpus.documents[1], "Third\tline."), b"Third\\tline.");
    assert_tiled(&corpus);
}

#[test]
fn json_lines_in_another_character_set() {
    let text = b"{\"id\":\"a\",\"text\":\"In Malm\xf6 and in \\u00c5rhus it was f\xf6rbjudet, the ferry company said on its page.\"}\n";
    let corpus = corpus("a.jsonl", text);
    assert_eq!(
        raw(&corpus.documents[0], "Malmö and in Århus"),
        b"Malm\xf6 and in \\u00c5rhus"
    );
    assert_tiled(&corpus);
}

#[test]
fn html_and_feeds() {
    let html = "<html><body><nav>Home</nav><h1>Ships &amp; docks</h1><p>The <b>first</b>&nbsp;ship\n  came in.</p></body></html>";
    let page = corpus("a.html", html.as_bytes());
    assert_eq!(
        raw(&page.documents[0], "Ships & docks"),
        b"Ships &amp; docks"
    );
    assert_eq!(
        raw(&page.documents[0], "The first ship came in."),
        b"The <b>first</b>&nbsp;ship\n  came in."
    );
    assert_tiled(&page);
    let feed = "<rss><channel><title>Quay</title><item><title>A</title><description><![CDATA[<p>Rain &amp; wind.</p>]]></description></item>\
        <item><title>B</title><description>&lt;p&gt;It&amp;rsquo;s dry.&lt;/p&gt;</description></item></channel></rss>";
    let items = corpus("a.xml", feed.as_bytes());
    assert_eq!(
        raw(&items.documents[0], "Rain & wind."),
        b"Rain &amp; wind."
    );
    assert_eq!(
        raw(&items.documents[1], "It’s dry."),
        b"It&amp;rsquo;s dry."
    );
    assert_tiled(&items);
}

#[test]
fn wrapped_paragraphs() {
    let lines = "OSLO, May 6 (Quaywire) - Norland and Sudia will sign\r\nthe ferry pact on Friday, the second such paper this\r\nyear, envoy Berit Aas said.\r\n\r\nTalks in March had failed.\r\n";
    let plain = corpus("a.txt", lines.as_bytes());
    let document = &plain.documents[0];
    let words = "Norland and Sudia will sign the ferry pact on Friday";
    assert_eq!(
        raw(document, words),
        b"Norland and Sudia will sign\r\nthe ferry pact on Friday"
    );
    assert_tiled(&plain);
    let line = format!(
        "{{\"text\":\"{}\"}}",
        lines.replace("\r\n", "\\n").replace("Aas", "\\u0041as")
    );
    let json = corpus("a.jsonl", line.as_bytes());
    assert_eq!(
        raw(&json.documents[0], words),
        b"Norland and Sudia will sign\\nthe ferry pact on Friday"
    );
    assert_eq!(raw(&json.documents[0], "Berit Aas"), b"Berit \\u0041as");
    assert_tiled(&json);
    let mut latin = b"M\xe5l\xf8y: ".to_vec();
    latin.extend_from_slice(lines.as_bytes());
    let latin = corpus("a.txt", &latin);
    assert_eq!(
        raw(&latin.documents[0], words),
        b"Norland and Sudia will sign\r\nthe ferry pact on Friday"
    );
    assert_tiled(&latin);
}

/// Text as JSON with as many escapes as there can be.
fn escaped(text: &str) -> String {
    text.encode_utf16()
        .map(|unit| format!("\\u{unit:04x}"))
        .collect()
}

/// Text as numeric references.
fn references(text: &str) -> String {
    text.chars()
        .map(|c| format!("&#x{:x};", u32::from(c)))
        .collect()
}

/// Text in HTML or XML, with the references that are needed.
fn marked_up(text: &str) -> String {
    let text = text.replace('&', "&amp;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

/// The ways in which a format may carry HTML: each a frame around it, and how the HTML is written in it.
type Carrier = (&'static str, &'static str, fn(&str) -> String, &'static str);

const CARRIERS: &[Carrier] = &[
    (
        "rss.xml",
        "<rss><channel><item><guid>1</guid><description>",
        marked_up,
        "</description></item></channel></rss>",
    ),
    (
        "cdata.xml",
        "<rss><channel><item><guid>1</guid><description><![CDATA[",
        str::to_owned,
        "]]></description></item></channel></rss>",
    ),
    (
        "atom.xml",
        "<feed><entry><id>1</id><content type='html'>",
        references,
        "</content></entry></feed>",
    ),
    (
        "xhtml.xml",
        "<feed><entry><id>1</id><content type='xhtml'><div>",
        str::to_owned,
        "</div></content></entry></feed>",
    ),
    (
        "rdf.xml",
        "<rdf:RDF><item rdf:about='1'><description>",
        marked_up,
        "</description></item></rdf:RDF>",
    ),
    (
        "feed.json",
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"content_html\":\"",
        escaped,
        "\"}]}",
    ),
    (
        "ninjs.json",
        "{\"uri\":\"urn:1\",\"versioncreated\":\"2025-07-22\",\"bodies\":[{\"contenttype\":\"text/html\",\"value\":\"",
        escaped,
        "\"}]}",
    ),
    (
        "lines.jsonl",
        "{\"id\":\"0\",\"text\":\"Another.\"}\n{\"id\":\"1\",\"body_html\":\"",
        escaped,
        "\"}",
    ),
    (
        "nitf.xml",
        "<nitf><body><body.head><hedline><hl1>A</hl1></hedline></body.head><body.content>",
        str::to_owned,
        "</body.content></body></nitf>",
    ),
    (
        "newsml.xml",
        "<newsItem guid='1'><contentMeta><headline>A</headline></contentMeta><contentSet><inlineXML><html><body>",
        str::to_owned,
        "</body></html></inlineXML></contentSet></newsItem>",
    ),
    (
        "data.xml",
        "<newsItem guid='1'><contentSet><inlineData contenttype='text/html'>",
        marked_up,
        "</inlineData></contentSet></newsItem>",
    ),
];

proptest! {
    /// Through both layers, whatever the inner one is written with, each word leads to the bytes it was written with, and a
    /// paragraph to its own.
    #[test]
    fn html_in_every_format_maps_back(
        words in "[a-zA-Z&<é–😀]{1,12}( [a-zA-Z&>é😀]{1,9}){0,6}",
        all_references: bool,
        carrier in prop::sample::select(CARRIERS),
    ) {
        let (path, before, layer, after) = carrier;
        let inner = if all_references { references(&words) } else { marked_up(&words) };
        let html = format!("<p>One <b>1</b> {inner} one.</p><p>Two.</p>");
        let bytes = format!("{before}{}{after}", layer(&html));
        let corpus = corpus(path, bytes.as_bytes());
        assert_tiled(&corpus);
        let document = corpus.documents.last().expect("a document");
        let words = format!(" {words} one");
        let expected = layer(&format!(" {inner} one"));
        let expected = expected.strip_suffix("&#x20;").unwrap_or(&expected);
        prop_assert_eq!(String::from_utf8_lossy(raw(document, &words)), expected, "{}", path);
        prop_assert_eq!(String::from_utf8_lossy(raw(document, "Two.")), layer("Two."));
    }

    #[test]
    fn json_escapes_map_back(words in "[a-zA-Zé–😀]{1,12}( [a-zA-Zé😀]{1,9}){0,6}", escape: bool) {
        let inner = if escape { escaped(&words) } else { words.clone() };
        let line = format!("{{\"text\":\"Before. {inner} after.\"}}");
        let corpus = corpus("p.jsonl", line.as_bytes());
        let document = &corpus.documents[0];
        let expected = format!(". {inner} after");
        prop_assert_eq!(raw(document, &format!(". {words} after")), expected.as_bytes());
        assert_tiled(&corpus);
    }

    #[test]
    fn references_map_back(words in "[b-zB-Zé–😀]{1,12}( [b-zB-Zé😀]{1,9}){0,6}", escape: bool) {
        let inner = if escape { references(&words) } else { words.clone() };
        let html = format!("<html><p>Aaa <i>aa</i> {inner} aaa.</p></html>");
        let corpus = corpus("p.html", html.as_bytes());
        let document = &corpus.documents[0];
        let expected = format!(" {inner} aaa");
        prop_assert_eq!(raw(document, &format!(" {words} aaa")), expected.as_bytes());
        assert_tiled(&corpus);
    }

    #[test]
    fn verbatim_words_map_to_themselves(lines in prop::collection::vec("[ -~é“”–•\t]{0,60}", 0..12)) {
        // Words in front, so that nothing is read as markup, where white space may change.
        let text = format!("Plain words.\n{}", lines.join("\n"));
        let corpus = corpus("p.txt", text.as_bytes());
        assert_tiled(&corpus);
        for document in corpus.documents.iter().filter(|document| document.id.is_none()) {
            if document.map.text_len() != document.raw.bytes.len() {
                continue;
            }
            for segment in document.stories.iter().flat_map(|story| &story.segments) {
                let span = document.map.raw(segment.span);
                let raw: Vec<u8> = document.raw.bytes[span.start..span.end].iter().map(|b| if *b == b'\n' { b' ' } else { *b }).collect();
                prop_assert_eq!(segment.span.of(&document.text).as_bytes(), raw);
            }
        }
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300), name in "a\\.(txt|md|html|xml|jsonl|json)") {
        assert_tiled(&corpus(&name, &bytes));
    }

    #[test]
    fn broken_markup_is_survived(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "<p>", "</p>", "<li>", "<h1>", "<nav>", "</nav>", "<a href='x\"", "<![CDATA[", "]]>", "<!--", "-->", "&amp;", "&#x110000;", "&",
                "<item>", "</item>", "<entry", "<hl2>", "<block>", "<inlineXML>", "<nitf>", "\"}", "<title>", "</title>", "<rss>", "<description>", "&lt;p&gt;", "<script>", "words and more.", "é", "<", ">", "\n",
                "2 hours ago", "Related Articles", "OSLO, May 3 (Reuters) - ", "{\"text\":\"x\"}", "**", "- ", "\u{a0}", "\u{202e}",
            ]),
            0..40,
        ),
        name in "a\\.(txt|html|xml|jsonl)",
    ) {
        let pieces = pieces.concat();
        assert_tiled(&corpus(&name, pieces.as_bytes()));
        for root in ["<rss><channel>", "<feed><entry><content type='xhtml'>", "<nitf><body><body.content>", "<newsItem><contentSet>", "[{\"body\":\""] {
            assert_tiled(&corpus("b.xml", format!("{root}{pieces}").as_bytes()));
        }
    }
}
