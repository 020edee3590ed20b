//! A progress bar for readings that take a while, on a terminal.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use atodds::ingest::{Input, Watch};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::{Global, Progress};

/// A reading shorter than this shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// What is shown while inputs are read; gone when it is dropped.
pub(crate) struct Bar {
    bar: ProgressBar,
    begun: Instant,
    documents: AtomicUsize,
}

impl Bar {
    /// A bar for the reading of `inputs`, not yet shown. Standard error that is no terminal gets none.
    pub(crate) fn new(inputs: &[Input], global: &Global) -> Option<Self> {
        let wanted = match global.progress {
            Progress::Auto => !global.quiet,
            Progress::Never => false,
        };
        wanted.then(|| {
            let sizes = inputs.iter().map(|input| input.size);
            let bar = match sizes.sum() {
                Some(total) => ProgressBar::new(total)
                    .with_style(style("{bar:30} {bytes}/{total_bytes}, {msg}, {eta} left")),
                None => ProgressBar::no_length().with_style(style("{spinner} {bytes}, {msg}")),
            };
            bar.set_draw_target(ProgressDrawTarget::hidden());
            Self {
                bar,
                begun: Instant::now(),
                documents: AtomicUsize::new(0),
            }
        })
    }
}

/// The template's own, where `template` could not be read.
fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

impl Watch for Bar {
    fn advance(&self, bytes: usize, documents: usize) {
        if self.bar.is_hidden() && self.begun.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        let read = self.documents.fetch_add(documents, Ordering::Relaxed) + documents;
        self.bar.set_message(format!("{read} articles"));
        self.bar.inc(bytes as u64);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
