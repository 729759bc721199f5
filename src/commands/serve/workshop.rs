//! Makes the site anew, shows it to the server's threads, and says on the terminal how it went.

use super::live::{Live, Snapshot};
use super::page::Overlay;
use super::watch::Since;
use crate::cli::Cli;
use crate::commands::{counts, print_problems};
use crate::diag::{self, Diagnostic, Files, Format, Severity, Span, html};
use crate::model::Memo;
use crate::pipeline::{self, Again, Built, Options};
use crate::site::Output;
use crate::source::{self, Sources};
use anyhow::{Error, Result};
use std::io::Write;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// Where builds take longer, the open pages are made and shown first.
const LONG: Duration = Duration::from_millis(50);

/// How long the browser then has the processor to itself, to draw what it was shown.
const ROOM: Duration = Duration::from_millis(50);

/// A build is given up for a newer one, but not again and again for longer than this.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

pub(super) struct Workshop<'c> {
    cli: &'c Cli,
    options: Options,
    live: Arc<Live>,
    memo: Memo,
    /// The site of the last build without an error.
    good: Option<Arc<Vec<Output>>>,
    /// Whether there were errors the last time.
    faulty: bool,
    /// Whether pages are shown that are of no whole build.
    ahead: bool,
    /// Since when builds have been given up.
    given_up: Option<Instant>,
    /// What was printed last, which is not printed again.
    told: Vec<Told>,
    /// How long the last build took.
    last: Duration,
}

/// What makes a problem another than those that were printed.
#[derive(PartialEq, Eq)]
struct Told {
    message: String,
    path: Option<String>,
    /// Of an error alone.
    span: Option<Span>,
}

impl Told {
    fn of(problem: &Diagnostic, sources: &Sources) -> Self {
        let path = problem.span.map(|span| sources.path(span.file).to_owned());
        let span = problem.span.filter(|_| problem.severity == Severity::Error);
        Told { message: problem.message.clone(), path, span }
    }
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
            ahead: false,
            given_up: None,
            told: Vec::new(),
            last: Duration::ZERO,
        }
    }

    /// Builds what is on disk now. What is wrong with files that are being written still is not told,
    /// and a build that something newer overtakes is given up: `since` says what has changed since
    /// before the files were read.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(super) fn build(&mut self, since: &Since<'_>) -> Result<()> {
        let begun = Instant::now();
        let sources = match source::read(&self.cli.directory) {
            Ok(sources) => sources,
            Err(error) if since.is_same() => return self.show_unreadable(&error),
            Err(_) => return Ok(()),
        };
        let was_ahead = self.ahead;
        let (built, glimpsed) = self.make(&sources, since);
        self.ahead |= glimpsed;
        let Some(built) = built else {
            self.given_up.get_or_insert(begun);
            return Ok(());
        };
        self.given_up = None;
        self.last = begun.elapsed();
        let (errors, _) = diag::count(&built.diags);
        if errors > 0 && !since.is_same() {
            return Ok(());
        }
        self.tell(&built, &sources)?;
        let overlay = self.overlay(&built, &sources);
        self.faulty = errors > 0;
        if self.faulty {
            self.show_good(overlay);
            return self.say(&format!("{}: {}", self.standing(), counts(&built)));
        }
        let is_as_good = || self.good.as_ref().is_some_and(|good| **good == built.outputs);
        let is_shown = glimpsed || !was_ahead && is_as_good();
        let is_new = self.live.now().overlay != overlay || !is_shown;
        let line = format!(
            "fresh: {} files in {:.2} s: {}",
            built.outputs.len(),
            self.last.as_secs_f64(),
            counts(&built)
        );
        let files = Arc::new(built.outputs);
        self.good = Some(files.clone());
        self.ahead = false;
        self.live.show(Snapshot { files: Some(files), whole: true, overlay, version: 0 }, is_new);
        self.say(&line)
    }
    /// Runs the pipeline, and gives nothing if that is given up. Where it takes long, the open pages are
    /// shown as soon as they are made; the second value says whether they were, and are not as before.
    fn make(&mut self, sources: &Sources, since: &Since<'_>) -> (Option<Built>, bool) {
        let pages = if self.last < LONG { Vec::new() } else { self.live.open_pages() };
        let is_patient = self.given_up.is_none_or(|first| first.elapsed() < LONGEST_WAIT);
        let is_stale = &|| is_patient && since.has_changed();
        let Workshop { live, memo, good, faulty, ahead, .. } = self;
        let mut glimpsed = false;
        let show = &mut |outputs: Vec<Output>| {
            let good = good.as_deref().map(Vec::as_slice).unwrap_or_default();
            let is_same = |output: &Output| {
                good.binary_search_by(|one| one.path.cmp(&output.path)).is_ok_and(|at| good[at] == *output)
            };
            if *ahead || !outputs.iter().all(is_same) {
                // Warnings stay until it is known which there are; errors are gone, or there were no glimpse.
                let overlay = if *faulty { String::new() } else { live.now().overlay.clone() };
                let files = Some(Arc::new(outputs));
                live.show(Snapshot { files, whole: false, overlay, version: 0 }, true);
                glimpsed = true;
                thread::sleep(ROOM);
            }
        };
        let again = Again { memo, pages: &pages, show, is_stale };
        (pipeline::run_again(sources, &self.options, again), glimpsed)
    }

    /// Prints the problems, unless they are those that were printed last. That an edit moved a warning
    /// to another line is not worth telling it again.
    fn tell(&mut self, built: &Built, sources: &Sources) -> Result<()> {
        let told: Vec<Told> = built.diags.iter().map(|one| Told::of(one, sources)).collect();
        if told != self.told {
            print_problems(&built.diags, sources)?;
            self.told = told;
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
        self.show_good(Overlay { summary, problems: &problem, is_open: true }.html());
        writeln!(std::io::stderr(), "error: {error:#}")?;
        self.say(self.standing())
    }

    /// Shows the last good site with the problems over it.
    fn show_good(&mut self, overlay: String) {
        let is_new = self.ahead || self.live.now().overlay != overlay;
        self.ahead = false;
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
