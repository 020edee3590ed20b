//! The pattern language: words and typed expressions in a row, compiled to one linear-time regex each.
//!
//! A pattern is matched against a sentence's *skeleton*: its lower-case lemmas, articles and quotation marks left out, with
//! each typed mention, and the event's own words, put as one item. In a pattern a bare word is a lemma,
//! `<length:duration>` a mention of a type captured under a name, `<party>` one that is not captured, `<@ships>` a name on a list,
//! `$giving` a word class,
//! `...` a gap of up to six items, `..2` one of up to two, `( a | b c )` a choice, and `?` after an item makes it optional.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use regex::bytes::{Regex, RegexBuilder};

use super::required::{Level, in_items};
use crate::lexicon::{NameLists, Vocabulary, instead};

/// Longest pattern in characters, longest regex once classes are put in, and deepest nesting of brackets: beyond them a pattern
/// is refused when it is read. Whatever they let through compiles to less than [`MAX_COMPILED`].
const MAX_SOURCE: usize = 600;
const MAX_REGEX: usize = 60_000;
const MAX_DEPTH: usize = 20;
/// Most bytes a compiled pattern may take.
const MAX_COMPILED: usize = 8 << 20;
const GAP: usize = 6;
/// Longest list of words that is looked for one by one: beyond it the regex is as fast.
const LONGEST_LIST: usize = 32;

/// What opens and closes a typed item in a skeleton: control characters, which no lemma holds.
pub const ITEM_OPEN: char = '\u{1}';
/// See [`ITEM_OPEN`].
pub const ITEM_CLOSE: char = '\u{2}';

/// Behind the head of the event's own words stands the event's item.
const EVENT_MARK: &str = "(?:\u{1}event:[0-9]+\u{2})?";

/// The types a mention can have in a pattern.
pub const TYPES: [&str; 13] = [
    "time", "clock", "duration", "quantity", "ordinal", "vote", "place", "party", "person",
    "agency", "unnamed", "actor", "event",
];

/// A checked pattern. Its regex is compiled when first needed.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// As written.
    pub source: String,
    /// Names of its captures with their types, or lists with their `@`, in order.
    pub captures: Vec<(String, String)>,
    /// Types every match must contain: a cheap test before the regex.
    pub required_types: BTreeSet<&'static str>,
    /// Lists of lemmas, or of lists with their `@`, of each of which every match must contain one. An item gives one, and so does a bracket whose alternatives all hold words.
    pub required_words: Vec<Vec<String>>,
    /// Whether it holds a word of negation, so that a negated verb inside a match is part of what it says.
    pub is_negative: bool,
    regex_source: String,
    regex: OnceLock<Option<Regex>>,
}

/// What is wrong with a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternError {
    /// Character offset of the offending token in the pattern.
    pub offset: usize,
    /// What was expected and what was found.
    pub message: String,
    /// The next step.
    pub help: String,
}

impl Pattern {
    /// Compiles `source`.
    ///
    /// # Errors
    /// Unknown types, classes or lists, unbalanced brackets, a pattern that is too large or can match nothing.
    pub fn parse(source: &str, vocabulary: Vocabulary<'_>) -> Result<Self, PatternError> {
        let mut parser = Parser {
            vocabulary,
            regex: String::new(),
            captures: Vec::new(),
            whole: Level::default(),
            brackets: Vec::new(),
            types: BTreeSet::new(),
        };
        if source.chars().count() > MAX_SOURCE {
            return Err(error(
                0,
                format!("pattern is longer than {MAX_SOURCE} characters"),
                "split it into several",
            ));
        }
        for (offset, token) in tokens(source) {
            parser.token(offset, token)?;
        }
        if let Some((offset, _)) = parser.brackets.last() {
            return Err(error(*offset, "bracket is not closed".into(), "add `)`"));
        }
        if !parser.whole.is_needed() {
            return Err(error(
                0,
                "pattern can match nothing at all".into(),
                "write words and `<types>` in a row, of which one at least has no `?`",
            ));
        }
        if parser.regex.len() > MAX_REGEX {
            return Err(error(
                0,
                "pattern is too large once its classes are put in".into(),
                "use smaller classes",
            ));
        }
        Ok(Self {
            source: source.to_owned(),
            captures: parser.captures,
            required_types: parser.types,
            required_words: parser.whole.lists,
            is_negative: tokens(source)
                .iter()
                .any(|(_, token)| matches!(*token, "no" | "not" | "never" | "n't")),
            regex_source: format!("(?:^| ){}", parser.regex),
            regex: OnceLock::new(),
        })
    }

    /// Whether a text may match as far as its words tell: a test that spares most patterns the regex.
    pub fn may_match(&self, stands: impl Fn(&str) -> bool) -> bool {
        let lists = self.required_words.iter();
        lists
            .filter(|list| list.len() <= LONGEST_LIST)
            .all(|list| list.iter().any(|word| stands(word)))
    }

    /// The compiled regex over a skeleton. There is one for every pattern that could be read.
    pub fn regex(&self) -> Option<&Regex> {
        // Bytes, without Unicode classes: the same matches on a skeleton, from an automaton a tenth of the size.
        self.regex
            .get_or_init(|| {
                RegexBuilder::new(&self.regex_source)
                    .unicode(false)
                    .size_limit(MAX_COMPILED)
                    .build()
                    .ok()
            })
            .as_ref()
    }
}

/// What an item asks for.
#[derive(Debug)]
enum Fixed {
    Type(&'static str),
    Words(Vec<String>),
}

struct Parser<'a> {
    vocabulary: Vocabulary<'a>,
    regex: String,
    captures: Vec<(String, String)>,
    whole: Level,
    /// Brackets that are open, each with its offset.
    brackets: Vec<(usize, Level)>,
    /// Types of items outside of brackets that no `?` makes optional.
    types: BTreeSet<&'static str>,
}

impl Parser<'_> {
    fn token(&mut self, offset: usize, token: &str) -> Result<(), PatternError> {
        match token {
            "(" => {
                if self.brackets.len() == MAX_DEPTH {
                    return Err(error(
                        offset,
                        format!("brackets are nested more than {MAX_DEPTH} deep"),
                        "split the pattern into several",
                    ));
                }
                self.brackets.push((offset, Level::default()));
                self.regex.push_str("(?:");
            }
            "|" if self.brackets.is_empty() => {
                return Err(error(
                    offset,
                    "`|` stands outside of brackets".into(),
                    "write `( a | b )`, or two patterns",
                ));
            }
            "|" => {
                let level = self.level();
                level.has_empty |= !level.is_filled;
                level.is_filled = false;
                level.end_alternative();
                self.regex.push('|');
            }
            ")" | ")?" => {
                let (_, closed) = self.brackets.pop().ok_or_else(|| {
                    error(
                        offset,
                        "`)` without `(`".into(),
                        "remove it, or open a bracket before",
                    )
                })?;
                if closed.is_needed() && token == ")" {
                    let level = self.level();
                    level.is_filled = true;
                    level.lists.extend(closed.into_words());
                }
                self.regex.push_str(token);
            }
            "..." => self.gap(GAP),
            _ if token.starts_with("..") => {
                let most = token[2..]
                    .parse()
                    .ok()
                    .filter(|n| *n <= 12)
                    .ok_or_else(|| {
                        error(
                            offset,
                            format!("`{token}` is no gap"),
                            "write `...`, or `..N` with N from 1 to 12",
                        )
                    })?;
                self.gap(most);
            }
            _ => self.item(offset, token)?,
        }
        Ok(())
    }

    fn level(&mut self) -> &mut Level {
        match self.brackets.last_mut() {
            Some((_, level)) => level,
            None => &mut self.whole,
        }
    }

    fn gap(&mut self, most: usize) {
        self.regex.push_str(&format!("(?:[^ ;]+ ){{0,{most}}}?"));
    }

    fn item(&mut self, offset: usize, token: &str) -> Result<(), PatternError> {
        let (body, optional) = token
            .strip_suffix('?')
            .map_or((token, false), |body| (body, true));
        let (regex, fixed) = if let Some(inner) = body.strip_prefix('<') {
            self.typed(offset, inner)?
        } else if let Some(name) = body.strip_prefix('$') {
            let classes = self.vocabulary.classes;
            let words = classes.get(name).ok_or_else(|| {
                error(
                    offset,
                    format!("no word class `${name}`"),
                    &instead(name, "classes", classes.names()),
                )
            })?;
            (choice(words), Fixed::Words(words.to_vec()))
        } else if !body.is_empty()
            && body
                .chars()
                .all(|c| c.is_lowercase() || c.is_numeric() || matches!(c, '\'' | '-' | ',' | '%'))
        {
            (word(body), Fixed::Words(vec![body.to_owned()]))
        } else {
            return Err(error(
                offset,
                format!(
                    "`{body}` is neither a lower-case lemma, nor `<type>`, `$class`, `...`, a bracket"
                ),
                "patterns match lemmas: write `give`, not `Gave`",
            ));
        };
        if optional {
            self.regex.push_str(&format!("(?:{regex})?"));
        } else {
            self.regex.push_str(&regex);
            self.level().is_filled = true;
            match fixed {
                Fixed::Words(words) => self.level().lists.push(in_items(words)),
                Fixed::Type(kind) if self.brackets.is_empty() => {
                    self.types.insert(kind);
                }
                Fixed::Type(_) => {}
            }
        }
        Ok(())
    }

    fn typed(&mut self, offset: usize, inner: &str) -> Result<(String, Fixed), PatternError> {
        let inner = inner.strip_suffix('>').ok_or_else(|| {
            error(
                offset,
                "`<` without `>`".into(),
                "write `<type>` or `<name:type>`",
            )
        })?;
        let (name, kind) = inner
            .split_once(':')
            .map_or((None, inner), |(name, kind)| (Some(name), kind));
        let (item, fixed) = if kind.starts_with(NameLists::MARK) {
            self.listed(offset, kind)?
        } else {
            of_type(offset, kind)?
        };
        let regex = match name {
            None => item,
            Some(name) if self.captures.iter().any(|(n, _)| n == name) => {
                return Err(error(
                    offset,
                    format!("`{name}` is captured twice"),
                    "name each capture once",
                ));
            }
            Some(name)
                if !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_') =>
            {
                self.captures.push((name.to_owned(), kind.to_owned()));
                format!("(?P<{name}>{item})")
            }
            Some(name) => {
                return Err(error(
                    offset,
                    format!("`{name}` is no name"),
                    "use lower-case letters and `_`",
                ));
            }
        };
        Ok((regex, fixed))
    }

    /// A name on `list`, which has its `@`.
    fn listed(&self, offset: usize, list: &str) -> Result<(String, Fixed), PatternError> {
        let lists = self.vocabulary.lists;
        let name = list.trim_start_matches(NameLists::MARK);
        if lists.get(name).is_none() {
            return Err(error(
                offset,
                format!("no list of names `{list}`"),
                &instead(name, "lists", lists.names()),
            ));
        }
        // The lists that hold a name stand in front of its item in a row.
        let others = format!("(?:{}[^ {ITEM_OPEN}]*)?", NameLists::MARK);
        let item = format!(
            "[^ {ITEM_OPEN}]*{}{others}{ITEM_OPEN}[a-z,]*:[0-9]+{ITEM_CLOSE} ",
            regex::escape(list)
        );
        Ok((item, Fixed::Words(vec![list.to_owned()])))
    }
}

/// A mention of type `kind`.
fn of_type(offset: usize, kind: &str) -> Result<(String, Fixed), PatternError> {
    let kind = TYPES.iter().find(|t| **t == kind).ok_or_else(|| {
        error(
            offset,
            format!("no type `{kind}`"),
            &instead(kind, "types", TYPES),
        )
    })?;
    let item = format!("[^ {ITEM_OPEN}]*{ITEM_OPEN}[a-z,]*{kind}[a-z,]*:[0-9]+{ITEM_CLOSE} ");
    Ok((item, Fixed::Type(kind)))
}

/// A lemma, also where it is the head of the event's own words: `talk‹event:0› `.
fn word(lemma: &str) -> String {
    format!("{}{EVENT_MARK} ", regex::escape(lemma))
}

fn choice(words: &[String]) -> String {
    let all: Vec<String> = words.iter().map(|w| regex::escape(w)).collect();
    format!("(?:{}){EVENT_MARK} ", all.join("|"))
}

/// White-space separated tokens with their character offsets; brackets and `|` stand alone.
pub(super) fn tokens(source: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start: Option<(usize, usize)> = None;
    let mut previous_closes = false;
    for (chars, (byte, c)) in source.char_indices().enumerate() {
        let single = matches!(c, '(' | ')' | '|') || c.is_whitespace();
        if single && let Some((at, from)) = start.take() {
            found.push((at, &source[from..byte]));
        }
        if c == '?' && previous_closes {
            if let Some(last) = found.last_mut() {
                *last = (last.0, &source[byte - 1..=byte]);
            }
        } else if matches!(c, '(' | ')' | '|') {
            found.push((chars, &source[byte..byte + c.len_utf8()]));
        } else if !c.is_whitespace() && start.is_none() {
            start = Some((chars, byte));
        }
        previous_closes = c == ')';
    }
    if let Some((at, from)) = start {
        found.push((at, &source[from..]));
    }
    found
}

fn error(offset: usize, message: String, help: &str) -> PatternError {
    PatternError {
        offset,
        message,
        help: help.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::WordClasses;

    fn parse(source: &str, classes: &WordClasses) -> Result<Pattern, PatternError> {
        let lists = NameLists::of_names("ships", &["Alder Star"]);
        let lists = &lists;
        Pattern::parse(source, Vocabulary { classes, lists })
    }

    fn matches(pattern: &str, skeleton: &str) -> bool {
        let pattern = parse(pattern, &WordClasses::default()).expect("pattern is valid");
        pattern
            .regex()
            .expect("compiles")
            .is_match(skeleton.as_bytes())
    }

    #[test]
    fn items_gaps_and_choices() {
        assert!(matches(
            "give <party> <length:duration>",
            "trump give \u{1}party:1\u{2} \u{1}time,duration:2\u{2} to end "
        ));
        assert!(matches(
            "no ( date | day )? ..2 agree",
            "there be no day yet agree "
        ));
        assert!(!matches(
            "no ( date | day ) ..1 agree",
            "there be no day be yet agree "
        ));
        assert!(!matches("give", "forgive "));
    }

    #[test]
    fn a_name_matches_by_each_list_that_holds_it() {
        let skeleton = "@cargo@ships\u{1}listed:0\u{2} sink ";
        assert!(matches("<@ships> sink", skeleton));
        assert!(matches(
            "<ship:@ships> sink",
            &skeleton.replace("@cargo@ships", "@ships@cargo")
        ));
        assert!(!matches(
            "<@ships> sink",
            &skeleton.replace("ships", "ships-old")
        ));
        assert!(!matches("<@ships> sink", "@ships sink "));
    }

    #[test]
    fn mistakes_have_a_place() {
        let wrong = |source| parse(source, &WordClasses::default()).expect_err("is wrong");
        assert_eq!(wrong("give <partie>").offset, 5);
        assert_eq!(wrong("give $nothing").offset, 5);
        assert_eq!(wrong("give <@shps>").offset, 5);
        assert_eq!(
            wrong("give <@shps>").help,
            "did you mean `ships`? lists are ships"
        );
        assert_eq!(wrong("a ( give").offset, 2);
        assert_eq!(wrong("give )").offset, 5);
        assert_eq!(wrong("give | take").offset, 5);
        assert_eq!(wrong("give ?").offset, 5);
        assert_eq!(wrong("Give").offset, 0);
        assert_eq!(wrong("give .. now").offset, 5);
        assert_eq!(wrong("").offset, 0);
        assert_eq!(
            wrong("give <partie>").help.split('?').next(),
            Some("did you mean `party`")
        );
    }

    #[test]
    fn every_match_holds_one_word_of_each_list() {
        let classes = WordClasses::of("giving", vec!["give".to_owned(), "hand over".to_owned()]);
        let lists = |source| {
            parse(source, &classes)
                .expect("pattern is valid")
                .required_words
        };
        assert_eq!(lists("$giving ..2 <party>"), [["give", "hand"]]);
        assert_eq!(
            lists("( take up | lend <party> back ) it?"),
            [["take", "lend"]]
        );
        assert_eq!(lists("( <party> | side ) ( a ( b | c ) )?"), [[""; 0]; 0]);
        assert_eq!(
            lists("( a | ( b | c ) d? ) e"),
            [&["a", "b", "c"][..], &["e"]]
        );
    }

    #[test]
    fn what_can_match_nothing_is_refused() {
        let parse = |source| parse(source, &WordClasses::default());
        for source in [
            "a?",
            "...",
            "( a )?",
            "( a | b? ) c?",
            "( a | )",
            "( | a )",
            "()",
            "( ( a )? | b )",
        ] {
            let message = parse(source).map_err(|error| error.message);
            assert_eq!(
                message.err().as_deref(),
                Some("pattern can match nothing at all"),
                "{source}"
            );
        }
        for source in ["a b?", "( a | b )", "( a? b | c ) ...", "( ( a | b ) | c )"] {
            assert!(parse(source).is_ok(), "{source}");
        }
    }

    #[test]
    fn size_is_bounded_before_anything_is_compiled() {
        let message = |source: &str, classes: &WordClasses| {
            parse(source, classes).expect_err("is too large").message
        };
        let none = WordClasses::default();
        let choice = vec!["word"; 10_000].join(" | ");
        assert_eq!(
            message(&format!("( {choice} )"), &none),
            "pattern is longer than 600 characters"
        );
        let deep = format!("{}a{}", "(".repeat(290), ")".repeat(290));
        assert_eq!(
            message(&deep, &none),
            "brackets are nested more than 20 deep"
        );
        let words = (0..10_000).map(|n| format!("word{n}")).collect();
        let classes = WordClasses::of("many", words);
        assert_eq!(
            message("give $many", &classes),
            "pattern is too large once its classes are put in"
        );
    }

    #[test]
    fn the_largest_patterns_compile() {
        let words = |count: usize| {
            WordClasses::of("many", (0..count).map(|n| format!("wort{n:05}")).collect())
        };
        let gaps = "a ..12 ".repeat(85);
        let nested = format!(
            "x {}{}",
            "( $many ..12 ".repeat(MAX_DEPTH),
            ")? ".repeat(MAX_DEPTH)
        );
        let typed = "<actor> ..12 ".repeat(46);
        for (source, classes) in [
            (gaps.as_str(), words(0)),
            (nested.as_str(), words(290)),
            ("a $many", words(5_900)),
            (typed.as_str(), words(0)),
        ] {
            let pattern = parse(source, &classes).expect("is within the limits");
            assert!(pattern.regex().is_some(), "{source}");
        }
    }
}
