//! HTML: all segments together are what a reader sees, and the raw bytes of each, tags stripped and references decoded, are its
//! words.

use atodds::ingest::Corpus;
use proptest::prelude::*;

use super::{assert_tiled, corpus};

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

proptest! {
    #[test]
    fn readers_see_what_segments_hold((html, visible) in any_html()) {
        let page = format!("<!DOCTYPE html><html><body>{html}</body></html>");
        let corpus = corpus("p.html", page.as_bytes());
        assert_tiled(&corpus);
        assert_readable(&corpus, Some(&visible));
    }
}
