//! Word classes shared by all rules: `$holding` is hold, host, convene …
//!
//! Comes in: the files of `lang/classes/` and `lang/classes.yaml`, built-in ones and a user's. Goes out: lists of lemmas by class
//! name. A user's class takes the place of the built-in one, or, with `extends: true`, is put behind it; a class may include
//! others.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{RuleFile, RuleFiles, Spanned, read_yaml};
use crate::error::RuleProblem;

/// The folder of the files of classes, each of one theme.
const FOLDER: &str = "lang/classes/";

/// One file that a user may write instead.
const SINGLE: &str = "lang/classes.yaml";

/// Lists of lower-case lemmas by class name. A lemma may have several words: `sit down`.
#[derive(Debug, Clone, Default)]
pub struct WordClasses {
    classes: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClasses {
    classes: BTreeMap<String, Spanned<RawClass>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClass {
    #[serde(default)]
    #[allow(dead_code, reason = "documentation for readers of the file")]
    about: String,
    #[serde(default)]
    words: Vec<Spanned<String>>,
    #[serde(default)]
    includes: Vec<Spanned<String>>,
    #[serde(default)]
    extends: bool,
}

/// A class before its includes are put in.
#[derive(Debug)]
struct Entry<'a> {
    file: &'a RuleFile,
    words: Vec<String>,
    includes: Vec<(&'a RuleFile, Spanned<String>)>,
}

type Entries<'a> = BTreeMap<String, Entry<'a>>;

impl WordClasses {
    /// Reads the classes among `files`; what is wrong is added to `problems`.
    pub fn read(files: &RuleFiles, problems: &mut Vec<RuleProblem>) -> Self {
        let mut entries = Entries::new();
        let mut extensions = Vec::new();
        for file in in_order(files) {
            let classes = match read_yaml::<RawClasses>(file) {
                Ok(raw) => raw.classes,
                Err(problem) => {
                    problems.push(problem);
                    continue;
                }
            };
            for (name, class) in classes {
                check_words(file, &name, &class.value.words, problems);
                if class.value.extends {
                    extensions.push((file, name, class));
                } else {
                    define(&mut entries, file, name, class, problems);
                }
            }
        }
        // After all definitions, so that it does not matter in which file a class stands that another one extends.
        for (file, name, class) in extensions {
            extend(&mut entries, file, &name, class, problems);
        }
        Self {
            classes: with_includes(&entries, problems),
        }
    }

    /// One class alone.
    #[cfg(test)]
    pub(crate) fn of(name: &str, words: Vec<String>) -> Self {
        Self {
            classes: BTreeMap::from([(name.to_owned(), words)]),
        }
    }

    /// The lemmas of class `name`, without its `$`.
    pub fn get(&self, name: &str) -> Option<&[String]> {
        self.classes.get(name).map(Vec::as_slice)
    }

    /// The names of all classes, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.classes.keys().map(String::as_str)
    }
}

/// The files of classes: the built-in ones first, so that a user's come after what they replace.
fn in_order(files: &RuleFiles) -> Vec<&RuleFile> {
    let all = files.get(SINGLE).into_iter();
    let mut all: Vec<_> = all
        .chain(files.under(FOLDER).map(|(_, file)| file))
        .collect();
    all.sort_by_key(|file| !file.builtin);
    all
}

fn check_words(
    file: &RuleFile,
    class: &str,
    words: &[Spanned<String>],
    problems: &mut Vec<RuleProblem>,
) {
    for word in words {
        if word.value.trim() != word.value || word.value != word.value.to_lowercase() {
            problems.push(file.problem_at(
                &word.referenced,
                format!("class ${class}: `{}` is no lower-case lemma", word.value),
                "write lemmas in lower case, without spaces around them",
            ));
        }
    }
}

/// Adds a class, or puts a user's in the place of the built-in one.
fn define<'a>(
    entries: &mut Entries<'a>,
    file: &'a RuleFile,
    name: String,
    class: Spanned<RawClass>,
    problems: &mut Vec<RuleProblem>,
) {
    if let Some(known) = entries.get(&name)
        && known.file.builtin == file.builtin
    {
        problems.push(file.problem_at(
            &class.referenced,
            format!("class ${name} is in {} as well", known.file.path),
            "write `extends: true` to put these words behind it, or give the class another name",
        ));
        return;
    }
    let mut entry = Entry {
        file,
        words: Vec::new(),
        includes: Vec::new(),
    };
    entry.add(file, class.value);
    entries.insert(name, entry);
}

/// Puts the words and includes of an entry with `extends: true` behind those of the class it extends.
fn extend<'a>(
    entries: &mut Entries<'a>,
    file: &'a RuleFile,
    name: &str,
    class: Spanned<RawClass>,
    problems: &mut Vec<RuleProblem>,
) {
    match entries.get_mut(name) {
        Some(entry) => entry.add(file, class.value),
        None => problems.push(file.problem_at(
            &class.referenced,
            format!("no word class ${name} to extend"),
            "leave `extends` out for a new class",
        )),
    }
}

impl<'a> Entry<'a> {
    fn add(&mut self, file: &'a RuleFile, class: RawClass) {
        self.words
            .extend(class.words.into_iter().map(|word| word.value));
        self.includes
            .extend(class.includes.into_iter().map(|name| (file, name)));
    }
}

/// The words of all classes, those of included ones behind their own, each once.
fn with_includes(
    entries: &Entries<'_>,
    problems: &mut Vec<RuleProblem>,
) -> BTreeMap<String, Vec<String>> {
    let mut found = BTreeMap::new();
    for name in entries.keys() {
        let mut words = Vec::new();
        let mut done = BTreeSet::new();
        collect(
            entries,
            name,
            &mut Vec::new(),
            &mut done,
            &mut words,
            problems,
        );
        found.insert(name.clone(), words);
    }
    found
}

/// Adds the words of class `name` and of those it includes to `words`. `open` holds the classes that are being put in, `done` all
/// that were begun: each is put in once, however many ways lead to it.
fn collect<'a>(
    entries: &'a Entries<'_>,
    name: &'a str,
    open: &mut Vec<&'a str>,
    done: &mut BTreeSet<&'a str>,
    words: &mut Vec<String>,
    problems: &mut Vec<RuleProblem>,
) {
    let Some(entry) = entries.get(name) else {
        return;
    };
    open.push(name);
    done.insert(name);
    for word in &entry.words {
        if !words.contains(word) {
            words.push(word.clone());
        }
    }
    for (file, included) in &entry.includes {
        let target = included.value.as_str();
        let outermost = open.len() == 1;
        if open.first() == Some(&target) {
            let way = open.join(" includes $");
            problems.push(file.problem_at(
                &included.referenced,
                format!("class ${way} includes ${target}: a circle"),
                "remove one of the includes",
            ));
        } else if !entries.contains_key(target) {
            if outermost {
                problems.push(file.problem_at(
                    &included.referenced,
                    format!("class ${name}: no word class ${target} to include"),
                    "write the name of a class, without `$`",
                ));
            }
        } else if !done.contains(target) {
            collect(entries, target, open, done, words, problems);
        }
    }
    open.pop();
}
