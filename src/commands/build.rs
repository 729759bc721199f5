//! `briefing build`: check everything, then write the site.

use super::{Exit, counts, options, report};
use crate::cli::{Build, Cli};
use crate::diag::Format;
use crate::{disk, pipeline, publish, source};
use anyhow::{Result, bail};
use std::io::Write;
use std::time::Instant;

pub(super) fn run(cli: &Cli, arguments: &Build) -> Result<Exit> {
    let begun = Instant::now();
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
    let sources = source::read(&cli.directory)?;
    let built = pipeline::run(&sources, &options(&arguments.site)?);
    let exit = report(&built, &sources, Format::Human, arguments.site.deny_warnings)?;
    if exit != Exit::Clean {
        writeln!(std::io::stderr(), "nothing was written: {}", counts(&built))?;
        return Ok(exit);
    }
    let written = publish::publish(&built.outputs, &folder)?;
    if !cli.quiet {
        let seconds = begun.elapsed().as_secs_f64();
        let folder = folder.display();
        writeln!(std::io::stdout(), "built {written} in {seconds:.2} s: {folder}")?;
    }
    Ok(exit)
}
