//! Regular inflection of English verbs and nouns, both ways.
//!
//! Comes in: a lower-case lemma or form. Goes out: a form, a lemma, or a guess at the word classes of a word that is in no
//! list. Irregular forms are data, in `lang/grammar.yaml`.

use super::sorts::Sorts;

const VOWELS: &str = "aeiou";

/// Third person singular: "meet" → "meets", "try" → "tries", "reach" → "reaches". Also the plural of a noun.
pub(super) fn third_person(lemma: &str) -> String {
    match consonant_y(lemma) {
        Some(stem) => format!("{stem}ies"),
        None if ends_in_any(lemma, &["s", "x", "z", "ch", "sh", "o"]) => format!("{lemma}es"),
        None => format!("{lemma}s"),
    }
}

/// Regular past: "agree" → "agreed", "plan" → "planned", "deny" → "denied".
pub(super) fn past(lemma: &str) -> String {
    match consonant_y(lemma) {
        Some(stem) => format!("{stem}ied"),
        None if lemma.ends_with('e') => format!("{lemma}d"),
        None => format!("{}ed", doubled(lemma)),
    }
}

/// Form in -ing: "make" → "making", "cut" → "cutting", "die" → "dying".
pub(super) fn ing(lemma: &str) -> String {
    if let Some(stem) = lemma.strip_suffix("ie") {
        format!("{stem}ying")
    } else if lemma.ends_with('e') && !ends_in_any(lemma, &["ee", "oe", "ye"]) {
        format!("{}ing", lemma.trim_end_matches('e'))
    } else {
        format!("{}ing", doubled(lemma))
    }
}

/// Singular of a regular plural: "rounds" → "round", "parties" → "party"; other words as they are.
pub(super) fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies")
        && stem.len() > 1
    {
        return format!("{stem}y");
    }
    if let Some(stem) = word.strip_suffix("es")
        && ends_in_any(stem, &["ss", "x", "ch", "sh", "zz"])
    {
        return stem.to_owned();
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !ends_in_any(stem, &["s", "u", "i"]) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// Classes guessed from the ending of a word that is in no list; empty where the ending says nothing.
pub(super) fn guess_sorts(word: &str) -> Sorts {
    let long = word.len() > 4;
    if long && word.ends_with("ly") {
        Sorts::ADVERB
    } else if long && word.ends_with("ing") {
        Sorts::ING.with(Sorts::NOUN)
    } else if long && word.ends_with("ed") && !word.ends_with("eed") {
        Sorts::PAST.with(Sorts::PARTICIPLE)
    } else if ends_in_any(
        word,
        &["ous", "ful", "less", "able", "ible", "ical", "ish", "ive"],
    ) {
        Sorts::ADJECTIVE
    } else {
        Sorts::default()
    }
}

/// Lemma guessed from the ending of a verb form that is in no list.
pub(super) fn guess_verb_lemma(word: &str) -> String {
    for (ending, put) in [("ied", "y"), ("ing", ""), ("ed", "")] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() > 2
        {
            return format!("{}{put}", undoubled(stem));
        }
    }
    singular(word)
}

fn ends_in_any(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|e| word.ends_with(e))
}

fn is_vowel(c: char) -> bool {
    VOWELS.contains(c)
}

/// The stem before a "y" that follows a consonant.
fn consonant_y(lemma: &str) -> Option<&str> {
    let stem = lemma.strip_suffix('y')?;
    let before = stem.chars().next_back()?;
    (!is_vowel(before)).then_some(stem)
}

/// Two-syllable verbs stressed on the last syllable, which double their last letter though they are long.
const STRESSED_LAST: &[&str] = &[
    "admit", "commit", "submit", "permit", "transmit", "omit", "refer", "defer", "prefer",
    "confer", "infer", "occur", "incur", "recur", "deter", "transfer", "control", "patrol",
    "compel", "expel", "propel", "repel", "rebel", "cancel", "signal", "travel", "label", "model",
    "total", "fuel", "level", "channel", "begin", "regret", "equip", "kidnap", "handicap",
    "overrun", "forget", "reset", "upset", "impel", "acquit", "rebut", "abet", "quarrel", "shovel",
    "tunnel", "quit", "outbid", "overlap", "debut",
];

/// The lemma with its last letter doubled where an ending in a vowel asks for it: "plan" → "plann".
fn doubled(lemma: &str) -> String {
    let mut back = lemma.chars().rev();
    let (last, vowel, before) = (back.next(), back.next(), back.next());
    let short = lemma.chars().filter(|c| is_vowel(*c)).count() == 1;
    match (last, vowel, before) {
        _ if lemma == "debut" => lemma.to_owned(),
        (Some(l), _, _) if STRESSED_LAST.contains(&lemma) => format!("{lemma}{l}"),
        (Some(l), Some(v), Some(b))
            if short && !is_vowel(l) && !"wxy".contains(l) && is_vowel(v) && !is_vowel(b) =>
        {
            format!("{lemma}{l}")
        }
        _ => lemma.to_owned(),
    }
}

/// The stem without a doubled last consonant: "scupp" stays a guess, "plann" → "plan".
fn undoubled(stem: &str) -> &str {
    let mut back = stem.chars().rev();
    match (back.next(), back.next()) {
        (Some(a), Some(b)) if a == b && !is_vowel(a) && !"sl".contains(a) => {
            stem.get(..stem.len() - a.len_utf8()).unwrap_or(stem)
        }
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_inflect() {
        for (lemma, s, ed, g) in [
            ("meet", "meets", "meeted", "meeting"),
            ("plan", "plans", "planned", "planning"),
            ("deny", "denies", "denied", "denying"),
            ("agree", "agrees", "agreed", "agreeing"),
            ("reach", "reaches", "reached", "reaching"),
            ("die", "dies", "died", "dying"),
            ("visit", "visits", "visited", "visiting"),
            ("refer", "refers", "referred", "referring"),
        ] {
            assert_eq!(third_person(lemma), s);
            assert_eq!(past(lemma), ed);
            assert_eq!(ing(lemma), g);
        }
    }

    #[test]
    fn nouns_become_singular() {
        for (plural, one) in [
            ("rounds", "round"),
            ("parties", "party"),
            ("clashes", "clash"),
            ("gas", "gas"),
            ("status", "status"),
            ("houses", "house"),
            ("losses", "loss"),
            ("talks", "talk"),
        ] {
            assert_eq!(singular(plural), one);
        }
    }
}
