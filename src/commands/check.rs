//! `briefing check`: everything that `build` does but the writing.

use super::progress::Progress;
use super::{Exit, counts, options, report};
use crate::cli::{self, Check, Cli};
use crate::diag::{self, FileId, Files, Format};
use crate::pipeline::Options;
use crate::site::cards::Wanted;
use crate::source::Sources;
use crate::{pipeline, source};
use anyhow::Result;
use std::io::Write;
use std::path::{Component, Path};

pub(super) fn run(cli: &Cli, arguments: &Check) -> Result<Exit> {
    // A template of the author's for cards is tried too.
    let options = Options { cards: Wanted::Sample, ..options(&arguments.site)? };
    let progress = Progress::begin(cli, "reading the records");
    let sources = source::read(&cli.directory)?;
    progress.now("checking the pages");
    let built = pipeline::run(&sources, &options);
    drop(progress);
    let deny_warnings = arguments.site.deny_warnings;
    let mut stdout = std::io::stdout();
    let exit = match arguments.format {
        cli::Format::Human => report(&built, &sources, Format::Human, deny_warnings)?,
        cli::Format::Short => report(&built, &sources, Format::Short, deny_warnings)?,
        cli::Format::Json => {
            stdout.write_all(diag::render(&built.diags, &sources, Format::Json, false).as_bytes())?;
            // Whoever reads the document has the counts.
            return super::judge(&built, deny_warnings);
        }
        cli::Format::Github => {
            let files = FromAbove::new(&sources, &cli.directory);
            stdout.write_all(diag::render(&built.diags, &files, Format::Github, false).as_bytes())?;
            super::judge(&built, deny_warnings)?
        }
    };
    if !cli.quiet {
        writeln!(stdout, "checked {} files: {}", sources.files.len(), counts(&built))?;
    }
    Ok(exit)
}

/// The files with their paths from where the program was started, which in a workflow is the root of
/// the repository.
struct FromAbove<'s> {
    sources: &'s Sources,
    paths: Vec<String>,
}

impl<'s> FromAbove<'s> {
    fn new(sources: &'s Sources, directory: &Path) -> Self {
        let parts = directory.components().filter(|part| *part != Component::CurDir);
        let folder = parts.collect::<std::path::PathBuf>().to_string_lossy().replace('\\', "/");
        let above = if folder.is_empty() { folder } else { folder.trim_end_matches('/').to_owned() + "/" };
        let paths = sources.files.iter().map(|file| format!("{above}{}", file.path)).collect();
        FromAbove { sources, paths }
    }
}

impl Files for FromAbove<'_> {
    fn path(&self, file: FileId) -> &str {
        &self.paths[file.0 as usize]
    }
    fn text(&self, file: FileId) -> &str {
        self.sources.text(file)
    }
}
