//! Rules of other matters, made from those there are.
//!
//! Copy N of a rule has a kind, ids and words of its own; which, [`Vocabulary`] says. Examples are left out: they would have to be
//! invented. Prepositions, and the short words (of, to, for) by which patterns hold together, are kept.

use std::collections::{BTreeMap, BTreeSet};

use atodds::lexicon::{RuleFile, RuleFiles, WordClasses, read_yaml};
use serde_json::Value;

/// The folder of word classes.
const CLASSES: &str = "lang/classes/";

/// Those of its files whose classes no field has for itself: verbs of saying and holding, of rising and falling, what people are called.
const SHARED_CLASSES: [&str; 5] = ["general", "numbers", "people", "schedules", "terms"];

/// The general words of the language.
const WORDS: &str = "lang/words.yaml";

/// Words of rules up to this length are kept.
const LONGEST_KEPT: usize = 3;

/// Keys of a rule, or of an entry of `frames` and `patterns`, whose words name what it is about.
const OWN: [&str; 14] = [
    "nouns",
    "loose_nouns",
    "verbs",
    "actors",
    "rank",
    "counts",
    "groups",
    "heads",
    "subject_of",
    "object_of",
    "states",
    "beside",
    "measures",
    "never_with",
];

/// Keys whose words only say how events are spoken of: that they are held, begin, are put off.
const SHARED: [&str; 9] = [
    "holding",
    "happening",
    "proposing",
    "fixing",
    "moving",
    "earlier",
    "current",
    "not_beside",
    "never_under",
];

/// Which words the copies of a rule have in place of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vocabulary {
    /// Those of other fields: verbs, nouns and adjectives of the language that no built-in rule names. What says how events are spoken of,
    /// and the classes of general words, are shared, as built-in rules share them.
    OtherFields,
    /// The words of the built-in classes, each replaced by another of them, everywhere: every story that touches a rule touches copies of
    /// most others. No set of rules is like this; it shows what a rule costs whose words do stand in the text.
    SameField,
}

/// The files with `times` as many rules and classes.
pub(crate) fn multiplied(files: &RuleFiles, times: usize, vocabulary: Vocabulary) -> RuleFiles {
    let words = Words::of(files, vocabulary);
    let mut all = files.clone();
    for copy in 1..times {
        let copier = Copier {
            words: &words,
            vocabulary,
            copy,
            times,
        };
        for (path, file) in files.under(CLASSES) {
            copier.add(&mut all, path, file, Copier::classes);
        }
        for (path, file) in files.rules() {
            copier.add(&mut all, path, file, Copier::rule);
        }
    }
    all
}

/// The words that copies are made of, sorted, and the place of each word of the rules: its own, or where it would stand.
struct Words {
    list: Vec<String>,
    places: BTreeMap<String, usize>,
    /// Names of the classes that copies share, with their `$`.
    shared: BTreeSet<String>,
}

impl Words {
    fn of(files: &RuleFiles, vocabulary: Vocabulary) -> Self {
        let classes = WordClasses::read(files, &mut Vec::new());
        let names: Vec<&str> = classes.names().collect();
        let lists = names.iter().filter_map(|name| classes.get(name));
        let known: BTreeSet<String> = lists.flat_map(<[String]>::to_vec).collect();
        let list: Vec<String> = match vocabulary {
            Vocabulary::SameField => known.into_iter().collect(),
            Vocabulary::OtherFields => {
                let written: String = files.rules().map(|(_, file)| file.text.as_str()).collect();
                let written: BTreeSet<&str> = written.split(|c: char| !c.is_alphabetic()).collect();
                let all = general(files).into_iter();
                all.filter(|word| !known.contains(word) && !written.contains(word.as_str()))
                    .collect()
            }
        };
        let places = list.iter().cloned().enumerate();
        Self {
            places: places.map(|(place, word)| (word, place)).collect(),
            list,
            shared: match vocabulary {
                Vocabulary::OtherFields => shared_classes(files),
                Vocabulary::SameField => BTreeSet::new(),
            },
        }
    }

    /// Where a word stands; for one that is in no class, where it would.
    fn place(&self, word: &str) -> usize {
        let known = self.places.get(word).copied();
        known.unwrap_or_else(|| self.list.partition_point(|other| other.as_str() < word))
    }
}

/// The verbs, nouns and adjectives of the language.
fn general(files: &RuleFiles) -> BTreeSet<String> {
    let file = files.get(WORDS).expect("the file is there");
    let lists: BTreeMap<String, String> = read_yaml(file).expect("the file is read");
    let words = lists.values().flat_map(|list| list.split_whitespace());
    words
        .filter(|word| word.len() > LONGEST_KEPT)
        .map(str::to_owned)
        .collect()
}

fn shared_classes(files: &RuleFiles) -> BTreeSet<String> {
    let shared = SHARED_CLASSES.iter().map(|name| {
        let file = files.get(&format!("{CLASSES}{name}.yaml"));
        let value: Value = read_yaml(file.expect("the file is there")).expect("the file is read");
        value
    });
    let mut names = BTreeSet::new();
    for file in shared {
        let classes = file["classes"].as_object().into_iter().flatten();
        names.extend(classes.map(|(name, _)| format!("${name}")));
    }
    names
}

/// Makes one copy of everything.
struct Copier<'w> {
    words: &'w Words,
    vocabulary: Vocabulary,
    copy: usize,
    times: usize,
}

impl Copier<'_> {
    fn add(
        &self,
        all: &mut RuleFiles,
        path: &str,
        file: &RuleFile,
        change: impl Fn(&Self, &mut Value),
    ) {
        let mut value: Value = read_yaml(file).expect("the file is read");
        change(self, &mut value);
        let path = path.replace(".yaml", &format!("-{}.yaml", self.copy));
        // What is JSON is YAML. It is prepared as built-in files are: they stand for rules that come with the program.
        let text: &'static str = value.to_string().leak();
        let copied = RuleFile {
            path: path.clone(),
            text: text.to_owned(),
            builtin: true,
            prepared: Some(text),
        };
        all.insert(path, copied);
    }

    fn classes(&self, file: &mut Value) {
        let Some(classes) = file["classes"].as_object_mut() else {
            return;
        };
        for (name, mut class) in std::mem::take(classes) {
            self.each_word(&mut class["words"]);
            for included in class["includes"].as_array_mut().into_iter().flatten() {
                *included = self.named(included.as_str().unwrap_or_default()).into();
            }
            if class["includes"].is_null() {
                class["includes"] = Value::Array(Vec::new());
            }
            if class["words"].is_null() {
                class["words"] = Value::Array(Vec::new());
            }
            classes.insert(self.named(&name), class);
        }
    }

    fn rule(&self, rule: &mut Value) {
        let kind = rule["kind"].as_str().unwrap_or_default().to_owned();
        rule["kind"] = self.named(&kind).into();
        for part in ["frames", "patterns", "derive"] {
            for entry in rule[part].as_array_mut().into_iter().flatten() {
                let id = entry["id"].as_str().unwrap_or_default();
                entry["id"] = id.replacen(&kind, &self.named(&kind), 1).into();
                self.words_of(entry);
                for pattern in entry
                    .get_mut("match")
                    .and_then(Value::as_array_mut)
                    .into_iter()
                    .flatten()
                {
                    *pattern = self.pattern(pattern.as_str().unwrap_or_default()).into();
                }
            }
        }
        self.words_of(&mut rule["event"]);
        self.each_word(&mut rule["scopes"]);
        let keys = rule.as_object_mut().expect("a rule is a map");
        keys.remove("examples");
        keys.retain(|_, value| !value.is_null());
    }

    fn words_of(&self, entry: &mut Value) {
        let shared: &[&str] = match self.vocabulary {
            Vocabulary::OtherFields => &[],
            Vocabulary::SameField => &SHARED,
        };
        for key in OWN.iter().chain(shared) {
            if let Some(words) = entry.get_mut(*key) {
                self.each_word(words);
            }
        }
    }

    fn each_word(&self, value: &mut Value) {
        match value {
            Value::String(word) => *word = self.word(word),
            Value::Array(inner) => inner.iter_mut().for_each(|value| self.each_word(value)),
            Value::Object(inner) => inner.values_mut().for_each(|value| self.each_word(value)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn pattern(&self, pattern: &str) -> String {
        let copied = pattern.split(' ').map(|item| {
            let (body, end) = match item.strip_suffix('?') {
                Some(body) => (body, "?"),
                None => (item, ""),
            };
            let is_word = body.chars().all(|c| c.is_lowercase() || c == '-');
            if body.starts_with('$') || is_word && body.len() > LONGEST_KEPT {
                // A pattern holds words one by one, and `?` is for one.
                let words = self.word(body);
                words.split(' ').next().unwrap_or_default().to_owned() + end
            } else {
                item.to_owned()
            }
        });
        copied.collect::<Vec<_>>().join(" ")
    }

    /// The word or class that stands for this one.
    fn word(&self, word: &str) -> String {
        if word.starts_with('$') && !self.words.shared.contains(word) {
            return self.named(word);
        }
        if word.starts_with(['$', '<']) {
            return word.to_owned();
        }
        let list = &self.words.list;
        let way = list.len() * self.copy / self.times;
        list[(self.words.place(word) + way) % list.len()].clone()
    }

    fn named(&self, name: &str) -> String {
        format!("{name}-{}", self.copy)
    }
}
