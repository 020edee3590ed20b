//! Reference times that a story has from others, or from two places that say one thing differently.

use atodds::ingest::{Corpus, Input, Options, Story, read};
use atodds::lexicon::{Lexicon, RuleFiles};

fn corpus(files: &[(&str, String)]) -> Corpus {
    static LEXICON: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
    let lexicon = LEXICON
        .get_or_init(|| Lexicon::read(&RuleFiles::builtin()).expect("built-in files are read"));
    let inputs = files
        .iter()
        .map(|(path, text)| Input::bytes(*path, text.as_bytes().to_vec()))
        .collect();
    read(inputs, lexicon, &Options::default())
}

/// The main story of a file.
fn main_of<'a>(corpus: &'a Corpus, path: &str) -> &'a Story {
    let documents = corpus.documents.iter();
    documents
        .filter(|document| document.path == path)
        .flat_map(|document| &document.stories)
        .find(|story| story.main)
        .expect("the file has a main story")
}

/// The day of a story's reference time, `XXXX-` for an open year.
fn day(corpus: &Corpus, path: &str) -> String {
    match &main_of(corpus, path).reference {
        None => "-".to_owned(),
        Some(reference) if reference.year_known => reference.day.to_string(),
        Some(reference) => format!("XXXX{}", &reference.day.to_string()[4..]),
    }
}

fn shooting(lead: &str, street: &str, victim: &str) -> String {
    format!(
        "{lead}Police in Wendover said a man was shot on {street} late at night. The victim, {victim}, was taken to \
         a hospital. The sheriff asked those who saw it to call his office. He said {victim} had lived on {street}."
    )
}

fn run() -> Vec<(&'static str, String)> {
    let first = |lead| shooting(lead, "Tansy Row near Brackwater", "Ellis Corwin");
    let other = |lead| shooting(lead, "Garrick Lane near Oxholm", "Dorian Pell");
    vec![
        ("a1.txt", first("WENDOVER, March 3, 2014 - ")),
        ("a2.txt", first("WENDOVER, March 4 - The day after: ")),
        ("b1.txt", other("WENDOVER, March 5, 2017 - ")),
        ("b2.txt", other("WENDOVER, March 6 - The day after: ")),
        ("b3.txt", other("")),
        (
            "c1.txt",
            "WENDOVER, March 8 - The library of Wendover opens again, Councillor Ada Finch told the Book Circle.".to_owned(),
        ),
    ]
}

#[test]
fn a_year_comes_from_the_story_on_the_same_event() {
    let corpus = corpus(&run());
    assert_eq!(day(&corpus, "a2.txt"), "2014-03-04");
    assert_eq!(day(&corpus, "b2.txt"), "2017-03-06");
}

#[test]
fn a_shared_town_lends_no_year_and_nothing_lends_a_day() {
    let corpus = corpus(&run());
    assert_eq!(day(&corpus, "c1.txt"), "XXXX-03-08");
    assert_eq!(day(&corpus, "b3.txt"), "-");
}

#[test]
fn siblings_that_point_to_different_years_lend_none() {
    let mut files = run();
    files.push((
        "a3.txt",
        shooting(
            "WENDOVER, March 4, 2013 - ",
            "Tansy Row near Brackwater",
            "Ellis Corwin",
        ),
    ));
    let corpus = corpus(&files);
    assert_eq!(day(&corpus, "a2.txt"), "XXXX-03-04");
    let basis = &main_of(&corpus, "a2.txt").basis;
    assert!(
        basis.iter().any(|b| b.note.contains("different years")),
        "{basis:?}"
    );
}

#[test]
fn a_timestamp_of_the_evening_before_is_the_same_moment_further_east() {
    let text =
        "Tue May  6 22:10:00 UTC 2025\n\nKYIV, May 7, 2025 - Ships came in, the pilot said.\n";
    let corpus = corpus(&[("a.txt", text.to_owned())]);
    assert_eq!(day(&corpus, "a.txt"), "2025-05-07");
    let story = main_of(&corpus, "a.txt");
    assert!(
        story.basis.iter().any(|b| b
            .note
            .ends_with("one moment with it in zones from UTC+01:50")),
        "{:?}",
        story.basis
    );
    let place = story.dateline.as_ref().expect("a dateline");
    assert_eq!(
        (place.name.as_str(), place.country.as_deref()),
        ("Kyiv", Some("UA"))
    );
}

#[test]
fn outlets_by_their_own_words() {
    let cases = [
        (
            "a.txt",
            "Harbour opens to ships again | Quay Live\n\nShips came in on Monday, the pilot said.\n",
            "Quay Live",
        ),
        (
            "a.txt",
            "QUAY SCOOP | World | Share\n\nHarbour opens to ships again\n\nShips came in on Monday, the pilot said.\n",
            "QUAY SCOOP",
        ),
        (
            "a.txt",
            "Home | Asia | Shop\n\nHarbour opens to ships again\n\nShips came in on Monday, the pilot said.\n",
            "a",
        ),
        (
            "04_quay_post.txt",
            "Ships came in on Monday, the pilot told The Quay Post.\n",
            "The Quay Post",
        ),
        (
            "04_quay_post.txt",
            "Ships came in on Monday, the pilot told The Norland Times.\n",
            "04_quay_post",
        ),
    ];
    for (path, text, outlet) in cases {
        let corpus = corpus(&[(path, text.to_owned())]);
        let story = main_of(&corpus, path);
        assert_eq!(story.outlet, outlet, "{text}");
        if let Some(title) = story.title {
            assert_eq!(
                title.of(&corpus.documents[0].text),
                "Harbour opens to ships again"
            );
        }
    }
}
