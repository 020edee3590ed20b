//! Lists of names, for `atodds rules list` and `atodds rules show @ships`.

use atodds::engine::Engine;
use atodds::error::{Error, Result};
use atodds::lexicon::{ListedName, NameList, NameLists, instead};
use atodds::report::{table, visible, words};
use colored::Colorize;

use crate::cli::listing::painted;

/// The lists there are, a line each; empty where there are none.
pub(super) fn overview(lists: &NameLists) -> String {
    let all = lists
        .names()
        .filter_map(|name| Some((name, lists.get(name)?)));
    let rows: Vec<_> = all
        .map(|(name, list)| {
            [
                format!("{}{name}", NameLists::MARK),
                list.names.len().to_string(),
                list.files.join(", "),
                list.about.clone(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let heading = ["list", "names", "file", "what its names are"];
    format!("\n{}", painted(table::columns(heading, &rows)))
}

/// One list, which is named with its `@`: what it is, and each name with its other spellings.
///
/// # Errors
/// Where there is none of that name.
pub(super) fn shown(name: &str, engine: &Engine) -> Result<String> {
    let lists = engine.lists();
    let bare = name.trim_start_matches(NameLists::MARK);
    let list = lists.get(bare).ok_or_else(|| {
        Error::usage(
            format!("no list of names `{name}`"),
            instead(bare, "lists", lists.names()),
        )
    })?;
    Ok(told(name, list))
}

fn told(name: &str, list: &NameList) -> String {
    let mut out = format!(
        "{}: {}\n",
        visible(name).bold(),
        words::count(list.names.len(), "name")
    );
    if !list.about.is_empty() {
        out.push_str(&format!("{}\n", visible(&list.about)));
    }
    for ListedName { name, aliases } in &list.names {
        let aliases: Vec<_> = aliases.iter().map(|alias| visible(alias)).collect();
        let also = if aliases.is_empty() {
            String::new()
        } else {
            format!(" ({})", aliases.join("; "))
        };
        out.push_str(&format!("  {}{also}\n", visible(name)));
    }
    let files: Vec<_> = list.files.iter().map(|file| visible(file)).collect();
    out.push_str(&format!("\nfile: {}\n", files.join(", ")));
    out
}
