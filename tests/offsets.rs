//! Offsets come first: whatever the format, the raw bytes a segment points at decode to the segment's words.

mod common;

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

/// What a reader makes of raw HTML: text without tags and comments, references decoded, without white space.
fn readable(raw: &str) -> String {
    const NAMED: &[(&str, &str)] = &[
        ("amp", "&"),
        ("lt", "<"),
        ("gt", ">"),
        ("quot", "\""),
        ("nbsp", " "),
        ("aacute", "á"),
        ("eacute", "é"),
        ("ndash", "–"),
        ("mdash", "—"),
        ("lsquo", "‘"),
        ("rsquo", "’"),
        ("ldquo", "“"),
        ("rdquo", "”"),
        ("copy", "©"),
    ];
    let mut text = String::new();
    let mut rest = raw;
    while let Some(c) = rest.chars().next() {
        let taken = if rest.starts_with("<!--") {
            rest.find("-->").map_or(rest.len(), |end| end + 3)
        } else if rest.starts_with("<script") {
            rest.find("</script>").map_or(rest.len(), |end| end + 9)
        } else if c == '<' {
            rest.find('>').map_or(rest.len(), |end| end + 1)
        } else if let Some(end) = rest.find(';').filter(|end| c == '&' && *end < 10) {
            let name = &rest[1..end];
            let named = NAMED.iter().find(|(known, _)| *known == name);
            match name.strip_prefix("#x").or(name.strip_prefix('#')) {
                Some(digits) => {
                    let radix = if name.starts_with("#x") { 16 } else { 10 };
                    let code = u32::from_str_radix(digits, radix).expect("a number");
                    text.push(char::from_u32(code).expect("a character"));
                }
                None => text.push_str(named.expect("a reference of the tests").1),
            }
            end + 1
        } else {
            text.push(c);
            c.len_utf8()
        };
        rest = &rest[taken..];
    }
    text.retain(|c| !c.is_whitespace());
    text
}

/// Each segment's raw bytes are its words, and all segments together are `visible`, where that is known.
fn assert_readable(corpus: &Corpus, visible: Option<&str>) {
    for document in &corpus.documents {
        let stories = document.stories.iter();
        let mut segments: Vec<_> = stories.flat_map(|story| &story.segments).collect();
        segments.sort_by_key(|segment| segment.span.start);
        let mut read = String::new();
        for segment in segments {
            let own: String = segment
                .span
                .of(&document.text)
                .char_indices()
                // Marks between the cells of a row stand for no raw byte.
                .filter(|(at, c)| {
                    !c.is_whitespace() && !document.map.is_synthetic(segment.span.start + at)
                })
                .map(|(_, c)| c)
                .collect();
            let span = document.map.raw(segment.span);
            let raw = str::from_utf8(&document.raw.bytes[span.start..span.end]).expect("UTF-8");
            assert_eq!(own, readable(raw), "{}: `{raw}`", document.path);
            read.push_str(&own);
        }
        if let Some(visible) = visible {
            assert_eq!(read, visible, "{}", document.path);
        }
    }
}

#[test]
fn pages_among_the_fixtures_are_what_their_bytes_say() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let folders = std::fs::read_dir(root).expect("fixtures").flatten();
    let files = folders.filter_map(|folder| std::fs::read_dir(folder.path()).ok());
    let files = files.flatten().flatten().map(|file| file.path());
    let pages: Vec<_> = files
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "html")
        })
        .collect();
    assert!(pages.len() >= 6, "{pages:?}");
    for page in pages {
        let html = std::fs::read_to_string(&page).expect("a page");
        // Hidden words inside a line stand between the raw bytes of its words.
        let html = html.replace("<span class=\"sr-only\"> opens in a new window</span>", "");
        let corpus = corpus(&page.to_string_lossy(), html.as_bytes());
        assert_tiled(&corpus);
        assert_readable(&corpus, None);
    }
}

/// A piece of HTML, and what of it a reader sees, without white space.
type Piece = (String, String);

fn any_words() -> impl Strategy<Value = Piece> {
    let words = "[a-zA-Z&<>é–“’©0-9]{1,9}( [a-zé.,]{1,9}){0,12}";
    (words, 0..4_u8, any::<bool>()).prop_map(|(words, form, comment)| {
        let html: String = words
            .chars()
            .map(|c| match (c, form) {
                ('&', _) => "&amp;".to_owned(),
                ('<', _) => "&lt;".to_owned(),
                ('>', _) => "&gt;".to_owned(),
                ('é', 0) => "&eacute;".to_owned(),
                ('–', 0 | 1) => "&ndash;".to_owned(),
                (' ', 1) => "&nbsp;".to_owned(),
                (' ', 2) => "\r\n\t ".to_owned(),
                ('é' | '“', _) => format!("&#{};", u32::from(c)),
                (_, 3) => format!("&#x{:x};", u32::from(c)),
                _ => c.to_string(),
            })
            .collect();
        let html = if comment {
            format!("<!-- a <b> --->{html}")
        } else {
            html
        };
        (html, words.replace(' ', ""))
    })
}

/// Pieces one after the other, in an element or several.
fn any_html() -> impl Strategy<Value = Piece> {
    any_words().prop_recursive(5, 60, 5, |inner| {
        let tags = prop::sample::select(vec![
            ("<p>", "</p>"),
            ("<p>", ""),
            ("<div class='a \"b'>", "</div>"),
            ("<article><h2>", "</h2></article>"),
            ("<section>", "</section>"),
            ("<b>", "</b>"),
            ("<a href='/x?a=1&copy=2'>", "</a>"),
            ("<i><p>", "</i>"),
            ("<ul><li>", "<li></ul>"),
            ("<blockquote cite=x>", "</blockquote>"),
            ("<nav>", "</nav>"),
            ("<table><tr><td>", "<td>x<tr><td>y<td>z</table>"),
            ("<figure><figcaption>", "</figcaption></figure>"),
            ("<pre>", "\n\n</pre>"),
            ("<time datetime='2025-05-06T10:00Z'>", "</time>"),
            ("<p hidden>gone", "</p><br>"),
            ("<script>if (a<b) { '</p>' }</script>", ""),
            ("<details><summary>", "</summary></details>"),
        ]);
        (tags, prop::collection::vec(inner, 1..5)).prop_map(|((open, close), pieces)| {
            let html: Vec<&str> = pieces.iter().map(|(html, _)| html.as_str()).collect();
            let mut visible: String = pieces.iter().map(|(_, visible)| visible.as_str()).collect();
            let inside = html.join(" ");
            let html = if open.contains("hidden") {
                // A paragraph ends where a block begins, so nothing but the words of the tag is hidden.
                format!("{open}</p>{inside}{close}")
            } else {
                format!("{open}{inside}{close}")
            };
            if open.contains("<table>") {
                visible.push_str("xyz");
            }
            (html, visible)
        })
    })
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
    fn readers_see_what_segments_hold((html, visible) in any_html()) {
        let page = format!("<!DOCTYPE html><html><body>{html}</body></html>");
        let corpus = corpus("p.html", page.as_bytes());
        assert_tiled(&corpus);
        assert_readable(&corpus, Some(&visible));
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
