//! Room 5: the only door out. Puts a finished site into a folder so that nothing is lost: a fresh
//! site appears whole or not at all, and in an existing one every file is whole, old or new.

mod manifest;

use crate::disk;
use crate::site::Output;
use crate::site::cards::{Cards, Drawn, DrawnCard};
use anyhow::{Context, Result, bail};
use manifest::Manifest;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// Where files stand until all of them are written; inside the folder, so that a rename suffices.
const STAGE: &str = ".briefing-tmp";

/// What a build did to the folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    pub files: usize,
    pub pages: usize,
    pub bytes: u64,
    /// Files that are new or differ from what stood there.
    pub changed: usize,
    /// Files of an earlier build that are no longer part of the site.
    pub removed: usize,
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let megabytes = self.bytes as f64 / 1e6;
        write!(f, "{} pages, {} files, {megabytes:.1} MB", self.pages, self.files)?;
        write!(f, " ({} changed, {} removed)", self.changed, self.removed)
    }
}

/// Writes the site into `folder`, which is absent, empty, or was written by an earlier build. Once
/// `stop` is set, nothing is written unless all is ready: then it is put in its place first.
///
/// # Errors
/// When the folder holds anything that no build wrote, the disk refuses, or `stop` was set in time; what stood there then
/// still stands.
pub fn publish(outputs: &[Output], cards: &Cards, folder: &Path, stop: &AtomicBool) -> Result<Written> {
    let mut written = Written {
        files: outputs.len(),
        pages: outputs.iter().filter(|output| output.path.0.ends_with(".html")).count(),
        bytes: outputs.iter().map(|output| output.bytes.len() as u64).sum(),
        ..Written::default()
    };
    let fresh = Manifest::of(outputs, cards);
    if !disk::exists(folder) || (disk::is_dir(folder) && disk::is_empty_dir(folder)?) {
        written.changed = outputs.len();
        appear(outputs, &fresh, folder, stop)?;
        return Ok(written);
    }
    if !disk::is_dir(folder) {
        bail!("{} is not a folder", folder.display());
    }
    // Not even a stage is made in a folder that is not ours; and what is ours is read once no other
    // build can change it.
    let stage = Manifest::read(folder)?.map(|_| claim(&folder.join(STAGE), folder)).transpose()?;
    let Some((_stage, old)) = stage.zip(Manifest::read(folder)?) else {
        bail!(
            "{} holds files that are not a briefing's: nothing was written. \
             Name another folder with --output, or empty this one yourself",
            folder.display()
        );
    };
    let changed = changed(outputs, &old, folder)?;
    let stale: Vec<&str> = old.without(&fresh).collect();
    (written.changed, written.removed) = (changed.len(), stale.len());
    if !changed.is_empty() || !stale.is_empty() || old != fresh {
        replace(&changed, &stale, &Manifests { old: &old, fresh: &fresh }, folder, stop)?;
    }
    Ok(written)
}

/// The cards that stand in `folder` as an earlier build drew them. One that is gone, or was changed since,
/// is not among them.
///
/// # Errors
/// When the manifest cannot be read.
pub fn drawn(folder: &Path) -> Result<Drawn> {
    let manifest = if disk::is_dir(folder) { Manifest::read(folder)? } else { None };
    let Some(manifest) = manifest else { return Ok(Drawn::new()) };
    let cards: Vec<(&str, &manifest::Card)> = manifest.cards().collect();
    let stands = |(path, card): (&str, &manifest::Card)| {
        let bytes = disk::read_if_there(&folder.join(path)).ok()??;
        let same = manifest::Card::of(&card.input, &bytes) == *card;
        same.then(|| (path.to_owned(), DrawnCard { input: card.input.clone(), bytes }))
    };
    Ok(cards.into_par_iter().filter_map(stands).collect())
}

/// Takes the place where files are staged; a build that was killed may have left files there.
fn claim(stage: &Path, folder: &Path) -> Result<disk::Claim> {
    let claim = disk::claim(stage)?;
    claim.with_context(|| {
        format!("another build is writing to {}: run this one again when it is done", folder.display())
    })
}

/// Makes a folder beside the one that is wanted and gives it the name once it is whole.
fn appear(outputs: &[Output], manifest: &Manifest, folder: &Path, stop: &AtomicBool) -> Result<()> {
    let name = folder.file_name().with_context(|| format!("{} has no name", folder.display()))?;
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    disk::create_dirs(parent)?;
    let stage = parent.join(format!(".{}{STAGE}", name.to_string_lossy()));
    let _claim = claim(&stage, folder)?;
    let whole = stage.join("site");
    write_all(&outputs.iter().collect::<Vec<_>>(), &whole, stop)?;
    disk::write_new(&whole.join(manifest::NAME), manifest.text().as_bytes())?;
    // Not every system puts a folder in place of an empty one.
    disk::remove_if_empty(folder);
    if disk::exists(folder) {
        bail!("{} was made by another build meanwhile: run this one again", folder.display());
    }
    disk::rename(&whole, folder)
}

/// The outputs that differ from what stands in `folder`.
fn changed<'o>(outputs: &'o [Output], old: &Manifest, folder: &Path) -> Result<Vec<&'o Output>> {
    let differs = |output: &'o Output| -> Result<Option<&'o Output>> {
        let path = folder.join(&output.path.0);
        if !old.has(&output.path.0) && disk::exists(&path) {
            bail!("{} was not written by briefing: nothing was written; move it elsewhere", path.display());
        }
        let same = disk::read_if_there(&path)?.is_some_and(|bytes| bytes == output.bytes);
        Ok((!same).then_some(output))
    };
    let compared: Result<Vec<Option<&Output>>> = outputs.par_iter().map(differs).collect();
    Ok(compared?.into_iter().flatten().collect())
}

struct Manifests<'m> {
    old: &'m Manifest,
    fresh: &'m Manifest,
}

/// Writes every file that changed beside its place, and only then renames the first.
fn replace(
    changed: &[&Output],
    stale: &[&str],
    manifests: &Manifests<'_>,
    folder: &Path,
    stop: &AtomicBool,
) -> Result<()> {
    let stage = folder.join(STAGE);
    let (union, fresh) = (stage.join("union.json"), stage.join("fresh.json"));
    let folders: BTreeSet<PathBuf> = changed
        .iter()
        .filter_map(|output| folder.join(&output.path.0).parent().map(Path::to_owned))
        .collect();
    // An error up to here leaves the site as it was; what is staged goes with the claim.
    write_all(changed, &stage.join("site"), stop)?;
    disk::write_new(&union, manifests.old.union(manifests.fresh).text().as_bytes())?;
    disk::write_new(&fresh, manifests.fresh.text().as_bytes())?;
    folders.iter().try_for_each(|folder| disk::create_dirs(folder))?;
    // From here on both old and new files are ours, and the next build finishes what is cut off.
    let put = || -> Result<()> {
        disk::rename(&union, &folder.join(manifest::NAME))?;
        for output in changed {
            disk::rename(&stage.join("site").join(&output.path.0), &folder.join(&output.path.0))?;
        }
        for path in stale {
            let path = folder.join(path);
            disk::remove(&path)?;
            let above = path.ancestors().skip(1).take_while(|above| *above != folder);
            above.for_each(disk::remove_if_empty);
        }
        disk::rename(&fresh, &folder.join(manifest::NAME))
    };
    put().context(
        "each file of the site is whole, but some are of the build before; the next build completes it",
    )
}

/// Writes files into a folder that is new, until it is to stop.
fn write_all(outputs: &[&Output], folder: &Path, stop: &AtomicBool) -> Result<()> {
    let folders: BTreeSet<PathBuf> = outputs
        .iter()
        .filter_map(|output| folder.join(&output.path.0).parent().map(Path::to_owned))
        .collect();
    disk::create_dirs(folder)?;
    folders.iter().try_for_each(|folder| disk::create_dirs(folder))?;
    outputs.par_iter().try_for_each(|output| {
        if stop.load(Ordering::Relaxed) {
            bail!("stopped: nothing was written");
        }
        disk::write_new(&folder.join(&output.path.0), &output.bytes)
    })
}
