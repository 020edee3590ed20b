//! `atodds rules`: list, show, test, begin and explain rules.

pub(crate) mod arguments;
mod list;
mod names;
mod new;
mod part;
mod schema;
mod show;
mod test;
mod vocabulary;
mod why;

use atodds::error::Result;
use atodds::lexicon::RuleFiles;
use atodds::report::visible;
use atodds::rule::Rule;

use self::arguments::{RulesAction, RulesCommand};
use super::args::Global;

pub(crate) fn run(command: &RulesCommand, global: &Global) -> Result<u8> {
    match &command.action {
        RulesAction::List(rules) => list::run(rules),
        RulesAction::Show { name, rules } => show::run(name, rules, global.verbose),
        RulesAction::Test(arguments) => test::run(arguments, global),
        RulesAction::New {
            kind,
            output,
            rules,
        } => new::run(kind, output.as_deref(), rules),
        RulesAction::Schema => schema::run(),
        RulesAction::Why(arguments) => why::run(arguments),
    }
}

/// Where the rule comes from: its file, and whose that is.
fn origin(rule: &Rule, files: &RuleFiles) -> String {
    let is_builtin = files
        .rules()
        .any(|(_, file)| file.builtin && file.path == rule.path);
    let whose = if is_builtin { "built-in" } else { "yours" };
    format!("{}, {whose}", visible(&rule.path))
}
