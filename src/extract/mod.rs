//! Rules over a story into claims.
//!
//! Comes in: documents, word data and rules. Goes out: claims with speakers, certainty, place and basis, and facts on stories
//! for the stages after. A value that two events compete for gives no claim, only a note.

mod about;
mod attach;
mod claim;
mod direction;
mod draft;
mod examples;
mod facts;
mod frames;
mod governor;
mod local_time;
mod matches;
mod names;
mod number;
mod occurrence;
mod open;
mod outlook;
mod patterns;
mod phrase_names;
mod reading;
mod series;
mod skeleton;
mod speaker;
mod story;
mod topic;
mod trace;
mod weekday;
mod whereabouts;
mod why;

pub use about::About;
pub use claim::{Claim, ClaimId, EventKey, Quote, Series, parties_fit};
pub use direction::direction;
pub use examples::{ClaimOutcome, ExampleOutcome, Found, RuleOutcome, run_examples};
pub use facts::StoryFacts;
pub use open::{OpenRole, OpenSentence, OpenStory, OpenValue, Word, said_key, said_role};
pub use trace::NearMiss;
pub use why::{NumberRead, Reading, why};

use crate::error::Note;
use crate::ingest::{Document, Origin, Story};
use crate::lexicon::Lexicon;
use crate::rule::Ruleset;

use trace::Trace;

/// What is read, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Whether related stories on a page give claims too, not only the main one.
    pub all_stories: bool,
    /// Whether statements that no rule has made a claim of are gathered.
    pub open: bool,
}

/// What the stories of a document give.
#[derive(Debug, Default)]
pub struct Extraction {
    /// Claims, by story, rule and place.
    pub claims: Vec<Claim>,
    /// Facts on each story that was read, in the same order.
    pub facts: Vec<StoryFacts>,
    /// Open statements of stories that have any, in the same order.
    pub open: Vec<OpenStory>,
    /// What no claim was made of, and why; sorted.
    pub notes: Vec<Note>,
}

/// Reads the stories of `document` under every rule.
pub fn extract(
    document: &Document,
    lexicon: &Lexicon,
    rules: &Ruleset,
    options: &Options,
) -> Extraction {
    let mut found = Extraction::default();
    let stories = document.stories.iter();
    for story in stories.filter(|story| story.main || options.all_stories) {
        let mut facts = facts_of(story);
        facts.about = read_story(document, story, lexicon, rules, options, &mut found);
        found.facts.push(facts);
    }
    found.notes.sort();
    found.notes.dedup();
    // A run may keep a hundred thousand of these, most of them with one story and no claim.
    found.facts.shrink_to_fit();
    found.claims.shrink_to_fit();
    found.open.shrink_to_fit();
    found
}

/// Adds the claims and notes of a story; gives what it is about, where it has claims.
fn read_story(
    document: &Document,
    story: &Story,
    lexicon: &Lexicon,
    rules: &Ruleset,
    options: &Options,
    found: &mut Extraction,
) -> About {
    let before = found.claims.len();
    let sentences = reading::read(document, story, lexicon);
    let register = speaker::Register::of(&sentences, lexicon);
    let trace = Trace::default();
    for reach in rules.reach(sentences.iter().map(reading::words)) {
        let scene = story::Scene::new(
            reach, lexicon, document, story, &sentences, &register, &trace,
        );
        let scene = settled(scene);
        let drafts = drafts(&scene);
        found.notes.extend(scene.notes());
        found
            .claims
            .extend(draft::finish(drafts, &scene.rule.kind, document, story));
    }
    let slips = weekday::slips(story, &sentences, &register, lexicon);
    found
        .claims
        .extend(draft::finish(slips, weekday::KIND, document, story));
    if options.open {
        let claims = found.claims.get(before..).unwrap_or_default();
        let open = open::read(document, story, &sentences, &register, claims, lexicon);
        found.open.extend(open);
    }
    if found.claims.len() == before {
        return About::default();
    }
    About::of(&sentences)
}

/// The scene with what patterns tell of its event.
fn settled(mut scene: story::Scene<'_>) -> story::Scene<'_> {
    scene.matches = matches::find(&scene);
    scene.is_named |= !scene.matches.is_empty();
    scene.settle_parties(patterns::captured_parties(&scene));
    scene
}

/// What the frames and patterns of a rule make of a story.
fn drafts(scene: &story::Scene<'_>) -> Vec<draft::Draft> {
    let mut drafts = frames::apply(scene);
    drafts.extend(frames::implied(scene, &drafts));
    drafts.extend(patterns::apply(scene));
    drafts.extend(draft::besides(&drafts, number::apply(scene)));
    drafts.extend(number::conversions(scene, &drafts));
    let drafts = draft::without_second_values(drafts, scene.rule);
    local_time::settle(scene, drafts)
}

fn facts_of(story: &Story) -> StoryFacts {
    StoryFacts {
        id: story.id.clone(),
        outlet: story.outlet.clone(),
        agency: match &story.origin {
            Some(Origin::Agency(name)) => Some(name.clone()),
            Some(Origin::UnnamedAgency) | None => None,
        },
        main: story.main,
        day: story
            .reference
            .as_ref()
            .filter(|r| r.year_known)
            .map(|r| r.day),
        sketch: story.sketch.clone(),
        about: About::default(),
        same_text_as: None,
    }
}
