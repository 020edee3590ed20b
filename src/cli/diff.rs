//! `atodds diff`.

use atodds::detect::Severity;
use atodds::engine::Engine;
use atodds::error::Result;
use atodds::lexicon::RuleFiles;
use atodds::report::terminal::{self, View};
use atodds::report::{Diff, Excerpts, Style, json};

use super::args::{DiffCommand, Global, ReportFormat};
use super::{CLEAN, FINDINGS, check, inputs, output};

pub(crate) fn run(command: &DiffCommand, global: &Global, style: Style) -> Result<u8> {
    let read = |path| {
        let (name, text) = inputs::text(path)?;
        json::read(&name, &text)
    };
    let (old, new) = (read(&command.old)?, read(&command.new)?);
    let diff = Diff::between(&old, &new);
    output::print(&match command.format {
        ReportFormat::Json => json::pretty(&diff),
        ReportFormat::Terminal => {
            let excerpts = Excerpts::none();
            let engine = Engine::new(&RuleFiles::builtin())?;
            let view = View {
                excerpts: &excerpts,
                labels: &engine.labels(),
                style,
                detail: check::detail(global),
            };
            terminal::write_diff(&diff, &old, &new, &view)
        }
    })?;
    let worse = diff.has_new_conflict(Severity::Warning);
    Ok(if worse { FINDINGS } else { CLEAN })
}
