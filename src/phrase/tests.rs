//! The layer as a whole, on sentences of news kind, with stand-in mentions.

use proptest::prelude::*;

use super::{Phrases, Tense, VerbGroup, analyse};
use crate::lexicon::{Lexicon, RuleFiles};
use crate::mention::{Mention, MentionKind};
use crate::text::Span;
use crate::value::{Certainty, Duration, Quantity, TimeUnit};

const TIMES: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "last week",
    "next month",
    "March",
    "4 May",
    "May",
];
const NAMES: &[&str] = &[
    "Norland",
    "Sudland",
    "Port Vell",
    "Varga",
    "Orlov",
    "Mirabad",
];
const COUNTS: &[&str] = &["two", "three", "12", "30", "23", "65", "at least 40"];
const RANKS: &[&str] = &["third", "second"];

/// Stand-in mentions: each listed word where it stands alone.
fn mentions(text: &str) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut add = |words: &[&str], kind: &dyn Fn(&str) -> MentionKind| {
        for word in words {
            for (start, _) in text.match_indices(word) {
                let span = Span::new(start, start + word.len());
                let edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
                let whole = edge(text[..start].chars().next_back())
                    && edge(text[span.end..].chars().next());
                if whole && !found.iter().any(|m| m.span.overlaps(span)) {
                    found.push(Mention {
                        span,
                        kind: kind(word),
                    });
                }
            }
        }
    };
    add(TIMES, &|w| MentionKind::Frequency(w.to_owned()));
    add(&["50 days", "50-day", "six weeks"], &|_| {
        MentionKind::Duration(Duration::exact(50.0, TimeUnit::Day))
    });
    add(NAMES, &|w| MentionKind::Party(w.to_owned()));
    add(COUNTS, &|_| MentionKind::Quantity(Quantity::count(2.0)));
    add(RANKS, &|_| MentionKind::Ordinal(3));
    found
}

fn read(text: &str) -> Phrases {
    let lexicon = Lexicon::read(&RuleFiles::builtin()).expect("the built-in files are valid");
    analyse(text, &mentions(text), &lexicon.grammar)
}

fn verb<'a>(phrases: &'a Phrases, lemma: &str) -> &'a VerbGroup {
    let found = phrases.verbs.iter().find(|v| v.lemma == lemma);
    assert!(found.is_some(), "no verb {lemma}: {:?}", phrases.verbs);
    found.expect("just checked")
}

/// Tense and certainty of one verb.
fn force(text: &str, lemma: &str) -> (Tense, Certainty) {
    let phrases = read(text);
    let verb = verb(&phrases, lemma);
    (verb.tense, verb.certainty)
}

/// Lemma of the subject of one verb.
fn subject(text: &str, lemma: &str) -> String {
    let phrases = read(text);
    let noun = verb(&phrases, lemma).subject.expect("a subject");
    phrases.nouns[noun].lemma.clone()
}

/// The lemma of the verb that reports `lemma`'s clause, and its subject.
fn reporter(text: &str, lemma: &str) -> Option<(String, String)> {
    let phrases = read(text);
    let clause = verb(&phrases, lemma).clause;
    let saying = &phrases.verbs[phrases.clauses[clause].reported_by?];
    let who = saying.subject.map(|s| phrases.nouns[s].lemma.clone());
    Some((saying.lemma.clone(), who.unwrap_or_default()))
}

fn clause_texts(text: &str) -> Vec<String> {
    read(text)
        .clauses
        .iter()
        .map(|c| c.span.of(text).trim().to_owned())
        .collect()
}

#[test]
fn simple_tenses() {
    assert_eq!(
        force("Envoys met in Port Vell.", "meet"),
        (Tense::Past, Certainty::Firm)
    );
    assert_eq!(
        force("The envoy meets rebels on Monday.", "meet"),
        (Tense::Present, Certainty::Firm)
    );
    assert_eq!(
        force("The sides will meet on Monday.", "meet"),
        (Tense::Future, Certainty::Firm)
    );
    let phrases = read("Both delegations have met since March.");
    assert!(verb(&phrases, "meet").perfect);
    assert_eq!(
        force("The court had ruled on the case.", "rule"),
        (Tense::Past, Certainty::Firm)
    );
}

#[test]
fn futures_without_will() {
    let future = (Tense::Future, Certainty::Firm);
    assert_eq!(force("The court is to rule on Friday.", "rule"), future);
    assert_eq!(
        force("The ministers are going to sign the pact.", "sign"),
        future
    );
    assert_eq!(
        force("The talks are due to resume in May.", "resume"),
        future
    );
    assert_eq!(force("Markets are set to open lower.", "open"), future);
    assert_eq!(
        force("A vote is scheduled to be held on Monday.", "hold"),
        future
    );
}

#[test]
fn plans_and_hopes() {
    let planned = (Tense::Future, Certainty::Planned);
    assert_eq!(force("Norland plans to send an envoy.", "send"), planned);
    assert_eq!(
        force("The two sides agreed to exchange prisoners.", "exchange"),
        planned
    );
    assert_eq!(force("The toll is expected to rise.", "rise"), planned);
    assert_eq!(
        force("Officials hope the talks will resume.", "resume"),
        planned
    );
    assert_eq!(
        force("Norland urged both sides to halt attacks.", "halt"),
        planned
    );
    assert_eq!(
        force("The decision to resume talks came on Monday.", "resume"),
        planned
    );
}

#[test]
fn possibility_and_condition() {
    let possible = (Tense::Future, Certainty::Possible);
    assert_eq!(force("The sides may meet on Friday.", "meet"), possible);
    assert_eq!(force("Rates could fall again.", "fall"), possible);
    assert_eq!(
        force("They appear close to agreeing to hold a vote.", "agree"),
        possible
    );
    assert_eq!(
        force("They appear close to agreeing to hold a vote.", "hold"),
        possible
    );
    assert_eq!(
        force("The rebels may have fled.", "flee"),
        (Tense::Past, Certainty::Possible)
    );
    assert_eq!(
        force("A strike would hurt exports.", "hurt").1,
        Certainty::Conditional
    );
    let text = "If no deal is signed by Friday, Norland will close the border.";
    assert_eq!(force(text, "sign").1, Certainty::Conditional);
    assert_eq!(force(text, "close").1, Certainty::Conditional);
}

#[test]
fn would_after_a_past_verb_of_saying_is_a_plan() {
    let planned = (Tense::Future, Certainty::Planned);
    assert_eq!(
        force("Varga said he would close the border in 50 days.", "close"),
        planned
    );
    assert_eq!(
        force("The mayor announced that schools would reopen.", "reopen"),
        planned
    );
}

#[test]
fn denial_and_refusal() {
    assert_eq!(
        force(
            "The army denied that its troops had attacked a village.",
            "attack"
        )
        .1,
        Certainty::Denied
    );
    assert_eq!(
        force("He denied meeting the envoy.", "meet").1,
        Certainty::Denied
    );
    let phrases = read("The rebels refused to sign the pact.");
    assert!(verb(&phrases, "sign").negated);
    let phrases = read("The bank failed to meet its target.");
    assert!(verb(&phrases, "meet").negated);
}

#[test]
fn negation() {
    for (text, lemma) in [
        ("The sides will not meet.", "meet"),
        ("The toll hasn't changed.", "change"),
        ("Varga never met the envoy.", "meet"),
        ("No date has been fixed for the vote.", "fix"),
        ("The port is no longer used.", "use"),
        ("None of the hostages was freed.", "free"),
    ] {
        assert!(verb(&read(text), lemma).negated, "{text}");
    }
    assert!(!verb(&read("No doubt the sides met."), "meet").negated);
}

#[test]
fn passive_and_reduced_participles() {
    let phrases = read("The talks held in Port Vell in May failed.");
    let held = verb(&phrases, "hold");
    assert!(held.passive);
    assert_eq!(held.tense, Tense::None);
    assert_eq!(verb(&phrases, "fail").tense, Tense::Past);
    assert_eq!(
        subject("The talks held in Port Vell in May failed.", "fail"),
        "talk"
    );
    let text = "The earlier rounds, held in Port Vell on 4 May, ended without a deal.";
    assert!(verb(&read(text), "hold").passive);
    assert_eq!(subject(text, "end"), "round");
    assert_eq!(subject(text, "hold"), "round");
    let phrases = read("The suspect was arrested and charged with fraud.");
    assert!(verb(&phrases, "arrest").passive && verb(&phrases, "charge").passive);
}

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

/// What must hold of any analysis.
fn check(text: &str, phrases: &Phrases) {
    let mut end = 0;
    for (index, clause) in phrases.clauses.iter().enumerate() {
        assert_eq!(clause.span.start, end, "clauses tile the sentence");
        end = clause.span.end;
        assert!(
            clause
                .parent
                .is_none_or(|p| p < phrases.clauses.len() && p != index)
        );
        assert!(clause.continues.is_none_or(|c| c < index));
        assert!(clause.reported_by.is_none_or(|v| v < phrases.verbs.len()));
    }
    assert_eq!(end, text.len());
    let spans = phrases.tokens.iter().map(|t| t.span);
    let spans = spans.chain(phrases.nouns.iter().flat_map(|n| [n.span, n.head]));
    let spans = spans.chain(phrases.verbs.iter().flat_map(|v| [v.span, v.head]));
    for span in spans.chain(phrases.clauses.iter().map(|c| c.span)) {
        assert!(
            text.get(span.start..span.end).is_some(),
            "{span:?} fits {text:?}"
        );
    }
    for noun in &phrases.nouns {
        let inside = [noun.of, noun.owner, noun.coordinated_with];
        assert!(
            inside
                .into_iter()
                .flatten()
                .all(|n| n < phrases.nouns.len())
        );
        assert!(noun.clause < phrases.clauses.len());
    }
    for verb in &phrases.verbs {
        assert!(verb.subject.is_none_or(|n| n < phrases.nouns.len()));
        assert!(verb.hangs_on.is_none_or(|v| v < phrases.verbs.len()));
        assert!(verb.clause < phrases.clauses.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_analysed(text in "\\PC{0,60}", at in 0usize..40, length in 0usize..20) {
        let lexicon = GRAMMAR.with(std::rc::Rc::clone);
        let kind = MentionKind::Ordinal(1);
        let mention = Mention { span: Span::new(at, at + length), kind };
        check(&text, &analyse(&text, &[mention], &lexicon.grammar));
    }

    #[test]
    fn any_words_are_analysed(words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..30)) {
        let lexicon = GRAMMAR.with(std::rc::Rc::clone);
        let text = words.join(" ");
        check(&text, &analyse(&text, &mentions(&text), &lexicon.grammar));
    }
}

thread_local! {
    static GRAMMAR: std::rc::Rc<Lexicon> =
        std::rc::Rc::new(Lexicon::read(&RuleFiles::builtin()).expect("the built-in files are valid"));
}

const WORDS: &[&str] = &[
    "Norland",
    "Varga",
    "two",
    "third",
    "50-day",
    "Monday",
    "said",
    "that",
    "who",
    "which",
    "and",
    "but",
    ",",
    "\"",
    "'s",
    "-",
    "to",
    "of",
    "in",
    "as",
    "after",
    "if",
    "the",
    "a",
    "no",
    "talks",
    "meet",
    "held",
    "meeting",
    "will",
    "would",
    "have",
    "is",
    "been",
    "not",
    "due",
    "close",
    "agreeing",
    "he",
    "there",
    "according",
    ":",
    ".",
    "plan",
    "denied",
    "killed",
    "while",
    "what",
    "'",
    "says",
    "told",
    "quoted",
    "saying",
];
