//! Tense, voice, modality and negation of verb groups.

use super::{force, read, subject, verb};
use crate::phrase::Tense;
use crate::value::Certainty;

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
    // What was agreed is settled between those who agreed; only its execution lies ahead.
    assert_eq!(
        force("The two sides agreed to exchange prisoners.", "exchange"),
        (Tense::Future, Certainty::Firm)
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
