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

    /// Whether class `name`, without its `$`, holds `lemma`.
    pub fn holds(&self, name: &str, lemma: &str) -> bool {
        self.get(name)
            .is_some_and(|words| words.iter().any(|word| word == lemma))
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::lexicon::assert_prepared;

    const SCHOOLS: &str = "lang/classes/schools.yaml";

    /// Reads the classes of `(path, built-in, text)`, and the problems as shown, without the help.
    fn read(files: &[(&str, bool, &str)]) -> (WordClasses, Vec<String>) {
        let mut all = RuleFiles::default();
        for (path, builtin, text) in files {
            let file = RuleFile {
                path: (if *builtin { "rules/" } else { "mine/" }).to_owned() + path,
                text: (*text).to_owned(),
                builtin: *builtin,
                prepared: None,
            };
            all.insert(*path, file);
        }
        let mut problems = Vec::new();
        let classes = WordClasses::read(&all, &mut problems);
        let shown = |p: RuleProblem| {
            let (line, column) = (p.line.unwrap_or(0), p.column.unwrap_or(0));
            format!("{}:{line}:{column}: {}", p.path, p.message)
        };
        (classes, problems.into_iter().map(shown).collect())
    }

    #[test]
    fn all_files_of_the_folder_are_read() {
        let (classes, problems) = read(&[
            (SCHOOLS, true, "classes: {pupil: {words: [pupil, student]}}"),
            (
                SINGLE,
                false,
                "classes: {bell: {about: nouns, words: [bell]}}",
            ),
            ("lang/en.yaml", true, "classes: {other: {words: [other]}}"),
        ]);
        assert_eq!(problems, [""; 0]);
        assert_eq!(classes.names().collect::<Vec<_>>(), ["bell", "pupil"]);
        assert_eq!(
            classes.get("pupil"),
            Some(&["pupil".to_owned(), "student".to_owned()][..])
        );
    }

    #[test]
    fn a_users_class_replaces_or_extends() {
        let builtin = (
            SCHOOLS,
            true,
            "classes: {pupil: {words: [pupil]}, bell: {words: [bell]}}",
        );
        let mine =
            "classes: {pupil: {words: [learner]}, bell: {extends: true, words: [gong, bell]}}";
        let (classes, problems) = read(&[builtin, ("lang/classes/a.yaml", false, mine)]);
        assert_eq!(problems, [""; 0]);
        assert_eq!(classes.get("pupil"), Some(&["learner".to_owned()][..]));
        assert_eq!(
            classes.get("bell"),
            Some(&["bell".to_owned(), "gong".to_owned()][..])
        );
    }

    #[test]
    fn includes_are_put_behind_the_own_words() {
        let text = "classes:\n  a: {words: [one], includes: [b]}\n  b: {words: [two, one], includes: [c]}\n  c: {words: [three]}";
        let (classes, problems) = read(&[(SCHOOLS, true, text)]);
        assert_eq!(problems, [""; 0]);
        let words = ["one", "two", "three"].map(str::to_owned);
        assert_eq!(classes.get("a"), Some(&words[..]));
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        for (text, message) in [
            (
                "classes:\n  a: {words: [Bell]}",
                "2:15: class $a: `Bell` is no lower-case lemma",
            ),
            (
                "classes:\n  a: {words: [], includes: [b]}",
                "2:29: class $a: no word class $b to include",
            ),
            (
                "classes:\n  a: {extends: true, words: [x]}",
                "2:6: no word class $a to extend",
            ),
            ("classes:\n  a: {word: [x]}", "2:7: unknown key `word`"),
        ] {
            let (_, problems) = read(&[(SCHOOLS, false, text)]);
            assert_eq!(problems, [format!("mine/{SCHOOLS}:{message}")]);
        }
    }

    #[test]
    fn a_class_given_twice_is_told_once_for_its_later_place() {
        let class = "classes:\n  a: {words: [x]}";
        let (_, problems) = read(&[
            ("lang/classes/1.yaml", false, class),
            (SCHOOLS, false, class),
        ]);
        assert_eq!(
            problems,
            ["mine/lang/classes/schools.yaml:2:6: class $a is in mine/lang/classes/1.yaml as well"]
        );
    }

    #[test]
    fn a_circle_of_includes_is_told_for_each_class_in_it() {
        let text = "classes:\n  a: {includes: [b]}\n  b: {includes: [a]}\n  c: {includes: [a]}";
        let (_, problems) = read(&[(SCHOOLS, true, text)]);
        assert_eq!(
            problems,
            [
                "rules/lang/classes/schools.yaml:3:18: class $a includes $b includes $a: a circle",
                "rules/lang/classes/schools.yaml:2:18: class $b includes $a includes $b: a circle",
            ]
        );
    }

    #[test]
    fn built_in_classes_are_prepared_as_they_are_written() {
        for (_, file) in RuleFiles::builtin().under(FOLDER) {
            assert_prepared::<RawClasses>(file, |_| ());
        }
    }

    #[test]
    fn built_in_classes_say_what_they_are_and_hold_each_word_once() {
        for (path, file) in RuleFiles::builtin().under(FOLDER) {
            let raw: RawClasses = read_yaml(file).expect("the built-in file is right");
            for (name, class) in &raw.classes {
                let words: BTreeSet<&str> =
                    class.value.words.iter().map(|w| w.value.as_str()).collect();
                assert!(!class.value.about.is_empty(), "{path}: {name}");
                assert_eq!(words.len(), class.value.words.len(), "{path}: {name}");
            }
        }
    }
}
