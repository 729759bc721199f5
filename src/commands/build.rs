//! `briefing build`: check everything, then write the site.

use super::progress::Progress;
use super::{Exit, counts, options, report};
use crate::cli::{Build, Cli};
use crate::diag::Format;
use crate::site::cards::{Cards, Wanted};
use crate::{disk, pipeline, publish, source};
use anyhow::{Context, Result, bail};
use signal_hook::consts::{SIGINT, SIGTERM};
use std::collections::BTreeSet;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// What is said where nobody has said where the site will be.
const WITHOUT_ADDRESS: &str = "note: left out, as the site's address is not known: feeds, calendar, sitemap, \
                               canonical links; --base-url gives it, or `base_url` in content/briefing.yaml";

pub(super) fn run(cli: &Cli, arguments: &Build) -> Result<Exit> {
    let begun = Instant::now();
    let mut options = options(&arguments.site)?;
    let folder = cli.directory.join(&arguments.output);
    for input in ["content", "templates"] {
        if disk::is_within(&folder, &cli.directory.join(input)) {
            bail!(
                "{} lies in `{input}`, which the site is made from: nothing was written. \
                 Name another folder with --output",
                folder.display()
            );
        }
    }
    options.cards = Wanted::All(publish::drawn(&folder)?);
    let progress = Progress::begin(cli, "reading the records");
    let sources = source::read(&cli.directory)?;
    progress.now("making the pages");
    let built = pipeline::run(&sources, &options);
    drop(progress);
    let exit = report(&built, &sources, Format::Human, arguments.site.deny_warnings)?;
    if exit != Exit::Clean {
        writeln!(std::io::stderr(), "nothing was written: {}", counts(&built))?;
        return Ok(exit);
    }
    let progress = Progress::begin(cli, "writing the site");
    let written = publish::publish(&built.outputs, &built.cards, &folder, &*on_interrupt()?)?;
    drop(progress);
    if let Some(note) = without_card(&built.cards) {
        writeln!(std::io::stderr(), "{note}")?;
    }
    if !cli.quiet {
        let seconds = begun.elapsed().as_secs_f64();
        let folder = folder.display();
        let mut out = std::io::stdout().lock();
        writeln!(out, "built {written} in {seconds:.2} s: {folder}")?;
        if built.base_url.is_none() {
            writeln!(out, "{WITHOUT_ADDRESS}")?;
        }
    }
    Ok(exit)
}

/// Says which pages have no card, since the texts on it could not be read.
fn without_card(cards: &Cards) -> Option<String> {
    let (first, c) = cards.without.first()?;
    let letters: BTreeSet<char> = cards.without.iter().map(|(_, c)| *c).collect();
    let letters: Vec<String> = letters.iter().take(8).map(|c| format!("`{c}`")).collect();
    let pages = if cards.without.len() == 1 {
        "1 page has".to_owned()
    } else {
        format!("{} pages have", cards.without.len())
    };
    let code = u32::from(*c);
    Some(format!(
        "note: {pages} no card, as its typeface lacks {}; the first is {first}, for U+{code:04X}",
        letters.join(", ")
    ))
}

/// From here on, Ctrl-C ends the program no longer at once: it sets what comes back, and the work ends
/// where it leaves nothing half done.
fn on_interrupt() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register(signal, stop.clone()).context("cannot listen for Ctrl-C")?;
    }
    Ok(stop)
}
