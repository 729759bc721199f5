//! `briefing check`: everything that `build` does but the writing.

use super::{Exit, counts, options, report};
use crate::cli::{self, Check, Cli};
use crate::diag::Format;
use crate::{pipeline, source};
use anyhow::Result;
use std::io::Write;

pub(super) fn run(cli: &Cli, arguments: &Check) -> Result<Exit> {
    let sources = source::read(&cli.directory)?;
    let built = pipeline::run(&sources, &options(&arguments.site)?);
    let format = match arguments.format {
        cli::Format::Human => Format::Human,
        cli::Format::Short => Format::Short,
    };
    let exit = report(&built, &sources, format, arguments.site.deny_warnings)?;
    if !cli.quiet {
        writeln!(std::io::stdout(), "checked {} files: {}", sources.files.len(), counts(&built))?;
    }
    Ok(exit)
}
