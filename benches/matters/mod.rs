//! Rules of other matters, made from those there are.
//!
//! Copy N of a rule has a kind, ids and word classes of its own. Each word of a class is replaced by the one a fixed way further in
//! the sorted list of the words of all classes, so that copies have as many words as what they are copies of, and words of the
//! text stand in about as many rules of each copy. Words a rule writes itself are replaced by words of that list as well, except
//! the short ones (of, to, for) by which patterns hold together. Examples are left out: they would have to be invented.

use std::collections::BTreeMap;

use atodds::lexicon::{RuleFile, RuleFiles, WordClasses, read_yaml};
use serde_json::Value;

/// The folder of word classes.
const CLASSES: &str = "lang/classes/";

/// Words of rules up to this length are kept.
const LONGEST_KEPT: usize = 3;

/// Keys of a rule whose lists hold words, at any depth.
const WORD_KEYS: [&str; 3] = ["event", "scopes", "never_with"];

/// Keys of a frame whose lists hold words.
const FRAME_KEYS: [&str; 10] = [
    "verbs",
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

/// The files with `times` as many rules and classes.
pub(crate) fn multiplied(files: &RuleFiles, times: usize) -> RuleFiles {
    let words = Words::of(files);
    let mut all = files.clone();
    for copy in 1..times {
        let copier = Copier {
            words: &words,
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

/// The words of all classes, sorted, with the place of each.
struct Words {
    list: Vec<String>,
    places: BTreeMap<String, usize>,
}

impl Words {
    fn of(files: &RuleFiles) -> Self {
        let classes = WordClasses::read(files, &mut Vec::new());
        let names: Vec<&str> = classes.names().collect();
        let mut list: Vec<String> = names
            .iter()
            .filter_map(|name| classes.get(name))
            .flat_map(<[String]>::to_vec)
            .collect();
        list.sort();
        list.dedup();
        let places = list.iter().cloned().enumerate();
        Self {
            places: places.map(|(place, word)| (word, place)).collect(),
            list,
        }
    }

    /// Where a word stands; for one that is in no class, where it would.
    fn place(&self, word: &str) -> usize {
        let known = self.places.get(word).copied();
        known.unwrap_or_else(|| self.list.partition_point(|other| other.as_str() < word))
    }
}

/// Makes one copy of everything.
struct Copier<'w> {
    words: &'w Words,
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
        // What is JSON is YAML.
        let copied = RuleFile {
            path: path.clone(),
            text: value.to_string(),
            builtin: true,
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
                self.words_of(entry, &FRAME_KEYS);
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
        self.words_of(rule, &WORD_KEYS);
        let keys = rule.as_object_mut().expect("a rule is a map");
        keys.remove("examples");
        keys.retain(|_, value| !value.is_null());
    }

    fn words_of(&self, entry: &mut Value, keys: &[&str]) {
        for key in keys {
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
        if word.starts_with('$') {
            return self.named(word);
        }
        if word.starts_with('<') {
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
