//! `briefing init`: a small complete project in a folder of its own.

use super::Exit;
use crate::cli::{Cli, Init};
use crate::disk;
use crate::scaffold::starter;
use anyhow::{Result, bail};
use std::io::Write;
use std::path::Path;

pub(super) fn run(cli: &Cli, arguments: &Init) -> Result<Exit> {
    let folder = super::beneath(cli, &arguments.folder);
    if disk::exists(&folder) && !(disk::is_dir(&folder) && disk::is_empty_dir(&folder)?) {
        bail!(
            "{} is not an empty folder: nothing was written; name one that is not there yet",
            folder.display()
        );
    }
    let files = starter::files();
    write(&folder, &files)?;
    if !cli.quiet {
        let (shown, many) = (folder.display(), files.len());
        let mut out = std::io::stdout().lock();
        writeln!(out, "wrote a small project on an invented subject, {many} files, into {shown}")?;
        writeln!(out, "see it:         briefing -C {shown} build, then open {shown}/public/index.html")?;
        writeln!(
            out,
            "make it yours:  change {shown}/content/briefing.yaml, and replace the records beside it"
        )?;
        writeln!(out, "add to it:      briefing -C {shown} new event --title \"What happened\"")?;
        writeln!(out, "publish it:     {shown}/README.md says how")?;
    }
    Ok(Exit::Clean)
}

/// Writes the project beside its place and moves it there, so that it is whole or not there at all; a
/// folder that is there and empty is filled.
fn write(folder: &Path, files: &[(String, String)]) -> Result<()> {
    let name = folder.file_name().filter(|_| !disk::exists(folder));
    let Some(name) = name else { return fill(folder, files) };
    let beside = folder.with_file_name(format!(".{}.{}", name.to_string_lossy(), std::process::id()));
    let done = fill(&beside, files).and_then(|()| disk::rename(&beside, folder));
    if done.is_err() {
        // The first error is the one to tell.
        let _ = disk::remove_tree(&beside);
    }
    done
}

fn fill(folder: &Path, files: &[(String, String)]) -> Result<()> {
    for (path, text) in files {
        let file = folder.join(path);
        disk::create_dirs(file.parent().unwrap_or(folder))?;
        disk::write_new(&file, text.as_bytes())?;
    }
    Ok(())
}
