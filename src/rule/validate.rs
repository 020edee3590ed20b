//! Raw rules into validated ones: every mistake gets its file, line, column, what was expected, and a help line.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Derivation, Frame, Identity, Op, PatternRule, Rule, Slot, Take, Trigger};
use super::parts::{capture_fits, is_kind, operand, slots};
use super::pattern::Pattern;
use super::raw::{RawDerivation, RawFrame, RawPattern, RawRule, RawTrigger};
use crate::error::RuleProblem;
use crate::lexicon::{NameLists, RuleFile, Spanned, Vocabulary, instead, read_yaml};
use crate::value::{Status, Value, ValueType};

/// Reads and checks one file; what is wrong is added to `problems`. `None` when the file cannot be read at all.
pub(super) fn read(
    file: &RuleFile,
    vocabulary: Vocabulary<'_>,
    problems: &mut Vec<RuleProblem>,
) -> Option<Rule> {
    match read_yaml::<RawRule>(file) {
        Err(problem) => {
            problems.push(problem);
            None
        }
        Ok(raw) => Some(
            Checker {
                file,
                vocabulary,
                problems,
                kind: raw.kind.value.clone(),
            }
            .rule(raw),
        ),
    }
}

pub(super) struct Checker<'a> {
    file: &'a RuleFile,
    pub(super) vocabulary: Vocabulary<'a>,
    problems: &'a mut Vec<RuleProblem>,
    kind: String,
}

impl Checker<'_> {
    fn rule(mut self, raw: RawRule) -> Rule {
        self.kind_name(&raw.kind);
        let lists = self.vocabulary.lists;
        let slots = slots(raw.slots, lists, &mut |at, message, help| {
            self.wrong(at, message, help)
        });
        let day = raw.identity.day.map(|slot| {
            self.slot(&slot, &slots);
            slot.value
        });
        let named_by = raw
            .identity
            .named_by
            .map(|slot| self.text_slot(slot, &slots));
        let place = raw.identity.place.map(|slot| {
            self.slot(&slot, &slots);
            slot.value
        });
        let mut ids = BTreeSet::new();
        let frames = raw
            .frames
            .into_iter()
            .map(|f| self.frame(f, &slots, &mut ids))
            .collect();
        let patterns: Vec<PatternRule> = raw
            .patterns
            .into_iter()
            .map(|p| self.pattern(p, &slots, &mut ids))
            .collect();
        let derivations = raw
            .derive
            .into_iter()
            .filter_map(|d| self.derivation(d, &slots, &mut ids))
            .collect();
        let scopes = self.scopes(raw.scopes);
        let examples = raw
            .examples
            .into_iter()
            .map(|e| self.example(e, &slots))
            .collect();
        Rule {
            trigger: self.trigger(raw.event),
            kind: raw.kind.value,
            label: raw.label,
            about: raw.about,
            why: raw.why,
            source: raw.source,
            path: self.file.path.clone(),
            identity: Identity {
                window_days: raw.identity.window_days,
                parties: raw.identity.parties,
                series: raw.identity.series,
                topic_parties: raw.identity.topic_parties,
                series_days: raw.identity.series_days,
                day,
                named_by,
                place,
                names: raw.identity.names,
                past: raw.identity.past,
                period: raw.identity.period,
            },
            slots,
            frames,
            patterns,
            derivations,
            scopes,
            examples,
        }
    }

    pub(super) fn wrong<T>(&mut self, at: &Spanned<T>, message: impl Into<String>, help: &str) {
        let message = format!("rule {}: {}", self.kind, message.into());
        self.problems
            .push(self.file.problem_at(&at.referenced, message, help));
    }

    fn kind_name(&mut self, kind: &Spanned<String>) {
        if !is_kind(&kind.value) {
            self.wrong(
                kind,
                format!("`{}` is no kind", kind.value),
                "use lower-case letters, digits, `-` and `_`",
            );
        }
    }

    fn id(&mut self, id: &Spanned<String>, ids: &mut BTreeSet<String>) -> String {
        if !id
            .value
            .strip_prefix(&self.kind)
            .is_some_and(|rest| rest.starts_with('/') && rest.len() > 1)
        {
            let help = format!("write `{}/what-it-matches`", self.kind);
            self.wrong(
                id,
                format!("id `{}` is not under its kind", id.value),
                &help,
            );
        }
        if !ids.insert(id.value.clone()) {
            self.wrong(
                id,
                format!("id `{}` is given twice", id.value),
                "give each frame, pattern and derivation its own",
            );
        }
        id.value.clone()
    }

    pub(super) fn slot(
        &mut self,
        name: &Spanned<String>,
        slots: &BTreeMap<String, Slot>,
    ) -> Option<ValueType> {
        if let Some(slot) = slots.get(&name.value) {
            return Some(slot.value_type);
        }
        let known = slots.keys().map(String::as_str);
        let help = instead(&name.value, "slots of this rule", known);
        self.wrong(name, format!("no slot `{}`", name.value), &help);
        None
    }

    /// Lemmas, with classes (`$name`) put in.
    pub(super) fn words(&mut self, raw: Vec<Spanned<String>>) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for word in raw {
            if let Some(name) = word.value.strip_prefix('$') {
                let classes = self.vocabulary.classes;
                match classes.get(name) {
                    Some(words) => found.extend(words.iter().cloned()),
                    None => {
                        let help = instead(name, "classes", classes.names());
                        self.wrong(&word, format!("no word class `${name}`"), &help);
                    }
                }
            } else if word.value.starts_with(NameLists::MARK) {
                self.is_no_word(&word);
            } else if word.value.is_empty() || word.value != word.value.to_lowercase() {
                self.wrong(
                    &word,
                    format!("`{}` is no lower-case lemma", word.value),
                    "write the dictionary form in lower case",
                );
            } else {
                found.insert(word.value);
            }
        }
        found
    }

    fn trigger(&mut self, mut raw: RawTrigger) -> Trigger {
        let names = self.lists(&mut raw.actors);
        let mut actors = self.words(raw.actors);
        actors.extend(names);
        Trigger {
            nouns: self.words(raw.nouns),
            loose_nouns: self.words(raw.loose_nouns),
            verbs: self.words(raw.verbs),
            actors,
            holding: self.words(raw.holding),
            happening: self.words(raw.happening),
            proposing: self.words(raw.proposing),
            fixing: self.words(raw.fixing),
            moving: self.words(raw.moving),
            rank: self.words(raw.rank),
            never_with: self.words(raw.never_with),
            not_beside: self.words(raw.not_beside),
            never_under: self.words(raw.never_under),
            earlier: self.words(raw.earlier),
            current: self.words(raw.current),
        }
    }

    fn frame(
        &mut self,
        mut raw: RawFrame,
        slots: &BTreeMap<String, Slot>,
        ids: &mut BTreeSet<String>,
    ) -> Frame {
        let id = self.id(&raw.id, ids);
        let number = self.number_frame(&mut raw);
        let expected = match raw.take {
            Take::Time | Take::Clock => ValueType::Time,
            Take::Duration => ValueType::Duration,
            Take::Place => ValueType::Place,
            Take::Name => ValueType::Text,
            Take::Ordinal => ValueType::Ordinal,
            Take::Count | Take::Number | Take::Age => ValueType::Quantity,
        };
        let money = |found| raw.take == Take::Number && found == ValueType::Money;
        if let Some(found) = self.slot(&raw.slot, slots)
            && found != expected
            && !money(found)
        {
            let message = format!(
                "frame {id} takes a {expected:?}, slot `{}` holds a {found:?}",
                raw.slot.value
            );
            self.wrong(
                &raw.slot,
                message.to_lowercase(),
                "change `take`, or the slot's `type`",
            );
        }
        self.takes_names(&raw, slots);
        let implies = raw.implies.and_then(|implied| {
            self.slot(&implied.slot, slots)?;
            Some((implied.slot.value.clone(), self.status(&implied.value)?))
        });
        Frame {
            id,
            slot: raw.slot.value,
            which: raw.of,
            take: raw.take,
            prepositions: raw.prepositions.into_iter().collect(),
            verbs: self.words(raw.verbs),
            implies,
            number,
            why: raw.why,
        }
    }

    fn status(&mut self, word: &Spanned<String>) -> Option<Status> {
        let status = Status::from_word(&word.value);
        if status.is_none() {
            let help = instead(&word.value, "statuses", Status::ALL.map(Status::as_str));
            self.wrong(word, format!("`{}` is no status", word.value), &help);
        }
        status
    }

    fn pattern(
        &mut self,
        raw: RawPattern,
        slots: &BTreeMap<String, Slot>,
        ids: &mut BTreeSet<String>,
    ) -> PatternRule {
        let id = self.id(&raw.id, ids);
        let mut set = BTreeMap::new();
        for (name, value) in &raw.set {
            match slots.get(name) {
                Some(slot) if slot.value_type == ValueType::Status => {
                    let status = self.status(value);
                    set.extend(status.map(|status| (name.clone(), Value::Status(status))));
                }
                Some(slot) if self.can_hold(slot, &value.value) => {
                    set.insert(name.clone(), Value::Text(value.value.clone()));
                }
                Some(slot) if slot.value_type == ValueType::Text => {
                    let known = slot.values.iter().map(String::as_str);
                    let help = instead(&value.value, "its `values`", known);
                    let message =
                        format!("`{}` is none of the values of slot `{name}`", value.value);
                    self.wrong(value, message, &help);
                }
                _ => {
                    let types = [ValueType::Status, ValueType::Text];
                    let known = slots.values().filter(|s| types.contains(&s.value_type));
                    let names = known.map(|slot| slot.name.as_str());
                    let help = instead(name, "slots of type status or text", names);
                    let message = format!(
                        "pattern {id} sets `{name}`, which is no slot of type status or text"
                    );
                    self.wrong(value, message, &help);
                }
            }
        }
        let entry_time = raw.entry_time.map(|slot| {
            self.slot(&slot, slots);
            slot.value
        });
        let gives = !set.is_empty() || entry_time.is_some();
        let never_with = self.words(raw.never_with);
        let mut patterns = Vec::new();
        for source in &raw.patterns {
            match Pattern::parse(&source.value, self.vocabulary) {
                Ok(pattern) => {
                    self.captures(&id, source, &pattern, slots, !gives);
                    patterns.push(pattern);
                }
                Err(error) => {
                    let message = format!("rule {}: pattern {id}: {}", self.kind, error.message);
                    let place = &source.referenced;
                    let problem =
                        self.file
                            .problem_inside(place, error.offset, message, &error.help);
                    self.problems.push(problem);
                }
            }
        }
        PatternRule {
            id,
            patterns,
            which: raw.of,
            set,
            entry_time,
            never_with,
            certainty: raw.certainty,
            alone: raw.alone,
            replaced: raw.replaced,
            why: raw.why,
        }
    }

    fn captures(
        &mut self,
        id: &str,
        source: &Spanned<String>,
        pattern: &Pattern,
        slots: &BTreeMap<String, Slot>,
        needs_one: bool,
    ) {
        let mut fills = false;
        for (name, kind) in &pattern.captures {
            if matches!(name.as_str(), "from" | "to" | "who") {
                continue;
            }
            fills = true;
            let fits = slots.get(name).is_some_and(|slot| capture_fits(kind, slot));
            if !fits {
                let message = format!(
                    "pattern {id} captures `{name}` as {kind}, which no slot of that name and type takes"
                );
                let fitting = slots.values().filter(|s| capture_fits(kind, s));
                let roles = ["from", "to", "who"];
                let names = fitting.map(|slot| slot.name.as_str()).chain(roles);
                let help = instead(name, "the names it can have", names);
                self.wrong(source, message, &help);
            }
        }
        if needs_one && !fills {
            self.wrong(
                source,
                format!("pattern {id} captures no slot and sets none"),
                "write `<slot:type>`, or `set:`",
            );
        }
    }

    fn derivation(
        &mut self,
        raw: RawDerivation,
        slots: &BTreeMap<String, Slot>,
        ids: &mut BTreeSet<String>,
    ) -> Option<Derivation> {
        let id = self.id(&raw.id, ids);
        self.slot(&raw.slot, slots)?;
        let parts: Vec<&str> = raw.from.value.split_whitespace().collect();
        let parsed = match parts.as_slice() {
            [left, op @ ("+" | "-"), right] => operand(left, slots)
                .zip(operand(right, slots))
                .map(|(left, right)| (left, if *op == "+" { Op::Plus } else { Op::Minus }, right)),
            _ => None,
        };
        let Some((left, op, right)) = parsed else {
            let help = "write `A + B` or `A - B`, each a slot, `last SLOT` written `last:SLOT`, `reference`, or a number";
            self.wrong(
                &raw.from,
                format!("`{}` is no derivation", raw.from.value),
                help,
            );
            return None;
        };
        Some(Derivation {
            id,
            target: raw.slot.value,
            left,
            op,
            right,
            why: raw.why,
        })
    }
}
