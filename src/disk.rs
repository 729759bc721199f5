//! The floor: every call to the file system. Each error names its path.

use anyhow::{Context, Result, bail};
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use walkdir::WalkDir;

/// A file that was found in a folder.
#[derive(Clone, Debug)]
pub struct Found {
    /// From the folder that was searched, with `/` between its parts.
    pub path: String,
    /// Where it can be read.
    pub absolute: PathBuf,
    /// In bytes.
    pub length: u64,
}

/// Whether `path` is a folder.
pub fn is_dir(path: &Path) -> bool {
    path.is_dir()
}

/// Whether `path` is `folder` or lies in it, whatever links lead there; neither need exist.
pub fn is_within(path: &Path, folder: &Path) -> bool {
    real(path).starts_with(real(folder))
}

/// The path without links and without `..`, as far as it exists; the rest is taken as it is written.
fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let there = path.ancestors().find_map(|above| Some((above, fs::canonicalize(above).ok()?)));
    let Some((above, mut real)) = there else { return path };
    for part in path.strip_prefix(above).unwrap_or(Path::new("")).components() {
        match part {
            Component::ParentDir => drop(real.pop()),
            other => real.push(other),
        }
    }
    real
}

/// Every file under `root`, sorted by path; names that begin with a dot are passed over.
///
/// # Errors
/// When a folder cannot be read, a name is not UTF-8, or a symbolic link leads out of `root` or
/// in a circle: what is published has to lie in the project.
pub fn read_tree(root: &Path) -> Result<Vec<Found>> {
    let real_root = fs::canonicalize(root).with_context(|| format!("cannot open {}", root.display()))?;
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let walk = WalkDir::new(root).follow_links(true).into_iter();
    let mut found = Vec::new();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name())) {
        let entry = entry.map_err(|error| walked_into(error, root))?;
        if entry.path_is_symlink() {
            let real = fs::canonicalize(entry.path())
                .with_context(|| format!("cannot open {}", entry.path().display()))?;
            if !real.starts_with(&real_root) {
                bail!(
                    "{} is a link out of {}; copy what it leads to",
                    entry.path().display(),
                    root.display()
                );
            }
        }
        if !entry.file_type().is_file() {
            continue;
        }
        let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
        let parts: Option<Vec<&str>> = relative.components().map(|part| part.as_os_str().to_str()).collect();
        let Some(parts) = parts else {
            bail!("the name of {} is not UTF-8; rename it", entry.path().display());
        };
        let path = parts.join("/");
        if path.contains(char::is_control) {
            bail!("the name of {:?} holds a character that cannot be seen; rename it", entry.path());
        }
        let length = entry.metadata().map_or(0, |data| data.len());
        found.push(Found { path, absolute: entry.into_path(), length });
    }
    // By path and not as found, so that the order of a folder does not matter.
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// What tells whether a file was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub path: PathBuf,
    /// In bytes.
    pub size: u64,
    /// In nanoseconds of the file system's own clock, whatever that is.
    pub changed: u128,
}

/// The stamps of every file that `read_tree` would find under `root`. What cannot be looked up is
/// left out, so that a folder that is not there is one without files.
pub fn stamps(root: &Path) -> Vec<Stamp> {
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let walk = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
    walk.filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name()))
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let metadata = entry.metadata().ok().filter(fs::Metadata::is_file)?;
            let changed = metadata.modified().ok()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
            Some(Stamp { size: metadata.len(), changed: changed.as_nanos(), path: entry.into_path() })
        })
        .collect()
}

/// What stopped the search of a folder, in one line.
fn walked_into(error: walkdir::Error, root: &Path) -> anyhow::Error {
    let path = error.path().unwrap_or(root).display().to_string();
    if error.loop_ancestor().is_some() {
        return anyhow::anyhow!("{path} is a link to a folder that it lies in; remove it");
    }
    let read = format!("cannot read {path}");
    match error.into_io_error() {
        Some(error) => anyhow::Error::new(error).context(read),
        None => anyhow::Error::msg(read),
    }
}

/// The whole of a file.
///
/// # Errors
/// When it cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The whole of a file, or nothing where there is none.
///
/// # Errors
/// When it is there and cannot be read.
pub fn read_if_there(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

/// Whether anything, a broken link included, bears this name.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether the folder holds nothing at all.
///
/// # Errors
/// When it cannot be read.
pub fn is_empty_dir(path: &Path) -> Result<bool> {
    let mut entries = fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(entries.next().is_none())
}

/// The names of what lies in a folder, sorted; what is no UTF-8 in one is replaced.
///
/// # Errors
/// When it cannot be read.
pub fn names_in(path: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(path).and_then(Iterator::collect::<std::io::Result<Vec<_>>>);
    let entries = entries.with_context(|| format!("cannot read {}", path.display()))?;
    let mut names: Vec<String> =
        entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

/// Makes a folder and those above it.
///
/// # Errors
/// When it cannot be made.
pub fn create_dirs(path: &Path) -> Result<()> {
    fs::create_dir_all(path).with_context(|| format!("cannot make the folder {}", path.display()))
}

/// Writes a file that must not be there yet.
///
/// # Errors
/// When it is there, or cannot be written.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    let written = fs::OpenOptions::new().write(true).create_new(true).open(path).and_then(|mut file| {
        std::io::Write::write_all(&mut file, bytes)?;
        Ok(())
    });
    written.with_context(|| format!("cannot write {}", path.display()))
}

/// Adds `bytes` at the end of a file that has to be as it was read: `before`. What is in it is not
/// touched, whatever happens.
///
/// # Errors
/// When it was changed in the meantime, or cannot be written.
pub fn append(path: &Path, before: &[u8], bytes: &[u8]) -> Result<()> {
    if read(path)? != before {
        bail!("{} was changed in the meantime: nothing was written; try again", path.display());
    }
    let written = fs::OpenOptions::new().append(true).open(path).and_then(|mut file| {
        let written = std::io::Write::write_all(&mut file, bytes);
        if written.is_err() {
            // A full disk may have taken half of it; the first error is the one to tell.
            let _ = file.set_len(before.len() as u64);
        }
        written
    });
    written.with_context(|| format!("cannot write {}", path.display()))
}

/// Writes a file, in place of one that may be there: at any moment the old or the new one is whole.
///
/// # Errors
/// When it cannot be written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let written =
        remove(&beside).and_then(|()| write_new(&beside, bytes)).and_then(|()| rename(&beside, path));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = remove(&beside);
    }
    written
}

/// Gives a file or folder another name, in place of what bears that name.
///
/// # Errors
/// When it cannot be done.
pub fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| format!("cannot put {} in place", to.display()))
}

/// Removes a file; one that is gone already is no error.
///
/// # Errors
/// When it is there and cannot be removed.
pub fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

/// Removes a folder if it is empty, and leaves it if it is not.
pub fn remove_if_empty(path: &Path) {
    // It stays where someone else keeps a file in it; that is no failure.
    let _ = fs::remove_dir(path);
}

/// Removes a folder of our own with all that is in it; one that is gone already is no error.
///
/// # Errors
/// When it is there and cannot be removed.
pub fn remove_tree(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

/// A folder that one process at a time works in, until this is dropped.
#[derive(Debug)]
pub struct Claim {
    folder: PathBuf,
    file: fs::File,
}

/// The file in a claimed folder that the system holds locked for its owner, dead or alive.
const LOCK: &str = "lock";

/// Makes the folder `path` and claims it; nothing where another process has it. What one that was
/// killed left in it is removed.
///
/// # Errors
/// When the folder cannot be made or cleared.
pub fn claim(path: &Path) -> Result<Option<Claim>> {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let (name, own) = (path.join(LOCK), format!("{} {}", std::process::id(), NUMBER.fetch_add(1, Relaxed)));
    // Between opening and locking, the one before may have removed the file: then it is another now.
    for _ in 0..100 {
        let open = fs::create_dir_all(path)
            .and_then(|()| fs::OpenOptions::new().create(true).truncate(false).write(true).open(&name));
        let mut file = match open {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            other => other.with_context(|| format!("cannot write {}", name.display()))?,
        };
        match file.try_lock() {
            Err(fs::TryLockError::WouldBlock) => return Ok(None),
            Err(fs::TryLockError::Error(error)) if error.kind() != ErrorKind::Unsupported => {
                return Err(error).with_context(|| format!("cannot lock {}", name.display()));
            }
            _ => {}
        }
        let marked = file.set_len(0).and_then(|()| std::io::Write::write_all(&mut file, own.as_bytes()));
        marked.with_context(|| format!("cannot write {}", name.display()))?;
        if fs::read(&name).is_ok_and(|bytes| bytes == own.as_bytes()) {
            let claim = Claim { folder: path.to_owned(), file };
            claim.clear()?;
            return Ok(Some(claim));
        }
    }
    Ok(None)
}

impl Claim {
    /// Removes everything in the folder but the lock.
    fn clear(&self) -> Result<()> {
        let entries = fs::read_dir(&self.folder);
        for entry in entries.with_context(|| format!("cannot read {}", self.folder.display()))? {
            let path = entry.with_context(|| format!("cannot read {}", self.folder.display()))?.path();
            match path.is_dir() {
                _ if path.ends_with(LOCK) => {}
                true => remove_tree(&path)?,
                false => remove(&path)?,
            }
        }
        Ok(())
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        // What cannot be removed is cleared by the next one that claims the folder.
        let _ = self.clear();
        let _ = fs::remove_file(self.folder.join(LOCK));
        let _ = fs::remove_dir(&self.folder);
        let _ = self.file.unlock();
    }
}
