//! `briefing build`: check everything, then write the site.

use super::{Exit, counts, options, report};
use crate::cli::{Build, Cli};
use crate::diag::Format;
use crate::{pipeline, publish, source};
use anyhow::Result;
use std::io::Write;
use std::time::Instant;

pub(super) fn run(cli: &Cli, arguments: &Build) -> Result<Exit> {
    let begun = Instant::now();
    let sources = source::read(&cli.directory)?;
    let built = pipeline::run(&sources, &options(&arguments.site)?);
    let exit = report(&built, &sources, Format::Human, arguments.site.deny_warnings)?;
    if exit != Exit::Clean {
        writeln!(std::io::stderr(), "nothing was written: {}", counts(&built))?;
        return Ok(exit);
    }
    let folder = cli.directory.join(&arguments.output);
    let written = publish::publish(&built.outputs, &folder)?;
    if !cli.quiet {
        let seconds = begun.elapsed().as_secs_f64();
        let folder = folder.display();
        writeln!(std::io::stdout(), "built {written} in {seconds:.2} s: {folder}")?;
    }
    Ok(exit)
}
