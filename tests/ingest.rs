//! Documents and stories: boundaries on scraped pages, clutter, outlets, reference times, notes.

mod common;

use atodds::error::NoteCode;
use atodds::ingest::{Corpus, Input, Options, SegmentRole, Story, read, similarity};

use common::lexicon;

fn corpus(files: &[(&str, &str)]) -> Corpus {
    with_options(files, &Options::default())
}

fn with_options(files: &[(&str, &str)], options: &Options) -> Corpus {
    let inputs = files
        .iter()
        .map(|(path, text)| Input::bytes(*path, text.as_bytes().to_vec()))
        .collect();
    read(inputs, lexicon(), options)
}

/// The words of the segments with `role`.
fn words<'a>(corpus: &'a Corpus, story: &'a Story, role: SegmentRole) -> Vec<&'a str> {
    let document = corpus
        .documents
        .iter()
        .find(|document| document.stories.iter().any(|other| other.id == story.id))
        .expect("the story is of a document");
    story
        .segments
        .iter()
        .filter(|segment| segment.role == role)
        .map(|segment| segment.span.of(&document.text))
        .collect()
}

/// The day of a story's reference time, `XXXX-` for an open year.
fn day(story: &Story) -> String {
    match &story.reference {
        None => "-".to_owned(),
        Some(reference) if reference.year_known => reference.day.to_string(),
        Some(reference) => format!("XXXX{}", &reference.day.to_string()[4..]),
    }
}

fn codes(corpus: &Corpus) -> Vec<(&str, Option<usize>, NoteCode)> {
    corpus
        .notes
        .iter()
        .map(|note| (note.path.as_str(), note.line, note.code))
        .collect()
}

const CARDS: &str = "\
&fit=crop&w=900)
Ferry pact between Norland and Sudia to be signed on Friday, envoy says
Norland and Sudia will sign the ferry pact in Oslo on Friday, envoy Berit Aas said, the second such paper this year.
Aas spoke to the press on Tuesday (May 6). More would follow on Wednesday (May 7), she said.
STORY CONTINUES BELOW THIS AD
Talks in March had failed. The Sudian side wants three harbours, as it said in 2019.
With inputs from AFP

Try Our AI Features
Comments
No comments yet...
Related Articles


Coast Herald
12 minutes ago
- Coast Herald
Singer cancels tour of the islands
The singer told fans on Thursday that she was ill. Her doctors want forty days of rest, and no one knows more.


Quay Post
an hour ago
- Quay Post
Ferry pact brings first ships, minister says
The pact signed in Oslo on Friday has brought two ships, the minister said. This article was generated from an automated news agency feed.
";

#[test]
fn cards_of_outlet_and_age_are_stories_of_their_own() {
    let corpus = corpus(&[("page.txt", CARDS)]);
    let stories = &corpus.documents[0].stories;
    let ids: Vec<&str> = stories.iter().map(|story| story.id.as_str()).collect();
    assert_eq!(ids, ["page.txt", "page.txt~2", "page.txt~3"]);
    let mains: Vec<bool> = stories.iter().map(|story| story.main).collect();
    assert_eq!(mains, [true, false, false]);
    let outlets: Vec<&str> = stories.iter().map(|story| story.outlet.as_str()).collect();
    assert_eq!(outlets, ["page", "Coast Herald", "Quay Post"]);
    assert_eq!(stories[0].origin.as_deref(), Some("AFP"));
    assert_eq!(words(&corpus, &stories[0], SegmentRole::Body).len(), 3);
    assert_eq!(
        words(&corpus, &stories[1], SegmentRole::Title),
        ["Singer cancels tour of the islands"]
    );
    assert_eq!(
        words(&corpus, &stories[2], SegmentRole::Body),
        ["The pact signed in Oslo on Friday has brought two ships, the minister said."]
    );
}

#[test]
fn a_related_story_takes_no_date_from_its_page_or_its_siblings() {
    let other = "Oslo, Norland – May 6, 2025 – Norland and Sudia have agreed on the ferry pact, envoy Berit Aas said in Oslo on Tuesday.\n";
    let corpus = corpus(&[("page.txt", CARDS), ("other.txt", other)]);
    let page = &corpus.documents[1];
    assert_eq!(day(&page.stories[0]), "2025-05-06");
    assert_eq!(day(&page.stories[1]), "-");
    assert_eq!(day(&page.stories[2]), "-");
}

#[test]
fn without_a_sibling_the_year_stays_open_and_the_weekday_is_kept() {
    let corpus = corpus(&[("page.txt", CARDS)]);
    let story = &corpus.documents[0].stories[0];
    assert_eq!(day(story), "XXXX-05-06");
    let reference = story.reference.as_ref().expect("a reference");
    assert!(reference.weekday_known);
    assert_eq!(reference.day.weekday(), jiff::civil::Weekday::Tuesday);
}

#[test]
fn repeated_titles_and_glued_ages() {
    let page = "\
Bridge to the islands nears its end
Bridge to the islands nears its end

Reuters3 days ago
OSLO, May 6 (Reuters) - Builders appear close to the end of the bridge, although the ministry named no day on Tuesday.
The builders may open it on Friday and Saturday.
Blue background

Related Articles

Storm hits the coast
Storm hits the coast

Quay Post

time20 minutes ago

  • Quay Post

Storm hits the coast

A storm hit the coast and took down two masts, the harbour master said in a long statement.
";
    let corpus = corpus(&[("a.txt", page)]);
    let stories = &corpus.documents[0].stories;
    assert_eq!(stories.len(), 2);
    assert_eq!(stories[0].outlet, "Reuters");
    assert_eq!(
        stories[0]
            .dateline
            .as_ref()
            .map(|place| place.name.as_str()),
        Some("Oslo")
    );
    assert_eq!(
        words(&corpus, &stories[0], SegmentRole::Title),
        ["Bridge to the islands nears its end"]
    );
    assert!(words(&corpus, &stories[0], SegmentRole::Clutter).contains(&"Blue background"));
    assert_eq!(stories[1].outlet, "Quay Post");
    assert_eq!(
        words(&corpus, &stories[1], SegmentRole::Title),
        ["Storm hits the coast"]
    );
    assert_eq!(words(&corpus, &stories[1], SegmentRole::Body).len(), 1);
}

#[test]
fn a_list_of_links_is_clutter_and_the_story_goes_on() {
    let page = "\
Harbour reopens

The harbour reopened on Monday after two weeks, the port authority said.

Read more:
- Ten ships to see
- What a pilot earns: 300 a day

The first ship to enter was a coaster with timber for the mills up the river, which had stood idle since the storm.
";
    let corpus = corpus(&[("a.txt", page)]);
    let stories = &corpus.documents[0].stories;
    assert_eq!(stories.len(), 1);
    assert_eq!(words(&corpus, &stories[0], SegmentRole::Body).len(), 2);
    assert!(words(&corpus, &stories[0], SegmentRole::ListItem).is_empty());
}

#[test]
fn timestamp_and_dateline_are_both_kept() {
    let text = "\
Tue May  6 22:10:00 UTC 2025: **Summary:**

Norland will sign on Friday.

**News Article:**

**Norland to sign the pact**

**Oslo, Norland – May 7, 2025** – Norland will sign on Friday, the envoy said on Tuesday.
";
    let corpus = corpus(&[("a.txt", text)]);
    let story = &corpus.documents[0].stories[0];
    assert_eq!(day(story), "2025-05-07");
    assert!(
        story.basis[0].note.starts_with("dateline"),
        "{:?}",
        story.basis
    );
    assert!(
        story
            .basis
            .iter()
            .any(|basis| basis.note.contains("2025-05-06T22:10Z"))
    );
    assert_eq!(
        words(&corpus, story, SegmentRole::Title),
        ["Norland to sign the pact"]
    );
    assert_eq!(words(&corpus, story, SegmentRole::Body).len(), 2);
}

#[test]
fn datelines_of_many_forms() {
    let cases = [
        (
            "OSLO, May 6 (Quaywire) - Ships came in.",
            "Quaywire",
            "XXXX-05-06",
        ),
        ("OSLO, 6 May. /QUAY/. Ships came in.", "QUAY", "XXXX-05-06"),
        (
            "Bergen, May 6 (Quay Wire) Ships came in.",
            "Quay Wire",
            "XXXX-05-06",
        ),
        (
            "OSLO, Norland (AP) _ Ships came in.",
            "Associated Press",
            "-",
        ),
        (
            "OSLO, Tuesday, 6 May 2025 - Ships came in.",
            "a",
            "2025-05-06",
        ),
        ("Tuesday 6/5/2025. Ships came in.", "a", "2025-05-06"),
        ("TUESDAY, 6 MAY 2025 - Ships came in.", "a", "2025-05-06"),
        ("NEW QUAY, May 6, 2025: Ships came in.", "a", "2025-05-06"),
    ];
    for (text, outlet, expected) in cases {
        let corpus = corpus(&[("a.txt", text)]);
        let story = &corpus.documents[0].stories[0];
        assert_eq!(
            (story.outlet.as_str(), day(story).as_str()),
            (outlet, expected),
            "{text}"
        );
        assert_eq!(
            words(&corpus, story, SegmentRole::Body),
            ["Ships came in."],
            "{text}"
        );
    }
}

#[test]
fn what_only_looks_like_a_dateline() {
    for text in [
        "On Tuesday: ships came in.",
        "PILOT: Ships came in.",
        "PILOT (B. AAS): Ships came in.",
        "Norland Motors (NM) said ships came in.",
        "Norland Motors (NM) - the maker of ships - sold out.",
        "In May - a mild month - ships came in.",
        "Norland - and not Sudia - signed.",
    ] {
        let corpus = corpus(&[("a.txt", text)]);
        let story = &corpus.documents[0].stories[0];
        assert_eq!(words(&corpus, story, SegmentRole::Body), [text]);
    }
}

#[test]
fn publication_lines() {
    let cases = [
        ("Posted Tue., May 6, 2025, 8:15 a.m. ET", "a"),
        ("Tuesday, 6 May 2025", "a"),
        ("By our harbour staff, Tuesday 6 May 2025", "a"),
        ("Quay Post, Tuesday, May 6, 2025", "Quay Post"),
        ("6 May 2025 | Quay FM newsroom", "Quay FM"),
        (
            "Quay Digest :: Morning edition :: Tuesday, May 6, 2025",
            "Quay Digest",
        ),
    ];
    for (line, outlet) in cases {
        let text = format!("Harbour reopens\n\n{line}\n\nShips came in on Monday.\n");
        let corpus = corpus(&[("a.txt", &text)]);
        let story = &corpus.documents[0].stories[0];
        assert_eq!(
            (day(story).as_str(), story.outlet.as_str()),
            ("2025-05-06", outlet),
            "{line}"
        );
        assert_eq!(words(&corpus, story, SegmentRole::Meta), [line]);
        assert_eq!(
            words(&corpus, story, SegmentRole::Title),
            ["Harbour reopens"]
        );
    }
}

#[test]
fn front_matter_and_markdown() {
    let text = "---\ntitle: Other words\nsource: The Quay\nurl: https://quay.example/1\ndate: 2025-05-06\n---\n# Harbour **reopens**\n\nOSLO, May 7 - Ships came in.\n\n## Background\n\n1. First item\n";
    let corpus = corpus(&[("a.md", text)]);
    let document = &corpus.documents[0];
    let story = &document.stories[0];
    assert_eq!(document.url.as_deref(), Some("https://quay.example/1"));
    assert_eq!(
        (day(story).as_str(), story.outlet.as_str()),
        ("2025-05-06", "The Quay")
    );
    assert_eq!(words(&corpus, story, SegmentRole::Heading), ["Background"]);
    assert_eq!(words(&corpus, story, SegmentRole::ListItem), ["First item"]);
}

#[test]
fn json_lines_are_documents_and_a_broken_line_is_a_note() {
    let text = "{\"id\":\"x\",\"source\":\"The Quay\",\"url\":\"https://q.example/x\",\"title\":\"Harbour reopens\",\"published\":\"2025-05-06\",\"text\":\"Ships came in.\"}\n{\"id\":\n\n{\"id\":\"x\",\"text\":\"More ships came.\",\"published\":\"soon\"}\n";
    let corpus = corpus(&[("a.jsonl", text)]);
    let paths: Vec<&str> = corpus.documents.iter().map(|d| d.path.as_str()).collect();
    assert_eq!(paths, ["a.jsonl#x", "a.jsonl#x-2"]);
    let story = &corpus.documents[0].stories[0];
    assert_eq!(story.outlet, "The Quay");
    assert_eq!(
        words(&corpus, story, SegmentRole::Title),
        ["Harbour reopens"]
    );
    assert_eq!(day(story), "2025-05-06");
    assert_eq!(
        codes(&corpus),
        [
            ("a.jsonl", Some(2), NoteCode::Malformed),
            ("a.jsonl#x-2", None, NoteCode::NoReferenceTime),
            ("a.jsonl#x-2", Some(4), NoteCode::BadDate),
        ]
    );
}

#[test]
fn live_blog_entries_have_their_own_clock() {
    let html = "<html><head><title>Storm | Quay Live</title></head><body><h1>As the storm came in</h1>\
        <p class=\"byline\">Quay Live, Tuesday 6 May 2025. All times local (GMT+2).</p>\
        <h3>21:10</h3><p>The mast is down.</p><h3>18:05</h3><p>The first gusts are felt.</p><aside>Most read: 1. Cats</aside></body></html>";
    let corpus = corpus(&[("a.html", html)]);
    let story = &corpus.documents[0].stories[0];
    assert_eq!(story.outlet, "Quay Live");
    let clocks: Vec<String> = story
        .segments
        .iter()
        .filter(|segment| segment.role == SegmentRole::Body)
        .filter_map(|segment| Some(segment.reference.as_ref()?.clock?.to_string()))
        .collect();
    assert_eq!(clocks, ["21:10+02:00", "18:05+02:00"]);
}

#[test]
fn inputs_that_cannot_be_read_are_notes() {
    let inputs = vec![
        Input::failed("a", "permission denied"),
        Input::bytes("b", b" \n".to_vec()),
        Input::bytes("c", vec![0x7F, b'E', b'L', b'F', 0, 0]),
        Input::bytes("d", b"<html><script>x</script></html>".to_vec()),
        Input::bytes("e", b"Caf\xe9 owners met on 6 May 2025.".to_vec()),
    ];
    let corpus = read(inputs, lexicon(), &Options::default());
    assert_eq!(corpus.documents.len(), 1);
    assert_eq!(
        codes(&corpus),
        [
            ("a", None, NoteCode::Unreadable),
            ("b", None, NoteCode::Empty),
            ("c", None, NoteCode::Binary),
            ("d", None, NoteCode::Empty),
            ("e", None, NoteCode::Encoding),
            ("e", None, NoteCode::NoReferenceTime),
        ]
    );
}

#[test]
fn other_languages_are_not_guessed_at() {
    let text = "Der Hafen wurde am Montag nach zwei Wochen wieder geöffnet, wie die Behörde mitteilte. Das erste Schiff brachte Holz für die Werke am Oberlauf, die seit dem Sturm stillstanden.\n";
    let corpus = corpus(&[("a.txt", text)]);
    let story = &corpus.documents[0].stories[0];
    assert!(
        story
            .segments
            .iter()
            .all(|segment| !segment.role.is_content())
    );
    assert!(story.sketch.is_empty());
    assert!(codes(&corpus).contains(&("a.txt", None, NoteCode::Language)));
}

#[test]
fn the_date_given_comes_last() {
    let options = Options {
        date: Some(jiff::civil::date(2025, 5, 20)),
    };
    let files = [
        ("a.txt", "Ships came in on Monday, the pilot said."),
        (
            "b.txt",
            "OSLO, May 6 (AP) - Trains stood still, the union said.",
        ),
        (
            "c.txt",
            "OSLO, May 6, 2024 (AP) - Cars drove on, the club said.",
        ),
    ];
    let corpus = with_options(&files, &options);
    let days: Vec<String> = corpus
        .documents
        .iter()
        .map(|d| day(&d.stories[0]))
        .collect();
    assert_eq!(days, ["2025-05-20", "2025-05-06", "2024-05-06"]);
}

#[test]
fn the_order_of_inputs_does_not_matter() {
    let files = [
        ("a.txt", CARDS),
        (
            "b.txt",
            "Oslo, Norland – May 6, 2025 – Norland and Sudia have agreed, envoy Berit Aas said in Oslo.",
        ),
    ];
    let forward = corpus(&files);
    let backward = corpus(&[files[1], files[0]]);
    assert_eq!(
        format!("{:?}", forward.documents),
        format!("{:?}", backward.documents)
    );
    assert_eq!(forward.notes, backward.notes);
}

#[test]
fn reprints_have_similar_sketches() {
    let text = |lead: &str| {
        format!(
            "{lead} The harbour reopened on Monday after two weeks of repairs, and the first coaster brought timber for the mills up the river, which had stood idle since the storm took the bridge."
        )
    };
    let (a, b) = (text("OSLO, May 6 (AP) -"), text("From our wires:"));
    let corpus = corpus(&[
        ("a.txt", &a),
        ("b.txt", &b),
        (
            "c.txt",
            "Nobody was hurt when a barn burned down in the hills above the town last night.",
        ),
    ]);
    let sketch = |i: usize| &corpus.documents[i].stories[0].sketch;
    assert!(similarity(sketch(0), sketch(1)) > 0.7);
    assert!(similarity(sketch(0), sketch(2)) < 0.1);
}
