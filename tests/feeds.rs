//! Feeds, JSON and wire files: what format a text is in, what an item says of itself, and what hostile ones do.

mod common;

use atodds::error::NoteCode;
use atodds::ingest::{Corpus, Declared, Format, Input, Options, SegmentRole, read};

use common::lexicon;

fn corpus(input: Input) -> Corpus {
    read(vec![input], lexicon(), &Options::default())
}

fn of(path: &str, text: &str) -> Corpus {
    corpus(Input::bytes(path, text))
}

fn served(text: &str, media_type: &str) -> Corpus {
    let declared = Declared {
        media_type: Some(media_type.to_owned()),
        charset: None,
    };
    corpus(Input::bytes("https://quay.example/x", text).declared_as(declared))
}

fn paths(corpus: &Corpus) -> Vec<&str> {
    let documents = corpus.documents.iter();
    documents.map(|document| document.path.as_str()).collect()
}

fn codes(corpus: &Corpus) -> Vec<(NoteCode, Option<usize>)> {
    let undated = |code: &NoteCode| *code == NoteCode::NoReferenceTime;
    let notes = corpus.notes.iter().filter(|note| !undated(&note.code));
    notes.map(|note| (note.code, note.line)).collect()
}

/// The words of a document that may give claims.
fn content(corpus: &Corpus, at: usize) -> Vec<&str> {
    let document = &corpus.documents[at];
    let segments = document.stories.iter().flat_map(|story| &story.segments);
    segments
        .filter(|segment| segment.role.is_content())
        .map(|segment| segment.span.of(&document.text))
        .collect()
}

fn day(corpus: &Corpus, at: usize) -> Option<String> {
    let story = corpus.documents[at].stories.first()?;
    Some(story.reference.as_ref()?.day.to_string())
}

const RSS: &str = "<rss version=\"2.0\"><channel><title>The Quay</title>\n<item><guid>a</guid><title>Harbour reopens</title>\
    <pubDate>Tue, 22 Jul 2025 09:00:00 GMT</pubDate><description>Ships came in on Monday, and the master was glad.</description></item></channel></rss>";
const JSON: &str = "{\"id\":\"a\",\"title\":\"Harbour reopens\",\"published\":\"2025-07-22\",\"text\":\"Ships came in on Monday.\"}";
const PLAIN: &str = "Harbour reopens\n\nShips came in on Monday, and the master was glad.\n";

#[test]
fn content_wins_over_a_wrong_declaration() {
    for media_type in [
        "application/rss+xml",
        "text/html",
        "text/plain",
        "application/octet-stream",
        "application/json",
    ] {
        let found = served(RSS, media_type);
        assert_eq!(paths(&found), ["https://quay.example/x#a"], "{media_type}");
        let found = served(JSON, media_type);
        assert_eq!(paths(&found), ["https://quay.example/x#a"], "{media_type}");
        let found = served(PLAIN, media_type);
        assert_eq!(content(&found, 0).len(), 2, "{media_type}");
    }
}

#[test]
fn the_extension_is_not_believed() {
    assert_eq!(paths(&of("a.html", RSS)), ["a.html#a"]);
    assert_eq!(paths(&of("a.txt", JSON)), ["a.txt#a"]);
    assert_eq!(content(&of("a.xml", PLAIN), 0).len(), 2);
}

#[test]
fn the_user_may_say_what_it_is() {
    let formats = [
        Format::Text,
        Format::Html,
        Format::Feed,
        Format::NewsMl,
        Format::Nitf,
        Format::Xml,
        Format::Json,
        Format::JsonFeed,
        Format::Ninjs,
    ];
    for text in [RSS, JSON, PLAIN, "<nitf><body>", "[", "<", "{}"] {
        for format in formats {
            let found = corpus(Input::bytes("a", text).in_format(format));
            let said = !found.documents.is_empty() || !found.notes.is_empty();
            assert!(said, "{text} as {format:?}");
        }
    }
    let as_text = corpus(Input::bytes("a", RSS).in_format(Format::Text));
    assert_eq!(paths(&as_text), ["a"]);
    let as_json = corpus(Input::bytes("a", PLAIN).in_format(Format::Json));
    assert_eq!(codes(&as_json), [(NoteCode::Malformed, Some(1))]);
    let as_feed = corpus(Input::bytes("a", PLAIN).in_format(Format::Feed));
    assert_eq!(codes(&as_feed), [(NoteCode::Malformed, Some(1))]);
    let as_ninjs = corpus(Input::bytes("a", JSON).in_format(Format::Ninjs));
    assert_eq!(codes(&as_ninjs), [(NoteCode::Malformed, Some(1))]);
}

#[test]
fn each_item_has_its_own_day_and_name() {
    let text = "<rss><channel><title>The Quay</title>\
        <item><title>One</title><pubDate>Tue, 22 Jul 25 09:00 EST</pubDate><description>Ships came in.</description></item>\n\
        <item><title>Two</title><guid>x</guid><dc:date>2025-07-23T09:00:00+02:00</dc:date><description>Ships went out.</description></item>\n\
        <item><title>Three</title><guid>x</guid><pubDate>last week, perhaps</pubDate><description>Ships sank.</description></item>\n\
        <item><title>Four</title><link>https://quay.example/4</link><atom:updated>2025-07-24</atom:updated><description>Ships rose.</description></item>";
    let found = of("a.xml", text);
    assert_eq!(
        paths(&found),
        [
            "a.xml#https://quay.example/4",
            "a.xml#line-1",
            "a.xml#x",
            "a.xml#x-2"
        ]
    );
    let days: Vec<Option<String>> = (0..4).map(|at| day(&found, at)).collect();
    let day = |day: &str| Some(day.to_owned());
    assert_eq!(
        days,
        [
            day("2025-07-24"),
            day("2025-07-22"),
            day("2025-07-23"),
            None
        ]
    );
    assert_eq!(codes(&found), [(NoteCode::BadDate, Some(3))]);
    let story = &found.documents[0].stories[0];
    assert_eq!(story.outlet, "The Quay");
}

#[test]
fn what_is_withheld_is_not_read() {
    let ninjs = "[{\"uri\":\"urn:1\",\"pubstatus\":\"withheld\",\"body_text\":\"Ships sank.\"},\n\
        {\"uri\":\"urn:2\",\"pubstatus\":\"usable\",\"versioncreated\":\"2025-07-22\",\"body_text\":\"Ships rose.\"}]";
    let found = of("a.json", ninjs);
    assert_eq!(paths(&found), ["a.json#urn:2"]);
    assert_eq!(codes(&found), [(NoteCode::Withheld, Some(1))]);
    let nitf = "<nitf><head><docdata management-status='canceled'/></head><body><body.content><p>Ships sank.</p></body.content></body></nitf>";
    let found = of("a.xml", nitf);
    assert!(found.documents.is_empty());
    assert_eq!(codes(&found), [(NoteCode::Withheld, Some(1))]);
}

#[test]
fn nitf_tells_text_from_what_stands_beside_it() {
    let text = "<?xml version='1.0'?><!DOCTYPE nitf SYSTEM 'nitf-3-6.dtd'><nitf><head><title>slug</title>\
        <docdata><date.issue norm='20250722T090000Z'/><doc.copyright holder='The Quay'/></docdata></head><body><body.head>\
        <hedline><hl1>Harbour <org>Quay</org> reopens</hl1></hedline><byline>By <person>Ann Aas</person>, <byttl>Port desk</byttl></byline>\
        <dateline><location>RIVERMOUTH</location> <story.date norm='20250722'>July 22</story.date></dateline>\
        <distributor>Gullwire</distributor><abstract><p>In short.</p></abstract></body.head><body.content>\
        <block><p>The <person>master</person> came on <chron norm='20250721'>Monday</chron>, the second of two to come in that week.</p></block>\
        <media media-type='image'><media-caption>The master.</media-caption></media><hl2>What comes next</hl2>\
        <bq><block><p>Nobody knows what comes next in the port of Rivermouth.</p></block></bq></body.content></body></nitf>";
    let found = of("a.xml", text);
    assert_eq!(paths(&found), ["a.xml"]);
    assert_eq!(
        content(&found, 0),
        [
            "Harbour Quay reopens",
            "The master came on Monday, the second of two to come in that week.",
            "What comes next",
            "Nobody knows what comes next in the port of Rivermouth."
        ]
    );
    let document = &found.documents[0];
    let story = &document.stories[0];
    assert_eq!(day(&found, 0).as_deref(), Some("2025-07-22"));
    assert_eq!(document.authors, ["Ann Aas"]);
    assert_eq!(story.origin.as_deref(), Some("Gullwire"));
    assert_eq!(story.outlet, "The Quay");
    let clutter = story
        .segments
        .iter()
        .filter(|segment| segment.role == SegmentRole::Clutter);
    assert_eq!(clutter.count(), 2);
}

#[test]
fn a_message_of_newsml_holds_several_items() {
    let item = |guid: &str, content: &str| {
        format!(
            "<newsItem guid='{guid}' xml:lang='en'><itemMeta><provider><name>Gullwire</name></provider>\
             <versionCreated>2025-07-22T09:00:00Z</versionCreated></itemMeta><contentMeta><headline>Harbour &amp; port</headline>\
             <by>By Ann Aas</by></contentMeta><contentSet>{content}</contentSet></newsItem>\n"
        )
    };
    let text = [
        "<newsMessage><itemSet><packageItem guid='p'><groupSet/></packageItem>\n".to_owned(),
        item(
            "1",
            "<inlineXML><nitf><body><body.content><p>Ships came in.</p></body.content></body></nitf></inlineXML>",
        ),
        item(
            "2",
            "<inlineData contenttype='text/plain'>Ships went out.\n\nThen night fell.</inlineData>",
        ),
        item(
            "3",
            "<inlineData contenttype='image/jpeg'>/9j/4AAQSkZJRg</inlineData>",
        ),
        item("4", "<remoteContent href='4.jpg'/>"),
        "</itemSet></newsMessage>".to_owned(),
    ];
    let found = of("a.xml", &text.concat());
    assert_eq!(paths(&found), ["a.xml#1", "a.xml#2"]);
    assert_eq!(content(&found, 0), ["Harbour & port", "Ships came in."]);
    assert_eq!(
        content(&found, 1),
        ["Harbour & port", "Ships went out.", "Then night fell."]
    );
    assert_eq!(found.documents[1].authors, ["Ann Aas"]);
    assert_eq!(found.documents[1].stories[0].outlet, "Gullwire");
    assert!(codes(&found).is_empty());
}

#[test]
fn lists_of_feeds_are_refused() {
    for (text, word) in [
        (
            "<?xml version='1.0'?><opml version='2.0'><body><outline xmlUrl='https://quay.example/f'/></body></opml>",
            "OPML",
        ),
        (
            "<urlset xmlns='s'><url><loc>https://quay.example/</loc></url></urlset>",
            "site map",
        ),
        (
            "<rss><channel><title>Empty</title></channel></rss>",
            "no item",
        ),
        (
            "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[]}",
            "no item",
        ),
    ] {
        let found = of("a", text);
        assert!(found.documents.is_empty(), "{text}");
        let [note] = found.notes.as_slice() else {
            unreachable!("{:?}", found.notes)
        };
        assert!(note.message.contains(word), "{}", note.message);
    }
}

#[test]
fn a_feed_within_a_feed_loses_nothing() {
    let inner = "<feed><title>Inner</title><entry><id>2</id><title>Inner</title><content>Ships sank.</content></entry></feed>";
    let text = format!(
        "<feed><title>Outer</title><entry><id>1</id><title>Outer</title><content type='application/xml'>{inner}</content></entry>\
         <entry><id>3</id><title>Last</title><content>Ships rose.</content></entry></feed>"
    );
    let found = of("a.xml", &text);
    assert_eq!(paths(&found), ["a.xml#1", "a.xml#2", "a.xml#3"]);
    assert_eq!(content(&found, 1), ["Inner", "Ships sank."]);
}

#[test]
fn entities_are_not_expanded() {
    let mut declared = "<!ENTITY a0 'ha'>".to_owned();
    for i in 1..10 {
        let ten = format!("&a{};", i - 1).repeat(10);
        declared.push_str(&format!("<!ENTITY a{i} '{ten}'>"));
    }
    for (before, after) in [
        (
            "<rss><channel><item><guid>1</guid><description>",
            "</description></item></channel></rss>",
        ),
        (
            "<nitf><body><body.content><p>",
            "</p></body.content></body></nitf>",
        ),
        ("<html><body><p>", "</p></body></html>"),
    ] {
        let text = format!(
            "<?xml version='1.0'?><!DOCTYPE x [{declared}<!ENTITY f SYSTEM 'file:///etc/passwd'>]>{before}Words &a9; &f; end.{after}"
        );
        let found = of("a.xml", &text);
        assert_eq!(content(&found, 0), ["Words &a9; &f; end."], "{before}");
        assert_eq!(codes(&found), [(NoteCode::Malformed, Some(1))]);
    }
}

#[test]
fn nesting_and_open_ends_are_survived() {
    const DEEP: usize = 20_000;
    let open_ends = [
        "<item>".repeat(DEEP),
        "<item><title>".repeat(DEEP),
        format!("<item><description>{}Words.", "<div>".repeat(DEEP)),
        format!("<item><description>{}Words.", "&lt;div&gt;".repeat(DEEP)),
        "<item><![CDATA[".repeat(DEEP),
        "<item><!-- ".repeat(DEEP),
        "<item a='".repeat(DEEP),
        "<!DOCTYPE a [".repeat(DEEP),
        "]]>&&&&<<<<".repeat(DEEP),
        format!("<item {}", "x".repeat(DEEP * 10)),
    ];
    for piece in &open_ends {
        of("a.xml", &format!("<rss><channel>{piece}"));
        of(
            "a.xml",
            &format!("<feed>{}", piece.replace("item", "entry")),
        );
    }
    let blocks = format!(
        "<nitf><body><body.content>{}<p>Words.",
        "<block>".repeat(DEEP)
    );
    assert_eq!(content(&of("a.xml", &blocks), 0), ["Words."]);
    of(
        "a.xml",
        &"<newsMessage><itemSet><newsItem><contentSet><inlineXML>".repeat(DEEP),
    );
    for json in [
        "[".repeat(DEEP),
        "{\"items\":".repeat(DEEP),
        format!("{}1{}", "[".repeat(DEEP), "]".repeat(DEEP)),
    ] {
        let found = corpus(Input::bytes("a.json", json).in_format(Format::Json));
        assert_eq!(codes(&found), [(NoteCode::Malformed, Some(1))]);
    }
}

#[test]
fn marks_that_cannot_be_seen_are_words_like_others() {
    let hidden = "The \u{202e}master\u{202c} came\u{200b} in\u{feff} on Monday\u{1}, and the port of Rivermouth was glad.";
    let rss = format!(
        "<rss><channel><item><guid>1</guid><description>{hidden}&#x202E;&#1;</description></item></channel></rss>"
    );
    let json = serde_json::json!({"id": "1", "text": hidden}).to_string();
    for text in [rss, json] {
        let found = of("a", &text);
        assert_eq!(paths(&found), ["a#1"]);
        let words = content(&found, 0).concat();
        assert!(words.contains("and the port of Rivermouth"), "{words}");
    }
}

#[test]
fn a_broken_item_does_not_stop_the_others() {
    let text = "<rss><channel><item><guid>1</guid><title>One</title><description>Ships came in.\n\
        <item><guid>2</guid><title>Two</title></item>\n<item></item>\n<item><guid>4</guid><description>Ships rose.";
    let found = of("a.xml", text);
    assert_eq!(paths(&found), ["a.xml#1", "a.xml#2", "a.xml#4"]);
    assert_eq!(codes(&found), [(NoteCode::Empty, Some(3))]);
}
