//! Clauses, noun phrases, reported speech and queries.

use super::{clause_texts, read, reporter, subject};

#[test]
fn reported_speech() {
    let said = |verb: &str, who: &str| Some((verb.to_owned(), who.to_owned()));
    assert_eq!(
        reporter("Varga said the talks would resume.", "resume"),
        said("say", "varga")
    );
    assert_eq!(
        reporter(
            "The minister told reporters that 12 people had died.",
            "die"
        ),
        said("tell", "minister")
    );
    assert_eq!(
        reporter("Talks will resume on Monday, Orlov said.", "resume"),
        said("say", "orlov")
    );
    assert_eq!(
        reporter("Talks will resume on Monday, said Orlov.", "resume"),
        said("say", "orlov")
    );
    assert_eq!(
        reporter("\"We will resume talks,\" Orlov told parliament.", "resume"),
        said("tell", "orlov")
    );
    assert_eq!(
        reporter(
            "The agency quoted a diplomat as saying that the sides may meet.",
            "meet"
        ),
        said("say", "diplomat")
    );
    assert_eq!(
        reporter("Norland announced a plan on Monday.", "announce"),
        None
    );
}

#[test]
fn source_after_according_to() {
    let text = "At least 40 miners were trapped, according to the ministry.";
    let phrases = read(text);
    assert_eq!(
        phrases.clauses[0].source.map(|s| s.of(text)),
        Some("the ministry")
    );
}

#[test]
fn clauses_are_cut() {
    assert_eq!(
        clause_texts("Orlov, who leads the party, resigned after Varga won the vote."),
        [
            "Orlov,",
            "who leads the party,",
            "resigned",
            "after Varga won the vote."
        ]
    );
    assert_eq!(
        clause_texts("Norland met Sudland in May and Varga signed a treaty."),
        ["Norland met Sudland in May", "and Varga signed a treaty."]
    );
    assert_eq!(
        clause_texts("The envoys - who had not met for six weeks - may meet on Monday."),
        [
            "The envoys -",
            "who had not met for six weeks -",
            "may meet on Monday."
        ]
    );
    assert_eq!(
        clause_texts("Norland and Sudland held talks in Port Vell."),
        ["Norland and Sudland held talks in Port Vell."]
    );
    assert_eq!(
        clause_texts("The deal Varga announced on Monday collapsed."),
        ["The deal", "Varga announced on Monday", "collapsed."]
    );
}

#[test]
fn an_interrupted_clause_is_one() {
    let phrases = read("Orlov, who leads the party, resigned.");
    assert_eq!(phrases.clauses[2].continues, Some(0));
    assert_eq!(phrases.clauses[1].parent, Some(0));
    assert!(phrases.is_same_clause(0, 2));
    assert_eq!(
        phrases
            .verb_of_clause(0)
            .map(|v| phrases.verbs[v].lemma.as_str()),
        Some("resign")
    );
    assert_eq!(
        subject("Orlov, who leads the party, resigned.", "lead"),
        "orlov"
    );
    assert_eq!(
        subject("Orlov, who leads the party, resigned.", "resign"),
        "orlov"
    );
}

#[test]
fn quotations() {
    let phrases = read("\"The port will reopen,\" he said.");
    assert!(phrases.clauses[0].quoted);
    assert!(!phrases.clauses[1].quoted);
    assert_eq!(
        clause_texts("The views are \"sharply opposed\" so far.").len(),
        1
    );
}

#[test]
fn noun_phrases() {
    let text =
        "Norland and Sudland will hold a third round of peace talks after two previous meetings.";
    let phrases = read(text);
    let round = &phrases.nouns[2];
    assert_eq!(round.lemma, "round");
    assert!(round.ordinal.is_some());
    assert_eq!(round.determiner.as_deref(), Some("a"));
    let talks = &phrases.nouns[round.of.expect("of talks")];
    assert_eq!((talks.lemma.as_str(), talks.plural), ("talk", true));
    assert_eq!(talks.modifiers, ["peace"]);
    assert_eq!(phrases.nouns[1].coordinated_with, Some(0));
    let meetings = phrases.nouns.last().expect("meetings");
    assert!(meetings.quantity.is_some());
    assert_eq!(meetings.modifiers, ["previous"]);
}

#[test]
fn a_phrase_in_front_ends_before_the_subject() {
    for text in [
        "In dollars revenue was flat.",
        "In Texas officials said no.",
        "On Friday, in euros sales fell.",
    ] {
        let phrases = read(text);
        let verb = phrases.verbs.first().expect("a verb");
        let subject = &phrases.nouns[verb.subject.expect("its subject")];
        assert_eq!(subject.preposition, None, "{text}");
        assert!(
            matches!(subject.lemma.as_str(), "revenue" | "official" | "sale"),
            "{text}: {subject:?}"
        );
    }
}

#[test]
fn a_length_of_time_with_an_article_is_a_phrase() {
    let phrases = read("Profit in the three months to June rose.");
    let months = phrases.nouns.get(1).expect("the months");
    assert_eq!(months.preposition.as_deref(), Some("in"));
}

#[test]
fn owners_and_partitives() {
    let text = "Varga's offer freed 23 of the 65 hostages.";
    let phrases = read(text);
    let offer = phrases
        .nouns
        .iter()
        .find(|n| n.lemma == "offer")
        .expect("offer");
    assert_eq!(
        offer.owner.map(|o| phrases.nouns[o].lemma.as_str()),
        Some("varga")
    );
    let part = phrases
        .nouns
        .iter()
        .find(|n| n.span.of(text) == "23")
        .expect("23");
    assert_eq!(
        part.of.map(|o| phrases.nouns[o].lemma.as_str()),
        Some("hostage")
    );
    let text = "Wednesday's meeting gave Norland 50 days.";
    let phrases = read(text);
    assert_eq!(phrases.nouns[0].span.of(text), "Wednesday's meeting");
    assert_eq!(phrases.nouns[0].owner, None);
    assert_eq!(subject(text, "give"), "meeting");
}

#[test]
fn words_that_look_like_verbs() {
    let nouns = |text: &str| {
        read(text)
            .verbs
            .iter()
            .map(|v| v.lemma.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(nouns("Peace talks in Port Vell."), Vec::<String>::new());
    assert_eq!(nouns("The talks resume on Monday."), ["resume"]);
    assert_eq!(nouns("A strike killed two people."), ["kill"]);
    assert_eq!(
        nouns("Norland demands the release of two pilots."),
        ["demand"]
    );
    assert_eq!(nouns("The killing of a judge shocked Mirabad."), ["shock"]);
    assert_eq!(nouns("The meeting in Port Vell ended."), ["end"]);
}

#[test]
fn queries() {
    let text = "The rebels freed two pilots, and Norland lifted sanctions on Friday.";
    let phrases = read(text);
    let friday = text.find("Friday").expect("in the text");
    let nearest = phrases.nearest_verb(friday).expect("a verb");
    assert_eq!(phrases.verbs[nearest].lemma, "lift");
    let pilots = phrases
        .noun_at(text.find("pilots").expect("in the text"))
        .expect("a noun");
    assert_eq!(
        phrases
            .governing_verb(pilots)
            .map(|v| phrases.verbs[v].lemma.as_str()),
        Some("free")
    );
    assert_eq!(phrases.clause_at(friday), Some(1));
    assert_eq!(phrases.nouns_in_clause(0).count(), 2);
    assert_eq!(phrases.clause_at(text.len()), None);
}

#[test]
fn questions_have_their_subject_inside() {
    assert_eq!(subject("Will they meet again?", "meet"), "they");
    assert_eq!(subject("Is it over?", "be"), "it");
}

#[test]
fn adverbial_clauses_do_not_hang_on_relative_ones() {
    let text = "Varga said he would tax states that buy oil if no deal is signed.";
    let phrases = read(text);
    let condition = phrases
        .clauses
        .iter()
        .find(|c| c.marker.as_deref() == Some("if"));
    assert_eq!(condition.and_then(|c| c.parent), Some(1));
}
