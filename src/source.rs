//! Room 1: what is on disk. Reads every input once into one value that nobody changes.

use crate::diag::{Diagnostic, FileId, Files, Span};
use crate::disk;
use anyhow::{Result, bail};
use std::path::Path;

/// A text file of the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// From the project folder, with `/` between its parts.
    pub path: String,
    pub text: String,
}

/// A file that is copied as it is, such as a picture.
#[derive(Clone, Debug)]
pub struct Asset {
    /// From `content/media`.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Every input of a build, in the order of their paths.
#[derive(Debug, Default)]
pub struct Sources {
    pub files: Vec<SourceFile>,
    pub assets: Vec<Asset>,
    /// Files that could not be read as text.
    pub diags: Vec<Diagnostic>,
}

/// A text longer than this is no record; half a gigabyte of YAML would only exhaust the memory.
const LONGEST: usize = 16 * 1024 * 1024;

/// Reads the project in `root`: `content/` and, where there is one, `templates/`.
///
/// # Errors
/// When there is no `content` folder, or a file cannot be read.
pub fn read(root: &Path) -> Result<Sources> {
    let content = root.join("content");
    if !disk::is_dir(&content) {
        bail!(
            "there is no folder `content` in {}; run this in a briefing's folder, or name it with -C",
            root.display()
        );
    }
    let mut sources = Sources::default();
    for found in disk::read_tree(&content)? {
        let bytes = disk::read(&found.absolute)?;
        match found.path.strip_prefix("media/") {
            Some(path) => sources.assets.push(Asset { path: path.to_owned(), bytes }),
            None => sources.add(format!("content/{}", found.path), bytes),
        }
    }
    let templates = root.join("templates");
    if disk::is_dir(&templates) {
        for found in disk::read_tree(&templates)? {
            let bytes = disk::read(&found.absolute)?;
            sources.add(format!("templates/{}", found.path), bytes);
        }
    }
    Ok(sources)
}

impl Sources {
    /// Adds a file; one that is not UTF-8, or is far too long, is kept empty and reported.
    pub fn add(&mut self, path: String, bytes: Vec<u8>) {
        let file = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let start = Span { file, start: 0, end: 0 };
        let text = if bytes.len() > LONGEST {
            let message =
                format!("the file is {} MB long; a record has at most 16", bytes.len() / 1024 / 1024);
            self.diags.push(Diagnostic::error("not-yaml", start, message));
            String::new()
        } else {
            String::from_utf8(bytes).unwrap_or_else(|error| {
                let at = error.utf8_error().valid_up_to();
                let line = error.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
                let message = format!("the file is not UTF-8: line {line} holds a byte that is no character");
                let help = "save it as UTF-8 in your editor";
                self.diags.push(Diagnostic::error("not-utf8", start, message).help(help));
                String::new()
            })
        };
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        self.files.push(SourceFile { path, text });
    }

    /// The files with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(at as u32), file))
    }
}

impl Files for Sources {
    fn path(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].path
    }
    fn text(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].text
    }
}
