//! The list of files that a build wrote: what a later one may replace and remove.

use crate::disk;
use crate::site::Output;
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::path::Path;

/// The manifest's name in the built folder.
pub(super) const NAME: &str = ".briefing-manifest.json";

/// Paths from the built folder, with `/` between their parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Manifest {
    files: BTreeSet<String>,
}

impl Manifest {
    pub(super) fn of(outputs: &[Output]) -> Self {
        Manifest { files: outputs.iter().map(|output| output.path.0.clone()).collect() }
    }

    /// The manifest in `folder`, or nothing where there is none.
    ///
    /// # Errors
    /// When it cannot be read, or names a file outside the folder.
    pub(super) fn read(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(NAME);
        let Some(bytes) = disk::read_if_there(&path)? else { return Ok(None) };
        let damaged =
            || format!("{} is damaged: remove the folder {} yourself", path.display(), folder.display());
        let value: serde_json::Value = serde_json::from_slice(&bytes).with_context(damaged)?;
        let files = value.get("files").and_then(|files| files.as_array()).with_context(damaged)?;
        let files: Option<BTreeSet<String>> =
            files.iter().map(|file| file.as_str().map(str::to_owned)).collect();
        let files = files.with_context(damaged)?;
        if let Some(outside) = files.iter().find(|file| !is_inside(file)) {
            bail!("{} names `{outside}`, which is no file of a site: nothing was written", path.display());
        }
        Ok(Some(Manifest { files }))
    }

    /// As it is written: the same list gives the same bytes.
    pub(super) fn text(&self) -> String {
        let value = serde_json::json!({ "generator": "briefing", "files": self.files });
        format!("{value:#}\n")
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains(path)
    }

    pub(super) fn union(&self, other: &Manifest) -> Manifest {
        Manifest { files: self.files.union(&other.files).cloned().collect() }
    }

    /// The files of this manifest that are not in `other`.
    pub(super) fn without<'m>(&'m self, other: &'m Manifest) -> impl Iterator<Item = &'m str> {
        self.files.difference(&other.files).map(String::as_str)
    }
}

/// Whether a path leads to a place below the folder it starts from, and nowhere else.
fn is_inside(path: &str) -> bool {
    let whole = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':']);
    path.split('/').all(whole) && path != NAME
}
