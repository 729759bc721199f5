//! `briefing schema`: the format of the records, for editors and other programs.

use super::Exit;
use crate::cli::{Cli, Schema};
use crate::disk;
use crate::model::schema::{self, FOLDER, KINDS};
use crate::site::views;
use anyhow::{Result, bail};
use std::io::Write;
use std::path::Path;

pub(super) fn run(cli: &Cli, arguments: &Schema) -> Result<Exit> {
    let text = match &arguments.kind {
        _ if arguments.write => write(&cli.directory)?,
        _ if arguments.views => views::page().to_owned(),
        Some(name) => schema::find(name).map_err(anyhow::Error::msg)?.schema(),
        None => list(),
    };
    if !(arguments.write && cli.quiet) {
        std::io::stdout().lock().write_all(text.as_bytes())?;
    }
    Ok(Exit::Clean)
}

/// The kinds, one a line, with the files they are found in.
fn list() -> String {
    let line = |kind: &schema::Kind| format!("{:9} {:27} {}\n", kind.name, kind.files, kind.phrase());
    KINDS.iter().map(line).collect()
}

/// Writes every schema into the project, none of them over a file that is not ours.
fn write(project: &Path) -> Result<String> {
    let content = project.join("content");
    if !disk::is_dir(&content) {
        bail!("there is no folder `content` in {}; name the briefing's folder with -C", project.display());
    }
    let folder = content.join(FOLDER);
    if !disk::is_within(&folder, &content) {
        bail!("{} is a link out of {}: nothing was written; remove it", folder.display(), content.display());
    }
    let mut changed = Vec::new();
    for kind in KINDS {
        let (path, text) = (folder.join(kind.file_name()), kind.schema());
        match disk::read_if_there(&path)? {
            Some(old) if old == text.as_bytes() => {}
            Some(old) if !schema::is_ours(&old) => bail!(
                "{} was not written by briefing: nothing was written; move it elsewhere",
                path.display()
            ),
            _ => changed.push((path, text)),
        }
    }
    disk::create_dirs(&folder)?;
    changed.iter().try_for_each(|(path, text)| disk::write_whole(path, text.as_bytes()))?;
    let lines: Vec<(String, String)> = KINDS.iter().flat_map(schema::Kind::first_lines).collect();
    let lines: String = lines.iter().map(|(path, line)| format!("{path:31} {line}\n")).collect();
    let (count, new) = (KINDS.len(), changed.len());
    let folder = folder.display();
    Ok(format!(
        "{folder}: {count} schemas, {new} of them written\n\nThe first line of a file that is to be checked by an editor:\n{lines}"
    ))
}
