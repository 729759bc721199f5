//! Makes the site anew, shows it to the server's threads, and says on the terminal how it went.

use super::live::{Live, Snapshot};
use super::page::Overlay;
use crate::cli::Cli;
use crate::commands::{counts, print_problems};
use crate::diag::{self, Diagnostic, Format, html};
use crate::model::Memo;
use crate::pipeline::{self, Again, Built, Options};
use crate::site::Output;
use crate::source::{self, Sources};
use anyhow::{Error, Result};
use std::io::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Where builds take longer, the open pages are made and shown first.
const LONG: Duration = Duration::from_millis(50);

pub(super) struct Workshop<'c> {
    cli: &'c Cli,
    options: Options,
    live: Arc<Live>,
    memo: Memo,
    /// The site of the last build without an error.
    good: Option<Arc<Vec<Output>>>,
    /// Whether there were errors the last time.
    faulty: bool,
    /// What was printed last, which is not printed again.
    told: Vec<Diagnostic>,
    /// How long the last build took.
    last: Duration,
}

impl<'c> Workshop<'c> {
    pub(super) fn new(cli: &'c Cli, options: Options, live: Arc<Live>) -> Self {
        Workshop {
            cli,
            options,
            live,
            memo: Memo::default(),
            good: None,
            faulty: false,
            told: Vec::new(),
            last: Duration::ZERO,
        }
    }

    /// Builds what is on disk now. What is wrong with files that are being written still is not told:
    /// `is_at_rest` says whether they are as they were before they were read.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(super) fn build(&mut self, is_at_rest: &dyn Fn() -> bool) -> Result<()> {
        let begun = Instant::now();
        let sources = match source::read(&self.cli.directory) {
            Ok(sources) => sources,
            Err(error) if is_at_rest() => return self.show_unreadable(&error),
            Err(_) => return Ok(()),
        };
        let mut glimpsed = false;
        let built = self.make(&sources, &mut glimpsed);
        self.last = begun.elapsed();
        let (errors, _) = diag::count(&built.diags);
        if errors > 0 && !is_at_rest() {
            return Ok(());
        }
        self.tell(&built, &sources)?;
        let overlay = self.overlay(&built, &sources);
        self.faulty = errors > 0;
        if self.faulty {
            self.show_good(overlay, glimpsed);
            return self.say(&format!("{}: {}", self.standing(), counts(&built)));
        }
        let is_same = self.good.as_ref().is_some_and(|good| **good == built.outputs);
        let is_new = self.live.now().overlay != overlay || !glimpsed && !is_same;
        let line = format!(
            "fresh: {} files in {:.2} s: {}",
            built.outputs.len(),
            self.last.as_secs_f64(),
            counts(&built)
        );
        let files = Arc::new(built.outputs);
        self.good = Some(files.clone());
        self.live.show(Snapshot { files: Some(files), whole: true, overlay, version: 0 }, is_new);
        self.say(&line)
    }

    /// Runs the pipeline. Where that takes long, the open pages are shown as soon as they are made;
    /// `glimpsed` says whether they were, and were other than before.
    fn make(&mut self, sources: &Sources, glimpsed: &mut bool) -> Built {
        let open = if self.last < LONG { Vec::new() } else { self.live.open_pages() };
        let Workshop { live, memo, good, faulty, .. } = self;
        let show = &mut |outputs: Vec<Output>| {
            let good = good.as_deref().map(Vec::as_slice).unwrap_or_default();
            let is_same = |output: &Output| {
                good.binary_search_by(|one| one.path.cmp(&output.path)).is_ok_and(|at| good[at] == *output)
            };
            if !outputs.iter().all(is_same) {
                // Warnings stay until it is known which there are; errors are gone, or there were no glimpse.
                let overlay = if *faulty { String::new() } else { live.now().overlay.clone() };
                live.show(
                    Snapshot { files: Some(Arc::new(outputs)), whole: false, overlay, version: 0 },
                    true,
                );
                *glimpsed = true;
            }
        };
        pipeline::run_again(sources, &self.options, Again { memo, pages: &open, show })
    }

    /// Prints the problems, unless they are those that were printed last.
    fn tell(&mut self, built: &Built, sources: &Sources) -> Result<()> {
        if built.diags != self.told {
            print_problems(&built.diags, sources)?;
            self.told.clone_from(&built.diags);
        }
        Ok(())
    }

    fn overlay(&self, built: &Built, sources: &Sources) -> String {
        if built.diags.is_empty() {
            return String::new();
        }
        let (errors, _) = diag::count(&built.diags);
        let mut summary = counts(built);
        if errors > 0 {
            summary = format!("{summary}: {}", self.standing());
        }
        let problems = diag::render(&built.diags, sources, Format::Html, false);
        Overlay { summary: &summary, problems: &problems, is_open: errors > 0 }.html()
    }

    /// Shows that the project cannot be read, over the last good site.
    fn show_unreadable(&mut self, error: &Error) -> Result<()> {
        self.told.clear();
        self.faulty = true;
        let problem = format!("<pre class=\"error\">{}</pre>", html::escape(&format!("error: {error:#}")));
        let summary = self.standing();
        self.show_good(Overlay { summary, problems: &problem, is_open: true }.html(), false);
        writeln!(std::io::stderr(), "error: {error:#}")?;
        self.say(self.standing())
    }

    /// Shows the last good site with the problems over it.
    fn show_good(&self, overlay: String, glimpsed: bool) {
        let is_new = glimpsed || self.live.now().overlay != overlay;
        self.live.show(Snapshot { files: self.good.clone(), whole: true, overlay, version: 0 }, is_new);
    }

    /// What is shown while there are errors.
    fn standing(&self) -> &'static str {
        if self.good.is_some() { "the last good site is shown" } else { "nothing can be shown yet" }
    }

    fn say(&self, line: &str) -> Result<()> {
        if !self.cli.quiet {
            writeln!(std::io::stdout(), "{line}")?;
        }
        Ok(())
    }
}
