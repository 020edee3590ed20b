//! Pages as they are scraped: credits and origins, captions, prompts, related stories in mid-page, and what lines tell of the
//! zone of clock times and of broadcasts.

mod common;

use atodds::engine::Engine;
use atodds::ingest::{Corpus, Input, Options, Origin, SegmentRole, Story, read};
use atodds::lexicon::RuleFiles;

use common::lexicon;

fn corpus(path: &str, text: &str) -> Corpus {
    let input = Input::bytes(path, text.as_bytes());
    read(vec![input], lexicon(), &Options::default())
}

/// The words of the segments of the first document's `story` that have `role`.
fn words<'a>(corpus: &'a Corpus, story: &'a Story, role: SegmentRole) -> Vec<&'a str> {
    let text = &corpus.documents[0].text;
    let segments = story.segments.iter().filter(|segment| segment.role == role);
    segments.map(|segment| segment.span.of(text)).collect()
}

#[test]
fn credits_at_the_end_tell_the_origin() {
    let text = |end: &str| {
        format!(
            "The harbour reopened on Monday after two weeks, the port authority said.\n\nThe first ship brought timber for the mills up the river.{end}\n"
        )
    };
    for (end, origin) in [
        (" /FLUT/", "FLUT"),
        (
            "\n\n(Reporting by Berit Aas; Editing by Ola Dahl)",
            "Reuters",
        ),
        ("\n\nWith inputs from AFP", "AFP"),
        ("\n\n© 2025 AFP", "AFP"),
        (
            " This article was generated from an automated news agency feed without changes to the text.",
            "an unnamed news agency",
        ),
        ("\n\nAgencies", "an unnamed news agency"),
        (" Reuters reported it first.", "none"),
        ("\n\nPhoto: AFP", "none"),
        ("\n\nAFP/file", "none"),
    ] {
        let corpus = corpus("a.txt", &text(end));
        let story = &corpus.documents[0].stories[0];
        let told = story
            .origin
            .as_ref()
            .map_or("none".to_owned(), ToString::to_string);
        assert_eq!(told, origin, "{end}");
        let body = words(&corpus, story, SegmentRole::Body);
        assert!(body[1].starts_with("The first ship brought timber for the mills up the river."));
        assert_eq!(body.len(), 2, "{body:?}");
    }
}

#[test]
fn a_station_that_took_its_story_from_an_agency() {
    let text = "OSLO (KXYZ/AFP) - The harbour reopened on Monday after two weeks, the port authority said.\n";
    let corpus = corpus("a.txt", text);
    let story = &corpus.documents[0].stories[0];
    assert_eq!(story.outlet, "KXYZ");
    assert_eq!(story.origin, Some(Origin::Agency("AFP".to_owned())));
}

#[test]
fn a_block_of_related_stories_ends_where_the_story_goes_on() {
    let page = "\
Harbour reopens

The harbour reopened on Monday after two weeks, the port authority said in the morning.

Related Articles Ten ships to see this summer
What a pilot earns in a year
Storm of the century: how the mole was lost

The first ship to enter was a coaster with timber for the mills up the river.
It had waited outside since the storm took the bridge, the harbour master said.
Two ferries followed in the afternoon, and the fish market opened its doors again.
The mole will be mended in the spring, when the stones have come from Sudia.
";
    let corpus = corpus("a.txt", page);
    let stories = &corpus.documents[0].stories;
    assert_eq!(stories.len(), 1);
    assert_eq!(words(&corpus, &stories[0], SegmentRole::Body).len(), 5);
    assert_eq!(
        words(&corpus, &stories[0], SegmentRole::Title),
        ["Harbour reopens"]
    );
}

#[test]
fn a_caption_is_no_headline_where_the_metadata_has_one() {
    let line = r#"{"id": "x", "title": "Harbour reopens after two weeks", "published": "2025-05-05", "text": "Ships at the mole (Photo: Berit Aas)\n\nThe harbour reopened on Monday after two weeks, the port authority said."}"#;
    let corpus = corpus("a.jsonl", line);
    let story = &corpus.documents[0].stories[0];
    let title = words(&corpus, story, SegmentRole::Title);
    assert_eq!(title, ["Harbour reopens after two weeks"]);
}

#[test]
fn prompts_and_pictures_are_clutter_and_events_are_not() {
    let page = "\
Harbour reopens

Photo: Berit Aas/Quay Post
Close Get email notifications on Berit Aas daily!
Your notification has been saved.

Photographs of the broken mole shown to the council on Monday moved the mayor, who ordered the repairs the same day.

She ran from the pier, an old pilot said, shouting “They are coming in!”

Stay with the Quay Post for updates.
Contact Berit Aas at aas@quay.example
Berit Aas contributed to this report.
";
    let corpus = corpus("a.txt", page);
    let story = &corpus.documents[0].stories[0];
    let body = words(&corpus, story, SegmentRole::Body);
    assert_eq!(body.len(), 2, "{body:?}");
    assert_eq!(words(&corpus, story, SegmentRole::Clutter).len(), 6);
}

#[test]
fn a_stated_zone_is_that_of_clock_times_without_one() {
    let engine = Engine::new(&RuleFiles::builtin()).expect("the built-in rules are right");
    let at = |note: &str| {
        let text = format!(
            "Ferry talks\n\nOSLO, July 21, 2025 - The two sides spoke of ferries all day.\n\n{note}\n\nThe envoys will meet at 10:00 on July 23, 2025, the harbour office said in a long statement.\n"
        );
        let input = Input::bytes("a.txt", text);
        let found = engine.mentions(vec![input], None).mentions;
        let time = found
            .into_iter()
            .find(|mention| mention.text.starts_with("10:00"));
        let time = time.expect("the time is recognised");
        (
            time.value.unwrap_or_default(),
            time.timex3.map(|timex| timex.value),
        )
    };
    let as_said = Some("2025-07-23T10:00".to_owned());
    for (note, value) in [
        ("(All times are Kyiv time)", "2025-07-23T10:00+03:00"),
        ("All times local (GMT+3)", "2025-07-23T10:00+03:00"),
        ("All times BST", "2025-07-23T10:00+01:00"),
        ("All times ET/BST", "2025-07-23T10:00"),
        ("All times are hard", "2025-07-23T10:00"),
    ] {
        assert_eq!(at(note), (value.to_owned(), as_said.clone()), "{note}");
    }
}

#[test]
fn the_day_of_a_broadcast() {
    for (line, day) in [
        (
            "Transcript, aired July 21, 2025 - 19:00 ET",
            Some("2025-07-21"),
        ),
        ("First broadcast on Friday 25 July 2025", Some("2025-07-25")),
        (
            "Broadcast rights sold on Friday 25 July 2025 to a tide",
            None,
        ),
    ] {
        let text = format!(
            "{line}\n\nPRESENTER: The harbour has reopened, and the first ship is in. What did it bring?\n\nPILOT: It brought timber for the mills.\n"
        );
        let corpus = corpus("a.txt", &text);
        let reference = corpus.documents[0].stories[0].reference.clone();
        let told = reference.map(|reference| reference.day.to_string());
        let told = told.filter(|_| {
            words(&corpus, &corpus.documents[0].stories[0], SegmentRole::Meta).contains(&line)
        });
        assert_eq!(told.as_deref(), day, "{line}");
    }
}

#[test]
fn a_list_that_a_colon_announces_is_text() {
    let text = "Charges after the harbour fight\n\nThe court in Sundhavn named the charges on Monday:\n\nAssault in the second degree\n\n\
        51 counts of carrying a knife\n\n9 misdemeanors:\n\nNoise at Night\n\nMost read\n\nFerry Fares Rise Again\n";
    let corpus = corpus("a.txt", text);
    let story = &corpus.documents[0].stories[0];
    assert_eq!(
        words(&corpus, story, SegmentRole::ListItem),
        [
            "Assault in the second degree",
            "51 counts of carrying a knife",
            "9 misdemeanors:",
            "Noise at Night"
        ]
    );
    let title = story.title.map(|span| span.of(&corpus.documents[0].text));
    assert_eq!(title, Some("Charges after the harbour fight"));
}
