//! Inputs made at random: bytes under the name of each format, and articles of the words that rules look for.

use proptest::prelude::*;

/// A file, kept so that it can be read again.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
}

/// The formats, by extension.
const EXTENSIONS: &[&str] = &[
    "txt", "md", "jsonl", "json", "html", "xhtml", "xml", "rss", "atom", "",
];

/// A file of any bytes, or of broken markup, for each format.
pub(crate) fn any_bytes() -> impl Strategy<Value = Vec<File>> {
    let bytes = prop_oneof![
        2 => prop::collection::vec(any::<u8>(), 0..120),
        2 => prop::collection::vec(broken(), 0..24).prop_map(|parts| parts.concat()),
        1 => "\\PC{0,60}".prop_map(String::into_bytes),
    ];
    prop::collection::vec(bytes, EXTENSIONS.len()).prop_map(|all| {
        let files = all.into_iter().zip(EXTENSIONS);
        files
            .map(|(bytes, ext)| input(&format!("a.{ext}"), bytes))
            .collect()
    })
}

/// Pieces of every format, opened and not closed, and numbers at the edge of what fits.
fn broken() -> impl Strategy<Value = Vec<u8>> {
    prop::sample::select(vec![
        "{\"id\":\"",
        "\",\"text\":\"",
        "\"}\n",
        "\\ud800",
        "[[[",
        "---\n",
        "date: ",
        "2025-13-45",
        "<p>",
        "</p",
        "<!--",
        "-->",
        "<script>",
        "<item><description>",
        "<![CDATA[",
        "]]>",
        "&#xD800;",
        "&amp",
        "<?xml encoding=\"utf-16\"?>",
        "\u{feff}",
        "\u{0}",
        "talks on ",
        "Monday, ",
        "July 32",
        "the 99999999999999999999th round",
        "9999-12-31 ",
        "in 5000000000 days ",
        "23:59:60 ",
        "“",
        "’s ",
        "İ",
        "e\u{301}",
        "\r",
        "\n\n",
        "\u{2028}",
    ])
    .prop_map(|piece| piece.as_bytes().to_vec())
}

/// One to four articles, each in a format of its own choice.
pub(crate) fn any_articles() -> impl Strategy<Value = Vec<File>> {
    let article = (prop::collection::vec(sentence(), 1..6), 0_usize..6);
    prop::collection::vec(article, 1..5).prop_map(|articles| {
        let numbered = articles.iter().enumerate();
        numbered
            .map(|(i, (sentences, format))| dressed(i, sentences, *format))
            .collect()
    })
}

/// A sentence of a reporter who had a bad day: grammatical in the main, and about talks or an ultimatum.
fn sentence() -> impl Strategy<Value = String> {
    let who = prop::sample::select(vec![
        "Japan and Peru",
        "Delegations from Japan and Peru",
        "The talks",
        "Kyiv and Moscow",
        "The two sides",
        "They",
        "Negotiators from Türkiye",
    ]);
    let does = prop::sample::select(vec![
        "will hold talks",
        "may meet",
        "have held two rounds of talks",
        "met for the third time",
        "are close to agreeing to hold talks",
        "have not met",
        "held a second round of talks",
        "will not resume negotiations",
        "plan to sit down",
    ]);
    let r#where = prop::sample::select(vec![
        "",
        " in Lima",
        " in Istanbul",
        " in Turkey",
        " at the Çırağan Palace",
        " there",
    ]);
    let when = prop::sample::select(vec![
        "",
        " on Wednesday",
        " on Thursday and Friday",
        " on July 23",
        " on May 16 and June 2",
        " in May",
        " next week",
        " for seven weeks",
        " on Friday, July 23, 2025",
        " at 7 p.m.",
        " within 50 days",
        " on February 30",
        " by 9999",
    ]);
    let says = prop::sample::select(vec![
        "",
        ", the minister said",
        ", Reuters reported, citing an unnamed source",
        ", according to TASS",
        ", if all goes well",
        " — “no date has been agreed”",
    ]);
    let talks = (who, does, r#where, when, says)
        .prop_map(|(who, does, place, when, says)| format!("{who} {does}{place}{when}{says}."));
    let ultimatum = (
        prop::sample::select(vec!["The president", "Washington", "He", "Japan"]),
        prop::sample::select(vec!["30", "50", "fifty", "10 or 12", "0", "4294967296"]),
        prop::sample::select(vec!["", " on Monday", " last week", " on July 14"]),
    )
        .prop_map(|(who, n, when)| {
            format!("{who} gave Peru {n} days{when} to reach a deal or face new tariffs.")
        });
    prop_oneof![4 => talks, 2 => ultimatum, 1 => "\\PC{0,30}"]
}

/// The article as a file of one of the formats.
fn dressed(number: usize, sentences: &[String], format: usize) -> File {
    let text = sentences.join(" ");
    let escaped = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('\'', "&#39;");
    let json = |text: &str| serde_json::Value::from(text).to_string();
    let (extension, text) = match format {
        0 => ("txt", text),
        1 => (
            "md",
            format!(
                "---\ntitle: Talks\nsource: Quay Post\ndate: 2025-07-21\n---\n\n# Talks\n\n{text}\n"
            ),
        ),
        2 => (
            "jsonl",
            format!(
                "{{\"id\":\"x\",\"published\":\"2025-07-2{number}T10:00:00Z\",\"text\":{}}}\n",
                json(&text)
            ),
        ),
        3 => (
            "html",
            format!(
                "<html><body><h1>Talks</h1><p>{}</p></body></html>",
                escaped.replace(' ', "&nbsp;")
            ),
        ),
        4 => (
            "rss",
            format!(
                "<rss><channel><item><title>Talks</title><description>{escaped}</description></item></channel></rss>"
            ),
        ),
        _ => ("json", format!("[{{\"id\":1,\"text\":{}}}]", json(&text))),
    };
    input(&format!("{number}.{extension}"), text.into_bytes())
}

fn input(path: &str, bytes: Vec<u8>) -> File {
    File {
        path: path.to_owned(),
        bytes,
    }
}
