//! Lists of names that rules ask for: `@ships` is Alder Star, Brone Queen …
//!
//! Comes in: the `lists` of the files under `gazetteer/`, built-in ones and a user's. Goes out: [`NameLists`]: the names of each list,
//! and the lists of each name. A user's list takes the place of the built-in one of its name, or, with `extends: true`, is put behind
//! it. Names that the gazetteer knows already stay what they are there, and are on the list as well.

use std::collections::{BTreeMap, HashMap};

use super::gazetteer_file::{RawList, RawListed};
use super::{Location, RuleFile, Spanned};
use crate::error::RuleProblem;

/// All lists of names, each name with its other spellings.
#[derive(Debug, Clone, Default)]
pub struct NameLists {
    lists: BTreeMap<String, NameList>,
    /// By what a mention of the name holds.
    on: HashMap<String, Vec<OnList>>,
}

/// One list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameList {
    /// What its names are, in the words of its file.
    pub about: String,
    /// The files it comes from, as shown: the one that defines it, then those that extend it.
    pub files: Vec<String>,
    /// Its names, in the order of the files.
    pub names: Vec<ListedName>,
}

/// A name on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedName {
    /// The name that stands for all its spellings.
    pub name: String,
    /// The other spellings.
    pub aliases: Vec<String>,
}

/// That a name is on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnList {
    /// The list as patterns write it, with its `@`.
    pub list: String,
    /// The name, as the list has it.
    pub name: String,
}

impl NameLists {
    /// What stands before the name of a list wherever it is asked for.
    pub const MARK: char = '@';

    /// The list `name`, without its `@`.
    pub fn get(&self, name: &str) -> Option<&NameList> {
        self.lists.get(name)
    }

    /// The names of all lists, sorted, without their `@`.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.lists.keys().map(String::as_str)
    }

    /// The lists that hold `name`, which is that of a mention: the list's own, or a canonical name of the gazetteer.
    pub fn of(&self, name: &str) -> &[OnList] {
        if self.on.is_empty() {
            return &[];
        }
        self.on.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether list `list`, with its `@`, holds `name`.
    pub fn holds(&self, list: &str, name: &str) -> bool {
        let list = list
            .strip_prefix(Self::MARK)
            .and_then(|list| self.get(list));
        list.is_some_and(|list| list.names.iter().any(|known| known.name == name))
    }

    /// Lists without files.
    #[cfg(test)]
    pub(crate) fn of_names(list: &str, names: &[&str]) -> Self {
        let names = names.iter().map(|name| ListedName {
            name: (*name).to_owned(),
            aliases: Vec::new(),
        });
        let list = (
            list.to_owned(),
            NameList {
                names: names.collect(),
                ..NameList::default()
            },
        );
        Self {
            lists: BTreeMap::from([list]),
            on: HashMap::new(),
        }
    }

    /// Puts mentions of `name` on `list`, where it goes by `listed`.
    fn put(&mut self, name: String, list: &str, listed: &str) {
        let found = OnList {
            list: format!("{}{list}", Self::MARK),
            name: listed.to_owned(),
        };
        let on = self.on.entry(name).or_default();
        if !on.contains(&found) {
            on.push(found);
        }
    }
}

/// A list in a file, by its name.
pub(super) type RawNamed<'a> = (&'a RuleFile, String, Spanned<RawList>);

/// A spelling, and where it is written.
struct Spelling<'a> {
    text: String,
    file: &'a RuleFile,
    at: Location,
}

/// A name before its spellings are looked at, its own first.
type Entry<'a> = Vec<Spelling<'a>>;

/// A list before its names are looked at.
struct Draft<'a> {
    about: String,
    file: &'a RuleFile,
    files: Vec<String>,
    entries: Vec<Entry<'a>>,
}

/// What a spelling stands for, outside of lists.
pub(super) enum Known {
    /// Nothing.
    No,
    /// Entries of the gazetteer of these canonical names.
    As(Vec<String>),
    /// A word that names nothing: an office, a hedge.
    Word,
}

/// Lists under construction.
pub(super) struct ListBuilder<'a, 'p> {
    drafts: BTreeMap<String, Draft<'a>>,
    problems: &'p mut Vec<RuleProblem>,
}

impl<'a, 'p> ListBuilder<'a, 'p> {
    /// Puts the lists of all files together; what is wrong is added to `problems`.
    pub(super) fn new(mut raw: Vec<RawNamed<'a>>, problems: &'p mut Vec<RuleProblem>) -> Self {
        let mut builder = Self {
            drafts: BTreeMap::new(),
            problems,
        };
        // The built-in ones first, so that a user's come after what they replace; what extends comes last, so that it does not
        // matter in which file a list stands that another one extends.
        raw.sort_by_key(|(file, _, list)| (list.value.extends, !file.builtin));
        for (file, name, list) in raw {
            builder.add(file, name, list);
        }
        builder
    }

    fn add(&mut self, file: &'a RuleFile, name: String, list: Spanned<RawList>) {
        let at = list.referenced;
        if !is_list_name(&name) {
            let message = format!("`{name}` is no name of a list");
            let help = "use lower-case letters, digits, `-` and `_`, a letter first";
            self.problems.push(file.problem_at(&at, message, help));
            return;
        }
        if list.value.names.is_empty() {
            let help = "write at least one name under `names`, or leave the list out";
            let message = format!("list @{name} holds no names");
            self.problems.push(file.problem_at(&at, message, help));
            return;
        }
        let entries = self.entries(file, &name, list.value.names);
        match self.drafts.get_mut(&name) {
            Some(known) if list.value.extends => known.extend(file, entries),
            Some(known) if known.file.builtin == file.builtin => {
                let message = format!("list @{name} is in {} as well", known.file.path);
                let help = "write `extends: true` to put these names behind it, or give the list another name";
                self.problems.push(file.problem_at(&at, message, help));
            }
            None if list.value.extends => {
                let names = self.drafts.keys().map(String::as_str);
                let help =
                    super::instead(&name, "lists", names) + "; leave `extends` out for a new one";
                let message = format!("no list @{name} to extend");
                self.problems.push(file.problem_at(&at, message, &help));
            }
            Some(_) | None => {
                let draft = Draft {
                    about: list.value.about,
                    file,
                    files: vec![file.path.clone()],
                    entries,
                };
                self.drafts.insert(name, draft);
            }
        }
    }

    /// The names of a list in one file, each once.
    fn entries(
        &mut self,
        file: &'a RuleFile,
        list: &str,
        names: Vec<Spanned<RawListed>>,
    ) -> Vec<Entry<'a>> {
        let mut entries: Vec<Entry<'a>> = Vec::new();
        for name in names {
            let at = name.referenced;
            let own = Spelling {
                text: name.value.name,
                file,
                at,
            };
            if entries.iter().any(|entry| entry[0].text == own.text) {
                let message = format!("list @{list}: `{}` is given twice", own.text);
                let help = "leave one of them out; `aliases` holds the other spellings of a name";
                self.problems.push(file.problem_at(&at, message, help));
                continue;
            }
            let aliases = name.value.aliases.into_iter().map(|alias| Spelling {
                text: alias.value,
                file,
                at: alias.referenced,
            });
            entries.push([own].into_iter().chain(aliases).collect());
        }
        entries
    }

    /// The lists. `known` tells what a spelling stands for outside of them.
    pub(super) fn build(self, known: impl Fn(&str) -> Known) -> Built {
        let mut built = Built::default();
        for (list, draft) in self.drafts {
            let mut names = Vec::new();
            for entry in draft.entries {
                let Some(name) = entry.first().map(|own| own.text.clone()) else {
                    continue;
                };
                for Spelling { text, file, at } in &entry {
                    if let Err(message) = built.spelling(&list, &name, text, known(text)) {
                        let message = format!("list @{list}: {message}");
                        self.problems
                            .push(file.problem_at(at, message, SPELLING_HELP));
                    }
                }
                let aliases = entry.into_iter().skip(1).map(|alias| alias.text).collect();
                names.push(ListedName { name, aliases });
            }
            let whole = NameList {
                about: draft.about,
                files: draft.files,
                names,
            };
            built.lists.lists.insert(list, whole);
        }
        built
    }
}

/// What to do about a spelling that cannot stand where it does.
const SPELLING_HELP: &str = "write each spelling once, for one name, as it is printed; where it means other things too, write it in full";

/// Lists, and what of them is to be found in texts.
#[derive(Default)]
pub(super) struct Built {
    pub(super) lists: NameLists,
    /// Spellings that nothing else has, with the name each stands for.
    pub(super) own: Vec<(String, String)>,
    /// What each spelling stands for, and on which list.
    spelt: HashMap<String, (String, String)>,
}

impl Built {
    /// Takes a spelling of `name` on `list`, or tells why it cannot be one.
    fn spelling(&mut self, list: &str, name: &str, text: &str, known: Known) -> Result<(), String> {
        if !text.contains(char::is_alphanumeric) {
            return Err(format!("`{text}` is no name"));
        }
        match self.spelt.get(text) {
            Some((other, on)) if other != name => {
                return Err(format!(
                    "`{text}` is a spelling of `{other}` already, on @{on}"
                ));
            }
            Some((_, on)) if on == list => return Err(format!("`{text}` is given twice")),
            Some(_) | None => {}
        }
        let means = (name.to_owned(), list.to_owned());
        self.spelt.insert(text.to_owned(), means);
        match known {
            Known::Word => {
                return Err(format!(
                    "`{text}` is a word for an office, or for how a thing is said"
                ));
            }
            Known::As(all) => {
                for canonical in all {
                    self.lists.put(canonical, list, name);
                }
            }
            Known::No => {
                self.lists.put(name.to_owned(), list, name);
                self.own.push((text.to_owned(), name.to_owned()));
            }
        }
        Ok(())
    }
}

impl<'a> Draft<'a> {
    /// Puts `entries` behind its own; one of a name that is there already adds its spellings to that.
    fn extend(&mut self, file: &'a RuleFile, entries: Vec<Entry<'a>>) {
        self.files.push(file.path.clone());
        for entry in entries {
            let name = entry.first().map(|own| own.text.as_str());
            let known = self.entries.iter_mut();
            let mut same = known.filter(|known| known.first().map(|own| own.text.as_str()) == name);
            match same.next() {
                Some(known) => {
                    for spelling in entry {
                        if known.iter().all(|other| other.text != spelling.text) {
                            known.push(spelling);
                        }
                    }
                }
                None => self.entries.push(entry),
            }
        }
    }
}

/// Whether `name` can name a list: lower-case letters, digits, `-` and `_`, a letter first.
fn is_list_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'))
}
