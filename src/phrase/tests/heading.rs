//! Headings, which leave out auxiliaries and name speakers by marks, and people without a name; with real mentions where these decide.

use super::{analyse, read, verb};
use crate::lexicon::{Lexicon, RuleFiles};
use crate::phrase::Tense;
use crate::value::Certainty;

#[test]
fn headings_leave_out_their_auxiliaries() {
    let heading = |text: &str, lemma: &str| {
        let phrases = read(text);
        let verb = verb(&phrases, lemma);
        (verb.passive, verb.tense, verb.certainty)
    };
    let firm = Certainty::Firm;
    assert_eq!(
        heading("Talks set for Wednesday", "set"),
        (true, Tense::Future, firm)
    );
    assert_eq!(
        heading("Round fixed for 4 May, Varga says", "fix"),
        (true, Tense::Future, firm)
    );
    assert_eq!(
        heading("Talks expected on Friday", "expect"),
        (true, Tense::Future, Certainty::Planned)
    );
    assert_eq!(
        heading("30 injured in Port Vell", "injure"),
        (true, Tense::Past, firm)
    );
    assert_eq!(
        heading("New round of talks to begin on Friday: Orlov", "begin"),
        (false, Tense::Future, firm)
    );
    assert_eq!(
        heading("The talks set for May were called off.", "set"),
        (true, Tense::None, firm)
    );
    assert_eq!(
        heading("The ministry planned to pay on Friday.", "plan"),
        (false, Tense::Past, firm)
    );
    assert_eq!(
        heading("The storm killed at least 40.", "kill"),
        (false, Tense::Past, firm)
    );
}

#[test]
fn headings_name_their_speaker_beside_a_mark() {
    let source = |text: &str| {
        let lexicon = Lexicon::read(&RuleFiles::builtin()).expect("the built-in files are valid");
        let mentions = crate::mention::recognise(text, &lexicon);
        let phrases = analyse(text, &mentions, &lexicon.grammar);
        let clause = phrases.clauses.iter().find_map(|c| c.source);
        clause.map(|span| span.of(text).to_owned())
    };
    let said_by = |name: &str| Some(name.to_owned());
    assert_eq!(
        source("New round of talks to begin on Friday: Peskov"),
        said_by("Peskov")
    );
    assert_eq!(source("Peskov: talks on Friday"), said_by("Peskov"));
    assert_eq!(
        source("Talks may be held this week - source"),
        said_by("source")
    );
    assert_eq!(source("Ukraine: talks on Friday"), None);
    assert_eq!(source("The envoy will visit Oslo - then Rome"), None);
}

#[test]
fn people_without_a_name_are_nouns_like_any_other() {
    let lexicon = Lexicon::read(&RuleFiles::builtin()).expect("the built-in files are valid");
    let text = "Two senior Sudanese officials from Khartoum told a source close to the delegation that talks may resume.";
    let mentions = crate::mention::recognise(text, &lexicon);
    let phrases = analyse(text, &mentions, &lexicon.grammar);
    let told = verb(&phrases, "tell");
    let who = &phrases.nouns[told.subject.expect("a subject")];
    assert_eq!(who.lemma, "official");
    assert_eq!(who.modifiers, ["senior", "sudanese"]);
    assert!(who.plural && who.quantity.is_some());
    assert!(phrases.nouns.iter().any(|n| n.lemma == "source"));
    let resume = verb(&phrases, "resume");
    assert_eq!(
        phrases.nouns[resume.subject.expect("a subject")].lemma,
        "talk"
    );
}
