//! Room 1: what is on disk. Reads every input once into one value that nobody changes.

mod names;

pub(crate) use names::is_reserved;

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
    /// Of `content/media`.
    pub assets: Vec<Asset>,
    /// Of `templates`, by their paths there: what belongs to the look and is no text.
    pub pictures: Vec<Asset>,
    /// Media and pictures that are too heavy to be part of a site, from the project folder, and how
    /// many bytes they have; they are not read.
    pub heavy: Vec<(String, u64)>,
    /// Files that could not be read as text.
    pub diags: Vec<Diagnostic>,
}

/// A text longer than this is no record; half a gigabyte of YAML would only exhaust the memory.
const LONGEST: u64 = 16 * 1024 * 1024;

/// GitHub takes no file that is longer, neither in a repository nor in a site.
pub const HEAVIEST: u64 = 100_000_000;

/// How the name of a picture ends. An SVG is text.
const PICTURES: &[&str] = &["avif", "gif", "ico", "jpeg", "jpg", "png", "webp"];

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
        match found.path.strip_prefix("media/") {
            Some(path) => sources.asset_file(&found, path, "content")?,
            None => sources.text_file(&found, "content")?,
        }
    }
    let templates = root.join("templates");
    if disk::is_dir(&templates) {
        for found in disk::read_tree(&templates)? {
            let end = found.path.rsplit_once('.').map_or("", |(_, end)| end);
            match PICTURES.contains(&end) {
                true => sources.asset_file(&found, &found.path, "templates")?,
                false => sources.text_file(&found, "templates")?,
            }
        }
    }
    Ok(sources)
}

impl Sources {
    /// Reads a text, unless it is far too long.
    fn text_file(&mut self, found: &disk::Found, folder: &str) -> Result<()> {
        let path = format!("{folder}/{}", found.path);
        if found.length > LONGEST {
            self.add_too_long(path, found.length);
        } else {
            self.add(path, disk::read(&found.absolute)?);
        }
        Ok(())
    }

    /// Reads a file that is copied under the name `path`, unless it is too heavy for a site.
    fn asset_file(&mut self, found: &disk::Found, path: &str, folder: &str) -> Result<()> {
        if found.length > HEAVIEST {
            self.heavy.push((format!("{folder}/{}", found.path), found.length));
            return Ok(());
        }
        let asset = Asset { path: path.to_owned(), bytes: disk::read(&found.absolute)? };
        if folder == "content" {
            self.assets.push(asset)
        } else {
            self.pictures.push(asset)
        }
        Ok(())
    }

    /// Adds a file that is too long to be read: it is kept empty and reported.
    fn add_too_long(&mut self, path: String, length: u64) {
        let start = Span { file: self.next(), start: 0, end: 0 };
        let message = format!("the file is {} MB long; a record has at most 16", length / 1024 / 1024);
        self.diags.push(Diagnostic::error("not-yaml", start, message));
        self.files.push(SourceFile { path, text: String::new() });
    }

    /// The number of the file that is added next.
    fn next(&self) -> FileId {
        FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX))
    }

    /// Adds a file; one that is far too long is kept empty and reported, and so is one that is not UTF-8,
    /// whose text is kept to be shown and not to be read.
    pub fn add(&mut self, path: String, bytes: Vec<u8>) {
        let length = bytes.len() as u64;
        if length > LONGEST {
            return self.add_too_long(path, length);
        }
        let file = self.next();
        let text = String::from_utf8(bytes).unwrap_or_else(|error| {
            let at = error.utf8_error().valid_up_to();
            let byte = error.as_bytes()[at];
            let message = format!("the file is not UTF-8: the byte {byte:02X} here is no character");
            let help = if path.starts_with("templates/") {
                format!("save it as UTF-8 in your editor; pictures end in {}", PICTURES.join(", "))
            } else {
                "save it as UTF-8 in your editor".to_owned()
            };
            let mark = if error.as_bytes().starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
            let start = at.saturating_sub(mark) as u32;
            let end = start + char::REPLACEMENT_CHARACTER.len_utf8() as u32;
            self.diags.push(Diagnostic::error("not-utf8", Span { file, start, end }, message).help(help));
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        });
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        self.files.push(SourceFile { path, text });
    }

    /// Whether `file` could not be read as text, which is reported.
    pub fn is_lost(&self, file: FileId) -> bool {
        self.diags.iter().any(|fault| fault.span.is_some_and(|span| span.file == file))
    }

    /// What is wrong with the files themselves, before anything is known of what they hold.
    pub fn problems(&self) -> Vec<Diagnostic> {
        let mut diags = self.diags.clone();
        names::check(self, &mut diags);
        diags
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
