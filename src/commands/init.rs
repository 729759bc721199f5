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
    let files = starter::files();
    if disk::exists(&folder) {
        look_at(&folder, &files)?;
    }
    write(&folder, &files)?;
    if !cli.quiet {
        let (shown, many) = (folder.display(), files.len());
        let named = super::quoted(&folder);
        let mut out = std::io::stdout().lock();
        writeln!(out, "wrote a small project on an invented subject, {many} files, into {shown}")?;
        writeln!(out, "see it:         briefing -C {named} build, then open {shown}/public/index.html")?;
        writeln!(
            out,
            "make it yours:  change {shown}/content/briefing.yaml, and replace the records beside it"
        )?;
        writeln!(out, "add to it:      briefing -C {named} new event --title \"What happened\"")?;
        writeln!(out, "publish it:     {shown}/README.md says how")?;
    }
    Ok(Exit::Clean)
}

/// What may lie in the folder already: it belongs to no briefing, and comes with a repository that is
/// empty otherwise, or with the system.
fn is_apart(name: &str) -> bool {
    let name = name.to_uppercase();
    [".", "LICENSE", "LICENCE", "COPYING"].iter().any(|begin| name.starts_with(begin))
}

/// Refuses a folder in which something would be written over, or get among what is not of the project.
fn look_at(folder: &Path, files: &[(String, String)]) -> Result<()> {
    let shown = folder.display();
    if !disk::is_dir(folder) {
        bail!("{shown} is not a folder: nothing was written; name one that is not there yet");
    }
    if let Some(name) = disk::names_in(folder)?.iter().find(|name| !is_apart(name)) {
        bail!(
            "{shown} is not an empty folder, it holds `{name}`: nothing was written; \
             name one that is not there yet"
        );
    }
    for file in files.iter().map(|(path, _)| folder.join(path)) {
        if disk::exists(&file) || !disk::is_within(&file, folder) {
            let fault = if disk::exists(&file) { "is there already" } else { "would lie out of that folder" };
            bail!("{} {fault}: nothing was written; move it elsewhere first", file.display());
        }
    }
    Ok(())
}

/// Writes the project beside its place and moves it there, so that it is whole or not there at all; a
/// folder that is there is filled.
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
